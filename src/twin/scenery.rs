//! What stands still: ground, roads, stands, buildings, and the roof that can be taken off.

use bevy::{
    camera::visibility::NoFrustumCulling, light::NotShadowCaster, mesh::MeshTag, prelude::*,
    render::storage::ShaderBuffer,
};

use super::{
    Playhead, Session, TwinSystems, buildings, fittings,
    greenery::{self, Woods},
    lamps, letters, markings,
    material::{Instance, Instances, LeanMaterial, flag},
    meshes::{Builder, Paint, Surface},
    outside,
    plane::{rounded, shortened},
    tiers::{self, Quality},
};
use crate::hub::{
    EventLog, EventTime,
    layout::{Layout, Place, PlaceKind, Point, RoofMode, Shape, ShapeKind},
};

pub fn plugin(app: &mut App) {
    app.init_resource::<RoofSetting>()
        .init_resource::<ShowAnnounced>()
        .add_systems(Startup, spawn.run_if(resource_exists::<Session>))
        .add_systems(
            Update,
            (
                show_roof,
                show_announced,
                replant.run_if(tiers::is_other.and_then(resource_exists::<Session>)),
                show_off_map.run_if(resource_exists::<Session>),
                fill.run_if(resource_exists::<Session>.and_then(resource_exists::<Water>))
                    .run_if(resource_exists_and_changed::<Playhead>),
            )
                .in_set(TwinSystems::Present),
        );
}

/// How the roof of the hall is drawn.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct RoofSetting(pub RoofMode);

/// Whether the announced project is outlined.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct ShowAnnounced(pub bool);

#[derive(Component, Clone, Copy, PartialEq, Eq)]
enum Part {
    Roof,
    GhostRoof,
    Announced,
    OffMap,
    Trees,
}

/// Is there only by night.
#[derive(Component)]
pub struct ByNight;

#[derive(Clone, Copy)]
enum Cast {
    Shadow,
    Nothing,
}

fn spawn(
    mut commands: Commands,
    session: Res<Session>,
    quality: Res<Quality>,
    mut instances: ResMut<Instances>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    let layout = &session.layout;
    let plain = instances.add(Instance::PLAIN);
    let sky = instances.add(Instance::PLAIN);
    let ghost = instances.add(Instance { tint: [0.8, 0.86, 0.92, 0.14], ..Instance::PLAIN });
    let basins = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Basin);
    let waters: Vec<(u32, &Shape)> =
        basins.map(|shape| (instances.add(Instance { position: Vec3::Y * DRY_M, ..Instance::PLAIN }), shape)).collect();
    commands.insert_resource(Water(waters.iter().map(|(tag, shape)| Pool::of(*tag, shape, layout)).collect()));
    let announced = instances.add(Instance { tint: [0.9, 0.45, 0.05, 0.3], flags: flag::GLOWS, ..Instance::PLAIN });
    let (solid, glass) = (instances.scenery.clone(), instances.glass.clone());
    let (above, glow) = (instances.sky.clone(), instances.glow.clone());
    let lights = instances.add(Instance::PLAIN);
    let mut put = |builder: Builder, tag: u32, is_glass: bool, cast: Cast, part: Option<Part>| {
        if builder.is_empty() {
            return;
        }
        let material = MeshMaterial3d(match tag {
            _ if tag == sky => above.clone(),
            _ if tag == lights => glow.clone(),
            _ if is_glass => glass.clone(),
            _ => solid.clone(),
        });
        let mut entity = commands.spawn((Mesh3d(meshes.add(builder.mesh())), material, MeshTag(tag), NoFrustumCulling));
        // The sky is around everything and the ground below it: neither may darken the rest.
        if is_glass || matches!(cast, Cast::Nothing) {
            entity.insert(NotShadowCaster);
        }
        if let Some(part) = part {
            let is_optional = part != Part::Trees;
            entity.insert((part, if is_optional { Visibility::Hidden } else { Visibility::Inherited }));
        }
        if tag == lights {
            entity.insert(ByNight);
        }
    };
    let mut dome = Builder::default();
    sky_dome(&mut dome);
    put(dome, sky, false, Cast::Nothing, None);
    put(ground(layout), plain, false, Cast::Nothing, None);
    put(buildings::standing(layout), plain, false, Cast::Shadow, None);
    put(buildings::upper_walls(layout), plain, false, Cast::Shadow, Some(Part::Roof));
    put(fittings::fittings(layout), plain, false, Cast::Shadow, None);
    put(greenery::trees(layout, woods(*quality)), plain, false, Cast::Shadow, Some(Part::Trees));
    put(outside::standing(layout), plain, false, Cast::Shadow, None);
    put(lamps::masts(layout), plain, false, Cast::Shadow, None);
    put(buildings::roof(layout, Paint::rgb(206, 211, 216)), plain, false, Cast::Shadow, Some(Part::Roof));
    put(buildings::ghost(layout), ghost, true, Cast::Nothing, Some(Part::GhostRoof));
    for (tag, shape) in waters {
        put(fittings::water(shape), tag, false, Cast::Nothing, None);
    }
    put(off_map(layout), plain, false, Cast::Nothing, Some(Part::OffMap));
    put(lamps::glow(layout), lights, true, Cast::Nothing, None);
    put(flats(layout, ShapeKind::Announced, 0.35), announced, true, Cast::Nothing, Some(Part::Announced));
}

