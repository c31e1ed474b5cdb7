//! IATA Cargo-IMP: status updates (FSU) and waybills (FWB) as text.
//!
//! It tells no year, and its clock is that of each station. The year is taken so that nothing lies in the future, times are
//! taken as UTC, and both is told. Messages are read as they travel: in telegrams (Type B), with addresses above them and signs of
//! control around them, and in interchanges of EDIFACT. Source: IATA Cargo-IMP Manual, FSU and FWB.

mod status;
mod waybill;

use std::collections::{BTreeMap, BTreeSet};

use self::{
    status::{Booking, Moment, Told, told},
    waybill::{Contract, OTHER_SERVICE, consignment, know},
};
use super::{
    live,
    process::Process,
    sink::{FormatError, Reading},
};
use crate::{
    hub::{Attribute, EventTime, Flow, ObjectKind, StatusCode, TimeSpan, What},
    language::{numerals::bare, quoted},
    say,
};

/// How messages begin.
const BEGINNINGS: [&str; 3] = ["FSU/", "FSA/", "FWB/"];

/// So far the clocks of stations go before UTC at most (UTC+14, Line Islands): what happened there just now seems to lie ahead, as times
/// are taken as UTC, and is not of the year before.
const CLOCKS_AHEAD: TimeSpan = TimeSpan::from_minutes(14 * 60);

/// Whether a message begins in a line, behind the signs of control of a telegram or the segments around it.
pub fn begins(line: &str) -> bool {
    let line = line.trim_start_matches(is_between);
    segments(line, is_service(line)).any(|part| is_beginning(part.trim_start_matches(is_between)))
}

fn is_beginning(token: &str) -> bool {
    BEGINNINGS.iter().any(|word| token.starts_with(word))
}

/// Reads messages, one or many.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), FormatError> {
    read_until(bytes, live::now() + CLOCKS_AHEAD, reading)
}

/// Reads messages in which nothing lies behind `latest`.
fn read_until(bytes: &[u8], latest: EventTime, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let text = String::from_utf8_lossy(bytes);
    let is_interchange = is_service(text.trim_start_matches(is_between));
    let mut messages = Messages::until(latest, reading);
    for (line, number) in text.lines().zip(1..) {
        for token in segments(line, is_interchange).flat_map(parts_of) {
            messages.take(&token, number, reading);
        }
    }
    messages.finish(reading)
}

/// The segments of a line of an EDIFACT interchange, or the whole line: Cargo-IMP has no apostrophe of its own. Source: ISO 9735.
fn segments(line: &str, is_interchange: bool) -> impl Iterator<Item = &str> {
    line.split(move |sign: char| is_interchange && sign == '\'')
}

/// Whether a segment of EDIFACT begins that stands around messages: `UNB+IATA:1+...`.
fn is_service(text: &str) -> bool {
    const TAGS: [&str; 7] = ["UNA:", "UNB+", "UNG+", "UNH+", "UNT+", "UNE+", "UNZ+"];
    TAGS.iter().any(|tag| text.starts_with(tag))
}

/// Whether a sign stands between words: a blank, a sign of control of a telegram (SOH, STX, ETX), the mark of UTF-8.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || sign == '\u{feff}'
}

