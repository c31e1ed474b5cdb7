//! Opening what a user names: a file or a folder, told by content and not by name.

use std::{
    cell::OnceCell,
    fs::{self, File},
    io::{self, BufRead, Read},
    path::{Path, PathBuf},
};

use super::{
    beside::columns_beside,
    cargo_imp, cargo_xml, encoding, epcis,
    format::{self, Format},
    glimpse::Glimpsing,
    guarded::guarded,
    mcap, ndjson,
    ndjson::Header,
    ocel, one_record, parquet,
    process::ZONE,
    progress::Progress,
    sink::{FormatError, Gathered, Reading, Sink, remedy_of},
    table::{self, Mapping, MappingError, Preview},
    tracks, unpack, weather, xes,
};
use crate::{
    hub::{EventLog, EventTime, Issue, IssueKind, IssuePlace, LogBuilder},
    language::of_file,
    say,
};

/// A log and what its files say of themselves.
#[derive(Debug)]
pub struct Opened {
    /// The events.
    pub log: EventLog,
    /// The header of the first file that has one.
    pub header: Option<Header>,
    /// The files that were read, each with its format.
    pub files: Files,
    /// Why files were left out, of several that were named or lie in a folder.
    pub refused: Vec<OpenError>,
}

/// What became of the files that were named.
pub(crate) struct FilesRead {
    pub files: Files,
    /// The first header.
    pub header: Option<Header>,
    pub refused: Vec<OpenError>,
}

/// Files with their formats.
type Files = Vec<(PathBuf, Format)>;

/// What a user named cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file, or it may not be read.
    #[error(
        "{}",
        say!("feed-unread", path = path.display().to_string(), source = of_file(source), remedy = remedy_of(source))
    )]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder holds nothing that could be a log.
    #[error("{}", say!("feed-no-logs", path = path.display().to_string()))]
    NoLogs {
        /// The folder.
        path: PathBuf,
    },
    /// A file has no byte.
    #[error("{}", say!("feed-empty", path = path.display().to_string()))]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The work was asked to stop.
    #[error("{}", say!("feed-opening-cancelled", path = path.display().to_string()))]
    Cancelled {
        /// The file or folder.
        path: PathBuf,
    },
    /// A file that looks like a format and is broken, or holds something else.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: FormatError,
    },
    /// The mapping beside a table is none.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    Columns {
        /// The mapping.
        path: PathBuf,
        /// What is wrong with it.
        source: MappingError,
    },
    /// A file that is no log.
    #[error("{}", say!("feed-no-log", found = found, path = path.display().to_string()))]
    NotALog {
        /// The file.
        path: PathBuf,
        /// What it looks like.
        found: String,
    },
}

impl OpenError {
    /// The file or folder that it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Read { path, .. }
            | Self::NoLogs { path }
            | Self::Empty { path }
            | Self::Cancelled { path }
            | Self::Format { path, .. }
            | Self::Columns { path, .. }
            | Self::NotALog { path, .. } => path,
        }
    }
}

/// How the names of files end that lie in folders of logs and are none.
const BESIDE: [&str; 9] = [".ron", ".part", ".lock", ".log", ".md", ".html", ".png", ".zip", ".pdf"];

/// How files are read that do not say enough of themselves.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// How the columns of tables are read; left out, that is guessed.
    pub mapping: Option<Mapping>,
    /// The time zone whose clock times in tables are taken for that tell no offset, where that is guessed; left out, that of the hub.
    pub zone: Option<String>,
}

/// Opens a log: a file, or all logs of a folder merged by time. `progress` tells how far it has come, and stops it.
pub fn open(path: &Path, progress: &Progress) -> Result<Opened, OpenError> {
    Reader::default().open(&[path], progress)
}

/// Reads a log that lies in memory, such as the bundled day.
pub fn open_bytes(name: &str, bytes: &[u8]) -> Result<Opened, OpenError> {
    let mut log = LogBuilder::new();
    let path = Path::new(name);
    let around = Around::default();
    let (format, header) =
        Reader::default().read_stream((path, name), bytes, &around, &Progress::default(), &mut log)?;
    let (log, files) = (part(log.finish(), header.as_ref()), vec![(path.into(), format)]);
    Ok(Opened { log, header, files, refused: Vec::new() })
}

