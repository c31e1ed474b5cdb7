//! What people write down about the log: it counts at once, is kept beside the log at once, and can be taken back.

use std::{
    io,
    path::{Path, PathBuf},
};

use bevy::prelude::*;

use super::{
    Session, TwinSystems,
    edits::Edits,
    keeping::{read_kept, write_whole},
};
use crate::{
    feed::live,
    guide::{Bookmark, Notes, Signature},
    say,
};

pub fn plugin(app: &mut App) {
    app.init_resource::<Noting>()
        .add_message::<NoteCommand>()
        .add_systems(Update, (follow, obey).chain().before(TwinSystems::Advance).run_if(resource_exists::<Session>));
}

/// What is written down about the log that is shown.
#[derive(Resource, Debug, Default)]
pub struct Noting {
    /// What it says.
    pub notes: Notes,
    /// Why it could not be read or written.
    pub refusal: Option<String>,
    /// Where it is kept; none where there is nothing to keep it beside.
    file: Option<PathBuf>,
    /// Whether the file cannot be read: then it is not written over.
    is_locked: bool,
    edits: Edits<Notes>,
}

impl Noting {
    /// The changes that can be taken back, and made again.
    pub const fn edits(&self) -> &Edits<Notes> {
        &self.edits
    }

    /// Where it is kept.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// These notes, kept nowhere.
    pub fn of(notes: Notes) -> Self {
        Self { notes, ..Self::default() }
    }

    fn load(file: Option<PathBuf>) -> Self {
        let mut noting = Self { file, ..Self::default() };
        let Some(file) = &noting.file else { return noting };
        match read_kept(file, Notes::parse) {
            Ok(notes) => noting.notes = notes,
            Err(why) => {
                (noting.is_locked, noting.refusal) = (true, Some(say!("twin-unkept", why = why)));
            }
        }
        noting
    }

    fn save(&mut self) {
        let Some(file) = self.file.as_ref().filter(|_| !self.is_locked) else { return };
        let done = self.notes.to_ron().map_err(io::Error::other).and_then(|text| write_whole(file, &text));
        self.refusal = done
            .err()
            .map(|error| say!("twin-unwritten", file = file.display().to_string(), error = error.to_string()));
    }
}

/// A request about what is written down.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum NoteCommand {
    /// Somebody has seen to the incident of that key, or nobody has.
    SeeTo {
        /// Its key.
        key: String,
        /// Who; none to take it back.
        by: Option<String>,
    },
    /// This is to be said of the incident of that key.
    Write {
        /// Its key.
        key: String,
        /// What.
        words: String,
    },
    /// One more bookmark.
    Add(Bookmark),
    /// The bookmark of that number is this.
    Change(usize, Bookmark),
    /// Forget the bookmark of that number.
    Forget(usize),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
}

/// Another log has other notes.
fn follow(session: Res<Session>, mut noting: ResMut<Noting>) {
    if noting.file != session.notes_file {
        *noting = Noting::load(session.notes_file.clone());
        if noting.notes == Notes::default() && noting.refusal.is_none() {
            noting.notes.clone_from(&session.notes);
        }
    }
}

fn obey(mut asked: MessageReader<NoteCommand>, mut noting: ResMut<Noting>) {
    for command in asked.read() {
        let noting = &mut *noting;
        let before = noting.notes.clone();
        let notes = &mut noting.notes;
        match command.clone() {
            NoteCommand::SeeTo { key, by } => {
                notes.change(&key, |note| note.seen_to = by.map(|by| Signature { by, at: live::now() }));
            }
            NoteCommand::Write { key, words } => notes.change(&key, |note| note.words = words.trim().to_owned()),
            NoteCommand::Add(bookmark) => notes.add(bookmark),
            NoteCommand::Change(at, bookmark) => {
                if at < notes.bookmarks.len() {
                    notes.bookmarks.remove(at);
                    notes.add(bookmark);
                }
            }
            NoteCommand::Forget(at) => {
                if at < notes.bookmarks.len() {
                    notes.bookmarks.remove(at);
                }
            }
            NoteCommand::Undo => {
                noting.edits.undo(&mut noting.notes);
            }
            NoteCommand::Redo => {
                noting.edits.redo(&mut noting.notes);
            }
        }
        if noting.notes == before {
            continue;
        }
        if !matches!(command, NoteCommand::Undo | NoteCommand::Redo) {
            noting.edits.note(before);
        }
        noting.save();
    }
}
