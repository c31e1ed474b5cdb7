//! The EPCIS event hash id: a name for an event that is made from nothing but what the event says.
//!
//! Two parties who hold the same event compute the same id, whether it came as XML or as JSON, with URNs or with
//! Digital Link URIs. The event is written as one long string first, the *pre-hash string*: standard fields in a fixed
//! order, lists sorted, every value in one canonical form. The id is the SHA-256 of that string (RFC 6920).
//!
//! Source: Core Business Vocabulary 2.0 (GS1, 2022), section 8.9.2, as its reference implementation reads it
//! (<https://github.com/RalphTro/epcis-event-hash-generator>, 2026, profile `CBV2.0`; numbers of rules are those of its
//! README). Digital Link URIs: GS1 Digital Link URI Syntax 1.2, section 4.11. EPC URIs: Tag Data Standard 1.13,
//! section 6.
//!
//! The release 1.9.3 of the reference puts destinations before sources, against the table of its README, names the list of sensor
//! elements, and has the vocabulary of GS1 where it was before: of such events it makes another id. A namespace in XML that has no sign at its
//! end gets the slash that JSON-LD cannot be without, so that both bindings of an event come to the same.
//!
//! **Deliberately absent:** the profile `CBV2.1`, which is a draft; whether check digits and code words are right;
//! JSON-LD beyond prefixes in `@context`.

#[cfg(test)]
mod tests;
mod value;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use self::value::{Namespaces, canonical, instant, text_of, word};

/// The hash id of one event, `ni:///sha-256;<hex>?ver=CBV2.0`; `None` where the value is no event that can be hashed.
///
/// Takes a bare event in the shape of the JSON binding. It needs a `type` and an `eventTime`, and is nested 64 levels deep at most.
/// Prefixes of extensions are looked up in the `@context` of the event, then in that of its document. One that neither declares stays as
/// it is, and others who know it compute another id. Source: CBV 2.0, section 8.9.2.
pub fn event_hash_id(event: &Value, document_context: &Value) -> Option<String> {
    let digest = Sha256::digest(pre_hash(event, document_context)?);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    Some(format!("ni:///sha-256;{hex}?ver=CBV2.0"))
}

/// Levels of nesting that an event may have: many more than any known one has, few enough to walk down.
const MAX_DEPTH: usize = 64;

/// The string that is hashed.
fn pre_hash(event: &Value, document_context: &Value) -> Option<String> {
    if [event, document_context].into_iter().any(|value| is_deeper_than(value, MAX_DEPTH)) {
        return None;
    }
    let fields = event.as_object()?;
    let kind = event_type(fields.get("type")?.as_str()?)?;
    text_of(fields.get("eventTime")?)?;
    let names = Namespaces::of([document_context, fields.get("@context").unwrap_or(&Value::Null)]);
    Some(format!("eventType={kind}{}{}", standard(fields, EVENT, &names), trailing(fields, &names)))
}

fn is_deeper_than(value: &Value, levels: usize) -> bool {
    let deeper = |child: &Value| levels == 0 || is_deeper_than(child, levels - 1);
    match value {
        Value::Array(items) => items.iter().any(deeper),
        Value::Object(fields) => fields.values().any(deeper),
        _ => false,
    }
}

/// The bare name of an event type. Types of others stay as they are, but a document is no event.
fn event_type(text: &str) -> Option<&str> {
    let text = text.trim();
    let name = ["epcis:", EPCIS].iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(text);
    Some(name).filter(|name| !name.is_empty() && !name.ends_with("Document"))
}

// The fields of an event and their canonical order.

/// A standard field, and what it says.
struct Field {
    name: &'static str,
    says: Says,
}

