//! EPCIS in XML, put into the shape of EPCIS in JSON.

use std::{collections::BTreeSet, io::BufRead};

use serde_json::{Map, Value, json, map::Entry};

use super::extension;
use crate::{
    feed::{
        sink::FormatError,
        xml::{Document, Element},
    },
    say,
};

const VOCABULARY: &str = "Vocabulary";

const WANTED: [&str; 7] = [
    VOCABULARY,
    "ObjectEvent",
    "AggregationEvent",
    "TransactionEvent",
    "TransformationEvent",
    "AssociationEvent",
    QUANTITY,
];

/// An event of version 1.0, which later versions keep for old files.
const QUANTITY: &str = "QuantityEvent";

/// What stands in a document.
pub enum Found {
    /// Ids of a kind, and what is known of them.
    Vocabulary(Value),
    /// An event, with its line.
    Event(Value, u64),
}

/// Gives each event of a document, and each vocabulary of its header.
pub fn each(input: impl BufRead, mut take: impl FnMut(Found)) -> Result<(), FormatError> {
    let mut document = Document::new(input, "EPCIS XML");
    let mut has_events = false;
    while let Some(element) = document.next_of(&WANTED)? {
        if element.name == VOCABULARY {
            take(Found::Vocabulary(of_vocabulary(&element)));
            continue;
        }
        has_events = true;
        let mut event = Map::new();
        event.insert("type".into(), json!(element.name));
        fill(&element, &mut event);
        if element.name == QUANTITY {
            as_object_event(&mut event);
        }
        let mut event = Value::Object(event);
        let mut prefixes = BTreeSet::new();
        extension::prefixes_in(&event, &mut prefixes);
        let used: Map<String, Value> = (document.namespaces().iter())
            .filter(|(prefix, _)| prefixes.contains(prefix.as_str()))
            .map(|(prefix, uri)| (prefix.clone(), json!(ended(uri))))
            .collect();
        if !used.is_empty() {
            event["@context"] = json!([used]);
        }
        take(Found::Event(event, element.line));
    }
    if has_events {
        return Ok(());
    }
    Err(FormatError::content(say!("epcis-with-events"), say!("feed-none-in-it")))
}

/// A quantity of a class that was observed is an object event today.
///
/// Source: EPCIS 1.2 (GS1, 2016), section 7.4.4: the quantity event is deprecated in favour of an object event with a quantity list and the
/// action OBSERVE.
fn as_object_event(event: &mut Map<String, Value>) {
    let class = event.remove("epcClass");
    let quantity = event.remove("quantity").and_then(|text| text.as_str()?.trim().parse::<f64>().ok());
    event.insert("type".into(), json!("ObjectEvent"));
    event.insert("action".into(), json!("OBSERVE"));
    event.insert("quantityList".into(), json!([{ "epcClass": class, "quantity": quantity }]));
}

fn of_vocabulary(element: &Element) -> Value {
    // One that has elements in it is kept as they stand there.
    let value = |known: &Element| if known.children.is_empty() { json!(known.text()) } else { said(known) };
    let of = |one: &Element| {
        let known = one.all("attribute").map(|known| json!({ "id": known.attribute("id"), "attribute": value(known) }));
        json!({ "id": one.attribute("id"), "attributes": known.collect::<Vec<_>>() })
    };
    let all = element.child("VocabularyElementList").into_iter().flat_map(|list| list.all("VocabularyElement"));
    json!({ "type": element.attribute("type"), "vocabularyElementList": all.map(of).collect::<Vec<_>>() })
}

/// A namespace as JSON-LD must have it, where a name is put straight behind it.
fn ended(uri: &str) -> String {
    if uri.ends_with(['/', '#', ':']) { uri.to_owned() } else { format!("{uri}/") }
}

