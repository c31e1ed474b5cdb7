//! The answer to a task, as it is being made.

use bevy_egui::egui::{self, RichText, Ui};

use super::super::{board::value_text, numbers::number, picture::Picture, theme};
use crate::{
    guide::{Answer, Seen, Task, Want, figure, mixed},
    hub::{EventTime, ObjectId, TimeInput},
    language::Language,
    say,
};

/// What has been chosen, put in order or typed so far.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    choices: Vec<usize>,
    /// Whether only one choice is right.
    is_single: bool,
    count: usize,
    order: Vec<usize>,
    number: String,
    /// Whether digits were typed before the field had the keyboard.
    is_typed: bool,
    /// Whether the field was left by Enter.
    is_entered: bool,
}

impl Draft {
    /// Nothing chosen, and nothing in order.
    pub fn of(want: &Want) -> Self {
        match want {
            Want::Choice(all) => {
                let is_single = all.iter().filter(|choice| choice.right).count() == 1;
                Self { is_single, count: all.len(), ..Self::default() }
            }
            Want::Order(all) => Self { order: mixed(all.len()), count: all.len(), ..Self::default() },
            _ => Self::default(),
        }
    }

    /// How many lines there are that a digit can touch.
    pub fn lines(&self) -> usize {
        self.count
    }

    /// Takes a digit of the number that is asked for, and the keyboard with it.
    pub fn digit(&mut self, digit: usize) {
        self.number.push_str(&digit.to_string());
        self.is_typed = true;
    }

    /// Whether the number was entered just now.
    pub fn entered(&mut self) -> bool {
        std::mem::take(&mut self.is_entered)
    }

    /// Chooses a line, or no longer; of an order, moves it up.
    pub fn touch(&mut self, at: usize) {
        if !self.order.is_empty() {
            if at > 0 && at < self.order.len() {
                self.order.swap(at, at - 1);
            }
        } else if self.choices.contains(&at) {
            self.choices.retain(|chosen| *chosen != at);
        } else {
            if self.is_single {
                self.choices.clear();
            }
            self.choices.push(at);
            self.choices.sort();
        }
    }

    /// The answer as it stands; `None` while there is none.
    pub fn answer(&self, want: &Want) -> Option<Answer> {
        match want {
            Want::Place(_) | Want::Object(_) | Want::Such { .. } => Some(Answer::Chosen),
            Want::Look { .. } => Some(Answer::Here),
            Want::Moment { .. } => Some(Answer::Now),
            Want::Choice(_) => (!self.choices.is_empty()).then(|| Answer::Choices(self.choices.clone())),
            Want::Order(_) => Some(Answer::Order(self.order.clone())),
            Want::Figure { .. } => {
                // A comma is a decimal sign for most who work here.
                let number = self.number.trim().replace(',', ".").parse::<f64>().ok();
                number.filter(|number| number.is_finite()).map(Answer::Figure)
            }
        }
    }

    /// What there is to choose, to put in order or to type.
    pub fn show(&mut self, ui: &mut Ui, picture: &Picture<'_>, want: &Want) {
        match want {
            Want::Choice(all) => {
                if !self.is_single {
                    ui.label(RichText::new(say!("lesson-several")).small().color(theme::quiet()));
                }
                for (at, choice) in all.iter().enumerate() {
                    let is_chosen = self.choices.contains(&at);
                    let words = choice.words.get(Language::spoken().code());
                    let mut is_ticked = is_chosen;
                    let response =
                        if self.is_single { ui.radio(is_chosen, words) } else { ui.checkbox(&mut is_ticked, words) };
                    if response.on_hover_text(format!("{}", at + 1)).clicked() {
                        self.touch(at);
                    }
                }
            }
            Want::Order(all) => {
                ui.label(RichText::new(say!("lesson-order")).small().color(theme::quiet()));
                let mut moved = None;
                for (line, at) in self.order.iter().enumerate() {
                    let Some(words) = all.get(*at) else { continue };
                    let words = words.get(Language::spoken().code());
                    ui.horizontal(|ui| {
                        let up = ui.add_enabled(line > 0, egui::Button::new("⬆").small());
                        up.widget_info(|| {
                            let label = say!("lesson-up-line", line = words);
                            egui::WidgetInfo::labeled(egui::WidgetType::Button, line > 0, label)
                        });
                        if up.on_hover_text(say!("lesson-up", digit = line + 1)).clicked() {
                            moved = Some(line);
                        }
                        let can_fall = line + 1 < self.order.len();
                        let down = ui.add_enabled(can_fall, egui::Button::new("⬇").small());
                        down.widget_info(|| {
                            let label = say!("lesson-down-line", line = words);
                            egui::WidgetInfo::labeled(egui::WidgetType::Button, can_fall, label)
                        });
                        if down.on_hover_text(say!("lesson-down")).clicked() {
                            moved = Some(line + 1);
                        }
                        ui.label(format!("{}. {words}", line + 1));
                    });
                }
                if let Some(line) = moved {
                    self.touch(line);
                }
            }
            Want::Figure { id, .. } => {
                ui.horizontal(|ui| {
                    let field = ui.add(egui::TextEdit::singleline(&mut self.number).desired_width(90.0));
                    field.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, say!("lesson-figure"))
                    });
                    if std::mem::take(&mut self.is_typed) {
                        field.request_focus();
                    }
                    self.is_entered |= field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
                    let series = picture.kpis.iter().find(|series| series.kpi.id == id);
                    ui.label(series.map_or("", |series| series.kpi.measure.spoken_unit()));
                });
            }
            Want::Place(_) | Want::Object(_) | Want::Such { .. } | Want::Look { .. } | Want::Moment { .. } => {}
        }
    }
}

