//! Interned text: every id and word of a log is stored once and spoken of by number.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// A set of texts, each with a number, counted from zero in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Names(IndexSet<Box<str>, FxBuildHasher>);

impl Names {
    /// The number of `text`, which is added when it is new.
    pub fn intern(&mut self, text: &str) -> u32 {
        match self.0.get_index_of(text) {
            Some(at) => at as u32,
            None => self.0.insert_full(text.into()).0 as u32,
        }
    }

    /// The number of `text`, if it was ever interned.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.0.get_index_of(text).map(|at| at as u32)
    }

    /// The text with that number; empty when there is none.
    pub fn get(&self, number: u32) -> &str {
        self.0.get_index(number as usize).map_or("", |text| text)
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
        self.0.iter().map(|text| &**text)
    }
}

/// The text nearest to `wanted`, for "did you mean"; `None` when nothing is near.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |text: &str| strsim::jaro_winkler(&wanted.to_lowercase(), &text.to_lowercase());
    known
        .into_iter()
        .map(|text| (likeness(text), text))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, text)| text)
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
    }
}
