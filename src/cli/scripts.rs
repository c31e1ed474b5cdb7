//! Files in RON, held against the scene: what each is, and what is wrong with it.

use std::{fs, path::Path};

use super::{
    input::{self, CliError},
    lesson, norms,
};
use crate::{
    environment,
    feed::table::Mapping,
    guide::{Fault, Notes},
    hub::{Issue, IssueKind, IssuePlace, Issues, Layout, Occupancy, motion::Scenery},
    language::{numerals::bare, quoted},
    say, watch,
};

/// What a file is in a few words, and what is odd about it.
pub struct Found {
    pub summary: String,
    pub issues: Issues,
    /// Whether it cannot be used with that.
    pub is_wrong: bool,
}

impl Found {
    fn right(summary: String) -> Self {
        Self { summary, issues: Issues::default(), is_wrong: false }
    }

    fn with(summary: String, issues: Issues) -> Self {
        Self { summary, is_wrong: !issues.is_empty(), issues }
    }
}

type Held = Result<Found, CliError>;

/// Holds a file against the scene, and against a log where it speaks of what a log tells; left out, that is the bundled day.
/// What it is, its name or its words tell; what is none of the others is taken for a scene.
pub fn held(file: &Path, layout: &Layout, against: Option<&Path>) -> Held {
    let text = fs::read_to_string(file).map_err(|source| CliError::Read { path: file.to_owned(), source })?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    // Words in comments are no words of the file.
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let words: String = lines.collect::<Vec<_>>().join("\n");
    let has = |field: &str| words.contains(field);
    match () {
        () if name.ends_with(".columns.ron") || has("time_format:") || has("objects: [(column:") => {
            columns(file, &text)
        }
        () if name.ends_with(".notes.ron") => notes(file, &text),
        () if has("tasks:") => of_lesson(file, layout),
        () if has("stops:") => tour(file, layout, against),
        () if has("rules:") => rules(file, layout, against),
        () if has("lanes:") || has("consumers:") => {
            let site = norms::open_site(Some(file))?;
            let (consumers, lanes) = (site.consumers.len(), site.lanes.len());
            Ok(Found::right(say!("check-environment", consumers = bare(consumers), lanes = bare(lanes))))
        }
        () if has("factors:") => {
            let factors = environment::factors(&text);
            let factors = factors.map_err(|source| CliError::Site { path: file.to_owned(), source })?;
            Ok(Found::right(say!("check-factors", factors = bare(factors.len()))))
        }
        () if words.trim_start().starts_with('{') && has(": (") => {
            let goals = norms::open_goals(Some(file))?;
            Ok(Found::right(say!("check-targets", figures = bare(goals.count()))))
        }
        () if words.trim_start().starts_with('{') || name.ends_with(".map.ron") => {
            let entries = input::put_map(&mut layout.clone(), file)?;
            Ok(Found::right(say!("check-map", ids = bare(entries.len()))))
        }
        () if words.trim().is_empty() => Err(CliError::Empty { path: file.to_owned() }),
        () => {
            let scene = input::open_scene(Some(file))?;
            let summary = say!("check-scene", places = bare(scene.places().count()));
            let gauges: Vec<_> = scene.grounds.basins.iter().filter(|basin| basin.gauge.is_some()).collect();
            if gauges.is_empty() || against.is_none() {
                return Ok(Found::right(summary));
            }
            let log = input::open_log(against)?.log;
            let mut issues = Issues::default();
            for basin in gauges {
                let gauge = basin.gauge.as_deref().unwrap_or_default();
                if log.object(gauge).is_none() {
                    let brief = say!("check-gauge", gauge = quoted(&gauge), basin = basin.name.to_string());
                    let hint = say!("check-gauge-hint").to_owned();
                    issues.push(Issue { kind: IssueKind::NotUnderstood, brief, hint, place: None });
                }
            }
            Ok(Found {
                summary: say!("check-held", summary = summary.to_string(), log = named(against)),
                issues,
                is_wrong: false,
            })
        }
    }
}

fn columns(file: &Path, text: &str) -> Held {
    let mapping = Mapping::parse(text);
    mapping.map_err(|source| CliError::Columns { path: file.to_owned(), source })?;
    Ok(Found::right(say!("check-columns").to_owned()))
}

fn notes(file: &Path, text: &str) -> Held {
    let notes = Notes::parse(text).map_err(|source| CliError::Notes { path: file.to_owned(), source })?;
    Ok(Found::right(say!("check-notes", incidents = bare(notes.incidents.len()))))
}

/// What a log is called.
fn named(log: Option<&Path>) -> String {
    log.map_or_else(|| say!("check-bundled-day").to_owned(), |log| log.display().to_string())
}

/// Holds rules against the places of the scene and what a log tells of.
fn rules(file: &Path, layout: &Layout, against: Option<&Path>) -> Held {
    let rules = norms::open_rules(Some(file))?;
    let day = input::open_log(against)?;
    let (places, occupancy) = (layout.resolve(day.log.places()), Occupancy::of(&day.log));
    let scenery = Scenery { log: &day.log, layout, places: &places, occupancy: &occupancy };
    let mut issues = Issues::default();
    for brief in watch::strangers(&rules, &scenery) {
        let hint = match against {
            Some(_) => say!("check-correct-other"),
            None => say!("check-correct-own"),
        };
        let hint = hint.to_owned();
        issues.push(Issue { kind: IssueKind::NotUnderstood, brief, hint, place: None });
    }
    // A log of one's own may tell of them.
    let summary = say!("check-rules", rules = bare(rules.rules.len()), log = named(against));
    Ok(Found { summary, issues, is_wrong: false })
}

/// Holds a lesson against the scene and the day on which it is given.
fn of_lesson(file: &Path, layout: &Layout) -> Held {
    let (lesson, text) = lesson::open_lesson(file)?;
    let mut issues = Issues::default();
    for Fault { line, brief, advice } in lesson::faults(&lesson, &text, layout)? {
        let place = Some(IssuePlace { file: file.display().to_string(), line: line as u64 });
        let hint = capitalised(&advice);
        issues.push(Issue { kind: IssueKind::NotUnderstood, brief: capitalised(&brief), hint, place });
    }
    Ok(Found::with(say!("check-lesson", tasks = bare(lesson.tasks.len()), points = bare(lesson.points())), issues))
}

/// A sentence that begins as sentences do.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Holds a tour against the scene and a log.
fn tour(file: &Path, layout: &Layout, against: Option<&Path>) -> Held {
    let tour = input::open_tour(file)?;
    let day = input::open_log(against)?;
    let mut issues = Issues::default();
    for error in tour.check(layout, &day.log) {
        let hint = say!("check-tour-hint").to_owned();
        issues.push(Issue { kind: IssueKind::NotUnderstood, brief: error.to_string(), hint, place: None });
    }
    Ok(Found::with(say!("check-tour", stops = bare(tour.stops.len()), log = named(against)), issues))
}
