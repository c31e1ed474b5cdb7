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
