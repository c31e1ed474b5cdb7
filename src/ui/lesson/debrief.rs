//! What came of a lesson: task by task what was answered, in the picture in which it was, and what was right.

use bevy_egui::egui::{self, Align2, RichText, Ui};

use super::{
    super::{
        numbers::{localized, number},
        picture::{Picture, UiAction},
        theme,
    },
    answer,
};
use crate::{
    guide::{Answer, Attempt, Done, Glance, Task, Try, Want},
    hub::{EventTime, PlaybackAction},
    language::Language,
    say,
};

/// What is asked for.
#[derive(Default)]
pub struct Asked {
    /// What takes the picture somewhere.
    pub actions: Vec<UiAction>,
    /// What is to be shown again: a task, and whether all that follow.
    pub replay: Option<(usize, bool)>,
    /// Whether the lesson is taken again.
    pub is_again: bool,
    /// Whether it is over.
    pub is_closed: bool,
}

/// Shows what came of a lesson, at the right of the picture, so that the picture stays to be seen.
pub fn debrief_ui(ctx: &egui::Context, picture: &Picture<'_>, free: egui::Rect, attempt: &Attempt) -> Asked {
    let mut asked = Asked::default();
    let width = (free.width() * 0.45).clamp(280.0, 400.0);
    let frame = egui::Frame::window(&ctx.global_style()).fill(theme::panel()).inner_margin(14.0);
    egui::Area::new("debrief".into())
        .order(egui::Order::Middle)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(free.right_top() + egui::vec2(-12.0, 12.0))
        .show(ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                ui.label(RichText::new(attempt.lesson.title.get(Language::spoken().code())).size(15.0).strong());
                let verdict = if attempt.is_passed() { "lesson-verdict-passed" } else { "lesson-verdict-failed" };
                let (points, of) = (attempt.points(), attempt.lesson.points());
                let words = say!(verdict, points = points, of = of, percent = attempt.percent());
                let colour = if attempt.is_passed() { theme::ink() } else { theme::alarm() };
                ui.label(RichText::new(words).size(18.0).strong().color(colour));
                let enough = say!("lesson-enough", percent = attempt.lesson.pass);
                ui.label(RichText::new(enough).color(theme::quiet()));
                ui.separator();
                let room = (free.height() - 210.0).max(80.0);
                egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
                    for (at, (task, done)) in attempt.lesson.tasks.iter().zip(&attempt.done).enumerate() {
                        ui.push_id(at, |ui| row_ui(ui, picture, at, (task, done), &mut asked));
                        ui.add_space(4.0);
                    }
                });
                ui.separator();
                ui.horizontal_wrapped(|ui| {
                    if attempt.done.iter().any(|done| !done.course.is_empty())
                        && ui.button(say!("lesson-replay-all")).on_hover_text(say!("lesson-replay-hint")).clicked()
                    {
                        asked.replay = Some((0, true));
                    }
                    asked.is_again = ui.button(say!("lesson-again")).clicked();
                    if ui.button(say!("lesson-all-results")).clicked() {
                        asked.actions.push(UiAction::ToggleResults);
                    }
                    asked.is_closed = ui.button(say!("lesson-close")).clicked();
                });
            });
        });
    asked
}

