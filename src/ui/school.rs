//! Lessons in the window: which one is taken, on which day, and what comes of it.

use std::path::PathBuf;

use bevy::{ecs::system::SystemParam, prelude::*};

use super::{LessonMemory, Lessons, Memory, Tab, Training, picture::UiAction};
use crate::{
    guide::{Lesson, Material},
    twin::Session,
};

/// The lessons, and what came of them.
#[derive(SystemParam)]
pub struct School<'w> {
    pub lessons: ResMut<'w, Lessons>,
    pub training: ResMut<'w, Training>,
}

impl School<'_> {
    /// Makes a lesson of an incident; gives its number, and where it was kept or why it was not.
    pub fn teach(&mut self, incident: usize, session: &Session) -> Option<(usize, Result<PathBuf, String>)> {
        let day = session.day.as_ref()?;
        let (log, layout, incidents) = (&session.log, &*session.layout, &session.incidents[..]);
        let lesson =
            Lesson::of_incident(&Material { log, layout, incidents, rules: &session.norms.rules, day }, incident)?;
        Some(self.lessons.keep(lesson))
    }
}

impl Memory {
    /// Takes a lesson: at once where its day is open, or asks for that day first.
    pub fn take_lesson(&mut self, number: usize, lessons: &Lessons, session: &Session) -> Option<UiAction> {
        let lesson = lessons.get(number)?;
        self.tour = None;
        (self.board.is_open, self.results.is_open, self.is_bare) = (false, false, false);
        // What went wrong is what may be asked.
        (self.tab, self.incidents.chosen) = (Tab::Hub, None);
        self.waiting = None;
        if session.day.as_ref() == Some(&lesson.day) {
            self.lesson = Some(LessonMemory::new(lesson));
            return None;
        }
        (self.lesson, self.waiting) = (None, Some(number));
        // From one lesson to the next, the day before both is the one to come back to.
        self.day_before = self.day_before.take().or_else(|| session.day.clone());
        Some(UiAction::OpenDay(lesson.day.clone()))
    }

    /// Begins the lesson that waited for its day, when that is open; another day ends the one that is taken.
    pub fn follow_day(&mut self, lessons: &Lessons, session: &Session, is_refused: bool) {
        if self.lesson.as_ref().is_some_and(|taken| session.day.as_ref() != Some(taken.day())) {
            (self.lesson, self.day_before) = (None, None);
        }
        let Some(lesson) = self.waiting.and_then(|number| lessons.get(number)) else { return };
        if session.day.as_ref() == Some(&lesson.day) {
            (self.lesson, self.waiting) = (Some(LessonMemory::new(lesson)), None);
        } else if is_refused {
            self.waiting = None;
        }
    }
}
