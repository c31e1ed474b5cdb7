//! Where an object is at an instant, on its way or in its place, and how sure that is.
//!
//! Motion is computed from the events around the instant, never integrated from frame to frame. What the
//! events tell is *known*; a way between two sightings is *inferred*; what has been silent for longer
//! than its kind and place allow is *stale* and still where it was last known to be.

mod audit;
mod trail;

use std::sync::Arc;

pub use self::trail::{Planned, Stretch};

use super::{
    EventLog, EventTime, Layout, Location, MotionFact, ObjectId, ObjectKind, Occupancy, PlaceRef, TimeSpan,
    layout::{Heading, Place, PlaceId, PlaceKind, Point, Position, Route, Spot},
};
use crate::say;

/// All that the motion of a hub depends on.
#[derive(Clone, Copy)]
pub struct Scenery<'a> {
    /// What happened.
    pub log: &'a EventLog,
    /// Where things can be.
    pub layout: &'a Layout,
    /// The place of the layout for each place of the log.
    pub places: &'a [Option<PlaceId>],
    /// Who has which slot.
    pub occupancy: &'a Occupancy,
}

/// How sure a position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Events tell it.
    Known,
    /// It lies between what events tell, at the usual speed of its kind.
    Inferred,
    /// Nothing was heard for longer than its kind and place allow.
    Stale,
}

impl Certainty {
    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Known => say!("certainty-known"),
            Self::Inferred => say!("certainty-inferred"),
            Self::Stale => say!("certainty-stale"),
        }
    }
}

/// Where an object is and which way it looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// Its middle on the ground.
    pub point: Point,
    /// The direction it looks.
    pub heading: Heading,
    /// How many objects it stands on in an overfull place.
    pub level: usize,
    /// Metres above the ground, of what flies.
    pub up: f64,
    /// How sure that is.
    pub certainty: Certainty,
    /// Whether it is on its way.
    pub is_moving: bool,
}

/// What an object does from one event of its motion to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// What it does.
    pub course: Course,
    /// From when this holds.
    pub from: EventTime,
    /// Until when; [`EventTime::MAX`] when nothing later is known.
    pub until: EventTime,
}

/// What an object does in a [`Leg`].
#[derive(Clone, Debug, PartialEq)]
pub enum Course {
    /// It stands.
    Stands {
        /// Where.
        point: Point,
        /// Which way it looks.
        heading: Heading,
        /// How many objects it stands on.
        level: usize,
        /// Metres above the ground, of what flies.
        up: f64,
        /// How long after its last event it is stale.
        patience: TimeSpan,
    },
    /// It goes along a route.
    Travels {
        /// The route.
        route: Arc<Route>,
        /// When it sets out; it stands at the start before.
        departs: EventTime,
        /// When it is there; it stands at the end after.
        arrives: EventTime,
        /// How sure that is.
        certainty: Certainty,
    },
    /// It moves with another.
    Inside(ObjectId),
    /// Nobody said where it is.
    Unplaced,
}

/// The usual speed of a kind, in m/s. Basis: assumption, of the order of site speed limits: 30 km/h for trucks
/// and taxiing, 20 km/h for tugs, walking pace for people, 0.5 m/s for powered roller decks.
pub const fn usual_speed(kind: ObjectKind) -> f64 {
    match kind {
        ObjectKind::Aircraft => 9.0,
        ObjectKind::Truck | ObjectKind::Trailer | ObjectKind::Container => 8.0,
        ObjectKind::Train | ObjectKind::Wagon => 8.0,
        ObjectKind::Tug | ObjectKind::Dolly => 5.5,
        ObjectKind::Lift => 1.5,
        ObjectKind::Forklift => 2.5,
        ObjectKind::Person => 1.4,
        ObjectKind::Uld => 0.5,
        _ => 1.2,
    }
}

/// Faster than so many times its usual speed, a move is impossible and shown as a jump.
pub const IMPOSSIBLE: f64 = 8.0;

/// Nothing that is tracked in the air is faster, in m/s: a jet at Mach 0.9 with a jet stream behind it.
const FASTEST: f64 = 400.0;

/// Positions so near one another, in metres, are the same: satellites are no better.
const NEAR_M: f64 = 0.5;

/// Between two positions that follow one another within so many seconds an object goes evenly; after longer ones it leaves as late as its
/// usual speed allows. Basis: assumption.
const EVEN_SECS: f64 = 300.0;

/// Between two positions that follow one another so soon, in seconds, an object is on the straight line, and that is known: trackers tell
/// every second to every half minute. Longer gaps are inferred. Basis: assumption.
const TRACKED_SECS: f64 = 30.0;

