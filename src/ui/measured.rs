//! What sensors measured, quantity by quantity, and beside it what models make of it.

use std::collections::BTreeMap;

use bevy_egui::egui::{RichText, Ui};

use super::{
    export::Take,
    numbers::number,
    picture::{Picture, UiAction},
    plot::{Curve, plot_ui, secs},
    theme,
};
use crate::{
    environment::{self, Modelled},
    hub::{TimeSpan, unit, words},
    publish::measured_table,
    say,
};

/// What is looked at.
#[derive(Default)]
pub struct MeasuredMemory {
    /// The quantity.
    quantity: Option<String>,
    /// Its course by its model, if there is one; worked out once for a log, and once a minute for one that grows.
    modelled: Option<((u64, i64, String), Vec<Modelled>)>,
}

impl MeasuredMemory {
    /// The quantity that somebody chose.
    pub fn quantity(&self) -> Option<&str> {
        self.quantity.as_deref()
    }
}

/// Points of a measured line; more than a plot is wide are of no use.
const MEASURED: usize = 1_500;

/// More lines than this cannot be told apart.
const MOST_LINES: usize = 8;

/// The same course with so many points at most: of each part of it the least and the greatest, so that no peak is lost.
fn thinned(points: Vec<[f64; 2]>, most: usize) -> Vec<[f64; 2]> {
    if points.len() <= most {
        return points;
    }
    let of_part = |part: &[[f64; 2]]| {
        let by_value = |a: &usize, b: &usize| part[*a][1].total_cmp(&part[*b][1]);
        let (least, greatest) = ((0..part.len()).min_by(by_value), (0..part.len()).max_by(by_value));
        let mut kept: Vec<usize> = least.into_iter().chain(greatest).collect();
        kept.sort_unstable();
        kept.dedup();
        kept.into_iter().map(|at| part[at]).collect::<Vec<_>>()
    };
    points.chunks(points.len().div_ceil(most / 2)).flat_map(of_part).collect()
}

/// How far apart values of a line may be and still tell what was between, in seconds: some times as far as they are as a rule, and a
/// quarter of an hour at the least.
fn reach(points: &[[f64; 2]]) -> f64 {
    let mut gaps: Vec<f64> = points.windows(2).map(|pair| pair[1][0] - pair[0][0]).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).map_or(900.0, |usual| (usual * 3.0).max(900.0))
}

/// The parts of a line between gaps that are longer than that.
fn parts(points: &[[f64; 2]], reach: f64) -> impl Iterator<Item = &[[f64; 2]]> {
    points.chunk_by(move |a, b| b[0] - a[0] <= reach)
}

/// A line that holds each value until the next.
fn stairs(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let held = points.windows(2).flat_map(|pair| [pair[0], [pair[1][0], pair[0][1]]]);
    held.chain(points.last().copied()).collect()
}

