//! From rules and a document to a plan: what is found, what is changed, what is left to a person.

mod check;
mod examples;
mod finding;
mod passes;
mod plan;

pub use check::check;
pub use examples::{ExampleResult, Verdict, run_examples};
pub use finding::{Finding, Fingerprint, LocatedFix};
pub use passes::{Outcome, Status, run};
pub use plan::{Choice, FixId, Held, Plan, plan};
