use super::{Check, CheckExample, Context, Spot};
use crate::edit::{Applicability, Fix};
use crate::rule::hit::Level;
use crate::rule::view::SegmentView;
use crate::text::{Span, is_word_char};

pub(super) const CHECK: Check = Check {
    id: "mixed-quotation-marks",
    pack: "typography",
    level: Level::Warning,
    page: "Straight quotation marks or apostrophes among curly ones, or the other way round.

What it does: counts both kinds over the whole article. Where one kind is at least twice as frequent as the other, the others are
brought into line; where it is not, the article is left to its editor.

Why it is bad: the mixture shows that the text was pasted together.

Fix: safe, as only the shape of a mark changes. A straight mark whose side cannot be told (after a digit, between spaces) is left.",
    examples: &[
        CheckExample::Change("“It’s late,” he said. They don't agree.", "“It’s late,” he said. They don’t agree."),
        CheckExample::Change("“Yes,” he said. “No,” she said. \"Why?\" they asked.", "“Yes,” he said. “No,” she said. “Why?” they asked."),
        CheckExample::Change("\"Yes,\" he said. It isn't, she can't. We don’t.", "\"Yes,\" he said. It isn't, she can't. We don't."),
        CheckExample::Keep("It’s “late” for the 6'2\" guard."),
        CheckExample::Keep("The \"first\" and the “second” plan."),
    ],
    file: file!(),
    run,
};

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Straight,
    Curly,
}

fn run(context: &Context, found: &mut Vec<Spot>) {
    let mut marks = Vec::new();
    for (number, segment) in context.view.segments.iter().enumerate() {
        let text = segment.text();
        if !text.contains(['\'', '"', '“', '”', '‘', '’']) {
            continue;
        }
        for (at, c) in text.char_indices() {
            let shape = match c {
                '\'' | '"' => Shape::Straight,
                '“' | '”' | '‘' | '’' => Shape::Curly,
                _ => continue,
            };
            let span = Span::new(at, at + c.len_utf8());
            if !segment.is_opaque(span) && (shape == Shape::Curly || curled(segment, at, c).is_some()) {
                marks.push((number, span, c, shape));
            }
        }
    }
    let curly = marks.iter().filter(|mark| mark.3 == Shape::Curly).count();
    let straight = marks.len() - curly;
    let minority = match (straight, curly) {
        (0, _) | (_, 0) => return,
        _ if curly >= 2 * straight => Shape::Straight,
        _ if straight >= 2 * curly => Shape::Curly,
        _ => return,
    };
    for (segment, span, c, _) in marks.into_iter().filter(|mark| mark.3 == minority) {
        let (right, message) = match minority {
            Shape::Straight => (curled(&context.view.segments[segment], span.start, c), "a straight mark in an article of curly ones"),
            Shape::Curly => (Some(if matches!(c, '“' | '”') { '"' } else { '\'' }), "a curly mark in an article of straight ones"),
        };
        if let Some(right) = right {
            let fixes = vec![Fix::replace(span, right, Applicability::Safe)];
            found.push(Spot { segment, span, message: message.into(), fixes });
        }
    }
}

/// How far a straight mark looks back for the one that it closes, in characters.
const PAIR: usize = 80;

/// The curly form of a straight mark at `at`, if its neighbours tell which side it is of.
fn curled(segment: &SegmentView, at: usize, mark: char) -> Option<char> {
    let text = segment.text();
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    let space_or = |c: Option<char>, marks: &str| c.is_none_or(|c| c.is_whitespace() || marks.contains(c));
    let opens = space_or(before, "([—–-“‘\"'") && after.is_some_and(|c| !c.is_whitespace());
    let closes = space_or(after, ".,;:!?)]—–-”’\"'") && before.is_some_and(|c| !c.is_whitespace());
    if mark == '"' {
        return match (opens, closes) {
            (true, false) => Some('“'),
            (false, true) if !before.is_some_and(|c| c.is_ascii_digit()) => Some('”'),
            _ => None,
        };
    }
    let is_word = |c: Option<char>| c.is_some_and(is_word_char);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    // 54'N is a measure, 'no' and 'n' are quoted: of a pair, neither side is turned alone.
    let measure = before.is_some_and(|c| c.is_ascii_digit()) && after != Some('s');
    let near: String = text[..at].chars().rev().take(PAIR).collect();
    let paired = near.contains("' ") || near.ends_with('\'');
    if is_word(before) && is_letter(after) && !measure || closes && is_letter(before) && !paired {
        Some('’')
    } else if opens && is_letter(after) {
        // ’em and ‘em cannot be told apart; a quotation within needs its partner.
        before.is_some_and(|c| matches!(c, '“' | '"')).then_some('‘')
    } else {
        None
    }
}
