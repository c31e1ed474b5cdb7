//! `hubscope incidents`: what went wrong in a log, and why.

use std::{fmt::Write, path::PathBuf};

use serde_json::{Value, json};

use super::{
    input::{self, CliError},
    norms,
};
use crate::{
    hub::{EventLog, EventTime, Layout, Occupancy, motion::Scenery, words},
    language::{Language, numerals::in_words},
    publish::incidents_table,
    say,
    watch::{self, Incident},
};

/// Which log, and what to look for.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder; left out, or `day`, the bundled day
    log: Option<PathBuf>,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// What to look for; left out, the rules that come with the program
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// With the events that prove each one
    #[arg(long)]
    evidence: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print CSV
    #[arg(long, conflicts_with_all = ["json", "evidence"])]
    csv: bool,
}

/// Runs the command. What programs read is in English.
pub fn run(args: &Args) -> Result<(), CliError> {
    let language = if args.json || args.csv { Language::English } else { Language::spoken() };
    language.speaking(|| told(args))
}

fn told(args: &Args) -> Result<(), CliError> {
    let rules = norms::open_rules(args.rules.as_deref())?;
    let layout = input::open_scene_of(args.log.as_deref(), args.scene.as_deref(), args.map.as_deref())?;
    let opened = input::open_log(args.log.as_deref())?;
    let (log, zone) = (&opened.log, input::zone_of(&opened));
    log.span().ok_or(CliError::NoEvents)?;
    let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(log));
    let scenery = Scenery { log, layout: &layout, places: &places, occupancy: &occupancy };
    let strangers = watch::strangers(&rules, &scenery);
    strangers.iter().for_each(|said| eprintln!("{said}"));
    let all = watch::incidents(&scenery, &rules, &zone);
    if args.json {
        let incidents: Vec<Value> =
            (1_usize..).zip(&all).map(|(number, incident)| in_json(number, incident, log, &layout)).collect();
        return input::print_json(&json!({ "incidents": incidents, "unknown_names": strangers }));
    }
    if args.csv {
        return input::print(&incidents_table(&all, 0..all.len(), log, &layout));
    }
    if all.is_empty() {
        let none = match rules.rules.len() {
            0 => say!("cli-no-rules"),
            _ if rules.rules.iter().any(|rule| rule.find == watch::Find::Alarm) => say!("cli-none"),
            _ => say!("cli-none-without-alarms"),
        };
        return input::print(&format!("{none}\n"));
    }
    let clock = |time: EventTime| time.zoned(&zone).strftime("%Y-%m-%d %H:%M:%S").to_string();
    let mut text = String::new();
    let lasted = |incident: &watch::Incident| match incident.until {
        Some(until) => (until - incident.from).to_string(),
        None => say!("cli-not-over").to_owned(),
    };
    // As wide as the words of the language are.
    let widest = |words: &dyn Fn(&watch::Incident) -> usize| all.iter().map(words).max().unwrap_or_default();
    let (long, severe) = (
        widest(&|incident| lasted(incident).chars().count()),
        widest(&|incident| incident.severity.label().chars().count()),
    );
    for (at, incident) in all.iter().enumerate() {
        let _ = writeln!(
            text,
            "{:>3}. {}  {:<long$}  {:<severe$}  {}",
            at + 1,
            clock(incident.from),
            lasted(incident),
            incident.severity.label(),
            say!("cli-incident", label = incident.label.to_string(), sentence = in_words(&incident.sentence)),
        );
        for pair in watch::chain(&all, at).windows(2) {
            let why = if all[pair[0]].is_cause_likely { "cli-likely-because" } else { "cli-because" };
            let (number, sentence) = ((pair[1] + 1).to_string(), in_words(&all[pair[1]].sentence));
            let _ = writeln!(text, "     {}", say!(why, number = number, sentence = sentence));
        }
        if let Some(delay) = incident.delayed.first() {
            let told = say!(
                "cli-delayed",
                many = incident.delayed.len(),
                things = incident.things_delayed(),
                milestone = words::milestone(&delay.milestone),
                name = log.object_name(delay.object),
                late = delay.late.to_string(),
            );
            let _ = writeln!(text, "     {told}");
        }
        for proof in incident.evidence.iter().filter(|_| args.evidence) {
            let _ = writeln!(text, "     {}  {} {}", clock(proof.time), log.object_name(proof.object), proof.words);
        }
    }
    input::print(&text)
}

/// Causes and effects are the numbers of other incidents of the list, from 1, as in text and CSV.
fn in_json(number: usize, incident: &Incident, log: &EventLog, layout: &Layout) -> Value {
    let evidence: Vec<Value> = (incident.evidence.iter())
        .map(|proof| json!({ "t": proof.time, "obj": log.object_name(proof.object), "words": proof.words }))
        .collect();
    json!({
        "number": number,
        "rule": incident.rule,
        "alarms": incident.alarms,
        "label": incident.label,
        "severity": incident.severity,
        "from": incident.from,
        "until": incident.until,
        "place": incident.place.map(|place| &layout.get(place).id),
        "object": incident.object.map(|object| log.object_name(object)),
        "sentence": incident.sentence,
        "advice": incident.advice,
        "cause": incident.cause.map(|cause| cause + 1),
        "cause_is_likely": incident.is_cause_likely,
        "effects": incident.effects.iter().map(|effect| effect + 1).collect::<Vec<_>>(),
        "delayed": incident.delayed.iter().map(|delay| json!({
            "object": log.object_name(delay.object), "milestone": delay.milestone, "planned": delay.planned,
            "reached": delay.reached, "minutes": delay.late.secs() / 60.0,
        })).collect::<Vec<_>>(),
        "evidence": evidence,
        "evidence_of": incident.moments.max(incident.evidence.len()),
    })
}
