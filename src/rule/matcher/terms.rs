//! Finding any of many phrases in one walk over a text's words.

use std::collections::HashMap;

use super::Phrase;
use crate::rule::view::SegmentView;
use crate::text::{Span, WordKey};

/// A trie of words. Every phrase that ends at a node is kept, so a longer phrase that fails never hides a shorter one.
#[derive(Debug, Default)]
pub struct TermIndex {
    phrases: Vec<Phrase>,
    next: HashMap<(u32, WordKey), u32>,
    /// Phrases that end at a node.
    ends: Vec<Vec<u32>>,
}

/// A phrase found in a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermMatch {
    /// The number that [`TermIndex::add`] gave the phrase.
    pub phrase: usize,
    /// Number of the first word and of the word behind the last.
    pub words: (usize, usize),
    /// Bytes of the segment's text, the phrase's marks included.
    pub span: Span,
}

impl TermIndex {
    /// Takes a phrase in and returns its number, counted from 0.
    pub fn add(&mut self, phrase: Phrase) -> usize {
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
        }
        let number = self.phrases.len();
        let mut node = 0;
        for key in phrase.keys() {
            node = *self.next.entry((node, key)).or_insert_with(|| {
                self.ends.push(Vec::new());
                (self.ends.len() - 1) as u32
            });
        }
        self.ends[node as usize].push(number as u32);
        self.phrases.push(phrase);
        number
    }

    /// Every place where a phrase stands in the segment, by first word, then by length.
    pub fn find(&self, view: &SegmentView) -> Vec<TermMatch> {
        let mut found = Vec::new();
        for from in 0..view.words.len() {
            let mut node = 0;
            for (length, word) in view.words[from..].iter().enumerate() {
                match self.next.get(&(node, word.key)) {
                    Some(&next) => node = next,
                    None => break,
                }
                for &phrase in &self.ends[node as usize] {
                    let phrase = phrase as usize;
                    if let Some(span) = self.phrases[phrase].at(view, from).filter(|span| !view.is_opaque(*span)) {
                        found.push(TermMatch { phrase, words: (from, from + length + 1), span });
                    }
                }
            }
        }
        found
    }
}
