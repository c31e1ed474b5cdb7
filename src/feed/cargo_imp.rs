//! IATA Cargo-IMP: status updates (FSU) and waybills (FWB) as text.
//!
//! It tells no year, and its clock is that of each station. The year is taken so that nothing lies in the future, times are
//! taken as UTC, and both is told. Source: IATA Cargo-IMP Manual, FSU and FWB.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time};

use super::{
    live,
    process::{Process, kilograms_of_pounds},
    sink::{FormatError, Reading},
};
use crate::{
    hub::{Attribute, EventTime, Flow, ObjectKind, StatusCode, TimeSpan, What},
    language::{numerals::bare, quoted},
    say,
};

/// Reads messages, one or many.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let tomorrow = live::now() + TimeSpan::from_secs_f64(86_400.0);
    read_before(bytes, tomorrow.zoned(&jiff::tz::TimeZone::UTC).date(), reading)
}

/// Reads messages that were written before `latest`.
fn read_before(bytes: &[u8], latest: Date, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let text = String::from_utf8_lossy(bytes);
    let mut process = Process::of(reading);
    // What is known of a consignment, before it is told when it enters.
    let mut all_known = BTreeMap::<String, Vec<Attribute<'static>>>::new();
    let mut waybill = None::<String>;
    let mut contract = Contract::default();
    let mut contracts = Vec::<(String, Contract)>::new();
    let (mut is_told, mut seen) = (false, BTreeSet::new());
    let (mut messages, mut waybills, mut clockless) = (0_u64, 0_u64, 0_u64);
    // The last status, for what is said beside it.
    let mut last = None::<(EventTime, String)>;
    let (mut booked, mut first) = (Vec::<Booking>::new(), EventTime::MAX);
    for (line, number) in text.lines().zip(1..) {
        for token in &parts_of(line) {
            let token = token.as_str();
            if BEGINNINGS.iter().any(|word| token.starts_with(word)) {
                contracts.extend(waybill.take().map(|waybill| (waybill, std::mem::take(&mut contract))));
                messages += 1;
                contract = Contract { is_waybill: token.starts_with("FWB/"), ..Contract::default() };
                waybills += u64::from(contract.is_waybill);
                last = None;
                continue;
            }
            // Above a message its addresses stand (Type B).
            if messages == 0 {
                continue;
            }
            // Some put the statuses of several waybills into one message.
            if !contract.is_waybill && waybill.is_some() && consignment(token).is_some() {
                contracts.extend(waybill.take().map(|waybill| (waybill, std::mem::take(&mut contract))));
                last = None;
            }
            if waybill.is_none() {
                match consignment(token) {
                    Some((number_of_it, known)) => {
                        know(all_known.entry(number_of_it.clone()).or_default(), known);
                        waybill = Some(number_of_it);
                    }
                    None => reading.unreadable(
                        number,
                        || say!("cargo-no-waybill", token = quoted(&token)),
                        say!("cargo-part-skipped"),
                    ),
                }
                continue;
            }
            let Some(waybill) = &waybill else { continue };
            if contract.is_waybill && contract.take(token, number) {
                continue;
            }
            // What is said beside a status is said when it is.
            if let (Some((time, id)), Some(words)) = (&last, token.strip_prefix("OSI/"))
                && moment(words.get(..9).unwrap_or(words), latest).is_none()
            {
                let what = What::Status { code: StatusCode::Osi, detail: Some(words.to_owned().into()) };
                process.say(*time, id, what, number);
                continue;
            }
            if let Some(ulds) = token.strip_prefix("ULD/") {
                reading.not_understood(
                    number,
                    || say!("cargo-ulds-for-statuses", waybill = waybill.to_string(), ulds = quoted(&ulds)),
                    say!("cargo-nothing-loaded"),
                );
                continue;
            }
            let word = token.split('/').next().unwrap_or_default();
            let Some(code) = status(word) else {
                // Other lines tell of the consignment (OCI); what has a day is a status that we do not know.
                if told(token, latest).is_some() {
                    reading.not_understood(
                        number,
                        || say!("cargo-no-status", word = quoted(&word)),
                        say!("cargo-status-skipped"),
                    );
                } else if !is_of_message(token, word) {
                    reading.not_understood(
                        number,
                        || say!("cargo-no-line", token = quoted(&token)),
                        say!("cargo-line-skipped"),
                    );
                }
                continue;
            };
            match told(token, latest) {
                // What is booked has not happened; when that was said, the message does not tell.
                Some(Told { time, place, detail, planned, is_of_flight: true, .. }) if code == StatusCode::Bkd => {
                    is_told = true;
                    booked.push(Booking { waybill: waybill.clone(), time, place, detail, planned, number });
                }
                Some(Told { time, place, detail, has_clock, .. }) => {
                    is_told = true;
                    first = first.min(time);
                    clockless += u64::from(!has_clock);
                    last = Some((time, waybill.clone()));
                    process.say(time, waybill, What::Status { code, detail: detail.map(Into::into) }, number);
                    // Several statuses of one moment are one sighting; what is booked is not there yet.
                    if let Some(place) = place.filter(|_| code != StatusCode::Bkd)
                        && seen.insert((time, waybill.clone(), place.clone()))
                    {
                        process.say(time, waybill, What::Observed { at: place.into() }, number);
                    }
                }
                None => reading.unreadable(
                    number,
                    || say!("cargo-no-day", token = quoted(&token)),
                    say!("cargo-status-skipped"),
                ),
            }
        }
    }
    for booking in booked {
        // It was booked before the first that happened, and is known by then; alone, it is known from the day itself.
        booking.tell(first, latest, &mut process);
    }
    contracts.extend(waybill.map(|waybill| (waybill, contract)));
    for (waybill, contract) in contracts.into_iter().filter(|(_, contract)| contract.is_waybill) {
        know(all_known.entry(waybill.clone()).or_default(), contract.known.clone());
        is_told |= contract.tell(&waybill, &mut process, reading);
    }
    // Everything that any message says of a consignment is known when it enters: when it is first told of.
    for (waybill, known) in all_known {
        if let Some(time) = process.sorter.first_of(&waybill) {
            process.enters_as(time, &waybill, ObjectKind::Unknown, Some("AWB"), Flow::None, known, 0);
        }
    }
    if !is_told {
        let found = if waybills == messages { say!("cargo-only-waybills") } else { say!("feed-none") };
        return Err(FormatError::content(say!("cargo-imp"), found));
    }
    reading.not_understood(0, say!("cargo-no-year"), say!("cargo-latest-years"));
    if clockless > 0 {
        reading.not_understood(0, || say!("cargo-clockless", clockless = bare(clockless)), say!("cargo-from-midnight"));
    }
    process.finish(reading)
}

