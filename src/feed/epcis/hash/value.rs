//! The canonical form of a value: words of standard vocabularies in full, instants in UTC, numbers without what they do not need.

use std::{borrow::Cow, collections::BTreeMap};

use jiff::Timestamp;
use serde_json::Value;

use super::*;
use crate::hub::identifier::{is_digits, link_of_epc, link_of_uri};

/// Prefixes and the namespaces they stand for.
pub(super) struct Namespaces(BTreeMap<String, String>);

impl Namespaces {
    /// Prefixes that every EPCIS document may use undeclared (EPCIS 2.0 JSON-LD context).
    const KNOWN: [(&str, &str); 3] = [("cbv", CBV), ("epcis", EPCIS), ("cbvmda", "urn:epcglobal:cbv:mda")];

    /// What contexts declare; a later one wins.
    pub(super) fn of<'a>(contexts: impl IntoIterator<Item = &'a Value>) -> Self {
        let mut all: BTreeMap<String, String> =
            Self::KNOWN.iter().map(|&(a, b)| (a.to_owned(), b.to_owned())).collect();
        for declared in contexts.into_iter().flat_map(each).filter_map(Value::as_object).flatten() {
            let (prefix, namespace) = declared;
            // A term may also be an object that holds its namespace.
            if let Some(namespace) = namespace.as_str().or_else(|| namespace.get("@id")?.as_str()) {
                all.insert(prefix.clone(), namespace.to_owned());
            }
        }
        // Older documents declare where the vocabulary was before it moved.
        all.insert("gs1".to_owned(), GS1.to_owned());
        Self(all)
    }

    /// A key with its full namespace in curly brackets.
    pub(super) fn key(&self, key: &str) -> String {
        let namespace = key.split_once(':').and_then(|(prefix, name)| Some((self.0.get(prefix)?, name)));
        namespace.map_or_else(|| key.to_owned(), |(namespace, name)| format!("{{{namespace}}}{name}"))
    }

    /// A value in full where it begins with a prefix of GS1 (rule 15); prefixes of others are left alone, as in XML.
    fn expanded<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let split = text.split_once(':').and_then(|(prefix, name)| Some((self.0.get(prefix)?, name)));
        match split {
            Some((namespace, name))
                if namespace.starts_with("https://ref.gs1.org") || namespace.starts_with("https://gs1.org") =>
            {
                format!("{namespace}{name}").into()
            }
            _ => text.into(),
        }
    }
}

/// What a value says as a text without space around it; `None` where it says nothing.
pub(super) fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is_so) => is_so.to_string(),
        Value::Object(fields) => fields.get("#text")?.as_str()?.trim().to_owned(),
        Value::Null | Value::Array(_) => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// A value in its canonical form (rules 5 to 7, 14, 15, 17 and 18).
pub(super) fn canonical(value: &Value, names: &Namespaces) -> Option<String> {
    text_of(value).map(|text| canonical_text(&text, names))
}

pub(super) fn canonical_text(text: &str, names: &Namespaces) -> String {
    let text = names.expanded(text);
    standard_word(&text)
        .or_else(|| number(&text))
        .or_else(|| link_of_epc(&text))
        .or_else(|| link_of_uri(&text))
        .unwrap_or_else(|| text.into_owned())
}

/// A word of a standard vocabulary in full (rule 16). A bare one is taken to be standard, as anything else needs a URI.
pub(super) fn word(value: &Value, words: &str, names: &Namespaces) -> Option<String> {
    let text = text_of(value)?;
    Some(if text.contains(':') { canonical_text(&text, names) } else { format!("{words}{text}") })
}

/// The web URI of a word that is written as a URN (rule 14).
fn standard_word(text: &str) -> Option<String> {
    let (vocabulary, word) = text.strip_prefix("urn:epcglobal:cbv:")?.split_once(':')?;
    let words = match vocabulary {
        "bizstep" => BIZ_STEP,
        "disp" => DISPOSITION,
        "btt" => TRANSACTION,
        "sdt" => SOURCE,
        "er" => ERROR_REASON,
        // `urn:epcglobal:cbv:bt:` is the id of a transaction, no word.
        _ => return None,
    };
    Some(format!("{words}{word}"))
}

/// An instant in UTC with milliseconds, half a millisecond rounded up (rules 8 and 9). What is no instant stays.
pub(super) fn instant(text: &str) -> String {
    let round = |at: Timestamp| {
        let millis = (at.as_nanosecond() + 500_000).div_euclid(1_000_000);
        Timestamp::from_millisecond(i64::try_from(millis).ok()?).ok()
    };
    let parsed = to_nanoseconds(text).parse::<Timestamp>().ok().and_then(round);
    parsed.map_or_else(|| text.to_owned(), |at| format!("{at:.3}"))
}

/// The text of an instant without what is finer than a nanosecond: the standard allows any number of digits.
fn to_nanoseconds(text: &str) -> Cow<'_, str> {
    let Some((before, after)) = text.split_once('.') else { return text.into() };
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    match (after.get(..9), after.get(digits..)) {
        (Some(kept), Some(rest)) if digits > 9 => format!("{before}.{kept}{rest}").into(),
        _ => text.into(),
    }
}

/// The largest exponent that is taken for one of a number; those of JSON numbers are below 325.
const MAX_EXPONENT: i64 = 400;

/// A number without zeros that say nothing (rule 6); `None` for what is no number.
///
/// Any text that reads as a number counts, so the lot `007` becomes `7`; and a whole number with a positive exponent is
/// written with one (`12E3` is `1.2E+4`). Both are how the reference does it, with Python's `Decimal`.
fn number(text: &str) -> Option<String> {
    let (sign, unsigned) =
        text.strip_prefix('-').map_or(("", text.strip_prefix('+').unwrap_or(text)), |rest| ("-", rest));
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if !is_digits(&digits) || exponent.abs() > MAX_EXPONENT {
        return None;
    }
    let decimals = i64::try_from(fraction.len()).ok()? - exponent;
    let zeros = digits.bytes().rev().take_while(|&digit| digit == b'0').count();
    let needless = zeros.min(usize::try_from(decimals).unwrap_or(0));
    let decimals = decimals - i64::try_from(needless).ok()?;
    let plain = match digits.get(..digits.len() - needless)?.trim_start_matches('0') {
        "" => decimal("0", decimals.min(0)),
        digits => decimal(digits, decimals),
    };
    Some(format!("{sign}{}", plain?))
}

/// Digits with a decimal point before the last few of them, or with an exponent where `decimals` is negative.
fn decimal(digits: &str, decimals: i64) -> Option<String> {
    let Ok(places) = usize::try_from(decimals) else {
        let exponent = i64::try_from(digits.len()).ok()? - 1 - decimals;
        let (first, rest) = digits.split_at_checked(1)?;
        let point = if rest.is_empty() { "" } else { "." };
        return Some(format!("{first}{point}{rest}E+{exponent}"));
    };
    if places == 0 {
        return Some(digits.to_owned());
    }
    // Not with a width: that must fit in 16 bits, and a text may have more digits.
    let padded = "0".repeat((places + 1).saturating_sub(digits.len())) + digits;
    let (whole, fraction) = padded.split_at_checked(padded.len() - places)?;
    Some(format!("{whole}.{fraction}"))
}
