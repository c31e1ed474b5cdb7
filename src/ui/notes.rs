//! What people write down: whether somebody has seen to an incident, what there is to say of it, and bookmarks.

use bevy::math::Vec3;
use bevy_egui::egui::{self, Color32, Pos2, RichText, TextEdit, Ui, pos2};

use super::{
    labels,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    guide::{self, Bookmark, Colour},
    hub::{Flow, PlaybackAction, layout::Point},
    language::short_date,
    say,
    twin::{NoteCommand, world_from_hub},
};

/// What is being typed, and of what.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    of: String,
    words: String,
    /// Words that the bookmarks have which are listed.
    wanted: String,
}

impl Draft {
    /// A field for the words of something; gives them when they are done.
    fn edit(&mut self, ui: &mut Ui, of: &str, known: &str, label: &str, is_long: bool) -> Option<String> {
        let is_mine = self.of == of;
        let mut words = if is_mine { self.words.clone() } else { known.to_owned() };
        let field =
            if is_long { TextEdit::multiline(&mut words).desired_rows(2) } else { TextEdit::singleline(&mut words) };
        let response = ui.add(field.hint_text(label).desired_width(f32::INFINITY));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, label));
        if response.has_focus() || response.changed() {
            (self.of, self.words) = (of.to_owned(), words.clone());
        }
        let is_done = response.lost_focus() && is_mine;
        if is_done {
            (self.of, self.words) = Default::default();
        }
        (is_done && words != known).then_some(words)
    }
}

/// The colour of a flag.
pub const fn colour(colour: Colour) -> Color32 {
    match colour {
        Colour::Blue => theme::flow(Flow::Import),
        Colour::Orange => theme::flow(Flow::Export),
        Colour::Green => theme::flow(Flow::Transfer),
        Colour::Purple => theme::flow(Flow::Rail),
    }
}

/// A flag whose staff stands at a point.
pub fn flag(painter: &egui::Painter, foot: egui::Pos2, of: Colour) {
    let top = foot - egui::vec2(0.0, 11.0);
    painter.line_segment([foot, top], egui::Stroke::new(1.5, colour(of)));
    let cloth = vec![top, top + egui::vec2(7.0, 2.5), top + egui::vec2(0.0, 5.5)];
    painter.add(egui::Shape::convex_polygon(cloth, colour(of), egui::Stroke::NONE));
}

/// A bookmark that was just set by a key, and its words as they are typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    bookmark: Bookmark,
    words: String,
}

impl Naming {
    /// Of that bookmark.
    pub fn of(bookmark: &Bookmark) -> Self {
        Self { bookmark: bookmark.clone(), words: bookmark.words.clone() }
    }
}

/// A field for the words of a bookmark that was just set: whoever goes on typing says what there is to see. Enter keeps it,
/// Escape leaves it as it was.
pub fn naming_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    free: egui::Rect,
    naming: &mut Option<Naming>,
) -> Option<UiAction> {
    let named = naming.as_mut()?;
    let is_left = ctx.input(|input| input.key_pressed(egui::Key::Escape));
    let mut is_done = false;
    egui::Area::new("naming".into())
        .order(egui::Order::Foreground)
        .pivot(egui::Align2::CENTER_BOTTOM)
        .fixed_pos(egui::pos2(free.center().x, free.bottom() - 20.0))
        .show(ctx, |ui| {
            egui::Frame::window(&ctx.global_style()).show(ui, |ui| {
                ui.label(say!("notes-naming"));
                let response = ui.add(TextEdit::singleline(&mut named.words).desired_width(320.0));
                response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, say!("notes-words")));
                is_done = response.lost_focus();
                if !is_done && !response.has_focus() {
                    response.request_focus();
                    // What is typed next takes the place of the words that were made up.
                    if let Some(mut state) = TextEdit::load_state(ctx, response.id) {
                        let all = egui::text::CCursorRange::two(
                            egui::text::CCursor::new(0),
                            egui::text::CCursor::new(named.words.chars().count()),
                        );
                        state.cursor.set_char_range(Some(all));
                        TextEdit::store_state(ctx, response.id, state);
                    }
                }
            });
        });
    if !is_left && !is_done {
        return None;
    }
    let named = naming.take().filter(|_| !is_left)?;
    let at = picture.noting.notes.bookmarks.iter().position(|one| *one == named.bookmark)?;
    let words = named.words.trim().to_owned();
    let is_news = !words.is_empty() && words != named.bookmark.words;
    is_news.then_some(UiAction::Note(NoteCommand::Change(at, Bookmark { words, ..named.bookmark })))
}

