//! "Did you mean": the nearest of the names that would have been right.

/// The name among `known` that is most like `given`, if one is like enough to have been meant.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this, names have no more than a few letters in common by chance.
    const LIKE_ENOUGH: f64 = 0.8;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(given, name), name))
        .filter(|(likeness, _)| *likeness >= LIKE_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        assert_eq!(nearest("famly", ["name", "family"]), Some("family"));
        assert_eq!(nearest("colour", ["name", "family"]), None);
    }
}
