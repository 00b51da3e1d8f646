//! The few word lists of English that rules in code need. Sorted, so that they are searched by halves.

/// Verbs that report speech, as news writes them in the past and the present.
pub(super) const SPEECH_VERBS: &[&str] = &[
    "added", "admitted", "announced", "argued", "asked", "claimed", "commented", "concluded", "confirmed", "continued", "declared",
    "emphasised", "emphasized", "explained", "insisted", "joked", "noted", "quipped", "recalled", "remarked", "replied",
    "reported", "responded", "said", "says", "stated", "stressed", "suggested", "told", "tweeted", "warned", "wrote",
];

/// Words that stand before a person's name and are no part of it, in small letters.
pub(super) const TITLES: &[&str] = &[
    "actor", "actress", "admiral", "adviser", "advisor", "aide", "ambassador", "analyst", "archbishop", "attorney", "author",
    "baroness", "bishop", "businessman", "candidate", "captain", "cardinal", "chair", "chairman", "chairwoman", "chancellor",
    "chief", "coach", "colonel", "commander", "commissioner", "congressman", "congresswoman", "consul", "councillor", "counsellor",
    "dame", "defender", "delegate", "deputy", "designate", "diplomat", "director", "doctor", "dr", "economist", "elect", "emperor",
    "envoy", "executive", "expert", "foreign", "former", "general", "governor", "head", "historian", "inspector", "journalist",
    "judge", "justice", "king", "lady", "lawmaker", "leader", "lieutenant", "lord", "madam", "madame", "major", "mayor",
    "minister", "miss", "mr", "mrs", "ms", "officer", "pope", "premier", "president", "prince", "princess", "prof", "professor",
    "queen", "rep", "representative", "scholar", "sec", "secretary", "sen", "senator", "sheikh", "sir", "speaker", "spokesman",
    "spokesperson", "spokeswoman",
];

/// Words that make a name before them part of a longer one: streets, institutions, generations; in small letters.
pub(super) const NAME_CONTINUERS: &[&str] = &[
    "academy", "airport", "arena", "avenue", "award", "bank", "bay", "boulevard", "bridge", "building", "cemetery", "center",
    "centre", "church", "city", "college", "company", "corp", "corporation", "county", "court", "cup", "drive", "estate", "falls",
    "family", "foundation", "fund", "gallery", "garden", "gardens", "group", "hall", "highway", "hill", "holdings", "hospital",
    "hotel", "ii", "iii", "inc", "institute", "iv", "jr", "junior", "lake", "lane", "library", "llc", "ltd", "medal", "memorial",
    "museum", "park", "plaza", "prize", "river", "road", "school", "senior", "square", "sr", "stadium", "station", "street",
    "university",
];

/// Capitalised words that may follow a name without being part of it, in small letters: days, months, what captions say.
pub(super) const FOLLOWERS: &[&str] = &[
    "april", "august", "december", "february", "file", "friday", "january", "july", "june", "march", "may", "monday", "november",
    "october", "photo", "picture", "profile", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
];

/// Words that open a sentence before a name and are no part of it, in small letters.
pub(super) const OPENERS: &[&str] = &[
    "after", "although", "and", "as", "at", "because", "before", "both", "but", "by", "did", "does", "even", "for", "from", "has",
    "however", "if", "in", "is", "like", "nor", "on", "only", "or", "since", "so", "than", "that", "then", "though", "to",
    "unlike", "until", "was", "what", "when", "where", "whether", "while", "why", "will", "with", "yesterday",
];

/// Whether a sorted list holds `word`, whatever its case.
pub(super) fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [SPEECH_VERBS, TITLES, NAME_CONTINUERS, FOLLOWERS, OPENERS] {
            assert!(list.is_sorted(), "{:?}", list.windows(2).find(|pair| pair[0] > pair[1]));
        }
    }
}
