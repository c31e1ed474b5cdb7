//! A lesson being taken: its brief, its tasks with their answers, and what was right.

mod answer;
mod debrief;
mod replay;
mod shelf;

use std::{sync::Arc, time::Duration};

use bevy_egui::egui::{self, Key, Modifiers, RichText, Ui};

pub use self::shelf::{LessonLine, Lessons, lessons_menu_ui};
use self::{
    answer::Draft,
    replay::{Replay, replay_ui},
};
use super::{
    picture::{Picture, UiAction},
    theme,
    tour::Stage,
};
use crate::{
    feed::live,
    guide::{Answer, Attempt, Day, Lesson, Outcome, Phase, Seen, Task, Want},
    hub::layout::{Point, View},
    language::Language,
    say,
};

/// A lesson that is being taken.
#[derive(Clone, Debug)]
pub struct LessonMemory {
    attempt: Attempt,
    draft: Draft,
    /// The name under which it is taken, once somebody looked at it.
    name: Option<String>,
    /// Whether the picture has still to be put as the task wants it.
    is_fresh: bool,
    /// What is said of the answer that was wrong.
    said: Option<String>,
    /// Whether one is asked if one really wants to leave.
    is_leaving: bool,
    /// What is done once one has left.
    then: Option<UiAction>,
    /// What is shown again of it.
    replay: Option<Replay>,
}

/// What a button or key of the card asks for.
enum Step {
    Go,
    Answer(Answer),
    Hint,
    Again,
    Leave,
}

impl LessonMemory {
    /// Before the first task of a lesson.
    pub fn new(lesson: Arc<Lesson>) -> Self {
        let attempt = Attempt::new(lesson);
        let (is_fresh, is_leaving) = (false, false);
        Self {
            attempt,
            draft: Draft::default(),
            name: None,
            is_fresh,
            said: None,
            is_leaving,
            then: None,
            replay: None,
        }
    }

    /// Whether something would be lost by leaving it.
    pub const fn is_under_way(&self) -> bool {
        matches!(self.attempt.phase, Phase::Task | Phase::Verdict)
    }

    /// Whether a task is being done, whose answer a list of what went wrong would give away.
    pub const fn is_asking(&self) -> bool {
        matches!(self.attempt.phase, Phase::Task)
    }

    /// Asks whether it is to be left for something else.
    pub fn ask_to_leave(&mut self, then: UiAction) {
        (self.is_leaving, self.then) = (true, Some(then));
    }

    /// The day on which it is given.
    pub fn day(&self) -> &Day {
        &self.attempt.lesson.day
    }

    /// What takes the picture to the task.
    fn arrive(&self, picture: &Picture<'_>) -> Vec<UiAction> {
        let Some(task) = self.attempt.task() else { return Vec::new() };
        Stage {
            at: task.at.as_deref(),
            speed: task.speed,
            eye: task.eye.as_ref(),
            select: task.select.as_deref(),
            roof: task.roof,
        }
        .arrive(picture)
    }

    /// Does what was asked for; `None` in place of the memory ends the lesson.
    fn step(&mut self, step: Step, picture: &Picture<'_>, view: &View, now: f64) -> Vec<UiAction> {
        match step {
            Step::Go => {
                let name = self.name.take().map(|name| name.trim().to_owned());
                let name = name.filter(|name| *name != picture.author).map(UiAction::SetAuthor);
                if self.attempt.go_on(now) {
                    (self.is_fresh, self.said, self.is_leaving) = (true, None, false);
                    self.draft = self.attempt.task().map(|task| Draft::of(&task.want)).unwrap_or_default();
                }
                if self.attempt.phase == Phase::Debrief {
                    return vec![UiAction::FinishLesson(Outcome::of(
                        &self.attempt,
                        Language::spoken().code(),
                        live::now(),
                    ))];
                }
                return name.into_iter().collect();
            }
            Step::Hint => self.attempt.take_hint(),
            Step::Again => *self = Self::new(self.attempt.lesson.clone()),
            Step::Answer(answer) => {
                let seen = picture.seen(view);
                let said = self.attempt.task().map(|task| answer::what_is_wrong(&task.want, &answer, picture, &seen));
                let is_right = self.attempt.answer(answer, &seen, view.clone(), now);
                self.said = said.filter(|_| !is_right);
            }
            Step::Leave => self.is_leaving = true,
        }
        Vec::new()
    }
}

