use super::{Check, CheckExample, Context, Spot};
use crate::rule::hit::Level;
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    id: "mixed-us",
    pack: "news",
    level: Level::Note,
    page: "One article writes both U.S. and US.

What it does: counts both over the whole article and flags the first of the rarer form. Capitals-only headlines and compounds such as
US$ do not count.

Why it is bad: every house has one form; two in an article show that nobody chose.

Fix: none. Which form the house uses is its own choice.",
    examples: &[
        CheckExample::Flag("The U.S. envoy met the U.S. consul, and US sailors left."),
        CheckExample::Keep("The U.S. envoy paid US$5 to join US."),
        CheckExample::Keep("The US envoy met the US consul. Join us, he said."),
    ],
    file: file!(),
    run,
};

fn run(context: &Context, found: &mut Vec<Spot>) {
    let (mut dotted, mut plain) = (Vec::new(), Vec::new());
    for (number, segment) in context.view.segments.iter().enumerate() {
        let text = segment.text();
        for (i, word) in segment.words.iter().enumerate() {
            let spelled = word.span.of(text);
            let rest = &text[word.span.end..];
            if spelled == "US" && is_country(text, word.span) && !segment.is_opaque(word.span) {
                plain.push((number, word.span));
            } else if spelled == "U" && rest.starts_with(".S") && segment.word(i + 1) == Some("S") {
                let end = word.span.end + 2 + usize::from(rest[2..].starts_with('.'));
                dotted.push((number, Span::new(word.span.start, end)));
            }
        }
    }
    let (rare, other, counts) = match (dotted.len(), plain.len()) {
        (0, _) | (_, 0) => return,
        (d, p) if d < p => (dotted, "US", (p, d)),
        (d, p) => (plain, "U.S.", (d, p)),
    };
    let (segment, span) = rare[0];
    let rare_form = span.of(context.view.segments[segment].text());
    let message = format!("this article writes {other} {} and {rare_form} {}", times(counts.0), times(counts.1));
    found.push(Spot { segment, span, message, fixes: Vec::new() });
}

/// The country, and not a currency, nor a shouted “us”.
fn is_country(text: &str, span: Span) -> bool {
    let next = text[span.end..].trim_start_matches(' ');
    let before = text[..span.start].trim_end().rsplit(' ').next().unwrap_or("");
    let shouted = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_uppercase());
    let next_word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    let ends = next.is_empty() || next.starts_with(['.', '!']);
    let is_pronoun = shouted(before) || shouted(&next_word) || ends && before != "the";
    !is_pronoun && !next.starts_with('$')
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}
