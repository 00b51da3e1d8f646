//! A unified diff with the reason of each change, and what is left for a person after it.
//!
//! It is drawn from the list of edits; two texts are not compared to find out what changed. One line of context is kept around each
//! change, so that a paragraph's reasons stand with that paragraph and not with its neighbours'; `patch` and `git apply` take it.

use std::fmt::Write;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::paint::{Paint, Role};
use crate::document::Document;
use crate::edit::{Edit, apply};
use crate::engine::{Held, Outcome, Status};
use crate::text::{LineIndex, Span};

/// Lines that stand around a change.
const CONTEXT: usize = 1;

/// The diff of a document and its outcome; empty if there is nothing to show. Where `offers` is not set, what is left for a person
/// is not listed.
pub fn unified(document: &Document, outcome: &Outcome, paint: Paint, offers: bool) -> String {
    let lines = LineIndex::new(&document.text);
    let mut out = String::new();
    let blocks = blocks(&lines, document.text.len(), &outcome.edits);
    if !blocks.is_empty() {
        let _ = write!(out, "{}", paint.paint(Role::Heading, &format!("--- {}\n", header("a", &document.name))));
        let _ = write!(out, "{}", paint.paint(Role::Heading, &format!("+++ {}\n", header("b", &document.name))));
    }
    let all_reasons = all_reasons(outcome);
    let mut grown = 0_isize;
    for hunk in hunks(&blocks, lines.count()) {
        grown += write_hunk(&mut out, document, &all_reasons, &lines, &hunk, grown, paint);
    }
    if offers {
        write_decisions(&mut out, document, outcome, &lines, paint);
    }
    out
}

/// Lines `first..behind` that edits touch together.
#[derive(Clone, Debug)]
struct Block<'e> {
    first: usize,
    behind: usize,
    edits: &'e [Edit],
}

/// A run of blocks with the context around and between them.
struct Hunk<'e> {
    first: usize,
    behind: usize,
    blocks: Vec<Block<'e>>,
}

fn blocks<'e>(lines: &LineIndex, length: usize, edits: &'e [Edit]) -> Vec<Block<'e>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut from = 0;
    for (i, edit) in edits.iter().enumerate() {
        let (first, behind) = touched(lines, length, edit);
        match blocks.last_mut() {
            Some(block) if first < block.behind => {
                block.behind = block.behind.max(behind);
                block.edits = &edits[from..=i];
            }
            _ => {
                from = i;
                blocks.push(Block { first, behind, edits: &edits[i..=i] });
            }
        }
    }
    blocks
}

/// The lines whose content an edit changes. Where it takes a line break away, the next line becomes part of this one.
fn touched(lines: &LineIndex, length: usize, edit: &Edit) -> (usize, usize) {
    let first = lines.line_of(edit.span.start);
    let last = lines.line_of(edit.span.end);
    let starts_line = |at: usize, line: usize| lines.line(line).start == at;
    // Whole lines that go leave the line behind them as it is.
    let whole = starts_line(edit.span.start, first) && starts_line(edit.span.end, last) && last > first && edit.text.is_empty();
    let behind = if whole { last } else { last + 1 };
    // A place behind the last line break belongs to the last line.
    if edit.span.start == length && first >= lines.count() && first > 0 {
        return (first - 1, first);
    }
    (first, behind.min(lines.count().max(first + 1)))
}

fn hunks<'e>(blocks: &[Block<'e>], count: usize) -> Vec<Hunk<'e>> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for block in blocks {
        let behind = (block.behind + CONTEXT).min(count);
        match hunks.last_mut() {
            // Adjacent changes share a hunk; a single line between goes to the first hunk, since a hunk needs context behind it more
            // than before it (without, `git apply` takes it for the end of the file).
            Some(hunk) if hunk.blocks.last().is_some_and(|last| last.behind >= block.first) => {
                hunk.behind = behind;
                hunk.blocks.push(block.clone());
            }
            Some(hunk) => {
                let first = block.first.saturating_sub(CONTEXT).max(hunk.behind);
                hunks.push(Hunk { first, behind, blocks: vec![block.clone()] });
            }
            None => hunks.push(Hunk { first: block.first.saturating_sub(CONTEXT), behind, blocks: vec![block.clone()] }),
        }
    }
    hunks
}

