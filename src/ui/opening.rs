//! What is seen while a log is being opened, when it could not be, and when there is none.

use bevy_egui::egui::{self, Align2, ProgressBar, RichText};

use jiff::tz::TimeZone;

use super::{picture::UiAction, theme};
use crate::{
    feed::Progress,
    hub::{EventTime, PlaybackAction},
    twin::Look,
};

/// What is becoming of a log.
#[derive(Clone, Copy)]
pub enum OpeningState<'a> {
    /// It is being read.
    Reading {
        /// What it is called.
        name: &'a str,
        /// How far it is.
        progress: &'a Progress,
        /// Seconds since it began.
        secs: f64,
    },
    /// It was refused.
    Refused {
        /// What it is called.
        name: &'a str,
        /// Why, in a sentence.
        reason: &'a str,
    },
    /// Nothing has arrived yet.
    Listening,
    /// What left memory is looked for while live goes on.
    Past {
        /// How that is going.
        look: &'a Look,
        /// Of when it is.
        time: EventTime,
        /// The clock of the site.
        zone: &'a TimeZone,
    },
    /// Nothing is open.
    Nothing,
}

/// Shows a card in the middle of the picture.
pub fn opening_ui(ctx: &egui::Context, state: OpeningState<'_>) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let title = match state {
        OpeningState::Reading { name, .. } => format!("Opening {name}"),
        OpeningState::Refused { name, .. } => format!("{name} could not be opened"),
        OpeningState::Listening => "Nothing has arrived yet".to_owned(),
        OpeningState::Past { look, time, zone } => {
            let at = time.zoned(zone).strftime("%a %-d %b, %H:%M");
            match look {
                Look::Coming(..) => format!("Reading {at} from the recording"),
                _ => format!("{at} is no longer in memory"),
            }
        }
        OpeningState::Nothing => "No log is open".to_owned(),
    };
    egui::Window::new(title)
        .id("opening".into())
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            ui.set_width(380.0);
            match state {
                OpeningState::Reading { progress, secs, .. } => {
                    let fraction = progress.fraction().unwrap_or_default();
                    ui.add(ProgressBar::new(fraction).text(format!("{:.0} %", fraction * 100.0)));
                    ui.label(RichText::new(in_words(progress, secs)).color(theme::QUIET));
                    if ui.button("Cancel").clicked() {
                        actions.push(UiAction::CancelOpening);
                    }
                }
                OpeningState::Refused { reason, .. } => {
                    ui.label(reason);
                    if ui.button("Close").clicked() {
                        actions.push(UiAction::DismissRefusal);
                    }
                }
                OpeningState::Listening => {
                    ui.label(
                        "The picture begins with the first event; Sources on the left tells how each source is doing.",
                    );
                }
                OpeningState::Past { look, .. } => actions.extend(past_ui(ui, look)),
                OpeningState::Nothing => {
                    ui.label("Drop a file or a folder of logs onto the window, or choose one.");
                    ui.horizontal(|ui| {
                        for (label, is_folder) in [("A file… (Ctrl+O)", false), ("A folder…", true)] {
                            if ui.button(label).clicked() {
                                actions.push(UiAction::Choose { is_folder });
                            }
                        }
                    });
                }
            }
        });
    actions
}

/// What is becoming of the look back.
fn past_ui(ui: &mut egui::Ui, look: &Look) -> Option<UiAction> {
    match look {
        Look::Coming(_, fraction) => {
            let text = fraction.map(|fraction| format!("{:.0} %", fraction * 100.0)).unwrap_or_default();
            ui.add(ProgressBar::new(fraction.unwrap_or_default()).text(text));
            ui.label(RichText::new("What arrives meanwhile is taken in.").color(theme::QUIET));
            // Nothing else draws a frame while the reading goes on.
            ui.ctx().request_repaint_after_secs(0.1);
        }
        Look::Failed(reason) => drop(ui.label(reason)),
        _ => {
            ui.label("Nothing was recorded then. What is recorded from now on (Sources, on the left) can come back.");
        }
    }
    let mut action = None;
    ui.horizontal(|ui| {
        if ui.button("Back to now (End)").clicked() {
            action = Some(PlaybackAction::ToEnd);
        }
        if matches!(look, Look::Gone) && ui.button("The first that is still there (Home)").clicked() {
            action = Some(PlaybackAction::ToStart);
        }
    });
    action.map(UiAction::Playback)
}

/// How much is read, how fast, and how long it will take.
fn in_words(progress: &Progress, secs: f64) -> String {
    if progress.is_read() {
        return "Putting the events in order".into();
    }
    let mb = |bytes: u64| bytes as f64 / 1e6;
    let rate = mb(progress.done()) / secs.max(0.1);
    let left = (mb(progress.total()) - mb(progress.done())).max(0.0) / rate.max(1e-3);
    format!("{:.0} of {:.0} MB, {rate:.0} MB/s, {left:.0} s left", mb(progress.done()), mb(progress.total()))
}
