//! The laws of the log, held against a fold that is written as simply as can be.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::hub::{HubEvent, HubState, IssueKind, Location, StatusCode, What};

const OBJECTS: [&str; 5] = ["PMC1", "PMC2", "TRUCK1", "AKE3", "TUG4"];
const PLACES: [&str; 4] = ["stand-118", "lane-1", "dock-3", "airlock"];

/// The state as text, by name, so that it does not depend on the numbering of the log.
fn shown(log: &EventLog, state: &HubState) -> BTreeMap<String, String> {
    let place = |place: PlaceRef| log.place_name(place).to_owned();
    let location = |location: Location| match location {
        Location::At(at) => format!("at {}", place(at)),
        Location::Moving { from, to } => format!("{:?} to {}", from.map(place), place(to)),
        Location::Inside(parent) => format!("in {}", log.object_name(parent)),
        Location::Unplaced => "unplaced".to_owned(),
    };
    let line = |s: &super::super::ObjectState| {
        format!(
            "{:?} {} since {} seen {} {:?} {} {}",
            s.kind,
            location(s.location),
            s.since,
            s.seen,
            s.status,
            s.is_held,
            s.is_alarmed
        )
    };
    state.objects.iter().map(|s| (log.object_name(s.object).to_owned(), line(s))).collect()
}

/// What is told of an object, without the numbering of the log.
fn in_words(details: Details<'_>) -> String {
    let Details { holds, alarms, plans, measurements } = details;
    let plans: Vec<_> = plans.into_iter().map(|plan| (plan.milestone, plan.planned, plan.told)).collect();
    let values: Vec<_> = measurements.iter().map(|m| (m.quantity, m.unit, m.value.to_bits(), m.time)).collect();
    format!("{holds:?} {alarms:?} {plans:?} {values:?}")
}

#[derive(Clone, Default)]
struct Simple {
    kind: ObjectKind,
    place: Option<Option<String>>,
    gone: bool,
    since: Option<EventTime>,
    seen: Option<EventTime>,
    status: Option<StatusCode>,
    holds: BTreeSet<String>,
    alarms: BTreeSet<String>,
}

