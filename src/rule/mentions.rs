//! Where a document mentions the entries of the glossary, rightly or wrongly, and what to say of it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::carry;
use super::forms::{Form, Role, forms};
use super::hit::{Hit, Level};
use super::lexicon::{TITLES, holds};
use super::matcher::{Met, Place, Requirements, TermIndex, TermMatch};
use super::names::is_part_of_longer_name;
use super::near_miss::{self, NearMisses};
use super::renderings;
use super::rewrite::{Capitals, Manner, rewrite};
use super::source_forms::SourceForms;
use super::view::{SegmentView, View};
use crate::edit::{Applicability, Fix};
use crate::glossary::{Entry, Kind, Office};
use crate::likeness::is_personal_name;
use crate::text::{WordKey, fold_gap, is_apostrophe, starts_sentence, word_key, words};

/// The entries of a rule set, compiled: one index over all their forms.
#[derive(Debug, Default)]
pub(super) struct Glossary {
    pub(super) entries: Vec<Entry>,
    numbers: HashMap<Arc<str>, usize>,
    requirements: Vec<Requirements>,
    pub(super) forms: Vec<Form>,
    index: TermIndex,
    /// How source languages write the entries.
    pub(super) source_forms: SourceForms,
    /// What is like the right names of entries.
    pub(super) near_misses: NearMisses,
    /// Words of place and organisation names and their adjectives: beside a person's name they are no part of it.
    known_words: HashSet<WordKey>,
}

/// A form of an entry at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// Number of the form.
    pub(super) form: usize,
    pub(super) segment: usize,
    pub(super) at: TermMatch,
    /// Whether the words are only a part of another, longer name.
    pub(super) shadowed: bool,
}

impl Glossary {
    /// Compiles entries.
    ///
    /// # Errors
    /// The entry's number and what is wrong with its conditions.
    pub(super) fn new(entries: Vec<Entry>) -> Result<Self, (usize, String)> {
        let requirements = entries
            .iter()
            .enumerate()
            .map(|(i, entry)| Requirements::new(&entry.common.when, &entry.common.unless).map_err(|message| (i, message)))
            .collect::<Result<_, _>>()?;
        let mut index = TermIndex::default();
        let mut all = Vec::new();
        for (form, phrase) in forms(&entries) {
            index.add(phrase);
            all.push(form);
        }
        let known_words = known_words(&entries);
        let source_forms = SourceForms::new(&entries);
        let near_misses = NearMisses::new(&entries);
        let numbers = entries.iter().enumerate().map(|(i, entry)| (Arc::clone(&entry.id), i)).collect();
        Ok(Glossary { entries, numbers, requirements, forms: all, index, source_forms, near_misses, known_words })
    }

