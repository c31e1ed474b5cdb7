//! The command palette: every action, view, object and time by its name.

use std::path::{Path, PathBuf};

use bevy_egui::egui::{self, Key, RichText, ScrollArea};

use super::{
    errand::{Errand, FilmOrder},
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    guide::{Bookmark, Day},
    hub::{PlaybackAction, TimeInput, layout::RoofMode},
    publish::Link,
    say,
    twin::{CompareCommand, MeasureCommand, NoteCommand},
};

/// What is being typed, and which line is marked.
#[derive(Clone, Debug, Default)]
pub struct PaletteMemory {
    /// Whether it is open.
    pub is_open: bool,
    wanted: String,
    marked: usize,
}

/// Entries of a folder that are looked at while a path is typed.
const MOST_ENTRIES: usize = 2_000;

/// Lines shown at once.
const SHOWN: usize = 12;

/// Shows the palette when it is open.
pub fn palette_ui(ctx: &egui::Context, picture: &Picture<'_>, memory: &mut PaletteMemory) -> Vec<UiAction> {
    if !memory.is_open {
        return Vec::new();
    }
    let mut actions = Vec::new();
    let modal = egui::Modal::new(egui::Id::new("palette")).show(ctx, |ui| {
        ui.set_width(460.0);
        let field =
            egui::TextEdit::singleline(&mut memory.wanted).hint_text(say!("palette-hint")).desired_width(f32::INFINITY);
        let response = ui.add(field);
        response.request_focus();
        if response.changed() {
            memory.marked = 0;
        }
        let lines = matches(picture, &memory.wanted);
        memory.marked = memory.marked.min(lines.len().saturating_sub(1));
        let before = memory.marked;
        ui.input(|input| {
            if input.key_pressed(Key::ArrowDown) {
                memory.marked = (memory.marked + 1).min(lines.len().saturating_sub(1));
            }
            if input.key_pressed(Key::ArrowUp) {
                memory.marked = memory.marked.saturating_sub(1);
            }
        });
        let is_entered = ui.input(|input| input.key_pressed(Key::Enter));
        if lines.is_empty() {
            ui.label(RichText::new(say!("palette-nothing")).color(theme::quiet()));
        }
        // As high for few lines as for many: it would keep the room of the fewest.
        ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).show(ui, |ui| {
            for (k, (label, chosen)) in lines.iter().enumerate() {
                let is_marked = k == memory.marked;
                let line = ui.selectable_label(is_marked, label);
                if is_marked && before != memory.marked {
                    line.scroll_to_me(None);
                }
                if line.clicked() || (is_marked && is_entered) {
                    actions.extend(chosen.iter().cloned());
                }
            }
        });
    });
    if modal.should_close() || !actions.is_empty() {
        *memory = PaletteMemory::default();
    }
    actions
}

/// What a link opens that is typed or pasted: an instant of this log, or its log first.
fn link_line(picture: &Picture<'_>, typed: &str) -> Vec<(String, Vec<UiAction>)> {
    let link: Link = match typed.parse() {
        Ok(link) => link,
        Err(error) => return vec![(format!("{error}"), Vec::new())],
    };
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (link.log.as_deref().map(|log| whole(Path::new(log))), picture.day) {
        (Some(log), Some(Day::File(open))) if log == whole(open) => {}
        (Some(log), _) => {
            let label = say!("palette-link-log", log = log.display().to_string());
            return vec![(label, vec![UiAction::Open(log)])];
        }
        (None, Some(Day::Opening)) => {}
        (None, _) => {
            let label = say!("palette-link-day").to_owned();
            return vec![(label, vec![UiAction::OpenDay(Day::Opening)])];
        }
    }
    let at = link.at.as_deref().and_then(|at| TimeInput::parse(at).ok());
    let at = at.and_then(|at| at.resolve(picture.playback.time, picture.zone));
    let mut actions: Vec<UiAction> =
        at.map(|time| UiAction::Playback(PlaybackAction::SeekTo(time))).into_iter().collect();
    let of_key = |key: &String| picture.incidents.iter().position(|incident| incident.key() == *key);
    actions.extend(link.incident.as_ref().and_then(of_key).map(UiAction::ShowIncident));
    actions.extend(link.select.as_deref().and_then(|name| picture.log.object(name)).map(UiAction::Select));
    actions.extend(link.eye.map(UiAction::FlyToView));
    vec![(say!("palette-link-go").to_owned(), actions)]
}

