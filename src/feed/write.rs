//! Events to files: every format that can be written, told by the end of the name.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use super::{
    epcis,
    flat::{self, Flat, TEXTS},
    live, mcap,
    ndjson::{self, Header},
    ocel, parquet,
    sink::Sink,
};
use crate::{
    hub::{HubEvent, Issue, Issues, Place},
    say,
};

/// A format that can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Our own events, one a line.
    Ndjson(Packing),
    /// A table, with that sign between its columns.
    Table(u8, Packing),
    /// Apache Parquet.
    Parquet,
    /// GS1 EPCIS 2.0 in JSON-LD.
    Epcis(Packing),
    /// OCEL 2.0 in JSON.
    OcelJson(Packing),
    /// OCEL 2.0 in XML.
    OcelXml(Packing),
    /// OCEL 2.0 in SQLite.
    OcelSqlite,
    /// A recording for robotics viewers.
    Mcap,
}

/// Whether a stream is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// It is not.
    Plain,
    /// With gzip.
    Gzip,
    /// With Zstandard.
    Zstd,
}

/// Something that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The name tells no format.
    #[error("{}", say!("feed-no-ending", endings = say!("feed-endings"), path = path.display().to_string()))]
    Unknown {
        /// The name.
        path: PathBuf,
    },
    /// The file cannot be written.
    #[error(
        "{}",
        say!("feed-unwritten", path = path.display().to_string(), source = source.to_string(), remedy = remedy(source))
    )]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// What to do where a file cannot be written.
fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => say!("feed-name-a-folder"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => say!("feed-name-a-writable"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => say!("feed-make-room"),
        io::ErrorKind::IsADirectory => say!("feed-is-folder"),
        _ => "",
    }
}

impl Output {
    /// The format that a name tells.
    pub fn of(path: &Path) -> Result<Self, WriteError> {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let (name, packing) = match (name.strip_suffix(".gz"), name.strip_suffix(".zst")) {
            (Some(name), _) => (name, Packing::Gzip),
            (_, Some(name)) => (name, Packing::Zstd),
            _ => (name.as_str(), Packing::Plain),
        };
        let is_plain = packing == Packing::Plain;
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        Ok(match ending {
            // A share file is small, and one of ours all the same.
            Some("hubscope") if is_plain => Self::Ndjson(Packing::Zstd),
            Some("ndjson" | "jsonl") => Self::Ndjson(packing),
            Some("csv") => Self::Table(b',', packing),
            Some("tsv") => Self::Table(b'\t', packing),
            Some("jsonld") => Self::Epcis(packing),
            Some("jsonocel") => Self::OcelJson(packing),
            Some("xmlocel") => Self::OcelXml(packing),
            Some("parquet") if is_plain => Self::Parquet,
            Some("sqlite") if is_plain => Self::OcelSqlite,
            Some("mcap") if is_plain => Self::Mcap,
            _ => return Err(WriteError::Unknown { path: path.to_owned() }),
        })
    }
}

/// What a format could not carry: which kind of event or field, and how often.
pub type Loss = BTreeMap<&'static str, u64>;

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    /// How many events were taken.
    pub events: u64,
    /// What the format could not carry, and how often.
    pub loss: Loss,
    /// What was odd about what was read.
    pub issues: Issues,
}

/// A file that is being written; it is there under its name only when it is whole.
pub struct Writer {
    path: PathBuf,
    part: PathBuf,
    kind: Kind,
    written: Written,
    failure: Option<io::Error>,
}

type Stream = BufWriter<Box<dyn Write + Send>>;

enum Kind {
    Ndjson(Stream),
    Table(Box<csv::Writer<Stream>>),
    Parquet(Box<parquet::Writer<BufWriter<File>>>),
    Epcis(epcis::Writer<Stream>),
    Mcap(Box<mcap::Writer<BufWriter<File>>>),
    Ocel(Output, Box<ocel::Writer>),
    /// It is ended.
    None,
}

fn stream(path: &Path, packing: Packing) -> io::Result<Stream> {
    let file = File::create(path)?;
    Ok(BufWriter::new(match packing {
        Packing::Plain => Box::new(file),
        Packing::Gzip => Box::new(flate2::write::GzEncoder::new(file, flate2::Compression::default())),
        Packing::Zstd => Box::new(zstd::stream::write::Encoder::new(file, 3)?.auto_finish()),
    }))
}

