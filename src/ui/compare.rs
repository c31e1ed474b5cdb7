//! Two logs on one clock: which one lies beside, how it is moved against the first, and the figures of both with their differences.

use bevy::math::{Ray3d, Vec3};
use bevy_egui::egui::{self, Grid, RichText, ScrollArea};

use super::{
    board::{difference_text, value_text},
    labels, names,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{Playback, TimeSpan},
    language, say,
    twin::{Beside, CompareCommand, Hovered, Noting, pick},
};

/// By so many minutes the other log is moved, with the messages of the buttons.
const SHIFTS: [(i64, &str); 4] =
    [(-1_440, "compare-day-back"), (-60, "compare-hour-back"), (60, "compare-hour-on"), (1_440, "compare-day-on")];

/// The hour before the playhead, of which the figures are.
const HOUR: TimeSpan = TimeSpan::from_minutes(60);

/// Puts of the picture of the log beside, which is as large as the window, what the left half shows into the right one, and says above
/// both which is which.
pub fn halves(
    painter: &egui::Painter,
    picture: &Picture<'_>,
    (left, right): (egui::Rect, egui::Rect),
    name: &str,
    beside: &Beside,
    texture: Option<egui::TextureId>,
) -> [egui::Rect; 2] {
    if let Some(texture) = texture {
        let window = painter.ctx().viewport_rect();
        let part = |at: egui::Pos2| ((at - window.min) / window.size()).to_pos2();
        painter.image(texture, right, egui::Rect::from_min_max(part(left.min), part(left.max)), egui::Color32::WHITE);
    }
    painter.vline(right.left(), right.y_range(), egui::Stroke::new(2.0, theme::panel()));
    let words = |name: &str, time| format!("{name}, {} {}", picture.date(time), picture.clock(time));
    let now = picture.playback.time;
    let first = title(painter, left, words(name, now), theme::ink());
    let other = title(painter, right, words(&beside.names.1, beside.time(now)), GHOST);
    [first, other]
}

/// The picture of the log beside, which shows what the first does so much farther to the right.
pub struct Other<'a> {
    /// The log.
    pub beside: &'a Beside,
    /// Where its picture is.
    pub room: egui::Rect,
    /// From the first picture to it.
    pub shift: egui::Vec2,
    /// Whether the eye walks.
    pub is_walking: bool,
}

/// Puts names into the picture of the log beside, as they are in the first, clear of what is `reserved`; a click chooses what has the
/// same name in the log that is shown, and is answered by a word where that log has none. `project` tells where in the first picture a point is, from `eye`, and `ray` what is seen at a
/// point of it.
pub fn other_ui(
    ui: &mut egui::Ui,
    picture: &Picture<'_>,
    other: &Other<'_>,
    (eye, project): (Vec3, impl Fn(Vec3) -> Option<egui::Pos2>),
    ray: impl Fn(egui::Pos2) -> Option<Ray3d>,
    reserved: &[egui::Rect],
) -> Option<Result<UiAction, String>> {
    let Other { beside, room, shift, is_walking } = *other;
    let state = beside.shown.state.as_ref()?;
    let response = ui.interact(room, ui.id().with("beside"), egui::Sense::click());
    let hovered = response.hover_pos().and_then(|at| pick(ray(at - shift)?, &beside.shown.objects));
    let log = &beside.session.log;
    let (playback, noting) =
        (Playback { time: beside.time(picture.playback.time), ..*picture.playback }, Noting::default());
    let chosen = picture.object.and_then(|object| log.object(picture.log.object_name(object)));
    let seen = Picture {
        shown: Some(&beside.shown),
        object: chosen,
        roof: picture.roof,
        ..Picture::of(&beside.session, &noting, &playback, state)
    };
    let project = |point: Vec3| project(point).map(|at| at + shift);
    let names = names::names(&seen, &Hovered(hovered), (eye, project), is_walking, &[]);
    let painter = ui.painter().with_clip_rect(room);
    labels::draw(&painter, room, reserved, names);
    if !response.clicked() {
        return None;
    }
    let Some(object) = hovered else { return Some(Ok(UiAction::Deselect)) };
    let name = log.object_name(object);
    Some(match picture.log.object(name) {
        Some(object) if response.double_clicked() => Ok(UiAction::FlyTo(object)),
        Some(object) => Ok(UiAction::Select(object)),
        None => Err(say!("compare-only-other", name = name, other = &beside.names.1)),
    })
}

/// Says above a picture with ghosts of what they are.
pub fn ghosts(painter: &egui::Painter, picture: &Picture<'_>, room: egui::Rect, beside: &Beside) -> egui::Rect {
    let (name, time) = (beside.names.1.as_str(), beside.time(picture.playback.time));
    let words = say!("compare-other", name = name, date = picture.date(time), clock = picture.clock(time));
    title(painter, room, words, GHOST)
}

