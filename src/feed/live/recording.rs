//! Recording what arrives: on disk before it is shown.
//!
//! A recording is a folder that opens like any other log: sealed segments (`000001.ndjson.zst`, and so on), and one open tail
//! (`open.ndjson`) that is synced at least every second. `manifest.ron` names every sealed segment with its checksum, each
//! chained to the one before, so that a piece that is changed or missing is found.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Arrival;
use crate::{
    feed::ndjson::{self, Header},
    hub::{Issue, IssueKind, IssuePlace},
};

const MANIFEST: &str = "manifest.ron";
const TAIL: &str = "open.ndjson";

/// Events in a segment before it is sealed.
const SEGMENT: u64 = 200_000;

/// At most so long after it was written, something is synced.
const SYNC: Duration = Duration::from_secs(1);

/// What is sealed in a recording.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    /// The version of the layout of the folder.
    recording: u32,
    segments: Vec<Segment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Segment {
    file: String,
    events: u64,
    /// SHA-256 of the file, in hexadecimal.
    sha256: String,
    /// SHA-256 of the chain value before and the checksum of the file.
    chain: String,
}

/// A recording that cannot be begun or gone on with.
#[derive(Debug, thiserror::Error)]
pub enum RecordingError {
    /// The folder cannot be used.
    #[error("could not record into {}: {source}; name a folder that may be written to, on a disk with room", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder holds something else.
    #[error(
        "expected an empty folder or a recording to go on with, found other files in {}; name another folder", path.display()
    )]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// The manifest cannot be read.
    #[error("expected the manifest of a recording in {}, found this at line {line}: {reason}", path.display())]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

/// How a recording is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordingStatus {
    /// Events on disk, those of earlier sessions counted.
    pub events: u64,
    /// Segments that are sealed.
    pub segments: usize,
    /// Why nothing is recorded any more.
    pub failure: Option<String>,
    /// Bytes of a torn last line that were dropped when the recording was gone on with.
    pub torn_bytes: u64,
}

