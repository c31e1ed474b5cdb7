//! How the times of a table are written, and on whose clock.

use std::borrow::Cow;

use jiff::{
    civil::DateTime,
    fmt::{rfc2822, strtime},
    tz::{AmbiguousOffset, Offset, TimeZone},
};
use serde::{Deserialize, Serialize};

use crate::{hub::EventTime, say};

/// How times are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeFormat {
    /// `2021-11-08T05:12:00Z`, with a space or a `T`, with or without an offset.
    #[default]
    Iso,
    /// `Mon, 8 Nov 2021 05:12:00 +0000`, as heads of mail and of answers of web servers have it (RFC 5322).
    Mail,
    /// As a pattern of `strftime` has it, such as `%d/%m/%Y %H:%M`.
    Pattern(String),
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Millis,
    /// Microseconds since 1970.
    Micros,
    /// Nanoseconds since 1970.
    Nanos,
    /// Days since the end of 1899, as spreadsheets count them.
    SpreadsheetDays,
}

/// How often the clock of a zone shows a time: not once where it is put forward or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Once, or the time tells its offset.
    Once,
    /// Twice: the clock is put back.
    Twice,
    /// Never: the clock is put forward over it.
    Never,
}

impl TimeFormat {
    /// Reads a time; `None` when it is none. See [`Self::parse_told`].
    pub fn parse(&self, text: &str, zone: &TimeZone) -> Option<EventTime> {
        self.parse_told(text, zone).map(|(time, _)| time)
    }

    /// Reads a time, and tells whether the clock of the zone shows it once only, as most times; `None` when it is none. Of two
    /// instants that a clock shows alike the first is taken, and what it skips is taken to be as much later, as RFC 5545 has it.
    pub fn parse_told(&self, text: &str, zone: &TimeZone) -> Option<(EventTime, Shown)> {
        let mut shown = Shown::Once;
        let scaled = |nanos: i64| {
            let whole: i128 = match text.parse::<i64>() {
                Ok(number) => i128::from(number) * i128::from(nanos),
                Err(_) => exact(text, nanos).or_else(|| {
                    Some((text.parse::<f64>().ok().filter(|number| number.is_finite())? * nanos as f64) as i128)
                })?,
            };
            i64::try_from(whole).ok().map(EventTime::from_nanos)
        };
        let mut civil = |time: DateTime| {
            let ambiguous = zone.to_ambiguous_timestamp(time);
            shown = match ambiguous.offset() {
                AmbiguousOffset::Unambiguous { .. } => Shown::Once,
                AmbiguousOffset::Gap { .. } => Shown::Never,
                AmbiguousOffset::Fold { .. } => Shown::Twice,
            };
            let stamp = ambiguous.compatible().ok()?;
            i64::try_from(stamp.as_nanosecond()).ok().map(EventTime::from_nanos)
        };
        let time = match self {
            Self::Iso => match EventTime::parse(text) {
                Ok(time) => Some(time),
                Err(_) => match with_offset(text) {
                    Some(text) => EventTime::parse(&text).ok(),
                    None => civil(text.parse().ok()?),
                },
            },
            Self::Mail => {
                let stamp = rfc2822::parse(text).ok()?.timestamp();
                i64::try_from(stamp.as_nanosecond()).ok().map(EventTime::from_nanos)
            }
            Self::Pattern(pattern) => {
                let parts = strtime::parse(pattern, text).ok()?;
                match parts.offset() {
                    Some(offset) => {
                        let stamp = Offset::to_timestamp(offset, parts.to_datetime().ok()?).ok()?;
                        i64::try_from(stamp.as_nanosecond()).ok().map(EventTime::from_nanos)
                    }
                    None => civil(parts.to_datetime().ok()?),
                }
            }
            Self::Seconds => scaled(1_000_000_000),
            Self::Millis => scaled(1_000_000),
            Self::Micros => scaled(1_000),
            Self::Nanos => scaled(1),
            Self::SpreadsheetDays => {
                let days = days_in(text).filter(|days| (0.0..2_958_466.0).contains(days))?;
                // A spreadsheet knows no more than milliseconds.
                let millis = (days * 86_400_000.0).round() as i64;
                civil(
                    DateTime::constant(1899, 12, 30, 0, 0, 0, 0)
                        .checked_add(jiff::Span::new().milliseconds(millis))
                        .ok()?,
                )
            }
        };
        time.map(|time| (time, shown))
    }

    /// Whether times of day are written with colons.
    pub fn has_colons(&self) -> bool {
        match self {
            Self::Iso => true,
            Self::Pattern(pattern) => pattern.contains(':'),
            _ => false,
        }
    }

    /// The same with seconds or without, whichever it does not have: clocks leave them out where they are none.
    pub fn with_or_without_seconds(&self) -> Option<Self> {
        let Self::Pattern(pattern) = self else { return None };
        let other = if pattern.contains("%M:%S") {
            pattern.replace("%M:%S%.f", "%M").replace("%M:%S", "%M")
        } else {
            pattern.replace("%M", "%M:%S%.f")
        };
        Some(Self::Pattern(other))
    }