impl<'a> Picture<'a> {
    /// What a trainee sees who looks from a view.
    pub fn seen(&self, view: &View) -> Seen<'a> {
        Seen {
            log: self.log,
            layout: self.layout,
            places: self.places,
            kpis: self.kpis,
            state: self.state,
            object: self.object,
            place: self.place,
            eye: (Point::new(view.target.0, view.target.1), view.distance),
        }
    }
}

/// Shows a lesson, if one is taken, and takes its keys out of those that were pressed. `view` is from where one looks.
pub fn lesson_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    view: &View,
    free: egui::Rect,
    memory: &mut Option<LessonMemory>,
) -> Vec<UiAction> {
    let Some(taken) = memory else { return Vec::new() };
    let now = ctx.input(|input| input.time);
    let mut actions = Vec::new();
    let mut steps = Vec::new();
    if !ctx.text_edit_focused() {
        steps.extend(pressed(ctx, picture, taken, now));
    }
    let mut is_left = false;
    if matches!(taken.attempt.phase, Phase::Brief | Phase::Debrief) && !ctx.egui_wants_keyboard_input() {
        // Nothing is lost by leaving here.
        is_left = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
    if taken.attempt.phase == Phase::Debrief {
        let asked = debrief::debrief_ui(ctx, picture, free, &taken.attempt);
        if !asked.actions.is_empty() {
            // Who goes elsewhere does not want to be taken back.
            taken.replay = None;
        }
        actions.extend(asked.actions);
        taken.replay = asked.replay.map(|(task, is_whole)| Replay::new(task, is_whole, now)).or(taken.replay.take());
        actions.extend(replay_ui(ctx, picture, free, &taken.attempt, &mut taken.replay));
        is_left |= asked.is_closed;
        steps.extend(asked.is_again.then_some(Step::Again));
    } else {
        let (asked, is_given_up) = card_ui(ctx, picture, free, taken, now);
        is_left |= is_given_up;
        steps.extend(asked);
        if let Some(left) = taken.attempt.left(now) {
            ctx.request_repaint_after(Duration::from_secs_f64(left.fract().max(0.02)));
            if left <= 0.0 {
                steps.push(Step::Answer(Answer::Nothing));
            }
        }
    }
    taken.attempt.watch(&picture.seen(view), view, now);
    for step in steps {
        if matches!(step, Step::Go) {
            // The next button is not the one that was pressed: Space plays again, and answers nothing.
            ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        }
        actions.extend(taken.step(step, picture, view, now));
        ctx.request_repaint();
    }
    if std::mem::take(&mut taken.is_fresh) {
        actions.extend(taken.arrive(picture));
    }
    if !taken.is_leaving {
        taken.then = None;
    }
    if is_left {
        actions.extend(taken.then.take());
        *memory = None;
    }
    actions
}

/// The keys of a lesson; they come before all others.
fn pressed(ctx: &egui::Context, picture: &Picture<'_>, taken: &mut LessonMemory, now: f64) -> Vec<Step> {
    let key = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut steps = Vec::new();
    let phase = taken.attempt.phase;
    if phase == Phase::Task {
        if key(Key::H) {
            steps.push(Step::Hint);
        }
        const DIGITS: [Key; 9] =
            [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
        let count = taken.draft.lines();
        for (at, digit) in DIGITS.into_iter().enumerate().take(count) {
            if key(digit) {
                taken.draft.touch(at);
            }
        }
        if matches!(taken.attempt.task(), Some(Task { want: Want::Figure { .. }, .. })) {
            let digits = [Key::Num0].into_iter().chain(DIGITS).enumerate();
            digits.filter(|(_, digit)| key(*digit)).for_each(|(digit, _)| taken.draft.digit(digit));
        }
    }
    // Twice pressed to go on is no answer to what comes then.
    // On a button it presses that.
    let has_focus = ctx.egui_wants_keyboard_input();
    if phase != Phase::Debrief && !has_focus && key(Key::Enter) && !taken.attempt.is_just_begun(now) {
        match (phase, taken.attempt.task()) {
            // What the button would not do, the key does not do either.
            (Phase::Task, Some(task)) if !answer::is_ready(&task.want, picture) => {}
            (Phase::Task, Some(task)) => steps.extend(taken.draft.answer(&task.want).map(Step::Answer)),
            (Phase::Task, None) | (Phase::Debrief, _) => {}
            (Phase::Brief | Phase::Verdict, _) => steps.push(Step::Go),
        }
    }
    steps
}

/// The card at the foot of the picture, and whether the lesson is given up.
fn card_ui(
    ctx: &egui::Context,
    picture: &Picture<'_>,
    free: egui::Rect,
    taken: &mut LessonMemory,
    now: f64,
) -> (Vec<Step>, bool) {
    let mut steps = Vec::new();
    let mut is_left = false;
    let width = (free.width() - 40.0).clamp(280.0, 620.0);
    theme::card(ctx, "lesson", free, width, |ui| {
        head_ui(ui, taken, now);
        let room = (free.height() - 130.0).max(80.0);
        egui::ScrollArea::vertical().max_height(room).show(ui, |ui| match taken.attempt.phase {
            Phase::Brief => brief_ui(ui, picture, taken),
            Phase::Task => {
                let Some(task) = taken.attempt.task().cloned() else { return };
                task_ui(ui, picture, taken, &task);
                if taken.draft.entered() {
                    steps.extend(taken.draft.answer(&task.want).map(Step::Answer));
                }
            }
            Phase::Verdict => verdict_ui(ui, picture, taken),
            Phase::Debrief => {}
        });
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| is_left = buttons_ui(ui, picture, taken, &mut steps));
    });
    (steps, is_left)
}

/// What the lesson is called, the task, what it is worth, and the time that is left.
fn head_ui(ui: &mut Ui, taken: &LessonMemory, now: f64) {
    let attempt = &taken.attempt;
    ui.horizontal(|ui| {
        ui.label(RichText::new(attempt.lesson.title.get(Language::spoken().code())).size(15.0).strong());
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let (at, count) = (attempt.at + 1, attempt.lesson.tasks.len());
            let words = match attempt.phase {
                Phase::Brief => say!("lesson-size", tasks = count, points = attempt.lesson.points()),
                Phase::Task => say!("lesson-at", at = at, count = count, worth = attempt.worth()),
                Phase::Verdict | Phase::Debrief => {
                    say!("lesson-so-far", at = at, count = count, points = attempt.points())
                }
            };
            ui.label(RichText::new(words).color(theme::quiet()));
            if let Some(left) = attempt.left(now) {
                let colour = if left < 10.0 { theme::alarm() } else { theme::quiet() };
                ui.label(RichText::new(say!("lesson-left", secs = left.ceil())).color(colour));
            }
        });
    });
}