/// The events of a file, or of all logs of a folder, in the order of time, with their names and with those that are taken back,
/// and the first header.
pub fn gather(path: &Path, progress: &Progress) -> Result<(Gathered, Option<Header>), OpenError> {
    let mut all = Gathered::default();
    let read = Reader::default().read(&[path], progress, &mut all)?;
    all.events.sort_by_key(|event| event.time);
    Ok((all, read.header))
}

/// The same of a log that lies in memory.
pub fn gather_bytes(name: &str, bytes: &[u8]) -> Result<(Gathered, Option<Header>), OpenError> {
    let mut all = Gathered::default();
    let (reader, around) = (Reader::default(), Around::default());
    let (_, header) = reader.read_stream((Path::new(name), name), bytes, &around, &Progress::default(), &mut all)?;
    all.events.sort_by_key(|event| event.time);
    Ok((all, header))
}

/// The files that a name stands for: itself, or the logs of a folder.
pub fn files_of(path: &Path) -> Result<Vec<PathBuf>, OpenError> {
    // What other programs call standard input, unless there is such a file.
    let path = if path == Path::new("-") && !path.exists() { Path::new("/dev/stdin") } else { path };
    let failed = |source| OpenError::Read { path: path.to_path_buf(), source };
    let is_folder = fs::metadata(path).map_err(failed)?.is_dir();
    if is_folder { logs_of(path) } else { Ok(vec![path.to_path_buf()]) }
}

/// What a log says of itself, without reading it; of a folder, what its first file says.
pub fn header_of(path: &Path) -> Option<Header> {
    let file = files_of(path).ok()?.into_iter().next()?;
    // What a pipe said is gone.
    if is_pipe(&file) {
        return None;
    }
    let mut start = [0; 4];
    File::open(&file).ok()?.read_exact(&mut start).ok()?;
    if start == *b"PAR1" {
        return parquet::header_of(&File::open(&file).ok()?);
    }
    header_in(File::open(&file).ok()?)
}

/// Whether it can be read once only, from the beginning to the end.
pub fn is_pipe(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir())
}

/// What a log of ours says of itself in its first line.
pub fn header_in(input: impl Read + Send) -> Option<Header> {
    let mut line = String::new();
    unpack::unpack(input).ok()?.take(format::GLANCE as u64).read_line(&mut line).ok()?;
    serde_json::from_str(&line).ok()
}

impl Reader {
    /// Opens logs, merged by time: files, or all logs of a folder.
    pub fn open(&self, paths: &[&Path], progress: &Progress) -> Result<Opened, OpenError> {
        let mut log = LogBuilder::new();
        let FilesRead { files, header, refused } = self.read(paths, progress, &mut log)?;
        Ok(Opened { log: part(log.finish(), header.as_ref()), header, files, refused })
    }

    /// The same; of what takes longer, `glimpse` is given the beginning as soon as there is something to see, once.
    pub fn open_glimpsed(
        &self,
        paths: &[&Path],
        progress: &Progress,
        glimpse: &mut dyn FnMut(Opened),
    ) -> Result<Opened, OpenError> {
        let header = paths.first().and_then(|path| header_of(path));
        let mut give = |log: EventLog| {
            glimpse(Opened { log, header: header.clone(), files: Vec::new(), refused: Vec::new() });
        };
        let mut log = Glimpsing::new(&mut give);
        let FilesRead { files, header, refused } = self.read(paths, progress, &mut log)?;
        Ok(Opened { log: part(log.finish(), header.as_ref()), header, files, refused })
    }

    fn zone(&self) -> &str {
        self.zone.as_deref().unwrap_or(ZONE)
    }

    /// Reads a log that lies in memory into `sink`.
    pub(crate) fn read_bytes(&self, name: &str, bytes: &[u8], sink: &mut dyn Sink) -> Result<(), OpenError> {
        self.read_stream((Path::new(name), name), bytes, &Around::default(), &Progress::default(), sink).map(drop)
    }

    /// Reads logs into `sink`, file by file.
    pub(crate) fn read(
        &self,
        paths: &[&Path],
        progress: &Progress,
        sink: &mut dyn Sink,
    ) -> Result<FilesRead, OpenError> {
        let mut files = Vec::new();
        for path in paths {
            files.extend(files_of(path)?);
        }
        for file in &files {
            progress.announce(fs::metadata(file).map_or(0, |file| file.len()));
        }
        let (mut read, mut header, mut refused) = (Vec::new(), None, Vec::new());
        let around = Around { files: &files, one_record: OnceCell::new() };
        for file in &files {
            let found = self.read_file(file, &around, progress, sink);
            if progress.is_cancelled() {
                return Err(OpenError::Cancelled { path: file.clone() });
            }
            match found {
                Ok((format, found)) => {
                    header = header.or(found);
                    read.push((file.clone(), format));
                }
                Err(error) => refused.push(error),
            }
        }
        // Of several files one that is none of ours stops nothing; it is told of.
        if read.is_empty()
            && let Some(first) = refused.pop()
        {
            return Err(first);
        }
        for error in &refused {
            let brief = error.to_string().replace('\n', "; ");
            let hint = say!("feed-others-read").to_owned();
            sink.issue(Issue { kind: IssueKind::Unreadable, brief, hint, place: None });
        }
        Ok(FilesRead { files: read, header, refused })
    }

