//! The board of figures: a card for each key figure with its course over time, lanes of what was where, and plots of a figure or of what is measured,
//! on the clock of the playhead.

use std::collections::BTreeMap;

use bevy_egui::egui::{self, Align, Color32, Layout, Rect, RichText, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

use super::{
    daylong::{DaylongMemory, daylong_ui},
    export::{self, Take},
    lanes::{LanesMemory, lanes_ui},
    measured::{MeasuredMemory, measured_ui},
    numbers::number,
    opened::Panel as Opened,
    page::Panel,
    picture::{Picture, UiAction},
    plot::{Curve, plot_ui, secs},
    theme,
};
use crate::{
    hub::{EventTime, Flow, Location, PlaybackAction, TimeSpan, layout::PlaceId},
    kpi::{Better, Case, Group, Kpi, Measure, Reading, Series, Window, made_of, since},
    language::{Language, known},
    publish::{cases_table, course_table, figures_table},
    say,
};

/// What the board remembers.
#[derive(Default)]
pub struct BoardMemory {
    /// Whether it is there.
    pub is_open: bool,
    /// Where it was when the program was run last.
    pub place: Option<Rect>,
    tab: Tab,
    lanes: LanesMemory,
    window: Over,
    /// The figure that is looked at, by its place in the list.
    chosen: Option<usize>,
    /// The span of the cases that one was chosen of.
    held: Option<Held>,
    measured: MeasuredMemory,
    daylong: DaylongMemory,
    /// Courses of figures, made once for a log and a window.
    courses: Option<Courses>,
    /// The course of the one that is looked at, with more points.
    fine: Option<(Fine, Course)>,
    /// The direction that is looked at; none for all.
    flow: Option<Flow>,
    /// The figures of one direction, made once for a log.
    of_flow: Option<((u64, Flow), Vec<Series>)>,
}

/// The instant of a case that was gone to, and the span of the list that it stands in.
type Held = (EventTime, (EventTime, EventTime));

impl BoardMemory {
    /// A board that is there.
    pub fn open() -> Self {
        Self { is_open: true, ..Self::default() }
    }

    /// The same with the lanes in front.
    pub fn lanes() -> Self {
        Self { tab: Tab::Lanes, ..Self::open() }
    }

    /// The same with the plots of what is measured in front.
    pub fn plots() -> Self {
        Self { tab: Tab::Measured, ..Self::open() }
    }

    /// The same with the environment over the day in front.
    pub fn daylong() -> Self {
        Self { tab: Tab::Environment, ..Self::open() }
    }

    /// What it is called on the command line, with what is in front.
    pub const fn panel(&self) -> Opened {
        match self.tab {
            Tab::Figures => Opened::Board,
            Tab::Lanes => Opened::Lanes,
            Tab::Measured => Opened::Plots,
            Tab::Environment => Opened::Daylong,
        }
    }

    /// What a picture of it is called.
    fn name(&self, picture: &Picture<'_>) -> &str {
        match self.tab {
            Tab::Figures => self.chosen.and_then(|at| picture.kpis.get(at)).map_or("figures", |series| series.kpi.id),
            Tab::Lanes => "lanes",
            Tab::Measured => self.measured.quantity().unwrap_or("measured"),
            Tab::Environment => "environment-day",
        }
    }

    /// Opens it with a figure of the environment over the day, by its number.
    pub fn show_course(&mut self, figure: usize) {
        (self.is_open, self.tab, self.daylong.chosen) = (true, Tab::Environment, Some(figure));
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Figures,
    Lanes,
    Measured,
    Environment,
}

/// Over what a figure is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    Window(Window),
    Loop,
}

impl Default for Over {
    fn default() -> Self {
        Self::Window(HOUR)
    }
}

const HOUR: Window = Window::Last(TimeSpan::from_minutes(60));

impl Over {
    /// Each with the messages of its name and of what it is.
    const ALL: [(Self, &str, &str); 6] = [
        (Self::Window(HOUR), "board-hour", "board-hour-hint"),
        (Self::Window(Window::Last(TimeSpan::from_minutes(8 * 60))), "board-eight-hours", "board-eight-hours-hint"),
        (Self::Window(Window::Last(TimeSpan::from_minutes(24 * 60))), "board-full-day", "board-full-day-hint"),
        (Self::Window(Window::Shift), "board-shift", "board-shift-hint"),
        (Self::Window(Window::Day), "board-day", "board-day-hint"),
        (Self::Loop, "board-loop", "board-loop-hint"),
    ];

    fn label(self) -> &'static str {
        Self::ALL.iter().find(|(over, ..)| *over == self).map_or("", |(_, label, _)| say!(label))
    }

    /// The span that a reading at an instant is made of.
    fn span(
        self,
        picture: &Picture<'_>,
        time: EventTime,
        looped: Option<(EventTime, EventTime)>,
    ) -> (EventTime, EventTime) {
        let window = match (self, looped) {
            (Self::Loop, Some(looped)) => return looped,
            (Self::Loop, None) => HOUR,
            (Self::Window(window), _) => window,
        };
        let (from, until) = window.read(time, picture.layout, picture.zone);
        (from.max(since(picture.log).unwrap_or(from)), until)
    }
}