/// How long an object of that kind may be silent at a place of that kind before it is stale. Basis: assumption.
pub fn patience(kind: ObjectKind, place: Option<PlaceKind>) -> TimeSpan {
    let hours = match (kind, place) {
        (ObjectKind::Sensor, _) => return TimeSpan::MAX,
        (_, Some(PlaceKind::Rack | PlaceKind::CustomsCage | PlaceKind::EmptyPool | PlaceKind::EquipmentPark)) => 72,
        (ObjectKind::Aircraft | ObjectKind::Tug | ObjectKind::Dolly | ObjectKind::Lift | ObjectKind::Forklift, _) => 48,
        (_, Some(PlaceKind::Staging | PlaceKind::TruckPark)) => 24,
        _ => 8,
    };
    TimeSpan::from_minutes(hours * 60)
}

impl Scenery<'_> {
    /// What `object` does at `time`; `None` when it is not in the picture.
    pub fn leg(&self, object: ObjectId, kind: ObjectKind, time: EventTime) -> Option<Leg> {
        self.leg_from(object, kind, time, Back { depth: 0, known_at: None })
    }

    /// What `object` did at `time` as far as it was known at that time: nothing that was learned later counts.
    pub fn leg_as_known(&self, object: ObjectId, kind: ObjectKind, time: EventTime) -> Option<Leg> {
        self.leg_from(object, kind, time, Back { depth: 0, known_at: Some(time) })
    }

    /// As [`Scenery::leg`], on the way back through departures.
    fn leg_from(&self, object: ObjectId, kind: ObjectKind, time: EventTime, back: Back) -> Option<Leg> {
        let (now, previous, next) = match back.known_at {
            None => {
                let (mut before, mut after) = self.log.motion_around(object, time);
                (before.next(), before.next(), after.next())
            }
            Some(known_at) => {
                let mut before = self.log.motion_as_known(object, time, known_at).into_iter();
                (before.next(), before.next(), None)
            }
        };
        let from = now.map_or(EventTime::MIN, |fact| fact.time);
        let until = next.map_or(EventTime::MAX, |fact| fact.time);
        let course = match now {
            None => Course::Unplaced,
            Some(now) => match now.location? {
                Location::Unplaced => Course::Unplaced,
                Location::Inside(parent) => Course::Inside(parent),
                Location::At(place) => match self.position(place) {
                    Some(Some(spot)) => {
                        let heading = self.came(previous, spot).unwrap_or_default();
                        self.at_position(object, kind, (spot, heading), now.time, next)
                    }
                    // Too far away to be in the picture.
                    Some(None) => Course::Unplaced,
                    None => self.at_place(object, kind, place, now, next),
                },
                Location::Moving { from, to } => {
                    let way = Way { from, to, now, next, previous, back };
                    self.on_the_way(object, kind, way)
                }
            },
        };
        Some(Leg { course, from, until })
    }

    /// Where an object stands in a place that the log names.
    pub fn spot(&self, object: ObjectId, place: PlaceRef, time: EventTime) -> (Point, Heading, usize) {
        let slot = self.occupancy.stay(place, object, time).map_or(0, |stay| stay.slot as usize);
        match self.places.get(place.index()).copied().flatten() {
            Some(id) => {
                let (kind, ..) = self.log.identity(object);
                let place = self.layout.get(id);
                let (point, level) = match kind {
                    // People stand where goods come last.
                    ObjectKind::Person => {
                        let room = place.capacity().max(1);
                        (place.slot(room - 1 - slot % room).0, 0)
                    }
                    _ => place.slot(slot),
                };
                (point.offset(place.heading, ahead_of_train(kind, place), 0.0), place.heading, level)
            }
            None => match self.position(place) {
                Some(spot) => (spot.unwrap_or_default().point, Heading::default(), 0),
                None => self.off_map(place, slot),
            },
        }
    }

    /// Where a place of the log lies whose name is a position, or that it is too far away.
    fn position(&self, place: PlaceRef) -> Option<Option<Spot>> {
        if self.places.get(place.index()).copied().flatten().is_some() {
            return None;
        }
        Position::of_name(self.log.place_name(place)).map(|position| self.layout.spot_of(position))
    }

    /// The heading from the position before.
    fn came(&self, previous: Option<MotionFact>, here: Spot) -> Option<Heading> {
        let Some(Location::At(place)) = previous?.location else { return None };
        let before = self.position(place)??.point;
        (before.distance(here.point) > NEAR_M).then(|| before.heading_to(here.point))
    }

    /// What is at a spot, and from there goes straight to the next that is told.
    fn at_position(
        &self,
        object: ObjectId,
        kind: ObjectKind,
        (here, heading): (Spot, Heading),
        now: EventTime,
        next: Option<MotionFact>,
    ) -> Course {
        let stands =
            Course::Stands { point: here.point, heading, level: 0, up: here.up, patience: patience(kind, None) };
        let Some(MotionFact { time: arrives, location: Some(Location::At(place)), .. }) = next else { return stands };
        let there = match self.position(place) {
            Some(spot) => spot,
            None => Some(Spot { point: self.spot(object, place, arrives).0, up: 0.0 }),
        };
        let Some(there) = there.filter(|there| there.point.distance(here.point) > NEAR_M) else { return stands };
        let route = Route::flight(here, there);
        if is_too_fast(most_speed(kind, true), route.length(), now, arrives) {
            return stands;
        }
        let secs = arrives.secs_since(now);
        let is_tracked = secs <= TRACKED_SECS;
        let usual = TimeSpan::from_secs_f64(route.length() / usual_speed(kind));
        // What flies does not wait.
        let departs = if secs <= EVEN_SECS || here.up > 0.0 { now } else { (arrives - usual).max(now) };
        let certainty = if is_tracked { Certainty::Known } else { Certainty::Inferred };
        Course::Travels { route: Arc::new(route), departs, arrives, certainty }
    }

    /// A cell of its own for each place that the layout does not know, in the area kept for them.
    fn off_map(&self, place: PlaceRef, slot: usize) -> (Point, Heading, usize) {
        let area = self.layout.places().find(|(_, place)| place.kind == PlaceKind::OffMap).map(|(_, place)| place);
        let Some(area) = area else { return (Point::default(), Heading::default(), slot) };
        let unknown =
            self.places[..place.index().min(self.places.len())].iter().filter(|known| known.is_none()).count();
        let (cell, level) = area.slot(unknown);
        let point = cell.offset(area.heading, 0.0, (slot % 4) as f64 * 4.0);
        (point, area.heading, level + slot / 4)
    }

    fn at_place(
        &self,
        object: ObjectId,
        kind: ObjectKind,
        place: PlaceRef,
        now: MotionFact,
        next: Option<MotionFact>,
    ) -> Course {
        let (point, heading, level) = self.spot(object, place, now.time);
        let known = self.places.get(place.index()).copied().flatten();
        let patience = patience(kind, known.map(|id| self.layout.get(id).kind));
        let stands = Course::Stands { point, heading, level, up: 0.0, patience };
        // Seen here, then seen elsewhere, and nobody told of the way.
        let (Some(next), Some(here)) = (next, known) else { return stands };
        let Some(Location::At(there)) = next.location.filter(|location| *location != Location::At(place)) else {
            return stands;
        };
        if let Some(Some(_)) = self.position(there) {
            let here = Spot { point, up: 0.0 };
            return self.at_position(object, kind, (here, heading), now.time, Some(next));
        }
        let Some(there_id) = self.places.get(there.index()).copied().flatten() else { return stands };
        let end = self.spot(object, there, next.time).0;
        let route = self.layout.route(kind, here, there_id).between(point, end);
        let Some(route) = possible(kind, route, now.time, next.time) else { return stands };
        let usual = TimeSpan::from_secs_f64(route.length() / usual_speed(kind));
        let departs = (next.time - usual).max(now.time);
        Course::Travels { route: Arc::new(route), departs, arrives: next.time, certainty: Certainty::Inferred }
    }

    fn on_the_way(&self, object: ObjectId, kind: ObjectKind, way: Way) -> Course {
        let Way { to, now, next, .. } = way;
        let arrived_at = next.and_then(|fact| match fact.location {
            Some(Location::At(place)) => Some((place, fact.time)),
            _ => None,
        });
        let bound_for = arrived_at.map_or(to, |(place, _)| place);
        let end = self.spot(object, bound_for, next.map_or(now.time, |fact| fact.time));
        let stands =
            |point: Point| Course::Stands { point, heading: end.1, level: 0, up: 0.0, patience: patience(kind, None) };
        let ids = |place: PlaceRef| self.places.get(place.index()).copied().flatten();
        let route = match self.start(object, kind, &way) {
            Some(Start::Place(start, point)) => match (ids(start), ids(bound_for)) {
                (Some(a), Some(b)) => self.layout.route(kind, a, b).between(point, end.0),
                _ => Route::beeline(point, end.0),
            },
            Some(Start::OnTheWay(point)) => Route::beeline(point, end.0),
            None => return stands(end.0),
        };
        let usual = now.time + TimeSpan::from_secs_f64(route.length() / usual_speed(kind));
        let start = route.points().first().copied().unwrap_or(end.0);
        let (route, arrives, certainty) = match (arrived_at, next) {
            (Some((place, time)), _) => {
                let Some(route) = possible(kind, route, now.time, time) else { return stands(start) };
                let is_told = place == to && !route.is_beeline;
                (route, time, if is_told { Certainty::Known } else { Certainty::Inferred })
            }
            // It sets out anew before it is there: how far it came is a question of its usual speed.
            (None, Some(next)) if !matches!(next.location, Some(Location::Moving { .. })) => {
                (route, next.time.min(usual), Certainty::Inferred)
            }
            (None, _) => (route, usual, Certainty::Inferred),
        };
        Course::Travels { route: Arc::new(route), departs: now.time, arrives, certainty }
    }

    /// Where a way begins: where the departure says, or where the object was before, be it on another way.
    fn start(&self, object: ObjectId, kind: ObjectKind, way: &Way) -> Option<Start> {
        let was_at = way.previous.and_then(|fact| match fact.location {
            Some(Location::At(place)) => Some(place),
            _ => None,
        });
        if let Some(start) = way.from.or(was_at) {
            // The slot that it had is given up at the instant of departure.
            let time = if was_at == Some(start) { way.now.time - TimeSpan::from_nanos(1) } else { way.now.time };
            return Some(Start::Place(start, self.spot(object, start, time).0));
        }
        let previous = way.previous?;
        match previous.location {
            Some(Location::Moving { to, .. }) if way.back.depth >= MOST_DEPARTURES => {
                Some(Start::Place(to, self.spot(object, to, way.now.time).0))
            }
            Some(Location::Moving { .. }) => {
                let before =
                    self.leg_from(object, kind, previous.time, Back { depth: way.back.depth + 1, ..way.back })?;
                before.pose(way.now.time, way.now.time).map(|pose| Start::OnTheWay(pose.point))
            }
            _ => None,
        }
    }
}

