//! Flights of the eye: eased at both ends, higher where the way is long, and over buildings instead of through their walls.

use bevy::prelude::*;

use super::{ViewPose, buildings::SILL, camera::LOWEST_M, plane, scenery::outline};
use crate::{
    guide::Easing,
    hub::layout::{Layout, Shape, ShapeKind},
};

/// The buildings that are flown over.
#[derive(Clone, Debug, Default)]
pub struct Volumes(Vec<Volume>);

#[derive(Clone, Debug)]
struct Volume {
    outline: Vec<Vec2>,
    /// The height above which it is flown over, in metres.
    top: f32,
    /// How high it stands when its roof is off, in metres.
    sill: f32,
}

/// So far from a wall the eye begins to rise, in metres.
const MARGIN_M: f32 = 24.0;

/// So far above a roof it flies, in metres.
const ABOVE_M: f32 = 3.0;

impl Volumes {
    /// The buildings of a layout.
    pub fn of(layout: &Layout) -> Self {
        let is_building = |kind: ShapeKind| matches!(kind, ShapeKind::Hall | ShapeKind::Building);
        let buildings = layout.shapes.iter().filter(|shape| is_building(shape.kind));
        let volume = |shape: &Shape| {
            let high = shape.extent as f32;
            let sill = if shape.kind == ShapeKind::Hall { high * SILL } else { high };
            Volume { outline: outline(shape), top: high + ABOVE_M, sill }
        };
        Self(buildings.map(volume).collect())
    }

    /// Where the eye is that looks at a target from `eye`, drawn nearer to it where a wall would stand between them; halls have their
    /// lower walls only when they `are_open`.
    pub fn drawn_in(&self, target: Vec3, eye: Vec3, are_open: bool) -> Vec3 {
        let (a, b) = (target.xz(), eye.xz());
        let mut part: f32 = 1.0;
        for volume in &self.0 {
            for (p, q) in plane::sides(&volume.outline) {
                let Some(met) = plane::crossed((a, b), (p, q)) else { continue };
                let height = target.y + (eye.y - target.y) * met;
                if height < if are_open { volume.sill } else { volume.top - ABOVE_M } {
                    part = part.min(met);
                }
            }
        }
        if part >= 1.0 {
            return eye;
        }
        // As near as it gets to the wall without standing in it.
        let length = a.distance(b).max(0.01);
        target + (eye - target) * (part - BEFORE_WALL_M / length).max(part * 0.2)
    }

    /// How high the eye has to be at `at` to pass, on a way between two points that may be as low as they are.
    fn least(&self, at: Vec2, ends: [Vec3; 2]) -> f32 {
        self.0.iter().map(|volume| volume.least(at, ends)).fold(0.0, f32::max)
    }
}

/// The eye stays so far before a wall, in metres.
const BEFORE_WALL_M: f32 = 0.8;

impl Volume {
    fn holds(&self, at: Vec2) -> bool {
        plane::holds(&self.outline, at)
    }

    /// Metres to its walls, zero within.
    fn away(&self, at: Vec2) -> f32 {
        if self.holds(at) {
            return 0.0;
        }
        let to_side = |side| plane::nearest(at, side).distance(at);
        plane::sides(&self.outline).map(to_side).fold(f32::INFINITY, f32::min)
    }

    fn least(&self, at: Vec2, ends: [Vec3; 2]) -> f32 {
        let low = ends.map(|end| end.y < self.top);
        let within = ends.map(|end| self.holds(end.xz()));
        if within[0] && within[1] && low[0] && low[1] {
            return 0.0;
        }
        // Near an end that is lower than the roof, it comes down; beside the walls before they are reached.
        let mut room = MARGIN_M;
        let mut part: f32 = 1.0;
        for (k, end) in ends.into_iter().enumerate().filter(|(k, _)| low[*k]) {
            if within[k] {
                part = part.min(smooth(end.xz().distance(at) / MARGIN_M));
            } else {
                room = room.min(self.away(end.xz()) * 0.9);
            }
        }
        let near = if self.holds(at) { 1.0 } else { 1.0 - (self.away(at) / room.max(0.01)).min(1.0) };
        self.top * smooth(near * 2.0) * part
    }
}