/// Words in the middle above a picture; gives where they stand.
fn title(painter: &egui::Painter, room: egui::Rect, words: String, colour: egui::Color32) -> egui::Rect {
    let galley = painter.layout(words, egui::FontId::proportional(13.0), colour, room.width() - 24.0);
    let at = egui::Align2::CENTER_TOP
        .anchor_size(room.center_top() + egui::vec2(0.0, 8.0), galley.size() + egui::vec2(12.0, 6.0));
    painter.rect_filled(at, 4.0, theme::label());
    painter.galley(at.min + egui::vec2(6.0, 3.0), galley, colour);
    at
}

/// Shows what lies beside and how it differs. Who closes the table goes on comparing: what lies beside stays in the picture.
pub fn compare_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    name: &str,
    beside: &Beside,
    is_split: bool,
    is_open: &mut bool,
) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let room = ctx.content_rect();
    egui::Window::new(say!("compare-title"))
        .id(egui::Id::new("compare"))
        .open(is_open)
        .collapsible(true)
        .default_open(!is_split)
        .default_pos(egui::pos2(room.right() - 520.0, 60.0))
        .default_width(480.0)
        .max_height((room.height() - 220.0).max(160.0))
        .show(ctx, |ui| {
            let now = picture.playback.time;
            let then = beside.time(now);
            let first = if is_split { say!("compare-left", name = name) } else { say!("compare-first", name = name) };
            ui.label(RichText::new(first).strong());
            let zoned = then.zoned(picture.zone);
            let clock = zoned.strftime("%H:%M:%S").to_string();
            let (name, date) = (&beside.names.1, language::date(&zoned));
            let other = if is_split {
                say!("compare-right", name = name, date = date, clock = clock)
            } else {
                say!("compare-other", name = name, date = date, clock = clock)
            };
            ui.label(RichText::new(other).color(GHOST));
            let span = beside.session.log.span();
            if span.is_none_or(|(from, until)| then < from || then > until) {
                ui.label(RichText::new(say!("compare-outside")).color(theme::alarm()));
            }
            ui.horizontal_wrapped(|ui| {
                for (minutes, label) in SHIFTS {
                    if ui.button(say!(label)).on_hover_text(say!("compare-shift-hint")).clicked() {
                        let span = TimeSpan::from_minutes(minutes);
                        actions.push(UiAction::Compare(CompareCommand::Shift(span)));
                    }
                }
                if ui.button(say!("compare-stop")).clicked() {
                    actions.push(UiAction::Compare(CompareCommand::Stop));
                }
            });
            let mut has_two = is_split;
            let split = ui.checkbox(&mut has_two, say!("compare-split"));
            if split.on_hover_text(say!("compare-split-hint")).changed() {
                actions.push(UiAction::Compare(CompareCommand::SideBySide(has_two)));
            }
            ui.separator();
            ui.label(RichText::new(say!("compare-hour")).small().color(theme::quiet()));
            ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
                Grid::new("compared").num_columns(4).striped(true).show(ui, |ui| {
                    let (here, beside_head) = if is_split {
                        ("compare-head-left", "compare-head-right")
                    } else {
                        ("compare-here", "compare-beside")
                    };
                    for head in ["compare-figure", here, beside_head, "compare-difference"] {
                        ui.label(RichText::new(say!(head)).color(theme::quiet()));
                    }
                    ui.end_row();
                    for (label, cells) in lines(picture, beside) {
                        ui.label(label);
                        for cell in cells {
                            ui.label(RichText::new(cell).font(theme::figures(12.0)));
                        }
                        ui.end_row();
                    }
                });
            });
        });
    actions
}

/// The colour of ghosts, as they are in the picture.
const GHOST: egui::Color32 = egui::Color32::from_rgb(120, 40, 170);

/// Each figure that either log has, of the hour before the playhead: of the one, of the other, and the one less the other.
fn lines<'a>(picture: &'a Picture<'_>, beside: &'a Beside) -> impl Iterator<Item = (&'static str, [String; 3])> + 'a {
    let now = picture.playback.time;
    let then = beside.time(now);
    picture.kpis.iter().filter_map(move |series| {
        let other = beside.session.kpis.iter().find(|other| other.kpi.id == series.kpi.id)?;
        let (mine, theirs) = (series.reading(now - HOUR, now).value, other.reading(then - HOUR, then).value);
        if mine.is_none() && theirs.is_none() {
            return None;
        }
        let measure = series.kpi.measure;
        let signed = mine.zip(theirs).map_or_else(|| "–".to_owned(), |(mine, theirs)| difference_text(mine, theirs));
        Some((series.kpi.label(), [value_text(mine, measure), value_text(theirs, measure), signed]))
    })
}
