//! How long ULDs are on the ground, and whether something was wrong with them.

use super::Case;
use crate::hub::{EventTime, ObjectId, ObjectKind, StatusCode, TimeSpan, What, motion::Scenery};

/// From the first time that it stands somewhere until it leaves, or its last event if nothing tells of it for ever.
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
    let mut first = std::collections::BTreeMap::<ObjectId, EventTime>::new();
    for (object, _, from, _) in scenery.log.stays().filter(|(object, ..)| is_uld(scenery, *object)) {
        let known = first.entry(object).or_insert(from);
        *known = from.min(*known);
    }
    let cases = first.into_iter().filter_map(|(object, from)| {
        let (from, until) = (from + age, gone(scenery, object));
        (from < until).then_some(Case::new(object, from, until))
    });
    cases.collect()
}

fn is_uld(scenery: &Scenery<'_>, object: ObjectId) -> bool {
    scenery.log.identity(object).0 == ObjectKind::Uld
}

/// When it leaves the picture, or is put into an aircraft and flown away with it.
fn gone(scenery: &Scenery<'_>, object: ObjectId) -> EventTime {
    let log = scenery.log;
    let mut gone = EventTime::MAX;
    for event in log.history(object).filter(|event| !event.is_retracted) {
        match &event.event.what {
            What::Leaves { .. } => return event.event.time,
            What::Loaded { into } => {
                let into = log.object(into).filter(|into| log.identity(*into).0 == ObjectKind::Aircraft);
                gone = if into.is_some() { event.event.time } else { gone };
            }
            What::Unloaded { .. } => gone = EventTime::MAX,
            _ => {}
        }
    }
    gone
}

/// ULDs that left, and whether no discrepancy was told of them.
pub fn without_discrepancy(scenery: &Scenery<'_>) -> Vec<Case> {
    untold(scenery, |what| matches!(what, What::Status { code: StatusCode::Dis, .. }))
}

/// ULDs that left, and whether no damage was told of them: as a discrepancy, or as what held them.
pub fn without_damage(scenery: &Scenery<'_>) -> Vec<Case> {
    untold(scenery, |what| match what {
        What::Status { code: StatusCode::Dis, detail: Some(word) } | What::HoldSet { hold: word, .. } => {
            word.to_lowercase().contains("damage")
        }
        _ => false,
    })
}

/// ULDs that left, and whether nothing of a sort was told of them.
fn untold(scenery: &Scenery<'_>, is_such: impl Fn(&What<'_>) -> bool) -> Vec<Case> {
    let log = scenery.log;
    let is_told = |object: ObjectId| {
        let mut events = log.history(object).filter(|event| !event.is_retracted);
        events.any(|event| is_such(&event.event.what))
    };
    let cases = ulds(scenery).into_iter().filter(|case| case.until < EventTime::MAX);
    cases.map(|case| Case { is_good: !is_told(case.object), ..case }).collect()
}
