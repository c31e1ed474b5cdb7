//! A tour of one's own: stops are taken from where one looks, put in order, worded, tried and kept.

use std::path::PathBuf;

use bevy_egui::egui::{self, RichText, ScrollArea, TextEdit, Ui};

use super::{
    picture::{Picture, UiAction},
    scripts, theme,
    tour::FOLDER,
};
use crate::{
    guide::{Easing, Eye, Layer, Stop, Text, Tour},
    hub::{ObjectId, layout::View},
    language::Language,
    say,
    twin::Edits,
};

/// The tour that is being made.
#[derive(Clone, Debug, PartialEq)]
pub struct EditorMemory {
    /// The tour, as it is.
    pub tour: Tour,
    edits: Edits<Tour>,
    /// As it was when nothing was being typed.
    settled: Tour,
    /// Where it was kept, or why it was not.
    kept: Option<Result<PathBuf, String>>,
}

/// What is done to the stops.
enum Change {
    Add,
    Take(usize),
    Up(usize),
    Down(usize),
    Forget(usize),
}

impl EditorMemory {
    fn empty() -> Tour {
        Tour { title: spoken(say!("tour-editor-untitled")), stops: Vec::new() }
    }

    /// What was typed is one change.
    fn settle(&mut self) {
        if self.tour != self.settled {
            self.edits.note(std::mem::replace(&mut self.settled, self.tour.clone()));
        }
    }

    /// The changes that can be taken back, and made again.
    pub const fn edits(&self) -> &Edits<Tour> {
        &self.edits
    }

    /// Takes the last change back.
    pub fn undo(&mut self) {
        self.settle();
        self.edits.undo(&mut self.tour);
        self.settled = self.tour.clone();
    }

    /// Makes it again.
    pub fn redo(&mut self) {
        self.settle();
        self.edits.redo(&mut self.tour);
        self.settled = self.tour.clone();
    }

    /// A tour without stops.
    pub fn new() -> Self {
        let tour = Self::empty();
        Self { settled: tour.clone(), tour, edits: Edits::default(), kept: None }
    }

    /// A tour that there is, to be changed.
    pub fn of(tour: Tour) -> Self {
        Self { settled: tour.clone(), tour, ..Self::new() }
    }

    fn change(&mut self, change: &Change, picture: &Picture<'_>, seen: Seen<'_>) {
        self.edits.note(self.tour.clone());
        let stops = &mut self.tour.stops;
        match *change {
            Change::Add => {
                let number = stops.len() + 1;
                stops.push(stop_here(picture, seen, number));
            }
            Change::Take(at) => {
                if let Some(stop) = stops.get_mut(at) {
                    let here = stop_here(picture, seen, at + 1);
                    *stop = Stop {
                        title: stop.title.clone(),
                        caption: stop.caption.clone(),
                        source: stop.source.clone(),
                        secs: stop.secs,
                        figure: stop.figure.clone(),
                        highlights: stop.highlights.clone(),
                        easing: stop.easing,
                        notes: stop.notes.clone(),
                        ..here
                    };
                }
            }
            Change::Up(at) => {
                if at > 0 && at < stops.len() {
                    stops.swap(at, at - 1);
                }
            }
            Change::Down(at) => {
                if at + 1 < stops.len() {
                    stops.swap(at, at + 1);
                }
            }
            Change::Forget(at) => {
                if at < stops.len() {
                    stops.remove(at);
                }
            }
        }
    }
}

impl Default for EditorMemory {
    fn default() -> Self {
        Self::new()
    }
}

/// Words in the language that is spoken now.
fn spoken(words: &str) -> Text {
    Text([(Language::spoken().code().to_owned(), words.to_owned())].into())
}

/// From where one looks, and what is laid over the picture.
type Seen<'a> = (&'a View, &'a [Layer]);

/// A stop that shows what is shown now.
fn stop_here(picture: &Picture<'_>, (view, layers): Seen<'_>, number: usize) -> Stop {
    // What is not there just now cannot be looked at.
    let is_there = |object: &ObjectId| picture.log.object_at(*object, picture.playback.time).is_some();
    let select = picture.object.filter(is_there).map(|object| picture.log.object_name(object).to_owned());
    let is_followed = picture.is_following && select.is_some();
    let what = select.clone().or_else(|| picture.place.map(|place| picture.layout.get(place).said().into_owned()));
    let clock = picture.clock(picture.playback.time);
    let caption = match &what {
        Some(what) => say!("tour-editor-caption", what = what, clock = clock),
        None => say!("tour-editor-caption-hub", clock = clock),
    };
    Stop {
        title: spoken(&what.unwrap_or_else(|| say!("tour-editor-stop", number = number))),
        eye: if is_followed { Eye::Follow } else { Eye::Free(view.clone()) },
        at: Some(picture.playback.time.to_string()),
        speed: picture.playback.is_playing.then_some(picture.playback.speed),
        place: picture.place.filter(|_| select.is_none()).map(|place| picture.layout.get(place).id.clone()),
        select,
        highlights: Vec::new(),
        layers: layers.to_vec(),
        figure: None,
        easing: Easing::default(),
        roof: Some(picture.roof),
        announced: picture.is_announced_shown,
        caption: spoken(&caption),
        source: None,
        secs: 10.0,
        notes: Text::default(),
    }
}

