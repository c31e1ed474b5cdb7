//! `hubscope check`: what is odd about files.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use serde_json::json;

use super::{
    input::{self, CliError},
    scripts,
};
use crate::{
    feed::{self, OpenError, live},
    hub::{
        EventLog, EventTime, IssueKind, Issues, Occupancy, TimeSpan,
        layout::{PlaceId, Position},
        motion::Scenery,
    },
    language::numerals::bare,
    say,
};

/// Which files.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Logs, folders of logs, or files in RON: scenes, maps, tours, lessons, rules, targets, environments, columns, notes; rules,
    /// tours and scenes are held against the first log that is named, or else the bundled day
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

/// A file, what it is, what its log holds on whose clock, why its columns are taken for what they are, and what is odd.
type Report<'a> = (&'a PathBuf, String, Option<(Facts, TimeZone)>, Vec<String>, Issues);

/// What a log holds, in numbers.
#[derive(serde::Serialize)]
struct Facts {
    events: usize,
    objects: usize,
    places: usize,
    /// Those that are neither places of the scene nor positions.
    places_unknown: usize,
    from: EventTime,
    until: EventTime,
    late: u64,
    duplicates: u64,
    out_of_order: u64,
    /// Spans in which nothing is told, each longer than so many minutes.
    gaps: usize,
    gap_minutes: f64,
    longest_gap_minutes: f64,
    longest_gap_from: Option<EventTime>,
}

/// A quarter of an hour in which nothing is told is a gap, as for the rule of that name.
const GAP: TimeSpan = TimeSpan::from_minutes(15);

/// The gaps of a log, and from which length on a span without events is one: a quarter of an hour, or more where somebody tells of
/// something at regular times, as an hourly file of weather does.
fn gaps_of(log: &EventLog) -> (Vec<(EventTime, EventTime)>, TimeSpan) {
    let all: Vec<(EventTime, EventTime)> = log.gaps(GAP).collect();
    let mut lengths: Vec<f64> = all.iter().map(|(begin, end)| (*end - *begin).secs()).collect();
    lengths.sort_by(f64::total_cmp);
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or_default() * 1.5;
    let regular = lengths.iter().filter(|length| **length <= usual && **length * 3.0 >= usual).count();
    if all.len() < 20 || 10 * regular < 9 * all.len() {
        return (all, GAP);
    }
    let gap = TimeSpan::from_secs_f64(usual);
    (all.into_iter().filter(|(begin, end)| *end - *begin > gap).collect(), gap)
}

impl Facts {
    fn of(log: &EventLog, places: &[Option<PlaceId>]) -> Option<Self> {
        let (from, until) = log.span()?;
        let (gaps, gap) = gaps_of(log);
        let longest = gaps.iter().max_by_key(|(begin, end)| *end - *begin);
        let is_unknown = |(name, known): (&str, &Option<PlaceId>)| known.is_none() && Position::of_name(name).is_none();
        Some(Self {
            events: log.len(),
            objects: log.object_count(),
            places: places.len(),
            places_unknown: log.places().iter().zip(places).filter(|(name, known)| is_unknown((name, known))).count(),
            from,
            until,
            late: log.late(),
            duplicates: log.duplicates(),
            out_of_order: log.issues().count(IssueKind::OutOfOrder),
            gaps: gaps.len(),
            gap_minutes: gap.secs() / 60.0,
            longest_gap_minutes: longest.map_or(0.0, |(begin, end)| (*end - *begin).secs() / 60.0),
            longest_gap_from: longest.map(|(begin, _)| *begin),
        })
    }

    fn in_words(&self, zone: &TimeZone) -> Vec<String> {
        let clock = |time: EventTime| time.zoned(zone).strftime("%Y-%m-%d %H:%M:%S %Z").to_string();
        let unknown = match self.places_unknown {
            0 => say!("check-all-on-map").to_owned(),
            unknown => say!("check-not-on-map", unknown = bare(unknown)),
        };
        let gaps = match self.longest_gap_from {
            None => say!("check-no-gap", minutes = format!("{:.0}", self.gap_minutes)),
            Some(from) => {
                let long = TimeSpan::from_secs_f64(self.longest_gap_minutes * 60.0);
                say!(
                    "check-gaps",
                    count = bare(self.gaps),
                    minutes = format!("{:.0}", self.gap_minutes),
                    long = long.to_string(),
                    from = clock(from),
                )
            }
        };
        let (late, twice, order) = (self.late, self.duplicates, self.out_of_order);
        vec![
            say!(
                "check-span",
                from = clock(self.from),
                until = clock(self.until),
                long = (self.until - self.from).to_string()
            ),
            say!("check-places", count = bare(self.places), known = unknown),
            say!(
                "check-late",
                gaps = gaps.to_string(),
                late = late.to_string(),
                twice = twice.to_string(),
                order = order.to_string()
            ),
        ]
    }
}

