//! Running rules over a document.

use super::Finding;
use crate::document::Document;
use crate::rule::{RuleSet, View};

/// Everything that `rules` find in `document`, in order of the text.
pub fn check(rules: &RuleSet, document: &Document) -> Vec<Finding> {
    let view = View::new(document);
    let mut findings: Vec<Finding> = rules.hits(&view).into_iter().map(|hit| Finding::new(hit, &view)).collect();
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings
}
