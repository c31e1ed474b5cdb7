//! Every source carries a hundred thousand events as they were sent, whatever happens on the way.
//!
//! The order is disturbed, events are told twice, connections break and servers go and come back; the log of who listens is
//! still that of who sends, event by event. Brokers are real ones.

use std::{
    collections::HashSet,
    fs,
    io::{BufWriter, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
};

use hubscope::{
    feed::{
        self, Progress,
        live::{self, Address, Arrival, Outlet, Source, State},
    },
    hub::{EventLog, EventTime, HubEvent, Inserted, ObjectKind, Place, TimeSpan, What},
};

use crate::{
    common::{done, text},
    servers::{self, free_port, wait_for},
};

const COUNT: usize = 100_000;

/// One at a time: servers that compete for two processors tell nothing about loss.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A second apart, each with a name of its own, a thousand objects.
fn events() -> Vec<HubEvent<'static>> {
    let start = EventTime::parse("2021-11-08T05:00:00Z").expect("a time");
    let event = |k: usize| {
        let at = format!("place-{}", k % 37).into();
        let what = match k / 1_000 {
            0 => What::Enters {
                kind: ObjectKind::Uld,
                type_code: None,
                flow: Default::default(),
                at: Some(at),
                attributes: vec![],
            },
            round if round % 2 == 0 => What::Departs { from: None, to: at },
            _ => What::Arrives { at },
        };
        HubEvent {
            time: start + TimeSpan::from_secs(k as i64),
            recorded: None,
            id: Some(format!("e{k}").into()),
            source: Some("test".into()),
            object: format!("U{}", k % 1_000).into(),
            what,
            extensions: Vec::new(),
        }
    };
    (0..COUNT).map(event).collect()
}

