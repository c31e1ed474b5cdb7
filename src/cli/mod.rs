//! The command line: one file a command. `docs/` and the English of `--help` are made of what stands here.

mod bundled;
mod check;
mod convert;
mod environment;
mod feed;
#[cfg(feature = "viewer")]
mod film;
mod help;
mod incidents;
mod info;
mod input;
mod kpi;
mod lesson;
#[cfg(feature = "viewer")]
mod live;
mod norms;
mod number;
mod object;
#[cfg(feature = "viewer")]
mod ready;
mod record;
#[cfg(feature = "viewer")]
mod register;
#[cfg(feature = "viewer")]
mod report;
mod scene;
mod scripts;
#[cfg(feature = "viewer")]
mod share;
#[cfg(feature = "viewer")]
mod shot;
mod simulate;
mod state;
#[cfg(feature = "viewer")]
mod view;
mod wrong;

use std::ffi::OsString;

#[cfg(feature = "viewer")]
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use self::{input::CliError, wrong::complaint};
use crate::{
    language::quoted,
    language::{Language, numerals::Numerals},
    say,
};

/// A digital twin of an airport logistics hub: any instant of an event log, in 3D, exact and honest.
#[derive(Debug, Parser)]
#[command(name = "hubscope", version, about, args_conflicts_with_subcommands = true, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[cfg(feature = "viewer")]
    #[command(flatten)]
    view: view::ViewArgs,
    /// The language to speak: en, fr, nl, de or zh; left out, English, and in the window what its settings say
    #[arg(long, global = true, value_name = "CODE", env = "HUBSCOPE_LANGUAGE", value_parser = known_language)]
    language: Option<Language>,
}

/// Arguments with a language that is named before everything else put behind the first that follows it: there it is understood with
/// every command, and no command is taken for a log. A command for help takes all behind it for commands, so that the language, which
/// is spoken by then, is left out.
pub fn reordered(args: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut args: Vec<OsString> = args.into_iter().collect();
    let named = language_words(&args, 1);
    if asks_for_help(&args) {
        while let Some(at) = (1..args.len()).find(|at| language_words(&args, *at) > 0) {
            let end = at + language_words(&args, at);
            args.drain(at..end.min(args.len()));
        }
    } else if named > 0 && args.get(1 + named).is_some_and(|next| !next.as_encoded_bytes().starts_with(b"-")) {
        args[1..=1 + named].rotate_left(named);
    }
    args
}

/// Whether the command for help is called, of the program or of a command that has others below it.
fn asks_for_help(args: &[OsString]) -> bool {
    let mut at = 1;
    let mut next = || {
        at += language_words(args, at);
        at += 1;
        args.get(at - 1).map(OsString::as_os_str)
    };
    match (next(), next()) {
        (Some(first), _) if first == "help" => true,
        (Some(first), Some(second)) if second == "help" => {
            let command = Cli::command();
            command.get_subcommands().any(|one| first == one.get_name() && one.has_subcommands())
        }
        _ => false,
    }
}

/// How many words name a language from there on.
fn language_words(args: &[OsString], at: usize) -> usize {
    match args.get(at).and_then(|word| word.to_str()) {
        Some("--language") => 2,
        Some(word) if word.starts_with("--language=") => 1,
        _ => 0,
    }
}

/// Speaks the language that is named, before anything else is understood: what is wrong with the arguments is said in it, too, and so is
/// the help.
pub fn speak(args: &[OsString]) {
    let words = || args.iter().skip(1).map(|word| word.to_string_lossy());
    let behind = words().zip(words().skip(1)).find(|(word, _)| word == "--language").map(|(_, code)| code);
    let joined = || words().find_map(|word| word.strip_prefix("--language=").map(|code| code.to_owned().into()));
    let said = behind.or_else(joined).map(std::borrow::Cow::into_owned);
    if let Some(language) =
        said.or_else(|| std::env::var("HUBSCOPE_LANGUAGE").ok()).and_then(|said| Language::of_code(&said))
    {
        language.choose();
    }
}

