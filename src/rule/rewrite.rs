//! Writing a right form where a wrong one stands: in its case, over its line breaks, with the words around it in agreement.

use super::view::SegmentView;
use crate::edit::Edit;
use crate::text::{
    Case, Span, capitalize, case_of, fold_gap, indefinite_article, is_apostrophe, is_word_char, starts_sentence, title_case, words,
};

/// How to write the right form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) capitals: Capitals,
    /// A `the` before it goes.
    pub(super) bare: bool,
}

/// Whose capitals the right form takes. Where all of the old words are shouted, it is shouted too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Capitals {
    /// Its own: a name.
    Own,
    /// Its own, but for a line in title case: words whose wrong form is capitalised of itself.
    Headline,
    /// The text's: words.
    Text,
    /// The text's, small letters too: titles.
    Title,
}

/// The edits that put `right` in the place of words `range` of a segment, whose bytes with their marks are `span`.
pub(super) fn rewrite(view: &SegmentView, range: (usize, usize), span: Span, right: &str, manner: Manner) -> Vec<Edit> {
    let text = view.text();
    let old: Vec<&str> = (range.0..range.1).filter_map(|at| view.word(at)).collect();
    let mut right = in_case(right, &old, manner.capitals);
    right = without_echo(&right, &text[..span.start], &text[span.end..]).to_owned();
    let mut edits = Vec::new();
    let mut span = span;
    match before(view, range.0, span.start) {
        Some((at, word)) if manner.bare && word.eq_ignore_ascii_case("the") => {
            if case_of(word) != Case::Lower && manner.capitals != Capitals::Own {
                right = capitalize(&right);
            }
            span.start = view.words[at].span.start;
        }
        Some((at, word)) if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") => {
            let article = indefinite_article(&right).as_str();
            if !word.eq_ignore_ascii_case(article) {
                let article = match case_of(word) {
                    Case::Lower => article.to_owned(),
                    _ => capitalize(article),
                };
                edits.push(Edit::new(view.words[at].span, article));
            }
        }
        _ => {}
    }
    if span.start == view.words[range.0].span.start
        && let Some(by_word) = word_by_word(view, range, span, &right)
    {
        edits.extend(by_word);
    } else {
        let (span, right) = over_line_break(text, span, right.clone());
        edits.extend(Edit::new(span, right).trimmed(span.of(text)));
    }
    edits.extend(possessive(text, span.end, &right, span));
    edits
}

/// `right` without the words at its ends that stand beside it already: of "National Cyberspace Administration of China", the last two
/// are there whether or not they are part of the wrong form.
fn without_echo<'r>(right: &'r str, before: &str, after: &str) -> &'r str {
    let mut right = right;
    let after = after.trim_start();
    let echoed = right.match_indices(' ').map(|(at, _)| &right[at + 1..]).find(|tail| {
        let rest = after.strip_prefix(*tail);
        tail.contains(' ') && rest.is_some_and(|rest| !rest.starts_with(is_word_char))
    });
    if let Some(tail) = echoed {
        right = right[..right.len() - tail.len()].trim_end();
    }
    let before = before.trim_end();
    let echoed = right.match_indices(' ').map(|(at, _)| &right[..at]).rfind(|head| {
        let rest = before.strip_suffix(*head);
        head.len() > 2 && rest.is_some_and(|rest| !rest.ends_with(is_word_char))
    });
    match echoed {
        Some(head) => right[head.len()..].trim_start(),
        None => right,
    }
}

/// The word directly before word `first`, if nothing but a space parts them; `start` is where the match begins.
fn before<'v>(view: &'v SegmentView, first: usize, start: usize) -> Option<(usize, &'v str)> {
    let at = first.checked_sub(1)?;
    let gap = &view.text()[view.words[at].span.end..start];
    (!gap.is_empty() && gap.chars().all(char::is_whitespace)).then(|| Some((at, view.word(at)?))).flatten()
}

/// `right` with the capitals of the words it replaces.
fn in_case(right: &str, old: &[&str], capitals: Capitals) -> String {
    let cases: Vec<Case> = old.iter().filter(|word| word.chars().any(char::is_alphabetic)).map(|word| case_of(word)).collect();
    let all = |wanted: Case| !cases.is_empty() && cases.iter().all(|case| *case == wanted);
    if all(Case::Upper) && old.iter().any(|word| word.chars().count() > 3) {
        return right.to_uppercase();
    }
    let small = right.starts_with(char::is_lowercase);
    let plain = || words(right).iter().all(|word| matches!(case_of(word.span.of(right)), Case::Lower | Case::Capital));
    match cases.first() {
        Some(Case::Capital) if small && capitals != Capitals::Own && cases.len() > 1 && all(Case::Capital) => title_case(right),
        Some(Case::Capital) if small && matches!(capitals, Capitals::Text | Capitals::Title) => capitalize(right),
        Some(Case::Lower) if !small && capitals == Capitals::Title && all(Case::Lower) && plain() => right.to_lowercase(),
        _ => right.to_owned(),
    }
}

