//! One go at a lesson: what was answered, with how much help, and what it is worth.

use std::sync::Arc;

use super::{
    Lesson,
    course::{Course, Glance},
    lesson::{Answer, Seen, Task},
};
use crate::hub::layout::View;

/// Where one is in a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// What it is about is being read.
    Brief,
    /// A task is being done.
    Task,
    /// A task is done, and what was right is being read.
    Verdict,
    /// All is done.
    Debrief,
}

/// One go at a lesson.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Where one is in it.
    pub phase: Phase,
    /// The task, from zero.
    pub at: usize,
    /// What was done of each task.
    pub done: Vec<Done>,
    /// When the task was begun, in seconds on the caller's clock.
    since: f64,
}

/// What was done of a task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// The answers, in order.
    pub tries: Vec<Try>,
    /// How many hints were taken.
    pub hints: usize,
    /// Points that it brought.
    pub points: u32,
    /// Seconds that it took.
    pub secs: f64,
    /// What was seen meanwhile.
    pub course: Course,
    /// Whether it was right in the end.
    pub is_right: bool,
}

/// An answer, and the picture in which it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    /// The answer.
    pub answer: Answer,
    /// Whether it was right.
    pub is_right: bool,
    /// The picture.
    pub seen: Glance,
}

impl Try {
    /// Whether an answer says the same: what is not said in it is said by what is chosen, seen or on the clock.
    fn is_same(&self, answer: &Answer, seen: &Glance) -> bool {
        let is_as = match answer {
            Answer::Chosen => (&self.seen.object, &self.seen.place) == (&seen.object, &seen.place),
            Answer::Here => self.seen.view == seen.view && self.seen.time == seen.time,
            Answer::Now => self.seen.time == seen.time,
            Answer::Nothing | Answer::Choices(_) | Answer::Order(_) | Answer::Figure(_) => true,
        };
        self.answer == *answer && is_as
    }
}

/// So many answers there are to a task. The second is worth half.
pub const TRIES: usize = 2;

/// The same answer within that was pressed twice, and is not meant as another.
const TWICE_SECS: f64 = 1.5;

/// Nobody reads a task and answers it within that.
const AT_ONCE_SECS: f64 = 0.7;

impl Attempt {
    /// Before the first task.
    pub fn new(lesson: Arc<Lesson>) -> Self {
        let done = vec![Done::default(); lesson.tasks.len()];
        Self { lesson, phase: Phase::Brief, at: 0, done, since: 0.0 }
    }

    /// The task that is being done, or whose answer is being read.
    pub fn task(&self) -> Option<&Task> {
        matches!(self.phase, Phase::Task | Phase::Verdict).then(|| self.lesson.tasks.get(self.at)).flatten()
    }

    /// What was done of it so far.
    pub fn doing(&self) -> Option<&Done> {
        self.done.get(self.at)
    }

    /// Whether the task was begun only just now: a key that is pressed was meant for what was there before.
    pub fn is_just_begun(&self, now: f64) -> bool {
        self.phase == Phase::Task && now - self.since < AT_ONCE_SECS
    }

    /// Goes on from the brief to the first task, and from what was right to the next; whether there was anywhere to go.
    pub fn go_on(&mut self, now: f64) -> bool {
        self.at = match self.phase {
            Phase::Brief => 0,
            Phase::Verdict => self.at + 1,
            Phase::Task | Phase::Debrief => return false,
        };
        self.phase = if self.at < self.lesson.tasks.len() { Phase::Task } else { Phase::Debrief };
        self.since = now;
        true
    }

    /// What is seen now of the task.
    fn glance(&self, seen: &Seen<'_>, view: &View, now: f64) -> Glance {
        let object = seen.object.map(|object| seen.log.object_name(object).to_owned());
        let place = seen.place.map(|place| seen.layout.get(place).id.clone());
        Glance { secs: now - self.since, time: seen.state.time, view: view.clone(), object, place }
    }

    /// Takes note of what is seen while a task is done.
    pub fn watch(&mut self, seen: &Seen<'_>, view: &View, now: f64) {
        if self.phase != Phase::Task {
            return;
        }
        let glance = self.glance(seen, view, now);
        if let Some(done) = self.done.get_mut(self.at) {
            done.course.note(glance);
        }
    }

    /// Takes the next hint, if there is one.
    pub fn take_hint(&mut self) {
        let Some(task) = self.task().filter(|_| self.phase == Phase::Task) else { return };
        let count = task.hints.len();
        if let Some(done) = self.done.get_mut(self.at) {
            done.hints = (done.hints + 1).min(count);
        }
    }

    /// What the task is still worth: the hints that were taken cost, and a second answer is worth half.
    pub fn worth(&self) -> u32 {
        let (Some(task), Some(done)) = (self.task(), self.doing()) else { return 0 };
        let hints: u32 = task.hints.iter().take(done.hints).map(|hint| hint.costs).sum();
        let rest = task.points.saturating_sub(hints);
        if done.tries.is_empty() { rest } else { rest / 2 }
    }

    /// Seconds that are left for the task; none where there is no limit.
    pub fn left(&self, now: f64) -> Option<f64> {
        let secs = self.task().filter(|_| self.phase == Phase::Task)?.secs?;
        Some((self.since + secs - now).max(0.0))
    }