/// Writes a hunk and returns by how many lines it makes the text longer.
fn write_hunk(
    out: &mut String,
    document: &Document,
    reasons_of_all: &[(usize, String)],
    lines: &LineIndex,
    hunk: &Hunk,
    grown: isize,
    paint: Paint,
) -> isize {
    let text = &document.text;
    let mut body = String::new();
    let (mut old, mut new) = (0_usize, 0_usize);
    let mut at = hunk.first;
    for block in &hunk.blocks {
        for line in at..block.first {
            write_line(&mut body, ' ', paint.plain(lines.line(line).of(text)).as_ref());
        }
        (old, new) = (old + block.first - at, new + block.first - at);
        let span =
            Span::new(lines.line(block.first).start, lines.line(block.behind.max(1) - 1).end.max(lines.line(block.first).start));
        let local: Vec<Edit> = block
            .edits
            .iter()
            .map(|edit| Edit::new(Span::new(edit.span.start - span.start, edit.span.end - span.start), edit.text.clone()))
            .collect();
        let (before, after) = (span.of(text), apply(span.of(text), &local));
        old += before.split_inclusive('\n').count();
        new += after.split_inclusive('\n').count();
        write_change(&mut body, before, &after, paint);
        at = block.behind;
    }
    for line in at..hunk.behind {
        write_line(&mut body, ' ', paint.plain(lines.line(line).of(text)).as_ref());
    }
    (old, new) = (old + hunk.behind - at, new + hunk.behind - at);
    let start = |count: usize, first: usize| if count == 0 { first } else { first + 1 };
    let range = format!("@@ -{},{old} +{},{new} @@", start(old, hunk.first), start(new, hunk.first.saturating_add_signed(grown)));
    let reasons = reasons(reasons_of_all, lines, hunk);
    match paint {
        Paint::Plain => {
            let _ = writeln!(out, "{range} {}", reasons.join("; "));
        }
        Paint::Terminal => {
            out.push_str(&paint.paint(Role::Place, &(range + "\n")));
            for reason in reasons {
                out.push_str(&paint.paint(Role::Reason, &format!("  {reason}\n")));
            }
        }
    }
    out.push_str(&body);
    new as isize - old as isize
}

/// Why each change was made, by where the first of its edits stands.
fn all_reasons(outcome: &Outcome) -> Vec<(usize, String)> {
    let made = outcome.findings.iter().zip(&outcome.status).filter_map(|(finding, status)| {
        let Status::Fixed(fix) = *status else { return None };
        let at = finding.fixes[fix].edits.first().map_or(finding.span.start, |edit| edit.span.start);
        Some((at, format!("{} [{}]", one_line(&finding.message), finding.id())))
    });
    let mut reasons: Vec<(usize, String)> = made.collect();
    reasons.sort();
    reasons
}

/// The reasons of a hunk, each once.
fn reasons(all: &[(usize, String)], lines: &LineIndex, hunk: &Hunk) -> Vec<String> {
    let mut reasons: Vec<(&str, usize)> = Vec::new();
    for block in &hunk.blocks {
        let (start, end) = (lines.line(block.first).start, lines.line(block.behind).start);
        let from = all.partition_point(|(at, _)| *at < start);
        // A place behind the last line break belongs to the last line.
        let here = all[from..].iter().take_while(|(at, _)| *at < end || block.behind >= lines.count());
        for (_, reason) in here {
            match reasons.iter_mut().find(|(known, _)| known == reason) {
                Some((_, count)) => *count += 1,
                None => reasons.push((reason, 1)),
            }
        }
    }
    reasons.into_iter().map(|(reason, count)| if count > 1 { format!("{reason} ×{count}") } else { reason.to_owned() }).collect()
}

fn write_change(out: &mut String, before: &str, after: &str, paint: Paint) {
    if paint == Paint::Plain {
        before.split_inclusive('\n').for_each(|line| write_line(out, '-', line));
        after.split_inclusive('\n').for_each(|line| write_line(out, '+', line));
        return;
    }
    // Marking the words is a courtesy; on a line of megabytes it may be given up early.
    let words = TextDiff::configure().timeout(Duration::from_millis(200)).diff_unicode_words(before, after);
    for (sign, tag, line_role, word_role) in
        [('-', ChangeTag::Delete, Role::Removed, Role::RemovedWord), ('+', ChangeTag::Insert, Role::Added, Role::AddedWord)]
    {
        // Neighbouring words of one role, so that a line is not a word an escape sequence.
        let mut runs: Vec<(bool, String)> = Vec::new();
        for change in words.iter_all_changes().filter(|change| change.tag() == tag || change.tag() == ChangeTag::Equal) {
            let changed = change.tag() == tag;
            // A changed space has to be seen.
            let shown = if changed { change.value().replace('\u{a0}', "⍽") } else { change.value().to_owned() };
            match runs.last_mut() {
                Some((role, run)) if *role == changed => run.push_str(&shown),
                _ => runs.push((changed, shown)),
            }
        }
        let mut fresh = true;
        for (changed, run) in &runs {
            for part in run.split_inclusive('\n') {
                if std::mem::take(&mut fresh) {
                    out.push_str(&paint.paint(line_role, &sign.to_string()));
                }
                out.push_str(&paint.paint(if *changed { word_role } else { line_role }, part));
                fresh = part.ends_with('\n');
            }
        }
        if !fresh {
            out.push('\n');
        }
    }
}