fn row_ui(ui: &mut Ui, picture: &Picture<'_>, at: usize, (task, done): (&Task, &Done), asked: &mut Asked) {
    let sign = if done.is_right { "✔" } else { "✖" };
    let colour = if done.is_right { theme::ink() } else { theme::alarm() };
    let words = say!(
        "lesson-row",
        sign = sign,
        points = done.points,
        of = task.points,
        secs = number(done.secs, 0),
        hints = done.hints,
    );
    ui.label(RichText::new(words).color(colour));
    ui.label(task.ask.get(Language::spoken().code()));
    for tried in done.tries.iter().filter(|tried| !tried.is_right) {
        let said = say!("lesson-said", answer = what_was_said(picture, task, tried));
        ui.label(RichText::new(said).color(theme::quiet()));
    }
    if !done.is_right {
        ui.label(say!("lesson-right-is", answer = answer::what_is_right(task, picture)));
    }
    ui.horizontal(|ui| {
        if let Some(last) = done.tries.last() {
            let button = ui.small_button(say!("lesson-saw"));
            button.widget_info(|| {
                let label = say!("lesson-saw-task", task = at + 1);
                egui::WidgetInfo::labeled(egui::WidgetType::Button, true, label)
            });
            if button.on_hover_text(say!("lesson-saw-hint")).clicked() {
                asked.actions.extend(back_to(picture, &last.seen));
            }
        }
        if !done.course.is_empty() {
            let button = ui.small_button(say!("lesson-replay"));
            button.widget_info(|| {
                let label = say!("lesson-replay-of", task = at + 1);
                egui::WidgetInfo::labeled(egui::WidgetType::Button, true, label)
            });
            if button.on_hover_text(say!("lesson-replay-hint")).clicked() {
                asked.replay = Some((at, false));
            }
        }
        let right = what_to_show(picture, task);
        if !right.is_empty() {
            let button = ui.small_button(say!("lesson-show"));
            button.widget_info(|| {
                let label = say!("lesson-show-task", task = at + 1);
                egui::WidgetInfo::labeled(egui::WidgetType::Button, true, label)
            });
            if button.on_hover_text(say!("lesson-show-hint")).clicked() {
                asked.actions.extend(right);
            }
        }
    });
}

/// An answer, in words.
pub fn what_was_said(picture: &Picture<'_>, task: &Task, tried: &Try) -> String {
    let place = || tried.seen.place.as_deref().and_then(|id| picture.layout.place(id));
    match (&tried.answer, &task.want) {
        (Answer::Chosen, _) => {
            let name = place().map(|place| picture.layout.get(place).said().into_owned());
            tried.seen.object.clone().or(name).unwrap_or_else(|| say!("lesson-said-nothing").into())
        }
        (Answer::Here, _) => say!("lesson-said-elsewhere").into(),
        (Answer::Now, _) => picture.clock(tried.seen.time),
        (Answer::Choices(all), Want::Choice(choices)) => {
            let chosen =
                all.iter().filter_map(|at| choices.get(*at)).map(|choice| choice.words.get(Language::spoken().code()));
            chosen.collect::<Vec<_>>().join(say!("lesson-between-choices"))
        }
        (Answer::Order(order), Want::Order(all)) => {
            let words = order.iter().filter_map(|at| all.get(*at)).map(|words| words.get(Language::spoken().code()));
            words.collect::<Vec<_>>().join(say!("lesson-between-lines"))
        }
        (Answer::Figure(told), _) => localized(&told.to_string()),
        (Answer::Nothing, _) | (Answer::Choices(_) | Answer::Order(_), _) => say!("lesson-said-late").into(),
    }
}

/// What takes the picture to an instant and holds it there.
fn go_to(time: EventTime) -> [UiAction; 2] {
    [UiAction::Playback(PlaybackAction::Pause), UiAction::Playback(PlaybackAction::SeekTo(time))]
}

/// What takes the picture back to what was seen at a moment.
pub fn back_to(picture: &Picture<'_>, seen: &Glance) -> Vec<UiAction> {
    let object = seen.object.as_deref().and_then(|name| picture.log.object(name));
    let place = seen.place.as_deref().and_then(|id| picture.layout.place(id));
    let chosen = match (object, place) {
        (Some(object), _) => UiAction::Select(object),
        (None, Some(place)) => UiAction::SelectPlace(place),
        (None, None) => UiAction::Deselect,
    };
    let mut actions = Vec::from(go_to(seen.time));
    actions.extend([chosen, UiAction::FlyToView(seen.view.clone()), UiAction::Roof(seen.view.roof)]);
    actions
}

/// What takes the picture to the right answer; nothing where there is nothing of it to be seen.
fn what_to_show(picture: &Picture<'_>, task: &Task) -> Vec<UiAction> {
    let want = &task.want;
    let time = want.instant(picture.log, picture.layout).unwrap_or_else(|| answer::begin(task, picture));
    let found = match (want.place(picture.layout), answer::example(task, picture)) {
        (Some(place), _) => [UiAction::SelectPlace(place), UiAction::FlyToPlace(place)],
        (None, Some(object)) => [UiAction::Select(object), UiAction::FlyTo(object)],
        (None, None) => return Vec::new(),
    };
    go_to(time).into_iter().chain(found).collect()
}
