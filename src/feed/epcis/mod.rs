//! GS1 EPCIS: documents, query documents, bare events and arrays of them, in JSON (2.0) and in XML (1.2 and 2.0).
//!
//! An EPCIS event tells of many objects at once; here it becomes one event of ours for each thing that it says of each
//! object. Ids stay as they are: URNs and Digital Links are names like any other, which the scene's `aliases` may map to
//! places. XML is put into the shape of JSON first, so that both say the same. Source: EPCIS 2.0 and CBV 2.0 (GS1, 2022),
//! EPCIS 1.2 (GS1, 2016).

mod extension;
mod hash;
mod write;
mod xml;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
    io::BufRead,
};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

pub use self::write::{Loss, Writer};
use super::{
    json::Source,
    process::Process,
    sink::{FormatError, Reading},
};
use crate::hub::{
    Attribute, EventTime, Flow, HubEvent, Issue, IssueKind, IssuePlace, ObjectKind, StatusCode, TimeError, What,
};

/// Whether the beginning of a file looks like EPCIS in JSON.
pub fn sniff(start: &[u8]) -> bool {
    let start = String::from_utf8_lossy(start);
    ["\"epcisBody\"", "\"EPCISDocument\"", "\"EPCISQueryDocument\"", "\"eventTime\"", "epcis-context"]
        .iter()
        .any(|word| start.contains(word))
}

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
        let named = self.with_children(event);
        let event = named.as_ref().unwrap_or(event);
        let (told, issue) = tell_one(event, context, self.count, line, reading.name);
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

impl Document {
    /// An event that takes all children off a parent without naming them, with those that were told of before.
    fn with_children(&self, event: &Value) -> Option<Value> {
        let is_bare = event["action"] == "DELETE"
            && event["childEPCs"].as_array().is_none_or(Vec::is_empty)
            && event["childQuantityList"].as_array().is_none_or(Vec::is_empty);
        let children = self.inside.get(&plain(event["parentID"].as_str().filter(|_| is_bare)?))?;
        let mut event = event.clone();
        event["childEPCs"] = children.iter().cloned().collect();
        Some(event)
    }
}

/// What a document says of all its events.
#[derive(Default)]
struct Context {
    /// As it stands there.
    value: Value,
    /// What the prefixes of names stand for.
    prefixes: BTreeMap<String, String>,
}

impl Context {
    fn is_ours(&self) -> bool {
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
        let (more, issue) = tell_one(event, &context, number, 0, source);
        told.extend(more);
        issues.extend(issue);
    }
    let mut all = entries(&told, known);
    all.append(&mut told);
    all.sort_by_key(|(event, _)| event.time);
    (all.into_iter().map(|(event, _)| event).collect(), issues)
}

