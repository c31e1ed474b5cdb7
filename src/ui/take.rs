//! What is taken away: a film of a tour or of a span, a share file of a span, a picture of any size.

use bevy_egui::egui::{self, RichText, Ui};

use super::{
    errand::{Errand, FilmOrder, Filmed, Sight},
    opened::Panel,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{EventTime, TimeSpan, layout::View},
    publish::{FilmFormat, pictures},
    say,
};

/// What is being put together.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeMemory {
    /// Whether the window is there.
    pub is_open: bool,
    kind: Kind,
    /// The tour that is filmed; none for the span.
    tour: Option<usize>,
    format: FilmFormat,
    size: (u32, u32),
    speed: f64,
    is_followed: bool,
    is_redacted: bool,
    /// Whether what is shared is the incident that is open.
    is_of_incident: bool,
    has_panels: bool,
}

impl Default for TakeMemory {
    fn default() -> Self {
        Self {
            is_open: false,
            kind: Kind::Film,
            tour: None,
            format: FilmFormat::usual(),
            size: (1280, 720),
            speed: 60.0,
            is_followed: false,
            is_redacted: false,
            is_of_incident: true,
            has_panels: false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Film,
    Share,
    Still,
}

/// So much before and after the playhead is taken where no loop says what is.
const AROUND: TimeSpan = TimeSpan::from_minutes(15);

/// Sizes of films and pictures.
const SIZES: [(u32, u32); 4] = [(854, 480), (1280, 720), (1920, 1080), (3840, 2160)];

/// The span that is taken: the loop, or what is around the playhead.
fn span(picture: &Picture<'_>) -> (EventTime, EventTime) {
    let (begin, end) = picture.playback.span;
    let around = || (picture.playback.time - AROUND, picture.playback.time + AROUND);
    let (from, to) = picture.playback.looped.unwrap_or_else(around);
    (from.max(begin), to.min(end))
}

/// The window in which it is put together. `view` is from where one looks, `incident` the one that is open, `opened` the panels that are.
pub fn take_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    (view, incident, opened): (&View, Option<usize>, &[Panel]),
    memory: &mut TakeMemory,
) -> Vec<UiAction> {
    let mut actions = Vec::new();
    if !memory.is_open {
        return actions;
    }
    let mut is_open = true;
    let window = egui::Window::new(say!("take-title")).id(egui::Id::new("take")).open(&mut is_open);
    window.collapsible(false).resizable(false).default_pos([260.0, 80.0]).show(ctx, |ui| {
        ui.set_width(340.0);
        ui.horizontal_wrapped(|ui| {
            for (kind, label) in [(Kind::Film, "take-film"), (Kind::Share, "take-share"), (Kind::Still, "take-still")] {
                ui.selectable_value(&mut memory.kind, kind, say!(label));
            }
        });
        ui.separator();
        let sight = Sight::of(picture, view, incident);
        let errand = match memory.kind {
            Kind::Film => film_ui(ui, picture, sight, memory),
            Kind::Share => share_ui(ui, picture, sight, incident, memory),
            Kind::Still => still_ui(ui, sight, opened, memory),
        };
        actions.extend(errand.map(UiAction::Errand));
        ui.label(RichText::new(say!("take-beside")).small().color(theme::quiet()));
    });
    memory.is_open = is_open;
    actions
}

/// Tells which span is taken; gives it, unless it is empty.
fn span_ui(ui: &mut Ui, picture: &Picture<'_>) -> Option<(EventTime, EventTime)> {
    let (from, to) = span(picture);
    let words = |time| match picture.is_long() {
        true => format!("{} {}", picture.date(time), picture.clock(time)),
        false => picture.clock(time),
    };
    let id = if picture.playback.looped.is_some() { "take-span-loop" } else { "take-span-around" };
    ui.label(say!(id, from = words(from), to = words(to)));
    ui.label(RichText::new(say!("take-span-hint")).small().color(theme::quiet()));
    (from < to).then_some((from, to))
}

fn size_ui(ui: &mut Ui, size: &mut (u32, u32)) {
    let words = |(width, height): (u32, u32)| format!("{width} × {height}");
    let shown = egui::ComboBox::from_id_salt("size").selected_text(words(*size)).show_ui(ui, |ui| {
        for one in SIZES {
            ui.selectable_value(size, one, words(one));
        }
    });
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, say!("take-size")));
}

