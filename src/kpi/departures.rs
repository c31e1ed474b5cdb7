//! Departures beside their plans.

use super::{Case, catalogue::TOLERANCE_MINUTES, milestones::first};
use crate::hub::{EventTime, ObjectId, ObjectKind, StatusCode, TimeSpan, What, motion::Scenery};

const TOLERANCE: TimeSpan = TimeSpan::from_minutes(TOLERANCE_MINUTES);

/// As late as this is flown as planned. Source: Cargo iQ, flown as planned.
const FLOWN: TimeSpan = TimeSpan::from_minutes(12 * 60);

pub fn flown_as_planned(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, |_| true, "DEP", FLOWN, |object| first(log, object, StatusCode::Dep))
}

pub fn delivered_as_promised(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, |_| true, "DLV", TimeSpan::ZERO, |object| first(log, object, StatusCode::Dlv))
}

pub fn flights(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, |kind| kind == ObjectKind::Aircraft, "DEP", TOLERANCE, |object| first(log, object, StatusCode::Dep))
}

pub fn trucks(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(
        scenery,
        |kind| kind == ObjectKind::Truck,
        "gate_out",
        TOLERANCE,
        |object| {
            let mut events = log.history(object).filter(|event| !event.is_retracted);
            let at_gate = |what: &What<'_>| match what {
                What::Observed { at } | What::Arrives { at } => at == "gate-out",
                _ => false,
            };
            events.find(|event| at_gate(&event.event.what)).map(|event| event.event.time)
        },
    )
}

/// One case for each object that departed and had a plan before it did.
fn cases(
    scenery: &Scenery<'_>,
    is_meant: impl Fn(ObjectKind) -> bool,
    milestone: &str,
    tolerance: TimeSpan,
    departed: impl Fn(ObjectId) -> Option<EventTime>,
) -> Vec<Case> {
    let log = scenery.log;
    log.objects()
        .filter(|object| is_meant(log.identity(*object).0))
        .filter_map(|object| {
            let until = departed(object)?;
            let plans = log.plans_at(object, until);
            let planned = plans.iter().find(|plan| plan.milestone == milestone)?.planned;
            let is_good = until <= planned + tolerance;
            Some(Case { is_good, ..Case::new(object, planned.min(until), until) })
        })
        .collect()
}
