//! Opening a log while the window is already there: a thread reads it, and the twin takes it over when it is whole. Of one that takes
//! longer the beginning is shown until then.

use std::{
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use bevy::{prelude::*, window::FileDragAndDrop};
use crossbeam_channel::{Receiver, RecvTimeoutError, TryRecvError};

use super::{Beside, CameraCommand, Playhead, SelectCommand, Selected, Session, TwinSystems};
use crate::{
    feed::{
        self, Progress,
        table::{Mapping, Preview},
    },
    guide::Day,
    hub::{EventTime, ObjectId, Playback, layout::View},
    say,
};

pub fn plugin(app: &mut App) {
    app.add_message::<OpenCommand>()
        .add_message::<Dropped>()
        .add_systems(Update, (obey, arrive).chain().before(TwinSystems::Advance));
}

/// What a window needs: the files that are dropped on it are opened.
pub fn window_plugin(app: &mut App) {
    app.add_systems(Update, take_dropped.before(obey));
}

/// A log that is open, and how the window begins with it.
pub struct Ready {
    /// The log and the layout.
    pub session: Session,
    /// The instant at first.
    pub at: EventTime,
    /// What is chosen at first.
    pub selected: Option<ObjectId>,
    /// Where one looks from at first, when the log tells.
    pub eye: Option<View>,
}

/// The reading of a log, done or refused in one sentence; what is given on the way is shown until then.
pub type Work = Box<dyn FnOnce(&Progress, &mut dyn FnMut(Ready)) -> Result<Ready, String> + Send>;

/// What comes of a reading.
enum Arrival {
    Beginning(Ready),
    Whole(Result<Ready, String>),
}

/// Knows how to open what a user names while the window is there.
#[derive(Resource)]
pub struct Opener(pub Box<dyn Fn(Wish) -> Work + Send + Sync>);

/// What a user wants to see.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// What lies on the disk.
    File {
        /// A file or a folder.
        path: PathBuf,
        /// Which column of a table is what; left out, that is guessed.
        mapping: Option<Box<Mapping>>,
        /// Whether the mapping is written down beside the table.
        is_kept: bool,
    },
    /// Several files and folders, merged by time.
    Several(Vec<PathBuf>),
    /// The day of a lesson.
    Day(Day),
}

/// What a log of several files and folders is called: by the first of them.
pub(crate) fn name_of(path: &Path, more: usize) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    if more == 0 { name } else { say!("opening-several", name = name, more = more) }
}

impl Wish {
    /// What it is called.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File { path, .. } | Self::Day(Day::File(path)) => {
                path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
            Self::Several(paths) => paths.first().map(|first| name_of(first, paths.len() - 1)).unwrap_or_default(),
            Self::Day(Day::Opening) => say!("twin-day-opening").into(),
            Self::Day(Day::Simulated { .. }) => say!("twin-day-simulated").into(),
        }
    }
}

/// A table of which somebody has to say what its columns are, or that what is guessed is right.
#[derive(Resource, Clone, Debug)]
pub struct InQuestion {
    /// The file.
    pub path: PathBuf,
    /// Its beginning, and what is guessed of it.
    pub preview: Preview,
}

/// A request about the opening of logs.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum OpenCommand {
    /// Open a file or a folder. What the columns of a table are is asked, unless a mapping lies beside it.
    File(PathBuf),
    /// Open several files and folders as one log, in the order of time.
    Several(Vec<PathBuf>),
    /// Open a file or a folder without a question.
    Wish(Box<Wish>),
    /// Stop what is being opened, or asked.
    Cancel,
    /// The reason why something could not be opened has been read.
    Dismiss,
}

impl OpenCommand {
    /// Opens what was dropped or chosen at once; nothing where that is nothing.
    pub fn all(mut paths: Vec<PathBuf>) -> Option<Self> {
        match paths.len() {
            0 => None,
            1 => paths.pop().map(Self::File),
            _ => Some(Self::Several(paths)),
        }
    }
}

/// A log on its way into the window.
#[derive(Resource)]
pub struct Opening {
    /// What it is called.
    pub name: String,
    /// How far it is.
    pub progress: Progress,
    began: Instant,
    answer: Receiver<Arrival>,
    /// Its beginning, until it is shown.
    beginning: Option<Box<Ready>>,
    /// The instant at which its beginning was shown first, once it is.
    shown_from: Option<EventTime>,
}

/// A log that could not be opened, and why.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct CouldNotOpen {
    /// What it is called.
    pub name: String,
    /// Why, in one sentence.
    pub reason: String,
}

