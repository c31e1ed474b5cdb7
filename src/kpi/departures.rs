//! Departures beside their plans.

use super::{Case, milestones::first};
use crate::hub::{EventTime, ObjectId, ObjectKind, StatusCode, TimeSpan, What, motion::Scenery};

/// As late as this is on time. Source: DOMAIN 2.6, the usual tolerance.
const TOLERANCE: TimeSpan = TimeSpan::from_minutes(15);

pub fn flights(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, ObjectKind::Aircraft, "DEP", |object| first(log, object, StatusCode::Dep))
}

pub fn trucks(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, ObjectKind::Truck, "gate_out", |object| {
        let mut events = log.history(object).filter(|event| !event.is_retracted);
        let at_gate = |what: &What<'_>| match what {
            What::Observed { at } | What::Arrives { at } => at == "gate-out",
            _ => false,
        };
        events.find(|event| at_gate(&event.event.what)).map(|event| event.event.time)
    })
}

/// One case for each object that departed and had a plan before it did.
fn cases(
    scenery: &Scenery<'_>,
    kind: ObjectKind,
    milestone: &str,
    departed: impl Fn(ObjectId) -> Option<EventTime>,
) -> Vec<Case> {
    let log = scenery.log;
    log.objects()
        .filter(|object| log.identity(*object).0 == kind)
        .filter_map(|object| {
            let until = departed(object)?;
            let plans = log.plans_at(object, until);
            let planned = plans.iter().find(|plan| plan.milestone == milestone)?.planned;
            Some(Case { object, from: planned.min(until), until, is_good: until <= planned + TOLERANCE })
        })
        .collect()
}
