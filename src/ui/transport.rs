//! The transport bar: play, step, speed, the clock, and a field to type a time into.

use bevy_egui::egui::{self, RichText, Ui};

use super::{
    picture::{Picture, UiAction},
    theme,
};
use crate::hub::{PlaybackAction, SPEEDS, TimeInput};

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
        button(ui, "⏮", "To the start (Home)", PlaybackAction::ToStart);
        button(ui, "⏪", "Previous event (,)", PlaybackAction::StepPrevious);
        let (sign, label) = if playback.is_playing { ("⏸", "Pause") } else { ("▶", "Play") };
        button(ui, sign, label, PlaybackAction::TogglePlay);
        button(ui, "⏩", "Next event (.)", PlaybackAction::StepNext);
        button(ui, "⏭", "To the end (End)", PlaybackAction::ToEnd);
        let way = if playback.is_reversed { "Play forwards (J)" } else { "Play backwards (J)" };
        button(ui, if playback.is_reversed { "◀" } else { "↩" }, way, PlaybackAction::Reverse);
        let looped = playback.looped.is_some();
        let here = playback.time;
        let span = crate::hub::TimeSpan::from_minutes(15);
        let wanted = if looped { None } else { Some((here - span, here + span)) };
        let label = if looped { "Stop looping (L)" } else { "Loop half an hour around here (L)" };
        button(ui, if looped { "🔁" } else { "🔂" }, label, PlaybackAction::Loop(wanted));

        let chosen = speed_label(playback.speed);
        let combo = egui::ComboBox::from_id_salt("speed").selected_text(chosen).width(72.0).show_ui(ui, |ui| {
            for speed in SPEEDS {
                if ui.selectable_label(playback.speed == speed, speed_label(speed)).clicked() {
                    actions.push(UiAction::Playback(PlaybackAction::SetSpeed(speed)));
                }
            }
        });
        combo.response.on_hover_text("Speed (+ and -)");
        if let Some(edge) = playback.edge {
            let sources = picture.live.map(|live| &live.sources[..]).unwrap_or_default();
            let is_heard = sources.is_empty() || sources.iter().any(|source| !source.is_silent);
            // Two colours that nobody takes for each other, and two words.
            let (text, fill, hint) = if playback.is_live && !is_heard {
                let hint = "No source tells anything: what is shown is what was known last (Sources)";
                ("⚠ LIVE, nothing heard".to_owned(), theme::QUIET, hint)
            } else if playback.is_live {
                ("⏺ LIVE".to_owned(), theme::LIVE, "Now, as far as the sources have told")
            } else {
                let text = format!("⏴ REPLAY, {} behind", edge - playback.time);
                (text, theme::REPLAY, "What was; live goes on. Back to now (End)")
            };
            let text = RichText::new(text).color(egui::Color32::WHITE).strong();
            let response = ui.add(egui::Button::new(text).fill(fill)).on_hover_text(hint);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, "Live"));
            if response.clicked() {
                actions.push(UiAction::Playback(PlaybackAction::ToEnd));
            }
            if let Some(recording) = picture.live.and_then(|live| live.recording.as_ref()) {
                let (text, hint) = match &recording.failure {
                    Some(failure) => ("⚠ REC stopped", failure.clone()),
                    None => ("⏺ REC", format!("{} events are on disk (Sources)", recording.events)),
                };
                ui.label(RichText::new(text).color(theme::ALARM).strong()).on_hover_text(hint);
            }
        }
        let count = picture.shown.map_or(0, |shown| shown.differing.len());
        let text = match (playback.is_as_known, count) {
            (false, _) => RichText::new("As known"),
            (true, 0) => RichText::new("As known then").strong(),
            (true, count) => RichText::new(format!("As known then: {count} ≠")).color(theme::ALARM).strong(),
        };
        let response = ui.selectable_label(playback.is_as_known, text).on_hover_text(
            "Show the hub as it was known at that time, without what was learned later; ≠ counts what was otherwise (I)",
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, "As it was known then"));
        if response.clicked() {
            actions.push(UiAction::Playback(PlaybackAction::ToggleAsKnown));
        }
        ui.separator();
        ui.label(RichText::new(picture.clock(playback.time)).font(theme::figures(18.0)).strong());
        let zone = playback.time.zoned(picture.zone).strftime("%Z").to_string();
        ui.label(RichText::new(format!("{} {zone}", picture.date(playback.time))).color(theme::QUIET));
        ui.separator();
        let field = egui::TextEdit::singleline(&mut memory.typed).hint_text("Go to 14:05 or +3h").desired_width(130.0);
        let response = ui.add(field).on_hover_text("Type a time and press Enter (G)");
        if response.lost_focus()
            && ui.input(|input| input.key_pressed(egui::Key::Enter))
            && !memory.typed.trim().is_empty()
        {
            match TimeInput::parse(&memory.typed).map(|input| input.resolve(playback.time, picture.zone)) {
                Ok(Some(time)) => {
                    actions.push(UiAction::Playback(PlaybackAction::SeekTo(time)));
                    *memory = TransportMemory::default();
                }
                Ok(None) => memory.complaint = Some("That time does not exist".into()),
                Err(error) => memory.complaint = Some(error.to_string()),
            }
        }
        if let Some(complaint) = &memory.complaint {
            ui.label(RichText::new("Not a time").color(theme::ALARM)).on_hover_text(complaint);
        }
    });
    actions
}

fn speed_label(speed: f64) -> String {
    format!("{speed}×")
}
