//! What left memory while live goes on, and comes back from the recording.
//!
//! Now and then a *frame* is put aside: what it takes to tell the state at an instant. From the frame before an instant and the
//! segments that were sealed since, the log around that instant is made again.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use rustc_hash::FxHashSet;

use super::{manifest::checksum, recording::TAIL};
use crate::{
    feed::{Progress, ndjson, parquet, sink::Reading, sink::Sink},
    hub::{EventHash, EventLog, EventTime, HubEvent, Issue, LogBuilder, Place, TimeSpan, What},
    say,
};

/// So long a frame may take to be written.
const PATIENCE: Duration = Duration::from_secs(60);

/// A segment of a recording that goes on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sealed {
    pub file: PathBuf,
    /// Its checksum, as the manifest names it.
    pub sha256: String,
    /// From 1, those of earlier sessions counted.
    pub number: usize,
    /// The times of its first and last event.
    pub span: Option<(EventTime, EventTime)>,
    /// Whether it takes events back, of whatever time.
    pub takes_back: bool,
}

/// What a recorder has sealed in this session.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
    inner: Arc<Mutex<Segments>>,
}

#[derive(Debug, Default)]
struct Segments {
    sealed: Vec<Sealed>,
    /// How many there are, those of earlier sessions counted.
    count: usize,
    /// How many of all were let go of.
    gone: usize,
}

impl Shelf {
    pub(super) fn new(folder: &Path, count: usize) -> Self {
        let segments = Segments { count, ..Segments::default() };
        Self { folder: folder.to_owned(), inner: Arc::new(Mutex::new(segments)) }
    }

    pub(super) fn seal(&self, sealed: Sealed, gone: usize) {
        let mut segments = self.segments();
        segments.count = sealed.number;
        segments.gone = gone;
        segments.sealed.retain(|sealed| sealed.number > gone);
        segments.sealed.push(sealed);
    }

    fn sealed_after(&self, number: usize) -> Vec<Sealed> {
        self.segments().sealed.iter().filter(|sealed| sealed.number > number).cloned().collect()
    }

    fn segments(&self) -> MutexGuard<'_, Segments> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What it takes to tell the state at an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The instant.
    pub from: EventTime,
    /// Where it lies.
    file: PathBuf,
    /// Segments that were sealed by then; what came later is in those after it.
    segments: usize,
}

impl Frame {
    /// Writes down what it takes to tell the state of a log at the frame's instant.
    pub fn write(&self, log: &EventLog) -> io::Result<()> {
        let part = self.file.with_extension("part");
        let mut out = BufWriter::new(File::create(&part)?);
        let mut done = Ok(());
        // What is known already of what comes later belongs to it: it may lie far back in the recording.
        log.told_since(self.from, EventTime::MAX, |event, hash, _, _| {
            if done.is_ok() {
                // Its own name is gone; by its hash it is known again.
                let event = HubEvent { id: Some(hash.to_hex().into()), ..event.clone() };
                done = ndjson::write_event(&mut out, &event);
            }
        });
        done.and_then(|()| out.flush())?;
        fs::rename(part, &self.file)
    }
}

/// The frames of a recording, oldest first.
#[derive(Debug)]
pub struct Past {
    shelf: Shelf,
    folder: tempfile::TempDir,
    frames: Vec<Frame>,
    count: usize,
    /// When the recording ended, if it did.
    end: Option<EventTime>,
}

impl Past {
    /// The past of what is recorded from now on.
    pub fn new(shelf: Shelf) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("hubscope-").tempdir()?;
        Ok(Self { shelf, folder, frames: Vec::new(), count: 0, end: None })
    }

    /// Nothing happened before what is recorded: all of it comes back.
    ///
    /// # Errors
    ///
    /// What the disk says.
    pub fn begin_empty(&mut self) -> io::Result<()> {
        let frame = self.frame(EventTime::MIN);
        // What earlier sessions recorded is not of this one.
        let count = self.shelf.segments().count;
        self.frames.iter_mut().for_each(|frame| frame.segments = count);
        File::create(&frame.file).map(drop)
    }

    /// A frame at `from`, still to be written. Until then nothing that was recorded may be left out of the log.
    pub fn frame(&mut self, from: EventTime) -> Frame {
        self.count += 1;
        let file = self.folder.path().join(format!("{:06}.ndjson", self.count));
        // What was sealed last may not have arrived yet: what is on the way is less than a segment.
        let segments = self.shelf.segments().count.saturating_sub(1);
        let frame = Frame { from, file, segments };
        self.frames.push(frame.clone());
        frame
    }

    /// Nothing that happens from `time` on is recorded any more.
    pub fn end(&mut self, time: EventTime) {
        self.end.get_or_insert(time);
    }

    /// Whether nothing is recorded any more.
    pub fn is_over(&self) -> bool {
        self.end.is_some()
    }

    /// The last frame will not be written.
    pub fn drop_last(&mut self) {
        self.frames.pop();
    }

    /// Forgets the frames whose segments were let go of.
    pub fn forget(&mut self) {
        let gone = self.shelf.segments().gone;
        let (old, kept) = std::mem::take(&mut self.frames).into_iter().partition(|frame| frame.segments < gone);
        self.frames = kept;
        for frame in old {
            let frame: Frame = frame;
            // It goes with the folder otherwise.
            let _ = fs::remove_file(frame.file);
        }
    }

    /// From when on something can come back.
    pub fn begin(&self) -> Option<EventTime> {
        self.frames.first().map(|frame| frame.from)
    }

    /// What is to be read for the log around an instant: from the frame before it, less an hour for what is told of the last
    /// hour, up to the second frame after it.
    pub fn window(&self, time: EventTime) -> Option<Window> {
        if self.end.is_some_and(|end| time >= end) {
            return None;
        }
        let before = |time: EventTime| self.frames.iter().rposition(|frame| frame.from <= time);
        let first = before(time - TimeSpan::from_minutes(60)).or(before(time))?;
        let last = before(time)? + 1;
        let end = self.end.unwrap_or(EventTime::MAX);
        let until = self.frames.get(last).map_or(end, |frame| frame.from.min(end));
        Some(Window { shelf: self.shelf.clone(), frame: self.frames[first].clone(), until })
    }
}

