//! `hubscope check`: what is odd about files.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::{
    input::{self, CliError},
    lesson,
};
use crate::{
    feed::{self, live},
    guide::Fault,
    hub::{Issue, IssueKind, IssuePlace, Issues, Layout, Occupancy, motion::Scenery},
};

/// Which files.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Logs, folders of logs, or scenes, tours and lessons (.ron)
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The scene whose places the logs should name
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs the command. It fails when a file cannot be used at all; issues of a log alone are no failure.
pub fn run(args: &Args) -> Result<(), CliError> {
    let layout = input::open_mapped_scene(args.scene.as_deref(), args.map.as_deref())?;
    let mut failed = 0;
    let mut reports = Vec::new();
    for file in &args.files {
        if file.extension().is_some_and(|ending| ending == "ron") {
            // A tour has stops, a lesson has tasks, a scene has neither.
            let text = std::fs::read_to_string(file).unwrap_or_default();
            let script: Option<Held> =
                if text.contains("tasks:") { Some(lesson) } else { text.contains("stops:").then_some(tour) };
            if let Some(held) = script {
                match held(file, &layout) {
                    Ok((summary, issues)) => {
                        failed += usize::from(!issues.is_empty());
                        reports.push((file, summary, Vec::new(), issues));
                    }
                    Err(error) => {
                        failed += 1;
                        complain(&error);
                    }
                }
                continue;
            }
            match input::open_scene(Some(file)) {
                Ok(scene) => reports.push((
                    file,
                    format!("a scene of {} places", scene.places().count()),
                    Vec::new(),
                    Issues::default(),
                )),
                Err(error) => {
                    failed += 1;
                    complain(&error);
                }
            }
            continue;
        }
        let mut layout = layout.clone();
        // A map that was named goes before the one beside the log.
        if args.map.is_none()
            && let Err(error) = input::put_map(&mut layout, &feed::map_beside(file))
        {
            failed += 1;
            complain(&error);
            continue;
        }
        // A recording is held against its checksums before its events are looked at.
        let sealed = match live::verify(file) {
            Ok(found) => found,
            Err(error) => {
                failed += 1;
                complain(&error);
                None
            }
        };
        match input::open_log(Some(file)) {
            Ok(opened) if opened.log.is_empty() => {
                failed += 1;
                let first = opened.log.issues().kept().first();
                let why = first.map_or_else(|| ", only a header".to_owned(), |issue| format!(": {issue}"));
                eprintln!("hubscope: expected events in {}, found none{why}", file.display());
            }
            Ok(opened) => {
                if let Err(error) = input::check_site(&opened, &layout) {
                    failed += 1;
                    eprintln!("hubscope: {}: {error}", file.display());
                }
                let log = &opened.log;
                let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(log));
                let mut issues = log.issues().clone();
                // What was sealed and is no longer so is no recording to rely on.
                failed += usize::from(sealed.as_ref().is_some_and(|sealed| !sealed.issues.is_empty()));
                let is_recording = sealed.as_ref().map(in_words).unwrap_or_default();
                sealed.into_iter().flat_map(|sealed| sealed.issues).for_each(|issue| issues.push(issue));
                issues.append(Scenery { log, layout: &layout, places: &places, occupancy: &occupancy }.audit());
                reports.push((
                    file,
                    format!(
                        "{is_recording}{} events of {} objects at {} places",
                        log.len(),
                        log.object_count(),
                        log.places().len()
                    ),
                    feed::reasons(file),
                    issues,
                ));
            }
            Err(error) => {
                failed += 1;
                complain(&error);
            }
        }
    }
    if args.json {
        let report = |(file, summary, reasons, issues): &(&PathBuf, String, Vec<String>, Issues)| {
            json!({
                "file": file.display().to_string(),
                "summary": summary,
                "columns": reasons,
                "counts": issues.counts().map(|(kind, count)| (json!(kind).as_str().unwrap_or_default().to_owned(), count)).collect::<std::collections::BTreeMap<_, _>>(),
                "issues": issues.kept(),
            })
        };
        input::print_json(&json!({ "reports": reports.iter().map(report).collect::<Vec<_>>() }))?;
    } else {
        input::print(
            &reports
                .iter()
                .map(|(file, summary, reasons, issues)| text(&file.display().to_string(), summary, reasons, issues))
                .collect::<String>(),
        )?;
    }
    if failed > 0 { Err(CliError::Unusable { failed, all: args.files.len() }) } else { Ok(()) }
}

/// Says why a file is of no use, without what nobody else is to read.
fn complain(error: &impl std::fmt::Display) {
    eprintln!("hubscope: {}", live::without_secrets(&error.to_string(), std::env::args()));
}

/// What stands before the summary of a recording.
fn in_words(sealed: &live::Verified) -> String {
    if sealed.chain.is_empty() {
        return "a recording: ".to_owned();
    }
    let chain: String = sealed.chain.chars().take(16).collect();
    format!(
        "a recording, its {} segments held against their checksums (the last chain value is {chain}…): ",
        sealed.segments
    )
}

/// What a script is, and what is wrong with it.
type Held = fn(&Path, &Layout) -> Result<(String, Issues), CliError>;

/// Holds a lesson against the scene and the day on which it is given.
fn lesson(file: &Path, layout: &Layout) -> Result<(String, Issues), CliError> {
    let (lesson, text) = lesson::open_lesson(file)?;
    let mut issues = Issues::default();
    for Fault { line, brief, advice } in lesson::faults(&lesson, &text, layout)? {
        let place = Some(IssuePlace { file: file.display().to_string(), line: line as u64 });
        let hint = capitalised(&advice);
        issues.push(Issue { kind: IssueKind::NotUnderstood, brief: capitalised(&brief), hint, place });
    }
    Ok((format!("a lesson of {} tasks and {} points", lesson.tasks.len(), lesson.points()), issues))
}

/// A sentence that begins as sentences do.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Holds a tour against the scene and the bundled day.
fn tour(file: &Path, layout: &Layout) -> Result<(String, Issues), CliError> {
    let tour = input::open_tour(file)?;
    let day = input::open_log(None)?;
    let mut issues = Issues::default();
    for error in tour.check(layout, &day.log) {
        let hint = "A window will not give this tour; mend it".to_owned();
        issues.push(Issue { kind: IssueKind::NotUnderstood, brief: error.to_string(), hint, place: None });
    }
    Ok((format!("a tour of {} stops, held against the bundled day", tour.stops.len()), issues))
}

/// Issues of a kind that are told word for word; the rest are counted.
const TOLD: usize = 20;

fn text(file: &str, summary: &str, reasons: &[String], issues: &Issues) -> String {
    let mut text = format!("{file}: {summary}\n");
    for reason in reasons {
        let _ = writeln!(text, "  guessed: {reason}");
    }
    if issues.is_empty() {
        text.push_str("  nothing odd\n");
    }
    for (kind, count) in issues.counts() {
        let _ = writeln!(text, "  {}: {count}", kind.label());
        for issue in issues.kept().iter().filter(|issue| issue.kind == kind).take(TOLD) {
            let _ = writeln!(text, "    {issue}");
        }
        if count > TOLD as u64 {
            let _ = writeln!(text, "    and {} more", count - TOLD as u64);
        }
    }
    text
}
