//! Making a log of many events at once.

use std::thread;

use super::{
    EventLog, Track,
    intern::{EventHash, Made, id_part},
    order::{self, Order},
    row::{self, Flag, Row},
};
use crate::{
    hub::{EventTime, HubEvent, Issue, IssueKind, IssuePlace, Issues, ObjectId},
    language::quoted,
    say,
};

/// Fewer tracks are not worth a thread.
const FEW_TRACKS: usize = 4_096;

/// What came of the tracks that one thread settled.
#[derive(Default)]
struct Settled {
    dropped: Vec<(i64, order::Entry)>,
    issues: Issues,
}

/// Where in its file an event stood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The number of the file, as [`LogBuilder::file`] gave it.
    pub file: u32,
    /// The line, from 1; zero when unknown.
    pub line: u32,
}

/// Collects events in any order and makes a log of them, which is quicker than one by one.
#[derive(Debug, Default)]
pub struct LogBuilder {
    pub(super) log: EventLog,
    order: Vec<(i64, order::Entry)>,
    last_of_file: Option<(u32, i64)>,
}

impl LogBuilder {
    /// A builder with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of a file, for [`Place`].
    pub fn file(&mut self, name: &str) -> u32 {
        self.log.words.intern(name)
    }

    /// Notes what people call a place; who says it first is believed.
    pub fn title(&mut self, place: &str, title: &str) {
        self.log.titles.entry(place.to_owned()).or_insert_with(|| title.to_owned());
    }

    /// Notes an issue of the reading.
    pub fn issue(&mut self, issue: Issue) {
        self.log.issues.push(issue);
    }

    /// Notes an issue of the reading that is worded when it is kept.
    pub fn odd(&mut self, kind: IssueKind, word: impl FnOnce() -> Issue) {
        self.log.issues.push_with(kind, word);
    }

    /// Notes all issues of a reader.
    pub fn issues(&mut self, issues: Issues) {
        self.log.issues.append(issues);
    }

    /// How many events were pushed, duplicates counted.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether no event was pushed.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Adds an event.
    pub fn push(&mut self, event: &HubEvent<'_>, place: Place) {
        self.push_hashed(event, EventHash::of(event), place);
    }

    /// Adds an event whose hash is known already: decoders work it out on threads of their own.
    pub(crate) fn push_hashed(&mut self, event: &HubEvent<'_>, hash: EventHash, place: Place) {
        let time = event.time.nanos();
        match self.last_of_file {
            Some((file, last)) if file == place.file && time < last => {
                let log = &mut self.log;
                let place = log.issue_place(place);
                log.issues.push_with(IssueKind::OutOfOrder, || Issue {
                    kind: IssueKind::OutOfOrder,
                    brief: say!(
                        "log-order",
                        time = event.time.to_string(),
                        last = EventTime::from_nanos(last).to_string()
                    ),
                    hint: say!("log-order-hint").into(),
                    place: Some(place),
                });
            }
            _ => self.last_of_file = Some((place.file, time)),
        }
        let entry = match self.log.row_of(event, hash, place) {
            Made::Track(object, row) => {
                self.log.tracks[object.0 as usize].rows.push(row);
                order::Entry::Track(object)
            }
            Made::Signal(signal, row) => {
                self.log.signals[signal].rows.push(row);
                order::Entry::Signal
            }
        };
        self.order.push((time, entry));
    }

    /// Sorts, folds and indexes what was pushed.
    pub fn finish(self) -> EventLog {
        let Self { mut log, mut order, .. } = self;
        let mut dropped = log.settle_tracks();
        for signal in 0..log.signals.len() {
            log.settle_signal(signal, &mut dropped);
        }
        order.sort_by_key(|(time, _)| *time);
        log.duplicates += dropped.len() as u64;
        remove_dropped(&mut order, dropped);
        log.order = Order::of_sorted(order);
        log.retract_all();
        log.tell_shared_ids();
        log.late = log.count_late();
        log.lay_bases(0);
        log.audit();
        for names in [&mut log.objects, &mut log.places, &mut log.words] {
            names.shrink_to_fit();
        }
        log.tracks.shrink_to_fit();
        log.entries.shrink_to_fit();
        log.plans.shrink_to_fit();
        log.attributes.shrink_to_fit();
        log.version = 1;
        log
    }
}

