use super::{Check, CheckExample, Context, Spot};
use crate::edit::{Applicability, Fix};
use crate::rule::hit::Level;
use crate::text::{Span, is_no_break_space};

pub(super) const CHECK: Check = Check {
    id: "no-break-space",
    pack: "typography",
    level: Level::Warning,
    page: "A no-break space where an ordinary one belongs.

What it does: finds the no-break spaces that web pages leave between ordinary words. Where a typesetter would put one, beside a number
(10 km, No. 5) or behind a short title (Mr. Smith), it stays.

Why it is bad: lines break in the wrong places, and searches for the words fail.

Fix: safe. Nothing but the kind of space changes.",
    examples: &[
        CheckExample::Change("He said\u{a0}that it was\u{a0}late.", "He said that it was late."),
        CheckExample::Change("That is “their business.”\u{a0}Putin left.", "That is “their business.” Putin left."),
        CheckExample::Keep("It is 10\u{a0}km from here; see p.\u{a0}5 and ask Mr.\u{a0}Smith or Dr\u{a0}Li."),
    ],
    file: file!(),
    run,
};

fn run(context: &Context, found: &mut Vec<Spot>) {
    for (number, segment) in context.view.segments.iter().enumerate() {
        let text = segment.text();
        if text.is_ascii() {
            continue;
        }
        for (at, space) in text.char_indices().filter(|(_, c)| is_no_break_space(*c)) {
            let end = at + space.len_utf8();
            if belongs(&text[..at], &text[end..]) {
                continue;
            }
            let span = Span::new(at, end);
            found.push(Spot {
                segment: number,
                span,
                message: "a no-break space between ordinary words".into(),
                fixes: vec![Fix::replace(span, " ", Applicability::Safe)],
            });
        }
    }
}

/// Whether a typesetter may have meant it: beside a digit or a sign of currency, behind a short title or an initial, before a mark
/// that French sets apart.
fn belongs(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or("");
    let number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || "€$£¥%".contains(c));
    let title = matches!(word.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "St" | "No" | "p" | "pp" | "Fig" | "Gen" | "Sen");
    let initial = word.len() == 2 && word.starts_with(char::is_uppercase) && word.ends_with('.');
    number(before.chars().next_back()) || number(after.chars().next()) || title || initial || after.starts_with(['»', '–', '—'])
        || before.ends_with(['«', '–', '—'])
}
