//! The systems of the twin, without a graphics device: messages in, what is shown out.

use std::time::Duration;

use bevy::{prelude::*, time::TimeUpdateStrategy};
use hubscope::{
    feed::Reader,
    hub::{
        EventLog, EventTime, Flow, HubEvent, ObjectKind, Playback, PlaybackAction, TimeSpan, What, motion::Certainty,
    },
    twin::{
        CouldNotOpen, InQuestion, MapCommand, OpenCommand, Opener, Opening, PlaceMap, PlaybackCommand, Playhead, Ready,
        SelectCommand, Selected, Session, Shown, Wish, core_plugin, world_from_hub,
    },
};
use jiff::tz::TimeZone;

fn at(secs: i64) -> EventTime {
    EventTime::from_secs(secs)
}

fn event(secs: i64, object: &'static str, what: What<'static>) -> HubEvent<'static> {
    HubEvent {
        time: at(secs),
        recorded: None,
        id: None,
        source: None,
        object: object.into(),
        what,
        extensions: Vec::new(),
    }
}

fn enters(kind: ObjectKind, place: &'static str) -> What<'static> {
    What::Enters { kind, type_code: None, flow: Flow::Import, at: Some(place.into()), attributes: vec![] }
}

fn events() -> Vec<HubEvent<'static>> {
    vec![
        event(0, "TUG", enters(ObjectKind::Tug, "stand-126-side")),
        event(0, "DOLLY", enters(ObjectKind::Dolly, "stand-126-side")),
        event(1, "DOLLY", What::Loaded { into: "TUG".into() }),
        event(10, "PMC1", enters(ObjectKind::Uld, "stand-126-side")),
        event(20, "PMC1", What::Loaded { into: "DOLLY".into() }),
        event(30, "TUG", What::Departs { from: Some("stand-126-side".into()), to: "door-1".into() }),
        event(130, "TUG", What::Arrives { at: "door-1".into() }),
        event(140, "PMC1", What::Unloaded { from: "DOLLY".into(), at: Some("door-1".into()) }),
        event(200, "PMC1", What::Observed { at: "lane-1".into() }),
        event(300, "PMC1", What::Leaves { to: None }),
        event(400, "TUG", What::Observed { at: "door-1".into() }),
    ]
}

fn app() -> App {
    app_of(&events())
}

fn app_of(events: &[HubEvent<'static>]) -> App {
    let layout = scene();
    let log = EventLog::of(events);
    let mut app = App::new();
    app.add_plugins(MinimalPlugins).insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(100)));
    let span = log.span().expect("events");
    app.insert_resource(Playhead(Playback::new(span)));
    app.insert_resource(Session::new(log, layout, TimeZone::UTC, "test".into()));
    app.add_plugins(core_plugin);
    app.update();
    app
}

pub fn scene() -> hubscope::hub::Layout {
    let include = |_: &str| Ok(include_str!("../../scenes/lgg-airport.ron").to_owned());
    hubscope::hub::layout::scene::parse("liege.ron", include_str!("../../scenes/liege.ron"), &include)
        .expect("the scene")
}

fn send(app: &mut App, action: PlaybackAction) {
    app.world_mut().write_message(PlaybackCommand(action));
    app.update();
}

fn names(app: &App) -> Vec<String> {
    let (shown, session) = (app.world().resource::<Shown>(), app.world().resource::<Session>());
    let mut names: Vec<String> = shown.objects.iter().map(|o| session.log.object_name(o.object).to_owned()).collect();
    names.sort();
    names
}

#[test]
fn seeking_back_takes_a_pallet_away_and_forward_brings_it_again() {
    let mut app = app();
    for (secs, is_there) in [(10, true), (9, false), (299, true), (300, false), (11, true)] {
        send(&mut app, PlaybackAction::SeekTo(at(secs)));
        assert_eq!(names(&app).contains(&"PMC1".to_owned()), is_there, "at {secs} s");
    }
}

