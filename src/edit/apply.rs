//! Making edits, and finding the way back through them.

use super::{Edit, shifted};
use crate::text::Span;

/// Whether two edits cannot both be made: they claim a byte in common, or both put something at the same place.
pub fn conflict(a: &Edit, b: &Edit) -> bool {
    match (a.span.is_empty(), b.span.is_empty()) {
        (false, false) => a.span.intersects(b.span),
        _ => a.span.start <= b.span.end && b.span.start <= a.span.end,
    }
}

/// The text that `edits` make of `text`. They must be sorted and free of conflicts, as every plan's are.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let grown: usize = edits.iter().map(|edit| edit.text.len()).sum();
    let mut out = String::with_capacity(text.len() + grown);
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// Maps places in an edited text back to the text before the edits.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// For each edit, in order: its span before, and the span of what stands there after.
    moved: Vec<(Span, Span)>,
}

impl SourceMap {
    /// The map of a sorted list of edits.
    pub fn new(edits: &[Edit]) -> Self {
        let mut shift = 0_isize;
        let moved = edits
            .iter()
            .map(|edit| {
                let start = shifted(edit.span.start, shift);
                shift += edit.text.len() as isize - edit.span.len() as isize;
                (edit.span, Span::new(start, start + edit.text.len()))
            })
            .collect();
        SourceMap { moved }
    }

    /// Widens `after` until it holds each edit's new text wholly or not at all, and returns it with the span before the edits
    /// that it came from.
    pub fn widen(&self, after: Span) -> (Span, Span) {
        let touches = |new: Span| after.intersects(new) || (new.is_empty() && after.start < new.start && new.start < after.end);
        // New texts are apart from one another, so only the first and the last that are touched can reach beyond.
        let first = self.moved.partition_point(|(_, new)| new.end < after.start || (new.end == after.start && !touches(*new)));
        let behind = self.moved.partition_point(|(_, new)| new.start < after.end);
        let mut touched = self.moved[first.min(behind)..behind].iter().map(|(_, new)| *new).filter(|new| touches(*new));
        let wide = touched.clone().next().into_iter().chain(touched.next_back()).fold(after, Span::cover);
        // A place in the seam of a deletion has come from anywhere in what was deleted: its start lies behind its end then.
        let (start, end) = (self.back(wide.start, false), self.back(wide.end, true));
        (wide, Span::new(start.min(end), start.max(end)))
    }

    /// Where a place in the text after the edits lay before them; a place inside an edit's new text is put at the edit's start or
    /// its `end`.
    fn back(&self, after: usize, end: bool) -> usize {
        // At the seam, an end stays before an edit that follows it, and a start stays behind an edit that precedes it.
        let passed = self.moved.partition_point(|(_, new)| {
            if end { new.end < after || (new.end == after && new.start < after) } else { new.end <= after }
        });
        let place = match passed.checked_sub(1).map(|last| self.moved[last]) {
            Some((old, new)) => old.end + (after - new.end),
            None => after,
        };
        match self.moved.get(passed) {
            Some((old, new)) if new.start < after => {
                if end {
                    old.end
                } else {
                    old.start
                }
            }
            _ => place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(list: &[(usize, usize, &str)]) -> Vec<Edit> {
        list.iter().map(|&(start, end, text)| Edit::new(Span::new(start, end), text)).collect()
    }

    #[test]
    fn edits_are_made_in_order() {
        assert_eq!(apply("0123456789", &edits(&[(0, 1, "a"), (3, 3, "xyz"), (8, 10, "")])), "a12xyz34567");
    }

    #[test]
    fn conflicts_are_shared_bytes_or_a_shared_place() {
        let e = |start, end| Edit::new(Span::new(start, end), "x");
        assert!(conflict(&e(1, 3), &e(2, 4)));
        assert!(conflict(&e(2, 2), &e(2, 2)));
        assert!(conflict(&e(1, 2), &e(2, 2)), "an insertion at the end of a replacement has no clear order");
        assert!(!conflict(&e(1, 2), &e(2, 4)));
    }

    #[test]
    fn places_are_mapped_back() {
        let map = SourceMap::new(&edits(&[(2, 4, "ABCDE"), (6, 6, "xy"), (7, 9, "")]));
        // "01" "ABCDE" "45" "xy" "6" "" "9"
        assert_eq!(map.widen(Span::new(0, 2)), (Span::new(0, 2), Span::new(0, 2)));
        assert_eq!(map.widen(Span::new(3, 8)), (Span::new(2, 8), Span::new(2, 5)));
        assert_eq!(map.widen(Span::new(7, 9)), (Span::new(7, 9), Span::new(4, 6)));
        assert_eq!(map.widen(Span::new(11, 13)), (Span::new(11, 13), Span::new(6, 10)));
        assert_eq!(map.widen(Span::new(12, 12)), (Span::new(12, 12), Span::new(7, 9)), "in the seam of the deletion");
    }
}
