//! Cutting a text into words, each with the key it is looked up by.
//!
//! A word is a longest run of letters, digits, combining marks and underscores. Apostrophes, hyphens and stops part words
//! (`Jae-in` is two), so that a name is found whichever of them an article writes; what stands between the words of a match is
//! compared apart (see [`super::fold_gap`]).

use unicode_normalization::char::is_combining_mark;

use super::{Span, fold_word};

/// A hash of a word without case and accents composed. Equal words have equal keys; unequal words nearly always differ, so a
/// match by keys is confirmed on the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordKey(u64);

/// One word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is looked up by.
    pub key: WordKey,
}

/// Whether `c` can be part of a word.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() || c == '_' } else { c.is_alphanumeric() || is_combining_mark(c) }
}

/// The key of a single word.
pub fn word_key(word: &str) -> WordKey {
    // FNV-1a: short inputs, no state, the same on every machine.
    let hash = |bytes: &mut dyn Iterator<Item = u8>| {
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
    };
    WordKey(if word.is_ascii() {
        hash(&mut word.bytes().map(|b| b.to_ascii_lowercase()))
    } else {
        hash(&mut fold_word(word).bytes())
    })
}

/// All words of `text`, from left to right.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    let mut close = |start: &mut Option<usize>, end: usize| {
        if let Some(start) = start.take() {
            let span = Span::new(start, end);
            found.push(Word { span, key: word_key(span.of(text)) });
        }
    };
    for (at, c) in text.char_indices() {
        match (is_word_char(c), start) {
            (true, None) => start = Some(at),
            (false, Some(_)) => close(&mut start, at),
            _ => {}
        }
    }
    close(&mut start, text.len());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_part_at_hyphens_apostrophes_and_stops_but_not_at_accents() {
        let text = "Moon Jae-in’s U.S. Malacan\u{303}ang";
        let found: Vec<&str> = words(text).iter().map(|word| word.span.of(text)).collect();
        assert_eq!(found, ["Moon", "Jae", "in", "s", "U", "S", "Malacan\u{303}ang"]);
    }

    #[test]
    fn keys_ignore_case_and_composition() {
        assert_eq!(word_key("WILM\u{00c8}S"), word_key("wilme\u{300}s"));
        assert_ne!(word_key("Kan"), word_key("Kaneko"));
    }
}
