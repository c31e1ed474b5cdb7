//! What is seen from afar: the same outlines and colours with a few blocks each.

use bevy::prelude::*;

use super::{
    Builder, Freighter, Paint, Shape,
    movers::{FLOW_BAND_AT, boxes},
};

fn block(b: &mut Builder, (x, y, z): (f32, f32, f32), (width, height, length): (f32, f32, f32), paint: Paint) {
    b.block(Vec3::new(x, y, z), Vec3::new(width, height, length), paint);
}

/// The mesh of a shape as it is seen from afar; none where it is simple enough, or always near.
pub fn far(b: &mut Builder, shape: Shape) -> bool {
    let dark = Paint::rgb(58, 62, 68);
    let yellow = Paint::rgb(236, 193, 60);
    match shape {
        Shape::Pallet(sheet) => {
            let width = sheet.width();
            block(b, (0.0, 0.9, 0.0), (width - 0.08, 1.8, 3.1), Paint::tinted());
            block(b, (0.0, 2.12, 0.0), (width - 0.54, 0.72, 2.86), Paint::tinted());
        }
        Shape::LoaderDeck => block(b, (0.0, -0.14, 0.0), (3.1, 0.3, 4.0), Paint::rgb(176, 182, 190)),
        Shape::LowerDeckContainer => block(b, (0.0, 0.815, 0.0), (2.0, 1.63, 1.53), Paint::tinted()),
        Shape::Cage => {
            block(b, (0.0, 0.95, 0.0), (0.76, 1.5, 1.14), Paint::tinted());
            block(b, (0.0, 0.1, 0.0), (0.8, 0.2, 1.2), dark);
        }
        Shape::Truck | Shape::ContainerTruck => {
            let (length, height) = if shape == Shape::Truck { (13.6, 2.7) } else { (12.2, 2.9) };
            let (back, floor) = (8.25 - length / 2.0, 4.0 - height);
            let (cab, body) = if shape == Shape::Truck {
                (Paint::rgb(70, 96, 130), Paint::rgb(232, 234, 236))
            } else {
                (Paint::rgb(96, 104, 114), boxes()[0])
            };
            b.ahead_of_the_joint(|b| block(b, (0.0, 2.2, -7.15), (2.46, 3.3, 2.2), cab));
            block(b, (0.0, floor + height / 2.0, back), (2.51, height, length), body);
            if shape == Shape::ContainerTruck {
                block(b, (0.0, floor + height * FLOW_BAND_AT, back), (2.57, 0.62, length + 0.04), Paint::tinted());
            }
            block(b, (0.0, 0.55, 0.6), (2.2, 0.9, 14.0), dark);
        }
        Shape::Locomotive => {
            let body = Paint::rgb(36, 84, 150);
            block(b, (0.0, 2.45, -3.2), (2.0, 2.1, 6.4), body);
            block(b, (0.0, 2.25, 4.85), (2.0, 1.7, 2.9), body);
            block(b, (0.0, 2.84, 1.7), (2.9, 2.88, 3.4), body);
            block(b, (0.0, 0.7, 0.0), (2.7, 1.4, 14.2), dark);
        }
        Shape::Wagon => {
            for (z, paint) in [-6.16, 0.0, 6.16].into_iter().zip(boxes()) {
                block(b, (0.0, 2.45, z), (2.44, 2.59, 6.06), paint);
                block(b, (0.0, 1.155 + 2.59 * FLOW_BAND_AT, z), (2.48, 0.6, 6.1), Paint::tinted());
            }
            block(b, (0.0, 0.62, 0.0), (2.2, 1.1, 19.2), dark);
        }
        Shape::EuroPallet => {
            block(b, (0.0, 0.74, 0.0), (0.78, 1.23, 1.18), Paint::tinted());
            block(b, (0.0, 0.07, 0.0), (0.8, 0.14, 1.2), Paint::rgb(190, 158, 112));
        }
        Shape::EmptyPallet => block(b, (0.0, 0.05, 0.0), (2.44, 0.1, 3.18), Paint::rgb(176, 182, 190)),
        Shape::Tray => block(b, (0.0, 0.05, 0.0), (1.44, 0.1, 2.84), Paint::rgb(62, 68, 76)),
        Shape::Tug => {
            block(b, (0.0, 0.6, 0.0), (1.8, 0.9, 3.4), yellow);
            block(b, (0.0, 1.4, 0.4), (1.5, 0.9, 1.4), Paint::rgb(60, 72, 84));
            block(b, (0.0, 1.86, 0.4), (1.6, 0.1, 1.5), yellow);
        }
        Shape::Forklift => {
            block(b, (0.0, 0.75, 0.4), (1.1, 1.1, 1.8), Paint::rgb(226, 132, 44));
            block(b, (0.0, 1.1, -0.72), (0.8, 2.2, 0.16), Paint::rgb(96, 102, 108));
            block(b, (0.0, 2.14, 0.15), (1.04, 0.06, 1.3), Paint::rgb(226, 132, 44));
            block(b, (0.0, 0.08, -1.25), (0.6, 0.06, 1.0), Paint::rgb(96, 102, 108));
        }
        Shape::Dolly => {
            block(b, (0.0, 0.42, 0.0), (2.5, 0.16, 3.3), Paint::rgb(160, 166, 174));
            block(b, (0.0, 0.17, 0.0), (1.9, 0.34, 2.6), dark);
        }
        Shape::Loader(platform) => {
            let rise = platform.rise();
            block(b, (0.0, 0.75, 0.0), (3.4, 0.6, 9.5), yellow);
            block(b, (0.0, 2.95 + rise, -2.6), (3.6, 0.3, 4.2), Paint::rgb(176, 182, 190));
            block(b, (0.0, 1.9 + rise / 2.0, -2.6), (2.4, 1.7 + rise, 2.6), dark);
            block(b, (0.0, 0.42, 0.0), (3.0, 0.84, 7.6), dark);
            for side in [-1.74, 1.74] {
                block(b, (side, 3.35 + rise, -2.6), (0.06, 0.46, 4.0), yellow);
            }
            block(b, (1.5, 2.2 + rise, -4.3), (0.7, 1.5, 0.7), Paint::rgb(60, 72, 84));
        }
        Shape::Person => {
            block(b, (0.0, 0.42, 0.0), (0.34, 0.84, 0.2), Paint::rgb(52, 62, 84));
            block(b, (0.0, 1.14, 0.0), (0.6, 0.62, 0.26), Paint::rgb(222, 235, 60));
            block(b, (0.0, 1.62, 0.0), (0.24, 0.34, 0.26), Paint::rgb(232, 214, 200));
        }
        Shape::Freighter(type_of, _) => freighter(b, type_of),
        Shape::Bag | Shape::Box | Shape::Leaf => return false,
    }
    true
}

