//! Which words are common English, and which are common personal names: neither is a near miss of anything.

use std::collections::HashSet;
use std::sync::OnceLock;

fn list(text: &'static str, cell: &'static OnceLock<HashSet<&'static str>>) -> &'static HashSet<&'static str> {
    cell.get_or_init(|| text.lines().filter(|line| !line.is_empty()).collect())
}

/// Whether `word` is a common English word, in any case and regular inflection.
pub fn is_common_word(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let words = list(include_str!("common_words.txt"), &WORDS);
    let word = word.to_lowercase();
    let stems = ["", "s", "es", "ed", "d", "ing", "ly", "er", "r", "ers", "rs"];
    let stem_of = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.len() > 1);
    let plain = stems.iter().filter_map(|ending| stem_of(ending)).any(|stem| words.contains(stem));
    let silent_e =
        ["ing", "ed"].iter().filter_map(|ending| stem_of(ending)).any(|stem| words.contains(format!("{stem}e").as_str()));
    let in_y =
        ["ies", "ied", "ily"].iter().filter_map(|ending| stem_of(ending)).any(|stem| words.contains(format!("{stem}y").as_str()));
    plain || silent_e || in_y
}

/// Whether `word` is a common given name or surname.
pub fn is_personal_name(word: &str) -> bool {
    static NAMES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    list(include_str!("given_names.txt"), &NAMES).contains(word.to_lowercase().as_str())
}
