//! ADS-B: where aircraft say that they are, as receivers and their networks keep it.
//!
//! Four shapes are read: what receivers hold of now (`aircraft.json`, one or one a line), the trace of one aircraft, states of the
//! OpenSky network, and the lines of a BaseStation port. Sources: readsb README-json; OpenSky REST API, state vectors; BaseStation
//! socket protocol (Kinetic).

use std::{
    cell::Cell,
    io::{BufRead, Read},
};

use serde_json::{Value, json};

use super::Tracks;
use crate::{
    feed::{
        json::{Keep, Source},
        sink::{FormatError, Reading},
    },
    hub::{EventTime, ObjectKind, TimeSpan, layout::Position},
    language::numerals::bare,
    say,
};

/// Bytes of the longest line.
const LONGEST: u64 = 4_096;

const METRES_PER_FOOT: f64 = 0.3048;

/// Whether JSON looks like one of the shapes.
pub fn sniff(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().all(|word| text.contains(word));
    has(&["\"hex\"", "\"aircraft\""])
        || has(&["\"hex\"", "\"ac\""])
        || has(&["\"icao\"", "\"trace\""])
        || has(&["\"states\"", "\"time\""])
        || has(&["\"icao24\"", "\"path\""])
        || has(&["\"hex\"", "\"now\"", "\"lat\"", "\"lon\""])
}

/// Whether text begins as the lines of a BaseStation port do; some programs write a line of headings above them.
pub fn sniff_lines(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let is_first = ["MSG,", "SEL,", "AIR,", "ID,", "STA,", "CLK,"].iter().any(|word| first.starts_with(word));
    is_first && first.matches(',').count() >= 9
        || are_headings(&fields_of(first)) && lines.next().is_some_and(|second| is_message(&fields_of(second)))
}

fn fields_of(line: &str) -> Vec<&str> {
    line.trim().split(',').map(str::trim).collect()
}

/// Whether these are the fields of a message: of what sort it is stands second, from 1 to 8.
fn is_message(fields: &[&str]) -> bool {
    fields.len() >= 16 && fields[0] == "MSG" && matches!(fields[1].as_bytes(), [b'1'..=b'8'])
}

/// Whether these are names of fields: each has one, and none begins with a figure.
fn are_headings(fields: &[&str]) -> bool {
    let is_name = |field: &&str| field.starts_with(|sign: char| !sign.is_ascii_digit());
    fields.len() >= 16 && fields.iter().all(is_name)
}

/// Reads JSON: documents one after another, or one.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut tracks = Tracks::of(reading);
    let mut placeless = 0_u64;
    let mut source = Source::new(input, "\"now\"");
    let lines = source.lines();
    let (mut broken, mut count, mut timeless) = (None, 0_u64, 0_u64);
    while broken.is_none() && source.has_more()? {
        let (mut document, is_mended) = (Value::Null, Cell::new(false));
        broken = source.read("ADS-B JSON", Keep::into(&mut document, &is_mended)).err();
        // Of one that is cut off, what is whole in it counts.
        if broken.is_some() && !is_mended.get() {
            break;
        }
        let told = match () {
            () if document["aircraft"].is_array() || document["ac"].is_array() => {
                now(&document, &mut tracks, &mut placeless)
            }
            () if document["path"].is_array() => path(&document, &mut tracks, &mut placeless),
            // One aircraft alone, as a line of readsb.
            () if document["hex"].is_string() => {
                now(&json!({ "now": document["now"], "aircraft": [document] }), &mut tracks, &mut placeless)
            }
            () if document["trace"].is_array() => trace(&document, &mut tracks, &mut placeless),
            () if document["states"].is_array() => states(&document, &mut tracks, &mut placeless),
            () => None,
        };
        if told.is_none() {
            timeless += positions_without_now(&document);
            let brief = say!("tracks-adsb");
            reading.unreadable(lines.take(), brief, say!("tracks-document-skipped"));
        }
        count += u64::from(told.is_some());
        tracks.show(reading);
    }
    if let Some(error) = broken {
        reading.broken_off(error, if tracks.is_empty() { 0 } else { count })?;
    }
    if tracks.is_empty() && timeless > 0 {
        return Err(FormatError::content(say!("tracks-now"), say!("tracks-nowless", timeless = bare(timeless))));
    }
    finish(tracks, placeless, reading)
}