/// A freighter of which one sees no more than its outline: a hull of six sides, wings, fin and engines.
fn freighter(b: &mut Builder, type_of: Freighter) {
    let (length, span, height, diameter, engines) = type_of.dimensions();
    let (white, orange) = (Paint::rgb(244, 245, 246), Paint::rgb(240, 130, 40));
    let (half, radius, axis) = (length / 2.0, diameter / 2.0, diameter * 0.82);
    let ring = |z: f32, radius: f32, up: f32| -> Vec<Vec3> {
        (0..6)
            .map(|k| {
                let (sin, cos) = (k as f32 / 6.0 * std::f32::consts::TAU).sin_cos();
                Vec3::new(sin * radius, axis + up + cos * radius, z)
            })
            .collect()
    };
    let hull = [
        ring(-half, radius * 0.12, -radius * 0.3),
        ring(-half * 0.86, radius * 0.94, 0.0),
        ring(half * 0.4, radius, 0.0),
        ring(half, radius * 0.1, radius * 0.6),
    ];
    b.loft(&hull, |_| white);
    for side in [-1.0_f32, 1.0] {
        let wing = |x: f32, z: f32, up: f32| Vec3::new(side * x, axis - radius * 0.5 + up, z);
        let (root, tip) = (radius * 0.6, span / 2.0);
        let corners = [
            wing(root, -half * 0.3, 0.0),
            wing(tip, half * 0.2, 1.6),
            wing(tip, half * 0.27, 1.6),
            wing(root, half * 0.16, 0.0),
        ];
        b.slab(
            if side > 0.0 { corners } else { [corners[3], corners[2], corners[1], corners[0]] },
            0.5,
            white.shaded(0.9),
        );
        let tail = |x: f32, z: f32| Vec3::new(side * x, axis + radius * 0.5, z);
        let corners =
            [tail(0.3, half * 0.76), tail(span * 0.17, half * 0.93), tail(span * 0.17, half), tail(0.3, half * 0.92)];
        b.slab(
            if side > 0.0 { corners } else { [corners[3], corners[2], corners[1], corners[0]] },
            0.3,
            white.shaded(0.9),
        );
        for engine in 0..engines / 2 {
            let out = span * (0.17 + 0.15 * engine as f32);
            let at = Vec3::new(side * out, axis - radius * 0.95, -half * (0.16 - 0.2 * engine as f32));
            b.cylinder(at - Vec3::Z * 2.6, at + Vec3::Z * 1.6, (1.35, 0.9), 6, white);
        }
    }
    let fin = |z: f32, up: f32| Vec3::new(0.0, up, z);
    let corners = [
        fin(half * 0.68, axis + radius * 0.8),
        fin(half * 0.9, height),
        fin(half * 0.99, height),
        fin(half * 0.9, axis + radius * 0.8),
    ];
    b.slab(corners, 0.4, orange);
    // The wheels, so that it stands.
    for (x, z) in [(0.0, -half * 0.75), (-diameter * 0.6, half * 0.06), (diameter * 0.6, half * 0.06)] {
        let top = axis - radius * 0.5;
        b.block(Vec3::new(x, top / 2.0, z), Vec3::new(0.9, top, 2.2), Paint::rgb(60, 64, 70));
    }
}
