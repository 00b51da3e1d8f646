//! An entry: one entity, right and wrong forms together.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;

use super::spec::{Common, KeepSpec, OfficeSpec, OrganisationSpec, PersonSpec, PlaceSpec, TermSpec};

/// Where a rule or an entry is defined.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file's name as it was given, or the name it ships under.
    pub file: Arc<str>,
    /// The line of its header, from 1.
    pub line: usize,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A title that a person held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermOfOffice {
    /// Such as `Prime Minister`.
    pub title: String,
    /// The name of the country or body.
    pub of: Option<String>,
    /// First day, if known.
    pub from: Option<Date>,
    /// Last day, if it has passed and is known.
    pub to: Option<Date>,
}

/// A title and the place that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The right title.
    pub title: String,
    /// The name of the place.
    pub of: String,
}

/// What an entry is about.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Somebody; `family` is some words of the name.
    Person {
        /// How the person is called after the first mention.
        family: Option<String>,
        /// Titles held.
        offices: Vec<TermOfOffice>,
    },
    /// What a post is called in one country.
    Office(Office),
    /// Somewhere.
    Place {
        /// What is of the place; the principal form first.
        adjectives: Vec<String>,
        /// Who lives there.
        people: Option<String>,
    },
    /// A body, an agency, a company.
    Organisation,
    /// Words to use instead of others.
    Term,
    /// Never touched.
    Keep,
}

impl Kind {
    /// The kind's name: the key in knowledge files and the rule that its findings bear.
    pub fn as_str(&self) -> &'static str {
        match self {
            Kind::Person { .. } => "person",
            Kind::Office(_) => "office",
            Kind::Place { .. } => "place",
            Kind::Organisation => "organisation",
            Kind::Term => "term",
            Kind::Keep => "keep",
        }
    }

    /// Whether entries of this kind name somebody or something, rather than being words for it.
    pub fn is_name(&self) -> bool {
        matches!(self, Kind::Person { .. } | Kind::Place { .. } | Kind::Organisation)
    }
}

/// One entity that a glossary knows.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Unique over all files: made from the name unless given.
    pub id: Arc<str>,
    /// What it is.
    pub kind: Kind,
    /// The right form.
    pub name: String,
    /// The keys that every kind has.
    pub common: Common,
    /// Where it is defined.
    pub origin: Origin,
}

impl Entry {
    /// `Yoshihide Suga`, `Chancellor of Germany`: what to call the entry in a report.
    pub fn title(&self) -> String {
        match &self.kind {
            Kind::Office(office) => format!("{} of {}", office.title, office.of),
            _ => self.name.clone(),
        }
    }

    /// Every right form, the name first.
    pub fn right_forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.common.also).chain(&self.common.short).map(String::as_str)
    }

    fn new(kind: Kind, name: String, common: Common, origin: Origin, default_id: String) -> Entry {
        let id = common.id.clone().unwrap_or(default_id).into();
        Entry { id, kind, name, common, origin }
    }
}

/// Builds an entry from what serde read.
macro_rules! entry_from {
    ($spec:ident, |$value:ident, $common:ident| $name:expr, $kind:expr, $id:expr) => {
        impl From<($spec, Origin)> for Entry {
            fn from((mut $value, origin): ($spec, Origin)) -> Entry {
                let $common = $value.common();
                let (name, id) = ($name, $id);
                Entry::new($kind, name, $common, origin, id)
            }
        }
    };
}

entry_from!(
    PersonSpec,
    |spec, common| spec.name.clone(),
    Kind::Person {
        family: spec.family,
        offices: spec
            .offices
            .into_iter()
            .map(|term| TermOfOffice { title: term.title, of: term.of, from: term.from, to: term.to })
            .collect(),
    },
    slug(&spec.name)
);
entry_from!(
    OfficeSpec,
    |spec, common| spec.title.clone(),
    Kind::Office(Office { title: spec.title, of: spec.of }),
    slug(&format!("{} {}", spec.of, spec.title))
);
entry_from!(
    PlaceSpec,
    |spec, common| spec.name.clone(),
    Kind::Place { adjectives: spec.adjective.map(Vec::from).unwrap_or_default(), people: spec.people },
    slug(&spec.name)
);
entry_from!(OrganisationSpec, |spec, common| spec.name.clone(), Kind::Organisation, slug(&spec.name));
entry_from!(
    TermSpec,
    |spec, common| spec.r#use.clone(),
    Kind::Term,
    // The words to use may serve several terms; the first words to avoid tell them apart.
    slug(&format!("{} for {}", spec.r#use, common.wrong.first().map_or("", String::as_str)))
);
entry_from!(KeepSpec, |spec, common| spec.name.clone(), Kind::Keep, slug(&format!("keep {}", spec.name)));

/// A name as an id: small ASCII letters and digits, anything else a hyphen.
pub fn slug(name: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let mut id = String::with_capacity(name.len());
    for c in name.nfd().filter(|c| !is_combining_mark(*c) && !crate::text::is_apostrophe(*c)).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            id.push(c);
        } else if !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain() {
        assert_eq!(slug("Malacañang Palace"), "malacanang-palace");
        assert_eq!(slug("Xi’an"), "xian");
        assert_eq!(slug("U.S. election"), "u-s-election");
    }
}
