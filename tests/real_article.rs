//! Guards the promise on a real machine-translated article: what a copy editor marked in it is mended, offered or flagged as the
//! editor's table says, and nothing else is changed unseen.
//!
//! The article is not the project's own and lies outside it, in `../shared/samples`; where it is absent, these tests say so and pass.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "in a test, a panic is the message")]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use postedit::document::Document;
use postedit::edit::{Edit, apply};
use postedit::engine::{Choice, Finding, Outcome, run};
use postedit::rule::RuleSet;
use postedit::text::Span;

const NAME: &str = "why-putin-doesnt-take-a-stand";

/// A row of the editor's table.
struct Row {
    number: String,
    /// From 1.
    line: usize,
    found: String,
    right: String,
    class: String,
    note: String,
}

struct Article {
    document: Document,
    outcome: Outcome,
    rows: Vec<Row>,
}

static ARTICLE: LazyLock<Option<Article>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    let (text, table) = (folder.join(format!("{NAME}.txt")), folder.join(format!("{NAME}.tsv")));
    let (Ok(text), Ok(table)) = (fs::read(&text), fs::read_to_string(&table)) else {
        println!("skipped: no real article in {}", folder.display());
        return None;
    };
    let rules = RuleSet::shipped().unwrap_or_else(|errors| panic!("{}", errors[0]));
    let document = Document::read(format!("{NAME}.txt"), text, None).unwrap();
    let outcome = run(&rules, &document, &Choice::default());
    Some(Article { document, outcome, rows: table.lines().skip(1).map(row).collect() })
});

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.split('\t').collect();
    let cell = |i: usize| cells.get(i).copied().unwrap_or_default().to_owned();
    Row { number: cell(0), line: cell(1).parse().unwrap(), found: cell(2), right: cell(3), class: cell(4), note: cell(5) }
}

impl Row {
    /// Another place that the row's note speaks of.
    fn also(&self, line: usize, found: &str) -> Row {
        Row {
            number: format!("{}, on line {line}", self.number),
            line,
            found: found.into(),
            right: self.right.clone(),
            class: self.class.clone(),
            note: String::new(),
        }
    }

    fn describe(&self) -> String {
        format!("row {} ({}), line {}: {:?} → {:?} {}", self.number, self.class, self.line, self.found, self.right, self.note)
    }

    /// Whether the row is about the space itself: it says the same twice.
    fn is_about_spaces(&self) -> bool {
        self.found == self.right
    }
}

impl Article {
    fn class(&self, class: &str) -> Vec<&Row> {
        let rows: Vec<&Row> = self.rows.iter().filter(|row| row.class == class).collect();
        assert!(!rows.is_empty(), "the table has no class {class}");
        rows
    }

    /// The bytes of a line, without its break.
    fn line(&self, number: usize) -> Span {
        let text = &self.document.text;
        let start: usize = text.split_inclusive('\n').take(number - 1).map(str::len).sum();
        Span::new(start, start + text[start..].lines().next().unwrap_or_default().len())
    }

    /// Where a row's words stand in the article; in the table, no-break spaces are spaces.
    fn place(&self, row: &Row) -> Span {
        let line = self.line(row.line);
        let plain = |text: &str| text.replace('\u{a0}', " ");
        let shown = plain(line.of(&self.document.text));
        let at = shown.find(&plain(&row.found)).unwrap_or_else(|| panic!("not in the article: {}", row.describe()));
        // Back from the text with plain spaces to the file's own, character by character.
        let chars = (shown[..at].chars().count(), shown[..at + plain(&row.found).len()].chars().count());
        let byte = |n: usize| {
            let own = line.of(&self.document.text);
            line.start + own.char_indices().nth(n).map_or(own.len(), |(at, _)| at)
        };
        Span::new(byte(chars.0), byte(chars.1))
    }

    fn findings_at(&self, place: Span) -> impl Iterator<Item = &Finding> {
        self.outcome.findings.iter().filter(move |finding| {
            let covers = finding.fixes.iter().map(|fix| fix.cover()).filter(|cover| *cover != Span::default());
            std::iter::once(finding.span).chain(covers).any(|span| touches(span, place))
        })
    }

    /// Every place that a safe fix may change: the rows of class `fix`, and where their notes say that the same stands again.
    fn places_to_fix(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self.class("fix").iter().map(|row| row.also(row.line, &row.found)).collect();
        if let Some(name) = self.class("fix").iter().find(|row| row.found == "McFall") {
            rows.extend([26, 28, 30].map(|line| name.also(line, "McFall")));
        }
        rows
    }