/// The parts of a line: one as a rule, more where a message is folded onto one line. A blank within a part belongs to its words.
fn parts_of(line: &str) -> Vec<String> {
    let is_begin = |word: &str| {
        let head = word.split('/').next().unwrap_or_default();
        let is_code = word.contains('/') && head.len() == 3 && head.bytes().all(|byte| byte.is_ascii_uppercase());
        is_code || word.starts_with('/') || consignment(word).is_some()
    };
    let mut parts = Vec::<String>::new();
    for word in line.split(is_between).filter(|word| !word.is_empty()) {
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

/// What was read of messages.
struct Messages {
    process: Process,
    /// Nothing lies behind it.
    latest: EventTime,
    /// What is known of a consignment, before it is told when it enters.
    all_known: BTreeMap<String, Vec<Attribute<'static>>>,
    /// The consignment of which the lines tell.
    waybill: Option<String>,
    contract: Contract,
    contracts: Vec<(String, Contract)>,
    count: u64,
    waybills: u64,
    clockless: u64,
    is_told: bool,
    /// Who was seen where, and when.
    seen: BTreeSet<(EventTime, String, String)>,
    /// When the last status was reached, for what is said beside it.
    last: Option<EventTime>,
    booked: Vec<Booking>,
    /// When the first of all happened.
    first: EventTime,
    /// The first line that looks like a status and is none, for who refuses it all.
    odd: Option<String>,
}

impl Messages {
    /// None yet.
    fn until(latest: EventTime, reading: &Reading<'_>) -> Self {
        Self {
            process: Process::of(reading),
            latest,
            all_known: BTreeMap::new(),
            waybill: None,
            contract: Contract::default(),
            contracts: Vec::new(),
            count: 0,
            waybills: 0,
            clockless: 0,
            is_told: false,
            seen: BTreeSet::new(),
            last: None,
            booked: Vec::new(),
            first: EventTime::MAX,
            odd: None,
        }
    }

    /// Takes a part of a line.
    fn take(&mut self, token: &str, line: u64, reading: &mut Reading<'_>) {
        if is_beginning(token) {
            return self.begin(token);
        }
        // Above a message its addresses stand (Type B), or segments around it (EDIFACT).
        if self.count == 0 {
            return;
        }
        // Some put the statuses of several waybills into one message.
        if !self.contract.is_waybill && self.waybill.is_some() && consignment(token).is_some() {
            self.close();
        }
        let Some(waybill) = self.waybill.clone() else { return self.open(token, line, reading) };
        if !self.contract.is_waybill || !self.contract.take(token, line) {
            self.take_of(&waybill, token, line, reading);
        }
    }

    /// Begins a message.
    fn begin(&mut self, token: &str) {
        self.close();
        self.count += 1;
        if token.starts_with("FWB/") {
            self.waybills += 1;
            self.contract = Contract::of_waybill();
        }
    }

    /// Ends what is said of a consignment.
    fn close(&mut self) {
        let contract = std::mem::take(&mut self.contract);
        self.contracts.extend(self.waybill.take().map(|waybill| (waybill, contract)));
        self.last = None;
    }

    /// Takes the line that names the consignment.
    fn open(&mut self, token: &str, line: u64, reading: &mut Reading<'_>) {
        match consignment(token) {
            Some((number, known)) => {
                know(self.all_known.entry(number.clone()).or_default(), known);
                self.waybill = Some(number);
            }
            None => {
                let brief = || say!("cargo-no-waybill", token = quoted(token));
                reading.unreadable(line, brief, say!("cargo-part-skipped"));
            }
        }
    }

    /// Takes what a line tells of a consignment.
    fn take_of(&mut self, waybill: &str, token: &str, line: u64, reading: &mut Reading<'_>) {
        let word = token.split('/').next().unwrap_or_default();
        if let Some(words) = token.strip_prefix("OSI/").filter(|words| !begins_with_day(words)) {
            return self.say_beside(waybill, words, line);
        }
        if let Some(ulds) = token.strip_prefix("ULD/") {
            let brief = || say!("cargo-ulds-for-statuses", waybill = waybill.to_owned(), ulds = quoted(ulds));
            return reading.not_understood(line, brief, say!("cargo-nothing-loaded"));
        }
        let told = told(token, self.latest);
        // Codes of statuses that name a group of the message as well (OCI) are statuses where they tell a day.
        let is_group = GROUPS.contains(&word);
        match (status(word).filter(|_| !is_group || told.is_some()), told) {
            (Some(code), Some(told)) => self.tell(waybill, code, told, line),
            (Some(_), None) => {
                self.skip(|| say!("cargo-found-no-day", token = quoted(token), line = line.to_string()));
                let brief = || say!("cargo-no-day", token = quoted(token));
                reading.unreadable(line, brief, say!("cargo-status-skipped"));
            }
            // What has a day is a status that we do not know.
            (None, Some(_)) if !is_group => {
                self.skip(|| say!("cargo-found-no-status", word = quoted(word), line = line.to_string()));
                let brief = || say!("cargo-no-status", word = quoted(word));
                reading.not_understood(line, brief, say!("cargo-status-skipped"));
            }
            (None, None) if !is_group && !is_of_message(token) => {
                let brief = || say!("cargo-no-line", token = quoted(token));
                reading.not_understood(line, brief, say!("cargo-line-skipped"));
            }
            (None, _) => {}
        }
    }

    /// Keeps the first line that looks like a status and is none.
    fn skip(&mut self, found: impl FnOnce() -> String) {
        if self.odd.is_none() {
            self.odd = Some(found());
        }
    }

    /// What is said beside a status is said when it is; beside what is booked, or nothing, it is known of the consignment.
    fn say_beside(&mut self, waybill: &str, words: &str, line: u64) {
        match self.last {
            Some(time) => {
                let what = What::Status { code: StatusCode::Osi, detail: Some(words.to_owned().into()) };
                self.process.say(time, waybill, what, line);
            }
            None => {
                let known = Attribute::new(OTHER_SERVICE, words.to_owned());
                know(self.all_known.entry(waybill.to_owned()).or_default(), vec![known]);
            }
        }
    }

    /// Tells a status.
    fn tell(&mut self, waybill: &str, code: StatusCode, told: Told, line: u64) {
        self.is_told = true;
        // What is booked has not happened; when that was said, the message does not tell.
        if code == StatusCode::Bkd && told.is_of_flight {
            self.clockless += u64::from(!told.has_clock && told.planned[0].is_none());
            self.booked.push(Booking { waybill: waybill.to_owned(), told, line });
            return;
        }
        let Told { time, place, detail, has_clock, .. } = told;
        self.first = self.first.min(time);
        self.clockless += u64::from(!has_clock);
        self.last = Some(time);
        self.process.say(time, waybill, What::Status { code, detail: detail.map(Into::into) }, line);
        // Several statuses of one moment are one sighting; what is booked is not there yet.
        if let Some(place) = place.filter(|_| code != StatusCode::Bkd)
            && self.seen.insert((time, waybill.to_owned(), place.clone()))
        {
            self.process.say(time, waybill, What::Observed { at: place.into() }, line);
        }
    }

    /// Passes everything on.
    fn finish(mut self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        self.close();
        for booking in std::mem::take(&mut self.booked) {
            // It was booked before the first that happened, and is known by then; alone, it is known from the day itself.
            booking.tell(self.first, self.latest, &mut self.process);
        }
        for (waybill, contract) in std::mem::take(&mut self.contracts) {
            if contract.is_waybill {
                know(self.all_known.entry(waybill.clone()).or_default(), contract.known.clone());
                self.is_told |= contract.tell(&waybill, &mut self.process, reading);
            }
        }
        // Everything that any message says of a consignment is known when it enters: when it is first told of.
        for (waybill, known) in std::mem::take(&mut self.all_known) {
            if let Some(time) = self.process.sorter.first_of(&waybill) {
                let kind = ObjectKind::Unknown;
                self.process.enters_as(time, &waybill, kind, Some("AWB"), Flow::None, known, 0);
            }
        }
        if !self.is_told {
            return Err(self.refusal());
        }
        reading.not_understood(0, say!("cargo-no-year"), say!("cargo-latest-years"));
        if self.clockless > 0 {
            let brief = || say!("cargo-clockless", clockless = bare(self.clockless));
            reading.not_understood(0, brief, say!("cargo-from-midnight"));
        }
        self.process.finish(reading)
    }

    /// Why nothing was told.
    fn refusal(self) -> FormatError {
        let found = match self.odd {
            _ if self.waybills > 0 && self.waybills == self.count => say!("cargo-only-waybills").to_owned(),
            Some(odd) => odd,
            None => say!("feed-none").to_owned(),
        };
        FormatError::content(say!("cargo-imp"), found)
    }
}

/// Groups of messages that tell no status. Source: Cargo-IMP Manual, FSU and FWB.
const GROUPS: [&str; 38] = [
    "OCI", "OSI", "SPH", "ULD", "SRI", "SSR", "RTG", "FLT", "SHP", "CNE", "AGT", "NFY", "ACC", "CVD", "RTD", "OTH",
    "PPD", "COL", "CER", "ISU", "CDC", "REF", "COR", "COI", "SII", "ARD", "NOM", "OPI", "NAM", "ADR", "LOC", "CTC",
    "TXT", "DIM", "FTA", "CIR", "SCI", "QLF",
];

/// Whether a line that names no group belongs to messages: one that goes on, or what stands around a message on its way.
fn is_of_message(token: &str) -> bool {
    let is_address =
        |part: &str| part.len() == 7 && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let mut parts = token.split(' ');
    let is_of_way = match parts.next() {
        Some("NNNN" | "=") => true,
        Some(first) if first.starts_with('.') => true,
        Some(first) if first.len() == 2 && first.starts_with('Q') => parts.all(is_address),
        _ => token.split(' ').all(is_address),
    };
    token.starts_with('/') || is_service(token) || is_of_way
}

/// Whether words begin with the day of a status.
fn begins_with_day(words: &str) -> bool {
    words.split('/').next().and_then(Moment::of).is_some()
}

fn status(word: &str) -> Option<StatusCode> {
    StatusCode::ALL.into_iter().find(|known| known.code() == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, LogBuilder};

    fn until(text: &str, latest: &str) -> Result<EventLog, FormatError> {
        let mut log = LogBuilder::new();
        let latest = EventTime::parse(latest).expect("a time");
        read_until(text.as_bytes(), latest, &mut Reading::new("a.fsu", &mut log))?;
        Ok(log.finish())
    }

    fn log(text: &str) -> EventLog {
        until(text, "2024-03-01T23:59:59Z").expect("Cargo-IMP")
    }

    /// What was said of the statuses and plans of all, in the order of its letters.
    fn said(log: &EventLog) -> Vec<String> {
        let mut said: Vec<String> = (log.events_until(EventTime::MAX).iter())
            .filter(|event| !matches!(event.what, What::Enters { .. } | What::Observed { .. }))
            .map(|event| match &event.what {
                What::Plan { milestone, planned, .. } => format!("{} {milestone} planned {planned}", event.time),
                What::Status { code, .. } => format!("{} {}", event.time, code.code()),
                other => format!("{} {}", event.time, other.name()),
            })
            .collect();
        said.sort();
        said
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
        assert_eq!(
            said(&log),
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
    fn what_a_booking_plans_is_told_whatever_the_letters_say() {
        for sign in ["S", "E"] {
            let log = log(&format!(
                "FSU/14\n157-66792751ICNVIE/T25K4532\nBKD/QR8985/21JUN/ICNDOH/P3K524/{sign}0310/{sign}0650/MC4.761\nRCS/20JUN1000/ICN\n"
            ));
            assert_eq!(
                said(&log),
                [
                    "2023-06-20T10:00:00Z ARR planned 2023-06-21T06:50:00Z",
                    "2023-06-20T10:00:00Z BKD",
                    "2023-06-20T10:00:00Z DEP planned 2023-06-21T03:10:00Z",
                    "2023-06-20T10:00:00Z RCS",
                ],
                "{sign}"
            );
            assert_eq!(log.issues().total(), 1, "{:?}", log.issues().kept());
        }
    }

    /// The clock of a station may be 14 hours before ours, but no more: what lies behind that is of the year before.
    #[test]
    fn nothing_lies_in_the_future() {
        let year_of = |now: &str| {
            let now = EventTime::parse(now).expect("a time") + CLOCKS_AHEAD;
            let text = "FSU/12\n239-12345675FRAMRU/T1K14.1\nRCF/MK059/29NOV1300/MRU/T1K14.1\n";
            let log = until(text, &now.to_string()).expect("Cargo-IMP");
            said(&log).first().and_then(|said| said.get(..4).map(str::to_owned))
        };
        assert_eq!(year_of("2026-11-28T12:37:00Z").as_deref(), Some("2025"));
        assert_eq!(year_of("2026-11-28T23:00:00Z").as_deref(), Some("2026"));
        assert_eq!(year_of("2026-11-29T13:00:00Z").as_deref(), Some("2026"));
    }

    #[test]
    fn groups_that_tell_no_status_are_passed_over_and_words_beside_nothing_are_known() {
        let log = log(concat!(
            "FSU/14\n157-53806270HKGNLU/P2K505\nOSI/CALL BEFORE\nFIW/QR8403/20JUN1039/DOH/P2K505/S0720/A1008\n",
            "OCI/HK/ISS/RA/28490\n/HK//SS/SPX\nSSR/KEEP COOL\nREF/HKGFFQR\nCOR/T1\n",
            "FWB/16\n006-96667465DFWFRA/T4K245\nFLT/DL8226E/08/DL014/09\nSHP\n/SEKO\nNFY/MR ALSO NOTIFY\nACC/GEN/SPOT\nRTD/1/P4\n",
            "ISU/08DEC10/DALLAS\nOSI/NOTIFY CONSIGNEE\n/UPON ARRIVAL\nSPH/NSC/EAW\nOCI/AU/ISS/RA/RANUM123\n///ED/0115\n",
        ));
        assert_eq!(log.issues().total(), 1, "{:?}", log.issues().kept());
        let known = |name: &str| {
            let all = log.attributes(log.object(name).expect("the waybill"));
            all.filter(|(name, _)| matches!(*name, "flights" | OTHER_SERVICE))
                .map(|(_, value)| value)
                .collect::<Vec<_>>()
        };
        assert_eq!(known("157-53806270"), ["CALL BEFORE"]);
        let mut contract = known("006-96667465");
        contract.sort_unstable();
        assert_eq!(contract, ["DL8226E/08, DL014/09", "NOTIFY CONSIGNEE UPON ARRIVAL"]);
    }

    #[test]
    fn messages_are_read_as_they_travel() {
        let plain = "FSU/12\n239-12345675FRAMRU/T1K14.1\nRCF/MK059/20NOV1300/MRU/T1K14.1//A1117-P\n";
        let telegram =
            format!("booking\r\n\u{1}QD SELPRCR\r\n.HDQFMQR 200739\r\n\u{2}{}\u{3}", plain.replace('\n', "\r\n"));
        let interchange = format!("UNB+IATA:1+A:PIMA+B:PIMA+101120:1015+1+0'UNH+1+CIMFSU:12'{plain}'UNT+3+1'UNZ+1+1'");
        let unfolded = interchange.replace('\'', "'\n");
        for text in [&format!("\u{feff}{plain}"), &telegram, &interchange, &unfolded] {
            assert!(text.lines().take(8).any(begins), "{text}");
            let log = log(text);
            assert_eq!(told(&log), told(&super::tests::log(plain)), "{text}");
            assert_eq!(log.issues().total(), 1, "{text}: {:?}", log.issues().kept());
        }
        assert!(!begins("uld,note\n") && !begins("it's 'FSU/12' here"));
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

    #[test]
    fn a_file_without_a_status_is_refused_by_the_line_that_looks_like_one() {
        let refused =
            |text: &str| until(text, "2024-03-01T00:00:00Z").map(|_| ()).expect_err("no statuses").to_string();
        let head = "FSU/14\n157-53806270HKGNLU/P2K505.0T10\n";
        let found = refused(&format!("{head}BKD/soon/HKG\nRCS/later/HKG\n"));
        assert!(found.contains("BKD/soon/HKG") && found.contains("line 3"), "{found}");
        let found = refused(&format!("{head}ZZZ/16OCT1317/FRA\n"));
        assert!(found.contains("ZZZ") && found.contains("line 3"), "{found}");
        assert!(refused(head).ends_with("found none"), "{}", refused(head));
        // What is apart by a slant is read, in the year in which the flight is nearest.
        let log = log(&format!("{head}BKD/QR/0843/20JUN/HKG/NLU\n"));
        assert_eq!(said(&log), ["2024-06-20T00:00:00Z BKD", "2024-06-20T00:00:00Z DEP planned 2024-06-20T00:00:00Z"]);
        assert!(log.issues().kept().iter().any(|issue| issue.brief.contains("found 1 with a day alone")));
    }
}