    fn read_file(
        &self,
        path: &Path,
        around: &Around<'_>,
        progress: &Progress,
        sink: &mut dyn Sink,
    ) -> Result<(Format, Option<Header>), OpenError> {
        let failed = |source| OpenError::Read { path: path.into(), source };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if self.mapping.is_none()
            && let Some(mapping) = mapping_beside(path)?
        {
            let mapped = Self { mapping: Some(mapping), zone: self.zone.clone() };
            return mapped.read_file(path, around, progress, sink);
        }
        let mut start = Vec::new();
        let file = File::open(path).map_err(failed)?;
        (&file).take(16).read_to_end(&mut start).map_err(failed)?;
        let format = match format::sniff(&start) {
            Ok(format @ (Format::Parquet | Format::OcelSqlite)) => format,
            _ => {
                let whole = io::Cursor::new(start).chain(file);
                return self.read_stream((path, &name), progress.counting(whole), around, progress, sink);
            }
        };
        // These are read here and there, not from the beginning to the end: what comes through a pipe waits on the disk.
        let mut kept = None;
        if is_pipe(path) {
            let mut all = tempfile::NamedTempFile::new().map_err(failed)?;
            io::copy(&mut io::Cursor::new(start).chain(file), &mut all).map_err(failed)?;
            kept = Some(all);
        }
        let at = kept.as_ref().map_or(path, |kept| kept.path());
        let file = File::open(at).map_err(failed)?;
        let (before, size) = (progress.done(), fs::metadata(path).map_or(0, |file| file.len()));
        let mut reading = Reading::new(&name, sink).watched(progress).on_clock(self.zone());
        let done = match format {
            Format::Parquet => guarded("Parquet", || parquet::read(file, self.mapping.as_ref(), &mut reading)),
            _ => guarded("OCEL 2.0 SQLite", || ocel::read_sqlite(at, &mut reading).map(|()| None)),
        };
        // What was not asked for was passed over.
        progress.advance(size.saturating_sub(progress.done() - before));
        let header = done.map_err(|source| OpenError::Format { path: path.into(), source })?;
        Ok((format, header))
    }

    fn read_stream(
        &self,
        (path, name): (&Path, &str),
        input: impl Read + Send,
        around: &Around<'_>,
        progress: &Progress,
        sink: &mut dyn Sink,
    ) -> Result<(Format, Option<Header>), OpenError> {
        let failed = |source| OpenError::Read { path: path.into(), source };
        let mut input = encoding::decoded(unpack::unpack(input).map_err(failed)?).map_err(failed)?;
        let start = glance(&mut input).map_err(failed)?;
        if start.is_empty() {
            return Err(OpenError::Empty { path: path.into() });
        }
        let not_a_log = |found| OpenError::NotALog { path: path.into(), found };
        let format = format::sniff(&start).map_err(not_a_log)?;
        // Who says what its columns are says that it is a table.
        let mapped = self.mapping.as_ref().and_then(|_| format::as_table(format, &start));
        let format = mapped.unwrap_or(format);
        let input = io::Cursor::new(start).chain(input);
        if format == Format::Ndjson {
            let before = sink.count();
            let header = match ndjson::read(input, name, sink) {
                Ok(header) => header,
                // A packed file that was cut off holds what came before.
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && sink.count() > before => {
                    sink.issue(cut_off(name));
                    None
                }
                Err(error) => return Err(failed(error)),
            };
            if sink.count() == before && header.is_none() {
                return Err(not_a_log(say!("feed-no-event-line").into()));
            }
            return Ok((format, header));
        }
        let mut reading = Reading::new(name, sink).watched(progress).on_clock(self.zone());
        let header = self.read_format(format, input, around, &mut reading).map_err(|error| match error {
            Trouble::Read(source) => failed(source),
            Trouble::Format(source) => OpenError::Format { path: path.into(), source },
        })?;
        Ok((format, header))
    }

