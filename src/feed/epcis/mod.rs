//! GS1 EPCIS: documents, query documents, bare events and arrays of them, in JSON (2.0) and in XML (1.2 and 2.0).
//!
//! An EPCIS event tells of many objects at once; here it becomes one event of ours for each thing that it says of each
//! object. An EPC URI and the Digital Link of the same thing are one id, see [`crate::hub::canonical_id`]; a scene's `aliases` may
//! map either to a place. XML is put into the shape of JSON first, so that both say the same. Source: EPCIS 2.0 and CBV 2.0 (GS1, 2022),
//! EPCIS 1.2 (GS1, 2016).

mod contents;
mod document;
mod event;
mod extension;
mod hash;
mod master;
mod own;
mod sensor;
mod write;
mod xml;

use self::event::{HASHED, word};
pub use self::{document::events, write::Writer};
pub(crate) use self::{
    document::{read, read_xml},
    xml::EVENTS as XML_EVENTS,
};

/// Whether the beginning of a file looks like EPCIS in JSON. Records that others make of events may have their time, too: an event of
/// EPCIS has its type, or another member of the standard.
pub fn sniff(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_document = has(&["epcisBody\"", "EPCISDocument\"", "EPCISQueryDocument\"", "epcis-context"]);
    is_document || has(&["eventTime\""]) && (has(&["EPCIS", "\"specversion\""]) || has(&OF_EVENTS))
}

