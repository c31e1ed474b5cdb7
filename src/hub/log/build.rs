//! Putting events into the log: many at once, or one by one in any order.

use std::{
    borrow::Cow,
    hash::{Hash, Hasher},
};

use rustc_hash::FxHasher;

use super::{
    Entry, EventLog, Inserted, Origin, PlanRow, Retraction, Signal, SignalRow, Track,
    order::{self, Order, Present},
    row::{self, Code, EXACT_ELSEWHERE, Flag, NONE, Row},
};
use crate::hub::{EventTime, HubEvent, Issue, IssueKind, IssuePlace, Issues, ObjectId, What};

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
    log: EventLog,
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

    /// Notes an issue of the reading.
    pub fn issue(&mut self, issue: Issue) {
        self.log.issues.push(issue);
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
        let time = event.time.nanos();
        match self.last_of_file {
            Some((file, last)) if file == place.file && time < last => {
                let log = &mut self.log;
                let place = log.issue_place(place);
                log.issues.push_with(IssueKind::OutOfOrder, || Issue {
                    kind: IssueKind::OutOfOrder,
                    brief: format!(
                        "expected events in time order, found {} after {}",
                        event.time,
                        EventTime::from_nanos(last)
                    ),
                    hint:
                        "It was put in its place in time; a source that often does so has a late clock or a slow link"
                            .into(),
                    place: Some(place),
                });
            }
            _ => self.last_of_file = Some((place.file, time)),
        }
        let entry = match self.log.row_of(event, place) {
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
        let mut dropped = Vec::new();
        for object in 0..log.tracks.len() {
            log.settle_track(ObjectId(object as u32), &mut dropped);
        }
        for signal in 0..log.signals.len() {
            log.settle_signal(signal, &mut dropped);
        }
        order.sort_by_key(|(time, _)| *time);
        log.duplicates += dropped.len() as u64;
        remove_dropped(&mut order, dropped);
        log.order = Order::of_sorted(order);
        log.retract_all();
        log.late = log.count_late();
        log.lay_bases(0);
        log.audit();
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

enum Made {
    Track(ObjectId, Row),
    Signal(usize, SignalRow),
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

    /// Puts one event into its place in time.
    pub fn insert(&mut self, event: &HubEvent<'_>, place: Place) -> Inserted {
        let time = event.time.nanos();
        let recorded = event.recorded().nanos();
        let target = match &event.what {
            What::Retracted { event, .. } => Some(hash_id(event)),
            _ => None,
        };
        let (object, entry) = match self.row_of(event, place) {
            Made::Track(object, row) => match self.insert_row(object, row) {
                Some(()) => (Some(object), order::Entry::Track(object)),
                None => return self.count_duplicate(),
            },
            Made::Signal(signal, row) => match insert_signal(&mut self.signals[signal].rows, row) {
                Some(()) => (None, order::Entry::Signal),
                None => return self.count_duplicate(),
            },
        };
        self.version += 1;
        self.late += u64::from(recorded > time);
        let chunk = self.order.insert(time, entry);
        if let Some(object) = object {
            self.mend(chunk, object);
        }
        if self.order.has_begun_a_chunk() {
            self.lay_bases(self.order.chunk_count() - 1);
        }
        if let Some(target) = target {
            self.retract(target);
        }
        Inserted::New
    }

    fn count_duplicate(&mut self) -> Inserted {
        self.duplicates += 1;
        self.version += 1;
        Inserted::Duplicate
    }

    fn insert_row(&mut self, object: ObjectId, mut row: Row) -> Option<()> {
        if self.retractions.contains_key(&row.hash) {
            row.set(Flag::Retracted, true);
        }
        let rows = &self.tracks[object.0 as usize].rows;
        let at = rows.partition_point(|other| other.key() < row.key());
        if rows.get(at).is_some_and(|other| other.key() == row.key()) {
            let earlier = self.recorded(object, &row).min(self.recorded(object, &rows[at]));
            self.set_recorded(object, at, earlier);
            return None;
        }
        let rows = &mut self.tracks[object.0 as usize].rows;
        rows.insert(at, row);
        row::refold(rows, at);
        if row.code() == Code::Enters {
            self.note_identity(object);
        }
        Some(())
    }

    /// Notes what an object is, when that never changes.
    fn note_identity(&mut self, object: ObjectId) {
        let track = &mut self.tracks[object.0 as usize];
        let mut enters = track.rows.iter().filter(|row| row.code() == Code::Enters);
        let once = enters.next().filter(|row| !row.has(Flag::Retracted) && enters.next().is_none());
        let entry = once.and_then(|row| self.entries.get(row.b as usize));
        track.identity = entry.map(|entry| (entry.kind, entry.flow));
    }

    fn mend(&mut self, chunk: usize, object: ObjectId) {
        let rows = &self.tracks[object.0 as usize].rows;
        self.order.mend_bases(chunk, object, |first| present_row(rows, first - 1));
    }

    fn lay_bases(&mut self, from: usize) {
        let tracks = &self.tracks;
        self.order.lay_bases(from, |order, time| {
            let (base, changed) = order.changes(time);
            merge(base, &changed, |object| present_row(&tracks[object.0 as usize].rows, time))
        });
    }

    /// Sorts a track, drops duplicates and folds it.
    fn settle_track(&mut self, object: ObjectId, dropped: &mut Vec<(i64, order::Entry)>) {
        let mut rows = std::mem::take(&mut self.tracks[object.0 as usize].rows);
        if !rows.is_sorted_by_key(Row::key) {
            rows.sort_by_key(Row::key);
        }
        let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
        for row in rows {
            match kept.last_mut() {
                Some(last) if last.key() == row.key() => {
                    if self.recorded(object, &row) < self.recorded(object, last) {
                        *last = row;
                    }
                    let place = self.issue_place_of(&row);
                    self.issues.push_with(IssueKind::Duplicate, || duplicate(self.objects.get(object.0), place));
                    dropped.push((row.time, order::Entry::Track(object)));
                }
                _ => kept.push(row),
            }
        }
        row::refold(&mut kept, 0);
        kept.shrink_to_fit();
        self.tracks[object.0 as usize].rows = kept;
        self.note_identity(object);
    }

    fn settle_signal(&mut self, at: usize, dropped: &mut Vec<(i64, order::Entry)>) {
        let signal = &mut self.signals[at];
        signal.rows.sort_by_key(|row| (row.time, row.hash, row.recorded));
        signal.rows.dedup_by(|row, kept| {
            let same = (row.time, row.hash) == (kept.time, kept.hash);
            if same {
                dropped.push((row.time, order::Entry::Signal));
                self.issues.push_with(IssueKind::Duplicate, || duplicate("a measurement", None));
            }
            same
        });
        signal.rows.shrink_to_fit();
    }

    /// Marks the rows that a retraction names.
    fn retract(&mut self, target: u64) {
        let Some(recorded) = self.retractions.get(&target).and_then(|all| all.iter().map(|r| r.recorded).max()) else {
            return;
        };
        let hits: Vec<(usize, usize)> = self
            .tracks
            .iter()
            .enumerate()
            .flat_map(|(track, Track { rows, .. })| {
                rows.iter().enumerate().filter(|(_, row)| row.hash == target).map(move |(at, _)| (track, at))
            })
            .collect();
        for (track, at) in hits {
            let object = ObjectId(track as u32);
            let track = &mut self.tracks[track];
            track.rows[at].set(Flag::Retracted, true);
            track.last_recorded = track.last_recorded.max(recorded);
            row::refold(&mut track.rows, at);
            self.note_identity(object);
            self.mend(0, object);
        }
        for signal in self.signals.values_mut() {
            for row in signal.rows.iter_mut().filter(|row| row.hash == target) {
                row.retracted = true;
            }
        }
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
                if let Some(all) = self.retractions.get(&row.hash) {
                    row.set(Flag::Retracted, true);
                    found.insert(row.hash, ());
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
            if self.retractions.contains_key(&row.hash) {
                row.retracted = true;
                found.insert(row.hash, ());
            }
        }
        let missing = self.retractions.keys().filter(|target| !found.contains_key(target)).count();
        for _ in 0..missing {
            self.issues.push_with(IssueKind::UnknownEvent, || Issue {
                kind: IssueKind::UnknownEvent,
                brief: "an event is retracted that the log does not hold".into(),
                hint: "Open the log that holds it together with this one".into(),
                place: None,
            });
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
                brief: format!(
                    "expected {:?} to enter before anything happens to it, found no such event",
                    self.objects.get(object as u32)
                ),
                hint: "It is shown as an unknown object; add an `enters` event that says what it is".into(),
                place,
            });
        }
        self.issues = issues;
    }

    fn count_late(&self) -> u64 {
        let rows = self
            .tracks
            .iter()
            .flat_map(|track| &track.rows)
            .filter(|row| row.lateness_ms > 0 || row.lateness_ms == EXACT_ELSEWHERE);
        let signals = self.signals.values().flat_map(|signal| &signal.rows).filter(|row| row.recorded > row.time);
        (rows.count() + signals.count()) as u64
    }

    fn issue_place(&self, place: Place) -> IssuePlace {
        IssuePlace { file: self.words.get(place.file).to_owned(), line: u64::from(place.line) }
    }

    fn issue_place_of(&self, row: &Row) -> Option<IssuePlace> {
        let origin = self.origins.get(usize::from(row.origin))?;
        (row.line > 0).then(|| self.issue_place(Place { file: origin.file, line: row.line }))
    }

    fn set_recorded(&mut self, object: ObjectId, at: usize, recorded: i64) {
        let row = &mut self.tracks[object.0 as usize].rows[at];
        row.lateness_ms = match lateness_ms(row.time, recorded) {
            Some(lateness) => lateness,
            None => {
                self.exact_recorded.insert((object.0, row.hash), recorded);
                EXACT_ELSEWHERE
            }
        };
    }

    /// The record time of a row, in nanoseconds.
    pub(super) fn recorded(&self, object: ObjectId, row: &Row) -> i64 {
        match row.lateness_ms {
            EXACT_ELSEWHERE => self.exact_recorded.get(&(object.0, row.hash)).copied().unwrap_or(row.time),
            lateness => row.time.saturating_add(i64::from(lateness) * 1_000_000),
        }
    }

    fn intern_object(&mut self, name: &str) -> ObjectId {
        let number = self.objects.intern(name);
        if number as usize >= self.tracks.len() {
            self.tracks.push(Track::default());
        }
        ObjectId(number)
    }

    fn place_if(&mut self, name: &Option<Cow<'_, str>>) -> u32 {
        name.as_ref().map_or(NONE, |name| self.places.intern(name))
    }

    fn word_if(&mut self, word: &Option<Cow<'_, str>>) -> u32 {
        word.as_ref().map_or(NONE, |word| self.words.intern(word))
    }

    fn origin(&mut self, file: u32, source: &Option<Cow<'_, str>>) -> u16 {
        let origin = Origin { file, source: self.word_if(source) };
        let at = self.origins.iter().rposition(|known| *known == origin).unwrap_or_else(|| {
            self.origins.push(origin);
            self.origins.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// Interns an event: the row that holds it, not yet in its track.
    fn row_of(&mut self, event: &HubEvent<'_>, place: Place) -> Made {
        let object = self.intern_object(&event.object);
        let origin = self.origin(place.file, &event.source);
        let recorded = event.recorded().nanos();
        let hash = event.id.as_deref().map_or_else(|| hash_content(event), hash_id);
        let (a, b) = match &event.what {
            What::Measures { quantity, value, unit } => {
                let quantity = self.words.intern(quantity);
                let unit = self.words.intern(unit);
                let slot = self.signals.entry((object, quantity));
                let at = slot.index();
                slot.or_insert_with(|| Signal { unit, rows: Vec::new() });
                let retracted = self.retractions.contains_key(&hash);
                let time = event.time.nanos();
                let row = SignalRow { time, recorded, hash, value: *value, line: place.line, origin, retracted };
                return Made::Signal(at, row);
            }
            What::Enters { kind, type_code, flow, at, attributes } => {
                let type_code = self.word_if(type_code);
                let attributes =
                    attributes.iter().map(|a| (self.words.intern(&a.name), self.words.intern(&a.value))).collect();
                self.entries.push(Entry { kind: *kind, flow: *flow, type_code, attributes });
                (self.place_if(at), (self.entries.len() - 1) as u32)
            }
            What::Departs { from, to } => (self.places.intern(to), self.place_if(from)),
            What::Arrives { at } | What::Observed { at } => (self.places.intern(at), NONE),
            What::Loaded { into } => (self.intern_object(into).0, NONE),
            What::Unloaded { from, at } => (self.intern_object(from).0, self.place_if(at)),
            What::Status { code, detail } => (*code as u32, self.word_if(detail)),
            What::HoldSet { hold, reason } => (self.words.intern(hold), self.word_if(reason)),
            What::HoldReleased { hold } => (self.words.intern(hold), NONE),
            What::Leaves { to } => (NONE, self.word_if(to)),
            What::Plan { milestone, planned, at } => {
                let at = self.place_if(at);
                self.plans.push(PlanRow { planned: *planned, at });
                (self.words.intern(milestone), (self.plans.len() - 1) as u32)
            }
            What::AlarmRaised { alarm, severity, text } => {
                let text = self.word_if(text);
                self.alarms.push((*severity, text));
                (self.words.intern(alarm), (self.alarms.len() - 1) as u32)
            }
            What::AlarmCleared { alarm } => (self.words.intern(alarm), NONE),
            What::Retracted { event: target, reason, corrected_by } => {
                self.retractions.entry(hash_id(target)).or_default().push(Retraction { recorded });
                let note = (self.word_if(reason), corrected_by.iter().map(|id| self.words.intern(id)).collect());
                self.retraction_notes.push(note);
                (self.words.intern(target), (self.retraction_notes.len() - 1) as u32)
            }
        };
        let mut row = Row::new(event.time, Code::of(&event.what), hash, a, b);
        row.line = place.line;
        row.origin = origin;
        row.lateness_ms = lateness_ms(row.time, recorded).unwrap_or_else(|| {
            self.exact_recorded.insert((object.0, hash), recorded);
            EXACT_ELSEWHERE
        });
        let track = &mut self.tracks[object.0 as usize];
        track.last_recorded = track.last_recorded.max(recorded);
        Made::Track(object, row)
    }
}

fn lateness_ms(time: i64, recorded: i64) -> Option<i32> {
    let lateness = recorded.checked_sub(time)?;
    let whole = lateness % 1_000_000 == 0;
    i32::try_from(lateness / 1_000_000).ok().filter(|lateness| whole && *lateness != EXACT_ELSEWHERE)
}

fn insert_signal(rows: &mut Vec<SignalRow>, row: SignalRow) -> Option<()> {
    let key = |row: &SignalRow| (row.time, row.hash);
    let at = rows.partition_point(|other| key(other) < key(&row));
    match rows.get_mut(at) {
        Some(other) if key(other) == key(&row) => {
            other.recorded = other.recorded.min(row.recorded);
            None
        }
        _ => {
            rows.insert(at, row);
            Some(())
        }
    }
}

fn duplicate(object: &str, place: Option<IssuePlace>) -> Issue {
    Issue {
        kind: IssueKind::Duplicate,
        brief: format!("the same event of {object} stands in the log twice"),
        hint: "It counts once, with the earlier record time".into(),
        place,
    }
}

/// The row of a track that told last at `time`, when the object is in the picture then.
pub(super) fn present_row(rows: &[Row], time: i64) -> Option<u32> {
    let at = rows.partition_point(|row| row.time <= time).checked_sub(1)?;
    is_present(rows, at).then_some(at as u32)
}

/// Whether an object is in the picture after row `at`: something live happened and it has not left.
pub(super) fn is_present(rows: &[Row], at: usize) -> bool {
    match row::motion_row(rows, at) {
        Some(motion) => rows[motion].code() != Code::Leaves,
        None => rows[..=at].iter().any(|row| !row.has(Flag::Retracted) && says_it_exists(row.code())),
    }
}

/// Whether a row with that code shows that the object is at the hub.
pub(super) const fn says_it_exists(code: Code) -> bool {
    !matches!(code, Code::Plan | Code::Retracted)
}

/// The base with the changed objects as they are now; both sorted by object.
pub(super) fn merge(base: &[Present], changed: &[ObjectId], row: impl Fn(ObjectId) -> Option<u32>) -> Vec<Present> {
    let mut merged = Vec::with_capacity(base.len() + changed.len());
    let mut rest = base.iter().peekable();
    for &object in changed {
        while let Some(present) = rest.next_if(|present| present.object < object) {
            merged.push(*present);
        }
        rest.next_if(|present| present.object == object);
        merged.extend(row(object).map(|row| Present { object, row }));
    }
    merged.extend(rest.copied());
    merged
}

fn hash_id(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    ("id", id).hash(&mut hasher);
    hasher.finish()
}

/// Hashes what an event says, but for who told it and when it was learned.
fn hash_content(event: &HubEvent<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    let state = &mut hasher;
    (event.time, &event.object, event.what.name()).hash(state);
    match &event.what {
        What::Enters { kind, type_code, flow, at, attributes } => {
            (kind, type_code, flow, at).hash(state);
            attributes.iter().for_each(|attribute| (&attribute.name, &attribute.value).hash(state));
        }
        What::Departs { from, to } => (from, to).hash(state),
        What::Arrives { at } | What::Observed { at } => at.hash(state),
        What::Loaded { into } => into.hash(state),
        What::Unloaded { from, at } => (from, at).hash(state),
        What::Status { code, detail } => (code, detail).hash(state),
        What::HoldSet { hold, reason } => (hold, reason).hash(state),
        What::HoldReleased { hold } => hold.hash(state),
        What::Leaves { to } => to.hash(state),
        What::Plan { milestone, planned, at } => (milestone, planned, at).hash(state),
        What::Measures { quantity, value, unit } => (quantity, value.to_bits(), unit).hash(state),
        What::AlarmRaised { alarm, severity, text } => (alarm, severity, text).hash(state),
        What::AlarmCleared { alarm } => alarm.hash(state),
        What::Retracted { event, reason, corrected_by } => (event, reason, corrected_by).hash(state),
    }
    hasher.finish()
}
