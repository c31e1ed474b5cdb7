//! What one message of a live source tells: our event, an EPCIS event, either of them in a CloudEvents envelope, or an array.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use serde_json::Value;

use super::Told;
use crate::{
    feed::{epcis, ndjson},
    hub::{Issue, IssueKind, IssuePlace},
    say,
};

/// Takes messages of one source apart.
#[derive(Debug, Default)]
pub struct Decoder {
    source: String,
    /// EPCIS has no word for entering: an object enters when it is first told of.
    known: BTreeSet<String>,
}

/// Envelopes in envelopes are opened so many times.
const DEPTH: usize = 4;

impl Decoder {
    /// For a source that issues call so.
    pub fn new(source: String) -> Self {
        Self { source, known: BTreeSet::new() }
    }

    /// Everything that a message tells, nothing when it is empty; and whether it is an event of ours, or lines of them.
    /// Headers of files are passed over.
    pub fn told(&mut self, message: &[u8]) -> (Vec<Told>, bool) {
        match ndjson::one(message) {
            Ok(None) => (Vec::new(), true),
            Ok(Some(event)) => (vec![Told::Event(event)], true),
            // Only what is not our own is looked at a second time.
            Err(issue) => match serde_json::from_slice::<Value>(message) {
                Ok(value) if is_other(&value) => (self.of_value(&value, 0), false),
                Err(_) if is_lines(message) => self.of_lines(message),
                _ => (vec![self.problem(issue)], false),
            },
        }
    }

    fn of_lines(&mut self, message: &[u8]) -> (Vec<Told>, bool) {
        let (mut all, mut are_ours) = (Vec::new(), true);
        for line in message.split(|byte| *byte == b'\n') {
            let (told, is_ours) = self.told(line);
            all.extend(told);
            are_ours &= is_ours;
        }
        (all, are_ours)
    }

    fn problem(&self, mut issue: Issue) -> Told {
        issue.place = Some(IssuePlace { file: self.source.clone(), line: 0 });
        Told::Problem(issue)
    }

    fn unreadable(&self, brief: &str, hint: &str) -> Vec<Told> {
        let (brief, hint) = (brief.to_owned(), hint.to_owned());
        vec![self.problem(Issue { kind: IssueKind::Unreadable, brief, hint, place: None })]
    }

    fn of_value(&mut self, value: &Value, depth: usize) -> Vec<Told> {
        if depth > DEPTH {
            return self.unreadable(say!("stream-envelopes"), say!("feed-message-skipped"));
        }
        if let Some(all) = value.as_array() {
            return all.iter().flat_map(|one| self.of_value(one, depth + 1)).collect();
        }
        if value.get("specversion").is_some() {
            return match data_of(value).as_ref() {
                Some(Value::String(_)) => self.unreadable(say!("stream-cloud-text"), say!("feed-message-skipped")),
                Some(data) => self.of_value(data, depth + 1),
                None => self.unreadable(say!("stream-cloud-without"), say!("feed-message-skipped")),
            };
        }
        if value.get("eventTime").is_some() || value.get("epcisBody").is_some() {
            let (events, issues) = epcis::events(value, &self.source, &mut self.known);
            return events.into_iter().map(Told::Event).chain(issues.into_iter().map(Told::Problem)).collect();
        }
        // As text once more: events of ours are read by the one definition that there is of them.
        match ndjson::one(value.to_string().as_bytes()) {
            Ok(event) => event.map(Told::Event).into_iter().collect(),
            Err(issue) => vec![self.problem(issue)],
        }
    }
}

/// What a CloudEvent holds. An event of ours that does not tell when it happened takes the time of its envelope, as one that
/// has no name takes that of the envelope.
fn data_of(envelope: &Value) -> Option<Value> {
    let mut data = match (envelope.get("data"), envelope.get("data_base64").and_then(Value::as_str)) {
        (Some(data), _) => data.clone(),
        (None, Some(text)) => serde_json::from_slice(&BASE64.decode(text.as_bytes()).ok()?).ok()?,
        (None, None) => return None,
    };
    if let Value::String(text) = &data {
        data = serde_json::from_str(text).unwrap_or(data);
    }
    if let Some(event) = data.as_object_mut().filter(|event| event.contains_key("obj") && !event.contains_key("t")) {
        for (ours, theirs) in [("t", "time"), ("id", "id")] {
            if let Some(found) = envelope.get(theirs).filter(|_| !event.contains_key(ours)) {
                event.insert(ours.to_owned(), found.clone());
            }
        }
    }
    Some(data)
}

