//! Freighters: fuselage, wings, engines, tail and gear, lofted from sections.
//!
//! Lengths, spans and heights are the makers' figures (see [`Freighter`]). Chords, sweeps, engines and gear are read off
//! published three-view drawings and rounded to what one sees from the apron.

use bevy::prelude::*;

use super::{Builder, Door, Freighter, Paint, movers::wheel};

/// What makes one type look like itself.
struct Airframe {
    /// The height of the middle of the fuselage above the ground, in metres.
    axis: f32,
    /// Where the leading edge of the wing meets the fuselage, as a part of the length.
    root: f32,
    /// The sweep of the leading edge, in degrees.
    sweep: f32,
    /// The chord at the root, at the kink and at the tip, in metres.
    chords: [f32; 3],
    /// Where the kink is, as a part of half the span.
    kink: f32,
    /// How far the tip is above the root, as a part of half the span.
    dihedral: f32,
    /// The height of the winglet, in metres; none where the tip is raked.
    winglet: f32,
    /// Where the engines hang, as parts of half the span, with the radius and length of a nacelle.
    engines: &'static [(f32, f32, f32)],
    /// The span of the tailplane, in metres.
    tailplane: f32,
    /// Where the upper deck ends, as a part of the length, if there is one.
    deck: Option<f32>,
    /// Where the main wheels stand: sideways and along, in metres from the middle; and how many axles a leg has.
    legs: &'static [(f32, f32, u32)],
    /// Where the side cargo door is, as parts of the length.
    side_door: (f32, f32),
    has_nose_door: bool,
}

const JUMBO_LEGS: &[(f32, f32, u32)] = &[(5.5, 0.4, 2), (1.9, 3.4, 2)];

fn airframe(kind: Freighter) -> Airframe {
    match kind {
        Freighter::B744 => Airframe {
            axis: 5.25,
            root: 0.265,
            sweep: 41.0,
            chords: [15.4, 9.4, 4.1],
            kink: 0.40,
            dihedral: 0.10,
            winglet: 1.9,
            engines: &[(0.37, 1.35, 5.6), (0.655, 1.35, 5.6)],
            tailplane: 22.2,
            deck: Some(0.25),
            legs: JUMBO_LEGS,
            side_door: (0.70, 0.75),
            has_nose_door: true,
        },
        Freighter::B748 => Airframe {
            axis: 5.25,
            root: 0.285,
            sweep: 40.0,
            chords: [16.2, 9.6, 3.0],
            kink: 0.40,
            dihedral: 0.11,
            winglet: 0.0,
            engines: &[(0.355, 1.6, 5.9), (0.63, 1.6, 5.9)],
            tailplane: 22.2,
            deck: Some(0.255),
            legs: JUMBO_LEGS,
            side_door: (0.70, 0.745),
            has_nose_door: true,
        },
        Freighter::B77L => Airframe {
            axis: 5.45,
            root: 0.305,
            sweep: 34.5,
            chords: [14.0, 8.6, 2.3],
            kink: 0.34,
            dihedral: 0.095,
            winglet: 0.0,
            engines: &[(0.305, 1.95, 7.0)],
            tailplane: 21.5,
            deck: None,
            legs: &[(5.5, 1.6, 3)],
            side_door: (0.73, 0.79),
            has_nose_door: false,
        },
        Freighter::A332 => Airframe {
            axis: 5.0,
            root: 0.315,
            sweep: 32.0,
            chords: [11.6, 7.4, 2.6],
            kink: 0.37,
            dihedral: 0.09,
            winglet: 2.4,
            engines: &[(0.315, 1.55, 5.6)],
            tailplane: 19.4,
            deck: None,
            legs: &[(5.3, 2.0, 2)],
            side_door: (0.20, 0.262),
            has_nose_door: false,
        },
    }
}

fn white() -> Paint {
    Paint::rgb(240, 242, 244)
}

fn belly() -> Paint {
    Paint::rgb(186, 192, 200)
}

fn metal() -> Paint {
    Paint::rgb(206, 211, 217)
}

fn dark() -> Paint {
    Paint::rgb(52, 56, 62)
}

/// The one colour of the livery.
fn livery() -> Paint {
    Paint::rgb(232, 119, 34)
}

/// How far behind the middle of a freighter its side cargo door is, in metres.
pub fn side_door_behind(kind: Freighter) -> f32 {
    let (length, ..) = kind.dimensions();
    let (from, to) = airframe(kind).side_door;
    ((from + to) / 2.0 - 0.5) * length
}

