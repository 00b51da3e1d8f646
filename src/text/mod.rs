//! Text as the rules see it: spans, lines, words, case, and what must not be read as words.
//!
//! Everything here works on one `&str` and knows nothing of documents or rules. Offsets are UTF-8 bytes throughout.

mod article;
mod case;
mod fold;
mod lines;
mod nearest;
mod opaque;
mod plural;
mod sentence;
mod span;
mod word;

pub use article::{IndefiniteArticle, indefinite_article};
pub use case::{Case, capitalize, case_of, is_title_cased, title_case};
pub use fold::{fold_gap, fold_word, is_apostrophe, is_double_quote, is_no_break_space};
pub use lines::{LineIndex, Position};
pub use nearest::nearest;
pub use opaque::opaque_spans;
pub use plural::plural;
pub use sentence::starts_sentence;
pub use span::Span;
pub use word::{Word, WordKey, is_word_char, word_key, words};
