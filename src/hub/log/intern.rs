//! How an event becomes a row: every name is interned, every event hashed, so that it is known when it comes again.

use std::{
    borrow::Cow,
    hash::{Hash, Hasher},
};

use rustc_hash::FxHasher;

use super::{
    Entry, EventLog, Origin, Place, PlanRow, Retraction, Signal, SignalRow, Track,
    row::{Code, EXACT_ELSEWHERE, Flag, NONE, Row},
};
use crate::hub::{HubEvent, IssuePlace, ObjectId, What, unit};

/// Where the row of an event belongs.
pub(super) enum Made {
    Track(ObjectId, Row),
    Signal(usize, SignalRow),
}

impl EventLog {
    /// Notes what an object is, when that never changes.
    pub(super) fn note_identity(&mut self, object: ObjectId) {
        self.tracks[object.0 as usize].note_identity(&self.entries);
    }

    pub(super) fn issue_place(&self, place: Place) -> IssuePlace {
        IssuePlace { file: self.words.get(place.file).to_owned(), line: u64::from(place.line) }
    }

    pub(super) fn issue_place_of(&self, row: &Row) -> Option<IssuePlace> {
        self.issue_place_at(row.origin, row.line)
    }

    /// The place of what came from a file or a live source; the line is zero where that has none.
    pub(super) fn issue_place_at(&self, origin: u16, line: u32) -> Option<IssuePlace> {
        let origin = self.origins.get(usize::from(origin))?;
        let place = self.issue_place(Place { file: origin.file, line });
        (!place.file.is_empty()).then_some(place)
    }

    pub(super) fn set_recorded(&mut self, object: ObjectId, at: usize, recorded: i64) {
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
        // As a rule it is who told the last one.
        let is_last = |last: &Origin| last.file == file && self.word(last.source) == source.as_deref();
        if !self.origins.get(self.last_origin).is_some_and(is_last) {
            let origin = Origin { file, source: self.word_if(source) };
            self.last_origin = self.origins.iter().rposition(|known| *known == origin).unwrap_or_else(|| {
                self.origins.push(origin);
                self.origins.len() - 1
            });
        }
        u16::try_from(self.last_origin).unwrap_or(u16::MAX)
    }

