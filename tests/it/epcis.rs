//! EPCIS as we write it: held against the rules of the standard in words of our own, and against its published schema, which may not
//! be shipped and which `.ci/setup test` fetches.

use std::{collections::BTreeSet, fs, path::Path};

use hubscope::{
    feed::{self, Progress},
    hub::{EventLog, EventTime},
};
use serde_json::{Map, Value};

use crate::common::{done, text};

/// What each type of event may say (EPCIS 2.0, section 7.4); names with a prefix are extensions, which every event may have.
const COMMON: [&str; 12] = [
    "@context",
    "type",
    "eventID",
    "eventTime",
    "eventTimeZoneOffset",
    "recordTime",
    "errorDeclaration",
    "certificationInfo",
    "bizStep",
    "disposition",
    "readPoint",
    "bizLocation",
];
const LISTS: [&str; 5] =
    ["bizTransactionList", "sourceList", "destinationList", "sensorElementList", "persistentDisposition"];

fn allowed(kind: &str) -> BTreeSet<&'static str> {
    let own: &[&str] = match kind {
        "ObjectEvent" => &["action", "epcList", "quantityList", "ilmd"],
        "AggregationEvent" => &["action", "parentID", "childEPCs", "childQuantityList"],
        _ => panic!("a type of event that we do not write: {kind}"),
    };
    COMMON.into_iter().chain(LISTS).chain(own.iter().copied()).collect()
}

fn is_uri(text: &Value) -> bool {
    text.as_str().is_some_and(|text| {
        let scheme = text.split_once(':').map(|(scheme, _)| scheme);
        scheme.is_some_and(|scheme| scheme.starts_with(|sign: char| sign.is_ascii_alphabetic()))
            && !text.contains(|sign: char| sign.is_whitespace() || sign.is_control() || "\"<>\\^`{|}".contains(sign))
    })
}

/// A word of the vocabulary, bare, or an address of somebody's own.
fn is_word(value: &Value) -> bool {
    is_uri(value)
        || value
            .as_str()
            .is_some_and(|word| !word.is_empty() && word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '_'))
}

fn check_elements(list: &Value, known: &[&str], named: &str) {
    let all = list.as_array().expect("a list");
    assert!(!all.is_empty());
    for element in all {
        let element = element.as_object().expect("an object");
        assert!(element.keys().all(|key| known.contains(&key.as_str())), "{element:?}");
        assert!(element.get(named).is_some_and(is_uri), "{element:?}");
    }
}

fn check_sensors(list: &Value) {
    for element in list.as_array().expect("a list") {
        for report in element["sensorReport"].as_array().expect("reports") {
            let numbers = ["value", "minValue", "maxValue", "meanValue", "sDev", "percValue"];
            let is_measured = numbers.iter().any(|name| report[*name].is_number()) && report["uom"].is_string();
            let is_alarm = ["ALARM_CONDITION", "ERROR_CONDITION"].iter().any(|word| report["exception"] == **word);
            assert!(is_uri(&report["type"]) && (is_measured || is_alarm), "{report}");
            assert!(report["exception"].is_null() || is_alarm, "{report}");
            let known = ["type", "uom", "exception", "deviceID"].iter().chain(&numbers);
            let known: BTreeSet<&str> = known.copied().collect();
            assert!(report.as_object().expect("a report").keys().all(|name| known.contains(name.as_str())), "{report}");
            assert!(report["deviceID"].is_null() || is_uri(&report["deviceID"]), "{report}");
        }
    }
}

