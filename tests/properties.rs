//! Guards the invariants of the design on arbitrary texts and arbitrary rules.
//!
//! A text is a mix of characters that programs stumble over (byte order marks, lone carriage returns, NUL, combining marks, marks of
//! direction …), of fragments that make rules fire, and of the examples of the shipped rules themselves. Rules are the shipped ones,
//! or a handful of made-up ones over the letters a, b and c, many of which fight each other. Every property is held against both.
//!
//! A plain run draws the same cases every time. `PROPTEST_CASES=5000 cargo test --test properties` draws fresh ones, for a soak; what
//! it finds goes, made small, into `inputs_that_failed_before`.

// A test may stop where it stands, and says so aloud: its panic is the message.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    clippy::type_complexity,
    unreachable_pub
)]

use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;
use std::sync::LazyLock;

use postedit::document::Document;
use postedit::edit::{Edit, SourceMap, apply, conflict};
use postedit::engine::{Choice, Finding, Held, Outcome, Status, check, plan, run};
use postedit::report::{FindingRecord, Paint, pretty, unified};
use postedit::rule::{RuleSet, Source, shipped};
use postedit::text::Span;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

// ---------------------------------------------------------------------------------------------------------------------------------
// Texts

/// Characters, alone or in small groups, that programs stumble over.
const ODD: &[&str] = &[
    "\u{feff}",
    "\0",
    "\r",
    "\u{a0}",
    "\u{202f}",
    "\u{2009}",
    "\u{3000}",
    "\u{200b}",
    "\u{200d}",
    "\u{ad}",
    "\u{200e}",
    "\u{200f}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "\u{c}",
    "\u{1b}[31m",
    "\u{7f}",
    "e\u{301}",
    "\u{301}",
    "o\u{308}\u{323}",
    "ﬁ",
    "ß",
    "İ",
    "ǆ",
    "ς",
    "Å",
    "한",
    "菅义伟",
    "，",
    "。",
    "：",
    "；",
    "（",
    "）",
    "《",
    "》",
    "🏳️‍🌈",
    "👍🏽",
    "🇩🇪",
    "\u{10ffff}",
    "שלום",
    "مرحبا",
    "\t",
    "\\",
    "\\ No newline at end of file\n",
    "--- a/x\n",
    "+++ b/x\n",
    "@@ -1 +1 @@\n",
    "-",
    "+",
];

/// Words and marks that shipped rules look at.
const FIRING: &[&str] = &[
    "Yoshihiro Kan",
    "Japanese Prime Minister Yoshihiro Kan’s cabinet",
    "Kan",
    "Suga",
    "Naoto Kan",
    "Yoshihiro Kaneko",
    "German Prime Minister",
    "German Prime Minister Merkel",
    "GERMAN PRIME MINISTER",
    "prime minister of Germany",
    "Germany’s Prime Minister",
    "Modi , ",
    " , ",
    " .",
    "the the",
    "The the",
    "is is",
    "that that",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "「",
    "”.",
    "“becoming worse”.",
    ".” Putin said, “",
    "Michael McFall ambassador to Russia",
    "Michael McFaul",
    "McFall",
    "McFall’s",
    "MCFALL",
    "McFallon",
    "McFall Street",
    "new crown pneumonia",
    "the new crown pneumonia epidemic",
    "a new crown vaccine",
    "Russian President spokesman Peskov",
    "U.S. Federal General Administration",
    "Russia 1” TV",
    "“Russia 1” TV",
    "the Russian News Agency",
    "Biden and his deputy Harris",
    "sent blessings to Biden",
    "regime transition",
    "congratulate Biden on the winner of the election",
    "doesn't",
    "doesn’t",
    "U.S.",
    "US",
    "Russia-US",
    "U.S.-Russian",
    "Russian-US",
    "180°",
    "&nbsp;",
    "&amp;",
    "&quot;",
    "&#39;",
    "said: It has",
    "Putin said bluntly: It has long been destroyed",
    "McFall on Twitter:",
    "including Britain, France, etc.",
    "(Reporter Li Ming)",
    "the President-elect of the United States",
    "my country",
    "by Staff",
    "Nov. 24, 2020",
    "2020-11-24",
    "BEIJING, Nov. 24 , 2020 (Xinhua) --",
    "https://example.com/McFall",
    "mc@example.com",
    "`McFall`",
    "Photo: the the",
    "word,word",
    "stop.The next",
    "one，two",
    "one。Two",
    "one：two",
    "(a)",
    "an",
    "a",
    "the",
    "A",
    "1",
    "2020",
];