impl Opening {
    /// Begins to read on a thread of its own.
    pub fn begin(name: String, work: Work) -> Result<Self, String> {
        let (sender, answer) = crossbeam_channel::bounded(2);
        let progress = Progress::default();
        let told = progress.clone();
        let reading = move || {
            // Who asked may have gone away; then the answer is not wanted.
            let whole = work(&told, &mut |ready| drop(sender.send(Arrival::Beginning(ready))));
            let _ = sender.send(Arrival::Whole(whole));
        };
        let spawned = thread::Builder::new().name("open".into()).spawn(reading);
        spawned.map_err(|error| say!("twin-unbegun", error = error.to_string()))?;
        Ok(Self { name, progress, began: Instant::now(), answer, beginning: None, shown_from: None })
    }

    /// Whether its beginning is shown.
    pub const fn is_begun(&self) -> bool {
        self.shown_from.is_some()
    }

    /// Its beginning, if there was one while it was waited for; it counts as shown from now on.
    pub fn take_beginning(&mut self) -> Option<Ready> {
        let ready = self.beginning.take()?;
        self.shown_from = Some(ready.at);
        Some(*ready)
    }

    /// Seconds since it began.
    pub fn secs(&self, now: Instant) -> f64 {
        now.saturating_duration_since(self.began).as_secs_f64()
    }

    /// What came of it, once, for whom its beginning is nothing.
    pub(super) fn whole(&self) -> Option<Result<Ready, String>> {
        loop {
            match self.answer.try_recv() {
                Ok(Arrival::Whole(answer)) => return Some(answer),
                Ok(Arrival::Beginning(_)) => {}
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => return Some(Err(say!("twin-broke-off").into())),
            }
        }
    }

    /// Waits a little: gives what came of it, or the opening itself when it takes longer, be it with the beginning.
    pub fn wait(self, patience: Duration) -> Result<Result<Ready, String>, Self> {
        match self.answer.recv_timeout(patience) {
            Ok(Arrival::Whole(answer)) => Ok(answer),
            Ok(Arrival::Beginning(ready)) => Err(Self { beginning: Some(Box::new(ready)), ..self }),
            Err(RecvTimeoutError::Timeout) => Err(self),
            Err(RecvTimeoutError::Disconnected) => Ok(Err(say!("twin-broke-off").into())),
        }
    }
}

/// While it is there, nothing that is dropped is opened at once: who shows panels asks first.
#[derive(Resource, Default)]
pub struct AskFirst;

/// What was dropped while somebody is to be asked.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub struct Dropped(pub Vec<PathBuf>);

/// Files that are dropped together are opened together: each of them is told by itself, all in one frame.
fn take_dropped(
    mut dropped: MessageReader<FileDragAndDrop>,
    ask: Option<Res<AskFirst>>,
    mut held: MessageWriter<Dropped>,
    mut out: MessageWriter<OpenCommand>,
) {
    let paths = dropped.read().filter_map(|drop| match drop {
        FileDragAndDrop::DroppedFile { path_buf, .. } => Some(path_buf.clone()),
        _ => None,
    });
    let paths: Vec<PathBuf> = paths.collect();
    if ask.is_some() && !paths.is_empty() {
        held.write(Dropped(paths));
    } else if let Some(command) = OpenCommand::all(paths) {
        out.write(command);
    }
}

fn obey(
    mut asked: MessageReader<OpenCommand>,
    mut commands: Commands,
    opener: Option<Res<Opener>>,
    opening: Option<Res<Opening>>,
    session: Option<Res<Session>>,
) {
    let begin = |wish: Wish, commands: &mut Commands| {
        let Some(opener) = &opener else { return };
        // A second wish replaces the first.
        if let Some(opening) = &opening {
            opening.progress.cancel();
        }
        let name = wish.name();
        match Opening::begin(name.clone(), opener.0(wish)) {
            Ok(opening) => commands.insert_resource(opening),
            Err(reason) => commands.insert_resource(CouldNotOpen { name, reason }),
        }
    };
    for command in asked.read() {
        match command {
            OpenCommand::File(path) => {
                commands.remove_resource::<CouldNotOpen>();
                let zone = session.as_ref().map_or(feed::ZONE, |session| &session.layout.time_zone);
                match feed::preview(path, zone) {
                    Some(preview) => commands.insert_resource(InQuestion { path: path.clone(), preview }),
                    None => {
                        commands.remove_resource::<InQuestion>();
                        begin(Wish::File { path: path.clone(), mapping: None, is_kept: false }, &mut commands);
                    }
                }
            }
            OpenCommand::Several(paths) => {
                commands.remove_resource::<InQuestion>();
                commands.remove_resource::<CouldNotOpen>();
                begin(Wish::Several(paths.clone()), &mut commands);
            }
            OpenCommand::Wish(wish) => {
                commands.remove_resource::<InQuestion>();
                commands.remove_resource::<CouldNotOpen>();
                begin((**wish).clone(), &mut commands);
            }
            OpenCommand::Cancel => {
                commands.remove_resource::<InQuestion>();
                if let Some(opening) = &opening {
                    opening.progress.cancel();
                    commands.remove_resource::<Opening>();
                }
            }
            OpenCommand::Dismiss => commands.remove_resource::<CouldNotOpen>(),
        }
    }
}

