//! Our events as OCEL 2.0.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    io::{self, Write},
    path::Path,
};

use quick_xml::escape::escape;
use serde_json::json;

use super::{
    LINK, OBJECT,
    faithful::{Wholes, activity, change_in, is_of_process, whole_of},
};
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
type Types = BTreeMap<String, BTreeSet<(Cow<'static, str>, &'static str)>>;

/// What was taken to be written. The types and the objects stand before the events in a file, so that the events wait on the disk
/// until all are known.
pub struct Written {
    /// What each object is.
    pub objects: BTreeMap<String, Known>,
    /// The types of events in our words.
    types: Types,
    /// The same in the words of the log of a process.
    activities: Types,
    /// Whether anything is none of the log of a process.
    has_ours: bool,
    /// The events.
    pub spool: Spool,
}

/// What is known of an object.
#[derive(Default)]
pub struct Known {
    kind: ObjectKind,
    /// What others call its type; empty where nobody does.
    type_code: String,
    pub attributes: BTreeMap<String, String>,
    /// What became otherwise: when, its name and value.
    changes: Vec<(String, String, String)>,
    /// Other objects, and how it is linked to them.
    pub links: Vec<(String, String)>,
}

impl Known {
    /// Whether nothing at all is known.
    fn is_nothing(&self) -> bool {
        let is_untold = self.attributes.is_empty() && self.changes.is_empty() && self.links.is_empty();
        self.kind == ObjectKind::Unknown && self.type_code.is_empty() && is_untold
    }

    fn enters(&mut self, kind: ObjectKind, type_code: Option<&str>, attributes: &[Attribute<'_>]) {
        self.kind = kind;
        self.type_code = type_code.unwrap_or_default().to_owned();
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
            What::Enters { kind, type_code, attributes, .. } => {
                if let Some(known) = self.objects.get_mut(event.object.as_ref()) {
                    known.enters(*kind, type_code.as_deref(), attributes);
                }
            }
            What::Loaded { into: other } | What::Unloaded { from: other, .. } => know(other),
            _ => {}
        }
        if !self.types.contains_key(event.what.name()) {
            self.types.insert(event.what.name().to_owned(), BTreeSet::new());
        }
        if let Some(known) = self.types.get_mut(event.what.name()) {
            known.extend(attributes(event).into_iter().map(|(name, _)| (name.into(), type_of(name))));
        }
        self.note_process(event);
        self.spool.push(event, 0)
    }

    /// Takes note of what the log of a process would tell, as long as it may be one.
    fn note_process(&mut self, event: &HubEvent<'_>) {
        self.has_ours |= !is_of_process(event);
        if self.has_ours {
            self.activities.clear();
            return;
        }
        if whole_of(event).is_some() {
            if !self.activities.contains_key(activity(event)) {
                self.activities.insert(activity(event).to_owned(), BTreeSet::new());
            }
            if let Some(known) = self.activities.get_mut(activity(event)) {
                let said = event.extensions.iter().filter(|one| one.name != super::QUALIFIER);
                known.extend(said.map(|one| (one.name.to_string().into(), "string")));
            }
        } else if let Some((name, value)) = change_in(event)
            && let Some(known) = self.objects.get_mut(event.object.as_ref())
        {
            known.changes.push((event.time.to_string(), name, value));
        }
    }

    /// Whether all of it is the log of a process, which goes back as it came.
    fn is_of_process(&self) -> bool {
        !self.has_ours && !self.activities.is_empty()
    }

    /// The types of events, each with the names and types of its attributes.
    pub fn types(&self) -> &Types {
        if self.is_of_process() { &self.activities } else { &self.types }
    }