/// The sill of the side cargo door: how far it is from the middle of the fuselage, and how high above the ground, in metres.
pub fn sill(kind: Freighter) -> (f32, f32) {
    let frame = airframe(kind);
    let (length, .., diameter, _) = kind.dimensions();
    let hull = Hull { frame: &frame, nose: -length / 2.0, length, radius: diameter / 2.0 };
    let (from, to) = frame.side_door;
    let [fore, aft] = [from, to].map(|part| hull.skin(part, SILL));
    (fore.x.abs().max(aft.x.abs()), (fore.y + aft.y) / 2.0)
}

/// Where the nose door opens, as metres behind the middle; none of what has none.
pub fn nose_door_behind(kind: Freighter) -> Option<f32> {
    let (length, ..) = kind.dimensions();
    airframe(kind).has_nose_door.then_some((NOSE_DOOR - 0.5) * length)
}

/// Where its gear stands: metres to the right and behind the middle, the nose gear first.
pub fn feet(kind: Freighter) -> Vec<Vec2> {
    let frame = airframe(kind);
    let (length, ..) = kind.dimensions();
    let at = |part: f32| (part - 0.5) * length;
    let mut feet = vec![Vec2::new(0.0, at(NOSE_GEAR))];
    for (x, back, _) in frame.legs {
        let along = at(frame.root) + frame.chords[0] * MAIN_GEAR + back;
        feet.extend([Vec2::new(*x, along), Vec2::new(-x, along)]);
    }
    feet
}

/// Boxes around the fuselage, the wings, the fin and the tailplane: the middle of each, and half its size, in metres.
pub fn boxes(kind: Freighter) -> Vec<(Vec3, Vec3)> {
    /// Pieces of a wing: it is swept.
    const STRIPS: u8 = 5;
    let frame = airframe(kind);
    let (length, span, height, diameter, _) = kind.dimensions();
    let (radius, at) = (diameter / 2.0, |part: f32| (part - 0.5) * length);
    let between = |low: Vec3, high: Vec3| ((low + high) / 2.0, (high - low) / 2.0);
    let half = frame.tailplane / 2.0;
    let mut boxes = vec![
        between(
            Vec3::new(-radius, frame.axis - radius, at(0.0)),
            Vec3::new(radius, frame.axis + radius * 1.2, at(1.0)),
        ),
        between(Vec3::new(-0.5, frame.axis, at(0.82)), Vec3::new(0.5, height, at(1.0))),
        between(Vec3::new(-half, frame.axis, at(0.86)), Vec3::new(half, frame.axis + radius, at(1.0))),
    ];
    let slope = frame.sweep.to_radians().tan();
    let [root, _, tip] = frame.chords;
    for strip in 0..STRIPS {
        let part = |k: u8| f32::from(k) / f32::from(STRIPS);
        let out = |k: u8| radius * 0.5 + (span / 2.0 - radius * 0.5) * part(k);
        let (inner, outer) = (out(strip), out(strip + 1));
        let front = at(frame.root) + slope * (inner - radius * 0.5);
        let behind = at(frame.root) + slope * (outer - radius * 0.5) + root + (tip - root) * part(strip + 1);
        let low = frame.axis - radius * 0.62 + frame.dihedral * inner - 1.6;
        for side in [-1.0, 1.0] {
            let ends = [inner * side, outer * side];
            let (west, east) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            boxes.push(between(Vec3::new(west, low, front), Vec3::new(east, low + 2.8, behind)));
        }
    }
    boxes
}

/// Where the nose gear is as a part of the length, and the main gear behind the root of the wing as a part of its chord.
const NOSE_GEAR: f32 = 0.105;
const MAIN_GEAR: f32 = 0.62;

/// Where the floor of the main deck meets the skin on the left, seen over the top from the right, in radians.
const SILL: f32 = std::f32::consts::PI + 0.18;

/// A freighter, with its cargo doors closed or open.
pub fn freighter(b: &mut Builder, kind: Freighter, door: Door) {
    let frame = airframe(kind);
    let (length, span, height, diameter, _) = kind.dimensions();
    let hull = Hull { frame: &frame, nose: -length / 2.0, length, radius: diameter / 2.0 };
    hull.draw(b, door);
    for side in [-1.0, 1.0] {
        wing(b, &hull, span / 2.0, side);
        tailplane(b, &hull, side);
        gear(b, &hull, side);
    }
    fin(b, &hull, height);
    hull.beacons(b);
}

