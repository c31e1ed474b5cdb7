//! A document, walked into as it is read: each event is told as soon as it is there.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fmt,
    io::BufRead,
};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{
    contents::{AllOff, Contents},
    event::{Part, Told, entries, id_of_event, kind_of, literal, tell},
    extension, xml,
};
use crate::{
    feed::{
        json::Source,
        process::Process,
        sink::{FormatError, Reading},
    },
    hub::{EventTime, Flow, HubEvent, Issue, IssueKind, IssuePlace, What},
};

/// Reads JSON; what cannot be read in it becomes an issue. One document as a rule; a repository may also tell one event a line.
pub(crate) fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut source = Source::new(input, "\"eventTime\"");
    let lines = source.lines();
    let mut document = Document::of(reading);
    while source.has_more()? {
        let mut found = Found::default();
        let mut take = |event: Value, context: &Context| document.tell(&event, lines.take(), context, reading);
        let read = source.read("EPCIS JSON", Walk { level: Level::Top, found: &mut found, take: &mut take });
        if let Err(error) = read {
            reading.broken_off(error, document.count as u64)?;
            break;
        }
        if found.is_context_late && !found.context.prefixes.is_empty() {
            reading.not_understood(
                0,
                format!("expected \"@context\" above the events, found it behind {} of them", document.count),
                "What its prefixes stand for is not known of their extensions; put it at the beginning of the document",
            );
        }
        if !found.has_events {
            return Err(FormatError::content(
                "an EPCIS document with an epcisBody, an event, or an array of events",
                "other JSON",
            ));
        }
    }
    document.finish(reading)
}

/// Reads an XML document; what cannot be read in it becomes an issue.
pub(crate) fn read_xml(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::of(reading);
    if let Err(error) = xml::each(input, |event, line| document.tell(&event, line, &Context::default(), reading)) {
        reading.broken_off(error, document.count as u64)?;
    }
    document.finish(reading)
}

/// What a document has told so far. The order of its events means nothing, and sensors report of times before their event.
struct Document {
    process: Process,
    count: usize,
    all_off: Vec<AllOff>,
}

impl Document {
    fn of(reading: &Reading<'_>) -> Self {
        Self { process: Process::of(reading), count: 0, all_off: Vec::new() }
    }

    fn tell(&mut self, event: &Value, line: u64, context: &Context, reading: &mut Reading<'_>) {
        self.count += 1;
        let number = self.count;
        let event = unprefixed(event);
        let part = Part { id: id_of_event(&event, context), told: 0 };
        if names_many(&event) {
            return in_parts(&event, part, |part_of, part| {
                let (told, issue) = tell_part(part_of, context, None, (part, number, line), reading.name);
                let count = self.take(told, issue, line, reading);
                self.process.sorter.put_away();
                count
            });
        }
        let (told, issue) = tell_part(&event, context, None, (&part, number, line), reading.name);
        if let Some(time) = time_of_all_off(&event) {
            // It is told when it is known what is inside; its parent is there all the same.
            told.iter().for_each(|(event, _)| self.enters(event.time, &event.object, line));
            let (event, context) = (event.into_owned(), context.clone());
            self.all_off.push(AllOff { time, event, context, number, line });
            return;
        }
        self.take(told, issue, line, reading);
    }

    /// Takes what an event says, or a part of it; gives how much that is.
    fn take(&mut self, told: Vec<Told>, issue: Option<Issue>, line: u64, reading: &mut Reading<'_>) -> usize {
        let count = told.len();
        issue.into_iter().for_each(|issue| reading.sink.issue(issue));
        for (event, _) in told {
            self.enters(event.time, &event.object, line);
            match &event.what {
                What::Enters { .. } => continue,
                What::Loaded { into } => self.enters(event.time, into, line),
                _ => {}
            }
            self.process.sorter.push(event, line);
        }
        count
    }

    /// Objects are there when they are first told of.
    fn enters(&mut self, time: EventTime, object: &str, line: u64) {
        self.process.enters_as(time, object, kind_of(object), None, Flow::None, Vec::new(), line);
    }

    /// Passes everything on, when all is read.
    fn finish(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        let mut contents = Contents::of(self.all_off);
        self.process.sorter.finish_through(reading, |event, line, reading| {
            contents.tell_before(Some(event.time), reading);
            contents.see(event);
            reading.event(event, line);
        })?;
        contents.tell_before(None, reading);
        Ok(())
    }
}

/// When an event takes all off its parent without naming what that is; `None` of all other events.
fn time_of_all_off(event: &Value) -> Option<EventTime> {
    let is_empty = |name: &str| event[name].as_array().is_none_or(Vec::is_empty);
    let is_so = event["action"] == "DELETE"
        && literal(&event["parentID"]).is_some()
        && is_empty("childEPCs")
        && is_empty("childQuantityList")
        && ["type", "@type"].iter().any(|name| {
            literal(&event[*name])
                .is_some_and(|kind| kind.contains("AggregationEvent") || kind.contains("AssociationEvent"))
        });
    is_so.then(|| EventTime::parse(literal(&event["eventTime"])?).ok())?
}

/// How names of the standard begin where they are told in full or with its own prefix.
const FULL: [&str; 4] =
    ["epcis:", "https://ref.gs1.org/epcis/", "https://ref.gs1.org/standards/epcis/", "https://gs1.github.io/EPCIS/"];

/// The name of a field as most write it.
fn short(name: &str) -> &str {
    FULL.iter().find_map(|full| name.strip_prefix(full)).unwrap_or(name)
}

