//! What is seen while a log is being opened, when it could not be, and when there is none.

use bevy_egui::egui::{self, Align2, ProgressBar, RichText};

use jiff::{Zoned, tz::TimeZone};

use super::{numbers::number, picture::UiAction, theme};
use crate::{
    feed::Progress,
    hub::{EventTime, PlaybackAction},
    language::weekday_date,
    say,
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
        /// Whether its beginning is shown.
        is_begun: bool,
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
        OpeningState::Reading { name, is_begun: true, .. } => say!("opening-begun", name = name),
        OpeningState::Reading { name, .. } => say!("opening-reading", name = name),
        OpeningState::Refused { name, .. } => say!("opening-refused", name = name),
        OpeningState::Listening => say!("opening-listening").to_owned(),
        OpeningState::Past { look, time, zone } => {
            let at = when(&time.zoned(zone));
            match look {
                Look::Coming(..) => say!("opening-past", at = at),
                _ => say!("opening-gone", at = at),
            }
        }
        OpeningState::Nothing => say!("opening-nothing").to_owned(),
    };
    // Where its beginning is seen, the card is not before it.
    let (anchor, offset) = match state {
        OpeningState::Reading { is_begun: true, .. } => (Align2::CENTER_TOP, [0.0, 44.0]),
        _ => (Align2::CENTER_CENTER, [0.0, 0.0]),
    };
    egui::Window::new(title).id("opening".into()).collapsible(false).resizable(false).anchor(anchor, offset).show(
        ctx,
        |ui| {
            ui.set_width(380.0);
            match state {
                OpeningState::Reading { progress, secs, .. } => {
                    let fraction = progress.fraction().unwrap_or_default();
                    // How long the rest takes is not known.
                    let bar = ProgressBar::new(fraction);
                    ui.add(if progress.is_read() { bar.animate(true) } else { bar.text(percent(fraction)) });
                    ui.label(RichText::new(in_words(progress, secs)).color(theme::quiet()));
                    if ui.button(say!("opening-cancel")).clicked() {
                        actions.push(UiAction::CancelOpening);
                    }
                }
                OpeningState::Refused { reason, .. } => {
                    ui.label(reason);
                    if ui.button(say!("opening-close")).clicked() {
                        actions.push(UiAction::DismissRefusal);
                    }
                }
                OpeningState::Listening => {
                    ui.label(say!("opening-listening-hint"));
                }
                OpeningState::Past { look, .. } => actions.extend(past_ui(ui, look)),
                OpeningState::Nothing => {
                    ui.label(say!("opening-drop"));
                    ui.horizontal(|ui| {
                        for (label, is_folder) in [("opening-file", false), ("opening-folder", true)] {
                            if ui.button(say!(label)).clicked() {
                                actions.push(UiAction::Choose { is_folder });
                            }
                        }
                    });
                }
            }
        },
    );
    actions
}

/// An instant with the day of the week and of the month.
fn when(time: &Zoned) -> String {
    say!("opening-when", date = weekday_date(time), clock = time.strftime("%H:%M").to_string())
}

fn percent(fraction: f32) -> String {
    say!("opening-percent", percent = number(f64::from(fraction) * 100.0, 0))
}

/// What is becoming of the look back.
fn past_ui(ui: &mut egui::Ui, look: &Look) -> Option<UiAction> {
    match look {
        Look::Coming(_, fraction) => {
            let text = fraction.map(percent).unwrap_or_default();
            ui.add(ProgressBar::new(fraction.unwrap_or_default()).text(text));
            ui.label(RichText::new(say!("opening-meanwhile")).color(theme::quiet()));
            // Nothing else draws a frame while the reading goes on.
            ui.ctx().request_repaint_after_secs(0.1);
        }
        Look::Failed(reason) => drop(ui.label(reason)),
        _ => {
            ui.label(say!("opening-unrecorded"));
        }
    }
    let mut action = None;
    ui.horizontal(|ui| {
        if ui.button(say!("opening-now")).clicked() {
            action = Some(PlaybackAction::ToEnd);
        }
        if matches!(look, Look::Gone) && ui.button(say!("opening-first")).clicked() {
            action = Some(PlaybackAction::ToStart);
        }
    });
    action.map(UiAction::Playback)
}

/// How much is read, how fast, and how long it will take.
fn in_words(progress: &Progress, secs: f64) -> String {
    if progress.is_read() {
        return say!("opening-ordering", secs = number(secs, 0));
    }
    let mb = |bytes: u64| bytes as f64 / 1e6;
    let rate = mb(progress.done()) / secs.max(0.1);
    let left = (mb(progress.total()) - mb(progress.done())).max(0.0) / rate.max(1e-3);
    say!(
        "opening-progress",
        done = number(mb(progress.done()), 0),
        total = number(mb(progress.total()), 0),
        rate = number(rate, 0),
        left = number(left, 0),
    )
}
