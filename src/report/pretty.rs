//! Findings for people: place, message, the line with a caret, and what is offered.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level as Severity, Renderer, Snippet};

use super::paint::Paint;
use crate::document::Document;
use crate::edit::Applicability;
use crate::engine::{LocatedFix, Outcome};
use crate::rule::Level;
use crate::text::{LineIndex, Span};

/// Characters of a line that are shown to either side of a finding.
const AROUND: usize = 60;

/// Every finding of an outcome, in order of the text.
pub fn pretty(document: &Document, outcome: &Outcome, paint: Paint) -> String {
    let lines = LineIndex::new(&document.text);
    let renderer = match paint {
        Paint::Plain => Renderer::plain(),
        Paint::Terminal => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(4 * AROUND);
    let mut out = String::new();
    for (number, finding) in outcome.findings.iter().enumerate() {
        let position = lines.position(&document.text, finding.span.start);
        let (shown, marked) = excerpt(&document.text, lines.line(position.line - 1), finding.span, paint);
        let snippet = Snippet::source(shown.as_str()).line_start(position.line).annotation(AnnotationKind::Primary.span(marked));
        let severity = match finding.level {
            Level::Error => Severity::ERROR,
            Level::Warning => Severity::WARNING,
            Level::Note => Severity::NOTE,
        };
        let message = paint.plain(&finding.message).into_owned();
        let mut group = severity.primary_title(message.as_str()).id(finding.id()).element(snippet);
        let offers = offers(outcome, number, &document.text, paint);
        for offer in &offers {
            group = group.element(Severity::HELP.message(offer.as_str()));
        }
        let place = format!("{}:{}:{}: ", paint.plain(&document.name), position.line, position.column);
        out.push_str(&place);
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// The part of a line around a span, and where the span is in it.
fn excerpt(text: &str, line: Span, span: Span, paint: Paint) -> (String, Range<usize>) {
    let end = span.end.min(line.end).max(span.start);
    let before = &text[line.start..span.start];
    let after = text[end..line.end.max(end)].trim_end_matches(['\r', '\n']);
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let found: String = text[span.start..end].trim_end_matches(['\r', '\n']).chars().take(2 * AROUND).collect();
    let mut shown = String::new();
    shown.push_str(if from > 0 { "…" } else { "" });
    shown.push_str(&paint.plain(&before[from..]));
    let start = shown.len();
    shown.push_str(&paint.plain(&found));
    let end = shown.len();
    shown.push_str(&paint.plain(&after[..to]));
    shown.push_str(if to < after.len() { "…" } else { "" });
    (shown, start..end)
}

/// What may stand there instead, each on a line.
fn offers(outcome: &Outcome, finding: usize, text: &str, paint: Paint) -> Vec<String> {
    let (_, candidates) = outcome.candidates_in_words(finding, text);
    let fixes = outcome.findings[finding].fixes.iter().zip(candidates);
    let offer = |(fix, text): (&LocatedFix, String)| {
        let class = if fix.applicability == Applicability::Safe { "safe fix" } else { "offered" };
        match paint.plain(text.trim()).replace(['\r', '\n'], " ") {
            text if text.is_empty() => format!("{class}: take it out"),
            text => format!("{class}: {text}"),
        }
    };
    fixes.map(offer).collect()
}