/// An event with the names of its fields as most write them.
fn unprefixed(event: &Value) -> Cow<'_, Value> {
    fn rewritten(value: &Value) -> Value {
        match value {
            Value::Object(all) => {
                // What is told in full wraps every value.
                let is_value = all.keys().all(|name| matches!(name.as_str(), "@value" | "@type"));
                match (all.get("@value").filter(|_| is_value), all.get("@id").filter(|_| all.len() == 1)) {
                    (Some(value), _) | (None, Some(value)) => value.clone(),
                    _ => all.iter().map(|(name, value)| (short(name).to_owned(), rewritten(value))).collect(),
                }
            }
            Value::Array(all) => {
                let mut all: Vec<Value> = all.iter().map(rewritten).collect();
                match all.as_slice() {
                    [Value::String(_) | Value::Number(_) | Value::Bool(_)] => all.remove(0),
                    _ => Value::Array(all),
                }
            }
            _ => value.clone(),
        }
    }
    let is_told_so = event.as_object().is_some_and(|all| all.keys().any(|name| short(name).len() < name.len()));
    if is_told_so { Cow::Owned(rewritten(event)) } else { Cow::Borrowed(event) }
}

/// What a document says of all its events.
#[derive(Clone, Default)]
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
    /// Whether events stood above it.
    is_context_late: bool,
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
            let level = match (self.level, short(&key)) {
                (_, "eventList") => Some(Level::Top),
                (Level::Top, "epcisBody") | (Level::Body, "queryResults" | "resultsBody") => Some(Level::Body),
                _ => None,
            };
            if let Some(level) = level {
                all.next_value_seed(Walk { level, found: &mut *self.found, take: &mut *self.take })?;
                continue;
            }
            match (self.level, short(&key)) {
                (Level::Body, "event") => {
                    self.found.has_events = true;
                    let event = all.next_value()?;
                    (self.take)(event, &self.found.context);
                }
                // As a rule it stands above the events.
                (Level::Top, "@context") => {
                    let context: Value = all.next_value()?;
                    self.found.context = Context::of(context.clone());
                    self.found.is_context_late = self.found.has_events;
                    own.insert(key, context);
                }
                // Master data may be long.
                (Level::Top, "epcisHeader") | (Level::Body, _) => drop(all.next_value::<IgnoredAny>()?),
                (Level::Top, _) => drop(own.insert(key, all.next_value()?)),
            }
        }
        if self.level == Level::Top && own.keys().any(|name| short(name) == "eventTime") {
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
        let event = unprefixed(event);
        let part = Part { id: id_of_event(&event, &context), told: 0 };
        let mut take = |event: &Value, part: &Part| {
            let (more, issue) = tell_part(event, &context, None, (part, number, 0), source);
            issues.extend(issue);
            let count = more.len();
            told.extend(more);
            count
        };
        // A part has the same names for what it says here and in a file.
        if names_many(&event) {
            in_parts(&event, part, take);
        } else {
            take(&event, &part);
        }
    }
    let mut all = entries(&told, known);
    told.retain(|(event, _)| !matches!(event.what, What::Enters { .. }));
    all.append(&mut told);
    all.sort_by_key(|(event, _)| event.time);
    (all.into_iter().map(|(event, _)| event).collect(), issues)
}

/// What an event of that number says, and what of it cannot be read. `inside` are the known children of its parent.
pub(super) fn tell_one(
    event: &Value,
    context: &Context,
    inside: Option<&BTreeSet<String>>,
    number: usize,
    line: u64,
    file: &str,
) -> (Vec<Told>, Option<Issue>) {
    let part = Part { id: id_of_event(event, context), told: 0 };
    tell_part(event, context, inside, (&part, number, line), file)
}

/// The same of an event, or of a part of it, whose name is known.
fn tell_part(
    event: &Value,
    context: &Context,
    inside: Option<&BTreeSet<String>>,
    (part, number, line): (&Part, usize, u64),
    file: &str,
) -> (Vec<Told>, Option<Issue>) {
    let mut told = Vec::new();
    let Err(problem) = tell(event, context, inside, part, &mut told) else { return (told, None) };
    if !problem.keeps_rest {
        told.clear();
    }
    let issue = Issue {
        kind: if problem.keeps_rest { IssueKind::NotUnderstood } else { IssueKind::Unreadable },
        brief: format!("event {number} of the document: {}", problem.brief),
        hint: problem.hint.into(),
        place: Some(IssuePlace { file: file.to_owned(), line }),
    };
    // Of an event that is wrong, one part says so for all.
    (told, Some(issue).filter(|_| part.told == 0))
}

/// The lists of an event that name objects.
const LISTS: [&str; 6] = ["epcList", "quantityList", "childEPCs", "childQuantityList", "inputEPCList", "outputEPCList"];

/// So many objects of an event are told at once; what an event says of them needs many times the room of their names.
const PART: usize = 4_096;

fn names_many(event: &Value) -> bool {
    LISTS.iter().any(|list| event[*list].as_array().is_some_and(|all| all.len() > PART))
}

/// An event as events of the same name, each with a part of its objects. `take` gives how many events of ours it made of one.
fn in_parts(event: &Value, mut part: Part, mut take: impl FnMut(&Value, &Part) -> usize) {
    let Some(all) = event.as_object() else { return };
    let is_list = |name: &str| LISTS.contains(&name);
    let base: serde_json::Map<String, Value> =
        all.iter().filter(|(name, _)| !is_list(name)).map(|(name, value)| (name.clone(), value.clone())).collect();
    for list in LISTS {
        for some in event[list].as_array().into_iter().flat_map(|all| all.chunks(PART)) {
            let mut of_part = base.clone();
            of_part.insert(list.to_owned(), Value::Array(some.to_vec()));
            let told = take(&Value::Object(of_part), &part);
            // What is wrong with one part is wrong with all.
            if told == 0 {
                return;
            }
            part.told += told;
        }
    }
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
