//! What stands on the floor of each place: roller decks, check-in lanes, X-ray machines, tables, chutes, bays; and the storm
//! basins with their banks.

use bevy::prelude::*;

use super::{
    conveyors::{self, Incline},
    letters,
    meshes::{Builder, Paint, Surface},
    plane,
    scenery::{FLOOR_M, flat, outline},
};
use crate::hub::layout::{Heading, Layout, Place, PlaceKind, Shape, ShapeKind};

/// What is painted on the floor of a hall or on an apron lies so far above the ground in the picture, in metres.
const PAINT_M: f32 = 0.10;

fn steel() -> Paint {
    Paint::rgb(168, 175, 182)
}

fn dark() -> Paint {
    Paint::rgb(72, 78, 86)
}

fn warning() -> Paint {
    Paint::rgb(236, 200, 70)
}

/// A place that is being fitted out, with its length ahead and its width to the right.
struct Fitting<'a> {
    b: &'a mut Builder,
    place: &'a Place,
    length: f64,
    width: f64,
}

impl Fitting<'_> {
    fn at(&self, ahead: f64, right: f64) -> Vec2 {
        flat(self.place.at.offset(self.place.heading, ahead, right))
    }

    /// A rectangle, from its least to its greatest corner.
    fn area(&self, (ahead, right): (f64, f64), (until, to): (f64, f64)) -> [Vec2; 4] {
        [self.at(ahead, right), self.at(ahead, to), self.at(until, to), self.at(until, right)]
    }

    /// A box that stands along the place, with its middle there and that size (along, up, across).
    fn stands(
        &mut self,
        (ahead, right): (f64, f64),
        (floor, top): (f32, f32),
        (along, across): (f64, f64),
        paint: Paint,
    ) {
        let corners =
            self.area((ahead - along / 2.0, right - across / 2.0), (ahead + along / 2.0, right + across / 2.0));
        self.b.prism(&corners, floor, top, paint, paint);
    }

    /// The whole place, painted on the floor, with a border.
    fn painted(&mut self, fill: Paint, border: Paint) {
        let (l, w) = (self.length / 2.0, self.width / 2.0);
        let corners = self.area((-l, -w), (l, w));
        self.b.flat(&corners, PAINT_M, fill);
        let closed: Vec<Vec2> = corners.iter().copied().chain(corners.first().copied()).collect();
        self.b.ribbon(&closed, 0.14, PAINT_M + 0.015, border);
    }

    /// A deck of rollers: a frame on the floor, rollers across it, and rails between its lanes.
    fn rollers(&mut self, top: f32, frame: Paint) {
        let (l, w) = (self.length / 2.0, self.width / 2.0);
        let corners = self.area((-l, -w), (l, w));
        self.b.prism(&corners, FLOOR_M, top, frame, dark());
        let pitch = 0.62;
        let count = (self.length / pitch) as usize;
        for k in 0..count {
            let ahead = -l + (k as f64 + 0.5) * self.length / count.max(1) as f64;
            let roller = [self.at(ahead, -w + 0.15), self.at(ahead, w - 0.15)];
            self.b.ribbon(&roller, 0.2, top + 0.03, Paint::rgb(124, 132, 140));
        }
        let lanes = usize::from(self.place.slots.1).max(1);
        for lane in 0..=lanes {
            let right = -w + lane as f64 * self.width / lanes as f64;
            let rail = self.area((-l, right - 0.06), (l, right + 0.06));
            self.b.prism(&rail, top, top + 0.14, Paint::rgb(222, 196, 88), dark());
        }
    }
}

/// Everything that places are fitted out with.
pub fn fittings(layout: &Layout) -> Builder {
    let mut b = Builder::default();
    for shape in layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Basin) {
        basin(&mut b, &outline(shape), shape.extent as f32);
    }
    let belt = conveyors::sorter_height(layout);
    for (_, place) in layout.places() {
        let (length, width) = place.size;
        let mut fitting = Fitting { b: &mut b, place, length, width };
        fit(&mut fitting, layout, belt);
    }
    b
}

