//! Instants and spans: whole nanoseconds, UTC inside, a time zone only when a person reads them.

use std::{
    fmt,
    ops::{Add, Sub},
};

use jiff::{
    Timestamp, Zoned, civil,
    tz::{Offset, TimeZone},
};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::identifier::is_digits;
use crate::{language::quoted, say};

const NANOS_PER_SEC: i64 = 1_000_000_000;

/// An instant: nanoseconds since 1970-01-01T00:00:00Z, from the year 1677 to 2262.
///
/// In files and on the command line it is RFC 3339 text such as `2021-11-08T05:12:00.250Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct EventTime(i64);

impl EventTime {
    /// Earlier than every event.
    pub const MIN: EventTime = EventTime(i64::MIN);
    /// Later than every event; as `known_at` it means "with all that was ever learned".
    pub const MAX: EventTime = EventTime(i64::MAX);

    /// The instant `nanos` nanoseconds after the Unix epoch.
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    /// The instant `secs` seconds after the Unix epoch; saturates outside the range of the type.
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs.saturating_mul(NANOS_PER_SEC))
    }

    /// Nanoseconds since the Unix epoch.
    pub const fn nanos(self) -> i64 {
        self.0
    }

    /// Seconds from `earlier` to `self`; negative when `self` is the earlier one.
    pub fn secs_since(self, earlier: EventTime) -> f64 {
        // Asked for everything that moves, in every frame: only what is centuries apart needs the wider number.
        let nanos = self.0.checked_sub(earlier.0).map(|nanos| nanos as f64);
        nanos.unwrap_or_else(|| (i128::from(self.0) - i128::from(earlier.0)) as f64) / NANOS_PER_SEC as f64
    }

    /// Reads RFC 3339 text.
    ///
    /// The usual form in UTC is read by hand, because a log has millions of them; every other
    /// form (offsets, leap seconds, lower case) is left to `jiff`.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        parse_utc(text.as_bytes()).map_or_else(|| parse_any(text), Ok)
    }

    /// The wall clock in `zone`.
    pub fn zoned(self, zone: &TimeZone) -> Zoned {
        self.timestamp().to_zoned(zone.clone())
    }

    /// Midnight before the instant, on the clock of `zone`; the instant itself where the calendar ends.
    pub fn midnight(self, zone: &TimeZone) -> Self {
        let start = self.zoned(zone).start_of_day().ok();
        let nanos = start.and_then(|start| i64::try_from(start.timestamp().as_nanosecond()).ok());
        nanos.map_or(self, Self::from_nanos)
    }

    /// The instant as clocks show it that are so far ahead of UTC, as in `+01:00`; `None` where no clocks are, beyond 14 hours.
    pub fn at_offset(self, offset: &str) -> Option<String> {
        let (hours, minutes) = offset.strip_prefix(['+', '-'])?.split_once(':')?;
        let number = |text: &str| (text.len() == 2 && is_digits(text)).then(|| text.parse::<u8>().ok())?;
        let minutes = i32::from(number(hours)?) * 60 + i32::from(number(minutes).filter(|all| *all < 60)?);
        let minutes = if offset.starts_with('-') { -minutes } else { minutes };
        let offset = (minutes.abs() <= 14 * 60).then(|| Offset::from_seconds(minutes * 60).ok())??;
        Some(self.timestamp().display_with_offset(offset).to_string())
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_nanosecond(i128::from(self.0)).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// Text that is no instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", say!("log-no-time", found = quoted(found)))]
pub struct TimeError {
    /// What stood there, cut to a readable length.
    pub found: String,
}

impl TimeError {
    fn of(text: &str) -> Self {
        Self { found: text.chars().take(60).collect() }
    }
}

fn parse_any(text: &str) -> Result<EventTime, TimeError> {
    let stamp: Timestamp = text.parse().map_err(|_| TimeError::of(text))?;
    i64::try_from(stamp.as_nanosecond()).map(EventTime).map_err(|_| TimeError::of(text))
}

/// Reads `YYYY-MM-DDTHH:MM:SS[.fraction]Z`; `None` for anything else.
fn parse_utc(text: &[u8]) -> Option<EventTime> {
    let (&last, head) = text.split_last()?;
    if last != b'Z' || head.len() < 19 || head[4] != b'-' || head[7] != b'-' || head[10] != b'T' {
        return None;
    }
    if head[13] != b':' || head[16] != b':' {
        return None;
    }
    let (year, month, day) = (digits(&head[0..4])?, digits(&head[5..7])?, digits(&head[8..10])?);
    let (hour, minute, second) = (digits(&head[11..13])?, digits(&head[14..16])?, digits(&head[17..19])?);
    let in_range = (1700..2250).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    if !in_range {
        return None;
    }
    let secs = days_from_civil(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Some(EventTime(secs * NANOS_PER_SEC + fraction(&head[19..])?))
}

fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')))
}

fn fraction(text: &[u8]) -> Option<i64> {
    let Some((&dot, tail)) = text.split_first() else { return Some(0) };
    if dot != b'.' || tail.is_empty() || tail.len() > 9 {
        return None;
    }
    Some(digits(tail)? * 10_i64.pow(9 - tail.len() as u32))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar, by counting from 1 March.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

impl fmt::Display for EventTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.timestamp())
    }
}

