//! Where decoders put what they read: a log, or another file.

use std::{fmt, io, path::PathBuf};

use super::{process::ZONE, progress::Progress};
use crate::{
    hub::{EventHash, HubEvent, Issue, IssueKind, IssuePlace, LogBuilder, Place, What},
    language::numerals::bare,
    say,
};

/// Takes what a decoder tells.
pub(crate) trait Sink {
    /// The number of a file, for [`Place`].
    fn file(&mut self, name: &str) -> u32;

    /// Takes an event.
    fn event(&mut self, event: &HubEvent<'_>, place: Place);

    /// Takes an event whose hash is known already.
    fn hashed(&mut self, event: &HubEvent<'_>, _hash: EventHash, place: Place) {
        self.event(event, place);
    }

    /// Whether it wants to know of events before they are put into order: for a first picture.
    fn wants_early(&self) -> bool {
        false
    }

    /// Takes an event that comes again when all are in order.
    fn early(&mut self, _event: &HubEvent<'_>) {}

    /// Takes what people call a place of that name.
    fn title(&mut self, _place: &str, _title: &str) {}

    /// Takes a word on what was odd.
    fn issue(&mut self, issue: Issue);

    /// The same, worded only where the words are kept.
    fn odd(&mut self, _kind: IssueKind, word: &mut dyn FnMut() -> Issue) {
        self.issue(word());
    }

    /// How many events it took.
    fn count(&self) -> usize;

    /// How many events may be held back in memory while they are sorted: about 100 MB.
    fn room(&self) -> usize {
        200_000
    }
}

impl Sink for LogBuilder {
    fn file(&mut self, name: &str) -> u32 {
        LogBuilder::file(self, name)
    }

    fn event(&mut self, event: &HubEvent<'_>, place: Place) {
        self.push(event, place);
    }

    fn hashed(&mut self, event: &HubEvent<'_>, hash: EventHash, place: Place) {
        self.push_hashed(event, hash, place);
    }

    fn title(&mut self, place: &str, title: &str) {
        LogBuilder::title(self, place, title);
    }

    fn issue(&mut self, issue: Issue) {
        LogBuilder::issue(self, issue);
    }

    fn odd(&mut self, kind: IssueKind, word: &mut dyn FnMut() -> Issue) {
        LogBuilder::odd(self, kind, word);
    }

    fn count(&self) -> usize {
        self.len()
    }

    /// What is held back needs many times the room of what stands in the log.
    fn room(&self) -> usize {
        300_000
    }
}

/// Events as they were told, with their names, and what was odd.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The events, in the order in which they were told.
    pub events: Vec<HubEvent<'static>>,
    /// What was odd.
    pub issues: Vec<Issue>,
}

impl Sink for Gathered {
    fn file(&mut self, _name: &str) -> u32 {
        0
    }

    fn event(&mut self, event: &HubEvent<'_>, _place: Place) {
        self.events.push(event.clone().into_owned());
    }

    fn issue(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    fn count(&self) -> usize {
        self.events.len()
    }
}

/// Events as they were told, for tests.
#[cfg(test)]
#[derive(Default)]
pub(crate) struct Kept(pub Vec<HubEvent<'static>>);

#[cfg(test)]
impl Sink for Kept {
    fn file(&mut self, _name: &str) -> u32 {
        0
    }

    fn event(&mut self, event: &HubEvent<'_>, _place: Place) {
        self.0.push(event.clone().into_owned());
    }

    fn issue(&mut self, issue: Issue) {
        panic!("{issue}");
    }

    fn count(&self) -> usize {
        self.0.len()
    }
}

/// A file on its way into a sink.
pub(crate) struct Reading<'a> {
    pub name: &'a str,
    number: u32,
    pub sink: &'a mut dyn Sink,
    /// How far it has come, for who waits, and whether it is to stop.
    pub progress: Progress,
    /// The clock of times in tables that do not tell their offset.
    pub zone: &'a str,
}

/// After so many events it is asked whether work is to stop.
const ASKED: u64 = 1 << 10;

impl<'a> Reading<'a> {
    pub fn new(name: &'a str, sink: &'a mut dyn Sink) -> Self {
        Self { name, number: sink.file(name), sink, progress: Progress::default(), zone: ZONE }
    }

    /// The same, watched by whoever holds `progress`.
    pub fn watched(self, progress: &Progress) -> Self {
        Self { progress: progress.clone(), ..self }
    }

    /// The same, with another clock for times in tables that do not tell their offset.
    pub fn on_clock(self, zone: &'a str) -> Self {
        Self { zone, ..self }
    }

    /// Goes on with the event of that number, or ends with an error when work was asked to stop.
    pub fn go_on(&self, number: u64) -> Result<(), FormatError> {
        if number.is_multiple_of(ASKED) && self.progress.is_cancelled() {
            return Err(FormatError::cancelled());
        }
        Ok(())
    }

    /// Tells an event that stood in that line, from 1; zero where there are no lines.
    pub fn event(&mut self, event: &HubEvent<'_>, line: u64) {
        self.sink.event(event, Place { file: self.number, line: u32::try_from(line).unwrap_or(u32::MAX) });
    }

    /// Tells an event whose hash is known already.
    pub fn hashed(&mut self, event: &HubEvent<'_>, hash: EventHash, line: u64) {
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.sink.hashed(event, hash, Place { file: self.number, line });
    }

