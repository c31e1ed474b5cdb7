//! What was found, as one sentence.

use super::{
    Find,
    sighting::{Sighting, worst},
    told,
};
use crate::{
    hub::{EventTime, ObjectId, ObjectKind, TimeSpan, layout::PlaceKind, motion::Scenery, unit, words},
    language::{known, numerals::bare, within},
    say,
};

impl Find {
    /// What, where and how bad a group of sightings is. Numbers are told with a point, and all their digits: whoever shows them writes
    /// them as the reader's country does.
    pub(super) fn sentence(&self, scenery: &Scenery<'_>, group: &[Sighting]) -> String {
        let Some(worst) = worst(group) else { return String::new() };
        let name = name_of(scenery, worst.object);
        let who = with_others(name, group.len());
        let at = worst
            .place
            .map(|place| say!("watch-at", place = scenery.layout.get(place).said().into_owned()))
            .unwrap_or_default();
        let text = worst.text.as_deref().unwrap_or_default();
        let (long, most) = (span(worst.measure), bare(worst.measure));
        match self {
            Self::Alarm => match (&worst.text, &worst.alarm) {
                (Some(text), _) => format!("{} ({name})", known(text)),
                (None, Some((alarm, _))) => say!("watch-alarm", name = name, alarm = words::alarm(alarm), at = at),
                (None, None) => String::new(),
            },
            Self::Crowd { kind, at, limit, .. } => {
                let (kinds, places, limit) = (things(*kind, worst.measure), of_kinds(at), limit.to_string());
                say!("watch-crowd", most = most, kinds = kinds, places = places, limit = limit)
            }
            Self::Growing { kind, at, limit, within_minutes } => {
                let (kinds, places, limit) = (things(*kind, worst.measure), of_kinds(at), limit.to_string());
                let within = minutes(*within_minutes);
                say!("watch-growing", most = most, kinds = kinds, places = places, within = within, limit = limit)
            }
            Self::Idle { kind, of, .. } => {
                let (kinds, place) = (things(*kind, worst.measure), within(of.label()));
                say!("watch-idle", most = most, kinds = kinds, taken = text, place = place)
            }
            Self::Held { hold, limit, .. } => {
                say!("watch-held", most = most, hold = words::hold_by(hold), limit = limit.to_string())
            }
            Self::HeldLong { hold, limit_minutes } => {
                let (hold, limit) = (words::hold_by(hold), minutes(*limit_minutes));
                say!("watch-held-long", who = who, hold = hold, long = long, limit = limit)
            }
            Self::Dwell { limit_minutes, .. } => {
                say!("watch-dwell", who = who, at = at, long = long, limit = minutes(*limit_minutes))
            }
            Self::Late { milestone, .. } => late(scenery, (worst, group.len()), milestone),
            Self::PutOff { milestone, .. } => put_off(scenery, (worst, group.len()), milestone),
            Self::WrongPlace { .. } => say!("watch-wrong-place", name = name, at = at, planned = text),
            Self::LeftBehind => say!("watch-left-behind", name = name, who = with_others(text, group.len())),
            Self::Range { quantity, least, most, .. } => {
                let range = range(quantity, (*least, *most));
                say!("watch-range", quantity = words::quantity(quantity), name = name, value = text, range = range)
            }
            Self::BasinLevel { .. } => text.to_owned(),
            Self::OpenValve { .. } if worst.until < EventTime::MAX => {
                say!("watch-valve", name = name, long = long, alarm = words::alarm(text))
            }
            Self::OpenValve { .. } => say!("watch-valve-still", name = name, alarm = words::alarm(text)),
            Self::SilentReader { .. } => say!("watch-silent", most = most, at = at),
            Self::ScannedTwice { .. } => say!("watch-scanned", who = who, at = at, secs = most),
            // It lasts longer than the incident, which begins when the limit is over.
            Self::Standstill { limit_minutes, .. } => {
                say!("watch-standstill", machine = text, long = long, limit = minutes(*limit_minutes))
            }
            Self::Gap { limit_minutes } => say!("watch-gap", long = long, limit = minutes(*limit_minutes)),
            Self::Feed { .. } => {
                let (events, share) = (bare(scenery.log.len()), format!("{:.0}", worst.measure));
                say!("watch-feed", events = events, odd = text, share = share)
            }
        }
    }
}

/// That a milestone came late, or has not come.
fn late(scenery: &Scenery<'_>, (worst, count): (&Sighting, usize), milestone: &str) -> String {
    let id = if worst.until < EventTime::MAX { "watch-late" } else { "watch-late-still" };
    let more = match count {
        0 | 1 => String::new(),
        2 => say!("watch-late-two").to_owned(),
        _ => say!("watch-late-more", others = (count - 1).to_string()),
    };
    // Where it stood when it should have been on its way.
    let place = worst.object.and_then(|object| told::place_of(scenery, object, worst.from));
    let place = place.map(|place| say!("watch-late-where", place = scenery.layout.get(place).said().into_owned()));
    say!(
        id,
        name = name_of(scenery, worst.object),
        milestone = words::milestone(milestone),
        long = span(worst.measure),
        more = more,
        then = place.unwrap_or_default(),
    )
}

