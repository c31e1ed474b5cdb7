//! Reports of airports (METAR and SPECI) as the text that is sent: one a line, with or without a date before it.
//!
//! A report tells the day of the month and the time, no month and no year. Those are taken from a date before it on its line or
//! on the line above, as archives have them; where none stands, the latest is meant that does not lie in the future, and that is told.
//! Source: WMO No. 306, FM 15 METAR; ICAO Annex 3, appendix 3.

use std::{
    collections::BTreeSet,
    io::{BufRead, Read},
};

use jiff::civil::{Date, DateTime, Time};

use super::{clipped, enters, measures};
use crate::{
    feed::{
        live,
        sink::{FormatError, Reading},
        sorter::Sorter,
    },
    hub::{Attribute, EventTime, TimeSpan},
    language::{numerals::bare, quoted},
    say,
};

/// Bytes of the longest line.
const LONGEST: u64 = 4_096;

/// Whether text has a report on one of its first lines.
pub fn sniff(text: &str) -> bool {
    text.lines().take(12).any(|line| Report::find(line).is_some())
}

/// Reads reports; lines without one are headings and remarks.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let tomorrow = live::now() + TimeSpan::from_secs_f64(86_400.0);
    read_before(input, tomorrow.zoned(&jiff::tz::TimeZone::UTC).date(), reading)
}

/// Reads reports that were written before `latest`.
fn read_before(mut input: impl BufRead, latest: Date, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut told = Sorter::of(reading);
    let mut stations = BTreeSet::new();
    let (mut above, mut dateless, mut forecasts) = (None::<Date>, 0_u64, 0_u64);
    let mut lines = Lines { input: &mut input, next: None, number: 0 };
    while let Some((text, number)) = lines.report()? {
        let Some(report) = Report::find(&text) else {
            above = date_in(&text).or(above);
            continue;
        };
        if report.is_forecast() {
            forecasts += 1;
            continue;
        }
        let named = date_in(report.before).or(above);
        dateless += u64::from(named.is_none());
        let Some(time) = report.time(named, latest) else {
            let found = clipped(report.text);
            reading.unreadable(number, || say!("weather-report-time", found = quoted(&found)), say!("weather-skipped"));
            continue;
        };
        if stations.insert(report.station.to_owned()) {
            told.push_entry(enters(time, report.station, &[]), number);
        }
        let values = report.values();
        if values.is_empty() {
            let found = clipped(report.text);
            reading.not_understood(
                number,
                || say!("weather-no-values", found = quoted(&found)),
                say!("weather-no-values-hint"),
            );
        }
        for (k, (quantity, value, unit)) in values.into_iter().enumerate() {
            let mut event = measures(time, report.station, quantity, value, unit);
            // The words of the report are kept: weather and remarks are no numbers.
            if k == 0 {
                event.extensions.push(Attribute::new("metar", report.text.to_owned()));
            }
            told.push(event, number);
        }
    }
    if told.count() == 0 {
        let found = if forecasts > 0 { say!("weather-forecasts") } else { say!("feed-none") };
        return Err(FormatError::content(say!("weather-metar-such-as"), found));
    }
    if forecasts > 0 {
        let brief = || say!("weather-forecasts-too", forecasts = bare(forecasts));
        reading.not_understood(0, brief, say!("feed-were-left-out"));
    }
    if dateless > 0 {
        reading.not_understood(
            0,
            || say!("weather-dateless", dateless = bare(dateless)),
            say!("weather-dateless-hint"),
        );
    }
    told.finish(reading)
}

/// Lines, each with those that go on with the report on it.
struct Lines<R> {
    input: R,
    next: Option<String>,
    /// The number of the last line that was read, from 1.
    number: u64,
}

impl<R: BufRead> Lines<R> {
    fn line(&mut self) -> Result<Option<String>, FormatError> {
        let mut line = Vec::new();
        if (&mut self.input).take(LONGEST).read_until(b'\n', &mut line).map_err(FormatError::Read)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        Ok(Some(String::from_utf8_lossy(&line).into_owned()))
    }

    /// The next line and its number; of a report that goes on below, with what stands there.
    fn report(&mut self) -> Result<Option<(String, u64)>, FormatError> {
        let Some(mut text) = self.next.take().map_or_else(|| self.line(), |line| Ok(Some(line)))? else {
            return Ok(None);
        };
        let number = self.number;
        if Report::find(&text).is_none() {
            return Ok(Some((text, number)));
        }
        while !text.trim_end().ends_with('=') && (text.len() as u64) < LONGEST {
            let Some(line) = self.line()? else { break };
            let is_ended = line.trim_end().ends_with('=');
            let goes_on = (line.starts_with([' ', '\t']) && !line.trim().is_empty()) || is_ended;
            if !goes_on || Report::find(&line).is_some() {
                self.next = Some(line);
                break;
            }
            text.truncate(text.trim_end().len());
            text.push(' ');
            text.push_str(line.trim_start());
        }
        Ok(Some((text, number)))
    }
}

