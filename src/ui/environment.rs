//! The environment: the way of the light from the sun to the hub and of the rain to the river, in numbers.

use bevy_egui::egui::{
    self, Align2, CollapsingHeader, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::{
    export,
    numbers::{localized, number},
    page::Panel,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    environment::{self, Chain, Factor, Mode, Part, Pool, Report, Row, Site, Valve, rows},
    hub::layout::{Grounds, said},
    language::known,
    publish::{element_words, environment_table},
    say,
};

/// What was worked out last, and of which state of the log and which minute.
#[derive(Debug, Default)]
pub struct EnvironmentMemory {
    found: Option<((u64, i64), Report)>,
}

impl EnvironmentMemory {
    /// The report of the minute of the playhead, which is worked out once a minute of the hub.
    pub fn report<'a>(&'a mut self, picture: &Picture<'a>) -> Option<(&'a Site, &'a Report)> {
        let site = picture.norms.site.as_ref()?;
        let at = picture.playback.time;
        let key = (picture.log.version(), at.nanos().div_euclid(60_000_000_000));
        if self.found.as_ref().is_none_or(|(of, _)| *of != key) {
            let found = environment::report(picture.log, picture.layout, site, picture.zone, at).ok()?;
            self.found = Some((key, found));
        }
        self.found.as_ref().map(|(_, report)| (site, report))
    }
}

/// Shows the environment.
pub fn environment_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut EnvironmentMemory) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let Some((site, report)) = memory.report(picture) else {
        ui.label(say!("environment-none"));
        return actions;
    };
    let grounds = &picture.layout.grounds;
    let rows = rows(report, site);
    ScrollArea::vertical().id_salt("environment").auto_shrink([false, false]).show(ui, |ui| {
        actions.extend(power_ui(ui, &rows, report));
        ui.separator();
        actions.extend(water_ui(ui, &rows, grounds, report));
        ui.separator();
        actions.extend(transport_ui(ui, &rows, site, report));
        actions.extend(chains_ui(ui, picture, site, report));
        ui.separator();
        if let Some(since) = report.since {
            let text = say!("environment-since", since = picture.clock(since));
            ui.label(RichText::new(text).color(theme::alarm())).on_hover_text(say!("environment-since-hint"));
        }
        if report.missing_minutes > 0 {
            let text = say!("environment-missing", minutes = report.missing_minutes);
            ui.label(RichText::new(text).color(theme::alarm())).on_hover_text(say!("environment-missing-hint"));
        }
        actions.extend(export::take_ui(ui, picture, "environment", Some(Panel::Environment), || {
            environment_table(report, site, picture.log)
        }));
        CollapsingHeader::new(say!("environment-basis")).id_salt("basis").show(ui, |ui| basis_ui(ui, grounds, site));
    });
    actions
}

/// A value with a unit, or that nobody measures it.
fn some(value: Option<f64>, digits: usize, unit: &str) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{} {unit}", number(value, digits)).trim_end().to_owned())
}

/// All figures of a part.
fn figures_ui(ui: &mut Ui, part: Part, rows: &[Row]) -> Vec<UiAction> {
    let mut actions = Vec::new();
    for (at, line) in rows.iter().enumerate().filter(|(_, line)| line.figure.part == part) {
        let figure = line.figure;
        let value = line.text().map(|value| format!("{} {}", localized(&value), figure.unit).trim_end().to_owned());
        let value = value.unwrap_or_else(|| "-".to_owned());
        let hint = say!("environment-figure-hint", formula = figure.formula(), source = figure.source());
        let label = row(ui, &line.label, value, &format!("{hint}\n{}", say!("environment-course-hint")));
        if label.interact(Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            actions.push(UiAction::ShowCourse(at));
        }
    }
    actions
}

/// What is not as it should be: by its colour, and by a sign for who does not see that.
fn warn(ui: &mut Ui, text: String) -> egui::Response {
    ui.label(RichText::new(format!("⚠ {text}")).color(theme::alarm()).strong())
}

/// What is measured; where nobody measures it, what the model says, marked as that.
fn or_modelled(measured: Option<f64>, modelled: Option<f64>, digits: usize, unit: &str) -> String {
    match (measured, modelled) {
        (None, Some(modelled)) => format!("~ {}", some(Some(modelled), digits, unit)),
        (measured, _) => some(measured, digits, unit),
    }
}