/// A recording that goes on; dropping what it gives arrivals to ends it.
pub struct Recorder {
    /// Where it is.
    pub folder: PathBuf,
    status: Arc<Mutex<RecordingStatus>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Recorder {
    /// Begins to record what arrives, or goes on with what is there, and hands on what is on disk. `names` are those of the
    /// sources, for events that do not name their own.
    pub fn begin(
        folder: &Path,
        header: &Header,
        names: Vec<String>,
        arrivals: Receiver<Arrival>,
    ) -> Result<(Self, Receiver<Arrival>), RecordingError> {
        Self::begin_with(SEGMENT, folder, header, names, arrivals)
    }

    fn begin_with(
        limit: u64,
        folder: &Path,
        header: &Header,
        names: Vec<String>,
        arrivals: Receiver<Arrival>,
    ) -> Result<(Self, Receiver<Arrival>), RecordingError> {
        let failed = |source| RecordingError::Folder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let manifest = read_manifest(folder)?;
        let is_empty = fs::read_dir(folder).map_err(failed)?.next().is_none();
        if manifest.is_none() && !is_empty && !folder.join(TAIL).is_file() {
            return Err(RecordingError::NotEmpty { path: folder.to_owned() });
        }
        let manifest = manifest.unwrap_or(Manifest { recording: 1, segments: Vec::new() });
        let (tail, tail_events, torn_bytes) = open_tail(folder, header).map_err(failed)?;
        let events = manifest.segments.iter().map(|segment| segment.events).sum::<u64>() + tail_events;
        let status = RecordingStatus { events, segments: manifest.segments.len(), failure: None, torn_bytes };
        let status = Arc::new(Mutex::new(status));
        let mut tape = Tape {
            limit,
            folder: folder.to_owned(),
            header: header.clone(),
            names,
            manifest,
            tail: BufWriter::new(tail),
            tail_events,
            synced: Instant::now(),
            is_dirty: false,
            status: status.clone(),
        };
        let (sender, shown) = crossbeam_channel::bounded(arrivals.capacity().unwrap_or(4_096));
        let work = move || tape.run(&arrivals, &sender);
        let thread = thread::Builder::new().name("record".into()).spawn(work).map_err(failed)?;
        Ok((Self { folder: folder.to_owned(), status, thread: Some(thread) }, shown))
    }

    /// How it is doing.
    pub fn status(&self) -> RecordingStatus {
        locked(&self.status).clone()
    }

    /// Waits until everything that arrived is on disk; the sources must have been dropped before.
    pub fn finish(mut self) -> RecordingStatus {
        if let Some(thread) = self.thread.take() {
            // A thread that broke off has said why in the status.
            let _ = thread.join();
        }
        self.status()
    }
}

fn locked(status: &Mutex<RecordingStatus>) -> MutexGuard<'_, RecordingStatus> {
    status.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the recording thread holds.
struct Tape {
    /// Events in a segment before it is sealed.
    limit: u64,
    folder: PathBuf,
    header: Header,
    names: Vec<String>,
    manifest: Manifest,
    tail: BufWriter<File>,
    tail_events: u64,
    synced: Instant,
    is_dirty: bool,
    status: Arc<Mutex<RecordingStatus>>,
}

impl Tape {
    fn run(&mut self, arrivals: &Receiver<Arrival>, shown: &Sender<Arrival>) {
        loop {
            let first = match arrivals.recv_timeout(Duration::from_millis(200)) {
                Ok(arrival) => Some(arrival),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let batch: Vec<Arrival> = first.into_iter().chain(arrivals.try_iter().take(4_096)).collect();
            self.keep(&batch);
            for arrival in batch {
                if shown.send(arrival).is_err() {
                    // Nobody looks; what arrives is recorded all the same.
                    break;
                }
            }
        }
        if let Err(error) = self.sync() {
            self.fail(&error);
        }
    }

    /// Puts a batch on disk, unless that failed before.
    fn keep(&mut self, batch: &[Arrival]) {
        if locked(&self.status).failure.is_some() {
            return;
        }
        let kept = self.write(batch);
        match kept {
            Ok(count) => {
                let mut status = locked(&self.status);
                status.events += count;
                status.segments = self.manifest.segments.len();
            }
            Err(error) => self.fail(&error),
        }
    }

    fn fail(&self, error: &io::Error) {
        let path = self.folder.display();
        locked(&self.status).failure =
            Some(format!("recording into {path} stopped: {error}; what was recorded before is safe"));
    }

    fn write(&mut self, batch: &[Arrival]) -> io::Result<u64> {
        let mut count = 0;
        for arrival in batch {
            let Some(mut event) = arrival.event() else { continue };
            if event.source.is_none() {
                event.source = self.names.get(arrival.source).map(|name| name.clone().into());
            }
            ndjson::write_event(&mut self.tail, &event)?;
            count += 1;
        }
        self.tail.flush()?;
        self.is_dirty |= count > 0;
        self.tail_events += count;
        if self.is_dirty && self.synced.elapsed() >= SYNC {
            self.sync()?;
        }
        if self.tail_events >= self.limit {
            self.seal()?;
        }
        Ok(count)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.tail.flush()?;
        self.tail.get_ref().sync_data()?;
        (self.synced, self.is_dirty) = (Instant::now(), false);
        Ok(())
    }

    /// Makes a segment of the tail. Broken off at any point, everything is still there: in the tail, or in the segment, or in
    /// both, which a reader of logs notices.
    fn seal(&mut self) -> io::Result<()> {
        self.sync()?;
        let name = format!("{:06}.ndjson.zst", self.manifest.segments.len() + 1);
        let (part, whole) = (self.folder.join(format!("{name}.part")), self.folder.join(&name));
        let file = zstd::stream::copy_encode(File::open(self.folder.join(TAIL))?, File::create(&part)?, 3)
            .and_then(|()| File::open(&part));
        file?.sync_all()?;
        fs::rename(&part, &whole)?;
        let sha256 = checksum(&whole)?;
        let before = self.manifest.segments.last().map(|segment| segment.chain.as_str()).unwrap_or_default();
        let chain = chained(before, &sha256);
        self.manifest.segments.push(Segment { file: name, events: self.tail_events, sha256, chain });
        write_manifest(&self.folder, &self.manifest)?;
        let mut tail = File::create(self.folder.join(TAIL))?;
        ndjson::write_header(&mut tail, &self.header)?;
        tail.sync_all()?;
        (self.tail, self.tail_events) = (BufWriter::new(tail), 0);
        Ok(())
    }
}

/// The tail to go on with: a torn last line is cut off. Gives how many events it holds, and how many bytes were torn.
fn open_tail(folder: &Path, header: &Header) -> io::Result<(File, u64, u64)> {
    let path = folder.join(TAIL);
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
    let (mut whole, mut lines, mut torn) = (0_u64, 0_u64, 0_u64);
    let mut reader = BufReader::new(&file);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        if line.last() == Some(&b'\n') {
            whole += line.len() as u64;
            lines += 1;
        } else {
            torn = line.len() as u64;
        }
        line.clear();
    }
    file.set_len(whole)?;
    file.seek(SeekFrom::End(0))?;
    if whole == 0 {
        ndjson::write_header(&mut file, header)?;
        lines = 1;
    }
    file.sync_all()?;
    // The first line is the header.
    Ok((file, lines.saturating_sub(1), torn))
}

fn read_manifest(folder: &Path) -> Result<Option<Manifest>, RecordingError> {
    let path = folder.join(MANIFEST);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        // What is no folder is no recording.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(source) => return Err(RecordingError::Folder { path, source }),
    };
    ron::from_str(&text).map(Some).map_err(|error| RecordingError::Manifest {
        path,
        line: error.span.start.line,
        reason: error.code.to_string(),
    })
}

