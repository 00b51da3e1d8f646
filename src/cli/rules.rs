//! `postedit rules list` and `postedit rules test`.

use std::fmt::Write;

use postedit::engine::{Verdict, run_examples};
use postedit::rule::Selection;

use super::args::{RulesArgs, RulesCommand, RulesListArgs, RulesTestArgs};
use super::drafts::print;
use super::error::Exit;
use super::knowledge;

pub(super) fn run(args: &RulesArgs) -> anyhow::Result<Exit> {
    match &args.command {
        RulesCommand::List(args) => list(args),
        RulesCommand::Test(args) => test(args),
    }
}

fn list(args: &RulesListArgs) -> anyhow::Result<Exit> {
    let rules = knowledge::load(&args.knowledge)?;
    let selection = Selection { only: args.knowledge.only.clone(), skip: args.knowledge.skip.clone() };
    let infos = rules.infos();
    let shown: Vec<_> = infos.iter().filter(|info| selection.allows(&[&info.id, info.kind, &info.pack])).collect();
    let width = shown.iter().map(|info| info.id.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for info in shown {
        let _ = writeln!(out, "{:width$}  {:12}  {:13}  {}", info.id, info.kind, info.pack, info.summary);
    }
    print(&out)?;
    Ok(Exit::Clean)
}

fn test(args: &RulesTestArgs) -> anyhow::Result<Exit> {
    let mut rules = knowledge::load_all(&args.knowledge)?;
    let selection = Selection { only: args.knowledge.only.clone(), skip: args.knowledge.skip.clone() };
    let wanted: std::collections::HashSet<String> =
        rules.infos().into_iter().filter(|info| selection.allows(&[&info.id, info.kind, &info.pack])).map(|info| info.id).collect();
    let (mut out, mut counts) = (String::new(), [0_usize; 4]);
    for result in run_examples(&mut rules).into_iter().filter(|result| wanted.contains(&result.id)) {
        let (kind, label, detail) = match &result.verdict {
            Verdict::Validated => (0, "Validated", None),
            Verdict::Missing if result.text.is_empty() => (1, "Missing", Some("there is no example of what it changes".to_owned())),
            Verdict::Missing => (1, "Missing", Some("nothing was found in it".to_owned())),
            Verdict::Noisy => (2, "Noisy", Some("something was found in it".to_owned())),
            Verdict::Wrong(text) => (3, "Wrong", Some(format!("it became: {text}"))),
        };
        counts[kind] += 1;
        if let Some(detail) = detail {
            let _ = writeln!(out, "{label}: {} ({})", result.id, result.origin);
            if !result.text.is_empty() {
                let _ = writeln!(out, "    {}", result.text.replace('\n', "\n    "));
            }
            let _ = writeln!(out, "    {}", detail.replace('\n', "\n    "));
        }
    }
    if !args.output.quiet {
        let [validated, missing, noisy, wrong] = counts;
        let _ = writeln!(out, "{validated} Validated, {missing} Missing, {noisy} Noisy, {wrong} Wrong");
    }
    print(&out)?;
    Ok(if counts[1..].iter().sum::<usize>() == 0 { Exit::Clean } else { Exit::Something })
}
