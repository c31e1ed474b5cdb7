//! Which objects are in the picture at an instant.

use super::{
    EventLog, Track,
    order::{Order, Present},
    row::{self, Code, Flag, Row},
};
use crate::hub::ObjectId;

impl EventLog {
    /// The objects in the picture at `time`, each with the row of its track that told last.
    pub(super) fn present_at(&self, time: i64) -> Vec<Present> {
        present_at(&self.tracks, &self.order, time)
    }

    /// Lays a base wherever one is due, from a chunk on.
    pub(super) fn lay_bases(&mut self, from: usize) {
        let tracks = &self.tracks;
        self.order.lay_bases(from, |order, time| present_at(tracks, order, time));
    }
}

/// The nearest base before `time`, with the objects that changed since as they are then; sorted by object.
fn present_at(tracks: &[Track], order: &Order, time: i64) -> Vec<Present> {
    let (base, changed) = order.changes(time);
    let rows = |object: ObjectId| tracks.get(object.index()).map(|track| &track.rows[..]).unwrap_or_default();
    // Tracks lie all over memory. Loads that do not wait for one another overlap, so all tracks are found first, then all
    // rows are looked at: one object after the other would wait for memory each time.
    let tracks: Vec<&[Row]> = changed.iter().map(|(object, _)| rows(*object)).collect();
    let mut all = Vec::with_capacity(base.len() + changed.len());
    let mut rest = base.iter().peekable();
    for ((object, count), rows) in changed.into_iter().zip(tracks) {
        while let Some(present) = rest.next_if(|present| present.object < object) {
            all.push(*present);
        }
        let row = match rest.next_if(|present| present.object == object) {
            // Its row of the base, and as many rows on as it had events since: no search of the track is needed.
            Some(present) => is_present(rows, (present.row + count) as usize).then_some(present.row + count),
            None => present_row(rows, time),
        };
        all.extend(row.map(|row| Present { object, row }));
    }
    all.extend(rest.copied());
    all
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