    /// Every mention in the document, in order of the text.
    pub(super) fn mentions(&self, view: &View) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for (segment, segment_view) in view.segments.iter().enumerate() {
            let found = self.index.find(segment_view);
            mentions.extend(found.into_iter().map(|at| Mention { form: at.phrase, segment, at, shadowed: false }));
        }
        let shadowed: Vec<bool> = (0..mentions.len())
            .map(|i| {
                self.is_shadowed(&mentions[i], beside(&mentions, i))
                    || self.is_cut_from_a_name(view, &mentions[i])
                    || self.is_gloss(view, &mentions, i)
            })
            .collect();
        mentions.iter_mut().zip(shadowed).for_each(|(mention, shadowed)| mention.shadowed = shadowed);
        mentions
    }

    /// What the mentions call for.
    pub(super) fn hits(&self, view: &View, mentions: &[Mention]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut witnesses = Vec::new();
        for mention in mentions.iter().filter(|mention| !mention.shadowed) {
            match self.forms[mention.form].role {
                Role::Right => witnesses.push((mention, Applicability::Review)),
                Role::Wrong => {
                    if let Some(hit) = self.wrong_hit(view, mention) {
                        witnesses.push((mention, hit.fixes.first().map_or(Applicability::Review, |fix| fix.applicability)));
                        hits.push(hit);
                    }
                }
                Role::WrongFamily | Role::Related => {}
            }
        }
        hits.extend(carry::hits(self, view, mentions, &witnesses));
        hits.extend(renderings::hits(self, view, mentions));
        hits.extend(near_miss::hits(self, view, mentions));
        hits
    }

    /// The entry with an id.
    pub(super) fn entry(&self, id: &str) -> Option<&Entry> {
        self.numbers.get(id).map(|number| &self.entries[*number])
    }

    /// The entry that a mention is of.
    pub(super) fn entry_of(&self, mention: &Mention) -> &Entry {
        &self.entries[self.forms[mention.form].entry]
    }

    /// Whether a single capitalised word is of a place or an organisation.
    pub(super) fn is_known_word(&self, word: &str) -> bool {
        self.known_words.contains(&word_key(word))
    }

    /// A right form that is longer, or as long and another entry's, or a longer wrong form of the same entry, takes the words.
    fn is_shadowed<'m>(&self, mention: &Mention, mut rivals: impl Iterator<Item = &'m Mention>) -> bool {
        let form = &self.forms[mention.form];
        if matches!(form.role, Role::Right | Role::Related) {
            return false;
        }
        rivals.any(|other| {
            let rival = &self.forms[other.form];
            let longer = other.at.span.len() > mention.at.span.len();
            let as_long = other.at.span == mention.at.span;
            match rival.role {
                Role::Right if as_long && rival.entry != form.entry => self.requirements[form.entry].is_empty(),
                Role::Right => longer || as_long && rival.right == form.right,
                Role::Wrong if rival.entry == form.entry => longer,
                Role::Wrong => form.role == Role::WrongFamily && longer,
                Role::WrongFamily | Role::Related => false,
            }
        })
    }

    /// A wrong form in brackets behind the right one (`Shigatse (Rikaze)`) is there on purpose.
    fn is_gloss(&self, view: &View, mentions: &[Mention], i: usize) -> bool {
        let mention = &mentions[i];
        let form = &self.forms[mention.form];
        let opens = || view.segments[mention.segment].gap_before(mention.at.words.0).trim_start().starts_with('(');
        let is_right = |other: &Mention| {
            let rival = &self.forms[other.form];
            rival.entry == form.entry && rival.role == Role::Right && other.at.words.1 == mention.at.words.0
        };
        let before = mentions[..i].iter().rev().take_while(|other| other.segment == mention.segment);
        !matches!(form.role, Role::Right | Role::Related) && opens() && before.take(LONGEST_FORM).any(is_right)
    }

    /// A person's name inside another name, or a title behind an adjective that is only half of one (`South African`).
    fn is_cut_from_a_name(&self, view: &View, mention: &Mention) -> bool {
        const DIRECTIONS: [&str; 10] =
            ["East", "Eastern", "West", "Western", "North", "Northern", "South", "Southern", "Central", "New"];
        let form = &self.forms[mention.form];
        let view = &view.segments[mention.segment];
        match (&self.entries[form.entry].kind, form.role) {
            (_, Role::Right | Role::Related) => false,
            (Kind::Person { .. }, _) => is_part_of_longer_name(view, mention.at.words, |word| self.is_known_word(word)),
            (Kind::Office(_), _) if form.target.0 == 0 && continues(&view.text()[mention.at.span.end..]) => true,
            (Kind::Office(_), _) => {
                let before = mention.at.words.0.checked_sub(1).and_then(|before| view.word(before));
                // "Ukraine’s American finance minister" is Ukraine's.
                let left = view.text()[..mention.at.span.start].trim_end();
                let owned = left.ends_with("’s") || left.ends_with("'s");
                owned
                    || *fold_gap(view.gap_before(mention.at.words.0)) == *" "
                        && before.is_some_and(|word| DIRECTIONS.contains(&word))
            }
            (Kind::Place { .. } | Kind::Organisation, _) => is_bearer_of_place(view, mention.at.words),
            _ => false,
        }
    }

    fn wrong_hit(&self, view: &View, mention: &Mention) -> Option<Hit> {
        let form = &self.forms[mention.form];
        let entry = &self.entries[form.entry];
        let place = Place { view, segment: mention.segment, words: mention.at.words, span: mention.at.span };
        let met = self.requirements[form.entry].met(place);
        if met == Met::No {
            return None;
        }
        let segment = &view.segments[mention.segment];
        let proven = match &entry.kind {
            Kind::Person { .. } => {
                // The reading of the source form may be anybody's name, unless the person's own office stands beside it.
                let words = mention.at.words.0..mention.at.words.1;
                let found = mention.at.span.of(segment.text());
                !near_miss::is_reading(entry, found) || near_miss::has_own_office_beside(self, segment, &words, entry)
            }
            Kind::Office(office) if form.target.0 > 0 => self.is_holder_or_nobody(segment, mention.at.words.1, office),
            Kind::Organisation => !stands_in_a_run(segment, mention.at.words, |word| self.is_known_word(word)),
            _ => true,
        };
        let unseen = met == Met::Yes
            && proven
            && entry.common.or.is_empty()
            && !(matches!(entry.kind, Kind::Person { .. }) && says_who_else(&view.segments[mention.segment], mention.at.words.1))
            && !(form.plural && matches!(entry.kind, Kind::Office(_)))
            && (entry.kind.is_name() || !view.is_quoted(mention.segment, mention.at.span));
        let applicability = if unseen { entry.common.fix.unwrap_or(Applicability::Safe) } else { Applicability::Review };
        let message = entry.common.note.clone().unwrap_or_else(|| reason(entry, &form.right));
        Some(self.hit(view, mention, message, applicability))
    }

    /// Whether a title is followed by the name of somebody who held the right one, or by no name.
    fn is_holder_or_nobody(&self, view: &SegmentView, behind: usize, office: &Office) -> bool {
        let named = *fold_gap(view.gap_before(behind)) == *" ";
        let Some(first) = view.word(behind).filter(|word| named && word.starts_with(char::is_uppercase)) else { return true };
        let held = |entry: &&Entry| match &entry.kind {
            Kind::Person { offices, .. } => {
                offices.iter().any(|term| term.title == office.title && term.of.as_deref() == Some(office.of.as_str()))
            }
            _ => false,
        };
        let bears = |entry: &Entry| {
            let wrong = entry.common.wrong.iter().map(String::as_str);
            entry.right_forms().chain(wrong).any(|form| words(form).iter().any(|word| word.key == word_key(first)))
        };
        self.entries.iter().filter(held).any(bears)
    }

    /// The hit that replaces a mention by its form's right words.
    pub(super) fn hit(&self, view: &View, mention: &Mention, message: String, applicability: Applicability) -> Hit {
        let form = &self.forms[mention.form];
        let entry = &self.entries[form.entry];
        let segment = &view.segments[mention.segment];
        let range = (mention.at.words.0 + form.target.0, mention.at.words.0 + form.target.1);
        let whole = form.target == (0, mention.at.words.1 - mention.at.words.0);
        let span = if whole { mention.at.span } else { segment.span_of(range.0..range.1) };
        let manner = Manner { capitals: form.capitals, bare: entry.common.bare };
        let candidates = std::iter::once(&form.right).chain(&entry.common.or);
        let fixes: Vec<Fix> = candidates
            .map(|right| {
                let mut edits = rewrite(segment, range, span, right, manner);
                edits.sort();
                Fix { edits, applicability }
            })
            .filter(|fix| !fix.edits.is_empty())
            .collect();
        let level = match applicability {
            Applicability::Safe => Level::Warning,
            Applicability::Review if entry.kind.is_name() => Level::Warning,
            Applicability::Review => Level::Note,
        };
        Hit {
            rule: entry.kind.as_str().into(),
            entry: Some(Arc::clone(&entry.id)),
            segment: mention.segment,
            span: mention.at.span,
            message,
            level,
            fixes,
        }
    }

    /// The hit that replaces words `words` of a segment by a right form of an entry. `None` if nothing would change.
    #[expect(clippy::too_many_arguments, reason = "each says another thing of the one hit")]
    pub(super) fn replacement(
        &self,
        view: &View,
        segment: usize,
        entry: usize,
        words: std::ops::Range<usize>,
        right: &str,
        message: String,
        applicability: Applicability,
    ) -> Option<Hit> {
        let entry = &self.entries[entry];
        let segment_view = &view.segments[segment];
        let span = segment_view.span_of(words.clone());
        let manner = Manner { capitals: Capitals::Own, bare: entry.common.bare };
        let mut edits = rewrite(segment_view, (words.start, words.end), span, right, manner);
        edits.sort();
        (!edits.is_empty()).then(|| Hit {
            rule: entry.kind.as_str().into(),
            entry: Some(Arc::clone(&entry.id)),
            segment,
            span,
            message,
            level: Level::Warning,
            fixes: vec![Fix { edits, applicability }],
        })
    }
}