/// Lights of wing tips: green on the right, red on the left (ICAO Annex 6).
fn tip_light(side: f32) -> Paint {
    if side > 0.0 { Paint::lamp(0.05, 1.0, 0.25) } else { Paint::lamp(1.0, 0.06, 0.04) }
}

struct Hull<'a> {
    frame: &'a Airframe,
    nose: f32,
    length: f32,
    radius: f32,
}

/// Part of the length, radius and height of the middle, the latter two as parts of the largest radius.
const SECTIONS: [(f32, f32, f32); 19] = [
    (0.0, 0.02, -0.26),
    (0.004, 0.16, -0.25),
    (0.012, 0.31, -0.22),
    (0.025, 0.48, -0.17),
    (0.042, 0.65, -0.11),
    (0.062, 0.79, -0.06),
    (0.085, 0.90, -0.025),
    (0.11, 0.965, -0.008),
    (0.14, 1.0, 0.0),
    (0.64, 1.0, 0.0),
    (0.70, 0.975, 0.02),
    (0.76, 0.90, 0.075),
    (0.81, 0.80, 0.145),
    (0.86, 0.67, 0.235),
    (0.905, 0.53, 0.33),
    (0.945, 0.37, 0.43),
    (0.975, 0.23, 0.51),
    (0.992, 0.13, 0.55),
    (1.0, 0.05, 0.57),
];

/// Sides of a section.
const SIDES: usize = 28;

