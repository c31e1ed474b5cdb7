//! How an event lies in memory: 40 bytes in the track of its object.

use crate::hub::{EventTime, StatusCode, What};

/// "No number": a place, text or object that was not told.
pub(super) const NONE: u32 = u32::MAX;

/// One event of a track, with what the fold of the track up to and with it has come to.
///
/// `a` and `b` are numbers of places, objects, texts or side tables, by `code`; see
/// [`super::EventLog::what`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Event time in nanoseconds.
    pub time: i64,
    /// By what the event is known again: see [`super::EventHash`].
    pub hash: u64,
    /// Record time less event time in milliseconds, or [`EXACT_ELSEWHERE`].
    pub lateness_ms: i32,
    /// The line of the file it came from, from 1; zero when unknown.
    pub line: u32,
    pub a: u32,
    pub b: u32,
    /// How many rows back the last live row of motion lies; [`NO_MOTION`] when there is none.
    motion_back: u16,
    /// File and source, a number of the log's table of origins.
    pub origin: u16,
    head: u8,
    /// Number of the last status, zero for none.
    pub status: u8,
}

/// In `lateness_ms`: not a whole number of milliseconds, or too many; the log keeps it in a table.
pub(super) const EXACT_ELSEWHERE: i32 = i32::MIN;

const NO_MOTION: u16 = u16::MAX;
const FAR_MOTION: u16 = u16::MAX - 1;

/// A fact about a track after a row, or about the row itself.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Flag {
    /// The row was taken back by a later event and does not count.
    Retracted = 0x10,
    /// At least one hold is set.
    Held = 0x20,
    /// At least one alarm is raised.
    Alarmed = 0x40,
    /// The object has entered at least once.
    Entered = 0x80,
}

/// What a row tells. The order is the order in which events of one object at one instant count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Code {
    Enters,
    Retracted,
    Plan,
    Arrives,
    Unloaded,
    Observed,
    Status,
    HoldSet,
    HoldReleased,
    Measures,
    AlarmRaised,
    AlarmCleared,
    Loaded,
    Departs,
    Leaves,
}

impl Code {
    const ALL: [Code; 15] = {
        use Code::*;
        [
            Enters,
            Retracted,
            Plan,
            Arrives,
            Unloaded,
            Observed,
            Status,
            HoldSet,
            HoldReleased,
            Measures,
            AlarmRaised,
            AlarmCleared,
            Loaded,
            Departs,
            Leaves,
        ]
    };

    pub fn of(what: &What<'_>) -> Self {
        match what {
            What::Enters { .. } => Self::Enters,
            What::Departs { .. } => Self::Departs,
            What::Arrives { .. } => Self::Arrives,
            What::Observed { .. } => Self::Observed,
            What::Loaded { .. } => Self::Loaded,
            What::Unloaded { .. } => Self::Unloaded,
            What::Status { .. } => Self::Status,
            What::HoldSet { .. } => Self::HoldSet,
            What::HoldReleased { .. } => Self::HoldReleased,
            What::Leaves { .. } => Self::Leaves,
            What::Plan { .. } => Self::Plan,
            What::Measures { .. } => Self::Measures,
            What::AlarmRaised { .. } => Self::AlarmRaised,
            What::AlarmCleared { .. } => Self::AlarmCleared,
            What::Retracted { .. } => Self::Retracted,
        }
    }

    /// Whether the row says where the object is.
    pub const fn is_motion(self) -> bool {
        use Code::*;
        matches!(self, Enters | Arrives | Unloaded | Observed | Loaded | Departs | Leaves)
    }
}

impl Row {
    pub fn new(time: EventTime, code: Code, hash: u64, a: u32, b: u32) -> Self {
        Self {
            time: time.nanos(),
            hash,
            lateness_ms: 0,
            line: 0,
            a,
            b,
            motion_back: NO_MOTION,
            origin: 0,
            head: code as u8,
            status: 0,
        }
    }

    pub fn code(&self) -> Code {
        Code::ALL[usize::from(self.head & 0x0f).min(Code::ALL.len() - 1)]
    }

