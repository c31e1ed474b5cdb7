//! Which place each id of another system means: what the map does not know, what it may mean, and what was said of it.

use std::collections::BTreeMap;

use bevy_egui::egui::{self, Align2, RichText, ScrollArea, TextEdit, Ui};

use super::{
    numbers::number,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{
        PlaceRef,
        layout::{ALL_BUT_CERTAIN, PlaceId, PlaceKind, Position, Suggestion},
    },
    say,
    twin::{MapCommand, Session},
};

/// What the panel remembers.
#[derive(Clone, Debug, Default)]
pub struct MappingMemory {
    /// Whether it is open.
    pub is_open: bool,
    wanted: String,
    /// The name for which a place is being looked for, and what is typed.
    choosing: Option<(String, String)>,
    /// What the names of the log are that the map does not know; made anew for another log or map.
    unknown: Vec<Unknown>,
    made_of: Option<(Option<u64>, usize, usize)>,
}

/// A name that the map does not know.
#[derive(Clone, Debug)]
struct Unknown {
    name: String,
    /// What people call it, where a file says it.
    title: Option<String>,
    /// How often something was there.
    stays: usize,
    suggestions: Vec<Suggestion>,
}

/// How many names of a log are not on the map. Positions need no place.
pub fn unknown_count(picture: &Picture<'_>) -> usize {
    let names = picture.log.places().iter().zip(picture.places);
    names.filter(|(name, place)| place.is_none() && Position::of_name(name).is_none()).count()
}

/// Rows that are shown at once.
const SHOWN: usize = 60;

/// Places that are offered while one is looked for.
const OFFERED: usize = 12;

/// Shows the panel when it is open.
pub fn mapping_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    session: &Session,
    memory: &mut MappingMemory,
) -> Vec<UiAction> {
    if !memory.is_open {
        return Vec::new();
    }
    memory.look(picture, session);
    let mut actions = Vec::new();
    let mut is_open = true;
    let is_left = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    let room = ctx.viewport_rect().size();
    egui::Window::new(say!("mapping-title"))
        .id("mapping".into())
        .open(&mut is_open)
        .collapsible(false)
        .resizable(false)
        .default_width(430.0)
        .anchor(Align2::RIGHT_TOP, [-8.0, 34.0])
        .show(ctx, |ui| {
            ui.set_width(430.0);
            head_ui(ui, memory, &mut actions);
            ScrollArea::vertical().max_height((room.y - 330.0).max(140.0)).auto_shrink([false, true]).show(ui, |ui| {
                names_ui(ui, picture, memory, &mut actions);
                said_ui(ui, picture, session, &mut actions);
            });
            ui.separator();
            foot_ui(ui, session, &mut actions);
        });
    if !is_open || (is_left && memory.choosing.take().is_none()) {
        *memory = MappingMemory::default();
    }
    actions
}

impl MappingMemory {
    /// Opens the panel, or closes it.
    pub fn toggle(&mut self) {
        *self = Self { is_open: !self.is_open, ..Self::default() };
    }

    /// Looks at the names anew when the log or the map has changed.
    fn look(&mut self, picture: &Picture<'_>, session: &Session) {
        // A live log changes at every moment, and seldom tells a new name.
        let version = picture.live.is_none().then(|| picture.log.version());
        let now = Some((version, picture.log.places().len(), unknown_count(picture)));
        if self.made_of == now {
            return;
        }
        self.made_of = now;
        let names = picture.log.places().iter().zip(picture.places).enumerate();
        self.unknown = names
            .filter(|(_, (name, place))| place.is_none() && Position::of_name(name).is_none())
            .map(|(number, (name, _))| Unknown {
                name: name.to_owned(),
                title: picture.log.place_title(name).map(str::to_owned),
                stays: session.occupancy.stays(PlaceRef(number as u32)).len(),
                suggestions: picture.layout.suggestions_of(name, picture.log.place_title(name)),
            })
            .collect();
        self.unknown.sort_by(|a, b| b.stays.cmp(&a.stays).then_with(|| a.name.cmp(&b.name)));
    }
}

