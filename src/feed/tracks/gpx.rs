//! GPX: tracks and waypoints of satellite receivers. Source: GPX 1.1 Schema (Topografix, 2004); 1.0 says the same of tracks.

use std::io::BufRead;

use super::Tracks;
use crate::{
    feed::{
        process::kind_of,
        sink::{FormatError, Reading},
        xml::{Document, Element},
    },
    hub::{EventTime, layout::Position},
    language::{numerals::bare, quoted},
    say,
};

/// Reads a file: every track is a thing that moves, every waypoint with a time one that was seen there.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut document = Document::new(input, "GPX");
    let (mut tracks, mut timeless, mut count, mut routes) = (Tracks::of(reading), 0_u64, 0_u64, 0_u64);
    let (mut broken, mut told, mut more) = (None, 0_u64, 0_u64);
    while broken.is_none() {
        let (element, error) = document.next_or_part(&["trk", "wpt", "rte"], &["trk", "trkseg"]);
        broken = error;
        tracks.show(reading);
        let Some(element) = element else { break };
        if element.name == "rte" {
            // A route says where somebody means to go, and when never.
            routes += 1;
            continue;
        }
        count += 1;
        let name = element.text_of("name").map_or_else(|| format!("track {count}"), str::to_owned);
        let kind = kind_of(element.text_of("type").unwrap_or(&name));
        let known = [("description", element.text_of("desc").unwrap_or_default())];
        let points: Vec<&Element> = match element.name.as_str() {
            "trk" => element.all("trkseg").flat_map(|segment| segment.all("trkpt")).collect(),
            _ => vec![&element],
        };
        for point in points {
            let Some(time) = point.text_of("time") else {
                timeless += 1;
                continue;
            };
            // The format knows no other clock than that of UTC.
            let time = match EventTime::parse(time)
                .or_else(|error| EventTime::parse(&format!("{time}Z")).map_err(|_| error))
            {
                Ok(time) => time,
                Err(error) => {
                    reading.unreadable(point.line, error.to_string(), say!("tracks-point-skipped"));
                    continue;
                }
            };
            let number = |text: Option<&str>| text.and_then(|text| text.trim().parse::<f64>().ok());
            let (latitude, longitude) = (number(point.attribute("lat")), number(point.attribute("lon")));
            // Receivers in vehicles tell heights that are off by more than a vehicle ever leaves the ground.
            let position = latitude.zip(longitude).and_then(|(lat, lon)| Position::new(lat, lon, None));
            let Some(position) = position else {
                let found = |name| point.attribute(name).unwrap_or_default();
                let brief = || say!("tracks-degrees", lat = quoted(&found("lat")), lon = quoted(&found("lon")));
                reading.unreadable(point.line, brief, say!("tracks-point-skipped"));
                continue;
            };
            more += u64::from(["ele", "speed", "extensions"].iter().any(|name| point.child(name).is_some()));
            tracks.enters(time, &name, kind, None, &known);
            tracks.fix(time, &name, position, point.line);
            told += 1;
        }
    }
    if let Some(error) = broken {
        reading.broken_off(error, told)?;
    }
    if timeless > 0 {
        let brief = || say!("tracks-timeless", timeless = bare(timeless));
        reading.not_understood(0, brief, say!("tracks-timeless-hint"));
    }
    if more > 0 {
        let brief = || say!("tracks-more", more = bare(more));
        let hint = say!("tracks-more-hint");
        reading.not_understood(0, brief, hint);
    }
    if routes > 0 {
        let brief = || say!("tracks-routes", routes = bare(routes));
        reading.not_understood(0, brief, say!("tracks-routes-hint"));
    }
    if tracks.is_empty() {
        return Err(FormatError::content(
            say!("tracks-gpx"),
            if timeless > 0 { say!("tracks-no-times") } else { say!("tracks-none") },
        ));
    }
    tracks.finish(reading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{LogBuilder, ObjectKind};

    fn point(time: &str, lat: &str) -> String {
        format!("<trkpt lat=\"{lat}\" lon=\"5.4428\"><ele>201.3</ele>{time}</trkpt>")
    }

    #[test]
    fn a_track_is_a_thing_that_moves() {
        let text = format!(
            "<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><name>Van 7</name><type>truck</type><trkseg>{}{}{}{}</trkseg></trk></gpx>",
            point("<time>2021-11-08T05:00:00Z</time>", "50.6364"),
            point("<time>2021-11-08T05:00:05Z</time>", "50.6370"),
            point("", "50.6380"),
            point("<time>2021-11-08T05:00:15Z</time>", "150"),
        );
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.gpx", &mut log)).expect("read");
        let log = log.finish();
        let object = log.object("Van 7").expect("the van");
        assert_eq!((log.len(), log.identity(object).0), (3, ObjectKind::Truck));
        let places: Vec<&str> = log.places().iter().collect();
        assert_eq!(places, ["geo:50.63640,5.44280", "geo:50.63700,5.44280"]);
        let issues: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(issues.len() == 3 && issues.iter().any(|issue| issue.contains("lat \"150\"")), "{issues:?}");
        assert!(issues.iter().any(|issue| issue.contains("with 2 of them")), "{issues:?}");
    }

    #[test]
    fn of_a_file_that_was_cut_off_the_points_before_are_read() {
        let track = format!(
            "<trk><name>Van 7</name><trkseg>{}{}",
            point("<time>2021-11-08T05:00:00Z</time>", "50.6364"),
            point("<time>2021-11-08T05:00:05Z</time>", "50.6370")
        );
        for (cut, count) in [(track.len(), 3), (track.len() - 30, 2), (track.len() - 60, 2), (40, 0)] {
            let mut log = LogBuilder::new();
            let done = read(format!("<gpx>{}", &track[..cut]).as_bytes(), &mut Reading::new("a.gpx", &mut log));
            let log = log.finish();
            assert_eq!((log.len(), done.is_ok()), (count, count > 0), "{cut}");
            // That it was cut off, and that heights are left out.
            assert_eq!(log.issues().total(), 2 * u64::from(count > 0), "{:?}", log.issues().kept());
        }
    }

    #[test]
    fn tracks_without_times_are_refused() {
        let text = format!("<gpx><trk><trkseg>{}</trkseg></trk></gpx>", point("", "50.6"));
        let mut log = LogBuilder::new();
        let error = read(text.as_bytes(), &mut Reading::new("a.gpx", &mut log)).expect_err("no time").to_string();
        assert!(error.contains("points without times"), "{error}");
    }
}
