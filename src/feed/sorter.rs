//! Events of a document on their way into the order of time. The order of a document means nothing, and a document may be
//! larger than the memory: what is too much is kept in files of its own, which nobody else sees, until it is passed on.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    hash::{BuildHasher, RandomState},
    io,
};

use super::{
    sink::{FormatError, Reading},
    spool::{Sealed, Spool, Told},
};
use crate::hub::{EventTime, HubEvent, What};

/// Collects events, and passes them on in the order of time. Of what happens at once, entering comes first.
pub struct Sorter {
    events: Runs,
    /// Objects that enter when they are first told of, whatever the document says first.
    entries: Runs,
    /// When each object is first told of, and whether it was told that it enters, by the hash of its name: names of millions take
    /// more room.
    first: HashMap<u64, (EventTime, bool)>,
    hasher: RandomState,
    count: u64,
    /// What every time is multiplied with.
    scale: i64,
    /// What was taken since it was last shown to who waits for a first picture; none where nobody does.
    early: Option<Vec<HubEvent<'static>>>,
}

/// More than so many events are not kept to be shown at once.
const MOST_EARLY: usize = 8_192;

impl Sorter {
    /// One that holds back as many events in memory as who takes them has room for.
    pub fn of(reading: &Reading<'_>) -> Self {
        Self::keeping(reading.sink.room())
    }

    /// One that holds back so many events in memory.
    pub fn keeping(most: usize) -> Self {
        Self {
            events: Runs::keeping(most),
            // They come later than they were told of, so that their order here is no order of time.
            entries: Runs { is_sorted: false, ..Runs::keeping(most) },
            first: HashMap::new(),
            hasher: RandomState::new(),
            count: 0,
            scale: 1,
            early: None,
        }
    }

    /// The same; who takes the events sees some of them before all are in order, whenever [`Self::show`] is called.
    pub fn showing(self, reading: &Reading<'_>) -> Self {
        Self { early: reading.sink.wants_early().then(Vec::new), ..self }
    }

    /// Whether anybody waits for a first picture.
    pub fn is_showing(&self) -> bool {
        self.early.is_some()
    }

    /// Keeps an event for the first picture; it is not told.
    pub fn keep_early(&mut self, event: &HubEvent<'static>) {
        if let Some(early) = self.early.as_mut().filter(|early| early.len() < MOST_EARLY) {
            early.push(event.clone());
        }
    }

    /// Shows what was taken since to who waits for a first picture.
    pub fn show(&mut self, reading: &mut Reading<'_>) {
        if let Some(early) = &mut self.early {
            early.drain(..).for_each(|event| reading.sink.early(&event));
            self.early.take_if(|_| !reading.sink.wants_early());
        }
    }

    /// How many events it took.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Takes an event.
    pub fn push(&mut self, event: HubEvent<'static>, line: u64) {
        self.count += 1;
        self.see(&event.object, event.time);
        self.keep_early(&event);
        self.events.push((event, line));
    }

    /// An object is told of at an instant, and enters if it did not before; says whether it does.
    pub fn enters(&mut self, object: &str, time: EventTime) -> bool {
        !std::mem::replace(&mut self.see(object, time).1, true)
    }

    /// Takes the entering of an object, which comes when the object is first told of.
    pub fn push_entry(&mut self, event: HubEvent<'static>, line: u64) {
        self.count += 1;
        self.see(&event.object, event.time);
        self.keep_early(&event);
        self.entries.push((event, line));
    }

    /// Puts what is held back on the disk, if it is worth it: for who made very many events of few bytes, which may need no more room
    /// than that.
    pub fn put_away(&mut self) {
        self.events.put_away();
        self.entries.put_away();
    }

    /// An object is told of at an instant.
    pub fn see(&mut self, object: &str, time: EventTime) -> &mut (EventTime, bool) {
        let first = self.first.entry(self.hasher.hash_one(object)).or_insert((time, false));
        first.0 = time.min(first.0);
        first
    }

    /// When an object is first told of, so far.
    pub fn first_of(&self, object: &str) -> Option<EventTime> {
        self.first.get(&self.hasher.hash_one(object)).map(|(time, _)| *time)
    }

    /// Multiplies every time: of what was written in another unit.
    pub fn scale(&mut self, times: i64) {
        self.scale = times;
    }

    /// Passes everything on.
    pub fn finish(self, reading: &mut Reading<'_>) -> Result<(), FormatError> {
        self.finish_through(reading, |event, line, reading| reading.event(event, line))
    }

