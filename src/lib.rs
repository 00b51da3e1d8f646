//! Makes machine-translated news fit to print.
//!
//! Machine translation gets the grammar right and the names wrong: one person is called four things in one article, a chancellor
//! becomes a prime minister, a phrase is carried over word by word. postedit knows who and what is called how, finds what stands
//! there instead, and describes each change so that a person can judge it. The binary of the same name is a thin layer over this
//! library.
//!
//! # Concepts
//!
//! A *draft* is read by a format into a [`Document`](document::Document): *segments* of decoded prose (a headline, a paragraph, a
//! caption), each knowing which bytes of the draft it came from. Rules see segments only, so they need not know any format.
//!
//! *Knowledge* is TOML. An *entry* of a glossary ([`glossary`]) is one person, office, place, organisation or term, with its right form
//! and, where they are known, its wrong ones. A *rule* of a style pack is a pattern. A *check* is a rule in code, for what takes the
//! whole article to see. All three are compiled into a [`RuleSet`](rule::RuleSet); each brings examples of what it must and must not
//! change.
//!
//! What a rule finds is a [`Finding`](engine::Finding): a place, a reason, and the ways to mend it, best first. A way to mend it is a
//! *fix*, a set of [`Edit`](edit::Edit)s that are made together or not at all. A fix is *safe* if an editor who never looks at it loses
//! nothing, and *for review* otherwise. A finding without a fix is a *flag*.
//!
//! Fixes may want the same words. The *plan* chooses among them by an order that does not depend on the order of rules or files, and
//! keeps every fix that was not made with the reason why. Rules run again over what the fixes leave, until nothing more changes, so a
//! second run over a fixed draft changes nothing. The [`Outcome`](engine::Outcome) of all passes is told in places of the draft as it
//! was given.
//!
//! The sorted list of edits is the product. The fixed text, the diff and the reports are all made from it; two texts are never compared
//! to find out what was changed.
//!
//! # The flow
//!
//! ```text
//! bytes ── Document::read ──▶ Document ─┐
//! TOML ──── RuleSet::new ───▶ RuleSet ──┴─▶ engine::run ─▶ Outcome ─┬─▶ Document::write ─▶ bytes
//!                                                                   └─▶ report (a diff, a list, records)
//! ```
//!
//! The modules are layers, and each imports only those before it: [`text`], [`edit`], [`document`], [`glossary`], [`rule`],
//! [`engine`], [`report`], [`batch`]. Offsets are UTF-8 bytes throughout; lines and columns are for people and count from 1.
//!
//! # Example
//!
//! ```
//! use postedit::document::{Document, Format};
//! use postedit::edit::apply;
//! use postedit::engine::{Choice, Status, run};
//! use postedit::rule::RuleSet;
//!
//! let rules = RuleSet::shipped().expect("the shipped knowledge compiles");
//! let draft = "German Prime Minister Merkel called twice , an aide said.";
//! let document = Document::from_text("draft.txt", Format::Plain, draft.to_owned(), None);
//!
//! let outcome = run(&rules, &document, &Choice::default());
//! assert_eq!(apply(&document.text, &outcome.edits), "German Chancellor Merkel called twice, an aide said.");
//!
//! let found = &outcome.findings[0];
//! assert_eq!(found.id(), "germany-chancellor");
//! assert_eq!(found.span.of(draft), "German Prime Minister");
//! assert_eq!(outcome.status[0], Status::Fixed(0));
//! ```

pub mod batch;
pub mod document;
pub mod edit;
pub mod engine;
pub mod glossary;
pub mod likeness;
pub mod report;
pub mod rule;
pub mod text;