/// How many trees a tier is worth.
fn woods(quality: Quality) -> Woods {
    if quality == Quality::Low { Woods::Thinned } else { Woods::All }
}

/// Another tier has more or fewer trees.
fn replant(
    (session, quality): (Res<Session>, Res<Quality>),
    mut parts: Query<(&Part, &mut Mesh3d)>,
    mut meshes: ResMut<Assets<Mesh>>,
) {
    for (_, mut mesh) in parts.iter_mut().filter(|(part, _)| **part == Part::Trees) {
        mesh.0 = meshes.add(greenery::trees(&session.layout, woods(*quality)).mesh());
    }
}

/// Where the bottom of a basin is drawn, in metres above the ground.
const DRY_M: f32 = 0.14;

/// The water in the storm basins.
#[derive(Resource)]
struct Water(Vec<Pool>);

/// The water in a basin: its instance, the object that tells its level, and the level that is drawn, in metres.
struct Pool {
    tag: u32,
    gauge: Option<String>,
    level: f32,
}

impl Pool {
    fn of(tag: u32, shape: &Shape, layout: &Layout) -> Self {
        let basin = layout.grounds.basins.iter().find(|basin| basin.name == shape.name);
        Self { tag, gauge: basin.and_then(|basin| basin.gauge.clone()), level: 0.0 }
    }
}

/// Lets the water stand as high as it was measured last. Only what was measured is drawn: without a sensor a basin is dry.
fn fill(
    session: Res<Session>,
    playhead: Res<Playhead>,
    mut water: ResMut<Water>,
    mut instances: ResMut<Instances>,
    mut buffers: (ResMut<Assets<ShaderBuffer>>, ResMut<Assets<LeanMaterial>>),
) {
    let mut is_changed = false;
    for pool in &mut water.0 {
        let level = measured_level(&session.log, pool.gauge.as_deref(), playhead.0.time);
        let level = level.unwrap_or(0.0).clamp(0.0, 10.0) as f32;
        if (level - pool.level).abs() >= 0.01 {
            pool.level = level;
            instances.set(pool.tag, Instance { position: Vec3::Y * (DRY_M + level), ..Instance::PLAIN });
            is_changed = true;
        }
    }
    if is_changed {
        instances.upload(&mut buffers.0, &mut buffers.1);
    }
}

/// The level of a basin in metres, as its gauge measured it last; without one, as the first that tells a level.
fn measured_level(log: &EventLog, gauge: Option<&str>, time: EventTime) -> Option<f64> {
    let mut gauges = log.series().filter(|(_, quantity, unit)| *quantity == "level" && *unit == "m");
    let (sensor, ..) = gauges.find(|(object, ..)| gauge.is_none_or(|gauge| log.object_name(*object) == gauge))?;
    log.measurements_at(sensor, time).iter().find(|value| value.quantity == "level").map(|value| value.value)
}

