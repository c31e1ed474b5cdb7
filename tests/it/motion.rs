//! The laws of motion, on the real layout and for events that nobody planned.

use hubscope::hub::{
    EventLog, EventTime, Flow, HubEvent, Layout, ObjectKind, Occupancy, What,
    layout::Point,
    motion::{Certainty, Course, IMPOSSIBLE, Leg, Scenery, usual_speed},
};
use proptest::prelude::*;

/// Places of different kinds, some joined by ways for tugs, some for trucks, one that no map knows.
const PLACES: [&str; 8] = ["stand-126-side", "door-1", "door-8", "lane-1", "deck-3", "dock-24", "gate-in", "elsewhere"];

/// What one object does, step after step: seconds from the step before, what, and where.
fn steps() -> impl Strategy<Value = Vec<(i64, u8, usize)>> {
    prop::collection::vec((1_i64..2_000, 0_u8..3, 0..PLACES.len()), 1..12)
}

fn events(kind: ObjectKind, steps: &[(i64, u8, usize)]) -> Vec<HubEvent<'static>> {
    let mut secs = 0;
    let mut told = |wait: i64, what: What<'static>| {
        secs += wait;
        HubEvent {
            time: EventTime::from_secs(secs),
            recorded: None,
            id: None,
            source: None,
            object: "IT".into(),
            what,
            extensions: Vec::new(),
        }
    };
    let at = Some(PLACES[0].into());
    let mut events = vec![told(0, What::Enters { kind, type_code: None, flow: Flow::None, at, attributes: vec![] })];
    for (wait, what, place) in steps {
        let place = PLACES[*place];
        events.push(told(
            *wait,
            match what {
                0 => What::Departs { from: None, to: place.into() },
                1 => What::Arrives { at: place.into() },
                _ => What::Observed { at: place.into() },
            },
        ));
    }
    events
}

struct World {
    layout: Layout,
    log: EventLog,
    places: Vec<Option<hubscope::hub::layout::PlaceId>>,
    occupancy: Occupancy,
}

impl World {
    fn of(events: &[HubEvent<'static>]) -> Self {
        let (layout, log) = (crate::twin::scene(), EventLog::of(events));
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        Self { layout, log, places, occupancy }
    }

    fn scenery(&self) -> Scenery<'_> {
        Scenery { log: &self.log, layout: &self.layout, places: &self.places, occupancy: &self.occupancy }
    }

    fn leg(&self, kind: ObjectKind, time: EventTime) -> Leg {
        let object = self.log.object("IT").expect("it is told of");
        self.scenery().leg(object, kind, time).expect("it never leaves")
    }

    /// Where it is, and how sure that is.
    fn pose(&self, kind: ObjectKind, time: EventTime) -> (Point, Certainty) {
        let pose = self.leg(kind, time).pose(time, time).expect("it is somewhere");
        (pose.point, pose.certainty)
    }
}

fn kinds() -> impl Strategy<Value = ObjectKind> {
    prop::sample::select(vec![ObjectKind::Tug, ObjectKind::Uld, ObjectKind::Truck, ObjectKind::Aircraft])
}