impl Hull<'_> {
    fn at(&self, part: f32) -> f32 {
        self.nose + part * self.length
    }

    /// The profile at a part of the length: radius and height of its middle, in metres.
    fn profile(&self, part: f32) -> (f32, f32) {
        let next = SECTIONS.partition_point(|(at, ..)| *at <= part).clamp(1, SECTIONS.len() - 1);
        let (a, c) = (SECTIONS[next - 1], SECTIONS[next]);
        let t = ((part - a.0) / (c.0 - a.0)).clamp(0.0, 1.0);
        let mix = |from: f32, to: f32| from + (to - from) * t;
        (mix(a.1, c.1) * self.radius, self.frame.axis + mix(a.2, c.2) * self.radius)
    }

    /// A point of the skin: `angle` from the right side over the top, in radians.
    fn skin(&self, part: f32, angle: f32) -> Vec3 {
        let (radius, middle) = self.profile(part);
        let (sin, cos) = angle.sin_cos();
        let hump = match self.frame.deck {
            Some(end) if sin > 0.0 => 1.0 + 0.235 * deck(part, end) * sin * sin,
            _ => 1.0,
        };
        Vec3::new(cos * radius, middle + sin * radius * hump, self.at(part))
    }

    fn ring(&self, part: f32) -> Vec<Vec3> {
        (0..SIDES).rev().map(|k| self.skin(part, k as f32 / SIDES as f32 * std::f32::consts::TAU)).collect()
    }

    fn draw(&self, b: &mut Builder, door: Door) {
        let mut parts: Vec<f32> = SECTIONS.iter().map(|section| section.0).collect();
        // The upper deck and the doors want more sections than the smooth tube.
        parts.extend((0..26).map(|k| 0.14 + 0.5 * k as f32 / 26.0));
        parts.extend([self.frame.side_door.0, self.frame.side_door.1]);
        parts.sort_by(f32::total_cmp);
        parts.dedup_by(|a, c| (*a - *c).abs() < 0.002);
        let opens = door == Door::Both && self.frame.has_nose_door;
        if opens {
            parts.extend([NOSE_FRONT, NOSE_DOOR]);
            parts.sort_by(f32::total_cmp);
            parts.dedup_by(|a, c| (*a - *c).abs() < 1e-4);
        }
        let fixed = parts.iter().filter(|part| !opens || **part >= NOSE_DOOR);
        let rings: Vec<Vec<Vec3>> = fixed.map(|part| self.ring(*part)).collect();
        let deck = self.frame.deck.is_some();
        let glass = if deck { self.at(0.037)..self.at(0.061) } else { self.at(0.026)..self.at(0.046) };
        let colour = |p: Vec3| {
            // Colours go by the section, so that their edges follow the hull.
            let (radius, middle) = self.profile((p.z - self.nose) / self.length);
            let above = (p.y - middle) / radius;
            let is_window = glass.contains(&p.z)
                && if deck { (0.72..1.22).contains(&above) } else { (0.30..0.78).contains(&above) };
            match () {
                () if is_window => dark(),
                () if above < -0.5 => belly(),
                () if p.z > self.at(0.86) && above > -0.2 => livery(),
                () => white(),
            }
        };
        b.skin(&rings, colour);
        if opens {
            // It is cut off along a curve, of so many pieces.
            const PIECES: u8 = 5;
            let ahead = parts.into_iter().filter(|part| *part <= NOSE_FRONT);
            let cut = (1..=PIECES).map(|k| NOSE_FRONT + (NOSE_DOOR - NOSE_FRONT) * f32::from(k) / f32::from(PIECES));
            let nose: Vec<f32> = ahead.chain(cut).collect();
            self.raised_nose(b, &nose, colour);
        }
        self.stripe(b, opens);
        self.doors(b, door);
    }

    /// The red beacons above and below, and the white light of the tail.
    fn beacons(&self, b: &mut Builder) {
        let up = std::f32::consts::FRAC_PI_2;
        let (red, white) = (Paint::lamp(1.0, 0.08, 0.05), Paint::lamp(1.0, 0.97, 0.9));
        b.block(self.skin(0.46, up) + Vec3::Y * 0.12, Vec3::new(0.18, 0.2, 0.28), red);
        b.block(self.skin(0.46, -up) - Vec3::Y * 0.1, Vec3::new(0.18, 0.2, 0.28), red);
        b.block(self.skin(0.996, up), Vec3::new(0.14, 0.14, 0.2), white);
    }

    /// The way that the skin looks at a part of the length and at an angle.
    fn outward(&self, part: f32, angle: f32) -> Vec3 {
        let along = self.skin(part + 1e-3, angle) - self.skin(part - 1e-3, angle);
        let around = self.skin(part, angle + 1e-2) - self.skin(part, angle - 1e-2);
        let (sin, cos) = angle.sin_cos();
        let normal = along.cross(around).normalize_or(Vec3::new(cos, sin, 0.0));
        if normal.dot(Vec3::new(cos, sin, 0.0)) < 0.0 { -normal } else { normal }
    }

    /// The nose, raised from below the flight deck, which stays: the hold behind it can be seen.
    fn raised_nose(&self, b: &mut Builder, parts: &[f32], colour: impl Fn(Vec3) -> Paint) {
        let angle = |k: usize| k as f32 / SIDES as f32 * std::f32::consts::TAU;
        let at = |part: f32, k: usize| self.skin(part, angle(k));
        let (right, left) = NOSE_SIDES;
        let (hold, inside) = (Paint::lamp(0.13, 0.11, 0.075), Paint::rgb(120, 124, 128));
        // The four corners of a piece of the skin, each a part of the length and an angle, and how they look.
        let piece = |corners: [(f32, f32); 4]| {
            let face = corners.map(|(part, angle)| self.skin(part, angle));
            (face, corners.map(|(part, angle)| self.outward(part, angle)), colour(face.iter().sum::<Vec3>() / 4.0))
        };
        // The flight deck: its skin, its floor, and its front.
        for pair in parts.windows(2).filter(|pair| pair[0] >= NOSE_FRONT) {
            let [fore, aft] = [pair[0], pair[1]];
            for (low, high) in (right..left).map(|k| (angle(k), angle(k + 1))) {
                let (face, normals, paint) = piece([(fore, low), (aft, low), (aft, high), (fore, high)]);
                b.curved(face, normals, paint);
            }
            facing(b, [at(fore, right), at(aft, right), at(aft, left), at(fore, left)], Vec3::NEG_Y, dark());
        }
        let front = at(NOSE_FRONT, right).lerp(at(NOSE_FRONT, left), 0.5);
        let section = at(NOSE_DOOR, right).lerp(at(NOSE_DOOR, left), 0.5);
        for k in right..left {
            facing(b, [front, at(NOSE_FRONT, k), at(NOSE_FRONT, k + 1), front], Vec3::NEG_Z, dark());
        }
        // The hold.
        for k in left..right + SIDES {
            facing(b, [section, at(NOSE_DOOR, k), at(NOSE_DOOR, k + 1), section], Vec3::NEG_Z, hold);
        }
        // The nose itself turns about where it meets the front of the flight deck, until its tip points up.
        let (sin, cos) = NOSE_RAISED.sin_cos();
        let turn = |way: Vec3| Vec3::new(way.x, way.y * cos - way.z * sin, way.z * cos + way.y * sin);
        let raised = |p: Vec3| front.with_x(0.0) + turn(p - front.with_x(0.0));
        // It is cut off aslant, from the front of the flight deck down to the keel, so that nothing of it hangs before the doorway.
        let edges = [angle(left), angle(right + SIDES)];
        let cut = |part: f32| {
            let behind = ((part - NOSE_FRONT) / (NOSE_DOOR - NOSE_FRONT)).clamp(0.0, 1.0);
            let keel = 1.5 * std::f32::consts::PI;
            edges.map(|edge| edge + (keel - edge) * 0.9 * behind.powf(0.6))
        };
        for pair in parts.windows(2) {
            let [fore, aft] = [pair[0], pair[1]];
            // A row of the skin, as far as it lies within `bounds` at either end; none where it lies outside.
            let row = |k: usize, wide: usize, bounds: [[f32; 2]; 2]| {
                let within = |k: usize, end: usize| angle(k).clamp(bounds[end][0], bounds[end][1]);
                let [low, high] = [[within(k, 0), within(k, 1)], [within(k + wide, 0), within(k + wide, 1)]];
                let is_some = low[0] < high[0] || low[1] < high[1];
                is_some.then(|| piece([(fore, low[0]), (aft, low[1]), (aft, high[1]), (fore, high[0])]))
            };
            let is_whole = aft <= NOSE_FRONT + 1e-5;
            let cuts = if is_whole { [[f32::NEG_INFINITY, f32::INFINITY]; 2] } else { [cut(fore), cut(aft)] };
            // It is seen from within, too, and has half as many rows as the hull: light goes over them all the same.
            for k in (if is_whole { 0..SIDES } else { left..right + SIDES }).step_by(2) {
                if let Some((face, normals, paint)) = row(k, 2, cuts) {
                    b.curved(face.map(raised), normals.map(turn), paint);
                    b.curved(face.map(raised), normals.map(|way| -turn(way)), inside);
                }
            }
            if is_whole {
                continue;
            }
            // What stays of the sides, under the flight deck: outside its rows go on as those of the hull behind.
            for bounds in [cuts.map(|[low, _]| [f32::NEG_INFINITY, low]), cuts.map(|[_, high]| [high, f32::INFINITY])] {
                for (face, normals, paint) in (left..right + SIDES).filter_map(|k| row(k, 1, bounds)) {
                    b.curved(face, normals, paint);
                }
                for (face, normals, _) in (left..right + SIDES).step_by(2).filter_map(|k| row(k, 2, bounds)) {
                    b.curved(face, normals.map(|way| -way), inside);
                }
            }
        }
    }

    /// A thin line along both sides, and the edge of the nose door.
    fn stripe(&self, b: &mut Builder, is_nose_open: bool) {
        for side in [1.0, -1.0] {
            let angle = |up: f32| if side > 0.0 { up } else { std::f32::consts::PI - up };
            for k in 0..40 {
                let (from, to) = (0.06 + 0.02 * k as f32, 0.06 + 0.02 * (k + 1) as f32);
                if is_nose_open && from < NOSE_DOOR {
                    continue;
                }
                self.patch(b, (from, to), (angle(-0.16), angle(-0.10)), 0.012, livery());
            }
        }
        if self.frame.has_nose_door && !is_nose_open {
            for k in 0..20 {
                let angle = |k: usize| k as f32 / 20.0 * std::f32::consts::TAU;
                self.patch(
                    b,
                    (NOSE_DOOR - 0.0025, NOSE_DOOR),
                    (angle(k), angle(k + 1)),
                    0.012,
                    Paint::rgb(176, 182, 190),
                );
            }
        }
    }

    /// A piece of the skin, a little outside of it.
    fn patch(&self, b: &mut Builder, (from, to): (f32, f32), (low, high): (f32, f32), out: f32, paint: Paint) {
        let at = |part: f32, angle: f32| {
            let p = self.skin(part, angle);
            let (_, middle) = self.profile(part);
            p + Vec3::new(p.x, p.y - middle, 0.0).normalize_or(Vec3::Y) * out
        };
        let face = [at(from, low), at(to, low), at(to, high), at(from, high)];
        let outward = face[0] - Vec3::new(0.0, self.frame.axis, face[0].z);
        let normal = (face[2] - face[0]).cross(face[3] - face[1]);
        let [p, q, r, s] = face;
        b.quad(if normal.dot(outward) > 0.0 { face } else { [s, r, q, p] }, paint);
    }

    /// The side cargo door on the left: its edge when it is closed; when it is open, the hold behind it and the door above.
    fn doors(&self, b: &mut Builder, door: Door) {
        let (from, to) = self.frame.side_door;
        // The left side, seen over the top from the right: from the floor of the main deck up.
        let (floor, lintel) = (SILL, std::f32::consts::PI - 0.78);
        // As finely cut as the hull, so that it lies on it everywhere.
        let steps = 12;
        let angle = |k: usize| floor + (lintel - floor) * k as f32 / steps as f32;
        let frame = |b: &mut Builder, out: f32| {
            let edge = Paint::rgb(170, 176, 184);
            for k in 0..steps {
                self.patch(b, (from, from + 0.0012), (angle(k), angle(k + 1)), out, edge);
                self.patch(b, (to - 0.0012, to), (angle(k), angle(k + 1)), out, edge);
            }
            self.patch(b, (from, to), (floor, floor - 0.02), out, edge);
            self.patch(b, (from, to), (lintel, lintel + 0.02), out, edge);
        };
        match door {
            Door::Closed => frame(b, 0.014),
            Door::Open | Door::Both => {
                let columns = 6;
                let along = |k: usize| from + (to - from) * k as f32 / columns as f32;
                for k in 0..steps {
                    for j in 0..columns {
                        let part = (along(j), along(j + 1));
                        // The hold is lit while it is worked in: of its floor one sees the rollers, of the rest what the lamps reach.
                        let far = (k as f32 / steps as f32 - 0.55).abs();
                        let lit = if k == 0 { 0.34 } else { 0.2 - 0.22 * far };
                        self.patch(b, part, (angle(k), angle(k + 1)), 0.07, Paint::lamp(lit, lit * 0.9, lit * 0.72));
                    }
                }
                frame(b, 0.08);
                // It is hinged at its upper edge and stands up when it is open.
                let hinge = [self.skin(from, lintel), self.skin(to, lintel)];
                let wide = self.radius * 1.0;
                let tip = hinge.map(|p| p + Vec3::new(-wide * 0.80, wide * 0.62, 0.0));
                b.slab([hinge[0], hinge[1], tip[1], tip[0]], 0.18, white());
            }
        }
    }
}

