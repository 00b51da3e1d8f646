//! A document made ready for matching: cut into words once, with quotations and what is not prose marked.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::document::{Document, Segment, SegmentKind};
use crate::text::{Span, Word, opaque_spans, words};

/// A document and what every rule needs to know of it.
#[derive(Debug)]
pub struct View<'d> {
    /// The document itself.
    pub document: &'d Document,
    /// One for each segment of the document.
    pub segments: Vec<SegmentView<'d>>,
    /// Every direct quotation between double marks, in order.
    pub quotations: Vec<Quotation>,
    /// The outermost quotations of each segment, joined where they touch.
    quoted: Vec<Vec<Span>>,
    /// What has been found out about the document as a whole, by the number of the question.
    facts: RefCell<HashMap<u32, bool>>,
}

/// A segment, cut into words.
#[derive(Debug)]
pub struct SegmentView<'d> {
    /// The segment itself.
    pub segment: &'d Segment,
    /// Its words, from left to right.
    pub words: Vec<Word>,
    /// Addresses, file names, code: never matched.
    pub opaque: Vec<Span>,
}

/// A direct quotation, or the part of one that stands in one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Which segment of the document.
    pub segment: usize,
    /// From the opening mark to behind the closing one, or to the end of the segment.
    pub span: Span,
    /// How it ends.
    pub end: QuotationEnd,
}

/// How a quotation ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationEnd {
    /// With a closing mark.
    Closed,
    /// With its paragraph, and the next paragraph opens it again, as is the custom.
    Reopened,
    /// Nowhere.
    Never,
}

impl<'d> View<'d> {
    /// Looks a document over.
    pub fn new(document: &'d Document) -> Self {
        let segments: Vec<SegmentView> = document
            .segments
            .iter()
            .map(|segment| SegmentView { segment, words: words(&segment.text), opaque: opaque_spans(&segment.text) })
            .collect();
        let quotations = quotations(&document.segments);
        let mut quoted = vec![Vec::<Span>::new(); segments.len()];
        for quotation in &quotations {
            match quoted[quotation.segment].last_mut() {
                Some(last) if quotation.span.start <= last.end => *last = last.cover(quotation.span),
                _ => quoted[quotation.segment].push(quotation.span),
            }
        }
        View { document, segments, quotations, quoted, facts: RefCell::default() }
    }

    /// Whether a span of a segment lies inside a direct quotation.
    pub fn is_quoted(&self, segment: usize, span: Span) -> bool {
        let quoted = &self.quoted[segment];
        let before = quoted.partition_point(|quotation| quotation.start < span.start);
        before.checked_sub(1).is_some_and(|last| span.end <= quoted[last].end)
    }

    /// The answer to a question about the document as a whole, asked once. `question` is the number of one question everywhere.
    pub(super) fn fact(&self, question: u32, answer: impl FnOnce() -> bool) -> bool {
        if let Some(&known) = self.facts.borrow().get(&question) {
            return known;
        }
        let answer = answer();
        self.facts.borrow_mut().insert(question, answer);
        answer
    }
}

impl SegmentView<'_> {
    /// The segment's text.
    pub fn text(&self) -> &str {
        &self.segment.text
    }

    /// Whether a span touches what is not prose.
    pub fn is_opaque(&self, span: Span) -> bool {
        let from = self.opaque.partition_point(|opaque| opaque.end <= span.start);
        self.opaque.get(from).is_some_and(|opaque| opaque.intersects(span))
    }

    /// Word number `index`, if there is one.
    pub fn word(&self, index: usize) -> Option<&str> {
        self.words.get(index).map(|word| word.span.of(self.text()))
    }

    /// What stands before word number `index`: between it and the word before, or the start of the text.
    pub fn gap_before(&self, index: usize) -> &str {
        let start = index.checked_sub(1).and_then(|before| self.words.get(before)).map_or(0, |word| word.span.end);
        let end = self.words.get(index).map_or(self.text().len(), |word| word.span.start);
        &self.text()[start..end]
    }

    /// The bytes of words `range`, from the first one's start to the last one's end.
    pub fn span_of(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.words[range.start].span.start, self.words[range.end - 1].span.end)
    }
}

