//! Reading knowledge files, with errors that show where.

use std::fmt;
use std::sync::Arc;

use toml::Spanned;

use super::spec::{FileSpec, RuleSpec};
use crate::glossary::{Entry, Kind, Origin};
use crate::text::LineIndex;

/// A knowledge file: its name, for messages, and its TOML.
#[derive(Clone, Debug)]
pub struct Source {
    /// As it was given, or the name it ships under.
    pub name: String,
    /// TOML.
    pub text: String,
}

/// What is wrong in a knowledge file, where, and what to do.
#[derive(Clone, Debug)]
pub struct LoadError {
    /// The file's name.
    pub file: String,
    /// Line and column, from 1.
    pub line: usize,
    /// In characters.
    pub column: usize,
    /// The line itself.
    pub text: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        let number = self.line.to_string();
        writeln!(f, "{:width$} |", "", width = number.len() + 1)?;
        writeln!(f, " {number} | {}", self.text)?;
        write!(f, "{:width$} | {:>column$}", "", "^", width = number.len() + 1, column = self.column)
    }
}

impl std::error::Error for LoadError {}

/// What the knowledge files hold, before it is compiled.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) entries: Vec<Entry>,
    pub(super) rules: Vec<(RuleSpec, Origin)>,
}

/// Reads one file's TOML.
///
/// # Errors
/// The first thing that is wrong in the file.
pub(super) fn read(source: &Source) -> Result<Loaded, LoadError> {
    let located = |span: Option<std::ops::Range<usize>>, message: String| locate(source, span, message);
    let file: FileSpec = toml::from_str(&source.text).map_err(|error| located(error.span(), with_suggestion(error.message())))?;
    let lines = LineIndex::new(&source.text);
    let name: Arc<str> = source.name.as_str().into();
    let mut loaded = Loaded::default();
    {
        let origin = |at: std::ops::Range<usize>| Origin { file: name.clone(), line: lines.line_of(at.start) + 1 };
        macro_rules! take {
            ($($list:ident),*) => {$(
                for spec in file.$list {
                    let at = spec.span();
                    loaded.entries.push(Entry::from((spec.into_inner(), origin(at))));
                }
            )*};
        }
        take!(person, office, place, organisation, term, keep);
        loaded.rules.extend(file.rule.into_iter().map(|spec: Spanned<RuleSpec>| {
            let at = spec.span();
            (spec.into_inner(), origin(at))
        }));
    }
    // Kinds are read one after the other; a person reads the file from the top.
    loaded.entries.sort_by_key(|entry| entry.origin.line);
    for entry in &loaded.entries {
        check_entry(entry).map_err(|message| at_origin(source, &entry.origin, message))?;
    }
    Ok(loaded)
}

/// An error at the header of what is defined at `origin`.
pub(super) fn at_origin(source: &Source, origin: &Origin, message: String) -> LoadError {
    let lines = LineIndex::new(&source.text);
    let start = lines.line(origin.line - 1).start;
    locate(source, Some(start..start), message)
}

fn locate(source: &Source, span: Option<std::ops::Range<usize>>, message: String) -> LoadError {
    let lines = LineIndex::new(&source.text);
    let at = span.map_or(0, |span| span.start).min(source.text.len());
    let position = lines.position(&source.text, at);
    let text = lines.line(position.line - 1).of(&source.text).trim_end().to_owned();
    LoadError { file: source.name.clone(), line: position.line, column: position.column, text, message }
}

/// "unknown field `famly`, expected one of `name`, `family` …" with the nearest right key in front of the list.
fn with_suggestion(message: &str) -> String {
    let message = message.trim().replace("unknown field", "unknown key").replace('\n', " ");
    let mut quoted = message.split('`').skip(1).step_by(2);
    match (message.starts_with("unknown key"), quoted.next()) {
        (true, Some(given)) => match crate::text::nearest(given, quoted) {
            Some(near) => format!("unknown key `{given}`; did you mean `{near}`?"),
            None => message.clone(),
        },
        _ => message,
    }
}

/// What serde cannot see: contradictions within one entry.
fn check_entry(entry: &Entry) -> Result<(), String> {
    let wrong = &entry.common.wrong;
    if entry.name.trim().is_empty() {
        return Err("the name is empty".into());
    }
    if let Some(empty) =
        entry.right_forms().chain(wrong.iter().map(String::as_str)).find(|form| !form.chars().any(char::is_alphanumeric))
    {
        return Err(format!("{empty:?} holds no word, so it can never be found"));
    }
    if !matches!(entry.kind, Kind::Office(_))
        && let Some(both) = entry.right_forms().find(|form| wrong.iter().any(|wrong| wrong == form))
    {
        return Err(format!("{both:?} is listed as right and as wrong"));
    }
    match &entry.kind {
        Kind::Person { family: Some(family), offices: _ } if super::names::family_words(&entry.name, family).is_none() => {
            Err(format!("the family name {family:?} is no part of {:?}", entry.name))
        }
        Kind::Person { offices, .. } => {
            match offices.iter().find(|term| term.from.zip(term.to).is_some_and(|(from, to)| from > to)) {
                Some(term) => Err(format!("the term of office as {} ends before it begins", term.title)),
                None => Ok(()),
            }
        }
        Kind::Office(office) if wrong.iter().any(|wrong| wrong.eq_ignore_ascii_case(&office.title)) => {
            Err(format!("{:?} is listed as right and as wrong", office.title))
        }
        _ => Ok(()),
    }
}