/// Where the nose door ends behind and where the flight deck begins above it, as parts of the length; the sides of a section
/// between which the flight deck is; and by how much the nose is raised, in radians.
const NOSE_DOOR: f32 = 0.0735;
const NOSE_FRONT: f32 = 0.036;
const NOSE_SIDES: (usize, usize) = (5, 9);
const NOSE_RAISED: f32 = 2.37;

/// A face that looks that way.
fn facing(b: &mut Builder, face: [Vec3; 4], way: Vec3, paint: Paint) {
    let [p, q, r, s] = face;
    let normal = (r - p).cross(s - q);
    b.quad(if normal.dot(way) >= 0.0 { face } else { [s, r, q, p] }, paint);
}

/// How much of the upper deck of a 747 there is at a part of its length.
fn deck(part: f32, end: f32) -> f32 {
    let rise = ((part - 0.012) / 0.075).clamp(0.0, 1.0);
    let fall = ((part - end) / 0.09).clamp(0.0, 1.0);
    let smooth = |t: f32| t * t * (3.0 - 2.0 * t);
    smooth(rise) * (1.0 - smooth(fall))
}

/// A section of a wing: points around it, from the trailing edge over the top and back, a chord of one, thickness as a part.
fn airfoil(thickness: f32) -> [Vec2; 12] {
    let half = |x: f32| {
        thickness * 5.0 * (0.2969 * x.sqrt() - 0.126 * x - 0.3516 * x * x + 0.2843 * x.powi(3) - 0.1036 * x.powi(4))
    };
    let xs = [1.0, 0.75, 0.5, 0.28, 0.12, 0.03];
    std::array::from_fn(|k| {
        if k < 6 {
            Vec2::new(xs[k], half(xs[k]))
        } else {
            Vec2::new(xs[11 - k] * if k == 6 { 0.0 } else { 1.0 }, -0.7 * half(xs[11 - k]))
        }
    })
}

