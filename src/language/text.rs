//! Text in several languages.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, Visitor},
};

use super::Language;

/// The same words in several languages, by their two-letter codes. In files, words alone are English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// The words in the language that is spoken now, or what there is.
    pub fn said(&self) -> &str {
        self.get(Language::spoken().code())
    }

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

impl From<&str> for Text {
    /// Words in English.
    fn from(words: &str) -> Self {
        Self([(Language::English.code().to_owned(), words.to_owned())].into())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words, or a map of words by the codes of their languages")
            }
            fn visit_str<E: Error>(self, words: &str) -> Result<Text, E> {
                Ok(words.into())
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut all = BTreeMap::new();
                while let Some((code, words)) = map.next_entry()? {
                    all.insert(code, words);
                }
                Ok(Text(all))
            }
        }
        from.deserialize_any(Either)
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
        let both = text(&[("en", "stand"), ("fr", "poste")]);
        assert_eq!([both.said(), Language::French.speaking(|| both.said())], ["stand", "poste"]);
    }

    #[test]
    fn words_alone_are_english() {
        let read = |text: &str| ron::from_str::<Text>(text);
        assert_eq!(read("\"stand\""), Ok("stand".into()));
        let both = read(r#"{"en": "stand", "fr": "poste"}"#).expect("a text");
        assert_eq!([both.get("en"), both.get("fr")], ["stand", "poste"]);
        let told = ron::to_string(&both).expect("text");
        assert_eq!(read(&told), Ok(both));
        assert!(read("3").is_err_and(|error| error.to_string().contains("by the codes of their languages")));
    }
}
