//! What a frame costs, beside the budgets of the design. `cargo bench --profile dev --bench frame`: the engine is the one that
//! the program runs with, and is not compiled a second time.
#![allow(missing_docs, clippy::expect_used, reason = "a program that is run by hand")]

mod common;

use std::{
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use bevy::{
    ecs::schedule::{Schedules, SingleThreadedExecutor},
    prelude::*,
    render::{RenderApp, renderer::RenderDevice},
    time::TimeUpdateStrategy,
};
use hubscope::{
    hub::{EventLog, EventTime, Flow, HubEvent, ObjectKind, Playback, PlaybackAction, TimeSpan, What},
    simulate::{Detail, Plan, simulate},
    twin::{
        Costs, PlaybackCommand, Playhead, Ready, Session,
        app::{self, Overlay, Quality, Scene},
        buffer_plugin, core_plugin,
    },
};
use jiff::tz::TimeZone;
use wgpu::PollType;

use self::common::layout;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    println!("{:<58} {:>14} {:>14} {:>14}", "", "measured", "at least", "aim");
    let empty = moving(1, &TUGS);
    row("frame of the engine with one object on its way", &format!("{empty:.2} ms"), "", "");
    for (count, least, aim) in [(5_000, "0.3 ms", "0.05 ms"), (100_000, "2 ms", "0.2 ms")] {
        let more = (moving(count, &TUGS) - empty).max(0.0);
        row(&format!("what {count} on their way cost beyond that"), &format!("{more:.2} ms"), least, aim);
        let more = (moving(count, &MIXED) - empty).max(0.0);
        row("  of all kinds, trucks that bend among them", &format!("{more:.2} ms"), least, aim);
    }
    let device = app::probe().expect("a graphics device");
    println!("pictures by {}", device.name);
    drawn();
    tiers(device.is_software);
    first_picture();
}

fn row(what: &str, measured: &str, least: &str, aim: &str) {
    println!("{what:<58} {measured:>14} {least:>14} {aim:>14}");
}

/// What is on its way, and between which places.
type Mover = (ObjectKind, &'static str, &'static str);

const TUGS: [Mover; 1] = [(ObjectKind::Tug, "stand-126-side", "door-4")];

/// As many of each as there may be on a busy day, in ten.
const MIXED: [Mover; 10] = [
    (ObjectKind::Tug, "stand-126-side", "door-4"),
    (ObjectKind::Tug, "stand-120-side", "door-7"),
    (ObjectKind::Uld, "lane-1", "deck-3"),
    (ObjectKind::Uld, "deck-2", "breakdown-5"),
    (ObjectKind::Pallet, "chute-1-3", "staging-4"),
    (ObjectKind::Pallet, "chute-2-5", "staging-20"),
    (ObjectKind::Bag, "breakdown-3", "chute-1-4"),
    (ObjectKind::Bag, "breakdown-4", "chute-2-4"),
    (ObjectKind::Forklift, "rail-door", "infeed-2"),
    (ObjectKind::Truck, "truck-park", "dock-20"),
];

/// A log of so many objects that are on their way all the time.
fn log_of(count: usize, movers: &[Mover]) -> EventLog {
    let event = |secs: i64, object: usize, what: What<'static>| HubEvent {
        time: EventTime::from_secs(secs),
        recorded: None,
        id: None,
        source: None,
        object: format!("O-{object}").into(),
        what,
        extensions: Vec::new(),
    };
    let events: Vec<HubEvent<'static>> = (0..count)
        .flat_map(|k| {
            let (kind, from, to) = movers[k % movers.len()];
            let enters =
                What::Enters { kind, type_code: None, flow: Flow::None, at: Some(from.into()), attributes: vec![] };
            [
                event(0, k, enters),
                event(10, k, What::Departs { from: Some(from.into()), to: to.into() }),
                event(100_000, k, What::Arrives { at: to.into() }),
            ]
        })
        .collect();
    EventLog::of(&events)
}

/// Milliseconds of a frame in which nothing happens but that so many objects are on their way; the least of five tries, since
/// what other programs take from the machine only ever adds.
fn moving(count: usize, movers: &[Mover]) -> f64 {
    let log = log_of(count, movers);
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, AssetPlugin::default()));
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(16)));
    let mut playback = Playback::new(log.span().expect("events"));
    playback.time = EventTime::from_secs(1_000);
    playback.is_playing = true;
    app.insert_resource(Playhead(playback));
    app.insert_resource(Session::new(log, layout(), TimeZone::UTC, "bench".into()));
    app.add_plugins((core_plugin, buffer_plugin));
    // Work is what is measured, not how long this machine takes to wake a thread.
    for (_, schedule) in app.world_mut().resource_mut::<Schedules>().iter_mut() {
        schedule.set_executor(SingleThreadedExecutor::new());
    }
    for _ in 0..3 {
        app.update();
    }
    const FRAMES: u32 = 60;
    let millis = || {
        let start = Instant::now();
        (0..FRAMES).for_each(|_| app.update());
        start.elapsed().as_secs_f64() * 1e3 / f64::from(FRAMES)
    };
    std::iter::repeat_with(millis).take(5).fold(f64::INFINITY, f64::min)
}

