//! Findings for people: place, message, the line with a caret, and what is offered.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level as Severity, Renderer, Snippet};

use super::paint::Paint;
use crate::document::Document;
use crate::edit::Applicability;
use crate::engine::Outcome;
use crate::rule::Level;
use crate::text::LineIndex;

/// Width of a report that no terminal limits, in columns.
const WIDTH: usize = 140;

/// Every finding of an outcome, in order of the text.
pub fn pretty(document: &Document, outcome: &Outcome, paint: Paint) -> String {
    let lines = LineIndex::new(&document.text);
    let renderer = match paint {
        Paint::Plain => Renderer::plain(),
        Paint::Terminal => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    let mut out = String::new();
    for (number, finding) in outcome.findings.iter().enumerate() {
        let line = lines.line_of(finding.span.start);
        let row = lines.line(line);
        let shown = paint.plain(row.of(&document.text).trim_end_matches(['\r', '\n'])).into_owned();
        // Making control characters visible can move the end of the line.
        let clip = |at: usize| {
            let mut at = at.saturating_sub(row.start).min(shown.len());
            while !shown.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (start, end) = (clip(finding.span.start), clip(finding.span.end.min(row.end)));
        let severity = match finding.level {
            Level::Error => Severity::ERROR,
            Level::Warning => Severity::WARNING,
            Level::Note => Severity::NOTE,
        };
        let name = paint.plain(&document.name).into_owned();
        let snippet = Snippet::source(shown.as_str())
            .line_start(line + 1)
            .path(name.as_str())
            .annotation(AnnotationKind::Primary.span(start..end.max(start)));
        let message = paint.plain(&finding.message).into_owned();
        let mut group = severity.primary_title(message.as_str()).id(finding.id()).element(snippet);
        let (_, candidates) = outcome.candidates(number, &document.text);
        let offers: Vec<String> = finding
            .fixes
            .iter()
            .zip(candidates)
            .map(|(fix, text)| {
                let class = if fix.applicability == Applicability::Safe { "safe fix" } else { "offered" };
                let text = paint.plain(text.trim()).replace(['\r', '\n'], " ");
                if text.is_empty() { format!("{class}: take it out") } else { format!("{class}: {text}") }
            })
            .collect();
        for offer in &offers {
            group = group.element(Severity::HELP.message(offer.as_str()));
        }
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}
