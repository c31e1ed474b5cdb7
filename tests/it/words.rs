//! What the program itself writes into data, and what its own data rest on, in every language.

use std::collections::BTreeSet;

use hubscope::{
    environment::Site,
    hub::{ObjectKind, What, layout::Basis},
    kpi::{self, Goals},
    language::{Language, known},
    simulate::{Detail, Incident, Plan, simulate},
};

/// Texts of alarms, reasons of holds, and what sensors are, of every simulated day.
fn told() -> BTreeSet<String> {
    let layout = crate::twin::scene();
    let mut all = BTreeSet::new();
    for incident in Incident::ALL {
        let start = "2021-11-08".parse().expect("a date");
        let plan = Plan { start, days: 1, seed: 1, incidents: vec![incident], detail: Detail::Cages, has_train: false };
        for event in simulate(&layout, &plan).expect("a day") {
            all.extend(match event.what {
                What::AlarmRaised { text, .. } => text,
                What::HoldSet { reason, .. } => reason,
                What::Enters { kind: ObjectKind::Sensor, type_code, .. } => type_code.filter(|code| code.contains(' ')),
                _ => None,
            });
        }
    }
    all.into_iter().map(Into::into).collect()
}

/// What places and grounds of the bundled scene, its site, factors and goals rest on, and what they call things.
fn rests_on() -> BTreeSet<String> {
    let (layout, site, goals) =
        (crate::twin::scene(), Site::bundled().expect("a site"), Goals::bundled().expect("goals"));
    let places = layout.places().map(|(_, place)| match &place.basis {
        Basis::Source(text) | Basis::Computed(text) | Basis::Assumption(text) => text.clone(),
    });
    let grounds = &layout.grounds;
    let (panels, areas) =
        (grounds.panels.iter().map(|one| &one.basis), grounds.catchments.iter().map(|one| &one.basis));
    let (separator, basins) =
        (grounds.separator.iter().map(|one| &one.basis), grounds.basins.iter().map(|one| &one.basis));
    let of_grounds = panels.chain(areas).chain(separator).chain(basins);
    let lanes = site.lanes.iter().flat_map(|lane| [&lane.name, &lane.basis]);
    let consumers = site.consumers.iter().flat_map(|one| [&one.name, &one.basis]);
    let masses = site.masses.iter().map(|mass| &mass.basis).chain([&site.movements.basis]);
    let factors = site.factors.iter().flat_map(|factor| [&factor.label, &factor.source]);
    let of_goals = kpi::ALL.iter().filter_map(|kpi| Some(&goals.get(kpi.id)?.basis));
    let borrowed = of_grounds.chain(lanes).chain(consumers).chain(masses).chain(factors).chain(of_goals);
    places.chain(borrowed.cloned()).collect()
}

#[test]
fn what_the_program_writes_into_data_is_said_in_every_language_and_nothing_else() {
    let english = include_str!("../../assets/locales/en/known.ftl");
    let listed = english.lines().filter_map(|line| Some(line.split_once(" = ")?.1.to_owned()));
    let listed: BTreeSet<String> = listed.collect();
    let written: BTreeSet<String> = told().into_iter().chain(rests_on()).collect();
    let missing: Vec<_> = written.difference(&listed).collect();
    assert!(missing.is_empty(), "not in known.ftl: {missing:#?}");
    let idle: Vec<_> = listed.difference(&written).collect();
    assert!(idle.is_empty(), "nobody writes {idle:#?}");
    // Names of cities are the same in most languages.
    for text in told() {
        for language in [Language::French, Language::Dutch, Language::German, Language::Chinese] {
            assert_ne!(language.speaking(|| known(&text).into_owned()), text, "{language:?}");
        }
    }
    assert_eq!(Language::German.speaking(|| known("Anna hit the belt").into_owned()), "Anna hit the belt");
}
