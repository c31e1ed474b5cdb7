//! Dates as archives and tables write them beside reports of the weather.

use std::fmt;

use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use crate::hub::EventTime;

/// How many hours the clock of a table may be off that of the reports in it: no clock of the world is farther from UTC.
const APART: f64 = 14.0;

/// That minute of a day, in UTC.
pub fn instant(day: Date, hour: i8, minute: i8) -> Option<EventTime> {
    let time = Time::new(hour, minute, 0, 0).ok()?;
    let stamp = TimeZone::UTC.to_timestamp(DateTime::from_parts(day, time)).ok()?;
    i64::try_from(stamp.as_nanosecond()).ok().map(EventTime::from_nanos)
}

/// A date as it is written, and the hour and minute behind it.
#[derive(Clone, Copy)]
pub struct Written {
    /// The day.
    pub date: Date,
    /// The hour and minute behind it.
    pub clock: Option<(i8, i8)>,
}

impl Written {
    /// The date with which text begins, such as `2021-11-08`, `2021/11/08 05:20`, `2021-11-08T05:20:00Z`, `202111080520` or, with the
    /// time alone, `2021,11,08,05,20`. What goes on behind a point is no date.
    fn at(text: &str) -> Option<Self> {
        let (first, rest) = split_figures(text);
        let (date, clock, rest) = match first.len() {
            8 => (date_of(&first[..4], &first[4..6], &first[6..])?, clock_behind(rest), rest),
            12 | 14 => {
                let clock = clock_of(&first[8..10], &first[10..12]);
                (date_of(&first[..4], &first[4..6], &first[6..8])?, clock, rest)
            }
            4 if rest.starts_with(',') => {
                let parts: Vec<&str> = rest[1..].split(',').take(4).collect();
                let &[month, day, hour, minute] = parts.as_slice() else { return None };
                let is_padded = parts.iter().all(|part| part.len() == 2);
                (date_of(first, month, day).filter(|_| is_padded)?, Some(clock_of(hour, minute)?), "")
            }
            4 => {
                let between = ['-', '/'].into_iter().find(|sign| rest.starts_with(*sign))?;
                let (month, rest) = split_figures(&rest[1..]);
                let (day, rest) = split_figures(rest.strip_prefix(between)?);
                (date_of(first, month, day)?, clock_behind(rest), rest)
            }
            _ => return None,
        };
        (!rest.starts_with('.')).then_some(Self { date, clock })
    }

    /// Whether it may be that of a report of that time: the clock of a table may be a local one.
    pub fn is_near(self, time: EventTime) -> bool {
        let (hour, minute) = self.clock.unwrap_or((12, 0));
        let within = if self.clock.is_some() { APART } else { 36.0 };
        instant(self.date, hour, minute).is_some_and(|told| time.secs_since(told).abs() <= within * 3_600.0)
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        self.clock.map_or(Ok(()), |(hour, minute)| write!(f, " {hour:02}:{minute:02}"))
    }
}

/// All dates in text; digits behind a point are the rest of a number.
pub fn dates_in(text: &str) -> impl Iterator<Item = Written> {
    let bytes = text.as_bytes();
    let begins = move |at: &usize| {
        let is_inside = at.checked_sub(1).is_some_and(|before| matches!(bytes[before], b'.' | b'0'..=b'9'));
        bytes[*at].is_ascii_digit() && !is_inside
    };
    (0..text.len()).filter(begins).filter_map(move |at| Written::at(&text[at..]))
}

/// The figures with which text begins, and the rest of it.
fn split_figures(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

fn date_of(year: &str, month: &str, day: &str) -> Option<Date> {
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1_900..2_200).contains(&date.year()).then_some(date)
}

fn clock_of(hour: &str, minute: &str) -> Option<(i8, i8)> {
    let (hour, minute) = (hour.parse::<i8>().ok()?, minute.parse::<i8>().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// The hour and minute behind a date: `T05:20`, ` 05:20`.
fn clock_behind(text: &str) -> Option<(i8, i8)> {
    let (hour, rest) = split_figures(text.strip_prefix(['T', ' '])?);
    let (minute, _) = split_figures(rest.strip_prefix(':')?);
    clock_of(hour, minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_in_one_way() {
        let of = |text: &str| dates_in(text).next().map(|written| written.to_string());
        for (text, expected) in [
            ("at 2021/11/08 05:20", "2021-11-08 05:20"),
            (",EBLG,2021-11-08T05:20:00.000Z,50.6", "2021-11-08 05:20"),
            ("EBLG,2021,11,08,05,20,METAR ", "2021-11-08 05:20"),
            ("202111080520 METAR ", "2021-11-08 05:20"),
            ("sa20211108_0520", "2021-11-08"),
        ] {
            assert_eq!(of(text).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["45.1,-93.2154,VRB,3,3.45", "93,2154,3,3.45", "2021-11/08", "45.2021-11-08", "2021-11-08.5", "1.20211108"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
