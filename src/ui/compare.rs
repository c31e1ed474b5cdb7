//! Two logs on one clock: which one lies beside, how it is moved against the first, and the figures of both with their differences.

use bevy_egui::egui::{self, Grid, RichText, ScrollArea};

use super::{
    board::value_text,
    numbers::number,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::TimeSpan,
    language, say,
    twin::{Beside, CompareCommand},
};

/// By so many minutes the other log is moved, with the messages of the buttons.
const SHIFTS: [(i64, &str); 4] =
    [(-1_440, "compare-day-back"), (-60, "compare-hour-back"), (60, "compare-hour-on"), (1_440, "compare-day-on")];

/// The hour before the playhead, of which the figures are.
const HOUR: TimeSpan = TimeSpan::from_minutes(60);

/// Shows what lies beside and how it differs.
pub fn compare_ui(ctx: &egui::Context, picture: &Picture<'_>, name: &str, beside: &Beside) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let mut is_open = true;
    let room = ctx.content_rect();
    egui::Window::new(say!("compare-title"))
        .id(egui::Id::new("compare"))
        .open(&mut is_open)
        .collapsible(true)
        .default_pos(egui::pos2(room.right() - 520.0, 60.0))
        .default_width(480.0)
        .max_height((room.height() - 220.0).max(160.0))
        .show(ctx, |ui| {
            let now = picture.playback.time;
            let then = beside.time(now);
            ui.label(RichText::new(say!("compare-first", name = name)).strong());
            let zoned = then.zoned(picture.zone);
            let clock = zoned.strftime("%H:%M:%S").to_string();
            let other =
                say!("compare-other", name = &beside.session.name, date = language::date(&zoned), clock = clock);
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
            ui.separator();
            ui.label(RichText::new(say!("compare-hour")).small().color(theme::quiet()));
            ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
                Grid::new("compared").num_columns(4).striped(true).show(ui, |ui| {
                    for head in ["compare-figure", "compare-here", "compare-beside", "compare-difference"] {
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
    if !is_open {
        actions.push(UiAction::Compare(CompareCommand::Stop));
    }
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
        let unit = series.kpi.measure.spoken_unit();
        let difference = mine.zip(theirs).map(|(mine, theirs)| mine - theirs);
        let signed = difference.map_or_else(
            || "–".to_owned(),
            |difference| {
                let sign = if difference > 0.0 { "+" } else { "" };
                let digits = usize::from(difference.fract().abs() > 0.05 && difference.abs() < 100.0);
                format!("{sign}{}", number(difference, digits))
            },
        );
        Some((series.kpi.label(), [value_text(mine, unit), value_text(theirs, unit), signed]))
    })
}
