//! IATA ONE Record: logistics events, alone, in collections and in graphs, with the objects that stand beside them.
//!
//! Names are taken without their prefixes and namespaces, codes in both spellings that official files mix. Nothing is fetched
//! from the net. Source: ONE Record API security examples and cargo ontology (IATA, 2023).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    process::Process,
    sink::{FormatError, Reading},
};
use crate::hub::{Attribute, EventTime, Flow, HubEvent, ObjectKind, StatusCode, What};

/// Values lie in each other so deep at most; JSON itself is read no deeper than 128.
const DEPTH: usize = 100;

/// Reads a document.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let document: Value =
        serde_json::from_slice(bytes).map_err(|error| FormatError::json("ONE Record JSON-LD", &error))?;
    let mut found = Found::default();
    find(&document, &mut found, 0);
    if found.events.is_empty() {
        let other = found.things.values().map(|thing| thing.type_name.as_str()).next().unwrap_or("no object at all");
        return Err(FormatError::content(
            "ONE Record with LogisticsEvents",
            format!("{other} without any; open the events that belong to it"),
        ));
    }
    let mut process = Process::of(reading);
    for (k, event) in found.events.iter().enumerate() {
        if let Err(brief) = tell(event, &found.things, &mut process) {
            reading.unreadable(0, format!("event {} of the document: {brief}", k + 1), "The event was skipped");
        }
    }
    process.finish(reading)
}

#[derive(Default)]
struct Found<'a> {
    events: Vec<&'a Map<String, Value>>,
    things: BTreeMap<String, Thing>,
}

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

/// The last part of a name: `eventDate` of `cargo:eventDate` and of `https://onerecord.iata.org/ns/cargo#eventDate`.
fn local(name: &str) -> &str {
    name.rsplit(['#', ':', '/']).next().unwrap_or(name)
}

fn type_of(object: &Map<String, Value>) -> Option<&str> {
    let value = object.get("@type").or_else(|| object.get("type"))?;
    value.as_str().or_else(|| value.as_array()?.first()?.as_str()).map(local)
}

fn find<'a>(value: &'a Value, found: &mut Found<'a>, depth: usize) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| find(one, found, depth + 1)),
        Value::Object(object) => {
            match (type_of(object), id_of(value)) {
                (Some("LogisticsEvent"), _) => found.events.push(object),
                (
                    Some(
                        name @ ("Shipment" | "Piece" | "ULD" | "TransportMovement" | "Waybill" | "Sensor" | "Item"
                        | "Location"),
                    ),
                    Some(id),
                ) => {
                    let attributes = object.iter().filter_map(|(name, value)| {
                        let name = local(name).trim_start_matches('@');
                        let value = plain(value)
                            .or_else(|| listed(value))
                            .filter(|_| !matches!(name, "id" | "type" | "context"))?;
                        Some(Attribute { name: name.to_owned().into(), value: value.into() })
                    });
                    let thing = Thing { type_name: name.to_owned(), attributes: attributes.collect() };
                    // What only refers to an object says nothing of it.
                    if object.len() > 2 || !found.things.contains_key(&id) {
                        found.things.insert(id, thing);
                    }
                }
                _ => {}
            }
            object.values().for_each(|one| find(one, found, depth + 1));
        }
        _ => {}
    }
}

fn id_of(value: &Value) -> Option<String> {
    let id = value.get("@id").or_else(|| value.get("id"))?.as_str()?;
    Some(id.to_owned())
}

