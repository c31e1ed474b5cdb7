//! What moves on the ground: equipment, trucks, ULDs, people.

use bevy::prelude::*;

use super::{Builder, Paint};

fn dark() -> Paint {
    Paint::rgb(58, 62, 68)
}

/// An aircraft pallet with a netted load, its sheet so many metres wide.
pub fn pallet(b: &mut Builder, width: f32) {
    b.block(Vec3::new(0.0, 0.05, 0.0), Vec3::new(width, 0.1, 3.18), Paint::rgb(170, 176, 184));
    let (low, high) = (0.1, 2.5);
    let shoulder = 1.75;
    // The load keeps within the net rails.
    let (wide, top) = (width / 2.0 - 0.07, width / 2.0 - 0.4);
    let ring = |y: f32, x: f32, z: f32| {
        vec![Vec3::new(-x, y, z), Vec3::new(-x, y, -z), Vec3::new(x, y, -z), Vec3::new(x, y, z)]
    };
    let rings = [ring(low, wide, 1.52), ring(shoulder, wide, 1.52), ring(high, top, 1.36)];
    b.loft(&rings, |_| Paint::tinted());
    b.quad(
        [
            Vec3::new(-top, high, 1.36),
            Vec3::new(top, high, 1.36),
            Vec3::new(top, high, -1.36),
            Vec3::new(-top, high, -1.36),
        ],
        Paint::tinted(),
    );
    // Straps of the net.
    for x in [-0.5_f32, 0.5] {
        b.block(Vec3::new(x, high + 0.0, 0.0), Vec3::new(0.07, 0.02, 2.7), Paint::rgb(225, 225, 215));
    }
    for z in [-0.7_f32, 0.7] {
        b.block(Vec3::new(0.0, high + 0.0, z), Vec3::new(top * 2.0 - 0.02, 0.02, 0.07), Paint::rgb(225, 225, 215));
        for side in [-1.0_f32, 1.0] {
            b.block(Vec3::new(side * (wide + 0.01), 0.93, z), Vec3::new(0.02, 1.64, 0.07), Paint::rgb(225, 225, 215));
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

/// The colours of containers: what flow they belong to is a band around them.
pub fn boxes() -> [Paint; 3] {
    [Paint::rgb(126, 70, 56), Paint::rgb(72, 98, 124), Paint::rgb(150, 154, 158)]
}

/// How high that band is, as a part of the height.
pub const FLOW_BAND_AT: f32 = 0.78;

/// A tractor with a 13.6 m trailer, or a chassis with a 40-foot container; 16.5 m long, the tractor ahead.
pub fn truck(b: &mut Builder, is_container: bool) {
    let cab = if is_container { Paint::rgb(96, 104, 114) } else { Paint::rgb(70, 96, 130) };
    b.ahead_of_the_joint(|b| tractor(b, cab));
    let (length, height) = if is_container { (12.2, 2.9) } else { (13.6, 2.7) };
    let back = 8.25 - length / 2.0;
    let floor = 4.0 - height;
    b.block(Vec3::new(0.0, floor - 0.2, back), Vec3::new(1.2, 0.36, length), dark());
    if is_container {
        let paint = boxes()[0];
        b.block(Vec3::new(0.0, floor + height / 2.0, back), Vec3::new(2.44, height, length), paint);
        b.block(
            Vec3::new(0.0, floor + height * FLOW_BAND_AT, back),
            Vec3::new(2.57, 0.62, length + 0.04),
            Paint::tinted(),
        );
        // Corrugated sides, up to the band.
        let (low, top) = (floor + 0.15, floor + height * FLOW_BAND_AT - 0.31);
        for k in 0..24 {
            let z = back - length / 2.0 + (k as f32 + 0.5) * length / 24.0;
            b.block(Vec3::new(0.0, (low + top) / 2.0, z), Vec3::new(2.55, top - low, 0.2), paint.shaded(0.86));
        }
    } else {
        let body = Paint::rgb(232, 234, 236);
        b.block(Vec3::new(0.0, floor + height / 2.0, back), Vec3::new(2.51, height, length), body);
        // Frame, skirts, the stripe of the carrier and the doors.
        for side in [-1.0_f32, 1.0] {
            b.block(
                Vec3::new(side * 1.25, floor + 0.08, back),
                Vec3::new(0.05, 0.16, length),
                Paint::rgb(140, 146, 152),
            );
            b.block(Vec3::new(side * 1.25, 3.94, back), Vec3::new(0.05, 0.12, length), Paint::rgb(140, 146, 152));
            b.block(
                Vec3::new(side * 1.258, floor + height * 0.55, back),
                Vec3::new(0.03, 0.5, length * 0.9),
                Paint::tinted(),
            );
            b.block(Vec3::new(side * 1.15, 0.85, back - 1.2), Vec3::new(0.06, 0.55, 5.6), Paint::rgb(120, 126, 132));
        }
        b.block(Vec3::new(0.0, floor + height / 2.0, 8.235), Vec3::new(0.06, height - 0.2, 0.04), dark());
    }
    // Lights and bumper behind.
    b.block(Vec3::new(0.0, 0.62, 8.16), Vec3::new(2.4, 0.14, 0.12), dark());
    for side in [-1.0_f32, 1.0] {
        b.block(Vec3::new(side * 1.05, 0.85, 8.2), Vec3::new(0.3, 0.14, 0.08), Paint::lamp(0.9, 0.05, 0.03));
    }
    for z in [4.2, 5.5, 6.8] {
        wheels(b, z, 0.5, 1.0);
    }
}

/// Where the trailer rests on the tractor, in metres ahead of the middle of both.
pub const JOINT_AHEAD_M: f32 = 4.6;

/// The tractor of a truck, its front at -8.25 m.
fn tractor(b: &mut Builder, cab: Paint) {
    let grey = Paint::rgb(96, 102, 108);
    b.block(Vec3::new(0.0, 0.72, -6.1), Vec3::new(0.95, 0.36, 4.2), dark());
    b.block(Vec3::new(0.0, 1.65, -7.15), Vec3::new(2.46, 2.1, 2.16), cab);
    // The sleeper above, with the deflector that leads the wind over the trailer.
    let ring = |y: f32, front: f32, x: f32| {
        vec![Vec3::new(-x, y, -6.1), Vec3::new(-x, y, front), Vec3::new(x, y, front), Vec3::new(x, y, -6.1)]
    };
    let upper = [ring(2.7, -8.2, 1.23), ring(3.3, -7.85, 1.2), ring(3.92, -6.7, 1.05)];
    b.loft(&upper, |_| cab);
    b.quad([upper[2][0], upper[2][3], upper[2][2], upper[2][1]], cab);
    // Windscreen, side windows, grille, bumper, lights, mirrors.
    b.block(Vec3::new(0.0, 2.25, -8.235), Vec3::new(2.16, 0.82, 0.03), Paint::rgb(46, 56, 66));
    b.block(Vec3::new(0.0, 2.74, -8.3), Vec3::new(2.2, 0.1, 0.2), dark());
    b.block(Vec3::new(0.0, 1.28, -8.235), Vec3::new(1.5, 0.75, 0.03), grey);
    b.block(Vec3::new(0.0, 0.55, -8.2), Vec3::new(2.46, 0.45, 0.1), grey);
    for side in [-1.0_f32, 1.0] {
        b.block(Vec3::new(side * 1.235, 2.15, -7.5), Vec3::new(0.03, 0.7, 0.95), Paint::rgb(46, 56, 66));
        b.block(Vec3::new(side * 0.95, 0.62, -8.24), Vec3::new(0.42, 0.2, 0.02), Paint::lamp(1.0, 0.96, 0.84));
        b.block(Vec3::new(side * 1.26, 2.3, -8.05), Vec3::new(0.03, 0.5, 0.22), dark());
        b.block(Vec3::new(side * 0.95, 0.78, -5.7), Vec3::new(0.5, 0.6, 1.1), Paint::rgb(176, 180, 186));
    }
    wheels(b, -7.4, 0.5, 1.02);
    wheels(b, -4.6, 0.5, 0.98);
}

/// A pair of wheels on one axle, with hubs.
fn wheels(b: &mut Builder, z: f32, radius: f32, x: f32) {
    for side in [-1.0_f32, 1.0] {
        wheel(b, Vec3::new(side * x, radius, z), (radius, 0.38), 14);
    }
}

/// A wheel of that radius and width, with a hub on which one sees it turn.
pub fn wheel(b: &mut Builder, middle: Vec3, (radius, width): (f32, f32), sides: usize) {
    let half = Vec3::X * (width / 2.0);
    let (tyre, hub) = (Paint::rgb(44, 46, 50), Paint::rgb(170, 174, 180));
    b.turning((middle.y, middle.z), |b| {
        b.cylinder(middle - half, middle + half, (radius, radius), sides, tyre);
        let inner = radius * 0.5;
        b.cylinder(middle - half * 1.05, middle + half * 1.05, (inner, inner), 8, hub);
        // Two slots in it.
        let slot = Vec3::new(width * 1.08, radius * 0.16, radius * 0.9);
        b.bar(middle, slot, tyre);
        b.bar(middle, Vec3::new(slot.x, slot.z, slot.y), tyre);
    });
}

/// A forklift: mast and forks ahead, counterweight behind.
pub fn forklift(b: &mut Builder) {
    let orange = Paint::rgb(226, 132, 44);
    b.block(Vec3::new(0.0, 0.62, 0.25), Vec3::new(1.1, 0.75, 1.7), orange);
    b.block(Vec3::new(0.0, 0.8, 0.95), Vec3::new(1.1, 0.9, 0.5), dark());
    b.block(Vec3::new(0.0, 1.05, 0.2), Vec3::new(0.5, 0.5, 0.5), dark());
    for (x, z) in [(-0.48, -0.45), (0.48, -0.45), (-0.48, 0.75), (0.48, 0.75)] {
        b.block(Vec3::new(x, 1.55, z), Vec3::new(0.06, 1.2, 0.06), dark());
    }
    b.block(Vec3::new(0.0, 2.14, 0.15), Vec3::new(1.04, 0.06, 1.3), orange);
    for x in [-0.34_f32, 0.34] {
        b.block(Vec3::new(x, 1.1, -0.72), Vec3::new(0.1, 2.2, 0.14), Paint::rgb(96, 102, 108));
        b.block(Vec3::new(x * 0.8, 0.08, -1.25), Vec3::new(0.12, 0.06, 1.0), Paint::rgb(96, 102, 108));
    }
    b.block(Vec3::new(0.0, 0.35, -0.8), Vec3::new(0.9, 0.5, 0.06), Paint::rgb(96, 102, 108));
    for (z, radius) in [(-0.45, 0.32), (0.8, 0.26)] {
        for side in [-1.0_f32, 1.0] {
            wheel(b, Vec3::new(side * 0.48, radius, z), (radius, 0.2), 12);
        }
    }
}

/// A tug.
pub fn tug(b: &mut Builder) {
    let yellow = Paint::rgb(236, 193, 60);
    b.block(Vec3::new(0.0, 0.62, 0.0), Vec3::new(1.8, 0.5, 3.4), yellow);
    b.block(Vec3::new(0.0, 0.98, -1.0), Vec3::new(1.7, 0.34, 1.3), yellow);
    b.block(Vec3::new(0.0, 1.25, 0.4), Vec3::new(1.5, 0.85, 1.3), Paint::rgb(60, 72, 84));
    for (x, z) in [(-0.73, -0.22), (0.73, -0.22), (-0.73, 1.02), (0.73, 1.02)] {
        b.block(Vec3::new(x, 1.36, z), Vec3::new(0.08, 0.86, 0.08), yellow);
    }
    b.block(Vec3::new(0.0, 1.84, 0.4), Vec3::new(1.6, 0.12, 1.5), yellow);
    b.cylinder(Vec3::new(0.0, 1.8, 0.4), Vec3::new(0.0, 1.9, 0.4), (0.12, 0.1), 8, Paint::rgb(240, 140, 30));
    b.block(Vec3::new(0.0, 0.5, -1.66), Vec3::new(1.8, 0.24, 0.08), dark());
    for (x, z) in [(-0.8, -1.1), (0.8, -1.1), (-0.8, 1.1), (0.8, 1.1)] {
        wheel(b, Vec3::new(x, 0.4, z), (0.4, 0.21), 12);
    }
}

/// A dolly: a deck on wheels, and the bar by which it is drawn.
pub fn dolly(b: &mut Builder) {
    b.block(Vec3::new(0.0, 0.38, -2.0), Vec3::new(0.14, 0.1, 0.7), dark());
    b.block(Vec3::new(0.0, 0.42, 0.0), Vec3::new(2.5, 0.16, 3.3), Paint::rgb(160, 166, 174));
    for (x, z) in [(-0.9, -1.2), (0.9, -1.2), (-0.9, 1.2), (0.9, 1.2)] {
        wheel(b, Vec3::new(x, 0.22, z), (0.22, 0.24), 8);
    }
}

/// A main-deck loader without the deck that goes up and down behind: the platform that meets the aircraft ahead, so much higher than
/// it is on the move, and the masts along which the deck goes.
pub fn loader(b: &mut Builder, rise: f32) {
    let paint = Paint::rgb(236, 193, 60);
    let steel = Paint::rgb(176, 182, 190);
    for x in [-1.5_f32, 1.5] {
        b.block(Vec3::new(x, 0.75, 0.0), Vec3::new(0.4, 0.6, 9.5), paint);
    }
    b.block(Vec3::new(0.0, 0.7, 3.9), Vec3::new(3.4, 0.4, 0.5), paint);
    b.block(Vec3::new(0.0, 0.7, -4.5), Vec3::new(3.4, 0.4, 0.5), paint);
    b.block(Vec3::new(0.0, 2.95 + rise, -2.6), Vec3::new(3.6, 0.26, 4.2), steel);
    for z in [0.35, 4.5] {
        for x in [-1.66_f32, 1.66] {
            let top = 3.3 + rise;
            b.block(Vec3::new(x, (top + 0.5) / 2.0, z), Vec3::new(0.14, top - 0.5, 0.2), paint);
        }
    }
    for k in 0..9 {
        let along = k as f32 * 0.46;
        b.block(Vec3::new(0.0, 3.1 + rise, -4.45 + along), Vec3::new(3.0, 0.05, 0.14), dark());
    }
    for (side, z) in [(-1.0_f32, -2.6), (1.0, -2.6)] {
        // Scissors below the platform.
        let at = |y: f32, z: f32| Vec3::new(side * 1.25, y, z);
        for (from, to) in [(-1.7, 1.7), (1.7, -1.7)] {
            let (p, q) = (at(0.95, z + from), at(2.8 + rise, z + to));
            b.slab([p, q, q + Vec3::Y * 0.22, p + Vec3::Y * 0.22], 0.16, dark());
        }
        b.block(Vec3::new(side * 1.74, 3.55 + rise, -2.6), Vec3::new(0.06, 0.06, 4.0), paint);
        for post in [-4.4, -2.6, -0.8] {
            b.block(Vec3::new(side * 1.74, 3.3 + rise, post), Vec3::new(0.06, 0.55, 0.06), paint);
        }
    }
    b.block(Vec3::new(1.5, 2.2 + rise, -4.3), Vec3::new(0.7, 1.5, 0.7), Paint::rgb(60, 72, 84));
    for z in [-3.6, -2.9, 3.4] {
        for x in [-1.5_f32, 1.5] {
            wheel(b, Vec3::new(x, 0.42, z), (0.42, 0.36), 12);
        }
    }
}

/// The deck of a loader that goes up and down, the top of its rollers at zero.
pub fn loader_deck(b: &mut Builder) {
    let steel = Paint::rgb(176, 182, 190);
    b.block(Vec3::new(0.0, -0.18, 0.0), Vec3::new(3.1, 0.25, 4.0), steel);
    for k in 0..9 {
        b.block(Vec3::new(0.0, -0.03, (k as f32 - 4.0) * 0.44), Vec3::new(2.9, 0.05, 0.14), dark());
    }
    for side in [-1.0_f32, 1.0] {
        b.block(Vec3::new(side * 1.5, 0.1, 0.0), Vec3::new(0.08, 0.3, 4.0), Paint::rgb(236, 193, 60));
    }
}

/// A sheet with its rails, as it is stacked without a load.
pub fn empty_pallet(b: &mut Builder) {
    b.block(Vec3::new(0.0, 0.05, 0.0), Vec3::new(2.38, 0.09, 3.12), Paint::rgb(176, 182, 190));
    for side in [-1.0_f32, 1.0] {
        b.block(Vec3::new(side * 1.195, 0.05, 0.0), Vec3::new(0.05, 0.1, 3.18), Paint::rgb(130, 138, 146));
        b.block(Vec3::new(0.0, 0.05, side * 1.565), Vec3::new(2.44, 0.1, 0.05), Paint::rgb(130, 138, 146));
    }
}

/// A euro pallet with goods on it, wrapped.
pub fn euro_pallet(b: &mut Builder) {
    let wood = Paint::rgb(190, 158, 112);
    for x in [-0.34_f32, 0.0, 0.34] {
        b.block(Vec3::new(x, 0.011, 0.0), Vec3::new(0.1, 0.022, 1.2), wood);
        for z in [-0.53_f32, 0.0, 0.53] {
            b.block(Vec3::new(x, 0.061, z), Vec3::new(0.1, 0.078, 0.14), wood.shaded(0.85));
        }
    }
    for x in [-0.32_f32, -0.16, 0.0, 0.16, 0.32] {
        b.block(Vec3::new(x, 0.122, 0.0), Vec3::new(0.145, 0.044, 1.2), wood);
    }
    b.block(Vec3::new(0.0, 0.74, 0.0), Vec3::new(0.78, 1.19, 1.18), Paint::tinted());
    b.block(Vec3::new(0.0, 1.345, 0.0), Vec3::new(0.74, 0.02, 1.14), Paint::rgb(226, 230, 233));
}

/// Buffers at one end of a vehicle of the railway, which stick out so far from its middle.
fn buffers(b: &mut Builder, end: f32) {
    let inward = -end.signum() * 0.6;
    for x in [-0.875_f32, 0.875] {
        b.cylinder(Vec3::new(x, 1.06, end + inward), Vec3::new(x, 1.06, end), (0.1, 0.1), 8, dark());
        let plate = Vec3::new(x, 1.06, end);
        b.cylinder(plate + Vec3::Z * inward * 0.1, plate, (0.23, 0.23), 10, Paint::rgb(90, 96, 102));
    }
}

/// A bogie with two axles.
fn bogie(b: &mut Builder, z: f32, base: f32) {
    b.block(Vec3::new(0.0, 0.62, z), Vec3::new(2.0, 0.3, base + 0.9), dark());
    for axle in [-0.5, 0.5] {
        for side in [-0.72_f32, 0.72] {
            wheel(b, Vec3::new(side, 0.46, z + base * axle), (0.46, 0.14), 14);
        }
    }
}

/// A four-axle diesel shunter: 14.7 m over buffers, a cab between two hoods. Source: the maker's figures of the Vossloh G 1206.
pub fn locomotive(b: &mut Builder) {
    let (body, band) = (Paint::rgb(36, 84, 150), Paint::rgb(240, 200, 60));
    b.block(Vec3::new(0.0, 1.15, 0.0), Vec3::new(2.9, 0.5, 13.4), dark());
    // The long hood ahead, the short one behind.
    b.block(Vec3::new(0.0, 2.45, -3.2), Vec3::new(2.0, 2.1, 6.4), body);
    b.block(Vec3::new(0.0, 2.25, 4.85), Vec3::new(2.0, 1.7, 2.9), body);
    b.block(Vec3::new(0.0, 2.8, 1.7), Vec3::new(2.9, 2.8, 3.3), body);
    b.block(Vec3::new(0.0, 4.23, 1.7), Vec3::new(2.7, 0.1, 3.5), Paint::rgb(176, 182, 190));
    for z in [0.04, 3.36] {
        b.block(Vec3::new(0.0, 3.55, z), Vec3::new(2.4, 0.8, 0.06), Paint::rgb(46, 56, 66));
    }
    for side in [-1.0_f32, 1.0] {
        b.block(Vec3::new(side * 1.44, 3.55, 1.7), Vec3::new(0.04, 0.8, 2.2), Paint::rgb(46, 56, 66));
        b.block(Vec3::new(side * 1.01, 1.62, -3.2), Vec3::new(0.04, 0.24, 6.4), band);
        b.block(Vec3::new(side * 1.44, 1.62, 1.7), Vec3::new(0.04, 0.24, 3.3), band);
        // Rails along the walk around it.
        b.block(Vec3::new(side * 1.42, 2.4, -3.2), Vec3::new(0.04, 0.05, 6.4), band);
        for z in [-6.3, -4.2, -2.1, -0.1] {
            b.block(Vec3::new(side * 1.42, 1.9, z), Vec3::new(0.04, 1.0, 0.04), band);
        }
        b.block(Vec3::new(side * 0.8, 1.15, -6.72), Vec3::new(0.25, 0.25, 0.06), Paint::rgb(250, 246, 226));
        b.block(Vec3::new(side * 0.8, 1.15, 6.72), Vec3::new(0.25, 0.25, 0.06), Paint::rgb(250, 246, 226));
    }
    b.cylinder(Vec3::new(0.0, 3.5, -1.2), Vec3::new(0.0, 3.9, -1.2), (0.22, 0.18), 10, dark());
    for z in [-3.6, 3.6] {
        bogie(b, z, 2.4);
    }
    for end in [-7.35, 7.35] {
        buffers(b, end);
    }
}

/// A wagon for three 20-foot containers, loaded: 19.74 m over buffers. Source: the usual figures of class Sgns.
pub fn wagon(b: &mut Builder) {
    b.block(Vec3::new(0.0, 1.0, 0.0), Vec3::new(1.0, 0.3, 18.5), dark());
    for side in [-1.0_f32, 1.0] {
        b.block(Vec3::new(side * 1.15, 1.0, 0.0), Vec3::new(0.14, 0.3, 18.5), Paint::rgb(90, 96, 102));
        b.block(Vec3::new(0.0, 1.0, side * 9.18), Vec3::new(2.44, 0.34, 0.14), Paint::rgb(90, 96, 102));
    }
    for (z, paint) in [-6.16, 0.0, 6.16].into_iter().zip(boxes()) {
        b.block(Vec3::new(0.0, 1.155 + 1.295, z), Vec3::new(2.4, 2.59, 6.06), paint);
        // The flow, as a band around it, and its corner posts and castings.
        let band = Vec3::new(0.0, 1.155 + 2.59 * FLOW_BAND_AT, z);
        b.block(band, Vec3::new(2.48, 0.6, 6.1), Paint::tinted());
        for (x, end) in [(-1.17, -2.98), (1.17, -2.98), (-1.17, 2.98), (1.17, 2.98)] {
            b.block(Vec3::new(x, 2.45, z + end), Vec3::new(0.14, 2.62, 0.14), paint.shaded(0.7));
        }
        // Corrugated sides, up to the band.
        let (low, top) = (1.3, 1.155 + 2.59 * FLOW_BAND_AT - 0.3);
        for k in 0..10 {
            let at = z - 2.75 + k as f32 * 0.611;
            b.block(Vec3::new(0.0, (low + top) / 2.0, at), Vec3::new(2.46, top - low, 0.2), paint.shaded(0.86));
        }
    }
    for z in [-7.1, 7.1] {
        bogie(b, z, 1.8);
    }
    for end in [-9.87, 9.87] {
        buffers(b, end);
    }
}

/// A carrier of a sorter with two trays, in each of which a parcel would lie.
pub fn tray(b: &mut Builder) {
    let paint = Paint::rgb(62, 68, 76);
    for middle in [-0.8_f32, 0.8] {
        b.block(Vec3::new(0.0, 0.05, middle), Vec3::new(1.44, 0.1, 1.24), paint);
        for side in [-1.0_f32, 1.0] {
            let edge = Vec3::new(0.0, 0.14, middle + side * 0.6);
            b.block(edge, Vec3::new(1.44, 0.08, 0.05), Paint::rgb(112, 120, 130));
        }
    }
}

/// The leaf of a dock door, hung at its top: one metre high, to be drawn as high as what is closed of the door.
pub fn leaf(b: &mut Builder) {
    b.block(Vec3::new(0.0, -0.5, 0.0), Vec3::new(1.0, 1.0, 0.1), Paint::rgb(150, 158, 166));
    for k in 1..5 {
        let y = -(k as f32) * 0.2;
        b.block(Vec3::new(0.0, y, 0.0), Vec3::new(1.0, 0.012, 0.12), Paint::rgb(112, 120, 128));
    }
}

/// A person in hi-vis.
pub fn person(b: &mut Builder) {
    let vest = Paint::rgb(222, 235, 60);
    for side in [-1.0_f32, 1.0] {
        b.block(Vec3::new(side * 0.1, 0.42, 0.0), Vec3::new(0.15, 0.84, 0.2), Paint::rgb(52, 62, 84));
        b.block(Vec3::new(side * 0.29, 1.14, 0.0), Vec3::new(0.11, 0.6, 0.16), vest);
    }
    b.block(Vec3::new(0.0, 1.14, 0.0), Vec3::new(0.44, 0.62, 0.26), vest);
    b.block(Vec3::new(0.0, 1.08, 0.0), Vec3::new(0.45, 0.07, 0.27), Paint::rgb(236, 238, 240));
    b.block(Vec3::new(0.0, 1.58, 0.0), Vec3::new(0.2, 0.24, 0.22), Paint::rgb(216, 182, 152));
    b.block(Vec3::new(0.0, 1.72, 0.0), Vec3::new(0.25, 0.1, 0.28), Paint::rgb(240, 242, 244));
}
