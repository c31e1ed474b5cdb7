//! Live sources with real files, sockets and processes: what arrives, what is kept, and what the twin shows of it.

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use bevy::prelude::*;
use hubscope::{
    feed::{
        self, Progress,
        live::{self, Address, Arrival, State, Told},
    },
    hub::{EventLog, EventTime, HubEvent, Playback, PlaybackAction, TimeSpan, motion::Certainty},
    twin::{Live, Look, PlaybackCommand, Playhead, Session, Shown, core_plugin},
};
use jiff::tz::TimeZone;

use crate::{
    common::{done, refused, text},
    servers::{PATIENCE, free_port, wait_for},
    twin::scene,
};

fn line(secs: i64, object: &str, place: &str) -> String {
    format!("{{\"t\":\"{}\",\"obj\":\"{object}\",\"arrives\":{{\"at\":\"{place}\"}}}}\n", EventTime::from_secs(secs))
}

fn address(text: &str) -> Address {
    text.parse().expect("an address")
}

/// Reads a source until so many events are there; gives the objects in the order in which they came.
#[track_caller]
fn objects(arrivals: &crossbeam_channel::Receiver<Arrival>, count: usize) -> Vec<String> {
    let mut names = Vec::new();
    wait_for(&format!("event {count}"), || {
        let events = arrivals.try_iter().filter_map(|arrival| arrival.event());
        names.extend(events.map(|event| event.object.to_string()));
        (names.len() >= count).then_some(())
    });
    names
}

#[test]
fn a_file_is_read_as_it_grows_is_cut_off_and_is_replaced() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("grows.ndjson");
    let (sources, arrivals) = live::begin(vec![address(&format!("file:{}", path.display()))]).expect("begun");
    wait_for("the loss", || (sources[0].status().state == State::Lost).then_some(()));
    fs::write(&path, line(1, "A", "x")).expect("written");
    assert_eq!(objects(&arrivals, 1), ["A"]);
    let mut file = fs::OpenOptions::new().append(true).open(&path).expect("open");
    // A line that comes in two parts is one line.
    let (head, tail) = (line(2, "B", "x"), line(3, "C", "x"));
    file.write_all(&head.as_bytes()[..20]).expect("written");
    std::thread::sleep(Duration::from_millis(300));
    file.write_all(&head.as_bytes()[20..]).expect("written");
    file.write_all(tail.as_bytes()).expect("written");
    assert_eq!(objects(&arrivals, 2), ["B", "C"]);
    file.set_len(0).expect("cut off");
    std::thread::sleep(Duration::from_millis(400));
    fs::write(&path, line(4, "D", "x")).expect("written");
    assert_eq!(objects(&arrivals, 1), ["D"]);
    // As log rotation does it: the old name goes to another file, and the last line of the old one still counts.
    let other = folder.path().join("old.ndjson");
    fs::rename(&path, &other).expect("renamed");
    let mut old = fs::OpenOptions::new().append(true).open(&other).expect("open");
    old.write_all(line(5, "E", "x").as_bytes()).expect("written");
    fs::write(&path, line(6, "F", "x")).expect("written");
    assert_eq!(objects(&arrivals, 2), ["E", "F"]);
    // Cut off and filled again at once with more than there was, in the middle of a line.
    let mut file = fs::OpenOptions::new().append(true).open(&path).expect("open");
    file.write_all(b"{\"t\":\"2021").expect("written");
    std::thread::sleep(Duration::from_millis(400));
    let all: String = (7..40).map(|k| line(k, &format!("G{k}"), "x")).collect();
    fs::write(&path, all).expect("written");
    let expected: Vec<String> = (7..40).map(|k| format!("G{k}")).collect();
    assert_eq!(objects(&arrivals, 33), expected);
    assert_eq!(sources[0].status().bad, 1, "the line that was cut off");
}

#[test]
fn a_socket_that_is_lost_is_found_again_and_a_bad_line_stops_nothing() {
    let port = free_port();
    let (sources, arrivals) = live::begin(vec![address(&format!("tcp://127.0.0.1:{port}"))]).expect("begun");
    let lost = wait_for("the loss", || sources[0].status().reason);
    assert!(lost.contains("refused"), "{lost}");
    for round in 0..2 {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a listener");
        let (mut peer, _) = listener.accept().expect("it connects");
        let name = format!("U{round}");
        write!(peer, "no event\n{}", line(round, &name, "x")).expect("sent");
        assert_eq!(objects(&arrivals, 1), [name]);
    }
    wait_for("the second loss", || (sources[0].status().state == State::Lost).then_some(()));
    let status = sources[0].status();
    assert_eq!((status.events, status.bad), (2, 2));
    assert!(status.losses >= 2, "{status:?}");
}

