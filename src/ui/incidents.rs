//! The incidents: what went wrong, why, what it brought about, and the events that prove it.

use std::ops::Range;

use bevy_egui::egui::{self, RichText, ScrollArea, Ui};

use super::{
    errand::Errand,
    export,
    notes::{self, Draft},
    numbers::in_words,
    page::Panel,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    guide::key_of,
    hub::{EventTime, PlaybackAction, Severity, TimeSpan, words},
    language::short_date,
    publish::incidents_table,
    say,
    watch::{self, Incident},
};

/// Which incident is looked at, and which are listed.
#[derive(Clone, Debug, Default)]
pub struct IncidentsMemory {
    /// The one that is opened, by its number.
    pub chosen: Option<usize>,
    /// What is being looked for.
    pub wanted: String,
    /// The least severity that is listed; none for all.
    pub least: Option<Severity>,
    /// Whether the chosen one is to be brought into view.
    pub is_fresh: bool,
    /// Whether those are left out that somebody has seen to.
    pub are_open_only: bool,
    /// The note that is being typed.
    pub draft: Draft,
}

/// The colour of a severity.
pub fn colour(severity: Severity) -> egui::Color32 {
    match severity {
        Severity::Critical => theme::alarm(),
        Severity::Warning => theme::hold(),
        Severity::Info => theme::quiet(),
    }
}

/// The sign of a severity, whose shape tells as much as its colour: a triangle, a diamond or a disc.
pub fn mark(painter: &egui::Painter, at: egui::Pos2, severity: Severity) {
    let rim = egui::Stroke::new(1.0, theme::panel());
    let corner = |x: f32, y: f32| at + egui::vec2(x, y) * 4.0;
    let corners = match severity {
        Severity::Critical => vec![corner(0.0, -1.0), corner(1.0, 0.9), corner(-1.0, 0.9)],
        Severity::Warning => vec![corner(0.0, -1.1), corner(1.0, 0.0), corner(0.0, 1.1), corner(-1.0, 0.0)],
        Severity::Info => {
            painter.circle(at, 3.0, colour(severity), rim);
            return;
        }
    };
    painter.add(egui::Shape::convex_polygon(corners, colour(severity), rim));
}

/// What is told of an incident, after how severe it is.
pub fn told(severity: Severity, words: &str) -> String {
    say!("incidents-told", severity = severity.label(), words = words)
}

/// Shows the list.
pub fn incidents_ui(ui: &mut Ui, picture: &Picture<'_>, memory: &mut IncidentsMemory) -> Vec<UiAction> {
    let mut actions = notes::bookmarks_ui(ui, picture, &mut memory.draft);
    ui.separator();
    if picture.are_incidents_withheld {
        ui.label(RichText::new(say!("incidents-withheld")).color(theme::quiet()));
        return actions;
    }
    if picture.incidents.is_empty() {
        ui.label(say!("incidents-none"));
        ui.label(RichText::new(say!("incidents-none-hint")).color(theme::quiet()));
        return actions;
    }
    ui.horizontal(|ui| {
        if ui.button(say!("incidents-previous")).on_hover_text(say!("incidents-previous-hint")).clicked() {
            actions.push(UiAction::PreviousIncident);
        }
        if ui.button(say!("incidents-next")).on_hover_text(say!("incidents-next-hint")).clicked() {
            actions.push(UiAction::NextIncident);
        }
        let least = [
            (None, "incidents-all"),
            (Some(Severity::Warning), "incidents-no-infos"),
            (Some(Severity::Critical), "incidents-only-critical"),
        ];
        let chosen = least.iter().find(|(severity, _)| *severity == memory.least);
        let label = chosen.map_or("incidents-all", |(_, label)| label);
        egui::ComboBox::from_id_salt("least").width(72.0).selected_text(say!(label)).show_ui(ui, |ui| {
            for (severity, label) in least {
                ui.selectable_value(&mut memory.least, severity, say!(label));
            }
        });
    });
    let field = egui::TextEdit::singleline(&mut memory.wanted)
        .hint_text(say!("incidents-find-what"))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).on_hover_text(say!("incidents-find-hint"));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, say!("incidents-find")));
    ui.checkbox(&mut memory.are_open_only, say!("incidents-open-only"));
    let all = picture.incidents.iter().enumerate();
    let listed: Vec<usize> =
        all.filter(|(_, incident)| is_listed(picture, incident, memory)).map(|(at, _)| at).collect();
    let csv = || incidents_table(picture.incidents, listed.iter().copied(), picture.log, picture.layout);
    actions.extend(export::take_ui(ui, picture, "incidents", Some(Panel::Incidents), csv));
    ui.separator();
    ScrollArea::vertical().id_salt("incidents").auto_shrink([false, false]).show(ui, |ui| {
        if listed.is_empty() {
            ui.label(RichText::new(say!("incidents-no-match")).color(theme::quiet()));
        }
        for at in listed {
            let incident = &picture.incidents[at];
            let is_open = memory.chosen == Some(at);
            let response = row_ui(ui, picture, incident, is_open);
            if response.clicked() {
                if is_open {
                    memory.chosen = None;
                } else {
                    actions.push(UiAction::Incident(at));
                }
            }
            if is_open {
                if std::mem::take(&mut memory.is_fresh) {
                    response.scroll_to_me(Some(egui::Align::TOP));
                }
                ui.indent(("incident", at), |ui| actions.extend(card_ui(ui, picture, at, &mut memory.draft)));
            }
        }
    });
    actions
}