    fn read_format(
        &self,
        format: Format,
        input: impl BufRead,
        around: &Around<'_>,
        reading: &mut Reading<'_>,
    ) -> Result<Option<Header>, Trouble> {
        // What may be long is read as it comes; the rest is read as a whole.
        let mapping = self.mapping.as_ref();
        let done = match format {
            Format::Table => table::read(input, mapping, reading),
            Format::Records => table::records::read(input, mapping, reading),
            Format::EpcisJson => epcis::read(input, reading),
            Format::EpcisXml => epcis::read_xml(input, reading),
            Format::OcelJson => ocel::read_json(input, reading),
            Format::OldOcelJson => ocel::read_old(input, reading),
            Format::OcelXml => ocel::read_xml(input, reading),
            Format::Xes => xes::read(input, reading),
            Format::CargoXml => cargo_xml::read(input, reading),
            Format::Mcap => mcap::read(input, reading),
            Format::FloatingCars => tracks::floating_cars::read(input, reading),
            Format::Gpx => tracks::gpx::read(input, reading),
            Format::Adsb => tracks::adsb::read(input, reading),
            Format::BaseStation => tracks::adsb::read_lines(input, reading),
            Format::MetarText => weather::report::read(input, reading),
            Format::MetarXml => weather::metar::read_xml(input, reading),
            Format::OneRecord => one_record::read(&whole(input, reading)?, around.one_record(), reading),
            Format::CargoImp => cargo_imp::read(&whole(input, reading)?, reading),
            Format::Epw => weather::epw::read(&whole(input, reading)?, reading),
            Format::Metar => weather::metar::read(&whole(input, reading)?, reading),
            Format::Pvgis => weather::pvgis::read(&whole(input, reading)?, reading),
            Format::PvgisJson => weather::pvgis::read_json(&whole(input, reading)?, reading),
            Format::Parquet => {
                let bytes = whole(input, reading)?;
                // How far it is was told when it was unpacked.
                let progress = std::mem::take(&mut reading.progress);
                let all = guarded("Parquet", || parquet::read(bytes::Bytes::from(bytes), mapping, reading));
                reading.progress = progress;
                return all.map_err(Trouble::Format);
            }
            Format::OcelSqlite => unpacked_sqlite(input, reading),
            Format::Ndjson => Ok(()),
        };
        done.map(|()| None).map_err(Trouble::Format)
    }
}

/// The files that are read together.
#[derive(Default)]
struct Around<'a> {
    files: &'a [PathBuf],
    /// What is told of objects in those of ONE Record, once one of them is read.
    one_record: OnceCell<one_record::Others>,
}

impl Around<'_> {
    fn one_record(&self) -> &one_record::Others {
        self.one_record.get_or_init(|| {
            let mut all = one_record::Others::default();
            // A file alone has no others.
            for file in self.files.iter().filter(|_| self.files.len() > 1) {
                if let Some(document) = document_of(file, Format::OneRecord) {
                    all.take(&document);
                }
            }
            all
        })
    }
}

/// A document as a whole, if it is in that format and can be read; who reads it itself tells what is wrong with it.
fn document_of(path: &Path, wanted: Format) -> Option<Vec<u8>> {
    let mut input = encoding::decoded(unpack::unpack(File::open(path).ok()?).ok()?).ok()?;
    let mut document = glance(&mut input).ok()?;
    if format::sniff(&document) != Ok(wanted) {
        return None;
    }
    input.take(LARGEST_DOCUMENT).read_to_end(&mut document).ok()?;
    Some(document)
}

/// The beginning of a table of others, with what is guessed of its columns, on the clock of `zone` where times tell no offset;
/// `None` of other files, and where a mapping lies beside the table already.
pub fn preview(path: &Path, zone: &str) -> Option<Preview> {
    if fs::exists(columns_beside(path)).unwrap_or(false) || !path.is_file() {
        return None;
    }
    let mut start = [0; 4];
    File::open(path).ok()?.read_exact(&mut start).ok()?;
    let (headings, rows, delimiter) = if start == *b"PAR1" {
        let file = File::open(path).ok()?;
        let (headings, rows) = guarded("Parquet", || parquet::beginning(file)).ok()?;
        (headings, rows, None)
    } else {
        let plain = unpack::unpack(File::open(path).ok()?).ok()?;
        let start = glance(&mut encoding::decoded(plain).ok()?).ok()?;
        match format::sniff(&start) {
            Ok(Format::Table) => {
                let (headings, rows, delimiter) = table::beginning(&start)?;
                (headings, rows, Some(delimiter))
            }
            Ok(Format::Records) => {
                let (headings, rows) = table::records::beginning(&start);
                (headings, rows, None)
            }
            _ => return None,
        }
    };
    Preview::new(headings, rows, zone, delimiter)
}

