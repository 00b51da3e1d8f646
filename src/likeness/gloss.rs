//! Names translated character by character, as machines do with names of bodies and media that they do not know.

use std::collections::HashMap;
use std::sync::OnceLock;

/// English words for a Chinese morpheme, small letters.
type Gloss = Vec<&'static str>;

fn table() -> &'static HashMap<&'static str, Gloss> {
    static TABLE: OnceLock<HashMap<&'static str, Gloss>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = include_str!("han_gloss.tsv").lines().filter(|line| !line.starts_with('#'));
        let cells = rows.filter_map(|row| row.split_once('\t'));
        cells
            .flat_map(|(forms, words)| forms.split(',').map(move |form| (form.trim(), words.split_whitespace().collect())))
            .collect()
    })
}

/// Whether `word` is a Chinese word that the table knows.
pub fn is_han_word(word: &str) -> bool {
    table().contains_key(word)
}

/// Every English word that translates a morpheme of a Chinese name, each once.
pub fn gloss_words(name: &str) -> Vec<&'static str> {
    let characters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut all: Vec<&'static str> =
        morphemes(&characters).filter_map(|(_, morpheme)| table().get(morpheme.as_str())).flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Every stretch of a name that the table could know, with where it starts and ends.
fn morphemes(characters: &[char]) -> impl Iterator<Item = (std::ops::Range<usize>, String)> {
    /// Longest morpheme of the table, in characters.
    const LONGEST: usize = 4;
    (0..characters.len()).flat_map(move |start| {
        (1..=LONGEST.min(characters.len() - start))
            .map(move |length| (start..start + length, characters[start..start + length].iter().collect()))
    })
}

/// Whether the letters of an acronym may be the initials of a Chinese name's morphemes in English, in order: `CNN` of 中新网.
pub fn is_acronym_of(acronym: &str, name: &str) -> bool {
    let mut characters = name.chars();
    acronym.chars().flat_map(char::to_lowercase).all(|letter| {
        characters.by_ref().any(|c| {
            let gloss = table().get(c.encode_utf8(&mut [0; 4]) as &str);
            gloss.is_some_and(|words| words.iter().any(|word| word.starts_with(letter)))
        })
    })
}

/// How far some English words are a word-for-word rendering of a Chinese name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rendering {
    /// The share of the English words that the name's morphemes account for.
    pub words: f64,
    /// The share of the name's characters that the English words account for.
    pub characters: f64,
}

/// Compares `english` (the content words of a name, in any case) with the Chinese `name`.
pub fn render(name: &str, english: &[&str]) -> Rendering {
    let characters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let english: Vec<String> = english.iter().map(|word| word.to_lowercase()).collect();
    let mut explained = vec![false; english.len()];
    // Any character may belong to any morpheme of the table; longer ones do not exclude shorter ones.
    let mut covered = vec![false; characters.len()];
    for (at, morpheme) in morphemes(&characters) {
        let Some(gloss) = table().get(morpheme.as_str()) else { continue };
        for (word, explained) in english.iter().zip(&mut explained) {
            if gloss.iter().any(|gloss| is_form_of(word, gloss)) {
                *explained = true;
                covered[at.clone()].fill(true);
            }
        }
    }
    let share = |flags: &[bool]| {
        if flags.is_empty() { 0.0 } else { flags.iter().filter(|flag| **flag).count() as f64 / flags.len() as f64 }
    };
    Rendering { words: share(&explained), characters: share(&covered) }
}

/// The same word, in the plural too.
fn is_form_of(word: &str, gloss: &str) -> bool {
    word == gloss || word.strip_suffix('s') == Some(gloss) || gloss.strip_suffix('s') == Some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_for_word_renderings_are_recognised() {
        let rendering = render("环球网", &["Global", "Network"]);
        assert_eq!(rendering, Rendering { words: 1.0, characters: 1.0 });
        assert!(render("国家防总", &["National", "Defense", "General"]).words > 0.99);
        assert!(render("国家防总", &["Berlin", "Zoo"]).words < 0.01);
    }
}
