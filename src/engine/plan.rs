//! Which fixes are made: a total order over all of them, and for each that is not made the reason.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Finding, Fingerprint};
use crate::edit::{Applicability, Edit, conflict};

/// What may be made.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Fixes for review too, the first of each finding.
    pub all: bool,
    /// Findings whose fixes a person has declined.
    pub declined: std::collections::BTreeSet<Fingerprint>,
}

/// A fix, by the number of its finding and its own number there.
pub type FixId = (usize, usize);

/// Why a fix is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Another fix, which comes first, wants the same words.
    LostTo(FixId),
    /// A person has to say.
    NeedsReview,
    /// A person has said no.
    Declined,
    /// The format cannot write it.
    Unwritable,
}

/// What is made of the findings of a document.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Fixes that are made, in order of the text.
    pub apply: Vec<FixId>,
    /// The others, in order of the findings.
    pub held: Vec<(FixId, Held)>,
    /// The edits of all that is made: sorted, free of conflicts.
    pub edits: Vec<Edit>,
}

/// Chooses fixes. The outcome does not depend on the order of `findings`' rules, only on what they found.
pub fn plan(findings: &[Finding], text: &str, choice: &Choice) -> Plan {
    let mut ids: Vec<FixId> =
        findings.iter().enumerate().flat_map(|(i, finding)| (0..finding.fixes.len()).map(move |j| (i, j))).collect();
    ids.sort_by_cached_key(|&(i, j)| {
        let (finding, fix) = (&findings[i], &findings[i].fixes[j]);
        // Best candidate first, the safe before the doubtful, the longer before the shorter; what is left only makes it total.
        let cover = fix.cover();
        (j, Reverse(fix.applicability), Reverse(cover.len()), cover, finding.rule.clone(), finding.entry.clone(), fix.edits.clone())
    });
    let mut plan = Plan::default();
    // Edits made so far by where they start, each with the fix that made it.
    let mut made: BTreeMap<(usize, usize), (Edit, FixId)> = BTreeMap::new();
    let mut taken: BTreeMap<usize, FixId> = BTreeMap::new();
    for id in ids {
        let (finding, fix) = (&findings[id.0], &findings[id.0].fixes[id.1]);
        let held = if !fix.writable {
            Some(Held::Unwritable)
        } else if choice.declined.contains(&finding.fingerprint) {
            Some(Held::Declined)
        } else if fix.applicability == Applicability::Review && !choice.all {
            Some(Held::NeedsReview)
        } else if let Some(&winner) = taken.get(&id.0) {
            Some(Held::LostTo(winner))
        } else {
            rival(&made, &fix.edits).map(Held::LostTo)
        };
        match held {
            Some(held) => plan.held.push((id, held)),
            None => {
                taken.insert(id.0, id);
                plan.apply.push(id);
                for edit in fix.edits.iter().filter(|edit| edit.span.of(text) != edit.text) {
                    made.entry((edit.span.start, edit.span.end)).or_insert_with(|| (edit.clone(), id));
                }
            }
        }
    }
    plan.apply.sort_by_key(|&(i, j)| (findings[i].span, i, j));
    plan.held.sort_by_key(|(id, _)| *id);
    plan.edits = made.into_values().map(|(edit, _)| edit).collect();
    plan
}

/// The fix among those made that wants some of the same words and would do something else with them.
fn rival(made: &BTreeMap<(usize, usize), (Edit, FixId)>, edits: &[Edit]) -> Option<FixId> {
    edits.iter().find_map(|edit| {
        // Made edits do not overlap, so only the last one that starts before, and those that start within, can conflict.
        let before = made.range(..(edit.span.start, 0)).next_back();
        let within = made.range((edit.span.start, 0)..=(edit.span.end, usize::MAX));
        before
            .into_iter()
            .chain(within)
            .map(|(_, made)| made)
            .find(|(other, _)| other != edit && conflict(other, edit))
            .map(|(_, id)| *id)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::LocatedFix;
    use crate::rule::Level;
    use crate::text::Span;

    fn finding(rule: &str, span: (usize, usize), text: &str, applicability: Applicability) -> Finding {
        let span = Span::new(span.0, span.1);
        let edits = vec![Edit::new(span, text)];
        Finding {
            rule: rule.into(),
            entry: None,
            segment: 0,
            span,
            message: String::new(),
            level: Level::Warning,
            fixes: vec![LocatedFix { edits, applicability, writable: true }],
            fingerprint: serde_fingerprint(rule),
        }
    }

    fn serde_fingerprint(rule: &str) -> Fingerprint {
        let document = crate::document::Document::from_text("-", crate::document::Format::Plain, rule.into(), None);
        let hit = crate::rule::Hit {
            rule: rule.into(),
            entry: None,
            segment: 0,
            span: Span::new(0, rule.len()),
            message: String::new(),
            level: Level::Warning,
            fixes: Vec::new(),
        };
        Finding::new(hit, &crate::rule::View::new(&document)).fingerprint
    }

    const TEXT: &str = "0123456789";

    #[test]
    fn the_longer_safe_fix_wins_and_the_loser_names_it() {
        use Applicability::{Review, Safe};
        let findings = [finding("a", (0, 4), "x", Safe), finding("b", (2, 8), "y", Safe), finding("c", (8, 9), "z", Review)];
        let made = plan(&findings, TEXT, &Choice::default());
        assert_eq!(made.apply, [(1, 0)]);
        assert_eq!(made.held, [((0, 0), Held::LostTo((1, 0))), ((2, 0), Held::NeedsReview)]);
    }

    #[test]
    fn declining_a_fix_frees_its_rival() {
        let findings = [finding("a", (0, 4), "x", Applicability::Safe), finding("b", (2, 8), "y", Applicability::Safe)];
        let choice = Choice { all: false, declined: [findings[1].fingerprint].into() };
        let made = plan(&findings, TEXT, &choice);
        assert_eq!(made.apply, [(0, 0)]);
        assert_eq!(made.held, [((1, 0), Held::Declined)]);
    }

    #[test]
    fn the_same_change_from_two_rules_is_made_once() {
        let findings = [finding("a", (0, 4), "x", Applicability::Safe), finding("b", (0, 4), "x", Applicability::Safe)];
        let made = plan(&findings, TEXT, &Choice::default());
        assert_eq!((made.apply.len(), made.edits.len()), (2, 1));
    }
}
