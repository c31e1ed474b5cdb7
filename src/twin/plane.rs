//! Lines and areas on the ground.

use bevy::math::Vec2;

/// The point of the straight line from `a` to `b` that is nearest to `point`.
pub fn nearest(point: Vec2, (a, b): (Vec2, Vec2)) -> Vec2 {
    let along = b - a;
    a + along * ((point - a).dot(along) / along.length_squared().max(1e-6)).clamp(0.0, 1.0)
}

/// The sides of an area.
pub fn sides(outline: &[Vec2]) -> impl Iterator<Item = (Vec2, Vec2)> {
    outline.iter().copied().zip(outline.iter().copied().cycle().skip(1))
}

/// Whether an area holds a point: whether a ray from it crosses the outline an odd number of times.
pub fn holds(outline: &[Vec2], point: Vec2) -> bool {
    let crosses = |(a, b): &(Vec2, Vec2)| {
        (a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    };
    sides(outline).filter(crosses).count() % 2 == 1
}

/// How far along a way from `a` to `b` it crosses another, from 0 at its beginning to 1; the last point of either belongs to
/// what comes after it, so that lines of many parts cross once.
pub fn crossed((a, b): (Vec2, Vec2), (p, q): (Vec2, Vec2)) -> Option<f32> {
    let (way, other) = (b - a, q - p);
    let across = way.perp_dot(other);
    if across.abs() < 1e-6 {
        return None;
    }
    let (along, beside) = ((p - a).perp_dot(other) / across, (p - a).perp_dot(way) / across);
    ((0.0..1.0).contains(&along) && (0.0..1.0).contains(&beside)).then_some(along)
}

/// A corner of a line as a turn of so many pieces, which begins and ends up to so many metres from it.
pub fn turned((before, corner, after): (Vec2, Vec2, Vec2), turn: f32, pieces: u32) -> impl Iterator<Item = Vec2> {
    let room = turn.min(before.distance(corner) / 2.0).min(after.distance(corner) / 2.0);
    let from = corner + (before - corner).normalize_or_zero() * room;
    let until = corner + (after - corner).normalize_or_zero() * room;
    (0..=pieces)
        .map(move |k| k as f32 / pieces as f32)
        .map(move |k| from.lerp(corner, k).lerp(corner.lerp(until, k), k))
}

/// A line whose corners are turns of up to so many metres before and after. What turns by less than a piece is no corner, and of
/// each turn so much is one piece; in radians.
pub fn rounded(lane: &[Vec2], turn: f32, piece: f32) -> Vec<Vec2> {
    let (Some(first), Some(last)) = (lane.first(), lane.last()) else { return Vec::new() };
    let mut line = vec![*first];
    for corner in lane.windows(3) {
        let (before, at, after) = (corner[0], corner[1], corner[2]);
        let angle = (at - before).angle_to(after - at).abs();
        let pieces = (angle / piece) as u32;
        if pieces == 0 {
            line.push(at);
            continue;
        }
        line.extend(turned((before, at, after), turn, pieces));
    }
    line.push(*last);
    line
}

/// A line without so many metres at both of its ends.
pub fn shortened(lane: &[Vec2], metres: f32) -> Vec<Vec2> {
    let mut lane = lane.to_vec();
    for _ in 0..2 {
        if let [.., next, last] = &mut lane[..] {
            *last += (*next - *last).normalize_or_zero() * metres.min(next.distance(*last) / 2.0);
        }
        lane.reverse();
    }
    lane
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_of_roads_are_turns_and_straight_ones_none() {
        let line = rounded(&[Vec2::ZERO, Vec2::X * 50.0, Vec2::X * 100.0, Vec2::new(100.0, 50.0)], 10.0, 0.16);
        assert_eq!(line[..2], [Vec2::ZERO, Vec2::X * 50.0]);
        assert!(line.len() > 8 && line.iter().all(|point| point.distance(Vec2::new(100.0, 0.0)) > 3.5), "{line:?}");
        let turns = line.windows(3).map(|p| (p[1] - p[0]).angle_to(p[2] - p[1]).abs());
        assert!(turns.fold(0.0, f32::max) < 0.35, "{line:?}");
    }
}
