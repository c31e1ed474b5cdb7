//! What EPCIS says beside who was where when: kept with our events, and written again.
//!
//! A name is that of the field; of what stands in lists it has the type behind a point, as in `bizTransaction.po`. What a prefix
//! stands for is kept as `@context.PREFIX`, and which values are numbers or truth values, not texts, as `@json`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json, map::Entry};

use super::word;
use crate::hub::Attribute;

/// Fields that say who was where when, or that are said otherwise by our events.
const TAKEN: [&str; 19] = [
    "@context",
    "@type",
    "type",
    "isA",
    "eventTime",
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

/// The names of those whose values are no texts, with blanks between them.
const TYPED_VALUES: &str = "@json";

/// How far the clocks that an event was read by are ahead of UTC.
pub const OFFSET: &str = "eventTimeZoneOffset";

/// Lists of what has a type: the field, and what each of its elements is called.
const TYPED: [(&str, &str); 3] =
    [("bizTransactionList", "bizTransaction"), ("sourceList", "source"), ("destinationList", "destination")];

/// What an event says beside who was where when. `prefixes` are those of the document.
pub fn of(event: &Value, prefixes: &BTreeMap<String, String>, is_ours: bool) -> Vec<Attribute<'static>> {
    let mut all = Vec::new();
    let mut no_texts = Vec::<&str>::new();
    let mut add = |name: String, value: String| all.push(Attribute::new(name, value));
    let own = prefixes_of(&event["@context"]);
    // In what we wrote, steps and dispositions are ours unless it says that somebody else said them.
    let is_ours = is_ours && event[KEPT].is_null();
    let is_departing = event["bizStep"].as_str().map(word) == Some("departing");
    for (name, value) in event.as_object().into_iter().flatten() {
        if TAKEN.contains(&name.as_str()) || name == KEPT || name == super::own::FIELD || value.is_null() {
            continue;
        }
        if is_ours && matches!(name.as_str(), "bizStep" | "disposition") || name == OFFSET && is_utc(value) {
            continue;
        }
        if value.is_number() || value.is_boolean() {
            no_texts.push(name.strip_prefix(OWN).unwrap_or(name));
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
        if let Some(name) = name.strip_prefix(OWN) {
            add(name.to_owned(), value);
            continue;
        }
        add(name.clone(), value);
    }
    // What lasts and is no hold changes nothing of the picture.
    for (field, name) in LASTING {
        for value in each(&event["persistentDisposition"][field]).filter(|value| !super::event::is_hold(value)) {
            let last = word(value);
            let is_of_standard = is_disposition(last);
            all.push(Attribute::new(name, if is_of_standard { last.to_owned() } else { value.to_owned() }));
        }
    }
    let mut used = BTreeSet::new();
    prefixes_in(event, &mut used);
    for prefix in used {
        if let Some(uri) = own.get(prefix).or_else(|| prefixes.get(prefix)).filter(|_| prefix != PREFIX) {
            // XML has it without the slash at its end, JSON-LD cannot be without; another sign belongs to it.
            all.push(Attribute::new(format!("{CONTEXT}{prefix}"), uri.trim_end_matches('/').to_owned()));
        }
    }
    if !no_texts.is_empty() {
        all.push(Attribute::new(TYPED_VALUES, no_texts.join(" ")));
    }
    all
}

/// The texts of a list; one alone is a list of one.
fn each(value: &Value) -> impl Iterator<Item = &str> {
    let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    all.iter().filter_map(super::event::literal)
}

/// Whether a word is a disposition of the standard.
pub fn is_disposition(word: &str) -> bool {
    DISPOSITIONS.contains(&word)
}

/// Dispositions that last and are no holds: the field of those that are set or unset, and the name that they are kept by.
const LASTING: [(&str, &str); 2] = [("set", "persistentDisposition.set"), ("unset", "persistentDisposition.unset")];

/// The prefixes of names, however deep they lie.
pub fn prefixes_in<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(all) => {
            for (name, value) in all.iter().filter(|(name, _)| *name != "@context") {
                found.extend(name.split_once(':').map(|(prefix, _)| prefix));
                prefixes_in(value, found);
            }
        }
        Value::Array(all) => all.iter().for_each(|value| prefixes_in(value, found)),
        _ => {}
    }
}

fn is_utc(offset: &Value) -> bool {
    matches!(offset.as_str(), Some("+00:00" | "-00:00" | "Z"))
}

/// What the quantity of a class says.
pub fn of_quantity(element: &Value) -> Vec<Attribute<'static>> {
    let pairs = ["quantity", "uom"].into_iter().filter(|name| !element[*name].is_null());
    let class = Attribute::new(CLASS, "true");
    std::iter::once(class).chain(pairs.map(|name| Attribute::new(name, text(&element[name])))).collect()
}

