//! `postedit fix`.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use postedit::batch::Input;
use postedit::edit::write_atomically;
use postedit::engine::{Choice, Status};

use super::args::FixArgs;
use super::drafts::{Draft, for_each};
use super::error::{Exit, complain};
use super::knowledge;

pub(super) fn run(args: &FixArgs) -> anyhow::Result<Exit> {
    let many = args.drafts.drafts.len() > 1 || args.drafts.drafts.iter().any(|path| path.is_dir());
    if many && args.output.is_some() {
        bail!("--output takes one draft; leave it out to write each draft in place");
    }
    let rules = knowledge::load(&args.knowledge)?;
    let choice = Choice { all: args.all, ..Choice::default() };
    for_each(&args.drafts, rules, &choice, |draft| match write(args, &draft) {
        Ok(()) => {
            if !args.speech.quiet {
                summarise(&draft);
            }
            Ok(Exit::Clean)
        }
        Err(error) if super::error::is_closed_pipe(&error) => Err(error),
        Err(error) => {
            complain(format_args!("{error:#}"));
            Ok(Exit::Failed)
        }
    })
}

fn write(args: &FixArgs, draft: &Draft) -> anyhow::Result<()> {
    let bytes = draft.document.write(&draft.outcome.edits);
    let to_stdout = args
        .output
        .as_deref()
        .map_or(draft.input == Input::Stdin, |path| path == Path::new("-") || path == Path::new("/dev/stdout"));
    match (&args.output, &draft.input) {
        _ if to_stdout => {
            let mut out = std::io::stdout().lock();
            out.write_all(&bytes)?;
            out.flush()?;
        }
        (Some(path), _) => write_atomically(path, &bytes).with_context(|| format!("cannot write {}", path.display()))?,
        (None, Input::File(path)) if !draft.outcome.edits.is_empty() => {
            if !path.metadata()?.is_file() {
                bail!("{} is not a file; use --output", path.display());
            }
            if args.backup {
                let backup = backup_path(path);
                if backup.exists() {
                    bail!("the backup {} exists already; move it away first", backup.display());
                }
                let old = draft.document.write(&[]);
                write_atomically(&backup, &old).with_context(|| format!("cannot write the backup {}", backup.display()))?;
            }
            write_atomically(path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
        }
        (None, _) => {}
    }
    Ok(())
}

fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".orig");
    PathBuf::from(name)
}

/// One line on standard error: what was done, and what is left.
fn summarise(draft: &Draft) {
    let made = draft.outcome.status.iter().filter(|status| matches!(status, Status::Fixed(_))).count();
    let left = draft.outcome.status.iter().filter(|status| matches!(status, Status::Stands(_) | Status::Flagged)).count();
    let hint = if left > 0 { "; `postedit diff` shows what is left for you" } else { "" };
    complain(format_args!("{}: {made} mended, {left} left{hint}", draft.document.name));
}
