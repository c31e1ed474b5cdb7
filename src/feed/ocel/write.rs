//! Our events as OCEL 2.0.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
    path::Path,
};

use quick_xml::escape::escape;
use serde_json::json;

use super::{LINK, OBJECT};
use crate::{
    feed::{
        flat::{self, Flat, TEXTS, Text},
        spool::Spool,
    },
    hub::{Attribute, HubEvent, ObjectKind, What},
};

/// An attribute that only events of ours have: the version of how they are written.
pub const MARK: &str = "hubscope";

/// Since when it is so what an object is known to be from the first (OCEL 2.0, section 4).
pub const ALWAYS: &str = "1970-01-01T00:00:00Z";

/// Types with the names and types of their attributes.
type Types = BTreeMap<String, BTreeSet<(&'static str, &'static str)>>;

/// What was taken to be written. The types and the objects stand before the events in a file, so that the events wait on the disk
/// until all are known.
pub struct Written {
    /// What each object is.
    pub objects: BTreeMap<String, Known>,
    /// The types of events.
    pub types: Types,
    /// The events.
    pub spool: Spool,
}

/// What is known of an object.
#[derive(Default)]
pub struct Known {
    pub kind: ObjectKind,
    pub attributes: BTreeMap<String, String>,
    /// Other objects, and how it is linked to them.
    pub links: Vec<(String, String)>,
}

impl Known {
    fn enters(&mut self, kind: ObjectKind, attributes: &[Attribute<'_>]) {
        self.kind = kind;
        for Attribute { name, value } in attributes {
            match name.strip_prefix(LINK) {
                Some(how) => self.links.push((value.to_string(), how.to_owned())),
                None => drop(self.attributes.insert(name.to_string(), value.to_string())),
            }
        }
    }
}

impl Written {
    fn push(&mut self, event: &HubEvent<'_>) -> io::Result<()> {
        let mut know = |name: &str| {
            if !self.objects.contains_key(name) {
                self.objects.insert(name.to_owned(), Known::default());
            }
        };
        know(&event.object);
        match &event.what {
            What::Enters { kind, attributes, .. } => {
                if let Some(known) = self.objects.get_mut(event.object.as_ref()) {
                    known.enters(*kind, attributes);
                }
            }
            What::Loaded { into: other } | What::Unloaded { from: other, .. } => know(other),
            _ => {}
        }
        if !self.types.contains_key(event.what.name()) {
            self.types.insert(event.what.name().to_owned(), BTreeSet::new());
        }
        if let Some(known) = self.types.get_mut(event.what.name()) {
            known.extend(attributes(event).into_iter().map(|(name, _)| (name, type_of(name))));
        }
        self.spool.push(event, 0)
    }

    /// The types of objects, and the names of what is known of those.
    pub fn object_types(&self) -> BTreeMap<&'static str, BTreeSet<&str>> {
        let mut types = BTreeMap::<&str, BTreeSet<&str>>::new();
        for known in self.objects.values() {
            types.entry(known.kind.name()).or_default().extend(known.attributes.keys().map(String::as_str));
        }
        types
    }

    /// The links of an object to others that are written, too.
    pub fn links<'a>(&'a self, known: &'a Known) -> impl Iterator<Item = &'a (String, String)> {
        known.links.iter().filter(|(other, _)| self.objects.contains_key(other))
    }
}

/// Takes events, and writes them when all are there.
pub struct Writer(Written);

impl Writer {
    /// With no event yet.
    pub fn new() -> io::Result<Self> {
        Ok(Self(Written { objects: BTreeMap::new(), types: Types::new(), spool: Spool::new()? }))
    }

    /// Takes an event.
    pub fn push(&mut self, event: &HubEvent<'_>) -> io::Result<()> {
        self.0.push(event)
    }

    /// Writes OCEL 2.0 JSON.
    pub fn json(self, out: &mut impl Write) -> io::Result<()> {
        write_json(out, self.0)
    }

    /// Writes OCEL 2.0 XML.
    pub fn xml(self, out: &mut impl Write) -> io::Result<()> {
        write_xml(out, self.0)
    }

    /// Writes a database, which must not be there yet.
    pub fn sqlite(self, path: &Path) -> io::Result<()> {
        super::sqlite::write(path, self.0)
    }
}

/// The fields of an event as attributes.
fn attributes(event: &HubEvent<'_>) -> Vec<(&'static str, String)> {
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
    attributes
}

