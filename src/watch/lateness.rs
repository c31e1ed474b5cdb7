//! What was planned and came otherwise: late, at another place, or not at all.

use std::collections::BTreeMap;

use super::Sighting;
use crate::hub::{
    EventTime, Location, ObjectId, ObjectKind, StatusCode, TimeSpan, What, layout::PlaceKind, motion::Scenery,
};

/// Milestones that are reached later than they were first planned, or not reached by the end of the log.
pub fn late(scenery: &Scenery<'_>, kind: ObjectKind, milestone: &str, limit: TimeSpan) -> Vec<Sighting> {
    let log = scenery.log;
    let end = log.span().map_or(EventTime::MIN, |(_, end)| end);
    let of_kind = log.objects().filter(|object| log.identity(*object).0 == kind);
    of_kind
        .filter_map(|object| {
            let mut planned = None;
            let mut told = Vec::new();
            let mut reached = None;
            for event in log.history(object).filter(|event| !event.is_retracted) {
                let time = event.event.time;
                match &event.event.what {
                    What::Plan { milestone: name, planned: at, .. } if name == milestone => {
                        planned = planned.or(Some(*at));
                        told.push((time, object));
                    }
                    what if is_reached(what, milestone) => reached = reached.or(Some(time)),
                    _ => {}
                }
            }
            let planned: EventTime = planned?;
            // What is not due yet at the end of the log is not late.
            let late = reached.unwrap_or(end) - planned;
            (late > limit).then(|| Sighting {
                from: planned + limit,
                until: reached.unwrap_or(EventTime::MAX),
                measure: late.secs() / 60.0,
                object: Some(object),
                objects: vec![object],
                moments: told.into_iter().chain(reached.map(|time| (time, object))).collect(),
                ..Sighting::default()
            })
        })
        .collect()
}

/// Whether an event is a milestone: a status code, or being seen at a place whose id, with `-` for `_`, it is.
fn is_reached(what: &What<'_>, milestone: &str) -> bool {
    match what {
        What::Status { code, .. } => code.code() == milestone,
        What::Arrives { at } | What::Observed { at } => {
            at.len() == milestone.len()
                && at.bytes().zip(milestone.bytes()).all(|(a, b)| a == b || (a, b) == (b'-', b'_'))
        }
        _ => false,
    }
}

/// Objects of a kind at another place of a kind than was planned last.
pub fn wrong_place(scenery: &Scenery<'_>, kind: ObjectKind, at: PlaceKind) -> Vec<Sighting> {
    let log = scenery.log;
    let kind_of = |name: &str| scenery.layout.place(name).map(|place| scenery.layout.get(place).kind);
    let mut all = Vec::new();
    for object in log.objects().filter(|object| log.identity(*object).0 == kind) {
        let mut planned: Option<(EventTime, String)> = None;
        for event in log.history(object).filter(|event| !event.is_retracted) {
            match &event.event.what {
                What::Plan { at: Some(place), .. } if kind_of(place) == Some(at) => {
                    planned = Some((event.event.time, place.to_string()));
                }
                What::Arrives { at: place } if kind_of(place) == Some(at) => {
                    let Some((told, wanted)) = planned.take().filter(|(_, wanted)| wanted != place) else { continue };
                    let time = event.event.time;
                    let stay = log.stays().find(|stay| stay.0 == object && stay.2 == time);
                    all.push(Sighting {
                        from: time,
                        until: stay.map_or(EventTime::MAX, |stay| stay.3),
                        object: Some(object),
                        place: scenery.layout.place(place),
                        objects: vec![object],
                        moments: vec![(told, object), (time, object)],
                        text: Some(wanted),
                        ..Sighting::default()
                    });
                }
                _ => {}
            }
        }
    }
    all
}

/// ULDs for a flight, by their attribute `flight`, that are not aboard when it departs.
pub fn left_behind(scenery: &Scenery<'_>) -> Vec<Sighting> {
    let log = scenery.log;
    let mut departures = BTreeMap::<&str, (EventTime, ObjectId)>::new();
    for flight in log.objects().filter(|object| log.identity(*object).0 == ObjectKind::Aircraft) {
        let departed = log.history(flight).find(|event| {
            !event.is_retracted && matches!(event.event.what, What::Status { code: StatusCode::Dep, .. })
        });
        departures.extend(departed.map(|event| (log.object_name(flight), (event.event.time, flight))));
    }
    let ulds = log.objects().filter(|object| {
        let (kind, flow, _) = log.identity(*object);
        kind == ObjectKind::Uld && flow == crate::hub::Flow::Export
    });
    ulds.filter_map(|uld| {
        let wanted = log.attributes(uld).find(|(name, _)| *name == "flight").map(|(_, flight)| flight)?;
        let &(departed, flight) = departures.get(wanted)?;
        // One that is not at the hub any more went with another.
        let state = log.object_at(uld, departed)?;
        (state.location != Location::Inside(flight)).then(|| Sighting {
            from: departed,
            until: log.next_time(departed, Some(uld)).unwrap_or(EventTime::MAX),
            object: Some(flight),
            objects: vec![flight, uld],
            moments: vec![(state.since, uld), (departed, flight)],
            text: Some(log.object_name(uld).to_owned()),
            ..Sighting::default()
        })
    })
    .collect()
}
