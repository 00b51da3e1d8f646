//! Wrong names found without the source text: readings of a source form, and near misses of a right name.
//!
//! `Fan Mingzheng` for 范明政 is derived, not listed: the reading of a source form, written out as a name, is strong by itself. A name
//! that is only like a right one is weaker and asks for a second witness: the right spelling elsewhere in the article, the office or
//! the country near by, another name of the same person. Words of the language and other people's names are no near misses.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::forms::Role;
use super::hit::Hit;
use super::lexicon::{FOLLOWERS, TITLES, holds};
use super::mentions::{Glossary, Mention};
use super::names::is_part_of_longer_name;
use super::spans::{runs, spans_in};
use super::view::{SegmentView, View};
use crate::edit::Applicability;
use crate::glossary::{Entry, Kind};
use crate::likeness::{Reading, gloss_words, is_common_word, is_personal_name, letters, likeness, render, sound, sounds_near};
use crate::text::{WordKey, word_key, words};

/// From here on a name is like another one, and a second witness makes it an offer.
const LIKE: f64 = 0.72;

/// From here on it is an offer by itself, if it is long enough not to be like it by chance.
const VERY_LIKE: f64 = 0.84;

/// Shorter names have too many neighbours, in letters.
const SHORT: usize = 5;

/// How far a second witness may stand away, in words.
const REACH: usize = 12;

/// Readings and right names of all entries, by what they are looked up by.
#[derive(Debug, Default)]
pub(super) struct NearMisses {
    /// Entries by a reading of a source form, its letters joined.
    readings: HashMap<String, Vec<usize>>,
    /// Right names by their sound and by their letters with one left out.
    keys: HashMap<String, Vec<usize>>,
    names: Vec<Name>,
    /// Bodies by every English word that translates a part of their source form.
    translations: HashMap<&'static str, Vec<usize>>,
    /// Number of the entry, and the source form.
    bodies: Vec<(usize, String)>,
}

/// A right name that something may be a near miss of.
#[derive(Debug)]
struct Name {
    entry: usize,
    letters: String,
    right: String,
    word_count: usize,
}

impl NearMisses {
    /// Indexes `entries`.
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut index = NearMisses::default();
        for (number, entry) in entries.iter().enumerate() {
            let is_place = matches!(entry.kind, Kind::Place { .. });
            let forms = entry.common.source.get("zh").into_iter().flatten();
            match &entry.kind {
                Kind::Organisation => {
                    forms.for_each(|form| index.add_translation(form, number));
                    continue;
                }
                Kind::Person { .. } | Kind::Place { .. } => forms.for_each(|form| index.add_reading(form, number, is_place)),
                Kind::Term if entry.name.starts_with(char::is_uppercase) => {}
                _ => continue,
            }
            let family = match &entry.kind {
                Kind::Person { family, .. } => family.as_deref(),
                _ => None,
            };
            let right: HashSet<&str> = entry.right_forms().chain(family).collect();
            for name in right {
                index.add_name(name, number);
            }
        }
        index
    }

    fn add_reading(&mut self, form: &str, entry: usize, is_place: bool) {
        let Some(reading) = Reading::of(form).filter(|reading| reading.syllable_count() >= 2) else { return };
        // Two syllables are a Chinese name of somebody's oftener than a misread one.
        let orders = if is_place { vec![reading.joined()] } else { reading.orders() };
        for order in orders.into_iter().filter(|order| order.len() >= 7 || reading.syllable_count() > 2) {
            let entries = self.readings.entry(order).or_default();
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }

    fn add_translation(&mut self, form: &str, entry: usize) {
        if form.chars().count() < 3 {
            return;
        }
        let number = self.bodies.len();
        for word in gloss_words(form) {
            self.translations.entry(word).or_default().push(number);
        }
        self.bodies.push((entry, form.to_owned()));
    }

    /// The body whose source form `content` translates word by word, if there is just one.
    fn translated(&self, content: &[&str]) -> Option<usize> {
        let rarest = content
            .iter()
            .map(|word| self.translations.get(word.to_lowercase().as_str()))
            .min_by_key(|list| list.map_or(0, Vec::len))??;
        let exact = rarest.iter().map(|number| &self.bodies[*number]).filter(|(_, form)| {
            let rendering = render(form, content);
            rendering.words > 0.99 && rendering.characters > 0.99
        });
        let mut entries: Vec<usize> = exact.map(|(entry, _)| *entry).collect();
        entries.dedup();
        match entries.as_slice() {
            [entry] => Some(*entry),
            _ => None,
        }
    }

    fn add_name(&mut self, name: &str, entry: usize) {
        let plain = letters(name);
        // What everybody knows how to spell is not missed by a letter.
        if plain.chars().count() < SHORT || !plain.is_ascii() || is_common_word(&plain) {
            return;
        }
        let number = self.names.len();
        for key in keys(&plain) {
            self.keys.entry(key).or_default().push(number);
        }
        self.names.push(Name { entry, letters: plain, right: name.to_owned(), word_count: words(name).len() });
    }

    /// The right names that `plain` letters may be a near miss of, each with its likeness, best first.
    fn near(&self, plain: &str, text: &str) -> Vec<(&Name, f64)> {
        let mut numbers: Vec<usize> = keys(plain).into_iter().filter_map(|key| self.keys.get(&key)).flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let scored = numbers.into_iter().map(|number| (&self.names[number], likeness(text, &self.names[number].right)));
        let mut near: Vec<(&Name, f64)> = scored.filter(|(name, score)| *score >= LIKE && name.letters != plain).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.entry.cmp(&b.0.entry)));
        near
    }
}

