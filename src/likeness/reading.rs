//! How a name in Chinese characters is read: pinyin without tones, in every way that people and machines write it down.

use pinyin::ToPinyin;

use super::letters;

/// The syllables of a name in Chinese characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    syllables: Vec<String>,
}

impl Reading {
    /// Reads `name`. Marks between its parts (`·`) and quotation marks are passed over; `None` if nothing in it has a reading.
    pub fn of(name: &str) -> Option<Reading> {
        let syllables: Vec<String> = name.chars().filter_map(|c| Some(c.to_pinyin()?.plain().replace('ü', "v"))).collect();
        (!syllables.is_empty()).then_some(Reading { syllables })
    }

    /// Number of syllables.
    pub fn syllable_count(&self) -> usize {
        self.syllables.len()
    }

    /// The syllables joined, as one word.
    pub fn joined(&self) -> String {
        self.syllables.concat()
    }

    /// Every order in which the joined syllables may stand: as they are, and with the surname (one or two syllables) behind the given
    /// name.
    pub fn orders(&self) -> Vec<String> {
        let turns = match self.syllables.len() {
            0 | 1 => 1,
            2 => 2,
            _ => 3,
        };
        let turned = |by: usize| self.syllables[by..].iter().chain(&self.syllables[..by]).map(String::as_str).collect();
        (0..turns).map(turned).collect()
    }

    /// Whether `words` are this reading written out, whatever its spaces, hyphens, capitals and order.
    pub fn is_written(&self, words: &str) -> bool {
        let written = letters(words);
        self.orders().contains(&written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_recognised_however_they_are_written() {
        let reading = Reading::of("范明政").unwrap();
        for written in ["Fan Mingzheng", "Mingzheng Fan", "Fan Ming-zheng", "FAN MINGZHENG"] {
            assert!(reading.is_written(written), "{written}");
        }
        assert!(!reading.is_written("Fan Ming"));
        assert_eq!(Reading::of("abc"), None);
    }
}