    /// Answers the task; whether that was right.
    pub fn answer(&mut self, answer: Answer, seen: &Seen<'_>, view: View, now: f64) -> bool {
        let Some(task) = self.task().filter(|_| self.phase == Phase::Task) else { return false };
        let is_over = answer == Answer::Nothing;
        let (is_right, worth) = (task.want.is_met(&answer, seen), self.worth());
        let seen = self.glance(seen, &view, now);
        let secs = seen.secs;
        let Some(done) = self.done.get_mut(self.at) else { return false };
        // The same at once is no other answer: a key was pressed twice.
        if done.tries.last().is_some_and(|last| {
            !last.is_right && seen.secs - last.seen.secs < TWICE_SECS && last.is_same(&answer, &seen)
        }) {
            return false;
        }
        done.tries.push(Try { answer, is_right, seen });
        if is_right || is_over || done.tries.len() >= TRIES {
            (done.is_right, done.secs) = (is_right, secs);
            done.points = if is_right { worth } else { 0 };
            self.phase = Phase::Verdict;
        }
        is_right
    }

    /// The points so far.
    pub fn points(&self) -> u32 {
        self.done.iter().map(|done| done.points).sum()
    }

    /// The points so far, of a hundred that there are in the whole lesson.
    pub fn percent(&self) -> u32 {
        (100 * self.points()).checked_div(self.lesson.points()).unwrap_or_default()
    }

    /// Whether the lesson is passed.
    pub fn is_passed(&self) -> bool {
        self.phase == Phase::Debrief && self.percent() >= self.lesson.pass
    }
}

/// An order that is not the right one, of so many things; always the same.
pub fn mixed(count: usize) -> Vec<usize> {
    // Steps of a length that shares no divisor with the count come by everything once.
    let gcd = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let step = (2..count).find(|step| gcd(*step, count) == 1).unwrap_or(1);
    (0..count).map(|k| (count / 2 + k * step) % count.max(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{
        EventLog, EventTime, Layout,
        layout::{Heading, Point, RoofMode},
    };

    fn lesson() -> Arc<Lesson> {
        let task = r#"(ask: {"en": "A"}, why: {"en": "B"}, secs: Some(60),
            hints: [(words: {"en": "h"}, costs: 3), (words: {"en": "i"}, costs: 9)],
            want: Choice([(words: {"en": "no"}), (words: {"en": "yes"}, right: true)]))"#;
        let text =
            format!("(id: \"x\", title: {{\"en\": \"T\"}}, brief: {{}}, pass: 50, tasks: [{task}, {task}, {task}])");
        Arc::new(Lesson::parse(&text).expect("a lesson"))
    }

    #[test]
    fn hints_and_second_answers_cost_and_time_runs_out() {
        let (log, layout) = (EventLog::default(), Layout::default());
        let state = log.state_at(EventTime::from_secs(5));
        let eye = (Point::default(), 100.0);
        let seen =
            Seen { log: &log, layout: &layout, places: &[], kpis: &[], state: &state, object: None, place: None, eye };
        let view = || View {
            name: String::new(),
            target: (0.0, 0.0, 0.0),
            distance: 100.0,
            heading: Heading::from_degrees(0.0),
            pitch: 30.0,
            roof: RoofMode::On,
        };
        let mut attempt = Attempt::new(lesson());
        assert!(attempt.task().is_none() && attempt.worth() == 0 && attempt.left(0.0).is_none());
        assert!(attempt.go_on(10.0) && !attempt.go_on(11.0), "a task is not left without an answer");
        assert!(attempt.is_just_begun(10.2) && !attempt.is_just_begun(11.0));
        // A hint, a wrong answer, and a right one: (10 - 3) / 2.
        attempt.take_hint();
        assert!(!attempt.answer(Answer::Choices(vec![0, 1]), &seen, view(), 12.0));
        assert_eq!((attempt.phase, attempt.worth()), (Phase::Task, 3));
        // The same again counts as nothing.
        assert!(!attempt.answer(Answer::Choices(vec![0, 1]), &seen, view(), 13.0));
        assert_eq!((attempt.phase, attempt.done[0].tries.len()), (Phase::Task, 1));
        assert!(attempt.answer(Answer::Choices(vec![1]), &seen, view(), 14.0));
        assert_eq!((attempt.phase, attempt.done[0].secs, attempt.points()), (Phase::Verdict, 4.0, 3));
        assert!(!attempt.answer(Answer::Choices(vec![1]), &seen, view(), 14.0), "the answer has been given");
        // More hints than the task is worth.
        assert!(attempt.go_on(20.0));
        (0..5).for_each(|_| attempt.take_hint());
        assert_eq!((attempt.worth(), attempt.done[1].hints), (0, 2));
        assert!(attempt.answer(Answer::Choices(vec![1]), &seen, view(), 21.0));
        assert!(attempt.go_on(30.0));
        assert_eq!(attempt.left(75.0), Some(15.0));
        assert!(!attempt.answer(Answer::Nothing, &seen, view(), 90.0));
        assert_eq!((attempt.phase, attempt.done[2].tries.len()), (Phase::Verdict, 1));
        assert!(attempt.go_on(91.0) && !attempt.go_on(92.0));
        assert_eq!((attempt.phase, attempt.percent(), attempt.is_passed()), (Phase::Debrief, 10, false));
    }

    #[test]
    fn what_is_to_be_put_in_order_is_in_none_at_first() {
        for count in 3..40 {
            let order = mixed(count);
            assert!(!order.iter().copied().eq(0..count), "{count}");
            let mut sorted = order.clone();
            sorted.sort();
            assert!(sorted.into_iter().eq(0..count), "{count}: {order:?}");
        }
        assert_eq!((mixed(0), mixed(1)), (vec![], vec![0]));
    }
}
