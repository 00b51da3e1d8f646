use std::collections::BTreeMap;

use super::{Check, CheckExample, Context, Spot};
use crate::rule::forms::Role;
use crate::rule::hit::Level;
use crate::rule::mentions::{Mention, beside};

pub(super) const CHECK: Check = Check {
    id: "mixed-names",
    pack: "news",
    level: Level::Note,
    page: "One article spells a name in two right ways.

What it does: where the glossary knows two spellings of one name, both of them right, and the article has both, the first of the rarer
one is flagged. A short form beside the long one is no second spelling.

Why it is bad: readers take them for two people.

Fix: none. Which spelling the house uses is its own choice.",
    examples: &[
        CheckExample::Flag("Volodymyr Zelensky spoke in Kyiv. Volodymyr Zelensky left, and Volodymyr Zelenskyy’s aides stayed."),
        CheckExample::Keep("Volodymyr Zelensky spoke in Kyiv. Volodymyr Zelensky’s aides stayed."),
    ],
    file: file!(),
    run,
};

/// From here on two right forms are spellings of one name rather than different names.
const ALIKE: f64 = 0.75;

fn run(context: &Context, found: &mut Vec<Spot>) {
    let mut by_entry: BTreeMap<usize, BTreeMap<&str, Vec<&Mention>>> = BTreeMap::new();
    for (i, mention) in context.mentions.iter().enumerate() {
        let form = &context.glossary.forms[mention.form];
        if form.role == Role::Right && context.glossary.entry_of(mention).kind.is_name() && !is_inside_longer(i, context) {
            by_entry.entry(form.entry).or_default().entry(&form.right).or_default().push(mention);
        }
    }
    for forms in by_entry.values().filter(|forms| forms.len() > 1) {
        let Some((common, often)) = forms.iter().max_by_key(|(_, mentions)| mentions.len()) else { continue };
        for (rare, mentions) in forms.iter().filter(|(form, _)| *form != common && is_spelling_of(form, common)) {
            let mention = mentions[0];
            found.push(Spot {
                segment: mention.segment,
                span: mention.at.span,
                message: format!("this article also writes {common}, {} to {} of {rare}", often.len(), mentions.len()),
                fixes: Vec::new(),
            });
        }
    }
}

fn is_inside_longer(i: usize, context: &Context) -> bool {
    let span = context.mentions[i].at.span;
    beside(context.mentions, i).any(|other| {
        let longer = other.at.span.len() > span.len() && other.at.span.contains(span);
        longer && context.glossary.forms[other.form].role == Role::Right
    })
}

/// Of initials and other short forms, houses have their own; U.S. and US have their own check.
const SHORT: usize = 4;

fn is_spelling_of(a: &str, b: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let (words, a, b) = (words(a) == words(b), plain(a), plain(b));
    // Names that differ only in marks and capitals (Kim Jong-un, Kim Jong Un) are two spellings too.
    a.chars().count() > SHORT && (a == b || words && strsim::normalized_levenshtein(&a, &b) >= ALIKE)
}