/// A flight that is booked.
struct Booking {
    waybill: String,
    /// The day of the flight, in the latest year that has been.
    time: EventTime,
    place: Option<String>,
    detail: Option<String>,
    planned: [Option<EventTime>; 2],
    number: u64,
}

impl Booking {
    /// Tells the booking at `first`, the first instant of the message at which something happened, or on the day of the flight.
    fn tell(self, first: EventTime, latest: Date, process: &mut Process) {
        let Self { waybill, time, place, detail, planned, number } = self;
        // A flight that is booked is near to what has happened: not nearly a year before it.
        let is_alone = first == EventTime::MAX;
        let near = if is_alone { noon_of(latest).unwrap_or(time) } else { first };
        let year = TimeSpan::from_minutes(i64::from(days_after(time)) * 1_440);
        let shift = if near - time > TimeSpan::from_minutes(183 * 1_440) { year } else { TimeSpan::ZERO };
        let time = time + shift;
        let told = if is_alone { time } else { first.min(time) };
        process.say(told, &waybill, What::Status { code: StatusCode::Bkd, detail: detail.map(Into::into) }, number);
        let departs = planned[0].map_or(time, |planned| planned + shift);
        let at = place.map(Into::into);
        process.say(told, &waybill, What::Plan { milestone: "DEP".into(), planned: departs, at }, number);
        if let Some(arrives) = planned[1] {
            process.say(
                told,
                &waybill,
                What::Plan { milestone: "ARR".into(), planned: arrives + shift, at: None },
                number,
            );
        }
    }
}

/// Noon of a day.
fn noon_of(date: Date) -> Option<EventTime> {
    let stamp = jiff::tz::TimeZone::UTC.to_timestamp(date.at(12, 0, 0, 0)).ok()?;
    i64::try_from(stamp.as_nanosecond()).ok().map(EventTime::from_nanos)
}

