//! XES, the eXtensible Event Stream of process mining: traces of events, each trace a case.
//!
//! A case is an object, an activity a station at which it is seen, see [`super::process`]. Source: IEEE 1849-2016.

use std::io::BufRead;

use super::{
    process::{Process, tell_assumed, time_of},
    sink::{FormatError, Reading},
    xml::{Document, Element},
};
use crate::{
    hub::{Attribute, HubEvent, What},
    language::quoted,
    say,
};

/// Reads a log.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::new(input, "XES");
    let mut process = Process::showing(reading);
    let mut assumed = 0;
    let mut count = 0_u64;
    // Events that stand outside of traces name their case themselves, if at all.
    let mut broken = None;
    while broken.is_none() {
        let (element, error) = document.next_or_part(&["trace", "event"], &["trace"]);
        broken = error;
        process.sorter.show(reading);
        let Some(element) = element else { break };
        if element.name == "event" {
            count += 1;
            let case = value(&element, "case:concept:name").unwrap_or("events without a case").to_owned();
            event(&element, &case, &[], (&mut process, &mut assumed), reading);
            continue;
        }
        count += 1;
        let case = value(&element, "concept:name").map_or_else(|| format!("case {count}"), str::to_owned);
        let known = attributes(&element);
        for one in element.all("event") {
            event(one, &case, &known, (&mut process, &mut assumed), reading);
        }
    }
    if let Some(error) = broken {
        reading.broken_off(error, count)?;
    }
    if count == 0 {
        return Err(FormatError::content(say!("ocel-traces"), say!("feed-none-in-it")));
    }
    tell_assumed(assumed, reading);
    process.finish(reading)
}

/// The value of an attribute by its key.
fn value<'a>(element: &'a Element, key: &str) -> Option<&'a str> {
    element.children.iter().find(|child| child.attribute("key") == Some(key))?.attribute("value")
}

/// What else an element says; what is said of an attribute stands under its name, behind a point.
fn attributes(element: &Element) -> Vec<Attribute<'static>> {
    let mut all = Vec::new();
    gather(element, "", &mut all);
    all.retain(|one| one.name != "concept:name");
    all
}

fn gather(element: &Element, above: &str, all: &mut Vec<Attribute<'static>>) {
    // The members of a list stand in an element of their own.
    for child in &element.children {
        let Some(key) = child.attribute("key") else {
            if child.name == "values" {
                gather(child, above, all);
            }
            continue;
        };
        let name = if above.is_empty() { key.to_owned() } else { format!("{above}.{key}") };
        if let Some(value) = child.attribute("value").filter(|_| child.name != "list") {
            all.push(Attribute::new(name.clone(), value.to_owned()));
        }
        gather(child, &name, all);
    }
}

fn event(
    element: &Element,
    case: &str,
    known: &[Attribute<'static>],
    (process, assumed): (&mut Process, &mut u64),
    reading: &mut Reading<'_>,
) {
    let found = value(element, "time:timestamp");
    let Some(Ok(time)) = found.map(|text| time_of(text, assumed)) else {
        let found = found.map_or(say!("feed-none").to_owned(), |text| format!("{text:?}"));
        return reading.unreadable(
            element.line,
            || say!("ocel-case-time", case = quoted(&case), found = found.to_string()),
            say!("ocel-event-skipped"),
        );
    };
    let Some(activity) = value(element, "concept:name") else {
        return reading.unreadable(
            element.line,
            || say!("ocel-case-name", case = quoted(&case)),
            say!("ocel-case-name-hint"),
        );
    };
    let id = value(element, "identity:id").map(str::to_owned);
    process.enters(time, case, None, known.to_vec(), element.line);
    let mut extensions = attributes(element);
    extensions.retain(|one| !matches!(one.name.as_ref(), "time:timestamp" | "identity:id"));
    let told = HubEvent {
        time,
        recorded: None,
        id: id.map(Into::into),
        source: None,
        object: case.to_owned().into(),
        what: What::Observed { at: activity.to_owned().into() },
        extensions,
    };
    process.sorter.push(told, element.line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::LogBuilder;

    #[test]
    fn of_a_log_that_was_cut_off_the_events_before_are_read() {
        let event = |name: &str| {
            format!(
                "<event><string key='concept:name' value='{name}'/><date key='time:timestamp' value='2021-11-08T06:00:00Z'/></event>"
            )
        };
        let text = format!(
            "<log xes.version='1.0'><trace><string key='concept:name' value='PMC1'/>{}{}",
            event("a"),
            event("b")
        );
        let mut log = LogBuilder::new();
        read(&text.as_bytes()[..text.len() - 9], &mut Reading::new("a.xes", &mut log)).expect("XES");
        let log = log.finish();
        assert_eq!((log.len(), log.places().len(), log.issues().total()), (2, 1, 1), "{:?}", log.issues().kept());
    }

    #[test]
    fn times_with_slashes_are_read_and_told_of() {
        let text = "<log xes.version='1.0'><trace><string key='concept:name' value='3'/><event><string key='concept:name' value='a'/>
            <string key='time:timestamp' value='2019/11/03 01:11:19.000'/></event></trace></log>";
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.xes", &mut log)).expect("XES");
        let log = log.finish();
        assert_eq!(log.span().map(|(first, _)| first.to_string()), Some("2019-11-03T00:11:19Z".into()));
        let told = log.issues().kept()[0].to_string();
        assert!(log.issues().total() == 1 && told.contains("Europe/Brussels"), "{told}");
    }

    #[test]
    fn cases_are_seen_at_their_activities() {
        let text = r#"<?xml version="1.0"?><log xes.version="1849.2016"><trace><string key="concept:name" value="PMC1"/>
          <int key="pieces" value="3"><string key="counted by" value="hand"/></int>
          <list key="codes"><values><string key="code" value="PER"/><string key="code" value="COL"/></values></list>
          <event><string key="concept:name" value="break-down"/><date key="time:timestamp" value="2021-11-08T06:00:00.000+01:00"/></event>
          <event><string key="concept:name" value="staging"/><date key="time:timestamp" value="soon"/></event></trace></log>"#;
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.xes", &mut log)).expect("XES");
        let log = log.finish();
        let object = log.object("PMC1").expect("the case");
        assert_eq!(
            log.attributes(object).collect::<Vec<_>>(),
            [("pieces", "3"), ("pieces.counted by", "hand"), ("codes.code", "PER"), ("codes.code", "COL")]
        );
        assert_eq!((log.len(), log.places().find("break-down").is_some()), (2, true));
        assert!(log.issues().kept()[0].to_string().contains("a.xes:5"), "{:?}", log.issues().kept());
    }
}
