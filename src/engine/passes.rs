//! Passes: rules run again over what their fixes leave, until nothing more is to be done.
//!
//! Passes are bounded. If they do not settle, two rules undo each other's work; those that still make changes are named and left out,
//! so that the result is one that a second run would not change.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::check;
use super::finding::{Finding, LocatedFix};
use super::plan::{Choice, Held, Plan, plan};
use crate::document::Document;
use crate::edit::{Edit, SourceMap, compose};
use crate::rule::RuleSet;
use crate::text::{Span, is_word_char};

/// Passes after which rules that still make changes are said to fight.
const MOST: usize = 6;

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Its fix, by number, is made.
    Fixed(usize),
    /// A fix of another finding is made, and this one is gone with it.
    GoneWith(usize),
    /// It stands, with the reason why its first fix was not made.
    Stands(Held),
    /// It stands, and nobody but a person can mend it.
    Flagged,
}

/// A document after its rules have run.
#[derive(Debug)]
pub struct Outcome {
    /// What was found, in places of the document as it was given, in order of the text.
    pub findings: Vec<Finding>,
    /// What becomes of each.
    pub status: Vec<Status>,
    /// Every change, in places of the document as it was given: sorted, free of conflicts.
    pub edits: Vec<Edit>,
    /// Rules and entries that undo each other's work; nothing of theirs was made.
    pub fighting: Vec<Arc<str>>,
}

/// Runs `rules` over `document` and over what their fixes leave.
///
/// What it makes of a text it leaves alone when it is given it again: where leaving out the rules that fight does not bring that about,
/// nothing is changed at all.
pub fn run(rules: &RuleSet, document: &Document, choice: &Choice) -> Outcome {
    let (outcome, fighting) = attempt(rules, document, choice);
    if fighting.is_empty()
        && let Some(outcome) = outcome
    {
        return outcome;
    }
    let stays = |outcome: &Outcome| {
        let (again, _) = attempt(rules, &document.edited(&outcome.edits), choice);
        again.is_none_or(|again| again.edits.is_empty())
    };
    match outcome.filter(stays) {
        Some(outcome) => Outcome { fighting: fighting.into_iter().collect(), ..outcome },
        None => untouched(rules, document, fighting),
    }
}

/// Passes with all rules, then without those that fight, until the rest settle; `None` if they never do. With the rules that were
/// left out.
fn attempt(rules: &RuleSet, document: &Document, choice: &Choice) -> (Option<Outcome>, BTreeSet<Arc<str>>) {
    let mut fighting = BTreeSet::new();
    loop {
        match settle(rules, document, choice, &fighting) {
            Ok(mut outcome) => {
                // What was left out is a person's to decide; it was not declined.
                for (finding, status) in outcome.findings.iter().zip(&mut outcome.status) {
                    if *status == Status::Stands(Held::Declined) && fighting.contains(finding.id()) {
                        *status = Status::Stands(Held::NeedsReview);
                    }
                }
                return (Some(outcome), fighting);
            }
            Err(more) if more.is_subset(&fighting) => return (None, fighting),
            Err(more) => fighting.extend(more),
        }
    }
}

/// The findings of one pass, none of them mended.
fn untouched(rules: &RuleSet, document: &Document, fighting: BTreeSet<Arc<str>>) -> Outcome {
    let findings = check(rules, document);
    let status =
        findings.iter().map(|finding| if finding.fixes.is_empty() { Status::Flagged } else { Status::Stands(Held::NeedsReview) });
    Outcome { status: status.collect(), findings, edits: Vec::new(), fighting: fighting.into_iter().collect() }
}

/// Passes until nothing changes. `Err` names what still made changes in the last pass allowed.
fn settle(
    rules: &RuleSet,
    document: &Document,
    choice: &Choice,
    left_out: &BTreeSet<Arc<str>>,
) -> Result<Outcome, BTreeSet<Arc<str>>> {
    let mut story = Story::new(document);
    let mut current = document.clone();
    for pass in 0..MOST {
        let findings = check(rules, &current);
        let mapped = story.mapped(&findings, &current.text);
        let out = findings.iter().filter(|finding| left_out.contains(finding.id()));
        let refused = story.declined();
        let again = findings.iter().zip(&mapped).filter(|(_, mapped)| refused.find(mapped).is_some()).map(|(finding, _)| finding);
        let declined = choice.declined.iter().copied().chain(out.chain(again).map(|finding| finding.fingerprint)).collect();
        let plan = plan(&findings, &current.text, &Choice { all: choice.all, declined });
        let done = plan.edits.is_empty();
        if !done && pass + 1 == MOST {
            return Err(plan.apply.iter().map(|&(i, _)| Arc::from(findings[i].id())).collect());
        }
        story.tell(mapped, &plan, done);
        if done {
            break;
        }
        story.edits = compose(&document.text, &story.edits, &plan.edits);
        current = current.edited(&plan.edits);
    }
    Ok(story.end())
}