#[cfg(unix)]
#[test]
fn several_who_connect_to_one_socket_are_all_heard() {
    use std::os::unix::net::UnixStream;
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("hub.sock");
    let (sources, arrivals) = live::begin(vec![address(&format!("unix-listen:{}", path.display()))]).expect("begun");
    let mut peers: Vec<UnixStream> =
        (0..3).map(|_| wait_for("the socket", || UnixStream::connect(&path).ok())).collect();
    for (k, peer) in peers.iter_mut().enumerate() {
        peer.write_all(line(k as i64, &format!("U{k}"), "x").as_bytes()).expect("sent");
    }
    let mut names = objects(&arrivals, 3);
    names.sort();
    assert_eq!(names, ["U0", "U1", "U2"]);
    drop(sources);
    // Nobody takes what arrives any more: the readers end, and with them their side of the sockets.
    drop(arrivals);
    peers[0].set_read_timeout(Some(PATIENCE)).expect("a limit");
    assert_eq!(peers[0].read(&mut [0; 8]).expect("an end"), 0);
}

#[test]
fn a_full_channel_makes_the_sender_wait_and_loses_nothing() {
    const COUNT: usize = 100_000;
    let port = free_port();
    let (_sources, arrivals) = live::begin(vec![address(&format!("tcp-listen://127.0.0.1:{port}"))]).expect("begun");
    let mut peer = wait_for("the port", || TcpStream::connect(("127.0.0.1", port)).ok());
    let sender = std::thread::spawn(move || {
        for k in 0..COUNT {
            peer.write_all(line(k as i64, &format!("U{k}"), "x").as_bytes()).expect("sent");
        }
    });
    // Nobody takes anything yet: the channel fills, and the sender with it.
    wait_for("a full channel", || arrivals.is_full().then_some(()));
    let names = objects(&arrivals, COUNT);
    sender.join().expect("all sent");
    assert!(names.iter().enumerate().all(|(k, name)| *name == format!("U{k}")), "all of them, in order");
}

#[test]
fn a_socket_at_which_nobody_speaks_is_not_live() {
    let port = free_port();
    let (sources, arrivals) = live::begin(vec![address(&format!("tcp-listen://127.0.0.1:{port}"))]).expect("begun");
    let state = |wanted: State| wait_for(wanted.label(), || (sources[0].status().state == wanted).then_some(()));
    state(State::Waiting);
    let mut one = wait_for("the port", || TcpStream::connect(("127.0.0.1", port)).ok());
    let other = TcpStream::connect(("127.0.0.1", port)).expect("the port");
    state(State::Live);
    one.write_all(line(0, "U1", "x").as_bytes()).expect("sent");
    assert_eq!(objects(&arrivals, 1), ["U1"]);
    drop(one);
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert_eq!(sources[0].status().state, State::Live, "one is still there");
    drop(other);
    state(State::Waiting);
    assert_eq!(sources[0].status().losses, 0);
}

/// What is fed is what the log holds: names, what came twice and what was taken back.
#[test]
fn a_log_is_fed_as_it_is() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("log.ndjson");
    let enters = r#"{"t":"2021-11-08T05:00:00Z","id":"e1","obj":"A","enters":{"kind":"uld","at":"x"}}"#;
    let back = r#"{"t":"2021-11-08T05:01:00Z","id":"e2","obj":"A","retracted":{"event":"e1"}}"#;
    fs::write(&path, format!("{enters}\n{enters}\n{back}\n")).expect("written");
    let sent = done(&["feed", text(&path), "--to", "-", "--speed", "0"]);
    let ids: Vec<&str> = sent.lines().filter_map(|line| line.split("\"id\":\"").nth(1)?.get(..2)).collect();
    assert_eq!(ids, ["e1", "e1", "e2"], "{sent}");
}

