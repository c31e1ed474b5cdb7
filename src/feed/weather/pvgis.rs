//! Hours of sun and weather from PVGIS, the European Commission's tool for solar power: hourly series and typical years, as CSV
//! and as JSON.
//!
//! Source: Joint Research Centre, "PVGIS tools: Hourly radiation" and "Typical meteorological year" (columns and units; times
//! are UTC).

use serde_json::Value;

use super::{clipped, enters, measures, text_of};
use crate::{
    feed::sink::{FormatError, Reading},
    hub::{EventTime, HubEvent},
    language::{numerals::bare, quoted},
    say,
};

/// A column: its heading, what it is, its unit, and what it is multiplied with.
const COLUMNS: [(&str, &str, &str, f64); 14] = [
    ("P", "pv_power", "W", 1.0),
    ("G(i)", "irradiance_in_plane", "W/m2", 1.0),
    ("Gb(i)", "irradiance_in_plane_direct", "W/m2", 1.0),
    ("Gd(i)", "irradiance_in_plane_diffuse", "W/m2", 1.0),
    ("Gr(i)", "irradiance_in_plane_reflected", "W/m2", 1.0),
    ("G(h)", "irradiance", "W/m2", 1.0),
    ("Gb(n)", "irradiance_direct_normal", "W/m2", 1.0),
    ("Gd(h)", "irradiance_diffuse", "W/m2", 1.0),
    ("IR(h)", "irradiance_infrared", "W/m2", 1.0),
    ("T2m", "temperature", "Cel", 1.0),
    ("RH", "humidity", "%", 1.0),
    ("WS10m", "wind_speed", "m/s", 1.0),
    ("WD10m", "wind_direction", "deg", 1.0),
    ("SP", "pressure", "hPa", 0.01),
];

/// Columns that tell nothing of the weather: where the sun stood, which anybody can reckon, and what was reconstructed.
const BESIDE: [&str; 2] = ["H_sun", RECONSTRUCTED];

/// One where the radiation of an hour was not measured by the satellite.
const RECONSTRUCTED: &str = "Int";

/// The headings of the column of times: of hourly series, and of typical years.
const TIMES: [&str; 2] = ["time", "time(UTC)"];

/// Whether text begins as a file of PVGIS does.
pub fn sniff(text: &str) -> bool {
    let is_head = |line: &str| line.starts_with("time,") || line.starts_with("time(UTC),");
    let has_column = |line: &str| ["G(i)", "Gb(i)", "G(h)"].iter().any(|name| line.contains(name));
    text.lines().any(|line| is_head(line) && has_column(line))
}

/// Whether JSON is of PVGIS.
pub fn sniff_json(text: &str) -> bool {
    let has = |word: &str| text.contains(word);
    (has("\"hourly\"") || has("\"tmy_hourly\"")) && (has("\"G(i)\"") || has("\"Gb(i)\"") || has("\"G(h)\""))
}

/// What is told of the place for which it is.
#[derive(Default)]
struct Site {
    latitude: String,
    longitude: String,
    elevation: String,
    database: String,
}

impl Site {
    fn name(&self) -> String {
        format!("PVGIS {} {}", self.latitude, self.longitude).trim().to_owned()
    }
}

/// What the hours tell.
struct Hours<'a, 'b> {
    station: String,
    columns: Vec<&'a str>,
    events: Vec<(HubEvent<'static>, u64)>,
    reconstructed: u64,
    reading: &'a mut Reading<'b>,
}

impl Hours<'_, '_> {
    /// Takes an hour; cells stand under their columns.
    fn take(&mut self, time: &str, cells: &[String], line: u64) {
        let Some(at) = instant(time) else {
            let brief = || say!("weather-pvgis-time", found = quoted(&clipped(time)));
            return self.reading.unreadable(line, brief, say!("weather-hour-left-out"));
        };
        for (name, cell) in self.columns.iter().zip(cells) {
            let Ok(value) = cell.trim().parse::<f64>() else {
                let brief = || say!("weather-pvgis-number", name = name.to_string(), found = quoted(&clipped(cell)));
                self.reading.unreadable(line, brief, say!("weather-value-left-out"));
                continue;
            };
            if *name == RECONSTRUCTED {
                self.reconstructed += u64::from(value != 0.0);
            }
            let known = COLUMNS.into_iter().find(|(known, ..)| known == name).filter(|_| value.is_finite());
            if let Some((_, quantity, unit, factor)) = known {
                // Below the horizon it writes minus nothing.
                self.events.push((measures(at, &self.station, quantity, value * factor + 0.0, unit), line));
            }
        }
    }

