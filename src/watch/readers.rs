//! Read points that are silent, or see double.

use std::collections::BTreeMap;

use super::Sighting;
use crate::hub::{
    EventTime, ObjectId, PlaceRef, TimeSpan, What,
    layout::{PlaceId, PlaceKind},
    motion::Scenery,
};

/// Places of some kinds with a read point that did not see the last `limit` objects and more, one after the other.
///
/// A place has a read point when the log ever tells of an object seen there.
pub fn silent(scenery: &Scenery<'_>, at: &[PlaceKind], limit: u32) -> Vec<Sighting> {
    let mut passes = BTreeMap::<PlaceId, Vec<(EventTime, ObjectId, bool)>>::new();
    for object in scenery.log.objects() {
        let mut here: Option<(PlaceId, EventTime, bool)> = None;
        for event in scenery.log.history(object).filter(|event| !event.is_retracted) {
            let time = event.event.time;
            let place = |name: &str| {
                let place = scenery.layout.place(name)?;
                at.contains(&scenery.layout.get(place).kind).then_some(place)
            };
            let mut gone = |pass: Option<(PlaceId, EventTime, bool)>| {
                if let Some((place, time, is_seen)) = pass {
                    passes.entry(place).or_default().push((time, object, is_seen));
                }
            };
            match &event.event.what {
                What::Arrives { at: name } => {
                    gone(here.take());
                    here = place(name).map(|place| (place, time, false));
                }
                What::Observed { at: name } => match (&mut here, place(name)) {
                    (Some((there, _, is_seen)), Some(place)) if *there == place => *is_seen = true,
                    (_, Some(place)) => {
                        gone(here.take());
                        here = Some((place, time, true));
                    }
                    (_, None) => {}
                },
                What::Departs { .. } | What::Leaves { .. } | What::Loaded { .. } => gone(here.take()),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    for (place, mut passes) in passes {
        passes.sort();
        if !passes.iter().any(|(.., is_seen)| *is_seen) {
            continue;
        }
        for unseen in passes.split(|(.., is_seen)| *is_seen).filter(|unseen| unseen.len() > limit as usize) {
            let (Some((from, ..)), Some((last, ..))) = (unseen.first(), unseen.last()) else { continue };
            // It is over when the next one is seen.
            let next = passes.iter().find(|(time, _, is_seen)| time > last && *is_seen).map(|(time, ..)| *time);
            all.push(Sighting {
                from: *from,
                until: next.unwrap_or(EventTime::MAX),
                measure: unseen.len() as f64,
                place: Some(place),
                objects: unseen.iter().map(|(_, object, _)| *object).collect(),
                moments: unseen.iter().map(|(time, object, _)| (*time, *object)).collect(),
                ..Sighting::default()
            });
        }
    }
    all
}

/// Objects that a read point sees again within the span.
pub fn scanned_twice(scenery: &Scenery<'_>, within: TimeSpan) -> Vec<Sighting> {
    let log = scenery.log;
    let mut all = Vec::new();
    for object in log.objects() {
        let mut last: Option<(EventTime, PlaceRef)> = None;
        for event in log.history(object).filter(|event| !event.is_retracted) {
            let What::Observed { at } = &event.event.what else { continue };
            let (time, place) = (event.event.time, log.places().find(at).map(PlaceRef));
            let again = last.filter(|(before, there)| Some(*there) == place && time - *before <= within);
            all.extend(again.map(|(before, there)| Sighting {
                from: before,
                until: time,
                measure: (time - before).secs(),
                object: Some(object),
                place: scenery.places.get(there.index()).copied().flatten(),
                objects: vec![object],
                moments: vec![(before, object), (time, object)],
                ..Sighting::default()
            }));
            last = place.map(|place| (time, place));
        }
    }
    all
}
