//! Plots on the clock of the site.

use bevy_egui::egui::{PointerButton, Ui};
use egui_plot::{HoverPosition, Line, LineStyle, Plot, PlotPoints, VLine};

use super::{
    numbers::number,
    picture::{Picture, UiAction},
    theme,
};
use crate::hub::{EventTime, Flow, PlaybackAction, unit};

/// An instant as a plot has it, in seconds.
pub fn secs(time: EventTime) -> f64 {
    time.nanos() as f64 / 1e9
}

/// A line of a plot; one that is modelled is dashed.
pub struct Curve {
    /// What it is called; the parts of one line have one name.
    pub name: String,
    /// Seconds, and values.
    pub points: Vec<[f64; 2]>,
    /// Whether it is modelled, and not measured.
    pub is_modelled: bool,
}

/// A plot on the clock of the site, with the playhead; a click goes to an instant.
pub fn plot_ui(
    ui: &mut Ui,
    picture: &Picture<'_>,
    id: &str,
    unit: &str,
    lines: Vec<Curve>,
    height: f32,
) -> Vec<UiAction> {
    let zone = picture.zone.clone();
    let clock = move |secs: f64| {
        let time = EventTime::from_nanos((secs * 1e9) as i64);
        time.zoned(&zone).strftime("%H:%M").to_string()
    };
    let (axis, hover) = (clock.clone(), clock);
    let unit = unit::label(unit);
    let with_unit = unit.to_owned();
    let colours = [
        theme::flow(Flow::Import),
        theme::flow(Flow::Export),
        theme::flow(Flow::Transfer),
        theme::flow(Flow::Rail),
        theme::QUIET,
    ];
    let plot = Plot::new(("figure", id))
        .height(height)
        .x_axis_formatter(move |mark, _| axis(mark.value))
        .y_axis_label(unit)
        .y_axis_formatter(|mark, _| {
            let digits = (-mark.step_size.log10().floor()).clamp(0.0, 6.0) as usize;
            number(mark.value, digits)
        })
        .label_formatter(move |at| match at {
            HoverPosition::NearDataPoint { plot_name, position, .. } => {
                Some(format!("{plot_name}\n{}  {} {with_unit}", hover(position.x), number(position.y, 2)))
            }
            HoverPosition::Elsewhere { position } => Some(hover(position.x)),
        })
        .x_grid_spacer(egui_plot::uniform_grid_spacer(|input| {
            // Whole hours and their parts, as many as there is room for.
            let wide = (input.bounds.1 - input.bounds.0) / 3_600.0;
            let steps = [0.25, 1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 168.0];
            let hours = steps.into_iter().find(|hours| wide / hours < 14.0).unwrap_or(720.0);
            [hours * 86_400.0, hours * 3_600.0, hours * 900.0]
        }))
        .y_axis_min_width(40.0)
        // A drag chooses what to look at closer; moving is for maps.
        .allow_drag(false)
        .boxed_zoom_pointer_button(PointerButton::Primary)
        .allow_scroll(false)
        .include_y(0.0);
    let shown = plot.show(ui, |plot| {
        let mut names = Vec::<String>::new();
        for Curve { name, points, is_modelled } in lines {
            // The parts of one line have one colour.
            let at = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name.clone());
                names.len() - 1
            });
            let line = Line::new(name, PlotPoints::from(points)).color(colours[at % colours.len()]).width(1.5);
            plot.line(if is_modelled { line.style(LineStyle::dashed_loose()) } else { line });
        }
        plot.vline(VLine::new("Playhead", secs(picture.playback.time)).color(theme::ACCENT).width(1.5));
        plot.pointer_coordinate()
    });
    let clicked = shown.response.clicked().then_some(shown.inner).flatten();
    let seek = clicked.map(|point| PlaybackAction::SeekTo(EventTime::from_nanos((point.x * 1e9) as i64)));
    seek.map(UiAction::Playback).into_iter().collect()
}