/// From so many bookmarks on they can be sought.
const MANY: usize = 4;

/// So long before and after its instant a bookmark stands in the picture.
const NEAR_SECS: f64 = 900.0;

/// Draws the bookmarks of about now where they are: a flag on what it is about, with its words where there is room.
pub fn pins(
    painter: &egui::Painter,
    picture: &Picture<'_>,
    project: impl Fn(Vec3) -> Option<Pos2>,
    taken: &mut Vec<egui::Rect>,
) {
    let now = picture.playback.time;
    let is_near = |bookmark: &&Bookmark| now.secs_since(bookmark.time).abs() <= NEAR_SECS;
    for bookmark in picture.noting.notes.bookmarks.iter().filter(is_near) {
        let place = || picture.layout.place(bookmark.place.as_deref()?).map(|place| picture.layout.get(place).at);
        let ground = bookmark.point.map(|(east, north)| Point::new(east, north)).or_else(place);
        let object = || {
            let object = picture.log.object(bookmark.object.as_deref()?)?;
            let shown = picture.shown?.get(object).filter(|shown| shown.is_visible)?;
            Some(shown.position + Vec3::Y * shown.shape.size().y)
        };
        let Some(foot) = object().or_else(|| ground.map(|at| world_from_hub(at, 0.2))).and_then(&project) else {
            continue;
        };
        if !painter.clip_rect().contains(foot) {
            continue;
        }
        flag(painter, foot, bookmark.colour);
        let galley = painter.layout_no_wrap(bookmark.words.clone(), egui::FontId::proportional(12.0), theme::ink());
        let ground =
            egui::Align2::LEFT_BOTTOM.anchor_size(foot + egui::vec2(10.0, -2.0), galley.size() + egui::vec2(8.0, 4.0));
        if labels::take(taken, ground) {
            painter.rect_filled(ground, 3.0, theme::label());
            painter.galley(ground.min + egui::vec2(4.0, 2.0), galley, theme::ink());
        }
    }
}

/// Whether somebody has seen to an incident, and what there is to say of it.
pub fn incident_ui(ui: &mut Ui, picture: &Picture<'_>, at: usize, draft: &mut Draft) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let Some(incident) = picture.incidents.get(at) else { return actions };
    let key = guide::key_of(incident, picture.log, picture.layout);
    let note = picture.noting.notes.of(&key);
    let signature = note.and_then(|note| note.seen_to.as_ref());
    let mut is_seen_to = signature.is_some();
    ui.horizontal_wrapped(|ui| {
        if ui.checkbox(&mut is_seen_to, say!("notes-seen")).on_hover_text(say!("notes-seen-hint")).changed() {
            let by = is_seen_to.then(|| picture.author.to_owned());
            actions.push(UiAction::Note(NoteCommand::SeeTo { key: key.clone(), by }));
        }
        if let Some(signature) = signature {
            let by = if signature.by.is_empty() { say!("notes-somebody") } else { signature.by.as_str() };
            let at = signature.at.zoned(picture.zone);
            let id = if picture.noting.refusal.is_some() { "notes-seen-by-unkept" } else { "notes-seen-by" };
            let year = at.year().to_string();
            let clock = at.strftime("%H:%M").to_string();
            let words = say!(id, by = by, date = short_date(&at), year = year, clock = clock);
            ui.label(RichText::new(words).small().color(theme::quiet()));
        }
    });
    let known = note.map(|note| note.words.as_str()).unwrap_or_default();
    if let Some(words) = draft.edit(ui, &key, known, say!("notes-incident"), true) {
        actions.push(UiAction::Note(NoteCommand::Write { key, words }));
    }
    actions
}