/// Writes the manifest beside itself and renames it, so that there is always a whole one.
fn write_manifest(folder: &Path, manifest: &Manifest) -> io::Result<()> {
    let text = ron::ser::to_string_pretty(manifest, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    let part = folder.join(format!("{MANIFEST}.part"));
    let mut file = File::create(&part)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(part, folder.join(MANIFEST))
}

fn checksum(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(&buffer[..count]);
    }
}

fn chained(before: &str, checksum: &str) -> String {
    hex(&Sha256::new().chain_update(before).chain_update(checksum).finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Holds a recording against its manifest: `None` when the folder is none, else what is wrong with it.
pub fn verify(folder: &Path) -> Result<Option<Vec<Issue>>, RecordingError> {
    let Some(manifest) = read_manifest(folder)? else { return Ok(None) };
    let mut issues = Vec::new();
    let mut before = String::new();
    for segment in &manifest.segments {
        let path = folder.join(&segment.file);
        let mut wrong = |brief: String, hint: &str| {
            let place = Some(IssuePlace { file: segment.file.clone(), line: 0 });
            issues.push(Issue { kind: IssueKind::Unreadable, brief, hint: hint.to_owned(), place });
        };
        match checksum(&path) {
            Ok(found) if found != segment.sha256 => wrong(
                format!("expected the checksum {}…, found {}…", &short(&segment.sha256), &short(&found)),
                "The segment was changed after it was sealed; take it from a copy",
            ),
            Ok(_) => {}
            Err(error) => wrong(
                format!("expected a sealed segment with {} events, found none: {error}", segment.events),
                "Take it from a copy; the rest of the recording opens without it",
            ),
        }
        if chained(&before, &segment.sha256) != segment.chain {
            wrong(
                "expected it to follow the segment before, found a break in the chain".into(),
                "The manifest was changed by hand, or a segment was taken out",
            );
        }
        before.clone_from(&segment.chain);
    }
    Ok(Some(issues))
}

fn short(text: &str) -> String {
    text.chars().take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        feed::{self, Progress, live::Told},
        hub::{EventTime, HubEvent, What},
    };

    fn arrival(k: i64) -> Arrival {
        let time = EventTime::from_secs(1_000 + k);
        let what = What::Arrives { at: "x".into() };
        let event = HubEvent { time, recorded: None, id: None, source: None, object: format!("A{k}").into(), what };
        Arrival { source: 0, received: time, told: Told::Event(event) }
    }

    fn record(folder: &Path, arrivals: impl Iterator<Item = Arrival>) -> RecordingStatus {
        let (sender, receiver) = crossbeam_channel::unbounded();
        arrivals.for_each(|arrival| sender.send(arrival).expect("room"));
        drop(sender);
        let header = Header::new("LGG", "Europe/Brussels");
        let (recorder, shown) =
            Recorder::begin_with(1_000, folder, &header, vec!["tcp://x:1".into()], receiver).expect("begun");
        let taken = thread::spawn(move || shown.iter().count());
        let status = recorder.finish();
        taken.join().expect("shown");
        status
    }

    fn events_in(folder: &Path) -> usize {
        feed::open(folder, &Progress::default()).expect("a log").log.len()
    }

    #[test]
    fn what_arrives_is_there_when_it_is_opened_and_goes_on() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("recording");
        assert_eq!(record(&path, (0..10).map(arrival)).events, 10);
        assert_eq!(record(&path, (10..15).map(arrival)).events, 15);
        assert_eq!(events_in(&path), 15);
    }

    #[test]
    fn a_torn_last_line_loses_that_line_and_no_other() {
        let folder = tempfile::tempdir().expect("folder");
        record(folder.path(), (0..10).map(arrival));
        let tail = folder.path().join(TAIL);
        let whole = fs::read(&tail).expect("the tail");
        for cut in [1, 20, 60] {
            fs::write(&tail, &whole[..whole.len() - cut]).expect("torn");
            let status = record(folder.path(), (20..21).map(arrival));
            assert!(status.torn_bytes > 0, "cut {cut}: {status:?}");
            assert_eq!((status.events, events_in(folder.path())), (10, 10), "nine whole lines and a new one");
        }
    }

    #[test]
    fn sealed_segments_are_chained_and_what_is_changed_or_missing_is_found() {
        let folder = tempfile::tempdir().expect("folder");
        let status = record(folder.path(), (0..30_000).map(arrival));
        assert!(status.segments >= 2 && status.failure.is_none(), "{status:?}");
        assert_eq!((status.events, events_in(folder.path())), (30_000, 30_000));
        let wrong = || verify(folder.path()).expect("a manifest").expect("a recording");
        assert_eq!(wrong(), []);
        let first = folder.path().join("000001.ndjson.zst");
        let bytes = fs::read(&first).expect("a segment");
        let mut changed = bytes.clone();
        changed[100] ^= 1;
        fs::write(&first, changed).expect("changed");
        assert!(wrong()[0].brief.contains("checksum"), "{:?}", wrong());
        fs::remove_file(&first).expect("removed");
        assert!(wrong()[0].brief.contains("found none"), "{:?}", wrong());
        fs::write(&first, bytes).expect("put back");
        let mut manifest = read_manifest(folder.path()).expect("read").expect("there");
        manifest.segments.remove(0);
        write_manifest(folder.path(), &manifest).expect("written");
        assert!(wrong()[0].brief.contains("chain"), "{:?}", wrong());
    }

    #[test]
    fn a_folder_with_something_else_in_it_is_left_alone() {
        let folder = tempfile::tempdir().expect("folder");
        fs::write(folder.path().join("letter.txt"), "Dear all").expect("written");
        let (_, receiver) = crossbeam_channel::unbounded();
        let header = Header::new("LGG", "Europe/Brussels");
        let refused = Recorder::begin(folder.path(), &header, vec![], receiver).err().expect("refused").to_string();
        assert!(refused.contains("name another folder"), "{refused}");
    }
}