/// A report on a line.
struct Report<'a> {
    /// What stands before it.
    before: &'a str,
    station: &'a str,
    day: i8,
    hour: i8,
    minute: i8,
    /// The report, from the station on.
    text: &'a str,
}

impl<'a> Report<'a> {
    /// Whether it tells what is expected: TAF stands before it, or a span such as 0106/0206 after its time.
    fn is_forecast(&self) -> bool {
        let is_span = |word: &str| {
            word.len() == 9 && word.as_bytes()[4] == b'/' && word.bytes().filter(u8::is_ascii_digit).count() == 8
        };
        self.before.split_whitespace().any(|word| word == "TAF")
            || self.text.split_whitespace().nth(2).is_some_and(is_span)
    }

    fn find(line: &'a str) -> Option<Self> {
        let mut words = line.split([' ', ',', '\t', '\r', '\n', '"']).filter(|word| !word.is_empty()).peekable();
        while let Some(station) = words.next() {
            let Some(time) = words.peek().copied() else { break };
            let is_station = station.len() == 4
                && station.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
                && station.as_bytes()[0].is_ascii_uppercase();
            let is_time = time.len() == 7 && time.ends_with('Z') && time.bytes().take(6).all(|b| b.is_ascii_digit());
            // Wind follows, or a word on how it was made and then the wind.
            let is_wind = |word: &str| wind(word).is_some() || word.starts_with("/////");
            if is_station && is_time && words.clone().skip(1).take(3).any(is_wind) {
                let begin = station.as_ptr() as usize - line.as_ptr() as usize;
                // Other columns of a table may stand behind it: behind the wind, a report has no comma.
                let wind_begin =
                    words.clone().nth(1).map_or(begin, |wind| wind.as_ptr() as usize - line.as_ptr() as usize);
                let end = line[wind_begin..].find([',', '"']).map_or(line.len(), |at| wind_begin + at);
                let text = line[begin..end].trim_end_matches(['=', '"', ' ', '\r', '\n', ',']);
                let part = |from: usize| time.get(from..from + 2).and_then(|two| two.parse::<i8>().ok());
                let (day, hour, minute) = (part(0)?, part(2)?, part(4)?);
                return Some(Self { before: &line[..begin], station, day, hour, minute, text });
            }
        }
        None
    }

    /// When it was made, by a date near it, or the latest day of that number up to `latest`.
    fn time(&self, named: Option<Date>, latest: Date) -> Option<EventTime> {
        let time = Time::new(self.hour, self.minute, 0, 0).ok()?;
        // Around midnight the date of an archive may be that of the day beside.
        let near = named.and_then(|named| {
            let days = [named, named.yesterday().ok()?, named.tomorrow().ok()?];
            days.into_iter().find(|date| date.day() == self.day)
        });
        let date = near.or_else(|| {
            let last = named.unwrap_or(latest);
            let mut months =
                (0..12).filter_map(|ago| last.first_of_month().checked_sub(jiff::Span::new().months(ago)).ok());
            months.find_map(|month| Date::new(month.year(), month.month(), self.day).ok().filter(|date| *date <= last))
        })?;
        let stamp = jiff::tz::TimeZone::UTC.to_timestamp(DateTime::from_parts(date, time)).ok()?;
        i64::try_from(stamp.as_nanosecond()).ok().map(EventTime::from_nanos)
    }