fn check_event(event: &Map<String, Value>, prefixes: &BTreeSet<String>) {
    let told = Value::Object(event.clone());
    let kind = event["type"].as_str().expect("a type");
    let allowed = allowed(kind);
    let own: BTreeSet<String> = event.get("@context").into_iter().flat_map(declared).collect();
    for name in event.keys() {
        match name.split_once(':') {
            Some((prefix, _)) => assert!(prefixes.contains(prefix) || own.contains(prefix), "{name} in {told}"),
            None => assert!(allowed.contains(name.as_str()), "{name} in {told}"),
        }
    }
    for time in ["eventTime", "recordTime"].iter().filter_map(|name| event.get(*name)) {
        assert!(EventTime::parse(time.as_str().expect("text")).is_ok(), "{told}");
    }
    let offset = event["eventTimeZoneOffset"].as_str().expect("an offset");
    assert!(offset.len() == 6 && offset.starts_with(['+', '-']) && offset.as_bytes()[3] == b':', "{told}");
    assert!(["ADD", "OBSERVE", "DELETE"].contains(&event["action"].as_str().expect("an action")), "{told}");
    for (name, value) in event {
        match name.as_str() {
            "eventID" | "parentID" => assert!(is_uri(value), "{told}"),
            "epcList" | "childEPCs" => {
                let all = value.as_array().expect("a list");
                assert!(all.iter().all(is_uri), "{told}");
            }
            "readPoint" | "bizLocation" => assert!(is_uri(&value["id"]), "{told}"),
            "bizStep" | "disposition" => assert!(is_word(value), "{told}"),
            "quantityList" => check_elements(value, &["epcClass", "quantity", "uom"], "epcClass"),
            "destinationList" => check_elements(value, &["type", "destination"], "destination"),
            "sourceList" => check_elements(value, &["type", "source"], "source"),
            "bizTransactionList" => check_elements(value, &["type", "bizTransaction"], "bizTransaction"),
            "sensorElementList" => check_sensors(value),
            "persistentDisposition" => {
                let words =
                    value.as_object().expect("an object").values().flat_map(|all| all.as_array().expect("a list"));
                assert!(words.map(|word| assert!(is_word(word), "{told}")).count() > 0, "{told}");
            }
            _ => {}
        }
    }
    // Whom it happens to is said, or what a sensor told.
    let says = ["epcList", "quantityList", "childEPCs", "sensorElementList"];
    assert!(says.iter().any(|name| event.contains_key(*name)), "{told}");
    assert!(kind != "AggregationEvent" || event.contains_key("parentID"), "{told}");
}

/// The prefixes that a context declares.
fn declared(context: &Value) -> Vec<String> {
    let all = context.as_array().map_or(std::slice::from_ref(context), Vec::as_slice);
    all.iter().filter_map(Value::as_object).flat_map(|all| all.keys().cloned()).collect()
}

/// How many events of each type a document has, each as the standard wants it.
fn check(path: &Path) -> (usize, usize) {
    let document: Value = serde_json::from_slice(&fs::read(path).expect("read")).expect("JSON");
    let names: BTreeSet<&str> = document.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(names, BTreeSet::from(["@context", "type", "schemaVersion", "creationDate", "epcisBody"]));
    assert_eq!((&document["type"], &document["schemaVersion"]), (&"EPCISDocument".into(), &"2.0".into()));
    assert!(is_uri(&document["@context"][0]));
    assert!(EventTime::parse(document["creationDate"].as_str().expect("a date")).is_ok());
    let prefixes = declared(&document["@context"]).into_iter().collect();
    let events = document["epcisBody"]["eventList"].as_array().expect("events");
    for event in events {
        check_event(event.as_object().expect("an event"), &prefixes);
    }
    let count = |kind: &str| events.iter().filter(|event| event["type"] == kind).count();
    (count("ObjectEvent"), count("AggregationEvent"))
}

fn open(path: &Path) -> EventLog {
    feed::open(path, &Progress::default()).unwrap_or_else(|error| panic!("{error}")).log
}

#[test]
fn a_day_is_written_as_the_standard_wants_it() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("day.jsonld");
    done(&["convert", "day", text(&path)]);
    let (objects, aggregations) = check(&path);
    assert!(objects > 10_000 && aggregations > 1_000, "{objects} and {aggregations} events");
}