/// From 0 to 1, without a jerk at either end.
fn smooth(part: f32) -> f32 {
    let part = part.clamp(0.0, 1.0);
    part * part * part * (part * (part * 6.0 - 15.0) + 10.0)
}

/// The eye on its way from where it was to its goal, which may move.
#[derive(Clone, Debug)]
pub struct Flight {
    from: ViewPose,
    /// How much of it is done, from 0 to 1.
    done: f32,
    /// How long it takes, in seconds.
    secs: f32,
    /// How its speed changes on the way.
    pub easing: Easing,
}

impl Flight {
    /// A flight from where the eye is: a second, or two where it is far.
    pub fn new(from: ViewPose, to: &ViewPose) -> Self {
        let far = from.target.distance(to.target) / (from.distance + to.distance).max(1.0);
        Self { from, done: 0.0, secs: 0.9 + 0.5 * far.min(2.2), easing: Easing::Smooth }
    }

    /// Goes on for so many seconds. Gives where the eye is then, and whether it has arrived.
    pub fn go_on(&mut self, secs: f32, goal: &ViewPose) -> (ViewPose, bool) {
        self.done = (self.done + secs / self.secs).min(1.0);
        (self.at(self.done, goal), self.done >= 1.0)
    }

    fn at(&self, done: f32, goal: &ViewPose) -> ViewPose {
        if done >= 1.0 {
            return *goal;
        }
        let (from, k) = (&self.from, if self.easing == Easing::Even { done } else { smooth(done) });
        let turn = (goal.heading - from.heading + 540.0).rem_euclid(360.0) - 180.0;
        // Who goes far sees where: from farther away in between.
        let far = from.target.distance(goal.target) / (from.distance + goal.distance).max(1.0);
        let hop = 1.0 + 0.7 * (far - 0.6).clamp(0.0, 2.0) * (k * std::f32::consts::PI).sin();
        ViewPose {
            target: from.target.lerp(goal.target, k),
            distance: from.distance * (goal.distance / from.distance).powf(k) * hop,
            heading: (from.heading + turn * k).rem_euclid(360.0),
            pitch: from.pitch + (goal.pitch - from.pitch) * k,
        }
    }

