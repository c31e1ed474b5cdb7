//! Plots on the clock of the site.

use bevy_egui::egui::{Button, Color32, PointerButton, RichText, Sense, Shape, Stroke, Ui, vec2};
use egui_plot::{GridMark, HLine, HoverPosition, Line, LineStyle, Plot, PlotMemory, PlotPoints, VLine};
use jiff::tz::TimeZone;

use super::{
    numbers::number,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{EventTime, Flow, PlaybackAction, unit},
    language::{weekday_date, weekday_tick},
    say,
};

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
    /// So many seconds beside a point nothing is told of it any more.
    pub reach: f64,
}

/// Distances of marks on the clock, fine and coarse, in seconds.
const STEPS: [(f64, f64); 14] = [
    (1.0, 5.0),
    (5.0, 15.0),
    (5.0, 30.0),
    (15.0, 60.0),
    (60.0, 300.0),
    (300.0, 900.0),
    (300.0, 1_800.0),
    (900.0, 3_600.0),
    (1_800.0, 7_200.0),
    (3_600.0, 10_800.0),
    (3_600.0, 21_600.0),
    (10_800.0, 43_200.0),
    (21_600.0, 86_400.0),
    (86_400.0, 604_800.0),
];

/// Marks at whole seconds, minutes and hours of the clock of the site, as many as there is room for.
fn marks((from, until): (f64, f64), zone: &TimeZone) -> Vec<GridMark> {
    let wide = until - from;
    let (fine, coarse) = STEPS.into_iter().find(|(_, step)| wide / step < 14.0).unwrap_or((604_800.0, 2_419_200.0));
    // Clocks stand apart from UTC by this.
    let offset = f64::from(EventTime::from_nanos((from * 1e9) as i64).zoned(zone).offset().seconds());
    let first = ((from + offset) / fine).ceil() as i64;
    let last = ((until + offset) / fine).floor() as i64;
    let step_of = |local: f64| if (local / coarse).fract() == 0.0 { coarse } else { fine };
    let mark = |at: i64| {
        let local = at as f64 * fine;
        GridMark { value: local - offset, step_size: step_of(local) }
    };
    (first..=last.min(first + 500)).map(mark).collect()
}

/// Marks of values at one, two or five of a power of ten, few enough to be read.
fn value_marks((low, high): (f64, f64)) -> Vec<GridMark> {
    let rough = ((high - low) / 5.0).max(1e-9);
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|part| part * power).find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(power);
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    (first..=last.min(first + 50)).map(|at| GridMark { value: at as f64 * step, step_size: step }).collect()
}

/// The point of a line that is nearest to an instant, if it is no farther than that.
fn nearest(points: &[[f64; 2]], at: f64, reach: f64) -> Option<[f64; 2]> {
    let nearest = points.iter().copied().min_by(|a, b| (a[0] - at).abs().total_cmp(&(b[0] - at).abs()));
    nearest.filter(|point| (point[0] - at).abs() <= reach)
}

/// What each line is, where there are several: a piece of it, and its name. Gives how high that is.
fn key_ui(ui: &mut Ui, lines: &[Curve], target: Option<f64>, colours: &[Color32]) -> f32 {
    let mut names: Vec<(&str, bool)> = Vec::new();
    for line in lines {
        if names.iter().all(|(name, _)| *name != line.name) {
            names.push((&line.name, line.is_modelled));
        }
    }
    if names.len() + usize::from(target.is_some()) < 2 {
        return 0.0;
    }
    let shown = ui.horizontal_wrapped(|ui| {
        let mut entry = |name: &str, colour: Color32, gap: Option<f32>| {
            let (rect, _) = ui.allocate_exact_size(vec2(26.0, 12.0), Sense::hover());
            let (ends, stroke) = ([rect.left_center(), rect.right_center()], Stroke::new(1.8, colour));
            match gap {
                Some(gap) => ui.painter().extend(Shape::dashed_line(&ends, stroke, 5.0, gap)),
                None => {
                    ui.painter().line_segment(ends, stroke);
                }
            }
            ui.label(RichText::new(name).small().color(theme::quiet()));
        };
        for (at, (name, is_modelled)) in names.into_iter().enumerate() {
            entry(name, colours[at % colours.len()], is_modelled.then_some(5.0));
        }
        if target.is_some() {
            entry(say!("plot-limit"), theme::quiet(), Some(2.5));
        }
    });
    shown.response.rect.height() + ui.spacing().item_spacing.y
}