/// The texts of the shipped rules' own examples.
static EXAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let examples = SHIPPED.infos().into_iter().flat_map(|info| info.examples);
    examples.flat_map(|example| [example.wrong, example.right, example.keep]).flatten().collect()
});

fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(FIRING).prop_map(str::to_owned),
        6 => any::<Index>().prop_map(|index| index.get(&EXAMPLES).clone()),
        3 => select(ODD).prop_map(str::to_owned),
        2 => "\\PC{0,8}",
        1 => any::<char>().prop_map(String::from),
        2 => "[A-Z]?[a-z]{1,8}",
    ]
}

fn separator() -> impl Strategy<Value = &'static str> {
    select(&[" ", " ", " ", " ", "", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", ", ", ". ", "\u{a0}", "  "][..])
}

/// An article, or what is left of one.
fn article() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec((fragment(), separator()), 0..14);
    pieces.prop_map(|pieces| pieces.into_iter().flat_map(|(fragment, separator)| [fragment, separator.to_owned()]).collect())
}

// ---------------------------------------------------------------------------------------------------------------------------------
// Rules

fn compile(sources: &[Source], checks: bool) -> RuleSet {
    RuleSet::new(sources, checks).unwrap_or_else(|errors| {
        let list: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", list.join("\n"))
    })
}

static SHIPPED: LazyLock<RuleSet> = LazyLock::new(|| compile(&shipped::sources(), true));

/// The shipped rules, their files and what stands in each turned back to front.
static SHIPPED_REVERSED: LazyLock<RuleSet> = LazyLock::new(|| {
    let reversed = |source: Source| {
        let mut blocks = blocks_of(&source.text);
        blocks.reverse();
        Source { text: blocks.concat(), ..source }
    };
    compile(&shipped::sources().into_iter().rev().map(reversed).collect::<Vec<_>>(), true)
});

/// A knowledge file's entries and rules, each with what belongs to it.
fn blocks_of(toml: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    for line in toml.split_inclusive('\n') {
        let opens = line.starts_with("[[") && !line.contains('.');
        match blocks.last_mut() {
            Some(block) if !opens => block.push_str(line),
            _ => blocks.push(line.to_owned()),
        }
    }
    // What stands above the first header is comment.
    blocks.retain(|block| block.lines().any(|line| line.starts_with("[[")));
    blocks
}

/// Made-up knowledge: TOML blocks, one an entry or a rule.
#[derive(Clone, Debug)]
struct Made(Vec<String>);

impl Made {
    fn rules(&self) -> RuleSet {
        compile(&[Source { name: "rules/made.toml".into(), text: self.0.concat() }], false)
    }

    /// The same blocks in another order and over several files.
    fn shuffled(&self, order: &[Index], files: usize) -> RuleSet {
        let mut blocks = self.0.clone();
        for (i, index) in order.iter().enumerate().take(blocks.len()) {
            let other = index.index(blocks.len());
            blocks.swap(i, other);
        }
        let size = blocks.len().div_ceil(files).max(1);
        let source = |(i, part): (usize, &[String])| Source { name: format!("rules/made{i}.toml"), text: part.concat() };
        compile(&blocks.chunks(size).enumerate().map(source).collect::<Vec<_>>(), false)
    }
}

/// One to three words over a small alphabet.
fn phrase() -> impl Strategy<Value = String> {
    let words = select(&["a", "b", "c", "aa", "ab", "ba", "Aa", "Bb", "Cc", "b's"][..]);
    prop::collection::vec(words, 1..=3).prop_map(|words| words.join(" "))
}

fn condition() -> impl Strategy<Value = String> {
    let word = select(&["a", "b", "aa", "Bb"][..]);
    let key = select(&["near", "before", "after", "document"][..]);
    (select(&["when", "unless"][..]), key, word, 1..4_usize).prop_map(|(which, key, word, within)| {
        let within = if key == "near" { format!(", within = {within}") } else { String::new() };
        format!("{which} = {{ {key} = [\"{word}\"]{within} }}\n")
    })
}

fn maybe_condition() -> impl Strategy<Value = String> {
    prop_oneof![4 => Just(String::new()), 1 => condition()]
}

