//! Writing the same thing the same way: what counts as one word or one gap whatever marks a typist chose.
//!
//! A knowledge file is written with one kind of apostrophe, space and accent; articles come with all of them. Words are
//! compared by [`fold_word`], what stands between words by [`fold_gap`].

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// Whether `c` does an apostrophe's work: `'`, `’`, and the marks that web pages put in its place.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '\u{2032}')
}

/// Whether `c` is a double quotation mark of English: straight, opening or closing.
pub fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

/// Whether `c` is a space at which no line may break.
pub fn is_no_break_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// A word without case and with composed accents (NFC), so that `É` as one character or two compares equal to `é`.
pub fn fold_word(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let composed: Cow<str> = match is_nfc_quick(word.chars()) {
        unicode_normalization::IsNormalized::Yes => Cow::Borrowed(word),
        _ => Cow::Owned(word.nfc().collect()),
    };
    Cow::Owned(composed.to_lowercase())
}

/// What stands between two words, with every run of white space (line breaks and no-break spaces too) as one space, and
/// quotation marks, apostrophes and hyphens straight.
pub fn fold_gap(gap: &str) -> Cow<'_, str> {
    if matches!(gap, " " | "" | "-" | "." | ", " | "'" | ". ") {
        return Cow::Borrowed(gap);
    }
    let mut folded = String::with_capacity(gap.len());
    for c in gap.chars() {
        match c {
            _ if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ if is_apostrophe(c) => folded.push('\''),
            _ if is_double_quote(c) => folded.push('"'),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            _ => folded.push(c),
        }
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_fold_away_and_letters_do_not() {
        assert_eq!(fold_word("MALACAN\u{303}ANG"), fold_word("malacañang"));
        assert_ne!(fold_word("malacanang"), fold_word("malacañang"));
    }

    #[test]
    fn gaps_fold_spaces_quotes_and_hyphens() {
        assert_eq!(fold_gap("\u{a0}\n “"), " \"");
        assert_eq!(fold_gap("\u{2011}"), "-");
    }
}
