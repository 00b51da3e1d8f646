//! The keys of a glossary file, as serde reads them.
//!
//! One struct a kind of entry, so that a key in the wrong kind is an error that lists the right ones. The keys that all kinds share
//! are written once, in the macro below.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use super::Condition;
use crate::edit::Applicability;

/// A text that shows what an entry or a rule does.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A text that must be changed (with `right`) or flagged (alone).
    pub wrong: Option<String>,
    /// What `wrong` must become when every fix is taken.
    pub right: Option<String>,
    /// A text that must not be touched or flagged.
    pub keep: Option<String>,
    /// What the source language says there.
    pub source: Option<String>,
    /// The day of the article.
    #[serde(default, deserialize_with = "optional_date")]
    pub date: Option<Date>,
}

/// One value or a list of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// A single string.
    One(String),
    /// A list; the first is the principal one.
    Many(Vec<String>),
}

impl From<OneOrMany> for Vec<String> {
    fn from(value: OneOrMany) -> Self {
        match value {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        }
    }
}

/// One table of conditions or several, any of which may hold.
#[derive(Clone, Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a table with the keys near, within, before, after, document, source, date, in (or a list of such tables)"
)]
pub enum Conditions {
    /// A single table.
    One(Box<Condition>),
    /// Alternatives.
    Any(Vec<Condition>),
}

impl From<Conditions> for Vec<Condition> {
    fn from(value: Conditions) -> Self {
        match value {
            Conditions::One(one) => vec![*one],
            Conditions::Any(any) => any,
        }
    }
}

/// A title that a person held, `[from, to]`, days included.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermOfOfficeSpec {
    /// As English news writes it, such as `Prime Minister`.
    pub title: String,
    /// The name of the country or body.
    pub of: Option<String>,
    /// First day.
    #[serde(default, deserialize_with = "optional_date")]
    pub from: Option<Date>,
    /// Last day; open while in office.
    #[serde(default, deserialize_with = "optional_date")]
    pub to: Option<Date>,
}

/// The keys that every kind of entry may have.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// The id, where the one made from the name will not do.
    pub id: Option<String>,
    /// How source languages write it, by language tag.
    pub source: BTreeMap<String, Vec<String>>,
    /// How the source form is read, by language tag.
    pub reading: BTreeMap<String, Vec<String>>,
    /// Other right forms, never changed.
    pub also: Vec<String>,
    /// A short right form.
    pub short: Option<String>,
    /// Known wrong forms.
    pub wrong: Vec<String>,
    /// Further candidates, offered after the right form.
    pub or: Vec<String>,
    /// Whether a `the` before a wrong form goes with it.
    pub bare: bool,
    /// Whether its fixes may be made unseen; safe unless said.
    pub fix: Option<Applicability>,
    /// Any must hold.
    pub when: Vec<Condition>,
    /// None may hold.
    pub unless: Vec<Condition>,
    /// Why, for the person who judges the change.
    pub note: Option<String>,
    /// What must and must not change.
    pub example: Vec<Example>,
}

macro_rules! entry_spec {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            id: Option<String>,
            #[serde(default)]
            source: BTreeMap<String, Vec<String>>,
            #[serde(default)]
            reading: BTreeMap<String, Vec<String>>,
            #[serde(default)]
            also: Vec<String>,
            short: Option<String>,
            #[serde(default)]
            wrong: Vec<String>,
            #[serde(default)]
            or: Vec<String>,
            #[serde(default)]
            bare: bool,
            fix: Option<Applicability>,
            when: Option<Conditions>,
            unless: Option<Conditions>,
            note: Option<String>,
            #[serde(default)]
            example: Vec<Example>,
        }

        impl $name {
            /// The shared keys, taken out.
            pub fn common(&mut self) -> Common {
                use std::mem::take;
                Common {
                    id: self.id.take(),
                    source: take(&mut self.source),
                    reading: take(&mut self.reading),
                    also: take(&mut self.also),
                    short: self.short.take(),
                    wrong: take(&mut self.wrong),
                    or: take(&mut self.or),
                    bare: self.bare,
                    fix: self.fix,
                    when: self.when.take().map(Vec::from).unwrap_or_default(),
                    unless: self.unless.take().map(Vec::from).unwrap_or_default(),
                    note: self.note.take(),
                    example: take(&mut self.example),
                }
            }
        }
    };
}

entry_spec! {
    /// `[[person]]`
    PersonSpec {
        /// As it must stand at first mention.
        name: String,
        /// As it stands later: some of the words of `name`.
        family: Option<String>,
        /// Titles held, in any order.
        #[serde(default)]
        offices: Vec<TermOfOfficeSpec>,
    }
}

entry_spec! {
    /// `[[office]]`
    OfficeSpec {
        /// The right title.
        title: String,
        /// The name of the place that it belongs to.
        of: String,
    }
}

entry_spec! {
    /// `[[place]]`
    PlaceSpec {
        /// The right name.
        name: String,
        /// What is of the place; the principal form first.
        adjective: Option<OneOrMany>,
        /// Who lives there.
        people: Option<String>,
    }
}

entry_spec! {
    /// `[[organisation]]`
    OrganisationSpec {
        /// The right name.
        name: String,
    }
}

entry_spec! {
    /// `[[term]]`: `use` instead of `wrong`.
    TermSpec {
        /// The words to use.
        r#use: String,
    }
}

entry_spec! {
    /// `[[keep]]`
    KeepSpec {
        /// Never touched.
        name: String,
    }
}

/// Reads a TOML date as a [`Date`].
///
/// # Errors
/// If the value is not a date, or has a time of day.
pub fn optional_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    use serde::de::Error;
    let datetime = toml::value::Datetime::deserialize(deserializer)?;
    let (Some(date), None) = (datetime.date, datetime.time) else {
        return Err(D::Error::custom(format!("{datetime} is not a day; write it as 2020-09-16")));
    };
    let parts = (i16::try_from(date.year), i8::try_from(date.month), i8::try_from(date.day));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Err(D::Error::custom(format!("{datetime} is no day"))) };
    Date::new(year, month, day).map(Some).map_err(D::Error::custom)
}
