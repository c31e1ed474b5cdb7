//! Our events as OCEL 2.0.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
};

use quick_xml::escape::escape;
use serde_json::json;

use super::OBJECT;
use crate::{
    feed::flat::{self, Flat, TEXTS, Text},
    hub::{EventLog, HubEvent, ObjectId},
};

/// An attribute that only events of ours have: the version of how they are written.
pub const MARK: &str = "hubscope";

/// Types with the names and types of their attributes.
type Types = BTreeMap<String, BTreeSet<(&'static str, &'static str)>>;

/// What the rows of a log are made of: which object is of which type.
pub struct Written<'a> {
    log: &'a EventLog,
    events: &'a [HubEvent<'static>],
}

impl<'a> Written<'a> {
    pub fn new(log: &'a EventLog, events: &'a [HubEvent<'static>]) -> Self {
        Self { log, events }
    }

    pub fn objects(&self) -> impl Iterator<Item = (ObjectId, &'a str, &'static str)> {
        let log = self.log;
        log.objects().map(move |object| (object, log.object_name(object), log.identity(object).0.label()))
    }

    /// Every event with its id, its attributes, and the objects that take part in it.
    pub fn events(&self) -> impl Iterator<Item = Row<'a>> {
        self.events.iter().zip(1_u64..).map(|(event, number)| {
            let flat = Flat::of(event);
            let mut attributes = vec![(MARK, "1".to_owned())];
            let times = [(flat::RECORDED, flat.recorded), (flat::PLANNED, flat.planned)];
            attributes.extend(times.into_iter().filter_map(|(name, time)| Some((name, time?.to_string()))));
            attributes.extend(flat.value.map(|value| (flat::VALUE, value.to_string())));
            for column in TEXTS {
                if !matches!(column, Text::Object | Text::Event)
                    && let Some(text) = flat.text(column)
                {
                    attributes.push((column.name(), text.to_owned()));
                }
            }
            let mut objects = vec![(event.object.to_string(), OBJECT)];
            for (column, how) in [(Text::Into, "into"), (Text::From, "from")] {
                // Where `from` is a place it is no object.
                if let Some(other) = flat.text(column).filter(|name| self.log.object(name).is_some()) {
                    objects.push((other.to_owned(), how));
                }
            }
            Row { id: format!("e{number}"), name: event.what.name(), time: event.time.to_string(), attributes, objects }
        })
    }

    fn event_types(&self) -> Types {
        let mut types = Types::new();
        for row in self.events() {
            let all = types.entry(row.name.to_owned()).or_default();
            all.extend(row.attributes.iter().map(|(name, _)| (*name, type_of(name))));
        }
        types
    }

    pub fn object_types(&self) -> BTreeSet<&'static str> {
        self.objects().map(|(_, _, kind)| kind).collect()
    }
}

/// One event as OCEL has it.
pub struct Row<'a> {
    pub id: String,
    pub name: &'a str,
    pub time: String,
    pub attributes: Vec<(&'static str, String)>,
    pub objects: Vec<(String, &'static str)>,
}

fn type_of(name: &str) -> &'static str {
    match name {
        flat::VALUE => "float",
        flat::RECORDED | flat::PLANNED => "time",
        _ => "string",
    }
}

/// Writes OCEL 2.0 JSON.
pub fn write_json(out: &mut impl Write, log: &EventLog, events: &[HubEvent<'static>]) -> io::Result<()> {
    let written = Written::new(log, events);
    let event_types: Vec<_> = (written.event_types().iter())
        .map(|(name, all)| {
            let all: Vec<_> = all.iter().map(|(name, kind)| json!({ "name": name, "type": kind })).collect();
            json!({ "name": name, "attributes": all })
        })
        .collect();
    let object_types: Vec<_> =
        written.object_types().iter().map(|name| json!({ "name": name, "attributes": [] })).collect();
    write!(out, "{{\"objectTypes\":{},\n\"eventTypes\":{},\n\"objects\":[", json!(object_types), json!(event_types))?;
    for (k, (_, name, kind)) in written.objects().enumerate() {
        out.write_all(if k > 0 { b",\n" } else { b"\n" })?;
        serde_json::to_writer(&mut *out, &json!({ "id": name, "type": kind, "attributes": [], "relationships": [] }))?;
    }
    out.write_all(b"\n],\"events\":[")?;
    for (k, row) in written.events().enumerate() {
        out.write_all(if k > 0 { b",\n" } else { b"\n" })?;
        let attributes: Vec<_> =
            row.attributes.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let links: Vec<_> =
            row.objects.iter().map(|(object, how)| json!({ "objectId": object, "qualifier": how })).collect();
        let event = json!({ "id": row.id, "type": row.name, "time": row.time, "attributes": attributes, "relationships": links });
        serde_json::to_writer(&mut *out, &event)?;
    }
    out.write_all(b"\n]}\n")
}

/// Writes OCEL 2.0 XML.
pub fn write_xml(out: &mut impl Write, log: &EventLog, events: &[HubEvent<'static>]) -> io::Result<()> {
    let written = Written::new(log, events);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n<object-types>")?;
    for name in written.object_types() {
        writeln!(out, "<object-type name=\"{}\"><attributes/></object-type>", escape(name))?;
    }
    writeln!(out, "</object-types>\n<event-types>")?;
    for (name, all) in written.event_types() {
        write!(out, "<event-type name=\"{}\"><attributes>", escape(name.as_str()))?;
        for (name, kind) in all {
            write!(out, "<attribute name=\"{name}\" type=\"{kind}\"/>")?;
        }
        writeln!(out, "</attributes></event-type>")?;
    }
    writeln!(out, "</event-types>\n<objects>")?;
    for (_, name, kind) in written.objects() {
        writeln!(out, "<object id=\"{}\" type=\"{}\"><attributes/></object>", escape(name), escape(kind))?;
    }
    writeln!(out, "</objects>\n<events>")?;
    for row in written.events() {
        write!(out, "<event id=\"{}\" type=\"{}\" time=\"{}\"><attributes>", row.id, row.name, row.time)?;
        for (name, value) in &row.attributes {
            write!(out, "<attribute name=\"{name}\">{}</attribute>", escape(value.as_str()))?;
        }
        write!(out, "</attributes><objects>")?;
        for (object, how) in &row.objects {
            write!(out, "<relationship object-id=\"{}\" qualifier=\"{how}\"/>", escape(object.as_str()))?;
        }
        writeln!(out, "</objects></event>")?;
    }
    writeln!(out, "</events>\n</log>")
}
