//! What `--help` says, in the language that is spoken.
//!
//! English is what the doc comments of the commands say. The other languages stand in the files of words, `help.ftl`, under
//! ids that are made of the names of commands and arguments. What clap writes by itself stays English: the names of values,
//! `[OPTIONS]`, `[default: ..]`, `[env: ..]`, `Possible values:`, and its own complaints.

use std::{any::TypeId, ffi::OsStr, marker::PhantomData};

use clap::{
    Arg, Command, Error, ValueEnum,
    builder::{EnumValueParser, PossibleValue, TypedValueParser},
};

use crate::{
    language::{Language, find_message},
    say,
    simulate::Incident,
};
#[cfg(feature = "viewer")]
use crate::{twin::app::Quality, ui::Panel};

/// A command with all that its help says in the language that is spoken; in English it stays as it is.
pub fn spoken(command: Command) -> Command {
    match Language::spoken() {
        Language::English => command,
        _ => worded(command, ""),
    }
}

/// A command and all below it with the words of the files, by the way that leads to it: `scene-import`.
fn worded(mut command: Command, way: &str) -> Command {
    // To show how it is used it has to be built: from then on it has what clap adds, the flags and the command for help.
    let _ = command.render_usage();
    let page = page(&command);
    let command = command
        .mut_args(|arg| worded_argument(arg, way))
        .mut_subcommands(|below| {
            let way = way_to(way, &below);
            worded(below, &way)
        })
        .help_template(page);
    match find_message(&about_id(way)) {
        Some(words) => command.about(words),
        None => command,
    }
}

fn worded_argument(arg: Arg, way: &str) -> Arg {
    let words = |form: &str| find_message(&argument_id(way, &arg, form));
    let (brief, full) = forms(&arg);
    let (brief, full) = (words(brief), full.and_then(words));
    let arg = match brief {
        Some(words) => arg.help(words),
        None => arg,
    };
    let arg = match full {
        Some(words) => arg.long_help(words),
        None => arg,
    };
    let kind = arg.get_value_parser().type_id();
    match TOLD.iter().find(|(of, _)| kind == of()) {
        Some((_, told)) => told(arg),
        None => arg,
    }
}

/// A type of values, and what makes an argument say in words what they mean.
type Meaning = (fn() -> TypeId, fn(Arg) -> Arg);

/// The values that say what they mean.
const TOLD: &[Meaning] = &[
    (TypeId::of::<Incident>, told::<Incident>),
    #[cfg(feature = "viewer")]
    (TypeId::of::<Panel>, told::<Panel>),
    #[cfg(feature = "viewer")]
    (TypeId::of::<Quality>, told::<Quality>),
];

/// An argument whose values say what they mean in words.
fn told<E: ValueEnum + Clone + Send + Sync + 'static>(arg: Arg) -> Arg {
    let worded = |value: PossibleValue| match find_message(&value_id(&arg, &value)) {
        Some(words) => value.help(words),
        None => value,
    };
    let values = arg.get_possible_values().into_iter().map(worded).collect();
    arg.value_parser(Told::<E> { values, of: PhantomData })
}

/// Understands values as ever, and says in words what they mean.
#[derive(Clone)]
struct Told<E> {
    values: Vec<PossibleValue>,
    of: PhantomData<E>,
}

impl<E: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for Told<E> {
    type Value = E;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<E, Error> {
        EnumValueParser::<E>::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.values.iter().cloned()))
    }
}

