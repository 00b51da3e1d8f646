//! Pairing a draft with the source text that it was translated from.

use super::Document;

/// Gives each segment of `document` its paragraph of `source` (paragraphs parted by blank lines).
///
/// Only equal counts are paired, one to one: a pairing that is guessed would lend certainty to what it did not prove.
pub fn pair_with_source(document: &mut Document, source: &str) {
    let paragraphs = super::Format::Plain.segments(source);
    if paragraphs.len() == document.segments.len() {
        for (segment, paragraph) in document.segments.iter_mut().zip(paragraphs) {
            segment.source = Some(paragraph.text);
        }
    }
}