/// What sensors measured, quantity by quantity.
pub fn measured_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut MeasuredMemory, taken: Take) -> Vec<UiAction> {
    let mut quantities = BTreeMap::<&str, (&str, Vec<crate::hub::ObjectId>)>::new();
    for (object, quantity, unit) in picture.log.series() {
        quantities.entry(quantity).or_insert((unit, Vec::new())).1.push(object);
    }
    // What nobody measures has its model all the same.
    for (quantity, unit) in [("irradiance", "W/m2"), ("load", "kW"), ("power", "kW")] {
        let is_modelled = !quantities.is_empty() && picture.norms.site.is_some();
        quantities.extend(
            is_modelled.then_some((quantity, (unit, Vec::new()))).filter(|(name, _)| !quantities.contains_key(name)),
        );
    }
    if quantities.is_empty() {
        ui.label(RichText::new(say!("measured-nothing")).color(theme::quiet()));
        return Vec::new();
    }
    let mut actions = Vec::new();
    ui.horizontal_wrapped(|ui| {
        for quantity in quantities.keys() {
            let is_first = memory.quantity.is_none() && Some(quantity) == quantities.keys().next();
            let is_shown = is_first || memory.quantity.as_deref() == Some(*quantity);
            if ui.selectable_label(is_shown, &*words::quantity(quantity)).clicked() {
                memory.quantity = Some((*quantity).to_owned());
            }
        }
    });
    let shown = memory.quantity.as_deref().and_then(|name| quantities.get_key_value(name));
    let Some((quantity, (unit, objects))) = shown.or_else(|| quantities.iter().next()) else { return actions };
    let of_object = |object: &crate::hub::ObjectId| -> Vec<Curve> {
        let points = picture.log.measurements(*object, quantity);
        let points = thinned(points.map(|value| [secs(value.time), value.value]).collect(), MEASURED);
        let reach = reach(&points);
        let name = picture.log.object_name(*object).to_owned();
        // Who counts people or says that something is open says so until the next word.
        let is_held = quantity.starts_with("staff_") || *unit == "1";
        let parts = parts(&points, reach).map(|part| if is_held { stairs(part) } else { part.to_vec() });
        parts.map(|points| Curve { name: name.clone(), points, is_modelled: false, reach }).collect()
    };
    let mut lines: Vec<Curve> = objects.iter().take(MOST_LINES).flat_map(of_object).collect();
    if objects.len() > MOST_LINES {
        let more = say!("measured-more", shown = MOST_LINES, count = objects.len());
        ui.label(RichText::new(more).small().color(theme::quiet()));
    }
    // A log that grows has another course with every event; once a minute is enough for the eye.
    let now = picture.playback.time;
    let state = if picture.live.is_some() { now.nanos().div_euclid(60_000_000_000) } else { 0 };
    let version = if picture.live.is_some() { 0 } else { picture.log.version() };
    let version = (version, state, (*quantity).to_owned());
    if memory.modelled.as_ref().is_none_or(|(of, _)| *of != version) {
        let (log, zone, layout) = (picture.log, picture.zone, picture.layout);
        let site = picture.norms.site.as_ref();
        let courses = site.map(|site| environment::modelled(log, layout, site, zone, quantity));
        memory.modelled = Some((version, courses.unwrap_or_default()));
    }
    let models = memory.modelled.as_ref().map(|(_, courses)| courses.as_slice()).unwrap_or_default();
    let sheet = taken.of(ui.ctx(), picture, quantity, || measured_table(picture.log, quantity, models));
    for course in memory.modelled.iter().flat_map(|(_, courses)| courses) {
        let points = course.values.iter().map(|(time, value)| [secs(*time), *value]).collect();
        lines.push(Curve { name: course.label(), points, is_modelled: true, reach: f64::INFINITY });
    }
    // Of several meters, or several models, no two can be told to be of the same.
    if let (Some((_, courses)), [object]) = (&memory.modelled, objects.as_slice())
        && let [course] = courses.as_slice()
    {
        let day = now - TimeSpan::from_minutes(1_440);
        let last = picture.log.measurements_between(*object, quantity, day, now).last();
        let model = course.values[..course.values.partition_point(|(time, _)| *time <= now)].last();
        if let (Some(last), Some((_, model))) = (last, model) {
            let text = say!(
                "measured-difference",
                time = picture.clock(now),
                measured = number(last.value, 2),
                model = course.label(),
                modelled = number(*model, 2),
                difference = number(last.value - model, 2),
                unit = unit::label(unit),
            );
            ui.label(text).on_hover_text(say!("measured-difference-hint"));
        }
    }
    let height = (ui.available_height() - 30.0).max(120.0);
    let limit = match picture.layout.grounds.basins.as_slice() {
        [basin] if *quantity == "level" => Some(basin.limit_m),
        _ => None,
    };
    actions.extend(sheet);
    actions.extend(plot_ui(ui, picture, quantity, unit, lines, (limit, None), height));
    actions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peak_of_one_value_is_seen_however_long_the_course_is() {
        let mut points: Vec<[f64; 2]> = (0..100_000).map(|at| [f64::from(at), f64::from(at % 7)]).collect();
        (points[31_415][1], points[92_653][1]) = (900.0, -900.0);
        let thin = thinned(points, 1_500);
        assert!(thin.len() <= 1_500, "{} points", thin.len());
        assert!(thin.contains(&[31_415.0, 900.0]) && thin.contains(&[92_653.0, -900.0]));
        assert!(thin.windows(2).all(|pair| pair[0][0] < pair[1][0]), "in the order of time");
        let few = vec![[0.0, 1.0], [1.0, 2.0]];
        assert_eq!(thinned(few.clone(), 1_500), few);
    }

    #[test]
    fn a_gap_is_no_line_and_a_count_holds_until_the_next() {
        let minutes = |all: &[i32]| all.iter().map(|at| [f64::from(*at) * 60.0, f64::from(*at)]).collect::<Vec<_>>();
        let points = minutes(&[0, 1, 2, 3, 60, 61]);
        assert_eq!(reach(&points), 900.0);
        assert_eq!(parts(&points, 900.0).map(<[_]>::len).collect::<Vec<_>>(), [4, 2]);
        assert_eq!(reach(&minutes(&[0, 600, 1_200])), 108_000.0);
        assert_eq!(stairs(&[[0.0, 14.0], [9.0, 10.0]]), [[0.0, 14.0], [9.0, 14.0], [9.0, 10.0]]);
        assert!(stairs(&[]).is_empty());
    }
}
