//! What gives light by night: masts, the lamps of the hall, lit windows, the edges of the runways.

use bevy::prelude::*;

use super::{
    doors::AIRSIDE,
    markings,
    material::{Lamps, MOST_MASTS},
    meshes::{Builder, Paint},
};
use crate::hub::layout::{Layout, PlaceKind, Point, ShapeKind};

/// Masts at the heads of the stands and along the truck park; assumption.
pub fn masts(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for foot in mast_feet(layout) {
        let at = |up: f32| Vec3::new(foot.east as f32, up, -foot.north as f32);
        b.block(at(MAST_M / 2.0), Vec3::new(0.5, MAST_M, 0.5), Paint::rgb(150, 156, 162));
        b.block(at(MAST_M), Vec3::new(3.2, 0.7, 3.2), Paint::rgb(196, 200, 204));
    }
    b
}

/// The height of a mast in metres; assumption, the usual 25 m of apron floodlights.
const MAST_M: f32 = 25.0;

/// A mast, and the middle of what its floodlights are aimed at.
struct Mast {
    foot: Point,
    aim: Point,
}

/// So far from the foot of its mast towards its tail an aircraft is lit most; assumption: floodlights are aimed at the stand.
const AIM_M: f64 = 40.0;

fn masts_of(layout: &Layout) -> Vec<Mast> {
    let mut masts = Vec::new();
    for (_, place) in layout.places() {
        let at = |ahead: f64, right: f64| place.at.offset(place.heading, ahead, right);
        match place.kind {
            // Beside the nose, and aimed at the wings.
            PlaceKind::Stand => masts.push(Mast { foot: at(52.0, 32.0), aim: at(52.0 - AIM_M, 20.0) }),
            PlaceKind::TruckPark => {
                let half = place.size.1 / 2.0;
                for k in 0..5 {
                    let foot = at(place.size.0 / 2.0 + 4.0, -half + place.size.1 / 4.0 * f64::from(k));
                    masts.push(Mast { foot, aim: foot });
                }
            }
            _ => {}
        }
    }
    masts
}

/// Where the masts stand.
pub fn mast_feet(layout: &Layout) -> Vec<Point> {
    masts_of(layout).into_iter().map(|mast| mast.foot).collect()
}

/// How far the light of a mast reaches, and how strong it is beside the sun of a clear day; assumptions.
const MAST_REACH_M: f32 = 84.0;
const MAST_LIGHT: f32 = 0.75;

/// So far the lamp above a door to the apron lights the ground before it, in metres, and its light; assumptions.
const DOOR_LIGHT_M: f64 = 17.0;
const DOOR_LIGHT: Vec3 = Vec3::new(0.26, 0.24, 0.19);

/// The same of the lamps of the hall, up to that height in metres.
const HALL_LIGHT: f32 = 0.5;
const HALL_LAMPS_M: f32 = 11.0;

/// What gives light to things: the masts whose light is nearest to the hall, and the hall itself.
pub fn lights(layout: &Layout) -> Lamps {
    let mut lamps = Lamps::default();
    let hall = layout.shapes.iter().find(|shape| shape.kind == ShapeKind::Hall);
    let mut middle = Vec2::ZERO;
    if let Some([south, east, _, west]) = hall.map(|hall| &hall.outline[..]) {
        let flat = |point: &Point| Vec2::new(point.east as f32, -point.north as f32);
        let (corner, along, across) = (flat(south), flat(east) - flat(south), flat(west) - flat(south));
        middle = corner + (along + across) / 2.0;
        let way = along.normalize_or(Vec2::X);
        lamps.hall = [
            [middle.x, middle.y, along.length() / 2.0, across.length() / 2.0],
            [way.x, way.y, HALL_LIGHT, HALL_LAMPS_M],
        ];
    }
    let mut lit: Vec<Vec2> =
        masts_of(layout).iter().map(|mast| Vec2::new(mast.aim.east as f32, -mast.aim.north as f32)).collect();
    lit.sort_by(|a, b| a.distance(middle).total_cmp(&b.distance(middle)));
    lamps.count = lit.len().min(MOST_MASTS);
    for (mast, lit) in lamps.masts.iter_mut().zip(lit) {
        *mast = [lit.x, lit.y, MAST_REACH_M, MAST_LIGHT];
    }
    lamps
}

