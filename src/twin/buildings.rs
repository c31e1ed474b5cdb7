//! What stands on the ground: the hall with its structure, doors, docks and roof, offices, sheds, fences, sorters.

use bevy::prelude::*;

use super::{
    conveyors,
    doors::{AIRSIDE, DOCK, Opening, RAIL, opening},
    letters,
    meshes::{Builder, Paint, Surface},
    plane::nearest,
    scenery::{flat, outline},
};
use crate::hub::layout::{Heading, Layout, Network, Place, PlaceKind, ShapeKind, Way};

fn concrete() -> Paint {
    Paint::rgb(214, 216, 216)
}

fn cladding() -> Paint {
    Paint::rgb(228, 231, 233).on(Surface::Cladding)
}

fn steel() -> Paint {
    Paint::rgb(168, 175, 182)
}

fn glass() -> Paint {
    Paint::rgb(92, 112, 130).on(Surface::Panes)
}

/// The colour of the house: a band around the hall, the shelters of the docks.
fn accent() -> Paint {
    Paint::rgb(226, 122, 48)
}

/// Up to this part of its height the hall can be looked over when its roof is off.
pub const SILL: f32 = 0.42;

/// All that stands, whatever the roof does.
pub fn standing(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for shape in &layout.shapes {
        let (lane, height) = (outline(shape), shape.extent as f32);
        match shape.kind {
            ShapeKind::Building => building(&mut b, &lane, height),
            ShapeKind::Hall => hall(&mut b, layout, &lane, height),
            ShapeKind::Partition => partition(&mut b, &lane, height),
            ShapeKind::Fence => fence(&mut b, &lane, height),
            ShapeKind::Sorter => sorter(&mut b, &lane, height),
            ShapeKind::Conveyor => conveyor(&mut b, &lane, height),
            ShapeKind::Hedge => {
                let green = Paint::rgb(96, 124, 84).on(Surface::Grass);
                upright(&mut b, &lane, (0.0, height), 1.1, green);
            }
            _ => {}
        }
    }
    b
}

/// The other way round.
fn back(heading: Heading) -> Heading {
    Heading::from_degrees(heading.degrees() + 180.0)
}

/// A thin wall along a line, seen from both sides.
fn upright(b: &mut Builder, lane: &[Vec2], (floor, top): (f32, f32), thickness: f32, paint: Paint) {
    for pair in lane.windows(2) {
        let across = (pair[1] - pair[0]).normalize_or(Vec2::X).perp() * (thickness / 2.0);
        b.prism(&[pair[0] + across, pair[1] + across, pair[1] - across, pair[0] - across], floor, top, paint, paint);
    }
}

fn closed(lane: &[Vec2]) -> Vec<Vec2> {
    lane.iter().copied().chain(lane.first().copied()).collect()
}

/// Points along a line, so many metres apart.
fn along(lane: &[Vec2], pitch: f32) -> Vec<(Vec2, Vec2)> {
    let mut all = Vec::new();
    for pair in lane.windows(2) {
        let (way, length) = ((pair[1] - pair[0]).normalize_or(Vec2::X), pair[0].distance(pair[1]));
        let count = (length / pitch).round().max(1.0);
        all.extend((0..count as usize).map(|k| (pair[0].lerp(pair[1], k as f32 / count), way)));
    }
    all
}

/// The same, and its last point: a fence ends with a post.
fn posts(lane: &[Vec2], pitch: f32) -> impl Iterator<Item = Vec2> {
    along(lane, pitch).into_iter().map(|(at, _)| at).chain(lane.last().copied())
}