/// A simulated hub lives now for who listens, too: what was is there at once, and the rest comes when it is time.
#[test]
fn a_simulation_is_fed_as_it_goes() {
    let folder = tempfile::tempdir().expect("folder");
    let out = folder.path().join("fed.ndjson");
    let mut feed = Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["feed", "simulation", "--to", &format!("file:{}", out.display()), "--speed", "60"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    let last = || {
        let log = fs::read_to_string(&out).ok()?;
        let line = log.lines().rfind(|line| line.ends_with('}'))?;
        EventTime::parse(line.split("\"t\":\"").nth(1)?.split('"').next()?).ok()
    };
    let now = live::now();
    wait_for("what was", || last().filter(|last| *last >= now - TimeSpan::from_minutes(10)));
    let reached = last().expect("it");
    assert!(reached < now + TimeSpan::from_minutes(60), "{reached} is far ahead of {now}");
    wait_for("what comes", || last().filter(|last| *last > reached));
    kill(&mut feed);
}

/// Two programs, a socket between them: what one sends, the other has on disk.
#[test]
fn what_is_fed_is_recorded_and_is_the_same_hub() {
    let folder = tempfile::tempdir().expect("folder");
    let recording = folder.path().join("recording");
    let port = free_port();
    let url = format!("tcp-listen://127.0.0.1:{port}");
    let mut recorder = record(&recording, &url);
    wait_for("the recorder", || TcpStream::connect(("127.0.0.1", port)).ok());
    done(&["feed", "--to", &format!("tcp://127.0.0.1:{port}"), "--speed", "0"]);
    let sent =
        feed::open(Path::new("assets/recordings/opening-day.ndjson.zst"), &Progress::default()).expect("the day").log;
    wait_for("all events", || (lines_of(&recording) > sent.len()).then_some(()));
    kill(&mut recorder);
    let kept = feed::open(&recording, &Progress::default()).expect("the recording").log;
    assert_eq!((kept.len(), kept.issues().total()), (sent.len(), 0));
    let (from, until) = sent.span().expect("events");
    for part in 0..20 {
        let time = from + TimeSpan::from_secs_f64(until.secs_since(from) * f64::from(part) / 19.0);
        assert_eq!(in_words(&kept, time), in_words(&sent, time), "{part} parts in twenty of the day");
    }
    // Nothing of it was known when it happened.
    assert_eq!(kept.state_as_known(until, until).objects.len(), 0);
    assert!(done(&["check", text(&recording)]).contains(&format!("{} events", sent.len())));
}

/// Everything that is said of the state of a hub, in names, because numbers go by the order of arrival.
fn in_words(log: &EventLog, time: EventTime) -> Vec<String> {
    let state = log.state_at(time);
    let place = |location: hubscope::hub::Location| match location {
        hubscope::hub::Location::At(place) => log.place_name(place).to_owned(),
        hubscope::hub::Location::Moving { to, .. } => format!("to {}", log.place_name(to)),
        hubscope::hub::Location::Inside(parent) => format!("in {}", log.object_name(parent)),
        hubscope::hub::Location::Unplaced => "nowhere".into(),
    };
    let mut all: Vec<String> = (state.objects.iter())
        .map(|object| format!("{} {} {:?}", log.object_name(object.object), place(object.location), object.status))
        .collect();
    all.sort();
    all
}

fn record(folder: &Path, url: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["record", url, "--out", text(folder)])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

fn lines_of(folder: &Path) -> usize {
    fs::read(folder.join("open.ndjson")).map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
}

/// Ends a program of ours at once, as `kill -9` does.
fn kill(child: &mut Child) {
    child.kill().expect("it runs");
    child.wait().expect("it ended");
}

#[test]
fn a_recorder_that_is_killed_loses_nothing_that_was_there_and_goes_on() {
    let folder = tempfile::tempdir().expect("folder");
    let recording = folder.path().join("recording");
    let port = free_port();
    let url = format!("tcp-listen://127.0.0.1:{port}");
    let mut all = 0;
    for round in 0..3 {
        let mut recorder = record(&recording, &url);
        let mut peer = wait_for("the recorder", || TcpStream::connect(("127.0.0.1", port)).ok());
        for k in 0..500 {
            peer.write_all(line(1_000 * round + k, &format!("U{round}-{k}"), "x").as_bytes()).expect("sent");
        }
        all += 500;
        wait_for("the events", || (lines_of(&recording) > all).then_some(()));
        kill(&mut recorder);
        // The last line is torn, as when the power goes while it is written.
        let mut tail = fs::OpenOptions::new().append(true).open(recording.join("open.ndjson")).expect("the tail");
        tail.write_all(b"{\"t\":\"2021-11-08T05:0").expect("torn");
    }
    let kept = feed::open(&recording, &Progress::default()).expect("the recording").log;
    assert_eq!(kept.len(), all);
}

#[test]
fn what_is_no_live_source_is_refused() {
    let output = crate::common::hubscope(&["record", "day.ndjson", "--out", "x"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("tcp://HOST:PORT"));
    let folder = tempfile::tempdir().expect("folder");
    fs::write(folder.path().join("letter.txt"), "Dear all").expect("written");
    let other = refused(&["record", "-", "--out", text(folder.path())]);
    assert!(other.contains("name another folder"), "{other}");
    let nobody = refused(&["feed", "--to", &format!("tcp://127.0.0.1:{}", free_port())]);
    assert!(nobody.contains("somebody who listens"), "{nobody}");
    let window = refused(&["live", "-"]);
    assert!(window.contains("hubscope record"), "{window}");
}

/// A twin that listens to a file.
fn listening(path: &Path) -> App {
    listening_to(&format!("file:{}", path.display()))
}

fn listening_to(url: &str) -> App {
    let (sources, arrivals) = live::begin(vec![address(url)]).expect("begun");
    let mut app = App::new();
    app.add_plugins(MinimalPlugins);
    let now = live::now();
    app.insert_resource(Playhead(Playback::new((now, now))));
    app.insert_resource(Session::new(EventLog::default(), scene(), TimeZone::UTC, "live".into()));
    app.insert_resource(Live::new(sources, arrivals, None));
    app.add_plugins(core_plugin);
    app
}

fn playback(app: &App) -> Playback {
    app.world().resource::<Playhead>().0
}

/// Lets the twin go on until something is so.
#[track_caller]
fn until(app: &mut App, what: &str, is_so: impl Fn(&App) -> bool) {
    wait_for(what, || {
        app.update();
        is_so(app).then_some(())
    });
}

fn is_shown(app: &App, name: &str) -> bool {
    let (session, shown) = (app.world().resource::<Session>(), app.world().resource::<Shown>());
    session.log.object(name).is_some_and(|object| shown.get(object).is_some())
}

#[test]
fn the_twin_stays_at_the_edge_goes_back_on_request_and_takes_everything_in_meanwhile() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("hub.ndjson");
    let mut file = fs::File::create(&path).expect("a file");
    let mut app = listening(&path);
    app.update();
    assert!(!playback(&app).is_live, "nothing has arrived yet");
    let now = || live::now().nanos() / 1_000_000_000;
    let began = now();
    write!(file, "{}{}", line(began - 600, "PMC1", "deck-1"), line(began, "PMC2", "deck-2")).expect("written");
    until(&mut app, "the first events", |app| playback(app).is_live && is_shown(app, "PMC1"));
    until(&mut app, "the event of now, a buffer later", |app| is_shown(app, "PMC2"));
    let behind = live::now().secs_since(playback(&app).time);
    assert!((2.0..8.0).contains(&behind), "{behind} s behind");
    // Back, while another event arrives.
    app.world_mut().write_message(PlaybackCommand(PlaybackAction::SeekTo(EventTime::from_secs(began - 300))));
    app.update();
    assert!(is_shown(&app, "PMC1") && !is_shown(&app, "PMC2") && !playback(&app).is_live);
    write!(file, "{}", line(now(), "PMC3", "deck-3")).expect("written");
    until(&mut app, "the event in the log", |app| app.world().resource::<Session>().log.object("PMC3").is_some());
    assert!(!is_shown(&app, "PMC3"), "it is not of the time that is shown");
    app.world_mut().write_message(PlaybackCommand(PlaybackAction::ToEnd));
    until(&mut app, "now", |app| playback(app).is_live && is_shown(app, "PMC3"));
    // One that comes a minute late is put in its place, and counted.
    write!(file, "{}", line(now() - 60, "PMC4", "deck-4")).expect("written");
    until(&mut app, "the late event", |app| is_shown(app, "PMC4"));
    let views = app.world().resource::<Live>().views();
    assert_eq!((views[0].late, views[0].status.events), (1, 4));
    assert!(app.world().resource::<Session>().places.iter().all(Option::is_some), "its places are known");
}

/// What a source told of that is gone is stale in the picture, and is no longer so when the source is there again.
#[test]
fn what_a_silent_source_told_of_is_stale() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a listener");
    let port = listener.local_addr().expect("its address").port();
    let mut app = listening_to(&format!("tcp://127.0.0.1:{port}"));
    let certainty = |app: &App| {
        let (session, shown) = (app.world().resource::<Session>(), app.world().resource::<Shown>());
        session.log.object("PMC1").and_then(|object| shown.get(object)).map(|shown| shown.certainty)
    };
    let now = || live::now().nanos() / 1_000_000_000;
    let (mut stream, _) = listener.accept().expect("it connects");
    stream.write_all(line(now() - 60, "PMC1", "deck-1").as_bytes()).expect("sent");
    stream.write_all(line(now(), "PMC2", "deck-1").as_bytes()).expect("sent");
    until(&mut app, "the pallet", |app| certainty(app) == Some(Certainty::Known));
    drop((stream, listener));
    until(&mut app, "that it is stale", |app| certainty(app) == Some(Certainty::Stale));
    assert!(app.world().resource::<Live>().views()[0].is_silent);
    let listener = TcpListener::bind(("127.0.0.1", port)).expect("a listener");
    let (mut stream, _) = listener.accept().expect("it comes back");
    stream.write_all(line(now(), "PMC2", "deck-2").as_bytes()).expect("sent");
    until(&mut app, "that it is heard of again", |app| certainty(app) == Some(Certainty::Known));
}