/// A part of a recording that is to be read.
#[derive(Clone, Debug)]
pub struct Window {
    shelf: Shelf,
    frame: Frame,
    until: EventTime,
}

impl Window {
    /// From when until when it tells.
    pub fn span(&self) -> (EventTime, EventTime) {
        (self.frame.from, self.until)
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// What the disk says, or that a segment is no longer what was sealed.
    pub fn read(&self, progress: &Progress) -> io::Result<EventLog> {
        let mut part = Part::new(self.frame.from, self.until);
        self.wait(progress)?;
        self.read_frame(&mut part)?;
        let mut read = self.frame.segments;
        loop {
            let mut segments = self.shelf.sealed_after(read);
            if segments.is_empty() {
                if let Ok(tail) = File::open(self.shelf.folder.join(TAIL)) {
                    ndjson::read(BufReader::new(tail), TAIL, &mut part)?;
                }
                // What was sealed while the tail was read is whole only in its segment.
                segments = self.shelf.sealed_after(read);
            }
            if self.shelf.segments().gone > self.frame.segments {
                return Err(io::Error::new(io::ErrorKind::NotFound, say!("recording-let-go")));
            }
            if segments.is_empty() {
                let mut log = part.finish();
                // What was odd is told when it arrives; that frames and segments overlap is not.
                log.forget_issues();
                return Ok(log);
            }
            for sealed in segments {
                read = sealed.number;
                if sealed.span.is_some_and(|(first, _)| first <= self.until) || sealed.takes_back {
                    read_segment(&sealed, &mut part, progress).map_err(|error| {
                        io::Error::new(
                            error.kind(),
                            say!(
                                "recording-part-unread",
                                file = sealed.file.display().to_string(),
                                error = error.to_string()
                            ),
                        )
                    })?;
                }
                if progress.is_cancelled() {
                    return Err(io::Error::new(io::ErrorKind::Interrupted, say!("feed-cancelled")));
                }
            }
        }
    }

    /// Who writes the frame may have other work to do first.
    fn wait(&self, progress: &Progress) -> io::Result<()> {
        let began = Instant::now();
        while !self.frame.file.exists() {
            if progress.is_cancelled() || began.elapsed() > PATIENCE {
                return Err(io::Error::new(io::ErrorKind::NotFound, say!("recording-frame-gone")));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn read_frame(&self, part: &mut Part) -> io::Result<()> {
        for line in BufReader::new(File::open(&self.frame.file)?).split(b'\n') {
            let Ok(Some(mut event)) = ndjson::one(&line?) else { continue };
            let hash = event.id.take().and_then(|id| EventHash::from_hex(&id));
            part.known.insert(event.object.to_string());
            part.hashed(&event, hash.unwrap_or(EventHash::of(&event)), Place::default());
        }
        Ok(())
    }
}

fn read_segment(sealed: &Sealed, part: &mut Part, progress: &Progress) -> io::Result<()> {
    let file = &sealed.file;
    if checksum(file)? != sealed.sha256 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, say!("recording-changed")));
    }
    let input = File::open(file)?;
    progress.announce(input.metadata()?.len());
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut reading = Reading::new(&name, part).watched(progress);
    parquet::read(input, None, &mut reading).map_err(io::Error::other)?;
    progress.advance(fs::metadata(file)?.len());
    Ok(())
}

/// Takes what happened up to an instant.
struct Part {
    log: LogBuilder,
    from: EventTime,
    until: EventTime,
    /// The objects of the frame.
    known: FxHashSet<String>,
    /// What was before the frame, of objects that it does not know: they had left, or nothing had been heard of them yet.
    unsure: Vec<(HubEvent<'static>, EventHash, Place)>,
}

impl Part {
    fn new(from: EventTime, until: EventTime) -> Self {
        Self { log: LogBuilder::new(), from, until, known: FxHashSet::default(), unsure: Vec::new() }
    }

    /// Of what was before the frame, that of objects counts that had not left: they entered later than the frame knew.
    fn finish(mut self) -> EventLog {
        let entered: FxHashSet<&str> = (self.unsure.iter().map(|(event, ..)| event))
            .filter(|event| matches!(event.what, What::Enters { .. }))
            .map(|event| &*event.object)
            .collect();
        for (event, hash, place) in self.unsure.iter().filter(|(event, ..)| entered.contains(&*event.object)) {
            self.log.push_hashed(event, *hash, *place);
        }
        self.log.finish()
    }
}

impl Sink for Part {
    fn file(&mut self, name: &str) -> u32 {
        self.log.file(name)
    }

    fn event(&mut self, event: &HubEvent<'_>, place: Place) {
        self.hashed(event, EventHash::of(event), place);
    }

    fn hashed(&mut self, event: &HubEvent<'_>, hash: EventHash, place: Place) {
        // What is taken back later was never so.
        if event.time > self.until && !matches!(event.what, What::Retracted { .. }) {
            return;
        }
        if event.time <= self.from && !self.known.contains(&*event.object) {
            self.unsure.push((event.clone().into_owned(), hash, place));
        } else {
            self.log.push_hashed(event, hash, place);
        }
    }

    fn issue(&mut self, _issue: Issue) {}

    fn count(&self) -> usize {
        self.log.len()
    }
}
