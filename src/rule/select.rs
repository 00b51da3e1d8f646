//! Which rules run: `--only` and `--skip`.

use crate::text::nearest;

/// Names of rules, entries or packs; a name that ends in `*` is a prefix.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// If it lists anything, nothing else runs.
    pub only: Vec<String>,
    /// What does not run.
    pub skip: Vec<String>,
}

/// A name that no rule, entry or pack has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no rule, entry or pack is called `{name}`{}", hint.as_deref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
pub struct UnknownSelector {
    /// As it was given.
    pub name: String,
    /// The nearest known name.
    pub hint: Option<String>,
}

impl Selection {
    /// Whether something with these names (its id, its kind, its pack) runs.
    pub fn allows(&self, names: &[&str]) -> bool {
        let listed = |list: &[String]| list.iter().any(|selector| names.iter().any(|name| selects(selector, name)));
        (self.only.is_empty() || listed(&self.only)) && !listed(&self.skip)
    }

    /// Checks that every selector names something.
    ///
    /// # Errors
    /// [`UnknownSelector`] for the first that does not.
    pub fn validate<'a>(&self, known: impl Iterator<Item = &'a str> + Clone) -> Result<(), UnknownSelector> {
        for selector in self.only.iter().chain(&self.skip) {
            if !known.clone().any(|name| selects(selector, name)) {
                let hint = nearest(selector, known.clone()).map(str::to_owned);
                return Err(UnknownSelector { name: selector.clone(), hint });
            }
        }
        Ok(())
    }
}

fn selects(selector: &str, name: &str) -> bool {
    match selector.strip_suffix('*') {
        Some(prefix) => name.starts_with(prefix),
        None => selector == name,
    }
}
