//! What the program says, in the language of who reads it, and how that country writes numbers.
//!
//! The words lie in Fluent files, `assets/locales/LANGUAGE/FILE.ftl`, and are part of the program. English is what the
//! others are translated from; what a language lacks is said in English. A test holds that none lacks anything.

mod catalogue;
pub mod numerals;
mod text;

use std::{
    borrow::Cow,
    cell::Cell,
    fmt, io,
    sync::atomic::{AtomicU8, Ordering},
};

use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};

pub use self::text::Text;

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// Dutch.
    Dutch,
    /// German.
    German,
    /// Chinese in simplified characters.
    Chinese,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::English, Self::French, Self::Dutch, Self::German, Self::Chinese];

    /// Its code of two letters by ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Dutch => "nl",
            Self::German => "de",
            Self::Chinese => "zh",
        }
    }

    /// What those who speak it call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::Dutch => "Nederlands",
            Self::German => "Deutsch",
            Self::Chinese => "中文",
        }
    }

    /// The language of a code of two letters, whatever follows it: `fr`, `fr_BE.UTF-8`, `zh-Hans`.
    pub fn of_code(code: &str) -> Option<Self> {
        let bare = code.split(['_', '.', '@', '-']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code() == bare.to_ascii_lowercase())
    }

    /// What the system says, by the variables that programs go by: the first of them that says anything.
    pub fn of_system(variable: impl Fn(&str) -> Option<String>) -> Self {
        let said =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| variable(name).filter(|it| !it.is_empty()));
        said.and_then(|said| Self::of_code(&said)).unwrap_or_default()
    }

    /// The program speaks it from now on.
    pub fn choose(self) {
        CHOSEN.store(self as u8, Ordering::Relaxed);
    }

    /// The language that is spoken now.
    pub fn spoken() -> Self {
        let chosen = || Self::ALL[usize::from(CHOSEN.load(Ordering::Relaxed)).min(Self::ALL.len() - 1)];
        HERE.get().unwrap_or_else(chosen)
    }

    /// The language that is spoken on this thread for a while, if any is.
    fn here() -> Option<Self> {
        HERE.get()
    }

    /// Speaks it while that is done, on this thread only.
    pub fn speaking<T>(self, what: impl FnOnce() -> T) -> T {
        // It ends when it ends, also by a panic of a test.
        struct Before(Option<Language>);
        impl Drop for Before {
            fn drop(&mut self) {
                HERE.set(self.0);
            }
        }
        let _before = Before(HERE.replace(Some(self)));
        what()
    }
}

static CHOSEN: AtomicU8 = AtomicU8::new(Language::English as u8);

thread_local! {
    static HERE: Cell<Option<Language>> = const { Cell::new(None) };
}

/// The words of a message that needs nothing filled in; its id where no language has it.
pub fn message(id: &str) -> &'static str {
    catalogue::words(Language::spoken(), id).unwrap_or_else(|| catalogue::lost(id))
}

/// The words of a message that needs nothing filled in, if there is one: for what has its id from elsewhere.
pub fn find_message(id: &str) -> Option<&'static str> {
    catalogue::words(Language::spoken(), id)
}

/// A text of data in the language that is spoken, where the program itself wrote it: what its simulator says, and what its own scene
/// rests on. What anybody else wrote stays as it is.
pub fn known(text: &str) -> Cow<'_, str> {
    if Language::spoken() == Language::English {
        return text.into();
    }
    catalogue::of_text(Language::spoken(), text).unwrap_or(text).into()
}

/// The words of a message with what is filled in, by names; its id where no language has it.
pub fn message_with(id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    catalogue::filled(Language::spoken(), id, values).unwrap_or_else(|| id.to_owned())
}

/// The words of a message in the language that is spoken now: `say!("bar-open")`, `say!("tour-stop", at = 3, of = 11)`.
///
/// Numbers are written as the reader's country writes them, and choose between one and many; text stays as it is. A number of
/// `numerals::bare` does both: it chooses, and stays as it is.
#[macro_export]
macro_rules! say {
    ($id:expr) => { $crate::language::message($id) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::message_with($id, &[$((stringify!($name), ($value).into())),+])
    };
}

/// Why a file cannot be read or written, in words where the system tells a usual reason, and as the system says it otherwise.
pub fn of_file(error: &io::Error) -> String {
    match error.kind() {
        // What was made by the program has words of its own.
        _ if error.raw_os_error().is_none() => error.to_string(),
        io::ErrorKind::NotFound => say!("input-not-there").into(),
        io::ErrorKind::PermissionDenied => say!("input-not-allowed").into(),
        io::ErrorKind::IsADirectory => say!("input-is-folder").into(),
        _ => error.to_string(),
    }
}

/// What was found, between the quotation marks of the language; what cannot be printed is escaped.
pub fn quoted(found: &(impl fmt::Debug + ?Sized)) -> String {
    let quoted = format!("{found:?}");
    let (opened, closed) = match Language::spoken() {
        Language::English => return quoted,
        Language::French => ("«\u{a0}", "\u{a0}»"),
        Language::German => ("„", "“"),
        Language::Dutch | Language::Chinese => ("“", "”"),
    };
    match quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(text) => format!("{opened}{text}{closed}"),
        None => quoted,
    }
}

/// A day of the calendar, as the reader's country writes it, with the day of the week.
pub fn date(zoned: &jiff::Zoned) -> String {
    say!(
        "date-day",
        weekday = weekday(zoned),
        day = zoned.day().to_string(),
        month = month(zoned),
        year = zoned.year().to_string(),
    )
}

