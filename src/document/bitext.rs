//! Pairing a draft with the source text that it was translated from.
//!
//! Equal counts of paragraphs are paired one to one. Otherwise paragraphs are aligned by length and by the numbers in them, after Gale
//! and Church ("A Program for Aligning Sentences in Bilingual Corpora", 1993): a pairing that is worked out like this may be wrong, and
//! says so ([`crate::document::Segment::source_is_sure`]), so that nothing is changed unseen on its word.

use super::{Document, Segment};

/// How far from the straight line an alignment may stray, in paragraphs; it bounds the work on long texts.
const BAND: usize = 60;

/// English characters for a Chinese one, and how much that varies, in translated news.
const RATIO: f64 = 3.5;
const SPREAD: f64 = 12.0;

/// What a pair of so many paragraphs costs before they are looked at: of the draft, of the source, and its cost.
const SHAPES: [(usize, usize, f64); 5] = [(1, 1, 0.0), (1, 0, 4.5), (0, 1, 4.5), (2, 1, 2.5), (1, 2, 2.5)];

/// Gives each segment of `document` its paragraph of `source` (paragraphs parted by blank lines).
pub fn pair_with_source(document: &mut Document, source: &str) {
    let paragraphs: Vec<String> = super::Format::Plain.segments(source).into_iter().map(|segment| segment.text).collect();
    let equal = paragraphs.len() == document.segments.len();
    if equal {
        for (segment, paragraph) in document.segments.iter_mut().zip(paragraphs) {
            segment.source = Some(paragraph);
            segment.source_is_sure = true;
        }
        return;
    }
    for (targets, sources) in align(&document.segments, &paragraphs) {
        for segment in &mut document.segments[targets] {
            segment.source = Some(paragraphs[sources.clone()].join("\n"));
            segment.source_is_sure = false;
        }
    }
}

type Pair = (std::ops::Range<usize>, std::ops::Range<usize>);

/// The cheapest way to pair paragraphs in order; those that pair with none are left out.
fn align(targets: &[Segment], sources: &[String]) -> Vec<Pair> {
    let (n, m) = (targets.len(), sources.len());
    if n == 0 || m == 0 || n.abs_diff(m) > BAND / 2 {
        return Vec::new();
    }
    let width = 2 * BAND + 1;
    // Row i holds the columns around i · m / n.
    let left = |i: usize| (i * m / n).saturating_sub(BAND);
    let mut cost = vec![f64::INFINITY; (n + 1) * width];
    let mut step = vec![0_u8; (n + 1) * width];
    cost[0] = 0.0;
    let at = |i: usize, j: usize| (j >= left(i) && j - left(i) < width).then(|| i * width + j - left(i));
    for i in 0..=n {
        for j in left(i)..=m.min(left(i) + width - 1) {
            let Some(here) = at(i, j) else { continue };
            for (shape, &(a, b, penalty)) in SHAPES.iter().enumerate() {
                let before = i.checked_sub(a).zip(j.checked_sub(b)).and_then(|(i, j)| at(i, j));
                let Some(before) = before.filter(|before| cost[*before].is_finite()) else { continue };
                let together = if a > 0 && b > 0 { mismatch(&targets[i - a..i], &sources[j - b..j]) } else { 0.0 };
                let total = cost[before] + penalty + together;
                if total < cost[here] {
                    (cost[here], step[here]) = (total, shape as u8);
                }
            }
        }
    }
    let (mut i, mut j, mut pairs) = (n, m, Vec::new());
    while let Some(here) = at(i, j).filter(|here| (i, j) != (0, 0) && cost[*here].is_finite()) {
        let (a, b, _) = SHAPES[step[here] as usize];
        if a > 0 && b > 0 {
            pairs.push((i - a..i, j - b..j));
        }
        (i, j) = (i - a, j - b);
    }
    pairs
}

/// How badly paragraphs fit each other: by length, and by the numbers that one has and the other has not.
fn mismatch(targets: &[Segment], sources: &[String]) -> f64 {
    let long = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() as f64;
    let target: f64 = targets.iter().map(|segment| long(&segment.text)).sum();
    let source: f64 = sources.iter().map(|text| long(text)).sum();
    let delta = (target - source * RATIO) / (source.max(1.0) * SPREAD).sqrt();
    let in_target: Vec<&str> = targets.iter().flat_map(|segment| numbers(&segment.text)).collect();
    let in_source: Vec<&str> = sources.iter().flat_map(|text| numbers(text)).collect();
    let shared = in_target.iter().filter(|number| in_source.contains(number)).count();
    let lone = in_target.len().max(in_source.len()) - shared;
    (delta * delta / 8.0).min(6.0) + 0.8 * (lone.min(4) as f64) - 1.2 * (shared.min(4) as f64)
}

/// Numbers of two digits or more, as they stand.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn paired(draft: &str, source: &str) -> Vec<Option<String>> {
        let mut document = Document::from_text("-", Format::Plain, draft.into(), None);
        pair_with_source(&mut document, source);
        document.segments.into_iter().map(|segment| segment.source).collect()
    }

    #[test]
    fn equal_counts_are_paired_one_to_one() {
        assert_eq!(paired("One man.\n\nTwo men.", "一。\n\n二。"), [Some("一。".into()), Some("二。".into())]);
    }

    #[test]
    fn a_paragraph_too_many_finds_no_partner() {
        let draft = "In 2019 the river rose by 35 centimetres in one night, and the bridge was closed.\n\n\
                     Nobody was hurt. The mayor thanked the 120 helpers who had carried sandbags.\n\n\
                     The harbour will open again on the 14th, when the water has fallen below 280 centimetres.";
        let source = "2019年河水一夜上涨35厘米，大桥被关闭，交通中断。\n\n水位降到280厘米以下后，港口将于14日重新开放。";
        let found = paired(draft, source);
        assert_eq!(found[0].as_deref().map(|text| text.starts_with("2019")), Some(true));
        assert_eq!(found[2].as_deref().map(|text| text.contains("280")), Some(true));
    }
}
