//! The knowledge that is compiled into the library, so that it works with no configuration.

use super::Source;

macro_rules! shipped {
    ($($file:literal),* $(,)?) => {
        /// Each shipped file: its path in the project and its TOML.
        pub const FILES: &[(&str, &str)] = &[$(($file, include_str!(concat!("../../", $file)))),*];
    };
}

shipped![
    "glossaries/people.toml",
    "glossaries/offices.toml",
    "glossaries/places.toml",
    "glossaries/organisations.toml",
    "glossaries/phrases.toml",
    "rules/typography.toml",
    "rules/mt-isms.toml",
    "rules/news.toml",
];

/// The shipped knowledge files.
pub fn sources() -> Vec<Source> {
    FILES.iter().map(|(name, text)| Source { name: (*name).to_owned(), text: (*text).to_owned() }).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_knowledge_file_ships() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["glossaries", "rules"] {
            for file in std::fs::read_dir(root.join(folder)).unwrap() {
                let name = format!("{folder}/{}", file.unwrap().file_name().to_str().unwrap());
                assert!(super::FILES.iter().any(|(shipped, _)| *shipped == name), "{name} is not in shipped.rs");
            }
        }
    }
}
