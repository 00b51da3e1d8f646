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
use crate::glossary::{Entry, Kind};
use crate::text::{WordKey, starts_sentence, word_key, words};

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
            (Kind::Office(_), _) => {
                let before = mention.at.words.0.checked_sub(1).and_then(|before| view.word(before));
                view.gap_before(mention.at.words.0) == " " && before.is_some_and(|word| DIRECTIONS.contains(&word))
            }
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
        let unseen = met == Met::Yes
            && entry.common.or.is_empty()
            && !(matches!(entry.kind, Kind::Person { .. }) && says_who_else(&view.segments[mention.segment], mention.at.words.1))
            && !(form.plural && matches!(entry.kind, Kind::Office(_)))
            && (entry.kind.is_name() || !view.is_quoted(mention.segment, mention.at.span));
        let applicability = if unseen { entry.common.fix.unwrap_or(Applicability::Safe) } else { Applicability::Review };
        let message = entry.common.note.clone().unwrap_or_else(|| reason(entry, &form.right));
        Some(self.hit(view, mention, message, applicability))
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

    /// Whether a mention's first word has its capital only from the start of a sentence.
    pub(super) fn opens_sentence(view: &View, mention: &Mention) -> bool {
        starts_sentence(view.segments[mention.segment].text(), mention.at.span.start)
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
