//! A document, walked into as it is read: each event is told as soon as it is there.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
    io::BufRead,
};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{
    event::{Told, entries, kind_of, plain, tell},
    extension, xml,
};
use crate::{
    feed::{
        json::Source,
        process::Process,
        sink::{FormatError, Reading},
    },
    hub::{Flow, HubEvent, Issue, IssueKind, IssuePlace, What},
};

/// Reads JSON; what cannot be read in it becomes an issue. One document as a rule; a repository may also tell one event a line.
pub(crate) fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut source = Source::new(input, "\"eventTime\"");
    let lines = source.lines();
    let mut document = Document::of(reading);
    while source.has_more()? {
        let mut found = Found::default();
        let mut take = |event: Value, context: &Context| document.tell(&event, lines.take(), context, reading);
        source.read("EPCIS JSON", Walk { level: Level::Top, found: &mut found, take: &mut take })?;
        if !found.has_events {
            return Err(FormatError::content(
                "an EPCIS document with an epcisBody, an event, or an array of events",
                "other JSON",
            ));
        }
    }
    document.process.finish(reading)
}

/// Reads an XML document; what cannot be read in it becomes an issue.
pub(crate) fn read_xml(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::of(reading);
    xml::each(input, |event, line| document.tell(&event, line, &Context::default(), reading))?;
    document.process.finish(reading)
}

/// What a document has told so far. The order of its events means nothing, and sensors report of times before their event.
struct Document {
    process: Process,
    count: usize,
    /// What is in or on what, as far as it was told.
    inside: HashMap<String, BTreeSet<String>>,
}

impl Document {
    fn of(reading: &Reading<'_>) -> Self {
        Self { process: Process::of(reading), count: 0, inside: HashMap::new() }
    }

    fn tell(&mut self, event: &Value, line: u64, context: &Context, reading: &mut Reading<'_>) {
        self.count += 1;
        // Who takes all off a parent without naming them, takes those off that were told of before.
        let parent = event["parentID"].as_str().map(plain);
        let inside = parent.and_then(|parent| self.inside.get(&parent));
        let (told, issue) = tell_one(event, context, inside, self.count, line, reading.name);
        issue.into_iter().for_each(|issue| reading.sink.issue(issue));
        for (event, _) in told {
            // Objects are there when they are first told of.
            let mut enters = |object: &str| {
                self.process.enters_as(event.time, object, kind_of(object), None, Flow::None, Vec::new(), line);
            };
            enters(&event.object);
            match &event.what {
                What::Loaded { into } => {
                    enters(into);
                    self.inside.entry(into.to_string()).or_default().insert(event.object.to_string());
                }
                What::Unloaded { from, .. } => {
                    if let Some(children) = self.inside.get_mut(from.as_ref()) {
                        children.remove(event.object.as_ref());
                    }
                }
                _ => {}
            }
            self.process.sorter.push(event, line);
        }
    }
}

/// What a document says of all its events.
#[derive(Default)]
pub(super) struct Context {
    /// As it stands there.
    pub value: Value,
    /// What the prefixes of names stand for.
    pub prefixes: BTreeMap<String, String>,
}

impl Context {
    pub fn is_ours(&self) -> bool {
        self.prefixes.get(extension::PREFIX).is_some_and(|uri| uri == extension::OURS)
    }

    fn of(value: Value) -> Self {
        Self { prefixes: extension::prefixes_of(&value), value }
    }
}

/// What was found in a document beside its events.
#[derive(Default)]
struct Found {
    has_events: bool,
    context: Context,
}

/// Walks into a document to its events.
struct Walk<'a, F> {
    level: Level,
    found: &'a mut Found,
    take: &'a mut F,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// The document, which may be an event itself, or an array of them.
    Top,
    /// What is within its body, or within the results of a query.
    Body,
}

