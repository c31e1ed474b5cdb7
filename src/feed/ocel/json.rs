//! OCEL in JSON.

use std::{fmt, io::BufRead};

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor},
};
use serde_json::Value;

use super::{Event, Known, Object, Ocel};
use crate::{
    feed::{
        json::{Each, EachMember, Lines, Source},
        sink::{FormatError, Reading},
    },
    say,
};

#[derive(Deserialize)]
struct JsonObject {
    id: String,
    #[serde(rename = "type")]
    type_name: String,
    #[serde(default)]
    attributes: Vec<JsonAttribute>,
    #[serde(default)]
    relationships: Vec<JsonRelationship>,
}

#[derive(Deserialize)]
struct JsonEvent {
    id: String,
    #[serde(rename = "type")]
    type_name: String,
    time: String,
    #[serde(default)]
    attributes: Vec<JsonAttribute>,
    #[serde(default)]
    relationships: Vec<JsonRelationship>,
}

#[derive(Deserialize)]
struct JsonAttribute {
    name: String,
    value: Value,
    /// Only those of objects have one.
    #[serde(default)]
    time: Option<String>,
}

#[derive(Deserialize)]
struct JsonRelationship {
    #[serde(rename = "objectId")]
    object: String,
    #[serde(default)]
    qualifier: String,
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn linked(all: Vec<JsonRelationship>) -> Vec<(String, String)> {
    all.into_iter().map(|one| (one.object, one.qualifier)).collect()
}

fn pairs(all: Vec<JsonAttribute>) -> Vec<(String, String)> {
    all.into_iter().map(|one| (one.name, text(&one.value))).collect()
}

/// Reads OCEL 2.0.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    read_as("OCEL 2.0 JSON", Version::Two, input, reading)
}

/// Reads OCEL 1.0.
pub fn read_old(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    read_as("OCEL 1.0 JSON", Version::One, input, reading)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    One,
    Two,
}

fn read_as(
    format: &'static str,
    version: Version,
    input: impl BufRead,
    reading: &mut Reading<'_>,
) -> Result<(), FormatError> {
    let mut log = Ocel::of(reading);
    let mut source = Source::new(input, "\"time\"");
    let lines = source.lines();
    while source.has_more()? {
        if let Err(error) = source.read(format, Walk { version, lines: &lines, log: &mut log, reading }) {
            reading.broken_off(error, log.count)?;
            break;
        }
    }
    log.finish(reading)
}

/// Walks into a document to its objects and events.
struct Walk<'a, 'b> {
    version: Version,
    lines: &'a Lines,
    log: &'a mut Ocel,
    reading: &'a mut Reading<'b>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(say!("ocel-objects-and-events"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        let Self { version, lines, log, reading } = self;
        while let Some(key) = all.next_key::<String>()? {
            match (version, key.as_str()) {
                (Version::Two, "objects") => all.next_value_seed(Each::to(|object: JsonObject| {
                    let JsonObject { id, type_name, attributes, relationships } = object;
                    let attributes = attributes.into_iter().map(|one| {
                        let JsonAttribute { name, value, time: since } = one;
                        Known { name, value: text(&value), since }
                    });
                    log.object(Object {
                        id,
                        type_name,
                        attributes: attributes.collect(),
                        links: linked(relationships),
                    });
                }))?,
                (Version::Two, "events") => all.next_value_seed(Each::to(|event: JsonEvent| {
                    let JsonEvent { id, type_name, time, attributes, relationships } = event;
                    let (objects, attributes, line) = (linked(relationships), pairs(attributes), lines.take());
                    log.event(&Event { id, type_name, time, attributes, objects, line }, reading);
                }))?,
                (Version::One, "ocel:objects") => all.next_value_seed(EachMember::to(|id, object: Value| {
                    let type_name = text(&object["ocel:type"]);
                    let attributes = members(&object["ocel:ovmap"]).into_iter();
                    let attributes = attributes.map(|(name, value)| Known { name, value, since: None }).collect();
                    log.object(Object { id, type_name, attributes, links: Vec::new() });
                }))?,
                (Version::One, "ocel:events") => all.next_value_seed(EachMember::to(|id, event: Value| {
                    let objects = event["ocel:omap"].as_array().into_iter().flatten();
                    let event = Event {
                        id,
                        type_name: text(&event["ocel:activity"]),
                        time: text(&event["ocel:timestamp"]),
                        attributes: members(&event["ocel:vmap"]),
                        objects: objects.map(|id| (text(id), String::new())).collect(),
                        line: lines.take(),
                    };
                    log.event(&event, reading);
                }))?,
                _ => drop(all.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

fn members(all: &Value) -> Vec<(String, String)> {
    all.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), text(value))).collect()
}
