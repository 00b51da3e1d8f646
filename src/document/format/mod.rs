//! The file formats that a draft can come in, one file each.

mod plain;

use super::Segment;
use crate::text::Span;

/// Why a draft could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bytes are not UTF-8.
    #[error("not UTF-8: byte {offset} (line {line}) is {byte:#04x}; save the file as UTF-8")]
    NotUtf8 {
        /// Where the first byte that does not fit stands, in bytes from 0.
        offset: usize,
        /// The line that it stands on, from 1.
        line: usize,
        /// The byte itself.
        byte: u8,
    },
}

/// How a draft is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Paragraphs parted by blank lines.
    Plain,
}

impl Format {
    /// The text of the file's bytes.
    ///
    /// # Errors
    /// [`ReadError`] with the offset of the first byte that does not fit.
    pub fn decode(self, bytes: Vec<u8>) -> Result<String, ReadError> {
        match self {
            Format::Plain => plain::decode(bytes),
        }
    }

    /// The bytes of a text; what [`Format::decode`] took apart is put together again.
    pub fn encode(self, text: String) -> Vec<u8> {
        match self {
            Format::Plain => text.into_bytes(),
        }
    }

    /// Cuts the document's text into segments.
    pub fn segments(self, text: &str) -> Vec<Segment> {
        match self {
            Format::Plain => plain::segments(text),
        }
    }

    /// New words as the format writes them.
    pub fn escape(self, words: &str) -> String {
        match self {
            Format::Plain => words.to_owned(),
        }
    }

    /// What goes from the document's text when a whole segment goes: the segment and the line breaks that held it apart.
    pub fn whole_segment(self, text: &str, segment: &Segment) -> Span {
        match self {
            Format::Plain => plain::whole_segment(text, segment),
        }
    }
}
