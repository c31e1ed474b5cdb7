//! What moves: freighters, ground equipment, trucks, ULDs.

use bevy::prelude::*;

use super::{Builder, Freighter, Paint};

const WHITE: (u8, u8, u8) = (238, 240, 242);

fn white() -> Paint {
    Paint::rgb(WHITE.0, WHITE.1, WHITE.2)
}

fn dark() -> Paint {
    Paint::rgb(58, 62, 68)
}

/// A freighter: a lofted fuselage, swept wings with engines, tail and gear.
pub fn freighter(b: &mut Builder, kind: Freighter) {
    let (length, span, height, diameter, engines) = kind.dimensions();
    let radius = diameter / 2.0;
    let axis = height * 0.28 + 0.4;
    let (nose, tail) = (-length / 2.0, length / 2.0);
    fuselage(b, nose, tail, radius, axis, matches!(kind, Freighter::B744 | Freighter::B748));
    let root = nose + length * 0.33;
    let half = span / 2.0;
    let sweep = half * 0.68;
    for side in [-1.0_f32, 1.0] {
        let at = |x: f32, y: f32, z: f32| Vec3::new(side * x, axis + y, z);
        let face =
            |corners: [Vec3; 4]| if side > 0.0 { [corners[3], corners[2], corners[1], corners[0]] } else { corners };
        let wing = [
            at(radius * 0.6, -radius * 0.55, root),
            at(half, half * 0.09, root + sweep),
            at(half, half * 0.09, root + sweep + 3.0),
            at(radius * 0.6, -radius * 0.55, root + length * 0.2),
        ];
        b.slab(face(wing), 0.7, Paint::rgb(205, 210, 216));
        let stabiliser = [
            at(radius * 0.2, radius * 0.35, tail - length * 0.13),
            at(half * 0.34, radius * 0.55, tail - length * 0.035),
            at(half * 0.34, radius * 0.55, tail),
            at(radius * 0.2, radius * 0.35, tail - length * 0.04),
        ];
        b.slab(face(stabiliser), 0.4, Paint::rgb(205, 210, 216));
        let places: &[f32] = if engines == 4 { &[0.36, 0.66] } else { &[0.34] };
        for place in places {
            let size = if engines == 4 { 1.25 } else { 1.75 };
            let (x, z) = (half * place, root + sweep * place);
            let y = -radius * 0.55 + (half * 0.09 + radius * 0.55) * place - size * 0.95;
            b.cylinder(at(x, y, z - 2.6), at(x, y, z + 2.6), (size, size * 0.72), 10, Paint::rgb(214, 219, 225));
            b.cylinder(at(x, y, z - 2.75), at(x, y, z - 2.6), (size * 0.86, size), 10, dark());
        }
        let gear = Vec3::new(side * diameter * 0.5, 0.0, root + length * 0.2);
        b.block(gear + Vec3::Y * 0.7, Vec3::new(1.1, 1.4, 3.2), dark());
        b.block(gear + Vec3::Y * (axis * 0.5), Vec3::new(0.4, axis * 0.6, 0.4), dark());
    }
    b.block(Vec3::new(0.0, 0.6, nose + length * 0.11), Vec3::new(0.8, 1.2, 1.0), dark());
    b.block(Vec3::new(0.0, axis * 0.4, nose + length * 0.11), Vec3::new(0.35, axis * 0.7, 0.35), dark());
    let fin = [
        Vec3::new(0.0, axis + radius * 0.7, tail - length * 0.19),
        Vec3::new(0.0, height, tail - length * 0.06),
        Vec3::new(0.0, height, tail - length * 0.005),
        Vec3::new(0.0, axis + radius * 0.6, tail - length * 0.05),
    ];
    b.slab(fin, 0.5, Paint::rgb(232, 119, 34));
}