/// The page of a help as clap lays it out, with headings in words.
fn page(command: &Command) -> String {
    let (positionals, options): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().filter(|arg| !arg.is_hide_set()).partition(|arg| arg.is_positional());
    let has_commands = command.get_subcommands().any(|below| below.get_name() != "help" && !below.is_hide_set());
    let parts = [
        (has_commands, say!("help-commands"), "subcommands"),
        (!positionals.is_empty(), say!("help-arguments"), "positionals"),
        (!options.is_empty(), say!("help-options"), "options"),
    ];
    let styles = command.get_styles();
    let (usage, header) = (styles.get_usage(), styles.get_header());
    let mut page = format!("{{before-help}}{{about-with-newline}}\n{usage}{}{usage:#} {{usage}}", say!("help-usage"));
    for (_, heading, part) in parts.into_iter().filter(|(is_there, ..)| *is_there) {
        page += &format!("\n\n{header}{heading}{header:#}\n{{{part}}}");
    }
    page + "{after-help}"
}

/// The way to a command below another. The command for help is the same everywhere.
fn way_to(way: &str, below: &Command) -> String {
    match (way, below.get_name()) {
        ("", name) | (_, name @ "help") => name.to_owned(),
        (way, name) => format!("{way}-{name}"),
    }
}

/// The id of what a command is for.
fn about_id(way: &str) -> String {
    if way.is_empty() { "help-about".to_owned() } else { format!("help-command-{way}") }
}

/// The id of what an argument means to its command, or else of what it means to all that have one of its name.
fn argument_id(way: &str, arg: &Arg, form: &str) -> String {
    // Where no command is named, the arguments are those of `view`.
    let command = if way.is_empty() { "view" } else { way };
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("help-arg-{command}-{name}{form}");
    if find_message(&own).is_some() { own } else { format!("help-arg-{name}{form}") }
}

/// How the ids of what an argument means end: for the brief help, and for the full one where that says something else.
fn forms(arg: &Arg) -> (&'static str, Option<&'static str>) {
    if arg.get_long_help().is_some() { ("-brief", Some("-full")) } else { ("", None) }
}

