//! Departures beside their plans.

use super::{
    Case,
    milestones::{first, planned, reached},
};
use crate::hub::{EventTime, ObjectId, ObjectKind, StatusCode, motion::Scenery};

pub fn flown_as_planned(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, |_| true, "DEP", |object| first(log, object, StatusCode::Dep))
}

pub fn delivered_as_promised(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, |_| true, "DLV", |object| first(log, object, StatusCode::Dlv))
}

pub fn flights(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, |kind| kind == ObjectKind::Aircraft, "DEP", |object| first(log, object, StatusCode::Dep))
}

pub fn trucks(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    cases(scenery, |kind| kind == ObjectKind::Truck, "gate_out", |object| reached(log, object, "gate_out"))
}

/// One case for each object that had a plan, before it departed if it did: from the plan to the departure, if that came later. One that
/// never came is late as soon as its plan is over.
fn cases(
    scenery: &Scenery<'_>,
    is_meant: impl Fn(ObjectKind) -> bool,
    milestone: &str,
    departed: impl Fn(ObjectId) -> Option<EventTime>,
) -> Vec<Case> {
    let log = scenery.log;
    log.objects()
        .filter(|object| is_meant(log.identity(*object).0))
        .filter_map(|object| {
            let until = departed(object).unwrap_or(EventTime::MAX);
            // The first plan is what was promised: who puts a departure off does not make it punctual.
            let planned = planned(log, object, milestone, until)?;
            // It is as long as it is late; how late is on time, the goals say.
            Some(Case::new(object, planned.min(until), until))
        })
        .collect()
}
