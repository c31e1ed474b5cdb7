//! What places and views are called in the language that is spoken.

use std::borrow::Cow;

use super::{Place, View};
use crate::language::{Language, find_message};

impl Place {
    /// The name a person reads, in the language that is spoken, as far as the program knows its words.
    pub fn said(&self) -> Cow<'_, str> {
        said(&self.name)
    }
}

impl View {
    /// The name a person reads, in the language that is spoken, as far as the program knows its words.
    pub fn said(&self) -> Cow<'_, str> {
        said(&self.name)
    }
}

/// A name such as `Dock 12` in the language that is spoken: its words, and the number or code after them, which is the same
/// everywhere. What the program does not know stays as it is.
pub fn said(name: &str) -> Cow<'_, str> {
    if Language::spoken() == Language::English {
        return name.into();
    }
    let number = name.rsplit_once(' ').filter(|(_, number)| number.contains(|sign: char| sign.is_ascii_digit()));
    let (words, number) = number.map_or((name, ""), |(words, number)| (words, number));
    let known = |words: &str| find_message(&format!("scene-{}", id_of(words)));
    match (known(words), number) {
        (None, _) => name.into(),
        (Some(words), "") => words.into(),
        (Some(words), number) => format!("{words} {number}").into(),
    }
}

/// The words as the ids of messages have them.
fn id_of(words: &str) -> String {
    let plain = |sign: char| match sign {
        'è' | 'é' => 'e',
        sign if sign.is_ascii_alphanumeric() => sign.to_ascii_lowercase(),
        _ => '-',
    };
    words.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_translated_and_numbers_stay() {
        assert_eq!(said("Dock 12"), "Dock 12");
        Language::German.speaking(|| {
            assert_eq!(said("Dock 12"), "Tor 12");
            assert_eq!(said("Chute 1-3"), "Rutsche 1-3");
            assert_eq!(said("Runway 22L"), "Piste 22L");
            assert_eq!(said("Track towards Liège"), "Gleis Richtung Lüttich");
            assert_eq!(said("118"), "118");
            assert_eq!(said("Haus Nr. 3"), "Haus Nr. 3");
        });
    }

    /// Whoever speaks another language reads no English name of a place of the program's own scene.
    #[test]
    fn every_place_and_view_of_the_scene_is_said_in_every_language() {
        let layout = super::super::scene::liege();
        let grounds = &layout.grounds;
        let areas = grounds.catchments.iter().map(|area| area.name.as_str());
        let basins = grounds.basins.iter().flat_map(|basin| [basin.name.as_str(), basin.outlet.as_str()]);
        let names = layout.places().map(|(_, place)| place.name.as_str()).chain(areas).chain(basins);
        let names = names.chain(grounds.separator.iter().map(|separator| separator.name.as_str()));
        let names: Vec<&str> = names.chain(layout.views.iter().map(|view| view.name.as_str())).collect();
        assert!(names.len() > 100);
        // The names of buildings of others are what they are called.
        let words = |name: &str| name.rsplit_once(' ').map_or(name.to_owned(), |(words, _)| words.to_owned());
        let is_code = |name: &str| !words(name).contains(|sign: char| sign.is_lowercase()) || name.starts_with("Shed");
        let id = |words: &str| find_message(&format!("scene-{}", id_of(words)));
        let is_said = |name: &str| is_code(name) || id(name).is_some() || id(&words(name)).is_some();
        let unsaid: Vec<&str> = names.into_iter().filter(|name| !is_said(name)).collect();
        assert!(unsaid.is_empty(), "{unsaid:?} are not said");
    }
}