fn fuselage(b: &mut Builder, nose: f32, tail: f32, radius: f32, axis: f32, has_hump: bool) {
    let length = tail - nose;
    // Part of the length, radius, and height of the middle, as parts of the largest radius.
    let sections = [
        (0.0, 0.06, -0.25),
        (0.012, 0.3, -0.22),
        (0.035, 0.58, -0.14),
        (0.07, 0.83, -0.06),
        (0.11, 0.97, -0.01),
        (0.15, 1.0, 0.0),
        (0.66, 1.0, 0.0),
        (0.76, 0.9, 0.08),
        (0.86, 0.62, 0.26),
        (0.95, 0.3, 0.44),
        (1.0, 0.06, 0.52),
    ];
    const SIDES: usize = 16;
    let ring = |part: f32, scale: f32, lift: f32| -> Vec<Vec3> {
        (0..SIDES)
            .map(|k| {
                let angle = k as f32 / SIDES as f32 * std::f32::consts::TAU;
                let (sin, cos) = angle.sin_cos();
                let hump = if has_hump && sin > 0.0 { 1.0 + 0.24 * hump(part) * sin } else { 1.0 };
                Vec3::new(
                    cos * scale * radius,
                    axis + lift * radius + sin * scale * radius * hump,
                    nose + part * length,
                )
            })
            .rev()
            .collect()
    };
    let mut rings: Vec<Vec<Vec3>> = Vec::new();
    for pair in sections.windows(2) {
        let (a, c) = (pair[0], pair[1]);
        let steps = if a.0 >= 0.15 && c.0 <= 0.66 { 8 } else { 1 };
        for k in 0..steps {
            let t = k as f32 / steps as f32;
            rings.push(ring(a.0 + (c.0 - a.0) * t, a.1 + (c.1 - a.1) * t, a.2 + (c.2 - a.2) * t));
        }
    }
    rings.push(ring(1.0, 0.06, 0.52));
    let glass = nose + length * 0.035..nose + length * 0.062;
    b.loft(&rings, |p| {
        let above = p.y - axis;
        let is_window = glass.contains(&p.z) && above > radius * 0.1 && above < radius * 1.4;
        if is_window {
            dark()
        } else if above < -radius * 0.55 {
            Paint::rgb(186, 192, 200)
        } else {
            white()
        }
    });
}

/// How much of the upper deck of a 747 there is at a part of its length.
fn hump(part: f32) -> f32 {
    ((part - 0.03) / 0.08).clamp(0.0, 1.0) * (1.0 - ((part - 0.26) / 0.12).clamp(0.0, 1.0))
}

/// An aircraft pallet with a netted load.
pub fn pallet(b: &mut Builder) {
    b.block(Vec3::new(0.0, 0.05, 0.0), Vec3::new(2.44, 0.1, 3.18), Paint::rgb(170, 176, 184));
    let (low, high) = (0.1, 2.5);
    let shoulder = 1.75;
    let ring = |y: f32, x: f32, z: f32| {
        vec![Vec3::new(-x, y, z), Vec3::new(-x, y, -z), Vec3::new(x, y, -z), Vec3::new(x, y, z)]
    };
    let rings = [ring(low, 1.15, 1.52), ring(shoulder, 1.15, 1.52), ring(high, 0.82, 1.36)];
    b.loft(&rings, |_| Paint::tinted());
    b.quad(
        [
            Vec3::new(-0.82, high, 1.36),
            Vec3::new(0.82, high, 1.36),
            Vec3::new(0.82, high, -1.36),
            Vec3::new(-0.82, high, -1.36),
        ],
        Paint::tinted(),
    );
    // Straps of the net.
    for x in [-0.5_f32, 0.5] {
        b.block(Vec3::new(x, high + 0.0, 0.0), Vec3::new(0.07, 0.02, 2.7), Paint::rgb(225, 225, 215));
    }
    for z in [-0.7_f32, 0.7] {
        b.block(Vec3::new(0.0, high + 0.0, z), Vec3::new(1.62, 0.02, 0.07), Paint::rgb(225, 225, 215));
        for side in [-1.0_f32, 1.0] {
            b.block(Vec3::new(side * 1.16, 0.93, z), Vec3::new(0.02, 1.64, 0.07), Paint::rgb(225, 225, 215));
        }
    }
}

/// An AKE: 2.0 m wide above, 1.56 m at the base, one corner cut.
pub fn container(b: &mut Builder) {
    let profile = [(-1.0_f32, 0.5_f32), (-0.56, 0.0), (1.0, 0.0), (1.0, 1.63), (-1.0, 1.63)];
    let depth = 0.765;
    for k in 0..profile.len() {
        let (a, c) = (profile[k], profile[(k + 1) % profile.len()]);
        let corner = |p: (f32, f32), z: f32| Vec3::new(p.0, p.1, z);
        b.quad([corner(a, depth), corner(a, -depth), corner(c, -depth), corner(c, depth)], Paint::tinted());
    }
    for (z, flip) in [(depth, false), (-depth, true)] {
        let at = |k: usize| Vec3::new(profile[k].0, profile[k].1, z);
        for (p, q, r) in [(0, 1, 2), (0, 2, 3), (0, 3, 4)] {
            let corners = if flip { [at(p), at(r), at(q)] } else { [at(p), at(q), at(r)] };
            b.triangle(corners, Paint::tinted().shaded(0.95));
        }
    }
}