#[test]
fn what_cannot_be_read_is_an_issue_of_the_log() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("hub.ndjson");
    fs::write(&path, format!("nonsense\n{}", line(5, "PMC1", "deck-1"))).expect("written");
    let mut app = listening(&path);
    until(&mut app, "the event", |app| app.world().resource::<Session>().log.len() == 1);
    let issues = &app.world().resource::<Session>().issues;
    assert!(issues.kept().iter().any(|issue| issue.brief.contains("nonsense")), "{:?}", issues.kept());
}

#[test]
fn arrivals_tell_when_they_were_learned() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("hub.ndjson");
    fs::write(&path, line(5, "PMC1", "deck-1")).expect("written");
    let (_sources, arrivals) = live::begin(vec![address(&format!("file:{}", path.display()))]).expect("begun");
    let arrival = arrivals.recv_timeout(PATIENCE).expect("an arrival");
    assert!(matches!(arrival.told, Told::Event(_)));
    let event = arrival.event().expect("an event");
    let learned = event.recorded.expect("a record time");
    assert!(arrival.received.secs_since(learned).abs() < 0.002, "{learned} and {}", arrival.received);
}

#[test]
fn sources_are_added_and_recordings_begun_and_ended_while_it_goes_on() {
    let folder = tempfile::tempdir().expect("folder");
    let (first, second) = (folder.path().join("a.ndjson"), folder.path().join("b.ndjson"));
    let recording = folder.path().join("recording");
    let (mut a, mut b) = (fs::File::create(&first).expect("a file"), fs::File::create(&second).expect("a file"));
    let mut feeds = live::Feeds::default();
    let source = feeds.add(address(&format!("file:{}", first.display()))).expect("begun");
    let mut app = App::new();
    app.add_plugins(MinimalPlugins);
    let now = live::now();
    app.insert_resource(Playhead(Playback::new((now, now))));
    app.insert_resource(Session::new(EventLog::default(), scene(), TimeZone::UTC, "live".into()));
    app.insert_resource(Live::new(vec![source], feeds.arrivals(), None).growing(feeds, live::Keep::default()));
    app.add_plugins(core_plugin);
    let has = |name: &'static str| move |app: &App| app.world().resource::<Session>().log.object(name).is_some();
    let live_of = |app: &mut App, work: &mut dyn FnMut(&mut Live)| work(&mut app.world_mut().resource_mut::<Live>());
    write!(a, "{}", line(1, "BEFORE", "deck-1")).expect("written");
    until(&mut app, "the first event", has("BEFORE"));
    let header = hubscope::feed::ndjson::Header::new("LGG", "Europe/Brussels");
    live_of(&mut app, &mut |live| live.record(&recording, &header).expect("begun"));
    live_of(&mut app, &mut |live| {
        assert!(live.record(&recording, &header).is_err(), "there is one already");
        live.add(address(&format!("file:{}", second.display()))).expect("added");
    });
    write!(a, "{}", line(2, "WHILE-A", "deck-1")).expect("written");
    write!(b, "{}", line(3, "WHILE-B", "deck-2")).expect("written");
    until(&mut app, "an event of the first source", has("WHILE-A"));
    until(&mut app, "an event of the one that was added", has("WHILE-B"));
    live_of(&mut app, &mut |live| live.stop_recording());
    write!(b, "{}", line(4, "AFTER", "deck-2")).expect("written");
    until(&mut app, "an event after the recording", has("AFTER"));
    live_of(&mut app, &mut |live| live.remove(0));
    write!(a, "{}", line(5, "NEVER", "deck-1")).expect("written");
    write!(b, "{}", line(6, "LAST", "deck-2")).expect("written");
    until(&mut app, "an event of the source that is still read", has("LAST"));
    assert!(!has("NEVER")(&app), "nobody reads that one");
    let kept = feed::open(&recording, &Progress::default()).expect("the recording").log;
    let mut names: Vec<&str> = kept.objects().map(|object| kept.object_name(object)).collect();
    names.sort();
    // What was received after it was stopped is shown and not recorded, however late the recorder looked up.
    assert_eq!(names, ["WHILE-A", "WHILE-B"]);
    let second = second.display().to_string();
    let told = kept.events_until(EventTime::MAX);
    let names_its_source = |event: &HubEvent<'_>| {
        event.object == "WHILE-B" && event.source.as_deref().is_some_and(|source| source.ends_with(&second))
    };
    assert!(told.iter().any(names_its_source), "{told:?}");
}

