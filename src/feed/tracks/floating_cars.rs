//! SUMO floating-car data: where vehicles of a traffic simulation are, second by second.
//!
//! A lane is a place; a vehicle is observed when it comes to another lane. Source: SUMO documentation, FCDOutput.

use std::{collections::BTreeMap, io::BufRead};

use super::{
    process::Process,
    sink::{FormatError, Reading},
    xml::Document,
};
use crate::hub::{EventTime, TimeSpan, What};

/// Reads an export.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::new(input, "SUMO floating-car data");
    let mut process = Process::of(reading);
    let mut lanes = BTreeMap::<String, String>::new();
    let mut steps = 0_u64;
    while let Some(step) = document.next_of(&["timestep"])? {
        steps += 1;
        let secs = step.attribute("time").and_then(|text| text.parse::<f64>().ok()).filter(|secs| secs.is_finite());
        let Some(secs) = secs else {
            let found = step.attribute("time").unwrap_or_default();
            let brief = format!("expected seconds as the time of a step, found {found:?}");
            reading.unreadable(step.line, brief, "The step was skipped");
            continue;
        };
        let time = EventTime::from_secs(0) + TimeSpan::from_secs_f64(secs);
        // People walk on edges, not on lanes.
        for one in step.children.iter().filter(|child| matches!(child.name.as_str(), "vehicle" | "person")) {
            let place = one.attribute("lane").or(one.attribute("edge"));
            let (Some(id), Some(lane)) = (one.attribute("id"), place) else { continue };
            process.enters(time, id, one.attribute("type"), Vec::new(), one.line);
            if lanes.get(id).is_none_or(|known| known != lane) {
                lanes.insert(id.to_owned(), lane.to_owned());
                process.say(time, id, What::Observed { at: lane.to_owned().into() }, one.line);
            }
        }
    }
    if steps == 0 {
        return Err(FormatError::content("floating-car data with time steps", "none in it"));
    }
    reading.not_understood(
        0,
        "expected times of day, found seconds since the start of the simulation",
        "They were taken to begin at 1970-01-01T00:00:00Z; where a vehicle is within its lane is left out",
    );
    process.finish(reading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{LogBuilder, ObjectKind};

    #[test]
    fn vehicles_are_seen_when_they_come_to_another_lane() {
        let step = |time: &str, lane: &str| {
            format!(
                "<timestep time=\"{time}\"><vehicle id=\"v\" type=\"truck\" lane=\"{lane}\" x=\"1\" y=\"2\"/></timestep>"
            )
        };
        let text =
            format!("<fcd-export>{}{}{}</fcd-export>", step("0.00", "a_0"), step("1.00", "a_0"), step("2.50", "b_0"));
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("fcd.xml", &mut log)).expect("read");
        let log = log.finish();
        let object = log.object("v").expect("the vehicle");
        assert_eq!((log.len(), log.identity(object).0), (3, ObjectKind::Truck));
        assert_eq!(log.span().map(|(_, last)| last.to_string()), Some("1970-01-01T00:00:02.5Z".into()));
    }
}