/// One event as OCEL has it.
pub struct Row {
    pub id: String,
    pub name: &'static str,
    pub time: String,
    pub attributes: Vec<(&'static str, String)>,
    /// The objects that take part in it, and how.
    pub objects: Vec<(String, &'static str)>,
}

/// Every event with its id, its attributes, and the objects that take part in it.
pub fn rows(spool: Spool, objects: &BTreeMap<String, Known>) -> io::Result<impl Iterator<Item = io::Result<Row>>> {
    Ok(spool.read()?.zip(1_u64..).map(|(told, number)| {
        let (event, _) = told?;
        let attributes = attributes(&event);
        let mut links = vec![(event.object.to_string(), OBJECT)];
        for (column, how) in [(Text::Into, "into"), (Text::From, "from")] {
            // Where `from` is a place it is no object.
            let other = attributes.iter().find(|(name, _)| *name == column.name());
            if let Some((_, other)) = other.filter(|(_, name)| objects.contains_key(name)) {
                links.push((other.clone(), how));
            }
        }
        let (name, time) = (event.what.name(), event.time.to_string());
        Ok(Row { id: format!("e{number}"), name, time, attributes, objects: links })
    }))
}

fn type_of(name: &str) -> &'static str {
    match name {
        flat::VALUE => "float",
        flat::RECORDED | flat::PLANNED => "time",
        _ => "string",
    }
}

/// Writes OCEL 2.0 JSON.
fn write_json(out: &mut impl Write, written: Written) -> io::Result<()> {
    let event_types: Vec<_> = (written.types.iter())
        .map(|(name, all)| {
            let all: Vec<_> = all.iter().map(|(name, kind)| json!({ "name": name, "type": kind })).collect();
            json!({ "name": name, "attributes": all })
        })
        .collect();
    let object_types: Vec<_> = (written.object_types().into_iter())
        .map(|(name, all)| {
            let all: Vec<_> = all.iter().map(|name| json!({ "name": name, "type": "string" })).collect();
            json!({ "name": name, "attributes": all })
        })
        .collect();
    write!(out, "{{\"objectTypes\":{},\n\"eventTypes\":{},\n\"objects\":[", json!(object_types), json!(event_types))?;
    for (k, (name, known)) in written.objects.iter().enumerate() {
        out.write_all(if k > 0 { b",\n" } else { b"\n" })?;
        let attributes = known.attributes.iter();
        let attributes: Vec<_> =
            attributes.map(|(name, value)| json!({ "name": name, "time": ALWAYS, "value": value })).collect();
        let links: Vec<_> =
            written.links(known).map(|(object, how)| json!({ "objectId": object, "qualifier": how })).collect();
        let object = json!({ "id": name, "type": known.kind.name(), "attributes": attributes, "relationships": links });
        serde_json::to_writer(&mut *out, &object)?;
    }
    out.write_all(b"\n],\"events\":[")?;
    let Written { objects, spool, .. } = written;
    for (k, row) in rows(spool, &objects)?.enumerate() {
        let row = row?;
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
fn write_xml(out: &mut impl Write, written: Written) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n<object-types>")?;
    for (name, all) in written.object_types() {
        write!(out, "<object-type name=\"{}\"><attributes>", escape(name))?;
        for name in all {
            write!(out, "<attribute name=\"{}\" type=\"string\"/>", escape(name))?;
        }
        writeln!(out, "</attributes></object-type>")?;
    }
    writeln!(out, "</object-types>\n<event-types>")?;
    for (name, all) in &written.types {
        write!(out, "<event-type name=\"{}\"><attributes>", escape(name.as_str()))?;
        for (name, kind) in all {
            write!(out, "<attribute name=\"{name}\" type=\"{kind}\"/>")?;
        }
        writeln!(out, "</attributes></event-type>")?;
    }
    writeln!(out, "</event-types>\n<objects>")?;
    for (name, known) in &written.objects {
        let (name, kind) = (escape(name.as_str()), escape(known.kind.name()));
        write!(out, "<object id=\"{name}\" type=\"{kind}\"><attributes>")?;
        for (name, value) in &known.attributes {
            let (name, value) = (escape(name.as_str()), escape(value.as_str()));
            write!(out, "<attribute name=\"{name}\" time=\"{ALWAYS}\">{value}</attribute>")?;
        }
        write!(out, "</attributes><objects>")?;
        for (object, how) in written.links(known) {
            let (object, how) = (escape(object.as_str()), escape(how.as_str()));
            write!(out, "<relationship object-id=\"{object}\" qualifier=\"{how}\"/>")?;
        }
        writeln!(out, "</objects></object>")?;
    }
    writeln!(out, "</objects>\n<events>")?;
    let Written { objects, spool, .. } = written;
    for row in rows(spool, &objects)? {
        let row = row?;
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
