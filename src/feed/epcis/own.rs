//! What EPCIS has no word for, in ours: the field `hubscope:event` of an event that we wrote.
//!
//! It holds the members of our event (`docs/events.md`) that the words of the standard do not say again when they are read, and what
//! happened always; a member that is null is none. Whoever does not know it reads what the standard has words for.

use serde_json::{Map, Value, json};

use super::{
    document::Context,
    event::{Part, Problem, id_of_event, of_one, tell},
};
use crate::{
    feed::ndjson,
    hub::{EventTime, HubEvent},
    say,
};

/// The field.
pub const FIELD: &str = "hubscope:event";

/// The event that the words of the standard and ours tell together.
pub fn read(
    event: &Value,
    context: &Context,
    time: EventTime,
    recorded: Option<EventTime>,
    id: Option<String>,
) -> Result<HubEvent<'static>, Problem> {
    let mut members = said(event, context, time, recorded, id);
    for (name, value) in event[FIELD].as_object().into_iter().flatten() {
        if value.is_null() {
            members.remove(name);
        } else {
            members.insert(name.clone(), value.clone());
        }
    }
    let told = Value::Object(members).to_string();
    let problem = |found: String| Problem {
        brief: say!("epcis-own", field = FIELD.to_string(), found = found.to_string()),
        hint: say!("epcis-own-hint"),
        keeps_rest: false,
    };
    match ndjson::one(told.as_bytes()) {
        Ok(Some(event)) => Ok(event.into_owned()),
        Ok(None) => Err(problem(say!("feed-none").to_owned())),
        Err(error) => Err(problem(error.brief)),
    }
}

/// Puts into an event that is to be written what its other fields do not say.
pub fn complete(fields: Value, event: &HubEvent<'_>, context: &Context) -> Value {
    let mut fields = fields;
    let id = id_of_event(&fields, context);
    let mut told = Vec::new();
    let is_told = tell(&fields, context, None, &Part { id: id.clone(), told: 0 }, &mut told).is_ok();
    if is_told && matches!(told.as_slice(), [(told, _)] if told == event) {
        return fields;
    }
    let recorded = fields["recordTime"].as_str().and_then(|text| EventTime::parse(text).ok());
    let said = said(&fields, context, event.time, recorded, id);
    let Value::Object(mut members) = json!(event) else { return fields };
    for (name, value) in &said {
        if members.get(name) == Some(value) {
            members.remove(name);
        } else if !members.contains_key(name) {
            members.insert(name.clone(), Value::Null);
        }
    }
    fields[FIELD] = Value::Object(members);
    fields
}

/// What the words of the standard say of an event of ours but what happened.
fn said(
    event: &Value,
    context: &Context,
    time: EventTime,
    recorded: Option<EventTime>,
    id: Option<String>,
) -> Map<String, Value> {
    let (object, extensions) = of_one(event, context);
    let all = [
        ("t", Some(json!(time))),
        ("rec", recorded.map(|time| json!(time))),
        ("id", id.map(Value::String)),
        ("obj", object.map(Value::String)),
        ("ext", (!extensions.is_empty()).then(|| json!(extensions))),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
