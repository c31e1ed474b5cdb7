//! What was known then and was not so: each thing of which something was learned only later, with both.

use bevy_egui::egui::{RichText, ScrollArea, Ui};

use super::{
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{Location, ObjectState},
    say,
};

/// So many are listed; the picture marks all of them.
const MOST: usize = 200;

/// The list, behind a sign, while the hub is shown as it was known.
pub fn differing_ui(ui: &mut Ui, picture: &Picture<'_>) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let differing = picture.shown.map(|shown| &shown.differing[..]).unwrap_or_default();
    if differing.is_empty() {
        return actions;
    }
    let menu = ui.menu_button(say!("differing-menu"), |ui| {
        ui.set_min_width(320.0);
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for object in differing.iter().copied().take(MOST) {
                if ui.link(picture.log.object_name(object)).clicked() {
                    actions.extend([UiAction::Select(object), UiAction::FlyTo(object)]);
                    ui.close();
                }
                let known = words(picture, picture.state.get(object).copied());
                let was = words(picture, picture.log.object_at(object, picture.playback.time));
                let both = say!("differing-both", known = known, was = was);
                ui.label(RichText::new(both).small().color(theme::quiet()));
            }
            if differing.len() > MOST {
                ui.label(say!("check-more", count = differing.len() - MOST));
            }
        });
    });
    menu.response.on_hover_text(say!("differing-hint"));
    actions
}

/// Where something is, and its last status.
fn words(picture: &Picture<'_>, state: Option<ObjectState>) -> String {
    let Some(state) = state else { return say!("differing-absent").into() };
    let place = |place| picture.place_label(place).0.into_owned();
    let location = match state.location {
        Location::At(at) => place(at),
        Location::Moving { to, .. } => say!("differing-on-way", to = place(to)),
        Location::Inside(parent) => say!("differing-inside", parent = picture.log.object_name(parent)),
        Location::Unplaced => say!("inspector-unplaced").into(),
    };
    let held = if state.is_held { say!("differing-held") } else { "" };
    match state.status {
        Some(status) => format!("{location}, {}{held}", status.code()),
        None => format!("{location}{held}"),
    }
}