    /// Interns an event: the row that holds it, not yet in its track.
    pub(super) fn row_of(&mut self, event: &HubEvent<'_>, hash: EventHash, place: Place) -> Made {
        let object = self.intern_object(&event.object);
        let origin = self.origin(place.file, &event.source);
        let recorded = event.recorded().nanos();
        let EventHash(hash) = hash;
        self.has_ids |= event.id.is_some();
        if !event.extensions.is_empty() {
            let pairs =
                event.extensions.iter().map(|one| (self.words.intern(&one.name), self.words.intern(&one.value)));
            let pairs = pairs.collect();
            self.extensions.insert((object.0, hash), pairs);
        }
        let (a, b) = match &event.what {
            What::Measures { quantity, value, unit } => {
                let (quantity, value, unit) = kept(quantity, *value, unit);
                let (mut quantity, mut value, unit) = (self.words.intern(&quantity), value, self.words.intern(unit));
                if let Some(signal) = self.signals.get(&(object, quantity)).filter(|signal| signal.unit != unit) {
                    // Who changes the unit on the way measures the same, or something else that has this name.
                    let (before, now) = (self.words.get(signal.unit), self.words.get(unit));
                    match unit::converted(value, now, before) {
                        Some(same) => value = same,
                        None => quantity = self.words.intern(&apart(self.words.get(quantity), now)),
                    }
                }
                let slot = self.signals.entry((object, quantity));
                let at = slot.index();
                slot.or_insert_with(|| Signal { unit, rows: Vec::new() });
                let retracted = self.retractions.contains_key(&id_part(hash));
                let time = event.time.nanos();
                let row = SignalRow { time, recorded, hash, value, line: place.line, origin, retracted };
                return Made::Signal(at, row);
            }
            What::Enters { kind, type_code, flow, at, attributes } => {
                let type_code = self.word_if(type_code);
                let first = self.attributes.len() as u32;
                let pairs = attributes.iter().map(|a| (self.words.intern(&a.name), self.words.intern(&a.value)));
                self.attributes.extend(pairs);
                let attributes = (first, self.attributes.len() as u32);
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

impl Track {
    /// Notes what the object is, when that never changes.
    pub(super) fn note_identity(&mut self, entries: &[Entry]) {
        let mut enters = self.rows.iter().filter(|row| row.code() == Code::Enters);
        let once = enters.next().filter(|row| !row.has(Flag::Retracted) && enters.next().is_none());
        let entry = once.and_then(|row| entries.get(row.b as usize));
        self.identity = entry.map(|entry| (entry.kind, entry.flow));
    }
}

fn lateness_ms(time: i64, recorded: i64) -> Option<i32> {
    let lateness = recorded.checked_sub(time)?;
    let whole = lateness % 1_000_000 == 0;
    i32::try_from(lateness / 1_000_000).ok().filter(|lateness| whole && *lateness != EXACT_ELSEWHERE)
}

/// The bits of the hash of an event with an id that tell apart what is told under the same id; the others are of the id.
const CONTENT: u64 = 0xffff;

/// What the hashes of all events of an id have in common.
pub(super) const fn id_part(hash: u64) -> u64 {
    hash & !CONTENT
}

/// What the hashes of all events of that id have in common.
pub(super) fn hash_id(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    ("id", id).hash(&mut hasher);
    id_part(hasher.finish())
}

/// By what an event is known again: its id and what it says, or all that it says when it has none.
///
/// An id alone makes no two events one: counters begin again in every export, and a name that is given twice is a mistake of who
/// gave it, not a reason to lose an event. What else was said beside the event does not count under an id: one format tells more of
/// the same event than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct EventHash(u64);

impl EventHash {
    /// The hash that a row keeps.
    pub(super) const fn of_row(hash: u64) -> Self {
        Self(hash)
    }

    /// As sixteen digits.
    pub fn to_hex(self) -> String {
        format!("{:016x}", self.0)
    }

    /// What [`Self::to_hex`] wrote.
    pub fn from_hex(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }

    /// The hash of an event.
    pub fn of(event: &HubEvent<'_>) -> Self {
        let (id, content) = Self::parts(event);
        Self(if event.id.is_some() { id | content & CONTENT } else { content })
    }

    /// The hash of the id of an event, and of what it says; without an id both are the same.
    pub fn parts(event: &HubEvent<'_>) -> (u64, u64) {
        let content = hash_content(event);
        (event.id.as_deref().map_or(content, hash_id), content)
    }
}

/// Hashes what an event says, but for who told it and when it was learned; of one with an id, but for what was said beside, too.
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
    if event.id.is_none() {
        event.extensions.iter().for_each(|extension| (&extension.name, &extension.value).hash(&mut hasher));
    }
    hasher.finish()
}

/// A measurement as it is kept: what is reckoned with in one unit, whoever measured it. Without a unit it is taken to be in that
/// one; in a unit that says something else, it is another quantity.
fn kept<'a>(quantity: &'a str, value: f64, unit: &'a str) -> (Cow<'a, str>, f64, &'a str) {
    match unit::unit_of(quantity) {
        None => (quantity.into(), value, unit),
        Some(kept) if matches!(unit, "" | "1") => (quantity.into(), value, kept),
        Some(kept) => match unit::converted(value, unit, kept) {
            Some(value) => (quantity.into(), value, kept),
            None => (apart(quantity, unit).into(), value, unit),
        },
    }
}

/// The name of a quantity that has a unit of its own.
fn apart(quantity: &str, unit: &str) -> String {
    format!("{quantity} ({unit})")
}
