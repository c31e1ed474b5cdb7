//! How numbers are written: with the point and the groups of the reader's country.

use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::types::FluentNumber;
use serde::{Deserialize, Serialize};

use super::Language;
use crate::say;

/// A way to write numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Numerals {
    /// As the system says.
    #[default]
    System,
    /// As in English and Chinese: 12,345.6.
    Point,
    /// As in Dutch and German: 12.345,6.
    Comma,
    /// As in French, and by ISO 80000-1: 12 345,6.
    Space,
}

impl Numerals {
    /// All choices.
    pub const ALL: [Self; 4] = [Self::System, Self::Point, Self::Comma, Self::Space];

    /// What a person reads: an example.
    pub fn label(self) -> String {
        match self {
            Self::System => say!("settings-system").into(),
            other => written(12_345.6, 1, other),
        }
    }

    /// What the system says, by the variables that programs go by: the first of them that says anything.
    fn of_system(variable: impl Fn(&str) -> Option<String>) -> Self {
        let said =
            ["LC_ALL", "LC_NUMERIC", "LANG"].into_iter().find_map(|name| variable(name).filter(|it| !it.is_empty()));
        let language = said.as_deref().and_then(|said| said.split(['_', '.', '@', '-']).next()).unwrap_or_default();
        match language {
            "nl" | "de" | "es" | "it" | "pt" | "da" | "tr" | "id" => Self::Comma,
            "fr" | "pl" | "cs" | "sv" | "nb" | "fi" | "ru" | "uk" | "bg" | "hu" => Self::Space,
            _ => Self::Point,
        }
    }

    /// As a language writes them.
    const fn of(language: Language) -> Self {
        match language {
            Language::English | Language::Chinese => Self::Point,
            Language::French => Self::Space,
            Language::Dutch | Language::German => Self::Comma,
        }
    }

    /// Writes numbers so from now on; where that is left to the system, as the language that somebody chose writes them.
    pub fn choose(self, language: Option<Language>) {
        let settled = match (self, language) {
            (Self::System, Some(language)) => Self::of(language),
            (Self::System, None) => Self::of_system(|name| std::env::var(name).ok()),
            (chosen, _) => chosen,
        };
        CHOSEN.store(settled as u8, Ordering::Relaxed);
    }

    /// Those of the language that is spoken here for a while, or else those that were chosen: a table for other programs is in
    /// English, with points, whatever its reader chose for the screen.
    fn chosen() -> Self {
        if let Some(language) = Language::here() {
            return Self::of(language);
        }
        match CHOSEN.load(Ordering::Relaxed) {
            2 => Self::Comma,
            3 => Self::Space,
            _ => Self::Point,
        }
    }
}

static CHOSEN: AtomicU8 = AtomicU8::new(Numerals::Point as u8);

/// A number with so many digits behind the point, as the reader's country writes it.
pub fn number(value: f64, digits: usize) -> String {
    written(value, digits, Numerals::chosen())
}

/// How many there are, as the reader's country writes it.
pub fn count(many: usize) -> String {
    number(many as f64, 0)
}

/// A number that chooses between one and many as any other does, and is written with a point and nothing between its thousands,
/// whoever reads it.
pub fn bare(number: impl Into<FluentNumber>) -> FluentNumber {
    let mut number = number.into();
    number.options.use_grouping = false;
    number
}

/// A number that was written with a point, as the reader's country writes it; other text as it is.
pub fn localized(text: &str) -> String {
    let digits = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    text.parse().map_or_else(|_| text.to_owned(), |value| number(value, digits))
}

/// Text with numbers that were written with a point, as the reader's country writes them. Dates, times, names and versions stay.
pub fn in_words(text: &str) -> String {
    localized_words(text, Numerals::chosen())
}