/// What an event of that number says, and what of it cannot be read.
fn tell_one(event: &Value, context: &Context, number: usize, line: u64, file: &str) -> (Vec<Told>, Option<Issue>) {
    let mut told = Vec::new();
    let Err(problem) = tell(event, context, &mut told) else { return (told, None) };
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

struct Problem {
    brief: String,
    hint: &'static str,
    /// Whether what else the event says counts.
    keeps_rest: bool,
}

impl From<TimeError> for Problem {
    fn from(error: TimeError) -> Self {
        Self {
            brief: error.to_string(),
            hint: "The event was skipped; eventTime is ISO 8601 with an offset or Z",
            keeps_rest: false,
        }
    }
}

type Told = (HubEvent<'static>, u32);

/// How the names of events begin that are made of what they say.
const HASHED: &str = "ni:///sha-256;";

/// All that one EPCIS event says.
fn tell(event: &Value, context: &Context, told: &mut Vec<Told>) -> Result<(), Problem> {
    let kind = ["type", "@type", "isA"].iter().find_map(|name| literal(&event[*name])).unwrap_or_default();
    let kind = kind.rsplit([':', '/']).next().unwrap_or(kind);
    let Some(time) = literal(&event["eventTime"]) else {
        let found = if event["eventTime"].is_null() { "none".to_owned() } else { event["eventTime"].to_string() };
        return Err(Problem {
            brief: format!("expected the field eventTime as text, found {found}"),
            hint: "The event was skipped; every EPCIS event has an eventTime",
            keeps_rest: false,
        });
    };
    if let Some(action) = event["action"].as_str().filter(|action| !["ADD", "OBSERVE", "DELETE"].contains(action)) {
        return Err(Problem {
            brief: format!("expected the action ADD, OBSERVE or DELETE, found {action:?}"),
            hint: "The event was skipped: what it did to the objects is not known",
            keeps_rest: false,
        });
    }
    let time = EventTime::parse(time)
        .map_err(|error| Problem { brief: format!("field eventTime: {error}"), ..error.into() })?;
    let recorded = event["recordTime"].as_str().and_then(|text| EventTime::parse(text).ok());
    let place = id_of(&event["readPoint"]).or_else(|| id_of(&event["bizLocation"]));
    // Who gave no name to an event, gave it this one: whoever tells it again, in XML or in JSON, comes to the same.
    let own = event["eventID"].as_str();
    let id = match own {
        // A name of its own, given by who made it.
        Some(own) if !own.starts_with(HASHED) => Some(own.to_owned()),
        // In what we wrote, an event without a name is known again by what it says, as ours are.
        None if context.is_ours() => None,
        // Made of what the event says, as it is for one without a name. The rules for it changed over the years, so that it is made anew:
        // then whoever tells the event again comes to the same.
        _ => hash::event_hash_id(event, &context.value).or(own.map(str::to_owned)),
    };
    let mut out = Teller { told, time, recorded, id, count: 0 };
    let start = out.told.len();
    match kind {
        "ObjectEvent" | "TransactionEvent" => {
            let step = event["bizStep"].as_str().map(word);
            let says_more = ["persistentDisposition", "sensorElementList"].iter().any(|field| !event[*field].is_null())
                || matches!(event["action"].as_str(), Some("ADD" | "DELETE"));
            for object in names(&event["epcList"]).chain(classes(&event["quantityList"])) {
                match (step, destination_of(event), &place) {
                    (Some("departing"), Some(to), from) => {
                        let from = from.clone().map(Into::into);
                        out.say(&object, What::Departs { from, to: to.into() });
                    }
                    (Some("arriving"), _, Some(at)) => out.say(&object, What::Arrives { at: at.clone().into() }),
                    // Where it is, nobody said; that it was seen is told by what else the event says.
                    (_, _, None) if says_more => {}
                    _ => out.seen(&object, place.as_deref()),
                }
                if event["action"] == "DELETE" {
                    out.say(&object, What::Leaves { to: None });
                }
            }
        }
        "AggregationEvent" | "AssociationEvent" => aggregate(event, place.as_deref(), &mut out),
        "TransformationEvent" => {
            for object in names(&event["inputEPCList"]) {
                out.say(&object, What::Leaves { to: Some("a transformation".into()) });
            }
            for object in names(&event["outputEPCList"]) {
                out.seen(&object, place.as_deref());
            }
        }
        _ => {
            let hint = "The event was skipped; EPCIS 2.0 has Object, Aggregation, Association, Transaction and Transformation events";
            return Err(Problem {
                brief: format!("expected a type of event, found {kind:?}"),
                hint,
                keeps_rest: false,
            });
        }
    }
    let objects: Vec<String> = names(&event["epcList"])
        .chain(event["parentID"].as_str().map(plain))
        .chain(names(&event["childEPCs"]))
        .collect();
    dispositions(event, &objects, &mut out);
    sensors(event, &objects, &mut out)?;
    let end = out.told.len();
    if end == start {
        return Err(Problem {
            brief: "expected objects (epcList, quantityList, parentID) or a sensor, found none".into(),
            hint: "Nothing of the event was taken: there is nothing that it happens to",
            keeps_rest: true,
        });
    }
    extend(event, context, &mut out.told[start..end]);
    declare_error(event, start..end, told);
    let has_children =
        || names(&event["childEPCs"]).next().is_some() || classes(&event["childQuantityList"]).next().is_some();
    if matches!(kind, "AggregationEvent" | "AssociationEvent") && event["action"] == "DELETE" && !has_children() {
        return Err(Problem {
            brief: "expected childEPCs, found none, which means all children".into(),
            hint: "Only what is said of the parent was taken: who the children are is not told here; name them",
            keeps_rest: true,
        });
    }
    Ok(())
}

/// More bytes are not said again and again of the objects of one event.
const MOST_SAID: usize = 1 << 16;

/// Keeps what else an event says with the first that is told of each object.
fn extend(event: &Value, context: &Context, told: &mut [Told]) {
    let all = extension::of(event, &context.prefixes, context.is_ours());
    let lists = [&event["quantityList"], &event["childQuantityList"]];
    let quantities = || lists.into_iter().flat_map(|list| list.as_array().into_iter().flatten());
    let mut seen = BTreeSet::new();
    let size: usize = all.iter().map(|one| one.name.len() + one.value.len() + size_of_val(one)).sum();
    for (event, _) in told {
        if seen.insert(event.object.clone()) {
            // Of many objects the first one says what is long for all.
            if size.saturating_mul(seen.len()) <= MOST_SAID || seen.len() == 1 {
                event.extensions.extend(all.iter().cloned());
            }
            let quantity = quantities().find(|one| one["epcClass"].as_str() == Some(&event.object));
            event.extensions.extend(quantity.into_iter().flat_map(extension::of_quantity));
        }
    }
}

fn aggregate(event: &Value, place: Option<&str>, out: &mut Teller<'_>) {
    let parent = event["parentID"].as_str().map(plain);
    let parent = parent.as_deref();
    if let Some(parent) = parent.filter(|_| place.is_some()) {
        out.seen(parent, place);
    }
    let children = names(&event["childEPCs"]).chain(classes(&event["childQuantityList"]));
    for child in children {
        match (parent, event["action"].as_str()) {
            (Some(parent), Some("DELETE")) => {
                let at = place.map(|place| place.to_owned().into());
                out.say(&child, What::Unloaded { from: parent.to_owned().into(), at });
            }
            (Some(parent), _) => out.say(&child, What::Loaded { into: parent.to_owned().into() }),
            (None, _) => out.seen(&child, place),
        }
    }
}

/// Dispositions that last are holds until they are unset; damage is a discrepancy.
fn dispositions(event: &Value, objects: &[String], out: &mut Teller<'_>) {
    let lasting = &event["persistentDisposition"];
    for object in objects {
        for hold in names(&lasting["set"]) {
            out.say(object, What::HoldSet { hold: word(&hold).to_owned().into(), reason: None });
        }
        for hold in names(&lasting["unset"]) {
            out.say(object, What::HoldReleased { hold: word(&hold).to_owned().into() });
        }
        if event["disposition"].as_str().map(word) == Some("damaged") {
            out.say(object, What::Status { code: StatusCode::Dis, detail: Some("damaged".into()) });
        }
    }
}

/// The numbers of a sensor report, and how the names of their quantities end.
const MEASURED: [(&str, &str); 6] = [
    ("value", ""),
    ("minValue", ".min"),
    ("maxValue", ".max"),
    ("meanValue", ".mean"),
    ("sDev", ".sdev"),
    ("percValue", ".percentile"),
];

/// Sensor reports belong to the first object of the event, or to the device when there is none.
fn sensors(event: &Value, objects: &[String], out: &mut Teller<'_>) -> Result<(), Problem> {
    for element in event["sensorElementList"].as_array().into_iter().flatten() {
        let metadata = &element["sensorMetadata"];
        let device = metadata["deviceID"].as_str();
        let Some(object) = objects.first().map(String::as_str).or(device) else { continue };
        for report in element["sensorReport"].as_array().into_iter().flatten() {
            let time = report["time"].as_str().or(metadata["time"].as_str()).or(metadata["startTime"].as_str());
            let time = time.map(EventTime::parse).transpose()?.unwrap_or(out.time);
            let quantity = report["type"].as_str().map_or("value", word);
            let unit = report["uom"].as_str().unwrap_or("1");
            for (field, end) in MEASURED {
                if let Some(value) = report[field].as_f64() {
                    let (quantity, unit) = (format!("{quantity}{end}").into(), unit.to_owned().into());
                    out.say_at(time, object, What::Measures { quantity, value, unit });
                    out.add("deviceID", device.or(report["deviceID"].as_str()));
                    out.add("exception", report["exception"].as_str());
                }
            }
            // What is said in words is no quantity.
            for field in ["stringValue", "booleanValue", "hexBinaryValue", "uriValue"] {
                let said = match &report[field] {
                    Value::Bool(flag) => flag.to_string(),
                    Value::String(text) => text.clone(),
                    _ => continue,
                };
                let detail = Some(format!("{quantity}: {said}").into());
                out.say_at(time, object, What::Status { code: StatusCode::Osi, detail });
            }
        }
    }
    Ok(())
}

/// An event with an error declaration never happened; the declaration was learned when it was made.
fn declare_error(event: &Value, told_here: std::ops::Range<usize>, told: &mut Vec<Told>) {
    let declaration = &event["errorDeclaration"];
    if !declaration.is_object() {
        return;
    }
    let learned = declaration["declarationTime"].as_str().and_then(|text| EventTime::parse(text).ok());
    let corrected_by: Vec<_> = names(&declaration["correctiveEventIDs"]).map(Into::into).collect();
    let reason = declaration["reason"].as_str().map(|reason| word(reason).to_owned());
    for at in told_here {
        let (wrong, _) = &told[at];
        let Some(id) = wrong.id.clone() else { continue };
        let what =
            What::Retracted { event: id, reason: reason.clone().map(Into::into), corrected_by: corrected_by.clone() };
        let retraction = HubEvent {
            time: wrong.time,
            recorded: learned,
            id: None,
            source: None,
            object: wrong.object.clone(),
            what,
            extensions: Vec::new(),
        };
        told.push((retraction, 0));
    }
}

/// Collects what one EPCIS event says, each part with an id of its own.
struct Teller<'a> {
    told: &'a mut Vec<Told>,
    time: EventTime,
    recorded: Option<EventTime>,
    id: Option<String>,
    count: usize,
}

impl Teller<'_> {
    /// Says more with what was told last.
    fn add(&mut self, name: &'static str, value: Option<&str>) {
        if let (Some(value), Some((event, _))) = (value, self.told.last_mut()) {
            event.extensions.push(Attribute::new(name, value.to_owned()));
        }
    }

    fn seen(&mut self, object: &str, place: Option<&str>) {
        if let Some(place) = place {
            self.say(object, What::Observed { at: place.to_owned().into() });
        } else {
            self.say(object, What::Status { code: StatusCode::Osi, detail: Some("seen, nobody said where".into()) });
        }
    }

    fn say(&mut self, object: &str, what: What<'static>) {
        self.say_at(self.time, object, what);
    }

    fn say_at(&mut self, time: EventTime, object: &str, what: What<'static>) {
        self.count += 1;
        let id = self.id.as_ref().map(|id| format!("{id}#{}", self.count).into());
        let event = HubEvent {
            time,
            recorded: self.recorded,
            id,
            source: None,
            object: object.to_owned().into(),
            what,
            extensions: Vec::new(),
        };
        self.told.push((event, 0));
    }
}

