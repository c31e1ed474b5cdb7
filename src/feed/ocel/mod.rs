//! Object-centric event logs: OCEL 2.0 in JSON, XML and SQLite, and OCEL 1.0 in JSON.
//!
//! Our own events come back as they were from what we wrote: the type of an event is its name, its fields are attributes. Logs of others go
//! back as they came, see [`faithful`]. In them an activity is a station, see [`super::process`]. Links between objects tell of no instant: they are attributes
//! that an object enters with, `link.QUALIFIER`. Of attributes that change each new value is an event: a measurement where it is
//! a number, else a word on the object.
//!
//! Source: OCEL 2.0 specification (Berti, Koren, Adams, Park, Knopp, Graves, Rafiei, Liß, Tacke genannt Unterberg, Zhang,
//! Schwanen, Pegoraro, van der Aalst: 2023); OCEL 1.0 (Ghahfarokhi, Park, Berti, van der Aalst: 2020).

mod faithful;
mod json;
mod sqlite;
mod write;
mod xml;

use std::collections::{BTreeMap, BTreeSet, HashMap};

pub use self::{
    json::{read as read_json, read_old},
    sqlite::read as read_sqlite,
    write::Writer,
    xml::read as read_xml,
};
use super::{
    flat::{Flat, Text},
    process::{Process, kind_of, tell_assumed, time_of},
    sink::{FormatError, Reading},
};
use crate::{
    hub::{Attribute, EventTime, Flow, HubEvent, ObjectKind, StatusCode, What},
    language::{numerals::bare, quoted},
    say,
};

/// How an object takes part in an event of ours: it is the one that the event happens to.
const OBJECT: &str = "object";

/// What is said beside an event of how its object takes part in it.
const QUALIFIER: &str = "qualifier";

struct Object {
    id: String,
    type_name: String,
    /// What is known of it.
    attributes: Vec<Known>,
    /// Other objects, and how it is linked to them.
    links: Vec<(String, String)>,
}

/// What is known of an object, and since when.
struct Known {
    name: String,
    value: String,
    /// As it stands there; none where it has always been so.
    since: Option<String>,
}

/// Before the name of how an object is linked to another, in the names of its attributes.
const LINK: &str = "link.";

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

/// Tells what a log of whatever spelling holds, whether its objects or its events come first.
struct Ocel {
    process: Process,
    objects: HashMap<String, Object>,
    /// Objects that events name and the log does not, so far.
    strangers: BTreeSet<String>,
    count: u64,
    /// Events that name no object.
    alone: u64,
    /// Times without an offset.
    assumed: u64,
    /// Whether there are events that are none of ours.
    has_foreign: bool,
    /// Attributes of objects whose time cannot be read.
    timeless: u64,
}

impl Ocel {
    fn of(reading: &Reading<'_>) -> Self {
        let (process, objects, strangers) = (Process::showing(reading), HashMap::new(), BTreeSet::new());
        Self { process, objects, strangers, count: 0, alone: 0, assumed: 0, has_foreign: false, timeless: 0 }
    }

    fn object(&mut self, object: Object) {
        self.strangers.remove(&object.id);
        self.objects.insert(object.id.clone(), object);
    }

    /// Tells an event; what cannot be read becomes an issue.
    fn event(&mut self, event: &Event, reading: &mut Reading<'_>) {
        self.tell(event, reading);
        self.process.sorter.show(reading);
    }