/// The same events, out of order within fifty, and some of them twice.
fn disturbed(events: &[HubEvent<'static>]) -> Vec<HubEvent<'static>> {
    let mut told = Vec::with_capacity(events.len() + events.len() / 50);
    for (k, block) in events.chunks(50).enumerate() {
        let turn = k * 7 % block.len();
        told.extend(block[turn..].iter().chain(&block[..turn]).cloned());
        told.push(block[0].clone());
    }
    told
}

/// Puts what arrives into a log as the twin does, until so many have come and it holds so many of them; what a broker sends
/// again is not counted twice.
#[track_caller]
fn log_of(arrivals: &crossbeam_channel::Receiver<Arrival>, told: usize, sent: usize) -> (EventLog, usize) {
    let (mut log, mut duplicates, mut seen) = (EventLog::default(), 0, 0);
    wait_for(&format!("event {told}"), || {
        for arrival in arrivals.try_iter() {
            seen += 1;
            let event = arrival.event().unwrap_or_else(|| panic!("no event: {:?}", arrival.told));
            let inserted = log.insert(&event, Place { file: 0, line: 0 });
            duplicates += usize::from(inserted == Inserted::Duplicate);
        }
        (seen >= told && log.len() >= sent).then_some(())
    });
    (log, duplicates)
}

/// What the log holds is what was sent, event by event, in the order of time.
#[track_caller]
fn check_same(log: &EventLog, sent: &[HubEvent<'static>]) {
    let kept = log.events_until(EventTime::MAX);
    assert_eq!(kept.len(), sent.len());
    for (kept, sent) in kept.into_iter().zip(sent) {
        // Of the name of an event a log keeps only enough to know it again.
        assert_eq!(HubEvent { recorded: None, ..kept }, HubEvent { id: None, ..sent.clone() });
    }
}

fn begin(url: &str) -> (Vec<Source>, crossbeam_channel::Receiver<Arrival>) {
    live::begin(vec![url.parse::<Address>().expect("an address")]).expect("begun")
}

fn outlet(url: &str) -> Outlet {
    Outlet::open(&url.parse::<Address>().expect("an address")).expect("it opens")
}

/// Sends everything, and calls `disturb` in the middle.
fn send(mut out: Outlet, told: &[HubEvent<'static>], disturb: impl FnOnce()) {
    let (first, second) = told.split_at(told.len() / 2);
    first.iter().for_each(|event| out.send(event).expect("sent"));
    disturb();
    second.iter().for_each(|event| out.send(event).expect("sent"));
    out.finish().expect("the other side has it");
}

fn live_at(sources: &[Source]) {
    wait_for("the connection", || (sources[0].status().state == State::Live).then_some(()));
}

fn lines(told: &[HubEvent<'static>], mut out: impl Write) {
    for event in told {
        feed::ndjson::write_event(&mut out, event).expect("sent");
    }
    out.flush().expect("sent");
}

/// Who serves lines hangs up in the middle, and tells the last thousand again to who comes back.
fn two_halves(told: &[HubEvent<'static>], mut accept: impl FnMut() -> Box<dyn Write>) {
    let half = told.len() / 2;
    lines(&told[..half], BufWriter::new(accept()));
    lines(&told[half - 1_000..], BufWriter::new(accept()));
}

#[test]
fn sockets_that_hang_up_lose_nothing() {
    let _alone = alone();
    let sent = events();
    let told = disturbed(&sent);
    let port = free_port();
    let (sources, arrivals) = begin(&format!("tcp://127.0.0.1:{port}"));
    let expected = told.len() + 1_000;
    let sender = thread::spawn(move || {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a listener");
        two_halves(&told, || Box::new(listener.accept().expect("it connects").0));
    });
    let (log, duplicates) = log_of(&arrivals, expected, sent.len());
    sender.join().expect("all sent");
    check_same(&log, &sent);
    assert_eq!((duplicates, sources[0].status().bad), (expected - COUNT, 0));
}

#[test]
fn sockets_that_are_listened_at_lose_nothing() {
    let _alone = alone();
    let sent = events();
    let told = disturbed(&sent);
    let port = free_port();
    let (_sources, arrivals) = begin(&format!("tcp-listen://127.0.0.1:{port}"));
    let expected = told.len() + 1_000;
    let sender = thread::spawn(move || {
        let connect = || TcpStream::connect(("127.0.0.1", port)).ok();
        two_halves(&told, || Box::new(wait_for("the port", connect)));
    });
    let (log, _) = log_of(&arrivals, expected, sent.len());
    sender.join().expect("all sent");
    check_same(&log, &sent);
}

#[cfg(unix)]
#[test]
fn unix_sockets_lose_nothing() {
    let _alone = alone();
    use std::os::unix::net::{UnixListener, UnixStream};
    let folder = tempfile::tempdir().expect("folder");
    let sent = events();
    let told = disturbed(&sent);
    let expected = told.len() + 1_000;
    for is_listening in [false, true] {
        let path = folder.path().join(format!("hub-{is_listening}"));
        let scheme = if is_listening { "unix-listen" } else { "unix" };
        let (_sources, arrivals) = begin(&format!("{scheme}:{}", path.display()));
        let told = told.clone();
        let sender = thread::spawn(move || {
            if is_listening {
                two_halves(&told, || Box::new(wait_for("the socket", || UnixStream::connect(&path).ok())));
            } else {
                let listener = UnixListener::bind(&path).expect("a listener");
                two_halves(&told, || Box::new(listener.accept().expect("it connects").0));
            }
        });
        let (log, _) = log_of(&arrivals, expected, sent.len());
        sender.join().expect("all sent");
        check_same(&log, &sent);
    }
}

#[test]
fn a_file_that_grows_and_is_rotated_loses_nothing() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let sent = events();
    let told = disturbed(&sent);
    let path = folder.path().join("hub.ndjson");
    let (_sources, arrivals) = begin(&format!("file:{}", path.display()));
    let expected = told.len();
    let (folder_of_it, path_of_it) = (folder.path().to_owned(), path);
    let sender = thread::spawn(move || {
        for (k, part) in told.chunks(told.len() / 4 + 1).enumerate() {
            if k > 0 {
                // The reader has to have seen a file before the next one takes its name.
                thread::sleep(std::time::Duration::from_secs(1));
                fs::rename(&path_of_it, folder_of_it.join(format!("old-{k}"))).expect("renamed");
            }
            let file = fs::OpenOptions::new().create(true).append(true).open(&path_of_it).expect("a file");
            lines(part, BufWriter::new(file));
        }
    });
    let (log, _) = log_of(&arrivals, expected, sent.len());
    sender.join().expect("all written");
    check_same(&log, &sent);
}

#[test]
fn standard_input_loses_nothing() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let sent = events();
    let recording = folder.path().join("recording");
    let mut recorder = Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["record", "-", "--out", text(&recording)])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    lines(&disturbed(&sent), BufWriter::new(recorder.stdin.take().expect("its input")));
    assert!(recorder.wait().expect("it ends with its input").success());
    check_same(&feed::open(&recording, &Progress::default()).expect("the recording").log, &sent);
}

#[test]
fn a_web_socket_that_breaks_off_loses_nothing() {
    let _alone = alone();
    let sent = events();
    let told = disturbed(&sent);
    let port = free_port();
    let (sources, arrivals) = begin(&format!("ws://127.0.0.1:{port}/events"));
    let expected = told.len() + 1_000;
    let sender = thread::spawn(move || {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a listener");
        let half = told.len() / 2;
        for part in [&told[..half], &told[half - 1_000..]] {
            let mut socket = tungstenite::accept(listener.accept().expect("it connects").0).expect("a web socket");
            for events in part.chunks(100) {
                // Some messages hold one event, some an array, some several lines.
                let all: Vec<String> = events.iter().map(|event| serde_json::to_string(event).expect("JSON")).collect();
                let message = if events.len() % 3 == 0 { all.join("\n") } else { format!("[{}]", all.join(",")) };
                socket.write(tungstenite::Message::text(message)).expect("sent");
            }
            socket.flush().expect("sent");
            // No farewell: the socket is gone.
        }
    });
    let (log, _) = log_of(&arrivals, expected, sent.len());
    sender.join().expect("all sent");
    check_same(&log, &sent);
    assert!(sources[0].status().losses >= 1);
}

#[test]
fn a_broker_that_restarts_loses_nothing_in_either_version_of_mqtt() {
    let _alone = alone();
    for version in ["3", "5"] {
        let folder = tempfile::tempdir().expect("folder");
        let port = free_port();
        let Some(mut broker) = servers::mosquitto(folder.path(), port, "") else { return };
        let sent = events();
        let told = disturbed(&sent);
        let (sources, arrivals) = begin(&format!("mqtt://127.0.0.1:{port}/hub/+/events?version={version}"));
        live_at(&sources);
        thread::sleep(std::time::Duration::from_millis(500));
        let expected = told.len();
        let url = format!("mqtt://127.0.0.1:{port}/hub/lgg/events?version={version}");
        let sender = thread::spawn(move || {
            let restart = || {
                broker.stop();
                broker.again();
            };
            send(outlet(&url), &told, restart);
            broker
        });
        let (log, _) = log_of(&arrivals, expected, sent.len());
        let _broker = sender.join().expect("all sent");
        check_same(&log, &sent);
        let status = sources[0].status();
        assert_eq!((status.dropped, status.bad), (0, 0), "version {version}");
        assert!(status.losses >= 1, "version {version}: {status:?}");
    }
}

#[test]
fn who_sends_and_vanishes_is_told_of() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let port = free_port();
    let Some(_broker) = servers::mosquitto(folder.path(), port, "") else { return };
    let url = format!("mqtt://127.0.0.1:{port}/hub/events");
    let (sources, _arrivals) = begin(&url);
    live_at(&sources);
    let day = "assets/recordings/opening-day.ndjson.zst";
    let mut sender = Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["feed", day, "--to", &url])
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let said = |word: &str| wait_for(word, || (sources[0].status().said.as_deref() == Some(word)).then_some(()));
    said("online");
    sender.kill().expect("it runs");
    sender.wait().expect("it ended");
    said("offline");
}

#[test]
fn a_stream_of_jetstream_that_is_killed_loses_nothing() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let port = free_port();
    let Some(mut server) = servers::nats(folder.path(), port, &[]) else { return };
    let sent = events();
    let told = disturbed(&sent);
    let expected = told.len();
    let url = format!("nats://127.0.0.1:{port}/HUB");
    let (sources, arrivals) = begin(&url);
    let sender = thread::spawn(move || {
        let restart = || {
            server.kill();
            server.again();
        };
        send(outlet(&url), &told, restart);
        (server, url)
    });
    let (log, _) = log_of(&arrivals, expected, sent.len());
    let (_server, url) = sender.join().expect("all sent");
    check_same(&log, &sent);
    assert_eq!(sources[0].status().bad, 0);
    // Who comes late gets what was missed, all of it or from a number on.
    let (_late, arrivals) = begin(&url);
    check_same(&log_of(&arrivals, expected, sent.len()).0, &sent);
    let (_late, arrivals) = begin(&format!("{url}?from={}", expected - 9));
    // The last ten, of which some may be told twice.
    let (last, again) = log_of(&arrivals, 10, 0);
    assert_eq!(last.len() + again, 10);
}

