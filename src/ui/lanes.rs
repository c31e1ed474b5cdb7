//! Lanes of flights, docks, trucks and machines over time: what was so beside what was planned.

use bevy_egui::egui::{self, Align2, Color32, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{
    export::Take,
    numbers::number,
    picture::{Picture, UiAction},
    theme,
    timeline::ticks,
};
use crate::{
    hub::{EventTime, Occupancy, PlaybackAction, TimeSpan, layout::said, motion::Scenery},
    kpi::{Bar, Lane, LaneGroup, lanes},
    publish::lanes_table,
    say,
};

/// What the lanes remember.
#[derive(Default)]
pub struct LanesMemory {
    range: Range,
    group: Option<LaneGroup>,
    found: Option<Found>,
}

/// Lanes of a log and a span, made once.
struct Found {
    of: (u64, (EventTime, EventTime)),
    lanes: Vec<Lane>,
}

/// How much time is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Range {
    Hours3,
    #[default]
    Hours8,
    Day,
    Week,
}

impl Range {
    const ALL: [Self; 4] = [Self::Hours3, Self::Hours8, Self::Day, Self::Week];

    const fn minutes(self) -> i64 {
        match self {
            Self::Hours3 => 180,
            Self::Hours8 => 480,
            Self::Day => 1_440,
            Self::Week => 7 * 1_440,
        }
    }

    /// The message of its name.
    const fn label(self) -> &'static str {
        match self {
            Self::Hours3 => "lanes-hours-three",
            Self::Hours8 => "lanes-hours-eight",
            Self::Day => "lanes-day",
            Self::Week => "lanes-week",
        }
    }

    /// The span around an instant, which moves on in steps, so that it is not made anew at every frame.
    fn span(self, time: EventTime) -> (EventTime, EventTime) {
        let step = self.minutes() * 60_000_000_000 / 12;
        let step_of = EventTime::from_nanos(time.nanos().div_euclid(step).saturating_mul(step));
        let from = step_of - TimeSpan::from_minutes(self.minutes() * 2 / 3);
        (from, from + TimeSpan::from_minutes(self.minutes()))
    }
}

/// Heights of a lane and of the clock below them, and the room for names, in points.
const LANE: f32 = 20.0;
const CLOCK: f32 = 20.0;
const NAMES: f32 = 118.0;

/// Shows the lanes, and gives them away as a table where that is wanted.
pub fn lanes_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut LanesMemory, taken: Take) -> Vec<UiAction> {
    let mut actions = Vec::new();
    ui.horizontal(|ui| {
        for range in Range::ALL {
            ui.selectable_value(&mut memory.range, range, say!(range.label())).on_hover_text(say!("lanes-range-hint"));
        }
        ui.separator();
        ui.selectable_value(&mut memory.group, None, say!("lanes-all"));
        for group in LaneGroup::ALL {
            ui.selectable_value(&mut memory.group, Some(group), group.label());
        }
        ui.separator();
        legend_ui(ui);
    });
    let span = memory.range.span(picture.playback.time);
    let of = (picture.log.version(), span);
    if memory.found.as_ref().is_none_or(|found| found.of != of) {
        // Lanes need no slots.
        let occupancy = Occupancy::default();
        let (log, layout, places) = (picture.log, picture.layout, picture.places);
        let scenery = Scenery { log, layout, places, occupancy: &occupancy };
        memory.found = Some(Found { of, lanes: lanes(&scenery, span) });
    }
    let all = memory.found.as_ref().map(|found| &found.lanes[..]).unwrap_or_default();
    let wanted: Vec<&Lane> = all.iter().filter(|lane| memory.group.is_none_or(|group| lane.group == group)).collect();
    actions.extend(taken.of(ui.ctx(), picture, "lanes", || lanes_table(wanted.iter().copied(), picture.log)));
    if wanted.is_empty() {
        ui.add_space(12.0);
        ui.label(say!("lanes-none"));
        // The window stays as large as it was made.
        ui.set_min_height((ui.available_height() - ui.spacing().item_spacing.y).max(0.0));
        return actions;
    }
    let room = (ui.available_height() - CLOCK - ui.spacing().item_spacing.y).max(LANE);
    ScrollArea::vertical().auto_shrink([false, false]).max_height(room).show(ui, |ui| {
        let mut group = None;
        ui.spacing_mut().item_spacing.y = 1.0;
        for lane in wanted {
            if group != Some(lane.group) {
                group = Some(lane.group);
                ui.label(egui::RichText::new(lane.group.label()).strong());
            }
            lane_ui(ui, picture, lane, span, &mut actions);
        }
    });
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CLOCK), Sense::hover());
    let clock = Rect::from_min_max(pos2(rect.left() + NAMES, rect.top()), rect.max);
    ticks(&ui.painter_at(clock), picture, clock, span);
    actions
}