/// An office with bands of windows, or a shed with a parapet.
fn building(b: &mut Builder, lane: &[Vec2], height: f32) {
    b.prism(
        lane,
        0.0,
        height,
        Paint::rgb(204, 208, 211).on(Surface::Roofing),
        Paint::rgb(224, 226, 227).on(Surface::Cladding),
    );
    let ring = closed(lane);
    upright(b, &ring, (height, height + 0.7), 0.5, Paint::rgb(198, 203, 207));
    if height <= 14.0 {
        upright(b, &ring, (0.0, 0.9), 0.3, Paint::rgb(170, 176, 181));
        // Rooflights.
        if let &[south, east, north, west] = lane {
            let at = |u: f32, v: f32| south.lerp(east, u).lerp(west.lerp(north, u), v);
            for k in 0..12 {
                let u = 0.05 + k as f32 * 0.078;
                for v in [0.12, 0.55] {
                    let corners = [at(u, v), at(u + 0.02, v), at(u + 0.02, v + 0.32), at(u, v + 0.32)];
                    b.prism(&corners, height, height + 0.5, Paint::rgb(228, 236, 240), Paint::rgb(180, 188, 194));
                }
            }
        }
        return;
    }
    let middle = lane.iter().copied().sum::<Vec2>() / lane.len().max(1) as f32;
    let outer: Vec<Vec2> = lane.iter().map(|p| *p + (*p - middle).normalize_or(Vec2::X) * 0.12).collect();
    let clockwise: f32 = outer.iter().zip(outer.iter().cycle().skip(1)).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    for storey in 0..4 {
        let floor = 1.2 + storey as f32 * (height / 4.0);
        for (p, q) in outer.iter().zip(outer.iter().cycle().skip(1)) {
            let (p, q) = if clockwise > 0.0 { (q, p) } else { (p, q) };
            b.wall(Vec3::new(p.x, floor, p.y), Vec3::new(q.x, floor, q.y), 1.9, glass());
        }
    }
    // Mullions, and what stands on the roof of an office.
    for (at, way) in along(&closed(&outer), 3.6) {
        let out = way.perp() * 0.04;
        b.block(
            Vec3::new(at.x + out.x, height / 2.0, at.y + out.y),
            Vec3::new(0.22, height, 0.22),
            Paint::rgb(214, 217, 219),
        );
    }
    for k in 0..3 {
        let at = middle + (lane[0] - middle) * (0.15 + 0.22 * k as f32);
        b.block(Vec3::new(at.x, height + 1.2, at.y), Vec3::new(3.0, 2.2, 3.0), Paint::rgb(176, 182, 187));
    }
}

/// Where a wall has an opening for a door.
struct Gap {
    /// The middle of the opening.
    at: Vec2,
    /// Half of its width in metres.
    half: f32,
    /// Its lower and upper edge, in metres above the ground.
    sill: f32,
    lintel: f32,
}

impl Gap {
    fn of(place: &Place) -> Option<Self> {
        let Opening { ahead, sill, lintel, width } = opening(place)?;
        Some(Self { at: flat(place.at.offset(place.heading, ahead, 0.0)), half: width as f32 / 2.0, sill, lintel })
    }
}

/// A thin wall along a line, with an opening wherever a door is.
fn pierced(b: &mut Builder, lane: &[Vec2], gaps: &[Gap], (floor, top): (f32, f32), thickness: f32, paint: Paint) {
    for pair in lane.windows(2) {
        let (way, length) = ((pair[1] - pair[0]).normalize_or(Vec2::X), pair[0].distance(pair[1]));
        let mut through: Vec<(f32, &Gap)> = (gaps.iter())
            .filter(|gap| nearest(gap.at, (pair[0], pair[1])).distance(gap.at) < 1.0)
            .map(|gap| ((gap.at - pair[0]).dot(way), gap))
            .collect();
        through.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let mut piece = |from: f32, until: f32, floor: f32, top: f32| {
            if until - from > 0.01 && top - floor > 0.01 {
                upright(b, &[pair[0] + way * from, pair[0] + way * until], (floor, top), thickness, paint);
            }
        };
        let mut done = 0.0;
        for (middle, gap) in through {
            let (from, until) = ((middle - gap.half).max(done), (middle + gap.half).min(length));
            piece(done, from, floor, top);
            piece(from, until, floor, gap.sill.min(top));
            piece(from, until, gap.lintel.max(floor), top);
            done = until.max(done);
        }
        piece(done, length, floor, top);
    }
}