    fn tell(&mut self, event: &Event, reading: &mut Reading<'_>) {
        self.count += 1;
        let time = match time_of(&event.time, &mut self.assumed) {
            Ok(time) => time,
            Err(error) => {
                return reading.unreadable(
                    event.line,
                    || say!("ocel-of-event", id = quoted(&event.id), error = error.to_string()),
                    say!("ocel-time-hint"),
                );
            }
        };
        match own(event) {
            Some(Ok(own)) => return self.process.sorter.push(own.into_owned(), event.line),
            Some(Err(error)) => {
                return reading.unreadable(
                    event.line,
                    || say!("ocel-of-event", id = quoted(&event.id), error = error.to_string()),
                    say!("ocel-skipped"),
                );
            }
            None => {}
        }
        if event.objects.is_empty() {
            self.alone += 1;
        }
        for (k, (object, how)) in event.objects.iter().enumerate() {
            if !self.objects.contains_key(object) {
                self.strangers.insert(object.clone());
            }
            let id = faithful::part_name(&event.id, k + 1, event.objects.len());
            let told = HubEvent {
                time,
                recorded: None,
                id: Some(id.into()),
                source: None,
                object: object.clone().into(),
                what: What::Observed { at: event.type_name.clone().into() },
                extensions: (event.attributes.iter())
                    .map(|(name, value)| Attribute::new(name.clone(), value.clone()))
                    .chain((!how.is_empty()).then(|| Attribute::new(QUALIFIER, how.clone())))
                    .collect(),
            };
            if self.process.sorter.is_showing() {
                // What it is and since when is known when all is read.
                let type_name = self.objects.get(object).map(|object| object.type_name.as_str());
                let kind = type_name.map_or(ObjectKind::Unknown, kind_of);
                let what = What::Enters { kind, type_code: None, flow: Flow::None, at: None, attributes: Vec::new() };
                self.process.sorter.keep_early(&HubEvent { id: None, what, extensions: Vec::new(), ..told.clone() });
            }
            self.process.sorter.push(told, event.line);
        }
        self.has_foreign |= !event.objects.is_empty();
    }