/// EPCIS objects are there when they are first told of; what they are is told by their ids. Those that are known are left out,
/// the others are known from now on.
fn entries(told: &[Told], known: &mut BTreeSet<String>) -> Vec<Told> {
    let mut first = BTreeMap::<String, (EventTime, u32)>::new();
    for (event, line) in told {
        let mentioned = match &event.what {
            What::Loaded { into } => Some(into.to_string()),
            _ => None,
        };
        for object in [Some(event.object.to_string()), mentioned].into_iter().flatten() {
            let entry = first.entry(object).or_insert((event.time, *line));
            *entry = (*entry).min((event.time, *line));
        }
    }
    let enters = |(object, (time, line)): (String, (EventTime, u32))| {
        let what =
            What::Enters { kind: kind_of(&object), type_code: None, flow: Flow::None, at: None, attributes: vec![] };
        (
            HubEvent {
                time,
                recorded: None,
                id: None,
                source: None,
                object: object.into(),
                what,
                extensions: Vec::new(),
            },
            line,
        )
    };
    first.retain(|object, _| known.insert(object.clone()));
    first.into_iter().map(enters).collect()
}

/// What an object is, by the key of its id: an SSCC is a logistic unit, an SGTIN a trade item, a GRAI or GIAI an asset.
fn kind_of(id: &str) -> ObjectKind {
    let is = |urn: &str, link: &str| id.contains(urn) || id.contains(link);
    match () {
        () if is(":sscc:", "/00/") => ObjectKind::Pallet,
        () if is(":grai:", "/8003/") || is(":giai:", "/8004/") => ObjectKind::Uld,
        () => ObjectKind::Parcel,
    }
}

