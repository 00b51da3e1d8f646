//! Golden samples: each article in samples/ has the diff beside it that it must give.
//!
//! `UPDATE_SAMPLES=1 cargo test --test samples` writes the diffs anew; read them before you commit them.

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

use std::fs;
use std::path::Path;

use postedit::document::Document;
use postedit::engine::{Choice, run};
use postedit::report::{Paint, unified};
use postedit::rule::RuleSet;

#[test]
fn every_sample_gives_its_diff() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rules = RuleSet::shipped().expect("the shipped knowledge compiles");
    let update = std::env::var_os("UPDATE_SAMPLES").is_some();
    let mut names: Vec<String> = fs::read_dir(root.join("samples"))
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str().and_then(|name| name.strip_suffix(".txt")).map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 6, "samples are missing: {names:?}");
    let mut stale = Vec::new();
    for name in names {
        let path = format!("samples/{name}.txt");
        let document = Document::read(path.clone(), fs::read(root.join(&path)).unwrap(), None).unwrap();
        assert!(document.text.split_whitespace().count() >= 300, "{path} is too short to show anything");
        let diff = unified(&document, &run(&rules, &document, &Choice::default()), Paint::Plain, true);
        let golden = root.join(format!("samples/{name}.diff"));
        if update {
            fs::write(&golden, &diff).unwrap();
        } else if fs::read_to_string(&golden).unwrap_or_default() != diff {
            stale.push(format!("{path} gives another diff than samples/{name}.diff:\n{diff}"));
        }
    }
    assert!(stale.is_empty(), "{}", stale.join("\n\n"));
}
