//! `hubscope info`: what a log holds.

use std::{collections::BTreeMap, fmt::Write, path::PathBuf};

use serde_json::json;

use super::input::{self, CliError};
use crate::publish::Share;
use crate::{
    hub::{EventLog, ObjectKind},
    language::numerals::bare,
    say,
};

/// Which log.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder; left out, or `day`, the bundled day
    log: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let opened = input::open_log(args.log.as_deref())?;
    let log = &opened.log;
    let zone = input::zone_of(&opened);
    let (from, until) = log.span().ok_or(CliError::NoEvents)?;
    let kinds = kinds(log);
    let files: Vec<String> = opened.files.iter().map(|(file, _)| file.display().to_string()).collect();
    if args.json {
        return input::print_json(&json!({
            "files": files,
            "formats": opened.files.iter().map(|(_, format)| format.label()).collect::<Vec<_>>(),
            "events": log.len(),
            "from": from,
            "until": until,
            "objects": kinds.iter().map(|(kind, count)| (format!("{kind:?}").to_lowercase(), *count)).collect::<BTreeMap<_, _>>(),
            "places": log.places().len(),
            "late": log.late(),
            "duplicates": log.duplicates(),
            "issues": log.issues().total(),
        }));
    }
    let mut text = String::new();
    let clock = |time: crate::hub::EventTime| time.zoned(&zone).strftime("%Y-%m-%d %H:%M:%S %Z").to_string();
    let named: Vec<String> =
        opened.files.iter().map(|(file, format)| format!("{} ({format})", file.display())).collect();
    let _ = writeln!(text, "{}", named.join(", "));
    let _ = writeln!(
        text,
        "{}",
        say!(
            "cli-events-span",
            events = bare(log.len()),
            from = clock(from),
            until = clock(until),
            long = (until - from).to_string()
        )
    );
    if let Some(share) = opened.header.as_ref().and_then(|header| Share::of(header).ok().flatten()) {
        let names = if share.is_redacted { say!("cli-without-names") } else { "" };
        let _ = writeln!(text, "{}", say!("cli-share-file", at = clock(share.at), names = names.to_string()));
    }
    for (kind, count) in &kinds {
        let _ = writeln!(text, "  {count:>7}  {}", kind.label());
    }
    let _ = writeln!(
        text,
        "{}",
        say!(
            "cli-places-late",
            places = bare(log.places().len()),
            late = bare(log.late()),
            duplicates = bare(log.duplicates()),
            issues = bare(log.issues().total())
        )
    );
    input::print(&text)
}

fn kinds(log: &EventLog) -> BTreeMap<ObjectKind, usize> {
    let mut kinds = BTreeMap::new();
    for object in log.objects() {
        *kinds.entry(log.identity(object).0).or_default() += 1;
    }
    kinds
}