/// Instants with the values of a figure.
type Course = Vec<(EventTime, Option<f64>)>;

/// Of which figure, log, window and direction a course is.
type Fine = (usize, (u64, Over, (EventTime, EventTime), Option<Flow>));

/// Points of a course, and of one that is looked at alone.
const POINTS: usize = 96;
const FINE_POINTS: usize = 480;

struct Courses {
    of: (u64, Over, (EventTime, EventTime), Option<Flow>),
    /// For each figure its value at each of [`POINTS`] instants.
    lines: Vec<Course>,
}

impl Courses {
    fn of(picture: &Picture<'_>, kpis: &[Series], window: Over, flow: Option<Flow>) -> Option<Self> {
        let span = picture.log.span()?;
        let lines = kpis.iter().map(|series| course(picture, series, window, span, POINTS)).collect();
        Some(Self { of: (picture.log.version(), window, span, flow), lines })
    }
}

/// The values of a figure at so many instants of a span.
fn course(picture: &Picture<'_>, series: &Series, window: Over, span: (EventTime, EventTime), points: usize) -> Course {
    let step = span.1.secs_since(span.0) / (points - 1) as f64;
    let instants = (0..points).map(|k| span.0 + TimeSpan::from_secs_f64(step * k as f64));
    let value = |time: EventTime| {
        let (from, until) = window.span(picture, time, None);
        series.reading(from, until).value
    };
    instants.map(|time| (time, value(time))).collect()
}

/// By what egui knows the board.
pub fn board_id() -> egui::Id {
    egui::Id::new("Figures")
}

