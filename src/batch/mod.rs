//! Many articles: walking folders, sharing work among threads, and the JSON lines protocol.

mod jsonl;
mod pool;
mod walk;

pub use jsonl::{Problem, run_jsonl};
pub use pool::Pool;
pub use walk::{Input, walk};
