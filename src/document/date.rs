//! The day an article is of, read from its dateline.

use jiff::civil::Date;

use super::Segment;

/// How many segments from the top, and how many characters of each, may hold a dateline.
const REACH: (usize, usize) = (6, 160);

/// The first full date (day, month and year) near the top of the article: `Nov. 24, 2020`, `24 November 2020`, `2020-11-24`.
pub(super) fn dateline(segments: &[Segment]) -> Option<Date> {
    segments.iter().take(REACH.0).find_map(|segment| {
        let end = segment.text.char_indices().nth(REACH.1).map_or(segment.text.len(), |(at, _)| at);
        find_date(&segment.text[..end])
    })
}

fn find_date(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || ",.:;()".contains(c)).filter(|w| !w.is_empty()).collect();
    let iso = words.iter().find_map(|word| word.parse::<Date>().ok());
    iso.or_else(|| {
        words.windows(3).find_map(|three| {
            let year = three[2].parse::<i16>().ok().filter(|year| (1900..2100).contains(year))?;
            let (month, day) = match (month(three[0]), month(three[1])) {
                (Some(month), _) => (month, day(three[1])?),
                (None, Some(month)) => (month, day(three[0])?),
                (None, None) => return None,
            };
            Date::new(year, month, day).ok()
        })
    })
}

fn day(word: &str) -> Option<i8> {
    word.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok()
}

/// The number of a month, from its name or an abbreviation of three letters or more.
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let lower = word.to_lowercase();
    let known = lower.len() >= 3 && word.starts_with(char::is_uppercase);
    let index = MONTHS.iter().position(|name| name.starts_with(&lower)).filter(|_| known)?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn datelines_are_read_and_bare_days_are_not() {
        assert_eq!(find_date("BEIJING, Nov. 24, 2020 (Xinhua) -- The"), Some(date(2020, 11, 24)));
        assert_eq!(find_date("Moscow, 3rd December 2021:"), Some(date(2021, 12, 3)));
        assert_eq!(find_date("Updated 2020-11-24 09:30"), Some(date(2020, 11, 24)));
        assert_eq!(find_date("On November 9, AFP said"), None);
        assert_eq!(find_date("Mayor 31, 2020"), None);
    }
}
