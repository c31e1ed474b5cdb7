//! Lines of statuses: when and where something was reached, and what the flight of it has planned.

use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use crate::{
    feed::process::Process,
    hub::{EventTime, StatusCode, TimeSpan, What},
};

/// When a status was reached, where, and what else is said of it.
pub struct Told {
    pub time: EventTime,
    pub place: Option<String>,
    /// Where the flight goes.
    pub destination: Option<String>,
    pub detail: Option<String>,
    /// Whether it tells a time of day.
    pub has_clock: bool,
    /// Whether the instant is that of a flight.
    pub is_of_flight: bool,
    /// When the flight departs and arrives by plan, if that is told.
    pub planned: [Option<EventTime>; 2],
}

/// When, where, and what else: `BKD/16OCT1317/FRA/ACME`, `DEP/LH400/16OCT1615/FRAJFK/T1K100`; nothing lies behind `latest`.
pub fn told(token: &str, latest: EventTime) -> Option<Told> {
    let (word, behind) = token.split_once('/')?;
    let parts: Vec<&str> = behind.split('/').collect();
    let (flight, day, used) = flight_and_day(&parts)?;
    let is_of_flight = flight.is_some();
    let ([place, destination], taken) = leg_of(parts.get(used..).unwrap_or_default(), is_of_flight);
    let rest = parts.get(used + taken..).unwrap_or_default();
    let groups = groups(word, rest);
    // A0400: the actual time of day, of flights that tell their day alone.
    let actual = groups[usize::from(ARRIVALS.contains(&word))].filter(|group| group.is_actual);
    let clock = day.minutes.or(actual.map(|group| group.minutes));
    let minutes = clock.unwrap_or(0);
    let midnight = day.midnight(minutes, latest)?;
    // S0900, E1545: by plan, or as is expected.
    let planned = groups.map(|group| group.filter(|group| !group.is_actual));
    let planned = planned.map(|group| group.map(|group| midnight + TimeSpan::from_minutes(group.minutes)));
    let detail: Vec<String> = flight
        .filter(|flight| !flight.is_empty())
        .into_iter()
        .chain((!rest.is_empty()).then(|| rest.join("/")))
        .collect();
    let detail = (!detail.is_empty()).then(|| detail.join(", "));
    let time = midnight + TimeSpan::from_minutes(minutes);
    Some(Told { time, place, destination, detail, has_clock: clock.is_some(), is_of_flight, planned })
}

/// The flight if there is one, the day, and of how many parts both are: `LH400/16OCT`, `16OCT1317`, and `LH/0400/16OCT` as some write it.
fn flight_and_day(parts: &[&str]) -> Option<(Option<String>, Moment, usize)> {
    let day = |at: usize| parts.get(at).and_then(|part| Moment::of(part));
    if let Some(day) = day(0) {
        return Some((None, day, 1));
    }
    if let (Some(flight), Some(day)) = (parts.first(), day(1)) {
        return Some((Some((*flight).to_owned()), day, 2));
    }
    let (carrier, number) = (parts.first()?, parts.get(1)?);
    let flight = is_flight(carrier, number).then(|| format!("{carrier}{number}"))?;
    Some((Some(flight), day(2)?, 3))
}

/// Whether it is an airline of two or three signs and the number of a flight: three or four figures, one letter behind them at most.
fn is_flight(carrier: &str, number: &str) -> bool {
    let figures = number.strip_suffix(|sign: char| sign.is_ascii_uppercase()).unwrap_or(number);
    (2..=3).contains(&carrier.len())
        && carrier.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && (3..=4).contains(&figures.len())
        && figures.bytes().all(|byte| byte.is_ascii_digit())
}

/// Where a flight departs and arrives (`FRAJFK`, or `FRA/JFK` as some write it), or where something happened (`FRA`), and of how many parts
/// that is. Of a leg the status is of where it begins.
fn leg_of(parts: &[&str], is_of_flight: bool) -> ([Option<String>; 2], usize) {
    let letters = |at: usize| parts.get(at).filter(|part| part.bytes().all(|byte| byte.is_ascii_uppercase()));
    let own = |text: &str| Some(text.to_owned());
    match (letters(0), letters(1).filter(|part| is_of_flight && part.len() == 3)) {
        (Some(from), Some(to)) if from.len() == 3 => ([own(from), own(to)], 2),
        (Some(place), _) if place.len() == 3 => ([own(place), None], 1),
        (Some(leg), _) if leg.len() == 6 => ([own(&leg[..3]), own(&leg[3..])], 1),
        _ => ([None, None], 1),
    }
}

/// Statuses of what arrived.
const ARRIVALS: [&str; 3] = ["RCF", "ARR", "AWR"];

/// A time of a flight: `A0400`, `S0900`, `E0145-N`.
#[derive(Clone, Copy)]
struct Group {
    /// Whether it is an actual time (A), and not a scheduled (S) or an estimated one (E). Source: Cargo-IMP Manual, data element 206.
    is_actual: bool,
    /// From the beginning of the day of the flight on.
    minutes: i64,
}