/// Runs the command. It fails when a file cannot be used at all; issues of a log alone are no failure.
/// In JSON, the names of fields and kinds are always the same; what is said of an issue is for people, and in their language.
pub fn run(args: &Args) -> Result<(), CliError> {
    let layout = input::open_mapped_scene(args.scene.as_deref(), args.map.as_deref())?;
    let mut failed = 0;
    let mut refused: Vec<(PathBuf, String)> = Vec::new();
    let mut reports: Vec<Report<'_>> = Vec::new();
    let is_script = |file: &Path| file.extension().is_some_and(|ending| ending == "ron");
    // What is named beside rules, tours and scenes is the log that they are meant for.
    let against = args.files.iter().map(PathBuf::as_path).find(|file| !is_script(file));
    for file in &args.files {
        if is_script(file) {
            match scripts::held(file, &layout, against) {
                Ok(scripts::Found { summary, issues, is_wrong }) => {
                    failed += usize::from(is_wrong);
                    reports.push((file, summary, None, Vec::new(), issues));
                }
                Err(error) => {
                    failed += 1;
                    refused.push((file.clone(), complain(&error)));
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
            refused.push((file.clone(), complain(&error)));
            continue;
        }
        // A recording is held against its checksums before its events are looked at.
        let sealed = match live::verify(file) {
            Ok(found) => found,
            Err(error) => {
                failed += 1;
                refused.push((file.clone(), complain(&error)));
                None
            }
        };
        match input::open_log_on(Some(file), &layout.time_zone) {
            Ok(opened) if opened.log.is_empty() => {
                failed += 1;
                let first = opened.log.issues().kept().first();
                let why = first.map_or_else(
                    || say!("check-only-header").to_owned(),
                    |issue| say!("input-because", why = issue.to_string()),
                );
                let why = say!("check-no-events", path = file.display().to_string(), why = why.to_string());
                refused.push((file.clone(), complain(&why)));
            }
            Ok(opened) => {
                if let Err(error) = input::check_site(&opened, &layout) {
                    failed += 1;
                    refused.push((file.clone(), complain(&format!("{}: {error}", file.display()))));
                }
                // What was left out of a folder is told among the issues, too, and is no failure.
                let left_out = |error: &OpenError| (error.path().to_owned(), error.to_string());
                refused.extend(opened.refused.iter().map(left_out));
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
                    say!(
                        "check-summary",
                        is_recording = is_recording.to_string(),
                        events = bare(log.len()),
                        objects = bare(log.object_count()),
                        places = bare(log.places().len())
                    ),
                    Facts::of(log, &places).map(|facts| (facts, input::zone_of(&opened))),
                    feed::reasons(file, &layout.time_zone),
                    issues,
                ));
            }
            Err(error) => {
                failed += 1;
                refused.push((file.clone(), complain(&error)));
            }
        }
    }
    if args.json {
        let report = |(file, summary, facts, reasons, issues): &Report<'_>| {
            json!({
                "file": file.display().to_string(),
                "summary": summary,
                "log": facts.as_ref().map(|(facts, _)| facts),
                "columns": reasons,
                "counts": issues.counts().map(|(kind, count)| (json!(kind).as_str().unwrap_or_default().to_owned(), count)).collect::<std::collections::BTreeMap<_, _>>(),
                "issues": issues.kept(),
            })
        };
        let refusal = |(file, why): &(PathBuf, String)| json!({ "file": file.display().to_string(), "why": why });
        input::print_json(&json!({
            "reports": reports.iter().map(report).collect::<Vec<_>>(),
            "refused": refused.iter().map(refusal).collect::<Vec<_>>(),
        }))?;
    } else {
        input::print(
            &reports
                .iter()
                .map(|(file, summary, facts, reasons, issues)| {
                    let facts = facts.as_ref().map(|(facts, zone)| facts.in_words(zone)).unwrap_or_default();
                    text(&format!("{}: {summary}", file.display()), &facts, reasons, issues)
                })
                .collect::<String>(),
        )?;
    }
    if failed > 0 { Err(CliError::Unusable { failed, all: args.files.len() }) } else { Ok(()) }
}

/// Says why a file is of no use, without what nobody else is to read; gives what it said.
fn complain(error: &impl std::fmt::Display) -> String {
    let why = live::without_secrets(&error.to_string(), std::env::args());
    eprintln!("hubscope: {why}");
    why
}

/// What stands before the summary of a recording.
fn in_words(sealed: &live::Verified) -> String {
    if sealed.chain.is_empty() {
        return say!("check-recording").to_owned();
    }
    let chain: String = sealed.chain.chars().take(16).collect();
    say!("check-recording-held", segments = bare(sealed.segments), chain = chain.to_string())
}

/// Issues of a kind that are told word for word; the rest are counted.
const TOLD: usize = 20;

fn text(summary: &str, facts: &[String], reasons: &[String], issues: &Issues) -> String {
    let mut text = format!("{summary}\n");
    for fact in facts {
        let _ = writeln!(text, "  {fact}");
    }
    for reason in reasons {
        let _ = writeln!(text, "  {}", say!("check-guessed", reason = reason));
    }
    if issues.is_empty() {
        let _ = writeln!(text, "  {}", say!("check-nothing-odd"));
    }
    for (kind, count) in issues.counts() {
        let _ = writeln!(text, "  {}", say!("check-counted", kind = kind.label(), count = count.to_string()));
        for issue in issues.kept().iter().filter(|issue| issue.kind == kind).take(TOLD) {
            let _ = writeln!(text, "    {issue}");
        }
        if count > TOLD as u64 {
            let _ = writeln!(text, "    {}", say!("check-more", count = count - TOLD as u64));
        }
    }
    text
}