/// Every live event up to `t`, learned by `known_at`, one after the other.
fn fold(events: &[HubEvent<'static>], t: EventTime, known_at: EventTime) -> BTreeMap<String, String> {
    let retracted: BTreeSet<String> = events
        .iter()
        .filter(|e| e.recorded() <= known_at)
        .filter_map(|e| if let What::Retracted { event, .. } = &e.what { Some(event.to_string()) } else { None })
        .collect();
    let mut live: Vec<&HubEvent<'_>> = events
        .iter()
        .filter(|e| e.time <= t && e.recorded() <= known_at)
        .filter(|e| !e.id.as_deref().is_some_and(|id| retracted.contains(id)))
        .collect();
    // One instant holds at most one event of an object in these logs, so the order of ties is no matter.
    live.sort_by_key(|e| e.time);
    let mut all = BTreeMap::<String, Simple>::new();
    for event in live {
        if matches!(event.what, What::Plan { .. } | What::Retracted { .. } | What::Measures { .. }) {
            continue;
        }
        let mut simple = all.get(&*event.object).cloned().unwrap_or_default();
        simple.since = simple.since.or(Some(event.time));
        simple.seen = Some(event.time);
        let place = match &event.what {
            What::Enters { kind, at, .. } => {
                simple.kind = *kind;
                Some(at.as_ref().map(|at| format!("at {at}")))
            }
            What::Arrives { at } | What::Observed { at } => Some(Some(format!("at {at}"))),
            What::Departs { from, to } => Some(Some(format!("{:?} to {to}", from.as_deref()))),
            What::Loaded { into } => Some(Some(format!("in {into}"))),
            What::Unloaded { from, at: None } => Some(beside(&all, from)),
            What::Unloaded { at: Some(at), .. } => Some(Some(format!("at {at}"))),
            What::Leaves { .. } => {
                simple.gone = true;
                simple.place = None;
                None
            }
            What::Status { code, .. } => {
                simple.status = Some(*code);
                None
            }
            What::HoldSet { hold, .. } => {
                simple.holds.insert(hold.to_string());
                None
            }
            What::HoldReleased { hold } => {
                simple.holds.remove(&**hold);
                None
            }
            What::AlarmRaised { alarm, .. } => {
                simple.alarms.insert(alarm.to_string());
                None
            }
            What::AlarmCleared { alarm } => {
                simple.alarms.remove(&**alarm);
                None
            }
            What::Plan { .. } | What::Measures { .. } | What::Retracted { .. } => None,
        };
        if let Some(place) = place {
            let stays = place.as_ref().is_some_and(|place| place.starts_with("at "));
            if simple.gone || !stays || simple.place.as_ref() != Some(&place) {
                simple.since = Some(event.time);
            }
            simple.gone = false;
            simple.place = Some(place);
        }
        all.insert(event.object.to_string(), simple);
    }
    all.into_iter()
        .filter(|(_, simple)| !simple.gone)
        .map(|(name, s)| {
            let place = s.place.flatten().unwrap_or_else(|| "unplaced".into());
            let (since, seen) = (s.since.unwrap_or_default(), s.seen.unwrap_or_default());
            let line = format!(
                "{:?} {place} since {since} seen {seen} {:?} {} {}",
                s.kind,
                s.status,
                !s.holds.is_empty(),
                !s.alarms.is_empty()
            );
            (name, line)
        })
        .collect()
}

fn beside(all: &BTreeMap<String, Simple>, other: &str) -> Option<String> {
    let place = all.get(other).filter(|simple| !simple.gone)?.place.clone()??;
    if place.starts_with("at ") { Some(place) } else { None }
}

fn what() -> impl Strategy<Value = What<'static>> {
    let place = || prop::sample::select(&PLACES[..]);
    prop_oneof![
        2 => (place(), any::<bool>()).prop_map(|(at, some)| What::Enters {
            kind: ObjectKind::Uld, type_code: None, flow: Flow::Import, at: some.then_some(at.into()), attributes: vec![],
        }),
        3 => place().prop_map(|at| What::Arrives { at: at.into() }),
        3 => (place(), place()).prop_map(|(from, to)| What::Departs { from: Some(from.into()), to: to.into() }),
        2 => place().prop_map(|at| What::Observed { at: at.into() }),
        1 => Just(What::Loaded { into: "TRUCK9".into() }),
        1 => place().prop_map(|at| What::Unloaded { from: "TRUCK9".into(), at: Some(at.into()) }),
        2 => prop::sample::select(&StatusCode::ALL[..]).prop_map(|code| What::Status { code, detail: None }),
        1 => prop::sample::select(&["customs", "security"][..]).prop_map(|h| What::HoldSet { hold: h.into(), reason: None }),
        1 => prop::sample::select(&["customs", "security"][..]).prop_map(|h| What::HoldReleased { hold: h.into() }),
        1 => prop::sample::select(&["hot", "wet"][..]).prop_map(|a| What::AlarmRaised { alarm: a.into(), severity: Severity::Warning, text: None }),
        1 => prop::sample::select(&["hot", "wet"][..]).prop_map(|a| What::AlarmCleared { alarm: a.into() }),
        1 => Just(What::Leaves { to: None }),
        1 => Just(What::Measures { quantity: "temperature".into(), value: 4.0, unit: "Cel".into() }),
        1 => Just(What::Plan { milestone: "DEP".into(), planned: EventTime::from_secs(9), at: None }),
        1 => (0_u32..60).prop_map(|e| What::Retracted { event: format!("e{e}").into(), reason: None, corrected_by: vec![] }),
    ]
}