/// Keeps a tour under the name that it has; gives the file.
fn keep(tour: &Tour) -> Result<PathBuf, String> {
    let name = tour.title.get(Language::spoken().code());
    if name.trim().is_empty() {
        return Err(say!("tour-editor-nameless").into());
    }
    scripts::keep(FOLDER, name, &tour.to_ron())
}

/// Shows the tour that is being made.
pub fn tour_editor_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    seen: Seen<'_>,
    memory: &mut Option<EditorMemory>,
) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let Some(editor) = memory else { return actions };
    let mut is_open = true;
    let window = egui::Window::new(say!("tour-editor-title")).id(egui::Id::new("A tour of your own"));
    let window = window.open(&mut is_open).default_width(330.0).resizable(true);
    window.default_pos([250.0, 60.0]).show(ctx, |ui| {
        let mut change = None;
        words_ui(ui, &mut editor.tour.title, say!("tour-editor-name"), false);
        ui.horizontal_wrapped(|ui| {
            if ui.button(say!("tour-editor-add")).on_hover_text(say!("tour-editor-add-hint")).clicked() {
                change = Some(Change::Add);
            }
            let can_undo = editor.edits.can_undo() || editor.tour != editor.settled;
            if ui.add_enabled(can_undo, egui::Button::new(say!("tour-editor-undo"))).clicked() {
                editor.undo();
            }
            if ui.add_enabled(editor.edits.can_redo(), egui::Button::new(say!("tour-editor-redo"))).clicked() {
                editor.redo();
            }
            let has_stops = !editor.tour.stops.is_empty();
            if ui.add_enabled(has_stops, egui::Button::new(say!("tour-editor-try"))).clicked() {
                actions.push(UiAction::TryTour(Box::new(editor.tour.clone())));
            }
            if ui.add_enabled(has_stops, egui::Button::new(say!("tour-editor-save"))).clicked() {
                let kept = keep(&editor.tour);
                if kept.is_ok() {
                    actions.push(UiAction::KeepTour(Box::new(editor.tour.clone())));
                }
                editor.kept = Some(kept);
            }
        });
        match &editor.kept {
            Some(Ok(path)) => {
                let saved = say!("tour-editor-saved", file = path.display().to_string());
                ui.label(RichText::new(saved).small());
            }
            Some(Err(why)) => drop(ui.label(RichText::new(why).color(theme::alarm()))),
            None => {}
        }
        if editor.tour.stops.is_empty() {
            ui.label(RichText::new(say!("tour-editor-empty")).color(theme::quiet()));
        }
        let count = editor.tour.stops.len();
        let height = (ctx.content_rect().height() - 260.0).max(120.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for at in 0..count {
                ui.push_id(at, |ui| {
                    ui.separator();
                    if let Some(wanted) = stop_ui(ui, picture, &mut editor.tour, at, &mut actions) {
                        change = Some(wanted);
                    }
                });
            }
        });
        if let Some(change) = change {
            editor.settle();
            editor.change(&change, picture, seen);
            editor.settled = editor.tour.clone();
        } else if !ctx.egui_wants_keyboard_input() {
            editor.settle();
        }
    });
    if !is_open {
        *memory = None;
    }
    actions
}

/// A field for the words in the language that is spoken now; where there are none yet, those that are read instead stand
/// in it as a hint, and no other language loses its own.
fn words_ui(ui: &mut Ui, text: &mut Text, label: &str, is_long: bool) {
    let language = Language::spoken().code();
    let mut words = text.0.get(language).cloned().unwrap_or_default();
    let instead = text.get(language);
    let hint = if instead.is_empty() { label } else { instead };
    if field_ui(ui, &mut words, label, hint, is_long).changed() {
        if words.is_empty() {
            text.0.remove(language);
        } else {
            text.0.insert(language.to_owned(), words);
        }
    }
}

fn field_ui(ui: &mut Ui, text: &mut String, label: &str, hint: &str, is_long: bool) -> egui::Response {
    let field = if is_long { TextEdit::multiline(text).desired_rows(2) } else { TextEdit::singleline(text) };
    let response = ui.add(field.hint_text(hint).desired_width(f32::INFINITY));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, label));
    response
}