    /// The type of an object.
    pub fn type_of<'a>(&self, known: &'a Known) -> &'a str {
        if self.is_of_process() && !known.type_code.is_empty() { &known.type_code } else { known.kind.name() }
    }

    /// What became of an object, where it is not told by events: when, its name and value.
    pub fn changes<'a>(&self, known: &'a Known) -> &'a [(String, String, String)] {
        if self.is_of_process() { &known.changes } else { &[] }
    }

    /// The objects that are declared. In the log of a process those are left out of which nothing is known, but that events name them:
    /// nobody declared them there.
    pub fn declared(&self) -> impl Iterator<Item = (&String, &Known)> {
        let is_of_process = self.is_of_process();
        self.objects.iter().filter(move |(_, known)| !is_of_process || !known.is_nothing())
    }

    /// The types of objects, and the names of what is known of those.
    pub fn object_types(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut types = BTreeMap::<&str, BTreeSet<&str>>::new();
        for (_, known) in self.declared() {
            let names = types.entry(self.type_of(known)).or_default();
            names.extend(known.attributes.keys().map(String::as_str));
            names.extend(self.changes(known).iter().map(|(_, name, _)| name.as_str()));
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
        let (objects, types, activities) = (BTreeMap::new(), Types::new(), Types::new());
        Ok(Self(Written { objects, types, activities, has_ours: false, spool: Spool::new()? }))
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
    pub name: Cow<'static, str>,
    pub time: String,
    pub attributes: Vec<(Cow<'static, str>, String)>,
    /// The objects that take part in it, and how.
    pub objects: Vec<(String, Cow<'static, str>)>,
    /// Whether it is said in our words.
    pub is_ours: bool,
}

/// Every event with its id, its attributes, and the objects that take part in it.
pub fn rows(written: Written) -> io::Result<Box<dyn Iterator<Item = io::Result<Row>>>> {
    let is_of_process = written.is_of_process();
    let Written { objects, spool, .. } = written;
    let told = spool.read()?;
    if is_of_process {
        return Ok(Box::new(Wholes::of(told)));
    }
    Ok(Box::new(told.zip(1_u64..).map(move |(told, number)| {
        let (event, _) = told?;
        let attributes = attributes(&event);
        let mut links = vec![(event.object.to_string(), OBJECT.into())];
        for (column, how) in [(Text::Into, "into"), (Text::From, "from")] {
            // Where `from` is a place it is no object.
            let other = attributes.iter().find(|(name, _)| *name == column.name());
            if let Some((_, other)) = other.filter(|(_, name)| objects.contains_key(name)) {
                links.push((other.clone(), how.into()));
            }
        }
        let attributes = attributes.into_iter().map(|(name, value)| (name.into(), value)).collect();
        let (name, time) = (event.what.name().into(), event.time.to_string());
        Ok(Row { id: format!("e{number}"), name, time, attributes, objects: links, is_ours: true })
    })))
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
    let event_types: Vec<_> = (written.types().iter())
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
    for (k, (name, known)) in written.declared().enumerate() {
        out.write_all(if k > 0 { b",\n" } else { b"\n" })?;
        let attributes = known.attributes.iter();
        let attributes = attributes.map(|(name, value)| json!({ "name": name, "time": ALWAYS, "value": value }));
        let changes = written.changes(known).iter();
        let changes = changes.map(|(time, name, value)| json!({ "name": name, "time": time, "value": value }));
        let attributes: Vec<_> = attributes.chain(changes).collect();
        let links: Vec<_> =
            written.links(known).map(|(object, how)| json!({ "objectId": object, "qualifier": how })).collect();
        let object =
            json!({ "id": name, "type": written.type_of(known), "attributes": attributes, "relationships": links });
        serde_json::to_writer(&mut *out, &object)?;
    }
    out.write_all(b"\n],\"events\":[")?;
    for (k, row) in rows(written)?.enumerate() {
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

/// Text as an attribute holds it: ends of lines and tabs are blanks there unless they are written so (XML 1.0, section 3.3.3).
fn quoted(text: &str) -> Cow<'_, str> {
    let text = escape(text);
    if !text.contains(['\n', '\r', '\t']) {
        return text;
    }
    text.replace('\n', "&#10;").replace('\r', "&#13;").replace('\t', "&#9;").into()
}

/// Writes OCEL 2.0 XML.
fn write_xml(out: &mut impl Write, written: Written) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n<object-types>")?;
    for (name, all) in written.object_types() {
        write!(out, "<object-type name=\"{}\"><attributes>", quoted(name))?;
        for name in all {
            write!(out, "<attribute name=\"{}\" type=\"string\"/>", quoted(name))?;
        }
        writeln!(out, "</attributes></object-type>")?;
    }
    writeln!(out, "</object-types>\n<event-types>")?;
    for (name, all) in written.types() {
        write!(out, "<event-type name=\"{}\"><attributes>", quoted(name.as_str()))?;
        for (name, kind) in all {
            write!(out, "<attribute name=\"{}\" type=\"{kind}\"/>", quoted(name))?;
        }
        writeln!(out, "</attributes></event-type>")?;
    }
    writeln!(out, "</event-types>\n<objects>")?;
    for (name, known) in written.declared() {
        let (name, kind) = (quoted(name.as_str()), quoted(written.type_of(known)));
        write!(out, "<object id=\"{name}\" type=\"{kind}\"><attributes>")?;
        for (name, value) in &known.attributes {
            let (name, value) = (quoted(name.as_str()), escape(value.as_str()));
            write!(out, "<attribute name=\"{name}\" time=\"{ALWAYS}\">{value}</attribute>")?;
        }
        for (time, name, value) in written.changes(known) {
            let (name, value) = (quoted(name.as_str()), escape(value.as_str()));
            write!(out, "<attribute name=\"{name}\" time=\"{time}\">{value}</attribute>")?;
        }
        write!(out, "</attributes><objects>")?;
        for (object, how) in written.links(known) {
            let (object, how) = (quoted(object.as_str()), quoted(how.as_str()));
            write!(out, "<relationship object-id=\"{object}\" qualifier=\"{how}\"/>")?;
        }
        writeln!(out, "</objects></object>")?;
    }
    writeln!(out, "</objects>\n<events>")?;
    for row in rows(written)? {
        let row = row?;
        let (id, name) = (quoted(&row.id), quoted(&row.name));
        write!(out, "<event id=\"{id}\" type=\"{name}\" time=\"{}\"><attributes>", row.time)?;
        for (name, value) in &row.attributes {
            write!(out, "<attribute name=\"{}\">{}</attribute>", quoted(name), escape(value.as_str()))?;
        }
        write!(out, "</attributes><objects>")?;
        for (object, how) in &row.objects {
            write!(out, "<relationship object-id=\"{}\" qualifier=\"{}\"/>", quoted(object.as_str()), quoted(how))?;
        }
        writeln!(out, "</objects></event>")?;
    }
    writeln!(out, "</events>\n</log>")
}
