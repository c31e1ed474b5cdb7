//! What stood where and what went where in a span of time: for a map of load, of dwell, and of flows.

use std::collections::BTreeMap;

use crate::hub::{
    EventTime, Flow, ObjectId, ObjectKind,
    layout::{PlaceId, Point},
    motion::Scenery,
};

/// What stood and went in a span.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flows {
    /// The places at which something stood, by their numbers.
    pub loads: Vec<Load>,
    /// The parts of ways on which goods went, those with the most last.
    pub ribbons: Vec<Ribbon>,
    /// How many times goods went from one place to another.
    pub moves: u32,
    /// The parts of ways over which vehicles and people went, whatever they carried, those with the most last.
    pub travel: Vec<Ribbon>,
}

/// What stood at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// The place.
    pub place: PlaceId,
    /// How many things stood there at once, in the mean over the span.
    pub mean: f64,
    /// How many stays ended in the span.
    pub ended: u32,
    /// How long those took in the mean, in minutes; none where none ended.
    pub dwell_minutes: Option<f64>,
}

/// A straight part of a way, and how much went over it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ribbon {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
    /// Which way the goods flow.
    pub flow: Flow,
    /// How many of them went over it.
    pub count: u32,
}

/// Whether something is goods, or what carries them over the roads and through the air: not the equipment of the hub.
const fn counts(kind: ObjectKind) -> bool {
    !matches!(
        kind,
        ObjectKind::Tug
            | ObjectKind::Dolly
            | ObjectKind::Lift
            | ObjectKind::Forklift
            | ObjectKind::Person
            | ObjectKind::Sensor
    )
}

/// Whether something is goods.
const fn are_goods(kind: ObjectKind) -> bool {
    matches!(kind, ObjectKind::Uld | ObjectKind::Pallet | ObjectKind::Bag | ObjectKind::Parcel | ObjectKind::Container)
}

/// Whether something goes on wheels or feet of its own.
const fn drives(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Aircraft
            | ObjectKind::Truck
            | ObjectKind::Train
            | ObjectKind::Tug
            | ObjectKind::Lift
            | ObjectKind::Forklift
            | ObjectKind::Person
    )
}

/// What stood where and what went where, from one instant to another.
pub fn flows(scenery: &Scenery<'_>, (begin, end): (EventTime, EventTime)) -> Flows {
    let secs = end.secs_since(begin).max(1.0);
    // Seconds that things stood there, the stays that ended, and seconds of those.
    let mut stood = BTreeMap::<PlaceId, (f64, u32, f64)>::new();
    let (mut gone, mut driven) = (Gone::new(), Gone::new());
    let mut before: Option<(ObjectId, PlaceId)> = None;
    for (object, at, from, until) in scenery.log.stays() {
        let Some(place) = scenery.places.get(at.index()).copied().flatten() else { continue };
        let (kind, flow, _) = scenery.log.identity(object);
        let last = before.replace((object, place)).filter(|(other, _)| *other == object);
        let came = from > begin && from <= end;
        if let Some((_, other)) = last.filter(|(_, other)| came && drives(kind) && *other != place) {
            *driven.entry((kind, other, place, Flow::None)).or_default() += 1;
        }
        if !counts(kind) {
            continue;
        }
        let overlap = until.min(end).secs_since(from.max(begin));
        if overlap > 0.0 || (begin..=end).contains(&until) {
            let load = stood.entry(place).or_default();
            load.0 += overlap.max(0.0);
            if (begin..=end).contains(&until) {
                load.1 += 1;
                load.2 += until.secs_since(from);
            }
        }
        // It went there if it came in the span, from another place.
        if let Some((_, other)) = last.filter(|(_, other)| came && are_goods(kind) && *other != place) {
            *gone.entry((kind, other, place, flow)).or_default() += 1;
        }
    }
    let load = |(place, (standing, ended, stays)): (PlaceId, (f64, u32, f64))| Load {
        place,
        mean: standing / secs,
        ended,
        dwell_minutes: (ended > 0).then(|| stays / f64::from(ended) / 60.0),
    };
    let moves = gone.values().sum();
    Flows {
        loads: stood.into_iter().map(load).collect(),
        ribbons: ribbons(scenery, gone),
        moves,
        travel: ribbons(scenery, driven),
    }
}

type Gone = BTreeMap<(ObjectKind, PlaceId, PlaceId, Flow), u32>;

/// Lays what went from place to place over the ways between them.
fn ribbons(scenery: &Scenery<'_>, gone: Gone) -> Vec<Ribbon> {
    // Points that lie within half a metre of one another are one.
    let key = |point: Point| ((point.east * 2.0).round() as i64, (point.north * 2.0).round() as i64);
    let mut parts = BTreeMap::<_, Ribbon>::new();
    for ((kind, from, to, flow), count) in gone {
        let mut route = scenery.layout.route(kind, from, to);
        if route.is_beeline {
            // Over the apron goods go on what carries them.
            route = scenery.layout.route(ObjectKind::Dolly, from, to);
        }
        for pair in route.points().windows(2) {
            let fresh = Ribbon { from: pair[0], to: pair[1], flow, count: 0 };
            parts.entry((key(pair[0]), key(pair[1]), flow)).or_insert(fresh).count += count;
        }
    }
    let mut all: Vec<Ribbon> = parts.into_values().collect();
    all.sort_by_key(|ribbon| ribbon.count);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        hub::{EventLog, HubState, Location, Occupancy, TimeSpan},
        simulate::{Detail, Plan, simulate},
    };

    /// The mean load of each place is what is counted in the states themselves, minute by minute.
    #[test]
    fn loads_are_what_the_states_hold() {
        let layout = crate::hub::layout::scene::liege();
        let start = "2021-11-08".parse().expect("a date");
        let plan = Plan { start, days: 1, seed: 4, incidents: vec![], detail: Detail::Cages, has_train: false };
        let log = EventLog::of(&simulate(&layout, &plan).expect("a day"));
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        let begin = log.span().expect("events").0 + TimeSpan::from_minutes(13 * 60);
        let (end, step) = (begin + TimeSpan::from_minutes(60), TimeSpan::from_secs(5));
        let found = flows(&scenery, (begin, end));
        let mut counted = BTreeMap::<PlaceId, f64>::new();
        let mut steps = 0;
        let mut time = begin;
        while time < end {
            let state: HubState = log.state_at(time);
            for object in state.objects.iter().filter(|object| counts(object.kind)) {
                if let Location::At(at) = object.location
                    && let Some(place) = places[at.index()]
                {
                    *counted.entry(place).or_default() += 1.0;
                }
            }
            steps += 1;
            time = time + step;
        }
        assert!(found.loads.len() > 40 && counted.len() > 40);
        for load in &found.loads {
            let by_states = counted.get(&load.place).copied().unwrap_or_default() / f64::from(steps);
            let name = &layout.get(load.place).id;
            assert!((load.mean - by_states).abs() < 0.06, "{name}: {} by stays, {by_states} by states", load.mean);
        }
        // Every ribbon carries something, none more than went, and the road to the docks is among them.
        assert!(found.moves > 100 && !found.ribbons.is_empty());
        for ribbon in &found.ribbons {
            assert!((1..=found.moves).contains(&ribbon.count) && ribbon.from.distance(ribbon.to) > 0.0);
        }
        let none = flows(&scenery, (begin - TimeSpan::from_minutes(9_000), begin - TimeSpan::from_minutes(8_000)));
        assert_eq!(none, Flows::default());
    }
}