/// What stands out at a stop: what is chosen is added, and each goes again by a click.
fn highlights_ui(ui: &mut Ui, picture: &Picture<'_>, highlights: &mut Vec<String>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(say!("tour-editor-highlights"));
        highlights.retain(|name| {
            let place = picture.layout.place(name).map(|place| picture.layout.get(place).said());
            let named = ui.small_button(format!("{} ✖", place.as_deref().unwrap_or(name)));
            !named.on_hover_text(say!("tour-editor-highlight-forget")).clicked()
        });
        let object = picture.object.map(|object| picture.log.object_name(object));
        let chosen = object.or_else(|| picture.place.map(|place| picture.layout.get(place).id.as_str()));
        let new = chosen.filter(|name| !highlights.iter().any(|one| one == name));
        let add = ui.add_enabled(new.is_some(), egui::Button::new(say!("tour-editor-highlight")).small());
        if add.on_hover_text(say!("tour-editor-highlight-hint")).clicked() {
            highlights.extend(new.map(str::to_owned));
        }
    });
}

fn stop_ui(
    ui: &mut Ui,
    picture: &Picture<'_>,
    tour: &mut Tour,
    at: usize,
    actions: &mut Vec<UiAction>,
) -> Option<Change> {
    let mut change = None;
    let count = tour.stops.len();
    let stop = tour.stops.get_mut(at)?;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(format!("{}", at + 1)).strong());
        let button = |ui: &mut Ui, sign: &str, label: &str, is_on: bool| {
            let response = ui.add_enabled(is_on, egui::Button::new(sign).small());
            response.widget_info(|| {
                let named = say!("tour-editor-of-stop", what = label, at = at + 1);
                egui::WidgetInfo::labeled(egui::WidgetType::Button, is_on, named)
            });
            response.on_hover_text(label).clicked()
        };
        if button(ui, "⬆", say!("tour-editor-earlier"), at > 0) {
            change = Some(Change::Up(at));
        }
        if button(ui, "⬇", say!("tour-editor-later"), at + 1 < count) {
            change = Some(Change::Down(at));
        }
        if button(ui, say!("tour-editor-go"), say!("tour-editor-go"), true) {
            let alone = Tour { title: tour.title.clone(), stops: vec![stop.clone()] };
            actions.extend(super::tour::show_first(&alone, picture));
        }
        if button(ui, say!("tour-editor-take"), say!("tour-editor-take-hint"), true) {
            change = Some(Change::Take(at));
        }
        if button(ui, say!("tour-editor-forget"), say!("tour-editor-forget"), true) {
            change = Some(Change::Forget(at));
        }
    });
    words_ui(ui, &mut stop.title, &say!("tour-editor-title-of", at = at + 1), false);
    words_ui(ui, &mut stop.caption, &say!("tour-editor-caption-of", at = at + 1), true);
    let source = stop.source.get_or_insert_default();
    words_ui(ui, source, &say!("tour-editor-source-of", at = at + 1), false);
    if source.is_empty() {
        stop.source = None;
    }
    words_ui(ui, &mut stop.notes, &say!("tour-editor-notes-of", at = at + 1), true);
    ui.horizontal(|ui| {
        ui.label(say!("tour-editor-lasts"));
        ui.add(egui::DragValue::new(&mut stop.secs).range(1.0..=600.0).suffix(" s"));
        let mut is_moving = stop.speed.is_some();
        if ui.checkbox(&mut is_moving, say!("tour-editor-moving")).changed() {
            stop.speed = is_moving.then_some(picture.playback.speed);
        }
        if let Some(speed) = &mut stop.speed {
            ui.add(egui::DragValue::new(speed).range(0.1..=3_600.0).suffix("×"));
        }
    });
    highlights_ui(ui, picture, &mut stop.highlights);
    ui.horizontal(|ui| {
        let label = |id: &str| picture.kpis.iter().find(|series| series.kpi.id == id).map(|series| series.kpi.label());
        let chosen =
            stop.figure.as_deref().map_or(say!("tour-editor-figure-none"), |id| label(id).unwrap_or(id)).to_owned();
        let figures = egui::ComboBox::from_id_salt("figure").selected_text(chosen).width(150.0).show_ui(ui, |ui| {
            ui.selectable_value(&mut stop.figure, None, say!("tour-editor-figure-none"));
            for series in picture.kpis {
                ui.selectable_value(&mut stop.figure, Some(series.kpi.id.to_owned()), series.kpi.label());
            }
        });
        figures.response.on_hover_text(say!("tour-editor-figure-hint"));
        let ways = [
            (Easing::Smooth, "tour-editor-smooth"),
            (Easing::Even, "tour-editor-even"),
            (Easing::Cut, "tour-editor-cut"),
        ];
        let chosen = ways.iter().find(|(easing, _)| *easing == stop.easing).map_or("", |(_, label)| say!(label));
        egui::ComboBox::from_id_salt("easing").selected_text(chosen).width(110.0).show_ui(ui, |ui| {
            for (easing, label) in ways {
                ui.selectable_value(&mut stop.easing, easing, say!(label));
            }
        });
    });
    change
}