/// Takes the log over as soon as it is whole, and its beginning before that.
fn arrive(
    mut commands: Commands,
    opening: Option<ResMut<Opening>>,
    playhead: Option<Res<Playhead>>,
    (session, selected): (Option<Res<Session>>, Option<Res<Selected>>),
    mut select: MessageWriter<SelectCommand>,
    mut camera: MessageWriter<CameraCommand>,
) {
    let Some(mut opening) = opening else { return };
    let (answer, shown_from) = match opening.answer.try_recv() {
        Ok(Arrival::Whole(answer)) => (answer, opening.shown_from),
        Ok(Arrival::Beginning(ready)) => {
            opening.shown_from = Some(ready.at);
            (Ok(ready), None)
        }
        Err(TryRecvError::Empty) => return,
        Err(TryRecvError::Disconnected) => (Err(say!("twin-broke-off").into()), opening.shown_from),
    };
    let is_beginning = opening.is_begun() && shown_from.is_none();
    if !is_beginning {
        commands.remove_resource::<Opening>();
    }
    match (answer, shown_from) {
        (Ok(ready), None) => {
            select.write(ready.selected.map_or(SelectCommand::Nothing, SelectCommand::Object));
            if let Some(object) = ready.selected {
                camera.write(CameraCommand::FlyTo(object));
            }
            let speed = playhead.map_or(60.0, |playhead| playhead.0.speed);
            commands.insert_resource(Playhead(Playback { speed, ..playback(&ready) }));
            if ready.session.is_elsewhere(ready.at) {
                camera.write(CameraCommand::FlyToUnknown);
            }
            if let Some(eye) = ready.eye.clone() {
                camera.write(CameraCommand::Fly(eye));
            }
            // What lay beside the log before was laid against that one.
            commands.remove_resource::<Beside>();
            commands.insert_resource(ready.session);
        }
        // Who looks at its beginning goes on doing so.
        (Ok(ready), Some(from)) => {
            let chosen = selected.and_then(|selected| selected.0).zip(session);
            let chosen = chosen.and_then(|(object, before)| ready.session.log.object(before.log.object_name(object)));
            if let Some(object) = chosen.or(ready.selected) {
                select.write(SelectCommand::Object(object));
            }
            let whole = playback(&ready);
            if let Some(playhead) = playhead {
                let is_left_alone = playhead.0.time == from && !playhead.0.is_playing;
                let time = if is_left_alone { whole.time } else { playhead.0.time };
                commands.insert_resource(Playhead(Playback { time, span: whole.span, ..playhead.0 }));
            }
            commands.insert_resource(ready.session);
        }
        (Err(reason), _) => commands.insert_resource(CouldNotOpen { name: opening.name.clone(), reason }),
    }
}

/// A playhead at the beginning of what was opened.
pub fn playback(ready: &Ready) -> Playback {
    let span = ready.session.log.span().unwrap_or((ready.at, ready.at));
    Playback { time: ready.at, ..Playback::new(span) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_dropped_together_are_opened_together() {
        let mut app = App::new();
        app.add_message::<FileDragAndDrop>().add_message::<OpenCommand>().add_message::<Dropped>();
        app.add_systems(Update, take_dropped);
        let mut asked = |names: &[&str]| {
            for name in names {
                let window = Entity::PLACEHOLDER;
                app.world_mut().write_message(FileDragAndDrop::DroppedFile { window, path_buf: name.into() });
            }
            app.update();
            app.world_mut().resource_mut::<Messages<OpenCommand>>().drain().collect::<Vec<_>>()
        };
        assert_eq!(asked(&["a.csv"]), [OpenCommand::File("a.csv".into())]);
        assert_eq!(asked(&["a.csv", "b"]), [OpenCommand::Several(vec!["a.csv".into(), "b".into()])]);
        assert_eq!(asked(&[]), []);
        // Where somebody is to be asked first, nothing is opened yet.
        app.insert_resource(AskFirst);
        let window = Entity::PLACEHOLDER;
        app.world_mut().write_message(FileDragAndDrop::DroppedFile { window, path_buf: "c.csv".into() });
        app.update();
        assert_eq!(app.world_mut().resource_mut::<Messages<OpenCommand>>().drain().count(), 0);
        let held: Vec<Dropped> = app.world_mut().resource_mut::<Messages<Dropped>>().drain().collect();
        assert_eq!(held, [Dropped(vec!["c.csv".into()])]);
        assert_eq!(Wish::Several(vec!["/x/a.csv".into(), "/x/b".into()]).name(), "a.csv and 1 more");
    }
}