/// A roll cage: base, posts, goods.
pub fn cage(b: &mut Builder) {
    b.block(Vec3::new(0.0, 0.1, 0.0), Vec3::new(0.8, 0.2, 1.2), dark());
    b.block(Vec3::new(0.0, 0.95, 0.0), Vec3::new(0.72, 1.5, 1.1), Paint::tinted());
    for (x, z) in [(-0.38, -0.58), (0.38, -0.58), (-0.38, 0.58), (0.38, 0.58)] {
        b.block(Vec3::new(x, 1.0, z), Vec3::new(0.04, 1.6, 0.04), Paint::rgb(150, 155, 162));
    }
}

/// A tractor with a 13.6 m trailer, or a chassis with a 40-foot container; 16.5 m long, the tractor ahead.
pub fn truck(b: &mut Builder, is_container: bool) {
    let cab = if is_container { Paint::rgb(150, 84, 120) } else { Paint::rgb(70, 96, 130) };
    b.block(Vec3::new(0.0, 2.0, -7.15), Vec3::new(2.5, 2.9, 2.1), cab);
    b.block(Vec3::new(0.0, 2.55, -8.2), Vec3::new(2.2, 1.0, 0.1), dark());
    b.block(Vec3::new(0.0, 0.75, -5.5), Vec3::new(1.0, 0.4, 4.6), dark());
    let (length, height) = if is_container { (12.2, 2.9) } else { (13.6, 2.8) };
    let back = 8.25 - length / 2.0;
    b.block(Vec3::new(0.0, 1.05, back), Vec3::new(2.3, 0.3, length), dark());
    let body = if is_container { Paint::tinted() } else { Paint::rgb(226, 229, 232) };
    b.block(Vec3::new(0.0, 4.0 - height / 2.0, back), Vec3::new(2.55, height, length), body);
    for z in [-7.4, -4.6, 4.2, 5.5, 6.8] {
        for x in [-1.0_f32, 1.0] {
            let axle = Vec3::new(x, 0.5, z);
            b.cylinder(axle - Vec3::X * 0.17, axle + Vec3::X * 0.17, (0.5, 0.5), 10, dark());
        }
    }
}

/// A tug.
pub fn tug(b: &mut Builder) {
    let yellow = Paint::rgb(236, 193, 60);
    b.block(Vec3::new(0.0, 0.65, 0.0), Vec3::new(1.8, 0.6, 3.4), yellow);
    b.block(Vec3::new(0.0, 1.4, 0.35), Vec3::new(1.5, 1.0, 1.2), dark());
    b.block(Vec3::new(0.0, 1.86, 0.35), Vec3::new(1.6, 0.08, 1.4), yellow);
    for (x, z) in [(-0.8, -1.1), (0.8, -1.1), (-0.8, 1.1), (0.8, 1.1)] {
        b.cylinder(Vec3::new(x - 0.1, 0.4, z), Vec3::new(x + 0.1, 0.4, z), (0.4, 0.4), 8, dark());
    }
}

/// A dolly: a deck on wheels.
pub fn dolly(b: &mut Builder) {
    b.block(Vec3::new(0.0, 0.42, 0.0), Vec3::new(2.5, 0.16, 3.3), Paint::rgb(160, 166, 174));
    for (x, z) in [(-0.9, -1.2), (0.9, -1.2), (-0.9, 1.2), (0.9, 1.2)] {
        b.cylinder(Vec3::new(x - 0.12, 0.22, z), Vec3::new(x + 0.12, 0.22, z), (0.22, 0.22), 8, dark());
    }
}

/// A main-deck loader with its two platforms raised a little.
pub fn loader(b: &mut Builder) {
    let paint = Paint::rgb(236, 193, 60);
    b.block(Vec3::new(0.0, 0.6, 0.0), Vec3::new(3.4, 0.8, 9.5), paint);
    b.block(Vec3::new(0.0, 2.9, -2.6), Vec3::new(3.6, 0.3, 4.0), Paint::rgb(176, 182, 190));
    b.block(Vec3::new(0.0, 1.7, -2.6), Vec3::new(0.4, 2.2, 3.0), dark());
    b.block(Vec3::new(0.0, 1.15, 2.4), Vec3::new(3.4, 0.25, 4.4), Paint::rgb(176, 182, 190));
    b.block(Vec3::new(1.5, 2.7, -4.4), Vec3::new(0.6, 1.4, 0.6), dark());
}

/// A person in hi-vis.
pub fn person(b: &mut Builder) {
    b.block(Vec3::new(0.0, 0.42, 0.0), Vec3::new(0.36, 0.84, 0.24), dark());
    b.block(Vec3::new(0.0, 1.14, 0.0), Vec3::new(0.5, 0.6, 0.28), Paint::rgb(222, 235, 60));
    b.block(Vec3::new(0.0, 1.62, 0.0), Vec3::new(0.24, 0.3, 0.24), Paint::rgb(224, 190, 160));
}