fn finish(tracks: Tracks, placeless: u64, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    if placeless > 0 {
        let brief = || say!("tracks-placeless", placeless = bare(placeless));
        reading.not_understood(0, brief, say!("tracks-placeless-hint"));
    }
    if tracks.is_empty() {
        return Err(FormatError::content(say!("tracks-adsb-positions"), say!("feed-none-in-it")));
    }
    tracks.finish(reading)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().map(str::trim).unwrap_or_default()
}

/// An instant in seconds since 1970, with a fraction, to the millisecond: a sum of floating-point numbers knows no more. Sources: as
/// above.
fn instant(secs: f64) -> Option<EventTime> {
    let millis = (secs * 1_000.0).round() as i64;
    (0.0..1e11).contains(&secs).then(|| EventTime::from_secs(0) + TimeSpan::from_millis(millis))
}

/// How many aircraft of a document tell where they are, where it lacks the time of now, from which their times count back.
fn positions_without_now(document: &Value) -> u64 {
    if document["now"].is_number() {
        return 0;
    }
    let all = document["aircraft"].as_array().or_else(|| document["ac"].as_array());
    let alone = document["hex"].is_string().then_some(document);
    let is_placed = |one: &&Value| one["lat"].is_number() && one["lon"].is_number();
    all.into_iter().flatten().chain(alone).filter(is_placed).count() as u64
}

/// The height of an altitude in feet; none on the ground.
fn height(altitude: &Value) -> Option<f64> {
    altitude.as_f64().map(|feet| feet * METRES_PER_FOOT)
}

/// What moves, by the category that it sends: a vehicle of the ground, or an aircraft. Source: DO-260B, emitter category C.
fn kind(category: &str) -> ObjectKind {
    if matches!(category, "C1" | "C2") { ObjectKind::Truck } else { ObjectKind::Aircraft }
}

/// What a receiver holds of now.
fn now(document: &Value, tracks: &mut Tracks, placeless: &mut u64) -> Option<()> {
    // Some tell milliseconds, and call the list otherwise (ADSBExchange, version 2).
    let now = document["now"].as_f64().map(|now| if now > 1e11 { now / 1_000.0 } else { now })?;
    for aircraft in document["aircraft"].as_array().or_else(|| document["ac"].as_array())? {
        let hex = text(aircraft, "hex");
        // How old a position is counts back from now.
        let age = aircraft["seen_pos"].as_f64().unwrap_or(0.0);
        let degrees = aircraft["lat"].as_f64().zip(aircraft["lon"].as_f64());
        // What was before readsb calls it otherwise.
        let told = if aircraft["alt_baro"].is_null() { &aircraft["altitude"] } else { &aircraft["alt_baro"] };
        let height = height(told).or_else(|| match told.as_str() {
            Some("ground") => None,
            _ => height(&aircraft["alt_geom"]),
        });
        let position = degrees.and_then(|(lat, lon)| Position::new(lat, lon, height));
        let (Some(position), Some(time), false) = (position, instant(now - age), hex.is_empty()) else {
            *placeless += 1;
            continue;
        };
        let known = [("callsign", text(aircraft, "flight")), ("registration", text(aircraft, "r"))];
        let type_code = Some(text(aircraft, "t")).filter(|code| !code.is_empty());
        tracks.enters(time, hex, kind(text(aircraft, "category")), type_code, &known);
        tracks.fix(time, hex, position, 0);
    }
    Some(())
}

/// The day of one aircraft: rows of seconds after the timestamp, latitude, longitude and altitude in feet, or "ground".
fn trace(document: &Value, tracks: &mut Tracks, placeless: &mut u64) -> Option<()> {
    let (begin, hex) = (document["timestamp"].as_f64()?, text(document, "icao"));
    // What it is called stands with some of the rows.
    let mut rows = document["trace"].as_array()?.iter();
    let callsign = rows.find_map(|row| row[8]["flight"].as_str()).map(str::trim).unwrap_or_default();
    let known = [("callsign", callsign), ("registration", text(document, "r")), ("model", text(document, "desc"))];
    let type_code = Some(text(document, "t")).filter(|code| !code.is_empty());
    for row in document["trace"].as_array()? {
        let time = row[0].as_f64().and_then(|secs| instant(begin + secs));
        let degrees = row[1].as_f64().zip(row[2].as_f64());
        let position = degrees.and_then(|(lat, lon)| Position::new(lat, lon, height(&row[3])));
        let (Some(time), Some(position)) = (time, position) else {
            *placeless += 1;
            continue;
        };
        tracks.enters(time, hex, ObjectKind::Aircraft, type_code, &known);
        tracks.fix(time, hex, position, 0);
    }
    Some(())
}

