//! What trainees did: kept on their own machine, under a name that they choose.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Attempt, NotesError};
use crate::{hub::EventTime, say};

/// What trainees did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Results {
    /// What each did, by their names or pseudonyms, in the order of time.
    pub trainees: BTreeMap<String, Vec<Outcome>>,
}

/// What came of one go at a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The id of the lesson.
    pub lesson: String,
    /// What it is called.
    pub title: String,
    /// When it was finished, on the clock of the wall.
    pub at: EventTime,
    /// Points that it brought.
    pub points: u32,
    /// Points that there are.
    pub of: u32,
    /// Whether it was passed.
    pub is_passed: bool,
    /// Seconds that the tasks took.
    pub secs: u64,
}

impl Outcome {
    /// What came of a go that is over.
    pub fn of(attempt: &Attempt, language: &str, at: EventTime) -> Self {
        Self {
            lesson: attempt.lesson.id.clone(),
            title: attempt.lesson.title.get(language).to_owned(),
            at,
            points: attempt.points(),
            of: attempt.lesson.points(),
            is_passed: attempt.is_passed(),
            secs: attempt.done.iter().map(|done| done.secs).sum::<f64>().round() as u64,
        }
    }

    /// Points of a hundred.
    pub fn percent(&self) -> u32 {
        (100 * self.points).checked_div(self.of).unwrap_or_default()
    }
}

impl Results {
    /// Reads results.
    ///
    /// # Errors
    ///
    /// When the text is no RON of results.
    pub fn parse(text: &str) -> Result<Self, NotesError> {
        ron::from_str(text).map_err(|error| NotesError::of(say!("notes-results"), &error))
    }

    /// As they are written down.
    ///
    /// # Errors
    ///
    /// When RON cannot write them, which nothing in them brings about.
    pub fn to_ron(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map(|text| text + "\n")
    }

    /// Adds what came of a lesson.
    pub fn add(&mut self, trainee: &str, outcome: Outcome) {
        self.trainees.entry(trainee.trim().to_owned()).or_default().push(outcome);
    }

    /// The best go of a trainee at a lesson: one that was passed, with the most points.
    pub fn best(&self, trainee: &str, lesson: &str) -> Option<&Outcome> {
        let all = self.trainees.get(trainee.trim())?.iter();
        all.filter(|outcome| outcome.lesson == lesson).max_by_key(|outcome| (outcome.is_passed, outcome.percent()))
    }

    /// Forgets all that a trainee did; whether there was anything.
    pub fn erase(&mut self, trainee: &str) -> bool {
        self.trainees.remove(trainee.trim()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(lesson: &str, points: u32, is_passed: bool) -> Outcome {
        let at = EventTime::from_secs(5);
        Outcome { lesson: lesson.into(), title: "T".into(), at, points, of: 80, is_passed, secs: 30 }
    }

    #[test]
    fn the_best_go_counts_and_what_is_erased_is_gone() {
        let mut results = Results::default();
        for (points, is_passed) in [(40, false), (72, true), (60, true)] {
            results.add(" Anna ", outcome("x", points, is_passed));
        }
        results.add("Ben", outcome("x", 80, true));
        assert_eq!(results.best("Anna", "x").map(Outcome::percent), Some(90));
        assert_eq!(results.best("Anna", "y"), None);
        assert_eq!(Results::parse(&results.to_ron().expect("text")).expect("results"), results);
        assert!(results.erase("Anna") && !results.erase("Anna"));
        assert!(results.best("Anna", "x").is_none() && results.best("Ben", "x").is_some());
        let wrong = Results::parse("(trainees: 3)").expect_err("refused").to_string();
        assert!(wrong.contains("results of lessons") && wrong.contains("line 1"), "{wrong}");
    }
}
