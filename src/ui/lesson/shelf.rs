//! The lessons that there are: those that come with the program, and those of the user's own.

use std::{path::PathBuf, sync::Arc};

use bevy::prelude::Resource;
use bevy_egui::egui::Ui;

use super::super::{
    picture::{Picture, UiAction},
    scripts,
};
use crate::{
    guide::{Lesson, Results},
    language::Language,
    say,
};

/// The lessons that there are.
#[derive(Resource)]
pub struct Lessons {
    all: Vec<Arc<Lesson>>,
    /// Files of the user's that are no lessons, and why.
    unreadable: Vec<(PathBuf, String)>,
    /// The one to begin with.
    start: Option<usize>,
}

/// A lesson as a menu lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonLine {
    /// Its number.
    pub number: usize,
    /// What it is called.
    pub title: String,
    /// The best go of who uses the program: percent of the points, and whether that was enough.
    pub best: Option<(u32, bool)>,
}

impl Default for Lessons {
    fn default() -> Self {
        // A test reads them; without them there is only nothing to be shown.
        let bundled = Lesson::bundled().unwrap_or_default().into_iter();
        let own = scripts::own(FOLDER, Lesson::parse);
        Self { all: bundled.chain(own.all).map(Arc::new).collect(), unreadable: own.unreadable, start: None }
    }
}

/// Where the lessons of the user's own lie.
const FOLDER: &str = "lessons";

impl Lessons {
    /// All lessons, and one to begin with.
    pub fn beginning_with(lesson: Lesson) -> Self {
        let mut lessons = Self::default();
        lessons.start = Some(lessons.add(lesson));
        lessons
    }

    /// Puts a lesson with the others, in place of one that has its id; gives its number.
    fn add(&mut self, lesson: Lesson) -> usize {
        let known = self.all.iter().position(|other| other.id == lesson.id);
        let at = known.unwrap_or(self.all.len());
        match self.all.get_mut(at) {
            Some(other) => *other = Arc::new(lesson),
            None => self.all.push(Arc::new(lesson)),
        }
        at
    }

    /// Puts a lesson with the others and on the disk, for another day; gives its number.
    ///
    /// # Errors
    ///
    /// When it could not be written; it is among the others all the same.
    pub fn keep(&mut self, lesson: Lesson) -> (usize, Result<PathBuf, String>) {
        let text = lesson.to_ron().map_err(|error| error.to_string());
        let kept = text.and_then(|text| scripts::keep(FOLDER, &lesson.id, &text));
        (self.add(lesson), kept)
    }

    /// A lesson by its number.
    pub fn get(&self, number: usize) -> Option<Arc<Lesson>> {
        self.all.get(number).cloned()
    }

    /// The one to begin with, once.
    pub fn take_start(&mut self) -> Option<usize> {
        self.start.take()
    }

    /// What a menu lists for a trainee.
    pub fn lines(&self, results: &Results, trainee: &str) -> Vec<LessonLine> {
        let line = |(number, lesson): (usize, &Arc<Lesson>)| {
            let best = results.best(trainee, &lesson.id).map(|best| (best.percent(), best.is_passed));
            LessonLine { number, title: lesson.title.get(Language::spoken().code()).to_owned(), best }
        };
        self.all.iter().enumerate().map(line).collect()
    }

    /// Files that are no lessons, and why.
    pub fn unreadable(&self) -> &[(PathBuf, String)] {
        &self.unreadable
    }
}

/// The lessons as a menu, with what came of them.
pub fn lessons_menu_ui(ui: &mut Ui, picture: &Picture<'_>, actions: &mut Vec<UiAction>) {
    ui.menu_button(say!("lesson-menu"), |ui| {
        for line in picture.lessons {
            let label = match line.best {
                Some((percent, true)) => format!("{}   {}", line.title, say!("lesson-passed", percent = percent)),
                Some((percent, false)) => format!("{}   {}", line.title, say!("lesson-failed", percent = percent)),
                None => line.title.clone(),
            };
            if ui.button(label).clicked() {
                actions.push(UiAction::StartLesson(line.number));
            }
        }
        scripts::unreadable_ui(ui, picture.unreadable_lessons, "lesson");
        ui.separator();
        if ui.button(say!("lesson-results")).clicked() {
            actions.push(UiAction::ToggleResults);
        }
    });
}
