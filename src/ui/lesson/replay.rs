//! A trainee's own session, shown again: what was seen, when it was answered, and what was right.

use bevy_egui::egui::{self, RichText, Ui};

use super::{
    super::{
        numbers::number,
        picture::{Picture, UiAction},
        theme,
    },
    answer, debrief,
};
use crate::{
    guide::{Attempt, Easing, Glance, Task},
    language::Language,
    say,
};

/// Where one is in it.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The task, from zero.
    task: usize,
    /// Seconds after it was begun.
    secs: f64,
    /// Whether the next task follows.
    is_whole: bool,
    is_playing: bool,
    /// When it was shown last, on the clock of the panels.
    before: f64,
    /// What was shown last.
    shown: Option<Glance>,
}

/// How long what was right stays to be read after a task, in seconds.
const AFTER: f64 = 4.0;

impl Replay {
    /// Before the first moment of a task; all that follow come, too, when the `whole` session is shown.
    pub fn new(task: usize, is_whole: bool, now: f64) -> Self {
        Self { task, secs: 0.0, is_whole, is_playing: true, before: now, shown: None }
    }

    /// Goes on by the time that has passed, to the next task where that follows.
    fn go_on(&mut self, attempt: &Attempt, now: f64) {
        let passed = (now - self.before).clamp(0.0, 1.0);
        self.before = now;
        let Some(done) = attempt.done.get(self.task).filter(|_| self.is_playing) else { return };
        self.secs += passed;
        if self.secs < done.secs + AFTER {
            return;
        }
        if self.is_whole && self.task + 1 < attempt.done.len() {
            (self.task, self.secs) = (self.task + 1, 0.0);
        } else {
            (self.secs, self.is_playing) = (done.secs + AFTER, false);
        }
    }

    /// What takes the picture to the moment, where it is not there yet.
    fn arrive(&mut self, picture: &Picture<'_>, attempt: &Attempt) -> Vec<UiAction> {
        let seen = attempt.done.get(self.task).and_then(|done| done.course.at(self.secs.min(done.secs)));
        let Some(seen) = seen.filter(|seen| self.shown.as_ref().is_none_or(|shown| !shown.is_same(seen))) else {
            return Vec::new();
        };
        let mut actions = debrief::back_to(picture, &seen);
        // What was seen moment by moment is not flown to.
        actions.push(UiAction::Ease(Easing::Cut));
        self.shown = Some(seen);
        actions
    }
}

/// Shows the session, and the strip in which it is stopped, moved and left.
pub fn replay_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    free: egui::Rect,
    attempt: &Attempt,
    replay: &mut Option<Replay>,
) -> Vec<UiAction> {
    let Some(shown) = replay else { return Vec::new() };
    let mut actions = Vec::new();
    let mut is_over = false;
    shown.go_on(attempt, ctx.input(|input| input.time));
    if shown.is_playing {
        ctx.request_repaint();
    }
    let (Some(task), Some(done)) = (attempt.lesson.tasks.get(shown.task), attempt.done.get(shown.task)) else {
        *replay = None;
        return actions;
    };
    let width = (free.width() - 460.0).clamp(280.0, 560.0);
    let left = egui::Rect::from_min_max(free.min, egui::pos2(free.right() - 430.0, free.bottom()));
    let room = if left.width() > 300.0 { left } else { free };
    theme::card(ctx, "replay", room, width, |ui| {
        ui.horizontal(|ui| {
            let label = if shown.is_playing { say!("lesson-replay-pause") } else { say!("lesson-replay-play") };
            if ui.button(label).clicked() {
                if !shown.is_playing && shown.secs >= done.secs + AFTER {
                    shown.secs = 0.0;
                }
                shown.is_playing = !shown.is_playing;
            }
            let end = done.secs.max(0.1) + AFTER;
            let slider = egui::Slider::new(&mut shown.secs, 0.0..=end).show_value(false);
            let slider = ui.add(slider);
            slider.widget_info(|| egui::WidgetInfo::slider(true, shown.secs, say!("lesson-replay-where")));
            if slider.dragged() {
                shown.is_playing = false;
            }
            ui.label(say!(
                "lesson-replay-secs",
                secs = number(shown.secs.min(done.secs), 0),
                of = number(done.secs, 0)
            ));
            is_over |= ui.button(say!("lesson-replay-end")).clicked();
        });
        let count = attempt.lesson.tasks.len();
        ui.label(RichText::new(say!("lesson-replay-task", at = shown.task + 1, count = count)).strong());
        ui.label(task.ask.get(Language::spoken().code()));
        answers_ui(ui, picture, task, attempt, shown);
    });
    actions.extend(shown.arrive(picture, attempt));
    if is_over {
        *replay = None;
    }
    actions
}

/// The answers that had been given by then, and in the end what was right.
fn answers_ui(ui: &mut Ui, picture: &Picture<'_>, task: &Task, attempt: &Attempt, replay: &Replay) {
    let Some(done) = attempt.done.get(replay.task) else { return };
    for tried in done.tries.iter().filter(|tried| tried.seen.secs <= replay.secs) {
        let sign = if tried.is_right { "✔" } else { "✖" };
        let colour = if tried.is_right { theme::ink() } else { theme::alarm() };
        let answer = debrief::what_was_said(picture, task, tried);
        let words = say!("lesson-replay-said", sign = sign, secs = number(tried.seen.secs, 0), answer = answer);
        ui.label(RichText::new(words).color(colour));
    }
    if replay.secs >= done.secs && !done.is_right {
        ui.label(say!("lesson-right-is", answer = answer::what_is_right(task, picture)));
    }
}