fn show_roof(setting: Res<RoofSetting>, mut parts: Query<(&Part, &mut Visibility)>) {
    for (part, mut visibility) in &mut parts {
        let is_shown = match part {
            Part::Roof => setting.0 == RoofMode::On,
            Part::GhostRoof => setting.0 == RoofMode::Ghost,
            Part::Announced | Part::OffMap | Part::Trees => continue,
        };
        visibility.set_if_neq(if is_shown { Visibility::Visible } else { Visibility::Hidden });
    }
}

/// The area for places that the layout does not know is there when the log speaks of one.
fn show_off_map(session: Res<Session>, mut parts: Query<(&Part, &mut Visibility)>) {
    let is_shown = session.places.iter().any(Option::is_none);
    for (_, mut visibility) in parts.iter_mut().filter(|(part, _)| **part == Part::OffMap) {
        visibility.set_if_neq(if is_shown { Visibility::Visible } else { Visibility::Hidden });
    }
}

fn show_announced(setting: Res<ShowAnnounced>, mut parts: Query<(&Part, &mut Visibility)>) {
    for (_, mut visibility) in parts.iter_mut().filter(|(part, _)| **part == Part::Announced) {
        visibility.set_if_neq(if setting.0 { Visibility::Visible } else { Visibility::Hidden });
    }
}

pub fn flat(point: Point) -> Vec2 {
    Vec2::new(point.east as f32, -point.north as f32)
}

pub fn outline(shape: &Shape) -> Vec<Vec2> {
    shape.outline.iter().map(|point| flat(*point)).collect()
}

/// Metres to the sky, well beyond all that is drawn.
const SKY_M: f32 = 60_000.0;

fn sky_dome(b: &mut Builder) {
    let ring = |elevation: f32| -> Vec<Vec3> {
        let (sin, cos) = elevation.to_radians().sin_cos();
        // It is seen from within.
        (0..24)
            .rev()
            .map(|k| {
                let (s, c) = (k as f32 / 24.0 * std::f32::consts::TAU).sin_cos();
                Vec3::new(c * cos, sin, s * cos) * SKY_M
            })
            .collect()
    };
    let rings: Vec<Vec<Vec3>> = [-12.0, 0.0, 8.0, 20.0, 40.0, 65.0, 89.9].map(ring).to_vec();
    b.loft(&rings, |_| Paint::tinted());
}

/// The middle of the corners of a shape.
fn middle(shape: &Shape) -> Vec2 {
    let corners = outline(shape);
    corners.iter().sum::<Vec2>() / corners.len().max(1) as f32
}

/// The floor of a hall lies so far above the ground in the picture, in metres: little enough that nothing on it seems to sink in.
pub const FLOOR_M: f32 = 0.08;

