//! Asking the log: the state at an instant, the story of an object, the next event.

use std::{borrow::Cow, iter};

use super::{
    Entry, EventLog, Signal, SignalRow,
    intern::id_part,
    order::Present,
    present::{is_present, present_row, says_it_exists},
    row::{self, Code, Flag, NONE, Row},
};
use crate::hub::{
    Attribute, EventTime, Flow, HubEvent, HubState, Location, MAX_NESTING, ObjectId, ObjectKind, ObjectState, PlaceRef,
    TimeSpan, What,
};

/// An event in its place in the log.
#[derive(Clone, Debug)]
pub struct EventRef<'a> {
    /// The event. Its `id` is not kept; the raw event is found by file and line.
    pub event: HubEvent<'a>,
    /// The file or live source it came from; empty when it came from neither.
    pub file: &'a str,
    /// The line of that file, from 1; zero when unknown.
    pub line: u32,
    /// Whether a later event took it back.
    pub is_retracted: bool,
}

/// A measured value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measurement<'a> {
    /// What was measured.
    pub quantity: &'a str,
    /// The unit of the value.
    pub unit: &'a str,
    /// The value.
    pub value: f64,
    /// When.
    pub time: EventTime,
    /// The file or live source it came from; empty when it came from neither.
    pub file: &'a str,
    /// The line of that file, from 1; zero when unknown.
    pub line: u32,
}

/// A milestone with its planned and its actual time.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan<'a> {
    /// The milestone.
    pub milestone: &'a str,
    /// When it should be reached, as last planned.
    pub planned: EventTime,
    /// Where.
    pub at: Option<PlaceRef>,
    /// When the plan was made.
    pub told: EventTime,
}

/// What one event says of where its object is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MotionFact {
    /// When.
    pub time: EventTime,
    /// Where the object is from then on; `None` when it left.
    pub location: Option<Location>,
    /// Whether it was only seen there by a read point.
    pub is_observation: bool,
}

/// What a shipment is as its type: `AWB` of Cargo-IMP and Cargo-XML, the two classes of ONE Record.
const SHIPMENTS: [&str; 3] = ["AWB", "Waybill", "Shipment"];

impl EventLog {
    /// The hub just after every event at or before `time`.
    pub fn state_at(&self, time: EventTime) -> HubState {
        let present = self.present_at(time.nanos());
        // As in `present_at`: all tracks, then all rows, so that waiting for memory overlaps.
        let tracks: Vec<&[Row]> =
            present.iter().map(|present| &self.rows(present.object)[..=present.row as usize]).collect();
        let last: Vec<Row> = tracks.iter().filter_map(|rows| rows.last().copied()).collect();
        let objects = present.iter().zip(&tracks).zip(&last);
        let objects = objects.map(|((present, rows), last)| self.state_after(present.object, rows, last));
        HubState { time, objects: objects.collect() }
    }

    /// The hub at `time` as it was known at `known_at`: only events learned by then count.
    pub fn state_as_known(&self, time: EventTime, known_at: EventTime) -> HubState {
        let told = |object: ObjectId| {
            let track = &self.tracks[object.index()];
            track.last_recorded <= known_at.nanos()
        };
        let mut objects: Vec<ObjectState> = (self.present_at(time.nanos()).into_iter())
            .filter(|present| told(present.object))
            .map(|Present { object, row }| self.object_state(object, row as usize))
            .collect();
        let untold = self.objects().filter(|object| !told(*object));
        objects.extend(untold.filter_map(|object| self.object_as_known(object, time, known_at)));
        objects.sort_unstable_by_key(|state| state.object);
        HubState { time, objects }
    }

    /// How many events have a time at or before `time`.
    pub fn count_until(&self, time: EventTime) -> usize {
        self.order.count_until(time.nanos())
    }

    /// How many events there are in each of `buckets` equal parts of `from..to`.
    pub fn density(&self, from: EventTime, to: EventTime, buckets: usize) -> Vec<u32> {
        self.order.density(from.nanos(), to.nanos(), buckets)
    }

    /// The first instant after `time` at which something happened, of one object or of any.
    pub fn next_time(&self, time: EventTime, object: Option<ObjectId>) -> Option<EventTime> {
        let Some(object) = object else { return self.order.next_after(time.nanos()).map(EventTime::from_nanos) };
        let rows = self.rows(object);
        rows.get(rows.partition_point(|row| row.time <= time.nanos())).map(Row::event_time)
    }

