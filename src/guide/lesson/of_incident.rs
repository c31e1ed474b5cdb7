//! A lesson made of an incident: it stops at the decisive moment and asks where, what, why, and what to do. It is in the language
//! that is spoken when it is made, as the incidents are.

use super::{Choice, Day, Hint, Lesson, Task, Want};
use crate::{
    guide::{Eye, Text},
    hub::{EventLog, Layout},
    language::{Language, within},
    say,
    watch::{Incident, Rules, chain},
};

/// Choices that are offered, the right one among them.
const CHOICES: usize = 4;

/// A log, its layout and what went wrong in it.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// What happened.
    pub log: &'a EventLog,
    /// Where.
    pub layout: &'a Layout,
    /// The incidents of the log.
    pub incidents: &'a [Incident],
    /// The rules that found them: what else could have gone wrong, and what one would do about it.
    pub rules: &'a Rules,
    /// The day that the log is.
    pub day: &'a Day,
}

impl Lesson {
    /// A lesson made of an incident, by its number; `None` when there is no such incident.
    pub fn of_incident(material: &Material<'_>, number: usize) -> Option<Self> {
        let incident = material.incidents.get(number)?;
        let begin = incident.from.to_string();
        let begins = |ask: &str, want: Want, why: &str| Task { at: Some(begin.clone()), ..task(ask, want, why) };
        let mut tasks = Vec::new();
        let place = incident.place.map(|place| material.layout.get(place));
        let object = incident.object.map(|object| material.log.object_name(object).to_owned());
        let found = match (place, object) {
            (Some(place), _) => Some((Want::Place(vec![place.id.clone()]), place.said().into_owned())),
            (None, Some(object)) => Some((Want::Object(object.clone()), object)),
            (None, None) => None,
        };
        if let Some((want, name)) = found {
            let sort = place.map_or_else(|| say!("task-no-place").to_owned(), |place| within(place.kind.label()));
            let hints = vec![Hint { words: spoken(&say!("task-sort", sort = sort)), costs: 3 }];
            // From where all is to be seen.
            let eye = material.layout.views.first().map(|view| Eye::Named(view.name.clone()));
            tasks.push(Task { hints, eye, ..begins(say!("task-where"), want, &say!("task-it-is", name = name)) });
        }
        // "Alarm" alone would be right of every alarm.
        let is_other = |label: &&str| !incident.label.starts_with(*label);
        let labels = || material.rules.rules.iter().map(|rule| rule.label.said()).filter(is_other);
        let what = choices(&incident.label, labels(), number);
        tasks.push(begins(say!("task-what"), what, &incident.sentence));
        if let Some(cause) = chain(material.incidents, number).last().filter(|cause| **cause != number) {
            let cause = &material.incidents[*cause];
            let others = material.incidents.iter().map(|other| other.sentence.as_str()).chain(labels());
            let others = others.filter(|words| *words != incident.sentence && *words != incident.label);
            let want = choices(&cause.sentence, others, number + 1);
            let why = say!("task-began", label = &cause.label);
            tasks.push(begins(say!("task-why"), want, &why));
        }
        if !incident.advice.is_empty() {
            // What is said of alarms in general is never quite wrong.
            let others = material.rules.advice.iter().filter(|(id, _)| *id != "alarm");
            let want = choices(&incident.advice, others.map(|(_, words)| words.said()), number + 2);
            tasks.push(begins(say!("task-do"), want, say!("task-by-rules")));
        }
        let day = incident.from.zoned(&jiff::tz::TimeZone::UTC).strftime("%Y-%m-%d").to_string();
        Some(Self {
            id: format!("incident {} {}", incident.rule, incident.from),
            title: spoken(&say!("task-title", label = &incident.label, day = day)),
            brief: spoken(say!("task-brief")),
            day: material.day.clone(),
            pass: 60,
            tasks,
        })
    }
}

/// Words in the language that is spoken.
fn spoken(words: &str) -> Text {
    Text([(Language::spoken().code().to_owned(), words.to_owned())].into())
}

fn task(ask: &str, want: Want, why: &str) -> Task {
    Task {
        ask: spoken(ask),
        eye: None,
        at: None,
        speed: None,
        select: None,
        roof: None,
        want,
        points: 10,
        hints: Vec::new(),
        secs: None,
        why: spoken(why),
    }
}

/// The right words among others, always in the same order for the same number.
fn choices<'a>(right: &str, others: impl Iterator<Item = &'a str>, number: usize) -> Want {
    let mut others: Vec<&str> = others.filter(|other| *other != right).collect();
    others.dedup();
    // Steps through them, so that not all lessons offer the same.
    let count = others.len();
    let mut chosen: Vec<&str> = Vec::new();
    for k in 0..count {
        let other = others[(number + k * 7) % count];
        if chosen.len() + 1 < CHOICES && !chosen.contains(&other) {
            chosen.push(other);
        }
    }
    let mut all: Vec<Choice> = chosen.into_iter().map(|words| Choice { words: spoken(words), right: false }).collect();
    let at = if all.is_empty() { 0 } else { (number * 3 + 1) % (all.len() + 1) };
    all.insert(at, Choice { words: spoken(right), right: true });
    Want::Choice(all)
}
