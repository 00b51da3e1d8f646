//! A sequence of words with what stands between, before and behind them, compared with a text whatever its marks and capitals.

use crate::rule::view::SegmentView;
use crate::text::{Case, Span, WordKey, case_of, fold_gap, fold_word, is_apostrophe, is_word_char, word_key, words};

/// What a word of a phrase demands of the text's capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Capitals {
    /// Any: the phrase has the word in small letters.
    Any,
    /// A capital at the front.
    Front,
    /// Nothing but capitals: the phrase has an acronym.
    All,
}

#[derive(Clone, Debug)]
struct PhraseWord {
    folded: Box<str>,
    key: WordKey,
    capitals: Capitals,
}

/// Words to find. A capital demands a capital; small letters match any case.
#[derive(Clone, Debug)]
pub struct Phrase {
    words: Vec<PhraseWord>,
    /// Folded, one fewer than words.
    gaps: Vec<Box<str>>,
    /// Marks before the first word and behind the last, folded.
    lead: Box<str>,
    tail: Box<str>,
    /// The last word may have any ending.
    open_ended: bool,
}

impl Phrase {
    /// Cuts `text` into a phrase; a `*` at the end lets the last word have any ending. `None` if it holds no word.
    pub fn new(text: &str) -> Option<Phrase> {
        let (text, open_ended) = match text.strip_suffix('*') {
            Some(stem) => (stem, true),
            None => (text, false),
        };
        let found = words(text);
        let (first, last) = (found.first()?, found.last()?);
        let words = found
            .iter()
            .map(|word| {
                let word = word.span.of(text);
                let capitals = match case_of(word) {
                    Case::Upper if word.chars().count() > 1 => Capitals::All,
                    _ if word.starts_with(char::is_uppercase) => Capitals::Front,
                    _ => Capitals::Any,
                };
                PhraseWord { folded: fold_word(word).into(), key: word_key(word), capitals }
            })
            .collect();
        let gaps = found.windows(2).map(|pair| fold_gap(&text[pair[0].span.end..pair[1].span.start]).into()).collect();
        let lead = fold_gap(text[..first.span.start].trim_start()).into();
        let tail = fold_gap(text[last.span.end..].trim_end()).into();
        Some(Phrase { words, gaps, lead, tail, open_ended })
    }

    /// How many words it has; at least one.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The keys of its words.
    pub fn keys(&self) -> impl Iterator<Item = WordKey> {
        self.words.iter().map(|word| word.key)
    }

    /// Whether it stands at word number `from` of a segment, as whole words; the span takes in its marks.
    pub fn at(&self, view: &SegmentView, from: usize) -> Option<Span> {
        let text = view.text();
        let found = view.words.get(from..from + self.words.len())?;
        let last = self.words.len() - 1;
        for (i, (word, token)) in self.words.iter().zip(found).enumerate() {
            let open = self.open_ended && i == last;
            if !(open || word.key == token.key) || !word.fits(token.span.of(text), open) {
                return None;
            }
            if i > 0 && *fold_gap(view.gap_before(from + i)) != *self.gaps[i - 1] {
                return None;
            }
        }
        let start = found[0].span.start - ends_with_folded(&text[..found[0].span.start], &self.lead)?;
        let end = found[last].span.end + starts_with_folded(&text[found[last].span.end..], &self.tail)?;
        let span = Span::new(start, end);
        is_whole(text, span).then_some(span)
    }
}

impl PhraseWord {
    fn fits(&self, word: &str, open_ended: bool) -> bool {
        let capitals = match self.capitals {
            Capitals::Any => true,
            Capitals::Front => !word.starts_with(char::is_lowercase),
            Capitals::All => !word.chars().any(char::is_lowercase),
        };
        let folded = fold_word(word);
        capitals && if open_ended { folded.starts_with(&*self.folded) } else { *folded == *self.folded }
    }
}