/// Shows the board.
pub fn board_ui(ctx: &egui::Context, picture: &Picture<'_>, memory: &mut BoardMemory) -> Vec<UiAction> {
    let mut is_open = memory.is_open;
    let (mut is_saved, mut taken) = (false, Take::Not);
    let mut actions = Vec::new();
    let size = ctx.content_rect().size();
    let usual = vec2((size.x - 60.0).min(1240.0), (size.y - 220.0).min(760.0));
    let before = memory.place.filter(|place| ctx.content_rect().contains_rect(*place));
    let place = before.unwrap_or(Rect::from_min_size(pos2(30.0, 44.0), usual));
    let shown = egui::Window::new(say!("board-title"))
        .id(board_id())
        .open(&mut is_open)
        .collapsible(false)
        .default_size(place.size())
        .default_pos(place.min)
        // Whatever is in it, the bar above and the clock below can be reached.
        .max_size(vec2(size.x - 40.0, size.y - 170.0))
        .show(ctx, |ui| {
            // Where there is no room for one line, there are two.
            let is_narrow = ui.available_width() < 1_350.0;
            ui.horizontal_wrapped(|ui| {
                ui.selectable_value(&mut memory.tab, Tab::Figures, say!("board-figures"));
                ui.selectable_value(&mut memory.tab, Tab::Lanes, say!("board-lanes"));
                ui.selectable_value(&mut memory.tab, Tab::Measured, say!("board-measured"));
                ui.selectable_value(&mut memory.tab, Tab::Environment, say!("board-environment"));
                if memory.tab == Tab::Figures {
                    ui.separator();
                    for (window, label, hint) in Over::ALL {
                        let is_there = window != Over::Loop || picture.playback.looped.is_some();
                        ui.add_enabled_ui(is_there, |ui| {
                            ui.selectable_value(&mut memory.window, window, say!(label)).on_hover_text(say!(hint));
                        });
                    }
                    flow_ui(ui, memory);
                }
                if is_narrow {
                    ui.end_row();
                }
                let order =
                    if is_narrow { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) };
                ui.with_layout(order, |ui| {
                    let save = ui.button(say!("export-png")).on_hover_text(say!("export-png-hint"));
                    if save.clicked() {
                        is_saved = true;
                    }
                    taken = Take::ui(ui, say!("board-csv-hint"));
                    let now = picture.playback.time;
                    let over = match memory.tab {
                        Tab::Figures => Some(memory.window.span(picture, now, picture.playback.looped)),
                        _ => None,
                    };
                    let words = over.map_or_else(
                        || picture.clock(now),
                        |(from, until)| {
                            format!("{} – {}", picture.clock(from + TimeSpan::from_nanos(1)), picture.clock(until))
                        },
                    );
                    ui.label(RichText::new(words).font(theme::figures(13.0))).on_hover_text(say!("board-span-hint"));
                });
            });
            ui.separator();
            actions.extend(front_ui(ui, picture, memory, taken));
        });
    if let Some(shown) = shown.filter(|_| is_saved) {
        // Cards and lanes are more than is seen of them; a plot is as large as the window has it.
        let is_long = matches!(memory.tab, Tab::Figures | Tab::Lanes);
        let panel = is_long.then_some(Panel::Board);
        actions.push(export::picture_of(ctx, picture, memory.name(picture), panel, shown.response.rect));
    }
    memory.is_open = is_open;
    actions
}

/// What is in front on the board, as a page.
pub fn board_page_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut BoardMemory) -> Vec<UiAction> {
    front_ui(ui, picture, memory, Take::Not)
}

/// What is in front on the board.
fn front_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut BoardMemory, taken: Take) -> Vec<UiAction> {
    match memory.tab {
        Tab::Figures => figures_ui(ui, picture, memory, taken),
        Tab::Lanes => lanes_ui(ui, picture, &mut memory.lanes, taken),
        Tab::Measured => measured_ui(ui, picture, &mut memory.measured, taken),
        Tab::Environment => daylong_ui(ui, picture, &mut memory.daylong, taken),
    }
}

