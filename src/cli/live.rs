//! `hubscope live`: the hub as live sources tell of it.

use std::{path::PathBuf, sync::Arc};

use super::{
    input::{self, CliError},
    norms::NormsArgs,
    ready, record, simulate,
};
use crate::{
    feed::{
        self,
        live::{self, Address},
    },
    hub::{EventLog, TimeSpan},
    language::Language,
    language::quoted,
    say,
    twin::{
        self, Live, PlaceMap, Ready, Session,
        app::{self, Quality, Scene},
    },
    ui::Settings,
};

/// What to listen to.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Live sources: -, file:PATH, tcp://HOST:PORT, tcp-listen://HOST:PORT, unix:PATH, unix-listen:PATH, ws://HOST/PATH,
    /// mqtt://HOST/TOPIC, nats://HOST/STREAM
    /// (left out, a simulated hub)
    #[arg(value_name = "URL")]
    sources: Vec<Address>,
    /// Write down what arrives, before it is shown, into this folder
    #[arg(long, value_name = "FOLDER")]
    record: Option<PathBuf>,
    #[command(flatten)]
    keep: record::KeepArgs,
    /// Seconds that the picture is behind the sources: what arrives within them is never late
    #[arg(long, value_name = "SECS", default_value_t = 2.0, value_parser = seconds)]
    buffer: f64,
    /// Memory for the events; what is older leaves it, and comes back from the recording. What arrives at full speed and is
    /// packed at that moment takes up to 150 MB beside
    #[arg(long, value_name = "GIB", default_value_t = 2.0, value_parser = gibibytes)]
    memory: f64,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    #[command(flatten)]
    norms: NormsArgs,
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
    allowed.ok_or_else(|| say!("cli-seconds", text = quoted(&text)))
}

/// At least what the events of a day take.
fn gibibytes(text: &str) -> Result<f64, String> {
    let parsed: Option<f64> = text.parse().ok();
    let allowed = parsed.filter(|gib| (0.0625..=4_096.0).contains(gib));
    allowed.ok_or_else(|| say!("cli-gibibytes", text = quoted(&text)))
}

/// Runs the command; the window speaks the language that is named, or what its settings say.
pub fn run(args: Args, named: Option<Language>) -> Result<(), CliError> {
    let mut layout = input::open_mapped_scene(args.scene.as_deref(), args.map.as_deref())?;
    // What is said of names is kept beside the recording, or for all that is listened to.
    let beside = args.record.as_deref().map(feed::map_beside);
    let notes_file = args.record.as_deref().map(feed::notes_beside);
    let file = args.map.clone().or(beside).or_else(|| Settings::kept("live.map.ron"));
    let entries = file.as_deref().map(|file| input::put_map(&mut layout, file)).transpose()?;
    let (layout, map) = (Arc::new(layout), PlaceMap::new(file, entries.unwrap_or_default()));
    ready::check_view(&layout, args.view.as_deref())?;
    if !twin::has_display() {
        return Err(CliError::NoDisplay);
    }
    let settings = Settings { named_language: named, ..Settings::load() };
    // What is told of the log is told in it from the first.
    settings.spoken().choose();
    let device = app::probe().map_err(CliError::Graphics)?;
    let zone = jiff::tz::TimeZone::get(&layout.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let sources = if args.sources.is_empty() {
        vec![Address::Simulation(simulate::living(&layout, &zone)?.into())]
    } else {
        args.sources
    };
    let names: Vec<String> = sources.iter().map(Address::to_string).collect();
    let mut feeds = live::Feeds::default();
    let begun: Result<Vec<_>, _> = sources.into_iter().map(|address| feeds.add(address)).collect();
    let (sources, arrivals) = (begun.map_err(|source| CliError::Live { source })?, feeds.arrivals());
    let keep = live::Keep::from(args.keep);
    let (recorder, arrivals) = match args.record {
        None => (None, arrivals),
        Some(folder) => {
            let header = record::header(&layout);
            let (recorder, shown) = live::Recorder::begin(&folder, &header, keep, record::keepers(&sources), arrivals)?;
            (Some(recorder), shown)
        }
    };
    let budget = (args.memory * f64::from(1 << 30)) as usize;
    let mut live = Live::new(sources, arrivals, recorder).growing(feeds, keep).with_budget(budget);
    live.buffer = TimeSpan::from_secs_f64(args.buffer);
    let notes_file = notes_file.or_else(|| Settings::kept("live.notes.ron"));
    let session = Session::by(args.norms.open()?, EventLog::default(), layout, zone, names.join(", "));
    let session = Session { map, notes_file, ..session };
    let ready = Ready { session, at: live::now(), selected: None, eye: None };
    let asked = settings.drawn(args.quality);
    let quality = asked.quality.settled(&device);
    let mut app = app::windowed(Scene { ready, view: args.view, quality }, (asked, device), settings.window);
    // What was the speed of another log is not that of now.
    crate::ui::install(&mut app, None, Some(Settings { speed: 1.0, ..settings }));
    app.insert_resource(live);
    match app.run() {
        // Ctrl+C is no error.
        bevy::app::AppExit::Success => Ok(()),
        bevy::app::AppExit::Error(code) if code.get() == 130 => Ok(()),
        bevy::app::AppExit::Error(_) => Err(CliError::Graphics(say!("cli-window-closed").into())),
    }
}