impl Add<TimeSpan> for EventTime {
    type Output = EventTime;
    fn add(self, span: TimeSpan) -> EventTime {
        EventTime(self.0.saturating_add(span.0))
    }
}

impl Sub<TimeSpan> for EventTime {
    type Output = EventTime;
    fn sub(self, span: TimeSpan) -> EventTime {
        EventTime(self.0.saturating_sub(span.0))
    }
}

impl Add for TimeSpan {
    type Output = Self;

    fn add(self, span: Self) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl Sub for TimeSpan {
    type Output = TimeSpan;
    fn sub(self, other: TimeSpan) -> TimeSpan {
        TimeSpan(self.0.saturating_sub(other.0))
    }
}

impl Sub for EventTime {
    type Output = TimeSpan;
    fn sub(self, earlier: EventTime) -> TimeSpan {
        TimeSpan(self.0.saturating_sub(earlier.0))
    }
}

impl Serialize for EventTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EventTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = EventTime;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(say!("log-time-such-as"))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<EventTime, E> {
                EventTime::parse(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

impl JsonSchema for EventTime {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EventTime".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "An instant, RFC 3339, best in UTC and with no more than nanoseconds."
        })
    }
}

/// A length of time in nanoseconds; negative spans go backwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TimeSpan(i64);

impl TimeSpan {
    /// No time at all.
    pub const ZERO: TimeSpan = TimeSpan(0);

    /// A span of `nanos` nanoseconds.
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    /// A span of `millis` milliseconds; saturates.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1_000_000))
    }

    /// A span of `secs` seconds; saturates.
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs.saturating_mul(NANOS_PER_SEC))
    }

    /// A span of `minutes` minutes; saturates.
    pub const fn from_minutes(minutes: i64) -> Self {
        Self::from_secs(minutes.saturating_mul(60))
    }

    /// A span of `secs` seconds, rounded to whole nanoseconds; saturates, and is zero for NaN.
    pub fn from_secs_f64(secs: f64) -> Self {
        Self((secs * NANOS_PER_SEC as f64).round() as i64)
    }

    /// Nanoseconds.
    pub const fn nanos(self) -> i64 {
        self.0
    }

    /// Seconds.
    pub fn secs(self) -> f64 {
        self.0 as f64 / NANOS_PER_SEC as f64
    }
}

impl fmt::Display for TimeSpan {
    /// Two units at most: `3 d 4 h`, `2 h 05 min`, `1 min 30 s`, `4.2 s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secs = self.0.unsigned_abs() / NANOS_PER_SEC as u64;
        if self.0 < 0 {
            f.write_str("-")?;
        }
        match (secs / 86_400, secs / 3_600 % 24, secs / 60 % 60, secs % 60) {
            (0, 0, 0, s) if s < 10 => write!(f, "{:.1} s", self.secs().abs()),
            (0, 0, 0, s) => write!(f, "{s} s"),
            (0, 0, m, s) => write!(f, "{m} min {s:02} s"),
            (0, h, m, _) => write!(f, "{h} h {m:02} min"),
            (d, h, _, _) => write!(f, "{d} d {h} h"),
        }
    }
}

/// What a person means by a time: an instant, a clock reading of the site, or an offset into the log.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeInput {
    /// An RFC 3339 instant.
    Instant(EventTime),
    /// `2021-11-08 14:05` on the clock of the site.
    Local(civil::DateTime),
    /// `14:05` on the clock of the site, on the day at hand.
    Clock(civil::Time),
    /// `+3h`: so long after the beginning of the log (after the playhead, when typed in the window).
    Offset(TimeSpan),
}