fn figures_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut BoardMemory, taken: Take) -> Vec<UiAction> {
    let window =
        if picture.playback.looped.is_none() && memory.window == Over::Loop { Over::default() } else { memory.window };
    let version = picture.log.version();
    if let Some(flow) = memory.flow.filter(|flow| memory.of_flow.as_ref().is_none_or(|(of, _)| *of != (version, *flow)))
    {
        let is_wanted = |object| picture.log.identity(object).1 == flow;
        let all = picture.kpis.iter().map(|series| series.of_objects(is_wanted)).collect();
        memory.of_flow = Some(((version, flow), all));
    }
    let kpis = match (&memory.flow, &memory.of_flow) {
        (Some(_), Some((_, all))) => &all[..],
        _ => picture.kpis,
    };
    let fits =
        |courses: &Courses| Some(courses.of) == picture.log.span().map(|span| (version, window, span, memory.flow));
    if !memory.courses.as_ref().is_some_and(fits) {
        memory.courses = Courses::of(picture, kpis, window, memory.flow);
    }
    let Some(courses) = &memory.courses else {
        ui.label(RichText::new(say!("board-no-log")).color(theme::quiet()));
        return Vec::new();
    };
    if let Some((at, series)) = memory.chosen.and_then(|at| Some((at, kpis.get(at)?))) {
        let of = (at, courses.of);
        if memory.fine.as_ref().is_none_or(|(known, _)| *known != of) {
            memory.fine = Some((of, course(picture, series, window, courses.of.2, FINE_POINTS)));
        }
        let line = memory.fine.as_ref().map_or(&[][..], |(_, line)| line);
        let sheet = taken.of(ui.ctx(), picture, series.kpi.id, || course_table(series.kpi.id, line));
        let (mut actions, is_back) = figure_ui(ui, picture, series, line, (window, &mut memory.held));
        actions.extend(sheet);
        if is_back {
            memory.chosen = None;
        }
        return actions;
    }
    let (from, until) = window.span(picture, picture.playback.time, picture.playback.looped);
    // As all tables for other programs it is in English, whatever the window speaks.
    let sheet = taken.of(ui.ctx(), picture, "figures", || {
        let readings = kpis.iter().map(|series| (&series.kpi, window.label(), series.reading(from, until)));
        Language::English.speaking(|| figures_table(readings))
    });
    let (mut chosen, mut actions) = (None, Vec::from_iter(sheet));
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for (title, all) in grouped(kpis, picture.pinned) {
            ui.label(RichText::new(title).color(theme::quiet()));
            ui.horizontal_wrapped(|ui| {
                for at in all {
                    let series = &kpis[at];
                    let reading = series.reading(from, until);
                    let before = series.reading(from - (until - from), from);
                    let response = card_ui(ui, series, reading, before, &courses.lines[at], picture.playback.time);
                    if response.clicked() {
                        chosen = Some(at);
                        actions.extend(place_of(picture, &series.behind(from, until)).map(UiAction::FlyToPlace));
                    }
                    response.dnd_set_drag_payload(series.kpi.id.to_owned());
                    if response.dnd_hover_payload::<String>().is_some_and(|id| *id != series.kpi.id) {
                        let edge =
                            [response.rect.left_top() - vec2(2.0, 0.0), response.rect.left_bottom() - vec2(2.0, 0.0)];
                        ui.painter().line_segment(edge, Stroke::new(2.5, theme::accent()));
                    }
                    if let Some(id) = response.dnd_release_payload::<String>() {
                        let all = dropped(picture.pinned, &id, series.kpi.id);
                        actions.extend((all != picture.pinned).then_some(UiAction::Pin(all)));
                    }
                    response.context_menu(|ui| actions.extend(arrange_ui(ui, picture.pinned, series.kpi.id)));
                }
            });
            ui.add_space(6.0);
        }
    });
    memory.chosen = chosen;
    actions
}

/// So many cases tell where a figure is made.
const TELLING: usize = 200;

/// The place at which most of the last cases of a figure began.
fn place_of(picture: &Picture<'_>, cases: &[Case]) -> Option<PlaceId> {
    let mut places = BTreeMap::<PlaceId, usize>::new();
    for case in cases.iter().rev().take(TELLING) {
        let state = picture.log.object_at(case.object, case.from);
        if let Some(Location::At(at)) = state.map(|state| state.location)
            && let Some(place) = picture.places.get(at.index()).copied().flatten()
        {
            *places.entry(place).or_default() += 1;
        }
    }
    // Of several the first by its number, whatever the order of the cases.
    places.into_iter().max_by_key(|(place, many)| (*many, std::cmp::Reverse(*place))).map(|(place, _)| place)
}

