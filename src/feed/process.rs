//! What logs of processes have in common: activities that happen to objects, and no places.
//!
//! An activity is taken for a station at which the object is observed: the name of the activity is the name of the place. A
//! scene or a map file may say where that is; until then it is a place that is not on the map, and told so.

use std::borrow::Cow;

use jiff::tz::TimeZone;

use super::{
    sink::{FormatError, Reading},
    sorter::Sorter,
    table::TimeFormat,
};
use crate::{
    hub::{Attribute, EventTime, Flow, HubEvent, ObjectKind, TimeError, What},
    language::numerals::bare,
    say,
};

/// Collects the events of a log of a process.
pub struct Process {
    /// What happens, on its way into the order of time.
    pub sorter: Sorter,
}

impl Process {
    /// With no event yet.
    pub fn of(reading: &Reading<'_>) -> Self {
        Self { sorter: Sorter::of(reading) }
    }

    /// With no event yet; who waits for a first picture is shown some of them.
    pub fn showing(reading: &Reading<'_>) -> Self {
        Self { sorter: Sorter::of(reading).showing(reading) }
    }

    /// An object with what is known of it enters, unless it did before.
    pub fn enters(
        &mut self,
        time: EventTime,
        object: &str,
        type_code: Option<&str>,
        attributes: Vec<Attribute<'static>>,
        line: u64,
    ) {
        let kind = type_code.map_or(ObjectKind::Unknown, kind_of);
        self.enters_as(time, object, kind, type_code, Flow::None, attributes, line);
    }

    /// An object of that kind enters, unless it did before; gives whether it does.
    #[expect(clippy::too_many_arguments, reason = "all that an object can enter with")]
    pub fn enters_as(
        &mut self,
        time: EventTime,
        object: &str,
        kind: ObjectKind,
        type_code: Option<&str>,
        flow: Flow,
        attributes: Vec<Attribute<'static>>,
        line: u64,
    ) -> bool {
        if !self.sorter.enters(object, time) {
            return false;
        }
        let type_code = type_code.map(|code| code.to_owned().into());
        let what = What::Enters { kind, type_code, flow, at: None, attributes };
        let object = object.to_owned().into();
        self.sorter.push_entry(
            HubEvent { time, recorded: None, id: None, source: None, object, what, extensions: Vec::new() },
            line,
        );
        true
    }

    /// Something happens to an object.
    pub fn say(&mut self, time: EventTime, object: &str, what: What<'static>, line: u64) {
        self.say_with(time, None, object, what, line);
    }

    /// Something that has a name of its own happens to an object.
    pub fn say_with(&mut self, time: EventTime, id: Option<String>, object: &str, what: What<'static>, line: u64) {
        let (id, object) = (id.map(Into::into), object.to_owned().into());
        self.sorter
            .push(HubEvent { time, recorded: None, id, source: None, object, what, extensions: Vec::new() }, line);
    }

    /// Passes everything on: objects enter when they are first told of, whatever the order of the file.
    pub fn finish(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        self.sorter.finish(reading)
    }
}

/// A weight in kilograms, of pounds; the international pound is exactly 0.45359237 kg (NIST Special Publication 811, 2008).
pub fn kilograms_of_pounds(pounds: &str) -> Option<String> {
    let pounds = pounds.trim().parse::<f64>().ok().filter(|pounds| pounds.is_finite())?;
    let tenths = format!("{:.1}", pounds * 0.453_592_37);
    Some(tenths.strip_suffix(".0").map_or_else(|| tenths.clone(), str::to_owned))
}

/// The clock of times that do not tell their offset, and of logs that name none: that of the hub.
pub const ZONE: &str = "Europe/Brussels";

/// The site of logs that name none: the airport of the hub.
pub const SITE: &str = "LGG";

/// Reads a time, and counts those that do not tell their offset, which are taken for the clock of the hub.
pub fn time_of(text: &str, assumed: &mut u64) -> Result<EventTime, TimeError> {
    EventTime::parse(text).or_else(|error| {
        let text = dashed(text);
        if let Ok(time) = EventTime::parse(&text) {
            return Ok(time);
        }
        let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
        let time = TimeFormat::Iso.parse(&text, &zone).ok_or(error)?;
        *assumed += 1;
        Ok(time)
    })
}

/// A time whose day is written with slashes, as ISO 8601 writes it: the year stands first, so that nothing is in doubt.
fn dashed(text: &str) -> Cow<'_, str> {
    let is_slashed = matches!(text.as_bytes(), [_, _, _, _, b'/', _, _, b'/', ..]);
    if is_slashed { text.replacen('/', "-", 2).into() } else { text.into() }
}

