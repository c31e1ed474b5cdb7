//! The first start: three doors, over the running hub.

use bevy_egui::egui::{self, Key, Modifiers, RichText};

use super::{
    keys,
    picture::{Picture, UiAction},
    theme,
};
use crate::{guide::Day, say};

/// The day with an incident that is shown to who asks for one.
pub fn incident_day() -> Day {
    Day::Simulated { incidents: vec!["sorter-jam".into()], seed: 1 }
}

/// Shows the doors; whether one of them was taken, or none wanted, comes back among the actions as [`UiAction::Welcomed`].
pub fn welcome_ui(ctx: &egui::Context, picture: &Picture<'_>, free: egui::Rect) -> Vec<UiAction> {
    let mut actions = Vec::new();
    // What is typed into Search is for Search.
    let is_typed = keys::are_typed(ctx);
    let key = |key: Key| !is_typed && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let is_dismissed = key(Key::Escape);
    let taken = [Key::Num1, Key::Num2, Key::Num3].map(key);
    let mut door = |ui: &mut egui::Ui, number: usize, (title, words): (&str, &str), doing: Option<UiAction>| {
        let text = RichText::new(title).size(16.0).strong();
        let size = egui::vec2(168.0, 34.0);
        ui.vertical(|ui| {
            ui.set_width(size.x);
            let button = ui.add_enabled(doing.is_some(), egui::Button::new(text).min_size(size));
            let is_taken = button.on_hover_text(say!("welcome-key", key = number)).clicked();
            if is_taken || (taken[number - 1] && doing.is_some()) {
                actions.extend(doing);
                actions.push(UiAction::Welcomed);
            }
            ui.label(RichText::new(words).color(theme::quiet()));
        });
    };
    let mut is_alone = false;
    let width = 3.0 * 168.0 + 2.0 * ctx.global_style().spacing.item_spacing.x + 16.0;
    theme::card(ctx, "welcome", free, width, |ui| {
        ui.label(RichText::new(say!("welcome-question")).size(15.0));
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let tour = picture.tours.first().map(|tour| UiAction::StartTour(tour.number));
            door(ui, 1, (say!("welcome-tour"), say!("welcome-tour-words")), tour);
            let lesson = picture.lessons.first().map(|line| UiAction::StartLesson(line.number));
            door(ui, 2, (say!("welcome-lesson"), say!("welcome-lesson-words")), lesson);
            let incident = Some(UiAction::ShowIncidentOf(incident_day()));
            door(ui, 3, (say!("welcome-incident"), say!("welcome-incident-words")), incident);
        });
        ui.add_space(4.0);
        is_alone = ui.button(say!("welcome-alone")).on_hover_text(say!("welcome-alone-key")).clicked();
    });
    if is_alone || is_dismissed {
        actions.push(UiAction::Welcomed);
    }
    actions
}