fn ground(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    greenery::fields(&mut b);
    let halls: Vec<Vec2> = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Hall).map(middle).collect();
    for shape in &layout.shapes {
        let paint = |r, g, b| Paint::rgb(r, g, b);
        let lane = outline(shape);
        let width = shape.extent as f32;
        match shape.kind {
            ShapeKind::Boundary => b.flat(&lane, 0.03, paint(162, 174, 140).on(Surface::Grass)),
            ShapeKind::Runway => {
                b.ribbon(&lane, width + 15.0, 0.10, paint(150, 152, 150).on(Surface::Asphalt));
                b.ribbon(&lane, width, 0.14, paint(128, 131, 134).on(Surface::Asphalt));
                dashes(&mut b, &shortened(&lane, markings::DESIGNATED_M), 30.0, 20.0, 0.9, 0.18, paint(228, 230, 230));
                markings::threshold(&mut b, &lane, width, &shape.name);
                for side in [-0.5, 0.5] {
                    let edge: Vec<Vec2> = shifted(&lane, side * (width - 2.0));
                    b.ribbon(&edge, 0.9, 0.18, paint(228, 230, 230));
                }
            }
            ShapeKind::Taxiway => {
                let lane = rounded(&lane, TAXIWAY_TURN_M, 0.35);
                b.ribbon(&lane, width, 0.08, paint(146, 149, 151).on(Surface::Asphalt));
                // The markings of a runway go before those of what crosses it. Source: ICAO Annex 14, 5.2.1.3.
                for part in markings::off_runways(&lane, layout) {
                    b.ribbon(&part, 0.5, 0.17, paint(214, 188, 92));
                }
            }
            ShapeKind::Road => {
                let lane = rounded(&lane, ROAD_TURN_M, 0.7);
                b.ribbon(&lane, width, 0.12, paint(138, 141, 145).on(Surface::Asphalt));
                dashes(&mut b, &lane, 4.0, 8.0, 0.18, 0.17, paint(228, 230, 230));
            }
            ShapeKind::Apron => b.flat(&lane, 0.06, paint(184, 186, 186).on(Surface::Slabs)),
            ShapeKind::Stand => stand(&mut b, &lane),
            ShapeKind::Hall => b.flat(&lane, FLOOR_M, paint(205, 207, 207).on(Surface::Floor)),
            ShapeKind::Basin => b.flat(&lane, 0.05, paint(120, 126, 118)),
            ShapeKind::Track => track(&mut b, &lane, width, &halls),
            ShapeKind::Parking => outside::parking(&mut b, &lane),
            ShapeKind::Drain => {
                b.ribbon(&lane, width + 0.4, 0.19, paint(166, 168, 168));
                dashes(&mut b, &lane, 1.0, 0.06, width, 0.21, paint(118, 123, 128));
            }
            _ => {}
        }
    }
    outside::planks(&mut b, layout);
    for (_, place) in layout.places().filter(|(_, place)| place.kind == PlaceKind::Stand) {
        // The lead-in line, from the taxiway to where the nose wheel stops.
        let line = [flat(place.at.offset(place.heading, -105.0, 0.0)), flat(place.at.offset(place.heading, 24.0, 0.0))];
        b.ribbon(&line, 0.5, 0.2, Paint::rgb(214, 188, 92));
        // Its name, to be read by who taxies in, and the bar at which the nose wheel stops.
        let name = place.name.rsplit(' ').next().unwrap_or_default();
        let at = place.at.offset(place.heading, -58.0, 0.0);
        letters::paint(&mut b, name, at, place.heading, (7.0, 0.21), Paint::rgb(226, 200, 104));
        let bar = [-4.0, 4.0].map(|right| flat(place.at.offset(place.heading, 24.0, right)));
        b.ribbon(&bar, 0.6, 0.2, Paint::rgb(214, 188, 92));
    }
    b
}

/// How far before and after a corner a taxiway and a road turn, in metres; assumptions.
const TAXIWAY_TURN_M: f32 = 24.0;
const ROAD_TURN_M: f32 = 9.0;

fn stand(b: &mut Builder, lane: &[Vec2]) {
    b.flat(lane, 0.09, Paint::rgb(176, 179, 181).on(Surface::Slabs));
    let mut closed = lane.to_vec();
    closed.extend(lane.first().copied());
    b.ribbon(&closed, 0.5, 0.19, Paint::rgb(226, 228, 228));
}

/// The same line, so many metres to its side.
fn shifted(lane: &[Vec2], metres: f32) -> Vec<Vec2> {
    let (Some(first), Some(last)) = (lane.first(), lane.last()) else { return Vec::new() };
    let across = (*last - *first).normalize_or(Vec2::X).perp() * metres;
    lane.iter().map(|point| *point + across).collect()
}

/// So far from the halls sleepers lie as close as they really do; further away nobody can tell that only every fourth is there.
const CLOSE_M: f32 = 450.0;