/// How high the frame of a roller deck is; what stands on it is drawn there.
const DECK: f32 = 0.48;

fn fit(f: &mut Fitting<'_>, layout: &Layout, belt: f32) {
    let white = Paint::rgb(240, 241, 240);
    let (l, w) = (f.length / 2.0, f.width / 2.0);
    match f.place.kind {
        PlaceKind::Rack => f.rollers(DECK, Paint::rgb(176, 184, 192)),
        PlaceKind::Lane => {
            f.rollers(DECK, Paint::rgb(164, 174, 184));
            // The gate in which ULDs are read and measured.
            for side in [-1.0, 1.0] {
                f.stands((0.0, side * (w + 0.45)), (FLOOR_M, 3.5), (0.4, 0.3), warning());
            }
            f.stands((0.0, 0.0), (3.4, 3.65), (0.5, f.width + 1.3), warning());
        }
        PlaceKind::CustomsCage => {
            f.rollers(DECK, Paint::rgb(232, 216, 140));
            cage(f);
        }
        PlaceKind::BreakDown | PlaceKind::BuildUp => {
            f.painted(Paint::rgb(190, 202, 212).on(Surface::Floor), white);
            // Corner marks in yellow, and tables along the side that is away from the fence.
            for (ahead, right) in [(-l, -w), (-l, w), (l, -w), (l, w)] {
                f.stands((ahead * 0.94, right * 0.94), (PAINT_M, 0.14), (0.9, 0.9), warning());
            }
            if f.place.kind == PlaceKind::BreakDown {
                for k in [-0.55, 0.0, 0.55] {
                    // People stand between it and what they break down.
                    f.stands((k * l, w * 0.93), (0.82, 0.9), (l * 0.42, 0.6), Paint::rgb(206, 211, 215));
                    for leg in [-0.19, 0.19] {
                        f.stands((k * l + leg * l, w * 0.93), (FLOOR_M, 0.82), (0.08, 0.45), steel());
                    }
                }
            }
        }
        PlaceKind::Airlock => {
            f.painted(Paint::rgb(160, 206, 190).on(Surface::Floor), white);
            for (ahead, right) in [(-l, -w), (-l, w), (l, -w), (l, w)] {
                f.stands((ahead, right), (FLOOR_M, 3.2), (0.3, 0.3), Paint::rgb(60, 130, 110));
            }
            // A gate at either end, above what passes.
            for ahead in [-l, l] {
                f.stands((ahead, 0.0), (3.0, 3.3), (0.3, f.width), Paint::rgb(60, 130, 110));
            }
        }
        PlaceKind::Staging => {
            f.painted(Paint::rgb(216, 218, 216).on(Surface::Floor), white);
            let number = f.place.id.rsplit('-').next().unwrap_or_default().to_owned();
            let at = f.place.at.offset(f.place.heading, -l + 1.3, 0.0);
            let back = Heading::from_degrees(f.place.heading.degrees() + 180.0);
            letters::paint(f.b, &number, at, back, (1.3, PAINT_M + 0.03), Paint::rgb(150, 156, 162));
        }
        PlaceKind::Quarantine => {
            f.painted(Paint::rgb(230, 170, 140).on(Surface::Slabs), Paint::rgb(200, 80, 40));
            // A kerb keeps in what leaks.
            for right in [-w, w] {
                f.stands((0.0, right), (0.1, 0.32), (f.length, 0.25), Paint::rgb(200, 80, 40));
            }
            for ahead in [-l, l] {
                f.stands((ahead, 0.0), (0.1, 0.26), (0.25, f.width), Paint::rgb(200, 80, 40));
            }
        }
        PlaceKind::EmptyPool | PlaceKind::EquipmentPark => {
            f.painted(Paint::rgb(170, 176, 180).on(Surface::Slabs), white);
        }
        PlaceKind::Xray => xray(f),
        PlaceKind::Infeed => {
            f.painted(Paint::rgb(176, 184, 192).on(Surface::Floor), white);
            // A table at the head of the belt, onto which cartons are laid.
            f.stands((-l - 0.2, 0.0), (0.5, 0.74), (1.2, w * 1.2), Paint::rgb(206, 211, 215));
        }
        PlaceKind::Induction => induction(f, belt),
        PlaceKind::Chute => chute(f, belt),
        PlaceKind::TruckPark | PlaceKind::Dock => bays(f),
        PlaceKind::Gate => gate(f, layout),
        _ => {}
    }
}