/// The way of one aircraft as OpenSky tells it: rows of seconds since 1970, latitude, longitude, altitude in metres, course, and whether it
/// is on the ground. Source: OpenSky REST API, tracks.
fn path(document: &Value, tracks: &mut Tracks, placeless: &mut u64) -> Option<()> {
    let hex = text(document, "icao24").to_lowercase();
    let known = [("callsign", text(document, "callsign").trim())];
    for row in document["path"].as_array()? {
        let height = row[3].as_f64().filter(|_| row[5].as_bool() != Some(true));
        let degrees = row[1].as_f64().zip(row[2].as_f64());
        let position = degrees.and_then(|(lat, lon)| Position::new(lat, lon, height));
        let (Some(time), Some(position), false) = (row[0].as_f64().and_then(instant), position, hex.is_empty()) else {
            *placeless += 1;
            continue;
        };
        tracks.enters(time, &hex, ObjectKind::Aircraft, None, &known);
        tracks.fix(time, &hex, position, 0);
    }
    Some(())
}

/// State vectors of OpenSky: rows whose fields are known by their place.
fn states(document: &Value, tracks: &mut Tracks, placeless: &mut u64) -> Option<()> {
    let asked = document["time"].as_f64()?;
    for state in document["states"].as_array()? {
        let hex = state[0].as_str().unwrap_or_default();
        let time = instant(state[3].as_f64().unwrap_or(asked));
        let is_on_ground = state[8].as_bool() == Some(true);
        // Metres here, from pressure or else from satellites.
        let height = state[7].as_f64().or(state[13].as_f64()).filter(|_| !is_on_ground);
        let degrees = state[6].as_f64().zip(state[5].as_f64());
        let position = degrees.and_then(|(lat, lon)| Position::new(lat, lon, height));
        let (Some(time), Some(position), false) = (time, position, hex.is_empty()) else {
            *placeless += 1;
            continue;
        };
        let known = [
            ("callsign", state[1].as_str().map(str::trim).unwrap_or_default()),
            ("country", state[2].as_str().unwrap_or_default()),
        ];
        tracks.enters(time, hex, ObjectKind::Aircraft, None, &known);
        tracks.fix(time, hex, position, 0);
    }
    Some(())
}