fn power_ui(ui: &mut Ui, rows: &[Row], report: &Report) -> Vec<UiAction> {
    let power = &report.power;
    ui.label(RichText::new(Part::Power.label()).strong());
    chain_ui(
        ui,
        &[
            (say!("environment-sun"), or_modelled(power.irradiance, Some(power.irradiance_model), 0, "W/m²")),
            (say!("environment-roof"), or_modelled(power.pv_kw, power.pv_model_kw, 0, "kW")),
            (say!("environment-hub"), or_modelled(power.load_kw, Some(power.load_model_kw), 0, "kW")),
            (say!("environment-sorters"), or_modelled(None, power.sorting_model_kw, 0, "kW")),
        ],
        None,
    )
    .on_hover_text(say!("environment-modelled"));
    if power.irradiance.is_none() && power.irradiance_model > 0.0 {
        let text = say!("environment-light", light = number(power.irradiance_model, 0));
        ui.label(RichText::new(text).color(theme::quiet())).on_hover_text(say!("environment-light-hint"));
    }
    figures_ui(ui, Part::Power, rows)
}

fn water_ui(ui: &mut Ui, rows: &[Row], grounds: &Grounds, report: &Report) -> Vec<UiAction> {
    let water = &report.water;
    ui.label(RichText::new(Part::Water.label()).strong());
    for pool in &water.basins {
        basin_ui(ui, pool, water.rain_mm_per_h);
    }
    if let Some(separator) = &grounds.separator {
        let flow = |value: Option<f64>| some(value, 0, "L/s");
        // What runs off where fuel may be spilled goes through the separator first.
        chain_ui(
            ui,
            &[
                (say!("environment-yards"), flow(water.separator_l_per_s)),
                (
                    say!("environment-separator"),
                    flow(water.separator_l_per_s.map(|into| into.min(separator.nominal_l_per_s))),
                ),
                (say!("environment-basin"), say!("environment-cleaned").to_owned()),
            ],
            None,
        );
        if water.separator_l_per_s.is_some_and(|into| into > separator.nominal_l_per_s) {
            warn(ui, say!("environment-separator-full", most = number(separator.nominal_l_per_s, 0)));
        }
    }
    figures_ui(ui, Part::Water, rows)
}

/// The way of the rain through a basin.
fn basin_ui(ui: &mut Ui, pool: &Pool, rain_mm_per_h: Option<f64>) {
    let (basin, level) = (&pool.basin, pool.level());
    let (outlet, name) = (said(&basin.outlet), said(&basin.name));
    let outlet = outlet.trim_start_matches("the ");
    chain_ui(
        ui,
        &[
            (say!("environment-rain"), some(rain_mm_per_h, 1, "mm/h")),
            (&name, or_modelled(pool.level_m, pool.modelled(pool.level_model_m), 2, "m")),
            (outlet, some(pool.outflow_l_per_s(), 0, "L/s")),
        ],
        Some((1, (level.unwrap_or_default() / basin.depth_m) as f32)),
    );
    match pool.valve() {
        Valve::Shut => drop(warn(ui, say!("environment-valve-shut", basin = &*name))),
        Valve::Open => {
            let (value, hint) = if pool.valve == Some(true) {
                ("environment-valve-open", "environment-valve-told")
            } else {
                ("environment-valve-assumed", "environment-valve-untold")
            };
            row(ui, say!("environment-valve"), say!(value).to_owned(), say!(hint));
        }
    }
    if level.is_some_and(|level| level > basin.limit_m) {
        warn(ui, say!("environment-basin-high", basin = &*name, limit = basin.limit_m));
    }
}

fn transport_ui(ui: &mut Ui, rows: &[Row], site: &Site, report: &Report) -> Vec<UiAction> {
    let (transport, noise, flights) = (&report.transport, &report.noise, &site.movements);
    ui.label(RichText::new(Part::Transport.label()).strong());
    for leg in &transport.legs {
        let lane = &site.lanes[leg.lane];
        let label = if leg.is_inbound {
            say!("environment-from", mode = lane.mode.label(), lane = known(&lane.name))
        } else {
            say!("environment-to", mode = lane.mode.label(), lane = known(&lane.name))
        };
        let hint = say!(
            "environment-leg-hint",
            vehicles = leg.vehicles,
            tonnes = number(leg.tonnes, 1),
            assumed = number(leg.assumed_tonnes, 1),
            activity = number(leg.tonne_km, 0),
            mode = say!(within_words(lane.mode)),
            basis = known(&lane.basis),
        );
        // What is assumed is marked.
        let mark = if leg.assumed_tonnes > 0.0 { "~ " } else { "" };
        row(ui, &label, format!("{mark}{} kg CO2e", number(leg.kg_co2e, 0)), &hint);
    }
    if noise.last_night > flights.night_limit {
        let text = say!("environment-night", flights = noise.last_night, limit = flights.night_limit);
        warn(ui, text).on_hover_text(known(&flights.basis));
    }
    if noise.week > flights.week_limit {
        let text = say!("environment-week", flights = noise.week, limit = flights.week_limit);
        warn(ui, text).on_hover_text(known(&flights.basis));
    }
    figures_ui(ui, Part::Transport, rows)
}

