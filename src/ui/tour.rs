//! A tour being given: its words over the picture, and the buttons and keys that walk it.

use std::{path::PathBuf, sync::Arc, time::Instant};

use bevy::prelude::{Res, ResMut, Resource};
use bevy_egui::egui::{self, Key, Modifiers, RichText};

use super::{
    board::{value_text, wanted},
    keys,
    picture::{Picture, UiAction},
    presenter, scripts, theme,
};
use crate::{
    guide::{Cursor, Day, Eye, Stop, TOURS, Tour},
    hub::{PlaybackAction, TimeInput, TimeSpan, layout::RoofMode},
    say,
    twin::Session,
};

/// A tour in a menu.
#[derive(Clone, Debug, PartialEq)]
pub struct TourLine {
    /// Its number.
    pub number: usize,
    /// What it is called.
    pub title: String,
    /// How long it lasts by itself, in seconds.
    pub secs: f64,
}

/// The tours that there are: those that come with the program, and one of the user's.
#[derive(Resource)]
pub struct Tours {
    all: Vec<Arc<Tour>>,
    /// The numbers of those that name only what the log and the layout have.
    fitting: Vec<usize>,
    /// Files of the user's that are no tours, and why.
    unreadable: Vec<(PathBuf, String)>,
    /// The one to begin with.
    start: Option<usize>,
}

impl Default for Tours {
    fn default() -> Self {
        // A test reads them; without them there is only nothing to be shown.
        let bundled = TOURS.into_iter().filter_map(|(_, text)| Tour::parse(text).ok());
        let own = scripts::own(FOLDER, Tour::parse);
        let all = bundled.chain(own.all).map(Arc::new).collect();
        Self { all, unreadable: own.unreadable, fitting: Vec::new(), start: None }
    }
}

impl Tours {
    /// The tours that come with the program, and one to begin with.
    pub fn beginning_with(tour: Tour) -> Self {
        let mut tours = Self::default();
        tours.start = Some(tours.all.len());
        tours.all.push(Arc::new(tour));
        tours
    }

    /// Puts a tour with the others, in place of one of the user's that has its name.
    pub fn keep(&mut self, tour: Tour) {
        let is_same = |other: &Arc<Tour>| other.title == tour.title;
        match self.all.iter().skip(TOURS.len()).position(is_same) {
            Some(at) => self.all[TOURS.len() + at] = Arc::new(tour),
            None => self.all.push(Arc::new(tour)),
        }
    }

    /// Those that fit the log.
    pub fn fitting(&self) -> Vec<TourLine> {
        let line = |number: &usize| {
            let tour = self.all.get(*number)?;
            Some(TourLine { number: *number, title: tour.title.said().to_owned(), secs: tour.secs() })
        };
        self.fitting.iter().filter_map(line).collect()
    }

    /// Files that are no tours, and why.
    pub fn unreadable(&self) -> &[(PathBuf, String)] {
        &self.unreadable
    }

    /// A tour by its number.
    pub fn get(&self, number: usize) -> Option<Arc<Tour>> {
        self.all.get(number).cloned()
    }

    /// The one to begin with.
    pub const fn start(&self) -> Option<usize> {
        self.start
    }

    /// The one to begin with, once.
    pub fn take_start(&mut self) -> Option<usize> {
        self.start.take()
    }
}

impl Tours {
    /// Finds out which tours fit a log.
    pub fn refit(&mut self, session: &Session) {
        let fits = |tour: &Tour| !session.log.is_empty() && tour.check(&session.layout, &session.log).is_empty();
        let all = self.all.iter().enumerate();
        self.fitting = all.filter(|(_, tour)| fits(tour)).map(|(at, _)| at).collect();
    }
}

/// Finds out which tours fit, when another log is opened.
pub fn fit(mut tours: ResMut<Tours>, session: Res<Session>) {
    tours.refit(&session);
}

