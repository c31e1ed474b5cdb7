//! Letters and figures as strokes: painted on the ground, and put up on walls.

use bevy::prelude::*;

use super::{
    meshes::{Builder, Paint},
    scenery::flat,
};
use crate::hub::layout::{Heading, Point};

/// Strokes of a sign on a grid of four by six, from its lower left: each group of digits is a line from point to point.
fn strokes(sign: char) -> &'static str {
    match sign.to_ascii_uppercase() {
        '0' | 'O' => "01 10 30 41 45 36 16 05 01",
        '1' => "15 26 20|10 30",
        '2' | 'Z' if sign != '2' => "06 46 00 40",
        '2' => "05 16 36 45 44 00 40",
        '3' => "05 16 36 45 44 33 13|33 42 41 30 10 01",
        '4' => "30 36 02 42",
        '5' | 'S' => "46 06 03 33 42 41 30 00",
        '6' => "45 36 16 05 01 10 30 41 42 33 03",
        '7' => "06 46 10",
        '8' => "13 04 05 16 36 45 44 33 13 02 01 10 30 41 42 33",
        '9' => "01 10 30 41 45 36 16 05 04 13 43",
        'A' => "00 26 40|12 32",
        'B' => "00 06 36 45 44 33 03|33 42 41 30 00",
        'C' => "45 36 16 05 01 10 30 41",
        'D' => "00 06 26 44 42 20 00",
        'E' => "46 06 00 40|03 33",
        'F' => "46 06 00|03 33",
        'G' => "45 36 16 05 01 10 30 41 43 23",
        'H' => "00 06|40 46|03 43",
        'I' => "20 26",
        'J' => "46 41 30 10 01",
        'K' => "00 06|46 03 40",
        'L' => "06 00 40",
        'M' => "00 06 23 46 40",
        'N' => "00 06 40 46",
        'P' => "00 06 36 45 44 33 03",
        'Q' => "01 10 30 41 45 36 16 05 01|22 40",
        'R' => "00 06 36 45 44 33 03|23 40",
        'T' => "06 46|26 20",
        'U' => "06 01 10 30 41 46",
        'V' => "06 20 46",
        'W' => "06 10 23 30 46",
        'X' => "00 46|06 40",
        'Y' => "06 23 46|23 20",
        '-' => "03 43",
        _ => "",
    }
}

/// Between one sign and the next, and for a space, as parts of the height.
const BETWEEN: f32 = 0.27;
const SPACE: f32 = 0.42;

/// The strokes of a text, its middle at zero and its foot at zero, a height of one; a sign takes as much room as it is wide.
fn lines(text: &str) -> Vec<Vec<Vec2>> {
    let mut all: Vec<Vec<Vec2>> = Vec::new();
    let mut pen = 0.0;
    for sign in text.chars() {
        let point = |pair: &str| {
            let mut digits = pair.bytes().map(|byte| f32::from(byte - b'0') / 6.0);
            Vec2::new(digits.next().unwrap_or(0.0), digits.next().unwrap_or(0.0))
        };
        let strokes = strokes(sign).split('|').filter(|stroke| !stroke.is_empty());
        let own: Vec<Vec<Vec2>> = strokes.map(|stroke| stroke.split(' ').map(point).collect()).collect();
        let sides = || own.iter().flatten().map(|point| point.x);
        let (left, right) = (sides().fold(f32::INFINITY, f32::min), sides().fold(f32::NEG_INFINITY, f32::max));
        if own.is_empty() {
            pen += SPACE;
            continue;
        }
        all.extend(own.iter().map(|line| line.iter().map(|point| *point + Vec2::X * (pen - left)).collect()));
        pen += right - left + BETWEEN;
    }
    let half = Vec2::X * ((pen - BETWEEN) / 2.0);
    all.iter_mut().flatten().for_each(|point| *point -= half);
    all
}

/// By how much a piece of a stroke is longer where it meets the next one, so that the corner is whole and nothing stands out of it, as a
/// part of half its width.
fn lengthened(way: Vec2, next: Option<Vec2>) -> f32 {
    let Some(next) = next else { return 1.0 };
    // The tangent of half the angle by which it turns.
    let (sin, cos) = (way.perp_dot(next).abs(), way.dot(next));
    (sin / (1.0 + cos).max(1e-3)).min(1.0)
}

/// Paints text on the ground, to be read by who comes along `heading`; `size` is its height and how far it lies above the
/// ground, in metres.
pub fn paint(b: &mut Builder, text: &str, at: Point, heading: Heading, size: (f32, f32), paint: Paint) {
    let (height, up) = size;
    for line in lines(text) {
        let course: Vec<Vec2> =
            (line.iter()).map(|p| flat(at.offset(heading, f64::from(p.y * height), f64::from(p.x * height)))).collect();
        b.ribbon(&course, height * 0.13, up, paint);
    }
}

/// Puts text up on a wall that looks along `heading`, its foot at `foot` metres above the ground.
pub fn put_up(b: &mut Builder, text: &str, at: Point, heading: Heading, height: f32, foot: f32, paint: Paint) {
    let half = height * 0.08;
    for line in lines(text) {
        let ways: Vec<Vec2> = line.windows(2).map(|pair| (pair[1] - pair[0]).normalize_or(Vec2::X)).collect();
        for (k, pair) in line.windows(2).enumerate() {
            let along = ways[k];
            let before = k.checked_sub(1).map(|k| ways[k]);
            let (before, after) = (lengthened(along, before), lengthened(along, ways.get(k + 1).copied()));
            let (from, to) = (pair[0] * height - along * half * before, pair[1] * height + along * half * after);
            let side = along.perp() * half;
            let corner = |p: Vec2| {
                // Who reads it looks the other way: its right is the wall's left.
                let ground = flat(at.offset(heading, 0.06, f64::from(-p.x)));
                Vec3::new(ground.x, foot + p.y, ground.y)
            };
            let face = [corner(from - side), corner(to - side), corner(to + side), corner(from + side)];
            let (east, north) = heading.degrees().to_radians().sin_cos();
            let outward = Vec3::new(east as f32, 0.0, -north as f32);
            let normal = (face[2] - face[0]).cross(face[3] - face[1]);
            let [p, q, r, s] = face;
            b.quad(if normal.dot(outward) > 0.0 { face } else { [s, r, q, p] }, paint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_and_figure_has_strokes_within_its_cell() {
        for sign in ('A'..='Z').chain('0'..='9') {
            let all = lines(&sign.to_string());
            assert!(!all.is_empty(), "{sign}");
            for point in all.iter().flatten() {
                assert!(point.x.abs() <= 0.34 && (0.0..=1.0).contains(&point.y), "{sign}: {point}");
            }
        }
        assert!(lines(" ").is_empty());
    }
}
