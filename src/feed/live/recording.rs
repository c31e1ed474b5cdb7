//! Recording what arrives: on disk before it is shown.
//!
//! A recording is a folder that opens like any other log: sealed segments (`000001.parquet`, and so on, each in the order of
//! time, with the message as it came beside what it says), and one open tail (`open.ndjson`) that is synced at least every
//! second. `manifest.ron` names every sealed segment with its checksum, each chained to the one before, so that a piece that
//! is changed or missing is found; what was let go because it was old enough is named there, too.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use serde::Deserialize;

use super::{
    self as live, Arrival, Keeper, Told,
    manifest::{
        MANIFEST, Manifest, Segment, chained, checksum, read_manifest, stale, sync_folder, write_manifest,
        write_tail_header,
    },
    past::{Sealed, Shelf},
};
use crate::{
    feed::{
        ndjson::{self, Header},
        parquet,
    },
    hub::{EventTime, HubEvent, What},
    say,
};

pub(super) const TAIL: &str = "open.ndjson";
/// Who records holds this file locked; the lock goes with the process.
const LOCK: &str = "recorder.lock";
/// What arrived and is no event, as it came.
pub const UNREADABLE: &str = "unreadable.log";

/// What was in it before it was full.
const OLD_UNREADABLE: &str = "unreadable.old.log";

/// So many bytes of what is no event are kept in one file, and as many of what came before: a source that sends nothing else
/// does not fill the disk.
const ASIDE: u64 = 64 << 20;

/// Events in a segment before it is sealed.
const SEGMENT: u64 = 200_000;

/// At most so long after it was written, something is synced.
const SYNC: Duration = Duration::from_secs(1);

/// How much of a recording is kept; the oldest segments go first. Everything, unless something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Segments that were sealed longer ago are let go of.
    pub age: Option<Duration>,
    /// Of more bytes the oldest are let go of.
    pub bytes: Option<u64>,
}

/// A recording that cannot be begun or gone on with.
#[derive(Debug, thiserror::Error)]
pub enum RecordingError {
    /// The folder cannot be used.
    #[error("{}", say!("recording-folder", path = path.display().to_string(), source = source.to_string()))]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The folder holds something else.
    #[error("{}", say!("recording-not-empty", path = path.display().to_string()))]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// The manifest is gone, so that nobody knows what the segments are.
    #[error("{}", say!("recording-no-manifest", manifest = MANIFEST, path = path.display().to_string()))]
    NoManifest {
        /// The folder.
        path: PathBuf,
    },
    /// The manifest is not that of the segments beside it.
    #[error(
        "{}",
        say!("recording-stale", manifest = MANIFEST, path = path.display().to_string(), file = file, what = *what)
    )]
    Stale {
        /// The folder.
        path: PathBuf,
        /// The file that says so.
        file: String,
        /// What it says.
        what: &'static str,
    },
    /// Somebody else records into it.
    #[error("{}", say!("recording-in-use", path = path.display().to_string()))]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// The manifest cannot be read.
    #[error(
        "{}",
        say!("recording-manifest-broken", path = path.display().to_string(), line = line.to_string(), reason = reason)
    )]
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
    /// Messages that are no events; they are kept as they came.
    pub unreadable: u64,
    /// Why the first of them is none.
    pub first_unreadable: Option<String>,
    /// Events of earlier sessions, those of segments that were let go of left out.
    pub before: u64,
    /// The segments of earlier sessions that are not there any more.
    pub missing: Vec<String>,
    /// Bytes of a torn last line that were dropped when the recording was gone on with.
    pub torn_bytes: u64,
}