/// What is filmed: nothing but the picture, the words of a tour and the clock is to be seen.
#[derive(Resource, Clone)]
pub struct Filming {
    tour: Option<Arc<Tour>>,
    /// Whether panels are to be seen.
    are_panels_shown: bool,
    has_begun: bool,
}

/// A tour that goes on by itself over and over, and that nobody ends who does not know the word: for a screen that stands
/// alone.
#[derive(Resource, Clone)]
pub struct Kiosk {
    /// What is to be typed to end it.
    word: String,
    /// What was typed last.
    typed: String,
    tour: Option<usize>,
    /// Whether it goes on.
    pub is_on: bool,
}

impl Kiosk {
    /// The tour with that number among those that fit, or the first, until somebody types the word.
    pub const fn new(word: String, tour: Option<usize>) -> Self {
        Self { word, typed: String::new(), tour, is_on: true }
    }

    /// Takes everything that was typed and clicked, and ends when the word was typed.
    pub fn keep(&mut self, ctx: &egui::Context) {
        let text: String = ctx.input_mut(|input| {
            let text = input.events.iter().filter_map(|event| match event {
                egui::Event::Text(text) => Some(text.as_str()),
                _ => None,
            });
            let text = text.collect();
            input.events.clear();
            text
        });
        self.typed.push_str(&text);
        if self.typed.ends_with(&self.word) {
            self.is_on = false;
        }
        // Whoever types at random does not fill the memory.
        if self.typed.len() > 4 * self.word.len() + 64 {
            self.typed = self.typed.chars().rev().take(self.word.chars().count()).collect();
            self.typed = self.typed.chars().rev().collect();
        }
    }

    /// The tour that is given over and over.
    pub fn begin(&self, tours: &Tours, now: f64) -> Option<TourMemory> {
        let number = self.tour.or_else(|| tours.fitting.first().copied())?;
        let mut memory = TourMemory::new(tours.get(number)?, now)?;
        (memory.is_filmed, memory.cursor.is_automatic, memory.cursor.is_looped) = (true, true, true);
        Some(memory)
    }
}

impl Filming {
    /// A tour, from its first stop to its last.
    pub fn of_tour(tour: Tour) -> Self {
        Self { tour: Some(Arc::new(tour)), are_panels_shown: false, has_begun: false }
    }

    /// What is in the picture, with panels or without.
    pub const fn of_span(are_panels_shown: bool) -> Self {
        Self { tour: None, are_panels_shown, has_begun: false }
    }

    /// Whether panels are to be seen.
    pub const fn are_panels_shown(&self) -> bool {
        self.are_panels_shown
    }

    /// The tour to begin with, once.
    pub fn begin(&mut self, now: f64) -> Option<TourMemory> {
        if std::mem::replace(&mut self.has_begun, true) {
            return None;
        }
        let mut memory = TourMemory::new(self.tour.clone()?, now)?;
        (memory.is_filmed, memory.cursor.is_automatic) = (true, true);
        Some(memory)
    }
}

/// Where the tours of the user's own lie.
pub const FOLDER: &str = "tours";

/// What takes the picture to the first stop of a tour.
pub fn show_first(tour: &Tour, picture: &Picture<'_>) -> Vec<UiAction> {
    TourMemory::new(Arc::new(tour.clone()), 0.0).map(|memory| memory.arrive(picture)).unwrap_or_default()
}

/// A tour that is being given.
#[derive(Clone, Debug)]
pub struct TourMemory {
    tour: Arc<Tour>,
    cursor: Cursor,
    /// Whether the stop has still to be gone to.
    is_fresh: bool,
    /// Whether there is a window for who presents it.
    is_presented: bool,
    /// Whether the notes of the presenter are shown.
    are_notes_open: bool,
    /// Whether there is nobody to press buttons.
    is_filmed: bool,
    /// When it began, and when this stop did.
    since: Instant,
    stop_since: Instant,
    /// What was asked for in another window.
    taken: Vec<Step>,
}

