//! What is painted on runways, and where what is painted on taxiways ends.

use bevy::prelude::*;

use super::{
    letters,
    meshes::{Builder, Paint},
    plane::nearest,
    scenery::outline,
};
use crate::hub::layout::{Heading, Layout, Point, ShapeKind};

/// The centre line of a runway begins so many metres from its end, beyond what is painted there.
pub const DESIGNATED_M: f32 = 106.0;

/// The parts of a line that are on no runway.
pub fn off_runways(lane: &[Vec2], layout: &Layout) -> Vec<Vec<Vec2>> {
    /// How finely it is cut at the edge, in metres.
    const CUT_M: f32 = 1.5;
    let runways: Vec<(Vec<Vec2>, f32)> = (layout.shapes.iter())
        .filter(|shape| shape.kind == ShapeKind::Runway)
        .map(|shape| (outline(shape), shape.extent as f32 / 2.0))
        .collect();
    let is_on = |point: Vec2, more: f32| {
        runways.iter().any(|(axis, half)| {
            axis.windows(2).any(|part| nearest(point, (part[0], part[1])).distance(point) < half + more)
        })
    };
    let mut parts: Vec<Vec<Vec2>> = vec![Vec::new()];
    for pair in lane.windows(2) {
        let length = pair[0].distance(pair[1]);
        let is_near = is_on(pair[0], length) || is_on(pair[1], length);
        let pieces = if is_near { (length / CUT_M).ceil().max(1.0) as usize } else { 1 };
        for k in 0..pieces {
            let at = |k: usize| pair[0].lerp(pair[1], k as f32 / pieces as f32);
            if is_near && is_on(at(k).lerp(at(k + 1), 0.5), 0.0) {
                parts.push(Vec::new());
            } else if let Some(part) = parts.last_mut() {
                if part.is_empty() {
                    part.push(at(k));
                }
                // Straight on it stays one piece.
                let is_straight = part.len() > 1 && k > 0;
                if let Some(last) = part.last_mut().filter(|_| is_straight) {
                    *last = at(k + 1);
                } else {
                    part.push(at(k + 1));
                }
            }
        }
    }
    parts.retain(|part| part.len() > 1);
    parts
}

/// The number and the letter by which the end of a runway is known that is taken off from in a direction: of those in its name the
/// nearest, since numbers tell of magnetic north and are changed years later; without a name by the direction alone.
fn designator(name: &str, heading: Heading) -> (String, String) {
    let away = |number: f64| ((heading.degrees() - number * 10.0 + 540.0).rem_euclid(360.0) - 180.0).abs();
    let ends = name.split('/').filter_map(|end| {
        let end = end.trim();
        let (number, letter) = end.split_at(end.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(end.len()));
        Some((number.parse::<f64>().ok()?, number, letter))
    });
    match ends.min_by(|a, b| away(a.0).total_cmp(&away(b.0))).filter(|end| away(end.0) < 45.0) {
        Some((_, number, letter)) => (number.to_owned(), letter.to_owned()),
        None => (format!("{:02}", ((heading.degrees() / 10.0).round() as i32 + 35) % 36 + 1), String::new()),
    }
}

/// How wide each stripe of an aiming point is, in metres.
const AIMING_WIDE_M: f32 = 6.0;

/// The aiming point of a runway of that length: how far it is from the threshold, how long its stripes are, and how far apart their inner
/// edges, in metres. Source: ICAO Annex 14, volume I, table 5-1, for landing distances below and from 2,400 m.
fn aiming_point(length: f32) -> (f32, f32, f32) {
    if length < 2_400.0 { (300.0, 45.0, 18.0) } else { (400.0, 60.0, 18.0) }
}

/// The threshold of a runway: its bars, its number, and its letter where runways lie beside one another.
pub fn threshold(b: &mut Builder, lane: &[Vec2], width: f32, name: &str) {
    let ends = [(lane.first(), lane.get(1)), (lane.last(), lane.len().checked_sub(2).and_then(|k| lane.get(k)))];
    let length: f32 = lane.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    for (end, next) in ends {
        let (Some(end), Some(next)) = (end, next) else { continue };
        let way = (*next - *end).normalize_or(Vec2::X);
        let across = way.perp();
        let bars = (width / 3.6) as i32;
        for k in 0..bars {
            let side = (k as f32 + 0.5 - bars as f32 / 2.0) * 3.4;
            if side.abs() < 1.6 {
                continue;
            }
            let from = *end + across * side + way * 6.0;
            b.ribbon(&[from, from + way * 30.0], 1.7, 0.2, Paint::rgb(232, 234, 234));
        }
        let heading = Heading::from_degrees(f64::from(way.x.atan2(-way.y).to_degrees()));
        let (number, letter) = designator(name, heading);
        let mut ahead = 54.0;
        // Who comes in to land reads the number above the letter.
        for sign in [letter.as_str(), number.as_str()].into_iter().filter(|sign| !sign.is_empty()) {
            let at = *end + way * ahead;
            let at = Point::new(f64::from(at.x), f64::from(-at.y));
            letters::paint(b, sign, at, heading, (14.0, 0.2), Paint::rgb(232, 234, 234));
            ahead += 22.0;
        }
        // Where one is to touch down.
        let (ahead, long, inner) = aiming_point(length);
        for side in [-1.0, 1.0] {
            let from = *end + way * ahead + across * (side * (inner + AIMING_WIDE_M) / 2.0);
            b.ribbon(&[from, from + way * long], AIMING_WIDE_M, 0.19, Paint::rgb(228, 230, 230));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ends of both runways bear the names that the airport gives them, though the one is two degrees nearer to 23 than to 22.
    #[test]
    fn runways_are_called_as_they_are() {
        let ends = |name: &str, degrees: f64| designator(name, Heading::from_degrees(degrees));
        assert_eq!(ends("04R/22L", 225.2), ("22".into(), "L".into()));
        assert_eq!(ends("04R/22L", 45.2), ("04".into(), "R".into()));
        assert_eq!(ends("36/18", 3.0), ("36".into(), String::new()));
        assert_eq!(ends("main", 354.0), ("35".into(), String::new()));
        assert_eq!(ends("", 356.0), ("36".into(), String::new()));
    }

    #[test]
    fn lines_of_taxiways_end_at_the_edge_of_a_runway() {
        let layout = crate::hub::layout::scene::liege();
        let runway = layout.shapes.iter().find(|shape| shape.kind == ShapeKind::Runway).expect("a runway");
        let axis = outline(runway);
        let (way, middle) = ((axis[1] - axis[0]).normalize().perp(), axis[0].midpoint(axis[1]));
        let crossing = [middle - way * 200.0, middle, middle + way * 400.0];
        let parts = off_runways(&crossing, &layout);
        assert!(parts.len() >= 2, "{parts:?}");
        for point in parts.iter().flatten() {
            let away = nearest(*point, (axis[0], axis[1])).distance(*point);
            assert!(away > runway.extent as f32 / 2.0 - 2.0, "{point} is {away} m from the axis");
        }
        let length: f32 = parts.iter().flat_map(|part| part.windows(2)).map(|pair| pair[0].distance(pair[1])).sum();
        assert!(length < 600.0 - runway.extent as f32 + 6.0 && length > 400.0, "{length}");
    }
}
