//! What people and programs read of an outcome: one file a format.

mod paint;
mod pretty;
mod record;
mod unified;

pub use paint::Paint;
pub use pretty::pretty;
pub use record::{FindingRecord, FixRecord};
pub use unified::unified;