    /// What it tells in numbers, in SI units.
    fn values(&self) -> Vec<(&'static str, f64, &'static str)> {
        let mut values = Vec::new();
        let (mut cover, mut ceiling) = (None::<f64>, None::<f64>);
        let round = |value: f64| (value * 10.0).round() / 10.0;
        // After these words it tells what is expected, not what is.
        let words = self.text.split([' ', ',', '\t']).filter(|word| !word.is_empty()).skip(2);
        let mut before = "";
        for word in words.take_while(|word| !matches!(*word, "RMK" | "TEMPO" | "BECMG" | "NOSIG")) {
            let whole = std::mem::replace(&mut before, word);
            if let Some((direction, speed, gust)) = wind(word) {
                values.extend(direction.map(|degrees| ("wind_direction", degrees, "deg")));
                values.push(("wind_speed", round(speed), "m/s"));
                values.extend(gust.map(|gust| ("wind_gust", round(gust), "m/s")));
            } else if word == "CAVOK" {
                values.push(("visibility", 10_000.0, "m"));
                cover = Some(cover.unwrap_or(0.0));
            } else if let Some(metres) = visibility(whole, word) {
                // A second one is that of a direction.
                if values.iter().all(|(quantity, ..)| *quantity != "visibility") {
                    values.push(("visibility", metres, "m"));
                }
            } else if let Some(height) = word.strip_prefix("VV") {
                // The sky is hidden: how far one sees upwards is the ceiling.
                cover = Some(100.0);
                ceiling = lower(ceiling, hundreds_of_feet(height));
            } else if let Some(okta) = super::metar::cover_of(word.get(..3).unwrap_or(word)) {
                cover = Some(cover.map_or(okta, |known| known.max(okta)));
                if word.starts_with("BKN") || word.starts_with("OVC") {
                    ceiling = lower(ceiling, word.get(3..6).and_then(hundreds_of_feet));
                }
            } else if let Some((air, dew)) = temperatures(word) {
                values.push(("temperature", air, "Cel"));
                values.extend(dew.map(|dew| ("dew_point", dew, "Cel")));
            } else if let Some(hectopascals) = pressure(word) {
                values.push(("pressure", round(hectopascals), "hPa"));
            }
        }
        values.extend(cover.map(|cover| ("cloud_cover", cover, "%")));
        values.extend(ceiling.map(|metres| ("ceiling", metres, "m")));
        values
    }
}

fn figures(text: &str) -> Option<f64> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// The lower one of two heights, where there are two.
fn lower(known: Option<f64>, other: Option<f64>) -> Option<f64> {
    known.into_iter().chain(other).reduce(f64::min)
}

/// `030`: hundreds of feet, in metres.
fn hundreds_of_feet(text: &str) -> Option<f64> {
    figures(text).filter(|_| text.len() == 3).map(|hundreds| (hundreds * 30.48).round())
}

/// `24012KT`, `VRB03KT`, `18010G20MPS`: where it blows from, unless that varies, and metres a second, also of its gusts.
fn wind(word: &str) -> Option<(Option<f64>, f64, Option<f64>)> {
    let units = [("KT", 1_852.0 / 3_600.0), ("MPS", 1.0), ("KMH", 1.0 / 3.6)];
    let (rest, unit) = units.iter().find_map(|(end, unit)| Some((word.strip_suffix(end)?, *unit)))?;
    let (direction, speed) = rest.split_at_checked(3)?;
    let direction = if direction == "VRB" { None } else { Some(figures(direction)?) };
    let (speed, gust) = speed.split_once('G').map_or((speed, None), |(speed, gust)| (speed, Some(gust)));
    // `P99` is more than 99.
    let number = |text: &str| figures(text.trim_start_matches('P')).map(|figure| figure * unit);
    Some((direction, number(speed)?, gust.and_then(number)))
}

/// `0800`, `9999`, `6SM`, `P6SM`, `M1/4SM`, and `1 1/2SM` with the word before it: metres. Of more or less than so much, that much.
fn visibility(before: &str, word: &str) -> Option<f64> {
    if let Some(miles) = word.strip_suffix("SM") {
        let metres = |miles: f64| (miles * 1_609.344).round();
        let miles = miles.trim_start_matches(['P', 'M']);
        let Some((over, under)) = miles.split_once('/') else { return figures(miles).map(metres) };
        let part = figures(over)? / figures(under).filter(|under| *under > 0.0)?;
        let whole = figures(before).filter(|_| before.len() < 3).unwrap_or(0.0);
        return Some(metres(whole + part));
    }
    let metres = figures(word.get(..4)?).filter(|_| matches!(&word[4..], "" | "NDV"))?;
    Some(if metres >= 9_999.0 { 10_000.0 } else { metres })
}

/// `13/06`, `M01/M05`, `07///`: of the air and of the dew, in degrees.
fn temperatures(word: &str) -> Option<(f64, Option<f64>)> {
    let degrees = |text: &str| match text.strip_prefix('M') {
        Some(text) => figures(text).filter(|_| text.len() == 2).map(|degrees| -degrees),
        None => figures(text).filter(|_| text.len() == 2),
    };
    let (air, dew) = word.split_once('/')?;
    Some((degrees(air)?, degrees(dew)))
}

/// `Q1012` in hectopascals, `A2992` in hundredths of an inch of mercury.
fn pressure(word: &str) -> Option<f64> {
    if word.len() != 5 {
        return None;
    }
    match (word.strip_prefix('Q'), word.strip_prefix('A')) {
        (Some(hectopascals), _) => figures(hectopascals),
        (_, Some(inches)) => figures(inches).map(|inches| inches / 100.0 * 33.863_9),
        _ => None,
    }
}

