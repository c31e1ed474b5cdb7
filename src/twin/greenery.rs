//! What grows: fields to the horizon, and trees where nothing else is. Where each stands is made up, but always the same.

use bevy::prelude::*;

use super::meshes::{Builder, Paint, Surface};
use crate::hub::layout::{Layout, Point, Shape, ShapeKind};

/// Metres from the middle to the end of the fields.
const FAR_M: f32 = 7_000.0;

/// The side of a field, in metres.
const FIELD_M: f32 = 280.0;

/// The ground: a patchwork of fields around, plain grass on the airport.
pub fn fields(b: &mut Builder) {
    // What flies is followed farther than fields can be told apart.
    let at = |x: f32, z: f32| Vec3::new(x, -4.0, z) * Vec3::new(ENDLESS_M, 1.0, ENDLESS_M);
    b.quad([at(-1.0, 1.0), at(1.0, 1.0), at(1.0, -1.0), at(-1.0, -1.0)], Paint::rgb(150, 164, 128).on(Surface::Field));
    let count = (2.0 * FAR_M / FIELD_M) as i32;
    for column in 0..count {
        for row in 0..count {
            let corner = Vec2::new(column as f32, row as f32) * FIELD_M - Vec2::splat(FAR_M);
            let middle = corner + Vec2::splat(FIELD_M / 2.0);
            // Two neighbours often are one field.
            let (a, c) = if chance(column, row, 1) < 0.5 { (column & !1, row) } else { (column, row & !1) };
            let kind = chance(a, c, 2);
            let away = ((middle - Vec2::new(-500.0, 200.0)).length() / 2_200.0 - 0.6).clamp(0.0, 1.0);
            let colour = match () {
                () if kind < 0.4 => [150, 166, 124],
                () if kind < 0.6 => [176, 176, 128],
                () if kind < 0.8 => [132, 152, 108],
                () if kind < 0.92 => [196, 182, 134],
                () => [160, 142, 116],
            };
            let [red, green, blue] =
                [(colour[0], 156), (colour[1], 170), (colour[2], 134)].map(|(field, grass): (u8, u8)| {
                    (f32::from(grass) + (f32::from(field) - f32::from(grass)) * away) as u8
                });
            let at = |x: f32, z: f32| Vec3::new(corner.x + x, 0.0, corner.y + z);
            let face = [at(0.0, FIELD_M), at(FIELD_M, FIELD_M), at(FIELD_M, 0.0), at(0.0, 0.0)];
            b.quad(face, Paint::rgb(red, green, blue).on(Surface::Field));
        }
    }
}

/// How far the ground goes on around the fields, in metres: beyond what is tracked.
const ENDLESS_M: f32 = 58_000.0;

/// Metres between the places where a tree may stand.
const PITCH_M: f64 = 24.0;

/// How many of the trees are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woods {
    /// Every one.
    All,
    /// Every third one, where each triangle counts.
    Thinned,
}

/// Trees in groves and rows, clear of everything that is built or driven on.
pub fn trees(layout: &Layout, woods: Woods) -> Builder {
    let mut b = Builder::default();
    for Tree { at, height, shade } in planted(layout, woods) {
        tree(&mut b, at, height, shade, woods);
    }
    b
}

/// Where trees stand.
pub fn tree_feet(layout: &Layout) -> Vec<Point> {
    planted(layout, Woods::All).into_iter().map(|tree| tree.at).collect()
}

/// A tree: its foot, its height in metres, and how light its green is, from 0 to 1.
struct Tree {
    at: Point,
    height: f32,
    shade: f32,
}