    fn finish(mut self, site: &Site) -> Result<(), FormatError> {
        let Some(first) = self.events.iter().map(|(event, _)| event.time).min() else {
            return Err(FormatError::content(say!("weather-pvgis-hours"), say!("feed-none")));
        };
        for name in self.columns.iter().filter(|name| !BESIDE.contains(name)) {
            if COLUMNS.iter().all(|(known, ..)| known != name) {
                let brief = || say!("weather-pvgis-column", name = quoted(&name));
                self.reading.not_understood(0, brief, say!("weather-column-left-out"));
            }
        }
        if self.reconstructed > 0 {
            self.reading.not_understood(
                0,
                || say!("weather-reconstructed", hours = bare(self.reconstructed)),
                say!("weather-reconstructed-hint"),
            );
        }
        let known = [
            ("latitude", &*site.latitude),
            ("longitude", &*site.longitude),
            ("elevation", &*site.elevation),
            ("database", &*site.database),
        ];
        self.events.push((enters(first, &self.station, &known), 1));
        self.reading.sorted(self.events);
        Ok(())
    }
}

/// The instant of a time such as `20200101:0011`, in UTC.
fn instant(text: &str) -> Option<EventTime> {
    let time = jiff::civil::DateTime::strptime("%Y%m%d:%H%M", text.trim()).ok()?;
    let zoned = time.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    Some(EventTime::from_secs(zoned.timestamp().as_second()))
}

/// Reads CSV: what it is for, the headings, the hours, and what the columns mean.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = (1_u64..).zip(text.lines().map(str::trim));
    let mut site = Site::default();
    let mut columns = Vec::new();
    for (_, line) in lines.by_ref() {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        if TIMES.contains(&cells[0]) {
            columns = cells[1..].to_vec();
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        let value = value.trim().to_owned();
        match name {
            _ if name.starts_with("Latitude") => site.latitude = value,
            _ if name.starts_with("Longitude") => site.longitude = value,
            _ if name.starts_with("Elevation") => site.elevation = value,
            _ if name.starts_with("Radiation database") => site.database = value,
            _ => {}
        }
    }
    let mut hours = Hours { station: site.name(), columns, events: Vec::new(), reconstructed: 0, reading };
    for (line, row) in lines {
        // After the hours it says what the columns mean.
        if !row.starts_with(|sign: char| sign.is_ascii_digit()) {
            continue;
        }
        let cells: Vec<String> = row.split(',').map(str::to_owned).collect();
        if cells.len() != hours.columns.len() + 1 {
            let brief =
                || say!("weather-pvgis-cells", wanted = bare(hours.columns.len() + 1), found = cells.len().to_string());
            hours.reading.unreadable(line, brief, say!("weather-hour-left-out"));
            continue;
        }
        hours.take(&cells[0], &cells[1..], line);
    }
    hours.finish(&site)
}

/// Reads JSON.
pub fn read_json(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let whole: Value = serde_json::from_slice(bytes).map_err(|error| FormatError::json("PVGIS JSON", &error))?;
    let of = |path: &str, name: &str| whole.pointer(path).and_then(|object| text_of(object, name)).unwrap_or_default();
    let site = Site {
        latitude: of("/inputs/location", "latitude"),
        longitude: of("/inputs/location", "longitude"),
        elevation: of("/inputs/location", "elevation"),
        database: of("/inputs/meteo_data", "radiation_db"),
    };
    let all = ["/outputs/hourly", "/outputs/tmy_hourly"].iter().find_map(|path| whole.pointer(path)?.as_array());
    let Some(all) = all else {
        return Err(FormatError::content(say!("weather-pvgis-outputs"), say!("feed-none")));
    };
    let first = all.first().and_then(Value::as_object);
    let columns = first.map(|hour| hour.keys().map(String::as_str).collect::<Vec<_>>()).unwrap_or_default();
    let columns = columns.into_iter().filter(|name| !TIMES.contains(name)).collect();
    let mut hours = Hours { station: site.name(), columns, events: Vec::new(), reconstructed: 0, reading };
    for hour in all {
        let time = TIMES.iter().find_map(|name| text_of(hour, name)).unwrap_or_default();
        let cells: Vec<String> = hours.columns.iter().map(|name| text_of(hour, name).unwrap_or_default()).collect();
        hours.take(&time, &cells, 0);
    }
    hours.finish(&site)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        feed::sink::Kept,
        hub::{LogBuilder, What},
    };

