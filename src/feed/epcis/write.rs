//! Our events as an EPCIS 2.0 document in JSON-LD.
//!
//! Each event of ours becomes one EPCIS event. Ids that are no URIs are made ones under `https://hubscope.example/`, as the
//! standard asks; a reader of ours takes that away again. What EPCIS has no word for is said in ours, see [`super::own`].
//!
//! Source: EPCIS 2.0 and CBV 2.0 (GS1, 2022): types of events, business steps, dispositions, sensor reports.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{document::Context, extension, own, sensor};
use crate::hub::{Attribute, EventTime, HubEvent, StatusCode, What};

/// Before ids that are none of a URI scheme.
pub const OBJECT: &str = "https://hubscope.example/obj/";
/// Before names of places.
pub const PLACE: &str = "https://hubscope.example/place/";
/// Before names of events, of holds, of what is measured, and reasons, that are no URIs.
pub const EVENT: &str = "https://hubscope.example/event/";
pub const HOLD: &str = "https://hubscope.example/hold/";
pub const QUANTITY: &str = "https://hubscope.example/quantity/";
pub const REASON: &str = "https://hubscope.example/reason/";

/// Writes a document, event by event: one of millions is never in memory.
pub struct Writer<W> {
    out: W,
    context: Context,
    is_first: bool,
}

impl<W: Write> Writer<W> {
    /// Begins a document that was made at that instant.
    pub fn new(mut out: W, created: EventTime) -> io::Result<Self> {
        let context = json!([
            "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
            { extension::PREFIX: extension::OURS },
        ]);
        let head = json!({
            "@context": context,
            "type": "EPCISDocument",
            "schemaVersion": "2.0",
            "creationDate": created.to_string(),
        });
        let head = head.to_string();
        write!(out, "{},\"epcisBody\":{{\"eventList\":[", head.trim_end_matches('}'))?;
        Ok(Self { out, context: Context::of(context), is_first: true })
    }

    /// Writes an event.
    pub fn push(&mut self, event: &HubEvent<'_>) -> io::Result<()> {
        let value = own::complete(of_event(event), event, &self.context);
        self.out.write_all(if self.is_first { b"\n" } else { b",\n" })?;
        self.is_first = false;
        serde_json::to_writer(&mut self.out, &value).map_err(io::Error::from)
    }

    /// Ends the document.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"\n]}}\n")?;
        Ok(self.out)
    }
}

fn uri(base: &str, id: &str) -> String {
    if is_uri(id) { id.to_owned() } else { escaped(base, id) }
}

/// Whether a text can stand where the standard asks for a URI.
pub fn is_uri(id: &str) -> bool {
    let is_clean = !id.contains(|sign: char| sign.is_whitespace() || sign.is_control() || "\"<>\\^`{|}".contains(sign));
    is_clean
        && id.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
                && scheme.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '+' | '-' | '.'))
        })
}

