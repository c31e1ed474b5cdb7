//! Reports of airports (METAR and SPECI) as the text that is sent: one a line, with or without a date beside it, also in a column of a table.
//!
//! A report tells the day of the month and the time, no month and no year. Those are taken from a date on its line, before it or in a
//! column behind it, or on the line above, as archives have them; where none stands, the latest is meant that does not lie in the
//! future, and that is told.
//! Source: WMO No. 306, FM 15 METAR; ICAO Annex 3, appendix 3.

use std::{
    collections::BTreeSet,
    io::{BufRead, Read},
};

use jiff::{civil::Date, tz::TimeZone};

use super::{
    Quantity, clipped,
    dates::{Written, dates_in, instant},
    enters, measures,
};
use crate::{
    feed::{
        live,
        sink::{FormatError, Reading},
        sorter::Sorter,
        table,
    },
    hub::{Attribute, EventTime, TimeSpan},
    language::{numerals::bare, quoted},
    say,
};

/// Bytes of the longest line.
const LONGEST: u64 = 4_096;

/// What stands between words, also in tables.
const BETWEEN: [char; 6] = [' ', ',', '\t', '\r', '\n', '"'];

/// How far a report may lie ahead of our clock: clocks differ.
const AHEAD: TimeSpan = TimeSpan::from_minutes(60);

/// Whether text is one of reports: from the first one on, which is among its first lines, a third of the lines have one or were meant to, so
/// that dates and lines that were broken may stand between. A table of things in which reports stand, too, is a table.
pub fn sniff(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().take(60).filter(|line| !line.trim().is_empty()).collect();
    let is_report = |line: &&str| Report::find(line).is_some();
    let Some(first) = lines.iter().take(12).position(&is_report) else { return false };
    let all = &lines[first..];
    3 * all.iter().filter(|line| is_report(line) || is_meant(line)).count() >= all.len()
        && !lines[..first].iter().any(|line| names_things(line))
}

/// Whether a line is one of headings with a column of things, as tables of flights and of ULDs have one, and our own.
fn names_things(line: &str) -> bool {
    let cells = line.split([',', ';', '\t', '|']).map(|cell| cell.trim().trim_matches('"').to_lowercase());
    let cells: Vec<String> = cells.collect();
    cells.len() > 1 && cells.iter().any(|cell| cell == "obj" || table::names_things(cell))
}

/// Reads reports; lines without one are headings and remarks.
pub fn read(input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    read_at(input, live::now(), reading)
}

/// What a report alone tells in numbers, and its words from the station on.
pub(super) fn told_by(text: &str) -> Option<(Vec<Quantity>, &str)> {
    let report = Report::find(text)?;
    Some((report.values(), report.text))
}

/// Reads reports as one that has them at `now`.
fn read_at(mut input: impl BufRead, now: EventTime, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut told = Told::new(Sorter::of(reading), now + AHEAD);
    let mut lines = Lines { input: &mut input, next: None, number: 0 };
    while let Some((text, number)) = lines.report()? {
        match Report::find(&text) {
            Some(report) if report.is_forecast() => told.forecasts += 1,
            Some(report) => told.report(&report, number, reading),
            None => told.other(&text, number, reading),
        }
    }
    told.finish(reading)
}

/// Reports on their way into the order of time, and what the lines between them say.
struct Told {
    sorter: Sorter,
    /// Reports without a date are not of later.
    latest: EventTime,
    stations: BTreeSet<String>,
    /// The last date on a line without a report.
    above: Option<Date>,
    /// Whether the reports stand in a column of a table.
    is_table: bool,
    dateless: u64,
    forecasts: u64,
}

impl Told {
    fn new(sorter: Sorter, latest: EventTime) -> Self {
        let stations = BTreeSet::new();
        Self { sorter, latest, stations, above: None, is_table: false, dateless: 0, forecasts: 0 }
    }

