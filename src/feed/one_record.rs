//! IATA ONE Record: logistics events, alone, in collections and in graphs, with the objects that stand beside them.
//!
//! A document may also tell of actions (pieces are built up on a ULD, units are loaded on an aircraft) and of the times of movements: what
//! they say happened is told, too, and what they plan is a plan. Other objects that an object refers to are attributes that it
//! enters with, `link.PROPERTY`.
//!
//! Names are taken without their prefixes and namespaces, codes in both spellings that official files mix. Nothing is fetched
//! from the net. Source: ONE Record API security examples and cargo ontology 3.2 (IATA, 2025).

use std::{cell::Cell, collections::BTreeMap};

use serde::de::DeserializeSeed;
use serde_json::{Map, Value};

use super::{
    json::{Keep, LINE, Source, line_of},
    process::{Process, kind_of, tell_assumed, time_of},
    sink::{FormatError, Reading},
};
use crate::{
    hub::{Attribute, EventTime, Flow, HubEvent, ObjectKind, StatusCode, What},
    say,
};

/// Values lie in each other so deep at most; JSON itself is read no deeper than 128.
const DEPTH: usize = 100;

/// What the documents beside one tell of objects, by their addresses: an event may lie in one file, and what it happened to in another.
#[derive(Default)]
pub struct Others {
    things: BTreeMap<String, Thing>,
    /// Whether anything happens in any of them.
    have_events: bool,
}

impl Others {
    /// Takes in what a document tells; nothing of one that is broken, which is told of when it is read itself.
    pub fn take(&mut self, bytes: &[u8]) {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let Ok(document) = serde_json::from_slice::<Value>(bytes) else { return };
        let mut found = Found::default();
        find(&document, None, &mut found, 0);
        self.have_events |= !(found.events.is_empty() && found.actions.is_empty());
        for (id, thing) in found.things {
            // What only refers to an object says nothing of it.
            let known = self.things.get(&id).map_or(0, |known| known.attributes.len());
            if thing.attributes.len() >= known {
                self.things.insert(id, thing);
            }
        }
    }
}

/// Reads a document, beside which others may lie.
pub fn read(bytes: &[u8], others: &Others, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let (mut document, is_mended) = (Value::Null, Cell::new(false));
    let mut source = Source::new(bytes, "\"@id\"");
    let lines = source.lines();
    let mut deserializer = serde_json::Deserializer::from_reader(&mut source);
    let keep = Keep::into(&mut document, &is_mended).with_lines(&lines);
    let read = keep.deserialize(&mut deserializer).and_then(|()| deserializer.end());
    let broken = read.err().map(|error| (error.is_eof(), FormatError::json("ONE Record JSON-LD", &error)));
    // Of one that is cut off, what is whole in it counts; one that is wrong in its middle is to be mended there.
    let broken = match broken {
        Some((is_cut, error)) if !is_cut || !is_mended.get() => return Err(error),
        broken => broken.map(|(_, error)| error),
    };
    let mut found = Found::default();
    find(&document, None, &mut found, 0);
    if let Some(error) = broken {
        reading.broken_off(error, (found.events.len() + found.actions.len()) as u64)?;
    }
    if found.events.is_empty() && found.actions.is_empty() {
        // What it tells of objects is said with what happens to them.
        if others.have_events && !found.things.is_empty() {
            return Ok(());
        }
        return Err(FormatError::content(say!("ocel-one-record"), without_events(&document)));
    }
    let mut teller =
        Teller { things: &found.things, others: &others.things, process: Process::of(reading), line: 0, assumed: 0 };
    for (k, (event, owner)) in found.events.iter().enumerate() {
        teller.line = line_of(event);
        if let Err(brief) = teller.event(event, owner.as_deref()) {
            reading.unreadable(
                teller.line,
                || say!("ocel-of-document", event = (k + 1).to_string(), brief = brief.to_string()),
                say!("ocel-event-skipped"),
            );
        }
    }
    for (name, action) in &found.actions {
        teller.line = line_of(action);
        if let Err(brief) = teller.action(name, action) {
            let id = action.get("@id").and_then(Value::as_str).unwrap_or(say!("ocel-without-id"));
            reading.unreadable(
                teller.line,
                || say!("ocel-of-action", name = name.to_string(), id = id.to_string(), brief = brief.to_string()),
                say!("ocel-action-skipped"),
            );
        }
    }
    tell_assumed(teller.assumed, reading);
    teller.process.finish(reading)
}

/// What a document is of that tells no events: by the types of its outermost objects, as far as they have any.
fn without_events(document: &Value) -> String {
    let mut types = Vec::new();
    outermost_types(document, &mut types, 0);
    if types.is_empty() {
        return say!("ocel-no-type").to_owned();
    }
    let more = if types.len() > MOST_NAMED { ", …" } else { "" };
    let named = types[..types.len().min(MOST_NAMED)].join(", ");
    say!("ocel-other-without", other = format!("{named}{more}"))
}