/// The hall without its upper walls and roof: plinth, columns, doors and docks.
fn hall(b: &mut Builder, layout: &Layout, lane: &[Vec2], height: f32) {
    let ring = closed(lane);
    let sill = height * SILL;
    let gaps: Vec<Gap> = layout.places().filter_map(|(_, place)| Gap::of(place)).collect();
    pierced(b, &ring, &gaps, (0.0, 1.2), 0.5, concrete());
    // The band above it covers its top.
    pierced(b, &ring, &gaps, (1.2, sill - 0.06), 0.35, cladding());
    upright(b, &ring, (sill - 0.35, sill), 0.42, accent());
    for (at, way) in along(&ring, 20.0) {
        let at = beside_doors(at, way, &gaps);
        b.block(Vec3::new(at.x, height / 2.0 - 0.25, at.y), Vec3::new(0.55, height - 0.5, 0.55), steel());
    }
    for foot in column_feet(layout, lane) {
        b.block(Vec3::new(foot.x, 1.1, foot.y), Vec3::new(0.34, 2.2, 0.34), Paint::rgb(236, 200, 70));
        b.block(
            Vec3::new(foot.x, height / 2.0, foot.y),
            Vec3::new(0.26, height - 1.2, 0.26),
            Paint::rgb(212, 216, 219),
        );
    }
    for (_, place) in layout.places() {
        match place.kind {
            PlaceKind::AirsideDoor => airside_door(b, place),
            PlaceKind::Dock => dock(b, place),
            PlaceKind::RailDoor => {
                let at = |right: f64| flat(place.at.offset(place.heading, RAIL.ahead, right));
                for side in [-3.2, 3.2] {
                    upright(b, &[at(side - 0.2), at(side + 0.2)], (0.0, 4.8), 0.9, accent());
                }
            }
            _ => {}
        }
    }
}

/// Where a column of a wall stands that would be in a door: beside it, clear of its shelter.
fn beside_doors(at: Vec2, way: Vec2, gaps: &[Gap]) -> Vec2 {
    const CLEAR_M: f32 = 0.75;
    let in_way = gaps.iter().find(|gap| gap.at.distance(at) < gap.half + CLEAR_M);
    in_way.map_or(at, |gap| {
        let side = if (at - gap.at).dot(way) < 0.0 { -1.0 } else { 1.0 };
        gap.at + way * (side * (gap.half + CLEAR_M))
    })
}

/// Where the columns of a hall stand, slender enough to see past; one of four corners has them.
pub fn column_feet(layout: &Layout, lane: &[Vec2]) -> Vec<Vec2> {
    let &[south, east, north, west] = lane else { return Vec::new() };
    let at = |u: f32, v: f32| south.lerp(east, u).lerp(west.lerp(north, u), v);
    let row = |i: i32| [0.2, 0.4, 0.6, 0.8].map(|v| at(i as f32 / 12.0, v));
    (1..12).flat_map(row).filter(|foot| !is_in_the_way(layout, *foot)).collect()
}

/// Whether a column would stand on something: the girders are long enough to go without it.
fn is_in_the_way(layout: &Layout, foot: Vec2) -> bool {
    const ROOM_M: f32 = 1.2;
    // Half the width of a ULD that goes crosswise, and a little.
    const AISLE_M: f32 = 2.0;
    let on_place = layout.places().any(|(_, place)| {
        let (middle, ahead) = (flat(place.at), flat(place.at.offset(place.heading, 1.0, 0.0)));
        let (away, ahead) = (foot - middle, (ahead - middle).normalize_or(Vec2::X));
        let (along, across) = (away.dot(ahead).abs(), away.perp_dot(ahead).abs());
        let is_solid = !matches!(place.kind, PlaceKind::Device | PlaceKind::Stand | PlaceKind::Staging);
        is_solid && along < place.size.0 as f32 / 2.0 + ROOM_M && across < place.size.1 as f32 / 2.0 + ROOM_M
    });
    let belts = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Sorter);
    let is_on_belt = |shape| {
        let ring = closed(&conveyors::course(&outline(shape)));
        ring.windows(2).any(|pair| nearest(foot, (pair[0], pair[1])).distance(foot) < 1.2 + ROOM_M)
    };
    let feeds = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Conveyor);
    let is_on_feed = |shape| {
        let line = outline(shape);
        line.windows(2).any(|pair| nearest(foot, (pair[0], pair[1])).distance(foot) < 0.6 + ROOM_M)
    };
    let aisles = layout.ways.iter().filter(|way| way.network == Network::Hall);
    let is_in_aisle = |way: &Way| {
        let line: Vec<Vec2> = way.points.iter().map(|point| flat(*point)).collect();
        line.windows(2).any(|pair| nearest(foot, (pair[0], pair[1])).distance(foot) < AISLE_M)
    };
    on_place
        || belts.into_iter().any(is_on_belt)
        || feeds.into_iter().any(is_on_feed)
        || aisles.into_iter().any(is_in_aisle)
}