    fn report(&mut self, report: &Report<'_>, number: u64, reading: &mut Reading<'_>) {
        let found = || quoted(&clipped(report.text));
        let beside = report.written();
        self.dateless += u64::from(beside.is_none() && self.above.is_none());
        let time = match (beside, self.above) {
            (Some(written), _) => report.time_beside(written.date),
            (None, Some(above)) => report.time_below(above),
            (None, None) => report.latest_time(self.latest),
        };
        let Some(time) = time else {
            let brief = || say!("weather-report-time", found = found());
            return reading.unreadable(number, brief, say!("weather-skipped"));
        };
        if let Some(written) = beside.filter(|written| !written.is_near(time)) {
            let brief = || say!("weather-report-date", date = written.to_string(), found = found());
            reading.not_understood(number, brief, say!("weather-report-date-hint"));
        }
        if self.stations.insert(report.station.to_owned()) {
            self.sorter.push_entry(enters(time, report.station, &[]), number);
        }
        let values = report.values();
        if values.is_empty() {
            let brief = || say!("weather-no-values", found = found());
            reading.not_understood(number, brief, say!("weather-no-values-hint"));
        }
        for (k, (quantity, value, unit)) in values.into_iter().enumerate() {
            let mut event = measures(time, report.station, quantity, value, unit);
            // The words of the report are kept: weather and remarks are no numbers.
            if k == 0 {
                event.extensions.push(Attribute::new("metar", report.text.to_owned()));
            }
            self.sorter.push(event, number);
        }
    }

    /// A line without a report: a heading, a remark, or what should have been one.
    fn other(&mut self, line: &str, number: u64, reading: &mut Reading<'_>) {
        if is_heading(line) {
            self.is_table = true;
            return;
        }
        let is_row = self.is_table && !line.trim().is_empty() && !line.starts_with('#');
        if is_row || is_meant(line) {
            let brief = || say!("weather-no-report", found = quoted(&clipped(line.trim())));
            return reading.unreadable(number, brief, say!("weather-skipped"));
        }
        self.above = dates_in(line).next().map(|written| written.date).or(self.above);
    }

    fn finish(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        let (forecasts, dateless) = (self.forecasts, self.dateless);
        if self.sorter.count() == 0 {
            let found = if forecasts > 0 { say!("weather-forecasts") } else { say!("feed-none") };
            return Err(FormatError::content(say!("weather-metar-such-as"), found));
        }
        if forecasts > 0 {
            let brief = || say!("weather-forecasts-too", forecasts = bare(forecasts));
            reading.not_understood(0, brief, say!("feed-were-left-out"));
        }
        if dateless > 0 {
            let brief = || say!("weather-dateless", dateless = bare(dateless));
            reading.not_understood(0, brief, say!("weather-dateless-hint"));
        }
        self.sorter.finish(reading)
    }
}

/// Whether a line is the headings of a table with a column of reports.
fn is_heading(line: &str) -> bool {
    let names = ["raw_text", "rawText", "rawOb", "raw", "metar", "report"];
    let mut cells = line.split([',', '\t']).map(|cell| cell.trim().trim_matches('"'));
    line.contains([',', '\t']) && cells.any(|cell| names.iter().any(|name| cell.eq_ignore_ascii_case(name)))
}

/// Whether a line without a report looks as if one was meant: a station and a time, or METAR, a station and figures or nothing.
fn is_meant(line: &str) -> bool {
    let words: Vec<&str> = words_of(line).map(|word| word.trim_end_matches('=')).collect();
    let is_named = words.iter().any(|word| matches!(*word, "METAR" | "SPECI"));
    let is_figures = |word: &str| (3..=7).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = |word: &str| match word.strip_suffix('Z') {
        Some(figures) => is_figures(figures),
        None => is_named && (is_figures(word) || word == "NIL"),
    };
    words.windows(2).any(|pair| is_station(pair[0]) && is_time(pair[1]))
}

fn words_of(line: &str) -> impl Iterator<Item = &str> + Clone {
    line.split(BETWEEN).filter(|word| !word.is_empty())
}

/// Where in a line a part of it begins.
fn place_in(line: &str, part: &str) -> usize {
    part.as_ptr() as usize - line.as_ptr() as usize
}

fn is_station(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && word.as_bytes()[0].is_ascii_uppercase()
}