/// Holds documents against a schema; tells what is wrong with each, and whether what is wrong on purpose is refused.
const VALIDATE: &str = r#"
import copy, json, sys
import jsonschema_rs
schema = json.load(open(sys.argv[1]))
validator = jsonschema_rs.validator_for(schema, validate_formats=True)
for path in sys.argv[2:]:
    document = json.load(open(path))
    for error, _ in zip(validator.iter_errors(document), range(5)):
        at = error.instance_path
        print(path, at, json.dumps(document["epcisBody"]["eventList"][at[2]])[:600] if len(at) > 2 else "", error.message[:300])
    def wrong(change):
        other = {**document, "epcisBody": {"eventList": copy.deepcopy(document["epcisBody"]["eventList"][:1])}}
        change(other["epcisBody"]["eventList"][0])
        return not validator.is_valid(other)
    assert wrong(lambda event: event.pop("action")), "it takes an event without an action"
    assert wrong(lambda event: event.update(eventTime="yesterday")), "it takes yesterday"
    assert wrong(lambda event: event.update(epcList=["no address"])), "it takes what is no URI"
    assert wrong(lambda event: event.update(bizSteep="loading")), "it takes a field that there is not"
"#;

#[test]
fn the_published_schema_accepts_all_that_is_written() {
    let (Some(python), Some(schema)) = (crate::tools::python("jsonschema_rs"), crate::tools::epcis_schema()) else {
        return;
    };
    let folder = tempfile::tempdir().expect("folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("hard.ndjson"), hard().join("\n")).expect("written");
    fs::write(path("theirs.json"), PARTNER).expect("written");
    let mut args = vec![text(&schema).to_owned()];
    for (from, to) in [("day", "day.jsonld"), ("hard.ndjson", "hard.jsonld"), ("theirs.json", "theirs.jsonld")] {
        let from = if from == "day" { from.to_owned() } else { text(&path(from)).to_owned() };
        done(&["convert", &from, text(&path(to))]);
        args.push(text(&path(to)).to_owned());
    }
    // What partners send goes out as they would accept it, too.
    let partners = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats");
    for name in ["Combination_of_different_event.json", "GS1_US_Pharma_Example_2_2_1_1.xml", "LogisticsEvent.json"] {
        let out = path(&format!("{name}.jsonld"));
        done(&["convert", text(&partners.join(name)), text(&out)]);
        args.push(text(&out).to_owned());
    }
    let wrong = crate::tools::run(&python, folder.path(), VALIDATE, &args);
    assert_eq!(wrong, "");
}

/// What a partner says of his own comes back with its types and on his clock.
const PARTNER: &str = r#"{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",{"px":"https://partner.example/ns/"}],
"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2021-11-08T06:00:00Z","epcisBody":{"eventList":[
{"type":"ObjectEvent","eventTime":"2021-11-08T06:00:00+01:00","eventTimeZoneOffset":"+01:00","action":"OBSERVE",
 "epcList":["urn:epc:id:sscc:4012345.0000000011"],"bizStep":"receiving","disposition":"in_progress",
 "readPoint":{"id":"urn:epc:id:sgln:4012345.00005.0"},
 "bizTransactionList":[{"type":"po","bizTransaction":"https://partner.example/po/7"}],
 "px:weight":12.5,"px:fragile":true,"px:lot":"4711","px:count":[1,2],"px:box":{"px:side":3,"px:name":"7"}},
{"type":"ObjectEvent","eventTime":"2021-11-08T07:00:00+01:00","eventTimeZoneOffset":"+01:00","action":"OBSERVE",
 "epcList":["https://id.gs1.org/00/040123450000000115"],"readPoint":{"id":"https://id.gs1.org/414/4012345000054"}}]}}"#;

