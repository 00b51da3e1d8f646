//! Loading the knowledge that the command line names.

use std::path::Path;

use anyhow::{Context, bail};
use postedit::rule::{RuleSet, Selection, Source, shipped};

use super::args::KnowledgeArgs;
use super::error::complain;

/// The rules that a command runs.
///
/// # Errors
/// A file that cannot be read or does not make sense (every such file is complained of), or a selector that names nothing.
pub(super) fn load(args: &KnowledgeArgs) -> anyhow::Result<&'static RuleSet> {
    let rules = load_all(args)?.select(Selection { only: args.only.clone(), skip: args.skip.clone() })?;
    // They serve until the process ends; taking them apart piece by piece would cost a tenth of a short run.
    Ok(Box::leak(Box::new(rules)))
}

/// The same without a selection.
///
/// # Errors
/// As [`load`], but for selectors.
pub(super) fn load_all(args: &KnowledgeArgs) -> anyhow::Result<RuleSet> {
    let mut sources = if args.no_default { Vec::new() } else { shipped::sources() };
    for path in args.glossary.iter().chain(&args.rules) {
        sources.push(read(path)?);
    }
    RuleSet::new(&sources, !args.no_default).or_else(|errors| {
        errors.iter().for_each(complain);
        match errors.len() {
            1 => bail!("a knowledge file has an error; nothing was done"),
            n => bail!("{n} knowledge files have errors; nothing was done"),
        }
    })
}

fn read(path: &Path) -> anyhow::Result<Source> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read the knowledge file {}", path.display()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        anyhow::anyhow!("{}: not UTF-8 at byte {offset}; save the file as UTF-8", path.display())
    })?;
    Ok(Source { name: path.display().to_string(), text })
}