/// `080520Z`; some leave out the last letter.
fn is_time(word: &str) -> bool {
    let figures = word.strip_suffix('Z').unwrap_or(word);
    figures.len() == 6 && figures.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_wind(word: &str) -> bool {
    wind(word).is_some() || word.starts_with("/////")
}

/// Whether a report without a wind goes on so behind its time: it is called one, says how it was made, or tells of visibility, cloud
/// or pressure. Visibility in metres proves nothing: four figures may be anything.
fn is_windless(before: &str, behind: &str) -> bool {
    let mut names = before.rsplit(BETWEEN).filter(|word| !word.is_empty()).take(2);
    let mut words = behind.split(' ').map(|word| word.trim_end_matches('=')).filter(|word| !word.is_empty());
    let is_made = words.clone().next().is_some_and(|word| matches!(word, "AUTO" | "COR" | "NIL" | "CAVOK"));
    let is_miles = |word: &str| word.ends_with("SM") && visibility("", word).is_some();
    let is_layer = |word: &str| {
        word.get(3..6).and_then(figures).is_some() && word.get(..3).and_then(super::metar::cover_of).is_some()
    };
    is_made
        || names.any(|word| matches!(word, "METAR" | "SPECI"))
        || words.any(|word| is_miles(word) || is_layer(word) || pressure(word).is_some())
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
        let mut text = String::from_utf8_lossy(&line).into_owned();
        // The mark of the encoding is no part of the first word.
        if self.number == 1 && text.starts_with('\u{feff}') {
            text.remove(0);
        }
        Ok(Some(text))
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
    /// The columns behind it.
    behind: &'a str,
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
        let mut words = words_of(line).peekable();
        while let Some(station) = words.next() {
            let time = words.peek().copied()?;
            if is_station(station)
                && is_time(time)
                && let Some(found) = Self::at(line, station, time)
            {
                return Some(found);
            }
        }
        None
    }

    /// The report that begins with a station and a time on that line, if it goes on as one.
    fn at(line: &'a str, station: &'a str, time: &'a str) -> Option<Self> {
        let begin = place_in(line, station);
        let timed = place_in(line, time) + time.len();
        let (before, rest) = (&line[..begin], &line[timed..]);
        let mut next = words_of(rest);
        // Wind follows, or a word on how it was made and then the wind.
        let has_wind = if time.ends_with('Z') {
            next.clone().take(3).any(is_wind)
        } else {
            next.clone().next().is_some_and(|word| wind(word).is_some())
        };
        let cell = &rest[..rest.find([',', '"', '\t', '\r', '\n']).unwrap_or(rest.len())];
        if !(has_wind || time.ends_with('Z') && is_windless(before, cell)) {
            return None;
        }
        // Other columns of a table may stand behind it: behind its first words, a report has no comma unless it is quoted, and no tab where
        // these have none.
        let first = next.next().filter(|_| has_wind).map_or(timed, |word| place_in(line, word));
        let ends: &[char] = match () {
            () if before.matches('"').count() % 2 == 1 => &['"'],
            () if line[begin..timed].contains('\t') => &[',', '"'],
            () => &[',', '"', '\t'],
        };
        let end = line[first..].find(ends).map_or(line.len(), |at| first + at);
        let text = line[begin..end].trim_end_matches(['=', '"', ' ', '\r', '\n', ',']);
        let part = |from: usize| time.get(from..from + 2).and_then(|two| two.parse::<i8>().ok());
        let (day, hour, minute) = (part(0)?, part(2)?, part(4)?);
        Some(Self { before, station, day, hour, minute, text, behind: &line[end..] })
    }

    /// The date on its line that is most likely its own: one of its very minute, or else of its day or one beside, or else any.
    fn written(&self) -> Option<Written> {
        let all: Vec<Written> = dates_in(self.before).chain(dates_in(self.behind)).collect();
        let rank = |written: &&Written| match () {
            () if written.date.day() == self.day && written.clock == Some((self.hour, self.minute)) => 0,
            () if self.day_near(written.date).is_some() => 1,
            () => 2,
        };
        all.iter().min_by_key(rank).copied()
    }

    /// Its day, where that is a date or one beside: around midnight the date of an archive may be that of the day before or after.
    fn day_near(&self, date: Date) -> Option<Date> {
        let days = [Some(date), date.yesterday().ok(), date.tomorrow().ok()];
        days.into_iter().flatten().find(|near| near.day() == self.day)
    }

    /// When it was made, by a date on its line: in the month of that date.
    fn time_beside(&self, date: Date) -> Option<EventTime> {
        let in_month = || Date::new(date.year(), date.month(), self.day).ok();
        self.on(self.day_near(date).or_else(in_month).or_else(|| self.days(date).next())?)
    }

    /// When it was made, by a date above it: not later than that.
    fn time_below(&self, date: Date) -> Option<EventTime> {
        self.on(self.day_near(date).or_else(|| self.days(date).find(|day| *day <= date))?)
    }

    /// When it was made, if nothing tells the month: the latest by then.
    fn latest_time(&self, latest: EventTime) -> Option<EventTime> {
        let today = latest.zoned(&TimeZone::UTC).date();
        self.days(today).filter_map(|day| self.on(day)).find(|time| *time <= latest)
    }

    /// The days of its number in the month of a date and in the months before, the latest first.
    fn days(&self, date: Date) -> impl Iterator<Item = Date> {
        let day = self.day;
        let months =
            (0..12).filter_map(move |ago| date.first_of_month().checked_sub(jiff::Span::new().months(ago)).ok());
        months.filter_map(move |month| Date::new(month.year(), month.month(), day).ok())
    }

    /// The instant of its hour and minute on a day.
    fn on(&self, day: Date) -> Option<EventTime> {
        instant(day, self.hour, self.minute)
    }

    /// What it tells in numbers, in SI units.
    fn values(&self) -> Vec<Quantity> {
        let mut values: Vec<Quantity> = Vec::new();
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
                if !has(&values, "visibility") {
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
            } else if let Some((air, dew)) = temperatures(word).filter(|_| !has(&values, "temperature")) {
                values.push(("temperature", air, "Cel"));
                values.extend(dew.map(|dew| ("dew_point", dew, "Cel")));
            } else if let Some(hectopascals) = pressure(word).filter(|_| !has(&values, "pressure")) {
                values.push(("pressure", round(hectopascals), "hPa"));
            }
        }
        values.extend(cover.map(|cover| ("cloud_cover", cover, "%")));
        values.extend(ceiling.map(|metres| ("ceiling", metres, "m")));
        values
    }
}