/// The figures under their titles: first those that are pinned, in their order, then the others by group.
fn grouped(kpis: &[Series], pinned: &[String]) -> Vec<(&'static str, Vec<usize>)> {
    let first: Vec<usize> = pinned.iter().filter_map(|id| kpis.iter().position(|series| series.kpi.id == id)).collect();
    let mut groups = BTreeMap::<Group, Vec<usize>>::new();
    for (at, series) in kpis.iter().enumerate().filter(|(at, _)| !first.contains(at)) {
        groups.entry(series.kpi.group).or_default().push(at);
    }
    let pinned = (!first.is_empty()).then_some((say!("board-pinned"), first));
    pinned.into_iter().chain(groups.into_iter().map(|(group, all)| (group.label(), all))).collect()
}

/// The figures that stand first once the card `id` was dropped on another: in its place, where that is one of them; else at their end.
/// One of them that is dropped among the others is none of them any more.
fn dropped(pinned: &[String], id: &str, onto: &str) -> Vec<String> {
    let position = |all: &[String], wanted: &str| all.iter().position(|known| known == wanted);
    if id == onto {
        return pinned.to_vec();
    }
    let (from, to) = (position(pinned, id), position(pinned, onto));
    let mut all: Vec<String> = pinned.iter().filter(|known| *known != id).cloned().collect();
    match (from, to) {
        // Without the card itself, what stood to the right of it has moved by one already.
        (_, Some(to)) => all.insert(to.min(all.len()), id.to_owned()),
        (None, None) => all.push(id.to_owned()),
        (Some(_), None) => {}
    }
    all
}

/// What can be done with a card: it may stand first, and among those earlier or later.
fn arrange_ui(ui: &mut Ui, pinned: &[String], id: &str) -> Option<UiAction> {
    let mut all = pinned.to_vec();
    match pinned.iter().position(|known| known == id) {
        None => {
            if ui.button(say!("board-pin")).clicked() {
                all.push(id.to_owned());
            }
        }
        Some(at) => {
            if ui.add_enabled(at > 0, egui::Button::new(say!("board-earlier"))).clicked() {
                all.swap(at, at - 1);
            } else if ui.add_enabled(at + 1 < all.len(), egui::Button::new(say!("board-later"))).clicked() {
                all.swap(at, at + 1);
            } else if ui.button(say!("board-unpin")).clicked() {
                all.remove(at);
            }
        }
    }
    (all != pinned).then_some(UiAction::Pin(all))
}

/// Which direction is looked at.
fn flow_ui(ui: &mut Ui, memory: &mut BoardMemory) {
    let label = |flow: Option<Flow>| flow.map_or_else(|| say!("board-all-directions"), Flow::label);
    egui::ComboBox::from_id_salt("flow").width(104.0).selected_text(label(memory.flow)).show_ui(ui, |ui| {
        for flow in [None, Some(Flow::Import), Some(Flow::Export), Some(Flow::Transfer), Some(Flow::Rail)] {
            ui.selectable_value(&mut memory.flow, flow, label(flow));
        }
    });
}

/// The size of a card.
const CARD: egui::Vec2 = vec2(172.0, 82.0);