fn is_listed(picture: &Picture<'_>, incident: &Incident, memory: &IncidentsMemory) -> bool {
    if memory.are_open_only && is_seen_to(picture, incident) {
        return false;
    }
    let wanted = memory.wanted.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    // A flight, a zone: what it is about, though the sentence may name another.
    let is_about = || {
        let place = incident.place.map(|place| picture.layout.get(place).said());
        place.is_some_and(|name| has(&name))
            || incident.objects().iter().any(|object| has(picture.log.object_name(*object)))
    };
    memory.least.is_none_or(|least| incident.severity >= least)
        && (has(&incident.label) || has(&incident.sentence) || incident.names().any(has) || is_about())
}

/// Whether somebody has seen to an incident.
fn is_seen_to(picture: &Picture<'_>, incident: &Incident) -> bool {
    let notes = &picture.noting.notes;
    // Most logs have no notes, and most incidents none.
    !notes.incidents.is_empty()
        && notes.of(&key_of(incident, picture.log, picture.layout)).is_some_and(|note| note.seen_to.is_some())
}

fn row_ui(ui: &mut Ui, picture: &Picture<'_>, incident: &Incident, is_open: bool) -> egui::Response {
    let is_on = incident.is_on(picture.playback.time);
    let mut text = egui::text::LayoutJob::default();
    let mut add = |words: &str, colour: egui::Color32, font: egui::FontId| {
        text.append(words, 0.0, egui::TextFormat { font_id: font, color: colour, ..Default::default() });
    };
    let ink = if incident.from > picture.playback.time { theme::quiet() } else { theme::ink() };
    add(&short_clock(picture, incident.from), theme::quiet(), theme::figures(11.0));
    add(&format!("  {}", incident.label), ink, egui::FontId::proportional(13.0));
    add(if is_seen_to(picture, incident) { "  ✔" } else { "" }, theme::quiet(), egui::FontId::proportional(11.0));
    if is_on {
        add(&format!("  {}", say!("incidents-now")), theme::accent(), egui::FontId::proportional(11.0));
    }
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(8.0, 16.0), egui::Sense::hover());
        mark(ui.painter(), rect.center(), incident.severity);
        ui.selectable_label(is_open, text).on_hover_text(told(incident.severity, &in_words(&incident.sentence)))
    })
    .inner
}

