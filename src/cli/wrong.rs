//! What is wrong with how the program was called, in the language that is spoken.
//!
//! Clap finds it, and says it in English; here its kinds of errors have sentences of our own. A kind that is not known here is said in
//! clap's words, and a page of help that is shown in place of a complaint stays as it is.

use std::error::Error as _;

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::help::usage_in_words;
use crate::{hub::did_you_mean, language::quoted, say};

/// What is printed of arguments that are not understood: a sentence, how the command is used, and where there is more.
pub fn complaint(error: &Error) -> String {
    let Some(sentence) = sentence(error) else { return error.to_string() };
    let usage =
        part(error, ContextKind::Usage).map(|usage| format!("{}\n\n", usage_in_words(&usage))).unwrap_or_default();
    format!("hubscope: {sentence}\n\n{usage}{}\n", say!("wrong-help"))
}

/// What was expected and what was found; nothing for what has no sentence here.
fn sentence(error: &Error) -> Option<String> {
    let part = |kind| part(error, kind);
    let arg = || part(ContextKind::InvalidArg);
    let many = || part(ContextKind::ActualNumValues);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => {
            let found = arg()?;
            say!("wrong-argument", found = quoted(&found), near = near(error, &found))
        }
        ErrorKind::InvalidSubcommand => {
            let found = part(ContextKind::InvalidSubcommand)?;
            say!("wrong-command", found = quoted(&found), near = near(error, &found))
        }
        ErrorKind::MissingSubcommand => say!(
            "wrong-command-missing",
            behind = part(ContextKind::InvalidSubcommand)?,
            known = part(ContextKind::ValidSubcommand)?,
        ),
        ErrorKind::MissingRequiredArgument => say!("wrong-missing", missing = arg()?),
        ErrorKind::ArgumentConflict => conflict(error)?,
        ErrorKind::InvalidValue => value(error)?,
        // Why is said by what reads the value, with what was found.
        ErrorKind::ValueValidation => say!("wrong-value", arg = arg()?, why = error.source()?.to_string()),
        ErrorKind::TooManyValues => {
            say!("wrong-values-more", arg = arg()?, found = quoted(&part(ContextKind::InvalidValue)?))
        }
        ErrorKind::TooFewValues => {
            say!("wrong-values-few", arg = arg()?, expected = part(ContextKind::MinValues)?, found = many()?)
        }
        ErrorKind::WrongNumberOfValues => {
            say!("wrong-values-count", arg = arg()?, expected = part(ContextKind::ExpectedNumValues)?, found = many()?)
        }
        ErrorKind::NoEquals => say!("wrong-equals", arg = arg()?),
        ErrorKind::InvalidUtf8 => say!("wrong-not-text").to_owned(),
        _ => return None,
    })
}

/// What does not go together.
fn conflict(error: &Error) -> Option<String> {
    let others = part(error, ContextKind::PriorArg)?;
    if let Some(found) = part(error, ContextKind::InvalidSubcommand) {
        return Some(say!("wrong-command-behind", others = others, found = quoted(&found)));
    }
    let arg = part(error, ContextKind::InvalidArg)?;
    Some(if arg == others {
        say!("wrong-twice", arg = arg)
    } else {
        say!("wrong-together", arg = arg, others = others)
    })
}

/// What is no value of an argument, or that there is none.
fn value(error: &Error) -> Option<String> {
    let (arg, found) = (part(error, ContextKind::InvalidArg)?, part(error, ContextKind::InvalidValue)?);
    let known = part(error, ContextKind::ValidValue).filter(|known| !known.is_empty());
    match (known, found.is_empty()) {
        (Some(known), true) => Some(say!("wrong-value-missing-known", arg = arg, known = known)),
        (None, true) => Some(say!("wrong-value-missing", arg = arg)),
        (Some(known), false) => Some(say!(
            "wrong-value-known",
            arg = arg,
            known = known,
            found = quoted(&found),
            near = near(error, &found)
        )),
        (None, false) => None,
    }
}

/// What may have been meant, behind the sentence. Clap's own tips are in English: of them only the names are taken.
fn near(error: &Error, found: &str) -> String {
    let likely = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let likely = likely.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(one) => Some(one.clone()),
        // The likeliest comes last.
        ContextValue::Strings(all) => all.last().cloned(),
        _ => None,
    });
    let tip = part(error, ContextKind::Suggested).filter(|tip| !tip.is_empty());
    match (likely, tip) {
        (Some(likely), _) => did_you_mean(Some(&likely)),
        (None, None) => String::new(),
        (None, Some(tip)) => match tip.strip_prefix('\'').and_then(|tip| tip.split('\'').next()) {
            // `'kpi --json' exists`: it belongs to a command that stands behind it.
            Some(elsewhere) => did_you_mean(Some(elsewhere)),
            None if found.starts_with('-') => say!("wrong-as-value", written = quoted(&format!("-- {found}"))),
            None => say!("wrong-dashes").to_owned(),
        },
    }
}

