//! What `--help` says, in the language that is spoken.
//!
//! English is what the doc comments of the commands say. The other languages stand in the files of words, `help.ftl`, under
//! ids that are made of the names of commands and arguments. What clap writes by itself, in English, is told in its place: the
//! headings, `[OPTIONS]`, what is taken when an option is left out, and which values there are. What is typed stays as it is:
//! options, commands, values, and the names of values, such as `FILE`, by which the texts speak of them.

use std::{any::TypeId, env, ffi::OsStr, marker::PhantomData};

use clap::{
    Arg, Command, Error, ValueEnum,
    builder::{EnumValueParser, PossibleValue, StyledStr, Styles, TypedValueParser},
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
        _ => in_words(command),
    }
}

/// A command with nothing left for clap to say.
fn in_words(command: Command) -> Command {
    stated(worded(command, ""))
}

/// A command and all below it with the words of the files, by the way that leads to it: `scene-import`.
fn worded(mut command: Command, way: &str) -> Command {
    // To show how it is used it has to be built: from then on it has what clap adds, the flags and the command for help.
    let _ = command.render_usage();
    let called = command.get_bin_name().unwrap_or_else(|| command.get_name()).to_owned();
    let mut command = command
        .subcommand_value_name(say!("help-usage-command"))
        .mut_args(|arg| worded_argument(arg, way))
        .mut_subcommands(|below| {
            // Clap sets the whole name only when the command is called, and how it is used is told now.
            let (way, called) = (way_to(way, &below), format!("{called} {}", below.get_name()));
            worded(below.bin_name(called), &way)
        });
    let usage = usage_in_words(&command.render_usage().ansi().to_string());
    let page = page(&command, &usage);
    let command = command.help_template(page);
    match find_message(&about_id(way)) {
        Some(words) => command.about(words),
        None => command,
    }
}

