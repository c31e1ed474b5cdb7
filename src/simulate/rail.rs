//! A block train on the siding of the site, for who wants to see one. Nothing here is left to chance, so that a day with it is the day
//! without it and more.
//!
//! In November 2021 the weekly trains were suspended, and trains end at the terminal of Liège Logistics Intermodal, off site (DOMAIN 1):
//! that one comes to the hub itself, when, and with how many wagons are assumptions.

use super::{engine::Sim, timetable::attribute};
use crate::hub::{EventTime, Flow, ObjectKind, StatusCode, TimeSpan, What, motion::usual_speed};

/// Where it comes into the picture, where it stands, and where it leaves the picture.
const WAY: [&str; 3] = ["rail-east", "rail-siding", "rail-west"];

/// Wagons of a train.
const WAGONS: u32 = 11;

/// When it comes, and when it goes on, in minutes after midnight.
const COMES: f64 = 9.0 * 60.0 + 40.0;
const GOES: f64 = 14.0 * 60.0 + 20.0;

/// Tells of a train on each day; of one that has come already only what is left of its stay, if the log knows it.
pub(super) fn prepare(sim: &mut Sim<'_>, is_known: &dyn Fn(&str) -> bool) {
    if !sim.plan.has_train {
        return;
    }
    for day in 0..sim.plan.days {
        let date = sim.plan.start.checked_add(jiff::Span::new().days(i64::from(day))).unwrap_or(sim.plan.start);
        let train = format!("TRAIN-{}", date.strftime("%m%d"));
        let (comes, goes) = (sim.clock(day, COMES), sim.clock(day, GOES));
        let all = told(sim, &train, (comes, goes));
        let begin = sim.begin;
        if comes >= begin || is_known(&train) {
            for (time, object, what) in all.into_iter().filter(|(time, ..)| *time >= begin) {
                sim.tell_at(time, &object, what);
            }
        }
    }
}

/// All that is told of a train, in the order of time.
fn told(sim: &Sim<'_>, train: &str, (comes, goes): (EventTime, EventTime)) -> Vec<(EventTime, String, What<'static>)> {
    let span = |from: &str, to: &str| {
        let ends = sim.layout.place(from).zip(sim.layout.place(to));
        let metres = ends.map_or(500.0, |(from, to)| sim.layout.route(ObjectKind::Train, from, to).length());
        // Over points and on sight it goes at half its usual speed.
        TimeSpan::from_secs_f64(metres / (usual_speed(ObjectKind::Train) / 2.0))
    };
    let [east, siding, west] = WAY;
    let wagons: Vec<String> = (1..=WAGONS).map(|k| format!("{train}-W{k:02}")).collect();
    let mut all = Vec::new();
    let mut tell = |time: EventTime, object: &str, what: What<'static>| all.push((time, object.to_owned(), what));
    let enters = |kind, type_code: &'static str, at: Option<&'static str>| What::Enters {
        kind,
        type_code: Some(type_code.into()),
        flow: Flow::Rail,
        at: at.map(Into::into),
        attributes: vec![attribute("from", "rail siding, simulated")],
    };
    tell(comes, train, enters(ObjectKind::Train, "G1206", Some(east)));
    for wagon in &wagons {
        tell(comes, wagon, enters(ObjectKind::Wagon, "Sgns", None));
        tell(comes, wagon, What::Loaded { into: train.to_owned().into() });
    }
    let arrives = comes + span(east, siding);
    let plan = |milestone: &'static str, planned, at: &'static str| What::Plan {
        milestone: milestone.into(),
        planned,
        at: Some(at.into()),
    };
    tell(comes, train, plan("ARR", arrives, siding));
    tell(comes, train, plan("DEP", goes, west));
    tell(comes, train, What::Departs { from: Some(east.into()), to: siding.into() });
    tell(arrives, train, What::Arrives { at: siding.into() });
    tell(arrives, train, What::Status { code: StatusCode::Arr, detail: None });
    tell(goes, train, What::Status { code: StatusCode::Dep, detail: None });
    tell(goes, train, What::Departs { from: Some(siding.into()), to: west.into() });
    let left = goes + span(siding, west);
    tell(left, train, What::Arrives { at: west.into() });
    let gone = left + TimeSpan::from_secs(1);
    for wagon in wagons.iter().map(String::as_str).chain([train]) {
        tell(gone, wagon, What::Leaves { to: Some("the railway".into()) });
    }
    all
}