/// What a standard field says, and so how it is written.
enum Says {
    /// A number, an id or a text.
    Value,
    /// An instant.
    Time,
    /// A word of a standard vocabulary, which begins so when it is written in full.
    Word(&'static str),
    /// Ids of objects, each written as `epc`.
    Epcs,
    /// An object with fields of its own.
    Parts(&'static [Field]),
    /// A list of such objects, each written under this name.
    Elements(&'static str, &'static [Field]),
    /// A list of pairs of a type and a value of this name; types begin so when they are written in full.
    Pairs(&'static str, &'static str),
}

impl Field {
    /// The name as the pre-hash string has it: CBV 2.0 leaves out the one of the list of sensor elements.
    fn heading(&self) -> &'static str {
        if self.name == "sensorElementList" { "" } else { self.name }
    }
}

const EPCIS: &str = "https://ref.gs1.org/epcis/";
const CBV: &str = "https://ref.gs1.org/cbv/";
/// The GS1 Web Vocabulary. It moved here from `https://gs1.org/voc/`, and the reference follows.
const GS1: &str = "https://ref.gs1.org/voc/";
const BIZ_STEP: &str = "https://ref.gs1.org/cbv/BizStep-";
const DISPOSITION: &str = "https://ref.gs1.org/cbv/Disp-";
const TRANSACTION: &str = "https://ref.gs1.org/cbv/BTT-";
const SOURCE: &str = "https://ref.gs1.org/cbv/SDT-";
const ERROR_REASON: &str = "https://ref.gs1.org/cbv/ER-";
const COMPONENT: &str = "https://ref.gs1.org/cbv/Comp-";

const fn field(name: &'static str, says: Says) -> Field {
    Field { name, says }
}

const fn value(name: &'static str) -> Field {
    field(name, Says::Value)
}

/// Fields of an event in canonical order (CBV 2.0, section 8.9.2, table; the same for all event types).
const EVENT: &[Field] = &[
    field("eventTime", Says::Time),
    value("eventTimeZoneOffset"),
    field("epcList", Says::Epcs),
    value("parentID"),
    field("inputEPCList", Says::Epcs),
    field("childEPCs", Says::Epcs),
    field("quantityList", Says::Elements("quantityElement", QUANTITY)),
    field("childQuantityList", Says::Elements("quantityElement", QUANTITY)),
    field("inputQuantityList", Says::Elements("quantityElement", QUANTITY)),
    field("outputEPCList", Says::Epcs),
    field("outputQuantityList", Says::Elements("quantityElement", QUANTITY)),
    value("action"),
    value("transformationID"),
    field("bizStep", Says::Word(BIZ_STEP)),
    field("disposition", Says::Word(DISPOSITION)),
    field("persistentDisposition", Says::Parts(PERSISTENT_DISPOSITION)),
    field("readPoint", Says::Parts(PLACE)),
    field("bizLocation", Says::Parts(PLACE)),
    field("bizTransactionList", Says::Pairs("bizTransaction", TRANSACTION)),
    field("sourceList", Says::Pairs("source", SOURCE)),
    field("destinationList", Says::Pairs("destination", SOURCE)),
    field("sensorElementList", Says::Elements("sensorElement", SENSOR_ELEMENT)),
];

const QUANTITY: &[Field] = &[value("epcClass"), value("quantity"), value("uom")];

const PLACE: &[Field] = &[value("id")];

const PERSISTENT_DISPOSITION: &[Field] =
    &[field("set", Says::Word(DISPOSITION)), field("unset", Says::Word(DISPOSITION))];

const SENSOR_ELEMENT: &[Field] =
    &[field("sensorMetadata", Says::Parts(SENSOR_METADATA)), field("sensorReport", Says::Parts(SENSOR_REPORT))];

const SENSOR_METADATA: &[Field] = &[
    field("time", Says::Time),
    field("startTime", Says::Time),
    field("endTime", Says::Time),
    value("deviceID"),
    value("deviceMetadata"),
    value("rawData"),
    value("dataProcessingMethod"),
    value("bizRules"),
];

const SENSOR_REPORT: &[Field] = &[
    field("type", Says::Word(GS1)),
    field("exception", Says::Word(GS1)),
    value("deviceID"),
    value("deviceMetadata"),
    value("rawData"),
    value("dataProcessingMethod"),
    field("time", Says::Time),
    value("microorganism"),
    value("chemicalSubstance"),
    value("value"),
    field("component", Says::Word(COMPONENT)),
    value("stringValue"),
    value("booleanValue"),
    value("hexBinaryValue"),
    value("uriValue"),
    value("minValue"),
    value("maxValue"),
    value("meanValue"),
    value("sDev"),
    value("percRank"),
    value("percValue"),
    value("uom"),
    value("coordinateReferenceSystem"),
];

/// Fields of an event that are not hashed: who tells of it and when, and what the event says of itself.
const IGNORED: &[&str] = &["type", "recordTime", "eventID", "errorDeclaration", "certificationInfo", "ilmd"];

/// Keys that are no data, at any level.
const NO_DATA: &[&str] = &["@context", "#text", "comment", "rdfs:comment"];

/// The standard fields of an object (rules 1 to 4 and 11 to 13).
fn standard(object: &Map<String, Value>, fields: &[Field], names: &Namespaces) -> String {
    fields.iter().filter_map(|field| Some(written(field, object.get(field.name)?, names))).collect()
}

/// One standard field with what it says; nothing where it says nothing.
fn written(field: &Field, value: &Value, names: &Namespaces) -> String {
    let all = each(value).into_iter();
    match field.says {
        Says::Value => sorted(all.map(|one| assigned(field.name, canonical(one, names)))),
        Says::Time => sorted(all.map(|one| assigned(field.name, text_of(one).map(|text| instant(&text))))),
        Says::Word(words) => sorted(all.map(|one| assigned(field.name, word(one, words, names)))),
        Says::Epcs => under(field.name, sorted(all.map(|one| assigned("epc", canonical(one, names))))),
        Says::Parts(fields) => sorted(all.map(|one| part(field.name, one, fields, names))),
        Says::Elements(name, fields) => under(field.heading(), sorted(all.map(|one| part(name, one, fields, names)))),
        Says::Pairs(name, words) => under(field.name, sorted(all.map(|one| pair(name, one, words, names)))),
    }
}

fn part(name: &str, value: &Value, fields: &[Field], names: &Namespaces) -> String {
    match value {
        Value::Object(object) => under(name, standard(object, fields, names)),
        _ => assigned(name, canonical(value, names)),
    }
}

/// The type goes before the value (rule 13).
fn pair(name: &str, value: &Value, words: &str, names: &Namespaces) -> String {
    let Value::Object(object) = value else { return assigned(name, canonical(value, names)) };
    let kind = object.get("type").and_then(|kind| word(kind, words, names));
    let told = object.get(name).and_then(|told| canonical(told, names));
    assigned("type", kind) + &assigned(name, told)
}

/// What follows the standard fields: master data, extensions inside standard fields, and those of the event itself
/// (rules 19 to 21 in the reading of CBV 2.0, where extensions inside a field come late and repeat its name).
fn trailing(event: &Map<String, Value>, names: &Namespaces) -> String {
    let ilmd =
        event.get("ilmd").map(|ilmd| under("ilmd", sorted(each(ilmd).into_iter().map(|one| children(one, names)))));
    let mut text = ilmd.unwrap_or_default();
    let mut own = Vec::new();
    for field in EVENT {
        let Some(value) = event.get(field.name) else { continue };
        let inside = beside_in(field, value, Beside::Extensions, names);
        if inside.is_empty() {
            // The reference counts keys of no namespace to the event, and only where the field has no real extension.
            own.push(beside_in(field, value, Beside::Bare, names));
        }
        text += &inside;
    }
    let is_own = |key: &str| !IGNORED.contains(&key) && !EVENT.iter().any(|field| field.name == key);
    for (key, value) in event.iter().filter(|(key, _)| is_own(key) && is_data(key)) {
        own.extend(extension(&names.key(key), value, names));
    }
    text + &sorted(own.into_iter())
}

/// Keys that stand beside the standard's own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Those with a namespace.
    Extensions,
    /// Those without one.
    Bare,
}

