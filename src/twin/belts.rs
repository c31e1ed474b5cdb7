//! The belts of the sorters: a ring of trays, which goes round while something is on it.

use bevy::{camera::visibility::NoFrustumCulling, mesh::MeshTag, prelude::*};

use super::{
    Playhead, Session, Shown, TwinSystems, crowd,
    material::{Instance, Instances},
    meshes::{Detail, Shape},
    plane::nearest,
    scenery::outline,
    tiers::Quality,
};
use crate::hub::{
    ObjectKind,
    layout::{Layout, ShapeKind},
    motion::usual_speed,
};

pub fn plugin(app: &mut App) {
    app.add_systems(Startup, spawn.run_if(resource_exists::<Session>)).add_systems(
        Update,
        turn.in_set(TwinSystems::Present)
            .before(crowd::present)
            .run_if(resource_exists::<Belts>.and_then(resource_exists::<Playhead>))
            .run_if(resource_exists_and_changed::<Shown>),
    );
}

/// Metres from carrier to carrier, each with two trays.
const PITCH_M: f32 = 3.2;

/// How far beside a belt something may be that is on it, in metres.
const NEAR_M: f32 = 2.0;

/// How wide the turns of a belt are, in metres.
const TURN_M: f32 = 5.0;

/// The belts of the layout.
#[derive(Resource)]
struct Belts(Vec<Belt>);

struct Belt {
    ride: Ride,
    trays: Vec<u32>,
}

/// What rides on a belt is as high as it is.
pub struct Ride {
    ring: Ring,
    /// The height of the belt in metres.
    height: f32,
    /// The corners of what surrounds it, climb included.
    low: Vec2,
    high: Vec2,
}

impl Ride {
    /// The belts of a layout.
    pub fn all(layout: &Layout) -> Vec<Self> {
        let sorters = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Sorter);
        let ride = |shape: &crate::hub::layout::Shape| {
            let ring = Ring::of(&course(&outline(shape)));
            let points = || ring.points.iter().map(|(point, _)| *point);
            let (low, high) = (
                points().fold(Vec2::INFINITY, Vec2::min) - CLIMB_M,
                points().fold(Vec2::NEG_INFINITY, Vec2::max) + CLIMB_M,
            );
            Self { height: shape.extent as f32, low, high, ring }
        };
        sorters.map(ride).collect()
    }

    /// Whether something is anywhere near, which is quicker to tell than how near.
    fn surrounds(&self, point: Vec2) -> bool {
        point.cmpge(self.low).all() && point.cmple(self.high).all()
    }

    /// How high something is that comes to the belt, rides on it or leaves it, in metres above the ground.
    pub fn height_at(&self, point: Vec2) -> f32 {
        if !self.surrounds(point) {
            return 0.0;
        }
        let part = ((CLIMB_M - self.ring.distance(point)) / (CLIMB_M - ON_M)).clamp(0.0, 1.0);
        (self.height + TRAY_M) * part
    }
}

/// So far from the middle of a belt something begins to climb to it, and so far it is on it, in metres.
const CLIMB_M: f32 = 3.6;
const ON_M: f32 = 0.7;

/// How high a tray is above the belt, in metres.
const TRAY_M: f32 = 0.12;

/// A closed line, with how far each of its points is from the first.
struct Ring {
    points: Vec<(Vec2, f32)>,
    length: f32,
}

impl Ring {
    fn of(lane: &[Vec2]) -> Self {
        let mut points = Vec::with_capacity(lane.len() + 1);
        let mut length = 0.0;
        for (at, point) in lane.iter().chain(lane.first()).enumerate() {
            length += if at == 0 { 0.0 } else { lane[at - 1].distance(*point) };
            points.push((*point, length));
        }
        Self { points, length }
    }

    /// The point so far along, and the way there.
    fn at(&self, metres: f32) -> Option<(Vec2, Vec2)> {
        let metres = metres.rem_euclid(self.length.max(0.01));
        let after = self.points.partition_point(|(_, length)| *length <= metres).max(1);
        let ((a, from), (b, until)) = (self.points.get(after - 1)?, self.points.get(after)?);
        let part = (metres - from) / (until - from).max(1e-6);
        Some((a.lerp(*b, part), (*b - *a).normalize_or(Vec2::X)))
    }

    fn distance(&self, point: Vec2) -> f32 {
        let to_segment = |pair: &[(Vec2, f32)]| nearest(point, (pair[0].0, pair[1].0)).distance(point);
        self.points.windows(2).map(to_segment).fold(f32::INFINITY, f32::min)
    }
}

/// The line of a belt over the outline of its sorter: the corners are turns.
pub fn course(lane: &[Vec2]) -> Vec<Vec2> {
    const STEPS: usize = 6;
    let count = lane.len();
    let mut line = Vec::with_capacity(count * (STEPS + 1));
    for at in 0..count {
        let (before, corner, after) = (lane[(at + count - 1) % count], lane[at], lane[(at + 1) % count]);
        let room = (before.distance(corner) / 2.0).min(after.distance(corner) / 2.0).min(TURN_M);
        let (from, until) = (
            corner + (before - corner).normalize_or_zero() * room,
            corner + (after - corner).normalize_or_zero() * room,
        );
        line.extend((0..=STEPS).map(|step| {
            let k = step as f32 / STEPS as f32;
            from.lerp(corner, k).lerp(corner.lerp(until, k), k)
        }));
    }
    line
}