impl Group {
    fn of(part: &str) -> Option<Self> {
        let is_actual = match part.bytes().next()? {
            b'A' => true,
            b'S' | b'E' => false,
            _ => return None,
        };
        Some(Self { is_actual, minutes: clock_of(part.get(1..)?)? })
    }
}

/// The times at which the flight departs and arrives, told by where they stand: the letter only says of what sort a time is. Lines of what
/// arrived have no time of departure. Source: Cargo-IMP Manual, FSA, 5.6 and 5.8, notes FSA55 and FSA108.
fn groups(word: &str, parts: &[&str]) -> [Option<Group>; 2] {
    let mut found = parts.iter().enumerate().filter_map(|(at, part)| Group::of(part).map(|group| (at, group)));
    match (found.next(), found.next()) {
        (Some((_, departs)), Some((_, arrives))) => [Some(departs), Some(arrives)],
        (Some((at, one)), None) => {
            // `T20//E0530`: what departs keeps its place.
            let is_left_out =
                at.checked_sub(1).and_then(|before| parts.get(before)).is_some_and(|part| part.is_empty());
            if is_left_out || ARRIVALS.contains(&word) { [None, Some(one)] } else { [Some(one), None] }
        }
        (None, _) => [None, None],
    }
}

/// Minutes after midnight of four figures; behind them may stand that it is of the day before (P), of the next one (N), of the one
/// after that (S) or of the third (T). Source: Cargo-IMP, day change indicator.
fn clock_of(text: &str) -> Option<i64> {
    let (clock, day) = text.split_once('-').unwrap_or((text, ""));
    let day = match day {
        "" => 0,
        "P" => -1,
        "N" => 1,
        "S" => 2,
        "T" => 3,
        _ => return None,
    };
    let is_clock = clock.len() == 4 && clock.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute): (i64, i64) = (clock.get(..2)?.parse().ok()?, clock.get(2..)?.parse().ok()?);
    (is_clock && hour < 24 && minute < 60).then_some(day * 1_440 + hour * 60 + minute)
}

/// `16OCT1317`, `16OCT0130-N` or `16OCT`: a day of a year that is not told.
#[derive(Clone, Copy)]
pub struct Moment {
    month: i8,
    day: i8,
    /// After the beginning of the day, if it tells a time of day.
    minutes: Option<i64>,
}

impl Moment {
    /// Of its text.
    pub fn of(text: &str) -> Option<Self> {
        const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
        let day: i8 = text.get(..2)?.parse().ok()?;
        let month = MONTHS.iter().position(|month| Some(*month) == text.get(2..5))?;
        let clock = text.get(5..)?;
        let minutes = if clock.is_empty() { None } else { Some(clock_of(clock)?) };
        Some(Self { month: i8::try_from(month + 1).ok()?, day, minutes })
    }

    /// The beginning of the day, in the latest year in which so many minutes after it do not lie behind `latest`.
    fn midnight(self, minutes: i64, latest: EventTime) -> Option<EventTime> {
        let year = latest.zoned(&TimeZone::UTC).year();
        // The first of January may be of the next year, if the minutes go back from it; the 29th of February four years ago, or eight.
        (-1..=8)
            .filter_map(|ago| beginning_of(Date::new(year - ago, self.month, self.day).ok()?))
            .find(|midnight| *midnight + TimeSpan::from_minutes(minutes) <= latest)
    }
}

/// The beginning of a day.
pub fn beginning_of(date: Date) -> Option<EventTime> {
    let stamp = TimeZone::UTC.to_timestamp(DateTime::from_parts(date, Time::midnight())).ok()?;
    i64::try_from(stamp.as_nanosecond()).ok().map(EventTime::from_nanos)
}

/// A flight that is booked.
pub struct Booking {
    pub waybill: String,
    /// The day of the flight, in the latest year that has been, and what it has planned.
    pub told: Told,
    pub line: u64,
}

impl Booking {
    /// Tells the booking at `first`, the first instant of the message at which something happened, or on the day of the flight.
    pub fn tell(self, first: EventTime, latest: EventTime, process: &mut Process) {
        let Self { waybill, told: Told { time, place, destination, detail, planned, .. }, line } = self;
        // A flight that is booked is near to what has happened: not nearly a year before it.
        let is_alone = first == EventTime::MAX;
        let near = if is_alone { latest } else { first };
        let year = TimeSpan::from_minutes(i64::from(days_after(time)) * 1_440);
        let shift = if near - time > TimeSpan::from_minutes(183 * 1_440) { year } else { TimeSpan::ZERO };
        let time = time + shift;
        let told = if is_alone { time } else { first.min(time) };
        process.say(told, &waybill, What::Status { code: StatusCode::Bkd, detail: detail.map(Into::into) }, line);
        let departs = planned[0].map_or(time, |planned| planned + shift);
        for (milestone, planned, at) in
            [("DEP", Some(departs), place), ("ARR", planned[1].map(|planned| planned + shift), destination)]
        {
            if let Some(planned) = planned {
                let what = What::Plan { milestone: milestone.into(), planned, at: at.map(Into::into) };
                process.say(told, &waybill, what, line);
            }
        }
    }
}