/// A recording that goes on; dropping what it gives arrivals to ends it.
pub struct Recorder {
    /// Where it is.
    pub folder: PathBuf,
    status: Arc<Mutex<RecordingStatus>>,
    keepers: Arc<Mutex<Vec<Keeper>>>,
    shelf: Shelf,
    stop: Arc<OnceLock<EventTime>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Recorder {
    /// Begins to record what arrives, or goes on with what is there, and hands on what is on disk. The `keepers` of the sources
    /// are told what is safe.
    pub fn begin(
        folder: &Path,
        header: &Header,
        keep: Keep,
        keepers: Vec<Keeper>,
        arrivals: Receiver<Arrival>,
    ) -> Result<(Self, Receiver<Arrival>), RecordingError> {
        Self::begin_with(SEGMENT, folder, header, keep, keepers, arrivals)
    }

    fn begin_with(
        limit: u64,
        folder: &Path,
        header: &Header,
        keep: Keep,
        keepers: Vec<Keeper>,
        arrivals: Receiver<Arrival>,
    ) -> Result<(Self, Receiver<Arrival>), RecordingError> {
        let failed = |source| RecordingError::Folder { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        let names: Vec<_> =
            fs::read_dir(folder).map_err(failed)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        // Who was killed while it began has left the lock or a part of the manifest, and nothing else.
        let is_ours = |name: &PathBuf| name.ends_with(LOCK) || name.extension().is_some_and(|ending| ending == "part");
        if !folder.join(MANIFEST).is_file() && !names.iter().all(is_ours) {
            if !folder.join(TAIL).is_file() {
                return Err(RecordingError::NotEmpty { path: folder.to_owned() });
            }
            if names.iter().any(|name| name.extension().is_some_and(|ending| ending == "parquet")) {
                return Err(RecordingError::NoManifest { path: folder.to_owned() });
            }
        }
        let lock = File::create(folder.join(LOCK)).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(RecordingError::InUse { path: folder.to_owned() }),
            // Where the system has no locks there is none.
            Err(TryLockError::Error(_)) => {}
        }
        // Only now nobody else writes it.
        let manifest = match read_manifest(folder)? {
            Some(manifest) => manifest,
            None => {
                // It is there before the first segment is, so that segments without one tell that it was lost.
                let manifest = Manifest { recording: 1, ..Manifest::default() };
                write_manifest(folder, &manifest).map_err(failed)?;
                manifest
            }
        };
        if let Some(sealed) = manifest.segments.last().and_then(|segment| segment.tail.as_ref())
            && checksum(&folder.join(TAIL)).is_ok_and(|tail| tail == *sealed)
        {
            // It broke off between the two: what is in the tail is in the segment.
            fs::remove_file(folder.join(TAIL)).map_err(failed)?;
        }
        if let Some((file, what)) = stale(folder, &manifest).map_err(failed)? {
            return Err(RecordingError::Stale { path: folder.to_owned(), file, what });
        }
        let (tail, tail_events, torn_bytes) = open_tail(folder, header, manifest.chain()).map_err(failed)?;
        let events = manifest.segments.iter().map(|segment| segment.events).sum::<u64>() + tail_events;
        let is_missing = |segment: &&Segment| !folder.join(&segment.file).is_file();
        let missing = manifest.segments.iter().filter(is_missing).map(|segment| segment.file.clone()).collect();
        let status = RecordingStatus {
            events,
            before: events,
            missing,
            segments: manifest.segments.len(),
            torn_bytes,
            ..RecordingStatus::default()
        };
        let status = Arc::new(Mutex::new(status));
        let waiting = arrivals.len() as u64;
        keepers.iter().for_each(|keeper| keeper.begin(waiting));
        let shelf = Shelf::new(folder, manifest.count());
        let (keepers, stop) = (Arc::new(Mutex::new(keepers)), Arc::<OnceLock<EventTime>>::default());
        let mut tape = Tape {
            _lock: lock,
            limit,
            keep,
            folder: folder.to_owned(),
            header: header.clone(),
            written: Vec::new(),
            keepers: keepers.clone(),
            stop: stop.clone(),
            shelf: shelf.clone(),
            manifest,
            tail: BufWriter::new(tail),
            tail_events,
            aside: None,
            synced: Instant::now(),
            is_dirty: false,
            status: status.clone(),
        };
        let (sender, shown) = crossbeam_channel::bounded(arrivals.capacity().unwrap_or(4_096));
        let work = move || tape.run(&arrivals, sender);
        let thread = thread::Builder::new().name("record".into()).spawn(work).map_err(failed)?;
        Ok((Self { folder: folder.to_owned(), status, keepers, shelf, stop, thread: Some(thread) }, shown))
    }

    /// How it is doing.
    pub fn status(&self) -> RecordingStatus {
        locked(&self.status).clone()
    }

    /// Where what it seals can be read again while it goes on.
    pub fn shelf(&self) -> Shelf {
        self.shelf.clone()
    }

    /// One more source is recorded.
    pub fn add(&self, keeper: Keeper) {
        keeper.begin(0);
        self.keepers.lock().unwrap_or_else(PoisonError::into_inner).push(keeper);
    }

    /// Asks it to end when what has arrived is on disk. What it hands on then comes to an end; what arrives later is not recorded.
    ///
    /// Nobody has to wait for it.
    pub fn stop(mut self) {
        self.ask_to_end(live::now());
        self.thread = None;
    }

    /// What was received after `last` is handed on and not recorded. Who asked first is listened to.
    fn ask_to_end(&self, last: EventTime) {
        let _ = self.stop.set(last);
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

impl Drop for Recorder {
    /// Whoever ends while it records has everything sealed. What it gives arrivals to must have been dropped before.
    fn drop(&mut self) {
        self.ask_to_end(EventTime::MAX);
        if let Some(thread) = self.thread.take() {
            // A thread that broke off has said why in the status.
            let _ = thread.join();
        }
    }
}

fn locked(status: &Mutex<RecordingStatus>) -> MutexGuard<'_, RecordingStatus> {
    status.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the recording thread holds.
struct Tape {
    _lock: File,
    /// Events in a segment before it is sealed.
    limit: u64,
    keep: Keep,
    folder: PathBuf,
    header: Header,
    keepers: Arc<Mutex<Vec<Keeper>>>,
    stop: Arc<OnceLock<EventTime>>,
    shelf: Shelf,
    /// Arrivals of each source that are written.
    written: Vec<u64>,
    manifest: Manifest,
    tail: BufWriter<File>,
    tail_events: u64,
    /// What is no event, once there is any.
    aside: Option<File>,
    synced: Instant,
    is_dirty: bool,
    status: Arc<Mutex<RecordingStatus>>,
}

impl Tape {
    fn run(&mut self, arrivals: &Receiver<Arrival>, shown: Sender<Arrival>) {
        loop {
            let first = match arrivals.recv_timeout(Duration::from_millis(200)) {
                Ok(arrival) => Some(arrival),
                Err(RecvTimeoutError::Timeout) if self.stop.get().is_some() => break,
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let batch: Vec<Arrival> = first.into_iter().chain(arrivals.try_iter().take(4_096)).collect();
            let last = self.stop.get().copied().unwrap_or(EventTime::MAX);
            let is_last = self.stop.get().is_some()
                && (arrivals.is_empty() || batch.last().is_some_and(|arrival| arrival.received > last));
            self.keep(&batch, last);
            for arrival in batch {
                if shown.send(arrival).is_err() {
                    // Nobody looks; what arrives is recorded all the same.
                    break;
                }
            }
            if is_last {
                break;
            }
        }
        // Whoever looks need not wait until the segment is sealed.
        drop(shown);
        if let Err(error) = self.close() {
            self.fail(&error);
        }
        self.keepers().iter().for_each(Keeper::end);
    }

    fn keepers(&self) -> MutexGuard<'_, Vec<Keeper>> {
        self.keepers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts what was received up to `last` on disk, unless that failed before.
    fn keep(&mut self, batch: &[Arrival], last: EventTime) {
        if locked(&self.status).failure.is_some() {
            return;
        }
        let kept = self.write(batch.iter().filter(|arrival| arrival.received <= last));
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
        let what = match error.kind() {
            io::ErrorKind::NotFound => say!("recording-gone-too"),
            _ => say!("recording-safe"),
        };
        locked(&self.status).failure = Some(say!(
            "recording-stopped",
            path = path.to_string(),
            error = error.to_string(),
            what = what.to_string()
        ));
    }

    fn write<'a>(&mut self, batch: impl Iterator<Item = &'a Arrival>) -> io::Result<u64> {
        let mut count = 0;
        for arrival in batch {
            self.is_dirty = true;
            if self.written.len() <= arrival.source {
                self.written.resize(arrival.source + 1, 0);
            }
            self.written[arrival.source] += 1;
            let Some(mut event) = arrival.event() else {
                self.set_aside(arrival)?;
                continue;
            };
            if event.source.is_none() {
                let keepers = self.keepers();
                let keeper = keepers.iter().find(|keeper| keeper.number == arrival.source);
                event.source = keeper.map(|keeper| keeper.name.clone().into());
            }
            write_line(&mut self.tail, &event, arrival.raw.as_deref())?;
            count += 1;
        }
        self.tail.flush()?;
        self.tail_events += count;
        if self.is_dirty && self.synced.elapsed() >= SYNC {
            self.sync()?;
        }
        if self.tail_events >= self.limit {
            self.seal()?;
        }
        Ok(count)
    }

    /// Keeps what is no event as it came, with why it is none.
    fn set_aside(&mut self, arrival: &Arrival) -> io::Result<()> {
        let Told::Problem(issue) = &arrival.told else { return Ok(()) };
        self.put_aside(arrival.received, &issue.brief, arrival.raw.as_deref())
    }

    fn put_aside(&mut self, received: EventTime, why: &str, raw: Option<&str>) -> io::Result<()> {
        let path = self.folder.join(UNREADABLE);
        if self.aside.as_ref().is_some_and(|file| file.metadata().is_ok_and(|file| file.len() >= ASIDE)) {
            fs::rename(&path, self.folder.join(OLD_UNREADABLE))?;
            self.aside = None;
        }
        let mut file = match self.aside.take() {
            Some(file) => file,
            None => OpenOptions::new().create(true).append(true).open(&path)?,
        };
        let line = serde_json::json!({ "received": received, "why": why, "raw": raw });
        writeln!(file, "{line}")?;
        self.aside = Some(file);
        let mut status = locked(&self.status);
        status.unreadable += 1;
        status.first_unreadable.get_or_insert_with(|| why.to_owned());
        Ok(())
    }

    /// Ends in order: what was recorded is a segment, which tools of others can read, too.
    fn close(&mut self) -> io::Result<()> {
        let has_failed = locked(&self.status).failure.is_some();
        if has_failed || self.tail_events == 0 {
            return self.sync();
        }
        self.seal()?;
        locked(&self.status).segments = self.manifest.segments.len();
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        // A file without a name takes everything, and is gone with the program.
        if !self.folder.join(TAIL).is_file() {
            return Err(io::Error::new(io::ErrorKind::NotFound, say!("recording-taken-away", tail = TAIL.to_string())));
        }
        self.tail.flush()?;
        self.tail.get_ref().sync_data()?;
        if let Some(aside) = &self.aside {
            aside.sync_data()?;
        }
        (self.synced, self.is_dirty) = (Instant::now(), false);
        for keeper in self.keepers().iter() {
            keeper.note(self.written.get(keeper.number).copied().unwrap_or(0));
        }
        Ok(())
    }

    /// Makes a segment of the tail. Broken off at any point, everything is still there: in the tail, or in the segment, or in
    /// both, which a reader of logs notices.
    fn seal(&mut self) -> io::Result<()> {
        self.sync()?;
        let name = format!("{:06}.parquet", self.manifest.count() + 1);
        let (part, whole) = (self.folder.join(format!("{name}.part")), self.folder.join(&name));
        let tail_sha256 = checksum(&self.folder.join(TAIL))?;
        let Packed { file, span, takes_back, events, damaged } =
            pack(&self.folder.join(TAIL), &tail_sha256, &part, &self.header)?;
        file.sync_all()?;
        fs::rename(&part, &whole)?;
        sync_folder(&self.folder)?;
        let sha256 = checksum(&whole)?;
        let chain = chained(self.manifest.chain(), &sha256);
        let number = self.manifest.count() + 1;
        let sealed = Sealed { file: whole, sha256: sha256.clone(), number, span, takes_back };
        let tail = Some(tail_sha256);
        self.manifest.segments.push(Segment { file: name, events, sha256, chain, tail });
        // What a disk or somebody else made of a line is kept as it is, and stops nothing.
        for (line, why) in &damaged {
            self.put_aside(live::now(), why, Some(line))?;
        }
        let gone = self.let_go();
        self.shelf.seal(sealed, self.manifest.let_go.as_ref().map_or(0, |gone| gone.segments));
        write_manifest(&self.folder, &self.manifest)?;
        for segment in gone {
            match fs::remove_file(self.folder.join(segment.file)) {
                // Somebody was quicker.
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        // It gets its name when it is whole.
        let part = self.folder.join(format!("{TAIL}.part"));
        let mut tail = File::create(&part)?;
        write_tail_header(&mut tail, &self.header, self.manifest.chain())?;
        tail.sync_all()?;
        fs::rename(part, self.folder.join(TAIL))?;
        sync_folder(&self.folder)?;
        (self.tail, self.tail_events) = (BufWriter::new(tail), 0);
        Ok(())
    }

    /// Takes out of the manifest what is older or more than is kept; the newest segment stays.
    fn let_go(&mut self) -> Vec<Segment> {
        let of = |segment: &Segment| fs::metadata(self.folder.join(&segment.file)).ok();
        let mut bytes: u64 = self.manifest.segments.iter().filter_map(|segment| Some(of(segment)?.len())).sum();
        let mut count = 0;
        for segment in self.manifest.segments.iter().rev().skip(1).rev() {
            let found = of(segment);
            let age = found.as_ref().and_then(|found| found.modified().ok()?.elapsed().ok());
            let is_old = self.keep.age.is_some_and(|limit| age.is_some_and(|age| age > limit));
            if !is_old && self.keep.bytes.is_none_or(|limit| bytes <= limit) {
                break;
            }
            bytes -= found.map_or(0, |found| found.len());
            count += 1;
        }
        let gone: Vec<Segment> = self.manifest.segments.drain(..count).collect();
        if let Some(last) = gone.last() {
            let all = self.manifest.let_go.get_or_insert_default();
            all.segments += gone.len();
            all.events += gone.iter().map(|segment| segment.events).sum::<u64>();
            all.chain.clone_from(&last.chain);
        }
        gone
    }
}

/// Writes one event as a line, and beside it the message that told it, if that says more.
fn write_line(out: &mut impl Write, event: &HubEvent<'_>, raw: Option<&str>) -> io::Result<()> {
    let Some(raw) = raw else { return ndjson::write_event(out, event) };
    let mut line = Vec::new();
    ndjson::write_event(&mut line, event)?;
    line.truncate(line.trim_ascii_end().len() - 1);
    out.write_all(&line)?;
    out.write_all(b",\"raw\":")?;
    serde_json::to_writer(&mut *out, raw)?;
    out.write_all(b"}\n")
}

/// The message that stands beside an event.
#[derive(Deserialize)]
struct Beside {
    #[serde(default)]
    raw: Option<String>,
}

/// A segment that was made of a tail.
struct Packed {
    file: File,
    /// The times of the first and the last event.
    span: Option<(EventTime, EventTime)>,
    takes_back: bool,
    events: u64,
    /// Lines that are no events, and why.
    damaged: Vec<(String, String)>,
}

/// Packs the lines of a tail into a segment, in the order of time.
fn pack(tail: &Path, tail_sha256: &str, segment: &Path, header: &Header) -> io::Result<Packed> {
    let (mut events, mut damaged) = (Vec::new(), Vec::new());
    for line in BufReader::new(File::open(tail)?).split(b'\n') {
        let line = line?;
        match ndjson::one(&line) {
            Ok(Some(event)) => {
                let has_more = memchr::memmem::find(&line, b"\"raw\":").is_some();
                let raw =
                    if has_more { serde_json::from_slice::<Beside>(&line).ok().and_then(|it| it.raw) } else { None };
                events.push((event, raw));
            }
            Ok(None) => {}
            Err(issue) => damaged.push((String::from_utf8_lossy(&line).into_owned(), issue.brief)),
        }
    }
    events.sort_by_key(|(event, _)| event.time);
    let mut out = parquet::Writer::with_messages(BufWriter::new(File::create(segment)?), header, tail_sha256)
        .map_err(io::Error::other)?;
    for (event, raw) in &events {
        out.push_with(event, raw.as_deref()).map_err(io::Error::other)?;
    }
    let span = events.first().zip(events.last()).map(|(first, last)| (first.0.time, last.0.time));
    let file = out.finish().map_err(io::Error::other)?.into_inner().map_err(io::IntoInnerError::into_error)?;
    let takes_back = events.iter().any(|(event, _)| matches!(event.what, What::Retracted { .. }));
    Ok(Packed { file, span, takes_back, events: events.len() as u64, damaged })
}

/// The tail to go on with: a torn last line is cut off. Gives how many events it holds, and how many bytes were torn.
fn open_tail(folder: &Path, header: &Header, follows: &str) -> io::Result<(File, u64, u64)> {
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
        write_tail_header(&mut file, header, follows)?;
        lines = 1;
    }
    file.sync_all()?;
    // The first line is the header.
    Ok((file, lines.saturating_sub(1), torn))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        feed::{self, Progress, live::verify},
        hub::{EventTime, HubEvent, Issue, IssueKind},
    };

    fn arrival(k: i64) -> Arrival {
        let time = EventTime::from_secs(1_000 + k);
        let what = What::Arrives { at: "x".into() };
        let event = HubEvent {
            time,
            recorded: None,
            id: None,
            source: None,
            object: format!("A{k}").into(),
            what,
            extensions: Vec::new(),
        };
        Arrival {
            source: 0,
            received: time,
            told: Told::Event(event),
            raw: (k % 2 == 0).then(|| format!("message {k}").into()),
        }
    }

    fn record(folder: &Path, arrivals: impl Iterator<Item = Arrival>) -> RecordingStatus {
        record_and(folder, Keep::default(), arrivals)
    }

    fn record_and(folder: &Path, keep: Keep, arrivals: impl Iterator<Item = Arrival>) -> RecordingStatus {
        let (sender, receiver) = crossbeam_channel::unbounded();
        arrivals.for_each(|arrival| sender.send(arrival).expect("room"));
        drop(sender);
        let header = Header::new("LGG", "Europe/Brussels");
        let (recorder, shown) =
            Recorder::begin_with(1_000, folder, &header, keep, vec![Keeper::default()], receiver).expect("begun");
        let taken = thread::spawn(move || shown.iter().count());
        let status = recorder.finish();
        taken.join().expect("shown");
        status
    }

    fn wrong_in(folder: &Path) -> Vec<Issue> {
        verify(folder).expect("readable").expect("a recording").issues
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
        let mut whole = Vec::new();
        ndjson::write_header(&mut whole, &Header::new("LGG", "Europe/Brussels")).expect("a header");
        for event in (0..10).filter_map(|k| arrival(k).event()) {
            ndjson::write_event(&mut whole, &event).expect("a line");
        }
        for cut in [1, 20, 60] {
            let path = folder.path().join(cut.to_string());
            record(&path, std::iter::empty());
            fs::write(path.join(TAIL), &whole[..whole.len() - cut]).expect("torn");
            let status = record(&path, (20..21).map(arrival));
            assert!(status.torn_bytes > 0, "cut {cut}: {status:?}");
            assert_eq!((status.events, events_in(&path)), (10, 10), "nine whole lines and a new one");
        }
    }

    #[test]
    fn what_ended_in_order_is_a_segment() {
        let folder = tempfile::tempdir().expect("folder");
        let status = record(folder.path(), (0..10).map(arrival));
        assert_eq!((status.segments, status.events, events_in(folder.path())), (1, 10, 10));
        assert_eq!(wrong_in(folder.path()), []);
    }

    #[test]
    fn sealed_segments_are_chained_and_what_is_changed_or_missing_is_found() {
        let folder = tempfile::tempdir().expect("folder");
        let status = record(folder.path(), (0..30_000).map(arrival));
        assert!(status.segments >= 2 && status.failure.is_none(), "{status:?}");
        assert_eq!((status.events, events_in(folder.path())), (30_000, 30_000));
        let wrong = || wrong_in(folder.path());
        assert_eq!(wrong(), []);
        let first = folder.path().join("000001.parquet");
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
    fn what_is_more_than_is_kept_goes_and_is_told_of() {
        let folder = tempfile::tempdir().expect("folder");
        let keep = Keep { bytes: Some(1), age: None };
        let status = record_and(folder.path(), keep, (0..30_000).map(arrival));
        assert!(status.failure.is_none() && status.segments == 1, "{status:?}");
        assert_eq!(wrong_in(folder.path()), [], "what is left is whole");
        let manifest = read_manifest(folder.path()).expect("read").expect("there");
        let gone = manifest.let_go.clone().expect("something is gone");
        assert_eq!(gone.events as usize + events_in(folder.path()), 30_000);
        assert_eq!(manifest.segments[0].file, format!("{:06}.parquet", gone.segments + 1));
    }

    #[test]
    fn one_recorder_at_a_time_and_what_is_no_event_is_kept_as_it_came() {
        let folder = tempfile::tempdir().expect("folder");
        let (sender, receiver) = crossbeam_channel::unbounded();
        let header = Header::new("LGG", "Europe/Brussels");
        let begin = |receiver| Recorder::begin(folder.path(), &header, Keep::default(), vec![], receiver);
        let (recorder, shown) = begin(receiver).expect("begun");
        let (_, other) = crossbeam_channel::unbounded();
        let refused = begin(other).err().expect("refused").to_string();
        assert!(refused.contains("another recorder"), "{refused}");
        let issue = Issue { kind: IssueKind::Unreadable, brief: "no event".into(), hint: String::new(), place: None };
        let told = Told::Problem(issue);
        sender
            .send(Arrival { source: 0, received: EventTime::from_secs(5), told, raw: Some("garbage".into()) })
            .expect("room");
        drop(sender);
        let taken = thread::spawn(move || shown.iter().count());
        let status = recorder.finish();
        taken.join().expect("shown");
        assert_eq!((status.unreadable, status.first_unreadable.as_deref()), (1, Some("no event")));
        let kept = fs::read_to_string(folder.path().join(UNREADABLE)).expect("kept");
        assert!(kept.contains("garbage"), "{kept}");
        let (_, again) = crossbeam_channel::unbounded();
        assert!(begin(again).is_ok(), "the lock went with the recorder");
    }

    #[test]
    fn a_folder_with_something_else_in_it_is_left_alone() {
        let folder = tempfile::tempdir().expect("folder");
        fs::write(folder.path().join("letter.txt"), "Dear all").expect("written");
        let (_, receiver) = crossbeam_channel::unbounded();
        let header = Header::new("LGG", "Europe/Brussels");
        let refused = Recorder::begin(folder.path(), &header, Keep::default(), vec![], receiver)
            .err()
            .expect("refused")
            .to_string();
        assert!(refused.contains("name another folder"), "{refused}");
    }

    /// A recorder of ten arrivals, which are on disk.
    fn recorder_of_ten(folder: &Path) -> (Recorder, Sender<Arrival>, Receiver<Arrival>) {
        let (sender, receiver) = crossbeam_channel::unbounded();
        (0..10).map(arrival).for_each(|arrival| sender.send(arrival).expect("room"));
        let header = Header::new("LGG", "Europe/Brussels");
        let begun = Recorder::begin(folder, &header, Keep::default(), vec![Keeper::default()], receiver);
        let (recorder, shown) = begun.expect("begun");
        assert_eq!(shown.iter().take(10).count(), 10);
        (recorder, sender, shown)
    }

    #[test]
    fn segments_without_their_manifest_are_not_written_over() {
        let folder = tempfile::tempdir().expect("folder");
        record(folder.path(), (0..10).map(arrival));
        fs::remove_file(folder.path().join(MANIFEST)).expect("it was there");
        let before = fs::read(folder.path().join("000001.parquet")).expect("a segment");
        let (_sender, receiver) = crossbeam_channel::unbounded();
        let header = Header::new("LGG", "Europe/Brussels");
        let begun = Recorder::begin(folder.path(), &header, Keep::default(), vec![], receiver);
        let refused = begun.map(|_| ()).expect_err("refused").to_string();
        assert!(refused.contains("found sealed segments without one"), "{refused}");
        assert_eq!(fs::read(folder.path().join("000001.parquet")).expect("a segment"), before);
    }

    #[test]
    fn a_manifest_that_is_older_than_what_lies_beside_it_is_found_and_nothing_is_written_over() {
        let folder = tempfile::tempdir().expect("folder");
        let (manifest, second) = (folder.path().join(MANIFEST), folder.path().join("000002.parquet"));
        record(folder.path(), (0..10).map(arrival));
        let old = fs::read(&manifest).expect("a manifest");
        let old_tail = fs::read(folder.path().join(TAIL)).expect("a tail");
        record(folder.path(), (10..20).map(arrival));
        let before = fs::read(&second).expect("a segment");
        fs::write(&manifest, old).expect("put back");
        let wrong = || wrong_in(folder.path());
        let begin = || {
            let (_sender, receiver) = crossbeam_channel::unbounded();
            let header = Header::new("LGG", "Europe/Brussels");
            let begun = Recorder::begin(folder.path(), &header, Keep::default(), vec![], receiver);
            begun.map(|_| ()).expect_err("refused").to_string()
        };
        assert!(wrong()[0].brief.contains("found open.ndjson, which follows"), "{:?}", wrong());
        assert!(begin().contains("put the newest manifest back"), "{}", begin());
        assert_eq!(fs::read(&second).expect("a segment"), before);
        // Put back with the tail of its time, it names one segment less than there are.
        let tail = fs::read(folder.path().join(TAIL)).expect("a tail");
        fs::write(folder.path().join(TAIL), &old_tail).expect("put back");
        assert!(wrong()[0].brief.contains("000002.parquet, which the manifest does not name"), "{:?}", wrong());
        assert!(begin().contains("000002.parquet"), "{}", begin());
        assert_eq!(fs::read(&second).expect("a segment"), before);
        fs::write(folder.path().join(TAIL), tail).expect("as it was");
        // With its segment gone, too, the tail still tells.
        fs::remove_file(&second).expect("it was there");
        assert!(wrong()[0].brief.contains("found open.ndjson, which follows"), "{:?}", wrong());
        // And with the tail gone, the segment does.
        fs::write(&second, &before).expect("put back");
        fs::rename(&second, folder.path().join("000003.parquet")).expect("there");
        fs::remove_file(folder.path().join(TAIL)).expect("it was there");
        assert!(wrong()[0].brief.contains("000003.parquet, which the manifest does not name"), "{:?}", wrong());
        assert!(begin().contains("000003.parquet"), "{}", begin());
    }

    #[test]
    fn a_line_that_a_disk_damaged_is_kept_aside_and_stops_nothing() {
        let folder = tempfile::tempdir().expect("folder");
        let (recorder, sender, shown) = recorder_of_ten(folder.path());
        let (manifest, tail) = (folder.path().join(MANIFEST), folder.path().join(TAIL));
        let (before, mut lines) = (fs::read(&manifest).expect("it"), fs::read(&tail).expect("a tail"));
        drop((sender, shown));
        recorder.finish();
        // As a power cut leaves it: a page of nothing in the middle.
        let middle = lines.len() / 2;
        lines[middle - 30..middle + 30].fill(0);
        fs::remove_file(folder.path().join("000001.parquet")).expect("it was there");
        fs::write(&manifest, before).expect("as it was");
        fs::write(&tail, lines).expect("damaged");
        let status = record(folder.path(), (10..20).map(arrival));
        assert!(status.failure.is_none() && status.unreadable == 1, "{status:?}");
        assert_eq!(wrong_in(folder.path()), []);
        assert!((17..20).contains(&events_in(folder.path())), "{}", events_in(folder.path()));
        assert!(fs::read_to_string(folder.path().join(UNREADABLE)).expect("kept").contains("\\u0000"));
    }

    #[test]
    fn what_does_not_belong_to_a_recording_is_found() {
        let folder = tempfile::tempdir().expect("folder");
        record(folder.path(), (0..10).map(arrival));
        fs::write(folder.path().join("evil.txt"), "{}").expect("written");
        assert!(wrong_in(folder.path())[0].brief.contains("found evil.txt"), "{:?}", wrong_in(folder.path()));
        fs::remove_file(folder.path().join("evil.txt")).expect("it was there");
        fs::copy(folder.path().join("000001.parquet"), folder.path().join("000007.parquet")).expect("copied");
        assert!(wrong_in(folder.path())[0].brief.contains("000007.parquet"), "{:?}", wrong_in(folder.path()));
        fs::remove_file(folder.path().join("000007.parquet")).expect("it was there");
        assert_eq!(wrong_in(folder.path()), []);
        fs::remove_file(folder.path().join(MANIFEST)).expect("it was there");
        assert!(wrong_in(folder.path())[0].brief.contains("found none"), "{:?}", wrong_in(folder.path()));
    }

    #[test]
    fn a_recording_whose_folder_is_taken_away_says_so() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("recording");
        let (recorder, sender, shown) = recorder_of_ten(&path);
        fs::remove_dir_all(&path).expect("removed");
        let began = Instant::now();
        let mut k = 10;
        while recorder.status().failure.is_none() && began.elapsed() < Duration::from_secs(20) {
            sender.send(arrival(k)).expect("room");
            shown.try_iter().for_each(drop);
            k += 1;
            thread::sleep(Duration::from_millis(50));
        }
        let failure = recorder.status().failure.unwrap_or_default();
        assert!(failure.contains("taken away") && failure.contains("is gone, too"), "{failure}");
    }

    #[test]
    fn what_was_recorded_before_is_told_of_and_what_is_missing_of_it() {
        let folder = tempfile::tempdir().expect("folder");
        record(folder.path(), (0..10).map(arrival));
        let status = record(folder.path(), (10..15).map(arrival));
        assert_eq!((status.before, status.events, status.missing), (10, 15, vec![]));
        fs::remove_file(folder.path().join("000001.parquet")).expect("it was there");
        assert_eq!(record(folder.path(), std::iter::empty()).missing, ["000001.parquet"]);
    }

    #[test]
    fn a_source_that_sends_nothing_but_garbage_does_not_fill_the_disk() {
        let folder = tempfile::tempdir().expect("folder");
        let problem = |k: i64| {
            let issue =
                Issue { kind: IssueKind::Unreadable, brief: "no event".into(), hint: String::new(), place: None };
            let raw = Some(format!("garbage {k}").into());
            Arrival { source: 0, received: EventTime::from_secs(k), told: Told::Problem(issue), raw }
        };
        // As if there had been so much of it before; it takes no room on the disk.
        let (full, old) = (folder.path().join(UNREADABLE), folder.path().join(OLD_UNREADABLE));
        record(folder.path(), std::iter::empty());
        File::create(&full).and_then(|file| file.set_len(ASIDE)).expect("made");
        let status = record(folder.path(), (0..3).map(problem));
        assert_eq!((status.unreadable, status.failure), (3, None));
        assert!(fs::metadata(&old).expect("set aside").len() > ASIDE);
        let kept = fs::read_to_string(&full).expect("kept");
        assert_eq!((kept.lines().count(), kept.contains("garbage 2")), (2, true), "{kept}");
    }

    #[test]
    fn whatever_a_killed_recorder_left_is_gone_on_with() {
        // It had just begun.
        let folder = tempfile::tempdir().expect("folder");
        fs::write(folder.path().join(LOCK), "").expect("written");
        fs::write(folder.path().join("manifest.ron.part"), "(rec").expect("written");
        record(folder.path(), (0..10).map(arrival));
        assert_eq!(events_in(folder.path()), 10);
        // The first segment was there, and the manifest did not name it yet.
        let folder = tempfile::tempdir().expect("folder");
        let (recorder, sender, shown) = recorder_of_ten(folder.path());
        let (manifest, tail) = (folder.path().join(MANIFEST), folder.path().join(TAIL));
        let before = (fs::read(&manifest).expect("a manifest"), fs::read(&tail).expect("a tail"));
        drop((sender, shown));
        recorder.finish();
        fs::write(&manifest, before.0).expect("as it was");
        fs::write(&tail, before.1).expect("as it was");
        record(folder.path(), (10..20).map(arrival));
        assert_eq!(events_in(folder.path()), 20);
        assert_eq!(wrong_in(folder.path()), []);
    }

    #[test]
    fn a_tail_that_was_sealed_before_it_broke_off_is_not_sealed_twice() {
        let folder = tempfile::tempdir().expect("folder");
        let (recorder, sender, shown) = recorder_of_ten(folder.path());
        let tail = folder.path().join(TAIL);
        let kept = fs::read(&tail).expect("a tail");
        drop((sender, shown));
        recorder.finish();
        fs::write(&tail, kept).expect("as if it had broken off");
        record(folder.path(), (10..20).map(arrival));
        let manifest = read_manifest(folder.path()).expect("readable").expect("there");
        assert_eq!(manifest.segments.iter().map(|segment| segment.events).collect::<Vec<_>>(), [10, 10]);
    }

    #[test]
    fn a_recorder_that_is_let_go_of_seals_what_it_has() {
        let folder = tempfile::tempdir().expect("folder");
        let (recorder, _sender, shown) = recorder_of_ten(folder.path());
        drop(shown);
        drop(recorder);
        assert!(folder.path().join("000001.parquet").is_file());
    }
}