/// What stands in a standard field beside the standard's own, under the names of the field and its elements.
fn beside_in(field: &Field, value: &Value, which: Beside, names: &Namespaces) -> String {
    let (heading, name, fields) = match field.says {
        Says::Parts(fields) => ("", field.name, fields),
        Says::Elements(name, fields) if which == Beside::Bare => (field.name, name, fields),
        Says::Elements(name, fields) => (field.heading(), name, fields),
        _ => return String::new(),
    };
    let objects = each(value).into_iter().filter_map(Value::as_object);
    // Sorted, as all lists are: so the order in which sensors are listed means nothing.
    under(heading, sorted(objects.map(|object| under(name, beside(object, fields, which, names)))))
}

fn beside(object: &Map<String, Value>, fields: &[Field], which: Beside, names: &Namespaces) -> String {
    let inner = fields.iter().filter_map(|field| Some(beside_in(field, object.get(field.name)?, which, names)));
    let is_beside = |key: &str| {
        let has_namespace = key.contains(':') || key.starts_with('{');
        !fields.iter().any(|field| field.name == key) && has_namespace == (which == Beside::Extensions)
    };
    let own = object.iter().filter(|(key, _)| is_beside(key) && is_data(key));
    inner.collect::<String>() + &sorted(own.flat_map(|(key, value)| extension(&names.key(key), value, names)))
}

fn is_data(key: &str) -> bool {
    !NO_DATA.contains(&key)
}

/// An extension element with all that is in it, once for each value (rule 20).
fn extension(name: &str, value: &Value, names: &Namespaces) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().flat_map(|item| extension(name, item, names)).collect(),
        _ => {
            let text = canonical(value, names).map(|text| format!("={text}")).unwrap_or_default();
            vec![format!("{name}{text}{}", children(value, names))]
        }
    }
}

fn children(value: &Value, names: &Namespaces) -> String {
    let fields = value.as_object().into_iter().flatten().filter(|(key, _)| is_data(key));
    sorted(fields.flat_map(|(key, value)| extension(&names.key(key), value, names)))
}

/// The single things of a list, or the one thing that is no list.
fn each(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(items) => items.iter().flat_map(each).collect(),
        _ => vec![value],
    }
}

/// Pieces in the order of their characters, which in UTF-8 is that of the bytes (rule 10), with nothing between.
fn sorted(pieces: impl Iterator<Item = String>) -> String {
    let mut pieces: Vec<String> = pieces.collect();
    pieces.sort_unstable();
    pieces.concat()
}

/// A heading with what is under it; nothing where nothing is (rule 4).
fn under(heading: &str, inner: String) -> String {
    if inner.is_empty() { inner } else { format!("{heading}{inner}") }
}

fn assigned(name: &str, text: Option<String>) -> String {
    text.map(|text| format!("{name}={text}")).unwrap_or_default()
}
