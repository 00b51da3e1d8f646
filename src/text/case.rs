//! Capitals: which kind a word is written in, and writing another word the same way.

/// How a word uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital (or no letter at all): `chancellor`, `1990s`.
    Lower,
    /// One, at the front: `Chancellor`.
    Capital,
    /// Nothing but capitals, at least two: `CHANCELLOR`, and `McFALL`, as headlines write such names.
    Upper,
    /// Anything else: `McFaul`, `iPhone`.
    Mixed,
}

/// The case of one word.
pub fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Lower };
    let (mut upper, mut lower) = (usize::from(first.is_uppercase()), usize::from(first.is_lowercase()));
    for c in letters {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    match (upper, lower) {
        (0, _) => Case::Lower,
        (1, _) if first.is_uppercase() && (lower > 0 || word.chars().nth(1).is_none()) => Case::Capital,
        (2.., 0) => Case::Upper,
        (3.., 1) if word.starts_with("Mc") => Case::Upper,
        _ => Case::Mixed,
    }
}

/// `text` with its first letter large; the rest as it is.
pub fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// `text` as a headline in title case: every word capitalised but the short grammatical ones inside.
pub fn title_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, word) in text.split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        if i > 0 && is_minor(word) { out.push_str(word) } else { out.push_str(&capitalize(word)) }
    }
    out
}

/// Whether `text` is a headline in title case: at least three words, all but the grammatical ones capitalised.
pub fn is_title_cased<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut capitals = 0;
    for word in words {
        match case_of(word) {
            Case::Lower if word.chars().any(char::is_alphabetic) && !is_minor(word) && word.len() > 1 => return false,
            Case::Lower => {}
            _ => capitals += 1,
        }
    }
    capitals >= 3
}

fn is_minor(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "and"
            | "as"
            | "at"
            | "but"
            | "by"
            | "for"
            | "from"
            | "in"
            | "into"
            | "nor"
            | "of"
            | "off"
            | "on"
            | "or"
            | "over"
            | "per"
            | "the"
            | "to"
            | "up"
            | "via"
            | "with"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_told_apart() {
        for (word, case) in [
            ("kan", Case::Lower),
            ("1990s", Case::Lower),
            ("Kan", Case::Capital),
            ("I", Case::Capital),
            ("KAN", Case::Upper),
            ("McFALL", Case::Upper),
            ("McFall", Case::Mixed),
            ("iPhone", Case::Mixed),
        ] {
            assert_eq!(case_of(word), case, "{word}");
        }
    }

    #[test]
    fn title_case_leaves_grammatical_words_small() {
        assert_eq!(title_case("transition of power"), "Transition of Power");
        assert!(is_title_cased("Former Ambassador to Russia McFall Profile".split(' ')));
        assert!(!is_title_cased("Former ambassador McFall resigned".split(' ')));
    }
}
