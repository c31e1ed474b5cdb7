//! What is shown now: the state at the playhead, with a pose for every object.

use std::{
    f32::consts::{FRAC_PI_2, PI, TAU},
    path::PathBuf,
    sync::Arc,
};

use bevy::prelude::*;
use jiff::tz::TimeZone;

use super::{
    PlaceMap, Playhead, TwinSystems,
    belts::Ride,
    derived::Derived,
    docking,
    meshes::{JOINT_AHEAD_M, Platform, Shape},
    world_from_hub, yaw_from_heading,
};
use crate::{
    guide::{Day, Notes},
    hub::{
        EventLog, EventTime, Flow, HubState, Issues, Layout, Location, ObjectId, ObjectKind, ObjectState, Occupancy,
        layout::{PlaceId, PlaceKind, Point, Position, Route},
        motion::{Certainty, Course, Leg, Pose, Scenery},
    },
    kpi::Series,
    watch::Incident,
};

pub fn plugin(app: &mut App) {
    app.init_resource::<Shown>().init_resource::<Silences>().add_systems(
        Update,
        project.in_set(TwinSystems::Project).run_if(resource_exists::<Session>.and_then(resource_exists::<Playhead>)),
    );
}

/// The log and the layout that are open.
#[derive(Resource)]
pub struct Session {
    /// What happened.
    pub log: EventLog,
    /// Where it happened.
    pub layout: Arc<Layout>,
    /// The place of the layout for each place of the log.
    pub places: Vec<Option<PlaceId>>,
    /// Who has which slot.
    pub occupancy: Occupancy,
    /// The clock of the site.
    pub zone: TimeZone,
    /// What the log is called.
    pub name: String,
    /// What is odd about the log, by itself and on this layout.
    pub issues: Issues,
    /// The key figures of the log.
    pub kpis: Vec<Series>,
    /// What went wrong in the log, by its beginning.
    pub incidents: Vec<Incident>,
    /// What ids of other systems mean that the scene itself does not know.
    pub map: PlaceMap,
    /// Where it is kept what people write down about the log.
    pub notes_file: Option<PathBuf>,
    /// What somebody who shared the log wrote down about it; what is kept in the file goes before it.
    pub notes: Notes,
    /// The day that it is, for lessons.
    pub day: Option<Day>,
}

impl Session {
    /// Opens a log on a layout.
    pub fn new(log: EventLog, layout: impl Into<Arc<Layout>>, zone: TimeZone, name: String) -> Self {
        let layout = layout.into();
        let places = layout.resolve(log.places());
        let Derived { occupancy, issues, kpis, incidents } = Derived::of(&log, &layout, &places, &zone);
        let map = PlaceMap::default();
        Self {
            log,
            layout,
            places,
            occupancy,
            zone,
            name,
            issues,
            kpis,
            incidents,
            map,
            notes_file: None,
            notes: Notes::default(),
            day: None,
        }
    }

    /// Takes over what was made of the whole log.
    pub(super) fn take(&mut self, derived: Derived) {
        let Derived { occupancy, issues, kpis, incidents } = derived;
        (self.occupancy, self.issues, self.kpis, self.incidents) = (occupancy, issues, kpis, incidents);
    }

    /// A log that says nothing, on the same layout.
    pub fn empty(&self) -> Self {
        Self {
            log: EventLog::default(),
            layout: Arc::clone(&self.layout),
            places: Vec::new(),
            occupancy: Occupancy::default(),
            zone: self.zone.clone(),
            name: self.name.clone(),
            issues: Issues::default(),
            kpis: Vec::new(),
            incidents: Vec::new(),
            map: PlaceMap::default(),
            notes_file: None,
            notes: Notes::default(),
            day: None,
        }
    }

    /// What motion depends on.
    pub fn scenery(&self) -> Scenery<'_> {
        Scenery { log: &self.log, layout: &self.layout, places: &self.places, occupancy: &self.occupancy }
    }

    /// Whether most of what is there at an instant is at places that the layout does not know.
    pub fn is_elsewhere(&self, time: EventTime) -> bool {
        let state = self.log.state_at(time);
        let placed = state.objects.iter().filter_map(|object| match object.location {
            Location::At(place) => Some(
                self.places.get(place.index()).copied().flatten().is_none()
                    && Position::of_name(self.log.place_name(place)).is_none(),
            ),
            _ => None,
        });
        let (all, unknown) =
            placed.fold((0, 0), |(all, unknown), is_unknown| (all + 1, unknown + usize::from(is_unknown)));
        unknown * 2 > all
    }

    /// The place of the layout at which an object is, if it is at one.
    pub fn place_of(&self, location: Location) -> Option<PlaceId> {
        match location {
            Location::At(place) => self.places.get(place.index()).copied().flatten(),
            _ => None,
        }
    }
}

