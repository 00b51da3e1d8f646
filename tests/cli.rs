//! The commands as a person sees them: each file in tests/cli is a session with its output, run by trycmd.

#[test]
fn sessions() {
    trycmd::TestCases::new().case("tests/cli/*.md").case("tests/cli/*.toml");
}
