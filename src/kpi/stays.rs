//! How long objects stay where they are, counted when they go.

use super::Case;
use crate::hub::{EventTime, ObjectKind, layout::PlaceKind, motion::Scenery};

pub fn broken_down(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::BreakDown)
}

pub fn stored(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::Rack)
}

pub fn docked(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Truck, PlaceKind::Dock)
}

/// The stays of a kind of object at a kind of place that are over.
fn ended(scenery: &Scenery<'_>, kind: ObjectKind, place: PlaceKind) -> Vec<Case> {
    let is_there = |at: crate::hub::PlaceRef| {
        let known = scenery.places.get(at.index()).copied().flatten();
        known.is_some_and(|known| scenery.layout.get(known).kind == place)
    };
    scenery
        .log
        .stays()
        .filter(|(object, at, _, until)| {
            *until < EventTime::MAX && is_there(*at) && scenery.log.identity(*object).0 == kind
        })
        .map(|(object, _, from, until)| Case { object, from, until, is_good: true })
        .collect()
}
