//! A draft as segments of prose, whatever file it came in.
//!
//! A format reads bytes into a [`Document`] and writes the same bytes back but for the edits. Between, everything works on segments
//! (decoded text, one paragraph or headline each) and on places in [`Document::text`], the text that a diff of the file shows.

mod bitext;
mod date;
pub mod format;
mod segment;

pub use bitext::pair_with_source;
pub use format::{Format, ReadError};
pub use segment::{Piece, PieceKind, Segment, SegmentKind, Unwritable};

use jiff::civil::Date;

use crate::edit::Edit;
use crate::text::Span;

/// A draft that has been read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name that reports use: a path as it was given, or `-`.
    pub name: String,
    /// How it was read and how it is written.
    pub format: Format,
    /// The day of the article, if the caller, the draft's front matter or its dateline told it.
    pub date: Option<Date>,
    /// The day that the caller gave; it holds whatever becomes of the dateline.
    given_date: Option<Date>,
    /// The text that a diff of the draft shows: of a text file, its whole content.
    pub text: String,
    /// Headline, paragraphs and so on, in order of the text.
    pub segments: Vec<Segment>,
}

impl Document {
    /// Reads a draft. `date` wins over what the draft itself says.
    ///
    /// # Errors
    /// [`ReadError`] if the bytes are not what the format demands; it says where.
    pub fn read(name: impl Into<String>, bytes: Vec<u8>, date: Option<Date>) -> Result<Document, ReadError> {
        let format = Format::Plain;
        let text = format.decode(bytes)?;
        Ok(Document::from_text(name, format, text, date))
    }

    /// The document of a text that is decoded already.
    pub fn from_text(name: impl Into<String>, format: Format, text: String, date: Option<Date>) -> Document {
        let segments = format.segments(&text);
        let read = date.or_else(|| date::dateline(&segments));
        Document { name: name.into(), format, date: read, given_date: date, text, segments }
    }

    /// The same draft after `edits` (sorted, free of conflicts, places in [`Document::text`]), read anew.
    pub fn edited(&self, edits: &[Edit]) -> Document {
        let text = crate::edit::apply(&self.text, edits);
        let source = self.segments.iter().any(|segment| segment.source.is_some());
        let mut next = Document::from_text(self.name.clone(), self.format, text, self.given_date);
        if source && next.segments.len() == self.segments.len() {
            for (new, old) in next.segments.iter_mut().zip(&self.segments) {
                new.source.clone_from(&old.source);
                new.source_is_sure = old.source_is_sure;
            }
        }
        next
    }

    /// The draft's bytes with `edits` made: what goes into the file.
    pub fn write(&self, edits: &[Edit]) -> Vec<u8> {
        self.format.encode(crate::edit::apply(&self.text, edits))
    }

    /// An edit of a segment's text as an edit of [`Document::text`].
    ///
    /// # Errors
    /// [`Unwritable`] if the edit crosses what the format cannot cross, such as a boundary of markup.
    pub fn locate(&self, segment: usize, edit: &Edit) -> Result<Edit, Unwritable> {
        let segment = &self.segments[segment];
        if edit.text.is_empty() && edit.span.len() == segment.text.len() && !edit.span.is_empty() {
            // A segment that goes takes its line with it.
            return Ok(Edit::new(self.format.whole_segment(&self.text, segment), ""));
        }
        let span = segment.locate(edit.span)?;
        Ok(Edit::new(span, self.format.escape(&edit.text)))
    }

    /// Where a span of a segment's text stands in [`Document::text`]; a span that nothing was written for is put at its start.
    pub fn place(&self, segment: usize, span: Span) -> Span {
        self.segments[segment].place(span)
    }
}
