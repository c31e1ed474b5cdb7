//! Incidents: each one that the simulator can make is found, with its cause, and little else is.

use hubscope::{
    feed,
    hub::{EventLog, Layout, Occupancy, TimeSpan, motion::Scenery},
    say,
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

/// What came of one day: whether what was simulated was found, and what was found beside it that does not go back to it.
struct Outcome {
    is_found: bool,
    /// Whether it goes back to what the simulator made go wrong.
    is_caused: bool,
    strays: Vec<String>,
}

impl Outcome {
    /// A found incident with its cause named right, and at most one that is not of it: no more than one false one a day.
    fn is_good(&self) -> bool {
        self.is_found && self.is_caused && self.strays.len() <= 1
    }

    /// `+` found with its cause, `?` with another one, `-` missed, and how many false ones.
    fn cell(&self) -> String {
        let sign = match (self.is_found, self.is_caused) {
            (true, true) => '+',
            (true, false) => '?',
            (false, _) => '-',
        };
        if self.strays.is_empty() { sign.to_string() } else { format!("{sign}{}", self.strays.len()) }
    }
}

fn outcome(layout: &Layout, rules: &Rules, seed: u64, incident: Option<Incident>) -> Outcome {
    let all = found(layout, &day(layout, seed, incident.into_iter().collect()), rules);
    let (wanted, causes) = incident.map_or(("", &[][..]), expected);
    let roots = roots(&all);
    let of_it = || roots.iter().zip(&all).filter(|(_, found)| found.rule == wanted);
    let strays = roots.iter().zip(&all).filter(|(root, _)| !causes.contains(root));
    Outcome {
        is_found: incident.is_none() || of_it().next().is_some(),
        is_caused: incident.is_none() || of_it().all(|(root, _)| causes.contains(root)),
        strays: strays.map(|(_, found)| format!("{}: {}", found.rule, found.sentence)).collect(),
    }
}

/// The days that are tried: other ones with `SEEDS=7300..7320`, which then are told as a table.
fn seeds() -> (std::ops::Range<u64>, bool) {
    let Ok(wanted) = std::env::var("SEEDS") else { return (100..120, false) };
    let (from, until) = wanted.split_once("..").expect("a range such as 7300..7320");
    (from.parse().expect("a seed")..until.parse().expect("a seed"), true)
}

#[test]
fn every_simulated_incident_is_found_with_its_cause_and_hardly_anything_else() {
    let (layout, rules) = (scene(), Rules::bundled().expect("rules"));
    let (seeds, is_told) = seeds();
    let mut table = format!("{:<18}", "seed");
    table.extend(seeds.clone().map(|seed| format!("{seed:>6}")));
    let (mut wrong, mut false_ones) = (Vec::new(), 0);
    for incident in std::iter::once(None).chain(Incident::ALL.map(Some)) {
        let name = incident.map_or_else(|| "a quiet day".to_owned(), |incident| format!("{incident:?}"));
        table += &format!("\n{name:<18}");
        for seed in seeds.clone() {
            let outcome = outcome(&layout, &rules, seed, incident);
            table += &format!("{:>6}", outcome.cell());
            false_ones += outcome.strays.len();
            if !outcome.is_good() {
                let Outcome { is_found, is_caused, strays } = outcome;
                wrong.push(format!("{name}, seed {seed}: found {is_found}, cause named {is_caused}, false {strays:?}"));
            }
        }
    }
    let table = format!(
        "{table}\n+ found with its cause, ? with another, - missed, a number: false ones of that day; {false_ones} false ones in all"
    );
    if is_told {
        println!("{table}");
    }
    assert!(wrong.is_empty(), "{table}\n{wrong:#?}");
}

/// What lies over night because no station is crewed is no incident in the morning.
#[test]
fn a_quiet_night_between_two_days_is_none() {
    let (layout, rules) = (scene(), Rules::bundled().expect("rules"));
    // On a night of the last three the sorters had little to do for half an hour and more: few stations are crewed then.
    for (seed, days) in [(1, 2), (2, 2), (5, 2), (7, 2), (8, 2), (33, 5), (38, 5), (41, 5)] {
        let start = "2021-11-08".parse().expect("a date");
        let plan = Plan { start, days, seed, incidents: vec![], detail: Detail::Cages, has_train: false };
        let all = found(&layout, &EventLog::of(&simulate(&layout, &plan).expect("days")), &rules);
        // A flight of one of these days leaves twenty minutes late: that is so, and is not of the night.
        let told = all.iter().filter(|found| found.rule != "late-departure").map(|found| &found.sentence[..]);
        let told: Vec<&str> = told.collect();
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

/// A standstill is longer than its incident, which begins when the limit is over: both lengths are told, so that they add up.
#[test]
fn how_long_a_machine_stood_still_is_told_with_what_counts_of_it() {
    let (layout, rules) = (scene(), Rules::bundled().expect("rules"));
    let log = day(&layout, 1, vec![Incident::SorterJam]);
    let all = found(&layout, &log, &rules);
    let still = all.iter().find(|incident| incident.rule == "standstill").expect("a standstill");
    let limit = TimeSpan::from_minutes(30);
    let stood = still.until.expect("it is over") - still.from + limit;
    for span in [stood, limit] {
        assert!(still.sentence.contains(&span.to_string()), "{span} is not in {}", still.sentence);
    }
}

/// One thing may be late for several milestones: how many it is of is told with how many there are.
#[test]
fn late_milestones_are_told_with_the_things_that_they_are_of() {
    let (layout, rules) = (scene(), Rules::bundled().expect("rules"));
    let log = day(&layout, 1, vec![Incident::LateAircraft]);
    let all = found(&layout, &log, &rules);
    let worst = all.iter().max_by_key(|incident| incident.delayed.len()).expect("an incident");
    let (many, things) = (worst.delayed.len(), worst.things_delayed());
    assert!(0 < things && things < many, "{many} milestones of {things} things");
    let told = say!("incidents-delayed", many = many, things = things);
    assert_eq!(told, format!("Delayed: {many} milestones of {things} objects"));
}
