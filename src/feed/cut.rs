//! A part of a log that shows the same picture as the whole of it.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::sink::Sink;
use crate::hub::{EventHash, EventLog, EventTime, HubEvent, Issue, Place, What};

/// Passes on what belongs to a part of the time.
///
/// Of what was before, it passes on what happened to the objects that are in the picture when the part begins: without that
/// nobody would know what they are and where they stand.
pub(crate) struct Cut<'a> {
    sink: &'a mut dyn Sink,
    from: EventTime,
    until: EventTime,
    present: BTreeSet<String>,
    /// The last value of each quantity of each sensor when the part begins.
    last: BTreeSet<(String, String, EventTime)>,
    /// How many events of earlier it passed on.
    pub earlier: u64,
}

impl<'a> Cut<'a> {
    /// The part of `log` from `from` on, up to and with `until`.
    pub fn new(log: &EventLog, from: EventTime, until: EventTime, sink: &'a mut dyn Sink) -> Self {
        let state = log.state_at(from);
        let present = state.objects.iter().map(|object| log.object_name(object.object).to_owned()).collect();
        let sensors: BTreeSet<_> = log.series().map(|(object, ..)| object).collect();
        let last = sensors.into_iter().flat_map(|object| {
            let name = log.object_name(object);
            let values = log.measurements_at(object, from).into_iter();
            values.map(move |value| (name.to_owned(), value.quantity.to_owned(), value.time))
        });
        let last = last.collect();
        Self { sink, from, until, present, last, earlier: 0 }
    }

    fn is_wanted(&self, event: &HubEvent<'_>) -> bool {
        if event.time >= self.from {
            return event.time <= self.until;
        }
        match &event.what {
            What::Measures { quantity, .. } => {
                self.last.contains(&(event.object.to_string(), quantity.to_string(), event.time))
            }
            _ => self.present.contains(event.object.as_ref()),
        }
    }
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

/// Collects the events of several logs, and passes them on in the order of time, each once.
#[derive(Default)]
pub(crate) struct Merge {
    events: Vec<HubEvent<'static>>,
    issues: Vec<Issue>,
    known: FxHashSet<EventHash>,
    /// How many events came again and were left out.
    pub duplicates: u64,
}

impl Merge {
    /// Passes on everything.
    pub fn finish(mut self, sink: &mut dyn Sink) {
        // What happens at once stays in the order of the files.
        self.events.sort_by_key(|event| event.time);
        let file = sink.file("merged");
        for event in &self.events {
            sink.event(event, Place { file, line: 0 });
        }
        self.issues.into_iter().for_each(|issue| sink.issue(issue));
    }
}

impl Sink for Merge {
    fn file(&mut self, _name: &str) -> u32 {
        0
    }

    fn event(&mut self, event: &HubEvent<'_>, place: Place) {
        self.hashed(event, EventHash::of(event), place);
    }

    fn hashed(&mut self, event: &HubEvent<'_>, hash: EventHash, _place: Place) {
        if self.known.insert(hash) {
            self.events.push(event.clone().into_owned());
        } else {
            self.duplicates += 1;
        }
    }

    fn issue(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    fn count(&self) -> usize {
        self.events.len()
    }
}