/// The lines that match what is typed, best first.
fn matches(picture: &Picture<'_>, wanted: &str) -> Vec<(String, Vec<UiAction>)> {
    let typed = wanted.trim();
    let lower = typed.to_lowercase();
    let mut lines = Vec::new();
    if let Ok(Some(time)) = TimeInput::parse(typed).map(|input| input.resolve(picture.playback.time, picture.zone)) {
        let label = say!("palette-time", date = picture.date(time), clock = picture.clock(time));
        lines.push((label, vec![UiAction::Playback(PlaybackAction::SeekTo(time))]));
    }
    if Link::is_one(typed) {
        return link_line(picture, typed);
    }
    let is_wanted = |label: &str| lower.split_whitespace().all(|word| label.to_lowercase().contains(word));
    let of_comparing = picture.is_beside.then_some([
        ("palette-compared", UiAction::ToggleCompared),
        ("palette-compare-stop", UiAction::Compare(CompareCommand::Stop)),
    ]);
    for (id, action) in commands(picture.bookmark()).into_iter().chain(of_comparing.into_iter().flatten()) {
        let label = say!(id);
        if is_wanted(label) {
            lines.push((label.to_owned(), vec![action]));
        }
    }
    for tour in picture.tours {
        let label = say!("palette-tour", title = &tour.title);
        if is_wanted(&label) {
            lines.push((label, vec![UiAction::StartTour(tour.number)]));
        }
    }
    for line in picture.lessons {
        let label = say!("palette-lesson", title = &line.title);
        if is_wanted(&label) && picture.live.is_none() {
            lines.push((label, vec![UiAction::StartLesson(line.number)]));
        }
    }
    for (at, incident) in picture.incidents.iter().enumerate() {
        let label = say!("palette-incident", clock = picture.clock(incident.from), incident = &incident.label);
        if is_wanted(&label) {
            lines.push((label, vec![UiAction::Incident(at)]));
        }
    }
    // What can be made of incidents and tours is many lines: only of what is typed.
    if !lower.is_empty() && picture.live.is_none() {
        lines.extend(
            errands(picture).filter(|(label, _)| is_wanted(label)).map(|(label, action)| (label, vec![action])),
        );
    }
    for view in &picture.layout.views {
        let label = say!("palette-view", name = view.said().into_owned());
        if is_wanted(&label) {
            lines.push((label, vec![UiAction::View(view.name.clone())]));
        }
    }
    for view in picture.saved {
        let label = say!("palette-saved", name = &view.name);
        if is_wanted(&label) {
            lines.push((label, vec![UiAction::FlyToView(view.clone())]));
        }
    }
    for path in paths(typed) {
        let shown = path.display().to_string();
        lines.push((say!("palette-open", path = shown.clone()), vec![UiAction::Open(path.clone())]));
        if picture.live.is_none() {
            let beside = UiAction::Compare(CompareCommand::With(path));
            lines.push((say!("palette-compare", path = shown), vec![beside]));
        }
    }
    for path in picture.recent {
        let label = say!("palette-recent", path = path.display().to_string());
        if is_wanted(&label) {
            lines.push((label, vec![UiAction::Open(path.clone())]));
        }
    }
    if !lower.is_empty() {
        // What is called just so comes before all else, and places before the many things.
        let places = picture
            .layout
            .places()
            .filter(|(_, place)| is_wanted(&place.said()) || is_wanted(&place.name) || is_wanted(&place.id));
        for (id, place) in places.take(SHOWN) {
            let label = say!("palette-thing", name = place.said().into_owned(), kind = place.kind.label());
            let line = (label, vec![UiAction::SelectPlace(id), UiAction::FlyToPlace(id)]);
            let is_so = |name: &str| name == lower || name.rsplit(' ').next() == Some(&lower);
            let is_called_so = [&*place.said(), &place.name, &place.id].iter().any(|name| is_so(&name.to_lowercase()));
            lines.insert(if is_called_so { 0 } else { lines.len() }, line);
        }
        let objects = picture.log.objects().filter(|object| is_wanted(picture.log.object_name(*object)));
        lines.extend(objects.take(SHOWN).map(|object| {
            let (kind, ..) = picture.log.identity(object);
            let label = say!("palette-thing", name = picture.log.object_name(object), kind = kind.label());
            (label, vec![UiAction::Select(object), UiAction::FlyTo(object)])
        }));
    }
    lines
}