/// Whether there is a log at all, at a glance and without reading all of it: fails where none of the files is there, or begins as a log
/// does. What is found out later only is not looked for.
pub fn look(paths: &[&Path]) -> Result<(), OpenError> {
    let files = paths.iter().map(|path| files_of(path)).collect::<Result<Vec<_>, _>>()?.concat();
    let mut wrong = None;
    for file in &files {
        match look_at(file) {
            Ok(()) => return Ok(()),
            Err(error) => wrong = wrong.or(Some(error)),
        }
    }
    wrong.map_or(Ok(()), Err)
}

/// The same of one file.
fn look_at(path: &Path) -> Result<(), OpenError> {
    let failed = |source| OpenError::Read { path: path.into(), source };
    // What came through a pipe would be gone; what the columns of a table are is asked when it is opened.
    if is_pipe(path) || preview(path, ZONE).is_some() {
        return Ok(());
    }
    let size = fs::metadata(path).map_err(failed)?.len();
    if size <= format::GLANCE as u64 {
        return Reader::default().read(&[path], &Progress::default(), &mut Gathered::default()).map(drop);
    }
    let unpacked = unpack::unpack(File::open(path).map_err(failed)?).map_err(failed)?;
    let mut start = glance(&mut encoding::decoded(unpacked).map_err(failed)?).map_err(failed)?;
    let not_a_log = |found| OpenError::NotALog { path: path.into(), found };
    if format::sniff(&start).map_err(not_a_log)? != Format::Ndjson {
        return Ok(());
    }
    // The last line may go on behind what was read.
    start.truncate(memchr::memrchr(b'\n', &start).map_or(start.len(), |end| end + 1));
    let name = path.to_string_lossy();
    let (around, progress) = (Around::default(), Progress::default());
    Reader::default().read_stream((path, &name), &start[..], &around, &progress, &mut Gathered::default()).map(drop)
}

/// The log, with since when all is told if it is a part of another.
fn part(mut log: EventLog, header: Option<&Header>) -> EventLog {
    let since = header.and_then(|header| header.share.as_ref()?.get("since")?.as_str());
    if let Some(since) = since.and_then(|since| EventTime::parse(since).ok()) {
        log.begin_at(since);
    }
    log
}

/// Why the columns of a foreign table are read as they are; nothing for other files, and where a mapping says so.
pub fn reasons(path: &Path, zone: &str) -> Vec<String> {
    preview(path, zone).and_then(|preview| preview.guess.ok()).map(|guess| guess.reasons).unwrap_or_default()
}

/// The mapping of a table, if somebody wrote one.
fn mapping_beside(path: &Path) -> Result<Option<Mapping>, OpenError> {
    let beside = columns_beside(path);
    let Ok(text) = fs::read_to_string(&beside) else { return Ok(None) };
    Mapping::parse(&text).map(Some).map_err(|source| OpenError::Columns { path: beside, source })
}

/// Reads a database that was packed: it is read here and there, so that it is unpacked to the disk first.
fn unpacked_sqlite(mut input: impl BufRead, reading: &mut Reading<'_>) -> Result<(), FormatError> {
    let mut file = tempfile::NamedTempFile::new().map_err(FormatError::disk)?;
    io::copy(&mut input, file.as_file_mut()).map_err(FormatError::Read)?;
    // How far it is was told when it was unpacked.
    let progress = std::mem::take(&mut reading.progress);
    let read = guarded("OCEL 2.0 SQLite", || ocel::read_sqlite(file.path(), reading));
    reading.progress = progress;
    read
}

fn cut_off(name: &str) -> Issue {
    let brief = say!("feed-packed-cut").to_owned();
    let hint = say!("feed-packed-cut-hint").to_owned();
    Issue { kind: IssueKind::Unreadable, brief, hint, place: Some(IssuePlace { file: name.to_owned(), line: 0 }) }
}

/// Why a stream could not be read.
enum Trouble {
    Read(io::Error),
    Format(FormatError),
}

