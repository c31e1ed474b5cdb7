//! What people write down about a log: incidents that somebody has seen to, and bookmarks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    hub::{EventLog, EventTime, Layout},
    say,
    watch::Incident,
};

/// What is written down about a log; kept beside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Notes {
    /// What was said of incidents, by their keys.
    pub incidents: BTreeMap<String, Note>,
    /// Instants to come back to, in the order of time.
    pub bookmarks: Vec<Bookmark>,
}

/// What was said of an incident.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Note {
    /// Who has seen to it, and when that was.
    pub seen_to: Option<Signature>,
    /// What there is to say.
    pub words: String,
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// A name or a pseudonym; empty where nobody gave one.
    pub by: String,
    /// When, on the clock of the wall.
    pub at: EventTime,
}

/// An instant to come back to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bookmark {
    /// The instant in the log.
    pub time: EventTime,
    /// What there is to see.
    pub words: String,
    /// A name or a pseudonym; empty where nobody gave one.
    #[serde(default)]
    pub by: String,
    /// The colour of its flag.
    #[serde(default)]
    pub colour: Colour,
    /// The object that was chosen.
    #[serde(default)]
    pub object: Option<String>,
    /// The place that was chosen.
    #[serde(default)]
    pub place: Option<String>,
    /// A point of the ground, in metres east and north of the reference point of the scene, where it is about that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<(f64, f64)>,
}

impl Bookmark {
    /// Whether it has all of these words in what it says, whose it is, what it is about and its colour.
    pub fn has(&self, words: &str) -> bool {
        let all = [
            &self.words,
            &self.by,
            self.object.as_ref().unwrap_or(&String::new()),
            self.place.as_ref().unwrap_or(&String::new()),
        ]
        .map(|text| text.to_lowercase())
        .join(" ");
        let colour = self.colour.label().to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| all.contains(word) || colour.contains(word))
    }
}

/// Colours of flags, from the colour-blind-safe set of Okabe and Ito.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Blue.
    #[default]
    Blue,
    /// Orange.
    Orange,
    /// Green.
    Green,
    /// Purple.
    Purple,
}

impl Colour {
    /// The one after it, round and round.
    pub const fn next(self) -> Self {
        match self {
            Self::Blue => Self::Orange,
            Self::Orange => Self::Green,
            Self::Green => Self::Purple,
            Self::Purple => Self::Blue,
        }
    }

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Blue => say!("colour-blue"),
            Self::Orange => say!("colour-orange"),
            Self::Green => say!("colour-green"),
            Self::Purple => say!("colour-purple"),
        }
    }
}

/// What was written down and cannot be read.
#[derive(Debug, thiserror::Error)]
#[error(
    "{}",
    say!(
        "notes-syntax",
        expected = *expected,
        line = line.to_string(),
        column = column.to_string(),
        source = source.to_string(),
    )
)]
pub struct NotesError {
    expected: &'static str,
    line: usize,
    column: usize,
    source: Box<ron::Error>,
}

impl NotesError {
    /// What stands in the way of reading what was expected.
    pub(super) fn of(expected: &'static str, error: &ron::error::SpannedError) -> Self {
        let at = error.span.start;
        Self { expected, line: at.line, column: at.col, source: Box::new(error.code.clone()) }
    }
}

impl Notes {
    /// Reads notes.
    pub fn parse(text: &str) -> Result<Self, NotesError> {
        let mut notes: Self = ron::from_str(text).map_err(|error| NotesError::of(say!("notes-notes"), &error))?;
        notes.bookmarks.sort_by_key(|bookmark| bookmark.time);
        Ok(notes)
    }

    /// As it is written down.
    pub fn to_ron(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map(|text| text + "\n")
    }

    /// What was said of an incident.
    pub fn of(&self, key: &str) -> Option<&Note> {
        self.incidents.get(key)
    }

    /// The bookmarks from one instant to another, both of them included.
    pub fn between(&self, from: EventTime, until: EventTime) -> impl Iterator<Item = &Bookmark> {
        self.bookmarks.iter().filter(move |bookmark| (from..=until).contains(&bookmark.time))
    }

    /// Changes what is said of an incident; a note that says nothing is none.
    pub fn change(&mut self, key: &str, change: impl FnOnce(&mut Note)) {
        let note = self.incidents.entry(key.to_owned()).or_default();
        change(note);
        if *note == Note::default() {
            self.incidents.remove(key);
        }
    }

    /// Puts a bookmark in its place.
    pub fn add(&mut self, bookmark: Bookmark) {
        let at = self.bookmarks.partition_point(|other| other.time <= bookmark.time);
        self.bookmarks.insert(at, bookmark);
    }
}

/// By what an incident is known again when the log is opened another time: its rule, what it is about, and when it began.
pub fn key_of(incident: &Incident, log: &EventLog, layout: &Layout) -> String {
    let about = incident.object.map(|object| log.object_name(object).to_owned());
    let about = about.or_else(|| incident.place.map(|place| layout.get(place).id.clone())).unwrap_or_default();
    format!("{} {about} {}", incident.rule, incident.from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bookmark(secs: i64) -> Bookmark {
        let time = EventTime::from_secs(secs);
        Bookmark {
            time,
            words: "look".into(),
            by: "A".into(),
            colour: Colour::Green,
            object: None,
            place: None,
            point: None,
        }
    }

    #[test]
    fn bookmarks_are_found_by_what_they_say_and_whose_they_are() {
        let mark = Bookmark { place: Some("dock-3".into()), point: Some((1.5, -2.0)), ..bookmark(5) };
        for (words, is_found) in
            [("", true), ("LOOK", true), ("dock look", true), ("green", true), ("blue", false), ("a look x9", false)]
        {
            assert_eq!(mark.has(words), is_found, "{words}");
        }
    }

    #[test]
    fn notes_come_back_as_they_were() {
        let mut notes = Notes::default();
        notes.add(bookmark(20));
        notes.add(bookmark(10));
        notes.change("late X 2021", |note| note.words = "asked the airline".into());
        notes.change("jam Y 2021", |note| {
            note.seen_to = Some(Signature { by: "B".into(), at: EventTime::from_secs(5) });
        });
        assert_eq!(notes.bookmarks.iter().map(|one| one.time.nanos() / 1_000_000_000).collect::<Vec<_>>(), [10, 20]);
        assert_eq!(Notes::parse(&notes.to_ron().expect("text")).expect("notes"), notes);
        // A note that says nothing any more is gone.
        notes.change("late X 2021", |note| note.words.clear());
        assert_eq!(notes.incidents.len(), 1);
        let wrong = Notes::parse("(bookmarks: 3)").expect_err("refused").to_string();
        assert!(wrong.contains("line 1"), "{wrong}");
    }
}