/// A figure with its course: a click looks at it.
fn card_ui(
    ui: &mut Ui,
    series: &Series,
    reading: Reading,
    before: Reading,
    line: &[(EventTime, Option<f64>)],
    now: EventTime,
) -> egui::Response {
    let kpi = &series.kpi;
    let (rect, response) = ui.allocate_exact_size(CARD, Sense::click_and_drag());
    let text = value_text(reading.value, kpi.measure);
    let verdict = verdict(series, reading.value);
    response.widget_info(|| {
        let said = match verdict {
            Some((_, verdict)) => say!("board-card-judged", name = kpi.label(), value = &text, verdict = say!(verdict)),
            None => say!("board-card", name = kpi.label(), value = &text),
        };
        egui::WidgetInfo::labeled(egui::WidgetType::Button, true, said)
    });
    let painter = ui.painter_at(rect);
    let stroke = if response.hovered() { Stroke::new(1.0, theme::accent()) } else { Stroke::new(1.0, theme::line()) };
    painter.rect(rect.shrink(0.5), 5.0, Color32::WHITE, stroke, egui::StrokeKind::Inside);
    let small = egui::FontId::proportional(11.5);
    // A long name ends before the sign at the corner.
    let mut name = egui::text::LayoutJob::simple_singleline(kpi.label().to_owned(), small.clone(), theme::quiet());
    name.wrap = egui::text::TextWrapping::truncate_at_width(CARD.x - 32.0);
    painter.galley(rect.left_top() + vec2(8.0, 6.0), painter.layout_job(name), theme::quiet());
    painter.text(rect.left_top() + vec2(8.0, 21.0), egui::Align2::LEFT_TOP, &text, theme::figures(16.0), theme::ink());
    let trend = match (reading.value, before.value) {
        (Some(now), Some(then)) if (now - then).abs() > 0.02 * then.abs().max(0.5) => {
            if now > then {
                "↗"
            } else {
                "↘"
            }
        }
        (Some(_), Some(_)) => "=",
        _ => "",
    };
    painter.text(
        rect.right_top() + vec2(-8.0, 22.0),
        egui::Align2::RIGHT_TOP,
        trend,
        egui::FontId::proportional(14.0),
        theme::quiet(),
    );
    if let Some((sign, _)) = verdict {
        let colour = if sign == "✔" { theme::quiet() } else { theme::alarm() };
        painter.text(rect.right_top() + vec2(-8.0, 6.0), egui::Align2::RIGHT_TOP, sign, small, colour);
    }
    let room = Rect::from_min_max(rect.left_top() + vec2(8.0, 44.0), rect.right_bottom() - vec2(8.0, 7.0));
    spark(&painter, room, line, now, kpi.target);
    response.on_hover_ui(|ui| {
        ui.set_max_width(ui.spacing().tooltip_width);
        let target = wanted(kpi).map(|wanted| say!("board-wanted", wanted = wanted));
        let told = [about(kpi, reading)].into_iter().chain(target).chain([say!("board-card-hint").to_owned()]);
        ui.label(told.collect::<Vec<_>>().join("\n"));
    })
}

/// What a figure is, and of what its value is made.
pub fn about(kpi: &Kpi, reading: Reading) -> String {
    say!("board-about", definition = kpi.definition(), many = reading.count, source = kpi.source())
}

/// What is wanted of a figure, in words.
pub fn wanted(kpi: &Kpi) -> Option<String> {
    let value = value_text(Some(kpi.target?), kpi.measure);
    Some(match kpi.better {
        Better::Less => say!("board-at-most", value = value),
        Better::More | Better::Neither => say!("board-at-least", value = value),
    })
}

/// A figure with its unit, as short as it says enough.
pub fn value_text(value: Option<f64>, measure: Measure) -> String {
    let unit = value.map_or("", |value| measure.unit_of(value));
    value.map_or_else(|| "–".into(), |value| format!("{} {unit}", number(value, digits_of(value))))
}

/// With how many digits behind the point a value is written.
const fn digits_of(value: f64) -> usize {
    if value.abs() >= 100.0 || value.fract() == 0.0 {
        0
    } else if value.abs() < 0.1 {
        3
    } else {
        1
    }
}

/// By how much one value is more than another, with as many digits as the two of them have at the most.
pub fn difference_text(one: f64, other: f64) -> String {
    let digits = digits_of(one).max(digits_of(other));
    let step = 10_f64.powi(digits as i32);
    let rounded = ((one - other) * step).round() / step;
    match rounded {
        more if more > 0.0 => format!("+{}", number(more, digits)),
        // Nothing is neither more nor less.
        0.0 => number(0.0, digits),
        less => number(less, digits),
    }
}

/// Whether a figure is as it is wanted: a sign, and the message for who hears it.
fn verdict(series: &Series, value: Option<f64>) -> Option<(&'static str, &'static str)> {
    let (value, target) = (value?, series.kpi.target?);
    let is_good = match series.kpi.better {
        Better::More => value >= target,
        Better::Less => value <= target,
        Better::Neither => return None,
    };
    Some(if is_good { ("✔", "board-good") } else { ("⚠", "board-bad") })
}

