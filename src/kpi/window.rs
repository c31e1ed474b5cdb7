//! Over what a figure is made: so long before an instant, or since its shift or its day began.

use jiff::{ToSpan, Zoned, tz::TimeZone};

use crate::{
    hub::{EventTime, TimeSpan, layout::Layout, parse_span},
    language::quoted,
    say,
};

/// A window of time that ends at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// So long before the instant.
    Last(TimeSpan),
    /// Since the shift began that is on at the instant, by the shifts of the layout.
    Shift,
    /// Since midnight, on the clock of the site.
    Day,
}

impl Window {
    /// Reads `shift`, `day`, or a span such as `8h` and `1d12h`.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.trim() {
            "shift" => Ok(Self::Shift),
            "day" => Ok(Self::Day),
            text => match parse_span(text).filter(|span| *span > TimeSpan::ZERO) {
                Some(span) => Ok(Self::Last(span)),
                None => Err(say!("cli-window", text = quoted(&text))),
            },
        }
    }

    /// What it is, in words: `last 8 h`, `this shift`.
    pub fn label(self) -> String {
        match self {
            Self::Last(span) => say!("kpi-window-last", span = span.to_string()),
            Self::Shift => say!("kpi-window-shift").to_owned(),
            Self::Day => say!("kpi-window-day").to_owned(),
        }
    }

    /// Its beginning and its end, which is `time`.
    fn span(self, time: EventTime, layout: &Layout, zone: &TimeZone) -> (EventTime, EventTime) {
        let from = match self {
            Self::Last(span) => time - span,
            Self::Day => began(time, &[0], zone),
            Self::Shift => began(time, &layout.shifts, zone),
        };
        (from, time)
    }
}

impl Window {
    /// The span of a reading, which is made of what ended after its beginning: what happens just when a shift or a day begins belongs
    /// to it.
    pub fn read(self, time: EventTime, layout: &Layout, zone: &TimeZone) -> (EventTime, EventTime) {
        let (from, until) = self.span(time, layout, zone);
        let before = i64::from(matches!(self, Self::Shift | Self::Day));
        (from - TimeSpan::from_nanos(before), until)
    }
}

/// When the clock last showed one of these hours, `time` itself included.
fn began(time: EventTime, hours: &[i8], zone: &TimeZone) -> EventTime {
    let now = time.zoned(zone);
    let at = |day: &Zoned, hour: i8| {
        let begin = day.date().at(hour, 0, 0, 0).to_zoned(zone.clone()).ok()?;
        i64::try_from(begin.timestamp().as_nanosecond()).ok().map(EventTime::from_nanos)
    };
    let days = [now.checked_sub(1.day()).ok(), Some(now)];
    let all = days.iter().flatten().flat_map(|day| hours.iter().filter_map(move |hour| at(day, *hour)));
    all.filter(|begin| *begin <= time).max().unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifts_and_days_begin_on_the_clock_of_the_site() {
        let layout = crate::hub::layout::scene::liege();
        let zone = TimeZone::get("Europe/Brussels").expect("a zone");
        let begins = |window: Window, time: &str| {
            let (from, until) = window.span(EventTime::parse(time).expect("a time"), &layout, &zone);
            assert_eq!(until, EventTime::parse(time).expect("a time"));
            from.zoned(&zone).strftime("%m-%d %H:%M").to_string()
        };
        for (time, shift, day) in [
            ("2021-11-08T13:59:59+01:00", "11-08 06:00", "11-08 00:00"),
            ("2021-11-08T14:00:00+01:00", "11-08 14:00", "11-08 00:00"),
            ("2021-11-08T03:00:00+01:00", "11-07 22:00", "11-08 00:00"),
            // On the day on which clocks go back, a day has 25 hours.
            ("2021-10-31T12:00:00+01:00", "10-31 06:00", "10-31 00:00"),
        ] {
            assert_eq!((begins(Window::Shift, time), begins(Window::Day, time)), (shift.into(), day.into()), "{time}");
        }
        assert_eq!(begins(Window::parse("90m").expect("a span"), "2021-11-08T13:00:00+01:00"), "11-08 11:30");
        assert!(Window::parse("shifty").is_err_and(|said| said.contains("shifty") && said.contains("8h")));
        assert!(Window::parse("0h").is_err());
    }
}
