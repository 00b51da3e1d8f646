//! Findings as records, for programs.

use serde::Serialize;

use crate::document::Document;
use crate::engine::Outcome;

/// A finding as `postedit batch` prints it. Offsets are UTF-8 bytes of the text as it was given.
#[derive(Clone, Debug, Serialize)]
pub struct FindingRecord {
    /// The rule's id; for an entry, its kind.
    pub rule: String,
    /// The entry's id, if the finding is of an entry.
    pub entry: Option<String>,
    /// Where `found` starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub found: String,
    /// Why, for a person.
    pub message: String,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// What may stand there instead, best first.
    pub fixes: Vec<FixRecord>,
}

/// A way to mend a finding: `text` in place of what was found.
#[derive(Clone, Debug, Serialize)]
pub struct FixRecord {
    /// What stands there afterwards.
    pub text: String,
    /// `safe` or `review`.
    pub applicability: &'static str,
}

impl FindingRecord {
    /// Finding number `number` of an outcome; a fix of several edits becomes one that covers them.
    pub fn new(document: &Document, outcome: &Outcome, number: usize) -> FindingRecord {
        let finding = &outcome.findings[number];
        let (span, candidates) = outcome.candidates(number, &document.text);
        let fixes = finding
            .fixes
            .iter()
            .zip(candidates)
            .filter(|(fix, _)| fix.writable)
            .map(|(fix, text)| FixRecord { text, applicability: fix.applicability.as_str() })
            .collect();
        FindingRecord {
            rule: finding.rule.to_string(),
            entry: finding.entry.as_deref().map(str::to_owned),
            start: span.start,
            end: span.end,
            found: span.of(&document.text).to_owned(),
            message: finding.message.clone(),
            level: finding.level.as_str(),
            fixes,
        }
    }
}
