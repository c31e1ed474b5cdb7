//! Object-centric event logs: OCEL 2.0 in JSON, XML and SQLite, and OCEL 1.0 in JSON.
//!
//! Our own events come back as they were from what we wrote: the type of an event is its name, its fields are attributes. In
//! other logs an activity is a station, see [`super::process`]. What OCEL says of links between objects is not drawn.
//!
//! Source: OCEL 2.0 specification (Berti, Koren, Adams, Park, Knopp, Graves, Rafiei, Liß, Tacke genannt Unterberg, Zhang,
//! Schwanen, Pegoraro, van der Aalst: 2023); OCEL 1.0 (Ghahfarokhi, Park, Berti, van der Aalst: 2020).

mod json;
mod sqlite;
mod write;
mod xml;

use std::collections::{BTreeMap, HashMap};

pub use self::{
    json::{read as read_json, read_old},
    sqlite::{read as read_sqlite, write as write_sqlite},
    write::{write_json, write_xml},
    xml::read as read_xml,
};
use super::{
    flat::{Flat, Text},
    process::{Process, tell_assumed, time_of},
    sink::{FormatError, Reading},
};
use crate::hub::{Attribute, What};

/// How an object takes part in an event of ours: it is the one that the event happens to.
const OBJECT: &str = "object";

/// What a log of whatever spelling holds.
#[derive(Default)]
struct Ocel {
    objects: Vec<Object>,
    events: Vec<Event>,
}

struct Object {
    id: String,
    type_name: String,
    /// What is known of it, latest last.
    attributes: Vec<(String, String)>,
}

struct Event {
    id: String,
    type_name: String,
    time: String,
    attributes: Vec<(String, String)>,
    /// Which objects take part, and how.
    objects: Vec<(String, String)>,
    /// In the file, from 1; zero where there are no lines.
    line: u64,
}

impl Ocel {
    /// Tells everything; what cannot be read becomes an issue.
    fn tell(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        if self.events.is_empty() {
            return Err(FormatError::content("an object-centric event log with events", "none in it"));
        }
        let objects: HashMap<&str, &Object> = self.objects.iter().map(|object| (object.id.as_str(), object)).collect();
        let mut process = Process::default();
        let (mut alone, mut assumed) = (0_u64, 0_u64);
        // Objects enter when they are first told of, whatever the order of the file.
        let mut timed = Vec::new();
        for event in &self.events {
            match time_of(&event.time, &mut assumed) {
                Ok(time) => timed.push((time, event)),
                Err(error) => reading.unreadable(
                    event.line,
                    format!("event {:?}: {error}", event.id),
                    "The event was skipped; the time of an event is ISO 8601",
                ),
            }
        }
        timed.sort_by_key(|(time, _)| *time);
        for (time, event) in timed {
            if let Some(own) = own(event) {
                match own {
                    Ok(own) => process.events.push((own.into_owned(), event.line)),
                    Err(error) => {
                        reading.unreadable(event.line, format!("event {:?}: {error}", event.id), "It was skipped")
                    }
                }
                continue;
            }
            if event.objects.is_empty() {
                alone += 1;
            }
            for (k, (object, _)) in event.objects.iter().enumerate() {
                let (type_name, attributes) = match objects.get(object.as_str()) {
                    Some(object) => (Some(object.type_name.as_str()), of(&object.attributes)),
                    None => (None, Vec::new()),
                };
                process.enters(time, object, type_name, attributes, event.line);
                let id = format!("{}#{}", event.id, k + 1);
                let at = event.type_name.clone().into();
                process.say_with(time, Some(id), object, What::Observed { at }, event.line);
            }
        }
        tell_assumed(assumed, reading);
        if alone > 0 {
            reading.not_understood(
                0,
                format!("expected every event to name objects, found {alone} that name none"),
                "They are left out: there is nothing that they happen to",
            );
        }
        reading.sorted(process.events);
        Ok(())
    }
}

fn of(attributes: &[(String, String)]) -> Vec<Attribute<'static>> {
    // Of an attribute that changes over time the last value counts.
    let last: BTreeMap<&str, &str> = attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    last.into_iter()
        .map(|(name, value)| Attribute { name: name.to_owned().into(), value: value.to_owned().into() })
        .collect()
}

/// An event that is ours, if its type is the name of one and it says what ours say.
fn own(event: &Event) -> Option<Result<crate::hub::HubEvent<'_>, super::flat::FlatError>> {
    let is_ours = event.attributes.iter().any(|(name, _)| name == write::MARK);
    if !is_ours {
        return None;
    }
    let mut flat = Flat::default();
    let filled = (|| {
        flat.put(super::flat::TIME, &event.time)?;
        for (name, value) in &event.attributes {
            flat.put(name, value)?;
        }
        flat.set(Text::Event, event.type_name.as_str());
        if let Some((object, _)) = event.objects.iter().find(|(_, how)| how == OBJECT) {
            flat.set(Text::Object, object.as_str());
        }
        Ok(())
    })();
    Some(filled.and_then(|()| flat.event()))
}