/// More types are not named, each once.
const MOST_NAMED: usize = 3;

/// Collects the types of objects that lie in no object with a type; one more than are named, at most.
fn outermost_types<'a>(value: &'a Value, types: &mut Vec<&'a str>, depth: usize) {
    if depth > DEPTH || types.len() > MOST_NAMED {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| outermost_types(one, types, depth + 1)),
        Value::Object(object) if types_of(object).next().is_none() => {
            let inner = object.iter().filter(|(name, _)| *name != "@context");
            inner.for_each(|(_, one)| outermost_types(one, types, depth + 1));
        }
        Value::Object(object) => {
            for name in types_of(object) {
                if types.len() <= MOST_NAMED && !types.contains(&name) {
                    types.push(name);
                }
            }
        }
        _ => {}
    }
}

#[derive(Default)]
struct Found<'a> {
    /// With the object in which each stands, if it stands in one.
    events: Vec<(&'a Map<String, Value>, Option<String>)>,
    /// Actions, and movements that tell their times, with the names of their types.
    actions: Vec<(&'a str, &'a Map<String, Value>)>,
    things: BTreeMap<String, Thing>,
}

/// Types of objects that events may happen to, or that say more of those.
const THINGS: [&str; 13] = [
    "Shipment",
    "Piece",
    "PieceDg",
    "PieceLiveAnimals",
    "ULD",
    "LoadingUnit",
    "UnitComposition",
    "TransportMeans",
    "TransportMovement",
    "Waybill",
    "Sensor",
    "Item",
    "Location",
];

/// An object that is told of: a piece, a shipment, a ULD, a movement.
struct Thing {
    type_name: String,
    attributes: Vec<Attribute<'static>>,
}

impl Thing {
    /// The code that others call it by.
    fn code(&self) -> Option<String> {
        let is_code =
            |one: &&Attribute<'static>| matches!(one.name.as_ref(), "locationCodes" | "code" | "locationCode");
        self.attributes.iter().find(is_code).map(|one| one.value.to_string())
    }
}

/// The code of an element of a code list that stands there itself: of a list the first.
fn listed(value: &Value) -> Option<String> {
    let value = value.as_array().and_then(|all| all.first()).unwrap_or(value);
    let members = value.as_object()?;
    members.iter().find(|(name, _)| local(name) == "code").and_then(|(_, code)| plain(code))
}

/// What a property says of an object: a value, a code, or other objects.
fn attributes_of(name: &str, value: &Value) -> Vec<Attribute<'static>> {
    if matches!(name, "@id" | "@type" | "@context" | "id" | "type" | LINE) {
        return Vec::new();
    }
    if let Some(value) = plain(value).or_else(|| listed(value)) {
        return vec![Attribute::new(name.to_owned(), value)];
    }
    let others = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    others
        .iter()
        .filter_map(id_of)
        .map(|other| match is_code(&other) {
            true => Attribute::new(name.to_owned(), code(&other).to_owned()),
            false => Attribute::new(format!("link.{name}"), other),
        })
        .collect()
}

/// Whether an address is that of an element of a code list, not of an object.
fn is_code(id: &str) -> bool {
    ["/ns/cargo#", "odeLists#", "/code-lists/", "vocabulary.uncefact.org", "cargo:", "ccodes:"]
        .iter()
        .any(|part| id.contains(part))
}

/// The last part of a name: `eventDate` of `cargo:eventDate` and of `https://onerecord.iata.org/ns/cargo#eventDate`.
fn local(name: &str) -> &str {
    name.rsplit(['#', ':', '/']).next().unwrap_or(name)
}

/// The types of an object, without the namespaces of their names.
fn types_of(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let all: &[Value] = match object.get("@type").or_else(|| object.get("type")) {
        Some(Value::Array(all)) => all,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    all.iter().filter_map(Value::as_str).map(local)
}

/// The type of an object; of several the one that is known here, as more general ones stand beside it.
fn type_of(object: &Map<String, Value>) -> Option<&str> {
    const OTHERS: [&str; 4] = ["LogisticsEvent", "Loading", "Composing", "Storing"];
    let is_known = |name: &&str| THINGS.contains(name) || OTHERS.contains(name);
    types_of(object).find(is_known).or_else(|| types_of(object).next())
}

fn find<'a>(value: &'a Value, owner: Option<&str>, found: &mut Found<'a>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| find(one, owner, found, depth + 1)),
        Value::Object(object) => {
            match (type_of(object), id_of(value)) {
                (Some("LogisticsEvent"), _) => found.events.push((object, owner.map(str::to_owned))),
                (Some(name @ ("Loading" | "Composing" | "Storing")), _) => found.actions.push((name, object)),
                (Some(name), Some(id)) if THINGS.contains(&name) => {
                    if name == "TransportMovement" && field(object, &["movementTimes"]).is_some() {
                        found.actions.push((name, object));
                    }
                    let attributes = object.iter().flat_map(|(name, value)| attributes_of(local(name), value));
                    let thing = Thing { type_name: name.to_owned(), attributes: attributes.collect() };
                    // What only refers to an object says nothing of it.
                    if object.keys().filter(|name| *name != LINE).count() > 2 || !found.things.contains_key(&id) {
                        found.things.insert(id, thing);
                    }
                }
                _ => {}
            }
            let own = id_of(value).filter(|_| type_of(object).is_some_and(|name| THINGS.contains(&name)));
            let owner = own.as_deref().or(owner);
            object.values().for_each(|one| find(one, owner, found, depth + 1));
        }
        _ => {}
    }
}