/// That a plan was moved, and how long before it would have been over that was told.
fn put_off(scenery: &Scenery<'_>, (worst, count): (&Sighting, usize), milestone: &str) -> String {
    let more = match count {
        0 | 1 => String::new(),
        2 => say!("watch-put-off-two").to_owned(),
        _ => say!("watch-put-off-more", others = (count - 1).to_string()),
    };
    let ahead = match &worst.text {
        Some(ahead) => say!("watch-put-off-ahead", ahead = ahead),
        None => say!("watch-put-off-after").to_owned(),
    };
    say!(
        "watch-put-off",
        name = name_of(scenery, worst.object),
        milestone = words::milestone(milestone),
        long = span(worst.measure),
        ahead = ahead,
        more = more,
    )
}

/// Within which bounds a quantity is all right.
fn range(quantity: &str, (least, most): (Option<f64>, Option<f64>)) -> String {
    let unit = unit::unit_of(quantity).map(|unit| format!(" {}", unit::label(unit))).unwrap_or_default();
    let least = least.map(|least| say!("watch-least", bound = format!("{least}{unit}")));
    let most = most.map(|most| say!("watch-most", bound = format!("{most}{unit}")));
    least.into_iter().chain(most).collect::<Vec<_>>().join(say!("watch-and"))
}

fn name_of<'a>(scenery: &Scenery<'a>, object: Option<ObjectId>) -> &'a str {
    object.map_or_else(|| say!("watch-something"), |object| scenery.log.object_name(object))
}

/// A name, and how many more there are beside it.
fn with_others(name: &str, count: usize) -> String {
    match count {
        0 | 1 => name.to_owned(),
        2 => say!("watch-who-two", name = name),
        _ => say!("watch-who-more", name = name, others = (count - 1).to_string()),
    }
}

/// Minutes, in words.
fn span(minutes: f64) -> String {
    TimeSpan::from_secs_f64(minutes * 60.0).to_string()
}

fn minutes(minutes: u32) -> String {
    span(f64::from(minutes))
}

/// Kinds of places, within a sentence.
fn of_kinds(kinds: &[PlaceKind]) -> String {
    kinds.iter().map(|kind| within(kind.label())).collect::<Vec<_>>().join(say!("watch-and"))
}

/// Things of a kind, within a sentence; of one, what one is called.
fn things(kind: ObjectKind, count: f64) -> String {
    if count == 1.0 { within(kind.label()) } else { many(kind).to_owned() }
}

fn many(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Unknown => say!("watch-many-unknown"),
        ObjectKind::Aircraft => say!("watch-many-aircraft"),
        ObjectKind::Uld => say!("watch-many-uld"),
        ObjectKind::Pallet => say!("watch-many-pallet"),
        ObjectKind::Bag => say!("watch-many-bag"),
        ObjectKind::Parcel => say!("watch-many-parcel"),
        ObjectKind::Truck => say!("watch-many-truck"),
        ObjectKind::Trailer => say!("watch-many-trailer"),
        ObjectKind::Train => say!("watch-many-train"),
        ObjectKind::Wagon => say!("watch-many-wagon"),
        ObjectKind::Container => say!("watch-many-container"),
        ObjectKind::Tug => say!("watch-many-tug"),
        ObjectKind::Dolly => say!("watch-many-dolly"),
        ObjectKind::Lift => say!("watch-many-lift"),
        ObjectKind::Forklift => say!("watch-many-forklift"),
        ObjectKind::Person => say!("watch-many-person"),
        ObjectKind::Sensor => say!("watch-many-sensor"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn labels_stand_within_a_sentence_as_the_language_writes_them() {
        assert_eq!(of_kinds(&[PlaceKind::TruckPark, PlaceKind::Xray]), "truck park and x-ray");
        Language::German.speaking(|| assert_eq!(of_kinds(&[PlaceKind::TruckPark]), "Lkw-Parkplatz"));
        Language::Chinese.speaking(|| assert_eq!(of_kinds(&[PlaceKind::Dock, PlaceKind::Gate]), "卡车月台、大门"));
    }

    #[test]
    fn one_thing_is_told_as_one() {
        let told = |count: f64| [ObjectKind::Truck, ObjectKind::Uld].map(|kind| things(kind, count));
        assert_eq!([told(1.0), told(2.0)], [["truck", "ULD"], ["trucks", "ULDs"]]);
        let held = |most: f64| say!("watch-held", most = bare(most), hold = "customs", limit = "0");
        Language::German.speaking(|| {
            assert!(held(1.0).contains("1 Objekt ") && held(2.0).contains("2 Objekte "), "{}", held(1.0));
        });
    }

    #[test]
    fn bounds_are_told_with_their_unit() {
        assert_eq!(range("temperature", (Some(2.0), Some(8.0))), "at least 2 °C and at most 8 °C");
        assert_eq!(range("ph", (None, Some(8.5))), "at most 8.5");
        assert_eq!(
            [with_others("A", 1), with_others("A", 2), with_others("A", 4)],
            ["A", "A and another", "A and 3 others"]
        );
    }
}
