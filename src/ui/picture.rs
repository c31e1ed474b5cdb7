//! What panels are given to show, and what they give back.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;

use super::{
    errand::Errand,
    export::{Part, Sheet},
    lesson::LessonLine,
    page::Page,
    settings::Settings,
    tour::TourLine,
};
use crate::{
    feed::{
        self,
        live::{Address, RecordingStatus},
        table::Mapping,
    },
    guide::{Bookmark, Colour, Day, Easing, Layer, Outcome, Tour},
    hub::{
        EventLog, EventTime, HubState, Issues, Layout, ObjectId, PlaceRef, Playback, PlaybackAction, TimeSpan,
        layout::{PlaceId, Point, Position, RoofMode, View},
        motion::Certainty,
    },
    kpi::Series,
    language, say,
    twin::{
        self, CompareCommand, CouldNotOpen, Manner, MapCommand, MeasureCommand, MemoryView, Norms, NoteCommand, Noting,
        Session, Shown, SourceView,
    },
    watch::Incident,
};

/// What panels show. Borrowed, so that no panel can change the twin.
#[derive(Clone, Copy)]
pub struct Picture<'a> {
    /// What happened.
    pub log: &'a EventLog,
    /// Where.
    pub layout: &'a Layout,
    /// What the site goes by.
    pub norms: &'a Norms,
    /// The place of the layout for each place of the log.
    pub places: &'a [Option<PlaceId>],
    /// What is odd about the log.
    pub issues: &'a Issues,
    /// The clock of the site.
    pub zone: &'a TimeZone,
    /// The playhead.
    pub playback: &'a Playback,
    /// The state at the playhead.
    pub state: &'a HubState,
    /// The poses at the playhead; none in tests of panels.
    pub shown: Option<&'a Shown>,
    /// The chosen object.
    pub object: Option<ObjectId>,
    /// The chosen place.
    pub place: Option<PlaceId>,
    /// The point of the ground that the pointer is over.
    pub pointed: Option<Point>,
    /// Whether the eye follows the chosen object.
    pub is_following: bool,
    /// How it does so.
    pub manner: Manner,
    /// How the roof is drawn.
    pub roof: RoofMode,
    /// Whether the announced project is outlined.
    pub is_announced_shown: bool,
    /// The key figures of the log.
    pub kpis: &'a [Series],
    /// What went wrong in the log, by its beginning.
    pub incidents: &'a [Incident],
    /// Whether none of it is told, because a task of a lesson asks for it.
    pub are_incidents_withheld: bool,
    /// What people wrote down about the log.
    pub noting: &'a Noting,
    /// The name under which notes are written.
    pub author: &'a str,
    /// The key figures that stand first on the board, by their ids.
    pub pinned: &'a [String],
    /// Whether there are few panels.
    pub is_simple: bool,
    /// The views that the user saved.
    pub saved: &'a [View],
    /// The day that is open, where it can be opened again.
    pub day: Option<&'a Day>,
    /// Logs that were opened before, the last one first.
    pub recent: &'a [PathBuf],
    /// The tours that fit the log.
    pub tours: &'a [TourLine],
    /// Whether another log lies beside.
    pub is_beside: bool,
    /// The lessons that there are.
    pub lessons: &'a [LessonLine],
    /// Files of the user's that are no lessons, and why.
    pub unreadable_lessons: &'a [(PathBuf, String)],
    /// The same of tours.
    pub unreadable_tours: &'a [(PathBuf, String)],
    /// How live sources are doing, when there are any.
    pub live: Option<&'a LiveView>,
}

/// How live sources are doing.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveView {
    /// Each of them.
    pub sources: Vec<SourceView>,
    /// How far behind them the picture is.
    pub buffer: TimeSpan,
    /// How the recording is doing, if there is one.
    pub recording: Option<RecordingStatus>,
    /// Whether sources can be added, and a recording begun.
    pub can_grow: bool,
    /// How much of it is in memory.
    pub memory: MemoryView,
}

impl<'a> Picture<'a> {
    /// A session at an instant, with nothing chosen and nothing set.
    pub fn of(session: &'a Session, noting: &'a Noting, playback: &'a Playback, state: &'a HubState) -> Self {
        Self {
            log: &session.log,
            layout: &session.layout,
            norms: &session.norms,
            places: &session.places,
            issues: &session.issues,
            zone: &session.zone,
            playback,
            state,
            shown: None,
            object: None,
            place: None,
            pointed: None,
            is_following: false,
            manner: Manner::Around,
            roof: RoofMode::Ghost,
            is_announced_shown: false,
            kpis: &session.kpis,
            incidents: &session.incidents,
            are_incidents_withheld: false,
            noting,
            author: "",
            pinned: &[],
            is_simple: false,
            saved: &[],
            day: session.day.as_ref(),
            recent: &[],
            tours: &[],
            is_beside: false,
            lessons: &[],
            unreadable_lessons: &[],
            unreadable_tours: &[],
            live: None,
        }
    }