/// What is chosen, as a person calls it.
fn chosen(picture: &Picture<'_>) -> Option<String> {
    let object = picture.object.map(|object| picture.log.object_name(object).to_owned());
    object.or_else(|| picture.place.map(|place| picture.layout.get(place).said().into_owned()))
}

/// Whether there is anything to be answered with.
pub fn is_ready(want: &Want, picture: &Picture<'_>) -> bool {
    !matches!(want, Want::Place(_) | Want::Object(_) | Want::Such { .. }) || chosen(picture).is_some()
}

/// What the button says that answers.
pub fn button_label(want: &Want, picture: &Picture<'_>) -> String {
    match want {
        Want::Place(_) | Want::Object(_) | Want::Such { .. } => match chosen(picture) {
            Some(name) => say!("lesson-it-is", name = name),
            None => say!("lesson-choose").into(),
        },
        Want::Look { .. } => say!("lesson-here").into(),
        Want::Moment { .. } => say!("lesson-then", clock = picture.clock(picture.playback.time)),
        Want::Choice(_) | Want::Order(_) | Want::Figure { .. } => say!("lesson-answer").into(),
    }
}

/// What is said of an answer that is wrong.
pub fn what_is_wrong(want: &Want, answer: &Answer, picture: &Picture<'_>, seen: &Seen<'_>) -> String {
    match (want, answer) {
        (_, Answer::Chosen) => match chosen(picture) {
            Some(name) => say!("lesson-that-is", name = name),
            None => say!("lesson-none-chosen").into(),
        },
        (Want::Look { place, .. }, Answer::Here) => {
            let away = seen.layout.place(place).map(|place| seen.layout.get(place).at.distance(seen.eye.0));
            match away {
                Some(away) if away >= 20.0 => say!("lesson-beside", metres = number(away, 0)),
                _ => say!("lesson-too-far").into(),
            }
        }
        (Want::Moment { .. }, Answer::Now) => match want.instant(seen.log, seen.layout) {
            Some(right) if right > seen.state.time => say!("lesson-too-early").into(),
            _ => say!("lesson-too-late").into(),
        },
        (Want::Order(all), Answer::Order(order)) => {
            let placed = order.iter().enumerate().filter(|(line, at)| line == *at).count();
            say!("lesson-in-place", placed = placed, of = all.len())
        }
        (Want::Figure { .. }, Answer::Figure(told)) => say!("lesson-not-figure", figure = told),
        (Want::Choice(all), _) if all.iter().filter(|choice| choice.right).count() > 1 => say!("lesson-not-all").into(),
        _ => say!("lesson-not-it").into(),
    }
}

/// The instant at which a task begins; the one that is shown where it does not say.
pub fn begin(task: &Task, picture: &Picture<'_>) -> EventTime {
    let time = task.at.as_deref().and_then(|at| TimeInput::parse(at).ok());
    let time = time.and_then(|time| time.resolve(picture.playback.span.0, picture.zone));
    time.unwrap_or(picture.playback.time)
}

/// An object that answers a task, of those that are there when it begins.
pub fn example(task: &Task, picture: &Picture<'_>) -> Option<ObjectId> {
    let state = picture.log.state_at(begin(task, picture));
    let seen = Seen {
        log: picture.log,
        layout: picture.layout,
        places: picture.places,
        kpis: picture.kpis,
        state: &state,
        object: None,
        place: None,
        eye: Default::default(),
    };
    task.want.object(&seen)
}

/// The right answer, in words.
pub fn what_is_right(task: &Task, picture: &Picture<'_>) -> String {
    let want = &task.want;
    let join = |words: Vec<&str>, between: &str| words.join(between);
    match want {
        Want::Place(_) | Want::Look { .. } => {
            want.place(picture.layout).map(|place| picture.layout.get(place).said().into_owned()).unwrap_or_default()
        }
        Want::Object(name) => name.clone(),
        Want::Such { .. } => {
            let object = example(task, picture).map(|object| picture.log.object_name(object));
            object.map_or_else(String::new, |name| say!("lesson-among-others", name = name))
        }
        Want::Moment { .. } => {
            want.instant(picture.log, picture.layout).map(|time| picture.clock(time)).unwrap_or_default()
        }
        Want::Choice(all) => {
            let right =
                all.iter().filter(|choice| choice.right).map(|choice| choice.words.get(Language::spoken().code()));
            join(right.collect(), say!("lesson-between-choices"))
        }
        Want::Order(all) => {
            join(all.iter().map(|words| words.get(Language::spoken().code())).collect(), say!("lesson-between-lines"))
        }
        Want::Figure { id, .. } => {
            let found = figure(id, picture.kpis, begin(task, picture));
            found.map_or_else(String::new, |(value, measure)| value_text(Some(value), measure))
        }
    }
}