/// A language by its code of two letters, whatever follows it.
fn known_language(code: &str) -> Result<Language, String> {
    Language::of_code(code).ok_or_else(|| {
        let known = Language::ALL.map(Language::code).join(", ");
        say!("cli-language", known = known.to_string(), code = quoted(&code))
    })
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open a log in the window; this is what Hubscope does when no command is named
    #[cfg(feature = "viewer")]
    View(view::ViewArgs),
    /// Draw one instant of a log as a PNG picture, without a window or a display
    #[cfg(feature = "viewer")]
    Shot(shot::Args),
    /// Film a tour or a part of a log, without a window or a display
    #[cfg(feature = "viewer")]
    Film(film::Args),
    /// Show the hub as live sources tell of it
    #[cfg(feature = "viewer")]
    Live(live::Args),
    /// Write down what live sources tell
    Record(record::Args),
    /// Send a log as a live source would
    Feed(feed::Args),
    /// Write a simulated log
    Simulate(simulate::Args),
    /// Tell what a log holds
    Info(info::Args),
    /// Tell the state of the hub at an instant
    State(state::Args),
    /// Tell the story of one object
    History(object::Args),
    /// Tell the key figures up to an instant
    Kpi(kpi::Args),
    /// Tell of sun and power, rain and water
    Environment(environment::Args),
    /// Write a report of what went wrong, to be handed over
    #[cfg(feature = "viewer")]
    Report(report::Args),
    /// Write a part of a log as one small file that opens at one moment
    #[cfg(feature = "viewer")]
    Share(share::Args),
    /// Let this system open hubscope:// links with this program
    #[cfg(feature = "viewer")]
    Register(register::Args),
    /// Tell what went wrong, and why
    Incidents(incidents::Args),
    /// Read files and list what is odd about them
    Check(check::Args),
    /// Write a log in another format
    Convert(convert::ConvertArgs),
    /// Write a part of a log
    Cut(convert::CutArgs),
    /// Write several logs as one
    Merge(convert::MergeArgs),
    /// Work on scene files
    Scene(scene::Args),
    /// Print the JSON Schema of the event format
    Schema,
}

impl Cli {
    /// Understands arguments; where they ask for help, that is in the language that is spoken, and where they are wrong [`complaint`] tells
    /// of it.
    pub fn read(args: Vec<OsString>) -> Result<Self, clap::Error> {
        #[cfg(feature = "viewer")]
        let first = args.get(1).map(std::path::PathBuf::from);
        let matches = help::spoken(Self::command()).try_get_matches_from(args);
        // What stands behind a command that is mistyped is not what is wrong.
        #[cfg(feature = "viewer")]
        if let (Err(error), Some(first)) = (&matches, &first)
            && error.kind() == ErrorKind::UnknownArgument
            && let Some(error) = mistyped(first)
        {
            return Err(error);
        }
        let mut matches = matches?;
        let cli = Self::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut Self::command()))?;
        #[cfg(feature = "viewer")]
        if let (None, Some(error)) = (&cli.command, cli.view.log().and_then(mistyped)) {
            return Err(error);
        }
        Ok(cli)
    }

    /// Runs the command.
    pub fn run(self) -> Result<(), CliError> {
        if let Some(language) = self.language {
            language.choose();
            Numerals::System.choose(Some(language));
        }
        match self.command {
            #[cfg(feature = "viewer")]
            None => view::run(self.view, self.language),
            #[cfg(not(feature = "viewer"))]
            None => Err(CliError::NoViewer),
            #[cfg(feature = "viewer")]
            Some(Command::View(args)) => view::run(args, self.language),
            #[cfg(feature = "viewer")]
            Some(Command::Shot(args)) => shot::run(args),
            #[cfg(feature = "viewer")]
            Some(Command::Film(args)) => film::run(args),
            #[cfg(feature = "viewer")]
            Some(Command::Live(args)) => live::run(args, self.language),
            Some(Command::Record(args)) => record::run(&args),
            Some(Command::Feed(args)) => feed::run(&args),
            Some(Command::Simulate(args)) => simulate::run(&args),
            Some(Command::Info(args)) => info::run(&args),
            Some(Command::State(args)) => state::run(&args),
            Some(Command::History(args)) => object::run(&args),
            Some(Command::Kpi(args)) => kpi::run(&args),
            Some(Command::Environment(args)) => environment::run(&args),
            Some(Command::Incidents(args)) => incidents::run(&args),
            #[cfg(feature = "viewer")]
            Some(Command::Report(args)) => report::run(&args),
            #[cfg(feature = "viewer")]
            Some(Command::Share(args)) => share::run(&args),
            #[cfg(feature = "viewer")]
            Some(Command::Register(args)) => register::run(&args),
            Some(Command::Check(args)) => check::run(&args),
            Some(Command::Convert(args)) => convert::convert(&args),
            Some(Command::Cut(args)) => convert::cut(&args),
            Some(Command::Merge(args)) => convert::merge(&args),
            Some(Command::Scene(args)) => scene::run(&args),
            Some(Command::Schema) => input::print(&schema()),
        }
    }
}

