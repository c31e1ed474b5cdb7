//! A file that grows.

use std::{
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::Path,
    thread,
    time::Duration,
};

use super::{
    Link, State,
    retry::Retry,
    streams::{Over, finish, lines},
};

/// Reads a file and goes on as it grows; when it is cut off or another takes its name, begins with the new one.
pub fn run(path: &Path, link: &Link) {
    let mut retry = Retry::new(link.number);
    while !link.is_stopped() {
        match File::open(path) {
            Ok(file) => {
                link.set(State::Live, None);
                retry.reset();
                match lines(Growing::new(path, file, link), link) {
                    Over::Unwanted => return,
                    // Another file has the name now.
                    Over::End => continue,
                    over @ Over::Broken(_) => finish(link, over),
                }
            }
            Err(error) => link.set(State::Lost, Some(error.to_string())),
        }
        retry.wait(link);
    }
}

/// A file that has no end until another takes its name.
struct Growing<'a> {
    path: &'a Path,
    file: File,
    at: u64,
    link: &'a Link,
    /// Another file has the name; what this one still holds is read first.
    is_old: bool,
    /// What was read last, to be known again: a file may be cut off and be longer than before when it is looked at next.
    last: Vec<u8>,
    /// Whether it waited for more since.
    has_waited: bool,
}

/// So much of what was read last is kept.
const LAST: usize = 512;

impl<'a> Growing<'a> {
    const fn new(path: &'a Path, file: File, link: &'a Link) -> Self {
        Self { path, file, at: 0, link, is_old: false, last: Vec::new(), has_waited: false }
    }

    /// Whether what was read is no longer in it.
    fn is_cut(&mut self) -> io::Result<bool> {
        if self.file.metadata()?.len() < self.at {
            return Ok(true);
        }
        let mut there = vec![0; self.last.len()];
        self.file.seek(SeekFrom::Start(self.at - self.last.len() as u64))?;
        match self.file.read_exact(&mut there) {
            Ok(()) => Ok(there != self.last),
            // It was cut off in this moment.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(true),
            Err(error) => Err(error),
        }
    }
}

impl Read for Growing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if std::mem::take(&mut self.has_waited) && self.is_cut()? {
            // What is in it now is new.
            self.file.seek(SeekFrom::Start(0))?;
            self.at = 0;
            let was_in_line = self.last.last().is_some_and(|byte| *byte != b'\n');
            self.last.clear();
            if was_in_line && let Some(first) = buffer.first_mut() {
                // The line that was being written when it was cut off is none of the new ones.
                *first = b'\n';
                return Ok(1);
            }
        }
        let count = self.file.read(buffer)?;
        if count > 0 {
            self.at += count as u64;
            self.last.extend_from_slice(&buffer[count.saturating_sub(LAST)..count]);
            let old = self.last.len().saturating_sub(LAST);
            self.last.drain(..old);
            return Ok(count);
        }
        if self.is_old || self.link.is_stopped() {
            return Ok(0);
        }
        self.is_old = is_replaced(self.path, &self.file);
        self.has_waited = !self.is_old;
        thread::sleep(Duration::from_millis(100));
        Err(io::Error::from(io::ErrorKind::WouldBlock))
    }
}

#[cfg(unix)]
fn is_replaced(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |found: fs::Metadata| (found.dev(), found.ino());
    match (fs::metadata(path), file.metadata()) {
        (Ok(named), Ok(open)) => identity(named) != identity(open),
        // While the name is gone, a new file may still come.
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_replaced(_: &Path, _: &File) -> bool {
    false
}
