//! What the program remembers from one run to the next: views, the size of the window, how it was set up.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use bevy::{
    ecs::system::SystemParam,
    prelude::*,
    window::{PrimaryWindow, WindowResized},
};
use bevy_egui::{
    EguiContexts,
    egui::{self, RichText},
};
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};

use super::{
    arrangement::Arrangement,
    fonts::{self, Chinese},
    motion::Motion,
    numbers::Numerals,
    picture::UiAction,
    theme,
};
use crate::{
    feed::table::Mapping,
    hub::layout::View,
    language::Language,
    say,
    twin::{Device, Eye, Pixels, Playhead, Quality, Session, Wanted, write_whole},
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
    /// What the columns of tables were said to be, the last one first; of those that keep it beside themselves, too.
    pub tables: Vec<(PathBuf, Mapping)>,
    /// The files and folders of the log that was open last; none when it was a day that comes with the program.
    pub last: Vec<PathBuf>,
    /// Whether the program begins with that log, where none is named.
    pub reopens: bool,
    /// The name or pseudonym under which notes are written.
    pub name: String,
    /// How large letters and panels are; 1 is the usual.
    pub scale: f32,
    /// Whether there are few panels, for trainees and presenters.
    pub is_simple: bool,
    /// Whether the eye flies and panels fade.
    pub motion: Motion,
    /// Whether contrast is as high as it goes.
    pub is_stark: bool,
    /// Whether the three doors of the first start were seen.
    pub is_welcomed: bool,
    /// The language that the program speaks; none for that of the system.
    pub language: Option<Language>,
    /// The one that the command line names, which goes before it and is not remembered.
    #[serde(skip)]
    pub named_language: Option<Language>,
    /// How numbers are written.
    pub numerals: Numerals,
    /// How much the picture may cost.
    pub quality: Quality,
    /// With how many of the window's points the hub is drawn.
    pub pixels: Pixels,
    /// The key figures that stand first on the board, by their ids, in their order.
    pub pinned: Vec<String>,
    /// How the panels are arranged.
    pub arrangement: Arrangement,
}

impl Default for Settings {
    fn default() -> Self {
        let (window, speed) = ((1280, 720), 60.0);
        Self {
            views: vec![],
            window,
            speed,
            recent: vec![],
            tables: vec![],
            last: vec![],
            reopens: false,
            name: String::new(),
            scale: 1.0,
            language: None,
            named_language: None,
            numerals: Numerals::System,
            quality: Quality::Auto,
            pixels: Pixels::All,
            is_simple: false,
            motion: Motion::System,
            arrangement: Arrangement::default(),
            is_stark: false,
            is_welcomed: false,
            pinned: vec![],
        }
    }
}

/// How large letters and panels can be.
pub const SCALES: [f32; 9] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0];

/// Logs that are remembered.
const RECENT: usize = 8;

