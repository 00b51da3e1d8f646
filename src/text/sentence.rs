//! Where sentences begin, as far as punctuation tells.

use super::{is_apostrophe, is_double_quote};

/// Opening marks and spaces beyond this many are no longer looked through.
const FAR: usize = 64;

/// Whether a word at byte `at` of `text` opens a sentence: nothing but opening marks stands between it and the start of the text
/// or a stop. A capital there says nothing about the word.
pub fn starts_sentence(text: &str, at: usize) -> bool {
    for c in text[..at].chars().rev().take(FAR) {
        match c {
            _ if c.is_whitespace() || is_double_quote(c) || is_apostrophe(c) => {}
            '(' | '[' | '—' | '–' | ')' | ']' => {}
            _ => return matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '。' | '！' | '？' | '•' | '|'),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_and_quotation_marks_open_sentences() {
        let text = "He left. “Kan stayed,” Suga said.";
        assert!(starts_sentence(text, 0));
        assert!(starts_sentence(text, text.find("Kan").unwrap()));
        assert!(!starts_sentence(text, text.find("Suga").unwrap()));
    }
}
