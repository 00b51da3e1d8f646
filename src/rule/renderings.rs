//! Wrong names found with the source text beside the article, without a list of them.
//!
//! Where a source segment names an entry and the target has no right form of it, something in the target renders it. Every capitalised
//! span that no other entry explains competes: by its likeness to the right forms, to the reading of the source form, and to a
//! word-for-word translation of it. One that stands alone is safe; otherwise the best is offered.

use std::collections::BTreeMap;
use std::ops::Range;

use super::forms::Role;
use super::hit::Hit;
use super::lexicon::{FOLLOWERS, TITLES, holds};
use super::mentions::{Glossary, Mention};
use super::source_forms::SourceMention;
use super::spans::{Run, runs, spans_in};
use super::view::{SegmentView, View};
use crate::edit::Applicability;
use crate::glossary::{Entry, Kind};
use crate::likeness::{Reading, is_acronym_of, is_common_word, letters, likeness, render};

/// From here on a span that stands alone renders the entry without a doubt.
const SAFE: f64 = 0.66;

/// From here on it is worth an editor's look.
const OFFERED: f64 = 0.5;

/// How far the best must lead the next to stand alone.
const LEAD: f64 = 0.12;

/// From here on two names differ by a slip of the pen.
const SLIP: f64 = 0.75;

/// Where the target has a right form already, a second, wrong one must be this like.
const BESIDE_RIGHT: f64 = 0.8;

/// An entry as a source segment names it.
struct Named<'e> {
    entry: &'e Entry,
    number: usize,
    forms: Vec<&'e str>,
    count: usize,
}

/// A span of the target that competes for an entry.
struct Candidate {
    words: Range<usize>,
    score: f64,
}

/// Hits for every wrong rendering in the segments that have a source.
pub(super) fn hits(glossary: &Glossary, view: &View, mentions: &[Mention]) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut from = 0;
    for (number, segment) in view.segments.iter().enumerate() {
        let to = from + mentions[from..].iter().take_while(|mention| mention.segment == number).count();
        let here = &mentions[from..to];
        from = to;
        let Some(source) = &segment.segment.source else { continue };
        let named = named(glossary, &glossary.source_forms.find(source));
        if named.is_empty() {
            continue;
        }
        let explained = explained(glossary, segment, here, &named);
        let runs = runs(segment, |at| explained[at]);
        for named in &named {
            hits.extend(rendering(glossary, view, number, named, here, &runs));
        }
    }
    hits
}

