//! Speed and size of the log beside the budgets of the design. `cargo bench --no-default-features [-- EVENTS]`.
//!
//! The log is a simulated week told over and over, every round a week later and with objects of its own, so that it has
//! the mix of events of a hub and as many objects at once.
#![allow(missing_docs, clippy::expect_used, clippy::unwrap_used, reason = "a program that is run by hand")]

mod common;

use std::{fmt::Write, hint::black_box, io::Write as _, time::Instant};

use hubscope::{
    feed::{
        self,
        ndjson::{self, Header},
    },
    hub::{EventLog, EventTime, HubEvent, LogBuilder, ObjectKind, Occupancy, Place, TimeSpan, What, motion::Scenery},
    kpi::{self, Series},
    watch::{self, Rules},
};
use jiff::tz::TimeZone;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use self::common::{layout, told_again, week};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let count = std::env::args().skip(1).find_map(|arg| arg.parse().ok()).unwrap_or(10_000_000);
    println!("{:<58} {:>14} {:>14} {:>14}", "", "measured", "at least", "aim");
    for events in [1_000_000, count] {
        whole_log(events);
    }
    present(5_000, "1 ms", "0.1 ms");
    present(100_000, "", "");
    append();
}

fn row(what: &str, measured: &str, least: &str, aim: &str) {
    println!("{what:<58} {measured:>14} {least:>14} {aim:>14}");
}

fn ndjson_of(week: &[HubEvent<'static>], count: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(count * 130);
    ndjson::write_header(&mut out, &Header::new("LGG", "Europe/Brussels")).expect("memory");
    for k in 0..count {
        let event = told_again(week, k);
        ndjson::write_event(&mut out, &event).expect("memory");
    }
    out
}

fn whole_log(count: usize) {
    let text = ndjson_of(&week(), count);
    let start = Instant::now();
    let log = feed::open_bytes("bench.ndjson", &text).expect("memory").log;
    let all = start.elapsed();
    let millions = count as f64 / 1e6;
    let rate = |secs: f64| format!("{:.2} M/s", millions / secs);
    row(&format!("NDJSON, {millions} M events: decode, sort, index"), &rate(all.as_secs_f64()), "2 M/s", "6 M/s");
    let bytes = format!("{:.1} B", log.bytes() as f64 / log.len() as f64);
    row(&format!("memory per event, {millions} M events, {} objects", log.object_count()), &bytes, "64 B", "32 B");
    numbers(&log, &format!("{millions} M events"));
    seek(&log, &format!("state_at, {millions} M events"), "1 ms", "0.1 ms");
}

/// What is made of a whole log when it is opened, and a reading at some instant.
fn numbers(log: &EventLog, of: &str) {
    let layout = layout();
    let places = layout.resolve(log.places());
    let mut start = Instant::now();
    let mut lap = |what: &str| {
        row(&format!("{what}, {of}"), &format!("{:.2} s", start.elapsed().as_secs_f64()), "", "");
        start = Instant::now();
    };
    let occupancy = Occupancy::of(log);
    lap("slots of all places");
    let scenery = Scenery { log, layout: &layout, places: &places, occupancy: &occupancy };
    let series: Vec<Series> = kpi::ALL.iter().map(|kpi| Series::of(*kpi, &scenery)).collect();
    lap("cases of all key figures");
    black_box(watch::incidents(&scenery, &Rules::bundled().expect("rules"), &TimeZone::UTC));
    lap("all rules");
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let (from, until) = log.span().expect("events");
    let mut micros: Vec<f64> = (0..1_000)
        .map(|_| {
            let time = EventTime::from_nanos(rng.random_range(from.nanos()..until.nanos()));
            let start = Instant::now();
            for series in &series {
                black_box(series.reading(time - TimeSpan::from_minutes(1_440), time));
            }
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    micros.sort_by(f64::total_cmp);
    let measured = format!("{:.3}/{:.3} ms", micros[500] / 1e3, micros[990] / 1e3);
    row(&format!("all key figures over a day, {of}, p50/p99"), &measured, "5 ms", "");
}

fn seek(log: &EventLog, what: &str, least: &str, aim: &str) {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let (from, until) = log.span().expect("events");
    let mut present = 0;
    let mut micros: Vec<f64> = (0..2_000)
        .map(|_| {
            let time = EventTime::from_nanos(rng.random_range(from.nanos()..until.nanos()));
            let start = Instant::now();
            let state = black_box(log.state_at(time));
            let micros = start.elapsed().as_secs_f64() * 1e6;
            present += state.objects.len();
            micros
        })
        .collect();
    micros.sort_by(f64::total_cmp);
    let mut measured = String::new();
    let _ = write!(measured, "{:.3}/{:.3} ms", micros[1_000] / 1e3, micros[1_980] / 1e3);
    row(&format!("{what}, {} present, p50/p99", present / 2_000), &measured, least, aim);
    std::io::stdout().flush().expect("output");
}

/// A log of ten million events (one million for the large crowd) with so many objects present all the time.
fn present(objects: usize, least: &str, aim: &str) {
    let count: usize = if objects > 50_000 { 4_000_000 } else { 10_000_000 };
    let mut builder = LogBuilder::new();
    let event = |k: usize, object: usize, what: What<'static>| HubEvent {
        time: EventTime::from_nanos(k as i64 * 1_000_000),
        recorded: None,
        id: None,
        source: None,
        object: format!("PMC{object:06}EH").into(),
        what,
        extensions: Vec::new(),
    };
    let places: Vec<String> = (0..200).map(|k| format!("place-{k}")).collect();
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    for k in 0..count {
        // Each object stays for twenty events of its own and is followed by a new one.
        let slot = k % objects;
        let round = k / objects;
        let object = slot + objects * (round / 20);
        let what = match round % 20 {
            0 => What::Enters {
                kind: ObjectKind::Uld,
                type_code: None,
                flow: Default::default(),
                at: None,
                attributes: vec![],
            },
            19 => What::Leaves { to: None },
            _ => What::Arrives { at: places[rng.random_range(0..200)].clone().into() },
        };
        builder.push(&event(k, object, what), Place::default());
    }
    let log = builder.finish();
    seek(&log, &format!("state_at, {} M events", count / 1_000_000), least, aim);
}

fn append() {
    let week = week();
    let count = week.len().min(1_000_000);
    let mut log = EventLog::default();
    let start = Instant::now();
    for event in &week[..count] {
        log.insert(event, Place::default());
    }
    let rate = format!("{:.2} M/s", count as f64 / 1e6 / start.elapsed().as_secs_f64());
    row(&format!("append in order, {count} events"), &rate, "1 M/s", "5 M/s");

    let (late, on_time): (Vec<_>, Vec<_>) = week[..count].iter().enumerate().partition(|(k, _)| k % 20 == 7);
    let mut log = EventLog::default();
    for (_, event) in on_time {
        log.insert(event, Place::default());
    }
    let start = Instant::now();
    for (_, event) in &late {
        log.insert(event, Place::default());
    }
    let micros = format!("{:.2} µs", start.elapsed().as_secs_f64() * 1e6 / late.len() as f64);
    row("late insert, one in twenty, anywhere in the week", &micros, "20 µs", "2 µs");
}
