//! The event log: every event in its place in time, and the state of the hub at any instant.
//!
//! Each object has a *track*, its events in time order. Each row of a track knows what the fold of
//! the track up to it has come to, so the state of an object at t is one look at one row. Which
//! objects are in the picture at t comes from [`order`], the order of time over the whole log.
//! Measurements lie apart, one series per object and quantity, because there are many of them and they
//! move nothing.
//!
//! **Invariant:** [`EventLog::state_at`] equals the fold of every event with `event_time <= t`,
//! whatever the order of arrival. The tests hold it against a fold that is written as simply as can be.

mod build;
mod details;
mod events;
mod insert;
mod intern;
mod order;
mod present;
mod query;
mod row;
mod since;
mod times;

use std::collections::{BTreeMap, HashMap};

use rustc_hash::{FxBuildHasher, FxHashMap};

pub(crate) use self::intern::EventHash;
pub use self::{
    build::{LogBuilder, Place},
    details::Details,
    query::{EventRef, Measurement, MotionFact, Plan},
};
use self::{order::Order, row::Row};
use super::{EventTime, Flow, Issue, Issues, Names, ObjectId, ObjectKind, PlaceRef, Severity, TimeSpan, canonical_id};

/// What is learned within this span is learned at once: the way from a reader to here takes that long. Assumption.
pub const LATE: TimeSpan = TimeSpan::from_secs(2);

/// All events of a hub, indexed for any instant.
#[derive(Clone, Debug, Default)]
pub struct EventLog {
    order: Order,
    objects: Names,
    tracks: Vec<Track>,
    signals: Signals,
    places: Names,
    /// What people call places, by their names: what master data says of them.
    titles: BTreeMap<String, String>,
    words: Names,
    entries: Vec<Entry>,
    /// Name and value of all attributes, entry after entry.
    attributes: Vec<(u32, u32)>,
    plans: Vec<PlanRow>,
    alarms: Vec<(Severity, u32)>,
    retractions: FxHashMap<u64, Vec<Retraction>>,
    retraction_notes: Vec<(u32, Vec<u32>)>,
    exact_recorded: FxHashMap<(u32, u64), i64>,
    /// Names and values of what else was said with an event, by its object and its hash: few events have any.
    extensions: Extensions,
    origins: Vec<Origin>,
    /// Which of them told last.
    last_origin: usize,
    issues: Issues,
    /// Whether any event has an id.
    has_ids: bool,
    version: u64,
    duplicates: u64,
    late: u64,
    /// Before it, only what it takes to know what is there; nothing else was told.
    since: Option<EventTime>,
}

type Extensions = FxHashMap<(u32, u64), Box<[(u32, u32)]>>;

type Signals = indexmap::IndexMap<(ObjectId, u32), Signal, FxBuildHasher>;

/// The events of one object in time order.
#[derive(Clone, Debug)]
struct Track {
    rows: Vec<Row>,
    /// The latest record time of any row or retraction in it.
    last_recorded: i64,
    /// Kind and flow, when the object enters just once and that is not taken back: spares a search of the rows.
    identity: Option<(ObjectKind, Flow)>,
}

impl Default for Track {
    fn default() -> Self {
        Self { rows: Vec::new(), last_recorded: i64::MIN, identity: None }
    }
}

/// What `Enters` told.
#[derive(Clone, Debug)]
struct Entry {
    kind: ObjectKind,
    flow: Flow,
    type_code: u32,
    /// Its attributes, a part of the log's list of all.
    attributes: (u32, u32),
}

#[derive(Clone, Copy, Debug)]
struct PlanRow {
    planned: EventTime,
    at: u32,
}

#[derive(Clone, Copy, Debug)]
struct Retraction {
    recorded: i64,
}

/// One series of measurements: one quantity of one object.
#[derive(Clone, Debug)]
struct Signal {
    unit: u32,
    rows: Vec<SignalRow>,
}

#[derive(Clone, Copy, Debug)]
struct SignalRow {
    time: i64,
    recorded: i64,
    hash: u64,
    value: f64,
    line: u32,
    origin: u16,
    retracted: bool,
}

