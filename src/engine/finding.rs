//! A finding: a rule's hit, located in the document.

use std::fmt;
use std::sync::Arc;

use crate::edit::{Applicability, Edit};
use crate::rule::{Hit, Level, SegmentView, View};
use crate::text::{Span, fold_word};

/// Names a finding across edits elsewhere in the article: made of the rule, the entry, what was found and the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A way to mend a finding, in places of [`crate::document::Document::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocatedFix {
    /// All are made or none. Sorted. Empty if the format cannot write them.
    pub edits: Vec<Edit>,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// Whether the format can write it.
    pub writable: bool,
}

impl LocatedFix {
    /// The smallest span that holds every edit.
    pub fn cover(&self) -> Span {
        self.edits.iter().map(|edit| edit.span).reduce(Span::cover).unwrap_or_default()
    }

    /// What stands in `span` of `text` once the fix is made; the span must hold all of its edits.
    pub fn applied(&self, text: &str, span: Span) -> String {
        let local: Vec<Edit> = self
            .edits
            .iter()
            .map(|edit| Edit::new(Span::new(edit.span.start - span.start, edit.span.end - span.start), edit.text.clone()))
            .collect();
        crate::edit::apply(span.of(text), &local)
    }
}

/// Something that a rule found in a document.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule's id; for an entry, its kind.
    pub rule: Arc<str>,
    /// The entry's id.
    pub entry: Option<Arc<str>>,
    /// The number of the segment.
    pub segment: usize,
    /// Where it stands in [`crate::document::Document::text`].
    pub span: Span,
    /// Why, for a person.
    pub message: String,
    /// How much it weighs.
    pub level: Level,
    /// Ways to mend it, best first.
    pub fixes: Vec<LocatedFix>,
    /// Its name across edits.
    pub fingerprint: Fingerprint,
}

impl Finding {
    /// Locates a hit.
    pub(super) fn new(hit: Hit, view: &View) -> Finding {
        let document = view.document;
        let fixes = hit
            .fixes
            .iter()
            .map(|fix| {
                let located: Result<Vec<Edit>, _> = fix.edits.iter().map(|edit| document.locate(hit.segment, edit)).collect();
                let writable = located.is_ok();
                LocatedFix { edits: located.unwrap_or_default(), applicability: fix.applicability, writable }
            })
            .collect();
        let fingerprint = fingerprint(&hit, &view.segments[hit.segment]);
        let span = document.place(hit.segment, hit.span);
        Finding {
            rule: hit.rule,
            entry: hit.entry,
            segment: hit.segment,
            span,
            message: hit.message,
            level: hit.level,
            fixes,
            fingerprint,
        }
    }

    /// The entry's id, or else the rule's: what a person looks it up by.
    pub fn id(&self) -> &str {
        self.entry.as_deref().unwrap_or(&self.rule)
    }

    /// The best applicability among its fixes.
    pub fn applicability(&self) -> Option<Applicability> {
        self.fixes.iter().map(|fix| fix.applicability).max()
    }

    /// A total order over the findings of a document: by place, then by what could tell two at one place apart.
    pub(super) fn order(&self) -> impl Ord + '_ {
        (self.span, &self.rule, &self.entry, &self.message)
    }
}

/// Words to either side that go into a fingerprint.
const CONTEXT: usize = 3;

fn fingerprint(hit: &Hit, segment: &SegmentView) -> Fingerprint {
    let (text, around) = (segment.text(), &segment.words);
    let first = around.partition_point(|word| word.span.end <= hit.span.start);
    let behind = around.partition_point(|word| word.span.start < hit.span.end).max(first);
    let context = &around[first.saturating_sub(CONTEXT)..(behind + CONTEXT).min(around.len())];
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |part: &str| {
        // FNV-1a, with a byte that no UTF-8 text holds between the parts.
        for byte in part.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    feed(&hit.rule);
    feed(hit.entry.as_deref().unwrap_or_default());
    feed(hit.span.of(text));
    context.iter().for_each(|word| feed(&fold_word(word.span.of(text))));
    Fingerprint(hash)
}