/// Events of five objects, each at an instant of its own, some learned late, some with odd nanoseconds.
fn events() -> impl Strategy<Value = Vec<HubEvent<'static>>> {
    let one = (what(), prop::sample::select(&OBJECTS[..]), prop_oneof![4 => Just(0_i64), 1 => 1..40_000_000_000_i64]);
    prop::collection::vec(one, 0..60).prop_map(|all| {
        let event = |(k, (what, object, late)): (usize, (What<'static>, &'static str, i64))| {
            let time = EventTime::from_secs(k as i64 * 3 % 61 * 2 + k as i64 / 61);
            HubEvent {
                time,
                recorded: (late > 0).then(|| EventTime::from_nanos(time.nanos() + late)),
                id: Some(format!("e{k}").into()),
                source: None,
                object: object.into(),
                what,
                extensions: Vec::new(),
            }
        };
        all.into_iter().enumerate().map(event).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_instant_equals_the_fold(events in events(), secs in -1_i64..130, known in -1_i64..170) {
        let log = EventLog::of(&events);
        let (t, known_at) = (EventTime::from_secs(secs), EventTime::from_secs(known));
        prop_assert_eq!(shown(&log, &log.state_at(t)), fold(&events, t, EventTime::MAX));
        prop_assert_eq!(shown(&log, &log.state_as_known(t, known_at)), fold(&events, t, known_at));
        // What was known then is what a log of only that tells.
        let then = EventLog::of(&events.iter().filter(|event| event.recorded() <= known_at).cloned().collect::<Vec<_>>());
        for object in log.objects() {
            let known = log.details_as_known(object, t, known_at);
            let told = then.object(log.object_name(object)).map(|object| then.details_at(object, t)).unwrap_or_default();
            prop_assert_eq!(in_words(known), in_words(told));
        }
    }

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (events, shuffled) in events().prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
        secs in -1_i64..130,
    ) {
        let mut log = EventLog::default();
        for event in shuffled.iter().chain(events.iter().take(3)) {
            log.insert(event, Place::default());
        }
        let t = EventTime::from_secs(secs);
        prop_assert_eq!(log.len(), events.len());
        prop_assert_eq!(log.duplicates(), events.len().min(3) as u64);
        prop_assert_eq!(shown(&log, &log.state_at(t)), fold(&events, t, EventTime::MAX));
    }
}

/// Some plain events, and what comes of them: a log since an instant tells the same from then on.
fn arrives(object: &str, secs: i64, id: u32) -> HubEvent<'static> {
    HubEvent {
        time: EventTime::from_secs(secs),
        recorded: None,
        id: Some(format!("later{id}").into()),
        source: None,
        object: object.to_owned().into(),
        what: What::Arrives { at: PLACES[id as usize % 4].into() },
        extensions: Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_log_since_an_instant_tells_the_same_from_then_on(
        events in events(), from in 0_i64..130, more in 0_i64..60, known in 0_i64..60,
        later in prop::collection::vec((prop::sample::select(&OBJECTS[..]), 1_i64..60), 0..6),
    ) {
        let mut log = EventLog::of(&events);
        let mut since = log.since(EventTime::from_secs(from));
        let learned = events.iter().map(|event| event.recorded()).max().unwrap_or_default();
        let (t, known_at) = (EventTime::from_secs(from + more), learned + TimeSpan::from_secs(known));
        prop_assert_eq!(shown(&since, &since.state_at(t)), shown(&log, &log.state_at(t)));
        prop_assert_eq!(shown(&since, &since.state_as_known(t, known_at)), shown(&log, &log.state_as_known(t, known_at)));
        for (k, (object, secs)) in later.into_iter().enumerate() {
            let event = arrives(object, from + secs, k as u32);
            // What has left and is forgotten is new to the one, and not to the other.
            let is_told = |log: &EventLog| log.object(object).is_some_and(|object| log.history(object).len() > 0);
            if is_told(&log) && !is_told(&since) {
                continue;
            }
            prop_assert_eq!(log.insert(&event, Place::default()), since.insert(&event, Place::default()));
        }
        prop_assert_eq!(shown(&since, &since.state_at(t)), shown(&log, &log.state_at(t)));
        for name in OBJECTS {
            let all = |log: &EventLog| log.object(name).map(|object| (
                log.holds_at(object, t).into_iter().map(|(hold, _)| hold.to_owned()).collect::<BTreeSet<_>>(),
                log.alarms_at(object, t).into_iter().map(|(alarm, _)| alarm.to_owned()).collect::<BTreeSet<_>>(),
                log.plans_at(object, t).len(),
                log.measurements_at(object, t).first().map(|measured| (measured.time, measured.value.to_bits())),
            ));
            // What has left may be forgotten with all that was said of it.
            if let Some(told) = all(&since) && since.object(name).is_some_and(|object| since.object_at(object, t).is_some()) {
                prop_assert_eq!(Some(told), all(&log));
            }
        }
    }
}

