//! EnergyPlus weather files (EPW) of a typical year.
//!
//! Source: EnergyPlus Auxiliary Programs, "EPW data dictionary" (fields, units, what stands for a missing value).

use super::{clipped, enters, measures};
use crate::{
    feed::sink::{FormatError, Reading},
    hub::{EventTime, TimeSpan},
    language::quoted,
    say,
};

/// The first word of an EPW file.
pub const EPW: &str = "LOCATION,";

/// A field of an EPW row: its number from zero, what it is, its unit, what it is multiplied with, and from which value on it is
/// missing.
const FIELDS: [(usize, &str, &str, f64, f64); 11] = [
    (6, "temperature", "Cel", 1.0, 99.9),
    (8, "humidity", "%", 1.0, 999.0),
    (9, "pressure", "hPa", 0.01, 999_999.0),
    (13, "irradiance", "W/m2", 1.0, 9_999.0),
    (14, "irradiance_direct_normal", "W/m2", 1.0, 9_999.0),
    (15, "irradiance_diffuse", "W/m2", 1.0, 9_999.0),
    (20, "wind_direction", "deg", 1.0, 999.0),
    (21, "wind_speed", "m/s", 1.0, 999.0),
    (22, "cloud_cover", "%", 10.0, 99.0),
    (24, "visibility", "m", 1_000.0, 777.7),
    (33, "rain", "mm/h", 1.0, 999.0),
];

const HOUR: TimeSpan = TimeSpan::from_minutes(60);

/// Fields of a row that are used, at least.
const LEAST: usize = 34;

/// Reads an EPW file: the hours of a year, each told at its end; light and rain, which are of the whole hour, from its beginning
/// on.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = (1_u64..).zip(text.lines());
    let (_, location) = lines.next().unwrap_or_default();
    let location: Vec<&str> = location.split(',').map(str::trim).collect();
    let field = |at: usize| location.get(at).copied().unwrap_or_default();
    let offset = field(8).parse::<f64>().ok().filter(|hours| hours.abs() <= 14.0);
    let offset = offset.ok_or_else(|| FormatError::content(say!("weather-epw-offset"), format!("{:?}", field(8))))?;
    let station = format!("{} {}", field(1), field(5)).trim().to_owned();
    let year = year_of_typical(&text);
    let mut events = Vec::new();
    let mut last = None::<EventTime>;
    for (line, row) in lines {
        let cells: Vec<&str> = row.split(',').map(str::trim).collect();
        // Before the hours come lines that begin with a word.
        if !cells[0].starts_with(|sign: char| sign.is_ascii_digit()) {
            continue;
        }
        let Some(time) = hour(&cells, year, offset).filter(|_| cells.len() >= LEAST) else {
            let brief = || say!("weather-epw-row", least = LEAST.to_string(), found = quoted(&clipped(row)));
            reading.unreadable(line, brief, say!("weather-hour-left-out"));
            continue;
        };
        if let Some(before) =
            last.filter(|before| (time - *before).secs() > 3_600.0 && (time - *before).secs() < 86_400.0)
        {
            let brief = || say!("weather-hours-missing", before = before.to_string(), time = time.to_string());
            reading.not_understood(line, brief, say!("weather-hours-missing-hint"));
        }
        last = Some(time);
        for (at, quantity, unit, factor, missing) in FIELDS {
            let Ok(value) = cells[at].parse::<f64>() else {
                let brief =
                    || say!("weather-number", quantity = quantity.to_string(), found = quoted(&clipped(cells[at])));
                reading.unreadable(line, brief, say!("weather-value-left-out"));
                continue;
            };
            if value < missing && value.is_finite() {
                // What is summed up over the hour was so from its beginning on. It was known at its end, which nobody would call late.
                let is_summed = quantity == "rain" || quantity.starts_with("irradiance");
                let begins = if is_summed { time - HOUR } else { time };
                events.push((measures(begins, &station, quantity, value * factor, unit), line));
            }
        }
    }
    let Some(first) = events.iter().map(|(event, _)| event.time).min() else {
        return Err(FormatError::content(say!("weather-epw-hours"), say!("feed-none-in-it")));
    };
    if let Some(year) = year {
        reading.not_understood(0, say!("weather-typical"), &say!("weather-typical-hint", year = year.to_string()));
    }
    events.push((
        enters(first, &station, &[("latitude", field(6)), ("longitude", field(7)), ("elevation", field(9))]),
        1,
    ));
    reading.sorted(events);
    Ok(())
}

/// The year in which a typical year is told: the latest of those that its months are of. None where all hours are of one year, or go
/// from one into the next.
fn year_of_typical(text: &str) -> Option<i16> {
    let hours = text.lines().filter_map(|row| {
        let mut cells = row.split(',').map(str::trim);
        let (year, month) = (cells.next()?.parse::<i16>().ok()?, cells.next()?.parse::<i8>().ok()?);
        (1..=12).contains(&month).then_some((year, month))
    });
    let (mut last, mut latest, mut rows, mut is_typical) = (None::<(i16, i8)>, None, 0_u32, false);
    for (year, month) in hours {
        rows += 1;
        latest = latest.max(Some(year));
        if let Some((year_before, month_before)) = last {
            // From one month to the next without the turn of a year.
            is_typical |= year != year_before && month > month_before;
        }
        last = Some((year, month));
    }
    latest.filter(|_| is_typical && rows <= 366 * 24)
}

