//! How long objects stay where they are, and how many are there.

use std::collections::BTreeMap;

use super::Case;
use crate::hub::{EventTime, ObjectId, ObjectKind, PlaceRef, layout::PlaceKind, motion::Scenery};

pub fn broken_down(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::BreakDown)
}

pub fn kilograms_broken_down(scenery: &Scenery<'_>) -> Vec<Case> {
    let weight = |object: ObjectId| {
        let mut known = scenery.log.attributes(object);
        known.find(|(name, _)| *name == "gross_kg").and_then(|(_, value)| value.parse::<f64>().ok())
    };
    let cases = broken_down(scenery).into_iter();
    cases.filter_map(|case| Some(Case { amount: weight(case.object).filter(|kg| kg.is_finite())?, ..case })).collect()
}

pub fn built_up(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::BuildUp)
}

pub fn stored(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::Rack)
}

pub fn caged(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::CustomsCage)
}

pub fn checked_in(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::Lane)
}

pub fn through_airlock(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::Airlock)
}

pub fn pooled(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Uld, PlaceKind::EmptyPool)
}

pub fn in_cage(scenery: &Scenery<'_>) -> Vec<Case> {
    all(scenery, ObjectKind::Uld, &[PlaceKind::CustomsCage])
}

pub fn in_pool(scenery: &Scenery<'_>) -> Vec<Case> {
    all(scenery, ObjectKind::Uld, &[PlaceKind::EmptyPool])
}

pub fn staged(scenery: &Scenery<'_>) -> Vec<Case> {
    ended(scenery, ObjectKind::Pallet, PlaceKind::Staging)
}

pub fn sorted(scenery: &Scenery<'_>) -> Vec<Case> {
    let mut all = ended(scenery, ObjectKind::Bag, PlaceKind::Chute);
    all.extend(ended(scenery, ObjectKind::Parcel, PlaceKind::Chute));
    all
}

pub fn docked(scenery: &Scenery<'_>) -> Vec<Case> {
    all(scenery, ObjectKind::Truck, &[PlaceKind::Dock])
}

pub fn waited(scenery: &Scenery<'_>) -> Vec<Case> {
    all(scenery, ObjectKind::Truck, &[PlaceKind::TruckPark])
}

pub fn in_storage(scenery: &Scenery<'_>) -> Vec<Case> {
    all(scenery, ObjectKind::Uld, &[PlaceKind::Rack])
}

pub fn in_staging(scenery: &Scenery<'_>) -> Vec<Case> {
    all(scenery, ObjectKind::Pallet, &[PlaceKind::Staging])
}

/// Import that stands where it waits for a break-down station.
pub fn before_break_down(scenery: &Scenery<'_>) -> Vec<Case> {
    use crate::hub::Flow;
    let waits = all(scenery, ObjectKind::Uld, &[PlaceKind::Lane, PlaceKind::Rack]);
    waits.into_iter().filter(|case| scenery.log.identity(case.object).1 == Flow::Import).collect()
}

/// From the first time that a ULD comes to a door until the first time after it that it stands in storage.
pub fn door_to_stock(scenery: &Scenery<'_>) -> Vec<Case> {
    let mut doors = BTreeMap::<ObjectId, EventTime>::new();
    for case in all(scenery, ObjectKind::Uld, &[PlaceKind::AirsideDoor]) {
        let first = doors.entry(case.object).or_insert(case.from);
        *first = case.from.min(*first);
    }
    let mut found = BTreeMap::<ObjectId, Case>::new();
    for case in all(scenery, ObjectKind::Uld, &[PlaceKind::Rack]) {
        let Some(door) = doors.get(&case.object).filter(|door| **door <= case.from) else { continue };
        let first = found.entry(case.object).or_insert(Case::new(case.object, *door, case.from));
        if case.from < first.until {
            *first = Case::new(case.object, *door, case.from);
        }
    }
    found.into_values().collect()
}

pub fn storage_positions(scenery: &Scenery<'_>) -> f64 {
    positions(scenery, PlaceKind::Rack)
}

pub fn staging_positions(scenery: &Scenery<'_>) -> f64 {
    positions(scenery, PlaceKind::Staging)
}

pub fn cage_positions(scenery: &Scenery<'_>) -> f64 {
    positions(scenery, PlaceKind::CustomsCage)
}

pub fn pool_positions(scenery: &Scenery<'_>) -> f64 {
    positions(scenery, PlaceKind::EmptyPool)
}

pub fn docks(scenery: &Scenery<'_>) -> f64 {
    positions(scenery, PlaceKind::Dock)
}

/// How many objects the places of a kind have room for.
fn positions(scenery: &Scenery<'_>, kind: PlaceKind) -> f64 {
    let places = scenery.layout.places().filter(|(_, place)| place.kind == kind);
    places.map(|(_, place)| place.capacity() as f64).sum()
}

/// The stays of a kind of object at a kind of place that are over.
fn ended(scenery: &Scenery<'_>, kind: ObjectKind, place: PlaceKind) -> Vec<Case> {
    let mut cases = all(scenery, kind, &[place]);
    cases.retain(|case| case.until < EventTime::MAX);
    cases
}

/// The stays of a kind of object at kinds of places.
fn all(scenery: &Scenery<'_>, kind: ObjectKind, places: &[PlaceKind]) -> Vec<Case> {
    let is_there = |at: PlaceRef| {
        let known = scenery.places.get(at.index()).copied().flatten();
        known.is_some_and(|known| places.contains(&scenery.layout.get(known).kind))
    };
    let stays = scenery.log.stays().filter(|(object, at, ..)| is_there(*at) && scenery.log.identity(*object).0 == kind);
    stays.map(|(object, _, from, until)| Case::new(object, from, until)).collect()
}