    /// The camera on the way, which panels push aside by `off` (see [`ViewPose::aside`]), as high as it has to be so that it
    /// passes no wall.
    pub fn camera(&self, now: &ViewPose, goal: &ViewPose, off: Vec2, volumes: &Volumes) -> Transform {
        let place = |pose: &ViewPose| pose.transform().translation + pose.aside(off);
        let mut camera = now.transform().with_translation(place(now));
        let least = volumes.least(camera.translation.xz(), [place(&self.from), place(goal)]).max(LOWEST_M);
        if camera.translation.y < least {
            camera.translation.y = least;
            // Over a roof it looks down on what it flies to.
            camera.look_at(now.target + now.aside(off), Vec3::Y);
        }
        camera
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hall() -> Volumes {
        let outline =
            vec![Vec2::new(-100.0, -60.0), Vec2::new(100.0, -60.0), Vec2::new(100.0, 60.0), Vec2::new(-100.0, 60.0)];
        Volumes(vec![Volume { outline, top: 15.0, sill: 12.0 * SILL }])
    }

    /// Panels cover up to so much of a window, in its heights.
    fn off() -> impl Strategy<Value = Vec2> {
        (-0.5_f32..0.5, -0.3_f32..0.3).prop_map(|(x, y)| Vec2::new(x, y))
    }

    fn pose() -> impl Strategy<Value = ViewPose> {
        (-250.0_f32..250.0, -250.0_f32..250.0, 0.05_f32..400.0, 0.0_f32..360.0, 3.0_f32..89.0).prop_map(
            |(x, z, distance, heading, pitch)| ViewPose { target: Vec3::new(x, 1.7, z), distance, heading, pitch },
        )
    }

    proptest! {
        /// The eye is never in a wall, nor under the ground, and moves without a jump.
        #[test]
        fn no_flight_goes_through_a_wall(from in pose(), to in pose(), off in off()) {
            let volumes = hall();
            let flight = Flight::new(from, &to);
            let mut before: Option<Vec3> = None;
            let ends = [from, to].map(|pose| pose.transform().translation + pose.aside(off));
            let span = ends[0].distance(ends[1]) + from.distance + to.distance + from.target.distance(to.target) * 2.5;
            for step in 0..=400 {
                let now = flight.at(step as f32 / 400.0, &to);
                let eye = flight.camera(&now, &to, off, &volumes).translation;
                prop_assert!(eye.is_finite() && eye.y > 0.0, "{eye}");
                if let Some(before) = before {
                    // It steps over no more of the way than a smooth flight does, up and down included.
                    prop_assert!(eye.distance(before) < span * 0.03 + 4.0, "from {before} to {eye}");
                    let volume = &volumes.0[0];
                    let crosses = volume.holds(before.xz()) != volume.holds(eye.xz());
                    let is_low = before.y.min(eye.y) < volume.top - ABOVE_M;
                    // An end hard by a wall, or in it, is where it is.
                    let is_at_an_end = ends.iter().any(|end| {
                        let hard_by = if volume.holds(end.xz()) { end.xz().distance(eye.xz()) } else { volume.away(end.xz()) };
                        end.y < volume.top && hard_by < MARGIN_M
                    });
                    prop_assert!(!(crosses && is_low) || is_at_an_end, "through the wall at {before} to {eye}");
                }
                before = Some(eye);
            }
        }
    }

    proptest! {
        /// Whoever follows something has no wall between it and the eye, and is not much nearer than the wall is.
        #[test]
        fn no_wall_comes_between_the_eye_and_what_it_follows(pose in pose(), up in 0.0_f32..14.0, is_open: bool) {
            let volumes = hall();
            let pose = ViewPose { target: pose.target.with_y(up), ..pose };
            let eye = pose.transform().translation;
            let drawn = volumes.drawn_in(pose.target, eye, is_open);
            let volume = &volumes.0[0];
            let high = if is_open { volume.sill } else { volume.top - ABOVE_M };
            prop_assert!(drawn.is_finite());
            for step in 0..=200 {
                let at = pose.target.lerp(drawn, step as f32 / 200.0);
                let crosses = volume.holds(at.xz()) != volume.holds(pose.target.xz());
                prop_assert!(!crosses || at.y >= high - 0.2, "at {at}, from {eye} to {drawn}");
            }
        }
    }

    #[test]
    fn the_eye_is_drawn_in_no_farther_than_the_wall() {
        let volumes = hall();
        let (inside, outside) = (Vec3::new(90.0, 1.0, 0.0), Vec3::new(130.0, 8.0, 0.0));
        let drawn = volumes.drawn_in(inside, outside, false);
        assert!(drawn.x > 98.0 && drawn.x < 100.0, "{drawn}");
        // Over the roof, and where no wall is, it stays where it is.
        let above = Vec3::new(130.0, 90.0, 0.0);
        assert_eq!(volumes.drawn_in(inside, above, false), above);
        assert_eq!(volumes.drawn_in(Vec3::new(120.0, 1.0, 0.0), outside, false), outside);
        // With the roof off it looks over the lower walls.
        let over = Vec3::new(115.0, 17.0, 0.0);
        assert_eq!(volumes.drawn_in(inside, over, true), over);
        assert!(volumes.drawn_in(inside, over, false).x < 100.0 && volumes.drawn_in(inside, outside, true).x < 100.0);
    }

    #[test]
    fn a_flight_begins_and_ends_where_it_should_and_follows_a_goal_that_moves() {
        let from = ViewPose { target: Vec3::ZERO, distance: 100.0, heading: 350.0, pitch: 20.0 };
        let mut goal = ViewPose { target: Vec3::X * 300.0, distance: 40.0, heading: 10.0, pitch: 30.0 };
        let mut flight = Flight::new(from, &goal);
        let (first, _) = flight.go_on(0.0, &goal);
        assert!(first.target.distance(from.target) < 1e-3 && (first.distance - 100.0).abs() < 1e-2);
        let mut steps = 0;
        loop {
            goal.target.x += 0.5;
            let (now, has_arrived) = flight.go_on(0.05, &goal);
            // The short way round, by north.
            assert!(now.heading >= 349.9 || now.heading <= 10.1, "{}", now.heading);
            steps += 1;
            if has_arrived {
                assert_eq!(now, goal);
                break;
            }
        }
        assert!((15..60).contains(&steps), "{steps}");
    }
}