/// What a name is looked up by: its sound, and its letters with each one left out.
fn keys(plain: &str) -> Vec<String> {
    let mut keys = vec![format!("={}", sound(plain)), plain.to_owned()];
    keys.extend((0..plain.len()).filter(|at| plain.is_char_boundary(*at) && plain.is_char_boundary(at + 1)).map(|at| {
        let mut shorter = plain.to_owned();
        shorter.remove(at);
        shorter
    }));
    keys
}

/// Hits for readings and near misses in the segments that have no source.
pub(super) fn hits(glossary: &Glossary, view: &View, mentions: &[Mention]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let present = entries_present(glossary, mentions);
    let mut taken: Vec<Vec<bool>> = view.segments.iter().map(|segment| vec![false; segment.words.len()]).collect();
    let mut carried = HashMap::new();
    let mut from = 0;
    for (number, segment) in view.segments.iter().enumerate() {
        let to = from + mentions[from..].iter().take_while(|mention| mention.segment == number).count();
        let here = &mentions[from..to];
        from = to;
        if segment.segment.source.is_some() {
            continue;
        }
        let taken = &mut taken[number];
        for mention in here.iter().filter(|mention| glossary.forms[mention.form].role != Role::WrongFamily) {
            taken[mention.at.words.0..mention.at.words.1].fill(true);
        }
        for run in runs(segment, |at| taken[at]) {
            let mut spans = spans_in(segment, &run);
            spans.sort_by_key(|span| std::cmp::Reverse(span.len()));
            for span in spans {
                if taken[span.clone()].iter().any(|taken| *taken) {
                    continue;
                }
                if let Some((entry, hit)) = near_miss(glossary, view, number, span.clone(), &present) {
                    taken[span.clone()].fill(true);
                    remember(&mut carried, segment, span, entry, &hit);
                    hits.push(hit);
                }
            }
        }
    }
    hits.extend(carried_hits(glossary, view, &taken, &carried));
    hits
}

/// Wrong words of names that the article has in full, in plain letters, with the entry and the right word; `None` if two claim one.
type Carried = HashMap<String, Option<(usize, String)>>;