/// One object as it is shown.
#[derive(Clone, Copy, Debug)]
pub struct ShownObject {
    /// Which.
    pub object: ObjectId,
    /// Its mesh.
    pub shape: Shape,
    /// Its middle on the ground or on what carries it, in the engine's axes.
    pub position: Vec3,
    /// Its turn about the vertical axis.
    pub yaw: f32,
    /// By how much its front is bent to the left, in radians: a tractor ahead of its trailer.
    pub bend: f32,
    /// How sure that is.
    pub certainty: Certainty,
    /// Whether it is on its way.
    pub is_moving: bool,
    /// Whether it is drawn: what is inside an aircraft or a trailer is not.
    pub is_visible: bool,
}

/// What is shown now.
#[derive(Resource, Default)]
pub struct Shown {
    /// The state at the playhead.
    pub state: Option<HubState>,
    /// Its objects, in the order of the state.
    pub objects: Vec<ShownObject>,
    /// Milliseconds that it took to find out.
    pub millis: f32,
    /// What each object does, in the order of the state.
    known: Vec<Known>,
    /// How each object goes on for a while, in the same order; by itself, because every frame goes through all of it.
    lines: Vec<Option<Line>>,
    /// Trucks, which bend, by their places in the state.
    trucks: Vec<usize>,
    /// Pallets that are kept for later, by their places in the state.
    empties: Vec<usize>,
    /// What may ride on a belt, by its places in the state.
    riders: Vec<usize>,
    /// The belts of the layout.
    rides: Vec<Ride>,
    /// What is in or on another: the carrier, how many it carries before, and the child, by their places in the state.
    carried: Option<Vec<(usize, usize, usize)>>,
    /// The objects of which something else was known at the playhead than what was so; empty unless that is what is shown.
    pub differing: Vec<ObjectId>,
    is_as_known: bool,
    /// The sources that were silent when it was found out.
    silent: Vec<Silence>,
    basis: Option<(u64, usize)>,
    shown_at: Option<EventTime>,
}

struct Known {
    object: ObjectId,
    leg: Option<Leg>,
    shape: Shape,
}

/// A [`Glide`] in the engine's axes.
struct Line {
    from: EventTime,
    until: EventTime,
    start: Vec3,
    velocity: Vec3,
}

impl Shown {
    /// How an object is shown.
    pub fn get(&self, object: ObjectId) -> Option<&ShownObject> {
        self.objects.binary_search_by_key(&object, |shown| shown.object).ok().map(|at| &self.objects[at])
    }
}

/// A live source of which nothing is heard any more: what it told last of is stale.
#[derive(Clone, Debug, PartialEq)]
pub struct Silence {
    /// The source.
    pub source: Arc<str>,
    /// Up to when it told; what is shown of a later time is as it was then.
    pub since: EventTime,
}

/// The sources of which nothing is heard now.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Silences(pub Vec<Silence>);

fn project(session: Res<Session>, playhead: Res<Playhead>, silences: Res<Silences>, mut shown: ResMut<Shown>) {
    let time = playhead.0.time;
    let basis = Some((session.log.version(), session.log.count_until(time)));
    // Another log, or another way to look at it: what was known of the one before is worth nothing.
    if session.is_changed() || shown.is_as_known != playhead.0.is_as_known {
        let rides = Ride::all(&session.layout);
        *shown = Shown { is_as_known: playhead.0.is_as_known, rides, ..Shown::default() };
    }
    if shown.silent != silences.0 {
        // Who was stale may be so no longer.
        shown.silent.clone_from(&silences.0);
        shown.lines.iter_mut().for_each(|line| *line = None);
    } else if shown.shown_at == Some(time) && shown.basis == basis {
        return;
    }
    let start = std::time::Instant::now();
    let shown = &mut *shown;
    if shown.is_as_known {
        shown.look_as_known(&session, time);
    } else if shown.basis != basis || shown.state.is_none() {
        if shown.basis.map(|basis| basis.0) != basis.map(|basis| basis.0) {
            shown.known.clear();
        }
        let state = session.log.state_at(time);
        shown.meet(&session, &state);
        shown.state = Some(state);
    }
    shown.basis = basis;
    if let Some(state) = &mut shown.state {
        state.time = time;
    }
    shown.shown_at = Some(time);
    shown.place_all(&session);
    shown.dock(&session);
    shown.empty();
    shown.ride();
    shown.mark_stale(&session, time);
    shown.millis = start.elapsed().as_secs_f32() * 1_000.0;
}

