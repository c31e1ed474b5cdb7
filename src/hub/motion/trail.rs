//! The ways an object went, those that the log tells that it will go, and those that it should go by plan.

use super::{Certainty, Course, Scenery};
use crate::hub::{EventTime, Location, MAX_NESTING, ObjectId, PlaceRef, layout::Point};

/// One way that an object went.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// When it set out.
    pub from: EventTime,
    /// When it was there.
    pub until: EventTime,
    /// The points of the way, from its start to its end.
    pub points: Vec<Point>,
    /// Metres above the ground at its start and at its end; between them it climbs evenly.
    pub climb: (f64, f64),
    /// How sure that is.
    pub certainty: Certainty,
}

/// A way that is only planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// When it should be done.
    pub by: EventTime,
    /// The points of the way, from its start to its end.
    pub points: Vec<Point>,
}

/// More ways are no trail any more.
const MOST: usize = 400;

impl Scenery<'_> {
    /// The ways of an object between two instants, by itself or with what carried it, in the order of time. A way that only
    /// begins or ends between them is given whole.
    pub fn trail(&self, object: ObjectId, from: EventTime, until: EventTime) -> Vec<Stretch> {
        let mut all = Vec::new();
        self.add_trail(object, from, until, 0, &mut all);
        all
    }

    /// The ways that an object should still go by the plans as they stood at an instant: from its location then, or where it is on
    /// its way to, to each place that a milestone names, in the order of the plan. A place where it was since the plan was told is
    /// behind it, however early it came.
    pub fn planned(&self, object: ObjectId, location: Option<Location>, time: EventTime) -> Vec<Planned> {
        let (kind, ..) = self.log.identity(object);
        let place_of = |place: PlaceRef| self.places.get(place.index()).copied().flatten();
        let mut at = match location {
            Some(Location::At(place) | Location::Moving { to: place, .. }) => place_of(place),
            _ => None,
        };
        let was_there = |place: PlaceRef, since: EventTime| {
            let (before, _) = self.log.motion_around(object, time);
            before.take_while(|fact| fact.time >= since).any(|fact| fact.location == Some(Location::At(place)))
        };
        let mut ways = Vec::new();
        for plan in self.log.plans_at(object, time).into_iter().filter(|plan| plan.planned > time) {
            let ahead = plan.at.filter(|place| !was_there(*place, plan.told));
            let Some(to) = ahead.and_then(place_of) else { continue };
            if let Some(from) = at.filter(|from| *from != to) {
                let points = self.layout.route(kind, from, to).points().to_vec();
                ways.push(Planned { by: plan.planned, points });
            }
            at = Some(to);
        }
        ways.retain(|way| way.points.len() > 1);
        ways
    }

    fn add_trail(&self, object: ObjectId, from: EventTime, until: EventTime, depth: usize, all: &mut Vec<Stretch>) {
        let (kind, ..) = self.log.identity(object);
        let mut time = from;
        while time <= until && all.len() < MOST {
            let Some(leg) = self.leg(object, kind, time) else {
                // Not there yet: its first event may come.
                match self.log.next_time(time, Some(object)) {
                    Some(next) if next > time => time = next,
                    _ => return,
                }
                continue;
            };
            match &leg.course {
                Course::Travels { route, departs, arrives, certainty } if route.points().len() > 1 => {
                    all.push(Stretch {
                        from: *departs,
                        until: *arrives,
                        points: route.points().to_vec(),
                        climb: (route.up(0.0), route.up(route.length())),
                        certainty: *certainty,
                    })
                }
                Course::Inside(parent) if depth < MAX_NESTING => {
                    self.add_trail(*parent, time.max(leg.from), until.min(leg.until), depth + 1, all);
                }
                _ => {}
            }
            if leg.until <= time {
                return;
            }
            time = leg.until;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::hub::{EventLog, EventTime, HubEvent, Layout, Occupancy, What, motion::Scenery};

    fn layout() -> Layout {
        crate::hub::layout::scene::liege()
    }

    fn event(secs: i64, object: &str, what: What<'static>) -> HubEvent<'static> {
        HubEvent {
            time: EventTime::from_secs(secs),
            recorded: None,
            id: None,
            source: None,
            object: object.to_owned().into(),
            what,
            extensions: Vec::new(),
        }
    }

    #[test]
    fn a_trail_goes_along_with_what_carries_and_begins_and_ends_where_it_was_told() {
        let layout = layout();
        let to = |to: &'static str| What::Departs { from: None, to: to.into() };
        let at = |at: &'static str| What::Arrives { at: at.into() };
        let log = EventLog::of(&[
            event(0, "TUG", at("stand-126-side")),
            event(0, "ULD", at("stand-126")),
            event(100, "ULD", What::Loaded { into: "TUG".into() }),
            event(200, "TUG", to("door-1")),
            event(300, "TUG", at("door-1")),
            event(400, "ULD", What::Unloaded { from: "TUG".into(), at: Some("door-1".into()) }),
            event(500, "ULD", to("deck-1")),
            event(560, "ULD", at("deck-1")),
        ]);
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        let trail = |from, until| {
            scenery.trail(log.object("ULD").expect("it"), EventTime::from_secs(from), EventTime::from_secs(until))
        };
        let spans = |from, until| -> Vec<(f64, f64)> {
            let secs = |time: EventTime| time.secs_since(EventTime::from_secs(0));
            trail(from, until).iter().map(|stretch| (secs(stretch.from), secs(stretch.until))).collect()
        };
        assert_eq!(spans(0, 1_000), [(200.0, 300.0), (500.0, 560.0)]);
        assert_eq!(spans(0, 250), [(200.0, 300.0)]);
        assert_eq!(spans(600, 1_000), []);
        let last = trail(0, 1_000).pop().expect("a way");
        let door = layout.places().find(|(_, place)| place.id == "door-1").expect("the door").1;
        assert!(last.points[0].distance(door.at) < 12.0, "it begins at the door");
    }

    #[test]
    fn what_is_planned_goes_on_from_where_it_is_as_the_plan_stood_then() {
        let layout = layout();
        let plan = |milestone: &'static str, secs: i64, at: &'static str| What::Plan {
            milestone: milestone.into(),
            planned: EventTime::from_secs(secs),
            at: Some(at.into()),
        };
        let log = EventLog::of(&[
            event(0, "T", What::Arrives { at: "gate-in".into() }),
            event(0, "T", plan("dock", 600, "dock-5")),
            event(0, "T", plan("gate_out", 3_600, "gate-out")),
            event(300, "T", plan("dock", 900, "dock-7")),
        ]);
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        let ends = |secs: i64| -> Vec<(EventTime, bool)> {
            let dock = |id: &str| layout.get(layout.place(id).expect("a dock")).at;
            let near = |way: &super::Planned, id: &str| way.points[way.points.len() - 1].distance(dock(id)) < 20.0;
            let at = |way: super::Planned| (way.by, near(&way, if secs < 300 { "dock-5" } else { "dock-7" }));
            let (object, time) = (log.object("T").expect("it"), EventTime::from_secs(secs));
            let location = log.state_at(time).get(object).map(|state| state.location);
            scenery.planned(object, location, time).into_iter().map(at).collect()
        };
        assert_eq!(ends(100), [(EventTime::from_secs(600), true), (EventTime::from_secs(3_600), false)]);
        assert_eq!(ends(300), [(EventTime::from_secs(900), true), (EventTime::from_secs(3_600), false)]);
        assert_eq!(ends(4_000), []);
    }

    #[test]
    fn a_place_that_was_reached_early_is_no_longer_ahead() {
        let layout = layout();
        let plan = |milestone: &'static str, secs: i64, at: &'static str| What::Plan {
            milestone: milestone.into(),
            planned: EventTime::from_secs(secs),
            at: Some(at.into()),
        };
        let at = |at: &'static str| What::Arrives { at: at.into() };
        let log = EventLog::of(&[
            event(0, "T", plan("gate_in", 1_200, "gate-in")),
            event(0, "T", plan("gate_out", 3_600, "gate-out")),
            event(60, "T", at("gate-in")),
            event(300, "T", at("truck-park")),
            // It is to come through the gate once more.
            event(400, "T", plan("gate_in", 1_800, "gate-in")),
        ]);
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        let due = |secs: i64| -> Vec<EventTime> {
            let (object, time) = (log.object("T").expect("it"), EventTime::from_secs(secs));
            let location = log.state_at(time).get(object).map(|state| state.location);
            scenery.planned(object, location, time).into_iter().map(|way| way.by).collect()
        };
        assert_eq!(due(350), [EventTime::from_secs(3_600)]);
        assert_eq!(due(450), [EventTime::from_secs(1_800), EventTime::from_secs(3_600)]);
    }
}