/// Whether an id names the same thing in other documents, too: that of a blank node names it in its own alone.
fn is_name(id: &str) -> bool {
    !id.is_empty() && !id.starts_with("_:")
}

fn id_of(value: &Value) -> Option<String> {
    let id = value.get("@id").or_else(|| value.get("id"))?.as_str()?;
    Some(id.to_owned())
}

/// A literal, however it is wrapped: `x`, `{"@value": x}`, a value with its unit.
fn plain(value: &Value) -> Option<String> {
    match alone(value) {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Object(object) => {
            let of = |wanted: &str| {
                object.iter().find(|(name, _)| local(name).trim_start_matches('@') == wanted).map(|(_, value)| value)
            };
            if let Some(inner) = of("value").or_else(|| of("numericalValue")) {
                let unit = of("unit").and_then(|unit| id_of(unit).or_else(|| plain(unit)));
                let unit = unit.map(|unit| format!(" {}", code(&unit))).unwrap_or_default();
                return plain(inner).map(|inner| inner + &unit);
            }
            None
        }
        _ => None,
    }
}

/// The code of a code list in either spelling: `DEP` of `…/StatusCode#DEP`, of `…#StatusCode_DEP` and of `DEP`.
fn code(name: &str) -> &str {
    let name = local(name);
    name.rsplit('_').next().unwrap_or(name)
}

fn field<'a>(event: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|wanted| event.iter().find(|(name, _)| local(name) == *wanted).map(|(_, value)| value))
}

/// A field that refers to an object, or names it.
fn reference(event: &Map<String, Value>, names: &[&str]) -> Option<String> {
    let value = field(event, names)?;
    let value = value.as_array().and_then(|all| all.first()).unwrap_or(value);
    id_of(value).or_else(|| value.as_str().map(str::to_owned))
}

/// All objects that a field refers to, or names.
fn references(object: &Map<String, Value>, name: &str) -> Vec<String> {
    let value = field(object, &[name]).unwrap_or(&Value::Null);
    let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    all.iter().filter_map(|one| id_of(one).or_else(|| one.as_str().map(str::to_owned))).collect()
}

/// The object an event belongs to, if only its own address tells.
fn owner_of(id: &str) -> Option<String> {
    let (owner, _) = id.split_once("/logistics-events")?;
    Some(owner.to_owned())
}

/// Says that an event happened to a part of the shipment alone.
const PARTIAL: &str = "partialEventIndicator";

/// The words of a status. That it is of a part is one of them: it is not the same status as that of the whole, whatever its id.
fn said_of(words: Option<String>, is_partial: bool) -> Option<String> {
    match (words, is_partial) {
        (Some(words), true) => Some(format!("{words} (partial)")),
        (None, true) => Some("partial".to_owned()),
        (words, false) => words,
    }
}

/// Tells what a document says, all that is needed for it at hand.
struct Teller<'a> {
    things: &'a BTreeMap<String, Thing>,
    /// Those of other documents.
    others: &'a BTreeMap<String, Thing>,
    process: Process,
    /// The line of what is being told.
    line: u64,
    /// Times without an offset.
    assumed: u64,
}

