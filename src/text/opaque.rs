//! What looks like words and is not prose: web addresses, e-mail addresses, file names, handles, code.
//!
//! Nothing inside these spans is ever matched or changed. They are found by cutting at white space and judging each piece, so the
//! cost is one pass whatever the text holds.

use super::Span;

const FILE_ENDINGS: [&str; 30] = [
    "avi", "bmp", "css", "csv", "doc", "docx", "exe", "gif", "htm", "html", "jpeg", "jpg", "js", "json", "md", "mov", "mp3", "mp4",
    "pdf", "php", "png", "ppt", "pptx", "rs", "svg", "toml", "txt", "webp", "xls", "xlsx",
];
const TOP_DOMAINS: [&str; 31] = [
    "au", "br", "ca", "ch", "cn", "co", "com", "de", "edu", "eu", "fr", "gov", "hk", "in", "info", "int", "io", "jp", "kr", "mil",
    "mo", "net", "nl", "org", "ru", "sg", "tv", "tw", "uk", "us", "vn",
];

/// The spans of `text` that are not prose, from left to right, none touching another.
pub fn opaque_spans(text: &str) -> Vec<Span> {
    let mut spans = code_spans(text);
    if !text.contains(['.', '@', '#', '\\']) && !text.contains("://") {
        return spans;
    }
    let mut start = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let inner = piece.trim_end().trim_matches(is_wrapping_mark);
        if is_opaque(inner) {
            // `inner` is a slice of `piece`, so the distance of their addresses is its offset in it.
            let at = start + (inner.as_ptr() as usize - piece.as_ptr() as usize);
            spans.push(Span::new(at, at + inner.len()));
        }
        start += piece.len();
    }
    spans.sort();
    spans.dedup_by(|next, kept| {
        let joined = next.start <= kept.end;
        if joined {
            *kept = kept.cover(*next);
        }
        joined
    });
    spans
}

/// `code` between single backticks, within one line.
fn code_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut open = None;
    for at in memchr::memchr2_iter(b'`', b'\n', text.as_bytes()) {
        match (text.as_bytes()[at], open) {
            (b'\n', _) => open = None,
            (_, None) => open = Some(at),
            (_, Some(start)) => {
                spans.push(Span::new(start, at + 1));
                open = None;
            }
        }
    }
    spans
}

fn is_wrapping_mark(c: char) -> bool {
    matches!(
        c,
        '(' | ')' | '[' | ']' | '<' | '>' | '{' | '}' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '“' | '”' | '‘' | '’' | '.'
    )
}

fn is_opaque(piece: &str) -> bool {
    if piece.len() < 3 {
        return false;
    }
    piece.contains("://")
        || piece.starts_with("www.")
        || is_handle(piece)
        || is_email(piece)
        || is_windows_path(piece)
        || is_domain_or_file(piece)
}

fn is_handle(piece: &str) -> bool {
    let mut chars = piece.chars();
    matches!(chars.next(), Some('@' | '#')) && chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
}

fn is_email(piece: &str) -> bool {
    piece.split_once('@').is_some_and(|(user, host)| {
        user.ends_with(|c: char| c.is_ascii_alphanumeric())
            && host.starts_with(|c: char| c.is_ascii_alphanumeric())
            && host.contains('.')
    })
}

fn is_windows_path(piece: &str) -> bool {
    piece.as_bytes().get(1) == Some(&b':') && piece.contains('\\') || piece.starts_with("\\\\")
}

/// `example.com`, `example.com/path`, `minutes_final.pdf`: a dot between plain characters, and a known ending in small letters. A stop
/// with the space lost after it ("ended.In") has a capital or an unknown word there and stays prose.
fn is_domain_or_file(piece: &str) -> bool {
    let host = piece.split(['/', '?', '#']).next().unwrap_or(piece);
    let has_path = host.len() < piece.len();
    let Some((stem, ending)) = host.rsplit_once('.') else { return false };
    let plain = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '%' | '~'));
    if !plain(stem) || stem.ends_with('.') {
        return false;
    }
    let is_file = FILE_ENDINGS.contains(&ending.to_ascii_lowercase().as_str());
    let is_domain = TOP_DOMAINS.contains(&ending) && (has_path || stem.is_ascii() && ending != "in" && ending != "us");
    is_file || is_domain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        opaque_spans(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn addresses_files_handles_and_code_are_opaque() {
        let text =
            "See https://x.org/mcfall?a=b, (www.mcfall.net) or kan@mail.example.jp; @McFaul posted kan_final.PDF and `McFall`.";
        assert_eq!(
            found(text),
            ["https://x.org/mcfall?a=b", "www.mcfall.net", "kan@mail.example.jp", "@McFaul", "kan_final.PDF", "`McFall`"]
        );
        assert_eq!(found("chinanews.com reported"), ["chinanews.com"]);
    }

    #[test]
    fn prose_with_stops_is_prose() {
        assert!(found("U.S.-Russian talks ended.In July they met.McFall left at 5 p.m. No. #1 is 3.5.").is_empty());
    }
}
