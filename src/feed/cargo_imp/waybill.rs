//! Waybills: what they say of their consignment.

use jiff::civil::Date;

use super::status::beginning_of;
use crate::{
    feed::{
        process::{Process, kilograms_of_pounds},
        sink::Reading,
    },
    hub::{Attribute, EventTime, Flow, ObjectKind, What},
    say,
};

/// What a waybill (FWB) says beside its first line.
#[derive(Default)]
pub struct Contract {
    /// The beginning of the day on which it was issued, and the line that says so.
    issued: Option<(EventTime, u64)>,
    pub is_waybill: bool,
    /// The line of what it says, from 1.
    line: u64,
    pub known: Vec<Attribute<'static>>,
    ulds: Vec<String>,
    /// Under which name that is known which the next line may go on with.
    goes_on: Option<&'static str>,
}

/// Under which name it is known what is said beside a consignment (OSI).
pub const OTHER_SERVICE: &str = "other_service_information";

impl Contract {
    /// Of a message that is a waybill.
    pub fn of_waybill() -> Self {
        Self { is_waybill: true, ..Self::default() }
    }

    /// Takes a part of a waybill; gives whether it was one.
    pub fn take(&mut self, token: &str, line: u64) -> bool {
        self.line = line;
        if let (Some(name), Some(words)) = (self.goes_on, token.strip_prefix('/')) {
            self.add(name, words, " ");
            return true;
        }
        self.goes_on = None;
        match token.split_once('/') {
            Some(("ISU", day)) => {
                self.issued = day_of_issue(day.split('/').next().unwrap_or(day)).map(|time| (time, line));
            }
            Some(("SPH", codes)) => self.add("special_handling", codes, "/"),
            Some(("FLT", booked)) => self.add("flights", &flights(booked), ", "),
            Some(("OSI", words)) => self.add_words(OTHER_SERVICE, words),
            Some(("SSR", words)) => self.add_words("special_service_request", words),
            _ => return self.take_of_rate(token),
        }
        true
    }

    /// Takes a line of the rate description, `/2/NG/ELECTRICALS`, `/3/NU/AKE12345LH`, the number at most once; gives whether it was one.
    fn take_of_rate(&mut self, token: &str) -> bool {
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

    /// Adds words with which the next line may go on.
    fn add_words(&mut self, name: &'static str, words: &str) {
        self.add(name, words, " ");
        self.goes_on = Some(name);
    }

    /// Adds to what is known under a name.
    fn add(&mut self, name: &'static str, words: &str, between: &str) {
        if words.is_empty() {
            return;
        }
        match self.known.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                let value = known.value.to_mut();
                value.push_str(between);
                value.push_str(words);
            }
            None => self.known.push(Attribute::new(name, words.to_owned())),
        }
    }

    /// The consignment is in its ULDs from the day of issue on, or else from its first status; gives whether there is either.
    pub fn tell(self, waybill: &str, process: &mut Process, reading: &mut Reading<'_>) -> bool {
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

/// `DL8226E/08/DL014/09`: flights that are booked, each with its day of a month that is not told.
fn flights(text: &str) -> String {
    let parts: Vec<&str> = text.split('/').collect();
    parts.chunks(2).map(|flight| flight.join("/")).collect::<Vec<_>>().join(", ")
}

/// Adds what is not known yet.
pub fn know(all: &mut Vec<Attribute<'static>>, more: Vec<Attribute<'static>>) {
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
    beginning_of(Date::strptime("%d%b%y", &name).ok()?)
}

/// `020-12345675FRAJFK/T1K100`: the number, and what else is known.
pub fn consignment(token: &str) -> Option<(String, Vec<Attribute<'static>>)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_beside_a_consignment_goes_on_in_the_next_line() {
        let mut contract = Contract::of_waybill();
        let lines = [
            ("FLT/DL8226E/08/DL014/09", true),
            ("/2/NG/ELECTRICALS", true),
            ("OSI/KEEP COOL", true),
            ("/AND DRY", true),
            ("REF/HKGFFQR", false),
            ("/more", false),
            ("SSR/", true),
            ("SPH/NSC/EAW", true),
        ];
        for (line, is_taken) in lines {
            assert_eq!(contract.take(line, 1), is_taken, "{line}");
        }
        let known: Vec<(&str, &str)> = contract.known.iter().map(|one| (&*one.name, &*one.value)).collect();
        assert_eq!(
            known,
            [
                ("flights", "DL8226E/08, DL014/09"),
                ("goods", "ELECTRICALS"),
                (OTHER_SERVICE, "KEEP COOL AND DRY"),
                ("special_handling", "NSC/EAW"),
            ]
        );
    }
}
