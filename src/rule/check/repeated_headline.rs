use super::{Check, CheckExample, Context, Spot};
use crate::document::SegmentKind;
use crate::edit::{Applicability, Fix};
use crate::rule::hit::Level;
use crate::text::{Span, fold_gap, fold_word, words};

pub(super) const CHECK: Check = Check {
    id: "repeated-headline",
    pack: "news",
    level: Level::Warning,
    page: "The headline stands more than once, or a site's breadcrumb is glued to it.

What it does: compares the lines at the top of the article, whatever their marks and case. A line that repeats an earlier one is offered
for removal; one that ends in another line, after up to five words, is offered without those words (a breadcrumb such as Home World).

Why it is bad: readers see it.

Fix: for review. The line goes with its line break.",
    examples: &[
        CheckExample::Change(
            "Home World Flood waters ease in Hubei\nFlood waters ease in Hubei\n\nby Staff\n\nThe water fell.",
            "Flood waters ease in Hubei\n\nby Staff\n\nThe water fell.",
        ),
        CheckExample::Change(
            "It’s raining again in Wuhan\n\nIt's raining again in Wuhan\n\nIt rained on Monday.",
            "It’s raining again in Wuhan\n\nIt rained on Monday.",
        ),
        CheckExample::Keep("Flood waters ease in Hubei\n\nFlood waters rise in Hunan\n\nThe water fell."),
    ],
    file: file!(),
    run,
};

/// A breadcrumb has at most so many words; a longer start is a sentence of its own.
const BREADCRUMB: usize = 5;

/// A line of fewer words is repeated by chance.
const HEADLINE: usize = 3;

/// More lines than this are no head of an article.
const LINES: usize = 40;

fn run(context: &Context, found: &mut Vec<Spot>) {
    let heads: Vec<(usize, Vec<String>)> = context
        .view
        .segments
        .iter()
        .enumerate()
        .filter(|(_, view)| view.segment.kind == SegmentKind::Headline)
        .map(|(number, view)| (number, folded_words(view.text())))
        .filter(|(_, line)| line.len() >= HEADLINE)
        .take(LINES)
        .collect();
    for (i, (number, line)) in heads.iter().enumerate() {
        let segment = &context.view.segments[*number];
        let whole = Span::new(0, segment.text().len());
        let breadcrumb = heads.iter().find(|(_, other)| {
            line.ends_with(other) && (1..=BREADCRUMB).contains(&(line.len() - other.len()))
        });
        // A line that an earlier one holds, whole or behind a breadcrumb.
        let repeats = heads[..i].iter().any(|(_, other)| other.ends_with(line));
        if let Some((_, headline)) = breadcrumb {
            let at = segment.words[line.len() - headline.len()].span.start;
            let start = fold_start(segment.text(), at);
            let span = Span::new(0, start);
            found.push(Spot {
                segment: *number,
                span: whole,
                message: format!("“{}” is the site’s, not the headline’s", segment.text()[..start].trim_end()),
                fixes: vec![Fix::replace(span, "", Applicability::Review)],
            });
        } else if repeats {
            found.push(Spot {
                segment: *number,
                span: whole,
                message: "the headline stands here again".into(),
                fixes: vec![Fix::replace(whole, "", Applicability::Review)],
            });
        }
    }
}

/// Back over an opening mark that belongs to the word at `at`.
fn fold_start(text: &str, at: usize) -> usize {
    text[..at].trim_end_matches(['“', '"', '‘', '\'', '(']).len()
}

fn folded_words(line: &str) -> Vec<String> {
    words(&fold_gap(line)).iter().map(|word| fold_word(word.span.of(&fold_gap(line))).into_owned()).collect()
}