/// What, since when, why, what it brought about, and the proof.
fn card_ui(ui: &mut Ui, picture: &Picture<'_>, at: usize, draft: &mut Draft) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let Some(incident) = picture.incidents.get(at) else { return actions };
    ui.label(in_words(&incident.sentence));
    let from = picture.clock(incident.from);
    let times = match incident.until {
        None => say!("incidents-from-on", from = from),
        Some(until) => {
            let span = (until - incident.from).to_string();
            say!("incidents-from-to", from = from, until = picture.clock(until), span = span)
        }
    };
    ui.label(RichText::new(times).color(theme::quiet()));
    ui.horizontal_wrapped(|ui| {
        let end = incident.until.unwrap_or(picture.playback.span.1);
        if ui.button(say!("incidents-loop")).on_hover_text(say!("incidents-loop-hint")).clicked() {
            let span = (incident.approach(), end);
            actions.push(UiAction::Playback(PlaybackAction::Loop(Some(span))));
            actions.push(UiAction::Playback(PlaybackAction::SeekTo(span.0)));
        }
        if picture.live.is_none() {
            actions.extend(take_away_ui(ui, at).map(UiAction::Errand));
        }
        if picture.live.is_none()
            && ui.button(say!("incidents-lesson")).on_hover_text(say!("incidents-lesson-hint")).clicked()
        {
            actions.push(UiAction::TeachIncident(at));
        }
        if let Some(place) = incident.place
            && ui.button(picture.layout.get(place).said()).on_hover_text(say!("incidents-place-hint")).clicked()
        {
            actions.extend([UiAction::SelectPlace(place), UiAction::FlyToPlace(place)]);
        }
        if let Some(object) = incident.object
            && ui.button(picture.log.object_name(object)).on_hover_text(say!("incidents-object-hint")).clicked()
        {
            actions.extend([UiAction::Select(object), UiAction::FlyTo(object)]);
        }
    });
    if !incident.advice.is_empty() {
        ui.label(RichText::new(say!("incidents-advice")).strong());
        ui.label(&incident.advice);
    }
    actions.extend(notes::incident_ui(ui, picture, at, draft));
    let causes = watch::chain(picture.incidents, at);
    if causes.len() > 1 {
        ui.label(RichText::new(say!("incidents-causes")).strong());
        actions.extend(links_ui(ui, picture, causes.into_iter().skip(1)));
    }
    ui.label(RichText::new(say!("incidents-effects")).strong());
    if incident.effects.is_empty() && incident.delayed.is_empty() {
        ui.label(RichText::new(say!("incidents-effects-none")).color(theme::quiet()));
    }
    actions.extend(links_ui(ui, picture, incident.effects.iter().copied()));
    actions.extend(delayed_ui(ui, picture, at, incident));
    if !incident.evidence.is_empty() {
        let (told, all) = (incident.evidence.len(), incident.moments.max(incident.evidence.len()));
        let title = if told < all {
            say!("incidents-proof-first", told = told, all = all)
        } else {
            say!("incidents-proof", told = told)
        };
        egui::CollapsingHeader::new(title).id_salt(("evidence", at)).show(ui, |ui| {
            for proof in &incident.evidence {
                let name = picture.log.object_name(proof.object);
                let text = format!("{}  {name} {}", picture.told_clock(proof.time), proof.words);
                let label = egui::Label::new(RichText::new(text).small()).sense(egui::Sense::click()).wrap();
                let response = ui.add(label).on_hover_cursor(egui::CursorIcon::PointingHand);
                if response.on_hover_text(say!("incidents-event-hint")).clicked() {
                    actions.push(UiAction::Playback(PlaybackAction::SeekTo(proof.time)));
                    actions.push(UiAction::Select(proof.object));
                }
            }
        });
    }
    ui.add_space(4.0);
    actions
}

/// What an incident delayed, and by how much; one is gone to by a click.
fn delayed_ui(ui: &mut Ui, picture: &Picture<'_>, at: usize, incident: &Incident) -> Vec<UiAction> {
    let mut actions = Vec::new();
    if incident.delayed.is_empty() {
        return actions;
    }
    let title = say!("incidents-delayed", many = incident.delayed.len(), things = incident.things_delayed());
    egui::CollapsingHeader::new(title).id_salt(("delayed", at)).show(ui, |ui| {
        let height = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
        let list = egui::ScrollArea::vertical().id_salt(("delays", at)).max_height(160.0);
        // Not as low as what is left of the card, which scrolls itself.
        let list = list.min_scrolled_height(160.0).auto_shrink([false, true]);
        list.show_rows(ui, height, incident.delayed.len(), |ui, rows| {
            for delay in &incident.delayed[rows] {
                let name = picture.log.object_name(delay.object);
                let late = delay.late.to_string();
                let id = if delay.reached.is_some() { "incidents-delay" } else { "incidents-delay-still" };
                let text = say!(id, name = name, milestone = words::milestone(&delay.milestone), late = late);
                if ui.selectable_label(picture.object == Some(delay.object), text).clicked() {
                    let time = delay.reached.unwrap_or(delay.planned);
                    actions.extend([
                        UiAction::Playback(PlaybackAction::SeekTo(time)),
                        UiAction::Select(delay.object),
                        UiAction::FlyTo(delay.object),
                    ]);
                }
            }
        });
    });
    actions
}