impl TourMemory {
    /// At the first stop of a tour; `None` when it has none.
    pub fn new(tour: Arc<Tour>, now: f64) -> Option<Self> {
        let count = tour.stops.len();
        let since = Instant::now();
        (count > 0).then(|| Self {
            tour,
            cursor: Cursor::new(count, now),
            is_fresh: true,
            are_notes_open: false,
            is_filmed: false,
            is_presented: false,
            since,
            stop_since: since,
            taken: Vec::new(),
        })
    }

    /// Whether there is a window for who presents it.
    pub const fn is_presented(&self) -> bool {
        self.is_presented
    }

    /// Notes whether there is a window for who presents it.
    pub const fn present(&mut self, is_presented: bool) {
        self.is_presented = is_presented;
    }

    /// Does in the next picture what was asked for in another window.
    pub fn take(&mut self, steps: Vec<Step>) {
        self.taken.extend(steps);
    }

    /// When it began, and when this stop did.
    pub const fn since(&self) -> (Instant, Instant) {
        (self.since, self.stop_since)
    }

    /// The number of the stop, from one, and how many there are.
    pub fn at(&self) -> (usize, usize) {
        (self.cursor.stop + 1, self.tour.stops.len())
    }

    /// The stop after this one.
    pub fn next(&self) -> Option<&Stop> {
        self.tour.stops.get(self.cursor.stop + 1)
    }

    /// Takes the keys of a tour out of those that were pressed.
    pub fn keys(&self, ctx: &egui::Context) -> Vec<Step> {
        if keys::are_typed(ctx) {
            return Vec::new();
        }
        let pressed =
            |(key, step): (Key, Step)| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)).then_some(step);
        KEYS.into_iter().filter_map(pressed).collect()
    }

    /// The names that stand out in the picture.
    pub fn highlights(&self) -> &[String] {
        self.stop().map_or(&[], |stop| &stop.highlights)
    }

    /// The stop that is shown.
    pub fn stop(&self) -> Option<&Stop> {
        self.tour.stops.get(self.cursor.stop)
    }

    /// What takes the picture to the stop.
    fn arrive(&self, picture: &Picture<'_>) -> Vec<UiAction> {
        let Some(stop) = self.stop() else { return Vec::new() };
        let stage = Stage {
            at: stop.at.as_deref(),
            speed: stop.speed,
            eye: Some(&stop.eye),
            select: stop.select.as_deref(),
            roof: stop.roof,
        };
        let announced = (stop.announced != picture.is_announced_shown).then_some(UiAction::ToggleAnnounced);
        let place = stop.place.as_deref().filter(|_| stop.select.is_none()).and_then(|id| picture.layout.place(id));
        let mut actions = stage.arrive(picture);
        actions.extend(place.map(UiAction::SelectPlace));
        actions.push(UiAction::Ease(stop.easing));
        actions.push(UiAction::ShowLayers(stop.layers.clone()));
        actions.extend(announced);
        actions
    }
}

/// How a script wants the picture: what is left out stays as it is, but that nothing is chosen and nothing moves.
pub struct Stage<'a> {
    /// The instant.
    pub at: Option<&'a str>,
    /// Seconds of the hub per second.
    pub speed: Option<f64>,
    /// Where one looks from.
    pub eye: Option<&'a Eye>,
    /// The object that is chosen.
    pub select: Option<&'a str>,
    /// How the roof is drawn.
    pub roof: Option<RoofMode>,
}