/// A rule that puts letters in place of letters.
fn rule() -> impl Strategy<Value = String> {
    let pattern = prop_oneof![
        6 => "[abc]{1,2}",
        1 => "[abc]{3}",
        2 => "[abc]{1,2} [abc]{1,2}",
        1 => "[abc](?:,|\\.) ?".prop_map(|text| text.replace('.', "\\.")),
        1 => ("[abc]{1,2}", "[abc]{1,2}").prop_map(|(a, b)| format!("{a}(?<at>,?){b}")),
        1 => ("[abc]{1,2}", "[abc, ]{1,2}").prop_map(|(a, b)| format!("{a}(?<at>{b})[abc]")),
    ];
    let replace = prop_oneof![4 => "[abc]{1,3}", 2 => "[abc ]{0,3}", 1 => "[abc,. ]{1,2}"];
    let fix = prop_oneof![4 => Just("fix = \"safe\"\n"), 1 => Just("fix = \"review\"\n"), 1 => Just("")];
    let or = prop_oneof![5 => Just(None), 1 => "[abc]{1,2}".prop_map(Some)];
    (pattern, prop_oneof![7 => replace.prop_map(Some), 1 => Just(None)], fix, or, maybe_condition()).prop_map(
        |(pattern, replace, fix, or, condition)| {
            let replace = replace.map(|text| {
                let or = or.map(|or| format!("or = ['{or}']\n")).unwrap_or_default();
                format!("replace = '{text}'\n{or}")
            });
            let replace = replace.unwrap_or_default();
            format!("[[rule]]\nid = \"ID\"\npattern = '{pattern}'\n{replace}{fix}message = \"{{found}}\"\n{condition}")
        },
    )
}

/// An entry over the same words.
fn entry() -> impl Strategy<Value = String> {
    let term = (phrase(), prop::collection::vec(phrase(), 1..=2), maybe_condition(), prop::bool::weighted(0.2)).prop_map(
        |(right, wrong, condition, bare)| {
            let wrong: Vec<String> = wrong.into_iter().filter(|wrong| *wrong != right).map(|wrong| format!("{wrong:?}")).collect();
            let bare = if bare { "bare = true\n" } else { "" };
            format!("[[term]]\nid = \"ID\"\nuse = {right:?}\nwrong = [{}]\n{bare}{condition}", wrong.join(", "))
        },
    );
    let keep = phrase().prop_map(|name| format!("[[keep]]\nid = \"ID\"\nname = {name:?}\n"));
    let name = || select(&["Aa", "Bb", "Cc", "Ab", "Ba"][..]);
    let person = (name(), name(), name(), name(), maybe_condition()).prop_map(|(given, family, other, third, condition)| {
        let right = format!("{given} {family}");
        let wrong: BTreeSet<String> = [format!("{given} {other}"), format!("{third} {other}")].into();
        let wrong: Vec<String> = wrong.into_iter().filter(|wrong| *wrong != right).map(|wrong| format!("{wrong:?}")).collect();
        format!("[[person]]\nid = \"ID\"\nname = {right:?}\nfamily = {family:?}\nwrong = [{}]\n{condition}", wrong.join(", "))
    });
    prop_oneof![3 => term, 1 => keep, 2 => person]
}

fn made() -> impl Strategy<Value = Made> {
    let blocks = (prop::collection::vec(rule(), 0..=4), prop::collection::vec(entry(), 1..=4));
    blocks.prop_map(|(rules, entries)| {
        let all = rules.into_iter().chain(entries).enumerate();
        Made(all.map(|(i, block)| block.replace("\"ID\"", &format!("\"x{i}\""))).collect())
    })
}