/// The course of a figure as a thin line, with the instant of the playhead, and what is wanted as a dashed one.
fn spark(painter: &egui::Painter, room: Rect, line: &[(EventTime, Option<f64>)], now: EventTime, target: Option<f64>) {
    let values = line.iter().filter_map(|(_, value)| *value).chain(target);
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let (Some((first, _)), Some((last, _))) = (line.first(), line.last()) else { return };
    let span = last.secs_since(*first).max(1.0);
    let x = |time: EventTime| room.left() + room.width() * (time.secs_since(*first) / span).clamp(0.0, 1.0) as f32;
    painter.vline(x(now), room.y_range(), Stroke::new(1.0, theme::accent()));
    if low > high {
        return;
    }
    let range = (high - low.min(0.0)).max(1e-9);
    let y = |value: f64| room.bottom() - room.height() * ((value - low.min(0.0)) / range) as f32;
    if let Some(target) = target {
        let ends = [pos2(room.left(), y(target)), pos2(room.right(), y(target))];
        painter.extend(egui::Shape::dashed_line(&ends, Stroke::new(1.0, theme::quiet()), 3.0, 3.0));
    }
    for part in line.split(|(_, value)| value.is_none()) {
        let points: Vec<egui::Pos2> =
            part.iter().filter_map(|(time, value)| Some(pos2(x(*time), y((*value)?)))).collect();
        painter.add(egui::Shape::line(points, Stroke::new(1.3, theme::flow(Flow::Import))));
    }
}