/// A disk that is full ends the recording and nothing else, and says so; what was there is still there.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_of_and_loses_nothing_that_was_there() {
    let folder = tempfile::tempdir().expect("folder");
    let recording = folder.path().join("recording");
    // Of a file that may not be larger than 64 blocks of 512 bytes, the rest is refused, as on a disk without room.
    let script = format!(
        "trap '' XFSZ; ulimit -f 64; exec {} record - --out {}",
        env!("CARGO_BIN_EXE_hubscope"),
        text(&recording)
    );
    let mut recorder = Command::new("sh")
        .args(["-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sh");
    let mut input = recorder.stdin.take().expect("its input");
    for k in 0..2_000 {
        // It goes away when it can record no more.
        if input.write_all(line(k, &format!("U{k}"), "x").as_bytes()).is_err() {
            break;
        }
    }
    drop(input);
    let output = recorder.wait_with_output().expect("it ended");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("stopped") && said.contains("is safe"), "{said}");
    assert_eq!(output.status.code(), Some(1));
    let kept = feed::open(&recording, &Progress::default()).expect("the recording").log;
    assert!(kept.len() > 100 && kept.len() < 2_000, "{} events", kept.len());
    for k in 0..100 {
        assert!(kept.object(&format!("U{k}")).is_some(), "U{k}");
    }
}