/// Reads the lines of a BaseStation port: twenty-two fields with commas between them, the clock that of universal time.
pub fn read_lines(mut input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut tracks = Tracks::of(reading);
    let (mut placeless, mut unknown, mut first_unknown) = (0, 0_u64, 0_u64);
    let mut callsigns = std::collections::BTreeMap::<String, String>::new();
    // What it is called may come later than where it is.
    let mut unnamed = std::collections::BTreeMap::<String, EventTime>::new();
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        // No message is longer; what has no ends of lines is no such text.
        if (&mut input).take(LONGEST).read_until(b'\n', &mut line).map_err(FormatError::Read)? == 0 {
            break;
        }
        let line = String::from_utf8_lossy(&line);
        // The mark of UTF-8 may stand before the first one.
        let line = line.trim_start_matches('\u{feff}');
        let fields = fields_of(line);
        if number == 1 && are_headings(&fields) {
            continue;
        }
        if fields.first() != Some(&"MSG") || fields.len() < 16 {
            // Other lines tell who came and went, and of the receiver.
            if !line.trim().is_empty() && !matches!(fields[0], "SEL" | "ID" | "AIR" | "STA" | "CLK") {
                unknown += 1;
                first_unknown = if first_unknown == 0 { number } else { first_unknown };
            }
            continue;
        }
        let hex = fields[4].to_lowercase();
        if !fields[10].is_empty() {
            callsigns.entry(hex.clone()).or_insert_with(|| fields[10].to_owned());
        }
        // Messages of other kinds say how quick it is, or what it is called.
        if !matches!(fields[1], "2" | "3") {
            continue;
        }
        let time = EventTime::parse(&format!("{}T{}Z", fields[6].replace('/', "-"), fields[7]));
        let time = match time {
            Ok(time) => time,
            Err(error) => {
                reading.unreadable(number, error.to_string(), say!("feed-line-skipped"));
                continue;
            }
        };
        let degrees = |at: usize| fields[at].parse::<f64>().ok();
        let is_on_ground = fields[1] == "2" || matches!(fields.get(21), Some(&"-1" | &"1"));
        let height = degrees(11).map(|feet| feet * METRES_PER_FOOT).filter(|_| !is_on_ground);
        let position = degrees(14).zip(degrees(15)).and_then(|(lat, lon)| Position::new(lat, lon, height));
        let (Some(position), false) = (position, hex.is_empty()) else {
            placeless += 1;
            continue;
        };
        unnamed.entry(hex.clone()).or_insert(time);
        tracks.fix(time, &hex, position, number);
        tracks.show(reading);
    }
    for (hex, time) in unnamed {
        let callsign = callsigns.get(&hex).map(String::as_str).unwrap_or_default();
        tracks.enters(time, &hex, ObjectKind::Aircraft, None, &[("callsign", callsign)]);
    }
    if unknown > 0 {
        let brief = || say!("tracks-base-station", unknown = bare(unknown));
        reading.unreadable(first_unknown, brief, say!("tracks-base-station-hint"));
    }
    if !tracks.is_empty() {
        let brief = say!("tracks-offset");
        reading.not_understood(0, brief, say!("tracks-offset-hint"));
    }
    finish(tracks, placeless, reading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder};

    fn log(text: &str) -> EventLog {
        let mut log = LogBuilder::new();
        let mut reading = Reading::new("a", &mut log);
        let done = if sniff_lines(text) {
            read_lines(text.as_bytes(), &mut reading)
        } else {
            assert!(sniff(text), "{text}");
            read(text.as_bytes(), &mut reading)
        };
        done.expect("read");
        log.finish()
    }

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let log = log(text);
        let all: Vec<(String, String)> = (log.events_until(EventTime::MAX).iter())
            .filter_map(|event| match &event.what {
                crate::hub::What::Observed { at } => Some((event.time.to_string(), at.to_string())),
                _ => None,
            })
            .collect();
        let all: Vec<(&str, &str)> = all.iter().map(|(time, at)| (time.as_str(), at.as_str())).collect();
        assert_eq!(all, expected);
        let object = log.object("4b1815").expect("the aircraft");
        assert_eq!(log.identity(object).0, ObjectKind::Aircraft);
    }

    #[test]
    fn of_a_document_that_was_cut_off_the_aircraft_before_are_read() {
        let one = r#"{"now":1636347601.5,"aircraft":[{"hex":"4b1815","lat":50.64,"lon":5.45},{"hex":"4b1816","lat":50.64,"lon":5.45},{"hex":"4b1817","lat":50.6"#;
        for (text, count) in
            [(one.to_owned(), 2), (one.replace("},", "},\n"), 2), (format!("{one}}}]}}\n{}", &one[..40]), 2)]
        {
            let mut log = LogBuilder::new();
            read(text.as_bytes(), &mut Reading::new("a.json", &mut log)).expect("what came before");
            let log = log.finish();
            assert_eq!(log.object_count(), count, "{text}");
            assert!(
                log.issues().kept().iter().any(|issue| issue.hint.contains("cut off")),
                "{:?}",
                log.issues().kept()
            );
        }
    }

    #[test]
    fn lines_that_are_none_are_told_of_with_the_clock() {
        let log = log(
            "MSG,3,1,1,4B1815,1,2021/11/08,05:00:00.500,2021/11/08,05:00:00.500,,1000,,,50.64,5.45,,,0,0,0,0\nMSG,3,1\nSTA,,5,179,400AE7\nnoise\n",
        );
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert_eq!(issues.len(), 2, "{issues:?}");
        assert!(
            issues.iter().any(|issue| issue.starts_with("a:2: ") && issue.contains("found 2 others")),
            "{issues:?}"
        );
        assert!(issues.iter().any(|issue| issue.contains("UTC")), "{issues:?}");
    }

    #[test]
    fn lines_may_have_a_mark_or_headings_above_them() {
        const HEAD: &str = "MT,TT,SID,AID,Hex,FID,DMG,TMG,DML,TML,CS,Alt,GS,Trk,Lat,Lng,VR,Sq,Alrt,Emer,SPI,Gnd\n";
        let lines = "MSG,3,111,11111,4B1815,1,2021/11/08,05:00:00.500,2021/11/08,05:00:00.500,,1000,,,50.64,5.45,,,0,0,0,0\nMSG,3,111,11111,4B1816,1,2021/11/08,05:00:01,2021/11/08,05:00:01,,1000,,,50.64,5.45,,,0,0,0,0\n";
        for text in [format!("{HEAD}{lines}"), format!("\u{feff}{lines}"), format!("\u{feff}{HEAD}{lines}")] {
            assert!(sniff_lines(text.trim_start_matches('\u{feff}')), "{text}");
            let mut log = LogBuilder::new();
            read_lines(text.as_bytes(), &mut Reading::new("a", &mut log)).expect("read");
            let log = log.finish();
            assert_eq!((log.object_count(), log.issues().total()), (2, 1), "{:?}", log.issues().kept());
        }
        // A table of something else, in which the first cell of a row is such a word.
        assert!(!sniff_lines(&format!("{HEAD}ID,{}\n", "1,".repeat(21))));
        assert!(!sniff_lines("kind,number,uld\nMSG,3,PMC1\n"));
    }

    #[test]
    fn positions_without_the_time_of_now_are_refused_with_what_to_do() {
        let text = r#"{"aircraft":[{"hex":"4b1815","lat":50.64,"lon":5.45,"seen_pos":9},{"hex":"4b1816"}]}"#;
        assert!(sniff(text));
        let mut log = LogBuilder::new();
        let refused = read(text.as_bytes(), &mut Reading::new("a.json", &mut log)).expect_err("no time").to_string();
        assert!(refused.contains("found 1 position without") && refused.contains("\"now\""), "{refused}");
    }

    #[test]
    fn times_of_a_trace_are_whole_milliseconds() {
        check(
            r#"{"icao":"4b1815","timestamp":1636347600,"trace":[[11.09,50.64,5.45,1000,null]]}"#,
            &[("2021-11-08T05:00:11.09Z", "geo:50.64000,5.45000,305")],
        );
    }

    #[test]
    fn the_shapes_of_receivers_and_networks_tell_the_same() {
        let air = [("2021-11-08T05:00:00.5Z", "geo:50.64000,5.45000,305")];
        check(
            r#"{"now":1636347601.5,"messages":7,"aircraft":[{"hex":"4b1815","flight":"CNO123  ","t":"B744","alt_baro":1000,"lat":50.64,"lon":5.45,"seen_pos":1.0},{"hex":"aaaaaa"}]}"#,
            &air,
        );
        check(
            r#"{"icao":"4b1815","r":"OE-LFB","t":"B744","timestamp":1636347600,"trace":[[0.5,50.64,5.45,1000,null],[1.0,50.6364,5.4428,"ground",10.0]]}"#,
            &[air[0], ("2021-11-08T05:00:01Z", "geo:50.63640,5.44280")],
        );
        check(
            r#"{"time":1636347601,"states":[["4b1815","CNO123  ","Belgium",1636347600.5,1636347601,5.45,50.64,304.8,false,80.0,40.0,0,null,300.0,"1000",false,0]]}"#,
            &air,
        );
        for text in [
            r#"{"now":1636347601.5,"aircraft":[{"hex":"4b1815","flight":"CNO123  ","altitude":1000,"lat":50.64,"lon":5.45,"seen_pos":1.0}]}"#,
            r#"{"icao24":"4B1815","callsign":"CNO123","startTime":1636347600,"path":[[1636347600.5,50.64,5.45,304.8,225,false]]}"#,
            r#"{"now":1636347600.5,"hex":"4b1815","flight":"CNO123","alt_baro":1000,"lat":50.64,"lon":5.45,"seen_pos":0}"#,
        ] {
            check(text, &air);
        }
        check(
            "MSG,1,1,1,4B1815,1,2021/11/08,05:00:00.100,2021/11/08,05:00:00.100,CNO123,,,,,,,,,,,\nMSG,3,1,1,4B1815,1,2021/11/08,05:00:00.500,2021/11/08,05:00:00.500,,1000,,,50.64,5.45,,,0,0,0,0\n",
            &air,
        );
    }
}