/// Whether a quantity is told already.
fn has(values: &[Quantity], quantity: &str) -> bool {
    values.iter().any(|(known, ..)| *known == quantity)
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

/// `24012KT`, `VRB03KT`, `///02KT`, `18010G20MPS`, and `E16005KT` where it is estimated: where it blows from, unless that varies or is
/// not known, and metres a second, also of its gusts.
fn wind(word: &str) -> Option<(Option<f64>, f64, Option<f64>)> {
    let units = [("KT", 1_852.0 / 3_600.0), ("MPS", 1.0), ("KMH", 1.0 / 3.6)];
    let (rest, unit) = units.iter().find_map(|(end, unit)| Some((word.strip_suffix(end)?, *unit)))?;
    let (direction, speed) = rest.strip_prefix('E').unwrap_or(rest).split_at_checked(3)?;
    let direction = if matches!(direction, "VRB" | "///") { None } else { Some(figures(direction)?) };
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

/// `13/06`, `M01/M05`, `07/`, `07///`: of the air and of the dew, in degrees. States of runways, such as `15//99//`, are none.
fn temperatures(word: &str) -> Option<(f64, Option<f64>)> {
    let degrees = |text: &str| match text.strip_prefix('M') {
        Some(text) => figures(text).filter(|_| text.len() == 2).map(|degrees| -degrees),
        None => figures(text).filter(|_| text.len() == 2),
    };
    let (air, dew) = word.split_once('/')?;
    let dew = if matches!(dew, "" | "//") { None } else { Some(degrees(dew)?) };
    Some((degrees(air)?, dew))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder, What};

    #[test]
    fn a_table_of_things_in_which_a_report_stands_is_none_of_reports() {
        let report = "EBLG 080520Z 24012KT 9999 SCT030 13/06 Q1012";
        let scans = (0..30).map(|k| format!("2021-11-08 05:{k:02},PMC{k},x,\n")).collect::<String>();
        for text in [
            format!("time,uld,zone,remark\n2021-11-08 05:00,PMC1,x,{report}\n{scans}"),
            format!("flight,time,stand,metar\nCNO1,05:20,124,{report}\nCNO2,05:50,126,{report}\n"),
            format!("t,obj,event,detail\n2021-11-08T05:20:00Z,a,alarms,{report}\n"),
            format!("time;zone\n1;{report}\n{scans}"),
        ] {
            assert!(!sniff(&text), "{text}");
        }
        assert!(sniff(&format!("station,valid,metar\nEBLG,2021-11-08 05:20,{report}\n")));
    }

    fn log(text: &str) -> EventLog {
        log_at(text, "2024-02-29T20:00:00Z")
    }

    fn log_at(text: &str, now: &str) -> EventLog {
        assert!(sniff(text), "{text}");
        let mut log = LogBuilder::new();
        let now = EventTime::parse(now).expect("a time");
        read_at(text.as_bytes(), now, &mut Reading::new("a.txt", &mut log)).expect("METAR");
        log.finish()
    }

    /// Which station told when.
    fn times(log: &EventLog) -> Vec<String> {
        let told = log.events_until(EventTime::MAX);
        let all: BTreeSet<String> = told.iter().map(|event| format!("{} {}", event.object, event.time)).collect();
        all.into_iter().collect()
    }

    /// The lines of what was odd, and what was expected there.
    fn odd(log: &EventLog) -> Vec<(u64, &str)> {
        let issues = log.issues().kept().iter();
        issues.map(|issue| (issue.place.as_ref().map_or(0, |place| place.line), issue.brief.as_str())).collect()
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

    #[test]
    fn a_column_behind_a_report_dates_it_too() {
        let log = log(concat!(
            "raw_text,station_id,observation_time,latitude,longitude,temp_c\n",
            "\"METAR KDTA 201520Z AUTO 07010KT 10SM CLR 13/M06 A3031 RMK AO1\",KDTA,2023-03-20T15:20:00.000Z,39.3879,-112.5041,13\n",
            "\"VRMM 230000Z 22012KT 9999 26/24 Q1011 CB WSW,W TEMPO 5000\",VRMM,2022-10-23T00:00:00Z,4.2,73.5,26\n",
            "KDAN 031939Z AUTO 10SM CLR 30/23 A2986,KDAN,2021-08-03T19:39:00Z,36.57,-79.33,30\n",
            "EBLG 312355Z 24012KT 9999 13/06 Q1012,EBLG,2022-11-01T00:01:00Z,50.63,5.45,13\n",
            "EBCI 080520Z 24012KT 9999 13/06 Q1012\tEBCI\t2021-11-08T05:20:00Z\n",
            "KAAA,45.17,-93.2154,VRB,3,3.45234,KAAA 031935Z VRB03KT 10SM CLR 24/18 A3003,2023-08-03T19:35:00Z,24\n",
        ));
        let expected = [
            "EBCI 2021-11-08T05:20:00Z",
            "EBLG 2022-10-31T23:55:00Z",
            "KAAA 2023-08-03T19:35:00Z",
            "KDAN 2021-08-03T19:39:00Z",
            "KDTA 2023-03-20T15:20:00Z",
            "VRMM 2022-10-23T00:00:00Z",
        ];
        assert_eq!(times(&log), expected);
        let told = log.events_until(EventTime::MAX);
        let words =
            |ending: &str| told.iter().flat_map(|event| &event.extensions).any(|one| one.value.ends_with(ending));
        assert!(words(" CB WSW,W TEMPO 5000") && words(" 30/23 A2986") && words(" AO1"));
        assert!(odd(&log).is_empty(), "{:?}", odd(&log));
    }

    #[test]
    fn a_row_without_a_report_is_told_of_and_dates_no_other() {
        let log = log(concat!(
            "raw_text,station_id,observation_time\n",
            "UTO8 M M M 160/-10/-14,UTO8,2022-10-23T00:22:00Z\n",
            "\n",
            "EBLG 291951Z 24012KT 9999 13/06 Q1012,EBLG,\n",
            "EBCI 252120Z 24012KT 9999 13/06 Q1012,EBCI,2022-09-26T21:20:00Z\n",
        ));
        assert_eq!(times(&log), ["EBCI 2022-09-25T21:20:00Z", "EBLG 2024-02-29T19:51:00Z"]);
        let odd = odd(&log);
        let found = "found \"UTO8 M M M 160/-10/-14,";
        assert!(odd.iter().any(|(line, brief)| *line == 2 && brief.contains(found)), "{odd:?}");
        assert!(odd.iter().any(|(line, brief)| *line == 5 && brief.contains("2022-09-26 21:20")), "{odd:?}");
        assert!(odd.len() == 3 && odd.iter().any(|(_, brief)| brief.contains("found 1 with")), "{odd:?}");
    }

    #[test]
    fn what_was_meant_as_a_report_is_told_of() {
        let log = log(concat!(
            "# METAR of 2021-11-08\nMETAR EBLG 080520Z 24012KT 9999 13/06 Q1012=\nMETAR EBLG NIL=\n",
            "METAR EBCI 0805Z 24012KT\nEBBR 080520Z\nEnd of it\n",
        ));
        let lines: Vec<u64> = odd(&log).iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4, 5], "{:?}", odd(&log));
    }

    #[test]
    fn a_day_of_the_month_alone_is_never_ahead() {
        let text = "EGLL 291550Z 13009KT 9999 07/06 Q1009\nEGKK 281250Z 13009KT 9999 07/06 Q1009\n\
            EGSS 281855Z 13009KT 9999 07/06 Q1009\nEGGW 281905Z 13009KT 9999 07/06 Q1009\n";
        let expected = [
            "EGGW 2024-01-28T19:05:00Z",
            "EGKK 2024-02-28T12:50:00Z",
            "EGLL 2024-01-29T15:50:00Z",
            "EGSS 2024-02-28T18:55:00Z",
        ];
        assert_eq!(times(&log_at(text, "2024-02-28T18:00:00Z")), expected);
    }

    #[test]
    fn a_report_needs_no_wind() {
        for words in [
            "AUTO 10SM CLR 30/23 A2986",
            "10SM CLR 27/11 A2971",
            "A3025 RMK AO2",
            "AUTO 14/07 RMK AO1",
            "VCTS SCT037 BKN075 30/23",
            "///02KT 9999 10/10",
            "04014 9999 32/23 Q1013=",
        ] {
            assert!(sniff(&format!("KDAN 031939Z {words}\n")), "{words}");
        }
        assert!(sniff("METAR COR KDAN 031939Z 30/23\n") && sniff("SYKM 221800 10008KT 9999 32/24\n"));
        for text in ["DOOR 031939Z 1200 PALLETS\n", "DOOR,031939Z,10SM\n", "GATE 031939 A2986\n"] {
            assert!(!sniff(text), "{text}");
        }
        let found =
            values(&log("MMZC 222340Z E16005KT 10SM SCT100 23/07 A3015\nETNT 230020Z AUTO ///02KT 9999 10/10 Q1014\n"));
        for value in ["wind_direction 160 deg", "wind_speed 2.6 m/s", "wind_speed 1 m/s"] {
            assert!(found.contains(&value.to_owned()), "{value}: {found:?}");
        }
    }

    #[test]
    fn the_state_of_a_runway_is_no_temperature() {
        for words in [
            "34001MPS CAVOK 11/05 Q1016 05CLRD60 15//99// NOSIG RMK QFE749/0999",
            "34001MPS CAVOK 11/ Q1016 24450593",
            "12/92000013G23KT 10SM 11/M00 A2966",
            "34001MPS 9999 11/// Q1016 15/10 BECMG 20/10",
        ] {
            let found = values(&log(&format!("METAR UWWW 262100Z {words}\n")));
            let found: Vec<_> = found.into_iter().filter(|value| value.starts_with("temperature")).collect();
            assert_eq!(found, ["temperature 11 Cel"], "{words}");
        }
    }

    #[test]
    fn the_mark_of_the_encoding_loses_no_report() {
        let log = log("\u{feff}EBLG 080520Z 24012KT 9999 13/06 Q1012\nEBCI 080520Z 24012KT 9999 13/06 Q1012\n");
        assert_eq!(times(&log), ["EBCI 2024-02-08T05:20:00Z", "EBLG 2024-02-08T05:20:00Z"]);
    }
}
