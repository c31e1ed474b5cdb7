//! What sensors tell with an event (EPCIS 2.0, section 7.3.6 and 7.3.7).
//!
//! A sensor element tells of each object that its event names; of an event that names none it tells of the device, or of the
//! place where the device is. What a report says beside its values is kept with each of them.

use serde_json::Value;

use super::event::{Problem, Teller, alone, literal, own_or_word, plain};
use crate::{
    hub::{Attribute, EventTime, Severity, StatusCode, What},
    language::quoted,
    say,
};

/// The numbers of a sensor report, and how the names of their quantities end.
pub const MEASURED: [(&str, &str); 6] = [
    ("value", ""),
    ("minValue", ".min"),
    ("maxValue", ".max"),
    ("meanValue", ".mean"),
    ("sDev", ".sdev"),
    ("percValue", ".percentile"),
];

/// Which of several dimensions a report tells: a part of the name of its quantity.
pub const COMPONENT: &str = "component";

/// What is said in words is no quantity.
const WORDS: [&str; 4] = ["stringValue", "booleanValue", "hexBinaryValue", "uriValue"];

/// The values of one event are told of each of its objects up to so many, or up to so many times of what stands there.
const MOST: usize = 1_024;
const MOST_TIMES: usize = 16;

/// Tells what the sensors of an event told; gives what of it cannot be read. `objects` are those of the event, or of this part of it.
pub(super) fn tell(
    event: &Value,
    objects: &[String],
    place: Option<&str>,
    is_first: bool,
    out: &mut Teller<'_>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let elements = listed(&event["sensorElementList"]);
    if elements.is_empty() || (objects.is_empty() && !is_first) {
        return problems;
    }
    let reports: usize = elements.iter().map(|element| listed(&element["sensorReport"]).len()).sum();
    let most = MOST.max((reports + objects.len()).saturating_mul(MOST_TIMES));
    let has_room = reports.saturating_mul(objects.len()) <= most;
    // Of too many, the first one stands for all.
    let told = match objects {
        [first, ..] if !has_room => std::slice::from_ref(first),
        all => all,
    };
    if !has_room {
        problems.push(kept(say!("epcis-most-values", most = most.to_string()), say!("epcis-most-values-hint")));
        if !is_first {
            return problems;
        }
    }
    for element in elements {
        let metadata = &element["sensorMetadata"];
        let all = listed(&element["sensorReport"]);
        if all.is_empty() && is_first {
            problems.push(kept(say!("epcis-no-report").into(), say!("epcis-no-report-hint")));
        }
        for report in all {
            let of_device;
            let told = if told.is_empty() {
                let device = literal(&report["deviceID"]).or(literal(&metadata["deviceID"])).map(plain);
                let Some(device) = device.or(place.map(str::to_owned)) else {
                    problems.push(kept(say!("epcis-no-device").into(), say!("epcis-no-device-hint")));
                    continue;
                };
                out.device(&device);
                of_device = [device];
                &of_device[..]
            } else {
                told
            };
            if let Err(problem) = of_report(report, metadata, told, out) {
                problems.push(problem);
            }
        }
    }
    problems
}

fn kept(brief: String, hint: &'static str) -> Problem {
    Problem { brief, hint, keeps_rest: true }
}

/// One thing alone is a list of one.
fn listed(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(all) => all,
        one => std::slice::from_ref(one),
    }
}

/// What one report tells of each of the objects.
fn of_report(report: &Value, metadata: &Value, objects: &[String], out: &mut Teller<'_>) -> Result<(), Problem> {
    let time = time_of(report, metadata)?.unwrap_or(out.time);
    let quantity = literal(&report["type"]).map_or_else(|| "value".to_owned(), own_or_word);
    // Of a vector each dimension is a quantity of its own.
    let quantity = match literal(&report[COMPONENT]).map(component) {
        Some(component) => format!("{quantity}.{component}"),
        None => quantity,
    };
    let unit = literal(&report["uom"]).map(str::trim).filter(|unit| !unit.is_empty()).unwrap_or("1");
    let more = said_beside(report, metadata);
    let numbers = MEASURED.iter().filter_map(|(field, end)| Some((number(&report[*field])?, *end)));
    let numbers: Vec<(f64, &str)> = numbers.collect();
    let words = WORDS.iter().filter_map(|field| match alone(&report[*field]) {
        Value::Bool(flag) => Some(flag.to_string()),
        value => literal(value).map(str::to_owned),
    });
    let mut words: Vec<String> = words.collect();
    // An exception without a value is told all the same.
    let is_alarm = literal(&report["exception"]).map(super::word) == Some(ALARM);
    if let (Some(exception), true) =
        (literal(&report["exception"]), numbers.is_empty() && words.is_empty() && !is_alarm)
    {
        words.push(exception.to_owned());
    }
    if numbers.is_empty() && words.is_empty() && !is_alarm {
        return Err(kept(say!("epcis-no-value", quantity = quoted(&quantity)), say!("epcis-no-value-hint")));
    }
    for object in objects {
        for (value, end) in &numbers {
            let (quantity, unit) = (format!("{quantity}{end}").into(), unit.to_owned().into());
            out.say_at(time, object, What::Measures { quantity, value: *value, unit });
            out.add(&more);
        }
        for said in &words {
            let detail = Some(format!("{quantity}: {said}").into());
            out.say_at(time, object, What::Status { code: StatusCode::Osi, detail });
            out.add(&more);
        }
        if is_alarm {
            let (alarm, text) = (quantity.clone().into(), Some(ALARM.into()));
            out.say_at(time, object, What::AlarmRaised { alarm, severity: Severity::Warning, text });
        }
    }
    Ok(())
}

