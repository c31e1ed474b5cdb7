//! The inspector: what the chosen thing is, where it is and how sure that is, and what happened to it.

use bevy_egui::egui::{self, RichText, ScrollArea, Ui};

use super::{
    export,
    numbers::{localized, number},
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{
        EventRef, EventTime, LATE, Location, ObjectId, PlaybackAction, What,
        layout::{Basis, PlaceId},
        motion::Certainty,
        unit, words,
    },
    language::known,
    publish::history_table,
    say,
    twin::Manner,
};

/// Shows the inspector.
pub fn inspector_ui(ui: &mut Ui, picture: &Picture<'_>) -> Vec<UiAction> {
    match (picture.object, picture.place) {
        (Some(object), _) => object_ui(ui, picture, object),
        (None, Some(place)) => place_ui(ui, picture, place),
        (None, None) => {
            ui.label(RichText::new(say!("inspector-none")).color(theme::quiet()));
            ui.label(say!("inspector-none-hint"));
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
    ui.label(format!("{} {}", kind.label(), known(type_code.unwrap_or_default())));
    ui.horizontal(|ui| {
        if ui.button(say!("inspector-go")).on_hover_text(say!("inspector-go-hint")).clicked() {
            actions.push(UiAction::FlyTo(object));
        }
        let label = if picture.is_following { say!("inspector-unfollow") } else { say!("inspector-follow") };
        if ui.button(label).on_hover_text(say!("inspector-follow-hint")).clicked() {
            actions.push(UiAction::ToggleFollow);
        }
        if ui.button(say!("inspector-close")).on_hover_text(say!("inspector-close-hint")).clicked() {
            actions.push(UiAction::Deselect);
        }
    });
    if picture.is_following {
        ui.horizontal(|ui| {
            for manner in Manner::ALL {
                let is_so = picture.manner == manner;
                let choice = ui.selectable_label(is_so, manner.label()).on_hover_text(say!("inspector-manner-hint"));
                if choice.clicked() && !is_so {
                    actions.push(UiAction::FollowAs(manner));
                }
            }
        });
    }
    ui.separator();
    match picture.state.get(object) {
        None => {
            ui.label(RichText::new(say!("inspector-absent")).color(theme::quiet()));
        }
        Some(state) => {
            where_ui(ui, picture, state.location, &mut actions);
            if let Some(certainty) = picture.certainty(object) {
                let note = match certainty {
                    Certainty::Known => say!("inspector-known"),
                    Certainty::Inferred => say!("inspector-inferred"),
                    Certainty::Stale => say!("inspector-stale"),
                };
                ui.label(RichText::new(note).color(theme::certainty(certainty)));
            }
            let (since, seen) = ((time - state.since).to_string(), (time - state.seen).to_string());
            let since = say!("inspector-since-value", clock = picture.told_clock(state.since), span = since);
            let seen = say!("inspector-seen-value", clock = picture.told_clock(state.seen), span = seen);
            row(ui, say!("inspector-since"), &since);
            row(ui, say!("inspector-seen"), &seen);
            if let Some(status) = state.status {
                row(ui, say!("inspector-status"), &format!("{} {}", status.code(), status.label()));
            }
            for (hold, reason) in &details.holds {
                let by = words::hold_by(hold);
                let text = match reason {
                    Some(reason) => say!("inspector-held-why", by = by, reason = known(reason)),
                    None => say!("inspector-held", by = by),
                };
                ui.label(RichText::new(text).color(theme::hold()).strong());
            }
            for (alarm, text) in &details.alarms {
                let text = text.map_or_else(|| say!("inspector-alarm-no-text").into(), known);
                let told = say!("inspector-alarm", alarm = words::alarm(alarm), text = text);
                ui.label(RichText::new(told).color(theme::alarm()).strong());
            }
            for measured in &details.measurements {
                row(
                    ui,
                    &words::quantity(measured.quantity),
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
        ui.label(RichText::new(say!("inspector-later")).color(theme::alarm()).strong());
        match picture.log.object_at(object, time) {
            Some(was) => {
                where_ui(ui, picture, was.location, &mut actions);
                if let Some(status) = was.status {
                    row(ui, say!("inspector-status"), &format!("{} {}", status.code(), status.label()));
                }
            }
            None => drop(ui.label(say!("inspector-later-absent"))),
        }
    }
    for plan in &details.plans {
        row(ui, &say!("inspector-planned", milestone = words::milestone(plan.milestone)), &picture.clock(plan.planned));
    }
    for (name, value) in picture.log.attributes(object) {
        row(ui, &words::attribute(name), value);
    }
    ui.separator();
    actions.extend(history_ui(ui, picture, object));
    actions
}

fn where_ui(ui: &mut Ui, picture: &Picture<'_>, location: Location, actions: &mut Vec<UiAction>) {
    let name = |place: crate::hub::PlaceRef| {
        let (name, is_known) = picture.place_label(place);
        if is_known { name.into_owned() } else { say!("inspector-unmapped", place = name) }
    };
    match location {
        Location::Inside(parent) => {
            ui.horizontal(|ui| {
                ui.label(say!("inspector-in"));
                if ui.link(picture.log.object_name(parent)).clicked() {
                    actions.push(UiAction::Select(parent));
                }
            });
        }
        Location::At(place) => row(ui, say!("inspector-at"), &name(place)),
        Location::Moving { from, to } => {
            let from = from.map(name).unwrap_or_else(|| "?".into());
            row(ui, say!("inspector-way"), &say!("inspector-way-value", from = from, to = name(to)));
        }
        Location::Unplaced => row(ui, say!("inspector-at"), say!("inspector-unplaced")),
    }
}

fn history_ui(ui: &mut Ui, picture: &Picture<'_>, object: ObjectId) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let history = picture.log.history(object);
    let time = picture.playback.time;
    ui.label(RichText::new(say!("inspector-history", count = history.len())).strong());
    let name = picture.log.object_name(object);
    actions.extend(export::take_ui(ui, picture, name, None, || history_table(picture.log, object)));
    ScrollArea::vertical().id_salt("history").auto_shrink([false, false]).show(ui, |ui| {
        for event in history {
            let is_past = event.event.time <= time;
            let recorded = event.event.recorded;
            let late = recorded.map(|recorded| recorded - event.event.time).filter(|late| *late > LATE);
            let clock = picture.told_clock(event.event.time);
            let told = format!("{clock}  {}", words::of(&event.event.what, picture.zone));
            let mut text = RichText::new(match late {
                Some(late) => say!("inspector-late", event = told, span = late.to_string()),
                None => told,
            });
            if !is_past {
                text = text.color(theme::quiet());
            }
            if event.is_retracted {
                text = text.strikethrough();
            }
            let learned = recorded.filter(|learned| *learned > time);
            let was_unknown = picture.playback.is_as_known && is_past && learned.is_some();
            if was_unknown {
                text = text.italics().color(theme::quiet());
            }
            if matches!(event.event.what, What::HoldSet { .. } | What::AlarmRaised { .. }) {
                text = text.color(theme::alarm());
            }
            let response = ui.add(egui::Label::new(text).sense(egui::Sense::click()).wrap());
            // Said only where one points: there can be thousands of them.
            let response = response.on_hover_ui(|ui| {
                ui.set_max_width(ui.spacing().tooltip_width);
                ui.label(event_hint(picture, &event, learned.filter(|_| was_unknown)));
            });
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                actions.push(UiAction::Playback(PlaybackAction::SeekTo(event.event.time)));
            }
        }
    });
    actions
}

/// Where an event was told, when it was learned where it is not known yet, and what else was said with it.
fn event_hint(picture: &Picture<'_>, event: &EventRef<'_>, learned: Option<EventTime>) -> String {
    let hint = match (event.file, event.line) {
        ("", _) => say!("inspector-event-hint").to_owned(),
        (file, line) => say!("inspector-event-hint-line", file = file, line = line.to_string()),
    };
    let hint = match learned {
        Some(learned) => say!("inspector-event-unknown", clock = picture.told_clock(learned), hint = hint),
        None => hint,
    };
    event.event.extensions.iter().fold(hint, |hint, said| format!("{hint}\n{}: {}", said.name, said.value))
}

fn place_ui(ui: &mut Ui, picture: &Picture<'_>, id: PlaceId) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let place = picture.layout.get(id);
    ui.heading(place.said());
    ui.label(place.kind.label());
    row(ui, say!("inspector-id"), &place.id);
    row(ui, say!("inspector-size"), &format!("{} × {} m", number(place.size.0, 1), number(place.size.1, 1)));
    row(ui, say!("inspector-room"), &place.capacity().to_string());
    let basis = match &place.basis {
        Basis::Source(text) => say!("inspector-source", note = known(text)),
        Basis::Computed(text) => say!("inspector-computed", note = known(text)),
        Basis::Assumption(text) => say!("inspector-assumption", note = known(text)),
    };
    let colour = if place.basis.is_assumption() { theme::alarm() } else { theme::quiet() };
    ui.label(RichText::new(basis).small().color(colour));
    if ui.button(say!("inspector-close")).clicked() {
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
    ui.label(RichText::new(say!("inspector-here", count = here.len())).strong());
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
        ui.label(RichText::new(label).color(theme::quiet()));
        ui.label(value);
    });
}
