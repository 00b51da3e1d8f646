//! The command line: a file a command.

mod args;
mod batch;
mod check;
mod diff;
mod drafts;
mod error;
mod explain;
mod fix;
mod knowledge;
mod rules;

use args::{Cli, Command};
pub(crate) use error::{Exit, complain, is_closed_pipe};

/// Runs the command that was given.
///
/// # Errors
/// What could not be done, for a person.
pub(crate) fn run() -> anyhow::Result<Exit> {
    let cli: Cli = clap::Parser::parse();
    match cli.command {
        Command::Diff(args) => diff::run(&args),
        Command::Fix(args) => fix::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Rules(args) => rules::run(&args),
    }
}
