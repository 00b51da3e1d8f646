//! Reading drafts and running rules over them, several at a time, answers in order.

use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use anyhow::{Context, bail};
use postedit::batch::{Input, Pool, walk};
use postedit::document::{Document, Format, pair_with_source};
use postedit::engine::{Choice, Outcome, run};
use postedit::report::Paint;
use postedit::rule::RuleSet;

use super::args::{Color, DraftArgs, OutputArgs};
use super::error::{Exit, complain};

/// A draft, where it came from, and what was found in it.
pub(super) struct Draft {
    pub(super) input: Input,
    pub(super) document: Document,
    pub(super) outcome: Outcome,
}

/// Runs `rules` over every draft and gives each to `each`, in order. A draft that cannot be read is complained of, and the rest go on.
///
/// # Errors
/// What `each` returns, or no threads.
pub(super) fn for_each(
    args: &DraftArgs,
    rules: &RuleSet,
    choice: &Choice,
    mut each: impl FnMut(Draft) -> anyhow::Result<Exit>,
) -> anyhow::Result<Exit> {
    let source = args.source.as_deref().map(|path| read_source(path, args)).transpose()?;
    let pool = Pool::new(args.threads).context("cannot start the threads")?;
    let mut exit = Exit::Clean;
    let mut inputs = walk(&args.drafts).into_iter().peekable();
    if inputs.peek().is_none() {
        bail!("no drafts found: the folders hold no .txt file");
    }
    while inputs.peek().is_some() {
        let some: Vec<_> = inputs.by_ref().take(pool.batch_size()).collect();
        let drafts = pool.map(some, |input| {
            let input = input.map_err(|(path, error)| anyhow::Error::new(error).context(path.display().to_string()))?;
            let mut document = read(&input, args.date)?;
            if let Some(source) = &source {
                pair_with_source(&mut document, source);
            }
            let outcome = run(rules, &document, choice);
            anyhow::Ok(Draft { input, document, outcome })
        });
        for draft in drafts {
            exit = exit.max(match draft {
                Ok(draft) => {
                    warn_of_fights(&draft);
                    each(draft)?
                }
                Err(error) => {
                    complain(format_args!("{error:#}"));
                    Exit::Failed
                }
            });
        }
    }
    Ok(exit)
}

/// The source text that goes with the one draft.
fn read_source(path: &Path, args: &DraftArgs) -> anyhow::Result<String> {
    if args.drafts.len() > 1 || args.drafts.iter().any(|draft| draft.is_dir()) {
        bail!("--source takes one draft; give each draft its own run, or use `postedit batch`");
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read the source text {}", path.display()))?;
    Format::Plain.decode(bytes).with_context(|| path.display().to_string())
}

fn warn_of_fights(draft: &Draft) {
    for rule in &draft.outcome.fighting {
        complain(format_args!("{}: {rule} and another rule undo each other’s work; nothing of it was made", draft.document.name));
    }
}

fn read(input: &Input, date: Option<jiff::civil::Date>) -> anyhow::Result<Document> {
    let (name, bytes) = match input {
        Input::Stdin => {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
            ("-".to_owned(), bytes)
        }
        Input::File(path) => {
            let name = path.display().to_string();
            let bytes = std::fs::read(path).with_context(|| format!("cannot read {name}"))?;
            (name, bytes)
        }
    };
    Document::read(name.clone(), bytes, date).with_context(|| name)
}

/// How reports on standard output are drawn.
pub(super) fn paint(args: &OutputArgs) -> Paint {
    let coloured = match args.color {
        Color::Always => true,
        Color::Never => false,
        // NO_COLOR and its like are heeded.
        Color::Auto => {
            std::io::stdout().is_terminal() && anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
        }
    };
    if coloured { Paint::Terminal } else { Paint::Plain }
}

/// Writes to standard output.
///
/// # Errors
/// Standard output is closed or full.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}
