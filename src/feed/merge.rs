//! Several logs as one: in the order of time, each event once, however much larger than the memory they are.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs::File,
    hash::BuildHasher,
    io::{self, BufReader, BufWriter, Read, Seek, Write},
};

use rustc_hash::FxBuildHasher;

use super::{
    progress::Progress,
    sink::{FormatError, Reading, Sink},
    sorter::Sorter,
};
use crate::hub::{EventHash, HubEvent, Issue, Place};

/// Collects the events of several logs, and passes them on in the order of time, each once.
///
/// Of what was told twice the first that was read stays, as in the window. What happens at once stays in the order of the files, but that
/// entering comes first.
pub(crate) struct Merge<'a> {
    sink: &'a mut dyn Sink,
    sorter: Sorter,
    seen: Seen,
    count: u64,
}

impl<'a> Merge<'a> {
    /// Into that sink, when all are read.
    pub fn new(sink: &'a mut dyn Sink) -> Self {
        Self::keeping(sink, 200_000, 4 << 20)
    }

    fn keeping(sink: &'a mut dyn Sink, events: usize, hashes: usize) -> Self {
        Self { sink, sorter: Sorter::keeping(events), seen: Seen::keeping(hashes), count: 0 }
    }

    /// Passes on everything; gives how many events came again and were left out.
    pub fn finish(self, progress: &Progress) -> Result<u64, FormatError> {
        let Self { sink, sorter, seen, .. } = self;
        let again = seen.again().map_err(FormatError::disk)?;
        let mut reading = Reading::new("merged", sink).watched(progress);
        sorter.finish_through(&mut reading, |event, number, reading| {
            if !again.holds(number) {
                reading.event(event, 0);
            }
        })?;
        Ok(again.count)
    }
}

impl Sink for Merge<'_> {
    fn file(&mut self, _name: &str) -> u32 {
        0
    }

    fn event(&mut self, event: &HubEvent<'_>, place: Place) {
        self.hashed(event, EventHash::of(event), place);
    }

    fn hashed(&mut self, event: &HubEvent<'_>, hash: EventHash, _place: Place) {
        self.seen.push(hash, self.count);
        // Its number stands where others have the line.
        self.sorter.push(event.clone().into_owned(), self.count);
        self.count += 1;
    }

    fn title(&mut self, place: &str, title: &str) {
        self.sink.title(place, title);
    }

    fn issue(&mut self, issue: Issue) {
        self.sink.issue(issue);
    }

    fn count(&self) -> usize {
        usize::try_from(self.count).unwrap_or(usize::MAX)
    }
}

/// Which events were told, by their hashes and numbers: sixteen bytes each, most of them on the disk.
struct Seen {
    most: usize,
    kept: Vec<(EventHash, u64)>,
    runs: Vec<File>,
    failure: Option<io::Error>,
}

/// Hashes with numbers, sorted.
type Run = Box<dyn Iterator<Item = io::Result<(u64, u64)>>>;

/// Numbers of events that were told before.
struct Again {
    bits: Vec<u64>,
    count: u64,
}

impl Again {
    fn holds(&self, number: u64) -> bool {
        let word = usize::try_from(number / 64).ok().and_then(|at| self.bits.get(at));
        word.is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    fn put(&mut self, number: u64) {
        let at = usize::try_from(number / 64).unwrap_or(usize::MAX);
        if self.bits.len() <= at {
            self.bits.resize(at.saturating_add(1), 0);
        }
        self.bits[at] |= 1 << (number % 64);
        self.count += 1;
    }
}

impl Seen {
    fn keeping(most: usize) -> Self {
        Self { most, kept: Vec::new(), runs: Vec::new(), failure: None }
    }

    fn push(&mut self, hash: EventHash, number: u64) {
        self.kept.push((hash, number));
        if self.kept.len() >= self.most {
            if let Err(error) = self.spill() {
                self.failure.get_or_insert(error);
            }
            self.kept.clear();
        }
    }