/// Pictures a second of the whole hub while a day is played, without a window.
fn drawn() {
    let (session, at) = day();
    let rate = rate(session, at, "Overview", (1280, 720), Quality::Low).per_second;
    row("whole hub, low, 1280x720, a day played", &format!("{rate:.1} /s"), "8 /s", "15 /s");
}

/// A day of the hub, and an instant at which much goes on.
fn day() -> (Session, EventTime) {
    let layout = Arc::new(layout());
    let plan = Plan {
        start: "2021-11-08".parse().expect("a date"),
        days: 1,
        seed: 1,
        incidents: vec![],
        detail: Detail::Cages,
        has_train: false,
    };
    let log = EventLog::of(&simulate(&layout, &plan).expect("a day"));
    let at = log.span().expect("events").0 + TimeSpan::from_minutes(765);
    (Session::new(log, layout, TimeZone::UTC, "bench".into()), at)
}

/// What a view costs.
struct Rate {
    per_second: f64,
    draws: usize,
    triangles: usize,
}

/// Pictures a second of a view while time goes on.
fn rate(session: Session, at: EventTime, view: &str, size: (u32, u32), quality: Quality) -> Rate {
    let ready = Ready { session, at, selected: None, eye: None };
    let scene = Scene { ready, view: Some(view.into()), quality };
    let mut app = app::offscreen(scene, size, Overlay::Bare);
    app::start(&mut app);
    app::picture(&mut app).expect("a picture");
    app.world_mut().resource_mut::<Costs>().is_wanted = true;
    app.update();
    let Costs { draws, triangles, .. } = *app.world().resource::<Costs>();
    app.world_mut().resource_mut::<Costs>().is_wanted = false;
    app.world_mut().write_message(PlaybackCommand(PlaybackAction::TogglePlay));
    // Each frame is waited for, as a window would: nothing is gained by drawing ahead.
    let drawn = |app: &mut App| {
        app.update();
        let device = app.sub_app(RenderApp).world().resource::<RenderDevice>();
        device.poll(PollType::wait_indefinitely()).expect("drawn");
    };
    const FRAMES: u32 = 60;
    let start = Instant::now();
    (0..FRAMES).for_each(|_| drawn(&mut app));
    Rate { per_second: f64::from(FRAMES) / start.elapsed().as_secs_f64(), draws, triangles }
}

/// What the views cost in each tier, and what thousands of moving objects add. On software rendering only the lowest tier, and
/// small: the others are for devices.
fn tiers(is_software: bool) {
    let all: &[(Quality, (u32, u32))] = if is_software {
        &[(Quality::Low, (640, 360))]
    } else {
        &[
            (Quality::Low, (1920, 1080)),
            (Quality::Medium, (1920, 1080)),
            (Quality::High, (1920, 1080)),
            (Quality::High, (3840, 2160)),
        ]
    };
    for (quality, size) in all {
        for view in ["Overview", "Apron", "Sorter"] {
            let (session, at) = day();
            let Rate { per_second, draws, triangles } = rate(session, at, view, *size, *quality);
            let what = format!("{view}, {quality:?}, {}x{}: {draws} draws, {triangles} triangles", size.0, size.1);
            row(&what, &format!("{per_second:.0} /s"), "", "");
        }
    }
    let (quality, size) = all[all.len().min(3) - 1];
    for count in [5_000, 50_000] {
        let session = Session::new(log_of(count, &MIXED), layout(), TimeZone::UTC, "bench".into());
        let Rate { per_second, draws, triangles } =
            rate(session, EventTime::from_secs(1_000), "Overview", size, quality);
        let what = format!("{count} tugs on their way, {quality:?}: {draws} draws, {triangles} triangles");
        row(&what, &format!("{per_second:.0} /s"), if count == 5_000 { "60 /s" } else { "" }, "");
    }
}

/// From the start of the program to a picture of the bundled day on the disk.
fn first_picture() {
    let out = std::env::temp_dir().join("hubscope-bench.png");
    let start = Instant::now();
    let done = Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["shot", "--at", "12:30", "--quality", "low", "--out"])
        .arg(&out)
        .stderr(std::process::Stdio::null())
        .status();
    assert!(done.expect("the program starts").success(), "no picture");
    // The picture itself was wanted only for its time.
    let _ = std::fs::remove_file(out);
    row("start to first picture, bundled day", &format!("{:.2} s", start.elapsed().as_secs_f64()), "2 s", "1 s");
}