/// A fence of mesh around what customs keeps, open towards the decks.
fn cage(f: &mut Fitting<'_>) {
    let (l, w) = (f.length / 2.0 + 0.5, f.width / 2.0 + 0.5);
    let wire = Paint::rgb(196, 168, 60);
    for (ahead, right, along, across) in [(-l, 0.0, 0.07, 2.0 * w), (l, 0.0, 0.07, 2.0 * w), (0.0, w, 2.0 * l, 0.07)] {
        for up in [0.9_f32, 1.6, 2.3] {
            f.stands((ahead, right), (up, up + 0.06), (along, across), wire);
        }
    }
    let posts = (f.length / 4.0) as i32;
    for k in 0..=posts {
        f.stands((-l + f64::from(k) * 2.0 * l / f64::from(posts.max(1)), w), (FLOOR_M, 2.4), (0.12, 0.12), wire);
    }
    for (ahead, right) in [(-l, -w), (l, -w), (-l, 0.0), (l, 0.0)] {
        f.stands((ahead, right), (FLOOR_M, 2.4), (0.12, 0.12), wire);
    }
}

/// A tunnel with curtains, and a conveyor through it.
fn xray(f: &mut Fitting<'_>) {
    let (length, width) = (f.length, f.width);
    f.stands((0.0, 0.0), (FLOOR_M, 0.55), (length + 5.0, width * 0.8), Paint::rgb(110, 118, 128));
    f.stands((0.0, 0.0), (FLOOR_M, 3.1), (length * 0.72, width), Paint::rgb(226, 230, 233));
    f.stands((0.0, 0.0), (3.1, 3.4), (length * 0.5, width * 0.7), Paint::rgb(196, 202, 207));
    for side in [-1.0, 1.0] {
        f.stands((side * length * 0.362, 0.0), (0.6, 2.7), (0.06, width * 0.76), Paint::rgb(44, 48, 54));
        f.stands((side * length * 0.3, width * 0.51), (1.5, 2.3), (1.2, 0.06), Paint::rgb(60, 120, 170));
    }
}

/// A belt that takes parcels up to the height of the sorter.
fn induction(f: &mut Fitting<'_>, belt: f32) {
    for lane in Incline::lanes(f.place, belt) {
        let right = Vec3::new(-lane.way.y, 0.0, lane.way.x);
        let plate = |aside: f32, half: f32, lift: f32| {
            let (low, high) = (lane.at(0.0) + right * aside, lane.at(lane.length) + right * aside);
            [low - right * half, low + right * half, high + right * half, high - right * half]
                .map(|c| c + Vec3::Y * lift)
        };
        f.b.slab(plate(0.0, 0.65, -0.11), 0.22, Paint::rgb(64, 70, 78));
        for side in [-0.7, 0.7] {
            f.b.slab(plate(side, 0.04, -0.07), 0.38, steel());
        }
        for along in [0.06, 0.5, 0.94] {
            let foot = lane.at(lane.length * along);
            f.b.prism(&leg(foot.xz(), lane.way), FLOOR_M, foot.y - 0.2, steel(), steel());
        }
    }
}