    /// Spans longer than a limit in which nothing at all is told: the instants between which they lie.
    pub fn gaps(&self, limit: TimeSpan) -> impl Iterator<Item = (EventTime, EventTime)> {
        let mut at = self.span().map(|(begin, _)| begin);
        iter::from_fn(move || {
            loop {
                let from = at?;
                at = self.next_time(from, None);
                let until = at?;
                if until - from > limit {
                    return Some((from, until));
                }
            }
        })
    }

    /// The last instant before `time` at which something happened, of one object or of any.
    pub fn previous_time(&self, time: EventTime, object: Option<ObjectId>) -> Option<EventTime> {
        let Some(object) = object else { return self.order.last_before(time.nanos()).map(EventTime::from_nanos) };
        let rows = self.rows(object);
        let at = rows.partition_point(|row| row.time < time.nanos()).checked_sub(1)?;
        rows.get(at).map(Row::event_time)
    }

    /// The state of one object at `time`; `None` when it is not in the picture.
    pub fn object_at(&self, object: ObjectId, time: EventTime) -> Option<ObjectState> {
        let row = present_row(self.rows(object), time.nanos())?;
        Some(self.object_state(object, row as usize))
    }

    /// The file or live source that told last of an object at `time`, and when; `None` when nothing was told by then.
    pub fn last_told(&self, object: ObjectId, time: EventTime) -> Option<(&str, EventTime)> {
        let rows = until(self.rows(object), time);
        let row = live(rows).next_back()?;
        let origin = self.origins.get(usize::from(row.origin))?;
        Some((self.words.get(origin.file), row.event_time()))
    }

    /// What the object is, by its last `enters`, and its type in the trade's code.
    pub fn identity(&self, object: ObjectId) -> (ObjectKind, Flow, Option<&str>) {
        let entry = self.rows(object).iter().rev().find(|row| row.code() == Code::Enters && !row.has(Flag::Retracted));
        let Some(entry) = entry.and_then(|row| self.entries.get(row.b as usize)) else {
            return (ObjectKind::Unknown, Flow::None, None);
        };
        (entry.kind, entry.flow, self.word(entry.type_code))
    }

    /// Whether an object is a shipment, under the number of its waybill or as an object of ONE Record: no thing that stands somewhere.
    pub fn is_shipment(&self, object: ObjectId) -> bool {
        let (kind, _, type_code) = self.identity(object);
        kind == ObjectKind::Unknown && type_code.is_some_and(|code| SHIPMENTS.contains(&code))
    }

    /// What else was said of the object when it last entered.
    pub fn attributes(&self, object: ObjectId) -> impl Iterator<Item = (&str, &str)> {
        let entry = self.rows(object).iter().rev().find(|row| row.code() == Code::Enters && !row.has(Flag::Retracted));
        let entry = entry.and_then(|row| self.entries.get(row.b as usize));
        let pairs = self.attributes_of(entry);
        pairs.iter().map(|(name, value)| (self.words.get(*name), self.words.get(*value)))
    }