/// Tables whose columns are remembered.
const TABLES: usize = 32;

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
                    "{}",
                    say!(
                        "settings-unreadable",
                        path = path.display().to_string(),
                        error = error.to_string(),
                        kept = kept.display().to_string()
                    )
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
        self.tables.truncate(TABLES);
        self.scale = if self.scale.is_finite() { self.scale.clamp(SCALES[0], SCALES[SCALES.len() - 1]) } else { 1.0 };
        self
    }

    /// Makes letters and panels one step larger, or smaller.
    pub fn step_scale(&mut self, is_larger: bool) {
        let next = if is_larger {
            SCALES.into_iter().find(|scale| *scale > self.scale + 0.01)
        } else {
            SCALES.into_iter().rev().find(|scale| *scale < self.scale - 0.01)
        };
        self.scale = next.unwrap_or(self.scale);
    }

    /// The language that the program speaks: the one that the command line names, or the chosen one, or else that of the system.
    pub fn spoken(&self) -> Language {
        match self
            .named_language
            .or(self.language)
            .unwrap_or_else(|| Language::of_system(|name| std::env::var(name).ok()))
        {
            // What cannot be written is not spoken.
            Language::Chinese if !fonts::has_chinese() => Language::English,
            language => language,
        }
    }

    /// How the picture is to be drawn: as the command line says, or as it is remembered.
    pub fn drawn(&self, quality: Quality) -> Wanted {
        let quality = if quality == Quality::Auto { self.quality } else { quality };
        Wanted { quality, pixels: self.pixels }
    }

    /// What the program begins with where no log is named: what was open last, if that is wanted; empty for the usual day.
    ///
    /// # Errors
    ///
    /// A file or folder of it that is not there any more.
    pub fn to_reopen(&self) -> Result<Vec<PathBuf>, PathBuf> {
        let wanted = self.last.iter().filter(|_| self.reopens);
        wanted.map(|path| if path.exists() { Ok(path.clone()) } else { Err(path.clone()) }).collect()
    }

    /// What the columns of a table were said to be when it was opened last.
    pub fn columns_of(&self, table: &Path) -> Option<&Mapping> {
        let table = absolute(table);
        self.tables.iter().find(|(path, _)| *path == table).map(|(_, mapping)| mapping)
    }

    /// Notes what the columns of a table were said to be.
    pub fn note_columns(&mut self, table: &Path, mapping: Mapping) {
        let table = absolute(table);
        self.tables.retain(|(path, _)| *path != table);
        self.tables.insert(0, (table, mapping));
        self.tables.truncate(TABLES);
    }

    /// Notes a log that was opened.
    pub fn note_opened(&mut self, path: &Path) {
        let path = absolute(path);
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

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
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
    app.add_systems(Update, obey.run_if(resource_exists_and_changed::<Settings>));
    app.add_systems(Last, (notice.run_if(resource_exists::<Settings>), keep).chain());
}

/// Makes the window as it is wanted: its points are larger pixels, for panels, pointer and picture alike.
fn obey(
    settings: Res<Settings>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
    mut eye: ResMut<Eye>,
    wanted: Option<ResMut<Wanted>>,
    mut drawn: Local<Option<Wanted>>,
    mut contexts: EguiContexts,
    mut session: Option<ResMut<Session>>,
) {
    let before = Language::spoken();
    settings.spoken().choose();
    if let Some(session) = session.as_mut().filter(|_| Language::spoken() != before) {
        session.tell_incidents_anew();
    }
    settings.numerals.choose(settings.named_language.or(settings.language));
    // At first it is as the command line says.
    let chosen = Wanted { quality: settings.quality, pixels: settings.pixels };
    if let (Some(before), Some(mut wanted)) = (drawn.replace(chosen), wanted) {
        let quality = if before.quality == chosen.quality { wanted.quality } else { chosen.quality };
        let pixels = if before.pixels == chosen.pixels { wanted.pixels } else { chosen.pixels };
        wanted.set_if_neq(Wanted { quality, pixels });
    }
    for mut window in &mut window {
        let wanted = window.resolution.base_scale_factor() * settings.scale;
        if (window.resolution.scale_factor() - wanted).abs() > 0.001 {
            window.resolution.set_scale_factor_override(Some(wanted));
        }
    }
    let is_calm = settings.motion.is_calm();
    if eye.is_calm != is_calm {
        eye.is_calm = is_calm;
    }
    if let Ok(ctx) = contexts.ctx_mut() {
        theme::be_stark(settings.is_stark);
        theme::apply(ctx, settings.is_simple);
        let secs = if is_calm { 0.0 } else { USUAL_FADE_SECS };
        ctx.all_styles_mut(|style| style.animation_time = secs);
    }
}

/// How long panels fade in.
const USUAL_FADE_SECS: f32 = 0.1;

/// What the picture is drawn with now.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The tier.
    pub quality: Quality,
    /// The pixels.
    pub pixels: Pixels,
    /// The graphics device.
    pub device: String,
}

/// What the picture is drawn with, as the engine has it.
#[derive(SystemParam)]
pub struct Drawing<'w> {
    quality: Res<'w, Quality>,
    pixels: Option<Res<'w, Pixels>>,
    device: Option<Res<'w, Device>>,
}

impl Drawing<'_> {
    /// What it is drawn with now.
    pub fn now(&self) -> Drawn {
        let device = self.device.as_ref().map(|device| device.name.clone()).unwrap_or_default();
        Drawn { quality: *self.quality, pixels: self.pixels.as_deref().copied().unwrap_or_default(), device }
    }
}

