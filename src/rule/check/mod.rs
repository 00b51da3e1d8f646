//! Checks in code: what a pattern cannot say, because it takes the whole article or more than one line of it.
//!
//! One file a check, with its page, its examples and its tests; a new one is a new file and a line in [`ALL`].

use super::hit::{Hit, Level};
use super::mentions::{Glossary, Mention};
use super::view::View;
use crate::edit::Fix;
use crate::text::Span;

/// What a check looks at.
pub(super) struct Context<'c> {
    pub(super) view: &'c View<'c>,
    pub(super) glossary: &'c Glossary,
    /// Where the glossary's entries are mentioned.
    pub(super) mentions: &'c [Mention],
}

/// A rule in code.
pub(super) struct Check {
    /// Unique over all rules.
    pub(super) id: &'static str,
    /// The style pack that it belongs to.
    pub(super) pack: &'static str,
    /// What its findings weigh.
    pub(super) level: Level,
    /// Its page, in Markdown: what it does, why, and when its fix is safe.
    pub(super) page: &'static str,
    /// Texts that it must and must not find something in.
    pub(super) examples: &'static [CheckExample],
    /// Where it is defined.
    pub(super) file: &'static str,
    /// Looks and reports.
    pub(super) run: fn(&Context, &mut Vec<Spot>),
}

/// An example of a check; the texts are whole articles.
pub(super) enum CheckExample {
    /// Must become the second text when every fix is taken.
    Change(&'static str, &'static str),
    /// Must be flagged.
    Flag(&'static str),
    /// Must be left alone.
    Keep(&'static str),
}

/// What a check reports: a place, the reason, and ways to mend it, best first.
pub(super) struct Spot {
    pub(super) segment: usize,
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) fixes: Vec<Fix>,
}

impl Check {
    /// Everything that the check finds.
    pub(super) fn hits(&self, context: &Context) -> Vec<Hit> {
        let mut spots = Vec::new();
        (self.run)(context, &mut spots);
        let hit = |spot: Spot| Hit {
            rule: self.id.into(),
            entry: None,
            segment: spot.segment,
            span: spot.span,
            message: spot.message,
            level: self.level,
            fixes: spot.fixes,
        };
        spots.into_iter().map(hit).collect()
    }
}

/// Declares the checks and lists them.
macro_rules! checks {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Every check.
        pub(super) const ALL: &[&Check] = &[$(&$name::CHECK),*];
    };
}

checks![
    leftover_caption, mixed_country_pairs, mixed_names, mixed_quotation_marks, mixed_us, no_break_space, repeated_headline,
    repeated_word, speaker_without_verb, unclosed_quotation, unmarked_speech,
];