impl<'a> Teller<'a> {
    /// What is told of an object: here, or else where more is said of it.
    fn thing(&self, id: &str) -> Option<&'a Thing> {
        let here = self.things.get(id);
        here.filter(|thing| !thing.attributes.is_empty()).or_else(|| self.others.get(id)).or(here)
    }

    fn time(&mut self, object: &Map<String, Value>, name: &str) -> Result<Option<EventTime>, String> {
        let Some(text) = field(object, &[name]).and_then(plain) else { return Ok(None) };
        time_of(&text, &mut self.assumed).map(Some).map_err(|error| format!("field {name}: {error}"))
    }

    /// A location by its code, which says more than its address, where it is told of.
    fn place(&self, object: &Map<String, Value>, names: &[&str]) -> Option<String> {
        // One that is told of there and then has its code with it.
        let inline = field(object, names).map(alone).and_then(Value::as_object).and_then(|location| {
            let codes = ["locationCodes", "locationCode", "code"].iter().find_map(|name| field(location, &[name]))?;
            listed(codes).or_else(|| plain(codes))
        });
        if inline.is_some() {
            return inline;
        }
        let place = reference(object, names)?;
        Some(self.thing(&place).and_then(Thing::code).unwrap_or_else(|| local(&place).to_owned()))
    }

    /// An object is there from then on, with what the document says of it.
    fn enters(&mut self, time: EventTime, object: &str, type_name: Option<&str>) {
        let thing = self.thing(object);
        let type_name = thing.map(|thing| thing.type_name.as_str()).or(type_name);
        let kind = match type_name {
            Some("ULD" | "LoadingUnit" | "UnitComposition") => ObjectKind::Uld,
            Some("Piece" | "PieceDg" | "PieceLiveAnimals" | "Item") => ObjectKind::Parcel,
            Some("TransportMovement" | "TransportMeans") => self.means(thing, object),
            Some("Sensor") => ObjectKind::Sensor,
            _ => ObjectKind::Unknown,
        };
        let attributes = thing.map(|thing| thing.attributes.clone()).unwrap_or_default();
        self.process.enters_as(time, object, kind, type_name, Flow::None, attributes, self.line);
    }

    /// What moves: by the mode of transport, or else by the words for it and its number; without any it is an aircraft, as this is air cargo.
    ///
    /// Source: UN/CEFACT Recommendation 19, codes for modes of transport.
    fn means(&self, thing: Option<&Thing>, id: &str) -> ObjectKind {
        let said = |name: &str| {
            let known = thing.into_iter().flat_map(|thing| &thing.attributes).find(|known| known.name == name);
            known.map(|known| known.value.as_ref())
        };
        let mode =
            said("modeCode").or(said("modeQualifier")).map(|mode| mode.rsplit(['#', '/', '_']).next().unwrap_or(mode));
        match mode {
            Some("2") => return ObjectKind::Train,
            Some("3") => return ObjectKind::Truck,
            Some("4") => return ObjectKind::Aircraft,
            _ => {}
        }
        let kind = said("vehicleType").map_or(ObjectKind::Unknown, kind_of);
        let kind = if kind == ObjectKind::Unknown {
            kind_of(local(id).trim_end_matches(|sign: char| sign.is_ascii_digit()))
        } else {
            kind
        };
        if kind == ObjectKind::Unknown { ObjectKind::Aircraft } else { kind }
    }

    /// What an event tells.
    fn event(&mut self, event: &Map<String, Value>, owner: Option<&str>) -> Result<(), String> {
        let time = self.time(event, "eventDate")?.ok_or(say!("ocel-event-date"))?;
        let name = reference(event, &["eventCode"]).or_else(|| field(event, &["eventCode"]).and_then(listed));
        let name = name.ok_or(say!("ocel-event-code"))?;
        let own = event.get("@id").and_then(Value::as_str).filter(|id| is_name(id));
        let object = reference(event, &["eventFor", "linkedObject"]).or_else(|| own.and_then(owner_of));
        let object = object.or_else(|| owner.map(str::to_owned));
        let object = object.ok_or(say!("ocel-event-for"))?;
        let created = field(event, &["creationDate"]).and_then(plain).and_then(|text| EventTime::parse(&text).ok());
        let place = self.place(event, &["recordedAtLocation", "eventLocation"]);
        let source = reference(event, &["recordingOrganization", "recordedBy", "recordingActor"]);
        let milestone = code(&name).to_owned();
        let partial = field(event, &[PARTIAL]).and_then(plain);
        let is_partial = partial.as_deref().is_some_and(|said| matches!(said, "true" | "1"));
        let beside: Vec<_> = partial.map(|said| Attribute::new(PARTIAL, said)).into_iter().collect();
        let detail = said_of(field(event, &["eventName"]).and_then(plain), is_partial).map(Into::into);
        // When it was said is when a plan holds from.
        let is_actual = enumerated(event, "eventTimeType").is_none_or(|kind| kind.eq_ignore_ascii_case("ACTUAL"));
        let first = if is_actual { time } else { created.unwrap_or(time) };
        let mut said = Vec::new();
        if is_actual {
            let status = StatusCode::ALL.into_iter().find(|known| known.code().eq_ignore_ascii_case(&milestone));
            said.push(match status {
                Some(code) => What::Status { code, detail },
                None => {
                    What::Status { code: StatusCode::Osi, detail: said_of(Some(milestone), is_partial).map(Into::into) }
                }
            });
            said.extend(place.map(|place| What::Observed { at: place.into() }));
        } else {
            said.push(plan(&milestone, time, place.map(Into::into)));
        }
        let type_name = field(event, &["eventFor", "linkedObject"]).and_then(Value::as_object).and_then(type_of);
        self.enters(first, &object, type_name);
        for (k, what) in said.into_iter().enumerate() {
            let id = own.map(|id| if k == 0 { id.to_owned() } else { format!("{id}#{}", k + 1) });
            let told = HubEvent {
                time: first,
                recorded: created.filter(|created| *created > first),
                id: id.map(Into::into),
                source: source.clone().map(Into::into),
                object: object.clone().into(),
                what,
                extensions: if k == 0 { beside.clone() } else { Vec::new() },
            };
            self.process.sorter.push(told, self.line);
        }
        Ok(())
    }

    /// What an action did, or what is planned of it.
    fn action(&mut self, name: &str, action: &Map<String, Value>) -> Result<(), String> {
        if name == "TransportMovement" {
            return self.movement(action);
        }
        let (start, end) = (self.time(action, "actionStartTime")?, self.time(action, "actionEndTime")?);
        let Some(time) = end.or(start) else {
            return Err(say!("ocel-action-time").into());
        };
        let is_actual = enumerated(action, "actionTimeType").is_none_or(|kind| kind == "ACTUAL");
        let at = self.place(action, &["performedAt", "performedAtLocation", "storagePlace"]);
        let (children, parent, kind) = match name {
            "Loading" => {
                let children = [references(action, "loadedUnits"), references(action, "loadedPieces")].concat();
                let parent =
                    reference(action, &["onTransportMeans"]).or_else(|| reference(action, &["servedActivity"]));
                (children, parent, enumerated(action, "loadingType").unwrap_or_else(|| "LOADING".to_owned()))
            }
            "Composing" => {
                let parent = reference(action, &["loadingUnit", "onLoadingUnit"]);
                let kind = enumerated(action, "compositionType").unwrap_or_else(|| "COMPOSITION".to_owned());
                (references(action, "composedPieces"), parent, kind)
            }
            _ => (
                references(action, "storedObjects"),
                None,
                enumerated(action, "storingType").unwrap_or_else(|| "STORE_IN".to_owned()),
            ),
        };
        if children.is_empty() {
            return Err(say!("ocel-action-objects").into());
        }
        let own = action.get("@id").and_then(Value::as_str).filter(|id| is_name(id));
        let (type_of_child, type_of_parent) = match name {
            "Composing" => ("Piece", "ULD"),
            "Loading" => ("ULD", "TransportMeans"),
            _ => ("Piece", ""),
        };
        if let Some(parent) = &parent {
            self.enters(start.unwrap_or(time), parent, Some(type_of_parent));
        }
        for (k, child) in children.iter().enumerate() {
            self.enters(start.unwrap_or(time), child, Some(type_of_child));
            let at = at.clone().map(Into::into);
            let what = match (&parent, kind.as_str()) {
                _ if !is_actual => {
                    self.process.say(start.unwrap_or(time), child, plan(&kind, time, at), self.line);
                    continue;
                }
                (Some(parent), "UNLOADING" | "DECOMPOSITION") => What::Unloaded { from: parent.clone().into(), at },
                (Some(parent), _) => What::Loaded { into: parent.clone().into() },
                (None, _) => match at {
                    Some(at) => What::Observed { at },
                    None => What::Status { code: StatusCode::Osi, detail: Some(kind.to_lowercase().into()) },
                },
            };
            let id = own.map(|id| format!("{id}#{}", k + 1));
            self.process.say_with(time, id, child, what, self.line);
        }
        Ok(())
    }

    /// When a movement departs and arrives, by plan and in fact.
    fn movement(&mut self, movement: &Map<String, Value>) -> Result<(), String> {
        let Some(id) = movement.get("@id").and_then(Value::as_str) else { return Ok(()) };
        let from = self.place(movement, &["departureLocation"]);
        let to = self.place(movement, &["arrivalLocation"]);
        let value = field(movement, &["movementTimes"]).unwrap_or(&Value::Null);
        let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for one in all.iter().filter_map(Value::as_object) {
            let Some(time) = self.time(one, "movementTimestamp")? else { continue };
            let milestone =
                reference(one, &["movementMilestone"]).map(|name| code(&name).to_uppercase()).unwrap_or_default();
            let is_actual = enumerated(one, "movementTimeType").is_some_and(|kind| kind == "ACTUAL");
            let is_outbound = match (enumerated(one, "direction").as_deref(), milestone.as_str()) {
                (Some("OUTBOUND"), _) => true,
                (Some("INBOUND"), _) => false,
                // Codes of movements: actual, estimated and scheduled departures and arrivals (IATA AIRIMP and AHM 780).
                (_, "AD" | "ED" | "SD" | "OB" | "AO" | "EO" | "SO") => true,
                (_, "AA" | "EA" | "SA" | "ON" | "EB" | "SB" | "AB") => false,
                // Who tells neither tells nothing that could be drawn.
                _ => {
                    self.enters(time, id, None);
                    let detail = format!("movement {milestone}").trim_end().to_owned();
                    let what = What::Status { code: StatusCode::Osi, detail: Some(detail.into()) };
                    self.process.say(time, id, what, self.line);
                    continue;
                }
            };
            let what = match (is_outbound, is_actual) {
                (true, true) => match &to {
                    Some(to) => What::Departs { from: from.clone().map(Into::into), to: to.clone().into() },
                    None => What::Status { code: StatusCode::Dep, detail: None },
                },
                (false, true) => match &to {
                    Some(to) => What::Arrives { at: to.clone().into() },
                    None => What::Status { code: StatusCode::Arr, detail: None },
                },
                (true, false) => plan("DEP", time, from.clone().map(Into::into)),
                (false, false) => plan("ARR", time, to.clone().map(Into::into)),
            };
            self.enters(time, id, None);
            self.process.say(time, id, what, self.line);
        }
        Ok(())
    }
}

