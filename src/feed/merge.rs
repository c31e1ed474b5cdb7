//! Several logs as one: in the order of time, each event once, however much larger than the memory they are.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, Write},
};

use super::{
    progress::Progress,
    sink::{FormatError, Reading, Sink},
    sorter::Sorter,
};
use crate::{
    hub::{EventHash, HubEvent, Issue, IssueKind, Place},
    language::{numerals::bare, quoted},
    say,
};

/// Collects the events of several logs, and passes them on in the order of time, each once.
///
/// Of what was told twice the first that was read stays, as in the window. What happens at once stays in the order of the files, but that
/// entering comes first. Two events are one if they have the same id, or none, and say the same: an id alone is given twice by who counts
/// from one in every file.
pub(crate) struct Merge<'a> {
    sink: &'a mut dyn Sink,
    sorter: Sorter,
    seen: Seen,
    count: u64,
}

impl<'a> Merge<'a> {
    /// Into that sink, when all are read.
    pub fn new(sink: &'a mut dyn Sink) -> Self {
        Self::keeping(sink, 200_000, 2 << 20)
    }

    fn keeping(sink: &'a mut dyn Sink, events: usize, hashes: usize) -> Self {
        Self { sink, sorter: Sorter::keeping(events), seen: Seen::keeping(hashes), count: 0 }
    }

    /// Passes on everything; gives how many events came again and were left out.
    pub fn finish(self, progress: &Progress) -> Result<u64, FormatError> {
        let Self { sink, sorter, seen, .. } = self;
        let again = seen.again().map_err(FormatError::disk)?;
        let mut reading = Reading::new("merged", sink).watched(progress);
        let mut shared = None;
        sorter.finish_through(&mut reading, |event, number, reading| {
            if Some(number) == again.first_shared {
                shared.clone_from(&event.id);
            }
            if !again.holds(number) {
                reading.event(event, 0);
            }
        })?;
        if let Some(id) = shared {
            let count = again.shared;
            sink.issue(Issue {
                kind: IssueKind::SharedId,
                brief: say!("feed-shared-ids", count = bare(count), id = quoted(&id)),
                hint: say!("feed-shared-ids-hint").into(),
                place: None,
            });
        }
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

    fn hashed(&mut self, event: &HubEvent<'_>, _hash: EventHash, _place: Place) {
        // Here no object and no time stand beside the hash: all of its bits are needed.
        self.seen.push(EventHash::parts(event), self.count);
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

/// Which events were told, by the hashes of their ids and of what they say, and their numbers: most of them on the disk.
struct Seen {
    most: usize,
    kept: Vec<Told>,
    runs: Vec<File>,
    failure: Option<io::Error>,
}

/// The hash of an id, the hash of what is said under it, and the number of the event.
type Told = (u64, u64, u64);

/// What was told, sorted.
type Run = Box<dyn Iterator<Item = io::Result<Told>>>;

/// Numbers of events that were told before.
#[derive(Default)]
struct Again {
    bits: Vec<u64>,
    count: u64,
    /// How many ids name different events, and the number of one that has such an id.
    shared: u64,
    first_shared: Option<u64>,
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

    fn push(&mut self, (id, content): (u64, u64), number: u64) {
        self.kept.push((id, content, number));
        if self.kept.len() >= self.most {
            if let Err(error) = self.spill() {
                self.failure.get_or_insert(error);
            }
            self.kept.clear();
        }
    }

    fn spill(&mut self) -> io::Result<()> {
        let mut out = BufWriter::new(tempfile::tempfile()?);
        self.kept.sort_unstable();
        for (id, content, number) in &self.kept {
            for part in [id, content, number] {
                out.write_all(&part.to_le_bytes())?;
            }
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
        self.kept.sort_unstable();
        runs.push(Box::new(self.kept.into_iter().map(Ok)));
        for file in self.runs {
            let mut input = BufReader::new(file);
            runs.push(Box::new(std::iter::from_fn(move || {
                let mut bytes = [0; 24];
                match input.read_exact(&mut bytes) {
                    Ok(()) => {
                        let number = |at: usize| bytes[at..at + 8].try_into().map_or(0, u64::from_le_bytes);
                        Some(Ok((number(0), number(8), number(16))))
                    }
                    Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => None,
                    Err(error) => Some(Err(error)),
                }
            })));
        }
        let mut next = BinaryHeap::new();
        for (run, all) in runs.iter_mut().enumerate() {
            next.extend(all.next().transpose()?.map(|told| Reverse((told, run))));
        }
        let (mut again, mut last, mut last_shared) = (Again::default(), None, None);
        while let Some(Reverse(((id, content, number), run))) = next.pop() {
            match last.replace((id, content)) {
                Some(known) if known == (id, content) => again.put(number),
                Some((known, _)) if known == id && last_shared != Some(id) => {
                    last_shared = Some(id);
                    again.shared += 1;
                    again.first_shared.get_or_insert(number);
                }
                _ => {}
            }
            next.extend(runs[run].next().transpose()?.map(|told| Reverse((told, run))));
        }
        Ok(again)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        feed::sink::{Gathered, Kept},
        hub::{EventTime, What},
    };

    fn event(secs: i64, object: u8, name: Option<u8>) -> HubEvent<'static> {
        let (time, object) = (EventTime::from_secs(secs), format!("A{object}").into());
        let id = name.map(|name| format!("e{name}").into());
        let what = What::Arrives { at: "x".into() };
        HubEvent { time, recorded: None, id, source: None, object, what, extensions: Vec::new() }
    }

    fn gathered(told: &[HubEvent<'static>], events: usize, hashes: usize) -> (Gathered, u64) {
        let mut kept = Gathered::default();
        let mut merge = Merge::keeping(&mut kept, events, hashes);
        told.iter().for_each(|event| merge.event(event, Place::default()));
        let again = merge.finish(&Progress::default()).expect("room on the disk");
        (kept, again)
    }

    fn merged(told: &[HubEvent<'static>], events: usize, hashes: usize) -> (Vec<HubEvent<'static>>, u64) {
        let (kept, again) = gathered(told, events, hashes);
        (kept.events, again)
    }

    #[test]
    fn an_id_that_comes_again_with_something_else_loses_nothing_and_is_told_of() {
        let told = [
            event(1, 0, Some(1)),
            event(2, 1, Some(1)),
            event(1, 0, Some(1)),
            event(2, 1, Some(1)),
            event(3, 0, Some(2)),
        ];
        for most in [1_000, 1] {
            let (kept, again) = gathered(&told, 1_000, most);
            assert_eq!((kept.events.len(), again, kept.issues.len()), (3, 2, 1), "{:?}", kept.issues);
            assert!(kept.issues[0].brief.contains("found 1 that names several: \"e1\""), "{:?}", kept.issues);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_disk_changes_nothing_and_each_event_is_there_once(
            told in prop::collection::vec((0_i64..8, 0_u8..3, prop::option::of(0_u8..6)), 0..80)
        ) {
            let told: Vec<_> = told.into_iter().map(|(secs, object, name)| event(secs, object, name)).collect();
            let mut first = std::collections::BTreeSet::new();
            let of = |event: &HubEvent<'static>| (event.id.clone(), event.time, event.object.clone());
            let mut expected: Vec<_> = told.iter().filter(|event| first.insert(of(event))).cloned().collect();
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
