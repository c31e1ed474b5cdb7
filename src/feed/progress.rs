//! How far a file has been read, for who waits for it; and the wish to stop.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
};

use crate::say;

/// How far the opening of files has come. Clones speak of the same work.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    done: AtomicU64,
    total: AtomicU64,
    is_cancelled: AtomicBool,
}

impl Progress {
    /// Bytes read so far.
    pub fn done(&self) -> u64 {
        self.0.done.load(Relaxed)
    }

    /// Bytes there are to read; zero while that is not known.
    pub fn total(&self) -> u64 {
        self.0.total.load(Relaxed)
    }

    /// The part that is read, from 0 to 1; `None` while it is not known of how much.
    pub fn fraction(&self) -> Option<f32> {
        let total = self.total();
        (total > 0).then(|| (self.done() as f64 / total as f64).min(1.0) as f32)
    }

    /// Whether all is read and only the index is still to be made.
    pub fn is_read(&self) -> bool {
        self.total() > 0 && self.done() >= self.total()
    }

    /// Asks the work to stop; it ends with an error.
    pub fn cancel(&self) {
        self.0.is_cancelled.store(true, Relaxed);
    }

    /// Whether the work was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled.load(Relaxed)
    }

    pub(super) fn announce(&self, bytes: u64) {
        self.0.total.fetch_add(bytes, Relaxed);
    }

    /// So many bytes were read in another way.
    pub(super) fn advance(&self, bytes: u64) {
        self.0.done.fetch_add(bytes, Relaxed);
    }

    /// Counts what is read from `input`, and fails when it was asked to stop.
    pub(super) fn counting<R: Read>(&self, input: R) -> impl Read + use<R> {
        Counting { input, progress: self.clone() }
    }
}

/// How many bytes of a file that is not read from its beginning to its end were read, by how much of its content was.
pub(super) struct Pace {
    bytes: u64,
    total: u64,
    done: u64,
    told: u64,
}

impl Pace {
    /// Of a file of so many bytes with so many rows.
    pub fn of(bytes: u64, total: u64) -> Self {
        Self { bytes, total: total.max(1), done: 0, told: 0 }
    }

    /// How many rows were read.
    pub fn rows(&self) -> u64 {
        self.done
    }

    /// So many more rows were read; gives how many bytes that is.
    pub fn after(&mut self, rows: u64) -> u64 {
        self.done = (self.done + rows).min(self.total);
        let now = u128::from(self.bytes) * u128::from(self.done) / u128::from(self.total);
        let now = u64::try_from(now).unwrap_or(self.bytes);
        let more = now - self.told;
        self.told = now;
        more
    }
}

struct Counting<R> {
    input: R,
    progress: Progress,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.progress.is_cancelled() {
            return Err(io::Error::other(say!("feed-cancelled")));
        }
        let read = self.input.read(buffer)?;
        self.progress.0.done.fetch_add(read as u64, Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_as_the_bytes_that_they_are() {
        let mut pace = Pace::of(1_000, 3);
        assert_eq!([1, 1, 1, 1].map(|rows| pace.after(rows)), [333, 333, 334, 0]);
        assert_eq!(Pace::of(7, 0).after(0), 0);
    }
}
