//! A log that holds less and tells the same from an instant on: what lets live go on for weeks.

use super::{
    EventLog, LogBuilder, Place, SignalRow,
    intern::EventHash,
    present::is_present,
    query::live,
    row::{self, Code, Flag, Row},
};
use crate::hub::{EventTime, HubEvent, What};

/// Of every object that is there, at least so many of its last events stay: a correction may take some of them back.
const LAST: usize = 8;

impl EventLog {
    /// A log that tells the same as this one of any instant from `from` on, also as it was known at any time after the last event
    /// was learned, and has forgotten what that does not take: objects that left before, and of the others what was overtaken
    /// by what came later.
    ///
    /// What is put in later tells the same in both, too, if it happened after `from`; of what happened before, only since when
    /// something is where it is may differ. What left and comes back later is new to it.
    pub fn since(&self, from: EventTime) -> Self {
        let mut builder = LogBuilder::new();
        builder.log.retractions.clone_from(&self.retractions);
        self.told_since(from, EventTime::MAX, |event, hash, file, line| {
            let file = builder.file(file);
            builder.push_hashed(event, hash, Place { file, line });
        });
        let mut log = builder.finish();
        log.issues = self.issues.clone();
        (log.duplicates, log.late, log.version) = (self.duplicates, self.late, self.version + 1);
        log
    }

    /// What it takes to tell the same from `from` on, of what happened up to and with `until`: each event with the hash by
    /// which it is known again, its file and its line. Object by object, not in the order of time.
    pub(crate) fn told_since(
        &self,
        from: EventTime,
        until: EventTime,
        mut tell: impl FnMut(&HubEvent<'_>, EventHash, &str, u32),
    ) {
        for (object, track) in self.objects().zip(&self.tracks) {
            let kept = self.kept_of(&track.rows, from);
            for row in kept.into_iter().filter(|row| row.time <= until.nanos()) {
                let mut told = self.event_ref(object, row);
                // What it was taken off may be forgotten, so where it stands is said.
                if let What::Unloaded { at: at @ None, .. } = &mut told.event.what
                    && let Some(place) = self.place_of_row(row)
                {
                    *at = Some(place.to_owned().into());
                }
                tell(&told.event, EventHash::of_row(row.hash), told.file, told.line);
            }
        }
        for ((object, quantity), signal) in &self.signals {
            for row in kept_of_signal(&signal.rows, from).iter().filter(|row| row.time <= until.nanos()) {
                let event = self.measured_event(*object, *quantity, signal, row);
                let measured = self.measurement(*quantity, signal, row);
                tell(&event, EventHash::of_row(row.hash), measured.file, measured.line);
            }
        }
    }

    /// The rows of a track that are not forgotten.
    fn kept_of<'a>(&self, rows: &'a [Row], from: EventTime) -> Vec<&'a Row> {
        let count = rows.partition_point(|row| row.time <= from.nanos());
        let (before, after) = rows.split_at(count);
        let last = count.checked_sub(1).filter(|_| after.is_empty());
        let has_gone = last.is_some_and(|at| row::motion_row(before, at).is_some() && !is_present(before, at));
        if has_gone {
            return Vec::new();
        }
        let mut is_kept = vec![false; count];
        self.mark(before, &mut is_kept);
        before.iter().zip(is_kept).filter_map(|(row, is_kept)| is_kept.then_some(row)).chain(after).collect()
    }

    /// Marks the rows that the state after the last of them takes.
    fn mark(&self, rows: &[Row], is_kept: &mut [bool]) {
        is_kept[rows.len().saturating_sub(LAST)..].fill(true);
        let all_live = || (0..rows.len()).filter(|at| !rows[*at].has(Flag::Retracted));
        let last = |code: Code| all_live().rev().find(|at| rows[*at].code() == code);
        let alone = [Code::Enters, Code::Status].map(last);
        let first = rows.iter().position(|row| live(std::slice::from_ref(row)).next().is_some());
        let seen = rows.iter().rposition(|row| live(std::slice::from_ref(row)).next().is_some());
        for at in alone.into_iter().chain([first, seen]).flatten() {
            is_kept[at] = true;
        }
        // The stay that goes on, from its beginning, and how it came there.
        let mut motions = all_live().rev().filter(|at| rows[*at].code().is_motion()).peekable();
        if let Some(now) = motions.next() {
            is_kept[now] = true;
            let stay = self.location(&rows[now], 0);
            let mut began = now;
            while let Some(at) = motions.next_if(|at| self.location(&rows[*at], 0) == stay) {
                began = at;
            }
            is_kept[began] = true;
            motions.take(LAST).for_each(|at| is_kept[at] = true);
        }
        for (opens, closes) in [(Code::HoldSet, Code::HoldReleased), (Code::AlarmRaised, Code::AlarmCleared)] {
            let names = row::open_names(all_live().map(|at| &rows[at]), None, opens, closes);
            for at in all_live().filter(|at| rows[*at].code() == opens) {
                if names.contains(&rows[at].a) {
                    is_kept[at] = true;
                } else if is_kept[at] {
                    // What is remembered as set has to be remembered as released.
                    let closing =
                        (at..rows.len()).find(|later| rows[*later].code() == closes && rows[*later].a == rows[at].a);
                    closing.into_iter().for_each(|closing| is_kept[closing] = true);
                }
            }
        }
        let mut planned = Vec::new();
        for at in all_live().rev().filter(|at| rows[*at].code() == Code::Plan) {
            if !planned.contains(&rows[at].a) {
                planned.push(rows[at].a);
                is_kept[at] = true;
            }
        }
    }
}

/// The measurements that are not forgotten: the last one that counts, and all that came later.
fn kept_of_signal(rows: &[SignalRow], from: EventTime) -> &[SignalRow] {
    let count = rows.partition_point(|row| row.time <= from.nanos());
    let last = rows[..count].iter().rposition(|row| !row.retracted);
    &rows[last.unwrap_or(count)..]
}
