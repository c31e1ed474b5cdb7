//! The bar at the top.

use bevy_egui::egui::{self, RichText};

use super::{
    errand::{Errand, FilmOrder},
    heat::{self, HeatMemory},
    lesson::lessons_menu_ui,
    picture::{Picture, UiAction},
    scripts,
    take::lasts,
    theme,
    views::{IN_THE_BAR, ViewsMemory, views_ui},
};
use crate::{
    hub::{TimeSpan, layout::RoofMode},
    publish::FilmFormat,
    say,
    twin::{CompareCommand, MeasureCommand},
};

/// Of the name of what is open at least so much is shown, in points.
const LEAST_NAME: f32 = 90.0;

/// How wide a button with that label is, with what keeps it apart from the next.
fn width_of(ui: &egui::Ui, label: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let text = ui.painter().layout_no_wrap(label.to_owned(), font, theme::ink()).size().x;
    text + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
}

/// The bar at the top: what is open, the views, the roof. Of the views so many have a button as there is room for, the others are in
/// the menu; where there is still too little room, the rest goes into a second line.
pub fn bar_ui(
    ui: &mut egui::Ui,
    picture: &Picture<'_>,
    name: &str,
    (views, heat): (&mut ViewsMemory, &mut HeatMemory),
) -> Vec<UiAction> {
    let mut actions = Vec::new();
    // How wide all but the name and the views is was seen when it was drawn last.
    let id = ui.id().with("all but the name");
    let rest = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    let widths: Vec<f32> =
        picture.layout.views.iter().take(IN_THE_BAR).map(|view| width_of(ui, &view.said())).collect();
    let of_views = |many: usize| widths[..many].iter().sum::<f32>();
    let shown = (0..=widths.len()).rev().find(|many| ui.available_width() - rest - of_views(*many) >= LEAST_NAME);
    let (shown, room) = (shown.unwrap_or(0), ui.available_width() - rest - of_views(shown.unwrap_or(0)));
    let name_ui = |ui: &mut egui::Ui, room: f32| {
        ui.scope(|ui| {
            ui.set_max_width(room.max(LEAST_NAME));
            ui.add(egui::Label::new(RichText::new(name).color(theme::quiet())).truncate()).on_hover_text(name);
        });
        ui.separator();
    };
    if room < LEAST_NAME {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new("Hubscope").strong().color(theme::accent()));
            name_ui(ui, LEAST_NAME);
            views_bar_ui(ui, picture, (views, heat, shown), &mut actions);
            ui.separator();
            for (label, hint, action) in HELP.into_iter().rev() {
                if ui.button(say!(label)).on_hover_text(say!(hint)).clicked() {
                    actions.push(action);
                }
            }
        });
        return actions;
    }
    ui.horizontal(|ui| {
        let begin = ui.cursor().left();
        ui.label(RichText::new("Hubscope").strong().color(theme::accent()));
        let before = ui.cursor().left();
        name_ui(ui, room);
        let after = ui.cursor().left();
        views_bar_ui(ui, picture, (views, heat, shown), &mut actions);
        let end = ui.cursor().left();
        let right = ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| help_ui(ui, &mut actions));
        let separator = 3.0 * ui.spacing().item_spacing.x + 6.0;
        let rest = (before - begin) + (end - after) + right.inner + separator - of_views(shown);
        ui.data_mut(|data| data.insert_temp(id, rest));
    });
    actions
}

/// What can be opened: something new, or what was open before.
fn open_ui(ui: &mut egui::Ui, picture: &Picture<'_>, actions: &mut Vec<UiAction>) {
    // What is live goes on being so.
    if picture.live.is_some() {
        return;
    }
    ui.menu_button(say!("bar-open"), |ui| {
        if ui.button(say!("bar-open-file")).on_hover_text(say!("bar-open-file-key")).clicked() {
            actions.push(UiAction::Choose { is_folder: false });
        }
        if ui.button(say!("bar-open-folder")).on_hover_text(say!("bar-open-folder-key")).clicked() {
            actions.push(UiAction::Choose { is_folder: true });
        }
        if !picture.recent.is_empty() {
            ui.separator();
        }
        for path in picture.recent {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                actions.push(UiAction::Open(path.clone()));
            }
        }
        ui.separator();
        ui.menu_button(say!("compare-menu"), |ui| compare_menu_ui(ui, picture, actions));
        if ui.button(say!("bar-take")).clicked() {
            actions.push(UiAction::ToggleTake);
        }
        ui.separator();
        ui.label(RichText::new(say!("bar-open-drop")).color(theme::quiet()));
    });
}

/// What can be laid beside: another file, or an earlier time of the log itself.
fn compare_menu_ui(ui: &mut egui::Ui, picture: &Picture<'_>, actions: &mut Vec<UiAction>) {
    if picture.is_beside {
        let of_comparing =
            [("compare-table", UiAction::ToggleCompared), ("compare-stop", UiAction::Compare(CompareCommand::Stop))];
        for (label, action) in of_comparing {
            if ui.button(say!(label)).clicked() {
                actions.push(action);
            }
        }
        ui.separator();
    }
    if ui.button(say!("compare-menu-file")).clicked() {
        actions.push(UiAction::ChooseBeside);
    }
    for path in picture.recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
            actions.push(UiAction::Compare(CompareCommand::With(path.clone())));
        }
    }
    ui.separator();
    for (label, minutes) in [("compare-menu-hour", 60), ("compare-menu-day", 1_440), ("compare-menu-week", 10_080)] {
        if ui.button(say!(label)).clicked() {
            actions.push(UiAction::Compare(CompareCommand::Earlier(TimeSpan::from_minutes(minutes))));
        }
    }
}