#[test]
fn a_pallet_moves_with_what_carries_it() {
    let mut app = app();
    let place = |app: &mut App, secs: i64, name: &str| {
        send(app, PlaybackAction::SeekTo(at(secs)));
        let object = app.world().resource::<Session>().log.object(name).expect("an object");
        *app.world().resource::<Shown>().get(object).expect("shown")
    };
    let (tug_before, tug_after) = (place(&mut app, 60, "TUG"), place(&mut app, 61, "TUG"));
    let (before, after) = (place(&mut app, 60, "PMC1"), place(&mut app, 61, "PMC1"));
    assert!(tug_before.is_moving && before.is_moving && before.certainty == Certainty::Known);
    assert!(tug_before.position.distance(tug_after.position) > 0.3, "the tug stands still");
    assert!(before.position.distance(after.position) > 0.3, "the pallet stands still");
    assert!((3.0..8.0).contains(&before.position.distance(tug_before.position)), "the pallet is not behind the tug");
    // Set down at a door, then seen on a lane: how it went there is inferred.
    let inferred = place(&mut app, 195, "PMC1");
    assert_eq!((inferred.certainty, inferred.is_moving), (Certainty::Inferred, true));
}

#[test]
fn real_time_moves_the_playhead_at_its_speed() {
    let mut app = app();
    send(&mut app, PlaybackAction::SetSpeed(10.0));
    send(&mut app, PlaybackAction::TogglePlay);
    let before = app.world().resource::<Playhead>().0.time;
    for _ in 0..10 {
        app.update();
    }
    let after = app.world().resource::<Playhead>().0.time;
    assert_eq!(after - before, TimeSpan::from_secs(10));
}

#[test]
fn steps_follow_the_chosen_object() {
    let mut app = app();
    let tug = app.world().resource::<Session>().log.object("TUG").expect("an object");
    app.world_mut().write_message(SelectCommand::Object(tug));
    app.update();
    assert_eq!(app.world().resource::<Selected>().0, Some(tug));
    let mut stops = Vec::new();
    for _ in 0..4 {
        send(&mut app, PlaybackAction::StepNext);
        stops.push(app.world().resource::<Playhead>().0.time);
    }
    assert_eq!(stops, [at(30), at(130), at(400), at(400)]);
    app.world_mut().write_message(SelectCommand::Nothing);
    app.update();
    send(&mut app, PlaybackAction::StepPrevious);
    assert_eq!(app.world().resource::<Playhead>().0.time, at(300));
}

/// The laws of motion over a whole simulated day: nobody leaves its route, nobody is faster than it can be, and whoever
/// is said to arrive is there.
#[test]
fn motion_keeps_its_laws_all_day() {
    let layout = scene();
    let plan = hubscope::simulate::Plan {
        start: "2021-11-08".parse().expect("a date"),
        days: 1,
        seed: 4,
        incidents: vec![],
        detail: hubscope::simulate::Detail::Cages,
        has_train: false,
    };
    let log = EventLog::of(&hubscope::simulate::simulate(&layout, &plan).expect("a day"));
    let session = Session::new(log, layout, TimeZone::UTC, "day".into());
    let scenery = session.scenery();
    let (from, _) = session.log.span().expect("events");
    let mut legs = 0;
    for minute in (600..1_200).step_by(23) {
        let time = from + TimeSpan::from_minutes(minute);
        for state in session.log.state_at(time).objects {
            let name = session.log.object_name(state.object);
            let leg = scenery.leg(state.object, state.kind, time).expect("present");
            assert!(leg.from <= time && time < leg.until, "{name}: the leg does not hold at {time}");
            let hubscope::hub::motion::Course::Travels { route, departs, arrives, .. } = &leg.course else { continue };
            legs += 1;
            assert!(!route.is_beeline, "{name} at {time}: no way leads there");
            let speed = route.length() / arrives.secs_since(*departs).max(1e-9);
            let usual = hubscope::hub::motion::usual_speed(state.kind);
            assert!(
                route.length() < 30.0 || speed < usual * 2.5,
                "{name} at {time}: {speed:.1} m/s over {:.0} m",
                route.length()
            );
            for k in 0..=10 {
                let moment = *departs + TimeSpan::from_secs_f64(arrives.secs_since(*departs) * f64::from(k) / 10.0);
                let pose = leg.pose(moment, moment).expect("a pose");
                let off = off_route(pose.point, route.points());
                assert!(off < 0.01, "{name} at {moment}: {off:.2} m off its route");
            }
            let end = leg.pose(*arrives, *arrives).expect("a pose").point;
            assert!(end.distance(*route.points().last().expect("an end")) < 0.01, "{name} does not arrive");
        }
    }
    assert!(legs > 60, "only {legs} were on their way");
}