/// A high door for ULDs, with a canopy and its number.
fn airside_door(b: &mut Builder, place: &Place) {
    let at = |ahead: f64, right: f64| flat(place.at.offset(place.heading, ahead, right));
    let wall = AIRSIDE.ahead;
    for side in [-3.2, 3.2] {
        upright(b, &[at(wall, side - 0.2), at(wall, side + 0.2)], (0.0, 4.8), 0.9, accent());
        let post = at(wall - 0.9, side * 1.15);
        b.block(Vec3::new(post.x, 0.55, post.y), Vec3::new(0.3, 1.1, 0.3), Paint::rgb(236, 200, 70));
    }
    b.flat(&[at(wall - 0.6, -3.0), at(wall - 0.6, 3.0), at(wall + 0.6, 3.0), at(wall + 0.6, -3.0)], 0.11, concrete());
    let roof = [at(wall - 3.4, -4.0), at(wall - 3.4, 4.0), at(wall, 4.0), at(wall, -4.0)];
    b.prism(&roof, 4.8, 5.05, Paint::rgb(196, 202, 207), Paint::rgb(176, 182, 188));
    let number = place.id.rsplit('-').next().unwrap_or_default();
    let sign = place.at.offset(place.heading, wall - 3.46, 0.0);
    letters::put_up(b, number, sign, back(place.heading), 0.9, 5.1, Paint::rgb(60, 70, 80));
}

/// A dock: door, shelter, leveller, bumpers, and its number above.
fn dock(b: &mut Builder, place: &Place) {
    let at = |ahead: f64, right: f64| flat(place.at.offset(place.heading, ahead, right));
    let wall = DOCK.ahead;
    // Inside, a ramp up to where the floor of a trailer is.
    let level = |ahead: f64, right: f64, up: f32| {
        let foot = at(ahead, right);
        Vec3::new(foot.x, up, foot.y)
    };
    let ramp = [
        level(wall - 3.4, -1.1, 0.2),
        level(wall - 3.4, 1.1, 0.2),
        level(wall + 0.1, 1.1, DOCK.sill),
        level(wall + 0.1, -1.1, DOCK.sill),
    ];
    b.slab(ramp, 0.1, Paint::rgb(122, 130, 138));
    // The shelter around it, that a trailer is backed into.
    let shelter = Paint::rgb(46, 52, 58);
    for side in [-1.5, 1.5] {
        let face = [
            at(wall - 0.3, side - 0.24),
            at(wall - 0.3, side + 0.24),
            at(wall + 0.45, side + 0.24),
            at(wall + 0.45, side - 0.24),
        ];
        b.prism(&face, 1.0, 4.3, shelter, shelter);
        let bumper = [
            at(wall, side * 0.6 - 0.15),
            at(wall, side * 0.6 + 0.15),
            at(wall + 0.62, side * 0.6 + 0.15),
            at(wall + 0.62, side * 0.6 - 0.15),
        ];
        b.prism(&bumper, 0.7, 1.15, Paint::rgb(236, 200, 70), Paint::rgb(70, 74, 78));
    }
    let lintel = [at(wall - 0.3, -1.74), at(wall - 0.3, 1.74), at(wall + 0.5, 1.74), at(wall + 0.5, -1.74)];
    b.prism(&lintel, 3.9, 4.4, shelter, shelter);
    let number = place.id.rsplit('-').next().unwrap_or_default();
    let sign = place.at.offset(place.heading, wall + 0.52, 0.0);
    letters::put_up(b, number, sign, place.heading, 0.42, 3.95, Paint::rgb(240, 242, 244));
    // And on the ground before it, for who comes in backwards.
    letters::paint(
        b,
        number,
        place.at.offset(place.heading, 7.2, 0.0),
        back(place.heading),
        (1.5, 0.21),
        Paint::rgb(232, 233, 233),
    );
}

/// A wall inside: solid below, mesh above.
fn partition(b: &mut Builder, lane: &[Vec2], height: f32) {
    upright(b, lane, (0.0, height * 0.3), 0.25, Paint::rgb(176, 182, 188));
    for at in posts(lane, 6.0) {
        b.block(Vec3::new(at.x, height / 2.0, at.y), Vec3::new(0.16, height, 0.16), steel());
    }
    for part in [0.5, 0.7, 0.9, 1.0] {
        upright(b, lane, (height * part - 0.08, height * part), 0.08, steel());
    }
}

/// A fence: posts and wires.
fn fence(b: &mut Builder, lane: &[Vec2], height: f32) {
    let green = Paint::rgb(120, 132, 124);
    for at in posts(lane, 6.0) {
        b.block(Vec3::new(at.x, height / 2.0, at.y), Vec3::new(0.1, height, 0.1), green);
    }
    for k in 1..=6 {
        let up = height * k as f32 / 6.0;
        upright(b, lane, (up - 0.045, up), 0.045, green);
    }
}

