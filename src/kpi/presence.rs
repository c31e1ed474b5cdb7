//! How long ULDs are on the ground, and whether something was wrong with them.

use std::collections::BTreeMap;

use super::{
    Case,
    milestones::{Consignment, counted},
};
use crate::hub::{EventRef, EventTime, ObjectId, ObjectKind, StatusCode, TimeSpan, What, motion::Scenery};

/// From the first time that it stands somewhere until it leaves, once for each time that it comes.
pub fn ulds(scenery: &Scenery<'_>) -> Vec<Case> {
    older_than(scenery, TimeSpan::ZERO)
}

pub fn older_than_a_day(scenery: &Scenery<'_>) -> Vec<Case> {
    older_than(scenery, TimeSpan::from_minutes(24 * 60))
}

pub fn older_than_two_days(scenery: &Scenery<'_>) -> Vec<Case> {
    older_than(scenery, TimeSpan::from_minutes(48 * 60))
}

/// From when they have been there for so long.
fn older_than(scenery: &Scenery<'_>, age: TimeSpan) -> Vec<Case> {
    let visits = visits(scenery).into_iter().map(|case| Case { from: case.from + age, ..case });
    visits.filter(|case| case.from < case.until).collect()
}

fn is_uld(scenery: &Scenery<'_>, object: ObjectId) -> bool {
    scenery.log.identity(object).0 == ObjectKind::Uld
}

/// The times that ULDs are on the ground: the same one comes again and again.
fn visits(scenery: &Scenery<'_>) -> Vec<Case> {
    let mut stays = BTreeMap::<ObjectId, Vec<EventTime>>::new();
    for (object, _, from, _) in scenery.log.stays().filter(|(object, ..)| is_uld(scenery, *object)) {
        stays.entry(object).or_default().push(from);
    }
    stays.into_iter().flat_map(|(object, stays)| visits_of(scenery, object, &stays)).collect()
}

/// The visits of a ULD that comes to stand somewhere at these instants. It goes when it leaves the picture, or with the aircraft that
/// it is put into and not taken from again.
fn visits_of(scenery: &Scenery<'_>, object: ObjectId, stays: &[EventTime]) -> Vec<Case> {
    let log = scenery.log;
    let (mut visits, mut from, mut flight) = (Vec::new(), None, None::<(ObjectId, EventTime)>);
    let mut stays = stays.iter().copied().peekable();
    for EventRef { event, .. } in log.history(object).filter(|event| !event.is_retracted) {
        match &event.what {
            What::Loaded { into } => {
                let into = log.object(into).filter(|into| log.identity(*into).0 == ObjectKind::Aircraft);
                flight = flight.or(into.map(|into| (into, event.time)));
            }
            What::Unloaded { from, .. } => {
                flight = flight.filter(|(aircraft, _)| log.object(from) != Some(*aircraft));
            }
            _ => {}
        }
        while let Some(stay) = stays.next_if(|stay| *stay <= event.time) {
            // What stands somewhere again without having been taken from its flight has flown in between.
            if let Some((_, left)) = flight.take() {
                visits.extend(from.take().map(|from| Case::new(object, from, left)));
            }
            from.get_or_insert(stay);
        }
        if let What::Leaves { .. } = event.what {
            let until = flight.take().map_or(event.time, |(_, left)| left);
            visits.extend(from.take().map(|from| Case::new(object, from, until)));
        }
    }
    let until = flight.map_or(EventTime::MAX, |(_, left)| left);
    visits.extend(from.map(|from| Case::new(object, from, until)));
    visits
}

/// ULDs that left, and whether no discrepancy was told of them.
pub fn without_discrepancy(scenery: &Scenery<'_>) -> Vec<Case> {
    let told = told(scenery, is_discrepancy);
    told.into_iter().map(|case| Case { is_good: case.amount == 0.0, amount: 1.0, ..case }).collect()
}

/// ULDs that left, and whether no damage was told of them: as a discrepancy, or as what held them.
pub fn without_damage(scenery: &Scenery<'_>) -> Vec<Case> {
    damaged(scenery).into_iter().map(|case| Case { amount: 1.0, ..case }).collect()
}

/// The same ULDs, each as much as it was damaged: once, or not.
pub fn damaged(scenery: &Scenery<'_>) -> Vec<Case> {
    let told = told(scenery, is_damage).into_iter();
    told.map(|case| Case { is_good: case.amount == 0.0, amount: case.amount.min(1.0), ..case }).collect()
}

/// Shipments that were delivered, and ULDs without one that left; each with how many discrepancies were told of it.
pub fn discrepancies(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    let mut of_ulds = BTreeMap::<ObjectId, Vec<Case>>::new();
    for case in told(scenery, is_discrepancy) {
        of_ulds.entry(case.object).or_default().push(case);
    }
    let mut cases = counted(log, |consignment| match is_uld(scenery, consignment.object) {
        true => of_ulds.get(&consignment.object).cloned().unwrap_or_default(),
        false => delivered(scenery, consignment).into_iter().collect(),
    });
    cases.iter_mut().for_each(|case| case.is_good = case.amount == 0.0);
    cases
}

/// A shipment from when it is first told of until it is delivered, with its discrepancies.
fn delivered(scenery: &Scenery<'_>, shipment: &Consignment) -> Option<Case> {
    let log = scenery.log;
    let until = shipment.reached(log, StatusCode::Dlv)?;
    let amount = f64::from(shipment.count(log, is_discrepancy));
    let from = shipment.began(log).map_or(until, |from| from.min(until));
    Some(Case { amount, ..Case::new(shipment.object, from, until) })
}

fn is_discrepancy(what: &What<'_>) -> bool {
    matches!(what, What::Status { code: StatusCode::Dis, .. })
}

fn is_damage(what: &What<'_>) -> bool {
    match what {
        What::Status { code: StatusCode::Dis, detail: Some(word) } | What::HoldSet { hold: word, .. } => {
            word.to_lowercase().contains("damage")
        }
        _ => false,
    }
}

/// The visits that are over, each with how many things of a sort were told from when it began until the next one does; of the first
/// one what was told before it, too.
fn told(scenery: &Scenery<'_>, is_such: impl Fn(&What<'_>) -> bool) -> Vec<Case> {
    let all = visits(scenery);
    let mut cases = Vec::new();
    for visits in all.chunk_by(|a, b| a.object == b.object) {
        let events = scenery.log.history(visits[0].object).filter(|event| !event.is_retracted);
        let times: Vec<EventTime> = events.filter(|it| is_such(&it.event.what)).map(|it| it.event.time).collect();
        for (k, visit) in visits.iter().enumerate().filter(|(_, visit)| visit.until < EventTime::MAX) {
            let begin = if k == 0 { EventTime::MIN } else { visit.from };
            let end = visits.get(k + 1).map_or(EventTime::MAX, |next| next.from);
            let amount = times.iter().filter(|time| begin <= **time && **time < end).count() as f64;
            cases.push(Case { amount, ..*visit });
        }
    }
    cases
}
