//! Rules: what is looked for, and what is said and offered where it is found.
//!
//! Knowledge files are read by [`load`] into specs, and specs are compiled into a [`RuleSet`]. A rule is one of three things:
//! an entry of a glossary (its forms stand in one [`matcher`] of words), a pattern of a style pack, or a check in code for what
//! no pattern can say. All of them look at a [`View`] and answer with [`Hit`]s.

mod carry;
mod check;
mod describe;
mod forms;
mod hit;
mod lexicon;
pub mod load;
pub mod matcher;
mod mentions;
mod names;
mod near_miss;
mod patterns;
mod renderings;
mod rewrite;
mod ruleset;
mod select;
pub mod shipped;
mod source_forms;
mod spans;
mod spec;
mod view;

pub use describe::RuleInfo;
pub use hit::{Hit, Level};
pub use load::{LoadError, Source};
pub use ruleset::RuleSet;
pub use select::{Selection, UnknownSelector};
pub use view::{SegmentView, View};
