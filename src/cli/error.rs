//! How a run ends.

use std::process::ExitCode;

/// The three ways; each has one exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Nothing was found, or all was done.
    Clean,
    /// There is something.
    Something,
    /// Something could not be done, and standard error says what.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Something => 1,
            Exit::Failed => 2,
        })
    }
}

/// Whether an error is only that the reader of our output has gone; then there is nothing left to do, and nothing is wrong.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let is = |error: &std::io::Error| error.kind() == std::io::ErrorKind::BrokenPipe;
    error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).any(is)
}

/// Says on standard error what went wrong.
pub(crate) fn complain(message: impl std::fmt::Display) {
    use std::io::Write;
    // If standard error is closed, there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "postedit: {message}");
}