#[test]
fn a_server_that_goes_away_is_told_of_at_once_and_found_again() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let port = free_port();
    let Some(mut server) = servers::nats(folder.path(), port, &[]) else { return };
    let sent: Vec<_> = events().into_iter().take(10).collect();
    let url = format!("nats://127.0.0.1:{port}/HUB");
    send(outlet(&url), &sent, || {});
    let (sources, arrivals) = begin(&url);
    check_same(&log_of(&arrivals, sent.len(), sent.len()).0, &sent);
    let killed = std::time::Instant::now();
    server.kill();
    wait_for("the loss", || (sources[0].status().state == State::Lost).then_some(()));
    // Only after ten seconds would the silence itself be noticed.
    assert!(killed.elapsed() < std::time::Duration::from_secs(8), "{:?}", killed.elapsed());
    server.again();
    live_at(&sources);
}

#[test]
fn what_a_broken_line_to_jetstream_was_carrying_is_asked_for_again() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let port = free_port();
    let Some(_server) = servers::nats(folder.path(), port, &[]) else { return };
    let sent: Vec<_> = events().into_iter().take(COUNT / 5).collect();
    send(outlet(&format!("nats://127.0.0.1:{port}/HUB")), &sent, || {});
    for options in ["", "?durable=archive"] {
        let line = servers::breaking_line(port, 1_000_000, 4);
        let (sources, arrivals) = begin(&format!("nats://127.0.0.1:{line}/HUB{options}"));
        check_same(&log_of(&arrivals, sent.len(), sent.len()).0, &sent);
        assert_eq!(sources[0].status().bad, 0);
    }
}