    /// All events of an object in time order, its measurements left out.
    pub fn history(&self, object: ObjectId) -> impl DoubleEndedIterator<Item = EventRef<'_>> + ExactSizeIterator {
        self.rows(object).iter().map(move |row| self.event_ref(object, row))
    }

    /// Every series of the log: who measures, what, and in which unit.
    pub fn series(&self) -> impl Iterator<Item = (ObjectId, &str, &str)> {
        self.signals
            .iter()
            .map(|((object, quantity), signal)| (*object, self.words.get(*quantity), self.words.get(signal.unit)))
    }

    /// The measurements of one series in time order.
    pub fn measurements(&self, object: ObjectId, quantity: &str) -> impl Iterator<Item = Measurement<'_>> {
        let found = self.words.find(quantity).and_then(|quantity| self.signals.get_key_value(&(object, quantity)));
        found.into_iter().flat_map(move |((_, quantity), signal)| {
            let live = signal.rows.iter().filter(|row| !row.retracted);
            live.map(move |row| self.measurement(*quantity, signal, row))
        })
    }

    /// The measurements of one series from an instant up to and with another.
    pub fn measurements_between(
        &self,
        object: ObjectId,
        quantity: &str,
        from: EventTime,
        until: EventTime,
    ) -> impl Iterator<Item = Measurement<'_>> {
        let found = self.words.find(quantity).and_then(|quantity| self.signals.get_key_value(&(object, quantity)));
        found.into_iter().flat_map(move |((_, quantity), signal)| {
            let first = signal.rows.partition_point(|row| row.time < from.nanos());
            let end = signal.rows.partition_point(|row| row.time <= until.nanos()).max(first);
            let live = signal.rows[first..end].iter().filter(|row| !row.retracted);
            live.map(move |row| self.measurement(*quantity, signal, row))
        })
    }

    /// What the events of an object say of where it is, those up to `time` last first, those after it
    /// in order: all that its motion at `time` depends on.
    pub fn motion_around(
        &self,
        object: ObjectId,
        time: EventTime,
    ) -> (impl Iterator<Item = MotionFact>, impl Iterator<Item = MotionFact>) {
        let rows = self.rows(object);
        let (before, after) = rows.split_at(rows.partition_point(|row| row.time <= time.nanos()));
        (
            before.iter().rev().filter_map(move |row| self.motion_fact(row)),
            after.iter().filter_map(move |row| self.motion_fact(row)),
        )
    }

    /// What the events of an object up to `time` say of where it is, as it was known at `known_at`, the last first.
    pub fn motion_as_known(&self, object: ObjectId, time: EventTime, known_at: EventTime) -> Vec<MotionFact> {
        let rows = self.rows_as_known(object, time, known_at);
        rows.iter().rev().filter_map(|row| self.motion_fact(row)).collect()
    }

    /// Every stay of every object: the place, from when, until when.
    pub fn stays(&self) -> impl Iterator<Item = (ObjectId, PlaceRef, EventTime, EventTime)> {
        self.objects().flat_map(move |object| {
            let mut facts = self.rows(object).iter().filter_map(move |row| self.motion_fact(row)).peekable();
            iter::from_fn(move || {
                loop {
                    let fact = facts.next()?;
                    let Some(Location::At(place)) = fact.location else { continue };
                    while facts.next_if(|next| next.location == Some(Location::At(place))).is_some() {}
                    let until = facts.peek().map_or(EventTime::MAX, |next| next.time);
                    return Some((object, place, fact.time, until));
                }
            })
        })
    }

    pub(super) fn rows(&self, object: ObjectId) -> &[Row] {
        self.tracks.get(object.index()).map(|track| &track.rows[..]).unwrap_or_default()
    }

    fn object_state(&self, object: ObjectId, at: usize) -> ObjectState {
        let rows = &self.rows(object)[..=at];
        self.state_after(object, rows, &rows[at])
    }

    /// The state of an object after the last of `rows`.
    fn state_after(&self, object: ObjectId, rows: &[Row], last: &Row) -> ObjectState {
        let motion = row::motion_row(rows, rows.len() - 1);
        let (kind, flow) = match self.tracks[object.index()].identity {
            _ if !last.has(Flag::Entered) => Default::default(),
            Some(identity) => identity,
            None => self.entered(rows),
        };
        let first = || live(rows).next().unwrap_or(last).event_time();
        ObjectState {
            object,
            kind,
            flow,
            location: motion.and_then(|at| self.location(&rows[at], 0)).unwrap_or(Location::Unplaced),
            since: motion.map_or_else(first, |at| self.stay_began(rows, at)),
            seen: live(rows).next_back().unwrap_or(last).event_time(),
            status: last.last_status(),
            is_held: last.has(Flag::Held),
            is_alarmed: last.has(Flag::Alarmed),
        }
    }

    fn attributes_of(&self, entry: Option<&Entry>) -> &[(u32, u32)] {
        let (first, end) = entry.map_or((0, 0), |entry| entry.attributes);
        self.attributes.get(first as usize..end as usize).unwrap_or_default()
    }

    fn entered(&self, rows: &[Row]) -> (ObjectKind, Flow) {
        let enters = live(rows).rev().find(|row| row.code() == Code::Enters);
        enters
            .and_then(|row| self.entries.get(row.b as usize))
            .map(|entry| (entry.kind, entry.flow))
            .unwrap_or_default()
    }

    /// Folds the rows that were known, and only those.
    fn object_as_known(&self, object: ObjectId, time: EventTime, known_at: EventTime) -> Option<ObjectState> {
        let mut rows = self.rows_as_known(object, time, known_at);
        row::refold(&mut rows, 0);
        let at = rows.len().checked_sub(1)?;
        if !is_present(&rows, at) {
            return None;
        }
        Some(self.state_after(object, &rows, &rows[at]))
    }

    /// The rows of an object up to `time` that were known at `known_at`, taken back where that was known, too.
    pub(super) fn rows_as_known(&self, object: ObjectId, time: EventTime, known_at: EventTime) -> Vec<Row> {
        let known = |row: &&Row| self.recorded(object, row) <= known_at.nanos();
        let mut rows: Vec<Row> = until(self.rows(object), time).iter().filter(known).copied().collect();
        for row in rows.iter_mut().filter(|row| row.has(Flag::Retracted)) {
            row.set(Flag::Retracted, self.is_taken_back(row.hash, known_at));
        }
        rows
    }

    /// Whether it was known at `known_at` that an event was taken back.
    pub(super) fn is_taken_back(&self, hash: u64, known_at: EventTime) -> bool {
        let all = self.retractions.get(&id_part(hash));
        all.is_some_and(|all| all.iter().any(|retraction| retraction.recorded <= known_at.nanos()))
    }

    /// Where a row of motion says the object is; `None` when it left.
    pub(super) fn location(&self, row: &Row, depth: usize) -> Option<Location> {
        Some(match row.code() {
            Code::Leaves => return None,
            Code::Departs => Location::Moving { from: place(row.b), to: PlaceRef(row.a) },
            Code::Loaded => Location::Inside(ObjectId(row.a)),
            Code::Unloaded if row.b == NONE => self.beside(ObjectId(row.a), row.time, depth),
            Code::Unloaded => Location::At(PlaceRef(row.b)),
            _ => place(row.a).map_or(Location::Unplaced, Location::At),
        })
    }

    /// Where something taken off `other` at `time` stands when nobody said so: where `other` stands.
    fn beside(&self, other: ObjectId, time: i64, depth: usize) -> Location {
        let rows = self.rows(other);
        let at = rows.partition_point(|row| row.time <= time).checked_sub(1);
        let motion = at.and_then(|at| row::motion_row(rows, at));
        if depth >= MAX_NESTING {
            return Location::Unplaced;
        }
        match motion.and_then(|at| self.location(&rows[at], depth + 1)) {
            Some(Location::At(place)) => Location::At(place),
            Some(Location::Inside(outer)) if outer != other => self.beside(outer, time, depth + 1),
            _ => Location::Unplaced,
        }
    }

    /// The place at which a row of motion says that the object is.
    pub(super) fn place_of_row(&self, row: &Row) -> Option<&str> {
        match self.location(row, 0) {
            Some(Location::At(place)) => Some(self.place_name(place)),
            _ => None,
        }
    }

    /// When the object came to where `rows[at]`, a row of motion, says it is.
    fn stay_began(&self, rows: &[Row], at: usize) -> EventTime {
        let mut began = rows[at].event_time();
        let stay @ Some(Location::At(_)) = self.location(&rows[at], 0) else { return began };
        for row in rows[..at].iter().rev().filter(|row| row.code().is_motion() && !row.has(Flag::Retracted)) {
            if self.location(row, 0) != stay {
                break;
            }
            began = row.event_time();
        }
        began
    }

    fn motion_fact(&self, row: &Row) -> Option<MotionFact> {
        let counts = row.code().is_motion() && !row.has(Flag::Retracted);
        counts.then(|| MotionFact {
            time: row.event_time(),
            location: self.location(row, 0),
            is_observation: row.code() == Code::Observed,
        })
    }

    pub(super) fn measurement<'a>(&'a self, quantity: u32, signal: &Signal, row: &SignalRow) -> Measurement<'a> {
        Measurement {
            quantity: self.words.get(quantity),
            unit: self.words.get(signal.unit),
            value: row.value,
            time: EventTime::from_nanos(row.time),
            file: self.origins.get(usize::from(row.origin)).map_or("", |origin| self.words.get(origin.file)),
            line: row.line,
        }
    }

    pub(super) fn word(&self, number: u32) -> Option<&str> {
        (number != NONE).then(|| self.words.get(number))
    }

    pub(super) fn event_ref<'a>(&'a self, object: ObjectId, row: &Row) -> EventRef<'a> {
        let origin = self.origins.get(usize::from(row.origin));
        let recorded = EventTime::from_nanos(self.recorded(object, row));
        let event = HubEvent {
            time: row.event_time(),
            recorded: (recorded != row.event_time()).then_some(recorded),
            id: None,
            source: origin.and_then(|origin| self.word(origin.source)).map(Cow::Borrowed),
            object: Cow::Borrowed(self.object_name(object)),
            what: self.what(row),
            extensions: self.extensions_of(object, row.hash),
        };
        let file = origin.map_or("", |origin| self.words.get(origin.file));
        EventRef {
            event,
            file: if row.line > 0 { file } else { "" },
            line: row.line,
            is_retracted: row.has(Flag::Retracted),
        }
    }

    /// What else was said with an event.
    fn extensions_of(&self, object: ObjectId, hash: u64) -> Vec<Attribute<'_>> {
        let word = |number: u32| Cow::Borrowed(self.words.get(number));
        let pairs = self.extensions.get(&(object.0, hash)).into_iter().flatten();
        pairs.map(|(name, value)| Attribute { name: word(*name), value: word(*value) }).collect()
    }

    /// A measurement as the event that it was.
    pub(super) fn measured_event(
        &self,
        object: ObjectId,
        quantity: u32,
        signal: &Signal,
        row: &SignalRow,
    ) -> HubEvent<'_> {
        let origin = self.origins.get(usize::from(row.origin));
        HubEvent {
            time: EventTime::from_nanos(row.time),
            recorded: (row.recorded != row.time).then(|| EventTime::from_nanos(row.recorded)),
            id: None,
            source: origin.and_then(|origin| self.word(origin.source)).map(Cow::Borrowed),
            object: Cow::Borrowed(self.object_name(object)),
            what: What::Measures {
                quantity: Cow::Borrowed(self.words.get(quantity)),
                value: row.value,
                unit: Cow::Borrowed(self.words.get(signal.unit)),
            },
            extensions: self.extensions_of(object, row.hash),
        }
    }

    /// The content of a row in words.
    fn what<'a>(&'a self, row: &Row) -> What<'a> {
        let word = |number: u32| Cow::Borrowed(self.words.get(number));
        let word_if = |number: u32| self.word(number).map(Cow::Borrowed);
        let place = |number: u32| Cow::Borrowed(self.places.get(number));
        let place_if = |number: u32| (number != NONE).then(|| place(number));
        let object = |number: u32| Cow::Borrowed(self.objects.get(number));
        match row.code() {
            Code::Enters => {
                let entry = self.entries.get(row.b as usize);
                let pairs = self.attributes_of(entry);
                What::Enters {
                    kind: entry.map(|entry| entry.kind).unwrap_or_default(),
                    type_code: entry.and_then(|entry| word_if(entry.type_code)),
                    flow: entry.map(|entry| entry.flow).unwrap_or_default(),
                    at: place_if(row.a),
                    attributes: pairs
                        .iter()
                        .map(|(name, value)| Attribute { name: word(*name), value: word(*value) })
                        .collect(),
                }
            }
            Code::Departs => What::Departs { from: place_if(row.b), to: place(row.a) },
            Code::Arrives => What::Arrives { at: place(row.a) },
            Code::Observed | Code::Measures => What::Observed { at: place(row.a) },
            Code::Loaded => What::Loaded { into: object(row.a) },
            Code::Unloaded => What::Unloaded { from: object(row.a), at: place_if(row.b) },
            Code::Status => What::Status {
                code: crate::hub::StatusCode::from_number(row.a as u8).unwrap_or(crate::hub::StatusCode::Osi),
                detail: word_if(row.b),
            },
            Code::HoldSet => What::HoldSet { hold: word(row.a), reason: word_if(row.b) },
            Code::HoldReleased => What::HoldReleased { hold: word(row.a) },
            Code::Leaves => What::Leaves { to: word_if(row.b) },
            Code::Plan => {
                let plan = self.plans.get(row.b as usize);
                What::Plan {
                    milestone: word(row.a),
                    planned: plan.map(|plan| plan.planned).unwrap_or_default(),
                    at: plan.and_then(|plan| place_if(plan.at)),
                }
            }
            Code::AlarmRaised => {
                let (severity, text) = self.alarms.get(row.b as usize).copied().unwrap_or((Default::default(), NONE));
                What::AlarmRaised { alarm: word(row.a), severity, text: word_if(text) }
            }
            Code::AlarmCleared => What::AlarmCleared { alarm: word(row.a) },
            Code::Retracted => {
                let note = self.retraction_notes.get(row.b as usize);
                What::Retracted {
                    event: word(row.a),
                    reason: note.and_then(|(reason, _)| word_if(*reason)),
                    corrected_by: note.map(|(_, ids)| ids.iter().map(|id| word(*id)).collect()).unwrap_or_default(),
                }
            }
        }
    }
}

pub(super) fn place(number: u32) -> Option<PlaceRef> {
    (number != NONE).then_some(PlaceRef(number))
}

pub(super) fn until(rows: &[Row], time: EventTime) -> &[Row] {
    &rows[..rows.partition_point(|row| row.time <= time.nanos())]
}

pub(super) fn live(rows: &[Row]) -> impl DoubleEndedIterator<Item = &Row> {
    rows.iter().filter(|row| !row.has(Flag::Retracted) && says_it_exists(row.code()))
}