/// The end of the hour of a row, in that year where one is named; hours go from 1 to 24.
fn hour(cells: &[&str], year: Option<i16>, offset: f64) -> Option<EventTime> {
    let number = |at: usize| cells.get(at)?.parse::<i16>().ok();
    let (told, month, day) = (number(0)?, i8::try_from(number(1)?).ok()?, i8::try_from(number(2)?).ok()?);
    let hour = number(3).filter(|hour| (1..=24).contains(hour))?;
    let day_in = |year: i16| jiff::civil::Date::new(year, month, day).ok();
    // A leap day stays one: the year of the others may have none.
    let date = year.and_then(day_in).or_else(|| day_in(told))?;
    let midnight = date.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    let midnight = EventTime::from_secs(midnight.timestamp().as_second());
    Some(midnight + TimeSpan::from_secs_f64((f64::from(hour) - offset) * 3_600.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        feed::sink::Kept,
        hub::{HubEvent, LogBuilder, What},
    };

    fn row(day: u32, hour: u32, temperature: &str) -> String {
        format!(
            "2019,1,{day},{hour},0,?9,{temperature},5.90,89,103156,0,0,340,120,0,0,0,0,0,0,255,3.50,9,9,777.7,377,9,9,18,0.0850,0,88,0.140,2.5,1.0\n"
        )
    }

    #[test]
    fn an_hour_is_told_at_its_end_in_utc_and_what_is_missing_is_left_out_and_sums_are_of_the_hour() {
        let text = format!("LOCATION,Beitem,VLG,BEL,SRC,064140,50.9,3.1,1.0,25.0\nCOMMENTS 1,a\n{}", row(1, 24, "7.6"));
        let mut kept = Kept::default();
        read(text.as_bytes(), &mut Reading::new("a.epw", &mut kept)).expect("read");
        let told: Vec<(String, f64)> = (kept.0.iter())
            .filter_map(|event| match &event.what {
                What::Measures { quantity, value, .. } => Some((quantity.to_string(), *value)),
                _ => None,
            })
            .collect();
        let expected = [
            ("irradiance", 120.0),
            ("irradiance_direct_normal", 0.0),
            ("irradiance_diffuse", 0.0),
            ("rain", 2.5),
            ("temperature", 7.6),
            ("humidity", 89.0),
            ("pressure", 1_031.56),
            ("wind_direction", 255.0),
            ("wind_speed", 3.5),
            ("cloud_cover", 90.0),
        ];
        assert_eq!(told, expected.map(|(name, value)| (name.to_owned(), value)));
        let of = |name: &str| {
            let is_it =
                |event: &&HubEvent<'_>| matches!(&event.what, What::Measures { quantity, .. } if quantity == name);
            let event = kept.0.iter().find(is_it).expect("told");
            (event.time.to_string(), event.recorded().to_string())
        };
        let (begin, end) = ("2019-01-01T22:00:00Z".to_owned(), "2019-01-01T23:00:00Z".to_owned());
        assert_eq!((of("temperature"), of("rain")), ((end.clone(), end), (begin.clone(), begin)));
        assert_eq!(kept.0[0].object, "Beitem 064140");
    }

    #[test]
    fn the_months_of_a_typical_year_are_told_in_one() {
        let head = "LOCATION,Beitem,VLG,BEL,SRC,064140,50.9,3.1,1.0,25.0\n";
        let of = |year: u32, month: u32| row(3, 12, "7.6").replacen("2019,1", &format!("{year},{month}"), 1);
        let read_text = |text: String| {
            let mut log = LogBuilder::new();
            read(text.as_bytes(), &mut Reading::new("a.epw", &mut log)).expect("read");
            log.finish()
        };
        let log = read_text(format!("{head}{}{}{}", of(2009, 1), of(2017, 2), of(2012, 3)));
        let (first, last) = log.span().expect("events");
        assert_eq!(
            (first.to_string(), last.to_string()),
            ("2017-01-03T10:00:00Z".into(), "2017-03-03T11:00:00Z".into())
        );
        assert!(log.late() == 0 && log.issues().kept()[0].hint.contains("2017"), "{:?}", log.issues().kept());
        // From one year into the next is no typical year.
        let log = read_text(format!("{head}{}{}", of(2019, 12), of(2020, 1)));
        assert!(
            log.issues().is_empty() && log.span().is_some_and(|(first, _)| first.to_string().starts_with("2019-12"))
        );
    }

    #[test]
    fn hours_that_are_missing_or_broken_are_told_of() {
        let head = "LOCATION,Beitem,VLG,BEL,SRC,064140,50.9,3.1,1.0,25.0\n";
        let text = format!("{head}{}{}2019,1,1,25,0\n{}", row(1, 1, "7"), row(1, 3, "warm"), row(1, 4, "6"));
        let mut log = LogBuilder::new();
        read(text.as_bytes(), &mut Reading::new("a.epw", &mut log)).expect("read");
        let issues: Vec<String> = log.finish().issues().kept().iter().map(|issue| issue.brief.clone()).collect();
        assert_eq!(issues.len(), 3, "{issues:?}");
        assert!(
            issues[0].contains("an hour after") && issues[1].contains("\"warm\"") && issues[2].contains("34 fields")
        );
        let refused = |text: &str| {
            let mut log = LogBuilder::new();
            read(text.as_bytes(), &mut Reading::new("a.epw", &mut log)).expect_err("refused").to_string()
        };
        assert!(refused("LOCATION,Beitem\n").contains("ahead of UTC"));
        assert!(refused(head).contains("none in it"));
    }
}
