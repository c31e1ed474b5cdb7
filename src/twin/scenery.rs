//! What stands still: ground, roads, stands, buildings, and the roof that can be taken off.

use bevy::{camera::visibility::NoFrustumCulling, light::NotShadowCaster, mesh::MeshTag, prelude::*};

use super::{
    Session, TwinSystems,
    app::Quality,
    greenery::{self, Woods},
    lamps,
    material::{Instance, Instances, flag},
    meshes::{Builder, Paint},
};
use crate::hub::layout::{Layout, Place, PlaceKind, Point, RoofMode, Shape, ShapeKind};

pub fn plugin(app: &mut App) {
    app.init_resource::<RoofSetting>()
        .init_resource::<ShowAnnounced>()
        .add_systems(Startup, spawn.run_if(resource_exists::<Session>))
        .add_systems(
            Update,
            (show_roof, show_announced, show_off_map.run_if(resource_exists::<Session>)).in_set(TwinSystems::Present),
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
    let ghost = instances.add(Instance { tint: [0.8, 0.86, 0.92, 0.22], ..Instance::PLAIN });
    let water = instances.add(Instance { tint: [0.1, 0.22, 0.3, 0.85], ..Instance::PLAIN });
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
            entity.insert((part, Visibility::Hidden));
        }
        if tag == lights {
            entity.insert(ByNight);
        }
    };
    let mut dome = Builder::default();
    sky_dome(&mut dome);
    put(dome, sky, false, Cast::Nothing, None);
    put(ground(layout), plain, false, Cast::Nothing, None);
    put(buildings(layout), plain, false, Cast::Shadow, None);
    put(furniture(layout), plain, false, Cast::Shadow, None);
    let woods = if *quality == Quality::Low { Woods::Thinned } else { Woods::All };
    put(greenery::trees(layout, woods), plain, false, Cast::Shadow, None);
    put(lamps::masts(layout), plain, false, Cast::Shadow, None);
    put(roof(layout, Paint::rgb(214, 219, 224), true), plain, false, Cast::Shadow, Some(Part::Roof));
    put(roof(layout, Paint::tinted(), false), ghost, true, Cast::Nothing, Some(Part::GhostRoof));
    put(flats(layout, ShapeKind::Basin, 0.18), water, true, Cast::Nothing, None);
    put(off_map(layout), plain, false, Cast::Nothing, Some(Part::OffMap));
    put(lamps::glow(layout), lights, true, Cast::Nothing, None);
    put(flats(layout, ShapeKind::Announced, 0.35), announced, true, Cast::Nothing, Some(Part::Announced));
}

