//! Interned text: every id and word of a log is stored once and spoken of by number.

use rustc_hash::FxBuildHasher;
use string_interner::{StringInterner, Symbol, backend::StringBackend, symbol::SymbolU32};

use crate::{language::quoted, say};

/// A set of texts, each with a number, counted from zero in the order in which they came.
///
/// All texts lie in one string, because a log may have millions of them.
#[derive(Clone, Debug)]
pub struct Names(StringInterner<StringBackend<SymbolU32>, FxBuildHasher>);

impl Default for Names {
    fn default() -> Self {
        Self(StringInterner::with_hasher(FxBuildHasher))
    }
}

impl Names {
    /// The number of `text`, which is added when it is new.
    pub fn intern(&mut self, text: &str) -> u32 {
        self.0.get_or_intern(text).to_usize() as u32
    }

    /// The number of `text`, if it was ever interned.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.0.get(text).map(|symbol| symbol.to_usize() as u32)
    }

    /// The text with that number; empty when there is none.
    pub fn get(&self, number: u32) -> &str {
        SymbolU32::try_from_usize(number as usize).and_then(|symbol| self.0.resolve(symbol)).unwrap_or_default()
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All texts, by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text)
    }

    /// Gives back memory that was kept for more.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }

    /// Bytes held: the text, where each ends, and the table of hashes, which is an eighth larger than what it holds.
    pub(crate) fn bytes(&self) -> usize {
        let text: usize = self.iter().map(str::len).sum();
        text + self.len() * size_of::<usize>() + (self.len() * 8 / 7).next_power_of_two() * (size_of::<SymbolU32>() + 1)
    }
}

/// A name of more bytes is like none: to hold texts against one another takes as long as both are long.
pub(crate) const LONGEST_LIKE: usize = 200;

/// The text nearest to `wanted`, for "did you mean"; `None` when nothing is near.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if wanted.len() > LONGEST_LIKE {
        return None;
    }
    let likeness = |text: &str| strsim::jaro_winkler(&wanted.to_lowercase(), &text.to_lowercase());
    known
        .into_iter()
        .map(|text| (likeness(text), text))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, text)| text)
}

/// What may have been meant, behind a sentence that tells of something unknown; nothing when nothing is near.
pub fn did_you_mean(near: Option<&str>) -> String {
    near.map(|near| say!("near-behind", near = quoted(near))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_number() {
        let mut names = Names::default();
        let numbers = ["a", "b", "a"].map(|text| names.intern(text));
        assert_eq!(numbers, [0, 1, 0]);
        assert_eq!((names.get(1), names.get(7), names.find("b"), names.find("c")), ("b", "", Some(1), None));
    }

    #[test]
    fn a_slip_of_the_pen_finds_its_name() {
        let known = ["stand-118", "stand-120", "dock-N21-3"];
        assert_eq!(nearest("stnad-118", known), Some("stand-118"));
        assert_eq!(nearest("zebra", known), None);
        assert_eq!(nearest(&format!("stand-118{}", " ".repeat(300)), known), None);
    }
}