/// A URI under `base`, whatever the name is.
fn escaped(base: &str, id: &str) -> String {
    let mut uri = base.to_owned();
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// A name of ours once more, of a URI that [`write`] made.
pub fn name_of(base: &str, uri: &str) -> Option<String> {
    let rest = uri.strip_prefix(base)?.as_bytes();
    let mut bytes = Vec::with_capacity(rest.len());
    let mut at = 0;
    while at < rest.len() {
        let escaped = (rest[at] == b'%').then(|| rest.get(at + 1..at + 3)).flatten();
        match escaped.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                at += 3;
            }
            None => {
                bytes.push(rest[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// What the standard has words for.
fn of_event(event: &HubEvent<'_>) -> Value {
    let object = json!([uri(OBJECT, &event.object)]);
    let place = |name: &str| json!({ "id": uri(PLACE, name) });
    let mut fields = Map::new();
    let mut set = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    let mut kind = "ObjectEvent";
    match &event.what {
        // That it comes into the picture is not that it comes into being: of things of partners nobody here may say so.
        What::Enters { at, .. } => {
            set("action", json!("OBSERVE"));
            if let Some(at) = at {
                set("readPoint", place(at));
            }
        }
        What::Departs { from, to } => {
            set("action", json!("OBSERVE"));
            set("bizStep", json!("departing"));
            set("disposition", json!("in_transit"));
            if let Some(from) = from {
                set("readPoint", place(from));
            }
            set("destinationList", json!([{ "type": "location", "destination": uri(PLACE, to) }]));
        }
        What::Arrives { at } => {
            set("action", json!("OBSERVE"));
            set("bizStep", json!("arriving"));
            set("readPoint", place(at));
        }
        What::Observed { at } => {
            set("action", json!("OBSERVE"));
            set("readPoint", place(at));
        }
        What::Loaded { into } => {
            kind = "AggregationEvent";
            set("action", json!("ADD"));
            set("bizStep", json!("loading"));
            set("parentID", json!(uri(OBJECT, into)));
        }
        What::Unloaded { from, at } => {
            kind = "AggregationEvent";
            set("action", json!("DELETE"));
            set("bizStep", json!("unloading"));
            set("parentID", json!(uri(OBJECT, from)));
            if let Some(at) = at {
                set("readPoint", place(at));
            }
        }
        What::HoldSet { hold, .. } => {
            set("action", json!("OBSERVE"));
            set("bizStep", json!("holding"));
            set("persistentDisposition", json!({ "set": [escaped(HOLD, hold)] }));
        }
        What::HoldReleased { hold } => {
            set("action", json!("OBSERVE"));
            set("persistentDisposition", json!({ "unset": [escaped(HOLD, hold)] }));
        }
        What::Leaves { .. } => {
            set("action", json!("DELETE"));
            set("bizStep", json!("decommissioning"));
            set("disposition", json!("inactive"));
        }
        What::Measures { quantity, value, unit } => {
            set("action", json!("OBSERVE"));
            set("bizStep", json!("sensor_reporting"));
            // Of the values of a report each has a field of its own.
            let of_end =
                sensor::MEASURED.iter().rev().find_map(|(field, end)| Some((*field, quantity.strip_suffix(end)?)));
            let (field, quantity) = of_end.unwrap_or(("value", quantity));
            // One of several dimensions has a field for that.
            let component = event.extensions.iter().find(|one| one.name == sensor::COMPONENT && is_of_report(one));
            let of_component = component.and_then(|one| quantity.strip_suffix(one.value.as_ref())?.strip_suffix('.'));
            let quantity = of_component.unwrap_or(quantity);
            let mut report = json!({ "type": escaped(QUANTITY, quantity), field: value, "uom": unit });
            for Attribute { name, value } in event.extensions.iter().filter(|one| is_of_report(one)) {
                report[name.as_ref()] = json!(value);
            }
            set("sensorElementList", json!([{ "sensorReport": [report] }]));
        }
        What::Status { code, .. } => {
            set("action", json!("OBSERVE"));
            set("bizStep", json!(step_of(*code)));
        }
        What::AlarmRaised { alarm, .. } => {
            set("action", json!("OBSERVE"));
            set("bizStep", json!("sensor_reporting"));
            let report = json!({ "type": escaped(QUANTITY, alarm), "exception": "ALARM_CONDITION" });
            set("sensorElementList", json!([{ "sensorReport": [report] }]));
        }
        // Nobody can declare an event an error that has no name.
        What::Retracted { event: wrong, .. } if wrong.starts_with(super::HASHED) => {
            set("action", json!("OBSERVE"));
            set("bizStep", json!("other"));
        }
        What::Plan { .. } | What::AlarmCleared { .. } => {
            set("action", json!("OBSERVE"));
            set("bizStep", json!("other"));
        }
        What::Retracted { reason, corrected_by, .. } => {
            set("action", json!("OBSERVE"));
            let declared = event.recorded.unwrap_or(event.time);
            let mut declaration = json!({ "declarationTime": declared.to_string() });
            if let (Some(reason), Some(fields)) = (reason, declaration.as_object_mut()) {
                let is_known = ["did_not_occur", "incorrect_data"].contains(&reason.as_ref());
                let reason = if is_known { reason.to_string() } else { escaped(REASON, reason) };
                fields.insert("reason".into(), json!(reason));
            }
            if !corrected_by.is_empty() {
                let all: Vec<String> = corrected_by.iter().map(|id| uri(EVENT, id)).collect();
                declaration["correctiveEventIDs"] = json!(all);
            }
            set("errorDeclaration", declaration);
        }
    }
    fields.insert(if kind == "AggregationEvent" { "childEPCs" } else { "epcList" }.into(), object);
    fields.insert("type".into(), json!(kind));
    let offset = event.extensions.iter().find(|one| one.name == extension::OFFSET);
    let local = offset.and_then(|offset| Some((event.time.at_offset(&offset.value)?, offset.value.as_ref())));
    let (time, offset) = local.unwrap_or_else(|| (event.time.to_string(), "+00:00"));
    fields.insert("eventTime".into(), json!(time));
    fields.insert(extension::OFFSET.into(), json!(offset));
    if let Some(recorded) = event.recorded.filter(|_| !matches!(event.what, What::Retracted { .. })) {
        fields.insert("recordTime".into(), json!(recorded.to_string()));
    }
    // A name that is made of what an event says is made anew of what is written.
    let id = match &event.what {
        What::Retracted { event: wrong, .. } => Some(wrong),
        _ => event.id.as_ref(),
    };
    if let Some(id) = id.filter(|id| !id.starts_with(super::HASHED)) {
        fields.insert("eventID".into(), json!(uri(EVENT, id)));
    }
    let is_measured = matches!(event.what, What::Measures { .. });
    let beside = event.extensions.iter().filter(|one| !(is_measured && is_of_report(one)));
    extension::write(&beside.cloned().collect::<Vec<_>>(), &mut fields);
    Value::Object(fields)
}

/// Whether what is said beside has a field of its own in a sensor report.
fn is_of_report(one: &Attribute<'_>) -> bool {
    const ADDRESSES: [&str; 6] =
        ["chemicalSubstance", "dataProcessingMethod", "deviceID", "deviceMetadata", "microorganism", "rawData"];
    match one.name.as_ref() {
        // Source: CBV 2.0 (GS1, 2022), section 7.8.
        sensor::COMPONENT => [
            "x",
            "y",
            "z",
            "axial_distance",
            "azimuth",
            "height",
            "spherical_radius",
            "polar_angle",
            "elevation_angle",
            "easting",
            "northing",
            "latitude",
            "longitude",
            "altitude",
        ]
        .contains(&one.value.as_ref()),
        "exception" => ["ALARM_CONDITION", "ERROR_CONDITION"].contains(&one.value.as_ref()),
        name => ADDRESSES.contains(&name) && extension::is_address(&one.value),
    }
}

/// The business step that a milestone is, or none of those that the standard has.
fn step_of(code: StatusCode) -> &'static str {
    match code.code().as_str() {
        "RCS" => "accepting",
        "DEP" => "departing",
        "ARR" => "arriving",
        "RCF" | "RCT" => "receiving",
        _ => "other",
    }
}