/// Whether JSON is something else than an event of ours.
fn is_other(value: &Value) -> bool {
    value.is_array() || ["specversion", "eventTime", "epcisBody"].iter().any(|member| value.get(member).is_some())
}

/// Whether a message holds several lines.
fn is_lines(message: &[u8]) -> bool {
    memchr::memchr(b'\n', message.trim_ascii()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = r#"{"t":"2021-11-08T05:00:00Z","obj":"A","arrives":{"at":"x"}}"#;
    const EPCIS: &str = r#"{"type":"ObjectEvent","eventTime":"2021-11-08T05:00:00Z","eventTimeZoneOffset":"+00:00","epcList":["urn:epc:id:sscc:0614141.1234567890"],"action":"OBSERVE","readPoint":{"id":"urn:epc:id:sgln:0614141.00777.0"}}"#;

    /// How many events, and how many problems.
    #[track_caller]
    fn check(message: &str, events: usize, problems: usize) {
        let all = Decoder::default().told(message.as_bytes()).0;
        let found = all.iter().filter(|told| matches!(told, Told::Event(_))).count();
        assert_eq!((found, all.len() - found), (events, problems), "{all:?}");
    }

    #[test]
    fn events_are_found_in_whatever_they_are_wrapped_in() {
        check("", 0, 0);
        check(OURS, 1, 0);
        check(r#"{"hubscope":1,"site":"LGG","time_zone":"Europe/Brussels"}"#, 0, 0);
        check(&format!("[{OURS},{OURS},{{}}]"), 2, 1);
        check(&format!(r#"{{"specversion":"1.0","id":"1","source":"x","type":"y","data":{OURS}}}"#), 1, 0);
        let text = serde_json::to_string(OURS).expect("text");
        check(&format!(r#"{{"specversion":"1.0","data":{text}}}"#), 1, 0);
        check(r#"{"specversion":"1.0"}"#, 0, 1);
        check("no event", 0, 1);
        check(&format!("{OURS}\n{OURS}\nno event\n"), 2, 1);
        check(&"[".repeat(50), 0, 1);
        check(&format!("{}{OURS}{}", "[".repeat(9), "]".repeat(9)), 0, 1);
    }

    #[test]
    fn an_epcis_event_tells_all_that_it_says() {
        let mut decoder = Decoder::default();
        let (events, is_ours) = decoder.told(EPCIS.as_bytes());
        assert!(!is_ours, "it is to be kept as it came");
        let names: Vec<&str> = events
            .iter()
            .filter_map(|told| if let Told::Event(event) = told { Some(event.what.name()) } else { None })
            .collect();
        assert!(names.contains(&"enters") && names.contains(&"observed"), "{names:?}");
        let cloud = format!(r#"{{"specversion":"1.0","data":{EPCIS}}}"#);
        assert_eq!(Decoder::default().told(cloud.as_bytes()).0, events);
        assert_eq!(decoder.told(EPCIS.as_bytes()).0, events[1..], "what is known does not enter again");
    }

    #[test]
    fn an_envelope_tells_what_its_event_does_not_and_may_hold_it_in_base64() {
        let plain = r#"{"t":"2021-11-08T05:00:00Z","id":"e1","obj":"A","leaves":{}}"#;
        let expected = Decoder::default().told(plain.as_bytes()).0;
        let envelope =
            r#"{"specversion":"1.0","id":"e1","time":"2021-11-08T05:00:00Z","data":{"obj":"A","leaves":{}}}"#;
        assert_eq!(Decoder::default().told(envelope.as_bytes()).0, expected);
        let coded = BASE64.encode(plain.as_bytes());
        let envelope = format!(r#"{{"specversion":"1.0","id":"other","data_base64":"{coded}"}}"#);
        assert_eq!(Decoder::default().told(envelope.as_bytes()).0, expected);
    }
}
