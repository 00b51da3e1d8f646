//! How rules find their places: terms by words, patterns by regular expressions, conditions by what stands around.

mod condition;
mod pattern;
mod phrase;
mod terms;

pub use condition::{Met, Place, Requirements};
pub use pattern::{Pattern, PatternError};
pub use phrase::Phrase;
pub use terms::{TermIndex, TermMatch};