fn head_ui(ui: &mut Ui, memory: &mut MappingMemory, actions: &mut Vec<UiAction>) {
    let count = memory.unknown.len();
    ui.label(say!("mapping-unknown", count = count));
    if count == 0 {
        return;
    }
    ui.horizontal(|ui| {
        let hint = say!("mapping-find");
        let response = ui.add(TextEdit::singleline(&mut memory.wanted).hint_text(hint).desired_width(180.0));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, hint));
        let certain: Vec<(String, PlaceId)> = (memory.unknown.iter())
            .filter_map(|one| {
                let first = one.suggestions.first().filter(|first| first.likeness >= ALL_BUT_CERTAIN)?;
                // Two places that are as likely are no certainty.
                let is_alone = one.suggestions.get(1).is_none_or(|next| next.likeness < ALL_BUT_CERTAIN);
                is_alone.then(|| (one.name.clone(), first.place))
            })
            .collect();
        if !certain.is_empty()
            && ui.button(say!("mapping-take", count = certain.len())).on_hover_text(say!("mapping-take-hint")).clicked()
        {
            actions.push(UiAction::Map(MapCommand::Set(certain)));
        }
    });
    ui.add_space(2.0);
}

fn names_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut MappingMemory, actions: &mut Vec<UiAction>) {
    let wanted = memory.wanted.trim().to_lowercase();
    let is_wanted = |text: &String| text.to_lowercase().contains(&wanted);
    let is_listed = |one: &&Unknown| is_wanted(&one.name) || one.title.as_ref().is_some_and(is_wanted);
    let listed: Vec<Unknown> = memory.unknown.iter().filter(is_listed).cloned().collect();
    if listed.is_empty() && !memory.unknown.is_empty() {
        ui.label(RichText::new(say!("mapping-find-none")).color(theme::quiet()));
    }
    for one in listed.iter().take(SHOWN) {
        ui.horizontal(|ui| {
            ui.set_max_width(424.0);
            let called = one.title.as_ref().unwrap_or(&one.name);
            ui.add(egui::Label::new(RichText::new(called).strong()).truncate()).on_hover_text(format!(
                "{}\n{}",
                one.name,
                say!("mapping-stays", count = one.stays)
            ));
        });
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{}×", one.stays)).color(theme::quiet()).small());
            for suggestion in &one.suggestions {
                let name = picture.layout.get(suggestion.place).said().into_owned();
                let button = ui.button(say!("mapping-maybe", name = &name));
                button.widget_info(|| {
                    let label = say!("mapping-means", id = &one.name, name = &name);
                    egui::WidgetInfo::labeled(egui::WidgetType::Button, true, label)
                });
                let alike = say!("mapping-alike", percent = number(suggestion.likeness * 100.0, 0));
                if button.on_hover_text(alike).clicked() {
                    actions.push(UiAction::Map(MapCommand::Set(vec![(one.name.clone(), suggestion.place)])));
                }
            }
            let is_choosing = memory.choosing.as_ref().is_some_and(|(name, _)| *name == one.name);
            let other = ui.selectable_label(is_choosing, say!("mapping-choose"));
            other.widget_info(|| {
                let label = say!("mapping-choose-of", id = &one.name);
                egui::WidgetInfo::labeled(egui::WidgetType::Button, true, label)
            });
            if other.clicked() {
                memory.choosing = (!is_choosing).then(|| (one.name.clone(), String::new()));
            }
        });
        if let Some((name, typed)) = &mut memory.choosing
            && *name == one.name
            && let Some(place) = choose_ui(ui, picture, typed)
        {
            actions.push(UiAction::Map(MapCommand::Set(vec![(one.name.clone(), place)])));
            memory.choosing = None;
        }
        ui.add_space(3.0);
    }
    if listed.len() > SHOWN {
        let more = say!("mapping-more-names", count = listed.len() - SHOWN);
        ui.label(RichText::new(more).color(theme::quiet()));
    }
}