/// Days from an instant to the same day and month of the next year.
fn days_after(time: EventTime) -> i32 {
    let date = time.zoned(&jiff::tz::TimeZone::UTC).date();
    let next = Date::new(date.year() + 1, date.month(), date.day()).or_else(|_| Date::new(date.year() + 1, 3, 1));
    next.map_or(365, |next| (next - date).get_days())
}

/// How messages begin.
pub const BEGINNINGS: [&str; 3] = ["FSU/", "FSA/", "FWB/"];

/// The parts of a line: one as a rule, more where a message is folded onto one line. A blank within a part belongs to its words.
fn parts_of(line: &str) -> Vec<String> {
    let is_begin = |word: &str| {
        let head = word.split('/').next().unwrap_or_default();
        let is_code = word.contains('/') && head.len() == 3 && head.bytes().all(|byte| byte.is_ascii_uppercase());
        is_code || word.starts_with('/') || consignment(word).is_some()
    };
    let mut parts = Vec::<String>::new();
    for word in line.split_whitespace() {
        match parts.last_mut() {
            Some(part) if !is_begin(word) => {
                part.push(' ');
                part.push_str(word);
            }
            _ => parts.push(word.to_owned()),
        }
    }
    parts
}

/// What a waybill (FWB) says beside its first line.
#[derive(Default)]
struct Contract {
    /// The beginning of the day on which it was issued, and the line that says so.
    issued: Option<(EventTime, u64)>,
    is_waybill: bool,
    /// The line of what it says, from 1.
    line: u64,
    known: Vec<Attribute<'static>>,
    ulds: Vec<String>,
}

impl Contract {
    /// Takes a part of a waybill; gives whether it was one.
    fn take(&mut self, token: &str, line: u64) -> bool {
        self.line = line;
        if let Some(day) = token.strip_prefix("ISU/") {
            self.issued = day_of_issue(day.split('/').next().unwrap_or(day)).map(|time| (time, line));
            return true;
        }
        if let Some(codes) = token.strip_prefix("SPH/") {
            self.known.push(Attribute::new("special_handling", codes.to_owned()));
            return true;
        }
        // Lines of the rate description: `/2/NG/ELECTRICALS`, `/3/NU/AKE12345LH`, the number at most once.
        let mut parts = token.split('/').skip_while(|part| part.is_empty() || part.bytes().all(|b| b.is_ascii_digit()));
        match (parts.next(), parts.next()) {
            (Some("NG" | "NC"), Some(goods)) if !goods.is_empty() => {
                self.known.push(Attribute::new("goods", goods.to_owned()));
            }
            (Some("NU" | "ULD"), Some(uld)) if !uld.is_empty() => self.ulds.push(uld.to_owned()),
            _ => return false,
        }
        true
    }

    /// The consignment is in its ULDs from the day of issue on, or else from its first status; gives whether there is either.
    fn tell(self, waybill: &str, process: &mut Process, reading: &mut Reading<'_>) -> bool {
        let (first, is_issued) = (process.sorter.first_of(waybill), self.issued.is_some());
        let Some((time, line)) = self.issued.or(first.map(|time| (time, self.line))) else {
            if !self.ulds.is_empty() || !self.known.is_empty() {
                let brief = || say!("cargo-neither-issue-nor-status", waybill = waybill.to_string());
                reading.not_understood(self.line, brief, say!("cargo-left-out"));
            }
            return false;
        };
        process.sorter.see(waybill, time);
        if !is_issued && !self.ulds.is_empty() {
            let brief = || say!("cargo-no-issue", waybill = waybill.to_string());
            reading.not_understood(line, brief, say!("cargo-since-first-status"));
        }
        // In which of several a piece is nobody tells, and it can be in one alone.
        let is_divided = self.ulds.len() > 1;
        if is_divided {
            let brief = || say!("cargo-in-several", waybill = waybill.to_string(), ulds = self.ulds.join(", "));
            reading.not_understood(line, brief, say!("cargo-in-none"));
        }
        for uld in self.ulds {
            let code = uld.get(..3).map(str::to_owned);
            process.enters_as(time, &uld, ObjectKind::Uld, code.as_deref(), Flow::None, Vec::new(), line);
            if !is_divided {
                process.say(time, waybill, What::Loaded { into: uld.into() }, line);
            }
        }
        true
    }
}

/// Adds what is not known yet.
fn know(all: &mut Vec<Attribute<'static>>, more: Vec<Attribute<'static>>) {
    for one in more {
        if !all.iter().any(|known| known.name == one.name) {
            all.push(one);
        }
    }
}