fn off_route(point: hubscope::hub::layout::Point, route: &[hubscope::hub::layout::Point]) -> f64 {
    let nearest = route.windows(2).map(|pair| {
        let length = pair[0].distance(pair[1]).max(1e-9);
        let along = ((point.east - pair[0].east) * (pair[1].east - pair[0].east)
            + (point.north - pair[0].north) * (pair[1].north - pair[0].north))
            / (length * length);
        pair[0].towards(pair[1], along.clamp(0.0, 1.0)).distance(point)
    });
    nearest.fold(f64::MAX, f64::min)
}

/// Updates until what was being opened is there or refused.
fn settle(app: &mut App) {
    app.update();
    for _ in 0..500 {
        if app.world().get_resource::<Opening>().is_none() {
            app.update();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
        app.update();
    }
    panic!("the opening never ends");
}

#[test]
fn a_log_that_is_opened_takes_the_place_of_the_one_before() {
    let mut app = app();
    app.insert_resource(Opener(Box::new(|wish| {
        Box::new(move |progress, _| {
            let Wish::File { path, .. } = wish else { return Err("no file".into()) };
            let opened = hubscope::feed::open(&path, progress).map_err(|error| error.to_string())?;
            let (at, _) = opened.log.span().ok_or("it is empty")?;
            let selected = opened.log.object("PMC9");
            Ok(Ready {
                session: Session::new(opened.log, scene(), TimeZone::UTC, "other".into()),
                at,
                selected,
                eye: None,
            })
        })
    })));
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("other.ndjson");
    let line = r#"{"t":"2021-11-09T05:00:00Z","obj":"PMC9","enters":{"kind":"uld","at":"door-1"}}"#;
    std::fs::write(&path, line).expect("write");
    app.world_mut().write_message(OpenCommand::File(path));
    settle(&mut app);
    assert_eq!(names(&app), ["PMC9"]);
    assert_eq!(app.world().resource::<Session>().name, "other");
    assert_eq!(app.world().resource::<Playhead>().0.time, EventTime::parse("2021-11-09T05:00:00Z").expect("a time"));
    assert_eq!(app.world().resource::<Selected>().0, app.world().resource::<Session>().log.object("PMC9"));

    // What cannot be opened is told of, and what is open stays.
    app.world_mut().write_message(OpenCommand::File(folder.path().join("missing.ndjson")));
    settle(&mut app);
    let refused = app.world().resource::<CouldNotOpen>();
    assert!(refused.reason.contains("could not read") && refused.name == "missing.ndjson", "{refused:?}");
    assert_eq!(names(&app), ["PMC9"]);
    app.world_mut().write_message(OpenCommand::Dismiss);
    app.update();
    assert!(app.world().get_resource::<CouldNotOpen>().is_none());
}

#[test]
fn the_beginning_is_shown_while_the_rest_is_read_and_who_looks_at_it_goes_on_doing_so() {
    let mut app = app();
    let (go, may_go) = crossbeam_channel::bounded::<()>(0);
    app.insert_resource(Opener(Box::new(move |_| {
        let may_go = may_go.clone();
        Box::new(move |_, show| {
            let ready = |count: usize, more: &[HubEvent<'static>]| {
                let log = EventLog::of(more.iter().chain(&events()[..count]));
                let session = Session::new(log, scene(), TimeZone::UTC, format!("{count} of them"));
                Ready { session, at: at(0), selected: None, eye: None }
            };
            show(ready(5, &[]));
            may_go.recv().map_err(|error| error.to_string())?;
            // An object that comes before all others has another number in the whole log.
            Ok(ready(11, &[event(-50, "A-FIRST", enters(ObjectKind::Truck, "gate-in"))]))
        })
    })));
    app.world_mut().write_message(OpenCommand::File("day.ndjson".into()));
    for _ in 0..500 {
        app.update();
        if app.world().get_resource::<Opening>().is_some_and(Opening::is_begun) {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    app.update();
    assert_eq!(app.world().resource::<Session>().name, "5 of them");
    let tug = app.world().resource::<Session>().log.object("TUG").expect("the tug");
    app.world_mut().write_message(SelectCommand::Object(tug));
    send(&mut app, PlaybackAction::SeekTo(at(15)));
    go.send(()).expect("it waits");
    settle(&mut app);
    let (session, playhead) = (app.world().resource::<Session>(), app.world().resource::<Playhead>());
    assert_eq!(session.name, "11 of them");
    assert_eq!((playhead.0.time, playhead.0.span), (at(15), (at(-50), at(400))));
    let chosen = app.world().resource::<Selected>().0.expect("the tug is chosen still");
    assert_eq!(session.log.object_name(chosen), "TUG");
    assert_ne!(chosen, tug, "it has another number now");
}

#[test]
fn what_the_columns_of_a_table_are_is_asked_before_it_is_opened() {
    let mut app = app();
    app.insert_resource(Opener(Box::new(|wish| {
        Box::new(move |progress, _| {
            let Wish::File { path, mapping, .. } = wish else { return Err("no file".into()) };
            let opened = Reader { mapping: mapping.map(|mapping| *mapping), zone: None }
                .open(&[&path], progress)
                .map_err(|error| error.to_string())?;
            let (at, _) = opened.log.span().ok_or("it is empty")?;
            Ok(Ready {
                session: Session::new(opened.log, scene(), TimeZone::UTC, "table".into()),
                at,
                selected: None,
                eye: None,
            })
        })
    })));
    let before = names(&app);
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("scans.csv");
    std::fs::write(&path, "uld,zone,time\nPMC9,door-1,2021-11-09T05:00:00Z\n").expect("written");
    app.world_mut().write_message(OpenCommand::File(path.clone()));
    settle(&mut app);
    let preview = app.world().resource::<InQuestion>().preview.clone();
    assert_eq!(names(&app), before, "nothing is opened yet");
    app.world_mut().write_message(OpenCommand::Cancel);
    app.update();
    assert!(app.world().get_resource::<InQuestion>().is_none());
    let mapping = Some(Box::new(preview.guess.expect("a guess").mapping));
    app.world_mut().write_message(OpenCommand::Wish(Box::new(Wish::File { path, mapping, is_kept: false })));
    settle(&mut app);
    assert_eq!((names(&app), &*app.world().resource::<Session>().name), (vec!["PMC9".to_owned()], "table"));
}

#[test]
fn the_hub_is_shown_as_it_was_known_and_what_was_otherwise_is_marked() {
    let late =
        |secs: i64, learned: i64, object, what| HubEvent { recorded: Some(at(learned)), ..event(secs, object, what) };
    let mut app = app_of(&[
        event(0, "PMC1", enters(ObjectKind::Uld, "door-1")),
        event(0, "TUG", enters(ObjectKind::Tug, "stand-126-side")),
        // That it was taken away is learned a hundred seconds after.
        late(100, 200, "PMC1", What::Arrives { at: "lane-1".into() }),
        // Of this one nobody heard before.
        late(120, 300, "PMC2", enters(ObjectKind::Uld, "lane-1")),
        event(130, "TUG", What::Departs { from: Some("stand-126-side".into()), to: "door-1".into() }),
        late(150, 150, "TUG", What::Arrives { at: "door-1".into() }),
        event(400, "TUG", What::Observed { at: "door-1".into() }),
    ]);
    let place_of = |app: &App, name: &str| {
        let (shown, session) = (app.world().resource::<Shown>(), app.world().resource::<Session>());
        session.log.object(name).and_then(|object| shown.get(object)).map(|shown| shown.position)
    };
    let differing = |app: &App| {
        let (shown, session) = (app.world().resource::<Shown>(), app.world().resource::<Session>());
        shown.differing.iter().map(|object| session.log.object_name(*object).to_owned()).collect::<Vec<_>>()
    };
    send(&mut app, PlaybackAction::SeekTo(at(50)));
    let at_door = place_of(&app, "PMC1");
    send(&mut app, PlaybackAction::SeekTo(at(140)));
    let (in_lane, on_its_way) = (place_of(&app, "PMC1"), place_of(&app, "TUG"));
    assert_eq!((names(&app), differing(&app)), (vec!["PMC1".into(), "PMC2".into(), "TUG".into()], vec![]));
    send(&mut app, PlaybackAction::ToggleAsKnown);
    assert_eq!((names(&app), differing(&app)), (vec!["PMC1".into(), "TUG".into()], vec!["PMC1".into(), "PMC2".into()]));
    assert!(place_of(&app, "PMC1") == at_door && at_door != in_lane && at_door.is_some());
    // When the tug would arrive was not known either: it goes at its usual speed.
    assert!(place_of(&app, "TUG").is_some() && place_of(&app, "TUG") != on_its_way);
    send(&mut app, PlaybackAction::SeekTo(at(250)));
    assert_eq!((place_of(&app, "PMC1"), differing(&app)), (in_lane, vec!["PMC2".into()]));
    send(&mut app, PlaybackAction::SeekTo(at(350)));
    assert_eq!(differing(&app), Vec::<String>::new());
    send(&mut app, PlaybackAction::ToggleAsKnown);
    send(&mut app, PlaybackAction::SeekTo(at(140)));
    assert_eq!((place_of(&app, "PMC1"), differing(&app)), (in_lane, vec![]));
}

#[test]
fn what_an_id_means_counts_at_once_and_can_be_taken_back() {
    let mut app = app_of(&[
        event(0, "A", enters(ObjectKind::Uld, "KX-77")),
        event(10, "A", What::Observed { at: "KX-77".into() }),
    ]);
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("log.csv.map.ron");
    app.world_mut().resource_mut::<Session>().map = PlaceMap::new(Some(file.clone()), Default::default());
    let say = |app: &mut App, command: MapCommand| {
        app.world_mut().write_message(command);
        app.update();
    };
    let position = |app: &App| app.world().resource::<Shown>().objects[0].position;
    let unknown = |app: &App| {
        let issues = &app.world().resource::<Session>().issues;
        issues.kept().iter().filter(|issue| issue.brief.contains("KX-77")).count()
    };
    let (before, cage) = (position(&app), app.world().resource::<Session>().layout.place("customs-cage"));
    assert_eq!(unknown(&app), 1);
    say(&mut app, MapCommand::Set(vec![("KX-77".into(), cage.expect("a place"))]));
    let there = app.world().resource::<Session>().layout.get(cage.expect("a place")).at;
    let away = position(&app).distance(world_from_hub(there, position(&app).y.into()));
    assert!(away < 40.0 && position(&app).distance(before) > 1.0, "{away} m away");
    assert_eq!(unknown(&app), 0, "it is no issue any more");
    say(&mut app, MapCommand::Save);
    let text = std::fs::read_to_string(&file).expect("written");
    assert!(text.contains("\"KX-77\": \"customs-cage\""), "{text}");
    assert!(app.world().resource::<Session>().map.is_saved());
    say(&mut app, MapCommand::Undo);
    assert_eq!((position(&app), unknown(&app)), (before, 1));
    assert!(
        !app.world().resource::<Session>().map.is_saved() && !app.world().resource::<Session>().map.edits().can_undo()
    );
    say(&mut app, MapCommand::Redo);
    assert_eq!(unknown(&app), 0, "it means that again");
    assert!(app.world().resource::<Session>().map.is_saved(), "which is what is written down");
}

#[test]
fn what_is_tracked_goes_from_position_to_position() {
    let fix = |secs: i64, at: &'static str| event(secs, "OE-LFB", What::Observed { at: at.into() });
    let mut app = app_of(&[
        event(
            0,
            "OE-LFB",
            What::Enters {
                kind: ObjectKind::Aircraft,
                type_code: None,
                flow: Flow::None,
                at: None,
                attributes: vec![],
            },
        ),
        fix(0, "geo:50.6364,5.4428,498"),
        fix(10, "geo:50.6364,5.4528,398"),
        fix(20, "geo:48.8,2.3"),
    ]);
    let pose = |app: &mut App, secs: i64| {
        send(app, PlaybackAction::SeekTo(at(secs)));
        let shown = app.world().resource::<Shown>();
        (shown.objects[0].position, shown.objects[0].is_visible, shown.objects[0].certainty)
    };
    // Half way between, at half the height; 707 m are 0.01 degrees of longitude there.
    let (position, is_visible, certainty) = pose(&mut app, 5);
    assert!((position - Vec3::new(353.7, 250.0, 0.0)).length() < 1.0, "{position}");
    assert!(is_visible && certainty == hubscope::hub::motion::Certainty::Known);
    // What is farther away than the hub reaches is not drawn, and is no place that somebody forgot.
    assert!(!pose(&mut app, 20).1);
    assert!(app.world().resource::<Session>().issues.kept().iter().all(|issue| !issue.brief.contains("geo:")));
}

#[test]
fn another_log_lies_beside_on_one_clock_and_can_be_moved() {
    use hubscope::twin::{Beside, CompareCommand};
    let mut app = app();
    // The same things a day later, and half a minute late.
    let later: Vec<HubEvent<'static>> = events()
        .into_iter()
        .map(|event| HubEvent { time: event.time + TimeSpan::from_minutes(1_440) + TimeSpan::from_secs(30), ..event })
        .collect();
    app.insert_resource(Opener(Box::new(move |_| {
        let later = later.clone();
        Box::new(move |_, _| {
            let session = Session::new(EventLog::of(&later), scene(), TimeZone::UTC, "the day after".into());
            Ok(Ready { session, at: at(0), selected: None, eye: None })
        })
    })));
    app.world_mut().write_message(CompareCommand::With("after.ndjson".into()));
    for _ in 0..500 {
        app.update();
        if app.world().get_resource::<Beside>().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    send(&mut app, PlaybackAction::SeekTo(at(130)));
    app.update();
    let place = |app: &App, of_ghost: bool| {
        let (session, shown) = match of_ghost {
            true => (&app.world().resource::<Beside>().session, &app.world().resource::<Beside>().shown),
            false => (app.world().resource::<Session>(), app.world().resource::<Shown>()),
        };
        shown.get(session.log.object("TUG").expect("the tug")).expect("it is there").position
    };
    // Midnight lies on midnight: the ghost has a third of its way before it.
    let beside = app.world().resource::<Beside>();
    assert_eq!(beside.time(at(130)), at(130) + TimeSpan::from_minutes(1_440));
    let apart = place(&app, false).distance(place(&app, true));
    assert!(apart > 20.0, "{apart} m");
    // Half a minute later in the log beside it is there, too.
    app.world_mut().write_message(CompareCommand::Shift(TimeSpan::from_secs(30)));
    app.update();
    app.update();
    let apart = place(&app, false).distance(place(&app, true));
    assert!(apart < 0.5, "{apart} m");
    app.world_mut().write_message(CompareCommand::Earlier(TimeSpan::from_secs(100)));
    app.update();
    app.update();
    assert_eq!(app.world().resource::<Beside>().time(at(130)), at(30));
    app.world_mut().write_message(CompareCommand::Stop);
    app.update();
    assert!(app.world().get_resource::<Beside>().is_none());
    // Another log is opened: what lay beside the one before goes with it.
    app.world_mut().write_message(CompareCommand::Earlier(TimeSpan::from_secs(100)));
    app.update();
    assert!(app.world().get_resource::<Beside>().is_some());
    app.world_mut().write_message(OpenCommand::File("after.ndjson".into()));
    settle(&mut app);
    assert_eq!(app.world().resource::<Session>().name, "the day after");
    assert!(app.world().get_resource::<Beside>().is_none());
}

#[test]
fn a_log_that_is_to_lie_beside_can_be_waited_for_no_longer() {
    use hubscope::twin::{Beside, ComingBeside, CompareCommand};
    let mut app = app();
    app.insert_resource(Opener(Box::new(|_| {
        Box::new(|progress, _| {
            while !progress.is_cancelled() {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err("cancelled".into())
        })
    })));
    app.world_mut().write_message(CompareCommand::With("long.ndjson".into()));
    app.update();
    let coming = app.world().get_resource::<ComingBeside>().expect("it is being read");
    assert_eq!(coming.0.name, "long.ndjson");
    app.world_mut().write_message(OpenCommand::Cancel);
    app.update();
    app.update();
    assert!(app.world().get_resource::<ComingBeside>().is_none());
    assert!(app.world().get_resource::<Beside>().is_none() && app.world().get_resource::<CouldNotOpen>().is_none());
}