/// How many bytes at the end of `text` read as `marks`, which are folded.
fn ends_with_folded(text: &str, marks: &str) -> Option<usize> {
    let mut left = text.chars().rev();
    marks.chars().rev().try_fold(0, |bytes, mark| left.next().filter(|c| reads_as(*c, mark)).map(|c| bytes + c.len_utf8()))
}

fn starts_with_folded(text: &str, marks: &str) -> Option<usize> {
    let mut left = text.chars();
    marks.chars().try_fold(0, |bytes, mark| left.next().filter(|c| reads_as(*c, mark)).map(|c| bytes + c.len_utf8()))
}

fn reads_as(c: char, mark: char) -> bool {
    c == mark || *fold_gap(c.encode_utf8(&mut [0; 4])) == *mark.encode_utf8(&mut [0; 4])
}

/// Whether a span is not part of something longer: of a hyphenated name, of `O’Neill`, of an address. A possessive behind it is
/// no part of it, nor is a small-lettered tail (`Merkel-led`).
fn is_whole(text: &str, span: Span) -> bool {
    let mut before = text[..span.start].chars().rev();
    let joined_before = match before.next() {
        Some('-' | '–' | '\u{2010}' | '\u{2011}') => {
            before.next().is_some_and(is_word_char) && !hyphenated_prefix(&text[..span.start])
        }
        Some(c) if is_apostrophe(c) => before.next().is_some_and(is_word_char),
        Some(c) => matches!(c, '@' | '#' | '/' | '\\' | '&') && before.next().is_some_and(is_word_char),
        None => false,
    };
    let mut after = text[span.end..].chars();
    let joined_after = match after.next() {
        Some('-' | '–' | '\u{2010}' | '\u{2011}') => after.next().is_some_and(|c| is_word_char(c) && !c.is_lowercase()),
        Some(c) if is_apostrophe(c) => {
            let rest: String = after.by_ref().take_while(|c| is_word_char(*c)).take(3).collect();
            !(rest.is_empty() || rest == "s" || rest == "S")
        }
        Some(c) => matches!(c, '@' | '/' | '\\' | '&') && after.next().is_some_and(is_word_char),
        None => false,
    };
    !joined_before && !joined_after
}

/// `anti-`, `pro-`, `then-`: a prefix in small letters leaves a name whole.
fn hyphenated_prefix(text: &str) -> bool {
    let word = text.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
    word.chars().rev().take_while(|c| is_word_char(*c)).all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Format};
    use crate::rule::View;

    fn found(phrase: &str, text: &str) -> Vec<String> {
        let document = Document::from_text("-", Format::Plain, text.into(), None);
        let view = View::new(&document);
        let phrase = Phrase::new(phrase).unwrap();
        let segment = &view.segments[0];
        (0..segment.words.len()).filter_map(|i| phrase.at(segment, i)).map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn marks_spaces_and_accents_do_not_matter() {
        assert_eq!(found("“Russia 1” TV", "on \"Russia\u{a0}1\"\nTV."), ["\"Russia\u{a0}1\"\nTV"]);
        assert_eq!(found("Malacañang", "in Malacan\u{303}ang’s garden"), ["Malacan\u{303}ang"]);
        assert_eq!(found("U.S. envoy", "a U.S. envoy"), ["U.S. envoy"]);
    }

    #[test]
    fn capitals_are_demanded_where_the_phrase_has_them() {
        assert_eq!(found("regime transition", "Regime Transition"), ["Regime Transition"]);
        assert_eq!(found("Kan", "kan KAN Kan"), ["KAN", "Kan"]);
        assert_eq!(found("WHO", "Who knows WHO"), ["WHO"]);
    }

    #[test]
    fn parts_of_longer_words_are_not_found() {
        assert!(found("Kan", "Kaneko Kan-Sato O’Kan Kan@x Kan’t").is_empty());
        assert_eq!(found("Kan", "pro-Kan Kan-led Kan’s").len(), 3);
        assert_eq!(found("congratulat*", "He congratulated her").len(), 1);
    }
}