/// What goes to and fro for weeks is not remembered for weeks.
#[test]
fn what_was_overtaken_is_forgotten() {
    let events: Vec<_> = (0..10_000).map(|k| arrives("TUG4", i64::from(k), k)).collect();
    let log = EventLog::of(&events);
    let mut since = log.since(EventTime::from_secs(9_989));
    assert_eq!(since.len(), 10 + LAST_KEPT);
    assert_eq!(since.insert(&events[9_995], Place::default()), Inserted::Duplicate, "events are known again");
}

/// The stay, the way there, and what may be taken back.
const LAST_KEPT: usize = 10;

/// A long log crosses many chunks, so that bases, splits and mends are all walked through.
#[test]
fn a_long_log_equals_the_fold_too() {
    let count = 60_000_u64;
    let event = |k: u64| {
        let round = k / 100;
        let what = match round % 5 {
            0 => {
                What::Enters { kind: ObjectKind::Uld, type_code: None, flow: Flow::None, at: None, attributes: vec![] }
            }
            1 => What::Arrives { at: PLACES[(k % 4) as usize].into() },
            2 => What::HoldSet { hold: "customs".into(), reason: None },
            3 => What::HoldReleased { hold: "customs".into() },
            _ => What::Leaves { to: None },
        };
        HubEvent {
            time: EventTime::from_nanos(k as i64 * 1_000),
            recorded: None,
            id: None,
            source: None,
            object: format!("O{}", k % 100 + round / 20 * 50).into(),
            what,
            extensions: Vec::new(),
        }
    };
    let events: Vec<_> = (0..count).map(event).collect();
    let bulk = EventLog::of(&events);
    let mut live = EventLog::default();
    // Four in five in order, then the rest, each late by up to the whole log.
    for event in (0..count).filter(|k| k % 5 != 0).chain((0..count).filter(|k| k % 5 == 0).rev()) {
        live.insert(&events[event as usize], Place::default());
    }
    for k in [0, 1, 8_191, 8_192, 20_000, 33_333, 59_999] {
        let t = EventTime::from_nanos(k * 1_000);
        let expected = fold(&events, t, EventTime::MAX);
        assert_eq!(shown(&bulk, &bulk.state_at(t)), expected, "bulk at event {k}");
        assert_eq!(shown(&live, &live.state_at(t)), expected, "live at event {k}");
        assert_eq!(bulk.count_until(t), k as usize + 1);
    }
}

#[test]
fn stepping_goes_from_event_to_event() {
    let event = |secs: i64, object: &'static str| HubEvent {
        time: EventTime::from_secs(secs),
        recorded: None,
        id: None,
        source: None,
        object: object.into(),
        what: What::Arrives { at: "a".into() },
        extensions: Vec::new(),
    };
    let events = [event(10, "A"), event(20, "B"), event(30, "A")];
    let log = EventLog::of(&events);
    let a = log.object("A");
    let at = EventTime::from_secs;
    assert_eq!(log.next_time(at(10), None), Some(at(20)));
    assert_eq!(log.next_time(at(10), a), Some(at(30)));
    assert_eq!(log.previous_time(at(30), a), Some(at(10)));
    assert_eq!(log.previous_time(at(10), None), None);
    assert_eq!(log.next_time(at(30), None), None);
    assert_eq!(log.density(at(0), at(40), 4), [0, 1, 1, 1]);
}

#[test]
fn the_last_plan_of_a_milestone_counts_once_it_is_told() {
    let at = EventTime::from_secs;
    let plan = |told: i64, id: &'static str, milestone: &'static str, planned: i64| HubEvent {
        time: at(told),
        recorded: None,
        id: Some(id.into()),
        source: None,
        object: "FLIGHT".into(),
        what: What::Plan { milestone: milestone.into(), planned: at(planned), at: None },
        extensions: Vec::new(),
    };
    let mut events = vec![plan(1, "a", "ARR", 100), plan(2, "b", "DEP", 200), plan(5, "c", "ARR", 150)];
    let log = EventLog::of(&events);
    let flight = log.object("FLIGHT").expect("told of");
    let plans = |log: &EventLog, time: i64| -> Vec<(String, i64)> {
        let plans = log.plans_at(flight, at(time));
        plans.iter().map(|plan| (plan.milestone.to_owned(), plan.planned.nanos() / 1_000_000_000)).collect()
    };
    assert_eq!(plans(&log, 0), []);
    assert_eq!(plans(&log, 3), [("ARR".into(), 100), ("DEP".into(), 200)]);
    assert_eq!(plans(&log, 9), [("ARR".into(), 150), ("DEP".into(), 200)]);
    events.push(HubEvent {
        id: None,
        what: What::Retracted { event: "c".into(), reason: None, corrected_by: vec![] },
        ..plan(7, "d", "", 0)
    });
    assert_eq!(plans(&EventLog::of(&events), 9), [("ARR".into(), 100), ("DEP".into(), 200)]);
}

