//! What trainees did: kept in the folder of settings, shown, taken away, erased.

use std::{
    fs,
    path::{Path, PathBuf},
};

use bevy::prelude::*;
use bevy_egui::egui::{self, RichText, ScrollArea, Ui};

use super::{
    export::{Sheet, unwritten},
    picture::{Picture, UiAction},
    settings::Settings,
    theme,
};
use crate::{
    guide::{Outcome, Results},
    language::short_date,
    publish::{certificate, results_table},
    say,
    twin::{file_name, read_kept, write_whole},
};

/// What trainees did, and where that is kept.
#[derive(Resource, Debug)]
pub struct Training {
    /// What they did.
    pub results: Results,
    file: Option<PathBuf>,
    /// What cannot be read is not written over.
    is_locked: bool,
    /// Why it could not be read or written.
    pub refusal: Option<String>,
    /// The page that was written last.
    pub page: Option<PathBuf>,
}

impl Default for Training {
    fn default() -> Self {
        Self::load(Settings::kept("results.ron"))
    }
}

impl Training {
    /// What is kept in a file; nothing is kept without one.
    pub fn load(file: Option<PathBuf>) -> Self {
        let read = file.as_deref().map_or_else(|| Ok(Results::default()), |file| read_kept(file, Results::parse));
        let (results, refusal) = match read {
            Ok(results) => (results, None),
            Err(why) => (Results::default(), Some(why)),
        };
        let is_locked = refusal.is_some();
        Self { results, file, is_locked, refusal, page: None }
    }

    /// Adds what came of a lesson.
    pub fn finish(&mut self, trainee: &str, outcome: Outcome) {
        self.results.add(trainee, outcome);
        self.save();
    }

    /// Forgets all that a trainee did. Pages that were printed are the trainee's own.
    pub fn erase(&mut self, trainee: &str) {
        self.results.erase(trainee);
        self.save();
    }

    /// Writes a page to print into that folder.
    pub fn print(&mut self, trainee: &str, folder: &Path) {
        let Some(all) = self.results.trainees.get(trainee) else { return };
        let named = if trainee.is_empty() { "without a name" } else { trainee };
        let page = folder.join(format!("hubscope-lessons-{}.html", file_name(named)));
        match fs::write(&page, certificate(trainee, all)) {
            Ok(()) => (self.page, self.refusal) = (Some(page), None),
            Err(error) => self.refusal = Some(unwritten(&page, &error)),
        }
    }

    fn save(&mut self) {
        let Some(file) = self.file.as_ref().filter(|_| !self.is_locked) else { return };
        let text = self.results.to_ron().map_err(std::io::Error::other);
        let done = text.and_then(|text| write_whole(file, &text));
        self.refusal = done.err().map(|error| unwritten(file, &error));
    }
}

/// Whether the results are shown, and whose are about to be erased.
#[derive(Clone, Debug, Default)]
pub struct ResultsMemory {
    /// Whether they are shown.
    pub is_open: bool,
    erasing: Option<String>,
}

/// Buttons that take away what all trainees did: as a table and for other programs, on the clipboard or in a file.
fn take_away_ui(ui: &mut Ui, training: &Training) -> Option<UiAction> {
    let text = |ending: &str| match ending {
        "csv" => Some(results_table(&training.results)),
        _ => serde_json::to_string_pretty(&training.results).ok(),
    };
    let mut action = None;
    let formats = [("csv", "export-csv", "export-csv-file"), ("json", "results-json", "results-json-file")];
    for (ending, copy, save) in formats {
        if ui.button(say!(copy)).clicked()
            && let Some(text) = text(ending)
        {
            ui.ctx().copy_text(text);
            action = Some(UiAction::Copied);
        }
        if ui.button(say!(save)).on_hover_text(say!("results-file-hint")).clicked()
            && let Some(text) = text(ending)
        {
            action = Some(UiAction::SaveResults(Sheet { name: "lessons".into(), text, ending }));
        }
    }
    action
}

/// Shows what trainees did.
pub fn results_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    training: &Training,
    memory: &mut ResultsMemory,
) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let mut is_open = memory.is_open;
    let window = egui::Window::new(say!("results-title"))
        .id(egui::Id::new("Results of lessons"))
        .open(&mut is_open)
        .collapsible(false)
        .default_width(520.0);
    window.anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0]).show(ctx, |ui| {
        if let Some(why) = &training.refusal {
            ui.label(RichText::new(why).color(theme::alarm()));
        }
        if training.results.trainees.is_empty() {
            ui.label(say!("results-none"));
            if let Some(first) = picture.lessons.first()
                && ui.button(say!("results-begin", lesson = &first.title)).clicked()
            {
                actions.extend([UiAction::ToggleResults, UiAction::StartLesson(first.number)]);
            }
            return;
        }
        ui.horizontal(|ui| actions.extend(take_away_ui(ui, training)));
        let height = (ctx.content_rect().height() - 240.0).max(120.0);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for (trainee, all) in &training.results.trainees {
                let name = if trainee.is_empty() { say!("results-nameless") } else { trainee };
                ui.separator();
                ui.horizontal(|ui| {
                    ui.label(RichText::new(name).strong());
                    if ui
                        .small_button(say!("results-print"))
                        .on_hover_text(say!("results-print-hint", name = name))
                        .clicked()
                    {
                        actions.push(UiAction::PrintResults(trainee.clone()));
                    }
                    if memory.erasing.as_ref() == Some(trainee) {
                        ui.label(say!("results-erase-all"));
                        if ui.small_button(say!("results-erase")).clicked() {
                            actions.push(UiAction::EraseResults(trainee.clone()));
                            memory.erasing = None;
                        }
                        if ui.small_button(say!("results-keep")).clicked() {
                            memory.erasing = None;
                        }
                    } else if ui
                        .small_button(say!("results-erase-ask"))
                        .on_hover_text(say!("results-erase-hint", name = name))
                        .clicked()
                    {
                        memory.erasing = Some(trainee.clone());
                    }
                });
                egui::Grid::new(trainee).num_columns(4).spacing([16.0, 2.0]).show(ui, |ui| {
                    for outcome in all {
                        let at = outcome.at.zoned(picture.zone);
                        let when = say!(
                            "results-when",
                            day = short_date(&at),
                            year = at.year().to_string(),
                            time = at.strftime("%H:%M").to_string(),
                        );
                        ui.label(if outcome.is_passed { "✔" } else { "" });
                        ui.label(&outcome.title);
                        ui.label(say!(
                            "results-points",
                            points = outcome.points,
                            of = outcome.of,
                            percent = outcome.percent(),
                        ));
                        ui.label(RichText::new(when).color(theme::quiet()));
                        ui.end_row();
                    }
                });
            }
        });
        if let Some(page) = &training.page {
            ui.label(RichText::new(say!("results-written", path = page.display().to_string())).color(theme::quiet()));
        }
    });
    memory.is_open &= is_open;
    actions
}