/// What has happened so far, in places of the document as it was given.
struct Story<'d> {
    original: &'d str,
    findings: Vec<Finding>,
    status: Vec<Status>,
    edits: Vec<Edit>,
    passes: usize,
}

impl<'d> Story<'d> {
    fn new(document: &'d Document) -> Self {
        Story { original: &document.text, findings: Vec::new(), status: Vec::new(), edits: Vec::new(), passes: 0 }
    }

    /// The findings of a pass over `text`, which `self.edits` have made of the original, in places of the original.
    fn mapped(&self, findings: &[Finding], text: &str) -> Vec<Finding> {
        if self.edits.is_empty() {
            return findings.to_vec();
        }
        let map = SourceMap::new(&self.edits);
        let fix = |fix: &LocatedFix| {
            let (after, before) = map.widen(fix.cover());
            let edit = Edit::new(before, fix.applied(text, after));
            LocatedFix { edits: edit.trimmed(before.of(self.original)).into_iter().collect(), ..fix.clone() }
        };
        let finding = |finding: &Finding| {
            let (_, span) = map.widen(finding.span);
            Finding { span, fixes: finding.fixes.iter().map(fix).collect(), ..finding.clone() }
        };
        findings.iter().map(finding).collect()
    }

    /// What a person has declined in an earlier pass: other fixes may have changed the words that name it.
    fn declined(&self) -> Known {
        let stood = self.findings.iter().zip(&self.status);
        Known::new(stood.filter(|(_, status)| **status == Status::Stands(Held::Declined)).map(|(finding, _)| finding))
    }

    /// Takes in what a pass found and did. `last`: whether it changes nothing.
    fn tell(&mut self, mapped: Vec<Finding>, plan: &Plan, last: bool) {
        // A loser of an earlier pass that is not found again went with its winner.
        if last && self.passes > 0 {
            let standing = Known::new(&mapped);
            for (old, status) in self.findings.iter().zip(&mut self.status) {
                let Status::Stands(Held::LostTo((winner, _))) = *status else { continue };
                if standing.find(old).is_none() {
                    *status = Status::GoneWith(winner);
                }
            }
        }
        let base = self.findings.len();
        let mut numbers = vec![None; mapped.len()];
        let statuses = statuses(&mapped, plan);
        let earlier = Known::new(&self.findings);
        for (i, finding) in mapped.into_iter().enumerate() {
            let status = statuses[i];
            let known = earlier.find(&finding);
            match (known, status) {
                (Some(old), Status::Fixed(_)) if self.passes > 0 && !matches!(self.status[old], Status::Fixed(_)) => {
                    self.findings[old].fixes = finding.fixes;
                    self.status[old] = status;
                    numbers[i] = Some(old);
                }
                (Some(old), _) if self.passes > 0 && !matches!(self.status[old], Status::Fixed(_)) => numbers[i] = Some(old),
                _ => {
                    numbers[i] = Some(self.findings.len());
                    self.findings.push(finding);
                    self.status.push(status);
                }
            }
        }
        // Winners are named by their number in this pass; from here on by their number in the story.
        for status in &mut self.status[base..] {
            if let Status::Stands(Held::LostTo((winner, fix))) = *status {
                *status = Status::Stands(Held::LostTo((numbers[winner].unwrap_or(winner), fix)));
            }
        }
        self.passes += 1;
    }

    fn end(self) -> Outcome {
        let mut order: Vec<usize> = (0..self.findings.len()).collect();
        order.sort_by(|&a, &b| self.findings[a].order().cmp(&self.findings[b].order()));
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(new, &old)| place[old] = new);
        let status = order.iter().map(|&old| match self.status[old] {
            Status::Stands(Held::LostTo((winner, fix))) => Status::Stands(Held::LostTo((place[winner], fix))),
            Status::GoneWith(winner) => Status::GoneWith(place[winner]),
            other => other,
        });
        let status = status.collect();
        let mut findings: Vec<Option<Finding>> = self.findings.into_iter().map(Some).collect();
        let findings = order.iter().filter_map(|&old| findings[old].take()).collect();
        Outcome { findings, status, edits: self.edits, fighting: Vec::new() }
    }
}

