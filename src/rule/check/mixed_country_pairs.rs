use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Check, CheckExample, Context, Spot};
use crate::glossary::Kind;
use crate::rule::hit::Level;
use crate::rule::view::SegmentView;
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    id: "mixed-country-pairs",
    pack: "news",
    level: Level::Note,
    page: "One article joins the same two countries in several ways.

What it does: collects compounds such as Russia-US, U.S.-Russian and Russian-US, and flags the first one of an article that has more than
one way of joining a pair.

Why it is bad: it reads as if different things were meant.

Fix: none. One form has to be chosen for the article.",
    examples: &[
        CheckExample::Flag("China-Japan trade rose. Japanese-Chinese relations are good."),
        CheckExample::Keep("China-Japan trade rose, and China-Japan relations are good. Franco-German talks began."),
    ],
    file: file!(),
    run,
};

/// A place's name or adjective has at most so many words.
const LONGEST: usize = 3;

fn run(context: &Context, found: &mut Vec<Spot>) {
    let mut known = None;
    // By the two places, whatever their order: where they are joined, in order of the text.
    let mut pairs: BTreeMap<(usize, usize), Vec<(usize, Span)>> = BTreeMap::new();
    for (number, segment) in context.view.segments.iter().enumerate() {
        for next in 1..segment.words.len() {
            let gap = segment.gap_before(next);
            let capitals = [next - 1, next].iter().all(|at| segment.word(*at).is_some_and(|word| word.starts_with(char::is_uppercase)));
            if !capitals || !gap.ends_with(['-', '–', '\u{2010}', '\u{2011}']) {
                continue;
            }
            let known = known.get_or_insert_with(|| places(context));
            if let Some((span, a, b)) = pair_at(segment, next, known).filter(|(_, a, b)| a != b) {
                pairs.entry((a.min(b), a.max(b))).or_default().push((number, span));
            }
        }
    }
    for spots in pairs.values() {
        let form = |(segment, span): &(usize, Span)| span.of(context.view.segments[*segment].text());
        let forms: BTreeSet<&str> = spots.iter().map(form).collect();
        if forms.len() > 1 {
            let (segment, span) = spots[0];
            let all = forms.into_iter().collect::<Vec<_>>().join(", ");
            found.push(Spot { segment, span, message: format!("this article writes {all}"), fixes: Vec::new() });
        }
    }
}

/// The two places that the hyphen before word number `next` joins, with the bytes of the compound.
fn pair_at(segment: &SegmentView, next: usize, known: &HashMap<&str, usize>) -> Option<(Span, usize, usize)> {
    let text = segment.text();
    let hyphen = segment.words[next].span.start - segment.gap_before(next).chars().next_back()?.len_utf8();
    let before = (next.saturating_sub(LONGEST)..next).find_map(|first| {
        let start = segment.words[first].span.start;
        Some((start, *known.get(text.get(start..hyphen)?)?))
    })?;
    let start = segment.words[next].span.start;
    let after = (next..(next + LONGEST).min(segment.words.len())).rev().find_map(|last| {
        let end = segment.words[last].span.end;
        let with_stop = text[end..].starts_with('.').then_some(end + 1);
        with_stop.into_iter().chain([end]).find_map(|end| Some((end, *known.get(&text[start..end])?)))
    })?;
    Some((Span::new(before.0, after.0), before.1, after.1))
}

/// The name and adjectives of every place that has one, and the number of its entry.
fn places<'c>(context: &Context<'c>) -> HashMap<&'c str, usize> {
    let mut known = HashMap::new();
    for (number, entry) in context.glossary.entries.iter().enumerate() {
        if let Kind::Place { adjectives, .. } = &entry.kind
            && !adjectives.is_empty()
        {
            known.extend(entry.right_forms().chain(adjectives.iter().map(String::as_str)).map(|form| (form, number)));
        }
    }
    known
}