/// A loop of belt on legs, with guards on both sides; its trays go round, see [`super::belts`].
fn sorter(b: &mut Builder, lane: &[Vec2], height: f32) {
    let ring = closed(&conveyors::course(lane));
    let middle = lane.iter().copied().sum::<Vec2>() / lane.len().max(1) as f32;
    b.ribbon(&ring, 2.0, height, Paint::rgb(88, 96, 106));
    for side in [-1.05, 1.05] {
        let guard = beside(&ring, side);
        upright(b, &guard, (height - 0.3, height + 0.25), 0.12, Paint::rgb(206, 211, 215));
    }
    for (at, way) in along(&closed(lane), 5.0) {
        // None stands in a turn, beside the belt.
        if lane.iter().any(|corner| corner.distance(at) < 4.0) {
            continue;
        }
        for side in [-0.8, 0.8] {
            let foot = at + way.perp() * side;
            b.block(Vec3::new(foot.x, height / 2.0, foot.y), Vec3::new(0.14, height, 0.14), steel());
        }
    }
    b.flat(&lane.iter().map(|p| middle + (*p - middle) * 0.92).collect::<Vec<_>>(), 0.1, Paint::rgb(192, 195, 196));
}

/// A level belt on frames, with a rail on each side.
fn conveyor(b: &mut Builder, lane: &[Vec2], height: f32) {
    b.ribbon(lane, 1.1, height, Paint::rgb(72, 78, 86));
    b.ribbon(lane, 1.1, height - 0.2, steel());
    for side in [-0.6, 0.6] {
        upright(b, &parallel(lane, side), (height - 0.22, height + 0.12), 0.08, steel());
    }
    for (at, way) in along(lane, 8.0) {
        let (ahead, right) = (way * 0.06, way.perp() * 0.5);
        let frame = [at - ahead - right, at - ahead + right, at + ahead + right, at + ahead - right];
        b.prism(&frame, 0.0, height - 0.2, steel(), steel());
    }
}

/// An open line so far beside another one.
fn parallel(lane: &[Vec2], side: f32) -> Vec<Vec2> {
    let last = lane.len().saturating_sub(1);
    (0..lane.len())
        .map(|k| {
            let way = (lane[(k + 1).min(last)] - lane[k.saturating_sub(1)]).normalize_or(Vec2::X);
            lane[k] + way.perp() * side
        })
        .collect()
}

/// A closed line so far beside another one.
fn beside(ring: &[Vec2], side: f32) -> Vec<Vec2> {
    let count = ring.len().saturating_sub(1);
    let at = |k: usize| ring[k % count.max(1)];
    (0..=count)
        .map(|k| {
            let way = (at(k + 1) - at(k + count.max(1) - 1)).normalize_or(Vec2::X);
            at(k) + way.perp() * side
        })
        .collect()
}

/// The walls above the sill, which are there when the roof is on.
pub fn upper_walls(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for shape in layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Hall) {
        let (lane, height) = (outline(shape), shape.extent as f32);
        let ring = closed(&lane);
        let sill = height * SILL;
        upright(&mut b, &ring, (sill, height - 0.8), 0.35, cladding());
        // A band of windows under the eaves.
        upright(&mut b, &ring, (height - 3.4, height - 1.8), 0.4, glass());
        for (at, _) in along(&ring, 5.0) {
            b.block(Vec3::new(at.x, height - 2.6, at.y), Vec3::new(0.46, 1.7, 0.46), cladding());
        }
        if let &[south, east, ..] = &lane[..] {
            // The name of the house, to be read from the apron.
            let middle = south.lerp(east, 0.5);
            let way = (east - south).normalize_or(Vec2::X);
            let at = crate::hub::layout::Point::new(f64::from(middle.x), f64::from(-middle.y));
            // The wall looks away from the hall, to the right of who walks along it.
            let outward = Vec2::new(-way.y, way.x);
            let inside = (lane.iter().copied().sum::<Vec2>() / lane.len() as f32 - middle).dot(outward) > 0.0;
            let outward = if inside { -outward } else { outward };
            let heading = Heading::from_degrees(f64::from(outward.x.atan2(-outward.y).to_degrees()));
            // Before the columns, which stand out of the wall.
            let at = at.offset(heading, 0.3, 0.0);
            letters::put_up(&mut b, "EHUB LIEGE", at, heading, 2.4, height * 0.45, accent());
        }
    }
    b
}

