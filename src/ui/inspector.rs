//! The inspector: what the chosen thing is, where it is and how sure that is, and what happened to it.

use bevy_egui::egui::{self, RichText, ScrollArea, Ui};

use super::{
    numbers::{count, localized, number},
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{
        LATE, Location, ObjectId, PlaybackAction, What,
        layout::{Basis, PlaceId},
        motion::Certainty,
        unit, words,
    },
    twin::Manner,
};

/// Shows the inspector.
pub fn inspector_ui(ui: &mut Ui, picture: &Picture<'_>) -> Vec<UiAction> {
    match (picture.object, picture.place) {
        (Some(object), _) => object_ui(ui, picture, object),
        (None, Some(place)) => place_ui(ui, picture, place),
        (None, None) => {
            ui.label(RichText::new("Nothing chosen").color(theme::QUIET));
            ui.label("Click an aircraft, a ULD, a truck or a place, or press Ctrl+K and type a name");
            Vec::new()
        }
    }
}

fn object_ui(ui: &mut Ui, picture: &Picture<'_>, object: ObjectId) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let (kind, flow, type_code) = picture.log.identity(object);
    let time = picture.playback.time;
    let details = match picture.playback.is_as_known {
        true => picture.log.details_as_known(object, time, time),
        false => picture.log.details_at(object, time),
    };
    ui.horizontal(|ui| {
        ui.heading(picture.log.object_name(object));
        if !flow.is_none() {
            ui.label(RichText::new(format!("⏺ {}", flow.label())).color(theme::flow(flow)));
        }
    });
    ui.label(format!("{} {}", kind.label(), type_code.unwrap_or_default()));
    ui.horizontal(|ui| {
        if ui.button("Go there").on_hover_text("Fly to it (Enter)").clicked() {
            actions.push(UiAction::FlyTo(object));
        }
        let label = if picture.is_following { "Stop following" } else { "Follow" };
        if ui.button(label).on_hover_text("Keep it in the middle of the picture (F)").clicked() {
            actions.push(UiAction::ToggleFollow);
        }
        if ui.button("Close").on_hover_text("Choose nothing (Esc)").clicked() {
            actions.push(UiAction::Deselect);
        }
    });
    if picture.is_following {
        ui.horizontal(|ui| {
            for manner in Manner::ALL {
                let is_so = picture.manner == manner;
                if ui.selectable_label(is_so, manner.label()).on_hover_text("Shift+F").clicked() && !is_so {
                    actions.push(UiAction::FollowAs(manner));
                }
            }
        });
    }
    ui.separator();
    match picture.state.get(object) {
        None => {
            ui.label(RichText::new("Not at the hub at this time").color(theme::QUIET));
        }
        Some(state) => {
            where_ui(ui, picture, state.location, &mut actions);
            if let Some(certainty) = picture.certainty(object) {
                let note = match certainty {
                    Certainty::Known => "Position known from events",
                    Certainty::Inferred => "Position inferred: no event tells the way",
                    Certainty::Stale => "Stale: nothing was heard of it for long",
                };
                ui.label(RichText::new(note).color(theme::certainty(certainty)));
            }
            row(ui, "Since", &format!("{} ({})", picture.told_clock(state.since), time - state.since));
            row(ui, "Last heard of", &format!("{} ({} ago)", picture.told_clock(state.seen), time - state.seen));
            if let Some(status) = state.status {
                row(ui, "Status", &format!("{} {}", status.code(), status.label()));
            }
            for (hold, reason) in &details.holds {
                let text = format!("Held by {hold}{}", reason.map(|reason| format!(": {reason}")).unwrap_or_default());
                ui.label(RichText::new(text).color(theme::HOLD).strong());
            }
            for (alarm, text) in &details.alarms {
                ui.label(
                    RichText::new(format!("Alarm {alarm}: {}", text.unwrap_or("no text"))).color(theme::ALARM).strong(),
                );
            }
            for measured in &details.measurements {
                row(
                    ui,
                    measured.quantity,
                    &format!(
                        "{} {} ({})",
                        localized(&measured.value.to_string()),
                        unit::label(measured.unit),
                        picture.told_clock(measured.time)
                    ),
                );
            }
        }
    }
    if picture.shown.is_some_and(|shown| shown.differs(object)) {
        ui.label(RichText::new("≠ Learned later:").color(theme::ALARM).strong());
        match picture.log.object_at(object, time) {
            Some(was) => {
                where_ui(ui, picture, was.location, &mut actions);
                if let Some(status) = was.status {
                    row(ui, "Status", &format!("{} {}", status.code(), status.label()));
                }
            }
            None => drop(ui.label("It was not at the hub at this time")),
        }
    }
    for plan in &details.plans {
        row(ui, &format!("{} planned", plan.milestone), &picture.clock(plan.planned));
    }
    for (name, value) in picture.log.attributes(object) {
        row(ui, name, value);
    }
    ui.separator();
    actions.extend(history_ui(ui, picture, object));
    actions
}