    pub fn event_time(&self) -> EventTime {
        EventTime::from_nanos(self.time)
    }

    pub const fn has(&self, flag: Flag) -> bool {
        self.head & flag as u8 != 0
    }

    pub fn set(&mut self, flag: Flag, on: bool) {
        if on {
            self.head |= flag as u8;
        } else {
            self.head &= !(flag as u8);
        }
    }

    /// The order in which the rows of a track stand and count, whatever the order of arrival.
    pub fn key(&self) -> (i64, Code, u64) {
        (self.time, self.code(), self.hash)
    }

    pub fn last_status(&self) -> Option<StatusCode> {
        StatusCode::from_number(self.status)
    }
}

/// Folds `rows[from..]` anew: each row takes over what the one before it had come to.
pub(super) fn refold(rows: &mut [Row], from: usize) {
    for at in from..rows.len() {
        let before = at.checked_sub(1).map(|before| rows[before]);
        let mut row = rows[at];
        let live = !row.has(Flag::Retracted);
        let code = row.code();
        row.motion_back = match before {
            _ if live && code.is_motion() => 0,
            Some(Row { motion_back: NO_MOTION, .. }) | None => NO_MOTION,
            Some(Row { motion_back, .. }) => motion_back.saturating_add(1).min(FAR_MOTION),
        };
        row.status = if live && code == Code::Status { row.a as u8 } else { before.map_or(0, |row| row.status) };
        let entered = before.is_some_and(|row| row.has(Flag::Entered)) || (live && code == Code::Enters);
        row.set(Flag::Entered, entered);
        let held = match code {
            Code::HoldSet if live => true,
            Code::HoldReleased if live => open(&rows[..at], Some(row.a), Code::HoldSet, Code::HoldReleased),
            _ => before.is_some_and(|row| row.has(Flag::Held)),
        };
        row.set(Flag::Held, held);
        let alarmed = match code {
            Code::AlarmRaised if live => true,
            Code::AlarmCleared if live => open(&rows[..at], Some(row.a), Code::AlarmRaised, Code::AlarmCleared),
            _ => before.is_some_and(|row| row.has(Flag::Alarmed)),
        };
        row.set(Flag::Alarmed, alarmed);
        rows[at] = row;
    }
}

/// Whether a hold or alarm other than `closing` is open after `rows`.
fn open(rows: &[Row], closing: Option<u32>, opens: Code, closes: Code) -> bool {
    !open_names(rows.iter().filter(|row| !row.has(Flag::Retracted)), closing, opens, closes).is_empty()
}

/// The names of the holds or alarms that are open after `rows`, but for `closing`.
pub(super) fn open_names<'a>(
    rows: impl Iterator<Item = &'a Row>,
    closing: Option<u32>,
    opens: Code,
    closes: Code,
) -> Vec<u32> {
    let mut names = Vec::new();
    for row in rows {
        if row.code() == opens && !names.contains(&row.a) {
            names.push(row.a);
        } else if row.code() == closes {
            names.retain(|name| *name != row.a);
        }
    }
    names.retain(|name| Some(*name) != closing);
    names
}

/// The last live row of motion at or before `rows[at]`.
pub(super) fn motion_row(rows: &[Row], at: usize) -> Option<usize> {
    match rows.get(at)?.motion_back {
        NO_MOTION => None,
        FAR_MOTION => (0..at).rev().find(|before| rows[*before].motion_back == 0),
        back => at.checked_sub(usize::from(back)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_forty_bytes() {
        assert_eq!(size_of::<Row>(), 40);
    }

    #[test]
    fn the_last_motion_is_found_from_afar() {
        let row = |time, code| Row::new(EventTime::from_nanos(time), code, time as u64, 1, NONE);
        let mut rows = vec![row(0, Code::Arrives)];
        rows.extend((1..70_000).map(|time| row(time, Code::Plan)));
        refold(&mut rows, 0);
        assert_eq!(motion_row(&rows, 69_999), Some(0));
        assert_eq!(motion_row(&rows, 10), Some(0));
    }
}
