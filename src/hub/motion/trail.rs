//! The ways an object went, and those that the log tells that it will go.

use super::{Certainty, Course, Scenery};
use crate::hub::{EventTime, MAX_NESTING, ObjectId, layout::Point};

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
}
