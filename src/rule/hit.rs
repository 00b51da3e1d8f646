//! What a rule answers with.

use std::sync::Arc;

use serde::Deserialize;

use crate::edit::Fix;
use crate::text::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// For the editor's information.
    Note,
    /// Ought to be looked at.
    Warning,
    /// Must not be printed.
    Error,
}

impl Level {
    /// The word that reports and knowledge files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// A rule's answer about one place of a segment.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The rule's id; for an entry, its kind.
    pub rule: Arc<str>,
    /// The entry's id.
    pub entry: Option<Arc<str>>,
    /// Which segment of the document.
    pub segment: usize,
    /// What was found, in bytes of the segment's text.
    pub span: Span,
    /// Why, for a person.
    pub message: String,
    /// How much it weighs.
    pub level: Level,
    /// Ways to mend it, best first; edits in bytes of the segment's text. Empty where nobody but a person can know.
    pub fixes: Vec<Fix>,
}