impl Stage<'_> {
    /// What takes the picture there.
    pub fn arrive(&self, picture: &Picture<'_>) -> Vec<UiAction> {
        let mut actions = Vec::new();
        if let Some(time) = self.at.and_then(|at| TimeInput::parse(at).ok()) {
            let time = time.resolve(picture.playback.span.0, picture.zone);
            actions.extend(time.map(|time| UiAction::Playback(PlaybackAction::SeekTo(time))));
        }
        actions.extend(self.speed.map(|speed| UiAction::Playback(PlaybackAction::SetSpeed(speed))));
        let play = if self.speed.is_some() { PlaybackAction::Play } else { PlaybackAction::Pause };
        actions.push(UiAction::Playback(play));
        let object = self.select.and_then(|name| picture.log.object(name));
        actions.push(object.map_or(UiAction::Deselect, UiAction::Select));
        match (self.eye, object) {
            (Some(Eye::Named(name)), _) => actions.push(UiAction::View(name.clone())),
            (Some(Eye::Free(view)), _) => actions.push(UiAction::FlyToView(view.clone())),
            (Some(Eye::Follow), Some(object)) => actions.push(UiAction::FollowObject(object)),
            (Some(Eye::Follow), None) | (None, _) => {}
        }
        actions.extend(self.roof.map(UiAction::Roof));
        actions
    }
}

/// What a key does while a tour is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Next,
    Previous,
    Again,
    Automatic,
    Notes,
    Window,
    End,
}

/// The keys of a tour, a presenter's remote among them; they come before all others.
const KEYS: [(Key, Step); 10] = [
    (Key::Space, Step::Next),
    (Key::ArrowRight, Step::Next),
    (Key::PageDown, Step::Next),
    (Key::ArrowLeft, Step::Previous),
    (Key::PageUp, Step::Previous),
    (Key::Backspace, Step::Again),
    (Key::A, Step::Automatic),
    (Key::M, Step::Notes),
    (Key::P, Step::Window),
    (Key::Escape, Step::End),
];

/// Shows a tour, if one is given, and takes its keys out of those that were pressed.
pub fn tour_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    free: egui::Rect,
    memory: &mut Option<TourMemory>,
) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let Some(given) = memory else { return actions };
    let now = ctx.input(|input| input.time);
    let mut steps = given.keys(ctx);
    steps.append(&mut given.taken);
    steps.extend(card_ui(ctx, picture, free, given, now));
    let secs = given.stop().map_or(0.0, |stop| stop.secs);
    given.is_fresh |= given.cursor.advance(now, secs);
    for step in steps {
        given.is_fresh |= match step {
            Step::Next => given.cursor.next(now),
            Step::Previous => given.cursor.previous(now),
            Step::Again => {
                given.cursor.go(given.cursor.stop, now);
                true
            }
            Step::Automatic => {
                given.cursor.is_automatic = !given.cursor.is_automatic;
                given.cursor.is_looped = given.cursor.is_automatic;
                given.cursor.go(given.cursor.stop, now);
                false
            }
            Step::Notes => {
                given.are_notes_open = !given.are_notes_open;
                false
            }
            Step::Window => {
                // What stands in a window of its own is not before the audience.
                given.are_notes_open = false;
                actions.push(UiAction::TogglePresenter);
                false
            }
            Step::End => {
                *memory = None;
                return vec![UiAction::Playback(PlaybackAction::Pause)];
            }
        };
    }
    if std::mem::take(&mut given.is_fresh) {
        given.stop_since = Instant::now();
        actions.extend(given.arrive(picture));
        ctx.request_repaint();
    }
    if given.cursor.is_automatic {
        let left = given.stop().map_or(0.0, |stop| given.cursor.left(now, stop.secs));
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left.min(1.0) + 0.02));
    }
    actions
}

