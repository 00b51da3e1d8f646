//! Running the examples that rules, checks and entries bring with them.

use super::{Choice, Status, run};
use crate::document::{Document, Format, pair_with_source};
use crate::edit::apply;
use crate::glossary::Example;
use crate::rule::{RuleInfo, RuleSet};

/// What came of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Validated,
    /// What must be found was not, or an example that is called for does not exist.
    Missing,
    /// What must be left alone was found.
    Noisy,
    /// What was found was mended into something else, which is given.
    Wrong(String),
}

/// An example and what came of it.
#[derive(Clone, Debug)]
pub struct ExampleResult {
    /// The rule, check or entry.
    pub id: String,
    /// Where it is defined.
    pub origin: String,
    /// The example's text; empty where an example is called for and there is none.
    pub text: String,
    /// What came of it.
    pub verdict: Verdict,
}

/// Runs every example of every rule, each with nothing running but its own rule.
pub fn run_examples(rules: &mut RuleSet) -> Vec<ExampleResult> {
    let mut results = Vec::new();
    for info in rules.infos() {
        let result = |text: &str, verdict| ExampleResult {
            id: info.id.clone(),
            origin: info.origin.clone(),
            text: text.to_owned(),
            verdict,
        };
        if info.needs_example && !info.examples.iter().any(|example| example.wrong.is_some()) {
            results.push(result("", Verdict::Missing));
        }
        rules.run_only(&info.id);
        for example in &info.examples {
            for (text, verdict) in verdicts(rules, &info, example) {
                results.push(result(text, verdict));
            }
        }
    }
    results
}

fn verdicts<'e>(rules: &RuleSet, info: &RuleInfo, example: &'e Example) -> Vec<(&'e str, Verdict)> {
    let mut verdicts = Vec::new();
    let read = |text: &str| {
        let mut document = Document::from_text(info.id.clone(), Format::Plain, text.to_owned(), example.date);
        if let Some(source) = &example.source {
            pair_with_source(&mut document, source);
        }
        document
    };
    if let Some(wrong) = &example.wrong {
        let document = read(wrong);
        let outcome = run(rules, &document, &Choice { all: true, ..Choice::default() });
        let fixed = apply(wrong, &outcome.edits);
        let verdict = match &example.right {
            _ if outcome.findings.is_empty() => Verdict::Missing,
            Some(right) if *right != fixed => Verdict::Wrong(fixed),
            None if outcome.status.iter().any(|status| matches!(status, Status::Fixed(_))) => Verdict::Wrong(fixed),
            _ => Verdict::Validated,
        };
        verdicts.push((wrong.as_str(), verdict));
        if let Some(right) = example.right.as_deref().filter(|_| verdicts[0].1 == Verdict::Validated) {
            // What was mended must not be found again.
            let again = run(rules, &read(right), &Choice { all: true, ..Choice::default() });
            if !again.edits.is_empty() {
                verdicts.push((right, Verdict::Noisy));
            }
        }
    }
    if let Some(keep) = &example.keep {
        let outcome = run(rules, &read(keep), &Choice::default());
        verdicts.push((keep, if outcome.findings.is_empty() { Verdict::Validated } else { Verdict::Noisy }));
    }
    verdicts
}