fn named<'e>(glossary: &'e Glossary, found: &[SourceMention<'e>]) -> Vec<Named<'e>> {
    let mut by_entry: BTreeMap<usize, Named> = BTreeMap::new();
    for mention in found {
        let entry = &glossary.entries[mention.entry];
        let proper = match &entry.kind {
            // Of a country the adjective and the people would do as well; and what everybody can spell is not garbled.
            Kind::Place { adjectives, .. } => adjectives.is_empty() && !is_common_word(&entry.name),
            Kind::Term => entry.name.starts_with(char::is_uppercase),
            kind => kind.is_name(),
        };
        if proper && entry.common.source.get("zh").is_some_and(|forms| forms.iter().any(|form| form == mention.form)) {
            let new = || Named { entry, number: mention.entry, forms: Vec::new(), count: 0 };
            let named = by_entry.entry(mention.entry).or_insert_with(new);
            named.count += 1;
            if !named.forms.contains(&mention.form) {
                named.forms.push(mention.form);
            }
        }
    }
    by_entry.into_values().collect()
}

/// For each word of the segment, whether a name holds it that the source has too, or that stands for itself: one that no further
/// capitalised word makes longer.
fn explained(glossary: &Glossary, segment: &SegmentView, mentions: &[Mention], named: &[Named]) -> Vec<bool> {
    let mut explained = vec![false; segment.words.len()];
    let extends = |at: usize| segment.word(at).is_some_and(|word| word.starts_with(char::is_uppercase));
    for mention in mentions {
        let form = &glossary.forms[mention.form];
        let (first, behind) = mention.at.words;
        let borne = named.iter().any(|named| named.number == form.entry);
        let extended = segment.gap_before(behind) == " " && extends(behind);
        let is_country = matches!(&glossary.entries[form.entry].kind, Kind::Place { adjectives, .. } if !adjectives.is_empty());
        if form.role != Role::WrongFamily && (borne || is_country || !extended) {
            explained[first..behind].fill(true);
        }
    }
    explained
}

fn rendering(glossary: &Glossary, view: &View, number: usize, named: &Named, here: &[Mention], runs: &[Run]) -> Vec<Hit> {
    let segment = &view.segments[number];
    let of_entry = |mention: &&Mention| glossary.forms[mention.form].entry == named.number;
    let known_wrong = here.iter().filter(of_entry).any(|mention| matches!(glossary.forms[mention.form].role, Role::Wrong));
    let right = here
        .iter()
        .filter(of_entry)
        .filter(|mention| matches!(glossary.forms[mention.form].role, Role::Right | Role::Related))
        .count();
    if known_wrong || right >= named.count {
        return Vec::new();
    }
    let mut candidates = candidates(named, segment, runs);
    candidates.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| b.words.len().cmp(&a.words.len())).then_with(|| a.words.start.cmp(&b.words.start))
    });
    let Some(best) = candidates.first() else { return Vec::new() };
    if best.score < if right > 0 { BESIDE_RIGHT } else { OFFERED } {
        return Vec::new();
    }
    let text = |words: &Range<usize>| letters(segment.span_of(words.clone()).of(segment.text()));
    let best_text = text(&best.words);
    let rival = candidates.iter().skip(1).find(|other| {
        let overlaps = other.words.start < best.words.end && best.words.start < other.words.end;
        !overlaps && text(&other.words) != best_text
    });
    let alone = rival.is_none_or(|rival| rival.score + LEAD < best.score);
    let applicability =
        if alone && best.score >= SAFE && segment.segment.source_is_sure { Applicability::Safe } else { Applicability::Review };
    let form = named.forms[0];
    candidates
        .iter()
        .filter(|other| other.words == best.words || other.words.len() == best.words.len() && text(&other.words) == best_text)
        .filter_map(|candidate| {
            let words = with_own_words(segment, named.entry, candidate.words.clone());
            let found = segment.span_of(words.clone()).of(segment.text()).to_owned();
            let right = right_form(named.entry, &found, words.len());
            let message = format!("the source has {form}: {}", named.entry.name);
            glossary.replacement(view, number, named.number, words, right, message, applicability)
        })
        .collect()
}

fn candidates(named: &Named, segment: &SegmentView, runs: &[Run]) -> Vec<Candidate> {
    let mut all = Vec::new();
    for run in runs {
        for words in spans_in(segment, run) {
            let score = score(named, segment, run, &words);
            if score > 0.0 {
                all.push(Candidate { words, score });
            }
        }
    }
    all
}

/// How surely a span renders an entry, from 0 to 1.
fn score(named: &Named, segment: &SegmentView, run: &Run, words: &Range<usize>) -> f64 {
    let text = segment.span_of(words.clone()).of(segment.text());
    let content: Vec<&str> =
        words.clone().filter_map(|at| segment.word(at)).filter(|word| word.starts_with(char::is_uppercase)).collect();
    let plain = letters(text);
    if plain.chars().count() < 3 || content.iter().all(|word| holds(FOLLOWERS, word)) {
        return 0.0;
    }
    let is_person = matches!(named.entry.kind, Kind::Person { .. });
    if is_person && content.iter().any(|word| holds(TITLES, word)) {
        return 0.0;
    }
    // A part of the right name is no wrong one.
    let own: Vec<String> =
        named.entry.right_forms().flat_map(|form| form.split([' ', '-']).map(letters).collect::<Vec<_>>()).collect();
    if is_person && content.iter().all(|word| own.contains(&letters(word))) {
        return 0.0;
    }
    let is_body = !matches!(named.entry.kind, Kind::Person { .. } | Kind::Place { .. });
    // Fewer of its words, or the same in another order, are a right way to speak of a body (Commerce Department).
    if is_body && content.iter().all(|word| own.iter().any(|own| own.starts_with(&letters(word)))) {
        return 0.0;
    }
    let with_given = named.forms.iter().any(|form| form.contains('·'));
    let by_letters = right_parts(named.entry, with_given).map(|part| likeness(text, part)).fold(0.0, f64::max);
    let mut by_reading: f64 = 0.0;
    let mut by_gloss: f64 = 0.0;
    for form in &named.forms {
        for part in form.split('·').chain([*form]) {
            by_reading = by_reading.max(reading_score(part, text, is_body));
        }
        let rendering = render(form, &content);
        // A single word has to say it all, as any says something; and only what says it all may be safe.
        let least = if content.len() == 1 { 0.99 } else { 0.5 };
        if rendering.characters >= least && rendering.words >= 0.6 && (is_body || content.len() > 1) {
            let whole = rendering.characters > 0.99 && content.len() > 1;
            let most = if whole { 1.0 } else { SAFE - 0.01 };
            by_gloss = by_gloss.max((rendering.words * (0.4 + 0.5 * rendering.characters)).min(most));
        }
        let is_acronym = content.len() == 1 && (2..=5).contains(&plain.len()) && text.chars().all(char::is_uppercase);
        if is_body && is_acronym && is_acronym_of(text, form) {
            by_gloss = by_gloss.max(0.6);
        }
    }
    // The names of bodies are translated, not heard: only a slip of the pen is like them.
    let by_letters = if is_body && by_letters < SLIP { 0.0 } else { by_letters };
    let mut score = by_letters.max(by_reading).max(by_gloss);
    // A word of the language is a rendering only if it translates the source, or can hardly be anything else.
    if content.iter().all(|word| is_common_word(word)) && by_gloss < score {
        score = if score >= 0.8 { score * 0.8 } else { by_gloss.max(score * 0.5) };
    }
    // What is cut out of a longer run is half a name, unless titles and common words are all that is left behind of a person's.
    let beside = |word: &str| is_person && (holds(TITLES, word) || is_common_word(word));
    let cut = |at: usize| segment.word(at).is_some_and(|word| word.starts_with(char::is_uppercase) && !beside(word));
    let left_behind = (run.words.start..words.start).chain(words.end..run.words.end).any(cut);
    match (left_behind, is_body) {
        (true, true) => score * 0.6,
        (true, false) => score * 0.85,
        (false, _) => score,
    }
}