fn planted(layout: &Layout, woods: Woods) -> Vec<Tree> {
    let mut trees = Vec::new();
    let clear = Clear::of(layout);
    for column in -120..70 {
        for row in -75..100 {
            // Groves: a slow wave over the land, and a little chance.
            let (x, y) = (f64::from(column) * 0.11, f64::from(row) * 0.13);
            let grove = (x.sin() * (y * 1.3).cos() + (x * 0.53 + y * 0.71).sin()) / 2.0;
            let is_thin = woods == Woods::Thinned && chance(column, row, 8) < 0.7;
            if grove < 0.56 || chance(column, row, 3) < 0.35 || is_thin {
                continue;
            }
            let jitter = |salt: u32| (f64::from(chance(column, row, salt)) - 0.5) * PITCH_M * 0.8;
            let point = Point::new(f64::from(column) * PITCH_M + jitter(4), f64::from(row) * PITCH_M + jitter(5));
            if clear.is_clear(point) {
                let (height, shade) = (6.0 + 7.0 * chance(column, row, 6), chance(column, row, 7));
                trees.push(Tree { at: point, height, shade });
            }
        }
    }
    avenues(&mut trees, layout, &clear, woods);
    trees
}

/// Metres from one tree of a row to the next.
const ROW_PITCH_M: f64 = 19.0;

/// Rows of trees along the roads, with gaps.
fn avenues(trees: &mut Vec<Tree>, layout: &Layout, clear: &Clear, woods: Woods) {
    let roads = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Road);
    for (number, road) in (0..).zip(roads) {
        let mut step = 0;
        for pair in road.outline.windows(2) {
            let (heading, length) = (pair[0].heading_to(pair[1]), pair[0].distance(pair[1]));
            for k in 0..(length / ROW_PITCH_M) as i32 {
                step += 1;
                for (side, salt) in [(-1.0, 11), (1.0, 12)] {
                    // A row goes on for a while, and leaves off for a while.
                    let has_row = chance(number, step / 9, salt) < 0.42 && chance(number, step, salt + 2) > 0.18;
                    let is_thin = woods == Woods::Thinned && step % 3 != 0;
                    if !has_row || is_thin {
                        continue;
                    }
                    let beside = side * (road.extent / 2.0 + 11.0 + 2.0 * f64::from(chance(number, step, salt + 4)));
                    let point = pair[0].offset(heading, (f64::from(k) + 0.5) * ROW_PITCH_M, beside);
                    if clear.is_clear(point) {
                        let (size, shade) = (chance(number, step, salt + 6), chance(number, step, salt + 8));
                        trees.push(Tree { at: point, height: 6.5 + 4.0 * size, shade: shade * 0.8 });
                    }
                }
            }
        }
    }
}

/// A round crown on a short trunk; or, for some, a slender one. Where each triangle counts it has as few as it can.
fn tree(b: &mut Builder, at: Point, height: f32, shade: f32, woods: Woods) {
    let sides = if woods == Woods::All { 6 } else { 4 };
    let foot = Vec3::new(at.east as f32, 0.0, -at.north as f32);
    let green = Paint::rgb(84 + (shade * 40.0) as u8, 116 + (shade * 26.0) as u8, 78 + (shade * 12.0) as u8);
    let wide = if shade > 0.82 { 0.14 } else { 0.25 + 0.07 * shade };
    let ring = |up: f32, radius: f32, turn: f32| -> Vec<Vec3> {
        (0..sides)
            .map(|k| {
                let (sin, cos) = ((k as f32 + turn) / sides as f32 * std::f32::consts::TAU + shade * 6.0).sin_cos();
                // No crown is quite round.
                let uneven = 1.0 + 0.16 * (sin * 3.0 + shade * 9.0).sin();
                foot + Vec3::new(cos * radius * uneven, up, sin * radius * uneven) * Vec3::new(height, height, height)
            })
            .collect()
    };
    let rings = match woods {
        Woods::All => vec![
            ring(0.0, 0.025, 0.0),
            ring(0.16, 0.03, 0.0),
            ring(0.2, wide * 0.72, 0.0),
            ring(0.45, wide, 0.5),
            ring(0.76, wide * 0.72, 0.0),
            ring(1.0, 0.02, 0.5),
        ],
        Woods::Thinned => vec![ring(0.12, wide * 0.5, 0.0), ring(0.5, wide, 0.5), ring(1.0, 0.02, 0.0)],
    };
    b.skin(&rings, |p| match (p.y / height, shade) {
        (up, _) if up < 0.17 => Paint::rgb(112, 100, 86),
        (up, _) if up < 0.36 => green.shaded(0.7),
        (up, _) if up < 0.62 => green.shaded(0.88),
        _ => green,
    });
}

