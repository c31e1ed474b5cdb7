//! How what goes from place to place turns: over the last and the first step of its straight parts, never on the spot.

use super::{
    carrying::{Rests, near_end, turned},
    yaw_from_heading,
};
use crate::hub::{
    EventTime, TimeSpan,
    motion::{Glide, Leg},
};

/// Metres before and after a corner over which something turns.
const ROOM_M: f32 = 1.2;

/// The turns at both ends of a straight part, about the vertical axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corners {
    /// How it stands in the corner that it comes from, and in the one that it goes to, where that is not as it goes between them.
    ends: (Option<f32>, Option<f32>),
    /// Metres a second, and how long it takes.
    speed: f32,
    secs: f32,
}

impl Corners {
    /// The corners of the straight part `glide` of a leg; none where it does not move.
    pub fn of(leg: &Leg, seen: EventTime, glide: &Glide, rests: Rests) -> Option<Self> {
        let (east, north, _) = glide.velocity;
        let speed = east.hypot(north) as f32;
        if speed <= 0.0 {
            return None;
        }
        let yaw = yaw_from_heading(glide.pose.heading);
        let instant = TimeSpan::from_nanos(1_000_000);
        // In a corner it looks half into the one way and half into the other; where it stands, as it stands there.
        let met = |time: EventTime, rest: Option<f32>| {
            let beside = leg.glide(time, seen).filter(|glide| glide.velocity != (0.0, 0.0, 0.0));
            beside.map(|beside| turned(yaw, yaw_from_heading(beside.pose.heading), 0.5)).or(rest)
        };
        let ends = (met(glide.from - instant, rests.0), met(glide.until + instant, rests.1));
        let secs = glide.until.secs_since(glide.from) as f32;
        Some(Self { ends, speed, secs })
    }

    /// The turn so many seconds into a part that goes in direction `yaw`.
    pub fn turn(&self, yaw: f32, secs: f32) -> f32 {
        // Without room there is no time to turn.
        let room = ROOM_M.min(self.speed * self.secs / 2.0).max(1e-3);
        let (gone, left) = (near_end(secs * self.speed, room), near_end((self.secs - secs) * self.speed, room));
        match self.ends {
            (Some(before), _) if gone > 0.0 => turned(yaw, before, gone),
            (_, Some(after)) if left > 0.0 => turned(yaw, after, left),
            _ => yaw,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::f32::consts::PI;

    use super::*;

    #[test]
    fn a_turn_is_done_in_steps_and_ends_as_it_should() {
        let corners = Corners { ends: (Some(-0.7), Some(0.4)), speed: 2.0, secs: 10.0 };
        assert!((corners.turn(0.0, 0.0) + 0.7).abs() < 1e-5 && (corners.turn(0.0, 10.0) - 0.4).abs() < 1e-5);
        assert_eq!(corners.turn(0.0, 5.0), 0.0);
        let steps: Vec<f32> = (0..=1_000).map(|k| corners.turn(0.0, k as f32 / 100.0)).collect();
        // A hundredth of a second is two centimetres: no more than a degree and a half.
        assert!(steps.windows(2).all(|pair| (pair[1] - pair[0]).abs() < 0.026));
        // Without a way there is no turn that is no number.
        let short = Corners { ends: (Some(1.0), None), speed: 2.0, secs: 0.0 };
        assert!((short.turn(0.3, 0.0) - 1.0).abs() < 1e-5);
    }

    #[test]
    fn the_shorter_way_is_taken() {
        assert!((turned(3.0, -3.0, 0.5).abs() - PI).abs() < 1e-5);
    }
}