    /// The same without what went wrong, which whoever does a task is to find.
    pub const fn withholding_incidents(self) -> Self {
        Self { incidents: &[], are_incidents_withheld: true, ..self }
    }

    /// Whether the log goes over days, so that a time of day alone says too little.
    pub fn is_long(&self) -> bool {
        let (begin, end) = self.playback.span;
        end.secs_since(begin) > 36.0 * 3_600.0
    }

    /// An instant on the clock of the site.
    pub fn clock(&self, time: EventTime) -> String {
        time.zoned(self.zone).strftime("%H:%M:%S").to_string()
    }

    /// An instant as it was told, with the parts of its second where it has any.
    pub fn told_clock(&self, time: EventTime) -> String {
        let format = if time.nanos() % 1_000_000_000 == 0 { "%H:%M:%S" } else { "%H:%M:%S%.3f" };
        time.zoned(self.zone).strftime(format).to_string()
    }

    /// A day on the calendar of the site.
    pub fn date(&self, time: EventTime) -> String {
        language::date(&time.zoned(self.zone))
    }

    /// What a person calls a place of the log, and whether it is on the map.
    pub fn place_label(&self, place: PlaceRef) -> (Cow<'_, str>, bool) {
        if let Some(id) = self.places.get(place.index()).copied().flatten() {
            return (self.layout.get(id).said(), true);
        }
        let name = self.log.place_name(place);
        let title = || self.log.place_title(name).unwrap_or(name);
        Position::of_name(name).map_or_else(|| (title().into(), false), |position| (position.words().into(), true))
    }

    /// A bookmark of what is shown now.
    pub fn bookmark(&self) -> Bookmark {
        let time = self.playback.time;
        let object = self.object.map(|object| self.log.object_name(object).to_owned());
        let place = self.place.map(|place| self.layout.get(place).id.clone());
        let of = object.as_deref().or(place.as_deref()).map(|of| format!(", {of}")).unwrap_or_default();
        let words = format!("{}{of}", self.clock(time));
        Bookmark { time, words, by: self.author.to_owned(), colour: Colour::default(), object, place, point: None }
    }

    /// A bookmark of the point of the ground that the pointer is over.
    pub fn bookmark_there(&self) -> Option<Bookmark> {
        let point = self.pointed?;
        let words = say!("notes-there", clock = self.clock(self.playback.time));
        let point = Some(((point.east * 10.0).round() / 10.0, (point.north * 10.0).round() / 10.0));
        Some(Bookmark { words, object: None, place: None, point, ..self.bookmark() })
    }

    /// How sure the position of an object is.
    pub fn certainty(&self, object: ObjectId) -> Option<Certainty> {
        self.shown.and_then(|shown| shown.get(object)).map(|shown| shown.certainty)
    }
}

impl UiAction {
    /// What is wrong, at a glance, with the files that would be opened, if any are: their name and why.
    pub fn refused(&self) -> Option<CouldNotOpen> {
        let paths: Vec<&Path> = match self {
            Self::Open(path) | Self::OpenTable { path, .. } => vec![path],
            Self::OpenAll(paths) => paths.iter().map(PathBuf::as_path).collect(),
            _ => return None,
        };
        let name = twin::name_of(paths.first()?, paths.len() - 1);
        let refusal = feed::look(&paths).err()?;
        Some(CouldNotOpen { name, reason: refusal.to_string() })
    }

    /// Whether another log takes the place of the one that is shown.
    pub const fn opens(&self) -> bool {
        matches!(
            self,
            Self::Open(_)
                | Self::OpenAll(_)
                | Self::OpenDay(_)
                | Self::OpenTable { .. }
                | Self::ShowIncidentOf(_)
                | Self::StartLesson(_)
        )
    }
}