/// A document of more bytes is not read at once into memory.
const LARGEST_DOCUMENT: u64 = 4 << 30;

fn whole(input: impl BufRead, reading: &mut Reading<'_>) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    match input.take(LARGEST_DOCUMENT + 1).read_to_end(&mut bytes) {
        // What was unpacked before it broke off is there.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && !bytes.is_empty() => {
            reading.sink.issue(cut_off(reading.name))
        }
        read => drop(read.map_err(Trouble::Read)?),
    }
    if bytes.len() as u64 > LARGEST_DOCUMENT {
        return Err(Trouble::Format(FormatError::content(say!("feed-document-size"), say!("feed-document-larger"))));
    }
    Ok(bytes)
}

/// The first bytes of a stream, taken out of it.
fn glance(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    match input.take(format::GLANCE as u64).read_to_end(&mut start) {
        // Of what was cut off the beginning is there; who reads on hears of the end.
        Err(error) if error.kind() != io::ErrorKind::UnexpectedEof || start.is_empty() => Err(error),
        _ => Ok(start),
    }
}

/// Folders in folders are looked into up to this depth, which no log that was laid down by day and hour has.
const DEEPEST: usize = 8;

/// The logs of a folder and of the folders in it, by their paths.
fn logs_of(folder: &Path) -> Result<Vec<PathBuf>, OpenError> {
    let mut files = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((within, depth)) = open.pop() {
        let failed = |source| OpenError::Read { path: within.clone(), source };
        for entry in fs::read_dir(&within).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().to_lowercase());
            if name.starts_with('.') || BESIDE.iter().any(|ending| name.ends_with(ending)) {
                continue;
            }
            // What is only linked to may lead back here.
            let is_folder = entry.file_type().map_err(failed)?.is_dir();
            if is_folder && depth < DEEPEST {
                open.push((path, depth + 1));
            } else if path.is_file() {
                files.push(path);
            }
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(OpenError::NoLogs { path: folder.into() });
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{HubEvent, Place};

    #[track_caller]
    fn check_refused(name: &str, content: &[u8], words: &str) {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join(name);
        fs::write(&path, content).expect("write");
        let error = open(&path, &Progress::default()).expect_err("refused").to_string();
        assert!(error.contains(words) && error.contains(name), "{error}");
    }

    #[test]
    fn what_is_no_log_is_refused_in_one_sentence() {
        check_refused("empty.ndjson", b"", "empty file");
        check_refused("a.png", b"\x89PNG\r\n", "PNG picture");
        check_refused("b.bin", b"ab\0cd", "binary file");
        check_refused("letter.txt", b"Dear all,\nthe ULD is late.\n", "no line that is an event");
        check_refused("cut.ndjson.zst", b"\x28\xb5\x2f\xfd\x04", "could not read");
        check_refused("cut.ndjson.gz", b"\x1f\x8b\x08\x00", "could not read");
        check_refused("broken.parquet", b"PAR1aaaaPAR1", "expected Parquet");
        check_refused("broken.sqlite", b"SQLite format 3\0aaaa", "expected OCEL 2.0 SQLite");
        check_refused("page.xml", b"<html></html>", "\"html\"");
        let missing = open(Path::new("/nowhere/day.ndjson"), &Progress::default()).expect_err("refused").to_string();
        assert!(missing.contains("could not read /nowhere/day.ndjson"), "{missing}");
        let folder = tempfile::tempdir().expect("folder");
        assert!(open(folder.path(), &Progress::default()).expect_err("refused").to_string().contains("found none"));
    }

    #[test]
    fn a_folder_is_read_with_the_folders_in_it() {
        let folder = tempfile::tempdir().expect("folder");
        let line = |object: &str| format!("{{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"{object}\",\"leaves\":{{}}}}\n");
        for (name, object) in
            [("b/1/hour.ndjson", "A"), ("b/2.ndjson", "B"), ("a.ndjson", "C"), (".trash/x.ndjson", "D")]
        {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, line(object)).expect("written");
        }
        let log = open(folder.path(), &Progress::default()).expect("opened").log;
        let mut names: Vec<&str> = log.objects().map(|object| log.object_name(object)).collect();
        names.sort_unstable();
        assert_eq!(names, ["A", "B", "C"]);
    }

    #[test]
    fn what_happens_to_an_object_of_another_file_happens_to_that() {
        let folder = tempfile::tempdir().expect("folder");
        let event = r#"{"@type":"LogisticsEvent","eventFor":{"@id":"https://x/S"},"eventCode":"RCF","eventDate":"2023-04-02T10:00:00Z","recordedAtLocation":{"@id":"https://x/loc"}}"#;
        let unit = r#"{"@context":{"@vocab":"https://onerecord.iata.org/ns/cargo#"},"@type":"ULD","@id":"https://x/S","uldTypeCode":"PMC","uldSerialNumber":"12345"}"#;
        let place = r#"{"@context":{"cargo":"https://onerecord.iata.org/ns/cargo#"},"@type":"cargo:Location","@id":"https://x/loc","locationCodes":[{"@type":"CodeListElement","code":"LGG"}]}"#;
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
        write("event.json", event);
        let alone = open(&folder.path().join("event.json"), &Progress::default()).expect("opened").log;
        let known = |log: &EventLog| {
            let object = log.object("https://x/S").expect("the unit");
            let attributes: Vec<String> =
                log.attributes(object).map(|(name, value)| format!("{name}={value}")).collect();
            (log.identity(object).0, attributes.join(" "), log.places().iter().collect::<Vec<_>>().join(" "))
        };
        assert_eq!(known(&alone), (crate::hub::ObjectKind::Unknown, String::new(), "loc".to_owned()));
        write("unit.json", unit);
        write("place.json", place);
        let together = open(folder.path(), &Progress::default()).expect("opened").log;
        let (kind, attributes, place) = known(&together);
        assert_eq!((kind, &*place), (crate::hub::ObjectKind::Uld, "LGG"));
        assert_eq!(attributes, "uldSerialNumber=12345 uldTypeCode=PMC");
        assert_eq!(together.issues().total(), 0, "{:?}", together.issues().kept());
        // Where nothing happens at all, that is told.
        fs::remove_file(folder.path().join("event.json")).expect("removed");
        assert!(open(folder.path(), &Progress::default()).expect_err("refused").to_string().contains("without any"));
    }

    #[test]
    fn work_tells_how_far_it_is_and_stops_when_asked() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("day.ndjson");
        let text = "{\"t\":\"2021-11-08T05:00:00Z\",\"obj\":\"A\",\"leaves\":{}}\n";
        fs::write(&path, text).expect("write");
        let progress = Progress::default();
        assert_eq!(open(&path, &progress).expect("opened").log.len(), 1);
        assert_eq!((progress.done(), progress.total()), (text.len() as u64, text.len() as u64));
        assert!(progress.is_read());
        let stopped = Progress::default();
        stopped.cancel();
        assert!(matches!(open(&path, &stopped), Err(OpenError::Cancelled { .. })));
    }

    #[test]
    fn files_that_are_read_here_and_there_tell_how_far_they_are_and_stop_when_asked() {
        let folder = tempfile::tempdir().expect("folder");
        let line = r#"{"t":"2021-11-08T05:00:00Z","obj":"A","arrives":{"at":"x"}}"#;
        let event = ndjson::one(line.as_bytes()).expect("read").expect("an event");
        for ending in ["parquet", "sqlite"] {
            let path = folder.path().join(format!("day.{ending}"));
            let mut writer = crate::feed::Writer::begin(&path, &Header::new("LGG", "Europe/Brussels")).expect("begun");
            (0..3_000).for_each(|_| writer.push_event(&event));
            writer.finish().expect("written");
            let read = |progress: &Progress| {
                let mut all = Gathered::default();
                let mut reading = Reading::new("day", &mut all).watched(progress);
                match ending {
                    "parquet" => parquet::read(File::open(&path).expect("it"), None, &mut reading).map(drop),
                    _ => ocel::read_sqlite(&path, &mut reading),
                }
                .map(|()| all.events.len())
            };
            let progress = Progress::default();
            assert_eq!(read(&progress).expect("read"), 3_000, "{ending}");
            assert_eq!(progress.done(), fs::metadata(&path).expect("it").len(), "{ending}");
            progress.cancel();
            assert!(read(&progress).map_or(true, |count| count == 0), "{ending}");
            assert!(matches!(open(&path, &progress), Err(OpenError::Cancelled { .. })), "{ending}");
        }
    }

    /// Who waits for a first picture: how many events were shown before the first was told.
    #[derive(Default)]
    struct Waiting {
        early: usize,
        told: usize,
        before: usize,
    }

    impl Sink for Waiting {
        fn file(&mut self, _name: &str) -> u32 {
            0
        }

        fn event(&mut self, _event: &HubEvent<'_>, _place: Place) {
            if self.told == 0 {
                self.before = self.early;
            }
            self.told += 1;
        }

        fn wants_early(&self) -> bool {
            true
        }

        fn early(&mut self, _event: &HubEvent<'_>) {
            self.early += 1;
        }

        fn issue(&mut self, _issue: Issue) {}

        fn count(&self) -> usize {
            self.told
        }
    }

    /// What is told in the order of time only when all of it is read is shown as it comes.
    #[test]
    fn what_has_to_be_put_in_order_is_shown_before_it_is() {
        type Read = fn(&[u8], &mut Reading<'_>) -> Result<(), FormatError>;
        let folder = tempfile::tempdir().expect("folder");
        let line = r#"{"t":"2021-11-08T05:00:00Z","obj":"A","arrives":{"at":"x"}}"#;
        let event = ndjson::one(line.as_bytes()).expect("read").expect("an event");
        let written = |ending: &str| {
            let path = folder.path().join(format!("day.{ending}"));
            let mut writer = crate::feed::Writer::begin(&path, &Header::new("LGG", "Europe/Brussels")).expect("begun");
            (0..3).for_each(|_| writer.push_event(&event));
            writer.finish().expect("written");
            fs::read(&path).expect("it")
        };
        let trace = r#"<trace><string key="concept:name" value="c"/><event><string key="concept:name" value="a"/><date key="time:timestamp" value="2021-11-08T05:00:00Z"/></event></trace>"#;
        let track = r#"<trk><name>v</name><trkseg><trkpt lat="50.6" lon="5.4"><time>2021-11-08T05:00:00Z</time></trkpt></trkseg></trk>"#;
        let step = r#"<timestep time="1.00"><vehicle id="v" type="truck" lane="a_0" x="1" y="2"/></timestep>"#;
        let now = r#"{"now":1636347601.5,"aircraft":[{"hex":"4b1815","lat":50.64,"lon":5.45}]}"#;
        let message =
            "MSG,3,1,1,4B1815,1,2021/11/08,05:00:00.000,2021/11/08,05:00:00.000,,5000,,,50.64,5.45,,,0,0,0,0\n";
        let foreign = r#"{"objects":[{"id":"A","type":"pallet"}],"events":[{"id":"1","type":"seen","time":"2021-11-08T05:00:00Z","relationships":[{"objectId":"A","qualifier":"of"}]},{"id":"2","type":"seen","time":"2021-11-08T05:01:00Z","relationships":[{"objectId":"A","qualifier":"of"}]}]}"#;
        let all: [(&str, Vec<u8>, Read); 10] = [
            ("OCEL JSON", written("jsonocel"), |bytes, reading| ocel::read_json(bytes, reading)),
            ("OCEL JSON of others", foreign.into(), |bytes, reading| ocel::read_json(bytes, reading)),
            ("OCEL XML", written("xmlocel"), |bytes, reading| ocel::read_xml(bytes, reading)),
            ("MCAP", written("mcap"), |bytes, reading| mcap::read(bytes, reading)),
            ("XES", format!("<log>{}</log>", trace.repeat(2)).into(), |bytes, reading| xes::read(bytes, reading)),
            ("GPX", format!("<gpx>{}</gpx>", track.repeat(2)).into(), |bytes, reading| {
                tracks::gpx::read(bytes, reading)
            }),
            ("floating cars", format!("<fcd-export>{}</fcd-export>", step.repeat(2)).into(), |bytes, reading| {
                tracks::floating_cars::read(bytes, reading)
            }),
            ("ADS-B", now.repeat(2).into(), |bytes, reading| tracks::adsb::read(bytes, reading)),
            ("BaseStation", message.repeat(2).into(), |bytes, reading| tracks::adsb::read_lines(bytes, reading)),
            ("EPCIS JSON", written("jsonld"), |bytes, reading| epcis::read(bytes, reading)),
        ];
        for (format, bytes, read) in all {
            let mut waiting = Waiting::default();
            read(&bytes, &mut Reading::new("a", &mut waiting)).expect(format);
            assert!(waiting.before > 0 && waiting.told > 0, "{format}: {} of {}", waiting.before, waiting.told);
        }
        written("sqlite");
        let mut waiting = Waiting::default();
        ocel::read_sqlite(&folder.path().join("day.sqlite"), &mut Reading::new("a", &mut waiting)).expect("SQLite");
        assert!(waiting.before > 0 && waiting.told > 0, "SQLite: {} of {}", waiting.before, waiting.told);
    }
}