impl Shown {
    /// Takes in what was known at `time` of the hub at `time`.
    fn look_as_known(&mut self, session: &Session, time: EventTime) {
        let state = session.log.state_as_known(time, time);
        let was = session.log.state_at(time);
        // What will be learned, and when, is not in the log's order of time: everything is looked at anew.
        self.known.clear();
        self.meet(session, &state);
        self.differing = differing(&state, &was);
        self.state = Some(state);
    }

    /// Whether something else was known of an object than what was so.
    pub fn differs(&self, object: ObjectId) -> bool {
        self.differing.binary_search(&object).is_ok()
    }

    /// Puts loaders to the doors of the aircraft beside which they stand.
    fn dock(&mut self, session: &Session) {
        let Some(state) = &self.state else { return };
        for (at, position, yaw) in docking::docked(session, state, &self.objects) {
            let shown = &mut self.objects[at];
            (shown.position, shown.yaw, shown.shape) = (position, yaw, Shape::Loader(Platform::Raised));
            // It is placed anew each time: the aircraft may leave before it does.
            self.lines[at] = None;
        }
    }

    /// Pallets that are kept for later are empty, and lie on one another.
    fn empty(&mut self) {
        for at in self.empties.iter().copied() {
            let shown = &mut self.objects[at];
            if shown.shape == Shape::Pallet && !shown.is_moving {
                let level = ((shown.position.y - DECK_M) / Shape::Pallet.size().y).round().max(0.0);
                shown.position.y = FLOOR_M + level * Shape::EmptyPallet.size().y;
                shown.shape = Shape::EmptyPallet;
            }
        }
    }

    /// Lifts what is on its way over a belt to where the belt is.
    fn ride(&mut self) {
        for at in self.riders.iter().copied() {
            let is_by_itself = matches!(&self.known[at].leg, Some(Leg { course: Course::Travels { .. }, .. }));
            let shown = &mut self.objects[at];
            if shown.is_moving && is_by_itself {
                let height = |ride: &Ride| ride.height_at(shown.position.xz());
                shown.position.y = self.rides.iter().map(height).fold(0.0, f32::max);
            }
        }
    }

    /// Takes another state in: what was known of objects that are still there is kept.
    fn meet(&mut self, session: &Session, state: &HubState) {
        let mut before = std::mem::take(&mut self.known).into_iter().peekable();
        self.objects.clear();
        self.carried = None;
        self.known = state
            .objects
            .iter()
            .map(|object| {
                while before.next_if(|known| known.object < object.object).is_some() {}
                before.next_if(|known| known.object == object.object).unwrap_or_else(|| Known {
                    object: object.object,
                    leg: None,
                    shape: Shape::of(object.kind, session.log.identity(object.object).2),
                })
            })
            .collect();
        // When an object was last heard of may have changed, and with it when it is stale.
        self.lines.clear();
        self.lines.resize_with(self.known.len(), || None);
        self.objects.extend(self.known.iter().map(|known| hidden(known.object, known.shape)));
        let numbers = |is_one: &dyn Fn(usize) -> bool| (0..self.known.len()).filter(|at| is_one(*at)).collect();
        self.trucks = numbers(&|at| matches!(self.known[at].shape, Shape::Truck | Shape::ContainerTruck));
        self.riders = numbers(&|at| self.known[at].shape == Shape::Bag);
        let is_kept = |at: usize| {
            let place = session.place_of(state.objects[at].location).map(|place| session.layout.get(place).kind);
            place == Some(PlaceKind::EmptyPool)
        };
        self.empties =
            numbers(&|at| self.known[at].shape == Shape::Pallet && state.objects[at].flow == Flow::None && is_kept(at));
    }

