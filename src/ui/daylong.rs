//! The environment over the day: a figure on the clock of the site, and beside it what models make of the same.

use bevy_egui::egui::{Align, Layout, RichText, ScrollArea, TextWrapMode, Ui, vec2};

use super::{
    export::Take,
    picture::{Picture, UiAction},
    plot::{Curve, plot_ui, secs},
    theme,
};
use crate::{
    environment::{self, Part, Report, Row, Site, rows},
    hub::{EventTime, TimeSpan},
    language::numerals::localized,
    publish::day_table,
    say,
};

/// What is looked at.
#[derive(Default)]
pub struct DaylongMemory {
    /// The figure, by its number among the rows.
    pub chosen: Option<usize>,
    course: Option<(Of, Course)>,
}

/// Of which state of the log, of which day, and of a log that grows up to which minute a course is.
type Of = (u64, EventTime, i64);

/// Every figure at instants of a day.
struct Course {
    values: Vec<(EventTime, Vec<Option<f64>>)>,
    /// That of its last instant.
    last: Report,
}

/// So far apart its instants are.
const STEP: TimeSpan = TimeSpan::from_minutes(10);

impl Course {
    fn of(picture: &Picture<'_>, site: &Site) -> Option<Self> {
        let (log, layout, zone) = (picture.log, picture.layout, picture.zone);
        let reports = environment::course(log, layout, site, zone, picture.playback.time, STEP).ok()?;
        let values = |report: &Report| (report.at, rows(report, site).into_iter().map(|row| row.value).collect());
        Some(Self { values: reports.iter().map(values).collect(), last: reports.into_iter().next_back()? })
    }

    /// The parts of a line of that row, between instants at which it has no value.
    fn parts(&self, row: usize) -> impl Iterator<Item = Vec<[f64; 2]>> {
        let value = move |values: &[Option<f64>]| values.get(row).copied().flatten();
        self.values
            .chunk_by(move |a, b| value(&a.1).is_some() == value(&b.1).is_some())
            .map(move |part| part.iter().filter_map(|(time, all)| Some([secs(*time), value(all)?])).collect())
            .filter(|part: &Vec<_>| !part.is_empty())
    }
}

impl DaylongMemory {
    fn course(&mut self, picture: &Picture<'_>, site: &Site) -> Option<&Course> {
        let now = picture.playback.time;
        // A log that grows has another course with every event; once a minute is enough for the eye.
        let (version, minute) = match picture.live {
            Some(_) => (0, now.nanos().div_euclid(60_000_000_000)),
            None => (picture.log.version(), 0),
        };
        let of = (version, now.midnight(picture.zone), minute);
        if self.course.as_ref().is_none_or(|(known, _)| *known != of) {
            self.course = Course::of(picture, site).map(|course| (of, course));
        }
        self.course.as_ref().map(|(_, course)| course)
    }
}

/// The rows that are drawn with one: it and its parts, or the whole that it is a part of, in the same unit.
fn drawn(rows: &[Row], chosen: usize) -> Vec<usize> {
    let Some(row) = rows.get(chosen) else { return Vec::new() };
    let whole = (0..=chosen).rev().find(|at| !rows[*at].figure.is_part).unwrap_or(chosen);
    let end = (whole + 1..rows.len()).find(|at| !rows[*at].figure.is_part).unwrap_or(rows.len());
    (whole..end).filter(|at| rows[*at].figure.unit == row.figure.unit).collect()
}

/// Shows the figures of the environment over the day.
pub fn daylong_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut DaylongMemory, taken: Take) -> Vec<UiAction> {
    let wanted = memory.chosen;
    let course = picture.norms.site.as_ref().and_then(|site| Some((site, memory.course(picture, site)?)));
    let Some((site, course)) = course else {
        ui.label(RichText::new(say!("environment-none")).color(theme::quiet()));
        return Vec::new();
    };
    let mut actions = Vec::new();
    let rows = rows(&course.last, site);
    // At first what the roof gives, beside its model.
    let first = || rows.iter().position(|row| row.figure.unit == "kW").unwrap_or_default();
    let mut chosen = wanted.unwrap_or_else(first).min(rows.len().saturating_sub(1));
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        let height = ui.available_height();
        ui.allocate_ui_with_layout(vec2(260.0, height), Layout::top_down(Align::Min), |ui| {
            ScrollArea::vertical().id_salt("daylong").auto_shrink([false, false]).show(ui, |ui| {
                ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
                for part in [Part::Power, Part::Water, Part::Transport] {
                    ui.label(RichText::new(part.label()).color(theme::quiet()));
                    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.figure.part == part) {
                        let label = ui.selectable_label(at == chosen, &row.label).on_hover_text(format!(
                            "{}\n{}",
                            row.name,
                            row.figure.formula()
                        ));
                        if label.clicked() {
                            chosen = at;
                        }
                    }
                    ui.add_space(6.0);
                }
            });
        });
        ui.separator();
        ui.vertical(|ui| {
            let Some(row) = rows.get(chosen) else { return };
            ui.label(RichText::new(&row.name).heading());
            let hint = say!("environment-figure-hint", formula = row.figure.formula(), source = row.figure.source());
            ui.label(RichText::new(hint).small().color(theme::quiet()));
            let (at, day) = (picture.clock(course.last.at), picture.date(picture.playback.time));
            let value = row.text().map(|value| format!("{} {}", localized(&value), row.figure.unit));
            let value = value.unwrap_or_else(|| "-".to_owned());
            ui.label(say!("daylong-last", day = day, clock = at, value = value.trim_end()));
            let shown = drawn(&rows, chosen);
            let line = |at: &usize| {
                let (at, row) = (*at, &rows[*at]);
                course.parts(at).map(move |points| Curve {
                    name: row.name.clone(),
                    points,
                    is_modelled: row.figure.is_part,
                    reach: STEP.secs(),
                })
            };
            let lines: Vec<Curve> = shown.iter().flat_map(line).collect();
            actions.extend(taken.of(ui.ctx(), picture, "environment-day", || day_table(&rows, &shown, &course.values)));
            if lines.is_empty() {
                ui.label(RichText::new(say!("daylong-nothing")).color(theme::quiet()));
                return;
            }
            let id = format!("environment {chosen}");
            let height = (ui.available_height() - 30.0).max(120.0);
            actions.extend(plot_ui(ui, picture, &id, row.figure.unit, lines, (None, None), height));
        });
    });
    memory.chosen = Some(chosen);
    actions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, layout::scene::liege};

    #[test]
    fn a_figure_is_drawn_with_its_models_in_its_own_unit() {
        let (site, layout) = (Site::bundled().expect("a site"), liege());
        let at = EventTime::parse("2021-11-08T12:00:00Z").expect("a time");
        let report = environment::report(&EventLog::default(), &layout, &site, &jiff::tz::TimeZone::UTC, at);
        let rows = rows(&report.expect("a report"), &site);
        let names = |name: &str| {
            let chosen = rows.iter().position(|row| row.name == name).expect("a row");
            drawn(&rows, chosen).into_iter().map(|at| rows[at].name.as_str()).collect::<Vec<_>>()
        };
        let light = [
            "Light on the level",
            "Light on the level, by sun and clouds",
            "Light on the level, measured less modelled",
        ];
        assert_eq!(names("Light on the level"), light);
        assert_eq!(names("Light on the level, by sun and clouds"), light);
        assert_eq!(names("Light on the level, of it modelled today"), ["Light on the level, of it modelled today"]);
        assert_eq!(names("From the grid"), ["From the grid"]);
        assert!(drawn(&rows, rows.len()).is_empty());
    }
}