/// How far ahead of the middle of its slot a tug stands, in metres, so that its train does in the middle of it: where a slot is long
/// enough for a train.
fn ahead_of_train(kind: ObjectKind, place: &Place) -> f64 {
    let long = place.size.0 / f64::from(place.slots.0.max(1));
    let is_for_trains = matches!(place.kind, PlaceKind::StandSide | PlaceKind::EquipmentPark) && long >= TRAIN_M;
    if kind == ObjectKind::Tug && is_for_trains { TRAIN_M / 2.0 - TUG_HALF_M } else { 0.0 }
}

/// A tug and four dollies are so long, and half a tug is, in metres.
const TRAIN_M: f64 = 20.0;
const TUG_HALF_M: f64 = 1.8;

/// More departures without an arrival between are not gone back through.
const MOST_DEPARTURES: usize = 16;

/// A departure, with what is known before and after it.
struct Way {
    from: Option<PlaceRef>,
    to: PlaceRef,
    previous: Option<MotionFact>,
    now: MotionFact,
    next: Option<MotionFact>,
    back: Back,
}

/// How a leg is looked for.
#[derive(Clone, Copy)]
struct Back {
    /// Departures that were gone back through.
    depth: usize,
    /// Only what was learned by then counts; everything, when it is none.
    known_at: Option<EventTime>,
}

