//! From milestone to milestone, by the status codes of ULDs and flights.

use super::Case;
use crate::hub::{EventLog, EventTime, ObjectId, ObjectKind, StatusCode, What, motion::Scenery};

pub fn received_to_notified(scenery: &Scenery<'_>) -> Vec<Case> {
    between(scenery.log, StatusCode::Rcf, StatusCode::Nfd)
}

pub fn notified_to_delivered(scenery: &Scenery<'_>) -> Vec<Case> {
    between(scenery.log, StatusCode::Nfd, StatusCode::Dlv)
}

pub fn arrival_to_received(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    ulds(log)
        .filter_map(|object| {
            let until = first(log, object, StatusCode::Rcf).unwrap_or(EventTime::MAX);
            let flight = log.history(object).filter(|event| !event.is_retracted).find_map(|event| {
                let What::Unloaded { from, .. } = &event.event.what else { return None };
                log.object(from).filter(|from| log.identity(*from).0 == ObjectKind::Aircraft)
            })?;
            let from = first(log, flight, StatusCode::Arr).filter(|from| *from <= until)?;
            Some(Case { due: due(log, object, StatusCode::Rcf), ..Case::new(object, from, until) })
        })
        .collect()
}

fn between(log: &EventLog, begins: StatusCode, ends: StatusCode) -> Vec<Case> {
    ulds(log)
        .filter_map(|object| {
            let from = first(log, object, begins)?;
            let until = first(log, object, ends).unwrap_or(EventTime::MAX);
            let case = Case { due: due(log, object, ends), ..Case::new(object, from, until) };
            (from <= until).then_some(case)
        })
        .collect()
}

fn ulds(log: &EventLog) -> impl Iterator<Item = ObjectId> {
    log.objects().filter(|object| log.identity(*object).0 == ObjectKind::Uld)
}

/// When an object was first planned to reach a milestone: what was promised, whatever was planned later.
fn due(log: &EventLog, object: ObjectId, wanted: StatusCode) -> Option<EventTime> {
    planned(log, object, &wanted.code(), EventTime::MAX)
}

/// The first plan of an object for a milestone, of those that were told before an instant.
pub(super) fn planned(log: &EventLog, object: ObjectId, wanted: &str, before: EventTime) -> Option<EventTime> {
    let told = log.history(object).take_while(|event| event.event.time <= before);
    told.filter(|event| !event.is_retracted).find_map(|event| match &event.event.what {
        What::Plan { milestone, planned, .. } if milestone == wanted => Some(*planned),
        _ => None,
    })
}

/// When an object first reached a milestone, as plans name it.
pub(super) fn reached(log: &EventLog, object: ObjectId, milestone: &str) -> Option<EventTime> {
    let mut events = log.history(object).filter(|event| !event.is_retracted);
    events.find(|event| event.event.what.is_milestone(milestone)).map(|event| event.event.time)
}

/// When an object first reached a milestone.
pub(super) fn first(log: &EventLog, object: ObjectId, wanted: StatusCode) -> Option<EventTime> {
    let mut events = log.history(object).filter(|event| !event.is_retracted);
    let is_wanted = |what: &What<'_>| matches!(what, What::Status { code, .. } if *code == wanted);
    events.find(|event| is_wanted(&event.event.what)).map(|event| event.event.time)
}
