//! What is part of a person's name and what only stands beside it.

use super::lexicon::{FOLLOWERS, NAME_CONTINUERS, OPENERS, TITLES, holds};
use super::view::SegmentView;
use crate::document::SegmentKind;
use crate::text::{Case, case_of, fold_gap, fold_word, is_title_cased, starts_sentence, words};

/// Where a family name stands in a full name: number of its first word and of the word behind its last. The last place counts, but for
/// a name that begins with it. `None` if it is no part of the name.
pub(super) fn family_words(name: &str, family: &str) -> Option<(usize, usize)> {
    let split = |text: &str| words(text).iter().map(|word| fold_word(word.span.of(text)).into_owned()).collect::<Vec<_>>();
    let (name, family) = (split(name), split(family));
    if family.is_empty() {
        return None;
    }
    let at = |first: &usize| name[*first..].starts_with(&family);
    let ends = name.len().saturating_sub(family.len());
    let place = Some(ends).filter(at).or_else(|| (0..=ends).find(at))?;
    Some((place, place + family.len()))
}

/// The words of a wrong full name that stand where `family` stands in `name`, if they differ from it. Of a family name amid others
/// (`Christopher Hui Ching-yu`), only a wrong name of as many words tells.
pub(super) fn wrong_family(name: &str, family: &str, wrong: &str) -> Option<String> {
    let (first, behind) = family_words(name, family)?;
    let (total, parts) = (words(name).len(), words(wrong));
    if parts.len() < 2 || total < 2 || behind - first >= parts.len() {
        return None;
    }
    let (from, to) = match (first, behind) {
        (first, behind) if behind == total => (parts.len() - (behind - first), parts.len()),
        (first, behind) if first == 0 || parts.len() == total => (first, behind),
        _ => return None,
    };
    let (start, end) = (parts[from].span.start, parts[to - 1].span.end);
    let part = &wrong[start..end];
    // The end of `Shi'an` is no surname.
    let joined = wrong[..start].ends_with(['-', '\'', '’']) || wrong[end..].starts_with(['-', '\'', '’']);
    if joined || !capitalised(part) {
        return None;
    }
    (fold_word(part) != fold_word(family)).then(|| part.to_owned())
}

/// Whether the words `range` of a segment are only a part of a longer name: a capitalised word that is neither a title nor known to
/// `is_known` stands before them, or one that continues names (`Street`, `Jr`) or is unknown stands after.
pub(super) fn is_part_of_longer_name(view: &SegmentView, range: (usize, usize), is_known: impl Fn(&str) -> bool) -> bool {
    let before = range.0.checked_sub(1).filter(|_| is_space(view, range.0)).and_then(|at| Some((at, view.word(at)?)));
    let joined_before = before.is_some_and(|(at, word)| {
        // Before a lone surname, even the first word of a sentence may be a given name.
        let first = starts_sentence(view.text(), view.words[at].span.start);
        let opens_sentence = first && (range.1 - range.0 > 1 || holds(OPENERS, word));
        let initial = word.chars().count() == 1;
        // A country's name before a surname may be a given name (Georgia, Francisco).
        let stands_apart = holds(TITLES, word) || is_known(word) && range.1 - range.0 > 1;
        let joins = range.1 - range.0 == 1 && PARTICLES.contains(&word);
        joins || capitalised(word) && !initial && !opens_sentence && !stands_apart && !is_title_case(view)
    });
    // "J. Kan": an initial with its stop.
    let initial_before =
        range.0.checked_sub(1).filter(|_| *fold_gap(view.gap_before(range.0)) == *". ").and_then(|at| view.word(at));
    let joined_initial =
        initial_before.is_some_and(|word| word.chars().count() == 1 && capitalised(word) && range.1 - range.0 == 1);
    let shouted = |word: &str| case_of(word) == Case::Upper;
    let name_is_shouted = view.word(range.1 - 1).is_some_and(shouted);
    let after = is_space(view, range.1).then(|| view.word(range.1)).flatten();
    let joined_after = after.is_some_and(|word| {
        capitalised(word)
            && (holds(NAME_CONTINUERS, word)
                || !(holds(FOLLOWERS, word)
                    || holds(TITLES, word)
                    || is_known(word)
                    || is_title_case(view)
                    || name_is_shouted && shouted(word)))
    });
    joined_before || joined_initial || joined_after
}

/// Small words inside names.
const PARTICLES: [&str; 10] = ["al", "bin", "da", "de", "della", "di", "la", "van", "von", "der"];

/// Whether nothing but white space stands before word number `at`.
fn is_space(view: &SegmentView, at: usize) -> bool {
    *fold_gap(view.gap_before(at)) == *" "
}

fn capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// In a headline or another line in title case, a capital tells nothing.
fn is_title_case(view: &SegmentView) -> bool {
    let short = view.words.len() <= 16;
    view.segment.kind != SegmentKind::Quote && short && is_title_cased(view.words.iter().map(|word| word.span.of(view.text())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_family_names_stand_where_the_right_ones_do() {
        assert_eq!(wrong_family("Yoshihide Suga", "Suga", "Yoshihiro Kan").as_deref(), Some("Kan"));
        assert_eq!(wrong_family("Moon Jae-in", "Moon", "Wen Zaiyin").as_deref(), Some("Wen"));
        assert_eq!(wrong_family("Yoshihide Suga", "Suga", "Yoshihiro Suga"), None);
        assert_eq!(wrong_family("Jair Bolsonaro", "Bolsonaro", "Bosonaro"), None);
        assert_eq!(wrong_family("Christopher Hui Ching-yu", "Hui", "Xu Zhengyu"), None);
    }
}
