//! Guards the shipped knowledge: every example of every entry, rule and check holds, and what needs an example has one.
//!
//! An example runs with nothing but its own rule, every fix taken; so a failure here lies in that rule and not in its neighbours.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "in a test, a panic is the message")]

use std::collections::BTreeMap;

use postedit::engine::{ExampleResult, Verdict, run_examples};
use postedit::rule::{RuleSet, Source, shipped};

fn shipped_rules() -> RuleSet {
    RuleSet::shipped().unwrap_or_else(|errors| {
        let list: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("the shipped knowledge does not load:\n{}", list.join("\n"))
    })
}

/// A result as a person reads it: what ought to happen, and what did.
fn describe(result: &ExampleResult) -> String {
    let ExampleResult { id, origin, text, verdict } = result;
    let what = match verdict {
        Verdict::Validated => "holds".to_owned(),
        Verdict::Missing if text.is_empty() => "has no example of what it finds".to_owned(),
        Verdict::Missing => format!("finds nothing in\n    {text}"),
        Verdict::Noisy => format!("must leave alone, and does not,\n    {text}"),
        Verdict::Wrong(fixed) => format!("makes of\n    {text}\n  the wrong words\n    {fixed}"),
    };
    format!("{origin}: {id} {what}")
}

#[test]
fn every_shipped_example_holds() {
    let results = run_examples(&mut shipped_rules());
    let failed: Vec<String> = results.iter().filter(|result| result.verdict != Verdict::Validated).map(describe).collect();
    let total = results.len();
    assert!(total > 0, "no example ran");
    assert!(failed.is_empty(), "{} of {total} examples do not hold:\n{}\n", failed.len(), failed.join("\n"));
}

#[test]
fn what_needs_an_example_has_one_and_every_kind_is_there() {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut bare = Vec::new();
    for info in shipped_rules().infos() {
        let count = counts.entry(info.kind).or_default();
        count.0 += 1;
        count.1 += info.examples.len();
        if info.needs_example && !info.examples.iter().any(|example| example.wrong.is_some()) {
            bare.push(format!("{}: {}", info.origin, info.id));
        }
    }
    assert!(bare.is_empty(), "without an example of what they find:\n{}\n", bare.join("\n"));
    for kind in ["person", "office", "place", "organisation", "term", "rule", "check"] {
        let (rules, examples) = counts.get(kind).copied().unwrap_or_default();
        assert!(rules > 0, "nothing of the kind {kind} ships");
        assert!(examples > 0, "of {rules} of the kind {kind}, none has an example");
    }
}

/// A later file may take the place of an earlier one's entry; among the shipped files that would be a slip.
#[test]
fn no_shipped_file_takes_the_place_of_anothers_entry() {
    let infos = |sources: &[Source], checks| RuleSet::new(sources, checks).unwrap_or_else(|errors| panic!("{}", errors[0])).infos();
    let mut seen = BTreeMap::new();
    let files = shipped::sources();
    let each = files.iter().flat_map(|file| infos(std::slice::from_ref(file), false)).chain(infos(&[], true));
    for info in each {
        if let Some(other) = seen.insert(info.id.clone(), info.origin.clone()) {
            panic!("`{}` is defined twice: {other} and {}", info.id, info.origin);
        }
    }
    assert_eq!(seen.len(), infos(&files, true).len());
}

/// A rule set of one entry whose example is not what the entry does: the runner must say so, or the tests above guard nothing.
#[test]
fn the_runner_tells_the_four_verdicts_apart() {
    let verdict = |entry: &str| {
        let source = Source { name: "glossaries/t.toml".into(), text: entry.into() };
        let mut rules = RuleSet::new(&[source], false).unwrap_or_else(|errors| panic!("{}", errors[0]));
        run_examples(&mut rules).into_iter().map(|result| result.verdict).collect::<Vec<_>>()
    };
    let term = "[[term]]\nuse = \"virus\"\nwrong = [\"poison\"]\n[[term.example]]\n";
    assert_eq!(verdict(&format!("{term}wrong = \"The poison spread.\"\nright = \"The virus spread.\"")), [Verdict::Validated]);
    assert_eq!(
        verdict(&format!("{term}wrong = \"The poison spread.\"\nright = \"The germ spread.\"")),
        [Verdict::Wrong("The virus spread.".into())]
    );
    assert_eq!(verdict(&format!("{term}wrong = \"The potion spread.\"\nright = \"The virus spread.\"")), [Verdict::Missing]);
    assert_eq!(
        verdict(&format!("{term}wrong = \"The poison.\"\nright = \"The virus.\"\nkeep = \"A poison pill.\"")),
        [Verdict::Validated, Verdict::Noisy]
    );
    assert_eq!(verdict("[[term]]\nuse = \"virus\"\nwrong = [\"poison\"]\n"), [Verdict::Missing], "no example at all");
}