/// Members of which every event of EPCIS, or what it stands in, has some.
const OF_EVENTS: [&str; 9] = [
    "\"eventList\"",
    "\"type\"",
    "\"@type\"",
    "\"isA\"",
    "\"epcList\"",
    "\"readPoint\"",
    "\"bizStep\"",
    "\"action\"",
    "\"parentID\"",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        feed::sink::{Gathered, Reading},
        hub::{EventLog, EventTime, Location, LogBuilder, ObjectKind},
    };

    fn log(text: &str) -> EventLog {
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.jsonld", &mut log)).expect("EPCIS");
        log.finish()
    }

    #[test]
    fn what_is_packed_is_in_its_pallet_until_it_is_unpacked() {
        let event = |time: &str, action: &str| {
            format!(
                r#"{{"type":"AggregationEvent","eventTime":"{time}","parentID":"urn:epc:id:sscc:1.2","childEPCs":["urn:epc:id:sgtin:3.4.5"],"action":"{action}","readPoint":{{"id":"door-1"}}}}"#
            )
        };
        let log = log(&format!(
            "[{},{}]",
            event("2021-11-08T10:00:00+01:00", "ADD"),
            event("2021-11-08T11:00:00+01:00", "DELETE")
        ));
        let (pallet, parcel) =
            (log.object("urn:epc:id:sscc:1.2").expect("pallet"), log.object("urn:epc:id:sgtin:3.4.5").expect("parcel"));
        let at =
            |time: &str| log.state_at(EventTime::parse(time).expect("time")).get(parcel).map(|state| state.location);
        assert_eq!(at("2021-11-08T09:30:00Z"), Some(Location::Inside(pallet)));
        assert!(matches!(at("2021-11-08T10:30:00Z"), Some(Location::At(_))));
        assert_eq!(log.identity(pallet).0, ObjectKind::Pallet);
        assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
    }

    #[test]
    fn the_names_of_the_standard_may_have_any_prefix() {
        let plain = r#"[{"type":"ObjectEvent","eventTime":"2021-11-08T10:00:00Z","epcList":["urn:epc:id:sgtin:3.4.5"],"action":"OBSERVE","readPoint":{"id":"urn:x:dock"}}]"#;
        let said = |text: &str| {
            let log = log(text);
            assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
            log.events_until(EventTime::MAX)
                .iter()
                .map(|event| serde_json::to_string(event).expect("JSON"))
                .collect::<Vec<_>>()
        };
        let expected = said(plain);
        let event = r#"{"@type":"e:ObjectEvent","e:eventTime":"2021-11-08T10:00:00Z","e:epcList":["urn:epc:id:sgtin:3.4.5"],"e:action":"OBSERVE","e:readPoint":{"id":"urn:x:dock"}}"#;
        for document in [
            format!(r#"{{"@context":{{"e":"https://ref.gs1.org/epcis/"}},"e:epcisBody":{{"e:eventList":[{event}]}}}}"#),
            format!(
                r#"{{"@context":[{{"e":{{"@id":"https://ref.gs1.org/"}}}}],"epcisBody":{{"eventList":[{}]}}}}"#,
                event.replace("e:", "e:epcis/")
            ),
            event.replacen('{', r#"{"@context":{"e":"https://ref.gs1.org/epcis/"},"#, 1),
            format!("[{}]", event.replacen('{', r#"{"@context":{"e":"https://ref.gs1.org/epcis/"},"#, 1)),
            plain
                .replacen("[{", r#"{"@context":{"when":"https://ref.gs1.org/epcis/eventTime"},"#, 1)
                .replace("\"eventTime\"", "\"when\"")
                .replace("}]", "}"),
        ] {
            let said = said(&document);
            assert_eq!(said, expected, "{document}");
            let live = super::events(&serde_json::from_str(&document).expect("JSON"), "a", &mut Default::default());
            assert_eq!((live.0.len(), live.1.len()), (expected.len(), 0), "{document}");
        }
    }

    #[test]
    fn prefixes_that_stand_behind_the_events_are_told_of() {
        let event = r#"{"type":"ObjectEvent","eventTime":"2021-11-08T10:00:00Z","epcList":["urn:epc:id:sgtin:3.4.5"],"action":"OBSERVE","ex:colour":"red"}"#;
        let context = r#""@context":[{"ex":"https://example.com/ns#"}]"#;
        let late = log(&format!(r#"{{"epcisBody":{{"eventList":[{event}]}},{context}}}"#));
        assert!(
            late.issues().kept().iter().any(|issue| issue.brief.contains("behind 1 of them")),
            "{:?}",
            late.issues()
        );
        let above = log(&format!(r#"{{{context},"epcisBody":{{"eventList":[{event}]}}}}"#));
        assert_eq!(above.issues().total(), 0, "{:?}", above.issues().kept());
    }

    #[test]
    fn a_declared_error_never_happened_but_was_once_believed() {
        let event = r#"{"type":"ObjectEvent","eventID":"e1","eventTime":"2021-11-08T10:00:00Z","epcList":["A"],"action":"OBSERVE","readPoint":{"id":"x"}"#;
        let log = log(&format!(
            r#"[{event}}},{event},"errorDeclaration":{{"declarationTime":"2021-11-08T12:00:00Z","reason":"did_not_occur"}}}}]"#
        ));
        let object = log.object("A").expect("object");
        let time = EventTime::parse("2021-11-08T11:00:00Z").expect("time");
        let located = |state: crate::hub::HubState| state.get(object).map(|state| state.location);
        assert_eq!(located(log.state_at(time)), Some(Location::Unplaced));
        assert!(matches!(located(log.state_as_known(time, time)), Some(Location::At(_))));
    }

    #[test]
    fn all_children_are_taken_off_when_none_is_named() {
        let event = |time: &str, action: &str, children: &str| {
            format!(
                r#"{{"@type":"AggregationEvent","eventTime":{{"@value":"{time}"}},"parentID":"urn:epc:id:sscc:1.2",{children}"action":"{action}","readPoint":{{"@id":"door-1"}}}}"#
            )
        };
        let log = log(&format!(
            "[{},{}]",
            event("2021-11-08T10:00:00Z", "ADD", r#""childEPCs":["urn:epc:id:sgtin:3.4.5","urn:epc:id:sgtin:3.4.6"],"#),
            event("2021-11-08T11:00:00Z", "DELETE", "")
        ));
        let state = log.state_at(EventTime::parse("2021-11-08T11:30:00Z").expect("a time"));
        for child in ["5", "6"].map(|end| log.object(&format!("urn:epc:id:sgtin:3.4.{end}")).expect("a child")) {
            assert!(matches!(state.get(child).map(|state| state.location), Some(Location::At(_))));
        }
        assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
    }

    /// Of what happens to a thing at one instant that it is put in counts last, in whatever order it is told.
    #[test]
    fn what_is_put_in_at_the_instant_at_which_all_are_taken_off_stays_and_is_told_of() {
        let event = |action: &str, children: &str| {
            format!(
                r#"{{"type":"AggregationEvent","eventTime":"2021-11-08T10:00:00Z","parentID":"urn:epc:id:sscc:1.2",{children}"action":"{action}","readPoint":{{"id":"door-1"}}}}"#
            )
        };
        let (put, off) = (event("ADD", r#""childEPCs":["urn:epc:id:sgtin:3.4.5"],"#), event("DELETE", ""));
        for text in [format!("[{put},{off}]"), format!("[{off},{put}]")] {
            let log = log(&text);
            let (parent, child) = (log.object("urn:epc:id:sscc:1.2"), log.object("urn:epc:id:sgtin:3.4.5"));
            let state = log.state_at(EventTime::parse("2021-11-08T10:00:00Z").expect("a time"));
            let location = state.get(child.expect("a child")).map(|state| state.location);
            assert_eq!(location, Some(Location::Inside(parent.expect("a parent"))));
            let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
            assert!(matches!(&issues[..], [one] if one.contains("at the same instant")), "{issues:?}");
        }
    }

    #[test]
    fn an_event_of_an_unknown_type_is_named_by_it_whatever_it_lacks() {
        let log = log(r#"[{"type":"ObjectEventInvalid"},{"type":"epcis:ObjectEvent"}]"#);
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(
            matches!(&issues[..], [a, b] if a.contains("\"ObjectEventInvalid\"") && b.contains("eventTime")),
            "{issues:?}"
        );
    }

    #[test]
    fn a_bad_event_is_named_and_the_others_read() {
        let log = log(
            "{\"epcisBody\":{\"eventList\":[\n{\"type\":\"ObjectEvent\",\"eventTime\":\"yesterday\",\"epcList\":[\"A\"]},\n{\"type\":\"ObjectEvent\",\"eventTime\":\"2021-11-08T10:00:00Z\",\"epcList\":[\"B\"]}]}}",
        );
        let issue = log.issues().kept().first().expect("an issue").to_string();
        assert!(
            issue.contains("event 1")
                && issue.contains("eventTime")
                && issue.contains("yesterday")
                && issue.contains("a.jsonld:2"),
            "{issue}"
        );
        assert!(log.object("B").is_some() && log.object("A").is_none());
    }

    /// An event that is told in parts says the same as one that is told at once: sensors and the rest once, names that go on.
    #[test]
    fn an_event_of_many_objects_says_what_one_of_few_says() {
        let event = |count: usize| {
            let ids: Vec<String> = (0..count).map(|k| format!("\"urn:epc:id:sgtin:3.4.{k:05}\"")).collect();
            format!(
                r#"[{{"type":"ObjectEvent","eventID":"e1","eventTime":"2021-11-08T10:00:00Z","action":"OBSERVE","readPoint":{{"id":"door"}},
                "lot":"7","epcList":[{}],"sensorElementList":[{{"sensorReport":[{{"type":"gs1:Temperature","value":26.0,"uom":"CEL"}}]}}]}},
                {{"type":"ObjectEvent","eventID":"e2","eventTime":"2021-11-08T11:00:00Z","epcList":["urn:epc:id:sgtin:3.4.{:05}"],"action":"OBSERVE","readPoint":{{"id":"dock"}}}},
                {{"type":"AggregationEvent","eventTime":"2021-11-08T12:00:00Z","action":"ADD","parentID":"urn:epc:id:sscc:1.2","childEPCs":[{}],"readPoint":{{"id":"dock"}}}}]"#,
                ids.join(","),
                count - 1,
                ids.join(","),
            )
        };
        for (count, issues) in [(10, 0), (9_000, 1)] {
            let log = log(&event(count));
            // What is said beside is not kept with all of very many objects, which is told; what was measured is.
            assert_eq!(log.issues().total(), issues, "{:?}", log.issues().kept());
            assert!(log.issues().kept().iter().all(|issue| issue.brief.contains("bytes of extensions")));
            let told = |name: &str| {
                let object = log.object(name).expect("an object");
                let all = log.history(object);
                all.map(|stored| (stored.event.what.name(), stored.event.extensions.len())).collect::<Vec<_>>()
            };
            assert_eq!(told("urn:epc:id:sgtin:3.4.00000")[1..], [("observed", 1), ("loaded", 0)], "{count}");
            assert_eq!(log.series().count(), count);
            // Nothing is the same event as another, and the parent is seen once.
            assert_eq!(log.len(), count * 4 + 1 + 1 + 1, "{count}");
            assert_eq!(log.duplicates(), 0);
            assert_eq!(told("urn:epc:id:sscc:1.2").len(), 2);
            let last = log.object(&format!("urn:epc:id:sgtin:3.4.{:05}", count - 1)).expect("the last");
            assert_eq!(log.history(last).count(), 4);
        }
    }

    #[test]
    fn sensors_measure_and_lasting_dispositions_hold() {
        let log = log(
            r#"{"type":"epcis:ObjectEvent","eventTime":"2021-11-08T10:00:00Z","epcList":["A"],"action":"OBSERVE",
            "persistentDisposition":{"set":["cbv:Disp-damaged"]},
            "sensorElementList":[{"sensorReport":[{"type":"gs1:Temperature","value":26.0,"uom":"CEL"},
            {"type":"gs1:Humidity","value":"12.1","uom":"A93"},{"type":"gs1:Pressure","exception":"ALARM_CONDITION"}]}]}"#,
        );
        let object = log.object("A").expect("object");
        let time = EventTime::parse("2021-11-08T10:00:00Z").expect("time");
        assert_eq!(log.holds_at(object, time), [("damaged", None)]);
        let measured = log.measurements_at(object, time);
        assert_eq!(
            measured.iter().map(|m| (m.quantity, m.value, m.unit)).collect::<Vec<_>>(),
            [("Temperature", 26.0, "CEL"), ("Humidity", 12.1, "A93")]
        );
        assert_eq!(log.alarms_at(object, time), [("Pressure", Some("ALARM_CONDITION"))]);
    }

    /// Only what bars a thing from going on holds it; what else lasts is kept and written again, as are the names of vendors.
    #[test]
    fn what_lasts_and_bars_from_nothing_is_no_hold_and_comes_back() {
        let text = r##"{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{"lgg":"https://lgg.example/ns#"}],
            "type":"ObjectEvent","eventTime":"2021-11-08T10:00:00Z","eventTimeZoneOffset":"+00:00","epcList":["urn:x:a"],"action":"OBSERVE",
            "readPoint":{"id":"urn:x:door"},"lgg:tail":"OO-1",
            "persistentDisposition":{"set":["completeness_verified","recalled","https://x.example/customs-hold"],"unset":["conformant"]}}"##;
        let mut all = Gathered::default();
        read(text.as_bytes(), &mut Reading::new("a.jsonld", &mut all)).expect("EPCIS");
        let names: Vec<&str> = all.events.iter().map(|event| event.what.name()).collect();
        assert_eq!(names, ["enters", "observed", "hold_set", "hold_set"]);
        let mut writer = Writer::new(Vec::new(), EventTime::from_secs(0)).expect("memory");
        for event in &all.events {
            writer.push(event).expect("memory");
        }
        let written = String::from_utf8(writer.finish().expect("memory")).expect("text");
        for words in [
            r##""lgg":"https://lgg.example/ns#""##,
            r#""persistentDisposition":{"set":["completeness_verified"],"unset":["conformant"]}"#,
        ] {
            assert!(written.contains(words), "{words} in {written}");
        }
        assert!(!written.contains("commissioning") && !written.contains(r#""action":"ADD""#), "{written}");
        let mut again = Gathered::default();
        read(written.as_bytes(), &mut Reading::new("b.jsonld", &mut again)).expect("EPCIS");
        assert_eq!(again.events, all.events);
    }

    /// What certifies an event is a URI or several; what else is said so goes out in ours, and comes back.
    #[test]
    fn certificates_that_are_no_uris_are_written_as_an_extension() {
        let event = |certified: &str| {
            format!(
                r#"{{"type":"ObjectEvent","eventTime":"2021-11-08T10:00:00Z","eventTimeZoneOffset":"+00:00","epcList":["urn:epc:id:sgtin:3.4.5"],"action":"OBSERVE","readPoint":{{"id":"urn:x:door"}},"certificationInfo":{certified}}}"#
            )
        };
        for (certified, is_of_standard) in [
            (r#""https://x.example/17""#, true),
            (r#"["https://x.example/17","urn:x:18"]"#, true),
            (r#"{"certificationAgency":"x"}"#, false),
            (r#"[{"certificationAgency":"x"}]"#, false),
            (r#""by the agency""#, false),
        ] {
            let mut all = Gathered::default();
            read(event(certified).as_bytes(), &mut Reading::new("a.jsonld", &mut all)).expect("EPCIS");
            let mut writer = Writer::new(Vec::new(), EventTime::from_secs(0)).expect("memory");
            for event in &all.events {
                writer.push(event).expect("memory");
            }
            let written = String::from_utf8(writer.finish().expect("memory")).expect("text");
            let prefix = if is_of_standard { "" } else { "hubscope:" };
            assert!(written.contains(&format!("\"{prefix}certificationInfo\":{certified}")), "{certified}: {written}");
            assert_eq!(written.contains("\"certificationInfo\""), is_of_standard, "{written}");
            let mut again = Gathered::default();
            read(written.as_bytes(), &mut Reading::new("b.jsonld", &mut again)).expect("EPCIS");
            assert_eq!(again.events, all.events);
        }
    }

    #[test]
    fn what_a_thing_is_its_id_may_say() {
        for (id, kind) in [
            ("https://id.gs1.org/00/340123450000000111", ObjectKind::Pallet),
            ("https://id.gs1.org/8003/04012345111118DOLLY7", ObjectKind::Uld),
            ("urn:epc:id:grai:4012345.11111.DOLLY7", ObjectKind::Dolly),
            ("https://x.example/PMC12345LH", ObjectKind::Uld),
            ("DOLLY-1", ObjectKind::Dolly),
            ("https://x.example/17", ObjectKind::Parcel),
        ] {
            assert_eq!(event::kind_of(id), kind, "{id}");
        }
    }

    #[test]
    fn ids_that_do_not_tell_what_they_are_of_are_told_of_once() {
        let event = |hour: u32, id: &str| {
            format!(
                r#"{{"type":"ObjectEvent","eventTime":"2021-11-08T{hour}:00:00Z","epcList":["{id}","urn:epc:id:sscc:1.2"],"action":"OBSERVE"}}"#
            )
        };
        let log = log(&format!("[{},{},{}]", event(10, "urn:x:17"), event(11, "urn:x:18"), event(12, "urn:x:17")));
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(matches!(&issues[..], [one] if one.contains("found 2 that do not, urn:x:17")), "{issues:?}");
        assert_eq!(log.identity(log.object("urn:x:18").expect("it")).0, ObjectKind::Parcel);
    }

    /// Where an id does not tell what it is of, the header may, and so may the data a thing comes into being with.
    #[test]
    fn what_a_thing_is_master_data_and_its_own_may_say() {
        let event = |id: &str, more: &str| {
            format!(
                r#"{{"type":"ObjectEvent","eventTime":"2021-11-08T10:00:00Z","epcList":["{id}"],"action":"ADD","readPoint":{{"id":"urn:x:door"}}{more}}}"#
            )
        };
        let vocabulary = |kind: &str, id: &str, attributes: &str| {
            format!(
                r#"{{"type":"urn:epcglobal:epcis:vtype:{kind}","vocabularyElementList":[{{"id":"{id}","attributes":[{attributes}]}}]}}"#
            )
        };
        let text = format!(
            r#"{{"epcisHeader":{{"epcisMasterData":{{"vocabularyList":[{},{}]}}}},"epcisBody":{{"eventList":[{},{},{}]}}}}"#,
            vocabulary("EPCClass", "urn:x:1", ""),
            vocabulary("EPCInstance", "urn:x:2", r#"{"id":"https://x.example/ns#assetType","attribute":"Dolly"}"#),
            event("urn:x:1", ""),
            event("urn:x:2", ""),
            event("urn:x:3", r#","ilmd":{"x:type":"x:pallet"}"#),
        );
        let kinds = [ObjectKind::Parcel, ObjectKind::Dolly, ObjectKind::Pallet];
        let told = log(&text);
        assert_eq!(told.issues().total(), 0, "{:?}", told.issues().kept());
        let of = |id: &str| told.identity(told.object(id).expect("an object")).0;
        assert_eq!([of("urn:x:1"), of("urn:x:2"), of("urn:x:3")], kinds);
        // What comes live says the same.
        let live = super::events(&serde_json::from_str(&text).expect("JSON"), "a", &mut Default::default()).0;
        let entered = live.iter().filter_map(|event| match event.what {
            crate::hub::What::Enters { kind, .. } => Some(kind),
            _ => None,
        });
        assert_eq!(entered.collect::<Vec<_>>(), kinds);
    }

    #[test]
    fn quantities_of_old_files_are_seen() {
        let text = r#"<epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:1"><EPCISBody><EventList><QuantityEvent>
            <eventTime>2021-11-08T10:00:00Z</eventTime><eventTimeZoneOffset>+00:00</eventTimeZoneOffset>
            <epcClass>urn:epc:class:lgtin:4012345.012345.998877</epcClass><quantity>200</quantity>
            <readPoint><id>urn:x:door</id></readPoint></QuantityEvent></EventList></EPCISBody></epcis:EPCISDocument>"#;
        let mut all = Gathered::default();
        read_xml(text.as_bytes(), &mut Reading::new("a.xml", &mut all)).expect("EPCIS");
        let seen = all.events.iter().find(|event| event.what.name() == "observed").expect("it is seen");
        assert!(seen.extensions.iter().any(|one| one.name == "quantity" && one.value == "200"), "{seen:?}");
    }

    #[test]
    fn envelopes_and_graphs_hold_events() {
        let event = r#"{"type":"ObjectEvent","eventTime":"2021-11-08T10:00:00Z","epcList":["urn:epc:id:sgtin:3.4.5"],"action":"OBSERVE","readPoint":{"id":"urn:x:door"}}"#;
        for text in [
            format!(r#"{{"specversion":"1.0","id":"1","source":"wms","type":"x","data":{event}}}"#),
            format!(r#"[{{"specversion":"1.0","id":"1","source":"wms","type":"x","data":{event}}}]"#),
            format!(r#"{{"@context":[],"@graph":[{event}]}}"#),
        ] {
            let log = log(&text);
            assert!(log.len() == 2 && log.issues().is_empty(), "{text}: {:?}", log.issues().kept());
        }
    }
}
