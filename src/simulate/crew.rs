//! Who and what works where goods are handled: crews at stations, by their place and never by name, and the forklift of the rail door.
//! Nothing here is left to chance, so that a day with them is the day without them and more.

use super::engine::Sim;
use crate::hub::{Flow, ObjectKind, TimeSpan, What};

/// People at a station where a ULD is broken down.
const CREW: [char; 2] = ['A', 'B'];
pub(super) const SIZE: u32 = CREW.len() as u32;

/// The crew for a ULD begins at a station when it has come.
pub(super) fn begins(sim: &mut Sim<'_>, uld: &str, station: &str) {
    members(uld).for_each(|member| enter(sim, &member, "break-down", station));
}

/// Somebody comes to a place for some work.
fn enter(sim: &mut Sim<'_>, member: &str, work: &'static str, place: &str) {
    let time = sim.now + TimeSpan::from_secs(1);
    let (kind, type_code, at) = (ObjectKind::Person, Some(work.into()), Some(place.to_owned().into()));
    sim.tell_at(time, member, What::Enters { kind, type_code, flow: Flow::None, at, attributes: vec![] });
}

/// The crew is done with its ULD.
pub(super) fn ends(sim: &mut Sim<'_>, uld: &str) {
    for member in members(uld) {
        sim.tell(&member, What::Leaves { to: Some("other work".into()) });
    }
}

/// Who works at an aircraft on its stand: the team's lead, one at the loader, two on the ground; assumption.
const RAMP: [&str; 4] = ["lead", "loader", "ground", "ground"];

/// The team for a flight is there when it comes on blocks.
pub(super) fn begins_at_stand(sim: &mut Sim<'_>, flight: &str, stand: &str) {
    let side = format!("{stand}-side");
    ramp(flight).for_each(|(member, work)| enter(sim, &member, work, &side));
}

/// The team is done when its flight leaves.
pub(super) fn ends_at_stand(sim: &mut Sim<'_>, flight: &str) {
    for (member, _) in ramp(flight) {
        sim.tell(&member, What::Leaves { to: Some("other work".into()) });
    }
}

/// Called after its flight: nobody can be followed from one to the next.
fn ramp(flight: &str) -> impl Iterator<Item = (String, &'static str)> {
    let number = flight.strip_prefix("FLIGHT-").unwrap_or(flight).to_owned();
    RAMP.into_iter().enumerate().map(move |(k, work)| (format!("RAMP-{number}-{}", k + 1), work))
}

/// Whoever it is: a crew is called after its ULD, and nobody can be followed from one to the next.
fn members(uld: &str) -> impl Iterator<Item = String> {
    let number = uld.get(3..8).unwrap_or(uld);
    CREW.into_iter().map(move |member| format!("CREW-{number}{member}"))
}

/// The forklift, and between which places it goes.
pub(super) const FORKLIFT: &str = "FORKLIFT-1";
pub(super) const DOOR: &str = "rail-door";
const SORTER: &str = "infeed-2";

/// In seconds: to take a pallet up or set it down, and one way with or without it; assumptions.
const LIFT: i64 = 8;
const WAY: i64 = 34;

/// What a forklift that was on its way does next.
pub(super) fn go_back(sim: &mut Sim<'_>, forklift: String, from: &str) {
    sim.travel(&forklift, ObjectKind::Forklift, from, DOOR, |_| {});
}

/// What is on the sorter is told of no longer.
pub(super) fn onto_sorter(sim: &mut Sim<'_>, pallet: &str) {
    sim.tell_at(sim.now + TimeSpan::from_secs(120), pallet, What::Leaves { to: Some("onto the sorter".into()) });
}

/// Takes so many pallets out of a container at the rail door and to the belt that leads to the sorter, one after the other.
pub(super) fn empty(sim: &mut Sim<'_>, pallets: u32) {
    if !sim.train_at.contains_key(FORKLIFT) {
        return;
    }
    // One that was on its way when the simulation went on comes back first.
    let mut time = sim.now + TimeSpan::from_secs(if sim.is_resumed() { 180 } else { 60 });
    let mut after = |secs: i64| {
        time = time + TimeSpan::from_secs(secs);
        time
    };
    for _ in 0..pallets {
        let pallet = format!("EURO-{:04}", sim.number("euro"));
        let (kind, flow, at) = (ObjectKind::Pallet, Flow::Rail, Some(DOOR.into()));
        let enters = What::Enters { kind, type_code: Some("EUR".into()), flow, at, attributes: vec![] };
        let between = |from: &'static str, to: &'static str| What::Departs { from: Some(from.into()), to: to.into() };
        sim.tell_at(after(0), &pallet, enters);
        sim.tell_at(after(LIFT), &pallet, What::Loaded { into: FORKLIFT.into() });
        sim.tell_at(after(1), FORKLIFT, between(DOOR, SORTER));
        sim.tell_at(after(WAY), FORKLIFT, What::Arrives { at: SORTER.into() });
        sim.tell_at(after(LIFT), &pallet, What::Unloaded { from: FORKLIFT.into(), at: Some(SORTER.into()) });
        sim.tell_at(after(1), FORKLIFT, between(SORTER, DOOR));
        sim.tell_at(after(WAY), FORKLIFT, What::Arrives { at: DOOR.into() });
        sim.tell_at(after(2), &pallet, What::Leaves { to: Some("onto the sorter".into()) });
    }
}