/// The outline of a frame across a belt, on which it stands.
fn leg(at: Vec2, way: Vec2) -> [Vec2; 4] {
    let (ahead, right) = (way * 0.08, Vec2::new(-way.y, way.x) * 0.65);
    [at - ahead - right, at - ahead + right, at + ahead + right, at + ahead - right]
}

/// A slide from the sorter down to where cages are filled.
fn chute(f: &mut Fitting<'_>, belt: f32) {
    f.painted(Paint::rgb(176, 184, 192).on(Surface::Floor), Paint::rgb(240, 241, 240));
    let l = f.length / 2.0;
    let corner = |p: Vec2, up: f32| Vec3::new(p.x, up, p.y);
    // It comes from the end that lies towards the belt, which is behind.
    let (high, low) = (belt - 0.1, 0.75);
    // It ends where the first row of cages begins.
    let (from, until) = (-l - 3.5, -l - 0.05);
    let face = [
        corner(f.at(until, -1.0), low),
        corner(f.at(until, 1.0), low),
        corner(f.at(from, 0.8), high),
        corner(f.at(from, -0.8), high),
    ];
    f.b.slab(face, 0.08, Paint::rgb(206, 211, 215));
    for side in [-1.0, 1.0] {
        let (p, q) = (f.at(until, side), f.at(from, side * 0.8));
        let guard = [corner(p, low), corner(q, high), corner(q, high + 0.35), corner(p, low + 0.35)];
        f.b.slab(guard, 0.06, Paint::rgb(96, 146, 190));
        f.stands((until - 0.1, side * 0.9), (FLOOR_M, low), (0.12, 0.12), steel());
    }
}

/// A gate for trucks: the guard's booth on an island, a canopy, and a boom that is up. Trucks are told of at a gate, booms are
/// not.
fn gate(f: &mut Fitting<'_>, layout: &Layout) {
    let side = f.width / 2.0 + 2.2;
    let end = fence_ahead(f, layout).map_or(f.length / 2.0 - 6.0, |fence| (fence - 8.0).min(f.length / 2.0 - 6.0));
    f.stands((end, side), (0.1, 0.3), (9.0, 2.4), Paint::rgb(196, 198, 198));
    f.stands((end, side), (0.3, 2.9), (3.2, 1.9), Paint::rgb(228, 231, 233));
    f.stands((end, side), (1.3, 2.3), (3.3, 1.95), Paint::rgb(92, 112, 130).on(Surface::Panes));
    f.stands((end, side - 2.0), (4.9, 5.2), (6.0, 9.0), Paint::rgb(214, 218, 221));
    for (ahead, right) in [(-2.6, 0.9), (2.6, 0.9), (-2.6, -5.9), (2.6, -5.9)] {
        f.stands((end + ahead, side + right), (0.1, 4.9), (0.25, 0.25), steel());
    }
    // The boom: its post, and itself upright in red and white.
    let post = (end + 4.4, side - 1.6);
    f.stands(post, (0.1, 1.1), (0.4, 0.4), warning());
    for k in 0..6_u8 {
        let paint = if k % 2 == 0 { Paint::rgb(200, 60, 50) } else { Paint::rgb(240, 241, 240) };
        let low = 1.1 + f32::from(k) * 0.6;
        f.stands(post, (low, low + 0.6), (0.12, 0.12), paint);
    }
    let is_in = f.place.id.ends_with("in");
    let sign = f.place.at.offset(f.place.heading, end - 3.06, side - 2.0);
    let back = Heading::from_degrees(f.place.heading.degrees() + 180.0);
    letters::put_up(f.b, if is_in { "IN" } else { "OUT" }, sign, back, 0.9, 5.3, Paint::rgb(60, 70, 80));
}