fn plan(milestone: &str, planned: EventTime, at: Option<std::borrow::Cow<'static, str>>) -> What<'static> {
    What::Plan { milestone: milestone.to_owned().into(), planned, at }
}

/// The word of a field that has one of a few, in capitals: `ACTUAL` of `cargo:ACTUAL` and of `Actual`, alone or as a reference.
fn enumerated(object: &Map<String, Value>, name: &str) -> Option<String> {
    let value = alone(field(object, &[name])?);
    let text = value.as_str().or_else(|| value.get("@id")?.as_str()).or_else(|| value.get("code")?.as_str());
    // Some spell the name of the enumeration before it.
    let word = local(text.or_else(|| value.get("@value")?.as_str())?);
    let word =
        word.split_once('_').filter(|(head, _)| head.contains(char::is_lowercase)).map_or(word, |(_, word)| word);
    Some(word.to_uppercase())
}

/// The one thing of a list of one, as JSON-LD has it when it is expanded.
fn alone(value: &Value) -> &Value {
    match value {
        Value::Array(all) if all.len() == 1 => &all[0],
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Location, LogBuilder};

    fn log(text: &str) -> EventLog {
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &Others::default(), &mut Reading::new("a.json", &mut log)).expect("ONE Record");
        log.finish()
    }

    #[test]
    fn events_in_every_spelling_say_the_same() {
        let a = r#"{"@type":"LogisticsEvent","@id":"https://x/logistics-objects/S/logistics-events/1","eventCode":{"@id":"https://onerecord.iata.org/ns/coreCodeLists#StatusCode_DEP"},"eventDate":{"@value":"2023-04-01T10:38:01.000Z"},"recordedAtLocation":{"@id":"https://x/logistics-objects/LGG"}}"#;
        let b = r#"{"@graph":[{"@type":["cargo:LogisticsEvent"],"cargo:eventFor":{"@id":"https://x/logistics-objects/S"},"cargo:eventCode":"DEP","cargo:eventDate":"2023-04-01T10:38:01Z","cargo:eventTimeType":"ACTUAL","cargo:recordedAtLocation":"LGG"},
            {"@type":"cargo:Shipment","@id":"https://x/logistics-objects/S","cargo:totalGrossWeight":{"cargo:numericalValue":100,"cargo:unit":{"@id":"y#MeasurementUnitCode_KGM"}}}]}"#;
        let said = |log: &EventLog| {
            let events =
                log.events_until(EventTime::MAX).into_iter().filter(|event| !matches!(event.what, What::Enters { .. }));
            events.map(|event| format!("{} {} {:?}", event.time, event.object, event.what)).collect::<Vec<_>>()
        };
        assert_eq!(said(&log(a)), said(&log(b)));
        let log = log(b);
        let object = log.object("https://x/logistics-objects/S").expect("the shipment");
        assert_eq!(log.attributes(object).collect::<Vec<_>>(), [("totalGrossWeight", "100 KGM")]);
    }

    #[test]
    fn what_is_planned_is_a_plan_from_when_it_was_said() {
        let log = log(
            r#"[{"@type":"LogisticsEvent","eventFor":{"@id":"S"},"eventCode":"ARR","eventTimeType":{"@id":"cargo:PLANNED"},"eventDate":"2023-04-02T10:00:00Z","creationDate":"2023-04-01T10:00:00Z"}]"#,
        );
        let object = log.object("S").expect("the shipment");
        let plans = log.plans_at(object, EventTime::parse("2023-04-01T11:00:00Z").expect("a time"));
        assert_eq!(plans.len(), 1);
    }

    #[test]
    fn codes_may_be_elements_of_lists_and_locations_have_theirs() {
        let log = log(
            r#"{"@graph":[{"@type":"LogisticsEvent","eventFor":{"@id":"S"},"eventCode":{"@type":"CodeListElement","code":"RCF"},"eventDate":"2023-04-02T10:00:00Z","recordedAtLocation":{"@id":"https://x/loc-lgg"}},
            {"@type":"Location","@id":"https://x/loc-lgg","locationCodes":[{"@type":"CodeListElement","code":"LGG"}]}]}"#,
        );
        assert!(log.places().find("LGG").is_some(), "{:?}", log.places().iter().collect::<Vec<_>>());
        assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
    }

    #[test]
    fn of_a_graph_that_was_cut_off_the_events_before_are_read() {
        let event = |at: &str| {
            format!(
                r#"{{"@type":"LogisticsEvent","eventFor":{{"@id":"S"}},"eventCode":"RCF","eventDate":"2023-04-02T10:00:00Z","recordedAtLocation":"{at}"}}"#
            )
        };
        let text = format!(r#"{{"@graph":[{},{}"#, event("LGG"), &event("JFK")[..90]);
        let log = log(&text);
        assert_eq!((log.len(), log.places().len(), log.issues().total()), (3, 1, 1), "{:?}", log.issues().kept());
        let mut other = LogBuilder::new();
        assert!(read(&text.as_bytes()[..90], &Others::default(), &mut Reading::new("a", &mut other)).is_err());
    }

    #[test]
    fn what_is_missing_is_named() {
        let log = log(
            r#"[{"@type":"LogisticsEvent","eventFor":"S","eventCode":"ARR"},{"@type":"LogisticsEvent","eventFor":"S","eventCode":"ARR","eventDate":"2023-04-02T10:00:00Z"}]"#,
        );
        let issue = log.issues().kept()[0].to_string();
        assert!(issue.contains("event 1") && issue.contains("eventDate"), "{issue}");
        let mut other = LogBuilder::new();
        let refused =
            read(br#"{"@type":"Shipment","@id":"S"}"#, &Others::default(), &mut Reading::new("a", &mut other))
                .expect_err("no events");
        assert!(refused.to_string().contains("Shipment"), "{refused}");
    }

    #[test]
    fn a_document_without_events_is_named_by_what_it_is_of() {
        for (text, found) in [
            (
                r#"{"@type":"iata:Booking","@id":"B","shipment":{"@type":"Shipment","@id":"S"}}"#,
                "found Booking without",
            ),
            (
                r#"{"@context":{"a":{"@type":"@id"}},"@graph":[{"@type":["c#LogisticsObject","c#Company"]},{"@type":"c#Company"}]}"#,
                "found LogisticsObject, Company without",
            ),
            (r#"[{"@type":"A"},{"@type":"B"},{"@type":"C"},{"@type":"D"},{"@type":"E"}]"#, "found A, B, C, … without"),
            (r#"{"weight":{"unit":"KGM"}}"#, "found objects without a type (@type)"),
        ] {
            let mut log = LogBuilder::new();
            let refused = read(text.as_bytes(), &Others::default(), &mut Reading::new("a", &mut log));
            let refused = refused.expect_err("no events").to_string();
            assert!(refused.contains(found), "{text}: {refused}");
        }
    }

    #[test]
    fn what_happens_to_a_part_is_not_what_happens_to_the_whole() {
        let event = |partial: &str| {
            format!(
                r#"{{"@type":"LogisticsEvent","@id":"https://x/S/logistics-events/1","eventCode":"DEP","eventDate":"2023-04-01T10:38:01Z","recordedAtLocation":"FRA"{partial}}}"#
            )
        };
        let partial = event(r#","partialEventIndicator":{"@value":"true"}"#);
        let mut both = LogBuilder::new();
        for text in [event(""), partial.clone(), partial] {
            read(text.as_bytes(), &Others::default(), &mut Reading::new("a.json", &mut both)).expect("ONE Record");
        }
        let log = both.finish();
        let mut said: Vec<String> = (log.events_until(EventTime::MAX).iter())
            .filter(|event| matches!(event.what, What::Status { .. }))
            .map(|event| format!("{:?} {:?}", event.what, event.extensions))
            .collect();
        said.sort();
        assert!(
            matches!(&said[..], [whole, part] if !whole.contains("partial") && part.contains("\"partial\"")),
            "{said:?}"
        );
        assert!(said[1].contains("partialEventIndicator"), "{said:?}");
        // That it is not of a part is kept, too.
        let log = self::log(&event(r#","partialEventIndicator":false"#));
        let kept = log.events_until(EventTime::MAX).iter().map(|event| event.extensions.len()).sum::<usize>();
        assert_eq!(kept, 1);
    }

    #[test]
    fn actions_and_movements_tell_who_was_in_what_and_where() {
        let log = log(
            r#"{"@graph":[{"@type":"cargo:Composing","cargo:composedPieces":[{"@id":"P1"},{"@id":"P2"}],"cargo:loadingUnit":{"@id":"PMC1"},"cargo:actionEndTime":"2023-04-01T08:00:00Z"},
            {"@type":"Loading","@id":"L","https://onerecord.iata.org/ns/cargo#loadedUnits":[{"@id":"PMC1"}],"onTransportMeans":[{"@id":"OO-ABC"}],"loadingType":{"@id":"https://onerecord.iata.org/ns/cargo#LOADING"},"actionStartTime":"2023-04-01T09:00:00Z","actionEndTime":"2023-04-01T09:05:00Z"},
            {"@type":"Composing","composedPieces":{"@id":"P2"},"loadingUnit":"PMC1","compositionType":"DECOMPOSITION","performedAt":{"@id":"https://x/hall"},"actionEndTime":"2023-04-01T08:30:00Z"},
            {"@type":"TransportMovement","@id":"3V801","departureLocation":{"@id":"https://x/LGG"},"arrivalLocation":{"@id":"https://x/HGH"},"movementTimes":[
                {"direction":"OUTBOUND","movementTimeType":"SCHEDULED","movementTimestamp":"2023-04-01T10:00:00Z"},
                {"direction":"OUTBOUND","movementTimeType":"ACTUAL","movementTimestamp":"2023-04-01T10:20:00Z"}]},
            {"@type":"Piece","@id":"P1","ofShipment":{"@id":"S1"},"specialHandlingCodes":[{"@id":"https://onerecord.iata.org/ns/code-lists/SpecialHandlingCode#PER"}]}]}"#,
        );
        let state = log.state_at(EventTime::parse("2023-04-01T12:00:00Z").expect("a time"));
        let at = |name: &str| {
            let object = log.object(name).unwrap_or_else(|| panic!("{name}"));
            (object, state.get(object).map(|object| object.location))
        };
        let (unit, aircraft) = (at("PMC1").0, at("OO-ABC").0);
        assert_eq!(at("P1").1, Some(Location::Inside(unit)));
        assert_eq!(at("PMC1").1, Some(Location::Inside(aircraft)));
        assert!(matches!(at("P2").1, Some(Location::At(place)) if log.place_name(place) == "hall"), "{:?}", at("P2").1);
        assert!(matches!(at("3V801").1, Some(Location::Moving { .. })), "{:?}", at("3V801").1);
        assert_eq!(log.plans_at(at("3V801").0, EventTime::MAX).len(), 1);
        let known: Vec<_> = log.attributes(at("P1").0).collect();
        assert_eq!(known, [("link.ofShipment", "S1"), ("specialHandlingCodes", "PER")]);
        assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
    }

    #[test]
    fn expanded_documents_and_other_spellings_say_the_same() {
        let log = log(
            r#"[{"@id":"https://x/logistics-objects/S","@type":["https://onerecord.iata.org/ns/cargo#LogisticsObject","https://onerecord.iata.org/ns/cargo#Shipment"],"https://onerecord.iata.org/ns/cargo#events":[
                {"@type":["https://onerecord.iata.org/ns/cargo#LogisticsEvent"],
                 "https://onerecord.iata.org/ns/cargo#eventCode":[{"@id":"https://onerecord.iata.org/ns/coreCodeLists#StatusCode_ARR"}],
                 "https://onerecord.iata.org/ns/cargo#eventDate":[{"@type":"xsd:dateTime","@value":"2023-04-01T10:00:00Z"}],
                 "https://onerecord.iata.org/ns/cargo#recordedAtLocation":[{"@type":"Location","locationCodes":[{"code":"LGG"}]}]}]},
              {"@type":"TransportMovement","@id":"M","departureLocation":{"@id":"https://x/LGG"},"arrivalLocation":{"@id":"https://x/JFK"},"movementTimes":[
                {"direction":"Outbound","movementTimeType":"Actual","movementTimestamp":"2023-04-01T08:00:00Z"},
                {"movementMilestone":{"@id":"https://x/lists#AA"},"movementTimeType":"ACTUAL","movementTimestamp":"2023-04-01T16:00:00Z"}]},
              {"@type":"Loading","loadedUnits":{"@id":"U"},"onTransportMeans":"A","loadingType":"Unloading","actionTimeType":"Actual","actionEndTime":"2023-04-01T11:00:00Z"}]"#,
        );
        let all = log.events_until(EventTime::MAX);
        let mut said: Vec<String> = (all.iter().filter(|event| !matches!(event.what, What::Enters { .. })))
            .map(|event| format!("{} {} {}", event.time, event.object, event.what.name()))
            .collect();
        said.sort();
        assert_eq!(
            said,
            [
                "2023-04-01T08:00:00Z M departs",
                "2023-04-01T10:00:00Z https://x/logistics-objects/S observed",
                "2023-04-01T10:00:00Z https://x/logistics-objects/S status",
                "2023-04-01T11:00:00Z U unloaded",
                "2023-04-01T16:00:00Z M arrives",
            ]
        );
        assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
    }
}
