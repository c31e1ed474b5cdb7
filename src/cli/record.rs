//! `hubscope record`: what live sources tell, on disk.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crossbeam_channel::RecvTimeoutError;
use indicatif::{ProgressBar, ProgressStyle};

use super::{
    input::{self, CliError},
    number,
};
use crate::{
    feed::{
        live::{self, Address, Keep, Keeper, Recorder, Source, State, Status},
        ndjson::Header,
    },
    hub::Layout,
    language::{numerals::bare, quoted},
    say,
};

/// What to listen to, and where to keep it.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Live sources: -, file:PATH, tcp://HOST:PORT, tcp-listen://HOST:PORT, unix:PATH, unix-listen:PATH, ws://HOST/PATH,
    /// mqtt://HOST/TOPIC, nats://HOST/STREAM
    #[arg(required = true, value_name = "URL")]
    sources: Vec<Address>,
    /// The folder to record into; a recording that is there is gone on with
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    #[command(flatten)]
    keep: KeepArgs,
    /// Stop after so many seconds; left out, when all sources have ended, or on Ctrl+C
    #[arg(long = "for", value_name = "SECS", value_parser = number::whole(0..=u64::MAX))]
    seconds: Option<u64>,
    /// The scene whose site and time zone the recording names
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
}

/// The first line of what is recorded on a layout.
pub fn header(layout: &Layout) -> Header {
    Header::new(&layout.site, &layout.time_zone)
}

/// How much of a recording is kept.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct KeepArgs {
    /// Let segments of the recording go that were sealed so many days ago
    #[arg(long, value_name = "DAYS", value_parser = positive)]
    keep_days: Option<f64>,
    /// Let the oldest segments go when there are so many gigabytes of them
    #[arg(long, value_name = "GB", value_parser = positive)]
    keep_gb: Option<f64>,
}

impl From<KeepArgs> for Keep {
    fn from(args: KeepArgs) -> Self {
        let age = args.keep_days.and_then(|days| Duration::try_from_secs_f64(days * 86_400.0).ok());
        Self { age, bytes: args.keep_gb.map(|gigabytes| (gigabytes * 1e9) as u64) }
    }
}

fn positive(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| say!("cli-above-zero", text = quoted(&text)))
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let layout = input::open_scene(args.scene.as_deref())?;
    let (sources, arrivals) = live::begin(args.sources.clone()).map_err(|source| CliError::Live { source })?;
    let (recorder, shown) =
        Recorder::begin(&args.out, &header(&layout), args.keep.into(), keepers(&sources), arrivals)?;
    let torn = recorder.status().torn_bytes;
    if torn > 0 {
        eprintln!("{}", say!("cli-torn", torn = bare(torn)));
    }
    for file in &recorder.status().missing {
        eprintln!("{}", say!("cli-segment-missing", file = file.to_string()));
    }
    let is_asked_to_end = until_asked();
    let until = args.seconds.map(|secs| Instant::now() + Duration::from_secs(secs));
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
        bar.set_style(style);
    }
    let mut told = vec![State::Connecting; sources.len()];
    let mut was_there = false;
    while let Ok(_) | Err(RecvTimeoutError::Timeout) = shown.recv_timeout(Duration::from_millis(200)) {
        shown.try_iter().for_each(drop);
        let status = recorder.status();
        bar.set_message(say!(
            "cli-recording-state",
            events = bare(status.events),
            sources = in_words(&sources).to_string()
        ));
        bar.tick();
        for (source, told) in sources.iter().zip(&mut told) {
            let status = source.status();
            was_there |= status.state == State::Live || status.events > 0;
            let word = (status.state != *told).then(|| change(*told, &status)).flatten();
            if let Some(word) = word {
                bar.suspend(|| eprintln!("{}: {word}", source.address));
            }
            *told = status.state;
        }
        let is_over = until.is_some_and(|until| Instant::now() >= until)
            || is_asked_to_end.load(Ordering::Relaxed)
            || (sources.iter().all(|source| source.status().state == State::Ended) && shown.is_empty());
        if status.failure.is_some() || is_over {
            break;
        }
    }
    bar.finish_and_clear();
    for source in &sources {
        let status = source.status();
        for (count, said) in [(status.dropped, "cli-dropped"), (status.dropped_by_server, "cli-dropped-broker")] {
            if count > 0 {
                eprintln!("{}", say!(said, source = source.address.to_string(), count = bare(count)));
            }
        }
    }
    let lost: Vec<String> =
        sources.iter().filter_map(|source| Some(format!("{}: {}", source.address, source.status().reason?))).collect();
    drop(sources);
    // What still waits is recorded, too.
    let drained = std::thread::spawn(move || shown.iter().for_each(drop));
    let status = recorder.finish();
    // It ends with the recording, which has ended.
    let _ = drained.join();
    if let Some(reason) = status.failure {
        return Err(CliError::RecordingStopped { reason });
    }
    if !was_there && status.events == 0 {
        let why = if lost.is_empty() { say!("cli-nobody-there").to_owned() } else { lost.join("; ") };
        return Err(CliError::NothingHeard { why });
    }
    if status.unreadable > 0 {
        let first = status.first_unreadable.as_deref().unwrap_or_default();
        let kept = args.out.join(live::UNREADABLE);
        eprintln!(
            "{}",
            say!(
                "cli-kept-aside",
                messages = bare(status.unreadable),
                path = kept.display().to_string(),
                first = first.to_string()
            )
        );
    }
    let (new, folder) = (status.events - status.before, args.out.display());
    let before = match status.before {
        0 => String::new(),
        before => say!("cli-held-before", before = bare(before)),
    };
    let told = say!("cli-recorded", new = bare(new), folder = folder.to_string(), before = before);
    input::print(&(told + "\n"))
}

/// Becomes true when the user or the system asks it to end; who asks twice does not want to wait for the last segment.
pub fn until_asked() -> Arc<AtomicBool> {
    let is_asked = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&is_asked);
    let handler = move || {
        if asked.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    };
    // Where signals cannot be heard it ends at once; what was synced is there all the same.
    let _ = ctrlc::set_handler(handler);
    is_asked
}

/// What a change of a source means to who records.
fn change(before: State, status: &Status) -> Option<String> {
    let reason = || status.reason.clone().unwrap_or_default();
    match (before, status.state) {
        (State::Lost, State::Live) => Some(say!("cli-there-again").into()),
        (_, State::Lost) => Some(say!("cli-lost", reason = reason().to_string())),
        (_, State::Ended) if status.reason.is_some() => Some(reason()),
        _ => None,
    }
}

/// What the recorder needs of the sources.
pub fn keepers(sources: &[Source]) -> Vec<Keeper> {
    sources.iter().map(Source::keeper).collect()
}

fn in_words(sources: &[Source]) -> String {
    let words = sources.iter().map(|source| {
        let status = source.status();
        let why = status.reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
        format!("{}: {}{why}", source.address, status.state.label())
    });
    words.collect::<Vec<_>>().join(", ")
}
