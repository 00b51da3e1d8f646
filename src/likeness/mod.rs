//! How names resemble each other: by letters, by sound, by the reading of what the source language writes, by word-for-word translation.
//!
//! A machine that meets a name in Chinese writes it down by one of four ways, and each leaves its own likeness: it spells the characters
//! in pinyin ([`reading`]), it turns the transcription back by ear ([`sound`]), it translates the characters one by one ([`gloss`]),
//! or it slips by a letter or two ([`letters`]). [`likeness`] takes the best of the first, second and last.

mod common;
mod gloss;
mod reading;
mod sound;

pub use common::{is_common_word, is_personal_name};
pub use gloss::{Rendering, gloss_words, is_acronym_of, is_han_word, render};
pub use reading::Reading;
pub use sound::{sound, sounds_near};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The plain letters and digits of a name, small, without accents, spaces and marks: what spellings are compared by.
pub fn letters(name: &str) -> String {
    name.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// How alike two names are, from 0 to 1, by letters and by sound.
///
/// Sound alone says little of short names, so it counts in full only together with the letters.
pub fn likeness(a: &str, b: &str) -> f64 {
    let (a, b) = (letters(a), letters(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let spelling = strsim::normalized_damerau_levenshtein(&a, &b);
    let (sound_a, sound_b) = (sound(&a), sound(&b));
    let ear = strsim::normalized_damerau_levenshtein(&sound_a, &sound_b);
    // Three consonants or more that agree are rarely a chance.
    let weight = (sound_a.len().min(sound_b.len()) as f64 / 4.0).min(1.0);
    spelling.max(0.5 * spelling + 0.5 * ear * weight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_machines_write_is_like_what_is_meant_and_other_names_are_not() {
        for (wrong, right) in [("Areyasa", "Arreaza"), ("Gioblo", "Ziobro"), ("Lempath", "Lempart"), ("Malakanan", "Malacañang")] {
            assert!(likeness(wrong, right) > 0.55, "{wrong} {right} {}", likeness(wrong, right));
        }
        for (other, right) in [("Jiangsu", "Lempart"), ("Berlin", "Ziobro"), ("Minister", "Malacañang")] {
            assert!(likeness(other, right) < 0.4, "{other} {right} {}", likeness(other, right));
        }
    }
}