/// A day of the calendar without its year.
pub fn short_date(zoned: &jiff::Zoned) -> String {
    say!("date-short", day = zoned.day().to_string(), month = month(zoned))
}

/// The same with the day of the week: `Mon 8 Nov`.
pub fn weekday_date(zoned: &jiff::Zoned) -> String {
    say!("date-weekday", weekday = weekday(zoned), day = zoned.day().to_string(), month = month(zoned))
}

/// A day beside others of its month, where there is little room: `Mon 8`.
pub fn weekday_tick(zoned: &jiff::Zoned) -> String {
    say!("date-tick", weekday = weekday(zoned), day = zoned.day().to_string())
}

/// The day of the week, in few letters.
fn weekday(zoned: &jiff::Zoned) -> &'static str {
    message(WEEKDAYS[usize::from(zoned.weekday().to_monday_zero_offset().unsigned_abs()).min(6)])
}

fn month(zoned: &jiff::Zoned) -> &'static str {
    message(MONTHS[usize::from(zoned.month().unsigned_abs()).clamp(1, 12) - 1])
}

/// A label within a sentence: with a small letter, but for the nouns of German and for what is written in capitals.
pub fn within(label: &str) -> String {
    let mut signs = label.chars();
    let is_kept = Language::spoken() == Language::German || label.chars().nth(1).is_some_and(char::is_uppercase);
    match signs.next() {
        Some(first) if !is_kept => first.to_lowercase().chain(signs).collect(),
        _ => label.to_owned(),
    }
}

const WEEKDAYS: [&str; 7] = ["date-mon", "date-tue", "date-wed", "date-thu", "date-fri", "date-sat", "date-sun"];

const MONTHS: [&str; 12] = [
    "date-jan", "date-feb", "date-mar", "date-apr", "date-may", "date-jun", "date-jul", "date-aug", "date-sep",
    "date-oct", "date-nov", "date-dec",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_says_which() {
        let of = |said: &[(&str, &str)]| {
            Language::of_system(|name| said.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[]), Language::English);
        assert_eq!(of(&[("LANG", "fr_BE.UTF-8")]), Language::French);
        assert_eq!(of(&[("LANG", "fr_BE"), ("LC_MESSAGES", "nl_BE")]), Language::Dutch);
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")]), Language::Chinese);
        assert_eq!(of(&[("LANG", "C")]), Language::English);
    }

    #[test]
    fn one_language_after_the_other_on_a_thread_of_its_own() {
        let open = || say!("bar-open").to_owned();
        assert_eq!(open(), "Open");
        assert_eq!(Language::German.speaking(open), "Öffnen");
        let within = Language::French.speaking(|| (open(), Language::Dutch.speaking(open), open()));
        assert_eq!(within, ("Ouvrir".into(), "Openen".into(), "Ouvrir".into()));
        assert_eq!(open(), "Open");
        assert_eq!(message("no-such-words"), "no-such-words");
    }

    #[test]
    fn labels_stand_within_a_sentence_as_the_language_writes_them() {
        assert_eq!(
            ["Truck park", "X-ray", "ULDs built up", ""].map(within),
            ["truck park", "x-ray", "ULDs built up", ""]
        );
        assert_eq!(Language::German.speaking(|| within("Gleis")), "Gleis");
    }

    #[test]
    fn what_the_system_refuses_is_told_in_words() {
        let missing = std::fs::read("there/is/no/such/file").expect_err("nothing");
        let told = Language::ALL.map(|language| language.speaking(|| of_file(&missing)));
        assert_eq!(told[0], "no such file or folder");
        assert_eq!(told.iter().collect::<std::collections::BTreeSet<_>>().len(), Language::ALL.len());
        // What the program itself says of a file stays.
        assert_eq!(of_file(&io::Error::new(io::ErrorKind::NotFound, "nobody listens")), "nobody listens");
    }

    #[test]
    fn what_was_found_stands_between_the_marks_of_the_language() {
        let told = Language::ALL.map(|language| language.speaking(|| quoted("a\n\"b\"")));
        let inner = r#"a\n\"b\""#;
        let expected = [("\"", "\""), ("«\u{a0}", "\u{a0}»"), ("“", "”"), ("„", "“"), ("“", "”")];
        assert_eq!(told, expected.map(|(opened, closed)| format!("{opened}{inner}{closed}")));
        assert_eq!(Language::French.speaking(|| quoted(&(1, 2))), "(1, 2)");
    }

    #[test]
    fn days_are_written_as_the_country_writes_them() {
        let day = "2021-11-08T21:53:00[Europe/Brussels]".parse::<jiff::Zoned>().expect("a time");
        let all = |language: Language| {
            language.speaking(|| [date(&day), short_date(&day), weekday_date(&day), weekday_tick(&day)].join(" / "))
        };
        let told = Language::ALL.map(all);
        assert_eq!(
            told,
            [
                "Mon 8 Nov 2021 / 8 Nov / Mon 8 Nov / Mon 8",
                "lun. 8 nov. 2021 / 8 nov. / lun. 8 nov. / lun. 8",
                "ma 8 nov 2021 / 8 nov / ma 8 nov / ma 8",
                "Mo., 8. Nov. 2021 / 8. Nov. / Mo., 8. Nov. / Mo 8.",
                "2021年11月8日 周一 / 11月8日 / 11月8日 周一 / 8日周一"
            ]
        );
    }
}