fn localized_words(text: &str, numerals: Numerals) -> String {
    let word = |word: &str| {
        // What stands before and after a number in a sentence is not of it.
        let bare = word.trim_matches(|sign: char| "()[],;:!?.\"'".contains(sign));
        let is_decimal = bare.split_once('.').is_some_and(|(whole, behind)| {
            let is_number = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
            is_number(whole.trim_start_matches('-')) && is_number(behind)
        });
        let digits = bare.split_once('.').map_or(0, |(_, behind)| behind.len());
        match bare.parse() {
            Ok(value) if is_decimal => word.replacen(bare, &written(value, digits, numerals), 1),
            _ => word.to_owned(),
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn written(value: f64, digits: usize, numerals: Numerals) -> String {
    let text = format!("{value:.digits$}");
    // What is written as nothing has no sign.
    let is_zero = text.bytes().all(|sign| matches!(sign, b'-' | b'0' | b'.'));
    let text = if is_zero { text.trim_start_matches('-').to_owned() } else { text };
    let (point, group) = match numerals {
        Numerals::Comma => (',', '.'),
        Numerals::Space => (',', '\u{a0}'),
        Numerals::Point | Numerals::System => ('.', ','),
    };
    let (whole, behind) = text.split_once('.').map_or((&text[..], None), |(whole, behind)| (whole, Some(behind)));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
    let mut out = String::from(sign);
    let is_number = whole.bytes().all(|sign| sign.is_ascii_digit());
    for (at, sign) in whole.chars().enumerate() {
        // Four digits are read at a glance; from five on they are set apart by threes.
        if is_number && whole.len() > 4 && at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(sign);
    }
    if let Some(behind) = behind {
        out.push(point);
        out.push_str(behind);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_country_reads_its_own() {
        let all = |value: f64, digits: usize| {
            [Numerals::Point, Numerals::Comma, Numerals::Space].map(|numerals| written(value, digits, numerals))
        };
        assert_eq!(all(1_234_567.891, 2), ["1,234,567.89", "1.234.567,89", "1\u{a0}234\u{a0}567,89"]);
        assert_eq!(all(-4_321.5, 1), ["-4321.5", "-4321,5", "-4321,5"]);
        assert_eq!(all(-54_321.0, 0), ["-54,321", "-54.321", "-54\u{a0}321"]);
        assert_eq!(all(0.25, 2), ["0.25", "0,25", "0,25"]);
        assert_eq!(written(f64::INFINITY, 1, Numerals::Comma), "inf");
    }

    /// A table for other programs has points, whatever is chosen for the screen; a text in another language has what that one has.
    #[test]
    fn who_speaks_a_language_for_a_while_writes_as_it_does() {
        let told = Language::ALL.map(|language| language.speaking(|| number(12_345.5, 1)));
        assert_eq!(told, ["12,345.5", "12\u{a0}345,5", "12.345,5", "12.345,5", "12,345.5"]);
    }

    #[test]
    fn a_bare_number_chooses_between_one_and_many_and_stays_as_it_is() {
        let told = |count: u32| say!("cli-objects-at", objects = bare(count), time = "05:12");
        assert_eq!(
            [told(0), told(1), told(12_345)],
            ["0 objects at 05:12", "1 object at 05:12", "12345 objects at 05:12"]
        );
        let french = Language::French.speaking(|| [told(0), told(1), told(12_345)]);
        assert_eq!(french, ["0 objet à 05:12", "1 objet à 05:12", "12345 objets à 05:12"]);
        let german = Language::German.speaking(|| [told(0), told(1), told(12_345)]);
        assert_eq!(german, ["0 Objekte um 05:12", "1 Objekt um 05:12", "12345 Objekte um 05:12"]);
    }

    #[test]
    fn numbers_in_a_sentence_are_those_of_the_country_too() {
        let told = |text: &str| localized_words(text, Numerals::Comma);
        assert_eq!(
            told("level came to 2.237 m; at most 2 is all right."),
            "level came to 2,237 m; at most 2 is all right."
        );
        assert_eq!(
            told("It was (-12345.5) at 8.11.2021, v1.2, 10.0.0.1"),
            "It was (-12.345,5) at 8.11.2021, v1.2, 10.0.0.1"
        );
    }

    #[test]
    fn the_system_says_it_with_the_first_of_its_variables() {
        let of = |said: &[(&str, &str)]| {
            Numerals::of_system(|name| said.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[]), Numerals::Point);
        assert_eq!(of(&[("LANG", "fr_BE.UTF-8")]), Numerals::Space);
        assert_eq!(of(&[("LANG", "fr_BE.UTF-8"), ("LC_NUMERIC", "de_DE")]), Numerals::Comma);
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")]), Numerals::Point);
        assert_eq!(of(&[("LC_ALL", "nl_BE"), ("LANG", "fr_BE")]), Numerals::Comma);
    }
}