/// Killed again and again at any moment, a recorder never loses what was on disk, and what it left opens as it is.
#[test]
fn a_recorder_that_is_killed_two_hundred_times_keeps_what_it_had() {
    let folder = tempfile::tempdir().expect("folder");
    let recording = folder.path().join("recording");
    let tail = recording.join("open.ndjson");
    let (mut known, mut sent) = (0, 0);
    for round in 0..200_u64 {
        let mut recorder = Command::new(env!("CARGO_BIN_EXE_hubscope"))
            .args(["record", "-", "--out", text(&recording)])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut input = recorder.stdin.take().expect("its input");
        for _ in 0..50 {
            input.write_all(line(sent, &format!("U{sent}"), "x").as_bytes()).expect("sent");
            sent += 1;
        }
        let lines = || fs::read(&tail).map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count());
        // Some rounds end before anything is written, some in the middle, some after, however busy the machine is.
        if round % 4 == 3 {
            let end = Instant::now() + Duration::from_secs(20);
            while lines() < known + 45 && Instant::now() < end {
                std::thread::sleep(Duration::from_millis(2));
            }
        } else {
            std::thread::sleep(Duration::from_millis(round * 7 % 60));
        }
        let there = lines();
        kill(&mut recorder);
        drop(input);
        if round % 5 == 0 && tail.is_file() {
            // The power goes while a line is written.
            let mut file = fs::OpenOptions::new().append(true).open(&tail).expect("the tail");
            file.write_all(b"{\"t\":\"2021-11-08T05:0").expect("torn");
        }
        // One more may have been written until it was killed; none less may be there.
        let now = lines();
        assert!(
            now >= there && there >= known,
            "round {round}: {now} lines, {there} before it was killed, {known} before that"
        );
        known = now;
    }
    let kept = feed::open(&recording, &Progress::default()).expect("the recording").log;
    assert_eq!(kept.len(), known - 1, "all lines but the header");
    assert!(known > 1_000, "{known} lines of {sent}");
    let torn =
        kept.issues().kept().iter().filter(|issue| issue.kind != hubscope::hub::IssueKind::UnknownObject).count();
    assert!(torn <= 1, "only the last line may be torn: {:?}", kept.issues().kept().last());
}

