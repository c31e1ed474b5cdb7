//! `hubscope state`: what is true at an instant.

use std::{fmt::Write, path::PathBuf};

use serde_json::{Value, json};

use super::input::{self, CliError};
use crate::{
    hub::{EventLog, EventTime, HubState, Location, Measurement, ObjectState},
    language::numerals::bare,
    say,
};

/// Which log, and when.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder; left out, or `day`, the bundled day
    log: Option<PathBuf>,
    /// The instant: RFC 3339, "2021-11-08 14:05" on the site's clock, or +3h after the start of the log
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: String,
    /// Only what was known at this time counts
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    known_at: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let opened = input::open_log(args.log.as_deref())?;
    let log = &opened.log;
    let zone = input::zone_of(&opened);
    let time = input::instant(&args.at, log, &zone)?;
    let known_at = args.known_at.as_ref().map(|known_at| input::instant(known_at, log, &zone)).transpose()?;
    let state = known_at.map_or_else(|| log.state_at(time), |known_at| log.state_as_known(time, known_at));
    if args.json {
        return input::print_json(&to_json(log, &state, known_at));
    }
    let clock = time.zoned(&zone).strftime("%Y-%m-%d %H:%M:%S %Z").to_string();
    let mut text = say!("cli-objects-at", objects = bare(state.objects.len()), time = clock) + "\n";
    let mut objects: Vec<&ObjectState> = state.objects.iter().collect();
    objects.sort_by_key(|object| (object.kind, log.object_name(object.object)));
    for object in objects {
        let held = if object.is_held { say!("cli-held") } else { "" };
        let status = object.status.map(|status| format!(", {}", status.code())).unwrap_or_default();
        let _ = writeln!(
            text,
            "{:<16} {:<14} {}{status}{held}",
            log.object_name(object.object),
            object.kind.label(),
            location(log, object.location)
        );
    }
    input::print(&text)
}

/// Where an object is, in words.
pub fn location(log: &EventLog, location: Location) -> String {
    match location {
        Location::At(place) => say!("cli-at", place = log.place_name(place).to_string()),
        Location::Moving { from: Some(from), to } => {
            say!("cli-from-to", from = log.place_name(from).to_string(), to = log.place_name(to).to_string())
        }
        Location::Moving { from: None, to } => say!("cli-on-the-way", to = log.place_name(to).to_string()),
        Location::Inside(parent) => say!("cli-in", parent = log.object_name(parent).to_string()),
        Location::Unplaced => say!("cli-unplaced").to_owned(),
    }
}

/// The state as JSON, objects by name: the same for the same facts, whatever the order of their arrival.
/// A state as it was known at an instant is told with what was known then.
pub fn to_json(log: &EventLog, state: &HubState, known_at: Option<EventTime>) -> Value {
    let mut objects: Vec<&ObjectState> = state.objects.iter().collect();
    objects.sort_by_key(|object| log.object_name(object.object));
    let object = |object: &&ObjectState| {
        let mut value = json!({
            "object": log.object_name(object.object),
            "kind": object.kind,
            "location": location_json(log, object.location),
            "since": object.since,
            "seen": object.seen,
        });
        let mut more = |name: &str, detail: Value| value[name] = detail;
        if !object.flow.is_none() {
            more("flow", json!(object.flow));
        }
        if let Some(status) = object.status {
            more("status", json!(status));
        }
        let details = match known_at {
            Some(known_at) => log.details_as_known(object.object, state.time, known_at),
            None => log.details_at(object.object, state.time),
        };
        if object.is_held {
            more("holds", details.holds.iter().map(|(hold, _)| *hold).collect());
        }
        if object.is_alarmed {
            more("alarms", details.alarms.iter().map(|(alarm, _)| *alarm).collect());
        }
        let measured = details.measurements;
        if !measured.is_empty() {
            let entry =
                |m: &Measurement<'_>| (m.quantity.to_owned(), json!({ "value": m.value, "unit": m.unit, "t": m.time }));
            more("measured", Value::Object(measured.iter().map(entry).collect()));
        }
        value
    };
    json!({ "t": state.time, "objects": objects.iter().map(object).collect::<Vec<_>>() })
}

fn location_json(log: &EventLog, location: Location) -> Value {
    match location {
        Location::At(place) => json!({ "at": log.place_name(place) }),
        Location::Moving { from, to } => {
            json!({ "from": from.map(|from| log.place_name(from)), "to": log.place_name(to) })
        }
        Location::Inside(parent) => json!({ "inside": log.object_name(parent) }),
        Location::Unplaced => Value::Null,
    }
}
