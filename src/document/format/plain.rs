//! Plain text: a blank line ends a segment, a single line break is wrapping.
//!
//! Except at the top, where web pages leave breadcrumb, headline and byline on lines of their own: short lines without a closing stop
//! there are segments each.

use super::ReadError;
use crate::document::{Segment, SegmentKind};
use crate::text::Span;

/// Longest line, in characters, that can be a headline, a byline or a breadcrumb.
const HEAD_LINE: usize = 120;

/// How many paragraphs from the top may be made of such lines.
const HEAD_BLOCKS: usize = 4;

pub(super) fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..offset]).count();
        ReadError::NotUtf8 { offset, line, byte: bytes[offset] }
    })
}

pub(super) fn segments(text: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut at_top = true;
    let blocks = blocks(text);
    for (i, lines) in blocks.iter().enumerate() {
        // A lone paragraph is prose however short it is.
        at_top = at_top && i < HEAD_BLOCKS && blocks.len() > 1 && lines.iter().all(|line| is_head_line(line.of(text)));
        if at_top {
            for line in lines {
                let kind = if is_byline(line.of(text)) { SegmentKind::Byline } else { SegmentKind::Headline };
                segments.push(Segment::verbatim(kind, text, *line));
            }
        } else if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            let span = first.cover(*last);
            segments.push(Segment::verbatim(body_kind(span.of(text), lines.len()), text, span));
        }
    }
    segments
}

pub(super) fn whole_segment(text: &str, segment: &Segment) -> Span {
    let Some(span) = segment.pieces.iter().map(|piece| piece.at).reduce(Span::cover) else { return Span::default() };
    let before = text[..span.start].trim_end().len();
    let after = text.len() - text[span.end..].trim_start().len();
    let breaks = |gap: Span| memchr::memchr_iter(b'\n', gap.of(text).as_bytes()).count();
    let (gap_before, gap_after) = (Span::new(before, span.start), Span::new(span.end, after));
    // Its neighbours stay as far apart as the wider of the two gaps.
    let at_end = after == text.len();
    if before > 0 && (at_end || breaks(gap_before) < breaks(gap_after)) {
        Span::new(before, span.end)
    } else {
        Span::new(span.start, after)
    }
}

/// The lines of each paragraph, without their line breaks and the white space around them.
fn blocks(text: &str) -> Vec<Vec<Span>> {
    let mut blocks: Vec<Vec<Span>> = Vec::new();
    let mut open = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches('\u{feff}').trim();
        if content.is_empty() {
            open = false;
        } else {
            // `content` is a slice of `line`, so the distance of their addresses is its offset in it.
            let at = start + (content.as_ptr() as usize - line.as_ptr() as usize);
            let span = Span::new(at, at + content.len());
            match blocks.last_mut().filter(|_| open) {
                Some(block) => block.push(span),
                None => blocks.push(vec![span]),
            }
            open = true;
        }
        start += line.len();
    }
    blocks
}

fn is_head_line(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= HEAD_LINE && !ends_like_a_sentence(line) && !line.starts_with(['“', '"', '-', '*', '•'])
}

fn ends_like_a_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '"', '’', '\'', ')', '）', ' ']).ends_with(['.', '!', '。', '！', ':', '：', ',', '，', ';', '…'])
}

fn is_byline(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.starts_with("by ") || lower.starts_with("reporter") || lower.starts_with("(reporter") || lower.starts_with("source:")
}

fn body_kind(text: &str, lines: usize) -> SegmentKind {
    let labels = ["photo:", "file photo", "image:", "picture:", "caption:"];
    let lower: String = text.chars().take(12).collect::<String>().to_lowercase();
    if lines == 1 && labels.iter().any(|label| lower.starts_with(label)) { SegmentKind::Caption } else { SegmentKind::Body }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(SegmentKind, String)> {
        segments(text).into_iter().map(|segment| (segment.kind, segment.text)).collect()
    }

    #[test]
    fn the_head_is_cut_by_line_and_the_body_by_blank_line() {
        use SegmentKind::{Body, Byline, Headline};
        let text = "Home World Flood eases\r\nFlood eases\r\n\r\nby Staff\r\n\r\nThe water fell on\r\nMonday.\r\n \r\nNo stop here";
        let expected = [
            (Headline, "Home World Flood eases"),
            (Headline, "Flood eases"),
            (Byline, "by Staff"),
            (Body, "The water fell on\r\nMonday."),
            (Body, "No stop here"),
        ];
        assert_eq!(read(text), expected.map(|(kind, words)| (kind, words.to_owned())));
    }

    #[test]
    fn a_lone_paragraph_is_body_and_a_byte_order_mark_is_not_prose() {
        assert_eq!(read("\u{feff}Suga met Kan"), [(SegmentKind::Body, "Suga met Kan".to_owned())]);
    }

    #[test]
    fn a_segment_that_goes_takes_its_line_breaks() {
        let text = "One\nTwo\n\nThree.\n";
        let left = |number: usize| {
            let gone = whole_segment(text, &segments(text)[number]);
            format!("{}{}", &text[..gone.start], &text[gone.end..])
        };
        assert_eq!(left(0), "Two\n\nThree.\n");
        assert_eq!(left(1), "One\n\nThree.\n");
        assert_eq!(left(2), "One\nTwo\n");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_located() {
        let error = decode(b"one\ntw\xff".to_vec()).unwrap_err();
        assert_eq!(error.to_string(), "not UTF-8: byte 6 (line 2) is 0xff; save the file as UTF-8");
    }
}
