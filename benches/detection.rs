//! How long after an alarm is told by a live source the list of incidents has it, while ten thousand events a second arrive.
//! `cargo bench --profile dev --bench detection [-- SECONDS]`.
#![allow(missing_docs, clippy::expect_used, reason = "a program that is run by hand")]

mod common;

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use bevy::{MinimalPlugins, app::App};
use hubscope::{
    feed::{live, ndjson},
    hub::{EventLog, HubEvent, Playback, Severity, TimeSpan, What},
    simulate::{Detail, Plan, simulate},
    twin::{Live, Playhead, Session, core_plugin},
};
use jiff::tz::TimeZone;

use self::common::layout;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Events that are told every hundredth of a second.
const A_TURN: usize = 100;

fn main() {
    let seconds: u64 = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(30);
    let layout = layout();
    let start = "2021-11-08".parse().expect("a date");
    let plan = Plan { start, days: 40, seed: 1, incidents: vec![], detail: Detail::Cages, has_train: false };
    let events = simulate(&layout, &plan).expect("days");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("live.ndjson");
    fs::write(&file, "").expect("written");
    let url = format!("file:{}", file.display());
    let (sources, arrivals) = live::begin(vec![url.parse().expect("an address")]).expect("begun");
    let mut app = App::new();
    let now = live::now();
    app.add_plugins(MinimalPlugins)
        .insert_resource(Playhead(Playback::new((now, now))))
        .insert_resource(Session::new(EventLog::default(), layout, TimeZone::UTC, "live".into()))
        .insert_resource(Live::new(sources, arrivals, None))
        .add_plugins(core_plugin);
    let told = tell(file, events, seconds);
    let mut found = BTreeMap::<String, Instant>::new();
    let began = Instant::now();
    // A little longer than it is told, so that the last alarms can be found.
    while began.elapsed() < Duration::from_secs(seconds + 15) {
        let frame = Instant::now();
        app.update();
        for incident in &app.world().resource::<Session>().incidents {
            if let Some(name) = incident.rule.strip_prefix("alarm/bench-").filter(|name| !found.contains_key(*name)) {
                found.insert(name.to_owned(), Instant::now());
            }
        }
        thread::sleep(Duration::from_millis(16).saturating_sub(frame.elapsed()));
    }
    let (count, raised) = told.join().expect("told");
    let mut lags: Vec<f64> =
        raised.iter().filter_map(|(name, at)| Some(found.get(name)?.duration_since(*at).as_secs_f64())).collect();
    lags.sort_by(f64::total_cmp);
    let at = |share: f64| lags.get((lags.len() as f64 * share) as usize).copied().unwrap_or(f64::NAN);
    println!(
        "{count} events in {seconds} s, {} of {} alarms found; lag p50 {:.2} s, p99 {:.2} s",
        lags.len(),
        raised.len(),
        at(0.5),
        at(0.99)
    );
}

/// Tells events as if each happened now, and an alarm every second. Gives how many, and when each alarm was told.
fn tell(
    file: impl AsRef<Path> + Send + 'static,
    events: Vec<HubEvent<'static>>,
    seconds: u64,
) -> thread::JoinHandle<(usize, BTreeMap<String, Instant>)> {
    thread::spawn(move || {
        let mut out = fs::File::options().append(true).open(file).expect("opened");
        let (mut raised, mut count, mut all) = (BTreeMap::new(), 0, events.into_iter());
        let began = Instant::now();
        for turn in 0..seconds * 100 {
            let mut lines = Vec::new();
            let now = live::now();
            for (k, mut event) in all.by_ref().take(A_TURN).enumerate() {
                event.time = now + TimeSpan::from_nanos(k as i64);
                ndjson::write_event(&mut lines, &event).expect("memory");
                count += 1;
            }
            if turn % 100 == 50 {
                let name = format!("{}", turn / 100);
                let alarm = format!("bench-{name}");
                let what = What::AlarmRaised { alarm: alarm.into(), severity: Severity::Warning, text: None };
                let object = "sorter-1".into();
                let event = HubEvent {
                    time: now,
                    recorded: None,
                    id: None,
                    source: None,
                    object,
                    what,
                    extensions: Vec::new(),
                };
                ndjson::write_event(&mut lines, &event).expect("memory");
                raised.insert(name, Instant::now());
            }
            out.write_all(&lines).expect("written");
            thread::sleep((began + Duration::from_millis(10 * (turn + 1))).saturating_duration_since(Instant::now()));
        }
        (count, raised)
    })
}