fn show_roof(setting: Res<RoofSetting>, mut parts: Query<(&Part, &mut Visibility)>) {
    for (part, mut visibility) in &mut parts {
        let is_shown = match part {
            Part::Roof => setting.0 == RoofMode::On,
            Part::GhostRoof => setting.0 == RoofMode::Ghost,
            Part::Announced | Part::OffMap => continue,
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

fn flat(point: Point) -> Vec2 {
    Vec2::new(point.east as f32, -point.north as f32)
}

fn outline(shape: &Shape) -> Vec<Vec2> {
    shape.outline.iter().map(|point| flat(*point)).collect()
}

/// Metres to the sky, well beyond all that is drawn.
const SKY_M: f32 = 14_000.0;

fn sky_dome(b: &mut Builder) {
    let ring = |elevation: f32| -> Vec<Vec3> {
        let (sin, cos) = elevation.to_radians().sin_cos();
        (0..24)
            .map(|k| {
                let (s, c) = (k as f32 / 24.0 * std::f32::consts::TAU).sin_cos();
                Vec3::new(c * cos, sin, s * cos) * SKY_M
            })
            .collect()
    };
    let rings: Vec<Vec<Vec3>> = [-12.0, 0.0, 8.0, 20.0, 40.0, 65.0, 89.9].map(ring).to_vec();
    b.loft(&rings, |_| Paint::tinted());
}

fn ground(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    greenery::fields(&mut b);
    for shape in &layout.shapes {
        let paint = |r, g, b| Paint::rgb(r, g, b);
        let lane = outline(shape);
        let width = shape.extent as f32;
        match shape.kind {
            ShapeKind::Boundary => b.flat(&lane, 0.03, paint(176, 184, 158)),
            ShapeKind::Runway => {
                b.ribbon(&lane, width + 15.0, 0.10, paint(150, 152, 150));
                b.ribbon(&lane, width, 0.14, paint(128, 131, 134));
                dashes(&mut b, &lane, 30.0, 20.0, 0.9, 0.18);
            }
            ShapeKind::Taxiway => {
                b.ribbon(&lane, width, 0.08, paint(146, 149, 151));
                b.ribbon(&lane, 0.5, 0.17, paint(214, 188, 92));
            }
            ShapeKind::Road => {
                b.ribbon(&lane, width, 0.12, paint(138, 141, 145));
                dashes(&mut b, &lane, 4.0, 8.0, 0.18, 0.17);
            }
            ShapeKind::Apron => b.flat(&lane, 0.06, paint(184, 186, 186)),
            ShapeKind::Stand => stand(&mut b, &lane),
            ShapeKind::Hall => b.flat(&lane, 0.16, paint(205, 207, 207)),
            ShapeKind::Basin => b.flat(&lane, 0.05, paint(120, 126, 118)),
            ShapeKind::Track => b.ribbon(&lane, 3.0, 0.1, paint(150, 140, 130)),
            _ => {}
        }
    }
    for (_, place) in layout.places().filter(|(_, place)| place.kind == PlaceKind::Stand) {
        // The lead-in line, from the taxiway to where the nose wheel stops.
        let line = [flat(place.at.offset(place.heading, -105.0, 0.0)), flat(place.at.offset(place.heading, 24.0, 0.0))];
        b.ribbon(&line, 0.5, 0.2, Paint::rgb(214, 188, 92));
    }
    b
}

fn stand(b: &mut Builder, lane: &[Vec2]) {
    b.flat(lane, 0.09, Paint::rgb(176, 179, 181));
    let mut closed = lane.to_vec();
    closed.extend(lane.first().copied());
    b.ribbon(&closed, 0.5, 0.19, Paint::rgb(226, 228, 228));
}

fn dashes(b: &mut Builder, lane: &[Vec2], dash: f32, gap: f32, width: f32, height: f32) {
    let white = Paint::rgb(228, 230, 230);
    for pair in lane.windows(2) {
        let (way, length) = ((pair[1] - pair[0]).normalize_or(Vec2::X), pair[0].distance(pair[1]));
        let mut at = gap / 2.0;
        while at + dash < length {
            b.ribbon(&[pair[0] + way * at, pair[0] + way * (at + dash)], width, height, white);
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

fn buildings(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for shape in &layout.shapes {
        let (lane, height) = (outline(shape), shape.extent as f32);
        match shape.kind {
            ShapeKind::Building => {
                b.prism(&lane, 0.0, height, Paint::rgb(206, 210, 213), Paint::rgb(222, 224, 224));
                bands(&mut b, &lane, height);
            }
            ShapeKind::Hall => hall_walls(&mut b, layout, &lane, height),
            ShapeKind::Partition => upright(&mut b, &lane, height, 0.25, Paint::rgb(150, 158, 166)),
            ShapeKind::Fence => upright(&mut b, &lane, height, 0.12, Paint::rgb(136, 146, 140)),
            ShapeKind::Sorter => sorter(&mut b, &lane, height),
            _ => {}
        }
    }
    b
}

/// A thin wall along a line, seen from both sides.
fn upright(b: &mut Builder, lane: &[Vec2], height: f32, thickness: f32, paint: Paint) {
    for pair in lane.windows(2) {
        let across = (pair[1] - pair[0]).normalize_or(Vec2::X).perp() * (thickness / 2.0);
        b.prism(&[pair[0] + across, pair[1] + across, pair[1] - across, pair[0] - across], 0.0, height, paint, paint);
    }
}

/// Bands of windows around an office or shed of several storeys.
fn bands(b: &mut Builder, lane: &[Vec2], height: f32) {
    let glass = Paint::rgb(92, 112, 130);
    let storeys = if height > 14.0 { 4 } else { 0 };
    let middle = lane.iter().copied().sum::<Vec2>() / lane.len().max(1) as f32;
    let outer: Vec<Vec2> = lane.iter().map(|p| *p + (*p - middle).normalize_or(Vec2::X) * 0.12).collect();
    for storey in 0..storeys {
        let floor = 1.2 + storey as f32 * (height / storeys as f32);
        let clockwise: f32 = outer.iter().zip(outer.iter().cycle().skip(1)).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        for (p, q) in outer.iter().zip(outer.iter().cycle().skip(1)) {
            let (p, q) = if clockwise > 0.0 { (q, p) } else { (p, q) };
            b.wall(Vec3::new(p.x, floor, p.y), Vec3::new(q.x, floor, q.y), 1.9, glass);
        }
    }
}

/// Walls of the hall, low enough to be looked over from a model's distance, with openings at doors and docks drawn on.
fn hall_walls(b: &mut Builder, layout: &Layout, lane: &[Vec2], height: f32) {
    let closed: Vec<Vec2> = lane.iter().copied().chain(lane.first().copied()).collect();
    upright(b, &closed, height * 0.45, 0.35, Paint::rgb(228, 230, 230));
    let columns = Paint::rgb(178, 184, 190);
    for pair in closed.windows(2) {
        let length = pair[0].distance(pair[1]);
        let count = (length / 20.0).round().max(1.0);
        for k in 0..count as usize {
            let at = pair[0].lerp(pair[1], k as f32 / count);
            b.block(Vec3::new(at.x, height / 2.0, at.y), Vec3::new(0.5, height, 0.5), columns);
        }
    }
    for (_, place) in layout.places() {
        let (colour, ahead, wide, high) = match place.kind {
            PlaceKind::AirsideDoor => (Paint::rgb(86, 100, 114), 5.2, 6.0, 4.6),
            PlaceKind::Dock => (Paint::rgb(86, 100, 114), -8.7, 2.9, 3.6),
            _ => continue,
        };
        let foot = place.at.offset(place.heading, ahead, 0.0);
        let (left, right) = (foot.offset(place.heading, 0.0, -wide / 2.0), foot.offset(place.heading, 0.0, wide / 2.0));
        upright(b, &[flat(left), flat(right)], high, 0.7, colour);
    }
}

/// A loop of belt on legs, with chutes on its landward side.
fn sorter(b: &mut Builder, lane: &[Vec2], height: f32) {
    let closed: Vec<Vec2> = lane.iter().copied().chain(lane.first().copied()).collect();
    let middle = lane.iter().copied().sum::<Vec2>() / lane.len().max(1) as f32;
    b.ribbon(&closed, 2.2, height, Paint::rgb(84, 92, 102));
    b.ribbon(&closed, 1.5, height + 0.06, Paint::rgb(60, 66, 74));
    upright(b, &closed, height - 0.05, 0.5, Paint::rgb(190, 196, 202));
    b.flat(&lane.iter().map(|p| middle + (*p - middle) * 0.92).collect::<Vec<_>>(), 0.19, Paint::rgb(192, 195, 196));
}

/// Lanes, racks, stations, staging and docks: what is painted on or stands on the floor of each place.
fn furniture(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for (_, place) in layout.places() {
        let (fill, is_raised) = match place.kind {
            PlaceKind::Rack | PlaceKind::Lane => (Paint::rgb(178, 186, 194), true),
            PlaceKind::CustomsCage => (Paint::rgb(236, 222, 150), true),
            PlaceKind::BreakDown | PlaceKind::BuildUp => (Paint::rgb(190, 202, 212), false),
            PlaceKind::Airlock => (Paint::rgb(160, 206, 190), false),
            PlaceKind::Staging => (Paint::rgb(216, 218, 216), false),
            PlaceKind::Quarantine => (Paint::rgb(230, 170, 140), false),
            PlaceKind::EmptyPool | PlaceKind::EquipmentPark => (Paint::rgb(170, 176, 180), false),
            PlaceKind::Xray => (Paint::rgb(120, 134, 148), true),
            PlaceKind::Induction => (Paint::rgb(110, 118, 128), true),
            PlaceKind::Chute => (Paint::rgb(176, 184, 192), false),
            PlaceKind::TruckPark => {
                bays(&mut b, place);
                continue;
            }
            PlaceKind::Dock => {
                bays(&mut b, place);
                continue;
            }
            _ => continue,
        };
        let corners = corners(place, 0.4);
        if is_raised {
            b.prism(&corners, 0.16, 0.48, fill, Paint::rgb(140, 147, 154));
        } else {
            b.flat(&corners, 0.2, fill);
            let closed: Vec<Vec2> = corners.iter().copied().chain(corners.first().copied()).collect();
            b.ribbon(&closed, 0.14, 0.22, Paint::rgb(240, 241, 240));
        }
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

/// White lines between parking bays.
fn bays(b: &mut Builder, place: &Place) {
    let across = usize::from(place.slots.1);
    let pitch = place.size.1 / across.max(1) as f64;
    for k in 0..=across {
        let right = (k as f64) * pitch - place.size.1 / 2.0;
        let line = [-0.5, 0.5].map(|ahead| flat(place.at.offset(place.heading, ahead * place.size.0, right)));
        b.ribbon(&line, 0.15, 0.2, Paint::rgb(232, 233, 233));
    }
}

/// The roof of the hall, with rooflights and rows of solar panels when it is whole.
fn roof(layout: &Layout, paint: Paint, is_whole: bool) -> Builder {
    let mut b = Builder::default();
    for shape in layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Hall) {
        let lane = outline(shape);
        let top = shape.extent as f32;
        if !is_whole {
            b.flat(&lane, top, paint);
            continue;
        }
        b.prism(&lane, top - 0.8, top, paint, Paint::rgb(196, 202, 208));
        let &[south, east, north, west] = &lane[..] else { continue };
        let at = |along: f32, across: f32| south.lerp(east, along).lerp(west.lerp(north, along), across);
        let panel = Paint::rgb(52, 66, 96);
        for row in 0..22 {
            for block in 0..4 {
                let (across, along) = (0.05 + row as f32 * 0.0412, 0.03 + block as f32 * 0.243);
                let corners = [
                    at(along, across),
                    at(along + 0.2, across),
                    at(along + 0.2, across + 0.026),
                    at(along, across + 0.026),
                ];
                b.flat(&corners, top + 0.35, panel);
            }
        }
    }
    b
}