/// Keeps what a full name tells of its single words.
fn remember(carried: &mut Carried, segment: &SegmentView, span: Range<usize>, entry: usize, hit: &Hit) {
    let [fix] = hit.fixes.as_slice() else { return };
    let found = segment.span_of(span.clone());
    if span.len() < 2 || fix.edits.iter().any(|edit| !found.contains(edit.span)) {
        return;
    }
    for edit in &fix.edits {
        let (wrong, right) = (edit.span.of(segment.text()), edit.text.as_str());
        if !is_common_word(wrong) && words(wrong).len() == 1 && words(right).len() == 1 && wrong.starts_with(char::is_uppercase) {
            let value = Some((entry, right.to_owned()));
            carried
                .entry(letters(wrong))
                .and_modify(|known| *known = known.take().filter(|known| Some(known) == value.as_ref()))
                .or_insert(value.clone());
        }
    }
}

/// Single words that are wrong in a full name of the article are wrong where they stand alone.
fn carried_hits(glossary: &Glossary, view: &View, taken: &[Vec<bool>], carried: &Carried) -> Vec<Hit> {
    let mut hits = Vec::new();
    if carried.is_empty() {
        return hits;
    }
    for (number, segment) in view.segments.iter().enumerate().filter(|(_, segment)| segment.segment.source.is_none()) {
        for at in (0..segment.words.len()).filter(|at| !taken[number][*at]) {
            let Some(word) = segment.word(at).filter(|word| word.starts_with(char::is_uppercase)) else { continue };
            let Some(Some((entry, right))) = carried.get(&letters(word)) else { continue };
            if !segment.is_opaque(segment.words[at].span)
                && !is_part_of_longer_name(segment, (at, at + 1), |word| glossary.is_known_word(word))
            {
                let message = format!("{} is meant, as elsewhere in the article", glossary.entries[*entry].name);
                hits.extend(glossary.replacement(view, number, *entry, at..at + 1, right, message, Applicability::Review));
            }
        }
    }
    hits
}

/// Entries that the article names rightly somewhere.
fn entries_present(glossary: &Glossary, mentions: &[Mention]) -> HashSet<usize> {
    let right = mentions
        .iter()
        .map(|mention| &glossary.forms[mention.form])
        .filter(|form| matches!(form.role, Role::Right | Role::Related));
    right.map(|form| form.entry).collect()
}

fn near_miss(
    glossary: &Glossary,
    view: &View,
    number: usize,
    span: Range<usize>,
    present: &HashSet<usize>,
) -> Option<(usize, Hit)> {
    let segment = &view.segments[number];
    let text = segment.span_of(span.clone()).of(segment.text());
    let plain = letters(text);
    let content: Vec<&str> = span.clone().filter_map(|at| segment.word(at)).collect();
    if plain.len() < SHORT || content.iter().any(|word| holds(TITLES, word) || holds(FOLLOWERS, word)) {
        return None;
    }
    let is_person = |entry: usize| matches!(glossary.entries[entry].kind, Kind::Person { .. });
    let longer = || is_part_of_longer_name(segment, (span.start, span.end), |word| glossary.is_known_word(word));
    if let Some(entries) = glossary.near_misses.readings.get(&plain)
        && (!is_person(entries[0]) || !longer())
        && !is_somebody_else(segment, &span)
    {
        let [entry] = entries.as_slice() else { return None };
        let known = &glossary.entries[*entry];
        if content.len() == 1 && (is_common_word(content[0]) || is_person(*entry) && is_personal_name(content[0])) {
            return None;
        }
        let proven = has_own_office_beside(glossary, segment, &span, known);
        let applicability = if proven { Applicability::Safe } else { Applicability::Review };
        let message = format!("{text} is the Chinese reading of {}", known.name);
        return Some((*entry, glossary.replacement(view, number, *entry, span, &known.name, message, applicability)?));
    }
    let proper: Vec<&str> = content.iter().copied().filter(|word| word.starts_with(char::is_uppercase)).collect();
    let goes_on = segment.word(span.end).is_some_and(|word| word == "of" || word == "for");
    if proper.len() >= 3
        && !goes_on
        && let Some(entry) = glossary.near_misses.translated(&proper)
    {
        let known = &glossary.entries[entry];
        let message = format!("{text} is {} word for word", known.name);
        return Some((entry, glossary.replacement(view, number, entry, span, &known.name, message, Applicability::Review)?));
    }
    if content.iter().all(|word| is_common_word(word)) || content.len() == 1 && is_personal_name(content[0]) {
        return None;
    }
    let near = glossary.near_misses.near(&plain, text);
    let (best, score) = *near.first()?;
    if near.iter().any(|(other, likeness)| other.entry != best.entry && likeness + 0.05 > score)
        || is_person(best.entry) && longer()
    {
        return None;
    }
    if plain.strip_suffix('s') == Some(&best.letters) {
        return None; // The plural.
    }
    let entry = &glossary.entries[best.entry];
    let witnessed =
        present.contains(&best.entry) || has_own_office_beside(glossary, segment, &span, entry) || shares_a_name(&content, entry);
    // A letter more or less is a slip; another letter is one only if it sounds the same (Kamisawa is not Kamikawa).
    let slip = sounds_near(&plain, &best.letters) || plain.len() != best.letters.len();
    let by_itself = score >= VERY_LIKE && plain.len() > SHORT + 1 && slip;
    if !(witnessed || by_itself) || best.word_count != words(text).len() {
        return None;
    }
    let message = format!("{text} is like {}", entry.name);
    Some((best.entry, glossary.replacement(view, number, best.entry, span, &best.right, message, Applicability::Review)?))
}

