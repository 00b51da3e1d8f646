//! The commands as a person sees them: each file in tests/cli is a session with its output, run by trycmd.

// A test may stop where it stands, and says so aloud: its panic is the message.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::type_complexity,
    unreachable_pub
)]

#[test]
fn sessions() {
    trycmd::TestCases::new().case("tests/cli/*.md").case("tests/cli/*.toml");
}
