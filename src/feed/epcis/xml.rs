//! EPCIS in XML, put into the shape of EPCIS in JSON.

use serde_json::{Map, Value, json};

use crate::feed::{
    sink::FormatError,
    xml::{Document, Element},
};

const EVENTS: [&str; 5] =
    ["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent"];

/// The events of a document, and their lines.
pub fn events(bytes: &[u8]) -> Result<(Vec<Value>, Vec<u32>), FormatError> {
    let mut document = Document::new(bytes, "EPCIS XML")?;
    let (mut events, mut lines) = (Vec::new(), Vec::new());
    while let Some(element) = document.next_of(&EVENTS)? {
        let mut event = Map::new();
        event.insert("type".into(), json!(element.name));
        fill(&element, &mut event);
        lines.push(u32::try_from(element.line).unwrap_or(u32::MAX));
        events.push(Value::Object(event));
    }
    if events.is_empty() {
        return Err(FormatError::content("an EPCIS document with events", "none in it"));
    }
    Ok((events, lines))
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
            _ if child.children.is_empty() => json!(child.text()),
            // Lists of parties and extensions of vendors: nothing of ours.
            _ => continue,
        };
        event.insert(child.name.clone(), value);
    }
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
            let is_number = name == "value" || name.ends_with("Value") && name != "stringValue";
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