#[test]
fn what_a_partner_says_comes_back_as_he_said_it() {
    let folder = tempfile::tempdir().expect("folder");
    let [theirs, ours] = ["theirs.jsonld", "ours.jsonld"].map(|name| folder.path().join(name));
    fs::write(&theirs, PARTNER).expect("written");
    done(&["convert", text(&theirs), text(&ours)]);
    check(&ours);
    let written: Value = serde_json::from_slice(&fs::read(&ours).expect("read")).expect("JSON");
    let all = written["epcisBody"]["eventList"].as_array().expect("events");
    let event = all.iter().find(|event| event["px:weight"].is_number()).expect("the event");
    let sent: Value = serde_json::from_str(PARTNER).expect("JSON");
    let sent = &sent["epcisBody"]["eventList"][0];
    for name in ["px:weight", "px:fragile", "px:lot", "px:count", "px:box", "bizTransactionList", "eventTimeZoneOffset"]
    {
        assert_eq!(event[name], sent[name], "{name}");
    }
    assert_eq!(event["eventTime"], "2021-11-08T06:00:00+01:00");
    // One unit, one place, though they were written in two ways; and read again they are the same.
    let (sent, back) = (open(&theirs), open(&ours));
    assert_eq!((sent.object_count(), sent.places().len()), (1, 1));
    assert!(sent.object("urn:epc:id:sscc:4012345.0000000011").is_some());
    assert_eq!((back.object_count(), back.places().len()), (1, 1));
    assert_eq!(events(&back), events(&sent));
    // Told by the partner and by us, each event counts once.
    assert_eq!(events(&open(folder.path())), events(&sent));
}

/// An event that two partners tell, each in his own way, happened once.
#[test]
fn an_event_in_two_spellings_is_one() {
    let folder = tempfile::tempdir().expect("folder");
    let event = |unit: &str, place: &str| {
        format!(
            r#"{{"type":"ObjectEvent","eventTime":"2021-11-08T06:00:00Z","eventTimeZoneOffset":"+00:00","action":"OBSERVE","epcList":["{unit}"],"readPoint":{{"id":"{place}"}}}}"#
        )
    };
    let urn = event("urn:epc:id:sscc:4012345.0000000011", "urn:epc:id:sgln:4012345.00005.0");
    let link = event("https://id.gs1.org/00/040123450000000115", "https://id.gs1.org/414/4012345000054");
    fs::write(folder.path().join("a.json"), &urn).expect("written");
    let alone = open(&folder.path().join("a.json"));
    fs::write(folder.path().join("b.json"), link).expect("written");
    let both = open(folder.path());
    assert_eq!((both.len(), both.object_count()), (alone.len(), 1));
    // A map may use either spelling.
    let map = folder.path().join("places.map.ron");
    fs::write(&map, r#"{"urn:epc:id:sgln:4012345.00005.0": "lane-1"}"#).expect("written");
    let told = done(&["check", text(&folder.path().join("b.json")), "--map", text(&map)]);
    assert!(!told.contains("Places not on the map"), "{told}");
}

fn events(log: &EventLog) -> Vec<String> {
    let mut all: Vec<String> =
        log.events_until(EventTime::MAX).iter().map(|event| serde_json::to_string(event).expect("JSON")).collect();
    all.sort();
    all
}

/// Events of ours that are hard to tell in EPCIS.
fn hard() -> Vec<&'static str> {
    let mut lines = vec![
        r#"{"t":"2021-11-08T05:00:00Z","obj":"A","enters":{"kind":"uld"}}"#,
        r#"{"t":"2021-11-08T05:00:00Z","obj":"P","enters":{"kind":"pallet"}}"#,
        r#"{"t":"2021-11-08T05:01:00Z","id":"e 1","obj":"A","observed":{"at":"dock: 7"}}"#,
        r#"{"t":"2021-11-08T05:01:00Z","rec":"2021-11-08T06:00:00Z","obj":"A","retracted":{"event":"e 1","reason":"wrong dock","corrected_by":["e2"]}}"#,
        r#"{"t":"2021-11-08T05:02:00Z","id":"e2","obj":"A","measures":{"quantity":"temp out","value":3.5,"unit":"Cel"},"ext":[{"name":"bizLocation","value":"https://x.example/hall"}]}"#,
        r#"{"t":"2021-11-08T05:03:00Z","id":"e3","obj":"A","hold_set":{"hold":"customs: x"}}"#,
        r#"{"t":"2021-11-08T05:00:00Z","id":"t","src":"s","obj":"T","enters":{"kind":"truck","type":"T7","flow":"export","at":"gate: 1","attributes":[{"name":"carrier","value":"x"}]}}"#,
        r#"{"t":"2021-11-08T05:02:30Z","obj":"A","measures":{"quantity":"temp.min","value":3,"unit":"Cel"},"ext":[{"name":"deviceID","value":"urn:x:d"},{"name":"exception","value":"ALARM_CONDITION"},{"name":"percRank","value":"5"}]}"#,
        r#"{"t":"2021-11-08T05:02:40Z","src":"wms","obj":"A","status":{"code":"RCF","detail":"2 pieces"}}"#,
        r#"{"t":"2021-11-08T05:02:50Z","rec":"2021-11-08T05:03:00Z","obj":"A","plan":{"milestone":"DLV","planned":"2021-11-08T09:00:00Z","at":"gate: 1"}}"#,
        r#"{"t":"2021-11-08T05:03:10Z","obj":"A","alarm_raised":{"alarm":"too warm","severity":"critical","text":"It is too warm"}}"#,
        r#"{"t":"2021-11-08T05:03:20Z","obj":"A","alarm_cleared":{"alarm":"too warm"},"ext":[{"name":"event","value":"x"},{"name":"told","value":"y"},{"name":"a b","value":"z"}]}"#,
        r#"{"t":"2021-11-08T05:03:30Z","obj":"A","hold_set":{"hold":"security","reason":"random check"}}"#,
        r#"{"t":"2021-11-08T05:03:40Z","obj":"A","hold_released":{"hold":"security"}}"#,
        r#"{"t":"2021-11-08T05:05:00Z","obj":"A","unloaded":{"from":"P","at":"dock: 7"}}"#,
        r#"{"t":"2021-11-08T05:06:00Z","id":"ni:///sha-256;00?ver=CBV2.0","obj":"A","departs":{"from":"dock: 7","to":"gate: 1"}}"#,
        r#"{"t":"2021-11-08T05:06:00Z","rec":"2021-11-08T06:06:00Z","id":"r","obj":"A","retracted":{"event":"ni:///sha-256;00?ver=CBV2.0"}}"#,
        r#"{"t":"2021-11-08T05:07:00Z","obj":"A","arrives":{"at":"urn:epc:id:sgln:4012345.00005.0"}}"#,
        r#"{"t":"2021-11-08T05:08:00Z","obj":"A","leaves":{"to":"the road"}}"#,
        r#"{"t":"2021-11-08T05:04:00Z","id":"e4","obj":"A","loaded":{"into":"P"},"ext":[{"name":"quantity","value":"3"},{"name":"source","value":"us"},{"name":"uom","value":"boxes"}]}"#,
    ];
    lines.sort_unstable();
    lines
}