/// Whether the text says that it is somebody else: a title that is not of office beside the name.
fn is_somebody_else(segment: &SegmentView, span: &Range<usize>) -> bool {
    const OTHERS: [&str; 24] = [
        "actor", "actress", "artist", "athlete", "author", "botanist", "coach", "doctor", "dr", "engineer", "farmer", "historian",
        "journalist", "lawyer", "pianist", "poet", "professor", "reporter", "scholar", "scientist", "singer", "student", "teacher",
        "writer",
    ];
    let near = (span.start.saturating_sub(3)..span.start).chain(span.end..(span.end + 4).min(segment.words.len()));
    near.filter_map(|at| segment.word(at)).any(|word| OTHERS.contains(&word.to_lowercase().as_str()))
}

/// Whether `found` is the reading of one of a person's source forms, written out.
pub(super) fn is_reading(entry: &Entry, found: &str) -> bool {
    let forms = entry.common.source.get("zh").into_iter().flatten();
    forms.filter_map(|form| Reading::of(form)).any(|reading| reading.syllable_count() > 1 && reading.is_written(found))
}

/// Whether a word of an office that the person held, and of its country, stand near by.
pub(super) fn has_own_office_beside(glossary: &Glossary, segment: &SegmentView, span: &Range<usize>, entry: &Entry) -> bool {
    let Kind::Person { offices, .. } = &entry.kind else { return false };
    let near: HashSet<WordKey> = (span.start.saturating_sub(REACH)..(span.end + REACH).min(segment.words.len()))
        .filter(|at| !span.contains(at))
        .map(|at| segment.words[at].key)
        .collect();
    let all_of = |phrase: &str| words(phrase).iter().all(|word| near.contains(&word.key));
    offices.iter().any(|office| {
        let of = office.of.as_deref().unwrap_or_default();
        let place = glossary.entries.iter().find(|entry| entry.name == of && matches!(entry.kind, Kind::Place { .. }));
        let adjective = place.is_some_and(|place| match &place.kind {
            Kind::Place { adjectives, .. } => adjectives.iter().any(|adjective| all_of(adjective)),
            _ => false,
        });
        all_of(&office.title) && !of.is_empty() && (all_of(of) || adjective)
    })
}

/// Whether one of several words is a name of the entry's own already.
fn shares_a_name(content: &[&str], entry: &Entry) -> bool {
    let own: HashSet<WordKey> = words(&entry.name).iter().map(|word| word.key).collect();
    content.len() > 1 && content.iter().any(|word| own.contains(&word_key(word)))
}
