use super::{Check, CheckExample, Context, Spot};
use crate::rule::hit::Level;
use crate::rule::view::QuotationEnd;
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    id: "unclosed-quotation",
    pack: "news",
    level: Level::Warning,
    page: "A quotation is opened and never closed.

What it does: pairs the double quotation marks of each paragraph. A quotation that runs on past its paragraph is right if the next
paragraph opens it again; one that does not is flagged at its opening mark.

Why it is bad: nobody can tell where the speaker ends and the writer begins.

Fix: none. Only the source text knows where the closing mark belongs.",
    examples: &[
        CheckExample::Flag("The mayor said: “The bridge is safe. It was inspected.\n\nTraffic resumed on Monday."),
        CheckExample::Flag("He said. \"We are ready. The work is done.\n\nTraffic resumed on Monday."),
        CheckExample::Keep("The mayor said. “The bridge is safe.\n\n“It was inspected twice,” he said."),
        CheckExample::Keep("A 6'2\" guard and a 5'11\" forward were signed."),
    ],
    file: file!(),
    run,
};

/// Most characters of a quotation that are marked.
const SHOWN: usize = 60;

fn run(context: &Context, found: &mut Vec<Spot>) {
    for quotation in context.view.quotations.iter().filter(|quotation| quotation.end == QuotationEnd::Never) {
        let text = quotation.span.of(context.view.segments[quotation.segment].text());
        let start = quotation.span.start;
        // The mark and a few words, enough to find the place by.
        let far = text.char_indices().nth(SHOWN).map_or(text.len(), |(at, _)| at);
        let shown = text[..far].match_indices(' ').nth(3).map_or(far, |(at, _)| at);
        found.push(Spot {
            segment: quotation.segment,
            span: Span::new(start, start + text[..shown].trim_end().len()),
            message: "this quotation is never closed".into(),
            fixes: Vec::new(),
        });
    }
}
