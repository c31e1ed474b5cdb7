//! The explorer: the key figures, every object by kind and name, and the health of the log.

use std::collections::BTreeMap;

use bevy_egui::egui::{self, RichText, ScrollArea, Ui};

use super::{
    board, export, mapping,
    numbers::{count, number},
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{HubState, Location, ObjectId, ObjectKind, ObjectState, PlaceRef, StatusCode, TimeSpan},
    publish::objects_table,
    say,
};

/// What is being looked for.
#[derive(Clone, Debug, Default)]
pub struct ExplorerMemory {
    /// The text of the search field: part of a name, a place, a status or a kind.
    pub wanted: String,
    /// What objects are gathered by.
    pub grouping: Grouping,
}

/// What objects are gathered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// What they are.
    #[default]
    Kind,
    /// Where they are.
    Place,
    /// Their last milestone.
    Status,
}

impl Grouping {
    const ALL: [(Self, &str); 3] =
        [(Self::Kind, "explorer-by-kind"), (Self::Place, "explorer-by-place"), (Self::Status, "explorer-by-status")];

    /// The branch of the tree that an object hangs on.
    fn branch(self, object: &ObjectState) -> Branch {
        match self {
            Self::Kind => Branch::Kind(object.kind),
            Self::Place => match object.location {
                Location::At(place) => Branch::At(place),
                Location::Moving { to, .. } => Branch::MovingTo(to),
                Location::Inside(parent) => Branch::Inside(parent),
                Location::Unplaced => Branch::Unplaced,
            },
            Self::Status => match object.status {
                _ if object.is_alarmed => Branch::Alarmed,
                _ if object.is_held => Branch::Held,
                Some(status) => Branch::Status(status),
                None => Branch::NoStatus,
            },
        }
    }
}

/// A branch of the tree. Thousands of objects hang on it: it is named once, and not for each.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Branch {
    Kind(ObjectKind),
    At(PlaceRef),
    MovingTo(PlaceRef),
    Inside(ObjectId),
    Unplaced,
    Alarmed,
    Held,
    Status(StatusCode),
    NoStatus,
}

impl Branch {
    /// Its rank, and its name.
    fn named(self, picture: &Picture<'_>) -> (u32, String) {
        match self {
            Self::Kind(kind) => (kind as u32, kind.label().to_owned()),
            Self::At(place) => (0, place_label(picture, place)),
            Self::MovingTo(place) => (1, say!("explorer-moving", place = place_label(picture, place))),
            Self::Inside(parent) => (2, say!("explorer-inside", object = picture.log.object_name(parent))),
            Self::Unplaced => (3, say!("explorer-unplaced").to_owned()),
            Self::Alarmed => (0, say!("explorer-alarm").to_owned()),
            Self::Held => (1, say!("explorer-held").to_owned()),
            Self::Status(status) => (2, format!("{} {}", status.code(), status.label())),
            Self::NoStatus => (3, say!("explorer-no-status").to_owned()),
        }
    }
}

/// What a person calls a place.
fn place_label(picture: &Picture<'_>, place: PlaceRef) -> String {
    picture.place_label(place).0.into_owned()
}

/// Rows that a list shows; more is no list that a person reads.
const LISTED: usize = 300;

/// Shows the explorer.
pub fn explorer_ui(
    ui: &mut Ui,
    picture: &Picture<'_>,
    figures: &[(&'static str, usize)],
    memory: &mut ExplorerMemory,
) -> Vec<UiAction> {
    let mut actions = Vec::new();
    egui::Grid::new("figures").num_columns(2).spacing([12.0, 3.0]).show(ui, |ui| {
        for (label, value) in figures {
            ui.label(*label);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new(value.to_string()).font(theme::figures(13.0)).strong());
            });
            ui.end_row();
        }
    });
    let unknown = mapping::unknown_count(picture);
    if unknown > 0 {
        let words = say!("explorer-unknown", many = unknown);
        if ui.button(words).on_hover_text(say!("explorer-unknown-hint")).clicked() {
            actions.push(UiAction::ToggleMapping);
        }
    }
    egui::CollapsingHeader::new(say!("explorer-last-hour")).id_salt("kpis").show(ui, |ui| kpis_ui(ui, picture));
    ui.separator();
    let field =
        egui::TextEdit::singleline(&mut memory.wanted).hint_text(say!("explorer-find")).desired_width(f32::INFINITY);
    ui.add(field).on_hover_text(say!("explorer-find-hint"));
    ui.horizontal(|ui| {
        for (grouping, label) in Grouping::ALL {
            ui.selectable_value(&mut memory.grouping, grouping, say!(label));
        }
    });
    // What lies in something that scrolls has room without end, and needs no second scroll bar.
    let (bottom, room) = (146.0, ui.available_height());
    let is_endless = room > 10_000.0;
    ScrollArea::vertical()
        .id_salt("objects")
        .max_height(if is_endless { f32::INFINITY } else { (room - bottom).max(60.0) })
        .auto_shrink([false, is_endless])
        .show(ui, |ui| {
            let found = found(picture, picture.state, memory);
            if found.is_empty() {
                ui.label(RichText::new(say!("explorer-no-match")).color(theme::quiet()));
            }
            for ((rank, branch), objects) in found {
                let title = format!("{branch} ({})", count(objects.len()));
                let is_open = memory.grouping == Grouping::Kind && rank == ObjectKind::Aircraft as u32;
                egui::CollapsingHeader::new(title)
                    .id_salt((rank, &branch))
                    .default_open(is_open)
                    .open((!memory.wanted.trim().is_empty()).then_some(true))
                    .show(ui, |ui| {
                        for object in objects.iter().take(LISTED) {
                            let is_chosen = picture.object == Some(*object);
                            let response = ui.selectable_label(is_chosen, picture.log.object_name(*object));
                            if response.clicked() {
                                actions.push(UiAction::Select(*object));
                            }
                            if response.double_clicked() {
                                actions.push(UiAction::FlyTo(*object));
                            }
                        }
                        if objects.len() > LISTED {
                            let more = say!("explorer-more", many = objects.len() - LISTED);
                            ui.label(RichText::new(more).color(theme::quiet()));
                        }
                    });
            }
        });
    ui.separator();
    let csv = || {
        let listed = found(picture, picture.state, memory).into_values().flatten();
        objects_table(listed, picture.state, picture.log)
    };
    actions.extend(export::take_ui(ui, picture, "objects", None, csv));
    health_ui(ui, picture);
    actions
}