/// How a command is used, as clap tells it, with its English in words.
pub fn usage_in_words(usage: &str) -> String {
    let heading = say!("help-usage");
    // A second way to use it stands below the first; signs of Chinese are as wide as two others.
    let width: usize = heading.chars().map(|sign| if sign < '\u{2e80}' { 1 } else { 2 }).sum();
    usage
        .replacen("Usage:", heading, 1)
        .replace("[OPTIONS]", &format!("[{}]", say!("help-usage-options")))
        .replace("\n       ", &format!("\n{:width$} ", ""))
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
    // What the command for help is given, which clap names by itself.
    let arg = if arg.get_id().as_str() == "subcommand" { arg.value_name(say!("help-usage-command")) } else { arg };
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

/// A command and all below it whose arguments tell by themselves what is taken when they are left out, and which values there are.
fn stated(command: Command) -> Command {
    let styles = command.get_styles().clone();
    // Where no argument has a full help, clap shows the brief one for `--help`, too.
    let has_full = command.get_arguments().any(|arg| arg.get_long_help().is_some());
    let command = if has_full { command.mut_args(|arg| stated_in_full(arg, &styles)) } else { command };
    command.mut_args(stated_in_brief).mut_subcommands(stated)
}

/// An argument whose full help tells it as clap would: each in a line of its own, below what the values mean.
fn stated_in_full(arg: Arg, styles: &Styles) -> Arg {
    let meanings = meanings(&arg, styles);
    let names = if meanings.is_some() { None } else { names(&arg) };
    let facts: Vec<String> = when_left_out(&arg).into_iter().chain(names).collect();
    if meanings.is_none() && facts.is_empty() {
        return arg;
    }
    let words = said(arg.get_long_help().or_else(|| arg.get_help()));
    let parts = [Some(words), meanings, (!facts.is_empty()).then(|| facts.join("\n"))];
    arg.long_help(parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n"))
}

/// An argument whose brief help tells it as clap would, behind the words; clap itself says nothing of it any more.
fn stated_in_brief(arg: Arg) -> Arg {
    let facts: Vec<String> = when_left_out(&arg).into_iter().chain(names(&arg)).collect();
    if facts.is_empty() {
        return arg;
    }
    let words = format!("{} {}", said(arg.get_help()), facts.join(" "));
    arg.help(words).hide_env(true).hide_default_value(true).hide_possible_values(true)
}

/// A text with its colours.
fn said(text: Option<&StyledStr>) -> String {
    text.map(|text| text.ansi().to_string()).unwrap_or_default()
}

/// What is taken when an argument is left out: what a variable of the environment says, or else what is usual.
fn when_left_out(arg: &Arg) -> Vec<String> {
    // A flag is off when it is left out; nobody needs to be told.
    if !arg.get_action().takes_values() {
        return Vec::new();
    }
    let variable = arg.get_env().map(|name| {
        let value = env::var_os(name).unwrap_or_default();
        let (name, value) = (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned());
        say!("help-env", name = name, value = value)
    });
    let usual: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let usual = (!usual.is_empty()).then(|| say!("help-default", value = usual.join(" ")));
    variable.into_iter().chain(usual).map(|fact| format!("[{fact}]")).collect()
}

/// The values that an argument may have, of those that may be shown.
fn values(arg: &Arg) -> Vec<PossibleValue> {
    arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect()
}

/// The names of the values that an argument may have.
fn names(arg: &Arg) -> Option<String> {
    let names: Vec<String> = values(arg).iter().map(|value| value.get_name().to_owned()).collect();
    (!names.is_empty()).then(|| format!("[{}]", say!("help-values", names = names.join(", "))))
}

/// What the values of an argument mean, a line each, where they say it.
fn meanings(arg: &Arg, styles: &Styles) -> Option<String> {
    let (values, literal) = (values(arg), styles.get_literal());
    if values.iter().all(|value| value.get_help().is_none()) {
        return None;
    }
    let width = values.iter().map(|value| value.get_name().chars().count()).max().unwrap_or_default();
    let lines = values.iter().map(|value| {
        let (name, gap) = (value.get_name(), width - value.get_name().chars().count());
        let meaning = value.get_help().map(|help| format!(": {:gap$}{}", "", help.ansi())).unwrap_or_default();
        format!("\n- {literal}{name}{literal:#}{meaning}")
    });
    Some(say!("help-values-list").to_owned() + &lines.collect::<String>())
}

/// The page of a help as clap lays it out, with headings in words.
fn page(command: &Command, usage: &str) -> String {
    let (positionals, options): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().filter(|arg| !arg.is_hide_set()).partition(|arg| arg.is_positional());
    let has_commands = command.get_subcommands().any(|below| below.get_name() != "help" && !below.is_hide_set());
    let parts = [
        (has_commands, say!("help-commands"), "subcommands"),
        (!positionals.is_empty(), say!("help-arguments"), "positionals"),
        (!options.is_empty(), say!("help-options"), "options"),
    ];
    let header = command.get_styles().get_header();
    let mut page = format!("{{before-help}}{{about-with-newline}}\n{usage}");
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

    use clap::CommandFactory;

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
        used.extend(["help-usage-options", "help-usage-command"]);
        used.extend(["help-env", "help-default", "help-values", "help-values-list"]);
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

    /// A page whose lines of values may be broken elsewhere than those of clap, which sets them in by itself: only the signs count.
    fn signs(page: String) -> String {
        if page.contains("Possible values:") { page.split_whitespace().collect() } else { page }
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
            let worded = Language::English.speaking(|| answer(in_words(Cli::command()), &line));
            assert_eq!(signs(worded), signs(answer(Cli::command(), &line)), "{line}");
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
    }

    /// The page of a command and of all below it, asked for in every way.
    fn pages(language: Language) -> Vec<(String, String)> {
        let mut lines = questions(&Cli::command(), "hubscope");
        let asked = ["help", "help help", "help simulate", "scene", "scene help import"];
        lines.extend(asked.map(|line| format!("hubscope {line}")));
        let page = |line: &String| language.speaking(|| answer(spoken(Cli::command()), line));
        lines.iter().map(|line| (line.clone(), page(line))).collect()
    }

    #[test]
    fn no_page_of_another_language_has_the_english_of_clap() {
        // French options are called as the English ones.
        let clap = [
            "Usage:",
            "Commands:",
            "Arguments:",
            "Options:",
            "<COMMAND>",
            "[COMMAND]",
            "[default",
            "[env:",
            "[possible",
            "[alias",
            "Possible values",
            "Print help",
            "Print version",
            "Print this",
        ];
        for language in Language::ALL.into_iter().skip(1) {
            for (line, page) in pages(language) {
                for words in clap {
                    assert!(!page.contains(words), "{words} in {language:?}, {line}: {page}");
                }
                assert!(language == Language::French || !page.contains("[OPTIONS]"), "{language:?}, {line}: {page}");
            }
        }
    }

    #[test]
    fn a_page_tells_what_is_taken_and_which_values_there_are() {
        // Where lines are broken is nothing to this test.
        let bare = |text: &str| text.replace([' ', '\n'], "");
        for (language, taken, values, list, options, command) in [
            (Language::English, "[default: 1]", "[possible values: ", "Possible values:", "OPTIONS", "COMMAND"),
            (
                Language::French,
                "[par défaut\u{a0}: 1]",
                "[valeurs possibles\u{a0}: ",
                "Valeurs possibles\u{a0}:",
                "OPTIONS",
                "COMMANDE",
            ),
            (Language::Dutch, "[standaard: 1]", "[mogelijke waarden: ", "Mogelijke waarden:", "OPTIES", "OPDRACHT"),
            (Language::German, "[Vorgabe: 1]", "[mögliche Werte: ", "Mögliche Werte:", "OPTIONEN", "BEFEHL"),
            (Language::Chinese, "[默认值：1]", "[可选值：", "可选值：", "选项", "命令"),
        ] {
            let page = |line: &str| {
                let answer = language.speaking(|| spoken(Cli::command()).try_get_matches_from(line.split(' ')));
                bare(&answer.expect_err("a help").to_string())
            };
            let [brief, full, asked] =
                ["hubscope simulate -h", "hubscope simulate --help", "hubscope help simulate"].map(page);
            let named = bare(&format!("{values}customs-backlog, sorter-jam, "));
            let listed = bare(&format!("{list}\n- customs-backlog: "));
            assert!(brief.contains(&named) && !brief.contains(&listed), "{language:?}: {brief}");
            assert!(full.contains(&listed) && !full.contains(&named), "{language:?}: {full}");
            assert_eq!(full, asked, "{language:?}");
            assert!([&brief, &full].iter().all(|page| page.contains(&bare(taken))), "{language:?}: {brief}");
            assert!(brief.contains(&format!("[{options}]")), "{language:?}: {brief}");
            let root = page("hubscope --help");
            assert!(root.contains(&format!("<{command}>")), "{language:?}: {root}");
            assert!(root.contains("HUBSCOPE_LANGUAGE="), "{language:?}: {root}");
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