/// A line of a diff with its sign; one without a line break is marked as `diff` does.
fn write_line(out: &mut String, sign: char, line: &str) {
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

/// The offers, the flags and the losers, each with its place.
fn write_decisions(out: &mut String, document: &Document, outcome: &Outcome, lines: &LineIndex, paint: Paint) {
    let mut items = String::new();
    for (number, (finding, status)) in outcome.findings.iter().zip(&outcome.status).enumerate() {
        let aside = match status {
            Status::Fixed(_) | Status::GoneWith(_) => continue,
            Status::Stands(Held::LostTo((winner, _))) if *winner != number => {
                format!(" (not made: {} wants the same words)", outcome.findings[*winner].id())
            }
            Status::Stands(Held::Unwritable) => " (cannot be written: it would cross markup)".to_owned(),
            Status::Stands(Held::Declined) => " (declined)".to_owned(),
            Status::Stands(_) | Status::Flagged => String::new(),
        };
        let position = lines.position(&document.text, finding.span.start);
        let (span, candidates) = outcome.candidates_in_words(number, &document.text);
        let found = quoted(span.of(&document.text));
        let offered = match candidates.as_slice() {
            [] => found,
            list => {
                let list: Vec<String> =
                    list.iter().map(|text| if text.trim().is_empty() { "nothing".into() } else { quoted(text) }).collect();
                format!("{found} → {}", list.join(" or "))
            }
        };
        let place = paint.paint(Role::Place, &format!("{}:{}", position.line, position.column));
        let reason = paint.paint(Role::Aside, &format!("[{}]{aside}", finding.id()));
        let _ = writeln!(items, "  {place}  {}: {} {reason}", paint.plain(&offered), paint.plain(&one_line(&finding.message)));
    }
    if !items.is_empty() {
        let title = format!("For your decision, in {}:\n", document.name);
        out.push_str(&paint.paint(Role::Heading, &title));
        out.push_str(&items);
    }
    for rule in &outcome.fighting {
        let _ = writeln!(out, "  {rule}: undoes another rule’s work, so nothing of it was made");
    }
}

/// What was found, on one line and not too long.
fn quoted(text: &str) -> String {
    /// More is not read in a list.
    const LONGEST: usize = 80;
    // A no-break space has to be seen. The marks around are none that news uses, as what was found may begin with one.
    let line = one_line(text).replace('\u{a0}', "⍽");
    if line.chars().count() <= LONGEST {
        return format!("‹{line}›");
    }
    let half = |chars: &mut dyn Iterator<Item = char>| chars.take(LONGEST / 2).collect::<Vec<char>>();
    let start: String = half(&mut line.chars()).into_iter().collect();
    let end: String = half(&mut line.chars().rev()).into_iter().rev().collect();
    format!("‹{} … {}›", start.trim_end(), end.trim_start())
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `a/path`, as git writes it: quoted where the name has control characters or quotation marks, with a tab behind where it has spaces.
fn header(side: &str, name: &str) -> String {
    let name = name.trim_start_matches("./").trim_start_matches('/');
    if name.contains(|c: char| c.is_control() || c == '"' || c == '\\') {
        let mut quoted = String::from("\"");
        for c in format!("{side}/{name}").chars() {
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                '\t' => quoted.push_str("\\t"),
                '\n' => quoted.push_str("\\n"),
                c if c.is_control() => c.to_string().bytes().for_each(|b| quoted.push_str(&format!("\\{b:03o}"))),
                c => quoted.push(c),
            }
        }
        return quoted + "\"";
    }
    let tab = if name.contains(' ') { "\t" } else { "" };
    format!("{side}/{name}{tab}")
}