/// Where a way begins.
enum Start {
    /// In a slot of a place.
    Place(PlaceRef, Point),
    /// Where another way was left.
    OnTheWay(Point),
}

/// The route, the straight line when there is no time for the route, or nothing when there is none even for that.
fn possible(kind: ObjectKind, route: Route, departs: EventTime, arrives: EventTime) -> Option<Route> {
    if !is_impossible(kind, route.length(), departs, arrives) {
        return Some(route);
    }
    let (start, end) = (route.points().first().copied()?, route.points().last().copied()?);
    (!is_impossible(kind, start.distance(end), departs, arrives)).then(|| Route::beeline(start, end))
}

impl TimeSpan {
    /// Longer than any log.
    pub const MAX: TimeSpan = TimeSpan::from_nanos(i64::MAX);
}

/// Whether an object of that kind cannot go so far in that time.
pub fn is_impossible(kind: ObjectKind, metres: f64, departs: EventTime, arrives: EventTime) -> bool {
    is_too_fast(most_speed(kind, false), metres, departs, arrives)
}

/// The speed in m/s beyond which a move of that kind is impossible; what is tracked from position to position may fly.
const fn most_speed(kind: ObjectKind, is_tracked: bool) -> f64 {
    match kind {
        ObjectKind::Aircraft | ObjectKind::Unknown if is_tracked => FASTEST,
        _ => usual_speed(kind) * IMPOSSIBLE,
    }
}