/// The key figures of the hour before the playhead; what each means stands in its hint.
fn kpis_ui(ui: &mut Ui, picture: &Picture<'_>) {
    let until = picture.playback.time;
    let from = until - TimeSpan::from_minutes(60);
    for series in picture.kpis {
        let (kpi, reading) = (&series.kpi, series.reading(from, until));
        let value = reading.value.map_or_else(
            || "-".to_owned(),
            |value| format!("{} {}", number(value, 0), kpi.measure.unit_of(value.round())),
        );
        let hint = board::about(kpi, reading);
        ui.horizontal(|ui| {
            ui.label(kpi.label()).on_hover_text(&hint);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new(value).font(theme::figures(12.0))).on_hover_text(hint);
            });
        });
    }
}

/// The objects that are in the picture and match, by branch and name.
fn found(picture: &Picture<'_>, state: &HubState, memory: &ExplorerMemory) -> BTreeMap<(u32, String), Vec<ObjectId>> {
    let wanted = memory.wanted.trim().to_lowercase();
    let held = say!("explorer-held").to_lowercase();
    let mut branches = BTreeMap::<Branch, Vec<ObjectId>>::new();
    for object in &state.objects {
        let matches = || {
            let place = match object.location {
                Location::At(place) => picture.log.place_name(place),
                _ => "",
            };
            let status = object.status.map(StatusCode::code).unwrap_or_default();
            let held = if object.is_held { &held[..] } else { "" };
            [picture.log.object_name(object.object), object.kind.label(), place, &status, object.flow.label(), held]
                .iter()
                .any(|text| text.to_lowercase().contains(&wanted))
        };
        if wanted.is_empty() || matches() {
            branches.entry(memory.grouping.branch(object)).or_default().push(object.object);
        }
    }
    // Places of one name are one branch.
    let mut found = BTreeMap::<(u32, String), Vec<ObjectId>>::new();
    for (branch, objects) in branches {
        found.entry(branch.named(picture)).or_default().extend(objects);
    }
    for objects in found.values_mut() {
        objects.sort_by_key(|object| picture.log.object_name(*object));
    }
    found
}

/// The health of the log: how much there is, and what was odd.
fn health_ui(ui: &mut Ui, picture: &Picture<'_>) {
    let log = picture.log;
    let size = say!("explorer-size", events = log.len(), objects = log.object_count());
    ui.label(RichText::new(size).color(theme::quiet()));
    let late = say!("explorer-late", late = log.late(), twice = log.duplicates());
    ui.label(RichText::new(late).color(theme::quiet()));
    let total = picture.issues.total();
    if total == 0 {
        ui.label(say!("explorer-no-issues"));
        return;
    }
    let title = RichText::new(say!("explorer-issues", many = total)).color(theme::alarm());
    egui::CollapsingHeader::new(title).id_salt("issues").show(ui, |ui| {
        ScrollArea::vertical().id_salt("issue-list").show(ui, |ui| {
            for (kind, count) in picture.issues.counts() {
                ui.label(RichText::new(say!("explorer-issues-of", kind = kind.label(), many = count)).strong());
                for issue in picture.issues.kept().iter().filter(|issue| issue.kind == kind).take(20) {
                    ui.label(RichText::new(issue.to_string()).small());
                }
            }
        });
    });
}