/// All light that is seen itself, to be added to what it falls on: pools on the ground, windows, edges.
pub fn glow(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for Mast { foot, aim } in masts_of(layout) {
        pool::<14>(&mut b, aim, MAST_REACH_M, 0.26, Vec3::new(0.34, 0.30, 0.23));
        let head = Vec3::new(foot.east as f32, MAST_M - 0.5, -foot.north as f32);
        b.block(head, Vec3::new(2.6, 0.5, 2.6), Paint::light(Vec3::new(1.0, 0.95, 0.8)));
    }
    for (_, door) in layout.places().filter(|(_, place)| place.kind == PlaceKind::AirsideDoor) {
        let at = |ahead: f64, up: f32| {
            let foot = door.at.offset(door.heading, ahead, 0.0);
            Vec3::new(foot.east as f32, up, -foot.north as f32)
        };
        // Above the canopy, and aimed at where trains wait.
        let wall = AIRSIDE.ahead;
        b.block(at(wall - 0.5, 6.6), Vec3::splat(0.5), Paint::light(Vec3::new(1.0, 0.95, 0.8)));
        pool::<8>(
            &mut b,
            door.at.offset(door.heading, wall - DOOR_LIGHT_M, 0.0),
            DOOR_LIGHT_M as f32,
            0.25,
            DOOR_LIGHT,
        );
    }
    for shape in &layout.shapes {
        let flat = |point: &Point| Vec2::new(point.east as f32, -point.north as f32);
        match shape.kind {
            ShapeKind::Hall => {
                let &[south, east, _, west] = &shape.outline[..] else { continue };
                let (corner, along, across) = (flat(&south), flat(&east) - flat(&south), flat(&west) - flat(&south));
                let within = |point: Vec2| {
                    let part =
                        |side: Vec2| ((point - corner).dot(side) / side.length_squared().max(1.0)).clamp(0.0, 1.0);
                    corner + along * part(along) + across * part(across)
                };
                for u in 0..9_u8 {
                    for v in 0..5_u8 {
                        let part = |k: u8, all: f32| (f32::from(k) + 0.5) / all;
                        let point = corner + along * part(u, 9.0) + across * part(v, 5.0);
                        // Light stays on the floor, and within the walls.
                        pool_within::<8>(&mut b, (point, 23.0, 0.14), Vec3::new(0.34, 0.33, 0.29), &within);
                    }
                }
            }
            ShapeKind::Building if shape.extent > 14.0 => {
                let lane: Vec<Vec2> = shape.outline.iter().map(flat).collect();
                windows(&mut b, &lane, shape.extent as f32);
            }
            ShapeKind::Runway => {
                let lane: Vec<Vec2> = shape.outline.iter().map(flat).collect();
                edges(&mut b, &lane, shape.extent as f32 / 2.0, Vec3::new(1.0, 0.95, 0.8));
                ends(&mut b, &lane, shape.extent as f32 / 2.0);
            }
            ShapeKind::Taxiway => {
                let lane: Vec<Vec2> = shape.outline.iter().map(flat).collect();
                // On a runway there are those of the runway alone.
                for part in markings::off_runways(&lane, layout) {
                    edges(&mut b, &part, shape.extent as f32 / 2.0, Vec3::new(0.12, 0.3, 1.0));
                }
            }
            _ => {}
        }
    }
    b
}

/// A round pool of light on the ground, bright in the middle, with so many sides.
fn pool<const SIDES: usize>(b: &mut Builder, at: Point, radius: f32, height: f32, light: Vec3) {
    let middle = Vec2::new(at.east as f32, -at.north as f32);
    pool_within::<SIDES>(b, (middle, radius, height), light, &|point| point);
}

/// The same, of which no more is lit than `within` leaves: it moves a point to where there is something to be lit.
fn pool_within<const SIDES: usize>(
    b: &mut Builder,
    (at, radius, height): (Vec2, f32, f32),
    light: Vec3,
    within: &dyn Fn(Vec2) -> Vec2,
) {
    let lifted = |point: Vec2| Vec3::new(point.x, height, point.y);
    let middle = lifted(at);
    let ring = |part: f32| -> [Vec3; SIDES] {
        std::array::from_fn(|k| {
            let (sin, cos) = (k as f32 / SIDES as f32 * std::f32::consts::TAU).sin_cos();
            lifted(within(at + Vec2::new(cos, -sin) * (radius * part)))
        })
    };
    // It falls off with the square of the distance, in three steps of straight lines.
    let rings = [(ring(0.25), 0.78), (ring(0.55), 0.26), (ring(1.0), 0.0)];
    for k in 0..SIDES {
        let next = (k + 1) % SIDES;
        b.shaded_face(&[middle, rings[0].0[k], rings[0].0[next]], &[light, light * rings[0].1, light * rings[0].1]);
        for pair in rings.windows(2) {
            let ((near, bright), (far, dim)) = (&pair[0], &pair[1]);
            b.shaded_face(
                &[near[k], far[k], far[next], near[next]],
                &[light * *bright, light * *dim, light * *dim, light * *bright],
            );
        }
    }
}

