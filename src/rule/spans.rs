//! Capitalised spans: the places of a text where a name may stand.

use std::ops::Range;

use super::lexicon::{OPENERS, TITLES, holds};
use super::view::SegmentView;
use crate::likeness::is_common_word;
use crate::text::starts_sentence;

/// Words in small letters that stand inside names.
const CONNECTORS: [&str; 7] = ["of", "and", "for", "the", "de", "al", "on"];

/// The most words that a name has.
const LONGEST: usize = 7;

/// A maximal run of capitalised words, by number of word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) words: Range<usize>,
}

/// The maximal runs of capitalised words of a segment, with small connecting words inside, and without words for which `is_explained`
/// holds.
pub(super) fn runs(view: &SegmentView, is_explained: impl Fn(usize) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for at in 0..=view.words.len() {
        let joined = open.is_some() && matches!(view.gap_before(at), " " | "-" | "\u{a0}" | "\n");
        let name_like = at < view.words.len() && is_name_like(view, at) && !is_explained(at);
        let connects = at < view.words.len() && view.word(at).is_some_and(|word| CONNECTORS.contains(&word));
        match &mut open {
            Some(run) if joined && name_like => run.end = at + 1,
            Some(run) if joined && connects && at - run.end < 2 => {}
            _ => {
                runs.extend(open.take().map(|words| Run { words }));
                open = name_like.then_some(at..at + 1);
            }
        }
    }
    runs.into_iter().filter_map(|run| without_opener(view, run)).collect()
}

fn is_name_like(view: &SegmentView, at: usize) -> bool {
    view.word(at).is_some_and(|word| word.starts_with(char::is_uppercase)) && !view.is_opaque(view.words[at].span)
}

/// A run without the common word that has its capital only from the start of a sentence.
fn without_opener(view: &SegmentView, mut run: Run) -> Option<Run> {
    let first = run.words.start;
    let word = view.word(first)?;
    let opens = starts_sentence(view.text(), view.words[first].span.start);
    if opens && (holds(OPENERS, word) || (is_common_word(word) && !holds(TITLES, word) && run.words.len() > 1 && word.len() < 4)) {
        run.words.start += 1;
        // What is left may open with a connecting word.
        while run.words.start < run.words.end && !is_name_like(view, run.words.start) {
            run.words.start += 1;
        }
    }
    (!run.words.is_empty()).then_some(run)
}

/// Every span within a run that a name could fill: it begins and ends with a capitalised word.
pub(super) fn spans_in(view: &SegmentView, run: &Run) -> Vec<Range<usize>> {
    let words = &run.words;
    let ends = |at: usize| is_name_like(view, at);
    (words.start..words.end)
        .filter(|from| ends(*from))
        .flat_map(|from| {
            (from + 1..=words.end.min(from + LONGEST)).filter(|to| ends(*to - 1)).map(move |to| from..to).collect::<Vec<_>>()
        })
        .collect()
}
