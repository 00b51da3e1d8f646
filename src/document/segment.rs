//! A segment: one stretch of prose with its way back to the file.

use crate::text::Span;

/// What part of an article a segment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SegmentKind {
    /// A title, also one that a web page left above or below the real one.
    Headline,
    /// Who wrote it, or which agency or site it is from.
    Byline,
    /// A paragraph of the article.
    Body,
    /// A block quotation.
    Quote,
    /// The words to a picture.
    Caption,
    /// What is not prose, such as a listing.
    Code,
}

/// How a piece of decoded text came from the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// The same characters, one to one.
    Verbatim,
    /// Written otherwise in the file (an entity, an escape): it can only be replaced as a whole.
    Escaped,
    /// Not in the file at all (a space that the format implies): it cannot be edited.
    Virtual,
}

/// A part of a segment's text and where the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the segment's text.
    pub text: Span,
    /// Bytes of the document's text.
    pub at: Span,
    /// How the one became the other.
    pub kind: PieceKind,
}

/// An edit that the format cannot write without breaking something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the change would cross markup")]
pub struct Unwritable;

/// One paragraph, headline, caption or the like.
#[derive(Clone, Debug)]
pub struct Segment {
    /// What the words are.
    pub kind: SegmentKind,
    /// The words, decoded.
    pub text: String,
    /// What the source language says here, where it is known.
    pub source: Option<String>,
    /// Whether that is certain, rather than worked out by aligning unequal paragraphs.
    pub source_is_sure: bool,
    /// The text's pieces, in order, without gaps.
    pub pieces: Vec<Piece>,
}

impl Segment {
    /// A segment that stands in the document as it is, at `span` of the document's text.
    pub fn verbatim(kind: SegmentKind, document: &str, span: Span) -> Segment {
        let piece = Piece { text: Span::new(0, span.len()), at: span, kind: PieceKind::Verbatim };
        Segment { kind, text: span.of(document).to_owned(), source: None, source_is_sure: false, pieces: vec![piece] }
    }

    /// The bytes of the document that an edit of `span` has to replace.
    ///
    /// # Errors
    /// [`Unwritable`] if they are not one run of the file that can be replaced without touching anything else.
    pub fn locate(&self, span: Span) -> Result<Span, Unwritable> {
        let mut located: Option<Span> = None;
        for piece in self.touched(span) {
            let part = match piece.kind {
                PieceKind::Verbatim => self.within(piece, span),
                PieceKind::Escaped if span.contains(piece.text) => piece.at,
                PieceKind::Escaped | PieceKind::Virtual => return Err(Unwritable),
            };
            located = match located {
                None => Some(part),
                Some(so_far) if so_far.end == part.start => Some(so_far.cover(part)),
                Some(_) => return Err(Unwritable),
            };
        }
        located.ok_or(Unwritable)
    }

    /// The bytes of the document that `span` is seen at, whether or not they could be edited.
    pub fn place(&self, span: Span) -> Span {
        let parts = self.touched(span).map(|piece| match piece.kind {
            PieceKind::Verbatim => self.within(piece, span),
            PieceKind::Escaped | PieceKind::Virtual => piece.at,
        });
        parts.reduce(Span::cover).unwrap_or_default()
    }

    fn touched(&self, span: Span) -> impl Iterator<Item = &Piece> {
        let last = self.pieces.len().saturating_sub(1);
        self.pieces.iter().enumerate().filter_map(move |(i, piece)| {
            let holds_point = span.is_empty()
                && piece.text.start <= span.start
                && (span.start < piece.text.end || (i == last && span.start == piece.text.end));
            (piece.text.intersects(span) || holds_point).then_some(piece)
        })
    }

    fn within(&self, piece: &Piece, span: Span) -> Span {
        let start = span.start.max(piece.text.start) - piece.text.start + piece.at.start;
        let end = span.end.min(piece.text.end) - piece.text.start + piece.at.start;
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `AT&amp;T <b>said</b>` as a format would read it: "AT&T said".
    fn marked_up() -> Segment {
        let piece = |text: (usize, usize), at: (usize, usize), kind| Piece {
            text: Span::new(text.0, text.1),
            at: Span::new(at.0, at.1),
            kind,
        };
        Segment {
            kind: SegmentKind::Body,
            text: "AT&T said".into(),
            source: None,
            source_is_sure: false,
            pieces: vec![
                piece((0, 2), (0, 2), PieceKind::Verbatim),
                piece((2, 3), (2, 7), PieceKind::Escaped),
                piece((3, 5), (7, 9), PieceKind::Verbatim),
                piece((5, 9), (12, 16), PieceKind::Verbatim),
            ],
        }
    }

    #[test]
    fn edits_inside_a_run_are_written_and_those_across_markup_are_not() {
        let segment = marked_up();
        assert_eq!(segment.locate(Span::new(0, 4)), Ok(Span::new(0, 8)));
        assert_eq!(segment.locate(Span::new(2, 3)), Ok(Span::new(2, 7)));
        assert_eq!(segment.locate(Span::new(6, 9)), Ok(Span::new(13, 16)));
        assert_eq!(segment.locate(Span::new(3, 7)), Err(Unwritable));
        assert_eq!(segment.locate(Span::new(9, 9)), Ok(Span::new(16, 16)));
        assert_eq!(segment.place(Span::new(3, 7)), Span::new(7, 14));
    }
}