/// Puts the trays on the belts of the layout.
fn spawn(
    mut commands: Commands,
    session: Res<Session>,
    mut instances: ResMut<Instances>,
    mut meshes: ResMut<Assets<Mesh>>,
    quality: Res<Quality>,
) {
    // Where each triangle counts, a tray is a slab.
    let detail = if *quality == Quality::Low { Detail::Far } else { Detail::Near };
    let mesh = meshes.add(Shape::Tray.mesh(detail));
    let belts = Ride::all(&session.layout).into_iter().map(|ride| {
        let count = (ride.ring.length / PITCH_M) as usize;
        let trays = (0..count).map(|_| {
            let tag = instances.add(Instance { scale: Vec3::ZERO, ..Instance::PLAIN });
            let material = MeshMaterial3d(instances.crowd.clone());
            commands.spawn((Mesh3d(mesh.clone()), material, MeshTag(tag), NoFrustumCulling));
            tag
        });
        let trays = trays.collect();
        Belt { ride, trays }
    });
    let belts = Belts(belts.collect());
    commands.insert_resource(belts);
}

/// Where the trays are at the playhead: they go round while something is on the belt.
fn turn(belts: Res<Belts>, shown: Res<Shown>, playhead: Res<Playhead>, mut instances: ResMut<Instances>) {
    let ways: Vec<Vec2> = (shown.objects.iter())
        .filter(|object| object.is_moving && object.is_visible && object.shape == Shape::Bag)
        .map(|object| object.position.xz())
        .collect();
    for Belt { ride, trays } in &belts.0 {
        let Ride { ring, height, .. } = ride;
        let is_running = ways.iter().any(|at| ride.surrounds(*at) && ring.distance(*at) < NEAR_M);
        let metres = playhead.0.time.nanos() as f64 / 1e9 * usual_speed(ObjectKind::Bag);
        let offset = if is_running { metres.rem_euclid(f64::from(ring.length)) as f32 } else { 0.0 };
        let pitch = ring.length / trays.len().max(1) as f32;
        for (at, tag) in trays.iter().enumerate() {
            let Some((point, way)) = ring.at(offset + at as f32 * pitch) else { continue };
            let position = Vec3::new(point.x, height + 0.02, point.y);
            instances.set(*tag, Instance { position, yaw: f32::atan2(-way.x, -way.y), ..Instance::PLAIN });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorter() -> Ring {
        Ring::of(&course(&[Vec2::ZERO, Vec2::new(86.0, 0.0), Vec2::new(86.0, 14.0), Vec2::new(0.0, 14.0)]))
    }

    proptest! {
        #[test]
        fn a_tray_goes_as_far_as_the_belt_and_stays_on_it(from in 0.0_f32..1_000.0, step in 0.01_f32..0.5) {
            let ring = sorter();
            let (a, b) = (ring.at(from).expect("a point").0, ring.at(from + step).expect("a point").0);
            // A chord is at most as long as its arc, and in turns this wide not much shorter.
            prop_assert!(a.distance(b) <= step + 1e-3 && a.distance(b) > step * 0.9, "{} for {step}", a.distance(b));
            prop_assert!(ring.distance(a) < 1e-3);
        }
    }

    #[test]
    fn corners_are_turns_within_the_outline() {
        let line = course(&[Vec2::ZERO, Vec2::new(86.0, 0.0), Vec2::new(86.0, 14.0), Vec2::new(0.0, 14.0)]);
        assert!(line.iter().all(|p| (0.0..=86.0).contains(&p.x) && (0.0..=14.0).contains(&p.y)));
        assert!(line.iter().all(|p| p.distance(Vec2::ZERO) > 1.5), "a corner is left");
        let length = sorter().length;
        assert!(length < 200.0 && length > 200.0 - 8.0 * TURN_M, "{length}");
    }

    /// From the induction of a sorter bags ride to its chutes; to those of the other one they go through the hall.
    #[test]
    fn bags_ride_where_their_belt_leads() {
        let include = |_: &str| Ok(include_str!("../../scenes/lgg-airport.ron").to_owned());
        let scene = include_str!("../../scenes/liege.ron");
        let layout: Layout = crate::hub::layout::scene::parse("liege.ron", scene, &include).expect("the scene");
        let rides = Ride::all(&layout);
        let place = |id: &str| layout.place(id).expect("a place");
        for (from, to, is_ride) in [
            ("induction-1", "chute-1-3", true),
            ("induction-2", "chute-2-12", true),
            ("induction-1", "chute-2-3", false),
        ] {
            let route = layout.route(ObjectKind::Bag, place(from), place(to));
            assert!(!route.is_beeline, "{from} to {to}");
            let on_belt = |metres: f64| {
                let (point, _) = route.at(metres).expect("a point");
                rides.iter().any(|ride| ride.height_at(Vec2::new(point.east as f32, -point.north as f32)) > 2.0)
            };
            let steps = 100;
            let high = (0..=steps).filter(|k| on_belt(f64::from(*k) / f64::from(steps) * route.length())).count();
            assert_eq!(high > 80, is_ride, "{from} to {to}: {high} of {steps} steps on a belt");
        }
    }
}