    const HOURLY: &str = "Latitude (decimal degrees):\t50.640\nLongitude (decimal degrees):\t5.440\nElevation (m):\t190\nRadiation database:\tPVGIS-SARAH3\n\n\nSlope: 10 deg. \nAzimuth: 0 deg. \ntime,G(i),H_sun,T2m,WS10m,Int\n20211108:1010,312.5,21.3,7.4,3.1,0.0\n20211108:1110,-0.0,22.9,8.1,3.0,1.0\n\nG(i): Global irradiance on the inclined plane (plane of the array) (W/m2)\n";

    type Read = fn(&[u8], &mut Reading<'_>) -> Result<(), FormatError>;

    fn told(text: &str, read: Read) -> Vec<String> {
        let mut kept = Kept::default();
        read(text.as_bytes(), &mut Reading::new("a.csv", &mut kept)).expect("read");
        let value = |event: &HubEvent<'_>| match &event.what {
            What::Measures { quantity, value, unit } => format!("{} {quantity} {value} {unit}", event.time),
            other => format!("{} {} {}", event.time, event.object, other.name()),
        };
        kept.0.iter().map(value).collect()
    }

    #[test]
    fn hours_are_told_with_what_they_measure() {
        assert!(sniff(HOURLY));
        let all = told(&HOURLY.replace(",1.0\n", ",0.0\n"), read);
        let expected = [
            "2021-11-08T10:10:00Z PVGIS 50.640 5.440 enters",
            "2021-11-08T10:10:00Z irradiance_in_plane 312.5 W/m2",
            "2021-11-08T10:10:00Z temperature 7.4 Cel",
            "2021-11-08T10:10:00Z wind_speed 3.1 m/s",
            "2021-11-08T11:10:00Z irradiance_in_plane 0 W/m2",
            "2021-11-08T11:10:00Z temperature 8.1 Cel",
            "2021-11-08T11:10:00Z wind_speed 3 m/s",
        ];
        let (mut all, mut expected) = (all, expected.map(str::to_owned));
        all.sort();
        expected.sort();
        assert_eq!(all, expected);
    }

    #[test]
    fn a_typical_year_is_the_same_in_json_and_csv() {
        let csv = "Latitude (decimal degrees): 50.64\r\nLongitude (decimal degrees): 5.44\r\nElevation (m): 190.0\r\nIrradiance Time Offset (h): 0.1\r\nmonth,year\r\n1,2005\r\ntime(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\r\n20050101:0800,3.5,80.0,120.0,300.5,60.0,280.0,3.9,342.0,99435.0\r\n";
        let json = r#"{"inputs":{"location":{"latitude":50.64,"longitude":5.44,"elevation":190.0}},"outputs":{"months_selected":[{"month":1,"year":2005}],
            "tmy_hourly":[{"time(UTC)":"20050101:0800","T2m":3.5,"RH":80.0,"G(h)":120.0,"Gb(n)":300.5,"Gd(h)":60.0,"IR(h)":280.0,"WS10m":3.9,"WD10m":342.0,"SP":99435.0}]}}"#;
        assert!(sniff(csv) && sniff_json(json));
        let (mut of_csv, mut of_json) = (told(csv, read), told(json, read_json));
        of_csv.sort();
        of_json.sort();
        assert_eq!(of_csv, of_json);
        assert!(of_csv.iter().any(|line| line.ends_with("pressure 994.35 hPa")), "{of_csv:?}");
    }

    #[test]
    fn what_is_wrong_in_an_hour_is_named_with_its_line() {
        let text = HOURLY.replace("7.4", "warm").replace("20211108:1110", "20211308:1110");
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.csv", &mut log)).expect("read");
        let issues: Vec<String> = log.finish().issues().kept().iter().map(ToString::to_string).collect();
        assert_eq!(issues.len(), 2, "{issues:?}");
        assert!(
            issues[0].contains("a.csv:10") && issues[0].contains("T2m") && issues[0].contains("warm"),
            "{issues:?}"
        );
        assert!(issues[1].contains("a.csv:11") && issues[1].contains("20211308"), "{issues:?}");
        let mut log = LogBuilder::new();
        let head = HOURLY.split("20211108").next().expect("a head");
        let error = read(head.as_bytes(), &mut Reading::new("a.csv", &mut log)).expect_err("refused").to_string();
        assert!(error.contains("hours of PVGIS"), "{error}");
    }

    #[test]
    fn what_was_reconstructed_is_told_of() {
        let mut log = LogBuilder::new();
        read(HOURLY.as_bytes(), &mut Reading::new("a.csv", &mut log)).expect("read");
        let issues: Vec<String> = log.finish().issues().kept().iter().map(|issue| issue.brief.clone()).collect();
        assert!(issues.len() == 1 && issues[0].contains("1 hour whose radiation"), "{issues:?}");
    }
}