fn film_ui(ui: &mut Ui, picture: &Picture<'_>, sight: Sight, memory: &mut TakeMemory) -> Option<Errand> {
    let line = |number: usize| picture.tours.iter().find(|line| line.number == number);
    // A tour that no longer fits the log is not filmed.
    memory.tour = memory.tour.filter(|number| line(*number).is_some());
    let chosen = memory.tour.and_then(line).map_or(say!("take-film-span"), |line| &line.title).to_owned();
    let what = egui::ComboBox::from_id_salt("what").width(300.0).selected_text(chosen).show_ui(ui, |ui| {
        ui.selectable_value(&mut memory.tour, None, say!("take-film-span"));
        for line in picture.tours {
            ui.selectable_value(&mut memory.tour, Some(line.number), &line.title);
        }
    });
    what.response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, say!("take-film-what")));
    let (what, secs) = match memory.tour.and_then(line) {
        Some(line) => (Some(Filmed::Tour(line.number)), Some(line.secs)),
        None => {
            let span = span_ui(ui, picture);
            ui.horizontal(|ui| {
                ui.label(say!("take-film-speed"));
                ui.add(egui::DragValue::new(&mut memory.speed).range(0.1..=3_600.0).suffix("×").speed(1.0));
            });
            let is_there = sight.select.is_some();
            memory.is_followed &= is_there;
            ui.add_enabled(is_there, egui::Checkbox::new(&mut memory.is_followed, say!("take-film-follow")));
            let of_span = |(from, to)| Filmed::Span {
                sight: Sight { at: from, ..sight },
                to,
                speed: memory.speed,
                is_followed: memory.is_followed,
            };
            (span.map(of_span), span.map(|(from, to)| to.secs_since(from) / memory.speed))
        }
    };
    ui.horizontal(|ui| {
        let chosen = format_label(memory.format);
        let formats = egui::ComboBox::from_id_salt("format").selected_text(chosen).width(150.0).show_ui(ui, |ui| {
            for format in FilmFormat::ALL {
                ui.add_enabled_ui(format.can_be_packed(), |ui| {
                    let one = ui.selectable_value(&mut memory.format, format, format_label(format));
                    one.on_disabled_hover_text(say!("take-no-ffmpeg"));
                });
            }
        });
        let label = || egui::WidgetInfo::labeled(egui::WidgetType::ComboBox, true, say!("take-format"));
        formats.response.widget_info(label);
        size_ui(ui, &mut memory.size);
    });
    if let Some(secs) = secs {
        ui.label(lasts(secs, memory.format));
    }
    if !FilmFormat::Mp4.can_be_packed() {
        ui.label(RichText::new(say!("take-no-ffmpeg")).small().color(theme::quiet()));
    }
    let is_asked = ui.add_enabled(what.is_some(), egui::Button::new(say!("take-film-make"))).clicked();
    let order = |what| Errand::Film(FilmOrder { what, format: memory.format, size: memory.size });
    what.filter(|_| is_asked).map(order)
}

/// How long a film of that format is, and of how many pictures.
pub fn lasts(secs: f64, format: FilmFormat) -> String {
    let span = TimeSpan::from_secs_f64(secs.round()).to_string();
    say!("take-film-lasts", span = span, pictures = pictures(secs, format.usual_fps()))
}

fn format_label(format: FilmFormat) -> &'static str {
    match format {
        FilmFormat::Mp4 => "MP4 (H.264)",
        FilmFormat::Av1 => "MP4 (AV1)",
        FilmFormat::Webm => "WebM (VP9)",
        FilmFormat::Gif => "GIF",
        FilmFormat::Webp => "WebP",
    }
}

fn share_ui(
    ui: &mut Ui,
    picture: &Picture<'_>,
    sight: Sight,
    incident: Option<usize>,
    memory: &mut TakeMemory,
) -> Option<Errand> {
    // Of an incident all that brought it about goes along, however long before that was.
    let incident = incident.and_then(|at| Some((at, picture.incidents.get(at)?)));
    if let Some((_, incident)) = incident {
        let words = say!("take-share-incident", incident = &incident.label);
        ui.checkbox(&mut memory.is_of_incident, words);
    }
    let incident = incident.filter(|_| memory.is_of_incident).map(|(at, _)| at);
    let span = if incident.is_none() { span_ui(ui, picture) } else { None };
    ui.label(say!("take-share-words"));
    ui.checkbox(&mut memory.is_redacted, say!("take-share-redacted")).on_hover_text(say!("take-share-redacted-hint"));
    let can_be_made = span.is_some() || incident.is_some();
    if !ui.add_enabled(can_be_made, egui::Button::new(say!("take-share-make"))).clicked() {
        return None;
    }
    let is_redacted = memory.is_redacted;
    match incident {
        Some(incident) => Some(Errand::Share { incident, sight: Some(sight), is_redacted }),
        None => span.map(|span| Errand::ShareSpan { sight, span, is_redacted }),
    }
}

fn still_ui(ui: &mut Ui, sight: Sight, opened: &[Panel], memory: &mut TakeMemory) -> Option<Errand> {
    ui.label(say!("take-still-words"));
    size_ui(ui, &mut memory.size);
    ui.checkbox(&mut memory.has_panels, say!("take-still-panels"));
    let is_asked = ui.button(say!("take-still-make")).clicked();
    let panels = memory.has_panels.then(|| opened.to_vec());
    is_asked.then_some(Errand::Still { sight, size: memory.size, panels })
}
