//! Master data: what the header of a document says of ids, once for all its events (EPCIS 2.0, section 6.1; CBV 2.0, section 9).

use std::collections::BTreeMap;

use serde_json::Value;

use super::event::{kind_said, literal, plain};
use crate::{
    hub::{Attribute, ObjectKind, canonical_id},
    language::numerals::bare,
    say,
};

/// What is known of ids.
#[derive(Clone, Default)]
pub(super) struct Master {
    /// Of things and of classes of things.
    objects: BTreeMap<String, Vec<Attribute<'static>>>,
    /// What they are, as far as it is said.
    kinds: BTreeMap<String, ObjectKind>,
    /// The names of places.
    places: BTreeMap<String, String>,
    /// How many others there are.
    others: usize,
}

/// What stands for every number in the id of a class.
const ANY: &str = ".*";

impl Master {
    /// Takes what a header says.
    pub fn header(&mut self, header: &Value) {
        let master = header.as_object().into_iter().flatten();
        let master = master.filter(|(name, _)| name.to_lowercase().ends_with("epcismasterdata"));
        let all = master.flat_map(|(_, master)| master["vocabularyList"].as_array().into_iter().flatten());
        all.for_each(|vocabulary| self.vocabulary(vocabulary));
    }

    /// Takes a vocabulary: a type of ids, and what is known of each.
    pub fn vocabulary(&mut self, vocabulary: &Value) {
        let kind = last(literal(&vocabulary["type"]).unwrap_or_default());
        for element in vocabulary["vocabularyElementList"].as_array().into_iter().flatten() {
            let Some(id) = literal(&element["id"]) else { continue };
            let known = element["attributes"].as_array().into_iter().flatten();
            let known = known.filter_map(|one| {
                let value = &one["attribute"];
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                Some(Attribute::new(last(literal(&one["id"])?).to_owned(), text))
            });
            let known: Vec<Attribute<'static>> = known.filter(|one| !one.value.is_empty()).collect();
            match kind {
                "EPCClass" | "EPCInstance" => {
                    // A class is one of trade items, unless it says what else.
                    let said = kind_said(known.iter().map(|one| (&*one.name, &*one.value)));
                    let said = said.or((kind == "EPCClass").then_some(ObjectKind::Parcel));
                    self.kinds.extend(said.map(|said| (class(id), said)));
                    self.objects.entry(class(id)).or_default().extend(known);
                }
                "BusinessLocation" | "ReadPoint" | "Location" => {
                    let name = known.iter().find(|one| one.name == "name").or(known.first());
                    self.places.insert(plain(id), name.map(|one| one.value.to_string()).unwrap_or_default());
                }
                _ => self.others += 1,
            }
        }
    }

    /// What is known of an object, or of its class.
    pub fn of(&self, object: &str) -> Vec<Attribute<'static>> {
        let of_class = || self.objects.get(object.split_once("/21/")?.0);
        self.objects.get(object).or_else(of_class).cloned().unwrap_or_default()
    }

    /// What an object is, by what is said of it or of its class.
    pub fn kind_of(&self, object: &str) -> Option<ObjectKind> {
        let of_class = || self.kinds.get(object.split_once("/21/")?.0);
        self.kinds.get(object).or_else(of_class).copied()
    }

    /// What people call places, by their ids.
    pub fn places(&self) -> impl Iterator<Item = (&str, &str)> {
        self.places.iter().filter(|(_, name)| !name.is_empty()).map(|(id, name)| (id.as_str(), name.as_str()))
    }

    /// What of it has no place among what happens, and what to do about it.
    pub fn unused(&self) -> Option<(String, &'static str)> {
        (self.others > 0).then(|| (say!("epcis-master", others = bare(self.others)), say!("epcis-master-hint")))
    }
}

/// The id of a class as the ids of its things begin.
fn class(id: &str) -> String {
    let of_things = id.strip_prefix("urn:epc:idpat:").and_then(|rest| rest.strip_suffix(ANY));
    let Some(of_things) = of_things else { return plain(id) };
    let thing = format!("urn:epc:id:{of_things}.0");
    let thing = canonical_id(&thing);
    thing.split_once("/21/").map_or_else(|| plain(id), |(class, _)| class.to_owned())
}