/// Something measured is outside of what it should be. Source: CBV 2.0 (GS1, 2022), section 7.7.
const ALARM: &str = "ALARM_CONDITION";

/// The last word of what names a dimension: `x` of `cbv:Comp-x`.
fn component(name: &str) -> &str {
    let last = super::word(name);
    last.strip_prefix("Comp-").unwrap_or(last)
}

/// A number; some put it into quotes.
fn number(value: &Value) -> Option<f64> {
    let value = alone(value);
    let value = if value["@value"].is_null() { value } else { &value["@value"] };
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number: &f64| number.is_finite())
}

/// When it was measured, if the report or its element says so.
fn time_of(report: &Value, metadata: &Value) -> Result<Option<EventTime>, Problem> {
    let of = |name: &'static str, value: &Value| literal(value).map(|text| (name, text.to_owned()));
    let found = of("sensorReport.time", &report["time"])
        .or_else(|| of("sensorMetadata.time", &metadata["time"]))
        .or_else(|| of("sensorMetadata.startTime", &metadata["startTime"]));
    let Some((field, text)) = found else { return Ok(None) };
    EventTime::parse(&text).map(Some).map_err(|error| {
        kept(say!("epcis-field", field = field.to_string(), error = error.to_string()), say!("epcis-sensor-time-hint"))
    })
}

