//! `hubscope history`: the story of one object.

use std::path::PathBuf;

use serde_json::json;

use super::input::{self, CliError};
use crate::hub::{EventRef, What};

/// Which log, and which object.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder, then the object; with the object alone, it is the bundled day
    #[arg(num_args = 1..=2, value_names = ["LOG", "OBJECT"])]
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
        let late = event.event.recorded.map(|rec| format!("  (learned {} later)", rec - event.event.time)).unwrap_or_default();
        let back = if event.is_retracted { "  (taken back)" } else { "" };
        format!("{clock}  {}{late}{back}\n", words(&event.event.what))
    });
    input::print(&lines.collect::<String>())
}

/// What happened, in words.
pub fn words(what: &What<'_>) -> String {
    let at = |place: &Option<std::borrow::Cow<'_, str>>| place.as_ref().map(|place| format!(" at {place}")).unwrap_or_default();
    let more = |text: &Option<std::borrow::Cow<'_, str>>| text.as_ref().map(|text| format!(": {text}")).unwrap_or_default();
    match what {
        What::Enters { kind, type_code, at: place, .. } => {
            let code = type_code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
            format!("enters as {}{code}{}", kind.label(), at(place))
        }
        What::Departs { from, to } => {
            format!("departs{} for {to}", from.as_ref().map(|from| format!(" {from}")).unwrap_or_default())
        }
        What::Arrives { at } => format!("arrives at {at}"),
        What::Observed { at } => format!("is seen at {at}"),
        What::Loaded { into } => format!("is loaded into {into}"),
        What::Unloaded { from, at: place } => format!("is unloaded from {from}{}", at(place)),
        What::Status { code, detail } => format!("{} {}{}", code.code(), code.label(), more(detail)),
        What::HoldSet { hold, reason } => format!("is held by {hold}{}", more(reason)),
        What::HoldReleased { hold } => format!("is released by {hold}"),
        What::Leaves { to } => format!("leaves{}", to.as_ref().map(|to| format!(" for {to}")).unwrap_or_default()),
        What::Plan { milestone, planned, at: place } => format!("{milestone} is planned for {planned}{}", at(place)),
        What::Measures { quantity, value, unit } => format!("measures {quantity} {value} {unit}"),
        What::AlarmRaised { alarm, text, .. } => format!("raises alarm {alarm}{}", more(text)),
        What::AlarmCleared { alarm } => format!("clears alarm {alarm}"),
        What::Retracted { event, reason, .. } => format!("event {event} is taken back{}", more(reason)),
    }
}