fn views_bar_ui(
    ui: &mut egui::Ui,
    picture: &Picture<'_>,
    (views, heat, shown): (&mut ViewsMemory, &mut HeatMemory, usize),
    actions: &mut Vec<UiAction>,
) {
    if !picture.is_simple {
        open_ui(ui, picture, actions);
    }
    for (k, view) in picture.layout.views.iter().take(shown).enumerate() {
        if ui.button(view.said()).on_hover_text(say!("bar-fly", key = k + 1)).clicked() {
            actions.push(UiAction::View(view.name.clone()));
        }
    }
    actions.extend(views_ui(ui, picture, views, shown));
    if !picture.tours.is_empty() || picture.live.is_none() {
        ui.menu_button(say!("bar-tours"), |ui| {
            for tour in picture.tours {
                if ui.button(&tour.title).clicked() {
                    actions.push(UiAction::StartTour(tour.number));
                }
            }
            scripts::unreadable_ui(ui, picture.unreadable_tours, "tour");
            ui.separator();
            if picture.live.is_none() && ui.button(say!("bar-doors")).clicked() {
                actions.push(UiAction::ShowDoors);
            }
            if ui.button(say!("bar-tour-make")).clicked() {
                actions.push(UiAction::EditTour(None));
            }
            ui.menu_button(say!("bar-tour-copy"), |ui| {
                for tour in picture.tours {
                    if ui.button(&tour.title).clicked() {
                        actions.push(UiAction::EditTour(Some(tour.number)));
                    }
                }
            });
            if picture.live.is_none() {
                ui.menu_button(say!("bar-film"), |ui| {
                    for tour in picture.tours {
                        let length = lasts(tour.secs, FilmFormat::usual());
                        let hint = format!("{}\n{length}", say!("bar-film-hint"));
                        if ui.button(&tour.title).on_hover_text(hint).clicked() {
                            actions.push(UiAction::Errand(Errand::Film(FilmOrder::of_tour(tour.number))));
                        }
                    }
                });
            }
        });
    }
    // What is live has no day of a lesson.
    if picture.live.is_none() && !picture.lessons.is_empty() {
        lessons_menu_ui(ui, picture, actions);
    }
    if picture.is_simple {
        return;
    }
    if ui.button(say!("bar-figures")).on_hover_text(say!("bar-figures-hint")).clicked() {
        actions.push(UiAction::ToggleBoard);
    }
    layers_ui(ui, picture, heat, actions);
}

/// What is drawn, and what is not.
fn layers_ui(ui: &mut egui::Ui, picture: &Picture<'_>, heat: &mut HeatMemory, actions: &mut Vec<UiAction>) {
    // A choice is looked at before the next one is made: the menu stays open.
    let menu = egui::containers::menu::MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    egui::containers::menu::MenuButton::new(say!("bar-layers")).config(menu).ui(ui, |ui| {
        ui.label(RichText::new(say!("bar-roof")).color(theme::quiet()));
        for (roof, label) in
            [(RoofMode::On, "bar-roof-on"), (RoofMode::Ghost, "bar-roof-ghost"), (RoofMode::Off, "bar-roof-off")]
        {
            if ui.radio(picture.roof == roof, say!(label)).clicked() {
                actions.push(UiAction::Roof(roof));
            }
        }
        ui.separator();
        let mut is_shown = picture.is_announced_shown;
        let announced = ui.checkbox(&mut is_shown, say!("bar-announced"));
        if announced.on_hover_text(say!("bar-announced-hint")).changed() {
            actions.push(UiAction::ToggleAnnounced);
        }
        ui.separator();
        heat::choices_ui(ui, heat);
        ui.separator();
        if ui.button(say!("bar-measure")).clicked() {
            actions.push(UiAction::Measure(MeasureCommand::Toggle));
            ui.close();
        }
    });
}

/// What helps, from the right edge of the window on: the messages of each button and its hint.
const HELP: [(&str, &str, UiAction); 4] = [
    ("bar-keys", "bar-keys-hint", UiAction::ToggleKeys),
    ("bar-about", "bar-about-hint", UiAction::ToggleAbout),
    ("bar-settings", "bar-settings-hint", UiAction::ToggleSettings),
    ("bar-search", "bar-search-hint", UiAction::TogglePalette),
];

/// Shows it from right to left; gives how wide that is.
fn help_ui(ui: &mut egui::Ui, actions: &mut Vec<UiAction>) -> f32 {
    let mut width = 0.0;
    for (label, hint, action) in HELP {
        let button = ui.button(say!(label)).on_hover_text(say!(hint));
        width += button.rect.width() + ui.spacing().item_spacing.x;
        if button.clicked() {
            actions.push(action);
        }
    }
    width
}
