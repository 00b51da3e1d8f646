//! Edits: the one description of a change that everything else is made from.
//!
//! A [`Fix`] is a set of edits that belong together; a sorted list of edits that do not touch each other is a complete account of what
//! becomes of a text. Fixed text, diffs and reports come from such a list; two texts are never compared to find out what changed.

mod apply;
mod atomic;
mod compose;

pub use apply::{SourceMap, apply, conflict};
pub use atomic::{Step, write_atomically, write_atomically_with};
pub use compose::compose;

use crate::text::{Span, is_word_char};

/// `text` in place of the bytes in `span`; an insertion has an empty span, a deletion an empty text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// The bytes that go.
    pub span: Span,
    /// What stands in their place.
    pub text: String,
}

impl Edit {
    /// Puts `text` in place of `span`.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Edit { span, text: text.into() }
    }

    /// The same change without what both sides share at their ends, so that two changes beside each other do not collide; words are
    /// replaced whole. `original` is the text that the span marks. `None` if nothing changes.
    pub fn trimmed(self, original: &str) -> Option<Edit> {
        if original == self.text {
            return None;
        }
        let same = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
            pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
        };
        let mut prefix = same(&mut original.chars().zip(self.text.chars()));
        while splits_word(original, prefix) || splits_word(&self.text, prefix) {
            prefix -= original[..prefix].chars().next_back().map_or(prefix, char::len_utf8);
        }
        let (old, new) = (&original[prefix..], &self.text[prefix..]);
        let mut suffix = same(&mut old.chars().rev().zip(new.chars().rev()));
        while splits_word(old, old.len() - suffix) || splits_word(new, new.len() - suffix) {
            suffix -= old[old.len() - suffix..].chars().next().map_or(suffix, char::len_utf8);
        }
        let span = Span::new(self.span.start + prefix, self.span.end - suffix);
        Some(Edit::new(span, &new[..new.len() - suffix]))
    }
}

/// Byte `at` moved by the `shift` that the edits before it make.
#[expect(clippy::expect_used, reason = "a list that breaks the contract must stop here, not write a text that nobody asked for")]
fn shifted(at: usize, shift: isize) -> usize {
    at.checked_add_signed(shift).expect("edits are sorted and free of conflicts")
}

/// Whether byte `at` of `text` lies inside a word.
fn splits_word(text: &str, at: usize) -> bool {
    let inside = |c: Option<char>| c.is_some_and(is_word_char);
    inside(text[..at].chars().next_back()) && inside(text[at..].chars().next())
}

/// How far a fix may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Right or wrong is for a person to say.
    Review,
    /// An editor who never looks at it loses nothing.
    Safe,
}

impl Applicability {
    /// The word that reports and knowledge files use.
    pub fn as_str(self) -> &'static str {
        match self {
            Applicability::Review => "review",
            Applicability::Safe => "safe",
        }
    }
}

/// One way to mend a finding. Atomic: all of its edits are made or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Sorted, none touching another.
    pub edits: Vec<Edit>,
    /// How far it may be trusted.
    pub applicability: Applicability,
}

impl Fix {
    /// A fix of one edit.
    pub fn replace(span: Span, text: impl Into<String>, applicability: Applicability) -> Self {
        Fix { edits: vec![Edit::new(span, text)], applicability }
    }

    /// The smallest span that holds every edit; empty at 0 if there is none.
    pub fn cover(&self) -> Span {
        self.edits.iter().map(|edit| edit.span).reduce(Span::cover).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_trimmed_to_whole_words_and_single_marks() {
        let trimmed = |old: &str, new: &str| {
            let edit = Edit::new(Span::new(0, old.len()), new).trimmed(old).unwrap();
            (edit.span.of(old).to_owned(), edit.text)
        };
        assert_eq!(trimmed("Modi , and", "Modi, and"), (" ".into(), "".into()));
        assert_eq!(trimmed("on the winner of", "on winning"), ("the winner of".into(), "winning".into()));
        assert_eq!(trimmed("the question whether", "the question of whether"), ("".into(), "of ".into()));
        assert_eq!(trimmed("McFall", "McFaul"), ("McFall".into(), "McFaul".into()));
    }
}