/// The id of what a value of an argument means.
fn value_id(arg: &Arg, value: &PossibleValue) -> String {
    format!("help-value-{}-{}", arg.get_id().as_str().replace('_', "-"), value.get_name())
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, ffi::OsString};

    use clap::{CommandFactory, builder::StyledStr};

    use super::*;
    use crate::cli::Cli;

    /// A command and all below it with what clap adds to them.
    fn built(mut command: Command) -> Command {
        let _ = command.render_usage();
        command.mut_subcommands(built)
    }

    /// All that the help of a command and of all below it says, with the ids.
    fn texts(command: &Command, way: &str) -> Vec<(String, String)> {
        let text = |said: Option<&StyledStr>| said.map(ToString::to_string).unwrap_or_default();
        let mut all = vec![(about_id(way), text(command.get_about()))];
        assert!(command.get_long_about().is_none(), "{way:?} is about more than is translated");
        for arg in command.get_arguments() {
            let (brief, full) = forms(arg);
            all.push((argument_id(way, arg, brief), text(arg.get_help())));
            all.extend(full.map(|full| (argument_id(way, arg, full), text(arg.get_long_help()))));
            let told = arg.get_possible_values().into_iter().filter(|value| value.get_help().is_some());
            all.extend(told.map(|value| (value_id(arg, &value), text(value.get_help()))));
        }
        for below in command.get_subcommands() {
            all.extend(texts(below, &way_to(way, below)));
        }
        all
    }

    fn documented() -> Vec<(String, String)> {
        texts(&built(Cli::command()), "")
    }

    fn said(language: Language) -> Vec<(String, String)> {
        language.speaking(|| texts(&worded(Cli::command(), ""), ""))
    }

    /// What a line of arguments is answered with.
    fn answer(command: Command, line: &str) -> String {
        let answer = command.try_get_matches_from(line.split(' ')).expect_err("a help");
        answer.render().ansi().to_string()
    }

    /// The lines that ask for the help of a command and of all below it.
    fn questions(command: &Command, line: &str) -> Vec<String> {
        let below = command.get_subcommands();
        let below = below.flat_map(|below| questions(below, &format!("{line} {}", below.get_name())));
        [format!("{line} -h"), format!("{line} --help")].into_iter().chain(below).collect()
    }

    #[test]
    fn all_that_the_help_says_has_words_and_no_words_are_idle() {
        let words = include_str!("../../assets/locales/en/help.ftl").lines();
        let known: BTreeSet<&str> = words
            .filter_map(|line| line.split_once(" = "))
            .map(|(id, _)| id)
            .filter(|id| id.starts_with("help-"))
            .collect();
        let documented = documented();
        let mut used: BTreeSet<&str> = documented.iter().map(|(id, _)| id.as_str()).collect();
        used.extend(["help-usage", "help-commands", "help-arguments", "help-options"]);
        let lacking: Vec<_> = used.difference(&known).collect();
        assert!(lacking.is_empty(), "no words for {lacking:?}");
        // Without its window the program has fewer commands.
        let idle: Vec<_> = known.difference(&used).collect();
        assert!(idle.is_empty() || cfg!(not(feature = "viewer")), "nobody says {idle:?}");
    }

    #[test]
    fn the_english_words_are_those_of_the_doc_comments() {
        let (said, documented) = (said(Language::English), documented());
        assert_eq!(said.len(), documented.len());
        for ((id, said), (_, documented)) in said.iter().zip(&documented) {
            assert_eq!(said, documented, "{id}");
        }
    }

    #[test]
    fn every_language_has_words_of_its_own() {
        let english = said(Language::English);
        for language in Language::ALL.into_iter().skip(1) {
            for ((id, said), (_, english)) in said(language).iter().zip(&english) {
                assert!(!said.is_empty() && said != english, "{id} in {language:?}: {said:?}");
            }
        }
    }

    /// In every sign, with its colours: what a page is made of here is laid out as clap lays it out.
    #[test]
    fn an_english_page_in_words_is_that_of_clap() {
        let mut lines = questions(&Cli::command(), "hubscope");
        let asked =
            ["help", "help kpi", "help help", "help scene import", "scene", "scene help import", "help nonsense"];
        let refused = ["--nonsense", "simulate --incident nonsense", "kpi --csv --json", "-V"];
        lines.extend(asked.into_iter().chain(refused).map(|line| format!("hubscope {line}")));
        for line in lines {
            let worded = Language::English.speaking(|| answer(worded(Cli::command(), ""), &line));
            assert_eq!(worded, answer(Cli::command(), &line), "{line}");
        }
    }

    #[test]
    fn a_page_is_in_the_language_that_is_spoken() {
        let page = Language::German.speaking(|| answer(spoken(Cli::command()), "hubscope kpi --help"));
        for words in ["Die Kennzahlen bis", "Aufruf:", "Argumente:", "Optionen:", "Nur zählen, was", "Hilfe ausgeben"]
        {
            assert!(page.contains(words), "{words} is not in {page}");
        }
        assert!(!page.contains("Tell the key figures"), "{page}");
        for language in Language::ALL.into_iter().skip(1) {
            for line in questions(&Cli::command(), "hubscope") {
                let page = language.speaking(|| answer(spoken(Cli::command()), &line));
                for words in ["Usage:", "Commands:", "Arguments:", "Options:", "Print help", "Print version"] {
                    assert!(!page.contains(words), "{words} in {language:?}: {page}");
                }
            }
        }
    }

    #[test]
    fn arguments_are_understood_in_every_language() {
        let read = |line: &str| Cli::read(line.split(' ').map(OsString::from).collect());
        for language in Language::ALL {
            let simulate = "hubscope simulate --out day.ndjson --incident sorter-jam --incident july-2021";
            language.speaking(|| read(simulate)).expect("what simulate takes");
            if cfg!(feature = "viewer") {
                let shot = "hubscope shot --out a.png --quality low --panel board";
                language.speaking(|| read(shot)).expect("what shot takes");
            }
            let refused = language.speaking(|| read("hubscope simulate --out a --incident sorter"));
            assert!(refused.is_err_and(|error| error.to_string().contains("sorter-jam")));
        }
    }
}