impl<'de, F: FnMut(Value, &Context)> DeserializeSeed<'de> for Walk<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(Value, &Context)> Visitor<'de> for Walk<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a document, an event or an array of events")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        if self.level == Level::Body {
            while all.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        self.found.has_events = true;
        while let Some(event) = all.next_element()? {
            (self.take)(event, &self.found.context);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        // Of an event that is a document itself.
        let mut own = serde_json::Map::new();
        while let Some(key) = all.next_key::<String>()? {
            let level = match (self.level, key.as_str()) {
                (_, "eventList") => Some(Level::Top),
                (Level::Top, "epcisBody") | (Level::Body, "queryResults" | "resultsBody") => Some(Level::Body),
                _ => None,
            };
            if let Some(level) = level {
                all.next_value_seed(Walk { level, found: &mut *self.found, take: &mut *self.take })?;
                continue;
            }
            match (self.level, key.as_str()) {
                (Level::Body, "event") => {
                    self.found.has_events = true;
                    let event = all.next_value()?;
                    (self.take)(event, &self.found.context);
                }
                // As a rule it stands above the events.
                (Level::Top, "@context") => {
                    let context: Value = all.next_value()?;
                    self.found.context = Context::of(context.clone());
                    own.insert(key, context);
                }
                // Master data may be long.
                (Level::Top, "epcisHeader") | (Level::Body, _) => drop(all.next_value::<IgnoredAny>()?),
                (Level::Top, _) => drop(own.insert(key, all.next_value()?)),
            }
        }
        if self.level == Level::Top && own.contains_key("eventTime") {
            self.found.has_events = true;
            (self.take)(Value::Object(own), &self.found.context);
        }
        Ok(())
    }

    // What has no members has no events.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// What a document that came by itself tells, and what of it cannot be read. `known` holds the objects that were told of
/// before, which do not enter again.
pub fn events(document: &Value, source: &str, known: &mut BTreeSet<String>) -> (Vec<HubEvent<'static>>, Vec<Issue>) {
    let (mut told, mut issues) = (Vec::new(), Vec::new());
    let context = Context::of(document["@context"].clone());
    for (event, number) in events_of(document).unwrap_or_default().into_iter().zip(1..) {
        let (more, issue) = tell_one(event, &context, None, number, 0, source);
        told.extend(more);
        issues.extend(issue);
    }
    let mut all = entries(&told, known);
    all.append(&mut told);
    all.sort_by_key(|(event, _)| event.time);
    (all.into_iter().map(|(event, _)| event).collect(), issues)
}

/// What an event of that number says, and what of it cannot be read. `inside` are the known children of its parent.
fn tell_one(
    event: &Value,
    context: &Context,
    inside: Option<&BTreeSet<String>>,
    number: usize,
    line: u64,
    file: &str,
) -> (Vec<Told>, Option<Issue>) {
    let mut told = Vec::new();
    let Err(problem) = tell(event, context, inside, &mut told) else { return (told, None) };
    if !problem.keeps_rest {
        told.clear();
    }
    let issue = Issue {
        kind: if problem.keeps_rest { IssueKind::NotUnderstood } else { IssueKind::Unreadable },
        brief: format!("event {number} of the document: {}", problem.brief),
        hint: problem.hint.into(),
        place: Some(IssuePlace { file: file.to_owned(), line }),
    };
    (told, Some(issue))
}

/// The events of a document, wherever they lie in it.
fn events_of(document: &Value) -> Option<Vec<&Value>> {
    if let Some(all) = document.as_array() {
        return Some(all.iter().collect());
    }
    let body = &document["epcisBody"];
    let lists = [&body["eventList"], &body["queryResults"]["resultsBody"]["eventList"], &document["eventList"]];
    if let Some(list) = lists.into_iter().find_map(Value::as_array) {
        return Some(list.iter().collect());
    }
    if body["event"].is_object() {
        return Some(vec![&body["event"]]);
    }
    document.get("eventTime").map(|_| vec![document])
}
