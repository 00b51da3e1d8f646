//! `postedit check`.

use postedit::engine::Choice;
use postedit::report::pretty;
use postedit::rule::Level;

use super::args::{CheckArgs, FailOn};
use super::drafts::{for_each, paint, print};
use super::error::{Exit, complain};
use super::knowledge;

pub(super) fn run(args: &CheckArgs) -> anyhow::Result<Exit> {
    let rules = knowledge::load(&args.knowledge)?;
    let paint = paint(&args.output);
    let threshold = match args.fail_on {
        FailOn::Error => Some(Level::Error),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Note => Some(Level::Note),
        FailOn::Never => None,
    };
    let (mut findings, mut drafts) = (0, 0);
    let exit = for_each(&args.drafts, rules, &Choice::default(), |draft| {
        print(&pretty(&draft.document, &draft.outcome, paint))?;
        findings += draft.outcome.findings.len();
        drafts += 1;
        let fails = threshold.is_some_and(|least| draft.outcome.findings.iter().any(|finding| finding.level >= least));
        Ok(if fails { Exit::Something } else { Exit::Clean })
    })?;
    if !args.output.quiet {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        complain(format_args!("{findings} finding{} in {drafts} draft{}", plural(findings), plural(drafts)));
    }
    Ok(exit)
}