/// Where events came from: a file and, within it, a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    pub file: u32,
    pub source: u32,
}

/// What became of an event that was put into the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// It is in the log now.
    New,
    /// It was there already; only an earlier record time was taken over.
    Duplicate,
}

impl EventLog {
    /// How many events the log holds, duplicates not counted.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether the log holds no event.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The times of the first and the last event; `None` for an empty log.
    pub fn span(&self) -> Option<(EventTime, EventTime)> {
        Some((EventTime::from_nanos(self.order.first()?), EventTime::from_nanos(self.order.last()?)))
    }

    /// Since when all is told, if the log is a part of another: of what was before, it tells only what it takes to know what is
    /// there.
    pub const fn part_begins(&self) -> Option<EventTime> {
        self.since
    }

    /// The log is a part of another, which begins then.
    pub fn begin_at(&mut self, since: EventTime) {
        self.since = Some(since);
    }

    /// Changes whenever the log does.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// How many events were dropped because they were in the log already.
    pub const fn duplicates(&self) -> u64 {
        self.duplicates
    }

    /// How many events were learned late: more than [`LATE`] after they happened.
    pub const fn late(&self) -> u64 {
        self.late
    }

    /// What was odd about the events, found while they were read and put in their places.
    pub const fn issues(&self) -> &Issues {
        &self.issues
    }

    /// The number of a live source, for [`Place`].
    pub fn source(&mut self, name: &str) -> u32 {
        self.words.intern(name)
    }

    /// Notes an issue of a live source.
    pub fn note(&mut self, issue: Issue) {
        self.issues.push(issue);
        self.version += 1;
    }

    /// Forgets what was odd about the events.
    pub(crate) fn forget_issues(&mut self) {
        (self.issues, self.duplicates) = (Issues::default(), 0);
    }

    /// How many objects the log speaks of.
    pub fn object_count(&self) -> usize {
        self.objects.len()
    }

    /// All objects the log speaks of, in the order in which they were first spoken of.
    pub fn objects(&self) -> impl Iterator<Item = ObjectId> {
        (0..self.objects.len() as u32).map(ObjectId)
    }

    /// The object of that name; one that GS1 identifies in whatever way it is written.
    pub fn object(&self, name: &str) -> Option<ObjectId> {
        self.objects.find(name).or_else(|| self.objects.find(&canonical_id(name))).map(ObjectId)
    }

    /// The name of an object.
    pub fn object_name(&self, object: ObjectId) -> &str {
        self.objects.get(object.0)
    }

    /// All places the log speaks of, by their number in [`PlaceRef`].
    pub fn places(&self) -> &Names {
        &self.places
    }

    /// The name of a place.
    pub fn place_name(&self, place: PlaceRef) -> &str {
        self.places.get(place.0)
    }

    /// What people call a place of that name, where a file says it.
    pub fn place_title(&self, name: &str) -> Option<&str> {
        self.titles.get(name).map(String::as_str)
    }

    /// Bytes held in memory for the events, but for the bookkeeping of the allocator.
    pub fn bytes(&self) -> usize {
        let rows: usize = self.tracks.iter().map(|track| track.rows.capacity() * size_of::<Row>()).sum();
        let signals: usize = self.signals.values().map(|signal| signal.rows.capacity() * size_of::<SignalRow>()).sum();
        self.order.bytes()
            + rows
            + signals
            + self.attributes.capacity() * size_of::<(u32, u32)>()
            + [&self.objects, &self.places, &self.words].map(Names::bytes).iter().sum::<usize>()
            + self.tracks.capacity() * size_of::<Track>()
            + self.plans.capacity() * size_of::<PlanRow>()
            + self.entries.capacity() * size_of::<Entry>()
    }
}

/// A `HashMap` with the quick hasher, for keys that nobody outside chooses.
pub(crate) type FastMap<K, V> = HashMap<K, V, FxBuildHasher>;

#[cfg(test)]
mod tests;