/// A field that is an id, or an object with one.
fn id_of(value: &Value) -> Option<String> {
    value.as_str().or(value["id"].as_str()).or(value["@id"].as_str()).map(plain)
}

/// Text, alone or as JSON-LD writes a value.
fn literal(value: &Value) -> Option<&str> {
    value.as_str().or(value["@value"].as_str()).or(value["@id"].as_str())
}

fn names(value: &Value) -> impl Iterator<Item = String> {
    // One name alone is a list of one.
    let one = value.as_str();
    one.into_iter().chain(value.as_array().into_iter().flatten().filter_map(Value::as_str)).map(plain)
}

/// The place that an event names as its destination.
fn destination_of(event: &Value) -> Option<String> {
    let all = event["destinationList"].as_array()?;
    let place = all.iter().find(|one| one["type"].as_str().map(word) == Some("location"))?;
    place["destination"].as_str().map(plain)
}

/// An id as it is, or as it was before it became a URI of ours.
fn plain(id: &str) -> String {
    [write::OBJECT, write::PLACE].into_iter().find_map(|base| write::name_of(base, id)).unwrap_or_else(|| id.to_owned())
}

fn classes(value: &Value) -> impl Iterator<Item = String> {
    value.as_array().into_iter().flatten().filter_map(|entry| entry["epcClass"].as_str()).map(str::to_owned)
}