    /// Gives everything, in the order of time, to who passes it on; ends with an error when it was asked to stop.
    pub fn finish_through<'a>(
        self,
        reading: &mut Reading<'a>,
        mut pass: impl FnMut(&HubEvent<'static>, u64, &mut Reading<'a>),
    ) -> Result<(), FormatError> {
        let failed = FormatError::disk;
        let Self { events, entries, first, hasher, scale, .. } = self;
        // What was put away before its time is so again.
        let was_put_away = !entries.spools.is_empty();
        let mut timed = Runs::keeping(if was_put_away { entries.most.min(2 * WORTH_A_RUN) } else { entries.most });
        for (told, number) in entries.runs().map_err(failed)?.into_iter().flatten().zip(0_u64..) {
            reading.go_on(number)?;
            let (mut event, line) = told.map_err(failed)?;
            event.time = first.get(&hasher.hash_one(&*event.object)).map_or(event.time, |(time, _)| *time);
            timed.push((event, line));
        }
        drop(first);
        let mut runs = timed.runs().map_err(failed)?;
        runs.extend(events.runs().map_err(failed)?);
        for (told, number) in Merged::of(runs).map_err(failed)?.zip(0_u64..) {
            reading.go_on(number)?;
            let (mut event, line) = told.map_err(failed)?;
            if scale != 1 {
                event.time = EventTime::from_nanos(event.time.nanos().saturating_mul(scale));
            }
            pass(&event, line, reading);
        }
        Ok(())
    }
}

/// Events in memory, and earlier ones on the disk, run by run.
struct Runs {
    most: usize,
    /// Whether each run is in the order of time, and not in that in which it was told.
    is_sorted: bool,
    kept: Vec<Told>,
    spools: Vec<Stored>,
    failure: Option<io::Error>,
}

/// Events on the disk.
struct Stored {
    spool: Sealed,
    /// How often they were put together with others.
    level: u32,
}

/// As many runs of a level are put together to one of the next: each that is read needs memory.
const PUT_TOGETHER: usize = 32;

/// Fewer events are no run.
const WORTH_A_RUN: usize = 32_768;

fn key((event, _): &Told) -> (EventTime, bool) {
    (event.time, !matches!(event.what, What::Enters { .. }))
}

impl Runs {
    fn keeping(most: usize) -> Self {
        Self { most, is_sorted: true, kept: Vec::new(), spools: Vec::new(), failure: None }
    }

    fn push(&mut self, told: Told) {
        // With a full disk there is nothing to be kept for.
        if self.failure.is_some() {
            return;
        }
        self.kept.push(told);
        if self.kept.len() >= self.most {
            self.make_room();
        }
    }

    fn put_away(&mut self) {
        if self.failure.is_none() && self.kept.len() >= WORTH_A_RUN {
            self.make_room();
        }
    }

    fn make_room(&mut self) {
        self.failure = self.spill().and_then(|()| self.put_together()).err();
        self.kept.clear();
    }

    /// Writes what is in memory to the disk.
    fn spill(&mut self) -> io::Result<()> {
        self.sort();
        let mut spool = Spool::new()?;
        self.kept.iter().try_for_each(|(event, line)| spool.push(event, *line))?;
        self.spools.push(Stored { spool: spool.seal()?, level: 0 });
        Ok(())
    }

    /// Makes one run of many: those that stand together stay in their order.
    fn put_together(&mut self) -> io::Result<()> {
        while let Some(level) = self.spools.last().map(|last| last.level) {
            let alike = self.spools.iter().rev().take_while(|kept| kept.level == level).count();
            if alike < PUT_TOGETHER {
                break;
            }
            let runs = self.spools.split_off(self.spools.len() - alike).into_iter().map(Stored::run);
            let runs = runs.collect::<io::Result<Vec<Run>>>()?;
            let all: Run =
                if self.is_sorted { Box::new(Merged::of(runs)?) } else { Box::new(runs.into_iter().flatten()) };
            let mut spool = Spool::new()?;
            for told in all {
                let (event, line) = told?;
                spool.push(&event, line)?;
            }
            self.spools.push(Stored { spool: spool.seal()?, level: level + 1 });
        }
        Ok(())
    }

    fn sort(&mut self) {
        if self.is_sorted {
            self.kept.sort_by_key(key);
        }
    }

