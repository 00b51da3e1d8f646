//! Regular expressions that are built only when the text can need them.

use std::sync::OnceLock;

use regex_syntax::hir::{Hir, HirKind};

/// Largest compiled size of one pattern, in bytes; a pattern from a user's file must not eat the machine.
const SIZE_LIMIT: usize = 4 << 20;

/// A pattern that does not compile.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(String);

/// A regular expression with the literals that wake it.
#[derive(Debug)]
pub struct Pattern {
    source: String,
    /// Every match holds at least one of these (in small letters where the pattern ignores case); empty: anything may match.
    literals: Vec<Literal>,
    /// Names and numbers of its groups.
    groups: Vec<String>,
    compiled: OnceLock<regex::Regex>,
}

#[derive(Debug)]
struct Literal {
    finder: memchr::memmem::Finder<'static>,
}

impl Pattern {
    /// Parses a pattern and finds out what wakes it; the costly part of compiling waits.
    ///
    /// # Errors
    /// [`PatternError`] if it is no regular expression or too large.
    pub fn new(source: &str) -> Result<Self, PatternError> {
        let hir = regex_syntax::Parser::new().parse(source).map_err(|error| PatternError(error.to_string()))?;
        if hir.properties().minimum_len() == Some(0) {
            return Err(PatternError("the pattern can match nothing at all, so it would match everywhere".into()));
        }
        let literals = required_literals(&hir)
            .unwrap_or_default()
            .into_iter()
            .map(|bytes| Literal { finder: memchr::memmem::Finder::new(&bytes).into_owned() })
            .collect();
        let mut groups = vec!["0".to_owned()];
        collect_groups(&hir, &mut groups);
        Ok(Pattern { source: source.to_owned(), literals, groups, compiled: OnceLock::new() })
    }

    /// Whether it has a group of this name or number.
    pub fn has_group(&self, name: &str) -> bool {
        self.groups.iter().any(|group| group == name)
    }

    /// As it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether the pattern could match somewhere in `text`; cheap.
    pub fn may_match(&self, text: &str) -> bool {
        self.literals.is_empty() || self.literals.iter().any(|literal| literal.finder.find(text.as_bytes()).is_some())
    }

    /// The compiled expression; built at the first call.
    ///
    /// # Errors
    /// [`PatternError`] if it is larger than patterns may be.
    pub fn regex(&self) -> Result<&regex::Regex, PatternError> {
        if let Some(regex) = self.compiled.get() {
            return Ok(regex);
        }
        let regex = regex::RegexBuilder::new(&self.source)
            .size_limit(SIZE_LIMIT)
            .build()
            .map_err(|error| PatternError(error.to_string()))?;
        Ok(self.compiled.get_or_init(|| regex))
    }
}

fn collect_groups(hir: &Hir, groups: &mut Vec<String>) {
    match hir.kind() {
        HirKind::Capture(capture) => {
            groups.push(capture.index.to_string());
            groups.extend(capture.name.as_deref().map(str::to_owned));
            collect_groups(&capture.sub, groups);
        }
        HirKind::Repetition(repetition) => collect_groups(&repetition.sub, groups),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().for_each(|part| collect_groups(part, groups)),
        _ => {}
    }
}

/// A set of byte strings of which every match holds at least one, or `None` if there is no small one.
fn required_literals(hir: &Hir) -> Option<Vec<Vec<u8>>> {
    /// More alternatives cost more to look for than the pattern itself.
    const MOST: usize = 40;
    match hir.kind() {
        HirKind::Literal(literal) => Some(vec![literal.0.to_vec()]),
        HirKind::Capture(capture) => required_literals(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required_literals(&repetition.sub),
        HirKind::Concat(parts) => {
            let shortest = |set: &Vec<Vec<u8>>| set.iter().map(Vec::len).min().unwrap_or(0);
            parts.iter().filter_map(required_literals).max_by_key(|set| (shortest(set), std::cmp::Reverse(set.len())))
        }
        HirKind::Alternation(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(required_literals(part)?);
            }
            (all.len() <= MOST).then_some(all)
        }
        HirKind::Class(class) => class.literal().map(|literal| vec![literal]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_sleep_until_their_literal_stands_in_the_text() {
        let pattern = Pattern::new(r"\bthe question (?<at>whether)\b").unwrap();
        assert!(!pattern.may_match("to be or not to be"));
        assert!(pattern.may_match("the question whether to be"));
        let either = Pattern::new(r"\d(?:km|mi) from").unwrap();
        assert!(either.may_match("5km from") && !either.may_match("5km off"));
        assert!(Pattern::new(r"\s+\d").unwrap().may_match("x"));
    }

    #[test]
    fn what_cannot_work_is_refused() {
        assert!(Pattern::new("(").is_err());
        assert!(Pattern::new("x*").is_err());
        assert!(Pattern::new(r"\w{1000}{1000}").unwrap().regex().is_err());
    }
}