/// What is reckoned with is kept in one unit, in whatever order it comes, and what is in a unit of something else is another
/// quantity.
#[test]
fn a_series_has_one_unit_whoever_measures() {
    let measured = |secs: i64, quantity: &'static str, value: f64, unit: &'static str| HubEvent {
        time: EventTime::from_secs(secs),
        recorded: None,
        id: None,
        source: None,
        object: "PMC1".into(),
        what: What::Measures { quantity: quantity.into(), value, unit: unit.into() },
        extensions: Vec::new(),
    };
    let mut events = vec![
        measured(0, "temperature", 41.0, "[degF]"),
        measured(1, "temperature", 278.15, "K"),
        measured(2, "temperature", 5.0, "Cel"),
        measured(3, "level", 180.0, "cm"),
        measured(4, "level", 40.0, "%"),
        measured(5, "weight", 1.0, "kg"),
    ];
    for _ in 0..2 {
        let log = EventLog::of(&events);
        let object = log.object("PMC1").expect("an object");
        let series: Vec<(&str, &str)> = log.series().map(|(_, quantity, unit)| (quantity, unit)).collect();
        assert_eq!(series.len(), 4, "{series:?}");
        for (quantity, unit, value) in [("temperature", "Cel", 5.0), ("level", "m", 1.8), ("level (%)", "%", 40.0)] {
            assert!(series.contains(&(quantity, unit)), "{quantity} in {unit}: {series:?}");
            let values: Vec<f64> = log.measurements(object, quantity).map(|found| found.value).collect();
            assert!(values.iter().all(|found| (found - value).abs() < 1e-9), "{quantity}: {values:?}");
        }
        events.reverse();
    }
}

#[test]
fn a_value_that_is_told_twice_is_named_by_its_object_and_its_line() {
    let measured = HubEvent {
        time: EventTime::from_secs(0),
        recorded: None,
        id: None,
        source: None,
        object: "EBLG".into(),
        what: What::Measures { quantity: "temperature".into(), value: 4.0, unit: "Cel".into() },
        extensions: Vec::new(),
    };
    let mut log = LogBuilder::new();
    let file = log.file("a.csv");
    for line in [3, 7] {
        log.push(&measured, Place { file, line });
    }
    let log = log.finish();
    let told = &log.issues().kept()[0];
    assert!(told.kind == IssueKind::Duplicate && told.brief.contains("EBLG"), "{told}");
    assert_eq!(told.place.as_ref().map(|place| place.line), Some(7));
}

/// An id alone makes no two events one; who takes an id back takes back all that have it.
#[test]
fn different_events_of_one_id_are_all_kept_and_told_of() {
    let named = |object: &'static str, secs, at: &'static str, id: &'static str| HubEvent {
        id: Some(id.into()),
        what: What::Arrives { at: at.into() },
        ..arrives(object, secs, 0)
    };
    let told = [
        named("A", 1, "dock-3", "e1"),
        named("A", 1, "lane-1", "e1"),
        named("B", 2, "dock-3", "e1"),
        named("A", 1, "dock-3", "e1"),
        named("B", 3, "dock-3", "e2"),
    ];
    let count = |log: &EventLog| (log.len(), log.duplicates(), log.issues().count(IssueKind::SharedId));
    let mut log = EventLog::of(&told);
    assert_eq!(count(&log), (4, 1, 1), "{:?}", log.issues().kept());
    let mut live = EventLog::default();
    for event in &told {
        live.insert(event, Place::default());
    }
    assert_eq!((live.len(), live.duplicates()), (4, 1));
    let what = What::Retracted { event: "e1".into(), reason: None, corrected_by: vec![] };
    log.insert(&HubEvent { what, id: None, ..arrives("A", 4, 0) }, Place::default());
    let b = log.object("B").expect("B");
    assert!(log.object_at(b, EventTime::from_secs(2)).is_none() && log.object_at(b, EventTime::from_secs(3)).is_some());
}
