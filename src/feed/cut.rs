//! A part of a log that shows the same picture as the whole of it.

use std::collections::BTreeSet;

use super::sink::Sink;
use crate::hub::{EventLog, EventTime, HubEvent, Issue, ObjectId, Place, TimeSpan, What};

/// Passes on what belongs to a part of the time.
///
/// Of what was before, it passes on what happened to the objects that have a part in it: without that nobody would know what
/// they are and where they stand. Of what is planned for later it passes nothing on.
pub(crate) struct Cut<'a> {
    sink: &'a mut dyn Sink,
    from: EventTime,
    until: EventTime,
    /// The objects that have a part in it.
    cast: BTreeSet<String>,
    /// The last value of each quantity of each sensor when the part begins.
    last: BTreeSet<(String, String, EventTime)>,
    /// How many events of earlier it passed on.
    pub earlier: u64,
}

impl<'a> Cut<'a> {
    /// The part of `log` from `from` on, up to and with `until`.
    pub fn new(log: &EventLog, from: EventTime, until: EventTime, sink: &'a mut dyn Sink) -> Self {
        let cast = cast(log, from, until);
        let sensors: BTreeSet<_> = log.series().map(|(object, ..)| object).collect();
        let last = sensors.into_iter().flat_map(|object| {
            let name = log.object_name(object);
            let values = log.measurements_at(object, from).into_iter();
            values.map(move |value| (name.to_owned(), value.quantity.to_owned(), value.time))
        });
        let last = last.collect();
        Self { sink, from, until, cast, last, earlier: 0 }
    }

    fn is_wanted(&self, event: &HubEvent<'_>) -> bool {
        match &event.what {
            _ if event.time > self.until => false,
            What::Measures { quantity, .. } => {
                event.time >= self.from
                    || self.last.contains(&(event.object.to_string(), quantity.to_string(), event.time))
            }
            // Who is taken back may be anybody.
            What::Retracted { .. } if event.time >= self.from => true,
            _ => self.cast.contains(event.object.as_ref()),
        }
    }
}

/// The objects that have a part in a span: those that are there when it begins, those to which something happens in it, and
/// what they are or were loaded into. One that comes only later is merely planned.
fn cast(log: &EventLog, from: EventTime, until: EventTime) -> BTreeSet<String> {
    let state = log.state_at(from);
    let comes_by_then = |object: ObjectId| {
        let mut enters = log.history(object).filter(|event| matches!(event.event.what, What::Enters { .. }));
        // What never enters is shown all the same, as something unknown.
        enters.next().is_none_or(|first| first.event.time <= until)
    };
    let acts = |object: &ObjectId| {
        let is_there = state.get(*object).is_some();
        let next = log.next_time(from - TimeSpan::from_nanos(1), Some(*object));
        is_there || (next.is_some_and(|next| next <= until) && comes_by_then(*object))
    };
    let mut cast = BTreeSet::new();
    for object in log.objects().filter(acts) {
        cast.insert(log.object_name(object).to_owned());
        for event in log.history(object).filter(|event| event.event.time <= until) {
            if let What::Loaded { into: other } | What::Unloaded { from: other, .. } = &event.event.what {
                cast.insert(other.to_string());
            }
        }
    }
    cast
}

impl Sink for Cut<'_> {
    fn file(&mut self, name: &str) -> u32 {
        self.sink.file(name)
    }

    fn event(&mut self, event: &HubEvent<'_>, place: Place) {
        if self.is_wanted(event) {
            self.earlier += u64::from(event.time < self.from);
            self.sink.event(event, place);
        }
    }

    fn issue(&mut self, issue: Issue) {
        self.sink.issue(issue);
    }

    fn count(&self) -> usize {
        self.sink.count()
    }
}
