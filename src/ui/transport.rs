//! The transport bar: play, step, speed, the clock, and a field to type a time into.

use bevy_egui::egui::{self, RichText, Ui};

use super::{
    differing::differing_ui,
    numbers,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{PlaybackAction, SPEEDS, TimeInput},
    say,
};

/// What is being typed.
#[derive(Clone, Debug, Default)]
pub struct TransportMemory {
    /// The text of the time field.
    pub typed: String,
    /// Why it is no time.
    pub complaint: Option<String>,
}

/// Shows the transport bar.
pub fn transport_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut TransportMemory) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let playback = picture.playback;
    ui.horizontal(|ui| {
        let mut button = |ui: &mut Ui, sign: &str, label: &str, action: PlaybackAction| {
            let response = ui.button(sign).on_hover_text(label);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, label));
            if response.clicked() {
                actions.push(UiAction::Playback(action));
            }
        };
        button(ui, "⏮", say!("transport-start"), PlaybackAction::ToStart);
        button(ui, "⏪", say!("transport-previous"), PlaybackAction::StepPrevious);
        let (sign, label) =
            if playback.is_playing { ("⏸", say!("transport-pause")) } else { ("▶", say!("transport-play")) };
        button(ui, sign, label, PlaybackAction::TogglePlay);
        button(ui, "⏩", say!("transport-next"), PlaybackAction::StepNext);
        button(ui, "⏭", say!("transport-end"), PlaybackAction::ToEnd);
        let way = if playback.is_reversed { say!("transport-forwards") } else { say!("transport-backwards") };
        button(ui, if playback.is_reversed { "◀" } else { "↩" }, way, PlaybackAction::Reverse);
        let looped = playback.looped.is_some();
        let here = playback.time;
        let span = crate::hub::TimeSpan::from_minutes(15);
        let wanted = if looped { None } else { Some((here - span, here + span)) };
        let label = if looped { say!("transport-loop-stop") } else { say!("transport-loop") };
        button(ui, if looped { "🔁" } else { "🔂" }, label, PlaybackAction::Loop(wanted));

        let chosen = speed_label(playback.speed);
        let combo = egui::ComboBox::from_id_salt("speed").selected_text(chosen).width(72.0).show_ui(ui, |ui| {
            for speed in SPEEDS {
                if ui.selectable_label(playback.speed == speed, speed_label(speed)).clicked() {
                    actions.push(UiAction::Playback(PlaybackAction::SetSpeed(speed)));
                }
            }
        });
        combo.response.on_hover_text(say!("transport-speed"));
        if let Some(edge) = playback.edge {
            let sources = picture.live.map(|live| &live.sources[..]).unwrap_or_default();
            let is_heard = sources.is_empty() || sources.iter().any(|source| !source.is_silent);
            // Two colours that nobody takes for each other, and two words.
            let (text, fill, hint) = if playback.is_live && !is_heard {
                (say!("transport-unheard").to_owned(), theme::quiet(), say!("transport-unheard-hint"))
            } else if playback.is_live {
                (say!("transport-live").to_owned(), theme::live(), say!("transport-live-hint"))
            } else {
                let text = say!("transport-replay", behind = (edge - playback.time).to_string());
                (text, theme::replay(), say!("transport-replay-hint"))
            };
            let text = RichText::new(text).color(egui::Color32::WHITE).strong();
            let response = ui.add(egui::Button::new(text).fill(fill)).on_hover_text(hint);
            response
                .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, say!("transport-to-live")));
            if response.clicked() {
                actions.push(UiAction::Playback(PlaybackAction::ToEnd));
            }
            if let Some(recording) = picture.live.and_then(|live| live.recording.as_ref()) {
                let (text, hint) = match &recording.failure {
                    Some(failure) => (say!("transport-rec-stopped"), failure.clone()),
                    None => (say!("transport-rec"), say!("transport-rec-hint", events = recording.events)),
                };
                ui.label(RichText::new(text).color(theme::alarm()).strong()).on_hover_text(hint);
            }
        }
        let count = picture.shown.map_or(0, |shown| shown.differing.len());
        let text = match (playback.is_as_known, count) {
            (false, _) => RichText::new(say!("transport-known")),
            (true, 0) => RichText::new(say!("transport-known-then")).strong(),
            (true, count) => {
                RichText::new(say!("transport-known-differing", count = count)).color(theme::alarm()).strong()
            }
        };
        let response = ui.selectable_label(playback.is_as_known, text).on_hover_text(say!("transport-known-hint"));
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, say!("transport-known-button")));
        if response.clicked() {
            actions.push(UiAction::Playback(PlaybackAction::ToggleAsKnown));
        }
        actions.extend(differing_ui(ui, picture));
        ui.separator();
        ui.label(RichText::new(picture.clock(playback.time)).font(theme::figures(18.0)).strong());
        let zone = playback.time.zoned(picture.zone).strftime("%Z").to_string();
        ui.label(RichText::new(format!("{} {zone}", picture.date(playback.time))).color(theme::quiet()));
        ui.separator();
        let field =
            egui::TextEdit::singleline(&mut memory.typed).hint_text(say!("transport-field")).desired_width(130.0);
        let response = ui.add(field).on_hover_text(say!("transport-field-hint"));
        if response.lost_focus()
            && ui.input(|input| input.key_pressed(egui::Key::Enter))
            && !memory.typed.trim().is_empty()
        {
            match TimeInput::parse(&memory.typed).map(|input| input.resolve(playback.time, picture.zone)) {
                Ok(Some(time)) => {
                    actions.push(UiAction::Playback(PlaybackAction::SeekTo(time)));
                    *memory = TransportMemory::default();
                }
                Ok(None) => memory.complaint = Some(say!("transport-no-such-time").into()),
                Err(error) => memory.complaint = Some(error.to_string()),
            }
        }
        if let Some(complaint) = &memory.complaint {
            ui.label(RichText::new(say!("transport-no-time")).color(theme::alarm())).on_hover_text(complaint);
        }
    });
    actions
}

fn speed_label(speed: f64) -> String {
    format!("{}×", numbers::localized(&speed.to_string()))
}
