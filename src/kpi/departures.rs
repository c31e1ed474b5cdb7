//! Departures beside their plans.

use super::{
    Case,
    milestones::{counted, first, planned, reached},
};
use crate::hub::{EventTime, ObjectId, ObjectKind, StatusCode, motion::Scenery};

pub fn flown_as_planned(scenery: &Scenery<'_>) -> Vec<Case> {
    of_consignments(scenery, StatusCode::Dep)
}

pub fn delivered_as_promised(scenery: &Scenery<'_>) -> Vec<Case> {
    of_consignments(scenery, StatusCode::Dlv)
}

pub fn flights(scenery: &Scenery<'_>) -> Vec<Case> {
    of_kind(scenery, ObjectKind::Aircraft, "DEP", |object| first(scenery.log, object, StatusCode::Dep))
}

pub fn trucks(scenery: &Scenery<'_>) -> Vec<Case> {
    of_kind(scenery, ObjectKind::Truck, "gate_out", |object| reached(scenery.log, object, "gate_out"))
}

/// What each shipment, or ULD without one, was planned to reach; where a log has plans of neither, the flights that carry them.
fn of_consignments(scenery: &Scenery<'_>, wanted: StatusCode) -> Vec<Case> {
    let log = scenery.log;
    let cases = counted(log, |consignment| {
        let until = consignment.reached(log, wanted).unwrap_or(EventTime::MAX);
        let planned = consignment.planned(log, &wanted.code(), until)?;
        Some(beside_plan(consignment.object, planned, until))
    });
    if cases.is_empty() {
        return of_kind(scenery, ObjectKind::Aircraft, &wanted.code(), |object| first(log, object, wanted));
    }
    cases
}

/// One case for each object of a kind that had a plan, before it departed if it did.
fn of_kind(
    scenery: &Scenery<'_>,
    kind: ObjectKind,
    milestone: &str,
    departed: impl Fn(ObjectId) -> Option<EventTime>,
) -> Vec<Case> {
    let log = scenery.log;
    log.objects()
        .filter(|object| log.identity(*object).0 == kind)
        .filter_map(|object| {
            let until = departed(object).unwrap_or(EventTime::MAX);
            // The first plan is what was promised: who puts a departure off does not make it punctual.
            Some(beside_plan(object, planned(log, object, milestone, until)?, until))
        })
        .collect()
}

/// From the plan to the departure, if that came later: a case is as long as it is late; how late is on time, the goals say. One that
/// never came is late as soon as its plan is over.
fn beside_plan(object: ObjectId, planned: EventTime, until: EventTime) -> Case {
    Case::new(object, planned.min(until), until)
}