    fn sorted(&mut self) -> Vec<(u64, u64)> {
        // No two hashes are made one by this.
        let bits = |hash: &EventHash| FxBuildHasher.hash_one(hash);
        let mut all: Vec<(u64, u64)> = self.kept.iter().map(|(hash, number)| (bits(hash), *number)).collect();
        all.sort_unstable();
        all
    }

    fn spill(&mut self) -> io::Result<()> {
        let mut out = BufWriter::new(tempfile::tempfile()?);
        for (hash, number) in self.sorted() {
            out.write_all(&hash.to_le_bytes())?;
            out.write_all(&number.to_le_bytes())?;
        }
        let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.runs.push(file);
        Ok(())
    }

    /// The numbers of those that were told before.
    fn again(mut self) -> io::Result<Again> {
        self.failure.take().map_or(Ok(()), Err)?;
        let mut runs = Vec::<Run>::new();
        let kept = self.sorted();
        runs.push(Box::new(kept.into_iter().map(Ok)));
        for file in self.runs {
            let mut input = BufReader::new(file);
            runs.push(Box::new(std::iter::from_fn(move || {
                let mut pair = [0; 16];
                match input.read_exact(&mut pair) {
                    Ok(()) => {
                        let number = |at: usize| pair[at..at + 8].try_into().map_or(0, u64::from_le_bytes);
                        Some(Ok((number(0), number(8))))
                    }
                    Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => None,
                    Err(error) => Some(Err(error)),
                }
            })));
        }
        let mut next = BinaryHeap::new();
        for (run, all) in runs.iter_mut().enumerate() {
            next.extend(all.next().transpose()?.map(|pair| Reverse((pair, run))));
        }
        let (mut again, mut last) = (Again { bits: Vec::new(), count: 0 }, None);
        while let Some(Reverse(((hash, number), run))) = next.pop() {
            if last.replace(hash) == Some(hash) {
                again.put(number);
            }
            next.extend(runs[run].next().transpose()?.map(|pair| Reverse((pair, run))));
        }
        Ok(again)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        feed::sink::Kept,
        hub::{EventTime, What},
    };

    fn event(secs: i64, object: u8, name: Option<u8>) -> HubEvent<'static> {
        let (time, object) = (EventTime::from_secs(secs), format!("A{object}").into());
        let id = name.map(|name| format!("e{name}").into());
        let what = What::Arrives { at: "x".into() };
        HubEvent { time, recorded: None, id, source: None, object, what, extensions: Vec::new() }
    }

    fn merged(told: &[HubEvent<'static>], events: usize, hashes: usize) -> (Vec<HubEvent<'static>>, u64) {
        let mut kept = Kept::default();
        let mut merge = Merge::keeping(&mut kept, events, hashes);
        told.iter().for_each(|event| merge.event(event, Place::default()));
        let again = merge.finish(&Progress::default()).expect("room on the disk");
        (kept.0, again)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_disk_changes_nothing_and_each_event_is_there_once(
            told in prop::collection::vec((0_i64..8, 0_u8..3, prop::option::of(0_u8..6)), 0..80)
        ) {
            let told: Vec<_> = told.into_iter().map(|(secs, object, name)| event(secs, object, name)).collect();
            let mut first = std::collections::BTreeSet::new();
            let mut expected: Vec<_> = told.iter().filter(|event| first.insert(FxBuildHasher.hash_one(EventHash::of(event)))).cloned().collect();
            expected.sort_by_key(|event| event.time);
            let again = (told.len() - expected.len()) as u64;
            prop_assert_eq!(&merged(&told, 1_000, 1_000), &(expected.clone(), again));
            prop_assert_eq!(&merged(&told, 7, 5), &(expected, again));
        }
    }

    #[test]
    fn who_asks_it_to_stop_is_heard() {
        let mut kept = Kept::default();
        let mut merge = Merge::new(&mut kept);
        (0..10).for_each(|secs| merge.event(&event(secs, 0, None), Place::default()));
        let progress = Progress::default();
        progress.cancel();
        assert!(merge.finish(&progress).is_err());
        assert!(kept.0.is_empty());
    }
}