    /// How it looks, for messages.
    pub fn example(&self) -> Cow<'static, str> {
        match self {
            Self::Iso => "2021-11-08T05:12:00Z".into(),
            Self::Mail => "Mon, 8 Nov 2021 05:12:00 +0000".into(),
            Self::Pattern(pattern) => {
                let day = DateTime::constant(2021, 11, 8, 5, 12, 0, 0);
                strtime::format(pattern, day).unwrap_or_else(|_| pattern.clone()).into()
            }
            Self::Seconds => say!("table-seconds").into(),
            Self::Millis => say!("table-millis").into(),
            Self::Micros => say!("table-micros").into(),
            Self::Nanos => say!("table-nanos").into(),
            Self::SpreadsheetDays => say!("table-days").into(),
        }
    }
}

/// A time of day that is written with figures alone, such as `905` and `090500`, with colons between; anything else as it is. Programs
/// that keep it as a number lose its leading zeros.
pub fn with_colons(clock: &str) -> Cow<'_, str> {
    if !(3..=6).contains(&clock.len()) || !clock.bytes().all(|byte| byte.is_ascii_digit()) {
        return clock.into();
    }
    let wide = if clock.len() > 4 { 6 } else { 4 };
    let padded = format!("{clock:0>wide$}");
    let parts: Vec<&str> = (0..wide / 2).map(|k| &padded[2 * k..2 * k + 2]).collect();
    parts.join(":").into()
}

/// The days that a cell of a spreadsheet counts, with a decimal point or a decimal comma.
pub fn days_in(cell: &str) -> Option<f64> {
    let point = cell.contains(',').then(|| cell.replacen(',', ".", 1));
    point.as_deref().unwrap_or(cell).parse().ok().filter(|days: &f64| days.is_finite())
}

/// Whether a time tells its offset, in whatever way.
pub fn tells_offset(text: &str) -> bool {
    EventTime::parse(text).is_ok() || with_offset(text).is_some_and(|text| EventTime::parse(&text).is_ok())
}

/// A time with the offset that a name behind it means: those of Europe's middle and of UTC, others are not the same everywhere.
/// Exports of Flightradar24 have the fraction of a second behind the offset (`07:41:03Z.515`).
fn with_offset(text: &str) -> Option<String> {
    if let Some((time, fraction)) = text.split_once("Z.") {
        return Some(format!("{time}.{fraction}Z"));
    }
    let (time, name) = text.trim_end().rsplit_once(' ')?;
    let offset = match name {
        "UTC" | "GMT" => "Z",
        "CET" | "MEZ" => "+01:00",
        "CEST" | "MESZ" => "+02:00",
        _ => return None,
    };
    // Seconds may be missing, which an instant may not be without.
    let seconds = if time.matches(':').count() == 1 { ":00" } else { "" };
    Some(format!("{time}{seconds}{offset}"))
}

/// A decimal number of a unit of so many nanoseconds, without what a floating-point number would lose.
fn exact(text: &str, nanos: i64) -> Option<i128> {
    let (whole, fraction) = text.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) {
        return None;
    }
    let scale = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
    let fraction: i128 = fraction.parse().ok()?;
    Some(whole.parse::<i128>().ok()? * i128::from(nanos) + fraction * i128::from(nanos) / scale)
}

/// The clock that a cell names: an IANA time zone, an offset such as `+02:00`, or what is UTC by any name.
pub fn zone_in(cell: &str) -> Option<TimeZone> {
    let cell = cell.trim();
    let name = cell.to_ascii_uppercase();
    let offset = name.strip_prefix("UTC").or_else(|| name.strip_prefix("GMT")).unwrap_or(&name).trim();
    let fixed = |secs: i32| Offset::from_seconds(secs).ok().map(TimeZone::fixed);
    match offset {
        "" | "Z" | "ZULU" => return (!name.is_empty()).then_some(TimeZone::UTC),
        "CET" | "MEZ" => return fixed(3_600),
        "CEST" | "MESZ" => return fixed(7_200),
        _ => {}
    }
    let (sign, rest) = match offset.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return cell.contains('/').then(|| TimeZone::get(cell).ok()).flatten(),
    };
    let digits: String = rest.chars().filter(|sign| *sign != ':').collect();
    if !(1..=4).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = if digits.len() > 2 { (number / 100, number % 100) } else { (number, 0) };
    fixed(sign * (hours * 3_600 + minutes * 60)).filter(|_| minutes < 60)
}