    /// What stands after the safe fixes where `place` was before.
    fn after(&self, place: Span) -> String {
        let mut place = place;
        // An edit that reaches over the place's ends changes it as a whole.
        for edit in self.edits_at(place) {
            place = place.cover(edit.span);
        }
        let local: Vec<Edit> = self
            .edits_at(place)
            .map(|edit| Edit::new(Span::new(edit.span.start - place.start, edit.span.end - place.start), edit.text.clone()))
            .collect();
        apply(place.of(&self.document.text), &local)
    }

    fn edits_at(&self, place: Span) -> impl Iterator<Item = &Edit> {
        self.outcome.edits.iter().filter(move |edit| touches(edit.span, place))
    }
}

/// Whether the two share a byte, or one is a place within the other.
fn touches(a: Span, b: Span) -> bool {
    if a.is_empty() || b.is_empty() { a.start <= b.end && b.start <= a.end } else { a.intersects(b) }
}

#[test]
fn everything_of_class_fix_is_mended_unseen() {
    let Some(article) = &*ARTICLE else { return };
    assert_eq!(article.class("fix").len(), 11);
    let mut missed = Vec::new();
    for row in article.places_to_fix() {
        let after = article.after(article.place(&row));
        let mended = if row.is_about_spaces() {
            !after.contains('\u{a0}')
        } else {
            after.contains(&row.right) && (!after.contains(&row.found) || row.right.contains(&row.found))
        };
        if !mended {
            missed.push(format!("{}\n    became {after:?}", row.describe()));
        }
    }
    assert!(missed.is_empty(), "not mended:\n{}\n", missed.join("\n"));
    let fixed = apply(&article.document.text, &article.outcome.edits);
    assert_eq!(fixed.matches('\u{a0}').count(), 0, "no-break spaces are left");
    assert_eq!(fixed.matches("McFall").count(), 0, "a wrong name is left");
}

#[test]
fn ten_of_twelve_offers_are_made() {
    let Some(article) = &*ARTICLE else { return };
    let rows = article.class("offer");
    assert_eq!(rows.len(), 12);
    let missed: Vec<String> = rows
        .iter()
        .filter(|row| !article.findings_at(article.place(row)).any(|finding| !finding.fixes.is_empty()))
        .map(|row| row.describe())
        .collect();
    println!("offers missed: {missed:#?}");
    assert!(missed.len() <= 2, "nothing is offered at:\n{}\n", missed.join("\n"));
}

#[test]
fn six_of_seven_flags_are_raised() {
    let Some(article) = &*ARTICLE else { return };
    let rows = article.class("flag");
    assert_eq!(rows.len(), 7);
    let missed: Vec<String> =
        rows.iter().filter(|row| article.findings_at(article.place(row)).next().is_none()).map(|row| row.describe()).collect();
    println!("flags missed: {missed:#?}");
    assert!(missed.len() <= 1, "nothing is said at:\n{}\n", missed.join("\n"));
}

#[test]
fn nothing_else_is_changed_unseen() {
    let Some(article) = &*ARTICLE else { return };
    let text = &article.document.text;
    let places: Vec<Span> = article.places_to_fix().iter().map(|row| article.place(row)).collect();
    let mut stray = Vec::new();
    for edit in &article.outcome.edits {
        // The no-break spaces are one row of the table, wherever they stand.
        let only_spaces =
            edit.span.of(text).replace('\u{a0}', " ").trim() == edit.text.trim() && edit.span.of(text).contains('\u{a0}');
        if !only_spaces && !places.iter().any(|place| touches(edit.span, *place)) {
            let line = 1 + text[..edit.span.start].matches('\n').count();
            stray.push(format!("line {line}: {:?} → {:?}", edit.span.of(text), edit.text));
        }
    }
    assert!(stray.is_empty(), "changed unseen, and not in the table:\n{}\n", stray.join("\n"));
}

#[test]
fn the_second_run_changes_nothing() {
    let Some(article) = &*ARTICLE else { return };
    let rules = RuleSet::shipped().unwrap_or_else(|errors| panic!("{}", errors[0]));
    for all in [false, true] {
        let choice = Choice { all, ..Choice::default() };
        let first = run(&rules, &article.document, &choice);
        assert_eq!(first.fighting, [], "with all = {all}");
        let fixed = Document::read("again", article.document.write(&first.edits), None).unwrap();
        let again = run(&rules, &fixed, &choice);
        assert_eq!(again.edits, [], "with all = {all}");
    }
}