/// What a report and its element say beside values, units and the time; what the report says goes before.
fn said_beside(report: &Value, metadata: &Value) -> Vec<Attribute<'static>> {
    let is_told = |name: &str| {
        matches!(name, "type" | "@type" | "uom" | "time")
            || WORDS.contains(&name)
            || MEASURED.iter().any(|(field, _)| *field == name)
    };
    let pairs = |value: &Value| value.as_object().cloned().unwrap_or_default().into_iter();
    let mut all = Vec::<Attribute<'static>>::new();
    for (name, value) in pairs(report).chain(pairs(metadata)) {
        let is_known = all.iter().any(|one| one.name == name);
        // A number that cannot be read is told as it stands there.
        let is_lost = MEASURED.iter().any(|(field, _)| *field == name) && number(&value).is_none();
        if value.is_null() || is_known || (is_told(&name) && !is_lost) {
            continue;
        }
        let text = literal(&value).map_or_else(|| value.to_string(), str::to_owned);
        let text = if name == COMPONENT { component(&text).to_owned() } else { text };
        all.push(Attribute::new(name, text));
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::{
        feed::{
            epcis::read,
            sink::{Gathered, Reading},
        },
        hub::{ObjectKind, What},
    };

    /// What sensors tell of whom, and what is told to be odd.
    fn told(event: &str) -> (Vec<String>, Vec<String>, Vec<(String, ObjectKind)>) {
        let text = format!(r#"{{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","action":"OBSERVE",{event}}}"#);
        let mut all = Gathered::default();
        read(text.as_bytes(), &mut Reading::new("a.jsonld", &mut all)).expect("EPCIS");
        let measured = all.events.iter().filter_map(|event| match &event.what {
            What::Measures { quantity, value, .. } => {
                let more: Vec<String> =
                    event.extensions.iter().map(|one| format!(" {}={}", one.name, one.value)).collect();
                Some(format!("{} {quantity} {value}{}", event.object, more.concat()))
            }
            _ => None,
        });
        let measured = measured.collect();
        let entered = all.events.iter().filter_map(|event| match &event.what {
            What::Enters { kind, .. } => Some((event.object.to_string(), *kind)),
            _ => None,
        });
        (measured, all.issues.iter().map(ToString::to_string).collect(), entered.collect())
    }

    fn check(event: &str, expected: &[&str]) {
        let (measured, issues, _) = told(event);
        assert_eq!(measured, expected, "{issues:?}");
        assert!(issues.is_empty(), "{issues:?}");
    }

    const REPORT: &str = r#""sensorReport":[{"type":"gs1:Temperature","value":3.5,"uom":"CEL"}]"#;

    #[test]
    fn every_object_of_an_event_has_the_value() {
        check(
            &format!(
                r#""epcList":["urn:epc:id:sgtin:3.4.1","urn:epc:id:sgtin:3.4.2"],"sensorElementList":[{{{REPORT}}}]"#
            ),
            &["urn:epc:id:sgtin:3.4.1 Temperature 3.5", "urn:epc:id:sgtin:3.4.2 Temperature 3.5"],
        );
        // Of very many objects and values, the first object has them.
        let objects: Vec<String> = (0..200).map(|k| format!("\"urn:epc:id:sgtin:3.4.{k}\"")).collect();
        let reports = vec![r#"{"type":"gs1:Temperature","value":1}"#; 200].join(",");
        let (measured, issues, _) = self::told(&format!(
            r#""epcList":[{}],"sensorElementList":[{{"sensorReport":[{reports}]}}]"#,
            objects.join(",")
        ));
        assert_eq!((measured.len(), issues.len()), (200, 1), "{issues:?}");
        assert!(issues[0].contains("values of sensors"), "{issues:?}");
    }

    #[test]
    fn without_an_object_the_device_measures_or_else_its_place() {
        let of = |more: &str, metadata: &str, device: &str| {
            let report = format!(r#""sensorReport":[{{"type":"gs1:Temperature","value":3.5{device}}}]"#);
            self::told(&format!(r#"{more}"sensorElementList":[{{"sensorMetadata":{{{metadata}}},{report}}}]"#))
        };
        let place = r#""readPoint":{"id":"urn:x:dock"},"#;
        let (by, device) = (r#""deviceID":"urn:x:m""#, r#","deviceID":"urn:x:r""#);
        for (found, object) in [
            (of(place, by, ""), "urn:x:m"),
            (of(place, by, device), "urn:x:r"),
            (of("", "", device), "urn:x:r"),
            (of(place, "", ""), "urn:x:dock"),
        ] {
            assert!(found.0.len() == 1 && found.0[0].starts_with(&format!("{object} Temperature 3.5")), "{found:?}");
            assert_eq!((found.1.len(), found.2), (0, vec![(object.to_owned(), ObjectKind::Sensor)]), "{:?}", found.1);
        }
        let (measured, issues, _) = of("", "", "");
        assert!(measured.is_empty() && issues.len() == 1 && issues[0].contains("deviceID"), "{issues:?}");
    }

    #[test]
    fn dimensions_are_quantities_of_their_own_and_alarms_are_raised() {
        let reports = r#""epcList":["urn:epc:id:sgtin:3.4.1"],"sensorElementList":[{"sensorReport":[
            {"type":"Acceleration","component":"x","value":3,"uom":"MSK"},
            {"type":"Acceleration","component":"cbv:Comp-y","value":9,"uom":"","exception":"ALARM_CONDITION"}]}]"#;
        let (measured, issues, _) = told(reports);
        assert_eq!(
            measured,
            [
                "urn:epc:id:sgtin:3.4.1 Acceleration.x 3 component=x",
                "urn:epc:id:sgtin:3.4.1 Acceleration.y 9 component=y exception=ALARM_CONDITION"
            ]
        );
        assert!(issues.is_empty(), "{issues:?}");
        let text =
            format!(r#"{{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","action":"OBSERVE",{reports}}}"#);
        let mut all = Gathered::default();
        read(text.as_bytes(), &mut Reading::new("a.jsonld", &mut all)).expect("EPCIS");
        let alarms: Vec<&str> = all
            .events
            .iter()
            .filter_map(|event| match &event.what {
                What::AlarmRaised { alarm, .. } => Some(alarm.as_ref()),
                What::Measures { unit, .. } if unit.is_empty() => Some("a unit that says nothing"),
                _ => None,
            })
            .collect();
        assert_eq!(alarms, ["Acceleration.y"]);
    }

    #[test]
    fn a_report_with_a_bad_time_is_skipped_alone_and_what_is_not_modelled_is_kept() {
        let (measured, issues, _) = told(
            r#""epcList":["urn:epc:id:sgtin:3.4.1"],"sensorElementList":[{"sensorReport":[
                {"type":"gs1:Temperature","value":1,"time":"noon"},
                {"type":"gs1:Temperature","value":2,"percRank":50,"percValue":3,"deviceID":"urn:x:r"}],
                "sensorMetadata":{"deviceID":"urn:x:m","startTime":"2021-11-08T04:00:00Z","endTime":"2021-11-08T05:00:00Z"}}]"#,
        );
        let more = "deviceID=urn:x:r percRank=50 endTime=2021-11-08T05:00:00Z startTime=2021-11-08T04:00:00Z";
        assert_eq!(
            measured,
            [
                format!("urn:epc:id:sgtin:3.4.1 Temperature 2 {more}"),
                format!("urn:epc:id:sgtin:3.4.1 Temperature.percentile 3 {more}")
            ]
        );
        assert!(
            issues.len() == 1 && issues[0].contains("sensorReport.time") && issues[0].contains("noon"),
            "{issues:?}"
        );
        let (measured, issues, _) = told(
            r#""epcList":["urn:epc:id:sgtin:3.4.1"],"sensorElementList":[{"sensorReport":[{"type":"gs1:Temperature","value":"warm"}]},{}]"#,
        );
        assert!(measured.is_empty() && issues.len() == 2 && issues[0].contains("Temperature"), "{issues:?}");
    }
}