/// The beginning of a day such as `05NOV21`.
fn day_of_issue(text: &str) -> Option<EventTime> {
    let mut name = text.to_lowercase();
    name.get_mut(2..3)?.make_ascii_uppercase();
    let date = Date::strptime("%d%b%y", &name).ok()?;
    let stamp = jiff::tz::TimeZone::UTC.to_timestamp(DateTime::from_parts(date, Time::midnight())).ok()?;
    i64::try_from(stamp.as_nanosecond()).ok().map(EventTime::from_nanos)
}

/// Whether a line that tells no status belongs to messages: one that goes on, that of a group of the manual, or what stands around a message
/// on its way.
fn is_of_message(token: &str, word: &str) -> bool {
    const GROUPS: [&str; 38] = [
        "OCI", "OSI", "SPH", "ULD", "SRI", "SSR", "RTG", "FLT", "SHP", "CNE", "AGT", "NFY", "ACC", "CVD", "RTD", "OTH",
        "PPD", "COL", "CER", "ISU", "CDC", "REF", "COR", "COI", "SII", "ARD", "NOM", "OPI", "NAM", "ADR", "LOC", "CTC",
        "TXT", "DIM", "FTA", "CIR", "SCI", "QLF",
    ];
    let is_address =
        |part: &str| part.len() == 7 && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let mut parts = token.split(' ');
    let is_of_way = match parts.next() {
        Some("NNNN" | "=") => true,
        Some(first) if first.starts_with('.') => true,
        Some(first) if first.len() == 2 && first.starts_with('Q') => parts.all(is_address),
        _ => token.split(' ').all(is_address),
    };
    token.starts_with('/') || GROUPS.contains(&word) || is_of_way
}

fn status(word: &str) -> Option<StatusCode> {
    StatusCode::ALL.into_iter().find(|known| known.code() == word)
}

/// `020-12345675FRAJFK/T1K100`: the number, and what else is known.
fn consignment(token: &str) -> Option<(String, Vec<Attribute<'static>>)> {
    let (head, rest) = token.split_once('/').unwrap_or((token, ""));
    let number = head.get(..12)?;
    let is_number =
        number.bytes().enumerate().all(|(k, byte)| if k == 3 { byte == b'-' } else { byte.is_ascii_digit() });
    let route = head.get(12..)?;
    if !is_number || !(route.is_empty() || route.len() == 6 && route.bytes().all(|byte| byte.is_ascii_uppercase())) {
        return None;
    }
    let mut known = Vec::new();
    let mut add = |name: &'static str, value: &str| {
        if !value.is_empty() {
            known.push(Attribute { name: name.into(), value: value.to_owned().into() });
        }
    };
    add("origin", route.get(..3).unwrap_or_default());
    add("destination", route.get(3..).unwrap_or_default());
    // T1K100: all one piece, 100 kilograms; P and S are parts of a shipment.
    let pieces: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
    let weight = rest.get(1 + pieces.len()..).unwrap_or_default();
    add("pieces", &pieces);
    let digits = |text: &str| text.chars().take_while(|sign| sign.is_ascii_digit() || *sign == '.').collect::<String>();
    if let Some(kilograms) = weight.strip_prefix('K') {
        add("gross_kg", &digits(kilograms));
    } else if let Some(pounds) = weight.strip_prefix('L') {
        add("gross_kg", &kilograms_of_pounds(&digits(pounds)).unwrap_or_default());
    }
    Some((number.to_owned(), known))
}