fn brief_ui(ui: &mut Ui, picture: &Picture<'_>, taken: &mut LessonMemory) {
    let lesson = &taken.attempt.lesson;
    ui.label(RichText::new(lesson.brief.get(Language::spoken().code())).size(15.0));
    let rules = say!("lesson-rules", percent = lesson.pass);
    ui.label(RichText::new(rules).color(theme::quiet()));
    ui.horizontal(|ui| {
        ui.label(say!("lesson-name"));
        let draft = taken.name.get_or_insert_with(|| picture.author.to_owned());
        let field = ui.add(egui::TextEdit::singleline(draft).hint_text(say!("lesson-name-hint")).desired_width(180.0));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, say!("lesson-name")));
    });
    ui.label(RichText::new(say!("lesson-kept")).small());
}

fn task_ui(ui: &mut Ui, picture: &Picture<'_>, taken: &mut LessonMemory, task: &Task) {
    ui.label(RichText::new(task.ask.get(Language::spoken().code())).size(15.0));
    taken.draft.show(ui, picture, &task.want);
    let hints = taken.attempt.doing().map_or(0, |done| done.hints);
    for hint in task.hints.iter().take(hints) {
        ui.label(RichText::new(say!("lesson-hint", hint = hint.words.get(Language::spoken().code()))).italics());
    }
    if let Some(said) = &taken.said {
        ui.label(RichText::new(say!("lesson-once-more", said = said)).color(theme::alarm()));
    }
}