/// A text in which made-up rules fire often.
fn letters() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[abc]{1,3}".boxed(),
        4 => phrase().boxed(),
        3 => select(&[" ", ", ", ".", ". ", ",", "“", "”", "'s", "’s", "the ", "A ", "an "][..]).prop_map(str::to_owned).boxed(),
        2 => select(&["\n", "\n\n", "\r\n", "\r", "\u{a0}", "\u{301}", "AA BB", "菅", "\u{feff}"][..]).prop_map(str::to_owned).boxed(),
        4 => Just(" ".to_owned()).boxed(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

// ---------------------------------------------------------------------------------------------------------------------------------
// Properties, each on one text and one set of rules

type Checked = Result<(), TestCaseError>;

fn read(text: &str) -> Document {
    Document::read("draft.txt", text.as_bytes().to_vec(), None).unwrap()
}

const CHOICES: [bool; 2] = [false, true];

fn choice(all: bool) -> Choice {
    Choice { all, ..Choice::default() }
}

/// Everything that must hold of a run over `text`, whatever the rules.
fn holds(rules: &RuleSet, text: &str) -> Checked {
    let document = read(text);
    prop_assert_eq!(document.write(&[]), text.as_bytes(), "what is read is written back");
    let first = check(rules, &document);
    for all in CHOICES {
        let outcome = run(rules, &document, &choice(all));
        edits_are_in_order(text, &outcome.edits)?;
        nothing_else_changes(&document, &outcome.edits)?;
        no_finding_hides_another(&first, &outcome)?;
        the_plan_is_of_whole_fixes(&document, &first, &choice(all))?;
        a_second_run_changes_nothing(rules, &document, &outcome, all)?;
        the_diff_gives_the_fixed_text(&document, &outcome)?;
        reports_are_drawn(&document, &outcome)?;
    }
    declining_a_fix_frees_its_rival(rules, &document, &first)
}

/// Sorted, without conflicts, on boundaries of characters, and each a change.
fn edits_are_in_order(text: &str, edits: &[Edit]) -> Checked {
    for edit in edits {
        let Span { start, end } = edit.span;
        prop_assert!(start <= end && end <= text.len(), "{:?} is not in the text", edit);
        prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{:?} cuts a character", edit);
        prop_assert_ne!(edit.span.of(text), &edit.text, "changes nothing");
    }
    for pair in edits.windows(2) {
        prop_assert!(pair[0] < pair[1], "not sorted: {:?}", pair);
        prop_assert!(!conflict(&pair[0], &pair[1]), "in conflict: {:?}", pair);
    }
    Ok(())
}

/// The edits made one at a time, from the last to the first, leave the bytes that are written.
fn nothing_else_changes(document: &Document, edits: &[Edit]) -> Checked {
    let mut bytes = document.text.clone().into_bytes();
    for edit in edits.iter().rev() {
        bytes.splice(edit.span.start..edit.span.end, edit.text.bytes());
    }
    prop_assert_eq!(&document.write(edits), &bytes);
    prop_assert_eq!(apply(&document.text, edits).into_bytes(), bytes);
    Ok(())
}

/// What tells one finding from another.
fn face(finding: &Finding) -> (Span, String, Option<String>, String) {
    (finding.span, finding.rule.to_string(), finding.entry.as_deref().map(str::to_owned), finding.message.clone())
}

/// Each finding of the first look is in the outcome, and what it is said to have lost to was made.
fn no_finding_hides_another(first: &[Finding], outcome: &Outcome) -> Checked {
    prop_assert_eq!(outcome.findings.len(), outcome.status.len());
    let mut left: BTreeMap<_, usize> = BTreeMap::new();
    outcome.findings.iter().for_each(|finding| *left.entry(face(finding)).or_default() += 1);
    for finding in first {
        let count = left.get_mut(&face(finding)).filter(|count| **count > 0);
        let Some(count) = count else { return Err(TestCaseError::fail(format!("lost: {:?}\nof {outcome:#?}", face(finding)))) };
        *count -= 1;
    }
    for (finding, status) in outcome.findings.iter().zip(&outcome.status) {
        match *status {
            Status::Fixed(fix) => prop_assert!(fix < finding.fixes.len(), "{:?} has no fix {}", finding, fix),
            Status::GoneWith(winner) | Status::Stands(Held::LostTo((winner, _))) => {
                prop_assert!(winner < outcome.findings.len());
                let made = matches!(outcome.status[winner], Status::Fixed(_));
                prop_assert!(
                    made,
                    "{:?} lost to {:?}, which was not made\n{:#?}",
                    face(finding),
                    face(&outcome.findings[winner]),
                    outcome
                );
            }
            Status::Stands(_) | Status::Flagged => {}
        }
    }
    Ok(())
}

/// A fix is made whole or not at all; every fix is made or held; and nothing is made that no fix asks for.
fn the_plan_is_of_whole_fixes(document: &Document, findings: &[Finding], choice: &Choice) -> Checked {
    let plan = plan(findings, &document.text, choice);
    edits_are_in_order(&document.text, &plan.edits)?;
    let changes = |edit: &&Edit| edit.span.of(&document.text) != edit.text;
    let wanted: BTreeSet<&Edit> = plan.apply.iter().flat_map(|&(i, j)| &findings[i].fixes[j].edits).filter(changes).collect();
    prop_assert_eq!(wanted, plan.edits.iter().collect::<BTreeSet<_>>());
    let all: BTreeSet<_> = plan.apply.iter().copied().chain(plan.held.iter().map(|(id, _)| *id)).collect();
    prop_assert_eq!(all.len(), findings.iter().map(|finding| finding.fixes.len()).sum::<usize>());
    prop_assert_eq!(all.len(), plan.apply.len() + plan.held.len());
    Ok(())
}

/// `fix(fix(x)) == fix(x)`, the file read anew in between.
fn a_second_run_changes_nothing(rules: &RuleSet, document: &Document, outcome: &Outcome, all: bool) -> Checked {
    let fixed = apply(&document.text, &outcome.edits);
    let again = run(rules, &read(&fixed), &choice(all));
    prop_assert_eq!(
        &apply(&fixed, &again.edits),
        &fixed,
        "all = {}, fighting: {:?}, then {:?}",
        all,
        outcome.fighting,
        again.edits
    );
    Ok(())
}

/// The diff, applied as `patch` and `git apply` do, gives the fixed text, and backwards the text as it was.
fn the_diff_gives_the_fixed_text(document: &Document, outcome: &Outcome) -> Checked {
    let fixed = apply(&document.text, &outcome.edits);
    for offers in [false, true] {
        let diff = unified(document, outcome, Paint::Plain, offers);
        let patched = patch::apply(&document.text, &diff).map_err(|error| TestCaseError::fail(format!("{error}\n{diff:?}")))?;
        prop_assert_eq!(&patched.text, &fixed, "{}", diff);
        prop_assert!(offers || patched.trailer.is_empty(), "behind the last hunk: {:?}", patched.trailer);
        prop_assert!(
            patched.trailer.is_empty() || patched.trailer.starts_with("For your decision") || patched.trailer.starts_with("  ")
        );
        let back =
            patch::apply(&fixed, &patch::reversed(&diff)).map_err(|error| TestCaseError::fail(format!("-R: {error}\n{diff:?}")))?;
        prop_assert_eq!(&back.text, &document.text, "-R: {}", diff);
    }
    Ok(())
}

fn reports_are_drawn(document: &Document, outcome: &Outcome) -> Checked {
    for paint in [Paint::Plain, Paint::Terminal] {
        let drawn = pretty(document, outcome, paint);
        prop_assert_eq!(drawn.is_empty(), outcome.findings.is_empty());
        unified(document, outcome, paint, true);
    }
    for number in 0..outcome.findings.len() {
        let record = FindingRecord::new(document, outcome, number);
        prop_assert_eq!(&document.text[record.start..record.end], &record.found);
        serde_json::to_string(&record).unwrap();
    }
    Ok(())
}

/// Where a fix lost its words to another finding's, declining that one gives them to it, or to a third.
fn declining_a_fix_frees_its_rival(rules: &RuleSet, document: &Document, findings: &[Finding]) -> Checked {
    let before = plan(findings, &document.text, &choice(true));
    let lost = before.held.iter().filter_map(|&(id, held)| match held {
        Held::LostTo(winner) if findings[winner.0].fingerprint != findings[id.0].fingerprint => Some((id, winner)),
        _ => None,
    });
    for (id, winner) in lost.take(4) {
        let declined = Choice { all: true, declined: [findings[winner.0].fingerprint].into() };
        let after = plan(findings, &document.text, &declined);
        prop_assert!(after.held.contains(&(winner, Held::Declined)), "{:?} was declined and is not held", winner);
        match after.held.iter().find(|(held, _)| *held == id) {
            None => prop_assert!(after.apply.contains(&id), "{:?} is gone", id),
            Some((_, Held::LostTo((other, _)))) => {
                prop_assert_ne!(findings[*other].fingerprint, findings[winner.0].fingerprint, "{:?} lost to what was declined", id);
            }
            Some((_, held)) => return Err(TestCaseError::fail(format!("{id:?} was freed, and is {held:?}"))),
        }
        // The same through all passes: nothing of what was declined is made.
        let outcome = run(rules, document, &declined);
        edits_are_in_order(&document.text, &outcome.edits)?;
        no_finding_hides_another(findings, &outcome)?;
        for (finding, status) in outcome.findings.iter().zip(&outcome.status) {
            let made = matches!(status, Status::Fixed(_)) && declined.declined.contains(&finding.fingerprint);
            prop_assert!(!made, "made although declined: {:?}", face(finding));
        }
    }
    Ok(())
}

/// The order in which rules are given changes nothing of what is found and made.
fn the_order_of_rules_does_not_matter(one: &RuleSet, other: &RuleSet, text: &str) -> Checked {
    let document = read(text);
    for all in CHOICES {
        let (a, b) = (run(one, &document, &choice(all)), run(other, &document, &choice(all)));
        prop_assert_eq!(&a.edits, &b.edits);
        let faces = |outcome: &Outcome| outcome.findings.iter().map(face).collect::<Vec<_>>();
        prop_assert_eq!(faces(&a), faces(&b));
        prop_assert_eq!(&a.status, &b.status);
        prop_assert_eq!(&a.fighting, &b.fighting);
        prop_assert_eq!(unified(&document, &a, Paint::Plain, true), unified(&document, &b, Paint::Plain, true));
    }
    Ok(())
}

// ---------------------------------------------------------------------------------------------------------------------------------
// The tests

/// `cases` of a fixed seed; where `PROPTEST_CASES` asks for a soak, so many of a fresh one.
fn config(cases: u32) -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => default,
        None => ProptestConfig { cases, rng_seed: RngSeed::Fixed(20_201_124), ..default },
    }
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn shipped_rules_keep_every_promise_on_any_text(text in article()) {
        holds(&SHIPPED, &text)?;
    }

    #[test]
    fn shipped_rules_do_the_same_in_any_order(text in article()) {
        the_order_of_rules_does_not_matter(&SHIPPED, &SHIPPED_REVERSED, &text)?;
    }
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn made_up_rules_keep_every_promise(made in made(), text in letters()) {
        holds(&made.rules(), &text)?;
    }

    #[test]
    fn made_up_rules_do_the_same_in_any_order(
        made in made(),
        text in letters(),
        order in prop::collection::vec(any::<Index>(), 8),
        files in 1..4_usize,
    ) {
        the_order_of_rules_does_not_matter(&made.rules(), &made.shuffled(&order, files), &text)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused_and_what_is_read_is_written_back(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        match Document::read("draft.txt", bytes.clone(), None) {
            Ok(document) => prop_assert_eq!(document.write(&[]), bytes),
            Err(error) => {
                prop_assert!(std::str::from_utf8(&bytes).is_err());
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    /// Any place in an edited text has a place in the text before it; one that edits do not touch is the same words there.
    #[test]
    fn places_are_mapped_back_in_order(
        text in "[ab]{0,20}",
        raw in prop::collection::vec((0..21_usize, 0..4_usize, "[xy]{0,3}"), 0..5),
        a in any::<Index>(),
        b in any::<Index>(),
    ) {
        let mut edits: Vec<Edit> = Vec::new();
        for (start, length, new) in raw {
            let start = start.min(text.len());
            let edit = Edit::new(Span::new(start, (start + length).min(text.len())), new);
            if edit.span.of(&text) != edit.text && !edits.iter().any(|other| conflict(other, &edit)) {
                edits.push(edit);
            }
        }
        edits.sort();
        let edited = apply(&text, &edits);
        let (a, b) = (a.index(edited.len() + 1), b.index(edited.len() + 1));
        let after = Span::new(a.min(b), a.max(b));
        let (wide, before) = SourceMap::new(&edits).widen(after);
        prop_assert!(wide.contains(after) && before.start <= before.end && before.end <= text.len());
        let within: Vec<Edit> = edits
            .iter()
            .filter(|edit| before.contains(edit.span))
            .map(|edit| Edit::new(Span::new(edit.span.start - before.start, edit.span.end - before.start), edit.text.clone()))
            .collect();
        if !after.is_empty() && !edits.iter().any(|edit| edit.span.is_empty() || edit.text.is_empty()) {
            prop_assert_eq!(apply(before.of(&text), &within), wide.of(&edited), "{:?} of {:?}", wide, edited);
        }
    }
}

/// A paragraph on one line as long as a chapter, a word without an end, and more line breaks than text.
#[test]
fn very_long_lines_are_no_trouble() {
    let pieces = ["Modi , the the ", "McFall ", "“", "x", "\r\n", "菅", "e\u{301}"];
    for piece in pieces {
        let text = format!("Michael McFall ambassador to Russia {}", piece.repeat(400));
        let document = read(&text);
        let outcome = run(&SHIPPED, &document, &choice(true));
        let checked = edits_are_in_order(&text, &outcome.edits).and_then(|()| the_diff_gives_the_fixed_text(&document, &outcome));
        let checked = checked.and_then(|()| a_second_run_changes_nothing(&SHIPPED, &document, &outcome, true));
        checked.unwrap_or_else(|error| panic!("{piece:?}: {error}"));
    }
}

/// Inputs that once broke a promise, made small.
#[test]
fn inputs_that_failed_before() {
    let rule = |id: &str, pattern: &str, replace: &str| {
        format!("[[rule]]\nid = \"{id}\"\npattern = '{pattern}'\nreplace = '{replace}'\nfix = \"safe\"\nmessage = \"x\"\n")
    };
    let cases: &[(&str, Vec<String>, &str)] = &[
        ("an insertion where an earlier pass has deleted", vec![rule("x0", "q", ""), rule("x1", "a(?<at>)b", " ")], "aqb"),
        ("rules that undo each other", vec![rule("x0", "a", "b"), rule("x1", "b", "a")], "a b c"),
        ("rules that undo each other in a ring", vec![rule("x0", "a", "b"), rule("x1", "b", "c"), rule("x2", "c", "a")], "a b c"),
        ("a rule that never has enough", vec![rule("x0", "a", "aa")], "a"),
        ("a fight that names another rule from another start", vec![rule("x0", "a", "b"), rule("x1", "b(?<at>,?)b", " a")], "aa"),
        ("what is declined comes back in changed words", vec![rule("x0", "a", "b"), rule("x1", "a(?<at>,?)a", "a")], "aaa"),
        (
            "a dateline that a fix changes",
            vec![rule("x0", "2020", "2021"), rule("x1", "a", "b") + "when = { date = { from = 2021-01-01 } }\n"],
            "BEIJING, Nov. 24, 2020: a c.",
        ),
    ];
    let shipped = ["&nbsp;\u{a0}x "];
    let mut failed = Vec::new();
    let held = |rules: &RuleSet, text: &str| {
        let held = std::panic::catch_unwind(AssertUnwindSafe(|| holds(rules, text).map_err(|error| error.to_string())));
        held.unwrap_or_else(|_| Err("panicked".to_owned())).err()
    };
    for text in shipped {
        failed.extend(held(&SHIPPED, text).map(|error| format!("the shipped rules, on {text:?}: {error}")));
    }
    for (what, blocks, text) in cases {
        let rules = Made(blocks.clone()).rules();
        failed.extend(held(&rules, text).map(|error| format!("{what}, on {text:?}: {error}")));
    }
    assert!(failed.is_empty(), "\n{}\n", failed.join("\n"));
}

// ---------------------------------------------------------------------------------------------------------------------------------

/// A strict applier of unified diffs: no fuzz, no offsets; counts, positions and context must all be right.
mod patch {
    pub(super) struct Patched {
        pub(super) text: String,
        /// What follows the last hunk.
        pub(super) trailer: String,
    }

    /// Makes the changes of `diff` to `text`, or says what is wrong with it.
    pub(super) fn apply(text: &str, diff: &str) -> Result<Patched, String> {
        let old: Vec<&str> = text.split_inclusive('\n').collect();
        let mut lines = diff.split_inclusive('\n').peekable();
        if !diff.starts_with("--- ") {
            return Ok(Patched { text: text.to_owned(), trailer: diff.to_owned() });
        }
        lines.next();
        lines.next().filter(|line| line.starts_with("+++ ")).ok_or("no +++ behind ---")?;
        let (mut out, mut at, mut hunks) = (Vec::new(), 0_usize, 0);
        while let Some(header) = lines.next_if(|line| line.starts_with("@@ ")) {
            let (from, to) = header_of(header)?;
            // A range of no lines names the line before it.
            let start = if from.1 == 0 { from.0 } else { from.0 - 1 };
            let copied = old.get(at..start).ok_or(format!("hunk at {start} follows line {at}"))?;
            out.extend(copied.iter().map(|line| (*line).to_owned()));
            at = start;
            let new_start = if to.1 == 0 { to.0 } else { to.0 - 1 };
            if new_start != out.len() {
                return Err(format!("{header:?}: the new lines start at {}, not {new_start}", out.len()));
            }
            let (mut taken, mut given, mut context) = (0, 0, (None, 0));
            while taken < from.1 || given < to.1 {
                let line = lines.next().ok_or("a hunk is cut off")?;
                let (sign, body) = line.split_at_checked(1).ok_or("an odd line in a hunk")?;
                let body = match lines.next_if(|next| next.starts_with('\\')) {
                    Some(_) => body.strip_suffix('\n').ok_or("no line break to take off")?,
                    None => body,
                };
                if sign == " " || sign == "-" {
                    let there = old.get(at).ok_or("a hunk runs over the end")?;
                    if *there != body {
                        return Err(format!("line {} is {there:?}, not {body:?}", at + 1));
                    }
                    (at, taken) = (at + 1, taken + 1);
                }
                if sign == " " || sign == "+" {
                    if out.last().is_some_and(|last: &String| !last.ends_with('\n')) {
                        return Err("a line follows one without a line break".into());
                    }
                    out.push(body.to_owned());
                    given += 1;
                }
                match sign {
                    " " => context.1 += 1,
                    "-" | "+" => {
                        context.0.get_or_insert(context.1);
                        context.1 = 0;
                    }
                    _ => return Err(format!("{line:?} in a hunk")),
                }
            }
            if (taken, given) != (from.1, to.1) {
                return Err(format!("{header:?}: counted {taken} and {given}"));
            }
            // `git apply` takes a hunk that has no context behind it for the end of the file, one that starts at 1 for its start.
            if context.1 == 0 && at != old.len() {
                return Err(format!("{header:?} has no context behind it and does not end the file"));
            }
            if context.0.is_none() {
                return Err(format!("{header:?} changes nothing"));
            }
            hunks += 1;
        }
        if hunks == 0 {
            return Err("a header without hunks".into());
        }
        out.extend(old[at..].iter().map(|line| (*line).to_owned()));
        Ok(Patched { text: out.concat(), trailer: lines.collect() })
    }

    /// `@@ -FROM,COUNT +FROM,COUNT @@ reasons`.
    fn header_of(line: &str) -> Result<((usize, usize), (usize, usize)), String> {
        let mut words = line.split(' ').skip(1);
        let mut range = |sign: char| {
            let (from, count) = words.next()?.strip_prefix(sign)?.split_once(',')?;
            let (from, count): (usize, usize) = (from.parse().ok()?, count.parse().ok()?);
            (count == 0 || from > 0).then_some((from, count))
        };
        match (range('-'), range('+'), words.next().map(str::trim_end)) {
            (Some(from), Some(to), Some("@@")) if line.ends_with('\n') => Ok((from, to)),
            _ => Err(format!("no header of a hunk: {line:?}")),
        }
    }

    /// The diff that undoes `diff`.
    pub(super) fn reversed(diff: &str) -> String {
        let mut out = String::new();
        let mut left = (0, 0);
        for line in diff.split_inclusive('\n') {
            if left != (0, 0) {
                let (sign, body) = line.split_at(1);
                let (turned, used) = match sign {
                    "-" => ("+", (1, 0)),
                    "+" => ("-", (0, 1)),
                    " " => (" ", (1, 1)),
                    sign => (sign, (0, 0)),
                };
                left = (left.0 - used.0, left.1 - used.1);
                out.extend([turned, body]);
            } else if let Some((from, to)) = line.starts_with("@@ ").then(|| header_of(line).ok()).flatten() {
                left = (from.1, to.1);
                out += &format!("@@ -{},{} +{},{} @@\n", to.0, to.1, from.0, from.1);
            } else {
                out += line;
            }
        }
        out
    }

    #[test]
    fn the_applier_is_strict() {
        let made = |diff: &str| apply("a\nb\nc", diff).map(|patched| patched.text);
        let head = "--- a/x\n+++ b/x\n";
        assert_eq!(made(&format!("{head}@@ -1,2 +1,2 @@ why\n-a\n+A\n b\n")).as_deref(), Ok("A\nb\nc"));
        let last = "@@ -2,2 +2,2 @@\n b\n-c\n\\ No newline at end of file\n+C\n\\ No newline at end of file\n";
        assert_eq!(made(&format!("{head}{last}")).as_deref(), Ok("a\nb\nC"));
        assert_eq!(apply("a\nb\nC", &reversed(&format!("{head}{last}"))).unwrap().text, "a\nb\nc");
        assert_eq!(
            apply("a\nB\nc", &format!("{head}@@ -1,2 +1,1 @@\n a\n-B\n")).map(|p| p.text).ok(),
            None,
            "not the end of the file"
        );
        for (wrong, hunk) in [
            ("the context", "@@ -1,2 +1,2 @@\n-a\n+A\n B\n"),
            ("the place", "@@ -2,2 +2,2 @@\n-a\n+A\n b\n"),
            ("the new place", "@@ -1,2 +2,2 @@\n-a\n+A\n b\n"),
            ("the count", "@@ -1,2 +1,3 @@\n-a\n+A\n b\n"),
            ("the last line break", "@@ -2,2 +2,2 @@\n b\n-c\n+C\n"),
            ("the end", "@@ -1,1 +1,1 @@\n-a\n+A\n"),
        ] {
            assert!(made(&format!("{head}{hunk}")).is_err(), "{wrong} is wrong and was taken");
        }
    }
}
