//! What the benchmarks have in common: the scene, and a simulated week told over and over.
#![allow(dead_code, missing_docs, clippy::expect_used, reason = "each of the programs, run by hand, uses a part of it")]

use hubscope::{
    hub::{HubEvent, Layout, TimeSpan, What},
    simulate::{Detail, Plan, simulate},
};

pub fn layout() -> Layout {
    let include = |_: &str| Ok(include_str!("../../scenes/lgg-airport.ron").to_owned());
    let text = include_str!("../../scenes/liege.ron");
    hubscope::hub::layout::scene::parse("liege.ron", text, &include).expect("the scene")
}

pub fn week() -> Vec<HubEvent<'static>> {
    let start = "2021-11-08".parse().expect("a date");
    let plan = Plan { start, days: 7, seed: 1, incidents: vec![], detail: Detail::Bags, has_train: false };
    simulate(&layout(), &plan).expect("a week")
}

/// The event of that number of a week that is told over and over, every round a week later and with objects of its own.
pub fn told_again(week: &[HubEvent<'static>], number: usize) -> HubEvent<'static> {
    let round = number / week.len();
    let mut event = week[number % week.len()].clone();
    event.time = event.time + TimeSpan::from_minutes(7 * 1_440 * round as i64);
    let suffix = format!("-{round}");
    // What is carried and what carries it are of the same round.
    event.object.to_mut().push_str(&suffix);
    match &mut event.what {
        What::Loaded { into } => into.to_mut().push_str(&suffix),
        What::Unloaded { from, .. } => from.to_mut().push_str(&suffix),
        _ => {}
    }
    event
}
