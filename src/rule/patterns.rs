//! Rules of style packs: a pattern, what is said where it matches, and what may stand there instead.

use std::sync::Arc;

use super::describe::{RuleInfo, pack_of};
use super::hit::{Hit, Level};
use super::matcher::{Met, Pattern, Place, Requirements};
use super::spec::{CaseSpec, RuleSpec};
use super::view::View;
use crate::edit::{Applicability, Edit, Fix};
use crate::glossary::spec::Conditions;
use crate::glossary::{Condition, Origin};
use crate::text::Span;

/// A `[[rule]]`, compiled.
#[derive(Debug)]
pub(super) struct PatternRule {
    pub(super) id: Arc<str>,
    spec: RuleSpec,
    pattern: Pattern,
    requirements: Requirements,
    origin: Origin,
}

impl PatternRule {
    /// Compiles a rule.
    ///
    /// # Errors
    /// What is wrong with it, for a person.
    pub(super) fn new(mut spec: RuleSpec, origin: Origin) -> Result<Self, String> {
        if spec.id.is_empty() || spec.id.chars().any(|c| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')) {
            return Err(format!("the id {:?} may hold only small letters, digits and hyphens", spec.id));
        }
        let pattern = Pattern::new(&spec.pattern).map_err(|error| format!("the pattern of `{}`: {error}", spec.id))?;
        if spec.replace.is_none() && !spec.or.is_empty() {
            return Err(format!("`{}` has `or` without `replace`", spec.id));
        }
        for template in spec.replace.iter().chain(&spec.or) {
            if let Some(unknown) = references(template).find(|name| !pattern.has_group(name)) {
                return Err(format!(
                    "`{}` replaces by {template:?}, but the pattern has no group `{unknown}`; write ${{1}}s for a letter behind a group, $$ for a dollar",
                    spec.id
                ));
            }
        }
        let conditions = |keys: Option<Conditions>| keys.map(Vec::<Condition>::from).unwrap_or_default();
        let (when, unless) = (conditions(spec.when.take()), conditions(spec.unless.take()));
        let requirements = Requirements::new(&when, &unless)?;
        Ok(PatternRule { id: spec.id.as_str().into(), spec, pattern, requirements, origin })
    }

    /// The pack that it belongs to.
    pub(super) fn pack(&self) -> &str {
        pack_of(&self.origin.file)
    }

    /// Adds what the pattern finds in a document.
    pub(super) fn hits(&self, view: &View, hits: &mut Vec<Hit>) {
        for (number, segment) in view.segments.iter().enumerate() {
            let text = segment.text();
            if !self.pattern.may_match(text) {
                continue;
            }
            // A pattern that proves too large when it is needed was refused by `rules test`; here it stays silent.
            let Ok(regex) = self.pattern.regex() else { return };
            for captures in regex.captures_iter(text) {
                let Some(at) = captures.name("at").or_else(|| captures.get(0)) else { continue };
                let span = Span::new(at.start(), at.end());
                let met = self.requirements.met(Place::of_span(view, number, span));
                if met == Met::No || segment.is_opaque(span) {
                    continue;
                }
                hits.extend(self.hit(view, number, span, met, &captures));
            }
        }
    }

    fn hit(&self, view: &View, segment: usize, span: Span, met: Met, captures: &regex::Captures) -> Option<Hit> {
        let found = span.of(view.segments[segment].text());
        let quoted = view.is_quoted(segment, span);
        let mut fixes = Vec::new();
        for template in self.spec.replace.iter().chain(&self.spec.or) {
            let mut text = String::new();
            captures.expand(template, &mut text);
            text = match self.spec.case {
                Some(CaseSpec::Lower) => text.to_lowercase(),
                Some(CaseSpec::Upper) => text.to_uppercase(),
                None => text,
            };
            let Some(edit) = Edit::new(span, text).trimmed(found) else { continue };
            let before = edit.span.of(view.segments[segment].text());
            // Inside a quotation, marks may be mended unseen, words may not.
            let is_words = |text: &str| text.chars().any(char::is_alphanumeric);
            let may_be_safe = met == Met::Yes && self.spec.or.is_empty() && !(quoted && (is_words(before) || is_words(&edit.text)));
            let applicability = self.spec.fix.filter(|_| may_be_safe).unwrap_or(Applicability::Review);
            fixes.push(Fix { edits: vec![edit], applicability });
        }
        if self.spec.replace.is_some() && fixes.is_empty() {
            return None; // It stands there as it should.
        }
        Some(Hit {
            rule: Arc::clone(&self.id),
            entry: None,
            segment,
            span,
            message: self.spec.message.replace("{found}", found.trim()),
            level: self.spec.level.unwrap_or(Level::Warning),
            fixes,
        })
    }

    /// What there is to know of the rule.
    pub(super) fn info(&self) -> RuleInfo {
        let spec = &self.spec;
        let mut page = format!("{}\n", spec.message.replace("{found}", "…"));
        if let Some(note) = &spec.note {
            page += &format!("\n{note}\n");
        }
        page += &format!("\nPattern: `{}`\n", self.pattern.source());
        page += &match &spec.replace {
            Some(replace) => {
                let all: Vec<String> = std::iter::once(replace).chain(&spec.or).map(|text| format!("`{text}`")).collect();
                let safe = spec.fix.unwrap_or(Applicability::Review) == Applicability::Safe && spec.or.is_empty();
                format!("Replaced by {}: {}\n", all.join(" or "), if safe { "safe" } else { "for review" })
            }
            None => "Flagged: there is no telling what should stand there.\n".to_owned(),
        };
        RuleInfo {
            id: self.id.to_string(),
            kind: "rule",
            pack: self.pack().to_owned(),
            summary: spec.message.replace("{found}", "…"),
            page,
            examples: spec.example.clone(),
            needs_example: true,
            origin: self.origin.to_string(),
        }
    }
}

/// The groups that a template refers to, as the regex crate reads it: `$name`, `${name}`; `$$` is a dollar sign.
fn references(template: &str) -> impl Iterator<Item = &str> {
    let mut rest = template;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find('$')?;
            rest = &rest[at + 1..];
            if let Some(escaped) = rest.strip_prefix('$') {
                rest = escaped;
                continue;
            }
            let name = match rest.strip_prefix('{') {
                Some(braced) => braced.split('}').next().unwrap_or(braced),
                None => &rest[..rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len())],
            };
            if !name.is_empty() {
                return Some(name);
            }
        }
    })
}