/// A station of a wing: where its leading edge is, its chord and thickness, in metres and as a part of the chord.
fn station(edge: Vec3, chord: f32, thickness: f32, up: Vec3) -> Vec<Vec3> {
    airfoil(thickness).iter().map(|p| edge + Vec3::Z * (p.x * chord) + up * (p.y * chord)).collect()
}

/// A wing between stations, from the right side of the aircraft or mirrored to its left.
fn panels(b: &mut Builder, stations: &[Vec<Vec3>], side: f32, paint: Paint) {
    let mirrored: Vec<Vec<Vec3>> = (stations.iter())
        .map(|ring| {
            let ring = ring.iter().map(|p| Vec3::new(p.x * side, p.y, p.z));
            if side > 0.0 { ring.collect() } else { ring.rev().collect() }
        })
        .collect();
    b.skin(&mirrored, |_| paint);
    if let Some(tip) = mirrored.last() {
        let middle = tip.iter().copied().sum::<Vec3>() / tip.len() as f32;
        for k in 0..tip.len() {
            b.triangle([tip[(k + 1) % tip.len()], tip[k], middle], paint);
        }
    }
}

fn wing(b: &mut Builder, hull: &Hull<'_>, half: f32, side: f32) {
    let frame = hull.frame;
    let start = hull.at(frame.root);
    let slope = frame.sweep.to_radians().tan();
    let low = frame.axis - hull.radius * 0.62;
    let tip = half - if frame.winglet > 0.0 { 0.35 } else { 0.0 };
    let edge = |x: f32| Vec3::new(x, low + frame.dihedral * x, start + slope * (x - hull.radius * 0.5));
    let [root, kink, end] = frame.chords;
    let at = |part: f32| tip * part;
    let mut stations = vec![
        station(edge(hull.radius * 0.35), root * 1.04, 0.13, Vec3::Y),
        station(edge(hull.radius * 1.05), root * 0.93, 0.125, Vec3::Y),
        station(edge(at(frame.kink)), kink, 0.105, Vec3::Y),
        station(edge(at(0.9)), end + (kink - end) * 0.16, 0.095, Vec3::Y),
    ];
    if frame.winglet > 0.0 {
        stations.push(station(edge(tip), end, 0.09, Vec3::Y));
        let up = edge(tip) + Vec3::new(0.35, frame.winglet, frame.winglet * 0.85);
        stations.push(station(up, end * 0.36, 0.08, Vec3::new(-0.9, 0.3, 0.0)));
    } else {
        // A raked tip: swept back further than the rest.
        let rake = edge(at(0.9)) + Vec3::new(at(0.1), frame.dihedral * at(0.1) + 0.3, slope * at(0.1) * 1.75);
        stations.push(station(rake, end * 0.35, 0.08, Vec3::Y));
    }
    panels(b, &stations, side, metal());
    // Where the leading edge is still straight.
    let lamp = edge(at(if frame.winglet > 0.0 { 0.965 } else { 0.895 }));
    b.block(Vec3::new(lamp.x * side, lamp.y, lamp.z), Vec3::new(0.16, 0.12, 0.26), tip_light(side));
    for (place, radius, length) in frame.engines {
        let x = half * place;
        let under = edge(x);
        let chord = if *place < frame.kink { kink + (root - kink) * (1.0 - place / frame.kink) } else { kink };
        let middle = Vec3::new(x * side, under.y - radius * 1.12, under.z - length * 0.38);
        nacelle(b, middle, *radius, *length);
        // The pylon, from the top of the nacelle to the wing.
        let (front, back) = (middle.z - length * 0.18, under.z + chord * 0.42);
        let high = under.y + 0.1;
        let low = middle.y + radius * 0.8;
        let plate = [
            Vec3::new(middle.x, low, front),
            Vec3::new(middle.x, high, under.z + 0.2),
            Vec3::new(middle.x, high, back),
            Vec3::new(middle.x, low, middle.z + length * 0.5),
        ];
        b.slab(plate, 0.35, metal());
    }
}