/// The languages by their own names, so that everybody finds theirs.
fn language_ui(ui: &mut egui::Ui, wanted: &mut Settings) {
    ui.horizontal_wrapped(|ui| {
        ui.label(say!("settings-language"));
        let before = wanted.named_language.or(wanted.language);
        let mut chosen = before;
        ui.radio_value(&mut chosen, None, say!("settings-system"));
        let chinese = fonts::chinese(ui.ctx());
        for language in Language::ALL {
            let can_be_written = language != Language::Chinese || chinese == Chinese::Found;
            let name = if can_be_written { language.name() } else { "Chinese" };
            let choice = egui::RadioButton::new(chosen == Some(language), name);
            let choice = ui.add_enabled(can_be_written, choice);
            if choice.clicked() {
                chosen = Some(language);
            }
            if chinese == Chinese::Missing {
                choice.on_disabled_hover_text(say!("settings-no-chinese"));
            }
        }
        if chosen != before {
            // Who chooses one wants that, whatever the command line names.
            (wanted.language, wanted.named_language) = (chosen, None);
        }
        if chinese == Chinese::Missing {
            ui.label(RichText::new(say!("settings-no-chinese")).small().color(theme::quiet()));
        }
    });
}

/// The tiers, and how finely the hub is drawn.
fn picture_ui(ui: &mut egui::Ui, wanted: &mut Settings, drawn: &Drawn) {
    ui.horizontal(|ui| {
        ui.label(say!("settings-picture"));
        for quality in [Quality::Auto, Quality::Low, Quality::Medium, Quality::High] {
            ui.selectable_value(&mut wanted.quality, quality, quality.label());
        }
    });
    ui.horizontal(|ui| {
        ui.label(say!("settings-pixels"));
        for pixels in Pixels::ALL {
            let label = ui.selectable_value(&mut wanted.pixels, pixels, pixels.label());
            label.on_hover_text(say!("settings-pixels-hint"));
        }
    });
    let pixels = match drawn.pixels {
        Pixels::All => say!("settings-all-pixels"),
        Pixels::ThreeQuarters => say!("settings-three-quarters"),
        Pixels::Half => say!("settings-half"),
    };
    let (quality, device) = (drawn.quality.label(), &drawn.device);
    let now = if drawn.pixels == wanted.pixels {
        say!("settings-now", quality = quality, pixels = pixels, device = device)
    } else {
        say!("settings-now-moving", quality = quality, pixels = pixels, device = device)
    };
    ui.label(RichText::new(now).small().color(theme::quiet()));
}

/// The window in which it is chosen.
pub fn settings_ui(ctx: &egui::Context, settings: &Settings, drawn: &Drawn, is_open: &mut bool) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let window = egui::Window::new(say!("settings-title")).id(egui::Id::new("Settings"));
    let window = window.open(is_open).collapsible(false).resizable(false);
    window.anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0]).show(ctx, |ui| {
        ui.set_width(380.0);
        let mut wanted = settings.clone();
        language_ui(ui, &mut wanted);
        ui.separator();
        ui.horizontal(|ui| {
            ui.label(say!("settings-letters"));
            if ui.button(say!("settings-smaller")).on_hover_text(say!("settings-smaller-key")).clicked() {
                wanted.step_scale(false);
            }
            ui.label(say!("settings-scale", percent = (wanted.scale * 100.0).round()));
            if ui.button(say!("settings-larger")).on_hover_text(say!("settings-larger-key")).clicked() {
                wanted.step_scale(true);
            }
        });
        ui.checkbox(&mut wanted.is_simple, say!("settings-simple"));
        ui.checkbox(&mut wanted.is_stark, say!("settings-stark"));
        ui.horizontal_wrapped(|ui| {
            ui.label(say!("settings-motion"));
            for motion in Motion::ALL {
                ui.selectable_value(&mut wanted.motion, motion, motion.label());
            }
        });
        ui.checkbox(&mut wanted.reopens, say!("settings-reopens")).on_hover_text(say!("settings-reopens-hint"));
        ui.horizontal(|ui| {
            ui.label(say!("settings-numbers"));
            for numerals in Numerals::ALL {
                ui.selectable_value(&mut wanted.numerals, numerals, numerals.label());
            }
        });
        ui.separator();
        picture_ui(ui, &mut wanted, drawn);
        if wanted != *settings {
            actions.push(UiAction::Set(Box::new(wanted)));
        }
        ui.separator();
        ui.label(RichText::new(say!("settings-kept")).small());
    });
    actions
}

