//! How far a file has been read, for who waits for it; and the wish to stop.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
};

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

struct Counting<R> {
    input: R,
    progress: Progress,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.progress.is_cancelled() {
            return Err(io::Error::other("it was cancelled"));
        }
        let read = self.input.read(buffer)?;
        self.progress.0.done.fetch_add(read as u64, Relaxed);
        Ok(read)
    }
}
