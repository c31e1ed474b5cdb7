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

/// The names of events.
pub const EVENTS: [&str; 6] =
    ["ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent", QUANTITY];

/// An event of version 1.0, which later versions keep for old files.
const QUANTITY: &str = "QuantityEvent";

/// In a list of events, what version 1.2 wraps those in that 1.0 did not know.
const EXTENSION: &str = "extension";

/// How the namespaces of the standard begin: of documents, of queries and of master data, in every version.
const NAMESPACES: &str = "urn:epcglobal:epcis";

/// What stands in a document.
pub enum Found {
    /// Ids of a kind, and what is known of them.
    Vocabulary(Value),
    /// An event, with its line.
    Event(Value, u64),
}

/// Gives each event of a document, and each vocabulary of its header.
pub fn each(input: impl BufRead, mut take: impl FnMut(Found)) -> Result<(), FormatError> {
    let mut document = Document::new(input, "EPCIS XML").with_own(NAMESPACES, "epcis");
    let mut has_events = false;
    while let Some(element) = document.next_that(is_wanted)? {
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

/// Events and vocabularies wherever they lie, and in a list of events whatever stands there: one of a type that nobody knows is told of.
fn is_wanted(element: &Element, around: &[String]) -> bool {
    let name = element.name.as_str();
    let is_listed = || {
        let list = around.iter().rev().find(|around| around.as_str() != EXTENSION);
        list.is_some_and(|list| list.eq_ignore_ascii_case("EventList"))
    };
    name == VOCABULARY || EVENTS.contains(&name) || name != EXTENSION && is_listed()
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
        // What has a prefix is none of the standard's, whatever it is called.
        if !child.prefix.is_empty() {
            put(event, format!("{}:{}", child.prefix, child.name), said(child));
            continue;
        }
        let value = match child.name.as_str() {
            EXTENSION | "baseExtension" => {
                fill(child, event);
                continue;
            }
            "epcList" | "childEPCs" | "inputEPCList" | "outputEPCList" => texts(child, "epc"),
            "quantityList" | "childQuantityList" | "inputQuantityList" | "outputQuantityList" => {
                Value::Array(child.all("quantityElement").map(of_quantity).collect())
            }
            "readPoint" | "bizLocation" => of_place(child),
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
        put(event, child.name.clone(), value);
    }
}

/// A read point or a location, with what others say of it.
fn of_place(element: &Element) -> Value {
    let mut place = Map::new();
    place.insert("id".into(), json!(element.text_of("id")));
    let hidden = element.all(EXTENSION).flat_map(|extension| &extension.children);
    for child in element.children.iter().chain(hidden).filter(|child| !child.prefix.is_empty()) {
        put(&mut place, format!("{}:{}", child.prefix, child.name), said(child));
    }
    Value::Object(place)
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
    // A number as JSON has it: 30 is no 30.0. What is not said is not there.
    let number = |text: &str| serde_json::from_str::<Value>(text).ok().filter(Value::is_number);
    let loose = |text: &str| text.parse::<f64>().ok().map(|number| json!(number));
    let quantity = element.text_of("quantity").and_then(|text| number(text).or_else(|| loose(text)));
    let said = |name: &str| element.text_of(name).map(|text| json!(text));
    let all = [("epcClass", said("epcClass")), ("quantity", quantity), ("uom", said("uom"))];
    Value::Object(all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
}

fn of_sensor(element: &Element) -> Value {
    let of = |one: &Element| -> Value {
        // What has a prefix is none of the standard's, as among elements.
        let pairs = one.named_attributes().map(|(name, value)| {
            // What is a number in JSON is one here, too.
            let is_number = matches!(&*name, "value" | "minValue" | "maxValue" | "meanValue" | "sDev" | "percValue");
            let number = value.parse::<f64>().ok().filter(|_| is_number);
            (name, number.map_or_else(|| json!(value), |number| json!(number)))
        });
        Value::Object(pairs.collect())
    };
    json!({
        "sensorMetadata": element.child("sensorMetadata").map(of),
        "sensorReport": element.all("sensorReport").map(of).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use crate::feed::{
        epcis::read_xml,
        sink::{Gathered, Reading},
    };

    const FIELDS: &str = "<eventTime>2021-11-08T05:00:00Z</eventTime><epcList><epc>urn:epc:id:sgtin:3.4.5</epc></epcList><action>OBSERVE</action>\
        <readPoint><id>urn:x:dock</id></readPoint>";

    fn read(text: &str) -> Gathered {
        let mut all = Gathered::default();
        read_xml(text.as_bytes(), &mut Reading::new("a.xml", &mut all)).expect("EPCIS");
        all
    }

    /// What is told but for entering, with what is said beside, and what is odd.
    fn said(text: &str) -> (Vec<String>, Vec<String>) {
        let all = read(text);
        let events = all.events.iter().filter(|event| event.what.name() != "enters");
        let beside = |name: &str, value: &str| format!(" {name}={value}");
        let events = events.map(|event| {
            let beside: String = event.extensions.iter().map(|one| beside(&one.name, &one.value)).collect();
            format!("{} {}{beside}", event.object, event.what.name())
        });
        (events.collect(), all.issues.iter().map(ToString::to_string).collect())
    }

    fn listed(events: &str) -> String {
        format!(
            "<d:EPCISDocument xmlns:d='urn:epcglobal:epcis:xsd:2'><EPCISBody>\n<EventList>{events}</EventList></EPCISBody></d:EPCISDocument>"
        )
    }

    #[test]
    fn what_stands_among_events_and_is_none_is_named_with_its_line() {
        let event = format!("<ObjectEvent>{FIELDS}</ObjectEvent>");
        let unknown = format!("\n<ObjectEventInvalid>{FIELDS}</ObjectEventInvalid>");
        let wrapped = format!("<extension>{event}<extension>\n<NewEvent/>{event}</extension></extension>");
        for (events, count, names) in [
            (format!("{event}{unknown}{event}"), 2, vec![(2, 3, "ObjectEventInvalid")]),
            (unknown.clone(), 0, vec![(1, 3, "ObjectEventInvalid")]),
            (wrapped, 2, vec![(2, 3, "NewEvent")]),
            (format!("{event}<x:Event xmlns:x='urn:x'/>"), 1, vec![(2, 2, "Event")]),
            (format!("<extension>{event}</extension>"), 1, vec![]),
        ] {
            let (told, issues) = said(&listed(&events));
            assert_eq!((told.len(), issues.len()), (count, names.len()), "{events}: {issues:?}");
            for (issue, (number, line, name)) in issues.iter().zip(names) {
                let place = issue.starts_with(&format!("a.xml:{line}:"));
                let words = issue
                    .contains(&format!("event {number} of the document: expected a type of event, found \"{name}\""));
                assert!(place && words, "{issue}");
            }
        }
    }

    #[test]
    fn the_namespace_makes_a_name_one_of_the_standard_and_not_its_prefix() {
        let plain = said(&listed(&format!("<ObjectEvent>{FIELDS}</ObjectEvent>")));
        assert_eq!(plain, (vec!["urn:epc:id:sgtin:3.4.5 observed".to_owned()], vec![]));
        let prefixed = |prefix: &str| {
            let fields = FIELDS.replace("</", "\u{1}").replace('<', &format!("<{prefix}:"));
            fields.replace('\u{1}', &format!("</{prefix}:"))
        };
        let all = |prefix: &str, uri: &str| {
            format!(
                "<{prefix}:EPCISDocument xmlns:{prefix}='{uri}'><{prefix}:EPCISBody><{prefix}:EventList><{prefix}:ObjectEvent>{}</{prefix}:ObjectEvent></{prefix}:EventList></{prefix}:EPCISBody></{prefix}:EPCISDocument>",
                prefixed(prefix)
            )
        };
        for text in [
            all("ns1", "urn:epcglobal:epcis:xsd:1"),
            all("q", "urn:epcglobal:epcis-query:xsd:2"),
            listed(&format!("<ObjectEvent xmlns:e='urn:epcglobal:epcis:xsd:2'>{}</ObjectEvent>", prefixed("e"))),
            listed(&format!("<ObjectEvent>{}</ObjectEvent>", prefixed("epcis"))),
        ] {
            assert_eq!(said(&text), plain, "{text}");
        }
        // What a vendor calls as the standard does stays his, also where his prefix is otherwise that of the standard.
        let vendors = "<x:action xmlns:x='urn:x'>7</x:action><x:extension xmlns:x='urn:x'><y>8</y></x:extension><d:lot xmlns:d='urn:y'>9</d:lot>";
        let (told, issues) = said(&listed(&format!("<ObjectEvent>{FIELDS}{vendors}</ObjectEvent>")));
        assert_eq!(issues, Vec::<String>::new());
        for words in [" x:action=7", " x:extension={\"y\":\"8\"}", " d:lot=9"] {
            assert!(told[0].contains(words), "{words} in {told:?}");
        }
    }

    #[test]
    fn an_event_may_stand_alone_and_an_answer_in_any_namespace() {
        let event = format!("<ObjectEvent>{FIELDS}</ObjectEvent>");
        let plain = said(&listed(&event));
        for text in [
            event.clone(),
            format!("<e:ObjectEvent xmlns:e='urn:epcglobal:epcis:xsd:2'>{FIELDS}</e:ObjectEvent>"),
            format!(
                "<s:Envelope xmlns:s='urn:s'><s:Body><QueryResults xmlns='http://schemas.xmlsoap.org/wsdl/'><eventList>{event}</eventList></QueryResults></s:Body></s:Envelope>"
            ),
        ] {
            assert_eq!(said(&text), plain, "{text}");
        }
    }
}
