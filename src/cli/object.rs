//! `hubscope history`: the story of one object.

use std::path::PathBuf;

use serde_json::json;

use super::input::{self, CliError};
use crate::{
    hub::{EventRef, words},
    say,
};

/// Which log, and which object.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder, then the object; with the object alone, it is the bundled day
    #[arg(required = true, num_args = 1..=2, value_names = ["LOG", "OBJECT"])]
    log_and_object: Vec<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let (log, wanted) = match args.log_and_object.as_slice() {
        [log, object] => (Some(PathBuf::from(log)), object.as_str()),
        [object] => (None, object.as_str()),
        _ => (None, ""),
    };
    if log.is_none() && std::path::Path::new(wanted).exists() {
        return Err(CliError::NoObjectNamed { log: wanted.to_owned() });
    }
    let opened = input::open_log(log.as_deref())?;
    let zone = input::zone_of(&opened);
    let object = input::object(&opened.log, wanted)?;
    let history = opened.log.history(object);
    if args.json {
        let event = |event: EventRef<'_>| {
            let mut value = json!(event.event);
            value["retracted"] = json!(event.is_retracted);
            if event.line > 0 {
                value["source"] = json!({ "file": event.file, "line": event.line });
            }
            value
        };
        return input::print_json(&json!({ "object": wanted, "events": history.map(event).collect::<Vec<_>>() }));
    }
    let lines = history.map(|event| {
        let clock = event.event.time.zoned(&zone).strftime("%Y-%m-%d %H:%M:%S");
        let late = event
            .event
            .recorded
            .map(|rec| say!("cli-learned-later", later = (rec - event.event.time).to_string()))
            .unwrap_or_default();
        let back = if event.is_retracted { say!("cli-taken-back") } else { "" };
        let said =
            event.event.extensions.iter().map(|one| format!("                       {}: {}\n", one.name, one.value));
        let said: String = said.collect();
        format!("{clock}  {}{late}{back}\n{said}", words::of(&event.event.what, &zone))
    });
    input::print(&lines.collect::<String>())
}
