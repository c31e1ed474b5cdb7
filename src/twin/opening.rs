//! Opening a log while the window is already there: a thread reads it, and the twin takes it over when it is whole.

use std::{
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use bevy::{prelude::*, window::FileDragAndDrop};
use crossbeam_channel::{Receiver, RecvTimeoutError, TryRecvError};

use super::{CameraCommand, Playhead, SelectCommand, Session, TwinSystems};
use crate::{
    feed::{
        self, Progress,
        table::{Mapping, Preview},
    },
    guide::Day,
    hub::{EventTime, ObjectId, Playback, layout::View},
};

pub fn plugin(app: &mut App) {
    app.add_message::<OpenCommand>().add_systems(Update, (obey, arrive).chain().before(TwinSystems::Advance));
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

/// The reading of a log, done or refused in one sentence.
pub type Work = Box<dyn FnOnce(&Progress) -> Result<Ready, String> + Send>;

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
    /// The day of a lesson.
    Day(Day),
}

impl Wish {
    /// What it is called.
    fn name(&self) -> String {
        match self {
            Self::File { path, .. } | Self::Day(Day::File(path)) => {
                path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
            Self::Day(Day::Opening) => "the opening day".into(),
            Self::Day(Day::Simulated { .. }) => "a simulated day".into(),
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
    /// Open a file or a folder without a question.
    Wish(Box<Wish>),
    /// Stop what is being opened, or asked.
    Cancel,
    /// The reason why something could not be opened has been read.
    Dismiss,
}

/// A log on its way into the window.
#[derive(Resource)]
pub struct Opening {
    /// What it is called.
    pub name: String,
    /// How far it is.
    pub progress: Progress,
    began: Instant,
    answer: Receiver<Result<Ready, String>>,
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
        let (sender, answer) = crossbeam_channel::bounded(1);
        let progress = Progress::default();
        let told = progress.clone();
        let reading = move || {
            // Who asked may have gone away; then the answer is not wanted.
            let _ = sender.send(work(&told));
        };
        let spawned = thread::Builder::new().name("open".into()).spawn(reading);
        spawned.map_err(|error| format!("could not begin to read: {error}"))?;
        Ok(Self { name, progress, began: Instant::now(), answer })
    }

    /// Seconds since it began.
    pub fn secs(&self, now: Instant) -> f64 {
        now.saturating_duration_since(self.began).as_secs_f64()
    }

    /// Waits a little: gives what came of it, or the opening itself when it takes longer.
    pub fn wait(self, patience: Duration) -> Result<Result<Ready, String>, Self> {
        match self.answer.recv_timeout(patience) {
            Ok(answer) => Ok(answer),
            Err(RecvTimeoutError::Timeout) => Err(self),
            Err(RecvTimeoutError::Disconnected) => Ok(Err(BROKE_OFF.into())),
        }
    }
}

const BROKE_OFF: &str = "the reading broke off";

fn take_dropped(mut dropped: MessageReader<FileDragAndDrop>, mut out: MessageWriter<OpenCommand>) {
    for drop in dropped.read() {
        if let FileDragAndDrop::DroppedFile { path_buf, .. } = drop {
            out.write(OpenCommand::File(path_buf.clone()));
        }
    }
}

fn obey(
    mut asked: MessageReader<OpenCommand>,
    mut commands: Commands,
    opener: Option<Res<Opener>>,
    opening: Option<Res<Opening>>,
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
                match feed::preview(path) {
                    Some(preview) => commands.insert_resource(InQuestion { path: path.clone(), preview }),
                    None => {
                        commands.remove_resource::<InQuestion>();
                        begin(Wish::File { path: path.clone(), mapping: None, is_kept: false }, &mut commands);
                    }
                }
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

/// Takes the log over as soon as it is whole.
fn arrive(
    mut commands: Commands,
    opening: Option<Res<Opening>>,
    playhead: Option<Res<Playhead>>,
    mut select: MessageWriter<SelectCommand>,
    mut camera: MessageWriter<CameraCommand>,
) {
    let Some(opening) = opening else { return };
    let answer = match opening.answer.try_recv() {
        Ok(answer) => answer,
        Err(TryRecvError::Empty) => return,
        Err(TryRecvError::Disconnected) => Err(BROKE_OFF.into()),
    };
    commands.remove_resource::<Opening>();
    match answer {
        Ok(ready) => {
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
            commands.insert_resource(ready.session);
        }
        Err(reason) => commands.insert_resource(CouldNotOpen { name: opening.name.clone(), reason }),
    }
}

/// A playhead at the beginning of what was opened.
pub fn playback(ready: &Ready) -> Playback {
    let span = ready.session.log.span().unwrap_or((ready.at, ready.at));
    Playback { time: ready.at, ..Playback::new(span) }
}
