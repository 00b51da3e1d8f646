//! The surname after the full name: once an article names somebody in full, rightly or wrongly, the wrong surname alone is theirs too.

use std::collections::{HashMap, HashSet};

use super::forms::Role;
use super::hit::Hit;
use super::lexicon::{SPEECH_VERBS, holds};
use super::mentions::{Glossary, Mention, beside};
use super::view::{SegmentView, View};
use crate::edit::Applicability;
use crate::glossary::Kind;

/// Surnames of fewer letters are words and parts of other names too often (Jin, Yin, Wen).
const SHORT: usize = 4;

/// Hits for wrong surnames. `witnesses`: what else was found, with how sure it is.
pub(super) fn hits(glossary: &Glossary, view: &View, mentions: &[Mention], witnesses: &[(&Mention, Applicability)]) -> Vec<Hit> {
    let mut proof: HashMap<usize, (bool, Applicability)> = HashMap::new();
    for (mention, applicability) in witnesses {
        let form = &glossary.forms[mention.form];
        let full = mention.at.words.1 - mention.at.words.0 > 1;
        if full && matches!(glossary.entries[form.entry].kind, Kind::Person { .. }) {
            let seen = proof.entry(form.entry).or_insert((false, Applicability::Review));
            *seen = (seen.0 || form.role == Role::Wrong, seen.1.max(*applicability));
        }
    }
    if proof.is_empty() {
        return Vec::new();
    }
    let is_surname = |mention: &Mention| glossary.forms[mention.form].role == Role::WrongFamily;
    // Entries of which somebody else in the article bears the surname.
    let contested: HashSet<usize> = (0..mentions.len())
        .filter(|&i| is_surname(&mentions[i]) && mentions[i].shadowed && !is_in_own_name(i, mentions, glossary))
        .map(|i| glossary.forms[mentions[i].form].entry)
        .collect();
    let mut hits = Vec::new();
    for mention in mentions.iter().filter(|mention| is_surname(mention) && !mention.shadowed) {
        let form = &glossary.forms[mention.form];
        let Some(&(wrongly, applicability)) = proof.get(&form.entry) else { continue };
        // A right full name alone does not say that the wrong surname is of the same person.
        let sure = wrongly && !contested.contains(&form.entry) && stands_for_a_person(&view.segments[mention.segment], mention);
        let applicability = if sure { applicability } else { Applicability::Review };
        let entry = &glossary.entries[form.entry];
        hits.push(glossary.hit(view, mention, format!("{} is meant, as elsewhere in the article", entry.name), applicability));
    }
    hits
}

/// Whether a surname stands where a person is spoken of: not behind `in` or `of`, and, if it is short, before a verb of saying.
fn stands_for_a_person(view: &SegmentView, mention: &Mention) -> bool {
    let (first, behind) = mention.at.words;
    let before = first.checked_sub(1).and_then(|at| view.word(at));
    let placed = before.is_some_and(|word| matches!(word, "in" | "In" | "of" | "the" | "The"));
    let letters = mention.at.span.of(view.text()).chars().count();
    let speaks = view.word(behind).is_some_and(|word| holds(SPEECH_VERBS, word) || word == "spoke");
    !placed && (letters >= SHORT || speaks)
}

/// Whether a surname is only the end of a full name, right or wrong, of its own entry.
fn is_in_own_name(surname: usize, mentions: &[Mention], glossary: &Glossary) -> bool {
    let mention = &mentions[surname];
    let entry = glossary.forms[mention.form].entry;
    beside(mentions, surname).any(|other| {
        let form = &glossary.forms[other.form];
        form.entry == entry && form.role != Role::WrongFamily && other.at.span.contains(mention.at.span)
    })
}
