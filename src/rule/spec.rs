//! The keys of a `[[rule]]` and of a knowledge file as a whole, as serde reads them.

use serde::Deserialize;
use toml::Spanned;

use super::Level;
use crate::edit::Applicability;
use crate::glossary::Example;
use crate::glossary::spec::{Conditions, KeepSpec, OfficeSpec, OrganisationSpec, PersonSpec, PlaceSpec, TermSpec};

/// A knowledge file: entries and rules may stand in any file together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileSpec {
    #[serde(default)]
    pub(super) person: Vec<Spanned<PersonSpec>>,
    #[serde(default)]
    pub(super) office: Vec<Spanned<OfficeSpec>>,
    #[serde(default)]
    pub(super) place: Vec<Spanned<PlaceSpec>>,
    #[serde(default)]
    pub(super) organisation: Vec<Spanned<OrganisationSpec>>,
    #[serde(default)]
    pub(super) term: Vec<Spanned<TermSpec>>,
    #[serde(default)]
    pub(super) keep: Vec<Spanned<KeepSpec>>,
    #[serde(default)]
    pub(super) rule: Vec<Spanned<RuleSpec>>,
}

/// `[[rule]]`: a pattern and what is said and offered where it matches.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleSpec {
    /// Unique over all files.
    pub(super) id: String,
    /// A regular expression. A group named `at` marks what is found and replaced; the rest is context.
    pub(super) pattern: String,
    /// What stands in place of the match (or of the group `at`), with `$1` or `${name}` for groups. Without it, the rule flags.
    pub(super) replace: Option<String>,
    /// Further candidates, offered after `replace`.
    #[serde(default)]
    pub(super) or: Vec<String>,
    /// Capitals of what stands there instead; as written unless said.
    pub(super) case: Option<CaseSpec>,
    /// `review` unless said.
    pub(super) fix: Option<Applicability>,
    /// `warning` unless said.
    pub(super) level: Option<Level>,
    /// What is wrong, on one line; `{found}` stands for the match.
    pub(super) message: String,
    /// Why, for the rule's page.
    pub(super) note: Option<String>,
    pub(super) when: Option<Conditions>,
    pub(super) unless: Option<Conditions>,
    #[serde(default)]
    pub(super) example: Vec<Example>,
}

/// `case` of a `[[rule]]`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum CaseSpec {
    /// All letters small.
    Lower,
    /// All letters large.
    Upper,
}