    /// What a source that fell silent told of last may be elsewhere by now.
    fn mark_stale(&mut self, session: &Session, time: EventTime) {
        let silent: Vec<&Silence> = self.silent.iter().filter(|silence| silence.since < time).collect();
        if silent.is_empty() {
            return;
        }
        for shown in &mut self.objects {
            let told = session.log.last_told(shown.object, time);
            if told.is_some_and(|(source, _)| silent.iter().any(|silence| *silence.source == *source)) {
                shown.certainty = Certainty::Stale;
            }
        }
    }

    fn place_all(&mut self, session: &Session) {
        let Self { state: Some(state), objects, known, lines, carried, is_as_known, trucks, .. } = self else { return };
        let (time, is_as_known) = (state.time, *is_as_known);
        let mut is_carried_anew = carried.is_none();
        for (at, (line, shown)) in lines.iter_mut().zip(objects.iter_mut()).enumerate() {
            match line {
                Some(line) if line.from <= time && time < line.until => {
                    if line.velocity != Vec3::ZERO {
                        shown.position = line.start + line.velocity * (time - line.from).secs() as f32;
                    }
                }
                _ => is_carried_anew |= known[at].place(session, &state.objects[at], shown, line, is_as_known, time),
            }
        }
        if is_carried_anew {
            *carried = Some(carried_in(state, known));
        }
        // Carriers come before what they carry, so one pass is enough.
        for (carrier, before, child) in carried.iter().flatten().copied() {
            let mut carried = objects[child];
            let leg = known[carrier].leg.as_ref();
            carry(&mut carried, &objects[carrier], state.objects[carrier].kind, before, leg, time);
            objects[child] = carried;
        }
        for at in trucks.iter().copied() {
            if let Some(leg) = known[at].leg.as_ref().filter(|_| objects[at].is_moving) {
                articulate(&mut objects[at], leg, time);
            }
        }
    }
}

impl Known {
    /// Places an object anew; says whether what it is in may have changed.
    fn place(
        &mut self,
        session: &Session,
        object: &ObjectState,
        shown: &mut ShownObject,
        line: &mut Option<Line>,
        is_as_known: bool,
        time: EventTime,
    ) -> bool {
        let is_fresh = self.leg.as_ref().is_some_and(|leg| leg.from <= time && time < leg.until);
        if !is_fresh {
            let scenery = session.scenery();
            self.leg = if is_as_known {
                scenery.leg_as_known(object.object, object.kind, time)
            } else {
                scenery.leg(object.object, object.kind, time)
            };
        }
        let glide = self.leg.as_ref().and_then(|leg| leg.glide(time, object.seen));
        *line = glide.map(|glide| {
            *shown = standing(object.object, object.kind, self.shape, &glide.pose);
            let (east, north, up) = glide.velocity;
            let velocity = world_from_hub(Point::new(east, north), up);
            let line = Line { from: glide.from, until: glide.until, start: shown.position, velocity };
            if velocity != Vec3::ZERO {
                shown.position = line.start + velocity * time.secs_since(line.from) as f32;
            }
            line
        });
        if line.is_none() {
            *shown = hidden(object.object, self.shape);
        }
        !is_fresh
    }
}

/// The objects of which two states say something else, sorted.
fn differing(known: &HubState, was: &HubState) -> Vec<ObjectId> {
    let told = |object: &ObjectState| (object.kind, object.location, object.status, object.is_held, object.is_alarmed);
    let mut all: Vec<ObjectId> = Vec::new();
    let mut others = was.objects.iter().peekable();
    for object in &known.objects {
        while let Some(other) = others.next_if(|other| other.object < object.object) {
            all.push(other.object);
        }
        let other = others.next_if(|other| other.object == object.object);
        if other.map(told) != Some(told(object)) {
            all.push(object.object);
        }
    }
    all.extend(others.map(|other| other.object));
    all
}

/// What is in or on another, carriers first; who was loaded first comes first.
fn carried_in(state: &HubState, known: &[Known]) -> Vec<(usize, usize, usize)> {
    let parent = |at: usize| match known[at].leg.as_ref()?.course {
        Course::Inside(parent) => state.objects.binary_search_by_key(&parent, |object| object.object).ok(),
        _ => None,
    };
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(above) = parent(at).filter(|_| depth < crate::hub::MAX_NESTING) {
            (at, depth) = (above, depth + 1);
        }
        depth
    };
    let mut children: Vec<(usize, usize, EventTime, usize)> =
        (0..known.len()).filter_map(|at| Some((depth(at), parent(at)?, state.objects[at].since, at))).collect();
    children.sort_unstable();
    let mut before = (None, 0);
    children
        .into_iter()
        .map(|(_, carrier, _, child)| {
            before = if before.0 == Some(carrier) { (before.0, before.1 + 1) } else { (Some(carrier), 0) };
            (carrier, before.1, child)
        })
        .collect()
}

