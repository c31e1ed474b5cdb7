//! A tour of one's own: stops are taken from where one looks, put in order, worded, tried and kept.

use std::path::PathBuf;

use bevy_egui::egui::{self, RichText, ScrollArea, TextEdit, Ui};

use super::{
    picture::{LANGUAGE, Picture, UiAction},
    scripts, theme,
    tour::FOLDER,
};
use crate::{
    guide::{Easing, Eye, Layer, Stop, Text, Tour},
    hub::{ObjectId, layout::View},
};

/// The tour that is being made.
#[derive(Clone, Debug, PartialEq)]
pub struct EditorMemory {
    /// The tour, as it is.
    pub tour: Tour,
    /// As it was before each change, the last one last.
    before: Vec<Tour>,
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
        Tour { title: english("My tour"), stops: Vec::new() }
    }

    /// What was typed is one change.
    fn settle(&mut self) {
        if self.tour != self.settled {
            self.before.push(std::mem::replace(&mut self.settled, self.tour.clone()));
        }
    }

    /// A tour without stops.
    pub fn new() -> Self {
        let tour = Self::empty();
        Self { settled: tour.clone(), tour, before: Vec::new(), kept: None }
    }

    /// A tour that there is, to be changed.
    pub fn of(tour: Tour) -> Self {
        Self { settled: tour.clone(), tour, ..Self::new() }
    }

    fn change(&mut self, change: &Change, picture: &Picture<'_>, seen: Seen<'_>) {
        self.before.push(self.tour.clone());
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

fn english(words: &str) -> Text {
    Text([(LANGUAGE.to_owned(), words.to_owned())].into())
}

/// From where one looks, and what is laid over the picture.
type Seen<'a> = (&'a View, &'a [Layer]);

/// A stop that shows what is shown now.
fn stop_here(picture: &Picture<'_>, (view, layers): Seen<'_>, number: usize) -> Stop {
    // What is not there just now cannot be looked at.
    let is_there = |object: &ObjectId| picture.log.object_at(*object, picture.playback.time).is_some();
    let select = picture.object.filter(is_there).map(|object| picture.log.object_name(object).to_owned());
    let is_followed = picture.is_following && select.is_some();
    let what = select.clone().or_else(|| picture.place.map(|place| picture.layout.get(place).name.clone()));
    Stop {
        title: english(&what.clone().unwrap_or_else(|| format!("Stop {number}"))),
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
        caption: english(&format!(
            "{} at {}",
            what.as_deref().unwrap_or("The hub"),
            picture.clock(picture.playback.time)
        )),
        source: None,
        secs: 10.0,
        notes: Text::default(),
    }
}

/// Keeps a tour under the name that it has; gives the file.
fn keep(tour: &Tour) -> Result<PathBuf, String> {
    let name = tour.title.get(LANGUAGE);
    if name.trim().is_empty() {
        return Err("give the tour a name first".into());
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
    let window = egui::Window::new("A tour of your own").open(&mut is_open).default_width(330.0).resizable(true);
    window.default_pos([250.0, 60.0]).show(ctx, |ui| {
        let mut change = None;
        labelled(ui, text_of(&mut editor.tour.title), "Name of the tour", false);
        ui.horizontal_wrapped(|ui| {
            if ui
                .button("Add a stop from here")
                .on_hover_text("Where you look, the instant, what is chosen, the roof, the layers")
                .clicked()
            {
                change = Some(Change::Add);
            }
            let can_undo = !editor.before.is_empty() || editor.tour != editor.settled;
            if ui.add_enabled(can_undo, egui::Button::new("Undo")).clicked() {
                editor.settle();
                editor.tour = editor.before.pop().unwrap_or_else(EditorMemory::empty);
                editor.settled = editor.tour.clone();
            }
            let has_stops = !editor.tour.stops.is_empty();
            if ui.add_enabled(has_stops, egui::Button::new("Try it")).clicked() {
                actions.push(UiAction::TryTour(Box::new(editor.tour.clone())));
            }
            if ui.add_enabled(has_stops, egui::Button::new("Save")).clicked() {
                let kept = keep(&editor.tour);
                if kept.is_ok() {
                    actions.push(UiAction::KeepTour(Box::new(editor.tour.clone())));
                }
                editor.kept = Some(kept);
            }
        });
        match &editor.kept {
            Some(Ok(path)) => drop(ui.label(RichText::new(format!("Saved as {}", path.display())).small())),
            Some(Err(why)) => drop(ui.label(RichText::new(why).color(theme::ALARM))),
            None => {}
        }
        if editor.tour.stops.is_empty() {
            ui.label(RichText::new("Fly somewhere, choose something, then add a stop").color(theme::QUIET));
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

fn text_of(text: &mut Text) -> &mut String {
    text.0.entry(LANGUAGE.to_owned()).or_default()
}

fn labelled(ui: &mut Ui, text: &mut String, label: &str, is_long: bool) {
    let field = if is_long { TextEdit::multiline(text).desired_rows(2) } else { TextEdit::singleline(text) };
    let response = ui.add(field.hint_text(label).desired_width(f32::INFINITY));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, label));
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
        let named = |label: &str| format!("{label}, stop {}", at + 1);
        let button = |ui: &mut Ui, sign: &str, label: &str, is_on: bool| {
            let response = ui.add_enabled(is_on, egui::Button::new(sign).small());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, is_on, named(label)));
            response.on_hover_text(label).clicked()
        };
        if button(ui, "⬆", "Earlier", at > 0) {
            change = Some(Change::Up(at));
        }
        if button(ui, "⬇", "Later", at + 1 < count) {
            change = Some(Change::Down(at));
        }
        if button(ui, "Go there", "Go there", true) {
            let alone = Tour { title: tour.title.clone(), stops: vec![stop.clone()] };
            actions.extend(super::tour::show_first(&alone, picture));
        }
        if button(ui, "Take from here", "Take what is shown now", true) {
            change = Some(Change::Take(at));
        }
        if button(ui, "Forget", "Forget", true) {
            change = Some(Change::Forget(at));
        }
    });
    labelled(ui, text_of(&mut stop.title), &format!("Title of stop {}", at + 1), false);
    labelled(ui, text_of(&mut stop.caption), &format!("Caption of stop {}", at + 1), true);
    let source = stop.source.get_or_insert_default();
    labelled(ui, source, &format!("Source of stop {}", at + 1), false);
    if source.is_empty() {
        stop.source = None;
    }
    labelled(ui, text_of(&mut stop.notes), &format!("Notes for the presenter of stop {}", at + 1), true);
    ui.horizontal(|ui| {
        ui.label("lasts");
        ui.add(egui::DragValue::new(&mut stop.secs).range(1.0..=600.0).suffix(" s"));
        let mut is_moving = stop.speed.is_some();
        if ui.checkbox(&mut is_moving, "time goes on").changed() {
            stop.speed = is_moving.then_some(picture.playback.speed);
        }
        if let Some(speed) = &mut stop.speed {
            ui.add(egui::DragValue::new(speed).range(0.1..=3_600.0).suffix("×"));
        }
    });
    ui.horizontal(|ui| {
        let label = |id: &str| picture.kpis.iter().find(|series| series.kpi.id == id).map(|series| series.kpi.label);
        let chosen = stop.figure.as_deref().map_or("No figure", |id| label(id).unwrap_or(id)).to_owned();
        let figures = egui::ComboBox::from_id_salt("figure").selected_text(chosen).width(150.0).show_ui(ui, |ui| {
            ui.selectable_value(&mut stop.figure, None, "No figure");
            for series in picture.kpis {
                ui.selectable_value(&mut stop.figure, Some(series.kpi.id.to_owned()), series.kpi.label);
            }
        });
        figures.response.on_hover_text("A key figure that stands beside the words");
        let ways =
            [(Easing::Smooth, "Flies smoothly"), (Easing::Even, "Flies evenly"), (Easing::Cut, "Is there at once")];
        let chosen = ways.iter().find(|(easing, _)| *easing == stop.easing).map_or("", |(_, label)| label);
        egui::ComboBox::from_id_salt("easing").selected_text(chosen).width(110.0).show_ui(ui, |ui| {
            for (easing, label) in ways {
                ui.selectable_value(&mut stop.easing, easing, label);
            }
        });
    });
    change
}