/// What clap tells of an error under that heading, as text.
fn part(error: &Error, kind: ContextKind) -> Option<String> {
    error.get(kind).filter(|value| !matches!(value, ContextValue::None)).map(ToString::to_string)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, ffi::OsString};

    use clap::{Arg, ArgAction, Command};

    use super::*;
    use crate::language::Language;

    /// A command that can be called wrongly in every way.
    fn command() -> Command {
        let small = |text: &str| text.parse::<u8>().map_err(|_| say!("cli-above-zero", text = quoted(text)));
        let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
        let option = |name: &'static str| Arg::new(name).long(name).value_name("X");
        let draw = Command::new("draw")
            .arg(Arg::new("file").value_name("FILE"))
            .arg(option("out").required(true))
            .arg(option("name"))
            .arg(option("size").value_parser(small))
            .arg(option("quality").value_parser(["low", "high"]))
            .arg(option("pair").num_args(2))
            .arg(option("some").num_args(2..=3))
            .arg(option("near").require_equals(true))
            .arg(flag("json"))
            .arg(flag("csv").conflicts_with("json"));
        let scene = Command::new("scene")
            .subcommand_value_name("X")
            .subcommand_required(true)
            .subcommand(Command::new("import"));
        Command::new("hub")
            .subcommand_value_name("X")
            .args_conflicts_with_subcommands(true)
            .arg(Arg::new("log").value_name("LOG"))
            .subcommands([draw, scene])
    }

    /// What is said in a language of a line of arguments, and the kind of what is wrong.
    fn said(language: Language, line: &[OsString]) -> (ErrorKind, String) {
        language.speaking(|| {
            let error = command().try_get_matches_from(line).expect_err("wrong arguments");
            (error.kind(), complaint(&error))
        })
    }

    #[track_caller]
    fn check_told(line: &[OsString], kind: ErrorKind, words: &[&str]) {
        let mut sentences = BTreeSet::new();
        for language in Language::ALL {
            let (found, told) = said(language, line);
            assert_eq!(found, kind, "{line:?}: {told}");
            let sentence = told.lines().next().unwrap_or_default().to_owned();
            assert!(sentence.starts_with("hubscope: "), "{line:?}: {told}");
            for word in words {
                assert!(sentence.contains(word), "{word} in {language:?}: {told}");
            }
            let clap = ["error:", "Usage:", "OPTIONS]", "<COMMAND>", "tip:", "subcommand", "For more"];
            let english = ["expected", "unexpected", "found", "given", "cannot", "did you mean", "did not", "value "];
            for word in clap.iter().chain(&english).filter(|_| language != Language::English) {
                // French options are called as the English ones.
                let is_same = language == Language::French && *word == "OPTIONS]";
                assert!(is_same || !told.contains(word), "{word} in {language:?}: {told}");
            }
            sentences.insert(sentence);
        }
        assert_eq!(sentences.len(), Language::ALL.len(), "one sentence in several languages: {sentences:?}");
    }

    #[test]
    fn every_kind_of_error_has_a_sentence_in_every_language() {
        for (line, kind, words) in [
            ("draw --jsn", ErrorKind::UnknownArgument, &["--jsn", "--json"][..]),
            ("draw --wholly-other", ErrorKind::UnknownArgument, &["--wholly-other", "-- --wholly-other"]),
            ("--csvs draw", ErrorKind::UnknownArgument, &["--csvs", "draw --csv"]),
            ("draw a b", ErrorKind::UnknownArgument, &["b"]),
            ("scene -- import", ErrorKind::UnknownArgument, &["import", "--"]),
            ("scene imprt", ErrorKind::InvalidSubcommand, &["imprt", "import"]),
            ("help nonsense", ErrorKind::InvalidSubcommand, &["nonsense"]),
            ("scene", ErrorKind::MissingSubcommand, &["hub scene", "import"]),
            ("a.log draw", ErrorKind::ArgumentConflict, &["draw", "[LOG]"]),
            ("draw --json --csv", ErrorKind::ArgumentConflict, &["--json", "--csv"]),
            ("draw --json --json", ErrorKind::ArgumentConflict, &["--json"]),
            ("draw", ErrorKind::MissingRequiredArgument, &["--out <X>"]),
            ("draw --quality middling", ErrorKind::InvalidValue, &["--quality <X>", "middling", "low, high"]),
            ("draw --quality hihg", ErrorKind::InvalidValue, &["--quality <X>", "hihg", "high"]),
            ("draw --quality", ErrorKind::InvalidValue, &["--quality <X>", "low, high"]),
            ("draw --name", ErrorKind::InvalidValue, &["--name <X>"]),
            ("draw --size tall", ErrorKind::ValueValidation, &["--size <X>", "tall"]),
            ("draw --json=1", ErrorKind::TooManyValues, &["--json", "1"]),
            ("draw --some 1", ErrorKind::TooFewValues, &["--some <X>", "2", "1"]),
            ("draw --pair 1", ErrorKind::WrongNumberOfValues, &["--pair <X>", "2", "1"]),
            ("draw --near x", ErrorKind::NoEquals, &["--near", "="]),
        ] {
            let line: Vec<OsString> = ["hub"].into_iter().chain(line.split(' ')).map(OsString::from).collect();
            check_told(&line, kind, words);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_text_is_told_of() {
        use std::os::unix::ffi::OsStringExt;
        let line = ["hub", "draw", "--name"].map(OsString::from).into_iter();
        let line: Vec<OsString> = line.chain([OsString::from_vec(vec![0xff])]).collect();
        check_told(&line, ErrorKind::InvalidUtf8, &["UTF-8"]);
    }

    #[test]
    fn how_it_is_used_stands_below_and_a_page_of_help_is_no_complaint() {
        let line = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        let (_, told) = said(Language::German, &line("hub draw a b"));
        assert_eq!(
            told,
            "hubscope: unerwartetes Argument „b“\n\nAufruf: hub draw [OPTIONEN] --out <X> [FILE]\n\n\
             Weitere Informationen mit '--help'.\n"
        );
        let (kind, told) = said(Language::English, &line("hub draw --help"));
        assert!(kind == ErrorKind::DisplayHelp && told.starts_with("Usage: hub draw "), "{told}");
    }
}