/// Puts what an element says into an event. What version 1.2 hides in extensions belongs to the event all the same.
fn fill(element: &Element, event: &mut Map<String, Value>) {
    for child in &element.children {
        let value = match child.name.as_str() {
            "extension" | "baseExtension" => {
                fill(child, event);
                continue;
            }
            "epcList" | "childEPCs" | "inputEPCList" | "outputEPCList" => texts(child, "epc"),
            "quantityList" | "childQuantityList" | "inputQuantityList" | "outputQuantityList" => {
                Value::Array(child.all("quantityElement").map(of_quantity).collect())
            }
            "readPoint" | "bizLocation" => json!({ "id": child.text_of("id") }),
            "bizTransactionList" => {
                let of = |one: &Element| json!({ "type": one.attribute("type"), "bizTransaction": one.text() });
                Value::Array(child.all("bizTransaction").map(of).collect())
            }
            "persistentDisposition" => json!({ "set": texts(child, "set"), "unset": texts(child, "unset") }),
            "sensorElementList" => Value::Array(child.all("sensorElement").map(of_sensor).collect()),
            "errorDeclaration" => json!({
                "declarationTime": child.text_of("declarationTime"),
                "reason": child.text_of("reason"),
                "correctiveEventIDs": child.child("correctiveEventIDs").map(|ids| texts(ids, "correctiveEventID")),
            }),
            "sourceList" => parties(child, "source"),
            "destinationList" => parties(child, "destination"),
            _ => said(child),
        };
        let is_vendors = !child.prefix.is_empty() && child.prefix != "epcis";
        let name = if is_vendors { format!("{}:{}", child.prefix, child.name) } else { child.name.clone() };
        put(event, name, value);
    }
}

fn parties(list: &Element, name: &str) -> Value {
    list.all(name).map(|one| json!({ "type": one.attribute("type"), name: one.text() })).collect()
}

/// Puts a value into its place; what stands there more than once is a list.
fn put(all: &mut Map<String, Value>, name: String, value: Value) {
    match all.entry(name) {
        Entry::Vacant(place) => drop(place.insert(value)),
        Entry::Occupied(mut place) => match place.get_mut() {
            Value::Array(known) => known.push(value),
            one => *one = json!([one.take(), value]),
        },
    }
}

/// What an element says that is none of the standard's own: its text, or its attributes and its children by their names.
fn said(element: &Element) -> Value {
    if element.children.is_empty() && element.attributes().next().is_none() {
        return json!(element.text());
    }
    let mut all = Map::new();
    for (name, value) in element.attributes() {
        all.insert(format!("@{name}"), json!(value));
    }
    if !element.text().is_empty() {
        all.insert("#text".into(), json!(element.text()));
    }
    for child in &element.children {
        let name =
            if child.prefix.is_empty() { child.name.clone() } else { format!("{}:{}", child.prefix, child.name) };
        put(&mut all, name, said(child));
    }
    Value::Object(all)
}

fn texts(list: &Element, name: &str) -> Value {
    list.all(name).map(|one| json!(one.text())).collect()
}

fn of_quantity(element: &Element) -> Value {
    let quantity = element.text_of("quantity").and_then(|text| text.parse::<f64>().ok());
    json!({ "epcClass": element.text_of("epcClass"), "quantity": quantity, "uom": element.text_of("uom") })
}

fn of_sensor(element: &Element) -> Value {
    let of = |one: &Element| -> Value {
        let pairs = one.attributes().map(|(name, value)| {
            // What is a number in JSON is one here, too.
            let is_number = matches!(name, "value" | "minValue" | "maxValue" | "meanValue" | "sDev" | "percValue");
            let number = value.parse::<f64>().ok().filter(|_| is_number);
            (name.to_owned(), number.map_or_else(|| json!(value), |number| json!(number)))
        });
        Value::Object(pairs.collect())
    };
    json!({
        "sensorMetadata": element.child("sensorMetadata").map(of),
        "sensorReport": element.all("sensorReport").map(of).collect::<Vec<_>>(),
    })
}