impl TimeInput {
    /// Reads RFC 3339, `2021-11-08 14:05[:30]`, `14:05[:30]`, or `+3h`, `+2d12h`, `-90s`.
    pub fn parse(text: &str) -> Result<Self, TimeInputError> {
        let text = text.trim();
        if let Ok(instant) = EventTime::parse(text) {
            return Ok(Self::Instant(instant));
        }
        let unreadable = || TimeInputError { found: text.chars().take(60).collect() };
        if let Some(magnitude) = text.strip_prefix('+') {
            return parse_span(magnitude).map(Self::Offset).ok_or_else(unreadable);
        }
        if let Some(magnitude) = text.strip_prefix('-') {
            let span = parse_span(magnitude).ok_or_else(unreadable)?;
            return Ok(Self::Offset(TimeSpan(-span.0)));
        }
        let local = text.replace(' ', "T").parse().map(Self::Local);
        local.or_else(|_| text.parse().map(Self::Clock)).map_err(|_| unreadable())
    }

    /// The instant meant, on a site in `zone`, counting offsets and clock readings from `base`.
    ///
    /// A clock reading that daylight saving skips or repeats becomes the later or first of the two,
    /// as RFC 5545 has it. `None` when it lies outside the range of [`EventTime`].
    pub fn resolve(&self, base: EventTime, zone: &TimeZone) -> Option<EventTime> {
        let local = match self {
            Self::Instant(instant) => return Some(*instant),
            Self::Offset(span) => return Some(base + *span),
            Self::Local(local) => *local,
            Self::Clock(clock) => base.zoned(zone).date().to_datetime(*clock),
        };
        let zoned = local.to_zoned(zone.clone()).ok()?;
        i64::try_from(zoned.timestamp().as_nanosecond()).ok().map(EventTime)
    }
}

/// Text that is no time a person could mean.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", say!("log-no-time-typed", found = quoted(found)))]
pub struct TimeInputError {
    /// What was typed, cut to a readable length.
    pub found: String,
}

/// Reads `3h`, `2d12h`, `1h30m`, `90s`, `1.5h`; `None` when it is none of these.
pub fn parse_span(text: &str) -> Option<TimeSpan> {
    let mut rest = text.trim();
    let mut secs = 0.0;
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let number = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let value: f64 = rest[..number].parse().ok()?;
        let tail = &rest[number..];
        let unit = tail.find(|c: char| c.is_ascii_digit()).unwrap_or(tail.len());
        secs += value
            * match tail[..unit].trim() {
                "d" => 86_400.0,
                "h" => 3_600.0,
                "m" | "min" => 60.0,
                "s" => 1.0,
                "ms" => 0.001,
                _ => return None,
            };
        rest = &tail[unit..];
    }
    Some(TimeSpan::from_secs_f64(secs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check_input(text: &str, expected: Option<&str>) {
        let zone = TimeZone::get("Europe/Brussels").expect("zone");
        let base = EventTime::parse("2021-11-08T00:00:00Z").expect("base");
        let found = TimeInput::parse(text).ok().and_then(|input| input.resolve(base, &zone));
        assert_eq!(found.map(|t| t.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_person_may_write_a_time_in_four_ways() {
        check_input("2021-11-08T14:05:00+01:00", Some("2021-11-08T13:05:00Z"));
        check_input("2021-11-08 14:05", Some("2021-11-08T13:05:00Z"));
        check_input("14:05", Some("2021-11-08T13:05:00Z"));
        check_input("+3h", Some("2021-11-08T03:00:00Z"));
        check_input("+1d2h30m", Some("2021-11-09T02:30:00Z"));
        check_input("-90s", Some("2021-11-07T23:58:30Z"));
        check_input("tea time", None);
        check_input("+", None);
        check_input("+3", None);
        check_input("", None);
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in ["2021-02-29T00:00:00Z", "2021-13-01T00:00:00Z", "2021-01-01T24:00:00Z", "2021-01-01", "Z"] {
            assert!(EventTime::parse(text).is_err(), "{text}");
        }
        assert!(EventTime::parse("2020-02-29T00:00:00Z").is_ok());
    }

    #[test]
    fn spans_read_as_a_person_says_them() {
        let shown = [0, 9, 59, 61, 3_661, 90_000].map(|secs| TimeSpan::from_secs(secs).to_string());
        assert_eq!(shown, ["0.0 s", "9.0 s", "59 s", "1 min 01 s", "1 h 01 min", "1 d 1 h"]);
    }

    proptest! {
        #[test]
        fn the_quick_reader_agrees_with_jiff(nanos in -8_000_000_000_000_000_000_i64..8_000_000_000_000_000_000) {
            let text = EventTime::from_nanos(nanos).to_string();
            prop_assert_eq!(EventTime::parse(&text).map(EventTime::nanos), Ok(nanos));
            prop_assert_eq!(parse_any(&text).map(EventTime::nanos), Ok(nanos));
        }
    }
}
