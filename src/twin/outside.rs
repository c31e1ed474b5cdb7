//! What lies outside beside the roads: car parks with their cars, and where roads cross tracks.

use bevy::prelude::*;

use super::{
    greenery::chance,
    meshes::{Builder, Paint, Surface},
    plane,
    scenery::outline,
};
use crate::hub::layout::{Layout, ShapeKind};

/// The length and width of a bay of a car park, in metres; assumption, the usual 5 m by 2.5 m.
const BAY_M: (f32, f32) = (5.0, 2.5);

/// A bay: the middle of its end by the kerb, the way into it, and the way along the row.
struct Bay {
    foot: Vec2,
    into: Vec2,
    along: Vec2,
}

/// The bays along the two sides of a car park that its first side joins, and back to back between them.
fn bays(lane: &[Vec2]) -> Vec<Bay> {
    let &[south, east, _, west] = lane else { return Vec::new() };
    let (length, width) = (south.distance(west), south.distance(east));
    let (along, across) = ((west - south).normalize_or(Vec2::Y), (east - south).normalize_or(Vec2::X));
    let rows = ((width - BAY_M.0) / (BAY_M.0 * 2.0 + 6.0)).floor().max(0.0) as usize;
    let mut starts = vec![(0.0, 1.0), (width, -1.0)];
    for row in 1..=rows {
        let middle = width * row as f32 / (rows + 1) as f32;
        starts.extend([(middle, 1.0), (middle, -1.0)]);
    }
    let count = ((length - 6.0) / BAY_M.1) as usize;
    let row = |(start, way): (f32, f32)| {
        (0..count).map(move |k| Bay {
            foot: south + across * start + along * (3.0 + (k as f32 + 0.5) * BAY_M.1),
            into: across * way,
            along,
        })
    };
    starts.into_iter().flat_map(row).collect()
}

/// A car park, as it is painted.
pub fn parking(b: &mut Builder, lane: &[Vec2]) {
    b.flat(lane, 0.07, Paint::rgb(142, 145, 149).on(Surface::Asphalt));
    for bay in bays(lane) {
        for side in [-0.5, 0.5] {
            let foot = bay.foot + bay.along * (side * BAY_M.1);
            b.ribbon(&[foot, foot + bay.into * BAY_M.0], 0.12, 0.2, Paint::rgb(228, 230, 230));
        }
    }
}

/// What stands outside: cars in about half of all bays, which nobody told of (decoration, an assumption), and the signs of level
/// crossings.
pub fn standing(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for (number, shape) in (0..).zip(layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Parking)) {
        for (k, bay) in (0..).zip(bays(&outline(shape))) {
            if chance(number, k, 21) < 0.55 {
                car(&mut b, &bay, chance(number, k, 22));
            }
        }
    }
    for crossing in crossings(layout) {
        // On the right of who comes, before the track.
        for way in [crossing.road, -crossing.road] {
            let right = Vec2::new(-way.y, way.x);
            let foot = crossing.at - way * 4.2 + right * (crossing.width / 2.0 + 0.9);
            let at = |up: f32| Vec3::new(foot.x, up, foot.y);
            b.block(at(1.5), Vec3::new(0.14, 3.0, 0.14), Paint::rgb(150, 156, 162));
            for turn in [-1.0_f32, 1.0] {
                let arm = Vec3::new(right.x, turn * 0.62, right.y).normalize_or(Vec3::X) * 0.62;
                let side = Vec3::Y.cross(arm).normalize_or(Vec3::X);
                let up = arm.cross(side).normalize_or(Vec3::Y) * 0.09;
                let middle = at(2.75);
                let face = [middle - arm - up, middle + arm - up, middle + arm + up, middle - arm + up];
                b.slab(face, 0.06, Paint::rgb(236, 60, 52));
            }
        }
    }
    b
}

/// A car, as it is seen from afar: body and cabin.
fn car(b: &mut Builder, bay: &Bay, shade: f32) {
    let paints = [(206, 209, 212), (96, 102, 110), (150, 156, 164), (64, 82, 112), (138, 62, 58), (232, 233, 233)];
    let (red, green, blue) = paints[((shade * paints.len() as f32) as usize).min(paints.len() - 1)];
    let middle = bay.foot + bay.into * (BAY_M.0 / 2.0);
    let area = |from: f32, until: f32, half: f32| {
        [(from, -half), (until, -half), (until, half), (from, half)]
            .map(|(ahead, beside)| middle + bay.into * ahead + bay.along * beside)
    };
    let body = Paint::rgb(red, green, blue);
    b.prism(&area(-2.1, 2.1, 0.86), 0.16, 0.88, body, body);
    b.prism(&area(-1.5, 0.75, 0.74), 0.88, 1.44, body, Paint::rgb(62, 70, 78));
}

/// Where a road crosses a track on the level.
struct Crossing {
    at: Vec2,
    /// The ways of both.
    road: Vec2,
    track: Vec2,
    /// The width of the road, and between the rails, in metres.
    width: f32,
    gauge: f32,
}

fn crossings(layout: &Layout) -> Vec<Crossing> {
    let of = |kind: ShapeKind| layout.shapes.iter().filter(move |shape| shape.kind == kind);
    let mut all = Vec::new();
    for track in of(ShapeKind::Track) {
        for road in of(ShapeKind::Road) {
            let (rails, lane) = (outline(track), outline(road));
            for a in rails.windows(2) {
                for c in lane.windows(2) {
                    let (along, way) = (a[1] - a[0], c[1] - c[0]);
                    if let Some(k) = plane::crossed((a[0], a[1]), (c[0], c[1])) {
                        all.push(Crossing {
                            at: a[0] + along * k,
                            road: way.normalize_or(Vec2::X),
                            track: along.normalize_or(Vec2::Y),
                            width: road.extent as f32,
                            gauge: track.extent as f32,
                        });
                    }
                }
            }
        }
    }
    all
}

/// The planks of level crossings, as high as the rails.
pub fn planks(b: &mut Builder, layout: &Layout) {
    for crossing in crossings(layout) {
        let half = crossing.track * (crossing.width / 2.0 + 0.6);
        let plank = |beside: f32, width: f32, b: &mut Builder| {
            let side = Vec2::new(-crossing.track.y, crossing.track.x) * beside;
            let line = [crossing.at - half + side, crossing.at + half + side];
            b.ribbon(&line, width, 0.29, Paint::rgb(96, 94, 92).on(Surface::Asphalt));
        };
        plank(0.0, crossing.gauge - 0.2, b);
        let beside = crossing.gauge / 2.0 + 0.75;
        plank(-beside, 1.2, b);
        plank(beside, 1.2, b);
    }
}