/// Takes one entry out of the order for each duplicate.
fn remove_dropped(order: &mut Vec<(i64, order::Entry)>, dropped: Vec<(i64, order::Entry)>) {
    if dropped.is_empty() {
        return;
    }
    let mut left = super::FastMap::<(i64, u64), u32>::default();
    let key = |(time, entry): (i64, order::Entry)| match entry {
        order::Entry::Track(object) => (time, u64::from(object.0)),
        order::Entry::Signal => (time, u64::MAX),
    };
    for gone in dropped {
        *left.entry(key(gone)).or_default() += 1;
    }
    order.retain(|entry| match left.get_mut(&key(*entry)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
}

impl EventLog {
    /// A log of these events, which may come in any order.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a HubEvent<'a>>) -> Self {
        let mut builder = LogBuilder::new();
        for event in events {
            builder.push(event, Place::default());
        }
        builder.finish()
    }

    /// Sorts all tracks, drops duplicates and folds them, on all cores.
    fn settle_tracks(&mut self) -> Vec<(i64, order::Entry)> {
        let mut tracks = std::mem::take(&mut self.tracks);
        if tracks.len() <= FEW_TRACKS {
            let Settled { dropped, issues } = self.settle_part(0, &mut tracks);
            self.tracks = tracks;
            self.issues.append(issues);
            return dropped;
        }
        let parts = thread::available_parallelism().map_or(1, |cores| cores.get());
        let length = tracks.len().div_ceil(parts).max(FEW_TRACKS);
        let log = &*self;
        let settled: Vec<Settled> = thread::scope(|scope| {
            let workers: Vec<_> = tracks
                .chunks_mut(length)
                .enumerate()
                .map(|(part, tracks)| scope.spawn(move || log.settle_part(part * length, tracks)))
                .collect();
            let joined = workers.into_iter().map(|worker| worker.join());
            joined.map(|part| part.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        });
        self.tracks = tracks;
        let mut dropped = Vec::new();
        for part in settled {
            dropped.extend(part.dropped);
            self.issues.append(part.issues);
        }
        dropped
    }

    fn settle_part(&self, first: usize, tracks: &mut [Track]) -> Settled {
        let mut settled = Settled::default();
        for (object, track) in (first as u32..).map(ObjectId).zip(tracks) {
            self.settle_track(object, track, &mut settled);
        }
        settled
    }

    /// Sorts a track, drops duplicates and folds it.
    fn settle_track(&self, object: ObjectId, track: &mut Track, settled: &mut Settled) {
        let rows = &mut track.rows;
        if !rows.is_sorted_by_key(Row::key) {
            rows.sort_by_key(Row::key);
        }
        rows.dedup_by(|row, kept| {
            if row.key() != kept.key() {
                return false;
            }
            let place = self.issue_place_of(row);
            settled.issues.push_with(IssueKind::Duplicate, || duplicate(self.objects.get(object.0), place));
            settled.dropped.push((row.time, order::Entry::Track(object)));
            if self.recorded(object, row) < self.recorded(object, kept) {
                *kept = *row;
            }
            true
        });
        row::refold(rows, 0);
        rows.shrink_to_fit();
        track.note_identity(&self.entries);
    }

    fn settle_signal(&mut self, at: usize, dropped: &mut Vec<(i64, order::Entry)>) {
        let Some((&(object, _), signal)) = self.signals.get_index_mut(at) else { return };
        let mut rows = std::mem::take(&mut signal.rows);
        let mut issues = std::mem::take(&mut self.issues);
        rows.sort_by_key(|row| (row.time, row.hash, row.recorded));
        rows.dedup_by(|row, kept| {
            let same = (row.time, row.hash) == (kept.time, kept.hash);
            if same {
                dropped.push((row.time, order::Entry::Signal));
                let place = self.issue_place_at(row.origin, row.line);
                issues.push_with(IssueKind::Duplicate, || duplicate(self.objects.get(object.0), place));
            }
            same
        });
        rows.shrink_to_fit();
        self.signals[at].rows = rows;
        self.issues = issues;
    }

    fn retract_all(&mut self) {
        if self.retractions.is_empty() {
            return;
        }
        let mut found = super::FastMap::<u64, ()>::default();
        for object in 0..self.tracks.len() {
            let track = &mut self.tracks[object];
            let mut first = None;
            for (at, row) in track.rows.iter_mut().enumerate() {
                if let Some(all) = self.retractions.get(&id_part(row.hash)) {
                    row.set(Flag::Retracted, true);
                    found.insert(id_part(row.hash), ());
                    first = first.or(Some(at));
                    let recorded = all.iter().map(|r| r.recorded).max().unwrap_or(i64::MIN);
                    track.last_recorded = track.last_recorded.max(recorded);
                }
            }
            if let Some(first) = first {
                row::refold(&mut track.rows, first);
                self.note_identity(ObjectId(object as u32));
            }
        }
        for row in self.signals.values_mut().flat_map(|signal| &mut signal.rows) {
            if self.retractions.contains_key(&id_part(row.hash)) {
                row.retracted = true;
                found.insert(id_part(row.hash), ());
            }
        }
        let missing = self.retractions.keys().filter(|target| !found.contains_key(target)).count();
        for _ in 0..missing {
            self.issues.push_with(IssueKind::UnknownEvent, || Issue {
                kind: IssueKind::UnknownEvent,
                brief: say!("log-retracted").into(),
                hint: say!("log-retracted-hint").into(),
                place: None,
            });
        }
    }

    /// Counts the ids under which different things are told: each is kept, but who takes one of them back takes back all.
    fn tell_shared_ids(&mut self) {
        if !self.has_ids {
            return;
        }
        let rows = self.tracks.iter().flat_map(|track| &track.rows).map(|row| row.hash);
        let signals = self.signals.values().flat_map(|signal| &signal.rows).map(|row| row.hash);
        let mut all: Vec<u64> = rows.chain(signals).collect();
        all.sort_unstable();
        let mut shared: Vec<u64> = Vec::new();
        for pair in all.windows(2).filter(|pair| pair[0] != pair[1] && id_part(pair[0]) == id_part(pair[1])) {
            if shared.last() != Some(&id_part(pair[0])) {
                shared.push(id_part(pair[0]));
            }
        }
        drop(all);
        if shared.is_empty() {
            return;
        }
        let mut places = vec![None; shared.len()];
        for (object, row) in self.objects().flat_map(|object| self.rows(object).iter().map(move |row| (object, row))) {
            if let Ok(at) = shared.binary_search(&id_part(row.hash)) {
                // The last of them is the one that came after another.
                let place = (self.issue_place_of(row), object, row.time);
                let is_later = |known: &(Option<IssuePlace>, ObjectId, i64)| known.0 < place.0;
                if places[at].as_ref().is_none_or(is_later) {
                    places[at] = Some(place);
                }
            }
        }
        for place in places {
            let of = |(_, object, time): &(Option<IssuePlace>, ObjectId, i64)| {
                say!(
                    "log-which",
                    time = EventTime::from_nanos(*time).to_string(),
                    object = quoted(&self.objects.get(object.0))
                )
            };
            let which = place.as_ref().map_or_else(|| say!("log-which-measured").to_owned(), of);
            self.issues.push_with(IssueKind::SharedId, || shared_id(&which, place.and_then(|(place, ..)| place)));
        }
    }

    /// Finds objects that are spoken of and never entered.
    fn audit(&mut self) {
        let mut issues = std::mem::take(&mut self.issues);
        for (object, track) in self.tracks.iter().enumerate() {
            if track.rows.last().is_some_and(|row| row.has(Flag::Entered)) {
                continue;
            }
            let first = track.rows.first();
            let place = first.and_then(|row| self.issue_place_of(row));
            issues.push_with(IssueKind::UnknownObject, || Issue {
                kind: IssueKind::UnknownObject,
                brief: say!("log-never-entered", object = quoted(&self.objects.get(object as u32))),
                hint: say!("log-never-entered-hint").into(),
                place,
            });
        }
        self.issues = issues;
    }

    fn count_late(&self) -> u64 {
        let is_late = |object: ObjectId, row: &&Row| self.recorded(object, row) - row.time > super::LATE.nanos();
        let rows = self.objects().flat_map(|object| {
            let rows = self.rows(object).iter().filter(|row| row.lateness_ms != 0);
            rows.filter(move |row| is_late(object, row))
        });
        let signals = self.signals.values().flat_map(|signal| &signal.rows);
        let late_signals = signals.filter(|row| row.recorded - row.time > super::LATE.nanos());
        (rows.count() + late_signals.count()) as u64
    }
}

fn duplicate(object: &str, place: Option<IssuePlace>) -> Issue {
    Issue {
        kind: IssueKind::Duplicate,
        brief: say!("log-twice", object = object.to_string()),
        hint: say!("log-twice-hint").into(),
        place,
    }
}

fn shared_id(which: &str, place: Option<IssuePlace>) -> Issue {
    Issue {
        kind: IssueKind::SharedId,
        brief: say!("log-shared-id", which = which.to_string()),
        hint: say!("log-shared-id-hint").into(),
        place,
    }
}