/// Days from an instant to the same day and month of the next year.
fn days_after(time: EventTime) -> i32 {
    let date = time.zoned(&TimeZone::UTC).date();
    let next = Date::new(date.year() + 1, date.month(), date.day()).or_else(|_| Date::new(date.year() + 1, 3, 1));
    next.map_or(365, |next| (next - date).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> EventTime {
        EventTime::parse(text).expect("a time")
    }

    /// What was told before the beginning of March 2024: when, where from and to, and what is planned.
    #[track_caller]
    fn check(token: &str, expected: &str) {
        let found = told(token, at("2024-03-01T00:00:00Z")).map(|told| {
            let [departs, arrives] =
                told.planned.map(|planned| planned.map_or_else(|| "-".to_owned(), |time| time.to_string()));
            let of = |place: Option<String>| place.unwrap_or_else(|| "-".to_owned());
            format!("{} {} {} {departs} {arrives}", told.time, of(told.place), of(told.destination))
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{token}");
    }

    #[test]
    fn times_of_flights_are_told_by_their_place_and_not_by_their_letter() {
        let plan = "2023-06-21T00:00:00Z ICN DOH 2023-06-21T03:10:00Z 2023-06-21T06:50:00Z";
        check("BKD/QR8985/21JUN/ICNDOH/P3K524.00/S0310/S0650/MC4.761", plan);
        check("BKD/QR8985/21JUN/ICNDOH/P3K524.00/E0310/E0650", plan);
        check("BKD/QR8985/21JUN/ICNDOH/P3/S0310", "2023-06-21T00:00:00Z ICN DOH 2023-06-21T03:10:00Z -");
        check("BKD/QR8985/21JUN/ICNDOH/P3//S0650-N", "2023-06-21T00:00:00Z ICN DOH - 2023-06-22T06:50:00Z");
        // What departed may have a plan of its arrival, and what arrived has one time alone.
        check("DEP/SR172/24MAR/BSLKHI/T20/A1930/E0530-N", "2023-03-24T19:30:00Z BSL KHI - 2023-03-25T05:30:00Z");
        check("DEP/SR172/24MAR/BSLKHI/T20/S1930/A0530-N", "2023-03-24T00:00:00Z BSL KHI 2023-03-24T19:30:00Z -");
        check("RCF/AF001/10JUL/CDG/T12//A0600-N", "2023-07-11T06:00:00Z CDG - - -");
        check("ARR/AF001/10JUL/CDG/T12/E0600", "2023-07-10T00:00:00Z CDG - - 2023-07-10T06:00:00Z");
        let both = "2023-07-11T01:30:00Z CDG - 2023-07-10T23:00:00Z 2023-07-11T01:00:00Z";
        check("RCF/AF001/10JUL0130-N/CDG/T12/S2300/S0100-N", both);
    }

    #[test]
    fn an_airline_and_its_number_and_a_leg_may_stand_apart() {
        check("BKD/QR/0843/20JUN/HKG/NLU", "2023-06-20T00:00:00Z HKG NLU - -");
        check("DLV/16OCT1317/JFK/ABC", "2023-10-16T13:17:00Z JFK - - -");
        check("TRM/AA/ORD/T13", "none");
        check("BKD/soon/FRA", "none");
        let flight = told("BKD/QR/0843/20JUN/HKG/NLU/T1", at("2024-03-01T00:00:00Z")).and_then(|told| told.detail);
        assert_eq!(flight.as_deref(), Some("QR0843, T1"));
    }

    #[test]
    fn years_are_the_latest_that_have_been() {
        let latest = at("2024-03-01T12:00:00Z");
        let day = |text: &str| told(&format!("RCS/{text}/FRA"), latest).map(|told| told.time.to_string());
        assert_eq!(day("01MAR0000").as_deref(), Some("2024-03-01T00:00:00Z"));
        assert_eq!(day("01MAR1200").as_deref(), Some("2024-03-01T12:00:00Z"));
        assert_eq!(day("01MAR1201").as_deref(), Some("2023-03-01T12:01:00Z"));
        assert_eq!(day("02MAR2359-P").as_deref(), Some("2023-03-01T23:59:00Z"));
        assert_eq!(day("02MAR0100-P").as_deref(), Some("2024-03-01T01:00:00Z"));
        assert_eq!(day("29FEB1200").as_deref(), Some("2024-02-29T12:00:00Z"));
        assert_eq!((day("31FEB1200"), day("16OCT2561"), day("é1JAN")), (None, None, None));
        // Of a flight that tells its day and an actual time, both count.
        let departs = told("DEP/LH400/01MAR/FRAJFK/T1/A1300", latest).map(|told| told.time.to_string());
        assert_eq!(departs.as_deref(), Some("2023-03-01T13:00:00Z"));
        let turn = told("RCS/01JAN0010-P/FRA", at("2023-12-31T12:00:00Z")).map(|told| told.time.to_string());
        assert_eq!(turn.as_deref(), Some("2023-12-31T00:10:00Z"));
    }
}
