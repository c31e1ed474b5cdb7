//! The belts that run: the trays of a sorter go round while something is on it, the cleats of an induction go up.

use bevy::{camera::visibility::NoFrustumCulling, mesh::MeshTag, prelude::*};

use super::{
    Playhead, Session, Shown, TwinSystems,
    conveyors::{Conveyors, Feed, Incline, Ride},
    crowd,
    material::{Instance, Instances},
    meshes::{Detail, Shape},
    tiers::{self, Quality},
    yaw_of,
};
use crate::hub::{ObjectKind, motion::usual_speed};

pub fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn.run_if(resource_exists::<Session>)).add_systems(
        Update,
        turn.in_set(TwinSystems::Present)
            .before(crowd::present)
            .run_if(resource_exists::<Belts>.and_then(resource_exists::<Playhead>))
            .run_if(resource_exists_and_changed::<Shown>),
    );
    app.add_systems(Update, lay.in_set(TwinSystems::Present).run_if(tiers::is_other));
}

/// Metres from carrier to carrier, each with two trays.
const PITCH_M: f32 = 3.2;

/// How far beside a belt something may be that is on it, in metres.
const NEAR_M: f32 = 2.0;

/// Metres from cleat to cleat of an induction, and how wide, high and thick one is.
const CLEAT_PITCH_M: f32 = 1.5;
const CLEAT_M: Vec3 = Vec3::new(1.2, 0.09, 0.8);

/// How high a seam of a level belt is above it.
const SEAM_M: f32 = 0.03;

/// A tray of a sorter.
#[derive(Component)]
struct Tray;

/// A seam of a level belt.
#[derive(Component)]
struct Seam;

/// The mesh of a tray: where each triangle counts, it is a slab.
fn tray(quality: Quality) -> Mesh {
    Shape::Tray.mesh(if quality == Quality::Low { Detail::Far } else { Detail::Near })
}

/// Seams are worth their triangles where each does not count.
fn seams(quality: Quality) -> Visibility {
    if quality == Quality::Low { Visibility::Hidden } else { Visibility::Inherited }
}

/// Another tier has other trays, and seams or none.
fn lay(
    quality: Res<Quality>,
    mut trays: Query<&mut Mesh3d, With<Tray>>,
    mut shown: Query<&mut Visibility, With<Seam>>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    let mesh = meshes.add(tray(*quality));
    trays.iter_mut().for_each(|mut tray| tray.0 = mesh.clone());
    shown.iter_mut().for_each(|mut seam| *seam = seams(*quality));
}

/// The belts of the layout.
#[derive(Resource)]
struct Belts {
    sorters: Vec<(Ride, Vec<u32>)>,
    inclines: Vec<(Incline, Vec<u32>)>,
    feeds: Vec<(Feed, Vec<u32>)>,
}

/// Puts the trays on the belts of the layout.
fn spawn(
    mut commands: Commands,
    session: Res<Session>,
    mut instances: ResMut<Instances>,
    mut meshes: ResMut<Assets<Mesh>>,
    quality: Res<Quality>,
) {
    let mesh = meshes.add(tray(*quality));
    let cleat = meshes.add(Shape::Leaf.mesh(Detail::Far));
    let material = instances.crowd.clone();
    let mut put = |mesh: &Handle<Mesh>, count: usize, mark: fn(&mut EntityCommands<'_>, Quality)| -> Vec<u32> {
        let one = |_| {
            let tag = instances.add(Instance { scale: Vec3::ZERO, ..Instance::PLAIN });
            let drawn = (Mesh3d(mesh.clone()), MeshMaterial3d(material.clone()), MeshTag(tag), NoFrustumCulling);
            mark(&mut commands.spawn(drawn), *quality);
            tag
        };
        (0..count).map(one).collect()
    };
    let Conveyors { sorters, inclines, feeds, .. } = Conveyors::of(&session.layout);
    let sorters = sorters.into_iter().map(|ride| {
        let trays = put(&mesh, (ride.length() / PITCH_M) as usize, |tray, _| {
            tray.insert(Tray);
        });
        (ride, trays)
    });
    let sorters = sorters.collect();
    let inclines = inclines.into_iter().map(|incline| {
        let cleats = put(&cleat, (incline.length / CLEAT_PITCH_M) as usize, |_, _| ());
        (incline, cleats)
    });
    let inclines = inclines.collect();
    let feeds = feeds.into_iter().map(|feed| {
        let count = (feed.length() / CLEAT_PITCH_M) as usize;
        let seams = put(&cleat, count, |seam, quality| {
            seam.insert((Seam, seams(quality)));
        });
        (feed, seams)
    });
    let feeds = feeds.collect();
    commands.insert_resource(Belts { sorters, inclines, feeds });
}

/// Where the trays and cleats are at the playhead: they move while something does on their belt.
fn turn(belts: Res<Belts>, shown: Res<Shown>, playhead: Res<Playhead>, mut instances: ResMut<Instances>) {
    let ways: Vec<Vec2> = (shown.objects.iter())
        .filter(|object| object.is_moving && object.is_visible && object.shape == Shape::Bag)
        .map(|object| object.position.xz())
        .collect();
    let metres = playhead.0.time.nanos() as f64 / 1e9 * usual_speed(ObjectKind::Bag);
    let offset = |is_running: bool, round: f32| {
        if is_running { metres.rem_euclid(f64::from(round.max(0.01))) as f32 } else { 0.0 }
    };
    for (ride, trays) in &belts.sorters {
        let offset = offset(ways.iter().any(|at| ride.is_near(*at, NEAR_M)), ride.length());
        let pitch = ride.length() / trays.len().max(1) as f32;
        for (at, tag) in trays.iter().enumerate() {
            let Some((point, way)) = ride.at(offset + at as f32 * pitch) else { continue };
            let position = Vec3::new(point.x, ride.height + 0.02, point.y);
            instances.set(*tag, Instance { position, yaw: yaw_of(way), ..Instance::PLAIN });
        }
    }
    for (incline, cleats) in &belts.inclines {
        let pitch = incline.length / cleats.len().max(1) as f32;
        let offset = offset(ways.iter().any(|at| incline.holds(*at)), pitch);
        for (at, tag) in cleats.iter().enumerate() {
            // A leaf hangs from its upper edge.
            let position = incline.at(offset + at as f32 * pitch) + Vec3::Y * CLEAT_M.y;
            instances.set(*tag, Instance { position, yaw: yaw_of(incline.way), scale: CLEAT_M, ..Instance::PLAIN });
        }
    }
    for (feed, cleats) in &belts.feeds {
        let pitch = feed.length() / cleats.len().max(1) as f32;
        let offset = offset(ways.iter().any(|at| feed.holds(*at)), pitch);
        for (at, tag) in cleats.iter().enumerate() {
            let Some((point, way)) = feed.at(offset + at as f32 * pitch) else { continue };
            let position = Vec3::new(point.x, feed.height + SEAM_M, point.y);
            let scale = Vec3::new(CLEAT_M.x * 0.8, SEAM_M, CLEAT_M.z);
            instances.set(*tag, Instance { position, yaw: yaw_of(way), scale, ..Instance::PLAIN });
        }
    }
}