/// What a user asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum UiAction {
    /// Something of the playhead.
    Playback(PlaybackAction),
    /// Choose an object.
    Select(ObjectId),
    /// Choose a place.
    SelectPlace(PlaceId),
    /// Choose nothing.
    Deselect,
    /// Fly to an object.
    FlyTo(ObjectId),
    /// Choose an object and follow it.
    FollowObject(ObjectId),
    /// Give a tour, by its number.
    StartTour(usize),
    /// Take a lesson, by its number.
    StartLesson(usize),
    /// Show or hide the presenter's own window.
    TogglePresenter,
    /// Keep what came of a lesson.
    FinishLesson(Outcome),
    /// Make a lesson of an incident, by its number, and take it.
    TeachIncident(usize),
    /// Show or hide what trainees did.
    ToggleResults,
    /// Write what a trainee did as a page to print.
    PrintResults(String),
    /// Forget what a trainee did.
    EraseResults(String),
    /// Make a tour of one's own: a new one, or another of the one with that number.
    EditTour(Option<usize>),
    /// Give a tour that is being made.
    TryTour(Box<Tour>),
    /// Put a tour of one's own with the others.
    KeepTour(Box<Tour>),
    /// Fly to a place.
    FlyToPlace(PlaceId),
    /// Look at a point of the ground.
    LookAt(Point),
    /// Go to an incident, by its number: ten seconds before it begins.
    Incident(usize),
    /// Open the card of an incident, and leave the picture as it is.
    ShowIncident(usize),
    /// Go to the incident after the one that is open, or after the playhead.
    NextIncident,
    /// Go to the incident before the one that is open, or before the playhead.
    PreviousIncident,
    /// Go to a bookmark, by its number.
    Bookmark(usize),
    /// Fly to a view.
    View(String),
    /// Draw the roof otherwise.
    Roof(RoofMode),
    /// Outline the announced project, or not.
    ToggleAnnounced,
    /// Follow the chosen object, or not.
    ToggleFollow,
    /// Fly to where all that is there is seen.
    FrameAll,
    /// Follow the chosen object in that manner.
    FollowAs(Manner),
    /// Measure on the ground.
    Measure(MeasureCommand),
    /// Show or hide the command palette.
    TogglePalette,
    /// Show or hide the keys.
    ToggleKeys,
    /// Show or hide what the program is.
    ToggleAbout,
    /// Show or hide what can be taken away.
    ToggleTake,
    /// Show or hide the board of figures.
    ToggleBoard,
    /// Show a figure of the environment over the day, by its number.
    ShowCourse(usize),
    /// Show or hide the map.
    ToggleMap,
    /// Back to how one looked before.
    Back,
    /// Forth again.
    Forth,
    /// Take back what was done last: where one looked, what was chosen or laid over the picture, or something that was
    /// written down.
    Undo,
    /// Do it again.
    Redo,
    /// The three doors of the first start were seen.
    Welcomed,
    /// Show the three doors again.
    ShowDoors,
    /// Open a day and go to its first incident.
    ShowIncidentOf(Day),
    /// Show or hide what can be set.
    ToggleSettings,
    /// These are the settings from now on.
    Set(Box<Settings>),
    /// Letters and panels one step larger, or smaller.
    Scale {
        /// Whether larger.
        is_larger: bool,
    },
    /// Letters as large as usual.
    UsualScale,
    /// Walk, or no longer.
    ToggleWalk,
    /// Colour places by the next thing: nothing, how much stands there, how long.
    NextHeat,
    /// Lay these over the picture, and nothing else.
    ShowLayers(Vec<Layer>),
    /// Let the flight that has just begun go so.
    Ease(Easing),
    /// Show what went where, or not.
    ToggleFlows,
    /// Tell what the picture costs, or not.
    ToggleCosts,
    /// Show or hide all panels.
    TogglePanels,
    /// Keep where the eye is as a view of that name, in place of one that has it.
    SaveView(String),
    /// Forget the saved view of that name.
    ForgetView(String),
    /// Call a saved view otherwise.
    RenameView {
        /// What it is called.
        from: String,
        /// What it shall be called.
        to: String,
    },
    /// Copy a link that opens the log at this instant, with what is chosen, from that view or from where one looks.
    CopyLink(Option<View>),
    /// Fly to a saved view.
    FlyToView(View),
    /// Read one more live source.
    AddSource(Address),
    /// Stop reading a live source, by its number.
    RemoveSource(usize),
    /// Write down what arrives, into that folder.
    Record(PathBuf),
    /// Stay so far behind live sources.
    SetBuffer(TimeSpan),
    /// Write nothing down any more.
    StopRecording,
    /// Open a file or folder.
    Open(PathBuf),
    /// Open files and folders that were dropped together.
    OpenAll(Vec<PathBuf>),
    /// Choose in the system's own dialog what to open: a file, or a folder.
    Choose {
        /// Whether it is a folder.
        is_folder: bool,
    },
    /// Open a table whose columns are as that says.
    OpenTable {
        /// The file.
        path: PathBuf,
        /// Which column is what.
        mapping: Box<Mapping>,
        /// Whether the mapping is written down beside it.
        is_kept: bool,
    },
    /// Say what ids of another system mean.
    Map(MapCommand),
    /// Write something down about the log.
    Note(NoteCommand),
    /// Notes are written under that name from now on.
    SetAuthor(String),
    /// Show or hide what ids mean.
    ToggleMapping,
    /// These key figures stand first on the board, in that order.
    Pin(Vec<String>),
    /// Make a report, a share file or a film beside the window.
    Errand(Errand),
    /// Stop making it.
    CancelErrand,
    /// Save a part of the window as a picture.
    SavePart(Part),
    /// Save a panel as one long picture.
    SavePage(Page),
    /// Save a table as a file beside the log.
    SaveSheet(Sheet),
    /// Save what trainees did as a file; that is of no log.
    SaveResults(Sheet),
    /// Something was put on the clipboard, which is worth a word.
    Copied,
    /// Open the day of a lesson.
    OpenDay(Day),
    /// Lay another log beside this one, move it, or take it away.
    Compare(CompareCommand),
    /// Show the table of both logs, or not.
    ToggleCompared,
    /// Choose in the system's own dialog what to lay beside.
    ChooseBeside,
    /// Stop opening.
    CancelOpening,
    /// The reason why something could not be opened has been read.
    DismissRefusal,
}
