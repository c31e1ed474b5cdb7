//! What is shown now: the state at the playhead, with a pose for every object.

use std::sync::Arc;

use bevy::{platform::collections::HashMap, prelude::*};
use jiff::tz::TimeZone;

use super::{Playhead, TwinSystems, meshes::Shape, world_from_hub, yaw_from_heading};
use crate::hub::{
    EventLog, EventTime, HubState, Issues, Layout, Location, ObjectId, ObjectKind, Occupancy,
    layout::PlaceId,
    motion::{Certainty, Course, Leg, Pose, Scenery},
};

pub fn plugin(app: &mut App) {
    app.init_resource::<Shown>().add_systems(
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
}

impl Session {
    /// Opens a log on a layout.
    pub fn new(log: EventLog, layout: impl Into<Arc<Layout>>, zone: TimeZone, name: String) -> Self {
        let layout = layout.into();
        let places = layout.resolve(log.places());
        let occupancy = Occupancy::of(&log);
        let mut issues = log.issues().clone();
        issues.append(Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy }.audit());
        Self { log, layout, places, occupancy, zone, name, issues }
    }

    /// What motion depends on.
    pub fn scenery(&self) -> Scenery<'_> {
        Scenery { log: &self.log, layout: &self.layout, places: &self.places, occupancy: &self.occupancy }
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
    legs: HashMap<ObjectId, Known>,
    basis: Option<(u64, usize)>,
    shown_at: Option<EventTime>,
}

struct Known {
    leg: Leg,
    shape: Shape,
}

impl Shown {
    /// How an object is shown.
    pub fn get(&self, object: ObjectId) -> Option<&ShownObject> {
        self.objects.binary_search_by_key(&object, |shown| shown.object).ok().map(|at| &self.objects[at])
    }
}

fn project(session: Res<Session>, playhead: Res<Playhead>, mut shown: ResMut<Shown>) {
    let time = playhead.0.time;
    let basis = Some((session.log.version(), session.log.count_until(time)));
    // Another log: what was known of the one before is worth nothing.
    if session.is_changed() {
        *shown = Shown::default();
    }
    if shown.shown_at == Some(time) && shown.basis == basis {
        return;
    }
    let start = std::time::Instant::now();
    let shown = &mut *shown;
    if shown.basis != basis || shown.state.is_none() {
        if shown.basis.map(|basis| basis.0) != basis.map(|basis| basis.0) {
            shown.legs.clear();
        }
        shown.state = Some(session.log.state_at(time));
        shown.basis = basis;
    }
    if let Some(state) = &mut shown.state {
        state.time = time;
    }
    shown.shown_at = Some(time);
    let Shown { state: Some(state), objects, legs, .. } = shown else { return };
    place_all(&session, state, legs, objects);
    shown.millis = start.elapsed().as_secs_f32() * 1_000.0;
}

fn place_all(session: &Session, state: &HubState, legs: &mut HashMap<ObjectId, Known>, objects: &mut Vec<ShownObject>) {
    let time = state.time;
    let scenery = session.scenery();
    objects.clear();
    if legs.len() > 2 * state.objects.len() + 1_000 {
        legs.clear();
    }
    let mut children: Vec<(ObjectId, EventTime, usize)> = Vec::new();
    for (at, object) in state.objects.iter().enumerate() {
        let is_fresh = legs.get(&object.object).is_some_and(|known| known.leg.from <= time && time < known.leg.until);
        if !is_fresh {
            let Some(leg) = scenery.leg(object.object, object.kind, time) else {
                objects.push(hidden(object.object));
                continue;
            };
            let shape = Shape::of(object.kind, session.log.identity(object.object).2);
            legs.insert(object.object, Known { leg, shape });
        }
        let Some(Known { leg, shape }) = legs.get(&object.object) else {
            objects.push(hidden(object.object));
            continue;
        };
        if let Course::Inside(parent) = leg.course {
            children.push((parent, object.since, at));
        }
        let pose = leg.pose(time, object.seen);
        objects.push(pose.map_or_else(
            || ShownObject { shape: *shape, ..hidden(object.object) },
            |pose| standing(object.object, object.kind, *shape, &pose),
        ));
    }
    // Who was loaded first stands first; parents are placed before what they carry, a level at a time.
    children.sort_unstable();
    for _ in 0..crate::hub::MAX_NESTING {
        let mut is_settled = true;
        let mut ordinal = (None, 0);
        for (parent, _, at) in &children {
            ordinal = if ordinal.0 == Some(*parent) { (ordinal.0, ordinal.1 + 1) } else { (Some(*parent), 0) };
            let Ok(carrier) = objects.binary_search_by_key(parent, |shown| shown.object) else { continue };
            let mut child = objects[*at];
            carry(&mut child, &objects[carrier], state.objects[carrier].kind, ordinal.1, legs.get(parent), time);
            let before = objects[*at];
            is_settled &= before.position == child.position && before.is_visible == child.is_visible;
            objects[*at] = child;
        }
        if is_settled {
            break;
        }
    }
}

fn hidden(object: ObjectId) -> ShownObject {
    ShownObject {
        object,
        shape: Shape::Box,
        position: Vec3::ZERO,
        yaw: 0.0,
        certainty: Certainty::Known,
        is_moving: false,
        is_visible: false,
    }
}

/// Height of the roller decks of the hall, and of a dolly's deck, in metres; assumption, the usual 508 mm of decks.
const DECK_M: f32 = 0.5;

fn standing(object: ObjectId, kind: ObjectKind, shape: Shape, pose: &Pose) -> ShownObject {
    let on_deck = if kind == ObjectKind::Uld { DECK_M } else { 0.0 };
    let up = on_deck + pose.level as f32 * shape.size().y;
    ShownObject {
        object,
        shape,
        position: world_from_hub(pose.point, f64::from(up)),
        yaw: yaw_from_heading(pose.heading),
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
    leg: Option<&Known>,
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
fn towed(tug: &ShownObject, behind: f32, leg: Option<&Known>, time: EventTime) -> (Vec3, f32) {
    let straight = || {
        let back = Quat::from_rotation_y(tug.yaw) * Vec3::Z;
        (tug.position + back * behind, tug.yaw)
    };
    let Some(Known { leg: Leg { course: Course::Travels { route, departs, arrives, .. }, .. }, .. }) = leg else {
        return straight();
    };
    let all = arrives.secs_since(*departs);
    let part = if all > 0.0 { (time.secs_since(*departs) / all).clamp(0.0, 1.0) } else { 1.0 };
    let metres = part * route.length() - f64::from(behind);
    match route.at(metres.max(0.0)) {
        Some((point, heading)) if metres >= 0.0 => (world_from_hub(point, 0.0), yaw_from_heading(heading)),
        Some((point, heading)) => {
            let yaw = yaw_from_heading(heading);
            let back = Quat::from_rotation_y(yaw) * Vec3::Z;
            (world_from_hub(point, 0.0) + back * (-metres as f32), yaw)
        }
        None => straight(),
    }
}