fn is_too_fast(speed: f64, metres: f64, departs: EventTime, arrives: EventTime) -> bool {
    metres > 20.0 && metres > speed * arrives.secs_since(departs)
}

impl Leg {
    /// Where the object is at `time`, when it was last heard of at `seen`; `None` when it moves with
    /// another or nobody said where it is.
    pub fn pose(&self, time: EventTime, seen: EventTime) -> Option<Pose> {
        match &self.course {
            Course::Stands { point, heading, level, up, patience } => {
                let certainty = if time - seen > *patience { Certainty::Stale } else { Certainty::Known };
                Some(Pose { point: *point, heading: *heading, level: *level, up: *up, certainty, is_moving: false })
            }
            Course::Travels { route, departs, arrives, certainty } => {
                let all = arrives.secs_since(*departs);
                let part = if all > 0.0 { (time.secs_since(*departs) / all).clamp(0.0, 1.0) } else { 1.0 };
                let (point, heading) = route.at(part * route.length())?;
                let is_moving = part > 0.0 && part < 1.0;
                let waits = time < *departs && *certainty == Certainty::Inferred;
                let certainty = if waits { Certainty::Known } else { *certainty };
                let up = route.up(part * route.length());
                Some(Pose { point, heading, level: 0, up, certainty, is_moving })
            }
            Course::Inside(_) | Course::Unplaced => None,
        }
    }
}

/// A while in which an object stands, or goes straight on at one speed: what a picture can be drawn from without asking
/// again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glide {
    /// The pose at `from`.
    pub pose: Pose,
    /// Metres a second east, north and up.
    pub velocity: (f64, f64, f64),
    /// From when this holds.
    pub from: EventTime,
    /// Until when, not included.
    pub until: EventTime,
}

impl Leg {
    /// Which part of its way is done at an instant, from 0 to 1; none of it where it stands.
    pub fn part(&self, time: EventTime) -> f32 {
        let Course::Travels { departs, arrives, .. } = &self.course else { return 0.0 };
        let all = arrives.secs_since(*departs);
        if all > 0.0 { (time.secs_since(*departs) / all).clamp(0.0, 1.0) as f32 } else { 1.0 }
    }

    /// How many metres that are.
    pub fn driven(&self, time: EventTime) -> f64 {
        match &self.course {
            Course::Travels { route, .. } => route.length() * f64::from(self.part(time)),
            _ => 0.0,
        }
    }

    /// The straight part of the leg in which `time` lies; `None` where [`Leg::pose`] has none.
    pub fn glide(&self, time: EventTime, seen: EventTime) -> Option<Glide> {
        let still = |pose: Pose, from: EventTime, until: EventTime| Glide {
            pose,
            velocity: (0.0, 0.0, 0.0),
            from: from.max(self.from),
            until: until.min(self.until),
        };
        let pose = self.pose(time, seen)?;
        match &self.course {
            Course::Stands { patience, .. } => {
                // The last instant at which it is not yet stale.
                let fresh = seen + *patience;
                Some(match pose.certainty {
                    Certainty::Stale => still(pose, fresh, EventTime::MAX),
                    _ => still(pose, EventTime::MIN, fresh),
                })
            }
            Course::Travels { departs, .. } if time < *departs => Some(still(pose, EventTime::MIN, *departs)),
            Course::Travels { arrives, .. } if time >= *arrives => Some(still(pose, *arrives, EventTime::MAX)),
            Course::Travels { route, departs, arrives, .. } => {
                let (all, length) = (arrives.secs_since(*departs), route.length());
                let part = time.secs_since(*departs) / all;
                let Some(((a, begins), (b, ends))) = route.part(part * length).filter(|_| length > 0.0) else {
                    return Some(still(pose, *departs, *arrives));
                };
                let at = |metres: f64| *departs + TimeSpan::from_secs_f64(metres / length * all);
                let secs = (ends - begins) / length * all;
                let climb = (route.up(ends) - route.up(begins)) / secs;
                let velocity = ((b.east - a.east) / secs, (b.north - a.north) / secs, climb);
                let (from, until) = (at(begins), at(ends).min(*arrives));
                if !(secs > 0.0 && from <= time && time < until) {
                    // Rounding put it at a corner: for this instant only.
                    return Some(still(pose, time, time + TimeSpan::from_nanos(1)));
                }
                Some(Glide {
                    pose: Pose { point: a, up: route.up(begins), is_moving: true, ..pose },
                    velocity,
                    from,
                    until: until.min(self.until),
                })
            }
            Course::Inside(_) | Course::Unplaced => None,
        }
    }
}