/// When, where, and what else: `BKD/16OCT1317/FRA/ACME`, `DEP/LH400/16OCT1615/FRAJFK/T1K100`.
fn told(token: &str, latest: Date) -> Option<Told> {
    let mut parts = token.split('/').skip(1);
    let first = parts.next()?;
    let (flight, (when, has_clock)) = match moment(first, latest) {
        Some(when) => (None, when),
        None => (Some(first.to_owned()), moment(parts.next()?, latest)?),
    };
    let place =
        parts.next().filter(|part| matches!(part.len(), 3 | 6) && part.bytes().all(|byte| byte.is_ascii_uppercase()));
    // Of a leg such as FRAJFK the status is of where it begins.
    let place = place.and_then(|place| place.get(..3)).map(str::to_owned);
    let rest: Vec<&str> = parts.collect();
    // A0400: the actual time of day, of flights that tell their day alone.
    let clock = rest.iter().filter_map(|part| part.strip_prefix('A')).find_map(clock_of).filter(|_| !has_clock);
    let time = clock.map_or(when, |minutes| when + TimeSpan::from_minutes(minutes));
    // S0900, E1545: when the flight departs and arrives by plan, or as is expected.
    let planned = |sign: char| rest.iter().filter_map(|part| part.strip_prefix(sign)).find_map(clock_of);
    let day = when - TimeSpan::from_nanos(when.nanos().rem_euclid(86_400_000_000_000));
    let planned = ['S', 'E'].map(|sign| planned(sign).map(|minutes| day + TimeSpan::from_minutes(minutes)));
    let is_of_flight = flight.is_some();
    let detail: Vec<String> = flight.into_iter().chain((!rest.is_empty()).then(|| rest.join("/"))).collect();
    let detail = (!detail.is_empty()).then(|| detail.join(", "));
    Some(Told { time, place, detail, has_clock: has_clock || clock.is_some(), is_of_flight, planned })
}

