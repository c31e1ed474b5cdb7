//! The beginning of a log while the rest of it is being read: the first picture does not wait for the whole file.

use std::time::{Duration, Instant};

use super::sink::Sink;
use crate::hub::{EventHash, EventLog, HubEvent, Issue, LogBuilder, Place};

/// What is read within this time needs no glimpse.
const SOON: Duration = Duration::from_millis(500);

/// More events are no beginning any more: the first picture comes soon.
const MOST: usize = 100_000;

/// After so many events it is looked whether it is time.
const EVERY: usize = 1_024;

/// Builds a log, and once on the way gives its beginning.
pub(super) struct Glimpsing<'a> {
    whole: LogBuilder,
    beginning: Option<LogBuilder>,
    began: Instant,
    /// How many events it was told of before they were in order.
    early: usize,
    give: &'a mut dyn FnMut(EventLog),
}

impl<'a> Glimpsing<'a> {
    pub fn new(give: &'a mut dyn FnMut(EventLog)) -> Self {
        Self { whole: LogBuilder::new(), beginning: Some(LogBuilder::new()), began: Instant::now(), early: 0, give }
    }

    /// All that was read.
    pub fn finish(self) -> EventLog {
        self.whole.finish()
    }

    /// Gives the beginning, if it is time and anything is in it.
    fn give(&mut self, count: usize) {
        if count.is_multiple_of(EVERY)
            && self.began.elapsed() >= SOON
            && let Some(beginning) = self.beginning.take_if(|beginning| !beginning.is_empty())
        {
            (self.give)(beginning.finish());
        }
    }

    fn add(&mut self, add: impl Fn(&mut LogBuilder)) {
        add(&mut self.whole);
        let Some(beginning) = &mut self.beginning else { return };
        if beginning.len() < MOST {
            add(beginning);
        }
        self.give(self.whole.len());
    }
}

impl Sink for Glimpsing<'_> {
    fn file(&mut self, name: &str) -> u32 {
        if let Some(beginning) = &mut self.beginning {
            beginning.file(name);
        }
        self.whole.file(name)
    }

    fn event(&mut self, event: &HubEvent<'_>, place: Place) {
        self.add(|log| log.event(event, place));
    }

    fn hashed(&mut self, event: &HubEvent<'_>, hash: EventHash, place: Place) {
        self.add(|log| log.hashed(event, hash, place));
    }

    fn wants_early(&self) -> bool {
        self.beginning.is_some()
    }

    fn early(&mut self, event: &HubEvent<'_>) {
        if let Some(beginning) = self.beginning.as_mut().filter(|beginning| beginning.len() < MOST) {
            beginning.event(event, Place::default());
        }
        self.early += 1;
        self.give(self.early);
    }

    fn title(&mut self, place: &str, title: &str) {
        if let Some(beginning) = &mut self.beginning {
            beginning.title(place, title);
        }
        self.whole.title(place, title);
    }

    fn issue(&mut self, issue: Issue) {
        self.whole.issue(issue);
    }

    fn count(&self) -> usize {
        Sink::count(&self.whole)
    }

    fn room(&self) -> usize {
        self.whole.room()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventTime, What};

    fn event(secs: i64) -> HubEvent<'static> {
        let time = EventTime::from_secs(secs);
        let what = What::Arrives { at: format!("door-{}", secs % 8).into() };
        HubEvent { time, recorded: None, id: None, source: None, object: "T".into(), what, extensions: Vec::new() }
    }

    #[test]
    fn what_takes_long_gives_its_beginning_once_and_then_all() {
        let mut given = Vec::new();
        let mut give = |log: EventLog| given.push(log.len());
        let mut log = Glimpsing::new(&mut give);
        let file = log.file("day.ndjson");
        for secs in 0..3_000 {
            // Half a second later than it is.
            if secs == 1_500 {
                log.began = Instant::now().checked_sub(SOON).expect("a machine that was on for so long");
            }
            log.event(&event(secs), Place { file, line: secs as u32 + 1 });
        }
        assert_eq!(log.finish().len(), 3_000);
        assert_eq!(given, [2_048]);
    }

    /// Documents whose order means nothing are told when all of them are read: the first picture does not wait for that.
    #[test]
    fn what_is_still_to_be_put_in_order_gives_a_beginning() {
        let mut given = Vec::new();
        let mut give = |log: EventLog| given.push(log.len());
        let mut log = Glimpsing::new(&mut give);
        log.began = Instant::now().checked_sub(SOON).expect("a machine that was on for so long");
        for secs in (0..3_000).rev() {
            if log.wants_early() {
                log.early(&event(secs));
            }
        }
        (0..3_000).for_each(|secs| log.event(&event(secs), Place::default()));
        let whole = log.finish();
        assert_eq!((whole.len(), whole.duplicates(), given), (3_000, 0, vec![EVERY]));
    }

    #[test]
    fn what_is_read_soon_gives_none() {
        let mut given = 0;
        let mut give = |_: EventLog| given += 1;
        let mut log = Glimpsing::new(&mut give);
        (0..3_000).for_each(|secs| log.event(&event(secs), Place { file: 0, line: 0 }));
        assert_eq!(log.finish().len(), 3_000);
        assert_eq!(given, 0);
    }
}
