//! Opening what a user names: a file or a folder, told by content and not by name.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use super::{
    epcis::{self, EpcisError},
    ndjson::{self, Header},
    progress::Progress,
};
use crate::hub::{EventLog, LogBuilder};

/// A log and what its files say of themselves.
#[derive(Debug)]
pub struct Opened {
    /// The events.
    pub log: EventLog,
    /// The header of the first file that has one.
    pub header: Option<Header>,
    /// The files that were read.
    pub files: Vec<PathBuf>,
}

/// What a user named cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no such file, or it may not be read.
    #[error("could not read {}: {source}; check the name, and that it is complete and may be read", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder holds nothing that could be a log.
    #[error("expected logs in the folder {}, found none; Hubscope reads .ndjson, .ndjson.zst, .json and .jsonld files", path.display())]
    NoLogs {
        /// The folder.
        path: PathBuf,
    },
    /// A file has no byte.
    #[error("expected events in {}, found an empty file", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The work was asked to stop.
    #[error("the opening of {} was cancelled", path.display())]
    Cancelled {
        /// The file or folder.
        path: PathBuf,
    },
    /// A file that looks like EPCIS and is none.
    #[error("{source}\nfile: {}", path.display())]
    Epcis {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: EpcisError,
    },
    /// A file that is no log.
    #[error("expected a log, found {found} in {}; Hubscope reads NDJSON events (also .zst) and EPCIS 2.0 JSON", path.display())]
    NotALog {
        /// The file.
        path: PathBuf,
        /// What it looks like.
        found: &'static str,
    },
}

/// Opens a log: a file, or all logs of a folder merged by time. `progress` tells how far it has come, and stops it.
pub fn open(path: &Path, progress: &Progress) -> Result<Opened, OpenError> {
    let failed = |source| OpenError::Read { path: path.into(), source };
    let is_folder = fs::metadata(path).map_err(failed)?.is_dir();
    let files = if is_folder { logs_of(path)? } else { vec![path.to_path_buf()] };
    for file in &files {
        progress.announce(fs::metadata(file).map_or(0, |file| file.len()));
    }
    let mut log = LogBuilder::new();
    let mut header = None;
    for file in &files {
        let found = read_file(file, progress, &mut log);
        if progress.is_cancelled() {
            return Err(OpenError::Cancelled { path: path.into() });
        }
        header = header.or(found?);
    }
    Ok(Opened { log: log.finish(), header, files })
}

/// Reads a log that lies in memory, such as the bundled day.
pub fn open_bytes(name: &str, bytes: &[u8]) -> Result<Opened, OpenError> {
    let mut log = LogBuilder::new();
    let header = read_any(Path::new(name), name, bytes, &mut log)?;
    Ok(Opened { log: log.finish(), header, files: vec![PathBuf::from(name)] })
}

fn logs_of(folder: &Path) -> Result<Vec<PathBuf>, OpenError> {
    let failed = |source| OpenError::Read { path: folder.into(), source };
    let is_log = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        path.is_file() && [".ndjson", ".ndjson.zst", ".json", ".jsonld"].iter().any(|ending| name.ends_with(ending))
    };
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).map_err(failed)?.filter_map(|entry| Some(entry.ok()?.path())).filter(is_log).collect();
    files.sort();
    if files.is_empty() {
        return Err(OpenError::NoLogs { path: folder.into() });
    }
    Ok(files)
}

fn read_file(path: &Path, progress: &Progress, log: &mut LogBuilder) -> Result<Option<Header>, OpenError> {
    let file = File::open(path).map_err(|source| OpenError::Read { path: path.into(), source })?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    read_any(path, &name, progress.counting(file), log)
}

fn read_any(
    path: &Path,
    name: &str,
    input: impl Read + Send,
    log: &mut LogBuilder,
) -> Result<Option<Header>, OpenError> {
    let failed = |source| OpenError::Read { path: path.into(), source };
    let mut input = BufReader::with_capacity(1 << 16, input);
    let start = input.fill_buf().map_err(failed)?;
    if start.is_empty() {
        return Err(OpenError::Empty { path: path.into() });
    }
    if start.starts_with(&zstd::zstd_safe::MAGICNUMBER.to_le_bytes()) {
        let plain = zstd::stream::read::Decoder::with_buffer(input).map_err(failed)?;
        let mut plain = BufReader::with_capacity(1 << 18, plain);
        plain.fill_buf().map_err(failed)?;
        return read_plain(path, name, plain, log);
    }
    read_plain(path, name, input, log)
}

fn read_plain(
    path: &Path,
    name: &str,
    mut input: impl BufRead + Send,
    log: &mut LogBuilder,
) -> Result<Option<Header>, OpenError> {
    let failed = |source| OpenError::Read { path: path.into(), source };
    let start = input.fill_buf().map_err(failed)?;
    if let Some(found) = foreign(start) {
        return Err(OpenError::NotALog { path: path.into(), found });
    }
    if epcis::sniff(&start[..start.len().min(4096)]) {
        let mut text = Vec::new();
        input.read_to_end(&mut text).map_err(failed)?;
        epcis::read(&text, name, log).map_err(|source| OpenError::Epcis { path: path.into(), source })?;
        return Ok(None);
    }
    let before = log.len();
    let header = ndjson::read(input, name, log).map_err(failed)?;
    if log.len() == before && header.is_none() {
        return Err(OpenError::NotALog { path: path.into(), found: "no line that is an event" });
    }
    Ok(header)
}

/// What bytes look like that are no log; `None` when they may be one.
fn foreign(start: &[u8]) -> Option<&'static str> {
    let start = &start[..start.len().min(4096)];
    match start {
        [0x1f, 0x8b, ..] => Some("a gzip file"),
        [b'P', b'K', 3, 4, ..] => Some("a zip file"),
        [0x89, b'P', b'N', b'G', ..] => Some("a PNG picture"),
        [b'P', b'A', b'R', b'1', ..] => Some("a Parquet file"),
        [0x7f, b'E', b'L', b'F', ..] => Some("a program"),
        _ if start.contains(&0) => Some("a binary file"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let missing = open(Path::new("/nowhere/day.ndjson"), &Progress::default()).expect_err("refused").to_string();
        assert!(missing.contains("could not read /nowhere/day.ndjson"), "{missing}");
        let folder = tempfile::tempdir().expect("folder");
        assert!(open(folder.path(), &Progress::default()).expect_err("refused").to_string().contains("found none"));
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
}