/// The roof of the hall: parapet, rooflights and rows of solar panels.
pub fn roof(layout: &Layout, paint: Paint) -> Builder {
    let mut b = Builder::default();
    for shape in layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Hall) {
        let lane = outline(shape);
        let top = shape.extent as f32;
        b.prism(&lane, top - 0.8, top, paint.on(Surface::Roofing), Paint::rgb(196, 202, 208));
        upright(&mut b, &closed(&lane), (top, top + 0.6), 0.5, Paint::rgb(214, 218, 221));
        b.ceiling(&lane, top - 0.8, Paint::rgb(222, 226, 229));
        let &[south, east, north, west] = &lane[..] else { continue };
        let at = |along: f32, across: f32| south.lerp(east, along).lerp(west.lerp(north, along), across);
        girders(&mut b, &at, top - 0.8);
        for block in 0..4 {
            let begin = 0.03 + block as f32 * 0.243;
            for row in 0..22 {
                array(&mut b, &at, (begin, 0.05 + row as f32 * 0.0412), top);
            }
            // Rooflights between the blocks of panels.
            for k in 0..9 {
                let (u, v) = (begin + 0.209, 0.06 + k as f32 * 0.1);
                let corners = [at(u, v), at(u + 0.014, v), at(u + 0.014, v + 0.07), at(u, v + 0.07)];
                b.prism(&corners, top, top + 0.55, Paint::rgb(226, 236, 242), Paint::rgb(176, 184, 190));
            }
        }
    }
    b
}

/// What carries the roof, as one sees it from below: girders over the rows of columns, purlins across them, and the panes of
/// the rooflights between.
fn girders(b: &mut Builder, at: &impl Fn(f32, f32) -> Vec2, under: f32) {
    for i in 1..12 {
        let u = i as f32 / 12.0;
        upright(b, &[at(u, 0.004), at(u, 0.996)], (under - 0.9, under - 0.02), 0.3, steel());
    }
    for k in 1..10 {
        let v = k as f32 / 10.0;
        upright(b, &[at(0.004, v), at(0.996, v)], (under - 0.35, under - 0.02), 0.16, Paint::rgb(206, 210, 213));
    }
    for block in 0..4 {
        for k in 0..9 {
            let (u, v) = (0.239 + block as f32 * 0.243, 0.06 + k as f32 * 0.1);
            let pane = [at(u, v), at(u + 0.014, v), at(u + 0.014, v + 0.07), at(u, v + 0.07)];
            b.ceiling(&pane, under - 0.01, Paint::light(Vec3::new(2.1, 2.2, 2.3)));
        }
    }
}

/// A row of solar panels, tilted to the south, in modules with the light frames between them.
fn array(b: &mut Builder, at: &impl Fn(f32, f32) -> Vec2, (u, v): (f32, f32), top: f32) {
    let modules = 8;
    for k in 0..modules {
        let from = u + 0.2 * k as f32 / modules as f32;
        let to = from + 0.2 / modules as f32 - 0.0012;
        let corner = |u: f32, v: f32, up: f32| {
            let p = at(u, v);
            Vec3::new(p.x, top + up, p.y)
        };
        let (low, high) = (0.18, 0.62);
        let face =
            [corner(from, v, low), corner(to, v, low), corner(to, v + 0.026, high), corner(from, v + 0.026, high)];
        let upward = (face[2] - face[0]).cross(face[3] - face[1]).y > 0.0;
        let [p, q, r, s] = face;
        let shade = if k % 2 == 0 { Paint::rgb(44, 60, 96) } else { Paint::rgb(48, 65, 102) }.on(Surface::Panes);
        b.quad(if upward { face } else { [s, r, q, p] }, shade);
        let back = [corner(from, v + 0.026, 0.0), corner(to, v + 0.026, 0.0), r, s];
        let outward = at(u, v + 0.03) - at(u, v);
        let normal = (back[2] - back[0]).cross(back[3] - back[1]);
        let [p, q, r, s] = back;
        b.quad(
            if normal.dot(Vec3::new(outward.x, 0.0, outward.y)) > 0.0 { back } else { [s, r, q, p] },
            // Their backs are white: from behind, in their own shade, they are what is seen of them.
            Paint::rgb(222, 225, 228),
        );
    }
}

/// The roof as a pane of glass.
pub fn ghost(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for shape in layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Hall) {
        b.flat(&outline(shape), shape.extent as f32, Paint::tinted());
    }
    b
}
