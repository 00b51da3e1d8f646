use super::{Check, CheckExample, Context, Spot};
use crate::rule::hit::Level;
use crate::rule::lexicon::{SPEECH_VERBS, holds};
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    id: "unmarked-speech",
    pack: "news",
    level: Level::Warning,
    page: "Direct speech after a verb of saying and a colon, without quotation marks.

What it does: finds a verb such as said, at most three words behind it, a colon, and then a capitalised sentence that no mark opens.

Why it is bad: the reader cannot tell whose words they are, nor where they end.

Fix: none. Whether the words are quoted or reported, only the source text tells.",
    examples: &[
        CheckExample::Flag("The minister said bluntly: It cannot go on like this."),
        CheckExample::Flag("Wang told reporters: We will rebuild the school."),
        CheckExample::Keep("The minister said bluntly: “It cannot go on like this.”"),
        CheckExample::Keep("He named three rivals: Germany, France and Italy."),
    ],
    file: file!(),
    run,
};

fn run(context: &Context, found: &mut Vec<Spot>) {
    for (number, segment) in context.view.segments.iter().enumerate() {
        let text = segment.text();
        for (at, _) in text.match_indices(':') {
            let behind = segment.words.partition_point(|word| word.span.end <= at);
            let from = behind.saturating_sub(4);
            let plain = |i: usize| i == from || segment.gap_before(i).trim().is_empty();
            let verb = (from..behind).rev().take_while(|i| *i + 1 == behind || plain(*i + 1)).find(|i| {
                segment.word(*i).is_some_and(|word| word != "reported" && holds(SPEECH_VERBS, word))
            });
            let Some(verb) = verb.filter(|_| behind > 0 && segment.words[behind - 1].span.end == at) else { continue };
            let speech = text[at + 1..].trim_start();
            let opens = speech.starts_with(char::is_uppercase) && text[at + 1..].starts_with(char::is_whitespace);
            let long = speech.split_whitespace().take(4).count() == 4;
            if !opens || !long || context.view.is_quoted(number, Span::new(at, at + 1)) {
                continue;
            }
            let start = verb.checked_sub(1).filter(|_| segment.gap_before(verb) == " ").map_or(verb, |before| before);
            let end = segment.words.get(behind + 2).map_or(text.len(), |word| word.span.end);
            found.push(Spot {
                segment: number,
                span: Span::new(segment.words[start].span.start, end),
                message: "direct speech without quotation marks".into(),
                fixes: Vec::new(),
            });
        }
    }
}
