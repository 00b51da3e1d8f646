//! Two lists of edits, one after the other, as one list.

use super::{Edit, shifted};
use crate::text::Span;

/// The edits that do to a text at once what `first` and then `second` (made for the text that `first` leaves) do to it.
/// `text` is the text before `first`. Both lists are sorted and free of conflicts, and so is the result.
pub fn compose(text: &str, first: &[Edit], second: &[Edit]) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::with_capacity(first.len() + second.len());
    let (mut i, mut j) = (0, 0);
    // What `first` has added to offsets so far.
    let mut shift = 0_isize;
    while i < first.len() || j < second.len() {
        // A group: edits of both lists that touch one another in the text between.
        let next_first = first.get(i).map(|edit| shifted(edit.span.start, shift));
        let next_second = second.get(j).map(|edit| edit.span.start);
        let start = next_first.into_iter().chain(next_second).min().unwrap_or_default();
        let (mut end, group_shift, mut middle) = (start, shift, Vec::new());
        let (first_from, second_from) = (i, j);
        loop {
            if let Some(edit) = first.get(i).filter(|edit| shifted(edit.span.start, shift) <= end) {
                let new_start = shifted(edit.span.start, shift);
                shift += edit.text.len() as isize - edit.span.len() as isize;
                end = end.max(new_start + edit.text.len());
                middle.push((Span::new(new_start, new_start + edit.text.len()), edit));
                i += 1;
            } else if let Some(edit) = second.get(j).filter(|edit| edit.span.start <= end) {
                end = end.max(edit.span.end);
                j += 1;
            } else {
                break;
            }
        }
        out.push(merge(text, Span::new(start, end), (group_shift, shift), &middle, &second[second_from..j]));
        debug_assert!(i > first_from || j > second_from);
    }
    out.retain(|edit| edit.span.of(text) != edit.text);
    out
}

/// One edit for a group that covers `between` in the text between the two lists. `shifts`: what the first list has added to offsets
/// before and after the group. `made`: the group's edits of the first list with their place in the text between.
fn merge(text: &str, between: Span, shifts: (isize, isize), made: &[(Span, &Edit)], second: &[Edit]) -> Edit {
    let old = Span::new(shifted(between.start, -shifts.0), shifted(between.end, -shifts.1));
    let mut written = String::new();
    let mut at = old.start;
    for (_, edit) in made {
        written.push_str(&text[at..edit.span.start]);
        written.push_str(&edit.text);
        at = edit.span.end;
    }
    written.push_str(&text[at..old.end]);
    let local: Vec<Edit> = second
        .iter()
        .map(|edit| Edit::new(Span::new(edit.span.start - between.start, edit.span.end - between.start), edit.text.clone()))
        .collect();
    Edit::new(old, super::apply(&written, &local))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::{apply, conflict};

    /// A sorted list of edits without conflicts, from arbitrary numbers.
    fn tidy(text: &str, raw: Vec<(usize, usize, String)>) -> Vec<Edit> {
        let place = |n: usize| {
            let mut at = n % (text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let mut edits: Vec<Edit> = Vec::new();
        for (a, b, new) in raw {
            let (a, b) = (place(a), place(a + b % 5));
            let edit = Edit::new(Span::new(a.min(b), a.max(b)), new);
            if !edits.iter().any(|kept| conflict(kept, &edit)) {
                edits.push(edit);
            }
        }
        edits.sort();
        edits
    }

    proptest! {
        #[test]
        fn composed_edits_do_what_both_lists_do(
            text in "\\PC{0,40}",
            first in prop::collection::vec((0..60usize, 0..9usize, "[a-zé]{0,3}"), 0..6),
            second in prop::collection::vec((0..60usize, 0..9usize, "[A-Z]{0,3}"), 0..6),
        ) {
            let first = tidy(&text, first);
            let between = apply(&text, &first);
            let second = tidy(&between, second);
            let composed = compose(&text, &first, &second);
            prop_assert_eq!(apply(&text, &composed), apply(&between, &second));
            prop_assert!(composed.windows(2).all(|pair| !conflict(&pair[0], &pair[1]) && pair[0] < pair[1]));
        }
    }
}