fn hidden(object: ObjectId, shape: Shape) -> ShownObject {
    ShownObject {
        object,
        shape,
        position: Vec3::ZERO,
        yaw: 0.0,
        bend: 0.0,
        certainty: Certainty::Known,
        is_moving: false,
        is_visible: false,
    }
}

/// How high the floor of a painted place is, in metres.
const FLOOR_M: f32 = 0.22;

/// Height of the roller decks of the hall, and of a dolly's deck, in metres; assumption, the usual 508 mm of decks.
const DECK_M: f32 = 0.5;

fn standing(object: ObjectId, kind: ObjectKind, shape: Shape, pose: &Pose) -> ShownObject {
    let on_deck = if kind == ObjectKind::Uld { DECK_M } else { 0.0 };
    let up = on_deck + pose.level as f32 * shape.size().y;
    ShownObject {
        object,
        shape: if pose.is_moving { shape } else { shape.at_rest() },
        position: world_from_hub(pose.point, f64::from(up) + pose.up),
        yaw: yaw_from_heading(pose.heading),
        bend: 0.0,
        certainty: pose.certainty,
        is_moving: pose.is_moving,
        // Sensors are drawn as what they measure, not as boxes.
        is_visible: kind != ObjectKind::Sensor,
    }
}

/// Places what another carries: a dolly behind its tug, a ULD on its dolly; what is inside is not seen.
fn carry(
    child: &mut ShownObject,
    carrier: &ShownObject,
    kind: ObjectKind,
    ordinal: usize,
    leg: Option<&Leg>,
    time: EventTime,
) {
    child.certainty = carrier.certainty;
    child.is_moving = carrier.is_moving;
    child.yaw = carrier.yaw;
    child.is_visible = carrier.is_visible;
    match kind {
        ObjectKind::Tug => {
            let behind = 4.4 + 4.0 * ordinal as f32;
            (child.position, child.yaw) = towed(carrier, behind, leg, time);
        }
        ObjectKind::Dolly => child.position = carrier.position + Vec3::Y * DECK_M,
        ObjectKind::Uld | ObjectKind::Pallet => child.position = carrier.position + Vec3::Y * carrier.shape.size().y,
        _ => {
            child.position = carrier.position + Vec3::Y;
            child.is_visible = false;
        }
    }
}

/// The point and turn so many metres behind a tug on its route: a train bends where the road does.
fn towed(tug: &ShownObject, behind: f32, leg: Option<&Leg>, time: EventTime) -> (Vec3, f32) {
    let straight = || {
        let back = Quat::from_rotation_y(tug.yaw) * Vec3::Z;
        (tug.position + back * behind, tug.yaw)
    };
    let Some((route, metres)) = leg.and_then(|leg| along(leg, time)) else { return straight() };
    on_course(route, metres - f64::from(behind)).unwrap_or_else(straight)
}

/// The route of a leg, and how many metres of it are done.
fn along(leg: &Leg, time: EventTime) -> Option<(&Route, f64)> {
    let Course::Travels { route, departs, arrives, .. } = &leg.course else { return None };
    let all = arrives.secs_since(*departs);
    let part = if all > 0.0 { (time.secs_since(*departs) / all).clamp(0.0, 1.0) } else { 1.0 };
    Some((route, part * route.length()))
}

/// The point and turn so far along a route, which goes straight on before its start and after its end.
fn on_course(route: &Route, metres: f64) -> Option<(Vec3, f32)> {
    let on = metres.clamp(0.0, route.length());
    let (point, heading) = route.at(on)?;
    let yaw = yaw_from_heading(heading);
    let ahead = Quat::from_rotation_y(yaw) * Vec3::NEG_Z;
    Some((world_from_hub(point, 0.0) + ahead * (metres - on) as f32, yaw))
}

/// How far behind the middle of a truck the middle axle of its trailer is, and how far ahead its steered axle, in metres; see
/// the mesh.
const TRAILER_AXLE_M: f64 = 5.5;
const STEERED_AXLE_M: f64 = 7.4;

