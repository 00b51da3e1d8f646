//! What an entry implies: every form, right or wrong, that is looked for on its behalf.

use std::collections::{HashMap, HashSet};

use super::matcher::Phrase;
use super::names::wrong_family;
use super::rewrite::Capitals;
use crate::glossary::{Entry, Kind, Office};
use crate::text::{plural, words};

/// What it means that a form stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// The entry, rightly called.
    Right,
    /// The entry, wrongly called.
    Wrong,
    /// A right word for the entry that is not its name: a person's family name, a country's adjective and people.
    Related,
    /// A wrong surname: the entry only where the article names it in full.
    WrongFamily,
}

/// A form of an entry.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Number of the entry.
    pub(super) entry: usize,
    pub(super) role: Role,
    /// Which words of the phrase are replaced, counted from 0, the second number behind the last; the others are context.
    pub(super) target: (usize, usize),
    /// What stands in their place.
    pub(super) right: String,
    /// Whether it is the plural.
    pub(super) plural: bool,
    /// Whose capitals the right words take.
    pub(super) capitals: Capitals,
}

/// Every form of every entry, with its phrase.
pub(super) fn forms(entries: &[Entry]) -> Vec<(Form, Phrase)> {
    let places = places(entries);
    let mut out = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        // Wrong names may share a surname.
        let mut known = HashSet::new();
        let mut add = |role, text: &str, target: Option<(usize, usize)>, right: &str, plural| {
            // Forms without a word were refused when the file was read.
            if known.insert((role, text.to_owned()))
                && let Some(phrase) = Phrase::new(text)
            {
                let target = target.unwrap_or((0, phrase.word_count()));
                let capitals = match &entry.kind {
                    kind if kind.is_name() => Capitals::Own,
                    Kind::Term if text.starts_with(char::is_uppercase) => Capitals::Headline,
                    Kind::Office(_) => Capitals::Title,
                    _ => Capitals::Text,
                };
                out.push((Form { entry: number, role, target, right: right.to_owned(), plural, capitals }, phrase));
            }
        };
        if let Kind::Office(office) = &entry.kind {
            for wrong in &entry.common.wrong {
                office_forms(office, wrong, &places, &mut add);
            }
            continue;
        }
        for right in entry.right_forms() {
            add(Role::Right, right, None, right, false);
        }
        match &entry.kind {
            Kind::Person { family: Some(family), .. } => add(Role::Related, family, None, family, false),
            Kind::Place { adjectives, people } => {
                adjectives.iter().chain(people).for_each(|word| add(Role::Related, word, None, word, false));
            }
            _ => {}
        }
        for wrong in &entry.common.wrong {
            let right = right_for(entry, wrong);
            add(Role::Wrong, wrong, None, right, false);
            if matches!(entry.kind, Kind::Person { .. } | Kind::Term)
                && let Some((wrong, right)) = plural(wrong).zip(plural(right))
            {
                add(Role::Wrong, &wrong, None, &right, true);
            }
            if let Kind::Person { family: Some(family), .. } = &entry.kind
                && let Some(surname) = wrong_family(&entry.name, family, wrong)
            {
                add(Role::WrongFamily, &surname, None, family, false);
                if let Some((surname, family)) = plural(&surname).zip(plural(family)) {
                    add(Role::WrongFamily, &surname, None, &family, true);
                }
            }
        }
    }
    out
}

/// A person who is wrongly called by one word is rightly called by the family name.
fn right_for<'e>(entry: &'e Entry, wrong: &str) -> &'e str {
    match &entry.kind {
        Kind::Person { family: Some(family), .. } if words(wrong).len() == 1 => family,
        _ => &entry.name,
    }
}

/// How a place is called and what is of it.
#[derive(Default)]
struct Place<'e> {
    names: Vec<&'e str>,
    adjectives: Vec<&'e str>,
}

fn places<'e>(entries: &'e [Entry]) -> HashMap<&'e str, Place<'e>> {
    let place = |entry: &'e Entry| match &entry.kind {
        Kind::Place { adjectives, .. } => {
            let adjectives = adjectives.iter().map(String::as_str).collect();
            Some((entry.name.as_str(), Place { names: Entry::right_forms(entry).collect(), adjectives }))
        }
        _ => None,
    };
    entries.iter().filter_map(place).collect()
}

/// "German prime minister", "Germany’s prime minister", "prime minister of Germany"; singular and plural.
fn office_forms(
    office: &Office,
    wrong: &str,
    places: &HashMap<&str, Place>,
    add: &mut impl FnMut(Role, &str, Option<(usize, usize)>, &str, bool),
) {
    let unlisted = Place { names: vec![&office.of], adjectives: Vec::new() };
    let place = places.get(office.of.as_str()).unwrap_or(&unlisted);
    let plurals = plural(wrong).zip(plural(&office.title));
    let singular = (wrong.to_owned(), office.title.clone());
    for (many, (wrong, right)) in
        [(false, Some(singular)), (true, plurals)].into_iter().filter_map(|(many, pair)| Some((many, pair?)))
    {
        let wrong = wrong.to_lowercase();
        let length = words(&wrong).len();
        let mut after = |context: &str| {
            let from = words(context).len();
            add(Role::Wrong, &format!("{context} {wrong}"), Some((from, from + length)), &right, many);
        };
        place.adjectives.iter().for_each(|adjective| after(adjective));
        for name in &place.names {
            after(&format!("{name}'s"));
            if name.ends_with('s') {
                after(&format!("{name}'"));
            }
        }
        for name in &place.names {
            for of in ["of", "of the"] {
                add(Role::Wrong, &format!("{wrong} {of} {name}"), Some((0, length)), &right, many);
            }
        }
    }
}