/// Works out the value of an instant.
pub type Exact<'a> = &'a dyn Fn(EventTime) -> Option<f64>;

/// A plot on the clock of the site, with the playhead, and what is wanted; a click goes to an instant. Where the value of an instant
/// can be worked out, that is told of the one under the pointer, and not what a line is there.
pub fn plot_ui(
    ui: &mut Ui,
    picture: &Picture<'_>,
    id: &str,
    unit: &str,
    lines: Vec<Curve>,
    (target, exact): (Option<f64>, Option<Exact<'_>>),
    height: f32,
) -> Vec<UiAction> {
    let zone = picture.zone.clone();
    let zoned = move |secs: f64| EventTime::from_nanos((secs * 1e9) as i64).zoned(&zone);
    let (axis, hover) = (zoned.clone(), zoned);
    let is_long = picture.is_long();
    let unit = unit::label(unit);
    let with_unit = unit.to_owned();
    let colours = [
        theme::flow(Flow::Import),
        theme::flow(Flow::Export),
        theme::flow(Flow::Transfer),
        theme::flow(Flow::Rail),
        theme::quiet(),
    ];
    let height = (height - key_ui(ui, &lines, target, &colours)).max(80.0);
    let values = lines.iter().flat_map(|line| line.points.iter().map(|point| point[1])).chain(target);
    let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    let room = if high > low { (high - low) * 0.06 } else { 1.0 };
    // Each line by its name, whole: its parts have one.
    let mut known = Vec::<(String, Vec<[f64; 2]>, f64)>::new();
    for line in &lines {
        match known.iter_mut().find(|(name, ..)| *name == line.name) {
            Some((_, points, _)) => points.extend(&line.points),
            None => known.push((line.name.clone(), line.points.clone(), line.reach)),
        }
    }
    let told = move |at: f64| {
        let zoned = hover(at);
        let mut text = zoned.strftime("%H:%M:%S").to_string();
        if is_long {
            text = format!("{} {text}", weekday_date(&zoned));
        }
        if let Some(exact) = exact {
            let value = exact(EventTime::from_nanos((at * 1e9) as i64));
            let value = value
                .map_or_else(|| say!("plot-no-value").to_owned(), |value| format!("{} {with_unit}", number(value, 2)));
            return format!("{text}\n{value}");
        }
        for (name, points, reach) in &known {
            text.push('\n');
            text += &match nearest(points, at, *reach) {
                Some([_, value]) => say!("plot-value", name = name, value = number(value, 2), unit = &with_unit),
                None => say!("plot-unmeasured", name = name),
            };
        }
        text
    };
    let zone = picture.zone.clone();
    let plot_id = ui.make_persistent_id(("figure", id));
    let plot = Plot::new(("figure", id))
        .id(plot_id)
        .height(height)
        .x_axis_formatter(move |mark, _| {
            let zoned = axis(mark.value);
            let clock = zoned.strftime(if mark.step_size < 60.0 { "%H:%M:%S" } else { "%H:%M" }).to_string();
            // Where a day begins, it is named.
            if is_long && matches!(&clock[..], "00:00" | "00:00:00") { weekday_tick(&zoned) } else { clock }
        })
        .y_axis_label(unit)
        .y_axis_formatter(|mark, _| {
            let digits = (-mark.step_size.log10().floor()).clamp(0.0, 6.0) as usize;
            number(mark.value, digits)
        })
        // Wherever the pointer is, the values of that instant are told.
        .label_formatter(move |at| match at {
            HoverPosition::NearDataPoint { position, .. } | HoverPosition::Elsewhere { position } => {
                Some(told(position.x))
            }
        })
        .x_grid_spacer(move |input| marks(input.bounds, &zone))
        .y_grid_spacer(|input| value_marks(input.bounds))
        .y_axis_min_width(40.0)
        // A drag chooses what to look at closer; moving is for maps.
        .allow_drag(false)
        .boxed_zoom_pointer_button(PointerButton::Primary)
        .allow_scroll(false)
        // What cannot be less than nothing has no axis below it.
        .set_margin_fraction(vec2(0.01, 0.0))
        .include_y(if low < 0.0 { low - room } else { 0.0 })
        .include_y(high + room);
    let shown = plot.show(ui, |plot| {
        let mut names = Vec::<String>::new();
        for Curve { name, points, is_modelled, .. } in lines {
            // The parts of one line have one colour.
            let at = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name.clone());
                names.len() - 1
            });
            let line = Line::new(name, PlotPoints::from(points)).color(colours[at % colours.len()]).width(1.5);
            plot.line(if is_modelled { line.style(LineStyle::dashed_loose()) } else { line });
        }
        if let Some(target) = target {
            plot.hline(HLine::new(say!("plot-wanted"), target).color(theme::quiet()).style(LineStyle::dashed_dense()));
        }
        plot.vline(VLine::new(say!("plot-playhead"), secs(picture.playback.time)).color(theme::accent()).width(1.5));
        plot.pointer_coordinate()
    });
    let kept = PlotMemory::load(ui.ctx(), plot_id);
    let is_close = kept.as_ref().is_some_and(|kept| !kept.auto_bounds.x);
    if let Some(mut kept) = kept.filter(|kept| !kept.auto_bounds.x && !kept.auto_bounds.y) {
        // Only the time is looked at closer: of the values there is always room for all.
        kept.auto_bounds.y = true;
        kept.store(ui.ctx(), plot_id);
        ui.ctx().request_repaint();
    }
    // The line is always there: what is below does not move when one looks closer.
    ui.horizontal(|ui| {
        let whole = ui.add_enabled(is_close, Button::new(say!("plot-whole")).small());
        if whole.on_hover_text(say!("plot-whole-hint")).clicked() {
            if let Some(mut memory) = PlotMemory::load(ui.ctx(), plot_id) {
                memory.auto_bounds = true.into();
                memory.store(ui.ctx(), plot_id);
            }
            ui.ctx().request_repaint();
        }
        ui.label(RichText::new(say!("plot-hint")).small().color(theme::quiet()));
    });
    let clicked = shown.response.clicked().then_some(shown.inner).flatten();
    let seek = clicked.map(|point| PlaybackAction::SeekTo(EventTime::from_nanos((point.x * 1e9) as i64)));
    seek.map(UiAction::Playback).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_at_whole_hours_and_minutes_of_the_clock_of_the_site() {
        let zone = TimeZone::get("Europe/Brussels").expect("a zone");
        let begin = secs(EventTime::parse("2021-11-08T00:00:00+01:00").expect("a time"));
        let coarse = |hours: f64| -> Vec<String> {
            let all = marks((begin, begin + hours * 3_600.0), &zone);
            let widest = all.iter().map(|mark| mark.step_size).fold(0.0, f64::max);
            let of = all.iter().filter(|mark| mark.step_size == widest).map(|mark| {
                EventTime::from_nanos((mark.value * 1e9) as i64).zoned(&zone).strftime("%H:%M:%S").to_string()
            });
            of.collect()
        };
        assert_eq!(coarse(24.0)[..3], ["00:00:00", "02:00:00", "04:00:00"]);
        assert_eq!(coarse(60.0)[..3], ["00:00:00", "06:00:00", "12:00:00"]);
        assert_eq!(coarse(0.5)[..3], ["00:00:00", "00:05:00", "00:10:00"]);
        assert_eq!(coarse(0.01)[..3], ["00:00:00", "00:00:05", "00:00:10"]);
    }

    #[test]
    fn values_are_marked_at_round_numbers() {
        let values = |low, high| value_marks((low, high)).iter().map(|mark| mark.value).collect::<Vec<_>>();
        assert_eq!(values(0.0, 95.4), [0.0, 20.0, 40.0, 60.0, 80.0]);
        assert_eq!(values(-3.0, 7.0), [-2.0, 0.0, 2.0, 4.0, 6.0]);
        assert_eq!(values(0.0, 0.0), [0.0]);
        assert_eq!(values(0.0, 5_000_000.0).len(), 6);
    }

    #[test]
    fn the_value_of_an_instant_is_that_of_the_nearest_point() {
        assert_eq!(nearest(&[[0.0, 1.0], [10.0, 2.0]], 6.0, 5.0), Some([10.0, 2.0]));
        assert_eq!(nearest(&[[0.0, 1.0], [10.0, 2.0]], 6.0, 3.0), None);
        assert_eq!(nearest(&[], 6.0, 5.0), None);
    }
}
