//! Text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The same words in several languages, by their two-letter codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// The words in a language; in English when there are none, and in any when there are none in English either.
    pub fn get(&self, language: &str) -> &str {
        let found = self.0.get(language).or_else(|| self.0.get("en")).or_else(|| self.0.values().next());
        found.map(String::as_str).unwrap_or_default()
    }

    /// Whether nothing is said in any language.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|words| words.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back() {
        let text = |pairs: &[(&str, &str)]| Text(pairs.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect());
        assert_eq!(text(&[("en", "stand"), ("fr", "poste")]).get("fr"), "poste");
        assert_eq!(text(&[("en", "stand"), ("fr", "poste")]).get("nl"), "stand");
        assert_eq!(text(&[("de", "Position")]).get("nl"), "Position");
        assert!(text(&[]).is_empty() && text(&[]).get("en").is_empty());
    }
}
