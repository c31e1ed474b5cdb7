//! OCEL in JSON.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Event, Object, Ocel};
use crate::feed::sink::{FormatError, Reading};

#[derive(Deserialize)]
struct Log {
    #[serde(default)]
    objects: Vec<JsonObject>,
    #[serde(default)]
    events: Vec<JsonEvent>,
}

#[derive(Deserialize)]
struct JsonObject {
    id: String,
    #[serde(rename = "type")]
    type_name: String,
    #[serde(default)]
    attributes: Vec<JsonAttribute>,
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

fn parse<T: serde::de::DeserializeOwned>(bytes: &[u8], format: &'static str) -> Result<T, FormatError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| FormatError::json(format, &error))
}

/// Reads OCEL 2.0.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let log: Log = parse(bytes, "OCEL 2.0 JSON")?;
    let pairs = |all: Vec<JsonAttribute>| all.into_iter().map(|one| (one.name, text(&one.value))).collect();
    let objects = log.objects.into_iter().map(|object| Object {
        id: object.id,
        type_name: object.type_name,
        attributes: pairs(object.attributes),
    });
    let events = log.events.into_iter().map(|event| Event {
        id: event.id,
        type_name: event.type_name,
        time: event.time,
        attributes: pairs(event.attributes),
        objects: event.relationships.into_iter().map(|one| (one.object, one.qualifier)).collect(),
        line: 0,
    });
    Ocel { objects: objects.collect(), events: events.collect() }.tell(reading)
}

/// Reads OCEL 1.0.
pub fn read_old(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let log: Map<String, Value> = parse(bytes, "OCEL 1.0 JSON")?;
    let pairs = |all: &Value| -> Vec<(String, String)> {
        all.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), text(value))).collect()
    };
    let of = |name: &str| log.get(name).and_then(Value::as_object).into_iter().flatten();
    let objects = of("ocel:objects").map(|(id, object)| Object {
        id: id.clone(),
        type_name: text(&object["ocel:type"]),
        attributes: pairs(&object["ocel:ovmap"]),
    });
    let events = of("ocel:events").map(|(id, event)| Event {
        id: id.clone(),
        type_name: text(&event["ocel:activity"]),
        time: text(&event["ocel:timestamp"]),
        attributes: pairs(&event["ocel:vmap"]),
        objects: event["ocel:omap"].as_array().into_iter().flatten().map(|id| (text(id), String::new())).collect(),
        line: 0,
    });
    Ocel { objects: objects.collect(), events: events.collect() }.tell(reading)
}