impl Writer {
    /// What a file is called until all of it is written.
    pub fn part_of(path: &Path) -> PathBuf {
        let mut part = OsString::from(path);
        part.push(".part");
        PathBuf::from(part)
    }

    /// What may lie there of an unfinished file: itself, and what a database keeps beside it until it is whole.
    pub fn left_of(part: &Path) -> [PathBuf; 2] {
        let mut journal = OsString::from(part);
        journal.push("-journal");
        [part.to_owned(), PathBuf::from(journal)]
    }

    /// Begins a file, over one of that name.
    pub fn begin(path: &Path, header: &Header) -> Result<Self, WriteError> {
        let output = Output::of(path)?;
        let part = Self::part_of(path);
        let failed = |source| WriteError::Write { path: path.to_owned(), source };
        let kind = Self::kind(output, &part, header).map_err(failed)?;
        let mut written = Written::default();
        // Others have no place for it; who reads them again takes the clock of the hub, and knows no name of it.
        let has_place = matches!(output, Output::Ndjson(_) | Output::Parquet);
        for (what, told, usual) in [
            (say!("feed-loss-zone"), &header.time_zone, Some(super::ZONE)),
            (say!("feed-loss-site"), &header.site, None),
        ] {
            if !has_place && !told.is_empty() && Some(told.as_str()) != usual {
                written.loss.insert(what, 1);
            }
        }
        Ok(Self { path: path.to_owned(), part, kind, written, failure: None })
    }

    fn kind(output: Output, part: &Path, header: &Header) -> io::Result<Kind> {
        Ok(match output {
            Output::Ndjson(packing) => {
                let mut out = stream(part, packing)?;
                ndjson::write_header(&mut out, header)?;
                Kind::Ndjson(out)
            }
            Output::Table(delimiter, packing) => {
                let mut out = csv::WriterBuilder::new().delimiter(delimiter).from_writer(stream(part, packing)?);
                let names = [flat::TIME, flat::RECORDED, flat::PLANNED, flat::VALUE].into_iter();
                out.write_record(names.chain(TEXTS.iter().map(|text| text.name()))).map_err(io::Error::other)?;
                Kind::Table(Box::new(out))
            }
            Output::Parquet => {
                let out = BufWriter::new(File::create(part)?);
                Kind::Parquet(Box::new(parquet::Writer::new(out, header).map_err(io::Error::other)?))
            }
            Output::Epcis(packing) => Kind::Epcis(epcis::Writer::new(stream(part, packing)?, live::now())?),
            Output::Mcap => {
                Kind::Mcap(Box::new(mcap::Writer::new(BufWriter::new(File::create(part)?)).map_err(mcap::failed)?))
            }
            Output::OcelJson(_) | Output::OcelXml(_) | Output::OcelSqlite => {
                // That it can be written is to be known before an hour is spent.
                File::create(part)?;
                Kind::Ocel(output, Box::new(ocel::Writer::new()?))
            }
        })
    }

    fn push(&mut self, event: &HubEvent<'_>) -> io::Result<()> {
        match &mut self.kind {
            Kind::Ndjson(out) => ndjson::write_event(out, event),
            Kind::Table(out) => {
                let row = Flat::of(event);
                let time = |time: Option<crate::hub::EventTime>| time.map(|time| time.to_string()).unwrap_or_default();
                let value = row.value.map(|value| value.to_string()).unwrap_or_default();
                let head = [time(Some(row.time)), time(row.recorded), time(row.planned), value];
                let texts = TEXTS.iter().map(|text| row.text(*text).unwrap_or_default());
                out.write_record(head.iter().map(String::as_str).chain(texts)).map_err(io::Error::other)
            }
            Kind::Parquet(out) => out.push(event).map_err(io::Error::other),
            Kind::Epcis(out) => out.push(event),
            Kind::Mcap(out) => out.push(event).map_err(mcap::failed),
            Kind::Ocel(_, out) => out.push(event),
            Kind::None => Ok(()),
        }
    }