/// Says that an object is a class of things, of which there is a quantity.
const CLASS: &str = "@class";

/// What prefixes stand for, by a context.
pub fn prefixes_of(context: &Value) -> BTreeMap<String, String> {
    let all = context.as_array().map_or(std::slice::from_ref(context), Vec::as_slice);
    let members = all.iter().filter_map(Value::as_object).flatten();
    // A name may be told with more than what it stands for.
    members
        .filter_map(|(prefix, uri)| Some((prefix.clone(), uri.as_str().or(uri["@id"].as_str())?.to_owned())))
        .collect()
}

fn text(value: &Value) -> String {
    // A whole number is the same with a point and without.
    if let Some(number) = value.as_f64().filter(|number| value.is_f64() && number.fract() == 0.0 && number.abs() < 1e15)
    {
        return format!("{number:.0}");
    }
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Writes what was said beside into the fields of an event; a name that has no prefix and is none of the standard's gets ours. What can
/// be no name, and what is a name of our own, is left to [`super::own`].
pub fn write(extensions: &[Attribute<'_>], fields: &mut Map<String, Value>) {
    let mut lists = BTreeMap::<&str, Vec<Value>>::new();
    let mut prefixes = Map::new();
    let of = |name: &str| extensions.iter().find(|one| one.name == name).map(|one| one.value.as_ref());
    let is_class = of(CLASS).is_some();
    let no_texts: Vec<&str> = of(TYPED_VALUES).unwrap_or_default().split(' ').collect();
    for Attribute { name, value } in extensions {
        if let Some(prefix) = name.strip_prefix(CONTEXT).filter(|prefix| is_name(prefix)) {
            let end = if value.ends_with(['#', ':']) { "" } else { "/" };
            prefixes.insert(prefix.to_owned(), json!(format!("{value}{end}")));
            continue;
        }
        let (head, type_name) = name.split_once('.').map_or((name.as_ref(), None), |(head, rest)| (head, Some(rest)));
        // Who gives and who takes has a type, and is known by a URI; what else is called so is not meant.
        let is_party = |one: &str| one == "bizTransaction" || (type_name.is_some() && is_address(value));
        if let Some((list, one)) = TYPED.iter().find(|(_, one)| *one == head && is_party(one)) {
            let mut element = Map::new();
            type_name.map(|type_name| element.insert("type".into(), json!(type_name)));
            element.insert((*one).to_owned(), json!(value));
            lists.entry(list).or_default().push(Value::Object(element));
            continue;
        }
        if let Some((field, _)) =
            LASTING.iter().find(|(_, kept)| kept == name).filter(|_| is_word(value, &DISPOSITIONS))
        {
            let lasting = fields.entry("persistentDisposition").or_insert_with(|| json!({}));
            if let Some(lasting) = lasting.as_object_mut()
                && let Value::Array(all) = lasting.entry(*field).or_insert_with(|| json!([]))
            {
                all.push(json!(value));
            }
            continue;
        }
        let is_added = fields.get("action").is_some_and(|action| action == "ADD");
        match name.as_ref() {
            "bizStep" if is_word(value, &STEPS) => {
                fields.insert(name.to_string(), json!(value));
                fields.insert(KEPT.into(), json!(true));
            }
            "disposition" if is_word(value, &DISPOSITIONS) => {
                fields.insert(name.to_string(), json!(value));
                fields.insert(KEPT.into(), json!(true));
            }
            // Without a read point it would be where the event was.
            "bizLocation" if fields.contains_key("readPoint") && is_address(value) => {
                drop(fields.insert(name.to_string(), json!({ "id": value })))
            }
            // Only what comes into being has such data.
            "ilmd" if is_added => drop(fields.insert(name.to_string(), parsed(value))),
            "certificationInfo" if is_certificates(&parsed(value)) => {
                drop(fields.insert(name.to_string(), parsed(value)))
            }
            "quantity" | "uom" if is_class => {}
            OFFSET | TYPED_VALUES | CLASS => {}
            _ => {
                let (prefix, local) = name.split_once(':').unwrap_or((PREFIX, name));
                let is_ours = prefix == PREFIX
                    && [super::own::FIELD, KEPT].iter().any(|own| own.strip_prefix(OWN) == Some(local));
                if !is_name(prefix) || !is_name(local) || is_ours {
                    continue;
                }
                // What is said twice is a list.
                if prefix != PREFIX {
                    // What nobody declared gets a name of ours, so that it has one.
                    prefixes.entry(prefix).or_insert_with(|| json!(format!("{OURS}{prefix}/")));
                }
                let value = if no_texts.contains(&name.as_ref()) { untyped(value) } else { parsed(value) };
                match fields.entry(format!("{prefix}:{local}")) {
                    Entry::Vacant(place) => drop(place.insert(value)),
                    Entry::Occupied(mut place) => match place.get_mut() {
                        Value::Array(all) => all.push(value),
                        one => *one = json!([one.take(), value]),
                    },
                }
            }
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
    let list = if fields.contains_key("childEPCs") { "childEPCs" } else { "epcList" };
    if is_class && let Some(class) = fields.get(list).and_then(|list| list.get(0)).cloned() {
        let mut element = json!({ "epcClass": class });
        if let Some(quantity) = of("quantity").and_then(|text| text.parse::<f64>().ok()) {
            element["quantity"] = json!(quantity);
        }
        if let Some(uom) = of("uom").filter(|uom| is_unit(uom)) {
            element["uom"] = json!(uom);
        }
        fields.remove(list);
        fields.insert(if list == "childEPCs" { "childQuantityList" } else { "quantityList" }.into(), json!([element]));
    }
}

/// Whether a value can be what certifies an event: a URI or several of them. What else is said so is written as an extension of ours.
///
/// Source: JSON schema of EPCIS 2.0 (GS1, 2022), `certificationInfo`.
fn is_certificates(value: &Value) -> bool {
    let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    all.iter().all(|one| one.as_str().is_some_and(super::write::is_uri))
}

/// Whether a text is a URI, or nearly so.
pub fn is_address(text: &str) -> bool {
    text.contains(':') && !text.contains(char::is_whitespace)
}

/// Whether a text can be a unit: two or three signs (UN/CEFACT Recommendation 20).
fn is_unit(text: &str) -> bool {
    (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether a text can be the name of a field.
fn is_name(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '_')
        && text.chars().all(|sign| sign.is_ascii_alphanumeric() || "_-.".contains(sign))
}

/// Whether a value is a word of the standard, or an address of somebody's own.
fn is_word(value: &str, words: &[&str]) -> bool {
    words.contains(&value) || value.starts_with("https://") || value.starts_with("http://") || value.starts_with("urn:")
}

/// Source: CBV 2.0, section 7.1.
const STEPS: [&str; 41] = [
    "accepting",
    "arriving",
    "assembling",
    "collecting",
    "commissioning",
    "consigning",
    "creating_class_instance",
    "cycle_counting",
    "decommissioning",
    "departing",
    "destroying",
    "disassembling",
    "dispensing",
    "encoding",
    "entering_exiting",
    "holding",
    "inspecting",
    "installing",
    "killing",
    "loading",
    "other",
    "packing",
    "picking",
    "receiving",
    "removing",
    "repackaging",
    "repairing",
    "replacing",
    "reserving",
    "retail_selling",
    "sampling",
    "sensor_reporting",
    "shipping",
    "staging_outbound",
    "stock_taking",
    "stocking",
    "storing",
    "transporting",
    "unloading",
    "unpacking",
    "void_shipping",
];

/// Source: CBV 2.0, section 7.2.
const DISPOSITIONS: [&str; 35] = [
    "active",
    "available",
    "completeness_inferred",
    "completeness_verified",
    "conformant",
    "container_closed",
    "container_open",
    "damaged",
    "destroyed",
    "dispensed",
    "disposed",
    "encoded",
    "expired",
    "in_progress",
    "in_transit",
    "inactive",
    "mismatch_class",
    "mismatch_instance",
    "mismatch_quantity",
    "needs_replacement",
    "no_pedigree_match",
    "non_conformant",
    "non_sellable_other",
    "partially_dispensed",
    "recalled",
    "reserved",
    "retail_sold",
    "returned",
    "sellable_accessible",
    "sellable_not_accessible",
    "stolen",
    "unavailable",
    "unknown",
    "available_for_sale",
    "non_sellable",
];

/// Before names that are ours, in what we write.
pub const PREFIX: &str = "hubscope";
/// The same with the sign between them.
const OWN: &str = "hubscope:";
/// What that stands for.
pub const OURS: &str = "https://hubscope.example/extension/2/";
/// What it stood for when what entered was told in the words of the standard alone.
pub const EARLIER: &str = "https://hubscope.example/extension/";
/// Says that the step and the disposition of an event were told, and not chosen by us.
const KEPT: &str = "hubscope:told";

/// The value that a text is: an object or an array where it reads as one.
fn parsed(value: &str) -> Value {
    let is_nested = value.starts_with(['{', '[']);
    is_nested.then(|| serde_json::from_str(value).ok()).flatten().unwrap_or_else(|| json!(value))
}

/// The number or truth value that a text is, of what was none in the first place.
fn untyped(value: &str) -> Value {
    serde_json::from_str(value).unwrap_or_else(|_| json!(value))
}
