//! What glossaries know: people, offices, places, organisations, terms, and look-alikes to keep.
//!
//! An [`Entry`] is an entity, not a string. The types in [`mod@spec`] mirror the keys of a TOML file; an entry is what became of one,
//! with an id and the place that it was defined at. What an entry implies (forms, surnames, titles) is the rule layer's to derive.

mod condition;
mod entry;
pub mod spec;

pub use condition::{Condition, DateRange, Phrases};
pub use entry::{Entry, Kind, Office, Origin, TermOfOffice, slug};
pub use spec::Example;
