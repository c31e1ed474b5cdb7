//! Another log beside the one that is shown, on one clock: what happened in it at the same time of its day is there as ghosts, and the
//! figures of both can be held against one another.

use std::path::PathBuf;

use bevy::prelude::*;

use super::{CouldNotOpen, OpenCommand, Opener, Opening, Playhead, Session, Shown, Split, TwinSystems, Wish};
use crate::hub::{EventTime, TimeSpan};

pub fn plugin(app: &mut App) {
    app.add_message::<CompareCommand>()
        .init_resource::<Split>()
        .add_systems(Update, (obey, arrive).chain().before(TwinSystems::Advance))
        .add_systems(Update, project.in_set(TwinSystems::Project).run_if(resource_exists::<Beside>));
}

/// A log beside the one that is shown.
#[derive(Resource)]
pub struct Beside {
    /// The other log, on the same layout.
    pub session: Session,
    /// What the log that is shown is called beside it, and what it is called: with their folders, where their files have one name.
    pub names: (String, String),
    /// What is added to an instant of the log that is shown to have that of the other.
    pub offset: TimeSpan,
    /// What is there in it at the playhead.
    pub shown: Shown,
}

impl Beside {
    /// Another log whose first day is laid over the first day of the one that is shown, midnight on midnight.
    pub fn new(session: Session, first: &Session) -> Self {
        let midnight = |session: &Session, zone| session.log.span().map(|(begin, _)| begin.midnight(zone));
        let days = midnight(&session, &first.zone).zip(midnight(first, &first.zone));
        let offset = days.map_or(TimeSpan::ZERO, |(other, shown)| other - shown);
        let names = (apart(first, &session), apart(&session, first));
        Self { session, names, offset, shown: Shown::default() }
    }

    /// The instant of the other log that lies beside one of the log that is shown.
    pub fn time(&self, time: EventTime) -> EventTime {
        time + self.offset
    }
}

/// What a log is called beside another one.
fn apart(session: &Session, other: &Session) -> String {
    let folder = session.files.first().and_then(|file| file.parent()?.file_name());
    match folder.filter(|_| session.name == other.name && session.files != other.files) {
        Some(folder) => format!("{}/{}", folder.to_string_lossy(), session.name),
        None => session.name.clone(),
    }
}

/// A request about the log beside.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum CompareCommand {
    /// Lay that log beside.
    With(PathBuf),
    /// Lay the log itself beside, so much earlier.
    Earlier(TimeSpan),
    /// Move the other log by so much: an instant of it lies beside one that is earlier.
    Shift(TimeSpan),
    /// Two pictures side by side, or one in which the other log is there as ghosts.
    SideBySide(bool),
    /// No log is beside any more.
    Stop,
}

/// The other log on its way.
#[derive(Resource)]
pub struct ComingBeside(pub Opening);

fn obey(
    (mut asked, mut opened): (MessageReader<CompareCommand>, MessageReader<OpenCommand>),
    mut commands: Commands,
    (opener, coming): (Option<Res<Opener>>, Option<Res<ComingBeside>>),
    (session, mut beside, mut split): (Option<Res<Session>>, Option<ResMut<Beside>>, ResMut<Split>),
) {
    let Some(session) = session else { return };
    let leave = |commands: &mut Commands| {
        if let Some(coming) = &coming {
            coming.0.progress.cancel();
            commands.remove_resource::<ComingBeside>();
        }
    };
    // One button stops whatever is being opened.
    if opened.read().any(|command| *command == OpenCommand::Cancel) {
        leave(&mut commands);
    }
    for command in asked.read() {
        // A second wish replaces the first.
        if !matches!(command, CompareCommand::Shift(_) | CompareCommand::SideBySide(_)) {
            leave(&mut commands);
        }
        match command {
            CompareCommand::With(path) => {
                let Some(opener) = &opener else { continue };
                let wish = Wish::File { path: path.clone(), mapping: None, is_kept: false };
                let (name, work) = (wish.name(), opener.0(wish));
                match Opening::begin(name.clone(), work) {
                    Ok(opening) => commands.insert_resource(ComingBeside(opening)),
                    Err(reason) => commands.insert_resource(CouldNotOpen { name, reason }),
                }
            }
            CompareCommand::Earlier(span) => {
                let other = session.again();
                commands.insert_resource(Beside { offset: TimeSpan::ZERO - *span, ..Beside::new(other, &session) });
            }
            CompareCommand::Shift(span) => {
                if let Some(beside) = &mut beside {
                    beside.offset = beside.offset + *span;
                }
            }
            CompareCommand::SideBySide(is_on) => split.is_on = *is_on,
            CompareCommand::Stop => commands.remove_resource::<Beside>(),
        }
    }
}

fn arrive(
    mut commands: Commands,
    coming: Option<Res<ComingBeside>>,
    (session, opening): (Option<Res<Session>>, Option<Res<Opening>>),
) {
    // Beside what is not there yet nothing can be laid.
    let (Some(coming), Some(session), None) = (coming, session, opening) else { return };
    let Some(answer) = coming.0.whole() else { return };
    commands.remove_resource::<ComingBeside>();
    match answer {
        Ok(ready) => commands.insert_resource(Beside::new(ready.session, &session)),
        Err(reason) => commands.insert_resource(CouldNotOpen { name: coming.0.name.clone(), reason }),
    }
}

fn project(playhead: Res<Playhead>, mut beside: ResMut<Beside>) {
    let time = beside.time(playhead.0.time);
    let is_moved = beside.is_changed();
    let Beside { session, shown, .. } = beside.bypass_change_detection();
    if shown.follow(session, time, is_moved) {
        beside.set_changed();
    }
}