/// Looks for a place by its name or id.
fn choose_ui(ui: &mut Ui, picture: &Picture<'_>, typed: &mut String) -> Option<PlaceId> {
    let mut chosen = None;
    ui.indent("choose", |ui| {
        let field = TextEdit::singleline(typed).hint_text(say!("mapping-place-hint")).desired_width(220.0);
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, say!("mapping-place")));
        if typed.is_empty() {
            response.request_focus();
        }
        let wanted = typed.trim().to_lowercase();
        let fits = |name: &str| name.to_lowercase().contains(&wanted);
        let places = picture.layout.places().filter(|(_, place)| place.kind != PlaceKind::OffMap);
        let found: Vec<_> =
            places.filter(|(_, place)| fits(&place.said()) || fits(&place.name) || fits(&place.id)).collect();
        let is_entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
        if found.is_empty() {
            ui.label(RichText::new(say!("mapping-place-none")).color(theme::quiet()));
        }
        ui.horizontal_wrapped(|ui| {
            for (k, (id, place)) in found.iter().take(OFFERED).enumerate() {
                let is_first = k == 0 && is_entered && !wanted.is_empty();
                if ui.button(place.said()).on_hover_text(place.kind.label()).clicked() || is_first {
                    chosen = Some(*id);
                }
            }
            if found.len() > OFFERED {
                let more = say!("mapping-more-places", count = found.len() - OFFERED);
                ui.label(RichText::new(more).color(theme::quiet()));
            }
        });
    });
    chosen
}

fn said_ui(ui: &mut Ui, picture: &Picture<'_>, session: &Session, actions: &mut Vec<UiAction>) {
    let said: &BTreeMap<String, String> = &session.map.entries;
    if said.is_empty() {
        return;
    }
    ui.add_space(4.0);
    ui.label(RichText::new(say!("mapping-said", count = said.len())).color(theme::quiet()));
    for (id, place) in said {
        ui.horizontal(|ui| {
            let forget = ui.small_button("×").on_hover_text(say!("mapping-forget"));
            forget.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Button, true, say!("mapping-forget-of", id = id))
            });
            if forget.clicked() {
                actions.push(UiAction::Map(MapCommand::Forget(id.clone())));
            }
            let place_id = picture.layout.place(place);
            let name = place_id.map_or(place.as_str().into(), |place| picture.layout.get(place).said());
            let said = say!("mapping-means", id = id, name = name);
            let said = egui::Label::new(said).truncate().sense(egui::Sense::click());
            if ui.add(said).on_hover_text(say!("mapping-fly")).clicked()
                && let Some(place) = place_id
            {
                actions.extend([UiAction::SelectPlace(place), UiAction::FlyToPlace(place)]);
            }
        });
    }
}

fn foot_ui(ui: &mut Ui, session: &Session, actions: &mut Vec<UiAction>) {
    let map = &session.map;
    if map.is_behind {
        ui.label(say!("mapping-behind"));
    }
    if let Some(refusal) = &map.refusal {
        ui.label(RichText::new(format!("⚠ {refusal}")).color(theme::alarm()));
    }
    ui.horizontal(|ui| {
        let undo = ui.add_enabled(map.edits().can_undo(), egui::Button::new(say!("mapping-undo")));
        if undo.on_hover_text(say!("mapping-undo-hint")).clicked() {
            actions.push(UiAction::Map(MapCommand::Undo));
        }
        match &map.file {
            Some(file) => {
                let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
                let save = ui.add_enabled(!map.is_saved(), egui::Button::new(say!("mapping-save")));
                if save.on_hover_text(say!("mapping-save-hint", file = file.display().to_string())).clicked() {
                    actions.push(UiAction::Map(MapCommand::Save));
                }
                let state = match (map.is_saved(), map.entries.is_empty()) {
                    (true, true) => say!("mapping-empty").to_owned(),
                    (true, false) => say!("mapping-kept", name = name),
                    (false, _) => say!("mapping-unkept", name = name),
                };
                ui.label(RichText::new(state).color(theme::quiet()));
            }
            None => drop(ui.label(RichText::new(say!("mapping-nowhere")).color(theme::quiet()))),
        }
    });
}