/// The cowling of an engine, with its fan and its cone.
fn nacelle(b: &mut Builder, middle: Vec3, radius: f32, length: f32) {
    let ring = |along: f32, scale: f32| -> Vec<Vec3> {
        (0..18)
            .rev()
            .map(|k| {
                let (sin, cos) = (k as f32 / 18.0 * std::f32::consts::TAU).sin_cos();
                middle + Vec3::new(cos * radius * scale, sin * radius * scale, along * length)
            })
            .collect()
    };
    let outer =
        [(-0.5, 0.88), (-0.485, 0.95), (-0.42, 1.0), (-0.15, 1.0), (0.12, 0.92), (0.3, 0.8)].map(|(z, r)| ring(z, r));
    b.skin(&outer, |p| if p.z < middle.z - 0.46 * length { Paint::rgb(196, 200, 205) } else { white() });
    let core = [(0.22, 0.62), (0.36, 0.5), (0.5, 0.36)].map(|(z, r)| ring(z, r));
    b.skin(&core, |_| Paint::rgb(128, 130, 134));
    let face = |b: &mut Builder, along: f32, scale: f32, tip: f32, paint: Paint| {
        let around = ring(along, scale);
        let top = middle + Vec3::Z * ((along + tip) * length);
        for k in 0..around.len() {
            let (p, q) = (around[k], around[(k + 1) % around.len()]);
            // Looks forward where the tip is ahead of the ring, and backward where it is behind.
            let corners = if along < 0.0 { [p, q, top] } else { [q, p, top] };
            b.triangle(corners, paint);
        }
    };
    face(b, -0.44, 0.86, 0.0, Paint::rgb(44, 47, 52));
    face(b, -0.44, 0.26, -0.05, Paint::rgb(150, 154, 160));
    face(b, 0.3, 0.8, 0.0, Paint::rgb(60, 63, 68));
    face(b, 0.5, 0.36, 0.1, Paint::rgb(96, 99, 104));
}