/// Where old and new words stand one to one, only those that differ are replaced, and what parts them stays as it is: line breaks,
/// no-break spaces, markup.
fn word_by_word(view: &SegmentView, range: (usize, usize), span: Span, right: &str) -> Option<Vec<Edit>> {
    let text = view.text();
    let new = words(right);
    let old = &view.words[range.0..range.1];
    let gap = |text: &str, pair: &[crate::text::Word]| fold_gap(&text[pair[0].span.end..pair[1].span.start]).into_owned();
    let same_gaps = old.windows(2).zip(new.windows(2)).all(|(a, b)| gap(text, a) == gap(right, b));
    let no_marks = old.last()?.span.end == span.end && new.first()?.span.start == 0 && new.last()?.span.end == right.len();
    if new.len() != old.len() || !same_gaps || !no_marks {
        return None;
    }
    let edits = old.iter().zip(&new).map(|(old, new)| Edit::new(old.span, new.span.of(right)));
    Some(edits.filter(|edit| edit.span.of(text) != edit.text).collect())
}

/// A replacement keeps the line break where it stood: between its own words, or behind it if it has only one.
fn over_line_break(text: &str, span: Span, right: String) -> (Span, String) {
    let old = span.of(text);
    let Some(at) = old.find('\n') else { return (span, right) };
    let start = old[..at].trim_end().len();
    let end = at + 1 + (old[at + 1..].len() - old[at + 1..].trim_start().len());
    let line_break = &old[start..end];
    let words_before = old[..start].split_whitespace().count();
    let mut spaces = right.match_indices(' ').map(|(space, _)| space);
    match spaces.clone().nth(words_before.saturating_sub(1)).or_else(|| spaces.next_back()) {
        Some(space) => (span, format!("{}{line_break}{}", &right[..space], &right[space + 1..])),
        None if text[span.end..].starts_with(' ') => (Span::new(span.start, span.end + 1), right + line_break),
        None => (span, right),
    }
}

/// `Jones’` becomes `Suga’s`: a name that does not end in s needs the s that the other did without.
fn possessive(text: &str, end: usize, right: &str, span: Span) -> Option<Edit> {
    let mut after = text[end..].chars();
    let mark = after.next().filter(|c| is_apostrophe(*c))?;
    let bare = !after.next().is_some_and(char::is_alphanumeric);
    let ends_in_s = |text: &str| text.ends_with(['s', 'S']);
    if !bare || !ends_in_s(span.of(text)) || ends_in_s(right) || starts_sentence(text, span.start) {
        return None;
    }
    // The mark may close a quotation; that one opened not far before.
    let near: String = text[..span.start].chars().rev().take(QUOTED).collect();
    let opened = near.matches('‘').count() > near.matches('’').count();
    let at = end + mark.len_utf8();
    (!opened).then(|| Edit::new(Span::new(at, at), "s"))
}

/// How far before a closing mark its opening one is looked for, in characters.
const QUOTED: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Format};
    use crate::edit::apply;
    use crate::rule::View;

    fn rewritten(text: &str, wrong: &str, right: &str, manner: Manner) -> String {
        let document = Document::from_text("-", Format::Plain, text.into(), None);
        let view = View::new(&document);
        let phrase = crate::rule::matcher::Phrase::new(wrong).unwrap();
        let segment = &view.segments[0];
        let (at, span) = (0..segment.words.len()).find_map(|at| Some((at, phrase.at(segment, at)?))).expect("no match");
        let mut edits = rewrite(segment, (at, at + phrase.word_count()), span, right, manner);
        edits.sort();
        apply(text, &edits)
    }

    const NAME: Manner = Manner { capitals: Capitals::Own, bare: false };
    const TITLE: Manner = Manner { capitals: Capitals::Title, bare: false };
    const WORDS: Manner = Manner { capitals: Capitals::Text, bare: false };

    #[test]
    fn names_keep_their_capitals_unless_shouted() {
        assert_eq!(rewritten("Yoshihiro Kan’s", "Yoshihiro Kan", "Yoshihide Suga", NAME), "Yoshihide Suga’s");
        assert_eq!(rewritten("YOSHIHIRO KAN WINS", "Yoshihiro Kan", "Yoshihide Suga", NAME), "YOSHIHIDE SUGA WINS");
        assert_eq!(rewritten("about McFALL", "McFall", "McFaul", NAME), "about MCFAUL");
    }

    #[test]
    fn words_follow_the_text() {
        let wrong = "regime transition";
        assert_eq!(rewritten("the regime transition", wrong, "transition of power", WORDS), "the transition of power");
        assert_eq!(rewritten("Regime transition is", wrong, "transition of power", WORDS), "Transition of power is");
        assert_eq!(rewritten("The Regime Transition", wrong, "transition of power", WORDS), "The Transition of Power");
        assert_eq!(rewritten("prime minister", "prime minister", "Chancellor", TITLE), "chancellor");
    }

    #[test]
    fn line_breaks_stay_where_they_stood() {
        assert_eq!(rewritten("Yoshihiro\nKan.", "Yoshihiro Kan", "Yoshihide Suga", NAME), "Yoshihide\nSuga.");
        assert_eq!(
            rewritten("a regime\ntransition in", "regime transition", "transition of power", WORDS),
            "a transition\nof power in"
        );
        assert_eq!(rewritten("hot\r\nsearch list", "hot search", "trend", WORDS), "trend\r\nlist");
    }

    #[test]
    fn the_words_around_agree() {
        assert_eq!(rewritten("a premier", "premier", "emir", WORDS), "an emir");
        let bare = Manner { capitals: Capitals::Own, bare: true };
        assert_eq!(rewritten("The German News Agency said", "German News Agency", "dpa", bare), "dpa said");
        let china = "Cyberspace Administration of China";
        assert_eq!(
            rewritten("the National Net Office of China said", "National Net Office", china, NAME),
            format!("the {china} said")
        );
        assert_eq!(rewritten("of James Kans’ men", "James Kans", "Suga", NAME), "of Suga’s men");
    }
}