/// What is wrong with a log that is none, but nearly the name of a command.
#[cfg(feature = "viewer")]
fn mistyped(log: &std::path::Path) -> Option<clap::Error> {
    let found = log.to_str().filter(|word| word.chars().all(char::is_alphabetic) && !log.exists())?;
    let mut all = help::spoken(Cli::command());
    if found == "help" || all.find_subcommand(found).is_some() {
        return None;
    }
    let usage = all.render_usage();
    let meant = crate::hub::nearest(found, all.get_subcommands().map(clap::Command::get_name))?;
    let mut error = clap::Error::new(ErrorKind::InvalidSubcommand).with_cmd(&all);
    error.insert(ContextKind::InvalidSubcommand, ContextValue::String(found.to_owned()));
    error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![meant.to_owned()]));
    error.insert(ContextKind::Usage, ContextValue::StyledStr(usage));
    Some(error)
}

/// The JSON Schema of one line of our event format, made of the types that read and write it.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(crate::hub::HubEvent<'static>);
    schema.insert("title".into(), "Hubscope event".into());
    let text = serde_json::to_string_pretty(&schema);
    text.map_or_else(|error| error.to_string(), |text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "viewer")]
    #[test]
    fn a_command_that_is_mistyped_is_no_log() {
        let told = |word: &str| mistyped(std::path::Path::new(word)).map(|error| complaint(&error));
        assert!(told("simualte").is_some_and(|told| told.contains("did you mean \"simulate\"?")));
        let read =
            |line: &str| Cli::read(line.split(' ').map(OsString::from).collect()).err().map(|error| complaint(&error));
        assert!(read("hubscope simulat --out x").is_some_and(|told| told.contains("\"simulate\"")));
        assert!(read("hubscope kpi --outt x").is_some_and(|told| told.contains("--outt")));
        assert!(read("hubscope day.ndjson --outt x").is_some_and(|told| told.contains("--outt")));
        assert_eq!([told("day"), told("quatsch"), told("simualte.ndjson"), told("src")], [None, None, None, None]);
    }

    #[test]
    fn a_language_may_stand_before_a_command_or_a_log() {
        let words = |line: &str| reordered(line.split(' ').map(OsString::from)).join(&OsString::from(" "));
        for (line, meant) in [
            ("hubscope --language de kpi x --json", "hubscope kpi --language de x --json"),
            ("hubscope --language=fr day.ndjson", "hubscope day.ndjson --language=fr"),
            ("hubscope --language de", "hubscope --language de"),
            ("hubscope --language de --at 12:00", "hubscope --language de --at 12:00"),
            ("hubscope kpi --language de", "hubscope kpi --language de"),
            ("hubscope --language de help kpi", "hubscope help kpi"),
            ("hubscope --language=de help", "hubscope help"),
            ("hubscope help kpi --language de", "hubscope help kpi"),
            ("hubscope help --language", "hubscope help"),
            ("hubscope scene help import --language de", "hubscope scene help import"),
            ("hubscope --language de scene help import", "hubscope scene help import"),
            ("hubscope scene --language=de help import", "hubscope scene help import"),
            ("hubscope help.ndjson --language de", "hubscope help.ndjson --language de"),
            // A log may bear that name.
            ("hubscope info help --language de", "hubscope info help --language de"),
        ] {
            assert_eq!(words(line), OsString::from(meant));
        }
    }
}