/// What can be made of each incident and each tour.
fn errands<'a>(picture: &'a Picture<'_>) -> impl Iterator<Item = (String, UiAction)> + 'a {
    let of_incidents = picture.incidents.iter().enumerate().flat_map(|(at, incident)| {
        let clock = picture.clock(incident.from);
        [
            ("palette-report", UiAction::Errand(Errand::Report(at))),
            ("palette-share", UiAction::Errand(Errand::Share { incident: at, sight: None, is_redacted: false })),
            (
                "palette-share-redacted",
                UiAction::Errand(Errand::Share { incident: at, sight: None, is_redacted: true }),
            ),
            ("palette-teach", UiAction::TeachIncident(at)),
        ]
        .map(|(id, action)| (say!(id, clock = &clock, incident = &incident.label), action))
    });
    let of_tours = picture.tours.iter().map(|tour| {
        let film = UiAction::Errand(Errand::Film(FilmOrder::of_tour(tour.number)));
        (say!("palette-film", title = &tour.title), film)
    });
    of_incidents.chain(of_tours)
}

/// The files and folders whose paths begin with what is typed, if that is a path.
fn paths(typed: &str) -> Vec<PathBuf> {
    let home = typed.strip_prefix("~/").and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    let path = home.unwrap_or_else(|| PathBuf::from(typed));
    if !path.is_absolute() && !typed.starts_with("./") && !typed.starts_with("../") {
        return Vec::new();
    }
    let (folder, begin) = match (path.is_dir(), path.parent(), path.file_name()) {
        (false, Some(folder), Some(name)) => (folder.to_owned(), name.to_string_lossy().to_lowercase()),
        _ => (path.clone(), String::new()),
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_meant = |name: String| name.starts_with(&begin) && !name.starts_with('.');
    let mut found: Vec<PathBuf> = (entries.take(MOST_ENTRIES))
        .filter(|entry| is_meant(entry.file_name().to_string_lossy().to_lowercase()))
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found.truncate(SHOWN);
    // A folder is opened as a whole, too.
    let itself = path.is_dir().then_some(path);
    itself.into_iter().chain(found).collect()
}

/// The commands that need no name of a thing: the message of each, and what it does.
fn commands(bookmark: Bookmark) -> [(&'static str, UiAction); 36] {
    use PlaybackAction::*;
    [
        ("palette-play", UiAction::Playback(TogglePlay)),
        ("palette-reverse", UiAction::Playback(Reverse)),
        ("palette-faster", UiAction::Playback(Faster)),
        ("palette-slower", UiAction::Playback(Slower)),
        ("palette-start", UiAction::Playback(ToStart)),
        ("palette-end", UiAction::Playback(ToEnd)),
        ("palette-next", UiAction::Playback(StepNext)),
        ("palette-previous", UiAction::Playback(StepPrevious)),
        ("palette-open-file", UiAction::Choose { is_folder: false }),
        ("palette-open-folder", UiAction::Choose { is_folder: true }),
        ("palette-roof-on", UiAction::Roof(RoofMode::On)),
        ("palette-roof-ghost", UiAction::Roof(RoofMode::Ghost)),
        ("palette-roof-off", UiAction::Roof(RoofMode::Off)),
        ("palette-announced", UiAction::ToggleAnnounced),
        ("palette-as-known", UiAction::Playback(PlaybackAction::ToggleAsKnown)),
        ("palette-settings", UiAction::ToggleSettings),
        ("palette-undo", UiAction::Undo),
        ("palette-redo", UiAction::Redo),
        ("palette-take", UiAction::ToggleTake),
        ("palette-back", UiAction::Back),
        ("palette-forth", UiAction::Forth),
        ("palette-walk", UiAction::ToggleWalk),
        ("palette-colour", UiAction::NextHeat),
        ("palette-flows", UiAction::ToggleFlows),
        ("palette-figures", UiAction::ToggleBoard),
        ("palette-places", UiAction::ToggleMapping),
        ("palette-all", UiAction::FrameAll),
        ("palette-measure", UiAction::Measure(MeasureCommand::Toggle)),
        ("palette-link", UiAction::CopyLink(None)),
        ("palette-bookmark", UiAction::Note(NoteCommand::Add(bookmark))),
        ("palette-map", UiAction::ToggleMap),
        ("palette-costs", UiAction::ToggleCosts),
        ("palette-doors", UiAction::ShowDoors),
        ("palette-results", UiAction::ToggleResults),
        ("palette-keys", UiAction::ToggleKeys),
        ("palette-about", UiAction::ToggleAbout),
    ]
}