/// Takes note of what is worth remembering.
fn notice(
    mut settings: ResMut<Settings>,
    (playhead, memory): (Res<Playhead>, Res<super::Memory>),
    session: Option<Res<Session>>,
    mut resized: MessageReader<WindowResized>,
    window: Query<&Window, With<PrimaryWindow>>,
) {
    let mut noticed = settings.clone();
    if resized.read().count() > 0
        && let Ok(window) = window.single()
    {
        // Apart from how large letters are.
        let points = |pixels: u32| (pixels as f32 / window.resolution.base_scale_factor()) as u32;
        noticed.window = (points(window.physical_width()), points(window.physical_height()));
    }
    // How fast a tour goes is not how fast somebody chose to go.
    if memory.tour.is_none() && memory.lesson.is_none() {
        noticed.speed = playhead.0.speed;
        noticed.arrangement = memory.arrangement.clone();
    }
    // Lessons and live sources come and go.
    let is_kept = |session: &Res<Session>| session.is_changed() && (session.day.is_some() || !session.files.is_empty());
    if let Some(session) = session.filter(is_kept).filter(|_| memory.lesson.is_none()) {
        noticed.last.clone_from(&session.files);
        // What was refused has not been open. The first of several comes first.
        session.files.iter().rev().for_each(|path| noticed.note_opened(path));
    }
    settings.set_if_neq(noticed.within_bounds());
}

/// Writes what changed.
fn keep(settings: Option<Res<Settings>>) {
    let Some(settings) = settings.filter(DetectChanges::is_changed) else { return };
    // At first it is what is kept already, unless the command line named a log.
    if settings.is_added() && *settings == Settings::load() {
        return;
    }
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
    fn what_the_columns_of_a_table_are_is_remembered_as_it_was_said_last() {
        let mut settings = Settings::default();
        let mapping = |time: &str| Mapping { time: time.into(), ..Mapping::default() };
        for time in ["a", "b"] {
            settings.note_columns(Path::new("/day.csv"), mapping(time));
        }
        let text = ron::to_string(&settings).expect("written");
        let settings: Settings = ron::from_str(&text).expect("read");
        assert_eq!(settings.columns_of(Path::new("/day.csv")), Some(&mapping("b")));
        assert_eq!((settings.tables.len(), settings.columns_of(Path::new("/night.csv"))), (1, None));
    }

    #[test]
    fn what_was_open_is_opened_again_only_where_that_is_wanted_and_it_is_there() {
        let folder = tempfile::tempdir().expect("folder");
        let [day, gone] = ["day.csv", "gone.csv"].map(|name| folder.path().join(name));
        fs::write(&day, "t").expect("written");
        let mut settings = Settings { last: vec![day.clone()], ..Settings::default() };
        assert_eq!(settings.to_reopen(), Ok(vec![]), "left out, it is the bundled day");
        settings.reopens = true;
        assert_eq!(settings.to_reopen(), Ok(vec![day]));
        settings.last.push(gone.clone());
        assert_eq!(settings.to_reopen(), Err(gone));
        let text = ron::to_string(&settings).expect("written");
        assert_eq!(ron::from_str::<Settings>(&text).expect("read"), settings);
    }

    #[test]
    fn settings_of_another_version_are_read_as_far_as_they_go() {
        let read: Settings = ron::from_str("(speed: 5.0, window: (1, 99999))").expect("read");
        let read = read.within_bounds();
        assert_eq!((read.speed, read.window, read.views.len()), (5.0, (640, 8_192), 0));
    }

    #[test]
    fn a_chosen_language_comes_before_that_of_the_system_and_is_kept() {
        let settings = Settings { language: Some(Language::Dutch), ..Settings::default() };
        assert_eq!(settings.spoken(), Language::Dutch);
        let text = ron::to_string(&settings).expect("written");
        assert_eq!(ron::from_str::<Settings>(&text).expect("read"), settings);
        let named = Settings { named_language: Some(Language::German), ..settings.clone() };
        assert_eq!(named.spoken(), Language::German);
        let text = ron::to_string(&named).expect("written");
        assert_eq!(ron::from_str::<Settings>(&text).expect("read"), settings, "what is named is remembered");
    }
}