/// Findings by rule, entry and place, to see whether one of another pass is the same, still there.
struct Known {
    spans: HashMap<(Arc<str>, Option<Arc<str>>), Spans>,
}

/// Spans by where they start, with the farthest end so far and the number of the finding.
type Spans = Vec<(Span, usize, usize)>;

impl Known {
    fn new<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Known {
        let mut spans: HashMap<_, Vec<(Span, usize, usize)>> = HashMap::new();
        for (number, finding) in findings.into_iter().enumerate() {
            spans.entry((finding.rule.clone(), finding.entry.clone())).or_default().push((finding.span, 0, number));
        }
        for list in spans.values_mut() {
            list.sort_by_key(|(span, _, number)| (*span, *number));
            let mut farthest = 0;
            for (span, end, _) in list {
                farthest = farthest.max(span.end);
                *end = farthest;
            }
        }
        Known { spans }
    }

    /// The number of a finding of the same rule and entry that touches this one.
    fn find(&self, finding: &Finding) -> Option<usize> {
        let list = self.spans.get(&(finding.rule.clone(), finding.entry.clone()))?;
        let behind = list.partition_point(|(span, _, _)| span.start <= finding.span.end);
        let near = list[..behind].iter().rev().take_while(|(_, farthest, _)| finding.span.start <= *farthest);
        near.filter(|(span, _, _)| finding.span.start <= span.end).map(|(_, _, number)| *number).min()
    }
}

/// What a plan makes of each finding.
fn statuses(findings: &[Finding], plan: &Plan) -> Vec<Status> {
    let stands = |finding: &Finding| if finding.fixes.is_empty() { Status::Flagged } else { Status::Stands(Held::NeedsReview) };
    let mut statuses: Vec<Status> = findings.iter().map(stands).collect();
    for &((finding, fix), held) in &plan.held {
        if fix == 0 {
            statuses[finding] = Status::Stands(held);
        }
    }
    for &(finding, fix) in &plan.apply {
        statuses[finding] = Status::Fixed(fix);
    }
    statuses
}

impl Outcome {
    /// Whether nothing was found and nothing is wrong with the rules.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.fighting.is_empty()
    }

    /// What a finding's fix makes of the words from `span` on, for a report: the smallest span that holds the finding and all of its
    /// fixes, and what each fix makes of it, best first.
    pub fn candidates(&self, finding: usize, text: &str) -> (Span, Vec<String>) {
        let finding = &self.findings[finding];
        let span = finding.fixes.iter().filter(|fix| !fix.edits.is_empty()).fold(finding.span, |span, fix| span.cover(fix.cover()));
        (span, finding.fixes.iter().map(|fix| fix.applied(text, span)).collect())
    }

    /// The same, widened to the words beside it where what was found is only a mark.
    pub fn candidates_in_words(&self, finding: usize, text: &str) -> (Span, Vec<String>) {
        /// A word is no longer than this, in characters.
        const WORD: usize = 40;
        let (span, _) = self.candidates(finding, text);
        let mut wide = span;
        if !span.of(text).chars().any(is_word_char) {
            // Over the space at the mark, if there is one, and then to the next.
            let skip = |length: usize, (spaces, bytes): (bool, usize), c: char| match (c.is_whitespace(), spaces) {
                (true, false) => Err(bytes),
                (space, _) if c == '\n' || length > WORD => Err(if space { bytes } else { bytes + c.len_utf8() }),
                (space, _) => Ok((space, bytes + c.len_utf8())),
            };
            let reach = |chars: &mut dyn Iterator<Item = char>| {
                let end = chars.enumerate().try_fold((true, 0), |so_far, (length, c)| skip(length, so_far, c));
                end.map_or_else(|bytes| bytes, |(_, bytes)| bytes)
            };
            wide.start -= reach(&mut text[..span.start].chars().rev());
            wide.end += reach(&mut text[span.end..].chars());
        }
        (wide, self.findings[finding].fixes.iter().map(|fix| fix.applied(text, wide)).collect())
    }
}