fn verdict_ui(ui: &mut Ui, picture: &Picture<'_>, taken: &LessonMemory) {
    let (Some(task), Some(done)) = (taken.attempt.task(), taken.attempt.doing()) else { return };
    ui.label(RichText::new(task.ask.get(Language::spoken().code())).color(theme::quiet()));
    let last = done.tries.last();
    let said = match (done.is_right, last.map(|last| &last.answer)) {
        (true, _) => RichText::new(say!("lesson-right", points = done.points, of = task.points)),
        (false, Some(Answer::Nothing)) => RichText::new(say!("lesson-time-up")).color(theme::alarm()),
        (false, _) => RichText::new(say!("lesson-wrong")).color(theme::alarm()),
    };
    ui.label(said.size(15.0).strong());
    if !done.is_right {
        ui.label(say!("lesson-right-is", answer = answer::what_is_right(task, picture)));
    }
    ui.label(RichText::new(task.why.get(Language::spoken().code())).size(15.0));
}

/// The buttons; gives whether the lesson is given up.
fn buttons_ui(ui: &mut Ui, picture: &Picture<'_>, taken: &mut LessonMemory, steps: &mut Vec<Step>) -> bool {
    let attempt = &taken.attempt;
    match attempt.phase {
        Phase::Brief => {
            if ui.button(say!("lesson-begin")).on_hover_text(say!("lesson-enter")).clicked() {
                steps.push(Step::Go);
            }
        }
        Phase::Task => {
            if let Some(task) = attempt.task() {
                let (label, answer) = (answer::button_label(&task.want, picture), taken.draft.answer(&task.want));
                let is_ready = answer.is_some() && answer::is_ready(&task.want, picture);
                let button = ui.add_enabled(is_ready, egui::Button::new(label)).on_hover_text(say!("lesson-enter"));
                if button.on_disabled_hover_text(say!("lesson-answer-first")).clicked() {
                    steps.extend(answer.map(Step::Answer));
                }
                let taken_hints = attempt.doing().map_or(0, |done| done.hints);
                if let Some(next) = task.hints.get(taken_hints) {
                    let label = say!("lesson-take-hint", costs = next.costs);
                    if ui.button(label).on_hover_text("H").clicked() {
                        steps.push(Step::Hint);
                    }
                }
                if task.at.is_some() && ui.button(say!("lesson-restart")).clicked() {
                    taken.is_fresh = true;
                }
            }
        }
        Phase::Verdict => {
            let is_last = attempt.at + 1 == attempt.lesson.tasks.len();
            let label = if is_last { say!("lesson-to-result") } else { say!("lesson-next") };
            if ui.button(label).on_hover_text(say!("lesson-enter")).clicked() {
                steps.push(Step::Go);
            }
        }
        Phase::Debrief => {}
    }
    if taken.attempt.phase == Phase::Brief {
        return ui.button(say!("lesson-not-now")).clicked();
    }
    if taken.is_leaving {
        ui.label(say!("lesson-leave-ask"));
        let is_left = ui.button(say!("lesson-leave-now")).clicked();
        taken.is_leaving = !ui.button(say!("lesson-stay")).clicked();
        return is_left;
    }
    if ui.button(say!("lesson-leave")).clicked() {
        steps.push(Step::Leave);
    }
    false
}