/// Lit windows around an office of four storeys, some of them dark.
fn windows(b: &mut Builder, lane: &[Vec2], height: f32) {
    let middle = lane.iter().copied().sum::<Vec2>() / lane.len().max(1) as f32;
    for (a, c) in lane.iter().zip(lane.iter().cycle().skip(1)) {
        let outward = |p: Vec2| p + (p - middle).normalize_or(Vec2::X) * 0.3;
        let (a, c) = (outward(*a), outward(*c));
        let count = (a.distance(c) / 4.0).floor().max(1.0) as usize;
        for storey in 0..4_usize {
            for k in (0..count).filter(|k| (k * 7 + storey * 5) % 3 != 0) {
                let at = |part: f32| a.lerp(c, (k as f32 + part) / count as f32);
                let (p, q) = (at(0.12), at(0.88));
                let floor = 1.4 + storey as f32 * height / 4.0;
                let corner = |p: Vec2, up: f32| Vec3::new(p.x, floor + up, p.y);
                let face = [corner(p, 0.0), corner(q, 0.0), corner(q, 1.5), corner(p, 1.5)];
                b.shaded_face(&face, &[Vec3::new(0.75, 0.6, 0.34); 4]);
            }
        }
    }
}

/// A point of light, bright in the middle: from every side the same.
fn spark(b: &mut Builder, middle: Vec3, light: Vec3) {
    const SIDES: usize = 4;
    let rim: [Vec3; SIDES] = std::array::from_fn(|k| {
        let (sin, cos) = (k as f32 / SIDES as f32 * std::f32::consts::TAU).sin_cos();
        middle + Vec3::new(cos, 0.0, sin) * 0.42
    });
    for tip in [middle + Vec3::Y * 0.55, middle - Vec3::Y * 0.3] {
        for k in 0..SIDES {
            b.shaded_face(&[tip, rim[k], rim[(k + 1) % SIDES]], &[light, light * 0.25, light * 0.25]);
        }
    }
}

/// Lights across both ends of a runway: red for who comes to its end, and green, a little before them, for who lands. Source: ICAO
/// Annex 14, volume I, 5.3.10 and 5.3.11 (on runways without precision approach: six and more, at equal intervals between the edges).
fn ends(b: &mut Builder, lane: &[Vec2], half: f32) {
    const COUNT: u8 = 8;
    let ends = [(lane.first(), lane.get(1)), (lane.last(), lane.len().checked_sub(2).and_then(|k| lane.get(k)))];
    for (end, next) in ends {
        let (Some(end), Some(next)) = (end, next) else { continue };
        let way = (*next - *end).normalize_or(Vec2::X);
        for (before, light) in [(1.5, Vec3::new(0.1, 1.0, 0.35)), (0.0, Vec3::new(1.0, 0.12, 0.08))] {
            for k in 0..COUNT {
                let side = (f32::from(k) / f32::from(COUNT - 1) * 2.0 - 1.0) * half;
                let at = *end - way * before + way.perp() * side;
                spark(b, Vec3::new(at.x, 0.35, at.y), light);
            }
        }
    }
}

/// Lights along both edges of a way, 60 m apart. Source: ICAO Annex 14, 5.3.9 (runway edge lights at most 60 m apart).
fn edges(b: &mut Builder, lane: &[Vec2], half: f32, light: Vec3) {
    for pair in lane.windows(2) {
        let (way, length) = ((pair[1] - pair[0]).normalize_or(Vec2::X), pair[0].distance(pair[1]));
        for k in 0..(length / 60.0) as usize {
            for side in [-1.0, 1.0] {
                let at = pair[0] + way * (k as f32 * 60.0 + 30.0) + way.perp() * (side * (half + 1.0));
                spark(b, Vec3::new(at.x, 0.35, at.y), light);
            }
        }
    }
}