fn tailplane(b: &mut Builder, hull: &Hull<'_>, side: f32) {
    let half = hull.frame.tailplane / 2.0;
    let (start, chord) = (hull.at(0.85), hull.length * 0.105);
    // Its tips end where the fuselage does.
    let slope = ((hull.at(0.995) - start - chord * 0.3) / half).min(0.8);
    let edge = |x: f32| Vec3::new(x, hull.frame.axis + hull.radius * 0.34 + x * 0.11, start + x * slope);
    let stations =
        [station(edge(hull.radius * 0.2), chord, 0.09, Vec3::Y), station(edge(half), chord * 0.3, 0.08, Vec3::Y)];
    panels(b, &stations, side, metal());
}

fn fin(b: &mut Builder, hull: &Hull<'_>, height: f32) {
    let foot = hull.frame.axis + hull.radius * 0.72;
    let edge = |y: f32| Vec3::new(0.0, y, hull.at(0.80) + (y - foot) * 0.98);
    let (chord, tip) = (hull.length * 0.165, hull.length * 0.055);
    let ring = |y: f32, chord: f32| station(edge(y), chord, 0.09, Vec3::X);
    let last = hull.at(0.995) - edge(height).z;
    let stations = [
        ring(foot - 0.6, chord * 1.08),
        ring(foot + (height - foot) * 0.5, (chord + tip.min(last)) / 2.0),
        ring(height, tip.min(last)),
    ];
    let reversed: Vec<Vec<Vec3>> = stations.iter().map(|ring| ring.iter().rev().copied().collect()).collect();
    b.skin(&reversed, |_| livery());
    if let Some(top) = reversed.last() {
        let middle = top.iter().copied().sum::<Vec3>() / top.len() as f32;
        for k in 0..top.len() {
            b.triangle([top[(k + 1) % top.len()], top[k], middle], livery());
        }
    }
}

fn gear(b: &mut Builder, hull: &Hull<'_>, side: f32) {
    let radius = 0.64;
    let wings = hull.at(hull.frame.root) + hull.frame.chords[0] * MAIN_GEAR;
    for (x, back, axles) in hull.frame.legs {
        let foot = Vec3::new(x * side, 0.0, wings + back);
        for axle in 0..*axles {
            let z = (axle as f32 - (*axles as f32 - 1.0) / 2.0) * 1.48;
            for pair in [-0.56, 0.56] {
                wheel(b, foot + Vec3::new(pair, radius, z), (radius, 0.44), 14);
            }
        }
        let top = hull.frame.axis - hull.radius * 0.5;
        b.block(foot + Vec3::Y * (radius + 0.05), Vec3::new(0.3, 0.26, *axles as f32 * 1.3), Paint::rgb(150, 154, 160));
        b.block(
            foot + Vec3::Y * ((top + radius) / 2.0),
            Vec3::new(0.34, top - radius, 0.34),
            Paint::rgb(170, 174, 180),
        );
    }
    let nose = Vec3::new(0.34 * side, 0.55, hull.at(NOSE_GEAR));
    wheel(b, nose, (0.55, 0.44), 14);
    if side > 0.0 {
        let (_, middle) = hull.profile(NOSE_GEAR);
        let top = middle - hull.radius * 0.8;
        b.block(
            Vec3::new(0.0, (top + 0.55) / 2.0, nose.z),
            Vec3::new(0.26, top - 0.55, 0.26),
            Paint::rgb(170, 174, 180),
        );
    }
}
