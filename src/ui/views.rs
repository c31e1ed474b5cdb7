//! The views of the scene that have no button, and those of the user's own: saved, renamed, flown to, forgotten.

use bevy_egui::egui::{RichText, Ui};

use super::{
    picture::{Picture, UiAction},
    theme,
};
use crate::{hub::layout::View, say};

/// The name of a view that is being renamed: the old one, and what is typed.
#[derive(Clone, Debug, Default)]
pub struct ViewsMemory {
    renaming: Option<(String, String)>,
}

/// A name for a new view that none has yet.
pub fn fresh_name(views: &[View]) -> String {
    let taken = |name: &String| views.iter().any(|view| view.name == *name);
    (1_u32..).map(|k| say!("views-fresh", number = k)).find(|name| !taken(name)).unwrap_or_default()
}

/// So many views of the scene have a button in the bar, where there is room, and a key.
pub const IN_THE_BAR: usize = 7;

/// Shows the menu of the views that are not among the first `shown`, which have buttons.
pub fn views_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut ViewsMemory, shown: usize) -> Vec<UiAction> {
    let mut actions = Vec::new();
    ui.menu_button(say!("views-more"), |ui| {
        ui.set_min_width(200.0);
        for view in picture.layout.views.iter().skip(shown) {
            if ui.button(view.said()).on_hover_text(say!("views-fly")).clicked() {
                actions.push(UiAction::View(view.name.clone()));
                ui.close();
            }
        }
        ui.separator();
        ui.label(RichText::new(say!("views-own")).color(theme::quiet()));
        if picture.saved.is_empty() {
            ui.label(RichText::new(say!("views-none")).color(theme::quiet()));
        }
        for view in picture.saved {
            ui.horizontal(|ui| match &mut memory.renaming {
                Some((old, typed)) if *old == view.name => {
                    let response = ui.text_edit_singleline(typed);
                    response.request_focus();
                    if response.lost_focus() || ui.input(|input| input.key_pressed(bevy_egui::egui::Key::Enter)) {
                        let name = typed.trim().to_owned();
                        let is_taken = picture.saved.iter().any(|other| other.name == name && other.name != *old);
                        if !name.is_empty() && !is_taken {
                            actions.push(UiAction::RenameView { from: old.clone(), to: name });
                        }
                        memory.renaming = None;
                    }
                }
                _ => {
                    if ui.button(&view.name).on_hover_text(say!("views-fly-own")).clicked() {
                        actions.push(UiAction::FlyToView(view.clone()));
                        ui.close();
                    }
                    if ui.small_button(say!("views-link")).on_hover_text(say!("views-link-hint")).clicked() {
                        actions.push(UiAction::CopyLink(Some(view.clone())));
                        ui.close();
                    }
                    if ui.small_button(say!("views-rename")).clicked() {
                        memory.renaming = Some((view.name.clone(), view.name.clone()));
                    }
                    if ui.small_button(say!("views-forget")).clicked() {
                        actions.push(UiAction::ForgetView(view.name.clone()));
                    }
                }
            });
        }
        ui.separator();
        if ui.button(say!("views-save")).on_hover_text(say!("views-save-key")).clicked() {
            actions.push(UiAction::SaveView(fresh_name(picture.saved)));
            ui.close();
        }
        if ui.button(say!("views-copy")).on_hover_text(say!("views-copy-key")).clicked() {
            actions.push(UiAction::CopyLink(None));
            ui.close();
        }
    });
    actions
}
