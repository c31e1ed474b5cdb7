//! Incidents: each one that the simulator can make is found, with its cause, and little else is.

use std::collections::BTreeMap;

use hubscope::{
    feed,
    hub::{EventLog, Layout, Occupancy, motion::Scenery},
    simulate::{Detail, Incident, Plan, simulate, write_messy},
    watch::{self, Rules},
};
use jiff::tz::TimeZone;

use crate::twin::scene;

/// What is found of an incident that the simulator makes: the rule that must be there, and the rules to which everything
/// else on that day must go back.
fn expected(incident: Incident) -> (&'static str, &'static [&'static str]) {
    match incident {
        Incident::CustomsBacklog => ("customs-backlog", &["customs-backlog"]),
        Incident::SorterJam => ("alarm/jam", &["alarm/jam"]),
        Incident::LateAircraft => ("late-arrival", &["arrival-put-off"]),
        Incident::DockCongestion => ("truck-queue", &["docks-idle"]),
        Incident::DgLeak => ("alarm/dg-leak", &["alarm/dg-leak"]),
        Incident::FuelSpill => ("open-valve", &["alarm/fuel-spill"]),
        Incident::PowerCut => ("power", &["power"]),
        Incident::ColdChain => ("temperature", &["temperature"]),
        Incident::SilentReader => ("silent-reader", &["silent-reader"]),
        Incident::MessyFeed => ("feed", &["feed"]),
        Incident::July2021 => ("basin", &["basin"]),
    }
}

fn day(layout: &Layout, seed: u64, incidents: Vec<Incident>) -> EventLog {
    let is_messy = incidents.contains(&Incident::MessyFeed);
    let start = "2021-11-08".parse().expect("a date");
    let events = simulate(layout, &Plan { start, days: 1, seed, incidents, detail: Detail::Cages, has_train: false })
        .expect("a day");
    if !is_messy {
        return EventLog::of(&events);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("messy.ndjson");
    let mut bytes = Vec::new();
    write_messy(&mut bytes, &events, seed).expect("bytes");
    std::fs::write(&file, bytes).expect("a file");
    feed::open(&file, &Default::default()).expect("a log").log
}

fn found(layout: &Layout, log: &EventLog, rules: &Rules) -> Vec<watch::Incident> {
    let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(log));
    let scenery = Scenery { log, layout, places: &places, occupancy: &occupancy };
    watch::incidents(&scenery, rules, &TimeZone::UTC)
}

/// The rules of the roots, for each incident that is found.
fn roots(all: &[watch::Incident]) -> Vec<&str> {
    (0..all.len()).filter_map(|at| watch::chain(all, at).last().map(|root| &all[*root].rule[..])).collect()
}

#[test]
fn every_simulated_incident_is_found_with_its_cause_and_hardly_anything_else() {
    let (layout, rules) = (scene(), Rules::bundled().expect("rules"));
    let mut wrong = BTreeMap::<String, Vec<String>>::new();
    for seed in 100..120 {
        let quiet = found(&layout, &day(&layout, seed, vec![]), &rules);
        if quiet.len() > 1 {
            let all: Vec<String> = quiet.iter().map(|found| format!("{}: {}", found.rule, found.sentence)).collect();
            wrong.entry("a quiet day".into()).or_default().push(format!("seed {seed}: {all:?}"));
        }
        for incident in Incident::ALL {
            let all = found(&layout, &day(&layout, seed, vec![incident]), &rules);
            let (wanted, causes) = expected(incident);
            let name = format!("{incident:?}");
            if !all.iter().any(|found| found.rule == wanted) {
                wrong.entry(name.clone()).or_default().push(format!("seed {seed}: not found"));
            }
            let strays: Vec<String> = roots(&all)
                .iter()
                .zip(&all)
                .filter(|(root, _)| !causes.contains(root))
                .map(|(_, found)| format!("{}: {}", found.rule, found.sentence))
                .collect();
            if strays.len() > 1 {
                wrong.entry(name).or_default().push(format!("seed {seed}: {strays:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What lies over night because no station is crewed is no incident in the morning.
#[test]
fn a_quiet_night_between_two_days_is_none() {
    let (layout, rules) = (scene(), Rules::bundled().expect("rules"));
    for seed in [1, 2, 5, 7, 8] {
        let start = "2021-11-08".parse().expect("a date");
        let plan = Plan { start, days: 2, seed, incidents: vec![], detail: Detail::Cages, has_train: false };
        let all = found(&layout, &EventLog::of(&simulate(&layout, &plan).expect("days")), &rules);
        let told: Vec<&str> = all.iter().map(|found| &found.sentence[..]).collect();
        assert!(told.is_empty(), "seed {seed}: {told:?}");
    }
}

#[test]
fn an_alarm_and_what_a_rule_finds_of_the_same_are_one_incident() {
    let (layout, rules) = (scene(), Rules::bundled().expect("rules"));
    for (incident, rule, alarm) in
        [(Incident::PowerCut, "power", "alarm/no-power"), (Incident::ColdChain, "temperature", "alarm/too-warm")]
    {
        let log = day(&layout, 7, vec![incident]);
        let all = found(&layout, &log, &rules);
        let named: Vec<_> = all.iter().filter(|found| found.is_named(rule) || found.is_named(alarm)).collect();
        let [one] = &named[..] else { panic!("{} entries of {incident:?}", named.len()) };
        assert_eq!((&one.rule[..], &one.alarms[..]), (rule, &[alarm.to_owned()][..]));
        assert!(one.sentence.contains("told by an alarm"), "{}", one.sentence);
        let words: Vec<&str> = one.evidence.iter().map(|proof| &proof.words[..]).collect();
        for part in ["alarm", "measures"] {
            assert!(words.iter().any(|words| words.contains(part)), "{part} is in no proof: {words:?}");
        }
    }
    // Without such a rule the alarm stands for itself.
    let alone = include_str!("../../scenes/rules.ron").replace("same_as: [Any(\"alarm/no-power\")],", "");
    let log = day(&layout, 7, vec![Incident::PowerCut]);
    let all = found(&layout, &log, &Rules::parse(&alone).expect("rules"));
    assert!(all.iter().any(|found| found.rule == "alarm/no-power" && found.alarms.is_empty()), "{all:#?}");
}