fn lane_ui(ui: &mut Ui, picture: &Picture<'_>, lane: &Lane, span: (EventTime, EventTime), actions: &mut Vec<UiAction>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LANE), Sense::click());
    let room = Rect::from_min_max(pos2(rect.left() + NAMES, rect.top() + 2.0), rect.max - vec2(0.0, 2.0));
    let secs = span.1.secs_since(span.0);
    let x_of = |time: EventTime| {
        let share = time.max(span.0).min(span.1).secs_since(span.0) / secs;
        room.left() + share as f32 * room.width()
    };
    let painter = ui.painter_at(rect);
    let name =
        painter.layout(said(&lane.label).into_owned(), egui::FontId::proportional(11.5), theme::ink(), NAMES - 6.0);
    ui.painter_at(Rect::from_min_max(rect.min, pos2(room.left() - 4.0, rect.bottom()))).galley(
        rect.min + vec2(0.0, 2.0),
        name,
        theme::ink(),
    );
    painter.line_segment([room.left_bottom(), room.right_bottom()], Stroke::new(0.5, theme::line()));
    // What was planned is behind what was; a plan that is one instant is a line.
    let shape_of =
        |bar: &Bar| Rect::from_x_y_ranges(x_of(bar.from)..=x_of(bar.until).max(x_of(bar.from) + 1.5), room.y_range());
    for (k, bar) in lane.planned.iter().enumerate() {
        outline(&painter, shape_of(bar));
        if lane.actual.iter().any(|actual| actual.object == bar.object) {
            continue;
        }
        let said = || only_planned(picture, lane, bar);
        let response = ui.interact(shape_of(bar), response.id.with(("plan", k)), Sense::click());
        if spoken(response, said).clicked() {
            actions.push(UiAction::Select(bar.object));
            actions.push(UiAction::Playback(PlaybackAction::SeekTo(bar.from)));
        }
    }
    for bar in &lane.put_off {
        dashed(&painter, shape_of(bar));
    }
    for (k, bar) in lane.actual.iter().enumerate() {
        let ends = (x_of(bar.from), x_of(bar.until.min(picture.log.span().map_or(bar.until, |span| span.1))));
        let shape = Rect::from_x_y_ranges(ends.0..=ends.1.max(ends.0 + 2.0), room.shrink2(vec2(0.0, 1.5)).y_range());
        painter.rect_filled(shape, 2.0, colour(picture, lane, bar));
        let is_chosen = picture.object == Some(bar.object);
        if is_chosen {
            painter.rect_stroke(shape, 2.0, Stroke::new(1.5, theme::accent()), StrokeKind::Outside);
        }
        let bar_response = ui.interact(shape, response.id.with(k), Sense::click());
        let late = lateness(picture, lane, bar).filter(|_| shape.width() > 24.0);
        if let Some(minutes) = late {
            let words = if shape.width() > 150.0 {
                say!("lanes-late-by", minutes = number(minutes, 0))
            } else {
                "⚠".to_owned()
            };
            let at = shape.right_center() - vec2(4.0, 0.0);
            painter.text(at, Align2::RIGHT_CENTER, words, theme::figures(10.0), theme::ink());
        }
        let name = picture.log.object_name(bar.object);
        // A sorter runs for many: the first of them says little.
        let is_named = lane.label != name && lane.group != LaneGroup::Sorters;
        if shape.width() > 60.0 && is_named {
            let clip = painter.with_clip_rect(shape);
            clip.text(
                shape.left_center() + vec2(4.0, 0.0),
                Align2::LEFT_CENTER,
                name,
                theme::figures(10.0),
                theme::ink(),
            );
        }
        if spoken(bar_response, || words(picture, lane, bar)).clicked() {
            actions.push(UiAction::Select(bar.object));
            actions.push(UiAction::Playback(PlaybackAction::SeekTo(bar.from)));
        }
    }
    let now = picture.playback.time;
    if span.0 <= now && now <= span.1 {
        painter.line_segment(
            [pos2(x_of(now), rect.top()), pos2(x_of(now), rect.bottom())],
            Stroke::new(1.5, theme::accent()),
        );
    }
    // Beside a bar a click goes to that instant.
    if let Some(pointer) = response.interact_pointer_pos().filter(|at| response.clicked() && room.contains(*at)) {
        let share = f64::from((pointer.x - room.left()) / room.width());
        let time = span.0 + TimeSpan::from_secs_f64(share * secs);
        actions.push(UiAction::Playback(PlaybackAction::SeekTo(time)));
    }
}

