//! What a trainee saw while doing a task: kept as it changed, so that it can be shown again afterwards.

use crate::hub::{
    EventTime, TimeSpan,
    layout::{Heading, View},
};

/// What was seen at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// Seconds since the task was begun.
    pub secs: f64,
    /// The instant that was shown.
    pub time: EventTime,
    /// Where one looked from.
    pub view: View,
    /// The object that was chosen.
    pub object: Option<String>,
    /// The place that was chosen, by its id.
    pub place: Option<String>,
}

impl Glance {
    /// Whether the same is seen, at whatever moment.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.time, &self.view, &self.object, &self.place) == (other.time, &other.view, &other.object, &other.place)
    }
}

/// What was seen, moment by moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course(Vec<Glance>);

/// Moments are so many seconds apart, or more.
const STEP: f64 = 0.2;

/// So many moments are kept of a task: half an hour of never standing still.
const MOST: usize = 9_000;

impl Course {
    /// Takes note of what is seen, where it is something else than the moment before.
    pub fn note(&mut self, now: Glance) {
        let is_news = self.0.last().is_none_or(|last| !last.is_same(&now) && now.secs >= last.secs + STEP);
        if is_news && self.0.len() < MOST {
            self.0.push(now);
        }
    }

    /// Whether there is nothing to be seen.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was seen that many seconds into the task. What changed from one moment to the next changed evenly, and where nothing
    /// changed for a while it did so at the end of it.
    pub fn at(&self, secs: f64) -> Option<Glance> {
        let next = self.0.partition_point(|glance| glance.secs <= secs);
        let Some(before) = next.checked_sub(1).and_then(|at| self.0.get(at)) else { return self.0.first().cloned() };
        let Some(after) = self.0.get(next) else { return Some(before.clone()) };
        let begin = before.secs.max(after.secs - 1.5 * STEP);
        if secs <= begin {
            return Some(before.clone());
        }
        let part = (secs - begin) / (after.secs - begin);
        let time = before.time + TimeSpan::from_secs_f64(after.time.secs_since(before.time) * part);
        Some(Glance { secs, time, view: between(&before.view, &after.view, part), ..before.clone() })
    }
}

/// A view on the way from one to another.
fn between(from: &View, to: &View, part: f64) -> View {
    let mix = |from: f64, to: f64| from + (to - from) * part;
    // The shorter way round.
    let turn = (to.heading.degrees() - from.heading.degrees() + 540.0).rem_euclid(360.0) - 180.0;
    let (a, b) = (from.target, to.target);
    View {
        target: (mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2)),
        distance: mix(from.distance, to.distance),
        heading: Heading::from_degrees(from.heading.degrees() + turn * part),
        pitch: mix(from.pitch, to.pitch),
        ..from.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::layout::RoofMode;

    fn glance(secs: f64, time: i64, heading: f64, object: Option<&str>) -> Glance {
        let view = View {
            name: String::new(),
            target: (time as f64, 0.0, 0.0),
            distance: 100.0,
            heading: Heading::from_degrees(heading),
            pitch: 30.0,
            roof: RoofMode::On,
        };
        Glance { secs, time: EventTime::from_secs(time), view, object: object.map(Into::into), place: None }
    }

    #[test]
    fn what_was_seen_is_seen_again() {
        let mut course = Course::default();
        assert_eq!((course.is_empty(), course.at(3.0)), (true, None));
        course.note(glance(0.0, 100, 350.0, None));
        // Nothing changes for nine seconds, and what comes too soon after the last is left out.
        course.note(glance(9.0, 100, 350.0, None));
        course.note(glance(9.9, 100, 350.0, Some("PMC1")));
        course.note(glance(10.0, 110, 0.0, Some("PMC1")));
        course.note(glance(10.2, 120, 10.0, Some("PMC1")));
        let seen = |secs: f64| course.at(secs).expect("a glance");
        assert_eq!(seen(-1.0), glance(0.0, 100, 350.0, None));
        assert_eq!((seen(5.0).time, seen(5.0).object), (EventTime::from_secs(100), None));
        assert_eq!(seen(9.9).object.as_deref(), Some("PMC1"));
        // Half way from one to the next, over north.
        let half = seen(10.05);
        assert!((half.time.secs_since(EventTime::from_secs(110))).abs() < 1e-6, "{}", half.time);
        assert!((half.view.heading.degrees().min(360.0 - half.view.heading.degrees())) < 1e-6, "{:?}", half.view);
        assert!((half.view.target.0 - 110.0).abs() < 1e-6);
        assert_eq!(seen(99.0).time, EventTime::from_secs(120));
    }

    #[test]
    fn who_never_stands_still_fills_no_memory() {
        let mut course = Course::default();
        (0..100_000).for_each(|k| course.note(glance(f64::from(k) * 0.25, i64::from(k), 0.0, None)));
        assert_eq!(course.0.len(), MOST);
    }
}