/// The chains of the consignments that came and left, those that gave off most first; one is gone to by a click.
fn chains_ui(ui: &mut Ui, picture: &Picture<'_>, site: &Site, report: &Report) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let mut chains: Vec<&Chain> = report.transport.chains.iter().collect();
    if chains.is_empty() {
        return actions;
    }
    chains.sort_by(|a, b| b.kg_co2e().total_cmp(&a.kg_co2e()));
    let title = say!("environment-chains", many = chains.len());
    CollapsingHeader::new(title).id_salt("chains").show(ui, |ui| {
        let height = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
        let list = ScrollArea::vertical().id_salt("chains").max_height(180.0).auto_shrink([false, true]);
        list.show_rows(ui, height, chains.len(), |ui, rows| {
            for chain in &chains[rows] {
                let name = picture.log.object_name(chain.object);
                let mark = if chain.is_assumed() { "~ " } else { "" };
                let text = format!("{name}  {mark}{} kg CO2e", number(chain.kg_co2e(), 0));
                let elements: Vec<String> = chain.elements.iter().map(|element| element_words(element, site)).collect();
                let line = ui.selectable_label(picture.object == Some(chain.object), text);
                if line.on_hover_text(elements.join("\n")).clicked() {
                    actions.extend([UiAction::Select(chain.object), UiAction::FlyTo(chain.object)]);
                }
            }
        });
    });
    actions
}

/// The message of a mode as it stands within a sentence, where some languages write it otherwise.
const fn within_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Air => "environment-mode-air",
        Mode::Road => "environment-mode-road",
        Mode::Rail => "environment-mode-rail",
    }
}

fn basis_ui(ui: &mut Ui, grounds: &Grounds, site: &Site) {
    let mut note = |text: String| {
        ui.label(RichText::new(text).small());
    };
    grounds.bases().into_iter().chain(site.bases()).for_each(&mut note);
    note(say!("environment-factors", version = &site.factors_version));
    site.factors.iter().map(Factor::words).for_each(note);
}

fn row(ui: &mut Ui, label: &str, value: String, hint: &str) -> egui::Response {
    let line = ui.horizontal(|ui| {
        let shown = ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            // The scroll bar lies over what is at the edge.
            ui.add_space(8.0);
            ui.label(RichText::new(value).font(theme::figures(12.0))).on_hover_text(hint);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                // A long name gives way to its value.
                let more = say!("environment-row-hint", label = label.trim_start(), hint = hint);
                ui.add(egui::Label::new(label).truncate()).on_hover_text(more)
            })
        });
        shown.inner.inner
    });
    line.inner
}

/// Boxes with arrows between them; one of them may be filled in part.
fn chain_ui(ui: &mut Ui, parts: &[(&str, String)], filled: Option<(usize, f32)>) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
    let said: Vec<String> = parts.iter().map(|(title, value)| format!("{title} {value}")).collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, said.join(", ")));
    let painter = ui.painter_at(rect);
    let gap = if parts.len() > 3 { 9.0 } else { 12.0 };
    let last = parts.len().saturating_sub(1);
    let width = (rect.width() - last as f32 * gap) / parts.len().max(1) as f32;
    for (k, (title, value)) in parts.iter().enumerate() {
        let left = rect.left() + k as f32 * (width + gap);
        let room = egui::Rect::from_min_size(pos2(left, rect.top() + 2.0), vec2(width, rect.height() - 6.0));
        painter.rect_filled(room, 4.0, egui::Color32::WHITE);
        if let Some((_, filled)) = filled.filter(|(which, _)| k == *which) {
            let height = room.height() * filled.clamp(0.0, 1.0);
            let water = egui::Rect::from_min_max(pos2(room.left(), room.bottom() - height), room.max);
            painter.rect_filled(water, 4.0, theme::bar());
        }
        painter.rect_stroke(room, 4.0, Stroke::new(1.0, theme::line()), StrokeKind::Inside);
        painter.text(
            room.center_top() + vec2(0.0, 4.0),
            Align2::CENTER_TOP,
            title,
            egui::FontId::proportional(11.0),
            theme::quiet(),
        );
        // A long value is written smaller, so that all of it is read.
        let galley = |size: f32| painter.layout_no_wrap(value.clone(), theme::figures(size), theme::ink());
        let usual = galley(11.0);
        let fits = ((width - 8.0) / usual.size().x.max(1.0)).min(1.0);
        let words = if fits < 1.0 { galley(11.0 * fits) } else { usual };
        let at = Align2::CENTER_BOTTOM.anchor_size(room.center_bottom() - vec2(0.0, 5.0), words.size());
        painter.galley(at.min, words, theme::ink());
        if k < last {
            let from = pos2(room.right() + 2.0, room.center().y);
            painter.arrow(from, vec2(gap - 4.0, 0.0), Stroke::new(1.5, theme::quiet()));
        }
    }
    response
}