/// The ground that is taken.
struct Clear {
    areas: Vec<Vec<Point>>,
    /// Lines, with the metres on either side that they take.
    lines: Vec<(Vec<Point>, f64)>,
}

impl Clear {
    fn of(layout: &Layout) -> Self {
        let mut clear = Self { areas: Vec::new(), lines: Vec::new() };
        for Shape { kind, outline, extent, .. } in &layout.shapes {
            match kind {
                ShapeKind::Runway => clear.lines.push((outline.clone(), extent / 2.0 + 110.0)),
                ShapeKind::Taxiway => clear.lines.push((outline.clone(), extent / 2.0 + 45.0)),
                ShapeKind::Road | ShapeKind::Track => clear.lines.push((outline.clone(), extent / 2.0 + 9.0)),
                ShapeKind::Fence | ShapeKind::Hedge | ShapeKind::Drain => clear.lines.push((outline.clone(), 8.0)),
                ShapeKind::Boundary | ShapeKind::Announced | ShapeKind::Partition => {}
                _ => {
                    let closed: Vec<Point> = outline.iter().chain(outline.first()).copied().collect();
                    clear.lines.push((closed, 16.0));
                    clear.areas.push(outline.clone());
                }
            }
        }
        clear
    }

    fn is_clear(&self, point: Point) -> bool {
        let near =
            |line: &[Point], metres: f64| line.windows(2).any(|pair| point.distance_to_line(pair[0], pair[1]) < metres);
        !self.areas.iter().any(|area| holds(area, point))
            && !self.lines.iter().any(|(line, metres)| near(line, *metres))
    }
}

/// Whether an area holds a point: whether a ray from it crosses the outline an odd number of times.
fn holds(area: &[Point], point: Point) -> bool {
    let mut is_inside = false;
    for (a, b) in area.iter().zip(area.iter().cycle().skip(1)) {
        let crosses = (a.north > point.north) != (b.north > point.north);
        let east = a.east + (point.north - a.north) / (b.north - a.north) * (b.east - a.east);
        is_inside ^= crosses && point.east < east;
    }
    is_inside
}

/// A number from 0 to 1 that looks like chance and is always the same for the same place.
pub(super) fn chance(column: i32, row: i32, salt: u32) -> f32 {
    let mut hash = (column as u32).wrapping_mul(0x9e37_79b9) ^ (row as u32).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ salt.wrapping_mul(0xc2b2_ae35)).wrapping_mul(0x27d4_eb2f);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x1656_67b1);
    hash ^= hash >> 13;
    (hash & 0xffff) as f32 / 65_536.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_holds_what_lies_in_it() {
        let area = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0)].map(|(e, n)| Point::new(e, n));
        assert!(holds(&area, Point::new(1.0, 5.0)) && holds(&area, Point::new(9.0, 5.0)));
        assert!(!holds(&area, Point::new(5.0, 5.0)) && !holds(&area, Point::new(-1.0, 5.0)));
    }

    #[test]
    fn chance_is_spread_and_always_the_same() {
        let all: Vec<f32> = (0..1_000).map(|k| chance(k % 37, k / 37, 3)).collect();
        let mean = all.iter().sum::<f32>() / 1_000.0;
        assert!((0.45..0.55).contains(&mean), "{mean}");
        assert_eq!(chance(5, -7, 2).to_bits(), chance(5, -7, 2).to_bits());
    }
}