/// How far ahead of the middle of a gate a fence ends beside its way out: the booth is within it. None where trucks come in.
fn fence_ahead(f: &Fitting<'_>, layout: &Layout) -> Option<f64> {
    let ahead = flat(f.place.at.offset(f.place.heading, 1.0, 0.0)) - flat(f.place.at);
    let swept = |lane: &[Vec2]| -> Vec<f64> {
        let near = |point: &&Vec2| {
            plane::nearest(**point, (f.at(-f.length, 0.0), f.at(f.length, 0.0))).distance(**point) < 12.0
        };
        lane.iter().filter(near).map(|point| f64::from((*point - flat(f.place.at)).dot(ahead))).collect()
    };
    let fences = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Fence);
    fences.flat_map(|fence| swept(&outline(fence))).filter(|at| *at > 0.0).min_by(f64::total_cmp)
}

/// White lines between parking bays.
fn bays(f: &mut Fitting<'_>) {
    let across = usize::from(f.place.slots.1);
    let pitch = f.width / across.max(1) as f64;
    for k in 0..=across {
        let right = (k as f64) * pitch - f.width / 2.0;
        let line = [f.at(-0.5 * f.length, right), f.at(0.5 * f.length, right)];
        f.b.ribbon(&line, 0.15, 0.2, Paint::rgb(232, 233, 233));
    }
}

/// The bank of a storm basin, as high as the basin is deep: the ground around it is flat.
fn basin(b: &mut Builder, lane: &[Vec2], depth: f32) {
    let middle = lane.iter().copied().sum::<Vec2>() / lane.len().max(1) as f32;
    let ring = |metres: f32, up: f32| -> Vec<Vec3> {
        // At the corners of a square it takes root two to keep the sides so far apart.
        let out = |p: &Vec2| *p + (*p - middle).normalize_or(Vec2::X) * metres * std::f32::consts::SQRT_2;
        lane.iter().map(out).map(|p| Vec3::new(p.x, up, p.y)).collect()
    };
    let crest = depth + 0.3;
    let grass = Paint::rgb(150, 166, 128).on(Surface::Grass);
    let clay = Paint::rgb(146, 142, 128).on(Surface::Grass);
    let rings = [
        (ring(crest * 2.0, 0.04), grass),
        (ring(1.0, crest), grass),
        (ring(-0.4, crest), clay),
        (ring(-depth * 1.6, 0.12), clay),
    ];
    for pair in rings.windows(2) {
        for k in 0..lane.len() {
            let next = (k + 1) % lane.len();
            let face = [pair[0].0[k], pair[0].0[next], pair[1].0[next], pair[1].0[k]];
            let is_upward = (face[2] - face[0]).cross(face[3] - face[1]).y > 0.0;
            let [p, q, r, s] = face;
            b.quad(if is_upward { face } else { [s, r, q, p] }, pair[0].1);
        }
    }
    // The weir over which it would spill, and the shaft with the valve.
    let edge = (lane[0] + lane[1 % lane.len()]) / 2.0;
    let inward = (middle - edge).normalize_or(Vec2::X);
    let shaft = edge + inward * 2.0;
    b.block(
        Vec3::new(shaft.x, crest / 2.0 + 0.4, shaft.y),
        Vec3::new(2.4, crest + 0.8, 2.4),
        Paint::rgb(186, 190, 190),
    );
    b.block(Vec3::new(shaft.x, crest + 1.1, shaft.y), Vec3::new(0.9, 0.6, 0.9), Paint::rgb(60, 120, 170));
}

/// The surface of the water in a basin, at zero: where it stands is told by its instance.
pub fn water(shape: &Shape) -> Builder {
    let mut b = Builder::default();
    let lane = outline(shape);
    let middle = lane.iter().copied().sum::<Vec2>() / lane.len().max(1) as f32;
    // It ends within the bank, whatever its level.
    let within: Vec<Vec2> = lane.iter().map(|p| *p - (*p - middle).normalize_or(Vec2::X) * 0.6).collect();
    b.flat(&within, 0.0, Paint::rgb(52, 92, 112).on(Surface::Water));
    b
}
