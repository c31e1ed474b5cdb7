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
