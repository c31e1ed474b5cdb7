//! Tracks: where vehicles and aircraft are, fix by fix. A fix is an observation at a position, which stands in the place of a place.

pub mod adsb;
pub mod floating_cars;
pub mod gpx;

use std::collections::BTreeMap;

use super::{
    process::Process,
    sink::{FormatError, Reading},
};
use crate::hub::{Attribute, EventTime, Flow, ObjectKind, What, layout::Position};

/// Collects the fixes of tracks.
struct Tracks {
    process: Process,
    /// Where each object was last seen, and since when.
    last: BTreeMap<String, (EventTime, String)>,
}

impl Tracks {
    fn of(reading: &Reading<'_>) -> Self {
        Self { process: Process::showing(reading), last: BTreeMap::new() }
    }

    fn enters(
        &mut self,
        time: EventTime,
        object: &str,
        kind: ObjectKind,
        type_code: Option<&str>,
        known: &[(&str, &str)],
    ) {
        let known = known.iter().filter(|(_, value)| !value.is_empty());
        let attributes = known
            .map(|(name, value)| Attribute { name: (*name).to_owned().into(), value: (*value).to_owned().into() })
            .collect();
        self.process.enters_as(time, object, kind, type_code, Flow::None, attributes, 0);
    }

    /// An object is at a position. The same one told again at once is told once.
    fn fix(&mut self, time: EventTime, object: &str, position: Position, line: u64) {
        let name = position.to_string();
        let fix = (time, name.clone());
        if self.last.get(object) != Some(&fix) {
            self.last.insert(object.to_owned(), fix);
            self.process.say(time, object, What::Observed { at: name.into() }, line);
        }
    }

    /// Shows what was told since to who waits for a first picture.
    fn show(&mut self, reading: &mut Reading<'_>) {
        self.process.sorter.show(reading);
    }

    /// Whether there was no fix at all.
    fn is_empty(&self) -> bool {
        self.last.is_empty()
    }

    /// Tells all of it in the order of time.
    fn finish(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        self.process.finish(reading)
    }
}