/// The clock that a heading names, as in `timestamp_utc` and `Time (Europe/Paris)`.
pub fn zone_of_heading(heading: &str) -> Option<String> {
    let is_utc = |part: &str| ["utc", "gmt", "zulu"].contains(&part.to_lowercase().as_str());
    let mut parts = heading.split(|sign: char| !sign.is_alphanumeric());
    if parts.any(is_utc) || heading.ends_with("UTC") || heading.ends_with("Utc") {
        return Some("UTC".into());
    }
    let (_, rest) = heading.split_once(['(', '['])?;
    let (name, _) = rest.split_once([')', ']'])?;
    (name.contains('/') && TimeZone::get(name.trim()).is_ok()).then(|| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: TimeFormat, text: &str, expected: Option<&str>) {
        let zone = TimeZone::get("Europe/Brussels").expect("a zone");
        assert_eq!(format.parse(text, &zone).map(|time| time.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn what_a_clock_shows_twice_or_never_is_told_of() {
        let zone = TimeZone::get("Europe/Brussels").expect("a zone");
        let told = |text: &str| {
            let (time, shown) = TimeFormat::Iso.parse_told(text, &zone).expect("a time");
            (time.to_string(), shown)
        };
        assert_eq!(told("2021-10-31 02:30"), ("2021-10-31T00:30:00Z".into(), Shown::Twice));
        assert_eq!(told("2021-03-28 02:30"), ("2021-03-28T01:30:00Z".into(), Shown::Never));
        assert_eq!(told("2021-10-31 03:30"), ("2021-10-31T02:30:00Z".into(), Shown::Once));
        assert_eq!(told("2021-10-31T02:30:00+01:00"), ("2021-10-31T01:30:00Z".into(), Shown::Once));
    }

    #[test]
    fn times_are_read_as_they_are_written() {
        check(TimeFormat::Iso, "2021-11-08 06:12:00", Some("2021-11-08T05:12:00Z"));
        check(TimeFormat::Iso, "2021-11-08T05:12:00+00:00", Some("2021-11-08T05:12:00Z"));
        check(TimeFormat::Iso, "2021-11-08", Some("2021-11-07T23:00:00Z"));
        check(TimeFormat::Iso, "2021-11-08 05:12:00Z.515", Some("2021-11-08T05:12:00.515Z"));
        check(TimeFormat::Iso, "2021-11-08 05:12:00Z.", None);
        check(TimeFormat::Iso, "noon", None);
        check(TimeFormat::Pattern("%d/%m/%Y %H:%M".into()), "08/11/2021 06:12", Some("2021-11-08T05:12:00Z"));
        check(TimeFormat::Pattern("%d/%m/%Y %H:%M %z".into()), "08/11/2021 06:12 +0200", Some("2021-11-08T04:12:00Z"));
        check(TimeFormat::Millis, "1636348320500", Some("2021-11-08T05:12:00.5Z"));
        check(TimeFormat::Seconds, "1636348320.5", Some("2021-11-08T05:12:00.5Z"));
        check(TimeFormat::Seconds, "99999999999999", None);
        let clocks = ["905", "0905", "90500", "090500", "12", "9:05", "9050001"].map(with_colons);
        assert_eq!(clocks, ["09:05", "09:05", "09:05:00", "09:05:00", "12", "9:05", "9050001"]);
        check(TimeFormat::SpreadsheetDays, "44508,25", Some("2021-11-08T05:00:00Z"));
        check(TimeFormat::SpreadsheetDays, "44,508,25", None);
        check(TimeFormat::Mail, "8 Nov 2021 05:12:00 GMT", Some("2021-11-08T05:12:00Z"));
        check(TimeFormat::Mail, "Tue, 8 Nov 2021 05:12:00 GMT", None);
    }

    #[test]
    fn an_offset_may_be_told_by_a_name_or_before_the_fraction() {
        for (text, is_told) in [
            ("2021-11-08T05:12:00Z", true),
            ("2021-11-08 06:12 CET", true),
            ("2021-11-08 05:12:00Z.515", true),
            ("2021-11-08 06:12", false),
        ] {
            assert_eq!(tells_offset(text), is_told, "{text}");
        }
    }

    #[test]
    fn clocks_are_known_by_their_names_in_cells_and_headings() {
        let noon = DateTime::constant(2024, 5, 1, 12, 0, 0, 0);
        for (cell, expected) in [
            ("Asia/Taipei", Some("2024-05-01T04:00:00Z")),
            ("UTC", Some("2024-05-01T12:00:00Z")),
            ("z", Some("2024-05-01T12:00:00Z")),
            ("+02:00", Some("2024-05-01T10:00:00Z")),
            ("UTC-0530", Some("2024-05-01T17:30:00Z")),
            ("GMT+2", Some("2024-05-01T10:00:00Z")),
            ("CEST", Some("2024-05-01T10:00:00Z")),
            ("door-3", None),
            ("", None),
            ("+2:99", None),
            ("+99:00", None),
        ] {
            let told = zone_in(cell).and_then(|zone| zone.to_timestamp(noon).ok()).map(|time| time.to_string());
            assert_eq!(told.as_deref(), expected, "{cell}");
        }
        for (heading, zone) in [
            ("timestamp_utc", Some("UTC")),
            ("Time (UTC)", Some("UTC")),
            ("Time [UTC]", Some("UTC")),
            ("timeUTC", Some("UTC")),
            ("Zeit (Europe/Berlin)", Some("Europe/Berlin")),
            ("time (local)", None),
            ("outcome", None),
            ("time", None),
        ] {
            assert_eq!(zone_of_heading(heading).as_deref(), zone, "{heading}");
        }
    }
}