#[test]
fn what_broken_lines_to_a_broker_were_carrying_comes_again() {
    let _alone = alone();
    for version in ["3", "5"] {
        let folder = tempfile::tempdir().expect("folder");
        let port = free_port();
        let Some(_broker) = servers::mosquitto(folder.path(), port, "") else { return };
        let sent: Vec<_> = events().into_iter().take(COUNT / 5).collect();
        let reads = servers::breaking_line(port, 1_000_000, 3);
        let (sources, arrivals) = begin(&format!("mqtt://127.0.0.1:{reads}/hub/+/events?version={version}"));
        live_at(&sources);
        thread::sleep(std::time::Duration::from_millis(500));
        // The answers to who sends are four bytes each.
        let writes = servers::breaking_line(port, 15_000, 3);
        let url = format!("mqtt://127.0.0.1:{writes}/hub/lgg/events?version={version}");
        let told = sent.clone();
        let sender = thread::spawn(move || send(outlet(&url), &told, || {}));
        let (log, _) = log_of(&arrivals, sent.len(), sent.len());
        sender.join().expect("all sent");
        check_same(&log, &sent);
        assert!(sources[0].status().losses >= 1);
    }
}

#[test]
fn a_recorder_with_a_durable_name_goes_on_where_all_is_on_disk() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let port = free_port();
    let Some(_server) = servers::nats(folder.path(), port, &[]) else { return };
    let sent = events();
    let url = format!("nats://127.0.0.1:{port}/HUB");
    send(outlet(&url), &sent, || {});
    let recording = folder.path().join("recording");
    let durable = format!("{url}?durable=archive");
    let kept = || feed::open(&recording, &Progress::default()).map_or(0, |opened| opened.log.len());
    // It is killed again and again, and never is less there than was before.
    let mut least = 0;
    for round in 0..4 {
        let mut recorder = record(&recording, &durable);
        wait_for("something on disk", || recording.join("open.ndjson").is_file().then_some(()));
        thread::sleep(std::time::Duration::from_millis(400 + 300 * round));
        recorder.kill().expect("it runs");
        recorder.wait().expect("it ended");
        let now = kept();
        assert!(now >= least, "{now} events, {least} before");
        least = now;
    }
    let mut recorder = record(&recording, &durable);
    wait_for("everything", || (kept() >= COUNT).then_some(()));
    recorder.kill().expect("it runs");
    recorder.wait().expect("it ended");
    check_same(&feed::open(&recording, &Progress::default()).expect("the recording").log, &sent);
}