/// The right forms and, of a person, the family name and, on request, the given names.
fn right_parts(entry: &Entry, with_given: bool) -> impl Iterator<Item = &str> {
    let family = match &entry.kind {
        Kind::Person { family, .. } => family.as_deref(),
        _ => None,
    };
    let is_person = matches!(entry.kind, Kind::Person { .. });
    let given = (is_person && with_given).then(|| entry.name.split(' ').filter(|part| part.len() > 3)).into_iter().flatten();
    entry.right_forms().chain(family).chain(given)
}

fn reading_score(form: &str, text: &str, is_body: bool) -> f64 {
    let Some(reading) = Reading::of(form).filter(|reading| reading.syllable_count() > 1) else { return 0.0 };
    if reading.is_written(text) {
        return 0.97;
    }
    let like = reading.orders().iter().map(|order| likeness(text, order)).fold(0.0, f64::max);
    if !is_body {
        return like * 0.95;
    }
    // The first syllables of a body's name, as machines break off.
    let begins = text.len() >= 5 && reading.joined().starts_with(&letters(text));
    if begins || like >= SLIP { 0.75 } else { 0.0 }
}

/// Words of the entry's own name that stand beside the span belong to it: of "Paul Chen Maobo", more than half is to be replaced.
fn with_own_words(segment: &SegmentView, entry: &Entry, mut words: Range<usize>) -> Range<usize> {
    let own: Vec<String> = entry.right_forms().flat_map(|form| form.split([' ', '-']).map(letters).collect::<Vec<_>>()).collect();
    let is_own = |at: usize| segment.word(at).is_some_and(|word| word.len() > 1 && own.contains(&letters(word)));
    while words.start > 0 && matches!(segment.gap_before(words.start), " " | "-") && is_own(words.start - 1) {
        words.start -= 1;
    }
    while words.end < segment.words.len() && matches!(segment.gap_before(words.end), " " | "-") && is_own(words.end) {
        words.end += 1;
    }
    words
}

/// The right form to put in the place of `found`, which has `count` words: the one that is most like it, of as many words if a person's.
fn right_form<'e>(entry: &'e Entry, found: &str, count: usize) -> &'e str {
    let family = match &entry.kind {
        Kind::Person { family: Some(family), .. } => family.as_str(),
        Kind::Person { .. } => entry.name.as_str(),
        _ => return &entry.name,
    };
    if count > 1 {
        return &entry.name;
    }
    let single = entry.right_forms().filter(|form| !form.contains(' ')).chain([family]);
    single.max_by(|a, b| likeness(a, found).total_cmp(&likeness(b, found))).unwrap_or(family)
}