    /// Whether no event was taken.
    pub fn is_empty(&self) -> bool {
        self.written.events == 0
    }

    /// What was odd first about what was read.
    pub fn first_issue(&self) -> Option<String> {
        self.written.issues.kept().first().map(ToString::to_string)
    }

    /// Writes an event. What goes wrong is told when the file is ended.
    pub fn push_event(&mut self, event: &HubEvent<'_>) {
        self.event(event, Place::default());
    }

    /// Ends the file and gives it its name.
    pub fn finish(mut self) -> Result<Written, WriteError> {
        let path = self.path.clone();
        let failed = |source| WriteError::Write { path, source };
        let kind = std::mem::replace(&mut self.kind, Kind::None);
        let done = match self.failure.take() {
            Some(error) => Err(error),
            None => end(kind, &self.part).and_then(|()| fs::rename(&self.part, &self.path)),
        };
        done.map_err(failed)?;
        Ok(std::mem::take(&mut self.written))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // What was not ended is nothing that anybody wants; when it has its name, there is no part any more.
        for left in Self::left_of(&self.part) {
            let _ = fs::remove_file(left);
        }
    }
}

fn flushed(stream: Stream) -> io::Result<()> {
    // The last block of a packed stream is written when it is dropped.
    stream.into_inner().map_err(io::IntoInnerError::into_error)?.flush()
}

fn end(kind: Kind, part: &Path) -> io::Result<()> {
    match kind {
        Kind::Ndjson(out) => flushed(out),
        Kind::Table(out) => flushed(out.into_inner().map_err(|error| io::Error::other(error.to_string()))?),
        Kind::Parquet(out) => out.finish().map_err(io::Error::other)?.flush(),
        Kind::Epcis(out) => flushed(out.finish()?),
        Kind::Mcap(out) => out.finish().map_err(mcap::failed)?.flush(),
        Kind::Ocel(output, events) => match output {
            Output::OcelJson(packing) => {
                let mut out = stream(part, packing)?;
                events.json(&mut out)?;
                flushed(out)
            }
            Output::OcelXml(packing) => {
                let mut out = stream(part, packing)?;
                events.xml(&mut out)?;
                flushed(out)
            }
            _ => {
                fs::remove_file(part)?;
                events.sqlite(part)
            }
        },
        Kind::None => Ok(()),
    }
}

impl Sink for Writer {
    fn file(&mut self, _name: &str) -> u32 {
        0
    }

    fn event(&mut self, event: &HubEvent<'_>, _place: Place) {
        if self.failure.is_none() {
            match self.push(event) {
                Ok(()) => self.written.events += 1,
                Err(error) => self.failure = Some(error),
            }
        }
    }

    fn title(&mut self, _place: &str, _title: &str) {
        *self.written.loss.entry(say!("feed-loss-places")).or_default() += 1;
    }

    fn issue(&mut self, issue: Issue) {
        self.written.issues.push(issue);
    }

    fn count(&self) -> usize {
        usize::try_from(self.written.events).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_name_tells_the_format() {
        let of = |name: &str| Output::of(Path::new(name)).ok();
        assert_eq!(of("a/B.NDJSON"), Some(Output::Ndjson(Packing::Plain)));
        assert_eq!(of("day.csv.gz"), Some(Output::Table(b',', Packing::Gzip)));
        assert_eq!(of("day.jsonld.zst"), Some(Output::Epcis(Packing::Zstd)));
        assert_eq!(
            (of("day.parquet"), of("day.parquet.gz"), of("day.doc"), of("day")),
            (Some(Output::Parquet), None, None, None)
        );
    }

    #[test]
    fn what_is_not_ended_leaves_nothing() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("day.ndjson");
        let writer = Writer::begin(&path, &Header::new("LGG", "Europe/Brussels")).expect("begun");
        assert!(folder.path().join("day.ndjson.part").exists() && !path.exists());
        drop(writer);
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
        let refused =
            Writer::begin(Path::new("/nowhere/day.csv"), &Header::new("", "")).err().expect("refused").to_string();
        assert!(refused.contains("/nowhere/day.csv") && refused.ends_with("name a folder that is there"), "{refused}");
    }
}
