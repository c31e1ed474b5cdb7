//! The live sources: what each is doing, how far behind it is, and what was lost or late. Nothing is hidden.

use bevy_egui::egui::{RichText, ScrollArea, Ui};

use super::{
    picture::{LiveView, Picture},
    theme,
};
use crate::{feed::live::State, hub::TimeSpan, twin::SourceView};

/// Shows the sources.
pub fn sources_ui(ui: &mut Ui, picture: &Picture<'_>, live: &LiveView) {
    ui.label(format!("The picture is {} behind the sources", live.buffer)).on_hover_text(
        "What arrives within this time is in the picture when it should be; what comes later is put in its place",
    );
    if let Some(recording) = &live.recording {
        match &recording.failure {
            Some(failure) => {
                ui.label(RichText::new(failure).color(theme::ALARM).strong());
            }
            None => {
                let text = format!("Recorded: {} events, {} sealed segments", recording.events, recording.segments);
                ui.label(text);
            }
        }
    } else {
        ui.label(RichText::new("Not recorded; --record FOLDER does that").color(theme::QUIET));
    }
    ui.separator();
    ScrollArea::vertical().id_salt("sources").auto_shrink([false, false]).show(ui, |ui| {
        for source in &live.sources {
            source_ui(ui, picture, source);
            ui.separator();
        }
    });
}

fn source_ui(ui: &mut Ui, picture: &Picture<'_>, source: &SourceView) {
    let status = &source.status;
    ui.label(RichText::new(&source.address).strong());
    let (sign, colour) = match status.state {
        State::Live => ("▶", theme::INK),
        State::Connecting => ("…", theme::QUIET),
        State::Lost => ("⚠", theme::ALARM),
        State::Ended => ("⏹", theme::QUIET),
    };
    ui.label(RichText::new(format!("{sign} {}", status.state.label())).color(colour));
    if let Some(reason) = &status.reason {
        ui.label(RichText::new(reason).small().color(theme::ALARM));
    }
    ui.label(format!("{} events", status.events));
    if let Some(last) = status.last_event {
        ui.label(
            RichText::new(format!("Last event of {} {}", picture.date(last), picture.clock(last))).color(theme::QUIET),
        );
    }
    if let Some(lag) = source.lag {
        let text = match lag {
            lag if lag < TimeSpan::ZERO => format!("Its clock is {} ahead of ours", TimeSpan::ZERO - lag),
            lag if lag > TimeSpan::from_minutes(1) => {
                format!("It tells of what was {lag} ago, or its clock is as far behind ours")
            }
            lag => format!("Events take {:.2} s to get here", lag.secs()),
        };
        ui.label(RichText::new(text).color(theme::QUIET));
    }
    for (count, what) in
        [(source.late, "too late for the live picture"), (status.bad, "unreadable"), (status.losses, "times lost")]
    {
        if count > 0 {
            ui.label(RichText::new(format!("{count} {what}")).color(theme::ALARM));
        }
    }
}