/// The most words that a form has; longer ones do not shadow one another.
const LONGEST_FORM: usize = 24;

/// The mentions that share a word with number `i`, without itself. Mentions are ordered by segment and first word.
pub(super) fn beside(mentions: &[Mention], i: usize) -> impl Iterator<Item = &Mention> {
    let (segment, (first, behind)) = (mentions[i].segment, mentions[i].at.words);
    let here = move |mention: &&Mention| mention.segment == segment;
    let before = mentions[..i].iter().rev().take_while(here).take_while(move |mention| mention.at.words.0 + LONGEST_FORM > first);
    let after = mentions[i + 1..].iter().take_while(here).take_while(move |mention| mention.at.words.0 < behind);
    before.filter(move |mention| mention.at.words.1 > first).chain(after)
}

/// Whether `after`, what follows "the prime minister of Germany", makes the place part of something else: Germany’s largest state, a
/// Germany-backed plan, Vietnam Veterans.
fn continues(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        Some(c) if is_apostrophe(c) || matches!(c, '-' | '–' | '\u{2010}' | '\u{2011}') => true,
        Some(' ') => chars.next().is_some_and(char::is_uppercase),
        _ => false,
    }
}

/// Whether a place's name is the given name of somebody whose surname stands before it (Wang Gaoxiong), or a street's.
fn is_bearer_of_place(view: &SegmentView, words: (usize, usize)) -> bool {
    const STREETS: [&str; 6] = ["Road", "Street", "Avenue", "Lane", "Hotel", "Square"];
    let joined = |at: usize| *fold_gap(view.gap_before(at)) == *" ";
    let before = words.0.checked_sub(1).filter(|_| joined(words.0)).and_then(|at| view.word(at));
    let surname = before.is_some_and(|word| word.starts_with(char::is_uppercase) && is_personal_name(word) && !holds(TITLES, word));
    let street = joined(words.1) && view.word(words.1).is_some_and(|word| STREETS.contains(&word));
    words.1 - words.0 == 1 && surname || street
}