/// One figure: what it is, its course, and the cases that make it.
fn figure_ui(
    ui: &mut Ui,
    picture: &Picture<'_>,
    series: &Series,
    line: &[(EventTime, Option<f64>)],
    (window, held): (Over, &mut Option<Held>),
) -> (Vec<UiAction>, bool) {
    let mut actions = Vec::new();
    let kpi = &series.kpi;
    let now = window.span(picture, picture.playback.time, picture.playback.looped);
    let reading = series.reading(now.0, now.1);
    // Who goes from case to case keeps the list that they are in.
    let held_span = held.filter(|(at, _)| *at == picture.playback.time).map(|(_, span)| span);
    let (from, until) = held_span.unwrap_or(now);
    let mut is_back = false;
    ui.horizontal(|ui| {
        is_back = ui.button(say!("board-back")).clicked() || ui.input(|input| input.key_pressed(egui::Key::Backspace));
        ui.label(RichText::new(kpi.label()).strong());
        ui.label(RichText::new(value_text(reading.value, kpi.measure)).font(theme::figures(14.0)));
        if let (Some(p90), Some(most)) = (reading.p90, reading.most) {
            let (p90, most) = (number(p90, 0), number(most, 0));
            let told = match reading.within {
                Some(share) => say!("board-lengths-within", p90 = p90, most = most, share = number(share, 0)),
                None => say!("board-lengths", p90 = p90, most = most),
            };
            ui.label(RichText::new(told).color(theme::quiet()));
        }
    });
    ui.label(say!("board-definition", definition = kpi.definition()));
    ui.label(RichText::new(say!("board-source", source = kpi.source())).small().color(theme::quiet()));
    if let Some(goal) = picture.norms.goals.get(kpi.id) {
        let late = goal.tolerance_minutes.map(|minutes| say!("board-tolerance", minutes = minutes.round()));
        let told: Vec<String> = wanted(kpi).into_iter().chain(late).chain([known(&goal.basis).into_owned()]).collect();
        let told = say!("board-wanted", wanted = told.join(say!("board-join")));
        ui.label(RichText::new(told).small().color(theme::quiet()));
    }
    let points: Vec<Vec<[f64; 2]>> = (line.split(|(_, value)| value.is_none()))
        .map(|part| part.iter().filter_map(|(time, value)| Some([secs(*time), (*value)?])).collect())
        .collect();
    let curve = |points| Curve { name: kpi.label().to_owned(), points, is_modelled: false, reach: f64::INFINITY };
    let lines = points.into_iter().filter(|part: &Vec<_>| !part.is_empty()).map(curve).collect();
    let exact = |time: EventTime| {
        let (from, until) = window.span(picture, time, None);
        series.reading(from, until).value
    };
    let lines: Vec<Curve> = lines;
    if lines.is_empty() {
        ui.label(RichText::new(say!("board-nothing")).color(theme::quiet()));
        return (actions, is_back);
    }
    actions.extend(plot_ui(ui, picture, kpi.id, kpi.measure.spoken_unit(), lines, (kpi.target, Some(&exact)), 190.0));
    let cases = series.behind(from, until);
    let name = format!("{} cases", kpi.id);
    actions.extend(export::take_table_ui(ui, picture, &name, || cases_table(picture.log, kpi, &cases)));
    let told = match (cases.len(), held_span) {
        (0, _) => say!("board-no-case").to_owned(),
        (many, None) => say!("board-cases", many = many),
        (many, Some((from, until))) => {
            say!("board-cases-of", many = many, from = picture.clock(from), until = picture.clock(until))
        }
    };
    let unit = if kpi.measure == Measure::PerHour("kg") { " kg" } else { "" };
    let kinds = made_of(picture.log, &cases).into_iter();
    let kinds: Vec<String> = kinds.map(|(kind, many)| format!("{kind} {}", number(many as f64, 0))).collect();
    ui.label(
        RichText::new(if kinds.is_empty() { told } else { format!("{told}: {}", kinds.join(", ")) })
            .color(theme::quiet()),
    );
    let height = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
    ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, height, cases.len(), |ui, rows| {
        for case in &cases[rows] {
            let end = if case.until < EventTime::MAX { picture.clock(case.until) } else { say!("board-now").into() };
            let length = case.until.min(until).secs_since(case.from) / 60.0;
            let sign = if case.is_good { "" } else { "⚠ " };
            let name = picture.log.object_name(case.object);
            // What counts for more than one, such as the people of a role, tells for how much.
            let name = if case.amount == 1.0 {
                name.to_owned()
            } else {
                say!("board-case-amount", name = name, amount = format!("{}{unit}", number(case.amount, 0)))
            };
            let text = say!(
                "board-case",
                name = name,
                from = picture.clock(case.from),
                until = end,
                minutes = number(length, 0),
            );
            if ui.selectable_label(picture.object == Some(case.object), format!("{sign}{text}")).clicked() {
                let time = if case.until < EventTime::MAX { case.until } else { case.from };
                *held = Some((time, (from, until)));
                actions.extend([
                    UiAction::Playback(PlaybackAction::SeekTo(time)),
                    UiAction::Select(case.object),
                    UiAction::FlyTo(case.object),
                ]);
            }
        }
    });
    (actions, is_back)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_that_is_dropped_takes_the_place_of_another() {
        let pinned = ["a", "b", "c"].map(str::to_owned);
        let all = |id: &str, onto: &str| dropped(&pinned, id, onto).join(" ");
        assert_eq!([all("c", "a"), all("a", "c"), all("a", "b"), all("b", "b")], ["c a b", "b c a", "b a c", "a b c"]);
        // Another one comes among them, or to their end; one that is dropped outside goes.
        assert_eq!([all("x", "b"), all("x", "y"), all("b", "y")], ["a x b c", "a b c x", "a c"]);
        assert_eq!(dropped(&[], "x", "y"), ["x"]);
    }

    #[test]
    fn a_difference_is_written_as_the_values_are_of_which_it_is_one() {
        let told = [(12.0, 4.0), (43.04, 35.03), (116.2, 107.9), (0.05, 0.04), (1.0, 3.0), (5.01, 5.02)]
            .map(|(one, other)| difference_text(one, other));
        assert_eq!(told, ["+8", "+8.0", "+8", "+0.010", "-2", "0.0"]);
    }
}
