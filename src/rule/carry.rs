//! The surname after the full name: once an article names somebody in full, rightly or wrongly, the wrong surname alone is theirs too.

use std::collections::{HashMap, HashSet};

use super::forms::Role;
use super::hit::Hit;
use super::mentions::{Glossary, Mention, beside};
use super::view::View;
use crate::edit::Applicability;
use crate::glossary::Kind;

/// From here on a wrong surname is so like the right one that the right full name alone proves who is meant.
const LIKE: f64 = 0.7;

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
        let found = mention.at.span.of(view.segments[mention.segment].text());
        let like = strsim::normalized_damerau_levenshtein(&found.to_lowercase(), &form.right.to_lowercase()) >= LIKE;
        let proven = if wrongly { applicability } else { Applicability::Safe };
        // At the start of a sentence a word of two letters is one of the language more often than a name.
        let is_name = found.chars().count() > 2 || !Glossary::opens_sentence(view, mention);
        let sure = !contested.contains(&form.entry) && (wrongly || like) && is_name;
        let applicability = if sure { proven } else { Applicability::Review };
        let entry = &glossary.entries[form.entry];
        hits.push(glossary.hit(view, mention, format!("{} is meant, as elsewhere in the article", entry.name), applicability));
    }
    hits
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
