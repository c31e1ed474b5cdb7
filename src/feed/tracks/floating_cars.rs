//! SUMO floating-car data: where vehicles of a traffic simulation are, second by second.
//!
//! A lane is a place; a vehicle is observed when it comes to another lane. Where the simulation told positions on the globe
//! (`--fcd-output.geo`), a vehicle is where it was, step by step. Source: SUMO documentation, FCDOutput.

use std::{collections::BTreeMap, io::BufRead};

use super::Tracks;
use crate::{
    feed::{
        process::kind_of,
        sink::{FormatError, Reading},
        xml::{Document, Element},
    },
    hub::{EventTime, TimeSpan, What, layout::Position},
    language::quoted,
    say,
};

/// Reads an export.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::new(input, say!("feed-cars"));
    let mut tracks = Tracks::of(reading);
    let mut lanes = BTreeMap::<String, String>::new();
    let (mut steps, mut is_by_lanes, mut is_globe) = (0_u64, false, None::<bool>);
    let mut broken = None;
    while broken.is_none() {
        let (step, error) = document.next_or_part(&["timestep"], &["timestep"]);
        broken = error;
        tracks.show(reading);
        let Some(step) = step else { break };
        steps += 1;
        let secs = step.attribute("time").and_then(secs_of).filter(|secs| secs.is_finite());
        let Some(secs) = secs else {
            let found = step.attribute("time").unwrap_or_default();
            let brief = || say!("tracks-step-time", found = quoted(&found));
            reading.unreadable(step.line, brief, say!("tracks-step-skipped"));
            continue;
        };
        let time = EventTime::from_secs(0) + TimeSpan::from_secs_f64(secs);
        // People walk on edges, not on lanes.
        for one in step.children.iter().filter(|child| matches!(child.name.as_str(), "vehicle" | "person")) {
            let place = one.attribute("lane").or(one.attribute("edge"));
            let (Some(id), type_code) = (one.attribute("id"), one.attribute("type")) else { continue };
            let enters = |tracks: &mut Tracks| {
                let kind = type_code.map(kind_of).unwrap_or_default();
                tracks.enters(time, id, kind, type_code, &[]);
            };
            // The first vehicle tells what all positions are.
            let is_globe = *is_globe.get_or_insert_with(|| is_in_degrees(&step));
            if let Some(position) = position(one).filter(|_| is_globe) {
                enters(&mut tracks);
                tracks.fix(time, id, position, one.line);
                continue;
            }
            let Some(lane) = place else { continue };
            is_by_lanes = true;
            enters(&mut tracks);
            if lanes.get(id).is_none_or(|known| known != lane) {
                lanes.insert(id.to_owned(), lane.to_owned());
                tracks.process.say(time, id, What::Observed { at: lane.to_owned().into() }, one.line);
            }
        }
    }
    if let Some(error) = broken {
        reading.broken_off(error, steps)?;
    }
    if steps == 0 {
        return Err(FormatError::content(say!("tracks-steps"), say!("feed-none-in-it")));
    }
    if is_globe == Some(true) {
        let brief = say!("tracks-degrees-for-metres");
        reading.not_understood(0, brief, say!("tracks-degrees-for-metres-hint"));
    }
    let within = if is_by_lanes { say!("tracks-within-lane") } else { "" };
    reading.not_understood(
        0,
        say!("tracks-since-start"),
        &say!("tracks-since-start-hint", within = within.to_string()),
    );
    tracks.finish(reading)
}

/// Seconds since the start of the simulation; with `--human-readable-time` days, hours, minutes and seconds stand there.
fn secs_of(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').collect();
    let (last, above) = parts.split_last()?;
    let secs = last.parse::<f64>().ok()?;
    let units = [60.0, 3_600.0, 86_400.0];
    if above.len() > units.len() {
        return None;
    }
    let whole =
        above.iter().rev().zip(units).map(|(part, unit)| part.parse::<u32>().ok().map(|part| f64::from(part) * unit));
    Some(whole.sum::<Option<f64>>()? + secs)
}

/// Figures behind the point that degrees have, and metres have not (`--precision.geo` is 6 by default, `--precision` 2).
const DEGREES: usize = 5;

/// Whether the positions of a step are degrees: all of them can be, and are written as such.
fn is_in_degrees(step: &Element) -> bool {
    let mut all = step.children.iter().filter(|child| child.attribute("x").is_some()).peekable();
    all.peek().is_some() && all.all(|vehicle| position(vehicle).is_some())
}

/// Where on the globe a vehicle is, if its x and y are degrees.
fn position(vehicle: &Element) -> Option<Position> {
    let degrees = |name: &str| {
        let text = vehicle.attribute(name)?.trim();
        let is_fine = text.split_once('.').is_some_and(|(_, figures)| figures.len() >= DEGREES);
        is_fine.then(|| text.parse::<f64>().ok())?
    };
    Position::new(degrees("y")?, degrees("x")?, None)
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

    #[test]
    fn times_may_be_written_for_people() {
        let read = |text: &str| secs_of(text);
        assert_eq!((read("12.50"), read("00:01:02.5"), read("1:00:00:01")), (Some(12.5), Some(62.5), Some(86_401.0)));
        assert_eq!((read("1:x:00"), read("9:1:00:00:01"), read("")), (None, None, None));
    }

    #[test]
    fn of_an_export_that_was_cut_off_the_vehicles_before_are_read() {
        let text = r#"<fcd-export><timestep time="0.00"><vehicle id="v" lane="a_0"/><vehicle id="w" lane="a_0"/><vehicle id="x" la"#;
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("fcd.xml", &mut log)).expect("read");
        let log = log.finish();
        let names: Vec<&str> = log.objects().map(|object| log.object_name(object)).collect();
        assert_eq!(names, ["v", "w"]);
        assert!(log.issues().kept().iter().any(|issue| issue.hint.contains("cut off")), "{:?}", log.issues().kept());
    }

    #[test]
    fn degrees_are_positions() {
        let step = |time: &str, x: &str| {
            format!(
                "<timestep time=\"{time}\"><vehicle id=\"v\" type=\"truck\" lane=\"a_0\" x=\"{x}\" y=\"50.636400\"/></timestep>"
            )
        };
        let text = format!("<fcd-export>{}{}</fcd-export>", step("0.00", "5.442800"), step("1.00", "5.442900"));
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("fcd.xml", &mut log)).expect("read");
        let places: Vec<String> = log.finish().places().iter().map(str::to_owned).collect();
        assert_eq!(places, ["geo:50.63640,5.44280", "geo:50.63640,5.44290"]);
    }
}