/// The bookmarks, and the name under which one writes.
pub fn bookmarks_ui(ui: &mut Ui, picture: &Picture<'_>, draft: &mut Draft) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let noting = picture.noting;
    if let Some(refusal) = &noting.refusal {
        ui.label(RichText::new(format!("⚠ {refusal}")).color(theme::alarm()));
    }
    let title = say!("notes-bookmarks", count = noting.notes.bookmarks.len());
    egui::CollapsingHeader::new(title).id_salt("bookmarks").show(ui, |ui| {
        ui.horizontal(|ui| {
            if ui.button(say!("notes-add")).on_hover_text(say!("notes-add-hint")).clicked() {
                actions.push(UiAction::Note(NoteCommand::Add(picture.bookmark())));
            }
            let undo = ui.add_enabled(noting.edits().can_undo(), egui::Button::new(say!("notes-undo")));
            if undo.on_hover_text(say!("notes-undo-hint")).clicked() {
                actions.push(UiAction::Note(NoteCommand::Undo));
            }
            let redo = ui.add_enabled(noting.edits().can_redo(), egui::Button::new(say!("notes-redo")));
            if redo.on_hover_text(say!("notes-redo-hint")).clicked() {
                actions.push(UiAction::Note(NoteCommand::Redo));
            }
        });
        if noting.notes.bookmarks.len() >= MANY || !draft.wanted.is_empty() {
            let field = TextEdit::singleline(&mut draft.wanted).hint_text(say!("notes-filter"));
            let field = ui.add(field.desired_width(f32::INFINITY)).on_hover_text(say!("notes-filter-hint"));
            field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, say!("notes-filter")));
        }
        let wanted = draft.wanted.clone();
        let listed = noting.notes.bookmarks.iter().enumerate().filter(|(_, bookmark)| bookmark.has(&wanted));
        for (at, bookmark) in listed {
            bookmark_ui(ui, picture, at, bookmark, draft, &mut actions);
        }
        ui.horizontal(|ui| {
            ui.label(say!("notes-you"));
            if let Some(name) = draft.edit(ui, "author", picture.author, say!("notes-author"), false) {
                actions.push(UiAction::SetAuthor(name.trim().to_owned()));
            }
        });
        let file = noting.file().map(|file| file.display().to_string());
        let kept = file.map_or_else(|| say!("notes-kept-here").to_owned(), |file| say!("notes-kept-in", file = file));
        ui.label(RichText::new(kept).small().color(theme::quiet()));
    });
    actions
}

fn bookmark_ui(
    ui: &mut Ui,
    picture: &Picture<'_>,
    at: usize,
    bookmark: &Bookmark,
    draft: &mut Draft,
    actions: &mut Vec<UiAction>,
) {
    ui.horizontal(|ui| {
        let (rect, response) = ui.allocate_exact_size(egui::vec2(12.0, 18.0), egui::Sense::click());
        flag(ui.painter(), pos2(rect.left() + 2.0, rect.bottom() - 3.0), bookmark.colour);
        response.widget_info(|| {
            let label = say!("notes-flag", words = bookmark.words.as_str(), colour = bookmark.colour.label());
            egui::WidgetInfo::labeled(egui::WidgetType::Button, true, label)
        });
        if response.on_hover_text(say!("notes-flag-hint")).clicked() {
            let other = Bookmark { colour: bookmark.colour.next(), ..bookmark.clone() };
            actions.push(UiAction::Note(NoteCommand::Change(at, other)));
        }
        let clock = super::incidents::short_clock(picture, bookmark.time);
        let hint = match bookmark.by.as_str() {
            "" => bookmark.words.clone(),
            by => say!("notes-words-by", words = bookmark.words.as_str(), by = by),
        };
        if ui.link(RichText::new(clock).font(theme::figures(11.5))).on_hover_text(hint).clicked() {
            actions.push(UiAction::Bookmark(at));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.small_button("✖").on_hover_text(say!("notes-forget-hint")).clicked() {
                actions.push(UiAction::Note(NoteCommand::Forget(at)));
            }
            let label = say!("notes-words");
            if let Some(words) = draft.edit(ui, &format!("bookmark {at}"), &bookmark.words, label, false) {
                let other = Bookmark { words, ..bookmark.clone() };
                actions.push(UiAction::Note(NoteCommand::Change(at, other)));
            }
        });
    });
}

/// Goes to a bookmark, and chooses what was chosen there.
pub fn visit(picture: &Picture<'_>, at: usize) -> Vec<UiAction> {
    let Some(bookmark) = picture.noting.notes.bookmarks.get(at) else { return Vec::new() };
    let object = bookmark.object.as_deref().and_then(|name| picture.log.object(name)).map(UiAction::Select);
    let place = bookmark.place.as_deref().and_then(|id| picture.layout.place(id)).map(UiAction::SelectPlace);
    let point = bookmark.point.map(|(east, north)| UiAction::LookAt(Point::new(east, north)));
    let seek = UiAction::Playback(PlaybackAction::SeekTo(bookmark.time));
    [Some(seek), object.or(place), point].into_iter().flatten().collect()
}

/// The last bookmark before the playhead.
pub fn before(picture: &Picture<'_>) -> Option<usize> {
    picture.noting.notes.bookmarks.iter().rposition(|one| one.time < picture.playback.time)
}

/// The next bookmark after the playhead.
pub fn after(picture: &Picture<'_>) -> Option<usize> {
    picture.noting.notes.bookmarks.iter().position(|one| one.time > picture.playback.time)
}