/// Loads that come, are carried about, wait and leave, a tug that goes to and fro all the while, and now and then something late.
fn busy(count: usize) -> Vec<String> {
    let start = 1_636_300_800;
    let line = |k: usize| {
        let (round, step) = (k / 8_000, k / 1_000 % 8);
        let time =
            EventTime::from_nanos((start * 1_000 + k as i64 * 100 - if k % 50 == 7 { 3_000 } else { 0 }) * 1_000_000);
        let object = if k.is_multiple_of(25) { "TUG1".to_owned() } else { format!("U{round}-{}", k % 1_000) };
        let place = ["deck-1", "deck-2", "stand-9"][k / 1_000 % 3];
        let what = match (k % 25, step) {
            (0, _) => format!("\"arrives\":{{\"at\":\"{place}\"}}"),
            (_, 0) => format!("\"enters\":{{\"kind\":\"uld\",\"at\":\"{place}\"}}"),
            (_, 3) => "\"hold_set\":{\"hold\":\"customs\"}".to_owned(),
            (_, 4) => "\"hold_released\":{\"hold\":\"customs\"}".to_owned(),
            // Every tenth stays for good.
            (r, 7) if r != 3 => "\"leaves\":{}".to_owned(),
            _ => format!("\"arrives\":{{\"at\":\"{place}\"}}"),
        };
        format!("{{\"t\":\"{time}\",\"id\":\"e{k}\",\"obj\":\"{object}\",{what}}}\n")
    };
    (0..count).map(line).collect()
}

