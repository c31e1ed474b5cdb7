//! Live sources beside the budgets: ten simulated days through each of them, as quickly as it holds.
//! `cargo bench --no-default-features --bench live`; servers that are not installed are left out, and told so.
//!
//! Told are the rate, how long an event takes from when it is published until it is in the log (median and ninety-ninth
//! percentile), and the memory of the process, which holds the publisher, too.
#![allow(missing_docs, clippy::expect_used, reason = "a program that is run by hand")]

mod common;

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use hubscope::{
    feed::live::{self, Address, Outlet, State},
    hub::{EventLog, EventTime, HubEvent, Place},
    simulate::{Detail, Plan, simulate},
};

use self::common::layout;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let layout = layout();
    let start = "2021-11-08".parse().expect("a date");
    let plan = Plan { start, days: 10, seed: 1, incidents: vec![], detail: Detail::Cages, has_train: false };
    let events = simulate(&layout, &plan).expect("ten days");
    println!("{} events of ten days", events.len());
    println!("{:<28} {:>12} {:>12} {:>12} {:>10}", "", "events/s", "lag p50", "lag p99", "memory");
    append(&events);
    late(&events);
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    through("TCP", &events, &format!("tcp-listen://127.0.0.1:{port}"), &format!("tcp://127.0.0.1:{port}"));
    let port = free_port();
    let config = folder.path().join("mosquitto.conf");
    let text =
        format!("listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\nmax_inflight_messages 200\n");
    fs::write(&config, text).expect("a configuration");
    if let Some(mut server) = server(port, "mosquitto", &["-c", &config.display().to_string()]) {
        let url = format!("mqtt://127.0.0.1:{port}/hub");
        through("MQTT 5, mosquitto", &events, &url, &url);
        server.kill().expect("it runs");
    }
    let port = free_port();
    let (place, port_of_it) = (folder.path().join("js").display().to_string(), port.to_string());
    if let Some(mut server) = server(port, "nats-server", &["-js", "-a", "127.0.0.1", "-p", &port_of_it, "-sd", &place])
    {
        let url = format!("nats://127.0.0.1:{port}/HUB");
        through("NATS JetStream", &events, &url, &url);
        server.kill().expect("it runs");
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number").port()
}

fn server(port: u16, name: &str, args: &[&str]) -> Option<Child> {
    let folders = ["/usr/sbin", "/usr/bin", "/usr/local/bin"];
    let Some(program) = folders.iter().map(|folder| Path::new(folder).join(name)).find(|path| path.exists()) else {
        println!("{name} is not installed");
        return None;
    };
    let child =
        Command::new(program).args(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        thread::sleep(Duration::from_millis(50));
    }
    Some(child)
}

/// Events put into the log one by one, without anything on the way.
fn append(events: &[HubEvent<'static>]) {
    let mut log = EventLog::default();
    let start = Instant::now();
    for event in events {
        log.insert(event, Place { file: 0, line: 0 });
    }
    row("into the log", events.len(), start.elapsed(), &mut []);
}

/// The same, with every twentieth a quarter of an hour late.
fn late(events: &[HubEvent<'static>]) {
    let (mut told, mut kept) = (Vec::with_capacity(events.len()), Vec::new());
    for (k, event) in events.iter().enumerate() {
        if k % 20 == 7 {
            kept.push(event)
        } else {
            told.push(event)
        }
        if kept.len() > 12 {
            told.push(kept.remove(0));
        }
    }
    told.extend(kept);
    let mut log = EventLog::default();
    let start = Instant::now();
    for event in &told {
        log.insert(event, Place { file: 0, line: 0 });
    }
    row("into the log, 5 % late", told.len(), start.elapsed(), &mut []);
    assert_eq!(log.len(), events.len());
}

fn through(name: &str, events: &[HubEvent<'static>], from: &str, to: &str) {
    let address = |text: &str| text.parse::<Address>().expect("an address");
    let (sources, arrivals) = live::begin(vec![address(from)]).expect("begun");
    // A stream that nobody made yet is there when the sender has come.
    let is_ready = |wait: u64| {
        let start = Instant::now();
        while sources[0].status().state != State::Live && start.elapsed() < Duration::from_secs(wait) {
            thread::sleep(Duration::from_millis(20));
        }
    };
    if !from.starts_with("nats") {
        is_ready(2);
        thread::sleep(Duration::from_millis(300));
    }
    let mut outlet = loop {
        match Outlet::open(&address(to)) {
            Ok(outlet) => break outlet,
            Err(_) => thread::sleep(Duration::from_millis(100)),
        }
    };
    is_ready(40);
    let all = events.to_vec();
    let start = Instant::now();
    let sender = thread::spawn(move || {
        for mut event in all {
            event.recorded = Some(live::now());
            outlet.send(&event).expect("sent");
        }
        outlet.finish().expect("sent");
    });
    let mut log = EventLog::default();
    let mut lags = Vec::with_capacity(events.len());
    while log.len() < events.len() {
        let Ok(arrival) = arrivals.recv_timeout(Duration::from_secs(30)) else {
            println!("{name}: only {} events came; {:?}", log.len(), sources[0].status());
            break;
        };
        let Some(event) = arrival.event() else { continue };
        log.insert(&event, Place { file: 0, line: 0 });
        lags.push(live::now().secs_since(event.recorded.unwrap_or(EventTime::MIN)));
    }
    let took = start.elapsed();
    sender.join().expect("all sent");
    row(name, log.len(), took, &mut lags);
}

fn row(name: &str, count: usize, took: Duration, lags: &mut [f64]) {
    lags.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let lag = lags.get((lags.len() as f64 * share) as usize);
        lag.map_or_else(String::new, |lag| format!("{:.1} ms", lag * 1e3))
    };
    let memory =
        fs::read_to_string("/proc/self/statm").ok().and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    let memory = memory.map_or_else(String::new, |pages| format!("{} MB", pages * 4_096 / 1_000_000));
    println!("{name:<28} {:>12.0} {:>12} {:>12} {memory:>10}", count as f64 / took.as_secs_f64(), at(0.5), at(0.99));
}