fn quotations(segments: &[Segment]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    for (number, segment) in segments.iter().enumerate() {
        if segment.kind == SegmentKind::Code {
            continue;
        }
        // Marks still open, the outermost first: quotations stand within quotations.
        let mut open: Vec<usize> = Vec::new();
        for (at, mark) in marks(&segment.text) {
            match mark {
                Mark::Open => open.push(at),
                Mark::Close(length) => {
                    if let Some(start) = open.pop() {
                        found.push(Quotation { segment: number, span: Span::new(start, at + length), end: QuotationEnd::Closed });
                    }
                }
            }
        }
        let next = segments[number + 1..].iter().find(|next| matches!(next.kind, SegmentKind::Body | SegmentKind::Quote));
        let reopened = next.is_some_and(|next| next.text.starts_with(['“', '"']));
        // Only the first that is left open runs on into the next paragraph.
        for (depth, &start) in open.iter().enumerate() {
            let end = if reopened && depth == 0 { QuotationEnd::Reopened } else { QuotationEnd::Never };
            found.push(Quotation { segment: number, span: Span::new(start, segment.text.len()), end });
        }
    }
    found.sort_by_key(|quotation| (quotation.segment, quotation.span));
    found
}

enum Mark {
    Open,
    /// With its length in bytes.
    Close(usize),
}

/// The double quotation marks of a text, told apart by shape or, where they are straight, by what stands around them.
fn marks(text: &str) -> impl Iterator<Item = (usize, Mark)> {
    let mut depth = 0_usize;
    text.char_indices().filter_map(move |(at, c)| {
        let mark = match c {
            '“' => Mark::Open,
            '”' => Mark::Close(c.len_utf8()),
            '"' => {
                let before = text[..at].chars().next_back();
                let after = text[at + 1..].chars().next();
                let opens = before.is_none_or(|c| c.is_whitespace() || "([—–-'‘/\"“".contains(c));
                let closes = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]—–-'’\"”".contains(c));
                match (opens, closes) {
                    (true, false) => Mark::Open,
                    (false, true) if depth == 0 && before.is_some_and(|c| c.is_ascii_digit()) => return None, // inches
                    (false, true) => Mark::Close(1),
                    _ if depth > 0 => Mark::Close(1),
                    _ => Mark::Open,
                }
            }
            _ => return None,
        };
        depth = if matches!(mark, Mark::Open) { depth + 1 } else { depth.saturating_sub(1) };
        Some((at, mark))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Format};

    fn ends(text: &str) -> Vec<(String, QuotationEnd)> {
        let document = Document::from_text("-", Format::Plain, text.into(), None);
        let view = View::new(&document);
        let spell = |q: &Quotation| (q.span.of(&document.segments[q.segment].text).to_owned(), q.end);
        view.quotations.iter().map(spell).collect()
    }

    #[test]
    fn a_quotation_of_several_paragraphs_reopens_each() {
        let text = "He said. “One.\n\n“Two.”\n\nShe said. “Three.\n\nFour.";
        let expected = [("“One.", QuotationEnd::Reopened), ("“Two.”", QuotationEnd::Closed), ("“Three.", QuotationEnd::Never)];
        assert_eq!(ends(text), expected.map(|(words, end)| (words.to_owned(), end)));
    }

    #[test]
    fn quotations_stand_within_quotations() {
        let text = "\"The bank did not \"frame\" anybody,\" it said.";
        assert!(ends(text).iter().all(|(_, end)| *end == QuotationEnd::Closed));
    }

    #[test]
    fn straight_marks_are_told_apart_by_their_neighbours() {
        let text = "A 6'2\" man said \"yes, it is 20\" and (\"no\").";
        let expected = [("\"yes, it is 20\"", QuotationEnd::Closed), ("\"no\"", QuotationEnd::Closed)];
        assert_eq!(ends(text), expected.map(|(words, end)| (words.to_owned(), end)));
    }
}
