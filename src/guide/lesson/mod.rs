//! A lesson: a brief, tasks that the program checks itself, and what was right.

mod check;
mod of_incident;
mod want;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use self::{
    check::Fault,
    of_incident::Material,
    want::{Answer, Choice, Happening, Seen, Want, figure},
};
use super::{Eye, Text};
use crate::{hub::layout::RoofMode, say};

/// A lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// By what its results are known again: a word that no other lesson has.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What is said before it begins.
    pub brief: Text,
    /// On which day it is given.
    #[serde(default)]
    pub day: Day,
    /// Percent of the points that it takes to pass.
    pub pass: u32,
    /// What there is to do, in order.
    pub tasks: Vec<Task>,
}

/// The log on which a lesson is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Day {
    /// The opening day, which comes with the program.
    #[default]
    Opening,
    /// A simulated day on which something goes wrong.
    Simulated {
        /// What goes wrong, as `hubscope simulate --incident` names it.
        incidents: Vec<String>,
        /// What chance begins with.
        seed: u64,
    },
    /// A log of the user's.
    File(PathBuf),
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What is asked.
    pub ask: Text,
    /// Where one looks from at first; left out, from where one is.
    #[serde(default)]
    pub eye: Option<Eye>,
    /// The instant at first, as on the command line; left out, it stays as it is.
    #[serde(default)]
    pub at: Option<String>,
    /// Seconds of the hub per second; left out, it stands still.
    #[serde(default)]
    pub speed: Option<f64>,
    /// The object that is chosen at first.
    #[serde(default)]
    pub select: Option<String>,
    /// How the roof is drawn; left out, as the view has it.
    #[serde(default)]
    pub roof: Option<RoofMode>,
    /// What the right answer is.
    pub want: Want,
    /// What it is worth.
    #[serde(default = "ten")]
    pub points: u32,
    /// What helps, and what that costs.
    #[serde(default)]
    pub hints: Vec<Hint>,
    /// So many seconds there are for it; left out, as many as it takes.
    #[serde(default)]
    pub secs: Option<f64>,
    /// Why that is right.
    pub why: Text,
}

const fn ten() -> u32 {
    10
}

/// Words that help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// The words.
    pub words: Text,
    /// How many points they cost.
    pub costs: u32,
}

/// A text that is no lesson.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", say!("fault-syntax", line = line.to_string(), column = column.to_string(), reason = reason))]
pub struct LessonError {
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// What is wrong.
    pub reason: String,
}

impl Lesson {
    /// Reads a lesson.
    ///
    /// # Errors
    ///
    /// When the text is not RON, or not that of a lesson.
    pub fn parse(text: &str) -> Result<Self, LessonError> {
        ron::from_str(text).map_err(|error| LessonError {
            line: error.span.start.line,
            column: error.span.start.col,
            reason: error.code.to_string(),
        })
    }

    /// Writes a lesson as it is read.
    ///
    /// # Errors
    ///
    /// When RON cannot write it, which no lesson that was read brings about.
    pub fn to_ron(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map(|text| text + "\n")
    }

    /// All points that there are.
    pub fn points(&self) -> u32 {
        self.tasks.iter().map(|task| task.points).sum()
    }

    /// The lessons that come with the program.
    ///
    /// # Errors
    ///
    /// When one of them cannot be read, which a test rules out.
    pub fn bundled() -> Result<Vec<Self>, LessonError> {
        BUNDLED.into_iter().map(|(_, text)| Self::parse(text)).collect()
    }
}

/// The lessons that come with the program, with the names of their files.
pub const BUNDLED: [(&str, &str); 6] = [
    ("find-your-way.ron", include_str!("../../../scenes/lessons/find-your-way.ron")),
    ("life-of-a-uld.ron", include_str!("../../../scenes/lessons/life-of-a-uld.ron")),
    ("the-board.ron", include_str!("../../../scenes/lessons/the-board.ron")),
    ("customs-holds.ron", include_str!("../../../scenes/lessons/customs-holds.ron")),
    ("apron-safety.ron", include_str!("../../../scenes/lessons/apron-safety.ron")),
    ("sorter-jam.ron", include_str!("../../../scenes/lessons/sorter-jam.ron")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_written_as_it_is_read() {
        for lesson in Lesson::bundled().expect("the lessons of the program") {
            assert_eq!(Lesson::parse(&lesson.to_ron().expect("text")).as_ref(), Ok(&lesson), "{}", lesson.id);
            assert!(lesson.points() > 0);
        }
        let wrong = Lesson::parse("(id: \"x\",\n title: 3)").expect_err("no lesson").to_string();
        assert!(wrong.contains("line 2"), "{wrong}");
    }
}