/// What one takes away of an incident.
fn take_away_ui(ui: &mut Ui, incident: usize) -> Option<Errand> {
    let report = ui.button(say!("incidents-report")).on_hover_text(say!("incidents-report-hint"));
    let mut errand = report.clicked().then_some(Errand::Report(incident));
    ui.menu_button(say!("incidents-share"), |ui| {
        for (label, is_redacted) in [("incidents-share-named", false), ("incidents-share-nameless", true)] {
            if ui.button(say!(label)).on_hover_text(say!("incidents-share-hint")).clicked() {
                errand = Some(Errand::Share { incident, sight: None, is_redacted });
            }
        }
    });
    errand
}

fn links_ui(ui: &mut Ui, picture: &Picture<'_>, all: impl Iterator<Item = usize>) -> Vec<UiAction> {
    let mut actions = Vec::new();
    for at in all {
        let Some(incident) = picture.incidents.get(at) else { continue };
        let text = format!("{}  {}", short_clock(picture, incident.from), incident.label);
        if ui.link(text).on_hover_text(in_words(&incident.sentence)).clicked() {
            actions.push(UiAction::Incident(at));
        }
    }
    actions
}

/// An instant on the clock of the site, with its day where the log is longer than one.
pub fn short_clock(picture: &Picture<'_>, time: EventTime) -> String {
    let zoned = time.zoned(picture.zone);
    let clock = zoned.strftime("%H:%M");
    if picture.is_long() { format!("{} {clock}", short_date(&zoned)) } else { clock.to_string() }
}

/// So long after its beginning one still looks at an incident that was gone to.
const LOOKED_AT: TimeSpan = TimeSpan::from_secs(60);

/// The incident that is open, if the playhead is still about where it begins: others may begin at the same instant.
fn looked_at(picture: &Picture<'_>, open: Option<usize>) -> Option<usize> {
    let (now, at) = (picture.playback.time, open?);
    let incident = picture.incidents.get(at)?;
    (approach(picture, at) <= now && now < incident.from + LOOKED_AT).then_some(at)
}

/// Where the playhead goes for an incident: that is within the log.
fn approach(picture: &Picture<'_>, at: usize) -> EventTime {
    picture.incidents[at].approach().max(picture.playback.span.0)
}

/// The incident after the one that is open, or else after the playhead.
pub fn after(picture: &Picture<'_>, open: Option<usize>) -> Option<usize> {
    let all = 0..picture.incidents.len();
    match looked_at(picture, open) {
        Some(at) => Some(at + 1).filter(|next| all.contains(next)),
        None => all.into_iter().find(|at| approach(picture, *at) >= picture.playback.time),
    }
}

/// The incident before the one that is open, or else before the playhead.
pub fn before(picture: &Picture<'_>, open: Option<usize>) -> Option<usize> {
    match looked_at(picture, open) {
        Some(at) => at.checked_sub(1),
        None => (0..picture.incidents.len()).rev().find(|at| approach(picture, *at) < picture.playback.time),
    }
}

/// An action in which the next or the previous incident is the one that it is now, or words that there is none.
pub fn stepped(picture: &Picture<'_>, open: Option<usize>, action: UiAction) -> Result<UiAction, String> {
    let (found, words) = match action {
        UiAction::NextIncident => (after(picture, open), say!("incidents-none-after")),
        UiAction::PreviousIncident => (before(picture, open), say!("incidents-none-before")),
        action => return Ok(action),
    };
    let words = match picture.incidents {
        [] if picture.are_incidents_withheld => say!("incidents-withheld"),
        [] => say!("incidents-none"),
        _ => words,
    };
    found.map(UiAction::Incident).ok_or_else(|| words.into())
}

/// The incidents that begin in a part of the log.
pub fn beginning_in(incidents: &[Incident], span: Range<EventTime>) -> &[Incident] {
    let at = |time: EventTime| incidents.partition_point(|incident| incident.from < time);
    incidents.get(at(span.start)..at(span.end)).unwrap_or_default()
}