    /// Lets an object enter with what is known of it by then, and tells of what became otherwise; not if nobody tells when it was
    /// there.
    fn enters(&mut self, object: Object) -> bool {
        let Object { id, type_name, attributes, links } = object;
        let mut dated: Vec<(EventTime, String, String)> = Vec::with_capacity(attributes.len());
        for Known { name, value, since } in attributes {
            // The standard says of what has always been so that it is since the beginning of 1970.
            let since = since.map(|since| time_of(&since, &mut self.assumed)).transpose();
            self.timeless += u64::from(since.is_err());
            dated.push((since.ok().flatten().unwrap_or_default(), name, value));
        }
        dated.sort_by_key(|(since, ..)| *since);
        let changes = dated.iter().map(|(since, ..)| *since).filter(|since| *since > EventTime::default());
        let Some(entered) = self.process.sorter.first_of(&id).into_iter().chain(changes.min()).min() else {
            return false;
        };
        let later = dated.split_off(dated.partition_point(|(since, ..)| *since <= entered));
        let mut known: BTreeMap<String, String> = dated.into_iter().map(|(_, name, value)| (name, value)).collect();
        let links = links.into_iter().map(|(other, how)| {
            let how = if how.is_empty() { "to".to_owned() } else { how };
            Attribute::new(format!("{LINK}{how}"), other)
        });
        let first =
            known.iter().map(|(name, value)| Attribute::new(name.clone(), value.clone())).chain(links).collect();
        self.process.enters(entered, &id, Some(&type_name), first, 0);
        for (since, name, value) in later {
            if known.get(&name) == Some(&value) {
                continue;
            }
            let what = match value.parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    What::Measures { quantity: name.clone().into(), value: number, unit: "1".into() }
                }
                _ => What::Status { code: StatusCode::Osi, detail: Some(format!("{name}: {value}").into()) },
            };
            self.process.say(since, &id, what, 0);
            known.insert(name, value);
        }
        true
    }

    /// Passes everything on. Objects enter when they are first told of, whatever the order of the file.
    fn finish(mut self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        if self.count == 0 {
            return Err(FormatError::content(say!("ocel-with-events"), say!("feed-none-in-it")));
        }
        // Of what we wrote, the events themselves say who enters.
        let (mut eventless, mut undeclared) = (0_u64, 0_u64);
        if self.has_foreign {
            for object in std::mem::take(&mut self.objects).into_values() {
                eventless += u64::from(!self.enters(object));
            }
            undeclared = self.strangers.len() as u64;
            for object in std::mem::take(&mut self.strangers) {
                if let Some(time) = self.process.sorter.first_of(&object) {
                    self.process.enters(time, &object, None, Vec::new(), 0);
                }
            }
        }
        tell_assumed(self.assumed, reading);
        if self.alone > 0 {
            reading.not_understood(0, || say!("ocel-alone", many = bare(self.alone)), say!("ocel-alone-hint"));
        }
        for (count, what, hint) in [
            (undeclared, "ocel-undeclared", say!("ocel-undeclared-hint")),
            (eventless, "ocel-eventless", say!("ocel-eventless-hint")),
            (self.timeless, "ocel-timeless", say!("ocel-timeless-hint")),
        ] {
            if count > 0 {
                reading.not_understood(0, || say!("ocel-also", what = say!(what, count = bare(count))), hint);
            }
        }
        self.process.finish(reading)
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::LogBuilder;

    /// A log of others, and what it is once it was read and written: events, their objects and how they take part, what is known.
    const ORDERS: &str = r#"{"objectTypes":[{"name":"Order","attributes":[{"name":"price","type":"string"}]}],
        "eventTypes":[{"name":"Pack it","attributes":[{"name":"by","type":"string"}]},{"name":"pack it","attributes":[]}],
        "objects":[{"id":"O1","type":"Order","attributes":[{"name":"price","time":"1970-01-01T00:00:00Z","value":"5"},{"name":"price","time":"2024-05-02T00:00:00Z","value":"7"}],
            "relationships":[{"objectId":"I1","qualifier":"holds"}]},{"id":"I1","type":"Item","attributes":[],"relationships":[]}],
        "events":[{"id":"e1","type":"Pack it","time":"2024-05-01T08:00:00Z","attributes":[{"name":"by","value":"Ann"}],
            "relationships":[{"objectId":"O1","qualifier":"order"},{"objectId":"I1","qualifier":""}]},
            {"id":"e2","type":"pack it","time":"2024-05-03T08:00:00Z","attributes":[],"relationships":[{"objectId":"O1","qualifier":"order"}]}]}"#;

    fn gathered(read: impl FnOnce(&mut Reading<'_>) -> Result<(), FormatError>) -> Vec<crate::hub::HubEvent<'static>> {
        let mut all = crate::feed::sink::Gathered::default();
        read(&mut Reading::new("a", &mut all)).expect("OCEL");
        all.events
    }

    fn writer_of(events: &[crate::hub::HubEvent<'_>]) -> Writer {
        let mut writer = Writer::new().expect("room on the disk");
        events.iter().for_each(|event| writer.push(event).expect("kept"));
        writer
    }

    /// Events as JSON and as XML.
    fn written(events: &[crate::hub::HubEvent<'_>]) -> (Vec<u8>, Vec<u8>) {
        let (mut json, mut xml) = (Vec::new(), Vec::new());
        writer_of(events).json(&mut json).expect("written");
        writer_of(events).xml(&mut xml).expect("written");
        (json, xml)
    }

    #[test]
    fn a_log_of_others_goes_back_as_it_came() {
        let events = gathered(|reading| read_json(ORDERS.as_bytes(), reading));
        let writer = || writer_of(&events);
        let (json, xml) = written(&events);
        let value: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let names: Vec<_> =
            value["events"].as_array().expect("events").iter().map(|event| (&event["id"], &event["type"])).collect();
        assert_eq!(
            names,
            [(&"e1".into(), &"Pack it".into()), (&"e2".into(), &"pack it".into())]
                as [(&serde_json::Value, &serde_json::Value); 2]
        );
        assert_eq!(value["events"][0]["relationships"].as_array().map(Vec::len), Some(2), "{value}");
        assert_eq!(value["events"][0]["attributes"], serde_json::json!([{ "name": "by", "value": "Ann" }]));
        assert_eq!(value["objects"][1]["type"], "Order");
        assert_eq!(value["objects"][1]["attributes"].as_array().map(Vec::len), Some(2), "{value}");
        // Objects enter in whatever order.
        let plain = |events: &[crate::hub::HubEvent<'_>]| {
            let mut all: Vec<String> = events.iter().map(|event| serde_json::to_string(event).expect("JSON")).collect();
            all.sort();
            all
        };
        assert_eq!(plain(&gathered(|reading| read_json(json.as_slice(), reading))), plain(&events));
        assert_eq!(plain(&gathered(|reading| read_xml(xml.as_slice(), reading))), plain(&events));
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("a.sqlite");
        writer().sqlite(&database).expect("written");
        let again = gathered(|reading| read_sqlite(&database, reading));
        assert_eq!(plain(&again), plain(&events));
    }

    #[test]
    fn objects_that_nobody_declares_go_back_undeclared() {
        let text = r#"{"objects":[{"id":"A","type":"Order","relationships":[{"objectId":"B","qualifier":"holds"}]}],
            "events":[{"id":"1","type":"scan","time":"2024-05-01T08:00:00Z",
            "relationships":[{"objectId":"A","qualifier":""},{"objectId":"B","qualifier":"item"}]}]}"#;
        let events = gathered(|reading| read_json(text.as_bytes(), reading));
        let writer = || writer_of(&events);
        let (json, xml) = written(&events);
        let value: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let counts = ["objectTypes", "objects"].map(|name| value[name].as_array().map(Vec::len));
        assert_eq!(counts, [Some(1), Some(1)], "{value}");
        assert_eq!(value["objects"][0]["id"], "A");
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("a.sqlite");
        writer().sqlite(&database).expect("written");
        assert_eq!(gathered(|reading| read_json(json.as_slice(), reading)), events);
        assert_eq!(gathered(|reading| read_xml(xml.as_slice(), reading)), events);
        assert_eq!(gathered(|reading| read_sqlite(&database, reading)), events);
    }

    #[test]
    fn events_of_several_logs_have_names_of_their_own_and_what_is_ours_is_written_as_ours() {
        let event = |secs: i64, object: &'static str| crate::hub::HubEvent {
            time: EventTime::from_secs(secs),
            recorded: None,
            id: Some("e1#1/1".into()),
            source: None,
            object: object.into(),
            what: What::Observed { at: "scan".into() },
            extensions: Vec::new(),
        };
        let written = |events: &[crate::hub::HubEvent<'static>]| {
            let mut writer = Writer::new().expect("room on the disk");
            events.iter().for_each(|event| writer.push(event).expect("kept"));
            let mut json = Vec::new();
            writer.json(&mut json).expect("written");
            serde_json::from_slice::<serde_json::Value>(&json).expect("JSON")
        };
        let two = written(&[event(1, "A"), event(2, "B")]);
        assert_eq!(
            (&two["events"][0]["id"], &two["events"][1]["id"]),
            (&"e1".into(), &"e1@2".into()) as (&serde_json::Value, &serde_json::Value)
        );
        let ours = crate::hub::HubEvent { what: What::Leaves { to: None }, id: None, ..event(3, "A") };
        let both = written(&[event(1, "A"), ours]);
        assert_eq!(
            (&both["events"][0]["type"], &both["events"][1]["type"]),
            (&"observed".into(), &"leaves".into()) as (&serde_json::Value, &serde_json::Value)
        );
    }

    #[test]
    fn objects_that_events_name_and_nobody_declares_are_there_and_told_of() {
        let text = r#"{"objects":[{"id":"A","type":"uld"}],"events":[{"id":"1","type":"scan","time":"2021-11-08T05:00:00Z",
            "relationships":[{"objectId":"A","qualifier":""},{"objectId":"B","qualifier":""}]}]}"#;
        let mut log = LogBuilder::new();
        read_json(text.as_bytes(), &mut Reading::new("a.jsonocel", &mut log)).expect("OCEL");
        let log = log.finish();
        assert!(log.object("B").is_some());
        let told: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(told.len() == 1 && told[0].contains("1 object in them that is not declared"), "{told:?}");
    }
}
