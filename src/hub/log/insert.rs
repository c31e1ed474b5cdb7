//! Putting one event into its place in time, whenever it comes.

use super::{
    EventLog, Inserted, Place, SignalRow, Track,
    intern::{EventHash, Made, hash_id, id_part},
    order,
    present::present_row,
    row::{self, Code, Flag, Row},
};
use crate::hub::{HubEvent, ObjectId, What};

impl EventLog {
    /// Puts one event into its place in time.
    pub fn insert(&mut self, event: &HubEvent<'_>, place: Place) -> Inserted {
        let time = event.time.nanos();
        let recorded = event.recorded().nanos();
        let target = match &event.what {
            What::Retracted { event, .. } => Some(hash_id(event)),
            _ => None,
        };
        let (object, entry) = match self.row_of(event, EventHash::of(event), place) {
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
        self.late += u64::from(recorded - time > super::LATE.nanos());
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
        if self.retractions.contains_key(&id_part(row.hash)) {
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

    fn mend(&mut self, chunk: usize, object: ObjectId) {
        let rows = &self.tracks[object.0 as usize].rows;
        self.order.mend_bases(chunk, object, |first| present_row(rows, first - 1));
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
                rows.iter().enumerate().filter(|(_, row)| id_part(row.hash) == target).map(move |(at, _)| (track, at))
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
            for row in signal.rows.iter_mut().filter(|row| id_part(row.hash) == target) {
                row.retracted = true;
            }
        }
    }
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
