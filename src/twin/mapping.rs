//! Saying what ids of another system mean: each word of the user counts at once, can be taken back, and is written down when
//! the user wants that.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use bevy::prelude::*;

use super::{
    CameraCommand, Live, Playhead, Session, TwinSystems, derived::Derived, edits::Edits, keeping::write_whole,
};
use crate::{
    hub::{
        Layout,
        layout::{PlaceId, scene},
    },
    say,
};

pub fn plugin(app: &mut App) {
    app.add_message::<MapCommand>()
        .add_systems(Update, obey.before(TwinSystems::Advance).run_if(resource_exists::<Session>));
}

/// Which place each id of another system means, as the user says it or a file does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceMap {
    /// Where it is written down; none where there is no log to write it beside.
    pub file: Option<PathBuf>,
    /// The ids with those of the places.
    pub entries: BTreeMap<String, String>,
    /// Why it could not be written down.
    pub refusal: Option<String>,
    /// Whether figures and incidents do not count with it yet.
    pub is_behind: bool,
    /// What is written down.
    kept: BTreeMap<String, String>,
    edits: Edits<BTreeMap<String, String>>,
}

impl PlaceMap {
    /// What a file holds, or what will be written into it.
    pub fn new(file: Option<PathBuf>, entries: BTreeMap<String, String>) -> Self {
        Self { file, kept: entries.clone(), entries, ..Self::default() }
    }

    /// Whether all of it is written down.
    pub fn is_saved(&self) -> bool {
        self.entries == self.kept
    }

    /// The changes that can be taken back, and made again.
    pub const fn edits(&self) -> &Edits<BTreeMap<String, String>> {
        &self.edits
    }

    fn save(&mut self) {
        let Some(file) = &self.file else { return };
        let done = write_whole(file, &scene::map_to_ron(&self.entries));
        self.refusal = done
            .err()
            .map(|error| say!("twin-unwritten", file = file.display().to_string(), error = error.to_string()));
        if self.refusal.is_none() {
            self.kept.clone_from(&self.entries);
        }
    }
}

/// A request about what ids mean.
#[derive(Message, Clone, Debug, PartialEq)]
pub enum MapCommand {
    /// Each of these ids means that place.
    Set(Vec<(String, PlaceId)>),
    /// Nobody says any more what an id means.
    Forget(String),
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Write it down.
    Save,
}

/// A log of more events is not counted anew at once: that would be felt.
const QUICK: usize = 300_000;

fn obey(
    mut asked: MessageReader<MapCommand>,
    mut session: ResMut<Session>,
    playhead: Option<Res<Playhead>>,
    mut camera: MessageWriter<CameraCommand>,
    mut live: Option<ResMut<Live>>,
) {
    let time = playhead.map(|playhead| playhead.0.time);
    for command in asked.read() {
        let session = &mut *session;
        let was_elsewhere = time.is_some_and(|time| session.is_elsewhere(time));
        let before = session.map.entries.clone();
        match command {
            MapCommand::Set(all) => {
                let all = all.iter().map(|(id, place)| (id.clone(), session.layout.get(*place).id.clone()));
                session.map.entries.extend(all);
            }
            MapCommand::Forget(id) => drop(session.map.entries.remove(id)),
            MapCommand::Undo => {
                session.map.edits.undo(&mut session.map.entries);
            }
            MapCommand::Redo => {
                session.map.edits.redo(&mut session.map.entries);
            }
            MapCommand::Save => session.map.save(),
        }
        let is_other = session.map.entries != before;
        if is_other && !matches!(command, MapCommand::Undo | MapCommand::Redo) {
            session.map.edits.note(before.clone());
        }
        if is_other {
            session.place_anew(&before);
        }
        match &mut live {
            Some(live) => live.mean(&session.layout, &session.map),
            None if is_other => derive_anew(session),
            None => {}
        }
        if !is_other {
            continue;
        }
        // Who looked at what was not on the map looks at the hub when it is.
        if was_elsewhere && time.is_some_and(|time| !session.is_elsewhere(time)) {
            camera.write_batch(session.layout.views.first().map(|view| CameraCommand::View(view.name.clone())));
        }
    }
}

impl Session {
    /// Places everything anew after the map has changed.
    fn place_anew(&mut self, before: &BTreeMap<String, String>) {
        let mut layout = (*self.layout).clone();
        for id in before.keys().filter(|id| !self.map.entries.contains_key(*id)) {
            layout.set_alias(id, None);
        }
        for (id, place) in &self.map.entries {
            layout.set_alias(id, layout.place(place));
        }
        self.layout = Arc::new(layout);
        self.places = self.layout.resolve(self.log.places());
    }

    /// From now on names mean this.
    pub(super) fn mean(&mut self, layout: &Arc<Layout>, map: &PlaceMap) {
        if self.map != *map {
            self.map.clone_from(map);
        }
        if !Arc::ptr_eq(&self.layout, layout) {
            self.layout = Arc::clone(layout);
            self.places = self.layout.resolve(self.log.places());
        }
    }
}

/// Reckons figures and incidents anew, unless that would be felt.
fn derive_anew(session: &mut Session) {
    session.map.is_behind = session.log.len() > QUICK;
    if !session.map.is_behind {
        let derived = Derived::of(&session.log, (&session.layout, &session.places), &session.norms, &session.zone);
        session.take(derived);
    }
}
