//! Events that wait on the disk until they are wanted, in a file that nobody else sees and that is gone when it is closed.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Seek, Write},
};

use super::ndjson;
use crate::{hub::HubEvent, say};

/// An event and its line, from 1; zero where there are no lines.
pub type Told = (HubEvent<'static>, u64);

/// Takes events.
pub struct Spool {
    out: zstd::stream::write::Encoder<'static, BufWriter<File>>,
}

impl Spool {
    /// An empty one, in the folder for such files.
    pub fn new() -> io::Result<Self> {
        // The quickest level: what is read once more need not be as small as can be.
        Ok(Self { out: zstd::stream::write::Encoder::new(BufWriter::new(tempfile::tempfile()?), 1)? })
    }

    /// Takes an event with its line.
    pub fn push(&mut self, event: &HubEvent<'_>, line: u64) -> io::Result<()> {
        write!(self.out, "{line}\t")?;
        ndjson::write_event(&mut self.out, event)
    }

    /// Takes no more: until it is read it needs no memory.
    pub fn seal(self) -> io::Result<Sealed> {
        let mut file = self.out.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(Sealed(file))
    }

    /// Gives all of it back, in the order in which it came.
    pub fn read(self) -> io::Result<impl Iterator<Item = io::Result<Told>>> {
        self.seal()?.read()
    }
}

/// Events on the disk, all that there are.
pub struct Sealed(File);

impl Sealed {
    /// Gives all of it back, in the order in which it came.
    pub fn read(self) -> io::Result<impl Iterator<Item = io::Result<Told>>> {
        let mut input = BufReader::new(zstd::stream::read::Decoder::new(self.0)?);
        let mut text = Vec::new();
        Ok(std::iter::from_fn(move || {
            text.clear();
            match input.read_until(b'\n', &mut text) {
                Ok(0) => None,
                Ok(_) => Some(parse(&text).ok_or_else(|| io::Error::other(say!("feed-changed")))),
                Err(error) => Some(Err(error)),
            }
        }))
    }
}

fn parse(text: &[u8]) -> Option<Told> {
    let (line, event) = text.split_at_checked(memchr::memchr(b'\t', text)?)?;
    let line = std::str::from_utf8(line).ok()?.parse().ok()?;
    Some((ndjson::one(event.get(1..)?).ok()??, line))
}
