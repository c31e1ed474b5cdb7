//! The doors of the hall: the leaf of a dock goes up when a truck stands there, that of an airside door when something comes.

use bevy::{camera::visibility::NoFrustumCulling, mesh::MeshTag, prelude::*};

use super::{
    Eye, Session, Shown, TwinSystems, crowd,
    material::{Instance, Instances},
    meshes::{Detail, Shape},
    scenery::flat,
    yaw_from_heading,
};
use crate::hub::{
    Location, ObjectKind,
    layout::{Place, PlaceId, PlaceKind},
};

pub fn plugin(app: &mut App) {
    let has_changed = resource_exists_and_changed::<Shown>.or_else(resource_exists_and_changed::<Eye>);
    app.add_systems(Startup, spawn.run_if(resource_exists::<Session>)).add_systems(
        Update,
        open.in_set(TwinSystems::Present)
            .before(crowd::present)
            .run_if(resource_exists::<Doors>.and_then(resource_exists::<Session>))
            .run_if(has_changed),
    );
}

/// How long the door of a dock takes to open, and to close when the truck has left, in seconds; assumption.
const OPENS_SECS: f64 = 8.0;

/// From so far away a door to the apron begins to open, and so near it is open, in metres.
const SENSES_M: (f32, f32) = (18.0, 10.0);

/// Where the leaf of a dock hangs: metres ahead of the middle of the place, the edges of the opening above the ground, its
/// width.
pub const DOCK: Opening = Opening { ahead: -8.7, sill: 1.15, lintel: 3.9, width: 2.5 };

/// The same of a door to the apron.
pub const AIRSIDE: Opening = Opening { ahead: 5.0, sill: 0.0, lintel: 4.4, width: 6.0 };

/// The same of the door where containers are emptied.
pub const RAIL: Opening = Opening { ahead: -9.0, sill: 0.0, lintel: 4.4, width: 6.0 };

/// An opening in a wall.
pub struct Opening {
    /// Metres ahead of the middle of its place.
    pub ahead: f64,
    /// Metres from the ground to its lower edge.
    pub sill: f32,
    /// Metres from the ground to its upper edge.
    pub lintel: f32,
    /// Its width in metres.
    pub width: f64,
}

/// A leaf is a little thicker than the wall, in metres, so that it is seen from both sides.
const THICK_M: f32 = 0.8;

/// The doors of the layout.
#[derive(Resource)]
struct Doors(Vec<Leaf>);

struct Leaf {
    place: PlaceId,
    tag: u32,
    at: Vec2,
    /// How far it was open when it was drawn last; none at first.
    open: Option<f32>,
}

/// The opening that the wall has for a place; none where the place is no door.
pub fn opening(place: &Place) -> Option<Opening> {
    match place.kind {
        PlaceKind::Dock => Some(DOCK),
        PlaceKind::AirsideDoor => Some(AIRSIDE),
        PlaceKind::RailDoor => Some(RAIL),
        _ => None,
    }
}

/// Hangs the leaves.
fn spawn(
    mut commands: Commands,
    session: Res<Session>,
    mut instances: ResMut<Instances>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    let mesh = meshes.add(Shape::Leaf.mesh(Detail::Near));
    let mut leaves = Vec::new();
    for (id, place) in session.layout.places() {
        let Some(opening) = opening(place) else { continue };
        let tag = instances.add(Instance { scale: Vec3::ZERO, ..Instance::PLAIN });
        let material = MeshMaterial3d(instances.crowd.clone());
        commands.spawn((Mesh3d(mesh.clone()), material, MeshTag(tag), NoFrustumCulling));
        let at = flat(place.at.offset(place.heading, opening.ahead, 0.0));
        leaves.push(Leaf { place: id, tag, at, open: None });
    }
    commands.insert_resource(Doors(leaves));
}

/// The place at which something stands, or which it has left.
fn dock_of(session: &Session, location: Location) -> Option<PlaceId> {
    match location {
        Location::Moving { from: Some(from), .. } => session.place_of(Location::At(from)),
        there => session.place_of(there),
    }
}

/// How far the door of a dock is open so many seconds after a truck came to it, or left it.
fn part_open(location: Location, secs: f64) -> f32 {
    let part = (secs / OPENS_SECS).clamp(0.0, 1.0) as f32;
    if matches!(location, Location::At(_)) { part } else { 1.0 - part }
}

/// Opens and closes them, as it is at the playhead.
fn open(
    mut doors: ResMut<Doors>,
    session: Res<Session>,
    shown: Res<Shown>,
    eye: Option<Res<Eye>>,
    mut instances: ResMut<Instances>,
) {
    let Some(state) = &shown.state else { return };
    let docked: Vec<(PlaceId, f32)> = (state.objects.iter())
        .filter(|object| matches!(object.kind, ObjectKind::Truck | ObjectKind::Trailer | ObjectKind::Container))
        .filter_map(|object| {
            let secs = state.time.secs_since(object.since);
            Some((dock_of(&session, object.location)?, part_open(object.location, secs)))
        })
        .collect();
    let mut comers: Vec<Vec2> = (shown.objects.iter())
        .filter(|object| object.is_visible && (object.is_moving || object.shape == Shape::Person))
        .map(|object| object.position.xz())
        .collect();
    comers.extend(eye.filter(|eye| eye.is_walking).map(|eye| eye.now.target.xz()));
    for leaf in &mut doors.bypass_change_detection().0 {
        let place = session.layout.get(leaf.place);
        let Some(opening) = opening(place) else { continue };
        let is_of_leaf = |docked: &&(PlaceId, f32)| docked.0 == leaf.place;
        let by_truck = docked.iter().filter(is_of_leaf).map(|(_, part)| *part).fold(0.0, f32::max);
        let by_comer = || {
            let nearest = comers.iter().map(|at| at.distance(leaf.at)).fold(f32::INFINITY, f32::min);
            ((SENSES_M.0 - nearest) / (SENSES_M.0 - SENSES_M.1)).clamp(0.0, 1.0)
        };
        // A dock opens for its truck alone, the other doors also for who comes by.
        let part = if place.kind == PlaceKind::Dock { by_truck } else { by_truck.max(by_comer()) };
        if leaf.open == Some(part) {
            continue;
        }
        leaf.open = Some(part);
        // A rest of it is always seen.
        let closed = (opening.lintel - opening.sill) * (1.0 - part * 0.94);
        let instance = Instance {
            position: Vec3::new(leaf.at.x, opening.lintel, leaf.at.y),
            yaw: yaw_from_heading(place.heading),
            scale: Vec3::new(opening.width as f32, closed, THICK_M / 0.1),
            ..Instance::PLAIN
        };
        instances.set(leaf.tag, instance);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::PlaceRef;

    #[test]
    fn the_door_of_a_dock_opens_for_a_truck_and_closes_behind_it() {
        let dock = PlaceRef(3);
        let (there, gone) = (Location::At(dock), Location::Moving { from: Some(dock), to: dock });
        let parts = |location: Location| [0.0, OPENS_SECS / 2.0, 60.0].map(|secs| part_open(location, secs));
        assert_eq!((parts(there), parts(gone)), ([0.0, 0.5, 1.0], [1.0, 0.5, 0.0]));
    }
}