/// When a status was reached, where, and what else is said of it.
struct Told {
    time: EventTime,
    place: Option<String>,
    detail: Option<String>,
    /// Whether it tells a time of day.
    has_clock: bool,
    /// Whether the instant is that of a flight.
    is_of_flight: bool,
    /// When the flight departs and arrives by plan, if that is told.
    planned: [Option<EventTime>; 2],
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

/// `16OCT1317`, `16OCT0130-N` or `16OCT`, in the latest year in which it is not after `latest`, and whether it tells a time of day.
fn moment(text: &str, latest: Date) -> Option<(EventTime, bool)> {
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let day: i8 = text.get(..2)?.parse().ok()?;
    let month = MONTHS.iter().position(|month| Some(*month) == text.get(2..5))?;
    let month = i8::try_from(month + 1).ok()?;
    let clock = text.get(5..)?;
    let minutes = if clock.is_empty() { 0 } else { clock_of(clock)? };
    // The 29th of February may be four years ago, or eight.
    let date =
        (0..=8).filter_map(|ago| Date::new(latest.year() - ago, month, day).ok()).find(|date| *date <= latest)?;
    let stamp = jiff::tz::TimeZone::UTC.to_timestamp(DateTime::from_parts(date, Time::midnight())).ok()?;
    let midnight = EventTime::from_nanos(i64::try_from(stamp.as_nanosecond()).ok()?);
    Some((midnight + TimeSpan::from_minutes(minutes), !clock.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder};

    fn log(text: &str) -> EventLog {
        let mut log = LogBuilder::new();
        let latest = Date::constant(2024, 3, 1);
        read_before(text.as_bytes(), latest, &mut Reading::new("a.fsu", &mut log)).expect("Cargo-IMP");
        log.finish()
    }

    #[test]
    fn a_waybill_with_its_day_of_issue_tells_what_is_in_it() {
        let log = log(
            "FWB/17\n020-12345675BRULAX/T6K120.0MC0.31\nFLT/LH123/05\nRTD/1/P6/K120.0/CQ/W120.0\n/2/NG/ELECTRICALS\n/3/NU/AKE12345LH\nISU/05NOV21/BRUSSELS\nSPH/NSC\n",
        );
        let (waybill, uld) =
            (log.object("020-12345675").expect("the waybill"), log.object("AKE12345LH").expect("a ULD"));
        let known: Vec<_> = log.attributes(waybill).collect();
        assert!(known.contains(&("goods", "ELECTRICALS")) && known.contains(&("pieces", "6")), "{known:?}");
        assert!(known.contains(&("special_handling", "NSC")), "{known:?}");
        let state = log.state_at(EventTime::parse("2021-11-05T00:00:00Z").expect("a time"));
        let inside = state.get(waybill).map(|state| state.location);
        assert_eq!(inside, Some(crate::hub::Location::Inside(uld)));
    }

    #[test]
    fn statuses_go_to_the_waybill_above_them_and_lines_that_say_nothing_are_told_of() {
        let log = log(
            "FSU/12\n297-12345675TPELGG/T12L2000\nRCF/CI5621/01FEB1015/LGG/T12L2000\n297-99999992TPELGG/T1K5\nDEP/CI5621/29FEB1015/TPELGG/T1K5\nSPH/PER\n/more\nWHATEVER LINE\nNNNN\n",
        );
        let told = |name: &str| {
            let object = log.object(name).expect("the waybill");
            let all = log.history(object).map(|stored| stored.event.what).filter_map(|what| match what {
                What::Status { code, .. } => Some(code),
                _ => None,
            });
            all.collect::<Vec<_>>()
        };
        assert_eq!((told("297-12345675"), told("297-99999992")), (vec![StatusCode::Rcf], vec![StatusCode::Dep]));
        let first = log.object("297-12345675").expect("the waybill");
        assert!(log.attributes(first).any(|known| known == ("gross_kg", "907.2")));
        let odd: Vec<String> = log.issues().kept().iter().map(ToString::to_string).collect();
        assert!(odd.len() == 2 && odd[0].contains("a.fsu:8") && odd[0].contains("WHATEVER LINE"), "{odd:?}");
    }

    #[test]
    fn a_waybill_in_several_ulds_is_in_none_of_them() {
        let log =
            log("FWB/17\n020-12345675BRULAX/T6K120.0\n/3/NU/AKE12345LH\n/4/NU/AKE12346LH\nISU/05NOV21/BRUSSELS\n");
        assert!(log.object("AKE12345LH").is_some() && log.object("AKE12346LH").is_some());
        assert!(!log.events_until(EventTime::MAX).iter().any(|event| event.what.name() == "loaded"));
        assert!(
            log.issues().kept()[0].brief.contains("found it in AKE12345LH, AKE12346LH"),
            "{:?}",
            log.issues().kept()
        );
    }

    /// Whatever the order of the messages, and whether or not the waybill tells its day.
    #[test]
    fn what_a_waybill_says_counts_beside_the_statuses_of_it() {
        let waybill = "FWB/17\n020-12345675BRULAX/T6K120.0MC0.31\n/2/NG/ELECTRICALS\n/3/NU/AKE12345LH\nSPH/NSC\n";
        let issued = format!("{waybill}ISU/05NOV21/BRUSSELS\n");
        let statuses = "FSU/14\n020-12345675BRULAX/T6K120\nRCS/06NOV1317/BRU/T6\n";
        for (text, issues) in [
            (format!("{statuses}{waybill}"), 2),
            (format!("{waybill}{statuses}"), 2),
            (format!("{statuses}{issued}"), 1),
            (format!("{issued}{statuses}"), 1),
        ] {
            let log = log(&text);
            let (object, uld) = (log.object("020-12345675").expect("it"), log.object("AKE12345LH").expect("a ULD"));
            let known: Vec<_> = log.attributes(object).collect();
            for pair in [("goods", "ELECTRICALS"), ("special_handling", "NSC"), ("origin", "BRU"), ("pieces", "6")] {
                assert!(known.contains(&pair), "{text}: {known:?}");
            }
            let state = log.state_at(EventTime::parse("2023-11-06T13:17:00Z").expect("a time"));
            assert!(state.get(uld).is_some(), "{text}");
            assert_eq!(log.history(object).filter(|one| one.event.what.name() == "loaded").count(), 1, "{text}");
            assert_eq!(log.issues().total(), issues, "{text}: {:?}", log.issues().kept());
        }
        // One of another consignment that tells no day is told of.
        let log = log(&format!("{statuses}{}", waybill.replace("020-12345675", "020-12345686")));
        assert!(
            log.issues().kept().iter().any(|issue| issue.brief.contains("020-12345686")),
            "{:?}",
            log.issues().kept()
        );
    }

    #[test]
    fn addresses_above_words_with_blanks_and_what_is_said_beside_are_read() {
        let log = log(
            "QK LGGFMXH\n.CDGFMAF 071200\nFSU/14\n020-12345675LGGJFK/T1K100\nDLV/16OCT1317/JFK/T1/JOHN DOE AND SONS\nOSI/BROKEN PALLET\nULD/PMC12345AF\nDEP/LH400/16OCT/LGGJFK/T1/A0400/E0530\n",
        );
        let words: Vec<String> = (log.events_until(EventTime::MAX).iter())
            .filter_map(|event| match &event.what {
                What::Status { detail: Some(detail), .. } => Some(format!("{} {detail}", event.time)),
                _ => None,
            })
            .collect();
        assert_eq!(
            words,
            [
                "2023-10-16T04:00:00Z LH400, T1/A0400/E0530",
                "2023-10-16T13:17:00Z BROKEN PALLET",
                "2023-10-16T13:17:00Z T1/JOHN DOE AND SONS",
            ],
        );
        assert!(
            log.issues().kept().iter().any(|issue| issue.brief.contains("PMC12345AF")),
            "{:?}",
            log.issues().kept()
        );
    }

    fn told(log: &EventLog) -> Vec<String> {
        log.events_until(EventTime::MAX).iter().map(|event| format!("{} {}", event.time, event.what.name())).collect()
    }

    #[test]
    fn folded_and_unfolded_messages_say_the_same() {
        let folded = "FSU/14 020-12345675FRAJFK/T1K100 BKD/16OCT1317/FRA/ACME DEP/LH400/16OCT/FRAJFK/T1K100\n";
        let log = log(folded);
        assert_eq!(told(&log), told(&super::tests::log(&folded.replace(' ', "\r\n"))));
        assert_eq!(
            told(&log),
            [
                "2023-10-16T00:00:00Z enters",
                "2023-10-16T00:00:00Z observed",
                "2023-10-16T00:00:00Z status",
                "2023-10-16T13:17:00Z status"
            ]
            .map(str::to_owned)
            .to_vec()
        );
        let object = log.object("020-12345675").expect("the waybill");
        let known: Vec<_> = log.attributes(object).collect();
        assert_eq!(known, [("origin", "FRA"), ("destination", "JFK"), ("pieces", "1"), ("gross_kg", "100")]);
    }

    /// A flight that is booked lies ahead, also over the turn of the year; what happened on the next day is told so.
    #[test]
    fn bookings_are_plans_and_days_change() {
        let log = log(
            "FSU/15\n020-12345675FRAJFK/T10K1250.5\nBKD/LH8400/05MAR/FRAJFK/T10K1250.5/S0900/E0145-N\nFOH/27FEB1000/FRA/T10\nDEP/LH8400/28FEB/FRAJFK/T10/A0010-N\nRCF/LH8400/28FEB0130-N/JFK/T10\n",
        );
        let said: Vec<String> = (log.events_until(EventTime::MAX).iter())
            .filter(|event| !matches!(event.what, What::Enters { .. } | What::Observed { .. }))
            .map(|event| match &event.what {
                What::Plan { milestone, planned, .. } => format!("{} {milestone} planned {planned}", event.time),
                What::Status { code, .. } => format!("{} {}", event.time, code.code()),
                other => format!("{} {}", event.time, other.name()),
            })
            .collect();
        let mut said = said;
        said.sort();
        assert_eq!(
            said,
            [
                "2024-02-27T10:00:00Z ARR planned 2024-03-06T01:45:00Z",
                "2024-02-27T10:00:00Z BKD",
                "2024-02-27T10:00:00Z DEP planned 2024-03-05T09:00:00Z",
                "2024-02-27T10:00:00Z FOH",
                "2024-02-29T00:10:00Z DEP",
                "2024-02-29T01:30:00Z RCF",
            ]
        );
    }

    #[test]
    fn years_are_the_latest_that_have_been() {
        let day = |text: &str| moment(text, Date::constant(2024, 3, 1)).map(|(time, _)| time.to_string());
        assert_eq!(day("01MAR0000").as_deref(), Some("2024-03-01T00:00:00Z"));
        assert_eq!(day("02MAR2359").as_deref(), Some("2023-03-02T23:59:00Z"));
        assert_eq!(day("29FEB1200").as_deref(), Some("2024-02-29T12:00:00Z"));
        assert_eq!((day("31FEB1200"), day("16OCT2561"), day("é1JAN")), (None, None, None));
    }

    #[test]
    fn a_bad_status_is_named_and_waybills_alone_are_refused() {
        let log = log("FSU/14\n020-12345675FRAJFK/T1K100\nBKD/soon/FRA\nRCS/16OCT1317/FRA\n");
        assert!(log.issues().kept()[0].to_string().contains("a.fsu:3"), "{:?}", log.issues().kept());
        let odd = super::tests::log("FSU/14\n020-12345675FRAJFK/T1K100\nZZZ/16OCT1317/FRA\nRCS/16OCT1317/FRA\n");
        assert!(odd.issues().kept().iter().any(|issue| issue.to_string().contains("ZZZ")), "{:?}", odd.issues().kept());
        let mut other = LogBuilder::new();
        let refused = read(b"FWB/17\n020-12345675BRULAX/T6K120.0MC0.31\n", &mut Reading::new("a", &mut other));
        assert!(refused.expect_err("no statuses").to_string().contains("FSU"));
    }
}