/// A date such as `2021-11-08`, `2021/11/08`, `2021,11,08` or the first eight figures of `202111080520`.
fn date_in(text: &str) -> Option<Date> {
    let mut numbers = text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty()).peekable();
    while let Some(number) = numbers.next() {
        let of = |year: &str, month: &str, day: &str| {
            let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
            (1_900..2_200).contains(&date.year()).then_some(date)
        };
        let found = match number.len() {
            8 | 12 | 14 => of(&number[..4], &number[4..6], &number[6..8]),
            4 => {
                let mut next = numbers.clone();
                next.next().zip(next.next()).and_then(|(month, day)| of(number, month, day))
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder, What};

    fn log(text: &str) -> EventLog {
        assert!(sniff(text), "{text}");
        let mut log = LogBuilder::new();
        let latest = Date::constant(2024, 3, 1);
        read_before(text.as_bytes(), latest, &mut Reading::new("a.txt", &mut log)).expect("METAR");
        log.finish()
    }

    fn values(log: &EventLog) -> Vec<String> {
        (log.events_until(EventTime::MAX).iter())
            .filter_map(|event| match &event.what {
                What::Measures { quantity, value, unit } => Some(format!("{quantity} {value} {unit}")),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_report_is_told_in_si_units_whatever_stands_before_it() {
        let report = "EBLG 080520Z 24012G25KT 210V270 9999 -RA FEW012 BKN030 13/M06 Q1012 NOSIG";
        let expected = [
            "wind_direction 240 deg",
            "wind_speed 6.2 m/s",
            "wind_gust 12.9 m/s",
            "visibility 10000 m",
            "temperature 13 Cel",
            "dew_point -6 Cel",
            "pressure 1012 hPa",
            "cloud_cover 75 %",
            "ceiling 914 m",
        ];
        for text in [
            format!("2021/11/08 05:20\n{report}\n"),
            format!("202111080520 METAR {report}=\n"),
            format!("EBLG,2021,11,08,05,20,METAR {report}=\n"),
            format!("station,valid,metar\nEBLG,2021-11-08 05:20,{report}\n"),
            format!("station,valid,metar,snow\nEBLG,2021-11-08 05:20,{report},M\n").replace(" NOSIG", ""),
            format!("202111080520 METAR {}\n     Q1012 NOSIG=\n", report.replace(" Q1012 NOSIG", "")),
        ] {
            let log = log(&text);
            let mut found = values(&log);
            found.sort_by_key(|value| expected.iter().position(|known| known == value));
            assert_eq!(found, expected, "{text}");
            assert_eq!(log.span().map(|(first, _)| first.to_string()), Some("2021-11-08T05:20:00Z".into()), "{text}");
            assert_eq!(log.issues().total(), 0, "{:?}", log.issues().kept());
        }
    }

    #[test]
    fn without_a_date_the_latest_day_is_meant_and_that_is_told() {
        let log = log("SPECI KJFK 291951Z VRB03KT 1 1/2SM BR OVC004 M01/ A2992 RMK AO2 SLP132\n");
        assert_eq!(log.span().map(|(first, _)| first.to_string()), Some("2024-02-29T19:51:00Z".into()));
        let found = values(&log);
        assert!(
            found.contains(&"temperature -1 Cel".into()) && found.contains(&"pressure 1013.2 hPa".into()),
            "{found:?}"
        );
        assert!(log.issues().kept()[0].brief.contains("day of the month alone"), "{:?}", log.issues().kept());
    }

    #[test]
    fn bad_weather_is_told_in_whatever_words() {
        let of = |words: &str| values(&log(&format!("2021-11-08 05:20 METAR KJFK 080520Z {words} 10/10 A2950=\n")));
        for (words, expected) in [
            ("21012MPS P6SM SCT040", "visibility 9656 m"),
            ("21012MPS 1 1/2SM OVC002", "visibility 2414 m"),
            ("21012MPS 1/2SM OVC002", "visibility 805 m"),
            ("21012MPS M1/4SM VV001", "visibility 402 m"),
            ("21012MPS 1/2SM OVC002", "ceiling 61 m"),
            ("21012MPS 0350 FG VV001", "ceiling 30 m"),
            ("21012MPS 0350 FG VV///", "cloud_cover 100 %"),
            ("21012G19MPS 0350", "wind_gust 19 m/s"),
        ] {
            assert!(of(words).contains(&expected.to_owned()), "{words}: {:?}", of(words));
        }
        assert!(!of("21012MPS 1/0SM").iter().any(|value| value.starts_with("visibility")));
    }

    #[test]
    fn what_is_no_report_is_none() {
        for text in ["uld,place,time\nPMC1,AB12,080520Z\n", "EBLG 0805Z\n", "FSU/14\n020-12345675LGGJFK/T1K100\n"] {
            assert!(!sniff(text), "{text}");
        }
    }
}
