//! Where the source text names the entries of the glossary.

use std::collections::HashMap;

use crate::glossary::Entry;
use crate::likeness::is_han_word;

/// The source forms of all entries, by their first character.
#[derive(Debug, Default)]
pub(super) struct SourceForms {
    by_first: HashMap<char, Vec<(Box<str>, usize)>>,
}

/// An entry named in a source text.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourceMention<'f> {
    /// Number of the entry.
    pub(super) entry: usize,
    /// The form that stands there.
    pub(super) form: &'f str,
}

impl SourceForms {
    /// Takes in the source forms of `entries`.
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut by_first: HashMap<char, Vec<(Box<str>, usize)>> = HashMap::new();
        for (number, entry) in entries.iter().enumerate() {
            for form in entry.common.source.values().flatten() {
                if let Some(first) = form.chars().next() {
                    by_first.entry(first).or_default().push((form.as_str().into(), number));
                }
            }
        }
        for forms in by_first.values_mut() {
            forms.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            forms.dedup();
        }
        SourceForms { by_first }
    }

    /// Every entry that `source` names, from left to right. The longest form wins, and so does a longer word that is none of the
    /// glossary's: 澳大利亚 does not name 澳大.
    pub(super) fn find(&self, source: &str) -> Vec<SourceMention<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = source[at..].chars().next() {
            let rest = &source[at..];
            let forms = self.by_first.get(&first).map_or(&[][..], Vec::as_slice);
            let longest = forms.iter().find(|(form, _)| rest.starts_with(&**form)).map(|(form, _)| form);
            let length = longest.map_or(0, |form| form.len());
            let word = longest_word(rest);
            if word > length {
                at += word;
                continue;
            }
            match longest {
                // 港澳大湾区 does not name 澳大, as 大湾区 is a word.
                Some(longest) if cuts_word(longest, rest) => at += first.len_utf8(),
                Some(longest) => {
                    let named = forms.iter().filter(|(form, _)| form == longest);
                    found.extend(named.map(|(form, entry)| SourceMention { entry: *entry, form }));
                    at += length;
                }
                None => at += first.len_utf8(),
            }
        }
        found
    }
}

/// Whether a short form at the start of `text` takes its last character from a longer word.
fn cuts_word(form: &str, text: &str) -> bool {
    let last = form.char_indices().next_back().map_or(0, |(at, _)| at);
    form.chars().count() == 2 && longest_word(&text[last..]) > 0
}

/// Bytes of the longest known Chinese word of three characters or more that `text` begins with; 0 if there is none.
fn longest_word(text: &str) -> usize {
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(5).collect();
    ends.iter().enumerate().skip(2).rev().map(|(_, end)| *end).find(|end| is_han_word(&text[..*end])).unwrap_or(0)
}