/// Whether a body's name has a capitalised word beside it that may make it another's: "Xinhua Net Profit Rises".
fn stands_in_a_run(view: &SegmentView, words: (usize, usize), is_known: impl Fn(&str) -> bool) -> bool {
    let joined = |at: usize| *fold_gap(view.gap_before(at)) == *" ";
    let large = |word: &str| word.starts_with(char::is_uppercase) && !holds(TITLES, word);
    let after = joined(words.1) && view.word(words.1).is_some_and(large);
    let before = words.0.checked_sub(1).filter(|_| joined(words.0)).is_some_and(|at| {
        let opens = starts_sentence(view.text(), view.words[at].span.start);
        !opens && view.word(at).is_some_and(|word| large(word) && !is_known(word))
    });
    after || before
}

/// Whether the text goes on to say who somebody is, and it is no title: "Michael McFall, a plumber".
fn says_who_else(segment: &SegmentView, behind: usize) -> bool {
    /// How many words an apposition is read for a title, or another sign of office.
    const REACH: usize = 6;
    let article = segment.word(behind).is_some_and(|word| matches!(word, "a" | "an"));
    let said = (behind + 1..behind + 1 + REACH).filter_map(|at| segment.word(at));
    segment.gap_before(behind) == ", " && article && !said.into_iter().any(|word| holds(TITLES, word) || word == "politician")
}

/// Why, where the entry does not say.
fn reason(entry: &Entry, right: &str) -> String {
    let source = entry
        .common
        .source
        .get("zh")
        .into_iter()
        .chain(entry.common.source.values())
        .flatten()
        .next()
        .map(|form| format!(" ({form})"))
        .unwrap_or_default();
    match &entry.kind {
        Kind::Person { .. } => format!("the name is {}{source}", entry.name),
        Kind::Office(office) => format!("the title in {} is {}", office.of, office.title),
        Kind::Place { .. } => format!("the place is {}{source}", entry.name),
        Kind::Organisation => format!("the name is {}{source}", entry.name),
        Kind::Term | Kind::Keep => match entry.common.or.as_slice() {
            [] => format!("say “{right}”"),
            or => format!("say “{right}” or “{}”", or.join("” or “")),
        },
    }
}

fn known_words(entries: &[Entry]) -> HashSet<WordKey> {
    let mut known = HashSet::new();
    for entry in entries {
        let forms: Vec<&str> = match &entry.kind {
            Kind::Place { adjectives, people } => {
                entry.right_forms().chain(adjectives.iter().map(String::as_str)).chain(people.as_deref()).collect()
            }
            Kind::Organisation => entry.right_forms().collect(),
            _ => continue,
        };
        for form in forms {
            known.extend(words(form).iter().map(|word| word.key));
        }
    }
    known
}
