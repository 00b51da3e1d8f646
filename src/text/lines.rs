//! From byte offsets to the lines and columns that people count in.

use super::Span;

/// A place as an editor's status bar shows it; both numbers start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Counted by `\n`.
    pub line: usize,
    /// In characters (Unicode scalar values), not bytes.
    pub column: usize,
}

/// Where each line of a text starts. A line ends with `\n`; the `\r` of a `\r\n` counts as part of it.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
    length: usize,
    /// Characters before each multiple of [`STRIDE`] bytes, so that a column in a line of megabytes costs no walk over the line.
    characters: Vec<usize>,
}

/// Bytes between two counts of characters.
const STRIDE: usize = 1024;

impl LineIndex {
    /// Indexes `text` in one pass.
    pub fn new(text: &str) -> Self {
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        let mut characters = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            characters.push(count);
            count += count_characters(chunk);
        }
        characters.push(count);
        LineIndex { starts, length: text.len(), characters }
    }

    /// The number of lines. A text that ends in a line break has no further, empty line after it.
    pub fn count(&self) -> usize {
        match self.starts.last() {
            Some(&start) if start == self.length => self.starts.len() - 1,
            _ => self.starts.len(),
        }
    }

    /// The line (from 0) that holds the byte at `offset`; a line break belongs to the line it ends.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// The bytes of line `line` (from 0), its line break included; empty past the last line.
    pub fn line(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.length);
        let end = self.starts.get(line + 1).copied().unwrap_or(self.length);
        Span::new(start, end)
    }

    /// Line and column of a byte offset in `text`, which must be the text that was indexed.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.line_of(offset);
        let column = self.characters_before(text, offset) - self.characters_before(text, self.starts[line]) + 1;
        Position { line: line + 1, column }
    }

    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let stride = offset / STRIDE;
        self.characters[stride] + count_characters(&text.as_bytes()[stride * STRIDE..offset])
    }
}

/// Characters that start in `bytes`, which are UTF-8.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_line_breaks_end_their_line() {
        let text = "né\r\n中文x\n";
        let index = LineIndex::new(text);
        assert_eq!(index.count(), 2);
        let x = text.find('x').unwrap();
        assert_eq!(index.position(text, x), Position { line: 2, column: 3 });
        assert_eq!(index.line(0).of(text), "né\r\n");
        assert_eq!(index.line_of(4), 0);
        assert_eq!(index.position(text, text.len()), Position { line: 3, column: 1 });
        let long = "é".repeat(3 * STRIDE);
        assert_eq!(LineIndex::new(&long).position(&long, 4 * STRIDE).column, 2 * STRIDE + 1);
    }
}