/// A literal, however it is wrapped: `x`, `{"@value": x}`, a value with its unit.
fn plain(value: &Value) -> Option<String> {
    match value {
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

/// The object an event belongs to, if only its own address tells.
fn owner_of(id: &str) -> Option<String> {
    let (owner, _) = id.split_once("/logistics-events")?;
    Some(owner.to_owned())
}

fn tell(event: &Map<String, Value>, things: &BTreeMap<String, Thing>, process: &mut Process) -> Result<(), String> {
    let date = field(event, &["eventDate"]).and_then(plain);
    let date = date.ok_or("expected the field eventDate, found none")?;
    let time = EventTime::parse(&date).map_err(|error| format!("field eventDate: {error}"))?;
    let name = reference(event, &["eventCode"]).or_else(|| field(event, &["eventCode"]).and_then(listed));
    let name = name.ok_or("expected the field eventCode with a code, found none")?;
    let own_id = event.get("@id").and_then(Value::as_str);
    let object = reference(event, &["eventFor", "linkedObject"]).or_else(|| own_id.and_then(owner_of));
    let object = object.ok_or("expected the field eventFor, found none, and the event's own @id does not tell")?;
    let created = field(event, &["creationDate"]).and_then(plain).and_then(|text| EventTime::parse(&text).ok());
    let place = reference(event, &["recordedAtLocation", "eventLocation"]);
    // A location that is told of has a code, which says more than its address.
    let place = place.map(|place| things.get(&place).and_then(Thing::code).unwrap_or_else(|| local(&place).to_owned()));
    let source = reference(event, &["recordingOrganization", "recordedBy", "recordingActor"]);
    let kind = reference(event, &["eventTimeType"]).unwrap_or_else(|| "ACTUAL".to_owned());
    let milestone = code(&name).to_owned();
    let (type_name, attributes) = match things.get(&object) {
        Some(thing) => (Some(thing.type_name.clone()), thing.attributes.clone()),
        None => (
            field(event, &["eventFor", "linkedObject"]).and_then(Value::as_object).and_then(type_of).map(str::to_owned),
            Vec::new(),
        ),
    };
    let mut say = |time: EventTime, id: Option<String>, what: What<'static>| {
        let event = HubEvent {
            time,
            recorded: created.filter(|created| *created > time),
            id: id.map(Into::into),
            source: source.clone().map(Into::into),
            object: object.clone().into(),
            what,
            extensions: Vec::new(),
        };
        process.sorter.push(event, 0);
    };
    let detail = field(event, &["eventName"]).and_then(plain).map(Into::into);
    // When it was said is when a plan holds from.
    let is_actual = code(&kind).eq_ignore_ascii_case("ACTUAL");
    let first = if is_actual { time } else { created.unwrap_or(time) };
    let own = own_id.filter(|id| !id.is_empty());
    let part = |k: u8| own.map(|id| if k == 1 { id.to_owned() } else { format!("{id}#{k}") });
    if is_actual {
        let status = StatusCode::ALL.into_iter().find(|known| known.code().eq_ignore_ascii_case(&milestone));
        let what = match status {
            Some(code) => What::Status { code, detail },
            None => What::Status { code: StatusCode::Osi, detail: Some(milestone.into()) },
        };
        say(time, part(1), what);
        if let Some(place) = place {
            say(time, part(2), What::Observed { at: place.into() });
        }
    } else {
        say(first, part(1), What::Plan { milestone: milestone.into(), planned: time, at: place.map(Into::into) });
    }
    let kind = match type_name.as_deref() {
        Some("ULD") => ObjectKind::Uld,
        Some("Piece" | "Item") => ObjectKind::Parcel,
        Some("TransportMovement") => ObjectKind::Aircraft,
        Some("Sensor") => ObjectKind::Sensor,
        _ => ObjectKind::Unknown,
    };
    process.enters_as(first, &object, kind, type_name.as_deref(), Flow::None, attributes, 0);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder};

    fn log(text: &str) -> EventLog {
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.json", &mut log)).expect("ONE Record");
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
    fn what_is_missing_is_named() {
        let log = log(
            r#"[{"@type":"LogisticsEvent","eventFor":"S","eventCode":"ARR"},{"@type":"LogisticsEvent","eventFor":"S","eventCode":"ARR","eventDate":"2023-04-02T10:00:00Z"}]"#,
        );
        let issue = log.issues().kept()[0].to_string();
        assert!(issue.contains("event 1") && issue.contains("eventDate"), "{issue}");
        let mut other = LogBuilder::new();
        let refused =
            read(br#"{"@type":"Shipment","@id":"S"}"#, &mut Reading::new("a", &mut other)).expect_err("no events");
        assert!(refused.to_string().contains("Shipment"), "{refused}");
    }
}
