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
                    what if what.is_milestone(milestone) => reached = reached.or(Some(time)),
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

/// Plans for a milestone that are moved to a later time than was first planned, by more than the limit: from when that is told
/// until the milestone is reached.
pub fn put_off(scenery: &Scenery<'_>, kind: ObjectKind, milestone: &str, limit: TimeSpan) -> Vec<Sighting> {
    let log = scenery.log;
    let mut all = Vec::new();
    for object in log.objects().filter(|object| log.identity(*object).0 == kind) {
        let mut first: Option<(EventTime, EventTime)> = None;
        let mut found: Option<Sighting> = None;
        for event in log.history(object).filter(|event| !event.is_retracted) {
            let time = event.event.time;
            match &event.event.what {
                What::Plan { milestone: name, planned, .. } if name == milestone => {
                    let (told, wanted) = *first.get_or_insert((time, *planned));
                    let by = *planned - wanted;
                    if by <= limit {
                        continue;
                    }
                    let sighting = found.get_or_insert_with(|| Sighting {
                        from: time,
                        until: EventTime::MAX,
                        object: Some(object),
                        objects: vec![object],
                        moments: vec![(told, object)],
                        text: (time < wanted).then(|| (wanted - time).to_string()),
                        ..Sighting::default()
                    });
                    sighting.measure = sighting.measure.max(by.secs() / 60.0);
                    sighting.moments.push((time, object));
                }
                what if what.is_milestone(milestone) => {
                    if let Some(sighting) = &mut found {
                        sighting.until = sighting.until.min(time);
                    }
                }
                _ => {}
            }
        }
        all.extend(found);
    }
    all
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Flow, HubEvent, Occupancy};

    fn event(minute: i64, what: What<'static>) -> HubEvent<'static> {
        let time = EventTime::from_secs(minute * 60);
        HubEvent { time, recorded: None, id: None, source: None, object: "F".into(), what, extensions: Vec::new() }
    }

    #[test]
    fn a_plan_that_is_put_off_is_seen_when_it_is_told_and_until_it_is_kept() {
        let plan =
            |minute: i64| What::Plan { milestone: "ARR".into(), planned: EventTime::from_secs(minute * 60), at: None };
        let enters = What::Enters {
            kind: ObjectKind::Aircraft,
            type_code: None,
            flow: Flow::None,
            at: None,
            attributes: vec![],
        };
        let log = EventLog::of(&[
            event(0, plan(100)),
            event(30, plan(120)),
            event(40, plan(180)),
            event(50, plan(170)),
            event(168, enters),
            event(172, What::Status { code: StatusCode::Arr, detail: None }),
        ]);
        let layout = crate::hub::layout::scene::liege();
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        let seen = |limit: i64| put_off(&scenery, ObjectKind::Aircraft, "ARR", TimeSpan::from_minutes(limit));
        let [one] = &seen(30)[..] else { panic!("one is put off") };
        let minute = |time: EventTime| time.nanos() / 60_000_000_000;
        assert_eq!((minute(one.from), minute(one.until), one.measure), (40, 172, 80.0));
        assert_eq!(one.moments.iter().map(|(time, _)| minute(*time)).collect::<Vec<_>>(), [0, 40, 50]);
        assert!(seen(80).is_empty());
        assert_eq!(minute(seen(10)[0].from), 30);
    }
}
