//! The compiled rules: what runs over a document.

use std::collections::HashMap;

use super::check::{ALL, Check, Context};
use super::describe::{RuleInfo, check_info, entry_info, pack_of};
use super::hit::Hit;
use super::load::{LoadError, Loaded, Source, at_origin, read};
use super::mentions::Glossary;
use super::patterns::PatternRule;
use super::select::{Selection, UnknownSelector};
use super::view::View;
use crate::glossary::Origin;

/// Entries, patterns and checks, ready to run.
#[derive(Default)]
pub struct RuleSet {
    glossary: Glossary,
    patterns: Vec<PatternRule>,
    checks: Vec<&'static Check>,
    selection: Selection,
}

impl RuleSet {
    /// Compiles knowledge files, the later ones over the earlier: an entry or a rule with the id of an earlier one takes its place.
    /// `checks`: whether the checks in code run too.
    ///
    /// # Errors
    /// Everything that is wrong in the files, the first in each.
    pub fn new(sources: &[Source], checks: bool) -> Result<RuleSet, Vec<LoadError>> {
        let mut errors = Vec::new();
        let (mut all, mut places) = (Loaded::default(), HashMap::new());
        for source in sources {
            match read(source).and_then(|loaded| merge(&mut all, &mut places, loaded, source)) {
                Ok(()) => {}
                Err(error) => errors.push(error),
            }
        }
        let located = |origin: &Origin, message: String| {
            let named = sources.iter().rev().find(|source| *source.name == *origin.file);
            named.map(|source| at_origin(source, origin, message))
        };
        let mut patterns = Vec::new();
        for (spec, origin) in all.rules {
            match PatternRule::new(spec, origin.clone()) {
                Ok(rule) => patterns.push(rule),
                Err(message) => errors.extend(located(&origin, message)),
            }
        }
        let origins: Vec<Origin> = all.entries.iter().map(|entry| entry.origin.clone()).collect();
        let glossary = Glossary::new(all.entries).unwrap_or_else(|(entry, message)| {
            errors.extend(located(&origins[entry], message));
            Glossary::default()
        });
        if !errors.is_empty() {
            return Err(errors);
        }
        let checks = if checks { ALL.to_vec() } else { Vec::new() };
        Ok(RuleSet { glossary, patterns, checks, selection: Selection::default() })
    }

    /// The shipped knowledge and checks.
    ///
    /// # Errors
    /// None in a released library: a test compiles them.
    pub fn shipped() -> Result<RuleSet, Vec<LoadError>> {
        RuleSet::new(&super::shipped::sources(), true)
    }

    /// Lets only what `selection` allows run.
    ///
    /// # Errors
    /// A selector that names nothing.
    pub fn select(mut self, selection: Selection) -> Result<RuleSet, UnknownSelector> {
        if selection.only.is_empty() && selection.skip.is_empty() {
            return Ok(self);
        }
        let infos = self.infos();
        let names: Vec<&str> = infos.iter().flat_map(|info| [info.id.as_str(), info.kind, &info.pack]).collect();
        selection.validate(names.into_iter())?;
        self.selection = selection;
        Ok(self)
    }

    /// Every hit in a document, in no promised order.
    pub fn hits(&self, view: &View) -> Vec<Hit> {
        let mentions = self.glossary.mentions(view);
        let mut hits = self.glossary.hits(view, &mentions);
        hits.retain(|hit| self.allows_entry(hit));
        for rule in self.patterns.iter().filter(|rule| self.selection.allows(&[&rule.id, "rule", rule.pack()])) {
            rule.hits(view, &mut hits);
        }
        let context = Context { view, glossary: &self.glossary, mentions: &mentions };
        for check in self.checks.iter().filter(|check| self.selection.allows(&[check.id, "check", check.pack])) {
            hits.extend(check.hits(&context));
        }
        hits
    }

    /// All rules, checks and entries.
    pub fn infos(&self) -> Vec<RuleInfo> {
        let rules = self.patterns.iter().map(PatternRule::info);
        let checks = self.checks.iter().map(|check| check_info(check));
        let entries = self.glossary.entries.iter().map(entry_info);
        rules.chain(checks).chain(entries).collect()
    }

    /// Changes what runs to the rule, check or entry `id` alone.
    pub fn run_only(&mut self, id: &str) {
        self.selection = Selection { only: vec![id.to_owned()], skip: Vec::new() };
    }

    fn allows_entry(&self, hit: &Hit) -> bool {
        let Some(id) = &hit.entry else { return true };
        let entry = self.glossary.entry(id);
        entry.is_none_or(|entry| self.selection.allows(&[id, entry.kind.as_str(), pack_of(&entry.origin.file)]))
    }
}

/// Adds a file's entries and rules to those of earlier files, in whose place they stand if they have the same id.
fn merge(all: &mut Loaded, places: &mut HashMap<String, Place>, loaded: Loaded, source: &Source) -> Result<(), LoadError> {
    let taken = |id: &str, origin: &Origin, line: usize| {
        at_origin(source, origin, format!("the id `{id}` is taken by line {line}; give one of them an `id`"))
    };
    for entry in loaded.entries {
        match places.get(&*entry.id) {
            Some(&Place::Entry(at)) if all.entries[at].origin.file != entry.origin.file => all.entries[at] = entry,
            Some(place) => return Err(taken(&entry.id, &entry.origin, all.line(*place))),
            None => {
                places.insert(entry.id.to_string(), Place::Entry(all.entries.len()));
                all.entries.push(entry);
            }
        }
    }
    for rule in loaded.rules {
        match places.get(&rule.0.id) {
            Some(&Place::Rule(at)) if all.rules[at].1.file != rule.1.file => all.rules[at] = rule,
            Some(place) => return Err(taken(&rule.0.id, &rule.1, all.line(*place))),
            None => {
                places.insert(rule.0.id.clone(), Place::Rule(all.rules.len()));
                all.rules.push(rule);
            }
        }
    }
    Ok(())
}

/// Where something with an id stands in what is loaded so far.
#[derive(Clone, Copy)]
enum Place {
    Entry(usize),
    Rule(usize),
}

impl Loaded {
    /// The line that something is defined at, in its own file.
    fn line(&self, place: Place) -> usize {
        match place {
            Place::Entry(at) => self.entries[at].origin.line,
            Place::Rule(at) => self.rules[at].1.line,
        }
    }
}
