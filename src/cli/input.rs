//! What the commands have in common: which log, which scene, which instant.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use crossbeam_channel::{Receiver, RecvTimeoutError};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::tz::TimeZone;

use super::bundled;
use crate::{
    environment::SiteError,
    feed::{self, Gathered, OpenError, Opened, Progress, Reader, live::RecordingError, ndjson::Header},
    guide::{Fault, LessonError, NotesError, Tour, TourError},
    hub::{
        EventLog, EventTime, Layout, TimeInput, TimeInputError, did_you_mean,
        layout::scene::{self, SceneError},
        nearest,
    },
    kpi::GoalsError,
    language::{numerals::bare, of_file, quoted},
    publish::ShareError,
    say,
    simulate::SimulateError,
    watch::RuleError,
};

/// A command that could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The log cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The scene cannot be used.
    #[error(transparent)]
    Scene(#[from] SceneError),
    /// A recording cannot be made.
    #[error(transparent)]
    Recording(#[from] RecordingError),
    /// Live sources cannot be read at all.
    #[error("{}", say!("input-live", source = source.to_string()))]
    Live {
        /// Why.
        source: io::Error,
    },
    /// A recording ended because it could not be written.
    #[error("{reason}")]
    RecordingStopped {
        /// Why.
        reason: String,
    },
    /// A log cannot be sent.
    #[error("{}", say!("input-send", to = to, source = source.to_string()))]
    Send {
        /// Where.
        to: String,
        /// Why.
        source: io::Error,
    },
    /// A window is wanted and there is no display.
    #[error("{}", say!("input-no-display"))]
    NoDisplay,
    /// The data of a site cannot be used.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    Site {
        /// The file.
        path: PathBuf,
        /// Why.
        source: SiteError,
    },
    /// What is wanted of key figures cannot be used.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    Goals {
        /// The file.
        path: PathBuf,
        /// Why.
        source: GoalsError,
    },
    /// A tour cannot be given.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    Tour {
        /// The file.
        path: PathBuf,
        /// Why.
        source: TourError,
    },
    /// A lesson cannot be given.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    Lesson {
        /// The file.
        path: PathBuf,
        /// Why.
        source: LessonError,
    },
    /// A lesson does not fit its day.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    LessonFault {
        /// The file.
        path: PathBuf,
        /// The first thing that is wrong.
        source: Fault,
    },
    /// Nothing of that name goes wrong on a simulated day.
    #[error(
        "{}",
        say!("input-no-incident", known = known, found = quoted(found), near = did_you_mean(nearest.as_deref()))
    )]
    NoSuchIncident {
        /// The name.
        found: String,
        /// The names that there are.
        known: String,
        /// What may have been meant.
        nearest: Option<String>,
    },
    /// There is no film.
    #[cfg(feature = "viewer")]
    #[error(transparent)]
    Film(#[from] crate::publish::FilmError),
    /// A share file that this version does not know.
    #[error(transparent)]
    Share(#[from] ShareError),
    /// Nobody said what to share.
    #[error("{}", say!("input-nothing-to-share"))]
    NothingToShare,
    /// Nobody said what to film.
    #[error("{}", say!("input-nothing-to-film"))]
    NothingToFilm,
    /// A tour has its own instants.
    #[error("{}", say!("input-tour-or-span"))]
    TourOrSpan,
    /// The end is before the beginning.
    #[error("{}", say!("input-film-backwards"))]
    FilmBackwards,
    /// Nobody knows how links are opened here.
    #[error("{}", say!("input-no-desktop"))]
    NoDesktop,
    /// Only MP4 is packed as AV1.
    #[error("{}", say!("input-av1", path = path.display().to_string()))]
    Av1Elsewhere {
        /// The name.
        path: PathBuf,
    },
    /// The film would go on for ever.
    #[error("{}", say!("input-film-long", secs = secs.to_string()))]
    FilmTooLong {
        /// Seconds.
        secs: f64,
    },
    /// Ctrl+C.
    #[error("{}", say!("input-left"))]
    Left,
    /// Rules cannot be used.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    Rules {
        /// The file.
        path: PathBuf,
        /// Why.
        source: RuleError,
    },
    /// A file cannot be read.
    #[error("{}", say!("input-unread", path = path.display().to_string(), source = of_file(source)))]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("{}", say!("input-unwritten", path = path.display().to_string(), source = of_file(source)))]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// What people wrote down about a log cannot be read.
    #[error("{}", say!("input-notes", path = path.display().to_string(), source = source.to_string()))]
    Notes {
        /// The file.
        path: PathBuf,
        /// Why.
        source: NotesError,
    },
    /// There is nothing to be written.
    #[error(
        "{}",
        say!(
            "input-nothing-to-write",
            why = why.as_ref().map(|why| say!("input-because", why = why)).unwrap_or_default(),
        )
    )]
    NothingToWrite {
        /// What was odd.
        why: Option<String>,
    },
    /// What is to be written is what is read.
    #[error("{}", say!("input-overwrite", path = path.display().to_string()))]
    WouldOverwrite {
        /// The file.
        path: PathBuf,
    },
    /// What has to be read several times can be read once.
    #[error("{}", say!("input-once-only", path = path.display().to_string()))]
    OnceOnly {
        /// The pipe.
        path: PathBuf,
    },
    /// A picture cannot have that name.
    #[error("{}", say!("input-no-picture", path = path.display().to_string()))]
    NotAPicture {
        /// The file.
        path: PathBuf,
    },
    /// A file of events cannot be written.
    #[error(transparent)]
    WriteLog(#[from] feed::WriteError),
    /// The columns of a table are not what a mapping says.
    #[error("{}", say!("feed-of-file", source = source.to_string(), path = path.display().to_string()))]
    Columns {
        /// The mapping.
        path: PathBuf,
        /// Why.
        source: feed::table::MappingError,
    },
    /// There is nothing to report.
    #[error("{}", say!("input-no-incidents"))]
    NoIncidents,
    /// There is no such incident.
    #[error("{}", say!("input-which-incident", count = count.to_string(), known = known, wanted = quoted(wanted)))]
    NoIncident {
        /// What was asked for.
        wanted: String,
        /// How many there are.
        count: usize,
        /// The rules that found some.
        known: String,
    },
    /// No source told anything.
    #[error("{}", say!("input-heard-nothing", why = why))]
    NothingHeard {
        /// Why.
        why: String,
    },
    /// A link opens nothing.
    #[error(transparent)]
    Link(#[from] crate::publish::LinkError),
    /// A picture of no instant.
    #[error("{}", say!("input-no-instant"))]
    NoInstant,
    /// The end of a part lies before its beginning.
    #[error("{}", say!("input-backwards", from = from, until = until))]
    Backwards {
        /// The beginning.
        from: String,
        /// The end.
        until: String,
    },
    /// The scene cannot be simulated.
    #[error(transparent)]
    Simulate(#[from] SimulateError),
    /// Map data cannot be imported.
    #[error(transparent)]
    Import(#[from] feed::airport::ImportError),
    /// A time is no time.
    #[error(transparent)]
    Time(#[from] TimeInputError),
    /// The log is empty.
    #[error("{}", say!("input-no-events"))]
    NoEvents,
    /// A time lies outside the log.
    #[error("{}", say!("input-outside", from = from, until = until, found = found))]
    OutsideLog {
        /// The first event.
        from: String,
        /// The last event.
        until: String,
        /// The time asked for.
        found: String,
    },
    /// The log is of another site than the scene.
    #[error("{}", say!("input-other-site", expected = expected, found = found))]
    OtherSite {
        /// The site of the scene.
        expected: String,
        /// The site of the log.
        found: String,
    },
    /// An object is not in the log.
    #[error("{}", say!("input-no-object", wanted = quoted(wanted), near = did_you_mean(nearest.as_deref())))]
    NoObject {
        /// What was asked for.
        wanted: String,
        /// The name nearest to it.
        nearest: Option<String>,
    },
    /// A log is named and no object of it.
    #[error("{}", say!("input-object-unnamed", log = log))]
    NoObjectNamed {
        /// The log.
        log: String,
    },
    /// A view is not in the scene.
    #[error("{}", say!("input-no-view", wanted = quoted(wanted), known = known))]
    NoView {
        /// What was asked for.
        wanted: String,
        /// The views it has.
        known: String,
    },
    /// What was to be filmed is neither a log nor a tour.
    #[error("{}", say!("input-no-tour", wanted = quoted(wanted), known = known))]
    NoTour {
        /// What was asked for.
        wanted: String,
        /// The tours that come with the program.
        known: String,
    },
    /// What was to be shown cannot be opened.
    #[error("{0}")]
    Refused(String),
    /// Nothing is in it.
    #[error("{}", say!("input-empty", path = path.display().to_string()))]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// Some files could not be used.
    #[error("{}", say!("input-unusable", failed = failed.to_string(), all = bare(all)))]
    Unusable {
        /// How many.
        failed: usize,
        /// Of how many.
        all: usize,
    },
    /// There is no graphics device, or the window cannot be opened, or the picture cannot be drawn.
    #[error("{0}")]
    Graphics(String),
    /// One file is named where there is one to read and one to write.
    #[error("{}", say!("cli-in-and-out"))]
    InAndOut,
    /// This binary was built without the viewer.
    #[error("{}", say!("input-no-viewer"))]
    NoViewer,
    /// Something cannot be written as RON or JSON.
    #[error("{}", say!("input-format", why = .0.to_string()))]
    Format(String),
}

impl CliError {
    /// Whether what was typed is wrong, and not what it was to be done with.
    pub const fn is_usage(&self) -> bool {
        matches!(self, Self::Time(_) | Self::InAndOut)
    }
}

/// The path of a log; none for the bundled day, which has a name, too, by which it can be called where others are.
pub fn log_of(path: Option<&Path>) -> Option<&Path> {
    path.filter(|path| *path != Path::new("day") || path.exists())
}

/// Opens the log of that name, the bundled day when none is named.
pub fn open_log(path: Option<&Path>) -> Result<Opened, CliError> {
    open_log_on(path, feed::ZONE)
}

/// The same; times in tables that tell no offset are taken for the clock of that zone.
pub fn open_log_on(path: Option<&Path>, zone: &str) -> Result<Opened, CliError> {
    let reader = Reader { zone: Some(zone.to_owned()), ..Reader::default() };
    Ok(match log_of(path) {
        Some(path) => watched(|progress| reader.open(&[path], progress))?,
        None => feed::open_bytes(bundled::DAY.0, bundled::DAY.1)?,
    })
}

/// The events of the log of that name, the bundled day when none is named, with their names and with those that are taken back.
pub fn gather_log(path: Option<&Path>) -> Result<(Gathered, Option<Header>), CliError> {
    Ok(match log_of(path) {
        Some(path) => watched(|progress| feed::gather(path, progress))?,
        None => feed::gather_bytes(bundled::DAY.0, bundled::DAY.1)?,
    })
}

/// Work shorter than this needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Does work that reads files, with a progress bar on a terminal once it takes a while.
pub fn watched<T>(work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    thread::scope(|scope| {
        let (done, is_done) = crossbeam_channel::bounded::<()>(0);
        let watched = progress.clone();
        scope.spawn(move || show_progress(&watched, &is_done));
        let result = work(&progress);
        drop(done);
        result
    })
}

/// Shows a bar until the other end of `is_done` is dropped.
fn show_progress(progress: &Progress, is_done: &Receiver<()>) {
    if is_done.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    let style =
        |template: &str| ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(progress.total());
    bar.set_style(style(say!("input-bar")));
    let mut is_read = false;
    while is_done.recv_timeout(Duration::from_millis(100)) == Err(RecvTimeoutError::Timeout) {
        bar.set_length(progress.total());
        bar.set_position(progress.done());
        bar.set_message(if progress.is_read() { say!("input-indexing") } else { say!("input-reading") });
        // How long the rest takes is not known.
        if progress.is_read() && !is_read {
            is_read = true;
            bar.set_style(style(say!("input-indexing-bar")));
        }
    }
    bar.finish_and_clear();
}

/// A tour of a file.
pub fn open_tour(path: &Path) -> Result<Tour, CliError> {
    let text = fs::read_to_string(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
    Tour::parse(&text).map_err(|source| CliError::Tour { path: path.to_owned(), source })
}

/// Opens the scene of that name, the bundled one when none is named.
pub fn open_scene(path: Option<&Path>) -> Result<Layout, CliError> {
    let Some(path) = path else {
        let include =
            |name: &str| bundled::included(name).map(str::to_owned).ok_or_else(|| io::ErrorKind::NotFound.into());
        return Ok(scene::parse(bundled::SCENE.0, bundled::SCENE.1, &include)?);
    };
    let text = fs::read_to_string(path).map_err(|source| CliError::Read { path: path.into(), source })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let include = |name: &str| {
        fs::read_to_string(folder.join(name)).or_else(|error| bundled::included(name).map(str::to_owned).ok_or(error))
    };
    Ok(scene::parse(&path.display().to_string(), &text, &include)?)
}

/// Opens a scene and, if one is named, a file that maps the ids of another system to its places.
pub fn open_mapped_scene(path: Option<&Path>, map: Option<&Path>) -> Result<Layout, CliError> {
    let mut layout = open_scene(path)?;
    if let Some(map) = map {
        let text = fs::read_to_string(map).map_err(|source| CliError::Read { path: map.into(), source })?;
        scene::map(&mut layout, &map.display().to_string(), &text)?;
    }
    Ok(layout)
}

/// Puts a map that may be there or not on a layout; gives what it says.
pub fn put_map(layout: &mut Layout, map: &Path) -> Result<BTreeMap<String, String>, CliError> {
    match fs::read_to_string(map) {
        Ok(text) => Ok(scene::map(layout, &map.display().to_string(), &text)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(source) => Err(CliError::Read { path: map.into(), source }),
    }
}

/// The scene with what is said of the ids of a log: by the map that is named, else by the one beside the log.
pub fn open_scene_of(log: Option<&Path>, scene: Option<&Path>, map: Option<&Path>) -> Result<Layout, CliError> {
    let mut layout = open_mapped_scene(scene, map)?;
    if let (None, Some(log)) = (map, log) {
        put_map(&mut layout, &feed::map_beside(log))?;
    }
    Ok(layout)
}

/// Refuses a log of another site than the scene's.
pub fn check_site(opened: &Opened, layout: &Layout) -> Result<(), CliError> {
    match &opened.header {
        Some(header) if !header.site.is_empty() && header.site != layout.site => {
            Err(CliError::OtherSite { expected: layout.site.clone(), found: header.site.clone() })
        }
        _ => Ok(()),
    }
}

/// The clock of the site that a log names, or Liège's.
pub fn zone_of(opened: &Opened) -> TimeZone {
    zone_in(opened.header.as_ref())
}

/// The clock of the site that a header names, or Liège's.
pub fn zone_in(header: Option<&Header>) -> TimeZone {
    let name = header.map_or("Europe/Brussels", |header| &header.time_zone);
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// The instant that a person means, which must lie within the log.
pub fn instant(text: &str, log: &EventLog, zone: &TimeZone) -> Result<EventTime, CliError> {
    instant_in(text, log.span().ok_or(CliError::NoEvents)?, zone)
}

/// The instant that a person means; an offset counts from `start`.
pub fn any_instant(text: &str, start: EventTime, zone: &TimeZone) -> Result<EventTime, CliError> {
    let found = TimeInput::parse(text)?.resolve(start, zone);
    Ok(found.ok_or_else(|| TimeInputError { found: text.to_owned() })?)
}

/// The instant that a person means, which must lie within a span.
pub fn instant_in(text: &str, (from, until): (EventTime, EventTime), zone: &TimeZone) -> Result<EventTime, CliError> {
    let found = any_instant(text, from, zone)?;
    // Of the first and the last day every clock reading is good, even before the first event; an offset counts from there.
    let day = |time: EventTime| time.zoned(zone).date();
    let is_offset = matches!(TimeInput::parse(text)?, TimeInput::Offset(_));
    let is_inside =
        if is_offset { from <= found && found <= until } else { day(from) <= day(found) && day(found) <= day(until) };
    if is_inside { Ok(found) } else { Err(outside((from, until), found, zone)) }
}

/// That an instant lies outside a log.
pub fn outside((from, until): (EventTime, EventTime), found: EventTime, zone: &TimeZone) -> CliError {
    let [from, until, found] = [from, until, found].map(|time| clock(time, zone));
    CliError::OutsideLog { from, until, found }
}

/// An instant as the clock of the site shows it.
pub fn clock(time: EventTime, zone: &TimeZone) -> String {
    time.zoned(zone).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// Whether two names are of one file that is there.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// The object of that name.
pub fn object(log: &EventLog, wanted: &str) -> Result<crate::hub::ObjectId, CliError> {
    log.object(wanted).ok_or_else(|| {
        let nearest = nearest(wanted, log.objects().map(|object| log.object_name(object))).map(str::to_owned);
        CliError::NoObject { wanted: wanted.to_owned(), nearest }
    })
}

/// Prints text; a reader that has gone away is no error.
pub fn print(text: &str) -> Result<(), CliError> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(source) if source.kind() != io::ErrorKind::BrokenPipe => {
            Err(CliError::Write { path: say!("input-stdout").into(), source })
        }
        _ => Ok(()),
    }
}

/// Prints JSON.
pub fn print_json(value: &serde_json::Value) -> Result<(), CliError> {
    let text = serde_json::to_string_pretty(value).map_err(|error| CliError::Format(error.to_string()))?;
    print(&(text + "\n"))
}
