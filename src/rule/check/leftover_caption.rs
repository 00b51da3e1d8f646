use super::{Check, CheckExample, Context, Spot};
use crate::document::SegmentKind;
use crate::rule::hit::Level;
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    id: "leftover-caption",
    pack: "news",
    level: Level::Warning,
    page: "A picture's caption left in the text.

What it does: finds a short paragraph without a closing stop that ends in what Chinese sites put under pictures (Profile, Data map, File
photo), or opens with such a label.

Why it is bad: the picture did not come along, and the line says nothing without it.

Fix: none. The line may go, or the picture may be added.",
    examples: &[
        CheckExample::Flag("The talks ended on Monday.\n\nFormer ambassador John Smith Profile\n\nHe left at once."),
        CheckExample::Flag("The talks ended on Monday.\n\nData map: the harbour of Dalian\n\nHe left at once."),
        CheckExample::Keep("The talks ended on Monday.\n\nThe company keeps a low profile.\n\nHe left at once."),
    ],
    file: file!(),
    run,
};

/// What such lines end in; small-lettered words of theirs match as the last words of the line.
const ENDINGS: &[&str] = &[
    "Profile", "Profile picture", "Profile photo", "Data map", "Data photo", "Data picture", "File photo", "Photo", "Screenshot",
];

const LABELS: &[&str] = &["Data map", "Data picture", "Data photo", "File photo", "Photo:", "Picture:", "Image:", "Profile:"];

/// A caption has at most so many words.
const LONGEST: usize = 25;

fn run(context: &Context, found: &mut Vec<Spot>) {
    for (number, segment) in context.view.segments.iter().enumerate().skip(1) {
        let line = segment.text().trim().trim_matches(['(', ')', '（', '）', '[', ']']);
        let in_body = matches!(segment.segment.kind, SegmentKind::Body | SegmentKind::Caption);
        if !in_body || segment.words.len() > LONGEST || segment.words.len() < 2 || line.ends_with(['”', '"', '?', '!']) {
            continue;
        }
        let whole_word = |ending: &&&str| line.strip_suffix(**ending).is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ':', '：', '(', '（']));
        let ends = ENDINGS.iter().any(|ending| whole_word(&ending));
        let labelled = LABELS.iter().any(|label| line.starts_with(label) && line[label.len()..].starts_with([':', '：', ' ', '.']));
        let bracketed = segment.text().trim().starts_with(['(', '（', '[']);
        if ends || labelled && (bracketed || line.contains([':', '：']) || !line.ends_with('.')) {
            found.push(Spot {
                segment: number,
                span: Span::new(0, segment.text().len()),
                message: "a caption left in the text".into(),
                fixes: Vec::new(),
            });
        }
    }
}
