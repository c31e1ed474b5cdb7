//! What the program remembers from one run to the next: views, the size of the window, how it was set up.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use bevy::{
    prelude::*,
    window::{PrimaryWindow, WindowResized},
};
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use crate::{
    hub::layout::View,
    twin::{OpenCommand, Playhead, write_whole},
};

/// What is remembered.
#[derive(Resource, Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Views that the user saved.
    pub views: Vec<View>,
    /// Width and height of the window in points.
    pub window: (u32, u32),
    /// Seconds of the hub per second.
    pub speed: f64,
    /// Logs that were opened, the last one first.
    pub recent: Vec<PathBuf>,
    /// The name or pseudonym under which notes are written.
    pub name: String,
    /// The key figures that stand first on the board, by their ids, in their order.
    pub pinned: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        let (window, speed) = ((1280, 720), 60.0);
        Self { views: vec![], window, speed, recent: vec![], name: String::new(), pinned: vec![] }
    }
}

/// Logs that are remembered.
const RECENT: usize = 8;

/// The folder of the settings, when it is not the usual one of the system.
const FOLDER_VARIABLE: &str = "HUBSCOPE_CONFIG";

impl Settings {
    /// Where something of that name is kept that has no log to lie beside.
    pub fn kept(name: &str) -> Option<PathBuf> {
        Some(folder()?.join(name))
    }

    /// What was remembered; the usual when there is nothing, or nothing that can be read.
    pub fn load() -> Self {
        let Some(path) = file() else { return Self::default() };
        match fs::read_to_string(&path) {
            Ok(text) => ron::from_str::<Self>(&text).map(Self::within_bounds).unwrap_or_else(|error| {
                let kept = path.with_extension("ron.unreadable");
                eprintln!(
                    "The settings in {} cannot be read ({error}); the usual ones are taken, and the file is kept as {}.",
                    path.display(),
                    kept.display()
                );
                // If even that cannot be done, the file is overwritten by the next change.
                let _ = fs::rename(&path, kept);
                Self::default()
            }),
            Err(_) => Self::default(),
        }
    }

    fn within_bounds(mut self) -> Self {
        self.window = (self.window.0.clamp(640, 8_192), self.window.1.clamp(400, 8_192));
        self.recent.truncate(RECENT);
        self
    }

    /// Notes a log that was opened.
    pub fn note_opened(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }

    fn save(&self) -> io::Result<()> {
        let Some(path) = file() else { return Ok(()) };
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
        write_whole(&path, &text)
    }
}

/// The folder of what is remembered.
fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let usual = || Some(etcetera::choose_base_strategy().ok()?.config_dir().join("hubscope"));
    folder.or_else(usual)
}

fn file() -> Option<PathBuf> {
    Some(folder()?.join("settings.ron"))
}

pub fn plugin(app: &mut App) {
    app.add_systems(Last, ((notice, note_opened).run_if(resource_exists::<Settings>), keep).chain());
}

/// Notes the logs that are opened while the window is there.
fn note_opened(mut settings: ResMut<Settings>, mut opened: MessageReader<OpenCommand>) {
    for command in opened.read() {
        if let OpenCommand::File(path) = command {
            settings.note_opened(path);
        }
    }
}

/// Takes note of what is worth remembering.
fn notice(
    mut settings: ResMut<Settings>,
    playhead: Res<Playhead>,
    mut resized: MessageReader<WindowResized>,
    window: Query<&Window, With<PrimaryWindow>>,
) {
    let mut noticed = settings.clone();
    if resized.read().count() > 0
        && let Ok(window) = window.single()
    {
        noticed.window = (window.width() as u32, window.height() as u32);
    }
    noticed.speed = playhead.0.speed;
    settings.set_if_neq(noticed.within_bounds());
}

/// Writes what changed.
fn keep(settings: Option<Res<Settings>>) {
    let Some(settings) = settings.filter(|settings| settings.is_changed() && !settings.is_added()) else { return };
    if let Err(error) = settings.save() {
        warn_once!("The settings could not be kept: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_opened_last_comes_first_and_once() {
        let mut settings = Settings::default();
        for name in ["/a", "/b", "/a"] {
            settings.note_opened(Path::new(name));
        }
        assert_eq!(settings.recent, [PathBuf::from("/a"), PathBuf::from("/b")]);
        (0..20).for_each(|k| settings.note_opened(Path::new(&format!("/{k}"))));
        assert_eq!(settings.recent.len(), RECENT);
    }

    #[test]
    fn settings_of_another_version_are_read_as_far_as_they_go() {
        let read: Settings = ron::from_str("(speed: 5.0, window: (1, 99999))").expect("read");
        let read = read.within_bounds();
        assert_eq!((read.speed, read.window, read.views.len()), (5.0, (640, 8_192), 0));
    }
}
