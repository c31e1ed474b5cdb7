//! The panels around the picture: the bar above, the time below, what is there on the left, what is chosen on the right.

use bevy_egui::egui;

use super::{
    Memory, Tab,
    bar::bar_ui,
    environment::environment_ui,
    explorer::explorer_ui,
    incidents::incidents_ui,
    inspector::inspector_ui,
    picture::{Picture, UiAction},
    sources::sources_ui,
    timeline::timeline_ui,
    transport::transport_ui,
};
use crate::{
    say,
    twin::{Session, figures},
};

/// In less height than that, in points, the panel on the left scrolls as a whole.
const LEAST_EXPLORER: f32 = 480.0;

/// The panels around the picture, and what was asked for in them.
pub fn frame_ui(root: &mut egui::Ui, picture: &Picture<'_>, session: &Session, memory: &mut Memory) -> Vec<UiAction> {
    let mut actions = Vec::new();
    egui::Panel::top("bar").show(root, |ui| {
        actions.extend(bar_ui(ui, picture, &session.name, (&mut memory.views, &mut memory.heat)));
    });
    egui::Panel::bottom("time").show(root, |ui| {
        ui.add_space(2.0);
        actions.extend(timeline_ui(ui, picture, &mut memory.timeline));
        actions.extend(transport_ui(ui, picture, &mut memory.transport));
        ui.add_space(2.0);
    });
    if !picture.is_simple {
        actions.extend(left_ui(root, picture, session, memory));
    }
    if picture.object.is_some() || picture.place.is_some() {
        egui::Panel::right("inspector").default_size(memory.arrangement.right()).show(root, |ui| {
            ui.add_space(4.0);
            actions.extend(inspector_ui(ui, picture));
        });
    }
    actions
}

/// The panel on the left.
fn left_ui(root: &mut egui::Ui, picture: &Picture<'_>, session: &Session, memory: &mut Memory) -> Vec<UiAction> {
    let mut actions = Vec::new();
    egui::Panel::left("explorer").default_size(memory.arrangement.left()).show(root, |ui| {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            (ui.spacing_mut().item_spacing.x, ui.spacing_mut().button_padding.x) = (2.0, 5.0);
            ui.selectable_value(&mut memory.tab, Tab::Hub, say!("mod-tab-hub"));
            // How many there are says something, too.
            let incidents = match picture.are_incidents_withheld {
                true => say!("mod-tab-incidents-withheld").to_owned(),
                false => say!("mod-tab-incidents", count = picture.incidents.len()),
            };
            ui.selectable_value(&mut memory.tab, Tab::Incidents, incidents);
            ui.selectable_value(&mut memory.tab, Tab::Environment, say!("mod-tab-environment"))
                .on_hover_text(say!("mod-tab-environment-hint"));
            if picture.live.is_some() {
                ui.selectable_value(&mut memory.tab, Tab::Sources, say!("mod-tab-sources"));
            }
        });
        ui.add_space(2.0);
        match (memory.tab, picture.live) {
            (Tab::Sources, Some(live)) => actions.extend(sources_ui(ui, picture, live, &mut memory.sources)),
            (Tab::Hub | Tab::Sources, _) => {
                let figures = figures::figures(session, picture.state);
                let mut show = |ui: &mut egui::Ui| explorer_ui(ui, picture, &figures, &mut memory.explorer);
                actions.extend(if ui.available_height() < LEAST_EXPLORER {
                    egui::ScrollArea::vertical().id_salt("hub").auto_shrink([false, false]).show(ui, show).inner
                } else {
                    show(ui)
                });
            }
            (Tab::Environment, _) => actions.extend(environment_ui(ui, picture, &mut memory.environment)),
            (Tab::Incidents, _) => actions.extend(incidents_ui(ui, picture, &mut memory.incidents)),
        }
    });
    actions
}

/// What the program is, and whose data it shows.
pub fn about_ui(ctx: &egui::Context, picture: &Picture<'_>, is_open: &mut bool) {
    egui::Window::new(say!("mod-about"))
        .id(egui::Id::new("About Hubscope"))
        .open(is_open)
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            ui.set_width(420.0);
            ui.label(say!("mod-about-version", version = env!("CARGO_PKG_VERSION")));
            ui.label(say!("mod-about-scene", scene = &picture.layout.name));
            for credit in &picture.layout.credits {
                ui.label(credit);
            }
            ui.label(say!("mod-about-sources"));
        });
}
