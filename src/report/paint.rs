//! Colour, where a terminal shows it.

use std::borrow::Cow;

use anstyle::{AnsiColor, Effects, Style};

/// How a report is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// The bytes as they are: for files, pipes and `patch`.
    Plain,
    /// Coloured, and with control characters made visible, so that a hostile draft cannot drive the terminal.
    Terminal,
}

/// What a part of a report is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Role {
    Heading,
    Place,
    Reason,
    Removed,
    RemovedWord,
    Added,
    AddedWord,
    Aside,
}

impl Paint {
    /// `text` in the style of its role.
    pub(super) fn paint(self, role: Role, text: &str) -> String {
        match self {
            Paint::Plain => text.to_owned(),
            Paint::Terminal => {
                let style = style(role);
                // A style that runs over a line break would colour the rest of the terminal's line.
                let (line, end) = text.split_at(text.trim_end_matches(['\r', '\n']).len());
                format!("{style}{}{style:#}{}", visible(line), if end.is_empty() { "" } else { "\n" })
            }
        }
    }

    /// `text` without a style.
    pub(super) fn plain(self, text: &str) -> Cow<'_, str> {
        match self {
            Paint::Plain => Cow::Borrowed(text),
            Paint::Terminal => {
                let (line, end) = text.split_at(text.trim_end_matches(['\r', '\n']).len());
                if end.is_empty() { visible(line) } else { Cow::Owned(visible(line).into_owned() + "\n") }
            }
        }
    }
}

fn style(role: Role) -> Style {
    let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
    match role {
        Role::Heading => Style::new().effects(Effects::BOLD),
        Role::Place => colour(AnsiColor::Cyan),
        Role::Reason => colour(AnsiColor::Yellow),
        Role::Removed => colour(AnsiColor::Red),
        Role::RemovedWord => colour(AnsiColor::Red).effects(Effects::BOLD | Effects::UNDERLINE),
        Role::Added => colour(AnsiColor::Green),
        Role::AddedWord => colour(AnsiColor::Green).effects(Effects::BOLD | Effects::UNDERLINE),
        Role::Aside => Style::new().effects(Effects::DIMMED),
    }
}

/// Control characters, and marks that turn the direction of the text, as pictures of themselves.
fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| (c.is_control() && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let show = |c: char| match c {
        '\0'..='\u{1f}' if c != '\t' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        _ if hidden(c) => '\u{fffd}',
        _ => c,
    };
    Cow::Owned(text.chars().map(show).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_gets_no_control_characters_from_the_draft() {
        assert_eq!(Paint::Terminal.plain("a\u{1b}[31mb\u{202e}\n"), "a\u{241b}[31mb\u{fffd}\n");
        assert_eq!(Paint::Plain.plain("a\u{1b}"), "a\u{1b}");
    }
}