/// Tells of times that were counted so.
pub fn tell_assumed(assumed: u64, reading: &mut Reading<'_>) {
    if assumed > 0 {
        let brief = || say!("feed-no-offset", assumed = bare(assumed));
        let hint = say!("feed-no-offset-hint", zone = ZONE.to_string());
        reading.not_understood(0, brief, &hint);
    }
}

/// The kind of object that the name of its type tells, if it is one of ours in whatever spelling.
pub fn kind_of(name: &str) -> ObjectKind {
    let name = name.to_lowercase();
    let words = [
        ("aircraft", ObjectKind::Aircraft),
        ("flight", ObjectKind::Aircraft),
        ("uld", ObjectKind::Uld),
        ("pallet", ObjectKind::Pallet),
        ("cage", ObjectKind::Pallet),
        ("bag", ObjectKind::Bag),
        ("parcel", ObjectKind::Parcel),
        ("package", ObjectKind::Parcel),
        ("piece", ObjectKind::Parcel),
        ("truck", ObjectKind::Truck),
        ("trailer", ObjectKind::Trailer),
        ("train", ObjectKind::Train),
        ("wagon", ObjectKind::Wagon),
        ("container", ObjectKind::Container),
        ("tug", ObjectKind::Tug),
        ("dolly", ObjectKind::Dolly),
        ("forklift", ObjectKind::Forklift),
        ("sensor", ObjectKind::Sensor),
    ];
    words
        .iter()
        .find(|(word, _)| name == *word || name.split([' ', '_', '-']).any(|part| part == *word))
        .map_or_else(|| kind_of_code(&name), |(_, kind)| *kind)
}

/// The kind that a code itself tells: of ULDs a type of three signs, a number of four or five figures and the airline
/// (IATA ULD Regulations), of intermodal containers an owner of three letters, the letter U, and seven figures (ISO 6346).
fn kind_of_code(name: &str) -> ObjectKind {
    let signs: Vec<char> = name.chars().filter(|sign| !matches!(sign, ' ' | '-')).collect();
    let all = |part: &[char], is_such: fn(&char) -> bool| part.iter().all(is_such);
    let letters = signs.iter().take_while(|sign| sign.is_ascii_alphabetic()).count();
    let is_container = signs.len() == 11
        && letters == 4
        && matches!(signs[3], 'u' | 'j' | 'z')
        && all(&signs[4..], char::is_ascii_digit);
    let is_uld = (9..=10).contains(&signs.len()) && {
        let (head, airline) = signs.split_at(signs.len() - 2);
        signs[0].is_ascii_alphabetic()
            && all(&head[..3], char::is_ascii_alphanumeric)
            && all(&head[3..], char::is_ascii_digit)
            && all(airline, char::is_ascii_alphanumeric)
            && signs[2].is_ascii_alphabetic()
            && !all(airline, char::is_ascii_digit)
    };
    match () {
        () if is_uld => ObjectKind::Uld,
        () if is_container => ObjectKind::Container,
        () => ObjectKind::Unknown,
    }
}

#[cfg(test)]
mod kinds {
    use super::*;

    #[test]
    fn codes_of_the_trade_tell_what_they_name() {
        for (name, kind) in [
            ("PMC12345CV", ObjectKind::Uld),
            ("AKE 1234 LH", ObjectKind::Uld),
            ("P1P55213R7", ObjectKind::Uld),
            ("PAG00001CV", ObjectKind::Uld),
            ("MSKU1234567", ObjectKind::Container),
            ("uld", ObjectKind::Uld),
            ("ORDER12345", ObjectKind::Unknown),
            ("AB12345", ObjectKind::Unknown),
            ("", ObjectKind::Unknown),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }
}

#[cfg(test)]
mod times {
    use super::*;

    #[test]
    fn a_day_with_slashes_is_read_on_the_clock_of_the_hub_and_counted() {
        for (text, expected, count) in [
            ("2019/11/03 01:11:19.000", Some("2019-11-03T00:11:19Z"), 1),
            ("2019/11/03 01:11:19+00:00", Some("2019-11-03T01:11:19Z"), 0),
            ("2019-11-03T01:11:19Z", Some("2019-11-03T01:11:19Z"), 0),
            ("03/11/2019 01:11:19", None, 0),
        ] {
            let mut assumed = 0;
            let time = time_of(text, &mut assumed).ok().map(|time| time.to_string());
            assert_eq!((time.as_deref(), assumed), (expected, count), "{text}");
        }
    }
}