/// Who looks back further than memory reaches sees what the whole log says.
#[test]
fn what_left_memory_comes_back_from_the_recording() {
    const COUNT: usize = 450_000;
    const BUDGET: usize = 24_000_000;
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("hub.ndjson");
    let lines = busy(COUNT);
    fs::write(&path, lines.concat()).expect("written");
    let whole = feed::open(&path, &Progress::default()).expect("a log").log;
    // It goes on with a recording that is there; what that holds is of an earlier day.
    let recording = folder.path().join("recording");
    let old = folder.path().join("old.ndjson");
    fs::write(&old, line(1, "OLD", "deck-1")).expect("written");
    let recorder = Command::new(env!("CARGO_BIN_EXE_hubscope"))
        .args(["record", "-", "--out", text(&recording)])
        .stdin(fs::File::open(&old).expect("it"))
        .stdout(Stdio::null())
        .status();
    assert!(recorder.expect("it runs").success() && recording.join("000001.parquet").is_file());
    let mut app = recorded(&path, &recording, BUDGET);
    let memory = |app: &App| app.world().resource::<Live>().memory();
    let taken =
        |app: &App| app.world().resource::<Live>().recording().is_some_and(|recording| recording.events > COUNT as u64);
    let (first, last) = whole.span().expect("events");
    until(&mut app, "everything", |app| taken(app) && playback(app).span.1 + BUFFER_AND_MORE > last);
    // Figures are made beside it; what is old leaves when they are there.
    until(&mut app, "that memory holds what it may", |app| memory(app).used < BUDGET && memory(app).from.is_some());
    let view = memory(&app);
    let segments = app.world().resource::<Live>().recording().map(|recording| recording.segments);
    assert!(segments >= Some(3), "one from before, and two: {segments:?}");
    assert_eq!(view.back_to, Some(first), "all of it can come back");
    let back_to = view.back_to.expect("something");
    // The timeline tells how much there was when, whether it is in memory, sealed or in the open tail.
    let hours = last.secs_since(back_to) / 3_600.0;
    for (hour, there) in whole.density(back_to, last, hours as usize).into_iter().enumerate() {
        let begin = back_to + TimeSpan::from_secs_f64(3_600.0 * hour as f64);
        let told = view.events_between(begin, begin + TimeSpan::from_minutes(60));
        assert!((told - f64::from(there)).abs() < 0.2 * f64::from(there) + 200.0, "{begin}: {told}, there are {there}");
    }
    let secs = last.secs_since(back_to);
    for part in [0.0, 0.9, 0.02, 0.31, 0.33, 0.5, 0.71, 0.86, 0.99] {
        let time = back_to + TimeSpan::from_secs_f64(secs * part);
        for action in [PlaybackAction::Pause, PlaybackAction::SeekTo(time)] {
            app.world_mut().write_message(PlaybackCommand(action));
        }
        until(&mut app, "what is looked at", |app| {
            let is_there = !matches!(memory(app).look, Look::Coming(..)) && playback(app).time == time;
            assert!(!matches!(memory(app).look, Look::Failed(_) | Look::Gone), "{:?}", memory(app).look);
            is_there && !app.world().resource::<Session>().log.is_empty()
        });
        let session = app.world().resource::<Session>();
        assert_eq!(in_words(&session.log, time), in_words(&whole, time), "{part}: {time}, {:?}", memory(&app).look);
        assert!(session.log.len() < COUNT, "only a part of it is in memory");
    }
    app.world_mut().write_message(PlaybackCommand(PlaybackAction::ToEnd));
    until(&mut app, "now", |app| memory(app).look == Look::Memory && playback(app).is_live);
    let session = app.world().resource::<Session>();
    assert_eq!(in_words(&session.log, last), in_words(&whole, last));
}

const BUFFER_AND_MORE: TimeSpan = TimeSpan::from_secs(10);

/// A twin that listens to a file, records it, and holds so many bytes of it.
fn recorded(path: &Path, recording: &Path, budget: usize) -> App {
    let (sources, arrivals) = live::begin(vec![address(&format!("file:{}", path.display()))]).expect("begun");
    let header = hubscope::feed::ndjson::Header::new("LGG", "Europe/Brussels");
    let keepers = sources.iter().map(live::Source::keeper).collect();
    let begun = live::Recorder::begin(recording, &header, live::Keep::default(), keepers, arrivals);
    let (recorder, shown) = begun.expect("a recording");
    let mut app = App::new();
    app.add_plugins(MinimalPlugins);
    let now = live::now();
    app.insert_resource(Playhead(Playback::new((now, now))));
    app.insert_resource(Session::new(EventLog::default(), scene(), TimeZone::UTC, "live".into()));
    app.insert_resource(Live::new(sources, shown, Some(recorder)).with_budget(budget));
    app.add_plugins(core_plugin);
    app
}

/// Who ends a recording with Ctrl+C, or a system that goes down, finds everything sealed.
#[test]
fn a_recorder_that_is_asked_to_end_seals_what_it_has() {
    for signal in ["-INT", "-TERM"] {
        let folder = tempfile::tempdir().expect("folder");
        let (path, recording) = (folder.path().join("hub.ndjson"), folder.path().join("recording"));
        fs::write(&path, line(1, "A", "x") + &line(2, "B", "x")).expect("written");
        let mut recorder = record(&recording, &format!("file:{}", path.display()));
        wait_for("both lines", || (lines_of(&recording) >= 3).then_some(()));
        let asked = Command::new("kill").args([signal, &recorder.id().to_string()]).status().expect("kill");
        assert!(asked.success());
        assert!(recorder.wait().expect("it ends").success(), "{signal}");
        assert!(
            recording.join("000001.parquet").is_file() && lines_of(&recording) == 1,
            "only the header is left open"
        );
        assert_eq!(feed::open(&recording, &Progress::default()).expect("the recording").log.len(), 2);
    }
}