/// The last word of a bare, prefixed or full name: `damaged` of `cbv:Disp-damaged` and of `https://ref.gs1.org/cbv/Disp-damaged`.
fn word(name: &str) -> &str {
    let tail = name.rsplit([':', '/', '#']).next().unwrap_or(name);
    let prefixes = ["Disp-", "ER-", "BizStep-", "SDT-", "BTT-"];
    prefixes.iter().find_map(|prefix| tail.strip_prefix(prefix)).unwrap_or(tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Location, LogBuilder};

    fn log(text: &str) -> EventLog {
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.jsonld", &mut log)).expect("EPCIS");
        log.finish()
    }

    #[test]
    fn what_is_packed_is_in_its_pallet_until_it_is_unpacked() {
        let event = |time: &str, action: &str| {
            format!(
                r#"{{"type":"AggregationEvent","eventTime":"{time}","parentID":"urn:epc:id:sscc:1.2","childEPCs":["urn:epc:id:sgtin:3.4.5"],"action":"{action}","readPoint":{{"id":"door-1"}}}}"#
            )
        };
        let log = log(&format!(
            "[{},{}]",
            event("2021-11-08T10:00:00+01:00", "ADD"),
            event("2021-11-08T11:00:00+01:00", "DELETE")
        ));
        let (pallet, parcel) =
            (log.object("urn:epc:id:sscc:1.2").expect("pallet"), log.object("urn:epc:id:sgtin:3.4.5").expect("parcel"));
        let at =
            |time: &str| log.state_at(EventTime::parse(time).expect("time")).get(parcel).map(|state| state.location);
        assert_eq!(at("2021-11-08T09:30:00Z"), Some(Location::Inside(pallet)));
        assert!(matches!(at("2021-11-08T10:30:00Z"), Some(Location::At(_))));
        assert_eq!(log.identity(pallet).0, ObjectKind::Pallet);
        assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
    }

    #[test]
    fn a_declared_error_never_happened_but_was_once_believed() {
        let event = r#"{"type":"ObjectEvent","eventID":"e1","eventTime":"2021-11-08T10:00:00Z","epcList":["A"],"action":"OBSERVE","readPoint":{"id":"x"}"#;
        let log = log(&format!(
            r#"[{event}}},{event},"errorDeclaration":{{"declarationTime":"2021-11-08T12:00:00Z","reason":"did_not_occur"}}}}]"#
        ));
        let object = log.object("A").expect("object");
        let time = EventTime::parse("2021-11-08T11:00:00Z").expect("time");
        let located = |state: crate::hub::HubState| state.get(object).map(|state| state.location);
        assert_eq!(located(log.state_at(time)), Some(Location::Unplaced));
        assert!(matches!(located(log.state_as_known(time, time)), Some(Location::At(_))));
    }

    #[test]
    fn all_children_are_taken_off_when_none_is_named() {
        let event = |time: &str, action: &str, children: &str| {
            format!(
                r#"{{"@type":"AggregationEvent","eventTime":{{"@value":"{time}"}},"parentID":"P",{children}"action":"{action}","readPoint":{{"@id":"door-1"}}}}"#
            )
        };
        let log = log(&format!(
            "[{},{}]",
            event("2021-11-08T10:00:00Z", "ADD", r#""childEPCs":["A","B"],"#),
            event("2021-11-08T11:00:00Z", "DELETE", "")
        ));
        let state = log.state_at(EventTime::parse("2021-11-08T11:30:00Z").expect("a time"));
        for child in ["A", "B"].map(|name| log.object(name).expect("a child")) {
            assert!(matches!(state.get(child).map(|state| state.location), Some(Location::At(_))));
        }
        assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
    }

    #[test]
    fn a_bad_event_is_named_and_the_others_read() {
        let log = log(
            "{\"epcisBody\":{\"eventList\":[\n{\"type\":\"ObjectEvent\",\"eventTime\":\"yesterday\",\"epcList\":[\"A\"]},\n{\"type\":\"ObjectEvent\",\"eventTime\":\"2021-11-08T10:00:00Z\",\"epcList\":[\"B\"]}]}}",
        );
        let issue = log.issues().kept().first().expect("an issue").to_string();
        assert!(
            issue.contains("event 1")
                && issue.contains("eventTime")
                && issue.contains("yesterday")
                && issue.contains("a.jsonld:2"),
            "{issue}"
        );
        assert!(log.object("B").is_some() && log.object("A").is_none());
    }

    #[test]
    fn sensors_measure_and_lasting_dispositions_hold() {
        let log =
            log(r#"{"type":"epcis:ObjectEvent","eventTime":"2021-11-08T10:00:00Z","epcList":["A"],"action":"OBSERVE",
            "persistentDisposition":{"set":["cbv:Disp-damaged"]},
            "sensorElementList":[{"sensorReport":[{"type":"gs1:Temperature","value":26.0,"uom":"CEL"}]}]}"#);
        let object = log.object("A").expect("object");
        let time = EventTime::parse("2021-11-08T10:00:00Z").expect("time");
        assert_eq!(log.holds_at(object, time), [("damaged", None)]);
        let measured = log.measurements_at(object, time);
        assert_eq!(
            measured.iter().map(|m| (m.quantity, m.value, m.unit)).collect::<Vec<_>>(),
            [("Temperature", 26.0, "CEL")]
        );
    }
}
