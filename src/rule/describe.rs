//! What `explain` and `rules list` say of rules, checks and entries.

use super::check::{Check, CheckExample};
use crate::glossary::{Condition, Entry, Example, Kind};

/// What there is to know of one rule or entry.
#[derive(Clone, Debug)]
pub struct RuleInfo {
    /// What it is selected by.
    pub id: String,
    /// `rule`, `check` or the kind of the entry.
    pub kind: &'static str,
    /// The file that it is grouped with: `typography`, `people` …
    pub pack: String,
    /// One line.
    pub summary: String,
    /// Its page, in Markdown.
    pub page: String,
    /// What it must and must not change.
    pub examples: Vec<Example>,
    /// Whether one example at least is called for.
    pub needs_example: bool,
    /// Where it is defined.
    pub origin: String,
}

/// The pack of a file: its name without folder and ending.
pub(super) fn pack_of(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.split('.').next().unwrap_or(name)
}

/// What there is to know of a check.
pub(super) fn check_info(check: &Check) -> RuleInfo {
    let example = |example: &CheckExample| {
        let empty = Example { wrong: None, right: None, keep: None, source: None, date: None };
        match example {
            CheckExample::Change(wrong, right) => {
                Example { wrong: Some((*wrong).to_owned()), right: Some((*right).to_owned()), ..empty }
            }
            CheckExample::Flag(wrong) => Example { wrong: Some((*wrong).to_owned()), ..empty },
            CheckExample::Keep(keep) => Example { keep: Some((*keep).to_owned()), ..empty },
        }
    };
    RuleInfo {
        id: check.id.to_owned(),
        kind: "check",
        pack: check.pack.to_owned(),
        summary: check.page.lines().next().unwrap_or_default().to_owned(),
        page: check.page.to_owned(),
        examples: check.examples.iter().map(example).collect(),
        needs_example: true,
        origin: check.file.to_owned(),
    }
}

/// What there is to know of an entry.
pub(super) fn entry_info(entry: &Entry) -> RuleInfo {
    let common = &entry.common;
    let list = |label: &str, forms: &[String]| match forms {
        [] => String::new(),
        forms => format!("{label}: {}\n", forms.join(", ")),
    };
    let mut page = format!("{}\n\n", entry.title());
    page += &common.note.as_ref().map(|note| format!("{note}\n\n")).unwrap_or_default();
    page += &list("Also right", &common.also);
    page += &list("Short", common.short.as_slice());
    page += &list("Wrong", &common.wrong);
    page += &list("Other candidates", &common.or);
    for (language, forms) in &common.source {
        page += &format!("In {language}: {}\n", forms.join(", "));
    }
    page += &conditions("Only where", &common.when);
    page += &conditions("Not where", &common.unless);
    page += &kind(&entry.kind);
    RuleInfo {
        id: entry.id.to_string(),
        kind: entry.kind.as_str(),
        pack: pack_of(&entry.origin.file).to_owned(),
        summary: entry.title(),
        page,
        examples: common.example.clone(),
        needs_example: !common.wrong.is_empty() || !common.when.is_empty() || !common.unless.is_empty(),
        origin: entry.origin.to_string(),
    }
}

/// Conditions in words, one line a table.
fn conditions(label: &str, tables: &[Condition]) -> String {
    let mut out = String::new();
    for table in tables {
        let mut parts = Vec::new();
        let phrases = |list: &Option<Vec<String>>| list.as_ref().map(|list| list.join(", "));
        if let Some(list) = phrases(&table.near) {
            parts.push(format!("{list} within {} words", table.within.unwrap_or(Condition::NEAR)));
        }
        let listed = [
            ("before it", &table.before),
            ("after it", &table.after),
            ("in the article", &table.document),
            ("in the source", &table.source),
        ];
        parts.extend(listed.iter().filter_map(|(place, list)| Some(format!("{} {place}", phrases(list)?))));
        if let Some(date) = table.date {
            let day = |day: Option<jiff::civil::Date>| day.map_or("any day".to_owned(), |day| day.to_string());
            parts.push(format!("an article from {} to {}", day(date.from), day(date.to)));
        }
        if let Some(kinds) = &table.part {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
            parts.push(format!("in {}", kinds.join(", ")));
        }
        out += &format!("{label}: {}\n", parts.join("; "));
    }
    out
}

/// What only one kind of entry has.
fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Person { family, offices } => {
            let mut out = family.as_ref().map(|family| format!("Later: {family}\n")).unwrap_or_default();
            for term in offices {
                let day = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
                let of = term.of.as_ref().map(|of| format!(" of {of}")).unwrap_or_default();
                out += &format!("Office: {}{of}, {} to {}\n", term.title, day(term.from), day(term.to));
            }
            out
        }
        Kind::Place { adjectives, people } => {
            let people = people.as_ref().map(|people| format!("People: {people}\n")).unwrap_or_default();
            let adjectives = if adjectives.is_empty() { String::new() } else { format!("Adjective: {}\n", adjectives.join(", ")) };
            adjectives + &people
        }
        Kind::Office(_) | Kind::Organisation | Kind::Term | Kind::Keep => String::new(),
    }
}