fn where_ui(ui: &mut Ui, picture: &Picture<'_>, location: Location, actions: &mut Vec<UiAction>) {
    let name = |place: crate::hub::PlaceRef| {
        let (name, is_known) = picture.place_label(place);
        if is_known { name.into_owned() } else { format!("{name} (not on the map)") }
    };
    match location {
        Location::Inside(parent) => {
            ui.horizontal(|ui| {
                ui.label("In or on");
                if ui.link(picture.log.object_name(parent)).clicked() {
                    actions.push(UiAction::Select(parent));
                }
            });
        }
        Location::At(place) => row(ui, "At", &name(place)),
        Location::Moving { from, to } => {
            row(ui, "On the way", &format!("{} to {}", from.map(name).unwrap_or_else(|| "?".into()), name(to)));
        }
        Location::Unplaced => row(ui, "At", "nobody said where"),
    }
}

fn history_ui(ui: &mut Ui, picture: &Picture<'_>, object: ObjectId) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let history = picture.log.history(object);
    let time = picture.playback.time;
    ui.label(RichText::new(format!("History, {} events", count(history.len()))).strong());
    ScrollArea::vertical().id_salt("history").auto_shrink([false, false]).show(ui, |ui| {
        for event in history {
            let is_past = event.event.time <= time;
            let recorded = event.event.recorded;
            let late = recorded.map(|recorded| recorded - event.event.time).filter(|late| *late > LATE);
            let mut text = RichText::new(format!(
                "{}  {}{}",
                picture.told_clock(event.event.time),
                words::of(&event.event.what, picture.zone),
                late.map(|late| format!(" (learned {late} later)")).unwrap_or_default()
            ));
            if !is_past {
                text = text.color(theme::QUIET);
            }
            if event.is_retracted {
                text = text.strikethrough();
            }
            let learned = recorded.filter(|learned| *learned > time);
            let was_unknown = picture.playback.is_as_known && is_past && learned.is_some();
            if was_unknown {
                text = text.italics().color(theme::QUIET);
            }
            if matches!(event.event.what, What::HoldSet { .. } | What::AlarmRaised { .. }) {
                text = text.color(theme::ALARM);
            }
            let hover = match (event.file, event.line) {
                ("", _) => "Go to this event".to_owned(),
                (file, line) => format!("Go to this event ({file}, line {line})"),
            };
            let hover = match learned.filter(|_| was_unknown) {
                Some(learned) => format!("Not known yet: learned {}. {hover}", picture.told_clock(learned)),
                None => hover,
            };
            let hover = event
                .event
                .extensions
                .iter()
                .fold(hover, |hover, said| format!("{hover}\n{}: {}", said.name, said.value));
            let response = ui.add(egui::Label::new(text).sense(egui::Sense::click()).wrap());
            if response.on_hover_text(hover).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                actions.push(UiAction::Playback(PlaybackAction::SeekTo(event.event.time)));
            }
        }
    });
    actions
}

fn place_ui(ui: &mut Ui, picture: &Picture<'_>, id: PlaceId) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let place = picture.layout.get(id);
    ui.heading(&place.name);
    ui.label(place.kind.label());
    row(ui, "Id", &place.id);
    row(ui, "Size", &format!("{} × {} m", number(place.size.0, 1), number(place.size.1, 1)));
    row(ui, "Room for", &place.capacity().to_string());
    let (sign, note) = match &place.basis {
        Basis::Source(text) => ("Source", text),
        Basis::Computed(text) => ("Computed", text),
        Basis::Assumption(text) => ("Assumption", text),
    };
    let colour = if place.basis.is_assumption() { theme::ALARM } else { theme::QUIET };
    ui.label(RichText::new(format!("{sign}: {note}")).small().color(colour));
    if ui.button("Close").clicked() {
        actions.push(UiAction::Deselect);
    }
    ui.separator();
    let here: Vec<ObjectId> = picture
        .state
        .objects
        .iter()
        .filter(|object| matches!(object.location, Location::At(at) if picture.places.get(at.index()).copied().flatten() == Some(id)))
        .map(|object| object.object)
        .collect();
    ui.label(RichText::new(format!("Here now: {}", here.len())).strong());
    ScrollArea::vertical().id_salt("here").auto_shrink([false, false]).show(ui, |ui| {
        for object in here {
            if ui.link(picture.log.object_name(object)).clicked() {
                actions.push(UiAction::Select(object));
            }
        }
    });
    actions
}

fn row(ui: &mut Ui, label: &str, value: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(label).color(theme::QUIET));
        ui.label(value);
    });
}