/// Metres from a point to the nearest part of a line.
fn off_line(point: Point, line: &[Point]) -> f64 {
    let to_part = |a: Point, b: Point| {
        let (de, dn) = (b.east - a.east, b.north - a.north);
        let squared = de * de + dn * dn;
        let k = if squared > 0.0 { ((point.east - a.east) * de + (point.north - a.north) * dn) / squared } else { 0.0 };
        point.distance(a.towards(b, k.clamp(0.0, 1.0)))
    };
    line.windows(2).map(|pair| to_part(pair[0], pair[1])).fold(f64::INFINITY, f64::min)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_arrives_is_exactly_there(kind in kinds(), steps in steps()) {
        let events = events(kind, &steps);
        let world = World::of(&events);
        let object = world.log.object("IT").expect("it is told of");
        for event in &events {
            let (What::Arrives { at } | What::Observed { at }) = &event.what else { continue };
            // Of two events at one instant the last counts; steps are at least a second apart, so there is one.
            let place = world.log.places().iter().position(|name| name == at).expect("it is told of");
            let place = world.log.stays().map(|stay| stay.1).find(|known| known.index() == place).expect("it stays");
            let (spot, ..) = world.scenery().spot(object, place, event.time);
            let (point, _) = world.pose(kind, event.time);
            prop_assert!(point.distance(spot) < 1e-6, "{} m off {at} at {}", point.distance(spot), event.time);
        }
    }

    #[test]
    fn what_is_on_the_way_is_on_its_route(kind in kinds(), steps in steps(), parts in prop::collection::vec(0.0_f64..1.0, 6)) {
        let events = events(kind, &steps);
        let world = World::of(&events);
        let (from, until) = world.log.span().expect("events");
        for part in parts {
            let time = EventTime::from_nanos(from.nanos() + ((until.nanos() - from.nanos()) as f64 * part) as i64);
            let leg = world.leg(kind, time);
            prop_assert!(leg.from <= time && time < leg.until || time == until);
            if let Course::Travels { route, .. } = &leg.course {
                let (point, _) = world.pose(kind, time);
                prop_assert!(route.points().len() < 2 || off_line(point, route.points()) < 1e-6);
            }
        }
    }

    #[test]
    fn what_goes_straight_on_is_where_its_pose_is(kind in kinds(), steps in steps(), parts in prop::collection::vec(0.0_f64..1.0, 12)) {
        let world = World::of(&events(kind, &steps));
        let (from, until) = world.log.span().expect("events");
        for part in parts {
            let time = EventTime::from_nanos(from.nanos() + ((until.nanos() - from.nanos()) as f64 * part) as i64);
            let leg = world.leg(kind, time);
            let (Some(pose), Some(glide)) = (leg.pose(time, from), leg.glide(time, from)) else { panic!("it is somewhere") };
            prop_assert!(glide.from <= time && time < glide.until, "{glide:?} does not hold at {time}");
            let secs = time.secs_since(glide.from);
            let point = Point::new(
                glide.pose.point.east + glide.velocity.0 * secs,
                glide.pose.point.north + glide.velocity.1 * secs,
            );
            let off = if glide.velocity == (0.0, 0.0, 0.0) { 0.0 } else { point.distance(pose.point) };
            prop_assert!(off < 1e-3, "{off} m off");
            prop_assert_eq!(glide.pose.certainty, pose.certainty);
        }
    }

    #[test]
    fn nothing_is_quicker_than_it_can_be_unless_an_issue_says_so(kind in kinds(), steps in steps()) {
        let events = events(kind, &steps);
        let world = World::of(&events);
        let (from, until) = world.log.span().expect("events");
        let jumps = world.scenery().audit().total();
        let limit = usual_speed(kind) * IMPOSSIBLE;
        let mut before = world.pose(kind, from).0;
        let mut most: f64 = 0.0;
        for secs in 1..=until.secs_since(from) as i64 {
            let now = world.pose(kind, EventTime::from_secs(secs)).0;
            most = most.max(now.distance(before));
            before = now;
        }
        // Slots of one place lie beside one another; stepping between them is no journey.
        prop_assert!(most <= limit + 60.0 || jumps > 0, "{most:.0} m in a second, limit {limit:.0}, and no issue");
    }

    #[test]
    fn the_order_of_arrival_does_not_move_anything(kind in kinds(), (steps, order) in steps().prop_flat_map(|steps| {
        let order: Vec<usize> = (0..=steps.len()).collect();
        (Just(steps), Just(order).prop_shuffle())
    })) {
        let events = events(kind, &steps);
        let shuffled: Vec<HubEvent<'static>> = order.iter().map(|at| events[*at].clone()).collect();
        let (one, other) = (World::of(&events), World::of(&shuffled));
        let (from, until) = one.log.span().expect("events");
        for k in 0..20 {
            let time = EventTime::from_nanos(from.nanos() + (until.nanos() - from.nanos()) / 20 * k);
            let (a, b) = (one.pose(kind, time), other.pose(kind, time));
            prop_assert!(a.0.distance(b.0) < 1e-9 && a.1 == b.1, "{a:?} and {b:?} at {time}");
        }
    }
}