    /// Each run by itself, in the order in which they were taken.
    fn runs(mut self) -> io::Result<Vec<Run>> {
        self.failure.take().map_or(Ok(()), Err)?;
        self.sort();
        let mut runs = self.spools.into_iter().map(Stored::run).collect::<io::Result<Vec<Run>>>()?;
        runs.push(Box::new(self.kept.into_iter().map(Ok)));
        Ok(runs)
    }
}

impl Stored {
    fn run(self) -> io::Result<Run> {
        Ok(Box::new(self.spool.read()?))
    }
}

type Run = Box<dyn Iterator<Item = io::Result<Told>>>;

/// Sorted runs as one.
struct Merged {
    runs: Vec<Run>,
    /// The next event of each run is to be taken in this order.
    next: BinaryHeap<Reverse<((EventTime, bool), usize)>>,
    heads: Vec<Option<Told>>,
}

impl Merged {
    fn of(runs: Vec<Run>) -> io::Result<Self> {
        let heads = runs.iter().map(|_| None).collect();
        let mut merged = Self { runs, next: BinaryHeap::new(), heads };
        (0..merged.runs.len()).try_for_each(|run| merged.refill(run))?;
        Ok(merged)
    }

    fn refill(&mut self, run: usize) -> io::Result<()> {
        let head = self.runs[run].next().transpose()?;
        if let Some(told) = &head {
            self.next.push(Reverse((key(told), run)));
        }
        self.heads[run] = head;
        Ok(())
    }
}

impl Iterator for Merged {
    type Item = io::Result<Told>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse((_, run)) = self.next.pop()?;
        let told = self.heads[run].take()?;
        match self.refill(run) {
            Ok(()) => Some(Ok(told)),
            Err(error) => Some(Err(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        feed::sink::Kept,
        hub::{Flow, ObjectKind},
    };

    fn event(secs: i64, object: u8, number: usize, is_entry: bool) -> HubEvent<'static> {
        let what = if is_entry {
            What::Enters { kind: ObjectKind::Uld, type_code: None, flow: Flow::None, at: None, attributes: vec![] }
        } else {
            What::Measures { quantity: "q".into(), value: number as f64 + 0.1, unit: "\u{b0}\t1".into() }
        };
        let (time, object) = (EventTime::from_secs(secs), format!("A{object}").into());
        HubEvent { time, recorded: None, id: None, source: None, object, what, extensions: Vec::new() }
    }

    fn sorted(most: usize, told: &[(i64, u8, bool)]) -> Vec<HubEvent<'static>> {
        let mut sorter = Sorter::keeping(most);
        let mut entered = std::collections::BTreeSet::new();
        for (number, (secs, object, is_entry)) in told.iter().enumerate() {
            let is_entry = *is_entry && entered.insert(object);
            let event = event(*secs, *object, number, is_entry);
            if is_entry { sorter.push_entry(event, 7) } else { sorter.push(event, 7) }
        }
        let mut kept = Kept::default();
        sorter.finish(&mut Reading::new("a", &mut kept)).expect("room on the disk");
        kept.0
    }

    #[test]
    fn who_asks_it_to_stop_is_heard() {
        let mut sorter = Sorter::keeping(7);
        (0..5_000).for_each(|secs| sorter.push(event(secs, 0, 1, false), 0));
        let progress = crate::feed::Progress::default();
        let mut kept = Kept::default();
        let mut reading = Reading::new("a", &mut kept).watched(&progress);
        let mut count = 0;
        let done = sorter.finish_through(&mut reading, |_, _, _| {
            count += 1;
            progress.cancel();
        });
        assert!(done.is_err() && count < 5_000, "{count}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_disk_changes_nothing(told in prop::collection::vec((0_i64..20, 0_u8..4, any::<bool>()), 0..80)) {
            let all = sorted(1_000, &told);
            prop_assert_eq!(&sorted(7, &told), &all);
            // So small that runs are put together.
            prop_assert_eq!(&sorted(1, &told), &all);
            let is_sorted = all.is_sorted_by_key(|event| (event.time, !matches!(event.what, What::Enters { .. })));
            prop_assert!(is_sorted);
            for entry in all.iter().filter(|event| matches!(event.what, What::Enters { .. })) {
                let first = all.iter().filter(|event| event.object == entry.object).map(|event| event.time).min();
                prop_assert_eq!(Some(entry.time), first);
            }
        }
    }
}
