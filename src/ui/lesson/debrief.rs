//! What came of a lesson: task by task what was answered, in the picture in which it was, and what was right.

use bevy_egui::egui::{self, Align2, RichText, Ui};

use super::{
    super::{
        picture::{LANGUAGE, Picture, UiAction},
        theme,
    },
    answer,
};
use crate::{
    guide::{Answer, Attempt, Done, Task, Try, Want},
    hub::{EventTime, PlaybackAction},
};

/// What is asked for.
#[derive(Default)]
pub struct Asked {
    /// What takes the picture somewhere.
    pub actions: Vec<UiAction>,
    /// Whether the lesson is taken again.
    pub is_again: bool,
    /// Whether it is over.
    pub is_closed: bool,
}

/// Shows what came of a lesson, at the right of the picture, so that the picture stays to be seen.
pub fn debrief_ui(ctx: &egui::Context, picture: &Picture<'_>, free: egui::Rect, attempt: &Attempt) -> Asked {
    let mut asked = Asked::default();
    let width = (free.width() * 0.45).clamp(280.0, 400.0);
    let frame = egui::Frame::window(&ctx.global_style()).fill(theme::PANEL).inner_margin(14.0);
    egui::Area::new("debrief".into())
        .order(egui::Order::Middle)
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(free.right_top() + egui::vec2(-12.0, 12.0))
        .show(ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                ui.label(RichText::new(attempt.lesson.title.get(LANGUAGE)).size(15.0).strong());
                let (points, of) = (attempt.points(), attempt.lesson.points());
                let verdict = if attempt.is_passed() { "✔ Passed" } else { "✖ Not passed yet" };
                let words = format!("{verdict}: {points} of {of} points, {} %", attempt.percent());
                let colour = if attempt.is_passed() { theme::INK } else { theme::ALARM };
                ui.label(RichText::new(words).size(18.0).strong().color(colour));
                ui.label(RichText::new(format!("{} % are enough", attempt.lesson.pass)).color(theme::QUIET));
                ui.separator();
                let room = (free.height() - 210.0).max(80.0);
                egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
                    for (number, (task, done)) in attempt.lesson.tasks.iter().zip(&attempt.done).enumerate() {
                        ui.push_id(number, |ui| asked.actions.extend(row_ui(ui, picture, number, task, done)));
                        ui.add_space(4.0);
                    }
                });
                ui.separator();
                ui.horizontal_wrapped(|ui| {
                    asked.is_again = ui.button("Take it again").clicked();
                    if ui.button("All results").clicked() {
                        asked.actions.push(UiAction::ToggleResults);
                    }
                    asked.is_closed = ui.button("Close").clicked();
                });
            });
        });
    asked
}

fn row_ui(ui: &mut Ui, picture: &Picture<'_>, number: usize, task: &Task, done: &Done) -> Vec<UiAction> {
    let mut actions = Vec::new();
    let sign = if done.is_right { "✔" } else { "✖" };
    let colour = if done.is_right { theme::INK } else { theme::ALARM };
    let hints = match done.hints {
        0 => String::new(),
        1 => ", with a hint".into(),
        count => format!(", with {count} hints"),
    };
    let words = format!("{sign} {} of {} points in {:.0} s{hints}", done.points, task.points, done.secs);
    ui.label(RichText::new(words).color(colour));
    ui.label(task.ask.get(LANGUAGE));
    for tried in done.tries.iter().filter(|tried| !tried.is_right) {
        ui.label(RichText::new(format!("You said: {}", what_was_said(picture, task, tried))).color(theme::QUIET));
    }
    if !done.is_right {
        ui.label(format!("Right is: {}", answer::what_is_right(task, picture)));
    }
    ui.horizontal(|ui| {
        if let Some(last) = done.tries.last() {
            let button = ui.small_button("What you saw");
            button.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Button, true, format!("What you saw, task {}", number + 1))
            });
            if button.on_hover_text("Back to where you answered").clicked() {
                actions.extend(back_to(picture, last));
            }
        }
        let right = what_to_show(picture, task);
        if !right.is_empty() {
            let button = ui.small_button("What is right");
            button.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Button, true, format!("What is right, task {}", number + 1))
            });
            if button.on_hover_text("Where the answer is").clicked() {
                actions.extend(right);
            }
        }
    });
    actions
}

/// An answer, in words.
fn what_was_said(picture: &Picture<'_>, task: &Task, tried: &Try) -> String {
    let place = || tried.place.as_deref().and_then(|id| picture.layout.place(id));
    match (&tried.answer, &task.want) {
        (Answer::Chosen, _) => {
            let name = place().map(|place| picture.layout.get(place).name.clone());
            tried.object.clone().or(name).unwrap_or_else(|| "nothing".into())
        }
        (Answer::Here, _) => "another part of the picture".into(),
        (Answer::Now, _) => picture.clock(tried.time),
        (Answer::Choices(all), Want::Choice(choices)) => {
            let chosen = all.iter().filter_map(|at| choices.get(*at)).map(|choice| choice.words.get(LANGUAGE));
            chosen.collect::<Vec<_>>().join("; ")
        }
        (Answer::Order(order), Want::Order(all)) => {
            let words = order.iter().filter_map(|at| all.get(*at)).map(|words| words.get(LANGUAGE));
            words.collect::<Vec<_>>().join(", ")
        }
        (Answer::Figure(told), _) => told.to_string(),
        (Answer::Nothing, _) | (Answer::Choices(_) | Answer::Order(_), _) => "nothing in time".into(),
    }
}

fn go_to(time: EventTime) -> [UiAction; 2] {
    [UiAction::Playback(PlaybackAction::Pause), UiAction::Playback(PlaybackAction::SeekTo(time))]
}

/// What takes the picture back to where an answer was given.
fn back_to(picture: &Picture<'_>, tried: &Try) -> Vec<UiAction> {
    let object = tried.object.as_deref().and_then(|name| picture.log.object(name));
    let place = tried.place.as_deref().and_then(|id| picture.layout.place(id));
    let chosen = match (object, place) {
        (Some(object), _) => UiAction::Select(object),
        (None, Some(place)) => UiAction::SelectPlace(place),
        (None, None) => UiAction::Deselect,
    };
    let mut actions = Vec::from(go_to(tried.time));
    actions.extend([chosen, UiAction::FlyToView(tried.view.clone()), UiAction::Roof(tried.view.roof)]);
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
