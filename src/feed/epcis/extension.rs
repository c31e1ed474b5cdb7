//! What EPCIS says beside who was where when: kept with our events, and written again.
//!
//! A name is that of the field; of what stands in lists it has the type behind a point, as in `bizTransaction.po`. What a prefix
//! stands for is kept as `@context.PREFIX`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::word;
use crate::hub::Attribute;

/// Fields that say who was where when, or that are said otherwise by our events.
const TAKEN: [&str; 19] = [
    "@context",
    "type",
    "isA",
    "eventTime",
    "eventTimeZoneOffset",
    "recordTime",
    "eventID",
    "epcList",
    "parentID",
    "childEPCs",
    "inputEPCList",
    "outputEPCList",
    "action",
    "readPoint",
    "sensorElementList",
    "persistentDisposition",
    "errorDeclaration",
    "quantityList",
    "childQuantityList",
];

/// Before the name of what a prefix stands for.
const CONTEXT: &str = "@context.";

/// Lists of what has a type: the field, and what each of its elements is called.
const TYPED: [(&str, &str); 3] =
    [("bizTransactionList", "bizTransaction"), ("sourceList", "source"), ("destinationList", "destination")];

/// What an event says beside who was where when. `prefixes` are those of the document.
pub fn of(event: &Value, prefixes: &BTreeMap<String, String>, is_ours: bool) -> Vec<Attribute<'static>> {
    let mut all = Vec::new();
    let mut add = |name: String, value: String| all.push(Attribute::new(name, value));
    let own = prefixes_of(&event["@context"]);
    // In what we wrote, steps and dispositions are ours unless it says that somebody else said them.
    let is_ours = is_ours && event[KEPT].is_null();
    let is_departing = event["bizStep"].as_str().map(word) == Some("departing");
    for (name, value) in event.as_object().into_iter().flatten() {
        if TAKEN.contains(&name.as_str()) || name == KEPT || value.is_null() {
            continue;
        }
        if is_ours && matches!(name.as_str(), "bizStep" | "disposition") {
            continue;
        }
        // Where it was, unless a read point says it.
        if name == "bizLocation" && event["readPoint"].is_null() {
            continue;
        }
        if let Some((_, one)) = TYPED.iter().find(|(list, _)| list == name) {
            for element in value.as_array().into_iter().flatten() {
                let type_name = element["type"].as_str().map(word);
                // Where it departs for is said by the event itself.
                if !(is_departing && *one == "destination" && type_name == Some("location")) {
                    let type_name = type_name.map(|name| format!(".{name}")).unwrap_or_default();
                    add(format!("{one}{type_name}"), text(&element[*one]));
                }
            }
            continue;
        }
        let value = match name.as_str() {
            "bizStep" | "disposition" => value.as_str().map(|name| word(name).to_owned()).unwrap_or_default(),
            "bizLocation" => value["id"].as_str().map_or_else(|| text(value), str::to_owned),
            _ => text(value),
        };
        if let Some((PREFIX, name)) = name.split_once(':') {
            add(name.to_owned(), value);
            continue;
        }
        if let Some((prefix, _)) = name.split_once(':')
            && let Some(uri) = own.get(prefix).or_else(|| prefixes.get(prefix))
        {
            // XML has it without the sign at its end, JSON-LD cannot be without.
            add(format!("{CONTEXT}{prefix}"), uri.trim_end_matches(['/', '#']).to_owned());
        }
        add(name.clone(), value);
    }
    all
}

/// What the quantity of a class says.
pub fn of_quantity(element: &Value) -> Vec<Attribute<'static>> {
    let pairs = ["quantity", "uom"].into_iter().filter(|name| !element[*name].is_null());
    pairs.map(|name| Attribute::new(name, text(&element[name]))).collect()
}

/// What prefixes stand for, by a context.
pub fn prefixes_of(context: &Value) -> BTreeMap<String, String> {
    let all = context.as_array().map_or(std::slice::from_ref(context), Vec::as_slice);
    let members = all.iter().filter_map(Value::as_object).flatten();
    members.filter_map(|(prefix, uri)| Some((prefix.clone(), uri.as_str()?.to_owned()))).collect()
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Writes what was said beside into the fields of an event; a name that has no prefix and is none of the standard's gets ours.
pub fn write(extensions: &[Attribute<'_>], fields: &mut Map<String, Value>) {
    let mut lists = BTreeMap::<&str, Vec<Value>>::new();
    let mut prefixes = Map::new();
    let of = |name: &str| extensions.iter().find(|one| one.name == name).map(|one| one.value.as_ref());
    for Attribute { name, value } in extensions {
        if let Some(prefix) = name.strip_prefix(CONTEXT) {
            prefixes.insert(prefix.to_owned(), json!(format!("{value}/")));
            continue;
        }
        let (head, type_name) = name.split_once('.').map_or((name.as_ref(), None), |(head, rest)| (head, Some(rest)));
        if let Some((list, one)) = TYPED.iter().find(|(_, one)| *one == head) {
            let mut element = Map::new();
            type_name.map(|type_name| element.insert("type".into(), json!(type_name)));
            element.insert((*one).to_owned(), json!(value));
            lists.entry(list).or_default().push(Value::Object(element));
            continue;
        }
        match name.as_ref() {
            "bizStep" | "disposition" => {
                fields.insert(name.to_string(), json!(value));
                fields.insert(KEPT.into(), json!(true));
            }
            "bizLocation" => drop(fields.insert(name.to_string(), json!({ "id": value }))),
            "transformationID" => drop(fields.insert(name.to_string(), json!(value))),
            "ilmd" | "certificationInfo" => drop(fields.insert(name.to_string(), parsed(value))),
            "quantity" | "uom" => {}
            _ if name.contains(':') => drop(fields.insert(name.to_string(), parsed(value))),
            _ => drop(fields.insert(format!("{PREFIX}:{name}"), json!(value))),
        }
    }
    for (list, mut elements) in lists {
        // Where it is bound stands there already.
        if let Some(Value::Array(known)) = fields.get(list) {
            elements.retain(|element| !known.contains(element));
            elements.extend(known.iter().cloned());
        }
        fields.insert(list.to_owned(), Value::Array(elements));
    }
    if !prefixes.is_empty() {
        fields.insert("@context".into(), json!([prefixes]));
    }
    if let Some(quantity) = of("quantity").and_then(|text| text.parse::<f64>().ok())
        && let Some(class) = fields.get("epcList").and_then(|list| list.get(0)).cloned()
    {
        let mut element = json!({ "epcClass": class, "quantity": quantity });
        if let (Some(uom), Some(members)) = (of("uom"), element.as_object_mut()) {
            members.insert("uom".into(), json!(uom));
        }
        fields.remove("epcList");
        fields.insert("quantityList".into(), json!([element]));
    }
}

/// Before names that are ours, in what we write.
pub const PREFIX: &str = "hubscope";
/// What that stands for.
pub const OURS: &str = "https://hubscope.example/extension/";
/// Says that the step and the disposition of an event were told, and not chosen by us.
const KEPT: &str = "hubscope:told";

/// The value that a text is: an object or an array where it reads as one.
fn parsed(value: &str) -> Value {
    let is_nested = value.starts_with(['{', '[']);
    is_nested.then(|| serde_json::from_str(value).ok()).flatten().unwrap_or_else(|| json!(value))
}
