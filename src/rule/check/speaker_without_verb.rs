use super::{Check, CheckExample, Context, Spot};
use crate::rule::hit::Level;
use crate::text::Span;

pub(super) const CHECK: Check = Check {
    id: "speaker-without-verb",
    pack: "news",
    level: Level::Warning,
    page: "A speaker and a place, a colon and a quotation, and no verb of saying.

What it does: finds a paragraph that opens with a short capitalised name and “on Twitter”, “on Weibo” and the like, followed by a colon
and a quotation.

Why it is bad: “Smith on Twitter: …” is a headline’s or a listing’s way of writing, not a sentence.

Fix: none. Wrote, posted or said: that is for a person to choose.",
    examples: &[
        CheckExample::Flag("Smith on Twitter: “Did they join the talks? I have not seen it.”"),
        CheckExample::Flag("Professor Li Na on Weibo: \"The samples are safe.\""),
        CheckExample::Keep("Smith wrote on Twitter: “Did they join the talks?”"),
        CheckExample::Keep("More on Twitter: see the newsroom’s page."),
    ],
    file: file!(),
    run,
};

/// Where people are quoted from. Sorted.
const OUTLETS: &[&str] = &[
    "bluesky", "douyin", "facebook", "instagram", "line", "linkedin", "mastodon", "reddit", "telegram", "threads", "tiktok", "twitter",
    "wechat", "weibo",
];

/// The longest name, with its title, in words.
const NAME: usize = 6;

fn run(context: &Context, found: &mut Vec<Spot>) {
    for (number, segment) in context.view.segments.iter().enumerate() {
        let Some(on) = (1..=NAME).find(|i| segment.word(*i) == Some("on")) else { continue };
        let name_is_capitalised = (0..on).all(|i| segment.word(i).is_some_and(|word| word.starts_with(char::is_uppercase)));
        let outlet = segment.word(on + 1).is_some_and(|word| OUTLETS.binary_search(&word.to_lowercase().as_str()).is_ok());
        let Some(end) = segment.words.get(on + 1).map(|word| word.span.end) else { continue };
        let rest = segment.text()[end..].trim_start();
        let quotes = rest.strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with(['“', '"']));
        if name_is_capitalised && outlet && quotes {
            let colon = end + segment.text()[end..].find(':').unwrap_or(0) + 1;
            found.push(Spot {
                segment: number,
                span: Span::new(segment.words[0].span.start, colon),
                message: "a speaker without a verb of saying".into(),
                fixes: Vec::new(),
            });
        }
    }
}