/// The words of a stop, at the foot of the picture.
fn card_ui(ctx: &egui::Context, picture: &Picture<'_>, free: egui::Rect, given: &TourMemory, now: f64) -> Vec<Step> {
    let mut steps = Vec::new();
    let Some(stop) = given.stop() else { return steps };
    let width = (free.width() - 60.0).clamp(280.0, 720.0);
    let count = given.tour.stops.len();
    theme::card(ctx, "tour", free, width, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(stop.title.said()).size(18.0).strong());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let at = say!("tour-at", at = given.cursor.stop + 1, count = count);
                ui.label(RichText::new(at).color(theme::quiet()));
            });
        });
        ui.label(RichText::new(stop.caption.said()).size(15.0));
        if let Some(id) = &stop.figure {
            figure_ui(ui, picture, id);
        }
        if let Some(source) = &stop.source {
            ui.label(RichText::new(say!("tour-source", source = source.said())).small().color(theme::quiet()));
        }
        if given.are_notes_open {
            notes_ui(ui, given, stop);
        }
        // Who presents has the buttons in a window of their own; the audience sees none.
        if given.is_filmed || given.is_presented {
            return;
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let mut button = |ui: &mut egui::Ui, label: &str, hint: &str, step: Step| {
                if ui.button(label).on_hover_text(hint).clicked() {
                    steps.push(step);
                }
            };
            button(ui, say!("tour-back"), say!("tour-back-hint"), Step::Previous);
            let is_last = given.cursor.stop + 1 == count && !given.cursor.is_looped;
            if is_last {
                button(ui, say!("tour-finish"), say!("tour-end-hint"), Step::End);
            } else {
                button(ui, say!("tour-next"), say!("tour-next-hint"), Step::Next);
            }
            button(ui, say!("tour-again"), say!("tour-again-hint"), Step::Again);
            let left = given.cursor.left(now, stop.secs).ceil();
            let is_automatic = given.cursor.is_automatic;
            let label = if is_automatic { say!("tour-pause", secs = left) } else { say!("tour-automatic").into() };
            button(ui, &label, say!("tour-automatic-hint"), Step::Automatic);
            button(ui, say!("tour-notes"), say!("tour-notes-hint"), Step::Notes);
            if given.are_notes_open {
                button(ui, say!("tour-window"), say!("tour-window-hint"), Step::Window);
            }
            button(ui, say!("tour-end"), say!("tour-end-hint"), Step::End);
        });
        // Once is enough.
        if given.cursor.stop == 0 {
            ui.label(RichText::new(say!("tour-keys")).small().color(theme::quiet()));
        }
    });
    steps
}

/// A key figure of the last 60 minutes, with what is wanted of it.
fn figure_ui(ui: &mut egui::Ui, picture: &Picture<'_>, id: &str) {
    let Some(series) = picture.kpis.iter().find(|series| series.kpi.id == id) else { return };
    let now = picture.playback.time;
    let value = series.reading(now - TimeSpan::from_minutes(60), now).value;
    ui.horizontal(|ui| {
        ui.label(
            RichText::new(value_text(value, series.kpi.measure)).font(theme::figures(20.0)).color(theme::accent()),
        );
        let label = series.kpi.label();
        ui.label(match (series.kpi.measure.is_of_an_instant(), wanted(&series.kpi)) {
            (true, None) => say!("tour-figure-now", label = label),
            (true, Some(wanted)) => say!("tour-figure-now-wanted", label = label, wanted = wanted),
            (false, None) => say!("tour-figure-hour", label = label),
            (false, Some(wanted)) => say!("tour-figure-hour-wanted", label = label, wanted = wanted),
        });
        // The sources below are those of the words.
        if matches!(picture.day, Some(Day::Opening | Day::Simulated { .. })) {
            ui.label(RichText::new(say!("tour-figure-simulated")).color(theme::quiet()));
        }
    });
}

/// What the presenter says here, and what comes next.
fn notes_ui(ui: &mut egui::Ui, given: &TourMemory, stop: &Stop) {
    ui.separator();
    let notes = stop.notes.said();
    ui.label(RichText::new(if notes.is_empty() { say!("tour-notes-none") } else { notes }).italics());
    ui.horizontal(|ui| {
        if let Some(next) = given.next() {
            let upcoming = say!("tour-upcoming", title = next.title.said());
            ui.label(RichText::new(upcoming).color(theme::quiet()));
        }
        if !given.is_filmed {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let elapsed = presenter::elapsed(given, Instant::now());
                ui.label(RichText::new(elapsed).color(theme::quiet()));
            });
            ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
        }
    });
}
