//! `when` and `unless`: what must or must not stand around a match.

use jiff::civil::Date;
use serde::Deserialize;

use crate::document::SegmentKind;

/// Words that a condition looks for: any one of the list is enough.
pub type Phrases = Vec<String>;

/// The keys of one `when` or `unless` table. A `when` needs every key that is given; one key that holds is enough for an `unless`.
///
/// Phrases are whole words; small letters match any case; a `*` at the end matches any ending.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Stands in the same segment, at most `within` words away.
    pub near: Option<Phrases>,
    /// How far `near` reaches, in words to either side; by default [`Condition::NEAR`].
    pub within: Option<usize>,
    /// Stands directly before the match.
    pub before: Option<Phrases>,
    /// Stands directly after the match.
    pub after: Option<Phrases>,
    /// Stands anywhere in the article.
    pub document: Option<Phrases>,
    /// Stands in the source segment, as characters (source languages may not part words).
    pub source: Option<Phrases>,
    /// The article is of these days.
    pub date: Option<DateRange>,
    /// The match is in one of these parts of an article.
    #[serde(rename = "in")]
    pub part: Option<Vec<SegmentKind>>,
}

impl Condition {
    /// How far `near` reaches where `within` does not say, in words.
    pub const NEAR: usize = 40;
}

/// Days from `from` to `to`, both included; an end that is not given is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRange {
    #[serde(default, deserialize_with = "super::spec::optional_date")]
    /// The first day.
    pub from: Option<Date>,
    #[serde(default, deserialize_with = "super::spec::optional_date")]
    /// The last day.
    pub to: Option<Date>,
}

impl DateRange {
    /// Whether `date` is one of the days.
    pub fn contains(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}
