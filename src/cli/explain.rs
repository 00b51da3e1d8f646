//! `postedit explain`.

use std::fmt::Write;

use anyhow::bail;
use postedit::glossary::Example;
use postedit::text::nearest;

use super::args::ExplainArgs;
use super::drafts::print;
use super::error::Exit;
use super::knowledge;

pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<Exit> {
    let infos = knowledge::load_all(&args.knowledge)?.infos();
    let wanted = args.name.trim();
    let is_it = |info: &&postedit::rule::RuleInfo| info.id == wanted || info.summary.eq_ignore_ascii_case(wanted);
    let Some(info) = infos.iter().find(is_it) else {
        match nearest(wanted, infos.iter().map(|info| info.id.as_str())) {
            Some(near) => bail!("no rule or entry is called `{wanted}`; did you mean `{near}`?"),
            None => bail!("no rule or entry is called `{wanted}`; `postedit rules list` lists them"),
        }
    };
    let mut page = format!("{} ({} in {})\n\n{}", info.id, info.kind, info.pack, info.page.trim_end());
    page += "\n";
    if !info.examples.is_empty() {
        page += "\nExamples\n";
    }
    for example in &info.examples {
        write_example(&mut page, example);
    }
    let _ = writeln!(page, "\nDefined at {}", info.origin);
    print(&page)?;
    Ok(Exit::Clean)
}

fn write_example(page: &mut String, example: &Example) {
    let indent = |text: &str| text.replace('\n', "\n            ");
    let mut line = |label: &str, text: &Option<String>| {
        if let Some(text) = text {
            let _ = writeln!(page, "  {label:<9} {}", indent(text));
        }
    };
    line("wrong", &example.wrong);
    line("right", &example.right);
    line("keep", &example.keep);
    line("source", &example.source);
}
