//! The regular plural of an English word or phrase.

/// `word` in the plural, by spelling alone. `None` where the plural is irregular or unclear.
pub fn plural(phrase: &str) -> Option<String> {
    // "transition of power" has its head before the preposition.
    let prepositions = [" of ", " for ", " to ", " in ", " on "];
    let head_end = prepositions.iter().filter_map(|p| phrase.find(p)).min().unwrap_or(phrase.len());
    let (head, rest) = phrase.split_at(head_end);
    let last = head.chars().next_back()?;
    if !last.is_alphabetic() {
        return None;
    }
    let lower = head.to_lowercase();
    let before_y = |letters: &str| lower.chars().rev().nth(1).is_some_and(|c| letters.contains(c));
    let plural = if ["s", "x", "z", "ch", "sh"].iter().any(|end| lower.ends_with(end)) {
        format!("{head}es")
    } else if last == 'y' && !before_y("aeiou") && (head.starts_with(char::is_lowercase) || is_title_in_y(&lower)) {
        format!("{}ies", &head[..head.len() - 1])
    } else if lower.ends_with("man") {
        format!("{}men", &head[..head.len() - 3])
    } else {
        format!("{head}s")
    };
    Some(plural + rest)
}

/// Titles and bodies take -ies though they are written large; names (Kennedy) do not.
fn is_title_in_y(lower: &str) -> bool {
    ["secretary", "deputy", "agency", "ministry", "attorney", "embassy", "authority", "university", "academy", "party", "army"]
        .iter()
        .any(|title| lower.ends_with(title))
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn heads_take_the_ending_and_names_keep_their_y() {
        for (one, many) in [
            ("Chancellor", "Chancellors"),
            ("transition of power", "transitions of power"),
            ("agency", "agencies"),
            ("Kennedy", "Kennedys"),
            ("Secretary of State", "Secretaries of State"),
            ("spokesman", "spokesmen"),
            ("coach", "coaches"),
        ] {
            assert_eq!(plural(one).as_deref(), Some(many));
        }
        assert_eq!(plural("COVID-19"), None);
    }
}