fn record(folder: &Path, url: &str) -> std::process::Child {
    Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["record", url, "--out", text(folder)])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

#[test]
fn a_cluster_that_loses_a_server_loses_nothing() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let ports: Vec<u16> = (0..3).map(|_| free_port()).collect();
    let routes: Vec<u16> = (0..3).map(|_| free_port()).collect();
    let all: Vec<String> = routes.iter().map(|port| format!("nats-route://127.0.0.1:{port}")).collect();
    let all = all.join(",");
    let mut nodes = Vec::new();
    for k in 0..3 {
        let name = format!("n{k}");
        let cluster = format!("nats://127.0.0.1:{}", routes[k]);
        let more = ["--cluster_name", "hub", "-cluster", &cluster, "-routes", &all, "-n", &name];
        let Some(node) = servers::nats(&folder.path().join(&name), ports[k], &more) else { return };
        nodes.push(node);
    }
    let hosts: Vec<String> = ports.iter().map(|port| format!("127.0.0.1:{port}")).collect();
    let url = format!("nats://{}/HUB?replicas=3", hosts.join(","));
    // A cluster has to choose a leader before it makes streams.
    let address = url.parse::<Address>().expect("an address");
    let out = wait_for("a leader", || Outlet::open(&address).ok());
    // Three servers agree on each of them.
    let sent: Vec<_> = events().into_iter().take(COUNT / 5).collect();
    let told = disturbed(&sent);
    let expected = told.len();
    let (sources, arrivals) = begin(&url);
    let sender = thread::spawn(move || {
        let mut dead = nodes.remove(0);
        send(out, &told, || dead.kill());
        nodes
    });
    let (log, _) = log_of(&arrivals, expected, sent.len());
    let _nodes = sender.join().expect("all sent");
    check_same(&log, &sent);
    assert_eq!(sources[0].status().bad, 0);
}

/// A certificate of our own for localhost, and who vouches for it.
struct Certificates {
    folder: tempfile::TempDir,
}