/// The last word of the name of a type or of an attribute.
fn last(name: &str) -> &str {
    name.rsplit(['#', ':', '/']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use crate::{
        feed::{
            epcis::{read, read_xml},
            sink::{Gathered, Reading},
        },
        hub::{Attribute, LogBuilder, What},
    };

    const JSON: &str = r#"{"type":"EPCISDocument","epcisHeader":{"epcisMasterData":{"vocabularyList":[
        {"type":"urn:epcglobal:epcis:vtype:EPCClass","vocabularyElementList":[{"id":"urn:epc:idpat:sgtin:4012345.066666.*",
            "attributes":[{"id":"urn:epcglobal:cbv:mda#descriptionShort","attribute":"a red box"}]}]},
        {"type":"urn:epcglobal:epcis:vtype:BusinessLocation","vocabularyElementList":[{"id":"urn:epc:id:sgln:4012345.00005.0",
            "attributes":[{"id":"urn:epcglobal:cbv:mda#name","attribute":"Hall 7"}]}]}]}},
        "epcisBody":{"eventList":[{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","action":"OBSERVE",
            "epcList":["urn:epc:id:sgtin:4012345.066666.17","urn:epc:id:sscc:4012345.0000000011"]}]}}"#;

    const XML: &str = "<epcis:EPCISDocument xmlns:epcis='urn:epcglobal:epcis:xsd:2'><EPCISHeader><extension><EPCISMasterData><VocabularyList>
        <Vocabulary type='urn:epcglobal:epcis:vtype:EPCClass'><VocabularyElementList><VocabularyElement id='urn:epc:idpat:sgtin:4012345.066666.*'>
            <attribute id='urn:epcglobal:cbv:mda#descriptionShort'>a red box</attribute></VocabularyElement></VocabularyElementList></Vocabulary>
        <Vocabulary type='urn:epcglobal:epcis:vtype:BusinessLocation'><VocabularyElementList><VocabularyElement id='urn:epc:id:sgln:4012345.00005.0'>
            <attribute id='urn:epcglobal:cbv:mda#name'>Hall 7</attribute></VocabularyElement></VocabularyElementList></Vocabulary>
        </VocabularyList></EPCISMasterData></extension></EPCISHeader><EPCISBody><EventList><ObjectEvent><eventTime>2021-11-08T05:00:00Z</eventTime>
            <epcList><epc>urn:epc:id:sgtin:4012345.066666.17</epc><epc>urn:epc:id:sscc:4012345.0000000011</epc></epcList>
            <action>OBSERVE</action></ObjectEvent></EventList></EPCISBody></epcis:EPCISDocument>";

    #[test]
    fn a_thing_enters_with_what_is_known_of_its_class_and_names_of_places_are_told() {
        for is_json in [true, false] {
            let mut all = Gathered::default();
            let mut reading = Reading::new("a", &mut all);
            let done =
                if is_json { read(JSON.as_bytes(), &mut reading) } else { read_xml(XML.as_bytes(), &mut reading) };
            done.expect("EPCIS");
            let known = |end: &str| {
                let mut found = all.events.iter().filter(|event| event.object.ends_with(end));
                found.find_map(|event| match &event.what {
                    What::Enters { attributes, .. } => Some(attributes.clone()),
                    _ => None,
                })
            };
            assert_eq!(
                known("/21/17"),
                Some(vec![Attribute::new("descriptionShort", "a red box")]),
                "{:?}",
                all.events
            );
            assert_eq!(known("/00/040123450000000115"), Some(vec![]));
            assert!(all.issues.is_empty(), "{:?}", all.issues);
            let mut log = LogBuilder::new();
            let mut reading = Reading::new("a", &mut log);
            let done =
                if is_json { read(JSON.as_bytes(), &mut reading) } else { read_xml(XML.as_bytes(), &mut reading) };
            done.expect("EPCIS");
            assert_eq!(log.finish().place_title("https://id.gs1.org/414/4012345000054"), Some("Hall 7"));
        }
    }
}
