//! What is told of one object beside where it is: what holds it, what alarms, what is planned and measured.

use super::{
    EventLog, ObjectId, SignalRow,
    query::{Measurement, Plan, live, place, until},
    row::{self, Code, Flag, Row},
};
use crate::hub::EventTime;

/// What is told of one object at an instant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details<'a> {
    /// The holds that are set, with their reasons.
    pub holds: Vec<(&'a str, Option<&'a str>)>,
    /// The alarms that are raised, with what they say.
    pub alarms: Vec<(&'a str, Option<&'a str>)>,
    /// The plans, each milestone once, by planned time.
    pub plans: Vec<Plan<'a>>,
    /// The last value of every quantity.
    pub measurements: Vec<Measurement<'a>>,
}

impl EventLog {
    /// All that is told of an object at `time` beside where it is.
    pub fn details_at(&self, object: ObjectId, time: EventTime) -> Details<'_> {
        Details {
            holds: self.holds_at(object, time),
            alarms: self.alarms_at(object, time),
            plans: self.plans_at(object, time),
            measurements: self.measurements_at(object, time),
        }
    }

    /// The same as it was known at `known_at`: only what was learned by then counts.
    pub fn details_as_known(&self, object: ObjectId, time: EventTime, known_at: EventTime) -> Details<'_> {
        let rows = self.rows_as_known(object, time, known_at);
        let known = |row: &SignalRow| {
            row.recorded <= known_at.nanos() && !(row.retracted && self.is_taken_back(row.hash, known_at))
        };
        Details {
            holds: self.holds_of(&rows),
            alarms: self.alarms_of(&rows),
            plans: self.plans_of(&rows),
            measurements: self.measured(object, time, known),
        }
    }

    /// The holds that are set on an object at `time`, with their reasons.
    pub fn holds_at(&self, object: ObjectId, time: EventTime) -> Vec<(&str, Option<&str>)> {
        self.holds_of(until(self.rows(object), time))
    }

    /// The alarms that are raised on an object at `time`, with what they say.
    pub fn alarms_at(&self, object: ObjectId, time: EventTime) -> Vec<(&str, Option<&str>)> {
        self.alarms_of(until(self.rows(object), time))
    }

    /// The plans for an object as they stood at `time`, each milestone once, by planned time.
    pub fn plans_at(&self, object: ObjectId, time: EventTime) -> Vec<Plan<'_>> {
        self.plans_of(until(self.rows(object), time))
    }

    /// The last value of every quantity that an object measures, at `time`.
    pub fn measurements_at(&self, object: ObjectId, time: EventTime) -> Vec<Measurement<'_>> {
        self.measured(object, time, |row| !row.retracted)
    }

    fn holds_of(&self, rows: &[Row]) -> Vec<(&str, Option<&str>)> {
        let names = row::open_names(live(rows), None, Code::HoldSet, Code::HoldReleased);
        let reason = |name: u32| {
            let set = live(rows).rev().find(|row| row.code() == Code::HoldSet && row.a == name);
            set.and_then(|row| self.word(row.b))
        };
        names.into_iter().map(|name| (self.words.get(name), reason(name))).collect()
    }

    fn alarms_of(&self, rows: &[Row]) -> Vec<(&str, Option<&str>)> {
        let names = row::open_names(live(rows), None, Code::AlarmRaised, Code::AlarmCleared);
        let text = |name: u32| {
            let raised = live(rows).rev().find(|row| row.code() == Code::AlarmRaised && row.a == name);
            raised.and_then(|row| self.alarms.get(row.b as usize)).and_then(|(_, text)| self.word(*text))
        };
        names.into_iter().map(|name| (self.words.get(name), text(name))).collect()
    }

    fn plans_of(&self, rows: &[Row]) -> Vec<Plan<'_>> {
        let mut plans: Vec<Plan<'_>> = Vec::new();
        for row in rows.iter().filter(|row| row.code() == Code::Plan && !row.has(Flag::Retracted)) {
            let Some(told) = self.plans.get(row.b as usize) else { continue };
            let milestone = self.words.get(row.a);
            plans.retain(|plan| plan.milestone != milestone);
            plans.push(Plan { milestone, planned: told.planned, at: place(told.at), told: row.event_time() });
        }
        plans.sort_by_key(|plan| plan.planned);
        plans
    }

    fn measured(&self, object: ObjectId, time: EventTime, counts: impl Fn(&SignalRow) -> bool) -> Vec<Measurement<'_>> {
        let mine = self.signals.iter().filter(|((owner, _), _)| *owner == object);
        mine.filter_map(|((_, quantity), signal)| {
            let at = signal.rows.partition_point(|row| row.time <= time.nanos());
            let row = signal.rows[..at].iter().rev().find(|row| counts(row))?;
            Some(self.measurement(*quantity, signal, row))
        })
        .collect()
    }
}