/// Events that are hard to tell come back as they were, however often they go round.
#[test]
fn what_goes_round_stays_what_it_is() {
    let folder = tempfile::tempdir().expect("folder");
    let path = |name: &str| folder.path().join(name);
    let lines = hard();
    fs::write(path("0.ndjson"), lines.join("\n")).expect("written");
    let first = open(&path("0.ndjson"));
    assert_eq!(first.issues().total(), 0, "{:?}", first.issues().kept());
    for (from, to) in [("0.ndjson", "1.jsonld"), ("1.jsonld", "2.ndjson"), ("2.ndjson", "3.jsonld")] {
        let said = done(&["convert", text(&path(from)), text(&path(to))]);
        assert!(!said.contains("not in this format"), "{said}");
    }
    check(&path("3.jsonld"));
    for name in ["1.jsonld", "2.ndjson", "3.jsonld"] {
        assert_eq!(events(&open(&path(name))), events(&first), "{name}");
    }
    // Told again, it is the same: each once.
    done(&["merge", text(&path("0.ndjson")), text(&path("3.jsonld")), "--out", text(&path("all.ndjson"))]);
    assert_eq!(events(&open(&path("all.ndjson"))), events(&first));
}

/// What partners write in other ways than most.
#[test]
fn other_spellings_of_partners_say_the_same() {
    let folder = tempfile::tempdir().expect("folder");
    let told = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        let log = open(&path);
        let all = log.events_until(EventTime::MAX);
        let said = all.iter().filter(|event| event.what.name() != "enters");
        said.map(|event| format!("{} {} {:?}", event.time, event.object, event.what)).collect::<Vec<_>>()
    };
    let plain = told(
        "plain.json",
        r#"{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","epcList":["urn:x:1"],"action":"OBSERVE","readPoint":{"id":"urn:x:dock"}}"#,
    );
    assert_eq!(plain.len(), 1);
    for (name, text) in [
        (
            "prefixed.json",
            r#"{"type":"epcis:ObjectEvent","epcis:eventTime":"2021-11-08T05:00:00Z","epcis:epcList":["urn:x:1"],"epcis:action":"OBSERVE","epcis:readPoint":{"id":"urn:x:dock"}}"#,
        ),
        (
            "expanded.json",
            r#"[{"@type":["https://ref.gs1.org/epcis/ObjectEvent"],"https://ref.gs1.org/epcis/eventTime":[{"@type":"xsd:dateTime","@value":"2021-11-08T05:00:00Z"}],"https://ref.gs1.org/epcis/epcList":[{"@id":"urn:x:1"}],"https://ref.gs1.org/epcis/action":[{"@value":"OBSERVE"}],"https://ref.gs1.org/epcis/readPoint":[{"@id":"urn:x:dock"}]}]"#,
        ),
        (
            "offset.json",
            r#"{"type":"ObjectEvent","eventTime":"2021-11-08T06:00:00","eventTimeZoneOffset":"+01:00","epcList":["urn:x:1"],"action":"OBSERVE","readPoint":{"id":"urn:x:dock"}}"#,
        ),
        (
            "soap.xml",
            "<soapenv:Envelope xmlns:soapenv='http://schemas.xmlsoap.org/soap/envelope/' xmlns:epcisq='urn:epcglobal:epcis-query:xsd:1'><soapenv:Body><epcisq:QueryResults><queryName>q</queryName><resultsBody><EventList><ObjectEvent><eventTime>2021-11-08T05:00:00Z</eventTime><epcList><epc>urn:x:1</epc></epcList><action>OBSERVE</action><readPoint><id>urn:x:dock</id></readPoint></ObjectEvent></EventList></resultsBody></epcisq:QueryResults></soapenv:Body></soapenv:Envelope>",
        ),
    ] {
        assert_eq!(told(name, text), plain, "{name}");
    }
    // What is commissioned without a place is there, and so is the parent of a transaction.
    let there = told(
        "there.json",
        r#"[{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","epcList":["urn:x:2"],"action":"ADD","bizStep":"commissioning"},
            {"type":"TransactionEvent","eventTime":"2021-11-08T05:00:00Z","parentID":"urn:x:3","action":"ADD","readPoint":{"id":"urn:x:dock"},"bizTransactionList":[{"type":"po","bizTransaction":"urn:x:po"}]}]"#,
    );
    assert!(there.len() == 2 && there[0].contains("urn:x:2") && there[1].contains("urn:x:3"), "{there:?}");
    // All are taken off, in whatever order the document tells it.
    let event = |time: &str, action: &str, children: &str| {
        format!(
            r#"{{"type":"AggregationEvent","eventTime":"2021-11-08T{time}Z","parentID":"urn:x:p","action":"{action}","childEPCs":[{children}]}}"#
        )
    };
    let (put, off) = (event("05:00:00", "ADD", r#""urn:x:c""#), event("06:00:00", "DELETE", ""));
    for (name, text) in [("in-order.json", format!("[{put},{off}]")), ("newest-first.json", format!("[{off},{put}]"))] {
        let said = told(name, &text);
        assert!(said.iter().any(|one| one.starts_with("2021-11-08T06:00:00Z urn:x:c Unloaded")), "{name}: {said:?}");
    }
}
