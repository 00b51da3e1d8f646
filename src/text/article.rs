//! `a` or `an`: by sound, as far as spelling tells it.

use super::{Case, case_of};

/// The two forms of the indefinite article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndefiniteArticle {
    /// Before a consonant's sound.
    A,
    /// Before a vowel's sound.
    An,
}

impl IndefiniteArticle {
    /// The article in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            IndefiniteArticle::A => "a",
            IndefiniteArticle::An => "an",
        }
    }
}

/// Which article stands before `next`, the text that follows it.
pub fn indefinite_article(next: &str) -> IndefiniteArticle {
    let word: &str = next.split(|c: char| !(c.is_alphanumeric() || c == '.')).find(|w| !w.is_empty()).unwrap_or("");
    let lower = word.to_lowercase();
    let first = lower.chars().next().unwrap_or(' ');
    let has_inner_stop = word.contains('.') && word.split('.').all(|letter| letter.len() <= 1);
    let spelled_out = has_inner_stop || case_of(word) == Case::Upper && is_unpronounceable(&lower);
    let an = if spelled_out || (lower.len() <= 2 && lower.ends_with('.')) {
        // Letters by their names: an F, an M, but a U.
        "aefhilmnorsx".contains(first)
    } else if first.is_ascii_digit() {
        lower.starts_with('8') || lower == "11" || lower == "18"
    } else if first == 'h' {
        ["heir", "honest", "honor", "honour", "hour"].iter().any(|start| lower.starts_with(start))
    } else {
        let vowel = "aeiouáàâäåãéèêëíîïóôöøúü".contains(first);
        vowel && !sounds_like_you_or_one(&lower)
    };
    if an { IndefiniteArticle::An } else { IndefiniteArticle::A }
}

/// Capitals that are read letter by letter: up to three (`FBI`, `US`), or more without a vowel near the front (`NBCU`; not `NATO`).
fn is_unpronounceable(lower: &str) -> bool {
    lower.chars().count() <= 3 || !lower.chars().take(3).any(|c| "aeiou".contains(c))
}

fn sounds_like_you_or_one(lower: &str) -> bool {
    ["eu", "ewe", "once", "one", "ubiq", "uni", "uran", "use", "usu", "uti", "ukrain", "uganda", "uruguay", "uzbek"]
        .iter()
        .any(|start| lower.starts_with(start))
        && !["unim", "unin", "unid"].iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_decides() {
        for an in ["Austrian", "hour", "FBI agent", "M.P.", "F.B.I.", "NSE fund", "8-year-old", "unidentified", "IMF"] {
            assert_eq!(indefinite_article(an), IndefiniteArticle::An, "{an}");
        }
        for a in [
            "Chancellor", "U.S. general", "Huanqiu.com", "US envoy", "European", "union", "NATO", "one-off", "historic",
            "Ukrainian",
        ] {
            assert_eq!(indefinite_article(a), IndefiniteArticle::A, "{a}");
        }
    }
}
