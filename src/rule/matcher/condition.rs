//! Whether `when` and `unless` hold at a place.

use std::sync::atomic::{AtomicU32, Ordering};

use super::Phrase;
use crate::document::SegmentKind;
use crate::glossary::Condition;
use crate::rule::View;
use crate::rule::view::SegmentView;
use crate::text::Span;

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// It does not hold.
    No,
    /// The text does not tell (a date is asked for and the article has none): a fix is for review.
    Unknown,
    /// It holds.
    Yes,
}

/// A place in a document that conditions are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Place<'v> {
    /// The document.
    pub view: &'v View<'v>,
    /// Which segment.
    pub segment: usize,
    /// Number of the first word of the match and of the word behind its last.
    pub words: (usize, usize),
    /// Bytes of the match.
    pub span: Span,
}

impl<'v> Place<'v> {
    /// The place of bytes `span` of a segment.
    pub fn of_span(view: &'v View<'v>, segment: usize, span: Span) -> Place<'v> {
        let words = &view.segments[segment].words;
        let first = words.partition_point(|word| word.span.end <= span.start);
        let behind = words.partition_point(|word| word.span.start < span.end).max(first);
        Place { view, segment, words: (first, behind), span }
    }

    fn segment_view(&self) -> &'v SegmentView<'v> {
        &self.view.segments[self.segment]
    }
}

/// The compiled `when` and `unless` of a rule or an entry.
#[derive(Clone, Debug, Default)]
pub struct Requirements {
    /// Any must be met, if there are any.
    when: Vec<Compiled>,
    /// None may be met.
    unless: Vec<Compiled>,
}

impl Requirements {
    /// Compiles conditions.
    ///
    /// # Errors
    /// A phrase without a word in it.
    pub fn new(when: &[Condition], unless: &[Condition]) -> Result<Self, String> {
        let compile = |list: &[Condition]| list.iter().map(Compiled::new).collect::<Result<_, _>>();
        Ok(Requirements { when: compile(when)?, unless: compile(unless)? })
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.when.is_empty() && self.unless.is_empty()
    }

    /// Whether all of it holds at `place`.
    pub fn met(&self, place: Place) -> Met {
        // Every key of a `when` must hold, one key of an `unless` is enough.
        let all = |condition: &Compiled| condition.keys(place).min().unwrap_or(Met::Yes);
        let any = |condition: &Compiled| condition.keys(place).max().unwrap_or(Met::No);
        let when = self.when.iter().map(all).max().unwrap_or(Met::Yes);
        let unless = match self.unless.iter().map(any).max().unwrap_or(Met::No) {
            Met::No => Met::Yes,
            Met::Unknown => Met::Unknown,
            Met::Yes => Met::No,
        };
        when.min(unless)
    }
}

#[derive(Clone, Debug)]
struct Compiled {
    spec: Condition,
    near: Option<Vec<Phrase>>,
    before: Option<Vec<Phrase>>,
    after: Option<Vec<Phrase>>,
    document: Option<Vec<Phrase>>,
    /// The number that `document` is asked about under; see [`View::fact`].
    question: u32,
}

/// How many questions there are.
static QUESTIONS: AtomicU32 = AtomicU32::new(0);

impl Compiled {
    fn new(spec: &Condition) -> Result<Self, String> {
        let phrases = |key: &str, list: &Option<Vec<String>>| match list {
            None => Ok(None),
            Some(list) if list.is_empty() => Err(format!("`{key}` lists nothing, so it can never hold")),
            Some(list) => {
                let compile = |text: &String| Phrase::new(text).ok_or_else(|| format!("`{key}` has {text:?}, which holds no word"));
                list.iter().map(compile).collect::<Result<_, _>>().map(Some)
            }
        };
        if spec.within.is_some() && spec.near.is_none() {
            return Err("`within` needs `near`".into());
        }
        if spec.date.is_some_and(|date| date.from.zip(date.to).is_some_and(|(from, to)| from > to)) {
            return Err("`date` ends before it begins".into());
        }
        Ok(Compiled {
            near: phrases("near", &spec.near)?,
            before: phrases("before", &spec.before)?,
            after: phrases("after", &spec.after)?,
            document: phrases("document", &spec.document)?,
            question: QUESTIONS.fetch_add(1, Ordering::Relaxed),
            spec: spec.clone(),
        })
    }

    /// What came of each key that is given.
    fn keys(&self, place: Place) -> impl Iterator<Item = Met> {
        let yes = |holds: bool| if holds { Met::Yes } else { Met::No };
        let view = place.segment_view();
        let (first, behind) = place.words;
        let reach = self.spec.within.unwrap_or(Condition::NEAR);
        let near = self.near.as_ref().map(|phrases| {
            let window = first.saturating_sub(reach)..(behind + reach).min(view.words.len());
            yes(window.into_iter().any(|at| {
                let clear = |phrase: &Phrase| at + phrase.word_count() <= first || at >= behind;
                phrases.iter().any(|phrase| clear(phrase) && phrase.at(view, at).is_some())
            }))
        });
        let before = self.before.as_ref().map(|phrases| {
            yes(is_joint(view, place.span.start, first)
                && phrases
                    .iter()
                    .any(|phrase| first.checked_sub(phrase.word_count()).is_some_and(|at| phrase.at(view, at).is_some())))
        });
        let after = self.after.as_ref().map(|phrases| {
            let gap = view.words.get(behind).map(|word| &view.text()[place.span.end..word.span.start]);
            yes(gap.is_some_and(is_joint_gap) && phrases.iter().any(|phrase| phrase.at(view, behind).is_some()))
        });
        let document = self.document.as_ref().map(|phrases| {
            let holds =
                |view: &SegmentView| (0..view.words.len()).any(|at| phrases.iter().any(|phrase| phrase.at(view, at).is_some()));
            yes(place.view.fact(self.question, || place.view.segments.iter().any(holds)))
        });
        let source = self.spec.source.as_ref().map(|forms| {
            let said = view.segment.source.as_deref();
            let says = said.is_some_and(|said| forms.iter().any(|form| said.contains(form.as_str())));
            if says && !view.segment.source_is_sure { Met::Unknown } else { yes(says) }
        });
        let date = self.spec.date.map(|range| place.view.document.date.map_or(Met::Unknown, |date| yes(range.contains(date))));
        let part = self.spec.part.as_ref().map(|parts| {
            // Inside a direct quotation, a paragraph of the body is no body.
            let quoted = place.view.is_quoted(place.segment, place.span);
            let part = if quoted { SegmentKind::Quote } else { view.segment.kind };
            yes(parts.contains(&part))
        });
        [near, before, after, document, source, date, part].into_iter().flatten()
    }
}

/// Whether the word before word number `first` belongs to what starts at byte `start`.
fn is_joint(view: &SegmentView, start: usize, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|before| {
        let word = view.words[before].span;
        // The stop of `U.S.` is an abbreviation's; the one of `US.` ends a sentence.
        let gap = &view.text()[word.end..start];
        is_joint_gap(if word.len() == 1 { gap.trim_start_matches('.') } else { gap })
    })
}

/// A space, a hyphen or a possessive leave two words side by side.
fn is_joint_gap(gap: &str) -> bool {
    matches!(&*crate::text::fold_gap(gap), " " | "-" | "' ")
}