/// A track of that gauge: ballast with its shoulders, a sleeper of 2.5 m every 60 cm, and rails. `halls` are where people look.
fn track(b: &mut Builder, lane: &[Vec2], gauge: f32, halls: &[Vec2]) {
    b.ribbon(lane, gauge + 3.4, 0.07, Paint::rgb(132, 127, 119).on(Surface::Asphalt));
    b.ribbon(lane, gauge + 1.9, 0.12, Paint::rgb(158, 152, 144).on(Surface::Asphalt));
    for pair in lane.windows(2) {
        let middle = pair[0].midpoint(pair[1]);
        let each = if halls.iter().any(|hall| hall.distance(middle) < CLOSE_M) { 0.6 } else { 2.4 };
        dashes(b, pair, 0.26, each - 0.26, gauge + 1.1, 0.18, Paint::rgb(112, 104, 96));
    }
    for side in [-0.5, 0.5] {
        let rail = shifted(lane, side * (gauge + 0.07));
        b.ribbon(&rail, 0.14, 0.3, Paint::rgb(88, 82, 80));
    }
}

fn dashes(b: &mut Builder, lane: &[Vec2], dash: f32, gap: f32, width: f32, height: f32, paint: Paint) {
    for pair in lane.windows(2) {
        let (way, length) = ((pair[1] - pair[0]).normalize_or(Vec2::X), pair[0].distance(pair[1]));
        let mut at = gap / 2.0;
        while at + dash < length {
            b.ribbon(&[pair[0] + way * at, pair[0] + way * (at + dash)], width, height, paint);
            at += dash + gap;
        }
    }
}

fn flats(layout: &Layout, kind: ShapeKind, height: f32) -> Builder {
    let mut b = Builder::default();
    for shape in layout.shapes.iter().filter(|shape| shape.kind == kind) {
        b.flat(&outline(shape), height, Paint::tinted());
    }
    b
}

fn off_map(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for (_, place) in layout.places().filter(|(_, place)| place.kind == PlaceKind::OffMap) {
        b.flat(&corners(place, 4.0), 0.15, Paint::rgb(196, 196, 190));
    }
    b
}

fn corners(place: &Place, margin: f64) -> Vec<Vec2> {
    let (length, width) = (place.size.0 / 2.0 + margin, place.size.1 / 2.0 + margin);
    [(1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (-1.0, 1.0)]
        .map(|(ahead, right)| flat(place.at.offset(place.heading, ahead * length, right * width)))
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::meshes::tests::faces;

    /// Of what stands still every face has a normal, on the side from which it is seen.
    #[test]
    fn the_place_has_no_face_without_a_side() {
        let layout = crate::hub::layout::scene::liege();
        let basin = layout.shapes.iter().find(|shape| shape.kind == ShapeKind::Basin).expect("a basin");
        let parts = [
            ("ground", ground(&layout)),
            ("standing", buildings::standing(&layout)),
            ("upper walls", buildings::upper_walls(&layout)),
            ("roof", buildings::roof(&layout, Paint::rgb(200, 200, 200))),
            ("fittings", fittings::fittings(&layout)),
            ("water", fittings::water(basin)),
            ("trees", greenery::trees(&layout, Woods::All)),
            ("few trees", greenery::trees(&layout, Woods::Thinned)),
            ("outside", outside::standing(&layout)),
            ("masts", lamps::masts(&layout)),
        ];
        for (name, builder) in parts {
            let mesh = builder.mesh();
            let all = faces(&mesh);
            assert!(!all.is_empty(), "{name} is empty");
            for (corners, normal) in all {
                assert!((normal.length() - 1.0).abs() < 1e-3, "{name}: a normal of {}", normal.length());
                let face = (corners[1] - corners[0]).cross(corners[2] - corners[0]);
                // A crown is lit as if it were round, so its faces only tend to where they are lit.
                let least = if name.ends_with("trees") { -0.9 } else { 0.0 };
                let side = face.normalize_or_zero().dot(normal);
                assert!(
                    face.length() < 1e-4 || side > least,
                    "{name}: at {} a face looks away from its normal",
                    corners[0]
                );
                if name == "ground" {
                    assert!(normal.y > 0.99, "the ground at {} looks to {normal}", corners[0]);
                    assert!(corners.iter().all(|corner| (-4.5..0.6).contains(&corner.y)), "{name}: {corners:?}");
                }
            }
        }
    }
}