/// Bends a truck where its road does: the joint, the trailer's axles and the steered axle are on the road.
fn articulate(truck: &mut ShownObject, leg: &Leg, time: EventTime) {
    let Some((route, metres)) = along(leg, time) else { return };
    let joint_ahead = f64::from(JOINT_AHEAD_M);
    let at = |ahead: f64| on_course(route, metres + ahead).map(|(point, _)| point);
    let (Some(behind), Some(joint), Some(front)) = (at(-TRAILER_AXLE_M), at(joint_ahead), at(STEERED_AXLE_M)) else {
        return;
    };
    let yaw = |way: Vec3| (way.length_squared() > 0.01).then(|| f32::atan2(-way.x, -way.z));
    let (Some(trailer), Some(tractor)) = (yaw(joint - behind), yaw(front - joint)) else { return };
    let turn = (tractor - trailer + PI).rem_euclid(TAU) - PI;
    (truck.yaw, truck.bend) = (trailer, turn.clamp(-MOST_BEND, MOST_BEND));
    let height = truck.position.y;
    truck.position = (joint + Quat::from_rotation_y(trailer) * Vec3::Z * JOINT_AHEAD_M).with_y(height);
}

/// A tractor stands no more than square to its trailer.
const MOST_BEND: f32 = FRAC_PI_2;

#[cfg(test)]
mod tests {
    use super::*;

    /// On its way to a dock a truck bends at its joint: joint and axles are on the road, and it never folds up.
    #[test]
    fn a_truck_keeps_to_the_road_with_all_of_its_axles() {
        let include = |_: &str| Ok(include_str!("../../scenes/lgg-airport.ron").to_owned());
        let scene = include_str!("../../scenes/liege.ron");
        let layout: Layout = crate::hub::layout::scene::parse("liege.ron", scene, &include).expect("the scene");
        let place = |id: &str| layout.place(id).expect("a place");
        let route = layout.route(ObjectKind::Truck, place("road-e42"), place("dock-20"));
        let (departs, secs) = (EventTime::from_secs(0), 200.0);
        let leg = Leg {
            course: Course::Travels {
                route: Arc::clone(&route),
                departs,
                arrives: departs + crate::hub::TimeSpan::from_secs_f64(secs),
                certainty: Certainty::Known,
            },
            from: departs,
            until: EventTime::MAX,
        };
        let (mut most, mut last): (f32, Option<f32>) = (0.0, None);
        for step in 0..=2_000 {
            let part = f64::from(step) / 2_000.0;
            let mut truck = ShownObject { is_moving: true, is_visible: true, ..hidden(ObjectId(1), Shape::Truck) };
            articulate(&mut truck, &leg, departs + crate::hub::TimeSpan::from_secs_f64(part * secs));
            let metres = part * route.length();
            let on_road = |ahead: f64| on_course(&route, metres + ahead).expect("a point").0;
            let of_trailer = |ahead: f32| truck.position + Quat::from_rotation_y(truck.yaw) * Vec3::NEG_Z * ahead;
            let joint = of_trailer(JOINT_AHEAD_M);
            assert!(joint.distance(on_road(f64::from(JOINT_AHEAD_M))) < 0.05, "{step}: the joint is at {joint}");
            let behind = on_road(-TRAILER_AXLE_M);
            let way = (joint - behind).normalize();
            assert!(
                way.dot(Quat::from_rotation_y(truck.yaw) * Vec3::NEG_Z) > 0.999,
                "{step}: the trailer looks elsewhere"
            );
            let front = on_road(STEERED_AXLE_M) - joint;
            let ahead = Quat::from_rotation_y(truck.yaw + truck.bend) * Vec3::NEG_Z;
            let is_folded = truck.bend.abs() >= MOST_BEND - 1e-4;
            assert!(is_folded || front.normalize().dot(ahead) > 0.999, "{step}: the tractor looks elsewhere");
            if let Some(last) = last {
                let turn = (truck.yaw - last + PI).rem_euclid(TAU) - PI;
                assert!(turn.abs() < 0.12, "{step}: the trailer turns by {turn} at once");
            }
            last = Some(truck.yaw);
            most = most.max(truck.bend.abs());
        }
        assert!(most > 0.2, "it never bends: {most}");
    }
}
