//! Alarms that the log itself tells of.

use std::collections::BTreeMap;

use super::Sighting;
use crate::hub::{EventTime, Location, ObjectId, Severity, What, layout::PlaceId, motion::Scenery};

/// An alarm that is raised and not yet cleared: since when, how bad, and what it said.
type Open = (EventTime, Severity, Option<String>);

/// Every alarm, from when it is raised until it is cleared.
pub fn alarms(scenery: &Scenery<'_>) -> Vec<Sighting> {
    let mut all = Vec::new();
    for object in scenery.log.objects() {
        let mut open = BTreeMap::<String, Open>::new();
        for event in scenery.log.history(object).filter(|event| !event.is_retracted) {
            let time = event.event.time;
            match &event.event.what {
                What::AlarmRaised { alarm, severity, text } => {
                    let text = text.as_ref().map(|text| text.to_string());
                    open.entry(alarm.to_string()).or_insert((time, *severity, text));
                }
                What::AlarmCleared { alarm } => {
                    let raised = open.remove(&alarm[..]);
                    all.extend(raised.map(|raised| sighting(scenery, object, alarm, raised, time)));
                }
                _ => {}
            }
        }
        all.extend(open.into_iter().map(|(alarm, raised)| sighting(scenery, object, &alarm, raised, EventTime::MAX)));
    }
    all
}

fn sighting(
    scenery: &Scenery<'_>,
    object: ObjectId,
    alarm: &str,
    (from, severity, text): Open,
    until: EventTime,
) -> Sighting {
    let ends = (until < EventTime::MAX).then_some((until, object));
    Sighting {
        from,
        until,
        object: Some(object),
        place: place_of(scenery, object, from),
        objects: vec![object],
        moments: [(from, object)].into_iter().chain(ends).collect(),
        alarm: Some((alarm.to_owned(), severity)),
        text,
        ..Sighting::default()
    }
}

/// The place of the layout where an object is, or what carries it.
pub fn place_of(scenery: &Scenery<'_>, object: ObjectId, time: EventTime) -> Option<PlaceId> {
    let mut object = object;
    for _ in 0..crate::hub::MAX_NESTING {
        match scenery.log.object_at(object, time)?.location {
            Location::At(place) => return scenery.places.get(place.index()).copied().flatten(),
            Location::Inside(other) => object = other,
            Location::Moving { .. } | Location::Unplaced => return None,
        }
    }
    None
}
