use super::{Check, CheckExample, Context, Spot};
use crate::edit::{Applicability, Fix};
use crate::rule::hit::Level;
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    id: "repeated-word",
    pack: "typography",
    level: Level::Warning,
    page: "A word stands twice in a row.

What it does: finds a small-lettered word that follows itself over nothing but white space. Names (Li Li, Yang Yang) and words that
are doubled on purpose (had had, that that, very very) are left alone.

Why it is bad: it is a slip of the machine, at a seam between two halves of a sentence.

Fix: safe outside quotations for articles and the like, which English never doubles; for review with other words.",
    examples: &[
        CheckExample::Change("She went to the the bank.", "She went to the bank."),
        CheckExample::Change("Prices of of\nsteel fell.", "Prices of\nsteel fell."),
        CheckExample::Change("They bought new equipment equipment.", "They bought new equipment."),
        CheckExample::Keep("Li Li and Yang Yang had had enough; it was very, very late, and he said that that was that."),
        CheckExample::Keep("“No no no,” she said of what it is is not."),
    ],
    file: file!(),
    run,
};

/// What English never doubles. Sorted.
const NEVER_DOUBLED: &[&str] = &["a", "an", "and", "his", "its", "of", "our", "the", "their"];

/// Right when doubled, or doubled for the sound of it. Sorted.
const DOUBLED: &[&str] = &[
    "again", "blah", "boom", "bye", "far", "go", "ha", "had", "hear", "her", "hip", "hush", "in", "is", "knock", "long", "many", "more",
    "much", "never", "no", "now", "oh", "on", "really", "so", "that", "tut", "up", "very", "well", "yes", "you",
];

fn run(context: &Context, found: &mut Vec<Spot>) {
    for (number, segment) in context.view.segments.iter().enumerate() {
        for (i, pair) in segment.words.windows(2).enumerate() {
            if pair[0].key != pair[1].key {
                continue;
            }
            let text = segment.text();
            let (first, second) = (pair[0].span.of(text), pair[1].span.of(text));
            let gap = segment.gap_before(i + 1);
            let small = second.chars().all(char::is_lowercase) && first.chars().skip(1).all(char::is_lowercase);
            let apart = gap.is_empty() || !gap.chars().all(char::is_whitespace);
            let thrice = segment.words.get(i + 2).is_some_and(|next| next.key == pair[1].key);
            if !small || apart || thrice || first != second && i > 0 || DOUBLED.binary_search(&second).is_ok() {
                continue;
            }
            let span = Span::new(pair[0].span.start, pair[1].span.end);
            if segment.is_opaque(span) || is_part(text, span) {
                continue;
            }
            // Speech stumbles; only a person knows whether the speaker did.
            let quoted = context.view.is_quoted(number, span);
            let safe = !quoted && NEVER_DOUBLED.binary_search(&second).is_ok();
            let applicability = if safe { Applicability::Safe } else { Applicability::Review };
            found.push(Spot {
                segment: number,
                span,
                message: format!("“{second}” stands twice"),
                fixes: vec![Fix::replace(Span::new(pair[0].span.end, pair[1].span.end), "", applicability)],
            });
        }
    }
}

/// Whether one of the two words is half of another: a hyphen or an apostrophe joins it to more ("vis-a-vis vis", "it’s s").
fn is_part(text: &str, span: Span) -> bool {
    text[..span.start].ends_with(['-', '\'', '’', '.']) || text[span.end..].starts_with(['-', '\'', '’'])
}