    /// Tells all events in the order of time, each with its line: the order of a document means nothing. Of what happens at
    /// once, entering comes first.
    pub fn sorted(&mut self, mut events: Vec<(HubEvent<'static>, u64)>) {
        events.sort_by_key(|(event, _)| (event.time, !matches!(event.what, What::Enters { .. })));
        for (event, line) in events {
            self.event(&event, line);
        }
    }

    /// Notes what cannot be read.
    pub fn unreadable(&mut self, line: u64, brief: impl Brief, hint: &str) {
        self.note(IssueKind::Unreadable, line, brief, hint);
    }

    /// A document that breaks off, or goes on as nothing that could be read: what came before it was told, if anything was.
    pub fn broken_off(&mut self, error: FormatError, told: u64) -> Result<(), FormatError> {
        let is_cut = match &error {
            FormatError::Read(error) => is_cut_off(error),
            FormatError::Disk { .. } => false,
            _ => true,
        };
        if told == 0 || !is_cut {
            return Err(error);
        }
        let hint = say!("feed-before-read", told = bare(told));
        self.unreadable(0, error.to_string(), &hint);
        Ok(())
    }

    /// Notes what is read and not used.
    pub fn not_understood(&mut self, line: u64, brief: impl Brief, hint: &str) {
        self.note(IssueKind::NotUnderstood, line, brief, hint);
    }

    fn note(&mut self, kind: IssueKind, line: u64, brief: impl Brief, hint: &str) {
        let (name, mut brief) = (self.name, Some(brief));
        self.sink.odd(kind, &mut || Issue {
            kind,
            brief: brief.take().map(Brief::said).unwrap_or_default(),
            hint: hint.to_owned(),
            place: Some(IssuePlace { file: name.to_owned(), line }),
        });
    }
}

/// What was expected and what was found: said, or to be said where it is kept.
pub(crate) trait Brief {
    fn said(self) -> String;
}

impl Brief for &str {
    fn said(self) -> String {
        self.to_owned()
    }
}

impl Brief for String {
    fn said(self) -> String {
        self
    }
}

impl<F: FnOnce() -> String> Brief for F {
    fn said(self) -> String {
        self()
    }
}

/// Whether reading ended because what was packed is cut off or damaged, and not because the disk failed or nobody wants it any more.
fn is_cut_off(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput)
}

/// A file that is not what it looks like.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The format itself is broken, so that nothing behind that point can be read.
    #[error("{}", say!("feed-syntax", format = *format, at = at.to_string(), reason = reason, remedy = remedy(*at)))]
    Syntax {
        /// What it should be.
        format: &'static str,
        /// Where.
        at: Spot,
        /// What is wrong.
        reason: String,
    },
    /// The file cannot be read any further.
    #[error("{}", say!("feed-read-on", why = .0.to_string(), remedy = remedy_of(.0)))]
    Read(#[from] io::Error),
    /// What has to be sorted finds no room on the disk.
    #[error("{}", say!("feed-disk", folder = folder.display().to_string(), source = source.to_string()))]
    Disk {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The format is right, the content is something else.
    #[error("{}", say!("feed-expected", expected = *expected, found = found))]
    Content {
        /// What it should hold.
        expected: &'static str,
        /// What it holds.
        found: String,
    },
}

/// Where in a file something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A line, from 1.
    Line(u64),
    /// A line and a column, both from 1.
    Column(u64, usize),
    /// A byte, from 0.
    Byte(u64),
    /// Where it begins.
    Beginning,
    /// Where it ends.
    End,
    /// In what holds its content together.
    Structure,
    /// In what only a database reads.
    Database,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => f.write_str(&say!("feed-at-line", line = line.to_string())),
            Self::Column(line, column) => {
                f.write_str(&say!("feed-at-column", line = line.to_string(), column = column.to_string()))
            }
            Self::Byte(byte) => f.write_str(&say!("feed-at-byte", byte = byte.to_string())),
            Self::Beginning => f.write_str(say!("feed-at-beginning")),
            Self::End => f.write_str(say!("feed-at-end")),
            Self::Structure => f.write_str(say!("feed-at-structure")),
            Self::Database => f.write_str(say!("feed-at-database")),
        }
    }
}

/// What to do about a file that cannot be read.
pub(super) fn remedy_of(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => say!("feed-check-name"),
        io::ErrorKind::PermissionDenied => say!("feed-ask-leave"),
        io::ErrorKind::FileTooLarge => say!("feed-not-to-unpack"),
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => say!("feed-damaged"),
        _ => say!("feed-check-whole"),
    }
}

/// What to do about what is wrong there: of what has no lines nobody can mend one.
fn remedy(at: Spot) -> &'static str {
    match at {
        Spot::Line(_) | Spot::Column(..) => say!("feed-mend"),
        _ => say!("feed-make-anew"),
    }
}

impl FormatError {
    /// JSON that is none.
    pub fn json(format: &'static str, error: &serde_json::Error) -> Self {
        Self::json_after(0, format, error)
    }

    /// JSON that is none, below so many lines.
    pub fn json_after(lines: u64, format: &'static str, error: &serde_json::Error) -> Self {
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or(&reason).to_owned();
        if error.is_io() {
            return Self::Read(io::Error::new(error.io_error_kind().unwrap_or(io::ErrorKind::Other), reason));
        }
        let line = lines + error.line() as u64;
        Self::Syntax { format, at: Spot::Column(line, error.column()), reason }
    }

    /// Work that was asked to stop.
    pub fn cancelled() -> Self {
        Self::Read(io::Error::other(say!("feed-cancelled")))
    }

    /// What has to wait on the disk and cannot.
    pub fn disk(source: io::Error) -> Self {
        Self::Disk { folder: std::env::temp_dir(), source }
    }

    /// Content that holds no events.
    pub fn content(expected: &'static str, found: impl Into<String>) -> Self {
        Self::Content { expected, found: found.into() }
    }
}
