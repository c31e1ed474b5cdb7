//! Which place the id of another system may mean. A suggestion is for a person to take or leave; nothing is placed by it.

use super::{Layout, Place, PlaceId, PlaceKind};
use crate::hub::names::LONGEST_LIKE;

/// A place that an id may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// The place.
    pub place: PlaceId,
    /// How alike the names are, from 0 to 1.
    pub likeness: f64,
}

/// Below this likeness two names have nothing to do with each other.
const LEAST: f64 = 0.8;

/// So much less alike than the best is still worth a look.
const WITHIN: f64 = 0.12;

/// From this likeness on a suggestion is as good as certain: the same words in another spelling.
pub const ALL_BUT_CERTAIN: f64 = 0.95;

impl Layout {
    /// The same by its id, and by what people call it, where that is known: by what is more alike.
    pub fn suggestions_of(&self, id: &str, title: Option<&str>) -> Vec<Suggestion> {
        let likeness = |all: &[Suggestion]| all.first().map_or(0.0, |first| first.likeness);
        let (by_id, by_title) = (self.suggestions(id), title.map(|title| self.suggestions(title)).unwrap_or_default());
        if likeness(&by_title) > likeness(&by_id) { by_title } else { by_id }
    }

    /// The places that an id of another system may mean, the likeliest first; three at most.
    pub fn suggestions(&self, id: &str) -> Vec<Suggestion> {
        if id.len() > LONGEST_LIKE {
            return Vec::new();
        }
        let wanted = Words::of(id);
        let mut all: Vec<Suggestion> = (self.places())
            .filter(|(_, place)| place.kind != PlaceKind::OffMap)
            .map(|(id, place)| Suggestion { place: id, likeness: wanted.likeness(place) })
            .filter(|suggestion| suggestion.likeness >= LEAST)
            .collect();
        all.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.place.cmp(&b.place)));
        // What is much less alike than the best is no help beside it.
        let best = all.first().map_or(0.0, |first| first.likeness);
        all.retain(|suggestion| suggestion.likeness > best - WITHIN);
        all.truncate(3);
        all
    }
}

/// What a name is made of: its words, and its numbers without zeros before them.
struct Words {
    words: String,
    numbers: Vec<String>,
}

impl Words {
    fn of(name: &str) -> Self {
        // Of addresses and URNs the end tells one place from another.
        let end = name.rsplit(['/', ':', '#']).find(|part| !part.is_empty()).unwrap_or(name);
        let (mut words, mut numbers) = (String::new(), Vec::new());
        let mut is_number = false;
        for sign in end.chars() {
            match sign {
                _ if sign.is_ascii_digit() => {
                    if !is_number {
                        numbers.push(String::new());
                    }
                    if let Some(number) = numbers.last_mut() {
                        number.push(sign);
                    }
                }
                _ if sign.is_alphanumeric() => words.extend(sign.to_lowercase()),
                _ => {}
            }
            is_number = sign.is_ascii_digit();
        }
        let numbers = numbers.iter().map(|number| number.trim_start_matches('0').to_owned()).collect();
        Self { words, numbers }
    }

    /// How alike this is to the id or the name of a place, or to what the trade calls its kind.
    fn likeness(&self, place: &Place) -> f64 {
        let (id, name) = (Self::of(&place.id), Self::of(&place.name));
        let alike = |words: &str| strsim::jaro_winkler(&self.words, words);
        let own = [&id, &name].map(|one| alike(&one.words)).into_iter().fold(0.0, f64::max);
        // What the trade calls such places is never as certain as the name of one.
        let others = called(place.kind).iter().map(|words| alike(words)).fold(0.0, f64::max) * 0.93;
        let alike = match self.words.chars().count() {
            // Without a word of its own it is only a number, which many places have, and a letter or two are like many words.
            0 => 0.6,
            1 | 2 if own < 1.0 => 0.0,
            _ => f64::max(own, others),
        };
        let likeness = match (&self.numbers[..], &id.numbers[..]) {
            ([], []) => alike,
            (mine, theirs) if mine == theirs => alike,
            (mine, theirs) if mine.last().is_some() && mine.last() == theirs.last() => alike * 0.9,
            // Another number is another place.
            _ => alike * 0.6,
        };
        let is_same = [&id, &name].iter().any(|one| one.words == self.words && one.numbers == self.numbers);
        if is_same { 1.0 } else { likeness.min(0.94) }
    }
}

/// What others call places of a kind, in the languages of the hub.
const fn called(kind: PlaceKind) -> &'static [&'static str] {
    match kind {
        PlaceKind::Dock => &["dock", "gate", "door", "bay", "ramp", "quai", "tor", "poort", "truckdock", "loadingbay"],
        PlaceKind::Stand => &["stand", "parking", "position", "bay", "standplaats", "poste"],
        PlaceKind::AirsideDoor => &["airsidedoor", "apronDoor", "door"],
        PlaceKind::Gate => &["gate", "entrance", "portail"],
        PlaceKind::Rack => &["rack", "shelf", "storage", "regal", "stock"],
        PlaceKind::CustomsCage => &["customs", "douane", "zoll", "cage"],
        PlaceKind::BreakDown => &["breakdown", "break", "degroupage"],
        PlaceKind::BuildUp => &["buildup", "build", "groupage"],
        PlaceKind::Staging => &["staging", "lane", "buffer"],
        PlaceKind::Xray => &["xray", "screening", "scanner"],
        PlaceKind::Airlock => &["airlock", "sas", "handover"],
        PlaceKind::TruckPark => &["truckpark", "parking", "yard"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> Layout {
        crate::hub::layout::scene::liege()
    }

    #[test]
    fn other_spellings_are_found_and_other_numbers_are_not() {
        let layout = layout();
        let best = |id: &str| {
            let found = layout.suggestions(id).into_iter().next();
            found.map(|found| (layout.get(found.place).id.as_str(), found.likeness >= ALL_BUT_CERTAIN))
        };
        assert_eq!(best("DOCK_03"), Some(("dock-3", true)));
        assert_eq!(best("https://example.org/loc/Stand118"), Some(("stand-118", true)));
        assert_eq!(best("customs"), Some(("customs-cage", false)));
        assert_eq!(best("Quai 7").map(|(id, _)| id), Some("dock-7"));
        assert_eq!(best("the moon"), None);
        assert_eq!(best("urn:epc:id:sgln:0614141.07346.1234"), None);
        assert_eq!((best("NCE"), best("Y"), best("X1")), (None, None, None));
        assert_eq!(best("Gate 7").map(|(_, is_certain)| is_certain), Some(false));
        assert!(layout.suggestions("dock-999").iter().all(|found| found.likeness < ALL_BUT_CERTAIN));
    }
}