impl Certificates {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let made = rcgen::generate_simple_self_signed(names).expect("a certificate");
        fs::write(folder.path().join("cert.pem"), made.cert.pem()).expect("written");
        fs::write(folder.path().join("key.pem"), made.signing_key.serialize_pem()).expect("written");
        Self { folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

#[test]
fn a_broker_over_tls_with_a_password_is_read_and_a_wrong_one_is_not() {
    let _alone = alone();
    let certificates = Certificates::new();
    let folder = tempfile::tempdir().expect("folder");
    let Some(passwd) = servers::program("mosquitto_passwd") else { return };
    let passwords = folder.path().join("passwords");
    let made = Command::new(passwd).args(["-b", "-c", text(&passwords), "hub", "s3cret"]).status().expect("it runs");
    assert!(made.success());
    let port = free_port();
    let more = format!(
        "certfile {}\nkeyfile {}\npassword_file {}",
        certificates.path("cert.pem"),
        certificates.path("key.pem"),
        passwords.display()
    );
    let Some(_broker) = servers::mosquitto(folder.path(), port, &more) else { return };
    let ca = certificates.path("cert.pem");
    let url = |login: &str| format!("mqtts://{login}@localhost:{port}/hub/events?ca={ca}");
    let (sources, arrivals) = begin(&url("hub:s3cret"));
    live_at(&sources);
    thread::sleep(std::time::Duration::from_millis(500));
    let sent: Vec<_> = events().into_iter().take(1_000).collect();
    send(outlet(&url("hub:s3cret")), &sent, || {});
    check_same(&log_of(&arrivals, 1_000, 1_000).0, &sent);
    for (url, word) in
        [(url("hub:wrong"), "auth"), (format!("mqtts://hub:s3cret@localhost:{port}/hub/events"), "certificate")]
    {
        let (sources, _arrivals) = begin(&url);
        let reason = wait_for("a refusal", || sources[0].status().reason);
        assert!(reason.to_lowercase().contains(word), "{reason}");
        assert!(!sources[0].address.to_string().contains("s3cret") && !reason.contains("s3cret"));
    }
}

#[test]
fn jetstream_over_tls_with_a_password_is_read() {
    let _alone = alone();
    let certificates = Certificates::new();
    let folder = tempfile::tempdir().expect("folder");
    let port = free_port();
    let (cert, key) = (certificates.path("cert.pem"), certificates.path("key.pem"));
    let more = ["--tls", "--tlscert", &cert, "--tlskey", &key, "--user", "hub", "--pass", "s3cret"];
    let Some(_server) = servers::nats(folder.path(), port, &more) else { return };
    let url = format!("nats+tls://hub:s3cret@localhost:{port}/HUB?ca={cert}");
    let sent: Vec<_> = events().into_iter().take(1_000).collect();
    send(outlet(&url), &sent, || {});
    let (_sources, arrivals) = begin(&url);
    check_same(&log_of(&arrivals, 1_000, 1_000).0, &sent);
    let (sources, _arrivals) = begin(&url.replace("s3cret", "wrong"));
    let reason = wait_for("a refusal", || sources[0].status().reason);
    assert!(reason.to_lowercase().contains("auth"), "{reason}");
}

/// Two programs and a broker between them: the bundled day arrives as it is.
#[test]
fn a_day_that_is_fed_through_brokers_is_the_same_day() {
    let _alone = alone();
    let folder = tempfile::tempdir().expect("folder");
    let (mqtt, nats) = (free_port(), free_port());
    let Some(_broker) = servers::mosquitto(folder.path(), mqtt, "") else { return };
    let Some(_server) = servers::nats(&folder.path().join("js"), nats, &[]) else { return };
    let ws = free_port();
    let day =
        feed::open(Path::new("assets/recordings/opening-day.ndjson.zst"), &Progress::default()).expect("the day").log;
    let urls = [
        (format!("mqtt://127.0.0.1:{mqtt}/hub"), format!("mqtt://127.0.0.1:{mqtt}/hub")),
        (format!("nats://127.0.0.1:{nats}"), format!("nats://127.0.0.1:{nats}")),
        (format!("ws-listen://127.0.0.1:{ws}"), format!("ws://127.0.0.1:{ws}/")),
    ];
    for (to, from) in urls {
        let (sources, arrivals) = begin(&from);
        if to.starts_with("mqtt") {
            live_at(&sources);
            thread::sleep(std::time::Duration::from_millis(500));
        }
        let sender = thread::spawn(move || done(&["feed", "--to", &to, "--speed", "0"]));
        let (log, _) = log_of(&arrivals, day.len(), day.len());
        sender.join().expect("sent");
        let names =
            |log: &EventLog| log.objects().map(|object| log.object_name(object).to_owned()).collect::<HashSet<_>>();
        assert_eq!((log.len(), names(&log)), (day.len(), names(&day)), "{from}");
    }
}

/// MQTT cannot say to whom it is that something is lost; that something is, is told.
#[test]
fn what_a_broker_drops_is_told() {
    let (folder, port) = (tempfile::tempdir().expect("folder"), free_port());
    // Of ten messages it keeps five for who is away.
    let more = "sys_interval 1\nmax_queued_messages 5";
    let Some(_broker) = servers::mosquitto(folder.path(), port, more) else { return };
    let _alone = alone();
    let listen = |client: &str| {
        let address: Address =
            format!("mqtt://127.0.0.1:{port}/hub/events?client={client}").parse().expect("an address");
        live::begin(vec![address]).expect("begun")
    };
    let (away, _) = listen("away");
    wait_for("who goes away", || (away[0].status().state == State::Live).then_some(()));
    thread::sleep(std::time::Duration::from_millis(500));
    drop(away);
    let (sources, arrivals) = listen("here");
    wait_for("the connection", || (sources[0].status().state == State::Live).then_some(()));
    // The first number it tells is how many it dropped before.
    thread::sleep(std::time::Duration::from_secs(3));
    assert_eq!(sources[0].status().dropped_by_server, 0);
    let to: Address = format!("mqtt://127.0.0.1:{port}/hub/events").parse().expect("an address");
    let mut outlet = Outlet::open(&to).expect("open");
    for event in &events()[..10] {
        outlet.send(event).expect("sent");
    }
    outlet.finish().expect("kept");
    wait_for("the broker's word", || (sources[0].status().dropped_by_server > 0).then_some(()));
    assert_eq!(arrivals.len(), 10, "to us it dropped nothing");
    assert_eq!(sources[0].status().bad, 0, "its number is no event");
}

/// MQTT has no word for 'wait': what there is no room for is dropped, and counted.
#[test]
fn what_there_is_no_room_for_is_counted() {
    let (folder, port) = (tempfile::tempdir().expect("folder"), free_port());
    let Some(_broker) = servers::mosquitto(folder.path(), port, "") else { return };
    let _alone = alone();
    let url: Address = format!("mqtt://127.0.0.1:{port}/hub/events").parse().expect("an address");
    let (sources, arrivals) = live::begin(vec![url.clone()]).expect("begun");
    wait_for("the connection", || (sources[0].status().state == State::Live).then_some(()));
    let room = arrivals.capacity().expect("a bound");
    let all = events();
    let mut outlet = Outlet::open(&url).expect("open");
    for event in &all[..room + 50] {
        outlet.send(event).expect("sent");
    }
    outlet.finish().expect("kept");
    // Nobody takes anything: what comes beyond waits a little and goes.
    wait_for("that something is dropped", || (sources[0].status().dropped >= 2).then_some(()));
    let mut taken = 0;
    wait_for("the rest", || {
        taken += arrivals.try_iter().count() as u64;
        (taken + sources[0].status().dropped == room as u64 + 50).then_some(())
    });
    assert!(taken >= room as u64 && sources[0].status().dropped >= 2, "{taken}");
}