/// Says of a bar what it is, to who reads it and to who listens; it is put in words only where one of them asks.
fn spoken(bar: egui::Response, said: impl Fn() -> String) -> egui::Response {
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, said()));
    bar.on_hover_ui(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        ui.label(said());
    })
}

/// What was promised.
fn outline(painter: &egui::Painter, shape: Rect) {
    painter.rect_stroke(shape, 2.0, Stroke::new(1.2, theme::quiet()), StrokeKind::Inside);
}

/// What it was put off to.
fn dashed(painter: &egui::Painter, shape: Rect) {
    let corners = [shape.left_top(), shape.right_top(), shape.right_bottom(), shape.left_bottom(), shape.left_top()];
    painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.0, theme::quiet()), 3.0, 3.0));
}

/// What the bars mean.
fn legend_ui(ui: &mut Ui) {
    let filled = |painter: &egui::Painter, shape: Rect, colour: Color32| {
        painter.rect_filled(shape.shrink2(vec2(0.0, 1.5)), 2.0, colour);
    };
    let mut item = |words: &str, draw: &dyn Fn(&egui::Painter, Rect)| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, LANE - 4.0), Sense::hover());
        draw(ui.painter(), rect);
        ui.label(egui::RichText::new(words).small().color(theme::quiet()));
    };
    item(say!("lanes-actual"), &|painter, shape| filled(painter, shape, theme::bar().gamma_multiply(0.9)));
    item(say!("lanes-late"), &|painter, shape| filled(painter, shape, theme::hold()));
    item(say!("lanes-alarm"), &|painter, shape| filled(painter, shape, theme::alarm()));
    item(say!("lanes-planned"), &outline);
    item(say!("lanes-put-off"), &dashed);
}

/// Late is told by colour, by a sign and by words.
fn colour(picture: &Picture<'_>, lane: &Lane, bar: &Bar) -> Color32 {
    match lane.group {
        LaneGroup::Machines => theme::alarm(),
        _ if lateness(picture, lane, bar).is_some() => theme::hold(),
        _ => theme::bar().gamma_multiply(0.9),
    }
}

/// Minutes that a bar ends after its plan, or goes on after it, beyond what still counts as on time.
fn lateness(picture: &Picture<'_>, lane: &Lane, bar: &Bar) -> Option<f64> {
    let figure = if lane.group == LaneGroup::Flights { "flights-on-time" } else { "trucks-on-time" };
    let tolerance = picture.norms.goals.get(figure).and_then(|goal| goal.tolerance_minutes).unwrap_or_default();
    let planned = lane.planned_of(bar.object)?.until;
    // What goes on is as late as it is now.
    let end = if bar.until == EventTime::MAX { picture.playback.time } else { bar.until };
    let minutes = end.secs_since(planned) / 60.0;
    (minutes >= 1.0 && minutes > tolerance).then_some(minutes)
}

/// Who it is, and on which lane, where that is not the same.
fn named(picture: &Picture<'_>, lane: &Lane, bar: &Bar) -> String {
    let name = picture.log.object_name(bar.object);
    if lane.label == name { name.to_owned() } else { say!("lanes-at", name = name, lane = said(&lane.label)) }
}

/// Who was planned and was not there.
fn only_planned(picture: &Picture<'_>, lane: &Lane, bar: &Bar) -> String {
    let (from, until) = (picture.clock(bar.from), picture.clock(bar.until));
    say!("lanes-not-seen", what = named(picture, lane, bar), from = from, until = until)
}

fn words(picture: &Picture<'_>, lane: &Lane, bar: &Bar) -> String {
    let (what, from) = (named(picture, lane, bar), picture.clock(bar.from));
    let seen = match bar.until {
        EventTime::MAX => say!("lanes-seen-on", what = what, from = from),
        until => say!("lanes-seen", what = what, from = from, until = picture.clock(until)),
    };
    let ends = |bar: Bar| (picture.clock(bar.from), picture.clock(bar.until));
    let planned = lane.planned_of(bar.object).map(ends);
    let planned = planned.map(|(from, until)| say!("lanes-planned-span", from = from, until = until));
    let put_off = lane.put_off_of(bar.object).map(ends);
    let put_off = put_off.map(|(from, until)| say!("lanes-put-off-span", from = from, until = until));
    let late = lateness(picture, lane, bar).map(|minutes| say!("lanes-late-words", minutes = number(minutes, 0)));
    let more = [planned, put_off, late].into_iter().flatten();
    more.fold(seen, |said, more| say!("lanes-more", said = said, more = more))
}
