//! `hubscope live`: the hub as live sources tell of it.

use std::{path::PathBuf, sync::Arc};

use super::{
    input::{self, CliError},
    ready, record,
};
use crate::{
    feed::live::{self, Address},
    hub::{EventLog, TimeSpan},
    twin::{
        self, Live, Ready, Session,
        app::{self, Quality, Scene},
    },
    ui::Settings,
};

/// What to listen to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Live sources: -, file:PATH, tcp://HOST:PORT, tcp-listen://HOST:PORT, unix:PATH, unix-listen:PATH
    #[arg(required = true, value_name = "URL")]
    sources: Vec<Address>,
    /// Write down what arrives, before it is shown, into this folder
    #[arg(long, value_name = "FOLDER")]
    record: Option<PathBuf>,
    /// Seconds that the picture is behind the sources: what arrives within them is never late
    #[arg(long, value_name = "SECS", default_value_t = 2.0, value_parser = seconds)]
    buffer: f64,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// The view to begin with
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// How much the picture may cost
    #[arg(long, value_name = "Q", default_value = "auto")]
    quality: Quality,
}

fn seconds(text: &str) -> Result<f64, String> {
    let parsed: Option<f64> = text.parse().ok();
    let allowed = parsed.filter(|secs| (0.0..=3_600.0).contains(secs));
    allowed.ok_or_else(|| format!("expected seconds from 0 to 3600, found {text:?}"))
}

/// Runs the command.
pub fn run(args: Args) -> Result<(), CliError> {
    let layout = Arc::new(input::open_mapped_scene(args.scene.as_deref(), args.map.as_deref())?);
    ready::check_view(&layout, args.view.as_deref())?;
    if !twin::has_display() {
        return Err(CliError::NoDisplay);
    }
    let quality = args.quality.settled(&app::probe().map_err(CliError::Graphics)?);
    let zone = jiff::tz::TimeZone::get(&layout.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let names: Vec<String> = args.sources.iter().map(Address::to_string).collect();
    let (sources, arrivals) = live::begin(args.sources).map_err(|source| CliError::Live { source })?;
    let (recorder, arrivals) = match args.record {
        None => (None, arrivals),
        Some(folder) => {
            let header = record::header(&layout);
            let (recorder, shown) = live::Recorder::begin(&folder, &header, names.clone(), arrivals)?;
            (Some(recorder), shown)
        }
    };
    let mut live = Live::new(sources, arrivals, recorder);
    live.buffer = TimeSpan::from_secs_f64(args.buffer);
    let session = Session::new(EventLog::default(), layout, zone, names.join(", "));
    let ready = Ready { session, at: live::now(), selected: None };
    let settings = Settings::load();
    let mut app = app::windowed(Scene { ready, view: args.view, quality }, settings.window);
    // What was the speed of another log is not that of now.
    crate::ui::install(&mut app, None, Some(Settings { speed: 1.0, ..settings }));
    app.insert_resource(live);
    match app.run() {
        bevy::app::AppExit::Success => Ok(()),
        bevy::app::AppExit::Error(_) => {
            Err(CliError::Graphics("the window was closed by an error of the graphics driver".into()))
        }
    }
}
