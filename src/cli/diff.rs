//! `postedit diff`.

use postedit::engine::Choice;
use postedit::report::unified;

use super::args::DiffArgs;
use super::drafts::{for_each, paint, print};
use super::error::Exit;
use super::knowledge;

pub(super) fn run(args: &DiffArgs) -> anyhow::Result<Exit> {
    let rules = knowledge::load(&args.knowledge)?;
    let paint = paint(&args.output);
    let choice = Choice { all: args.all, ..Choice::default() };
    for_each(&args.drafts, rules, &choice, |draft| {
        let diff = unified(&draft.document, &draft.outcome, paint, !args.output.quiet);
        print(&diff)?;
        Ok(if diff.is_empty() { Exit::Clean } else { Exit::Something })
    })
}
