//! From the aircraft to the break-down station, and back for export.

use std::collections::{BTreeMap, VecDeque};

use rand::RngExt;

use super::{
    Detail, Incident, crew,
    engine::{Pool, Sim, TRAINS},
    outbound,
    timetable::{attribute, by_five},
};
use crate::hub::{EventTime, Flow, ObjectKind, StatusCode, TimeSpan, What};

/// A flight and its turn-round.
#[derive(Clone, Debug)]
pub(super) struct Flight {
    pub id: String,
    pub type_code: &'static str,
    pub main: u32,
    pub lower: u32,
    pub stand: String,
    pub planned: EventTime,
}

/// A dolly train while it is being filled at a stand.
pub(super) struct Train {
    pub tug: String,
    pub load: Vec<String>,
}

/// Where trains and loaders stand that nobody needs.
pub(super) const PARK: &str = "equipment-park";

/// ULDs a tug pulls at once. Source: DOMAIN 2.1, "4-6 dollies".
const TRAIN_LENGTH: usize = 4;

/// The dolly at that place of a train, counted from 1; a tug of another system has dollies called after it.
pub(super) fn dolly(tug: &str, place: usize) -> String {
    format!("DOLLY-{}{place}", tug.strip_prefix("TUG-").unwrap_or(tug))
}

/// What is promised of a ULD: milestones, and how many minutes after the planned arrival of its flight, and more for every ULD that
/// it brings; assumption, what the hub keeps nineteen times in twenty.
const PROMISED: [(&str, f64, f64); 3] = [("RCF", 70.0, 2.9), ("NFD", 110.0, 2.9), ("DLV", 360.0, 0.0)];

/// The flight comes into the picture on the runway, with all its ULDs.
pub(super) fn land(sim: &mut Sim<'_>, flight: Flight) {
    sim.tell(
        &flight.id,
        What::Enters {
            kind: ObjectKind::Aircraft,
            type_code: Some(flight.type_code.into()),
            flow: Flow::None,
            at: Some("runway-22L".into()),
            attributes: vec![attribute("from", "HGH"), attribute("stand", flight.stand.clone())],
        },
    );
    let mut ulds = VecDeque::new();
    for k in 0..flight.main + flight.lower {
        let type_code = uld_type(sim, k < flight.main);
        let id = format!("{type_code}{:05}EH", 10_000 + sim.number("uld"));
        let weight = sim.normal(2_700.0, 420.0).clamp(900.0, 6_000.0);
        sim.tell(
            &id,
            What::Enters {
                kind: ObjectKind::Uld,
                type_code: Some(type_code.into()),
                flow: if k % 23 == 22 { Flow::Transfer } else { Flow::Import },
                at: None,
                attributes: vec![
                    attribute("flight", flight.id.clone()),
                    attribute("gross_kg", format!("{weight:.0}")),
                    attribute("deck", if k < flight.main { "main" } else { "lower" }),
                ],
            },
        );
        sim.tell(&id, What::Loaded { into: flight.id.clone().into() });
        for (milestone, after, each) in PROMISED {
            let planned = flight.planned + by_five(after + each * f64::from(flight.main + flight.lower));
            sim.tell(&id, What::Plan { milestone: milestone.into(), planned, at: None });
        }
        ulds.push_back(id);
    }
    let (id, stand) = (flight.id.clone(), flight.stand.clone());
    sim.travel(&id, ObjectKind::Aircraft, "runway-22L", &stand, move |sim| on_blocks(sim, flight, ulds));
}

/// The flight stands; what it brought is taken off.
pub(super) fn on_blocks(sim: &mut Sim<'_>, flight: Flight, ulds: VecDeque<String>) {
    sim.status(&flight.id, StatusCode::Arr);
    place_loader(sim, &flight.stand, loaders_for(flight.type_code));
    crew::begins_at_stand(sim, &flight.id, &flight.stand);
    // Chocks, doors, loader: assumption.
    let span = sim.minutes(8.0, 12.0, 20.0);
    sim.after(span, move |sim| unload(sim, flight, ulds, None));
}

fn uld_type(sim: &mut Sim<'_>, is_main: bool) -> &'static str {
    match (is_main, sim.rng.random_range(0..10)) {
        (true, 0..=6) => "PMC",
        (true, _) => "PAG",
        (false, 0..=4) => "AKE",
        (false, _) => "PMC",
    }
}

/// Loaders that work at a freighter: one at its side, and where it has a door at its nose, one there too.
fn loaders_for(type_code: &str) -> usize {
    if matches!(type_code, "B744F" | "B748F") { 2 } else { 1 }
}

/// How many loaders there are.
pub(super) const LOADERS: u32 = 4;

/// Loaders come to a stand, as many as are missing and stand in the park; one at the least, from wherever it is.
pub(super) fn place_loader(sim: &mut Sim<'_>, stand: &str, wanted: usize) {
    let side = format!("{stand}-side");
    // The one that was called for longest ago stands at a flight that has left.
    let turn = sim.number("loader");
    let all: Vec<String> = (turn..turn + LOADERS).map(|k| format!("LOADER-{}", k % LOADERS + 1)).collect();
    let at = |sim: &Sim<'_>, loader: &String| sim.train_at.get(loader).cloned().unwrap_or_else(|| PARK.into());
    let there = all.iter().filter(|loader| at(sim, loader) == side).count();
    let parked: Vec<&String> = all.iter().filter(|loader| at(sim, loader) == PARK).collect();
    let mut missing: Vec<String> = parked.into_iter().take(wanted.saturating_sub(there)).cloned().collect();
    if there == 0 && missing.is_empty() {
        missing.extend(all.iter().find(|loader| at(sim, loader) != HOMEWARD).cloned());
    }
    for loader in missing {
        let from = sim.train_at.insert(loader.clone(), side.clone()).unwrap_or_else(|| PARK.into());
        sim.travel(&loader, ObjectKind::Lift, &from, &side, |_| {});
    }
}

/// Where a loader is that goes home, and can be called only when it is there.
pub(super) const HOMEWARD: &str = "on its way home";

/// The loaders of a stand go home when its flight leaves.
fn loaders_go_home(sim: &mut Sim<'_>, stand: &str) {
    let side = format!("{stand}-side");
    let all = (1..=LOADERS).map(|k| format!("LOADER-{k}"));
    let there: Vec<String> = all.filter(|loader| sim.train_at.get(loader) == Some(&side)).collect();
    for loader in there {
        sim.train_at.insert(loader.clone(), HOMEWARD.into());
        sim.travel(&loader.clone(), ObjectKind::Lift, &side, PARK, move |sim| {
            sim.train_at.insert(loader, PARK.into());
        });
    }
}

/// Takes the next ULD off; a train is sent away when it is full or the last ULD is on it.
pub(super) fn unload(sim: &mut Sim<'_>, flight: Flight, mut ulds: VecDeque<String>, train: Option<Train>) {
    let over = sim.over(Incident::FuelSpill);
    if over > sim.now {
        sim.at(over, move |sim| unload(sim, flight, ulds, train));
        return;
    }
    let side = format!("{}-side", flight.stand);
    let Some(mut train) = train else {
        if ulds.is_empty() {
            return;
        }
        sim.acquire(Pool::Trains, move |sim, tug| {
            fetch_train(sim, tug, side, move |sim, tug| unload(sim, flight, ulds, Some(Train { tug, load: vec![] })));
        });
        return;
    };
    // Two to three minutes a ULD. Source: DOMAIN 2.1, general knowledge.
    let span = sim.minutes(1.6, 2.4, 4.0);
    sim.after(span, move |sim| {
        let Some(uld) = ulds.pop_front() else { return };
        sim.tell(&uld, What::Unloaded { from: flight.id.clone().into(), at: Some(side.clone().into()) });
        let dolly = dolly(&train.tug, train.load.len() + 1);
        let lift = TimeSpan::from_secs(35);
        let when = sim.now + lift;
        sim.tell_at(when, &uld, What::Loaded { into: dolly.into() });
        train.load.push(uld);
        let is_full = train.load.len() == TRAIN_LENGTH || ulds.is_empty();
        if ulds.is_empty() {
            depart_when_ready(sim, &flight);
        }
        if is_full {
            sim.after(lift, move |sim| haul(sim, train, side));
            unload(sim, flight, ulds, None);
        } else {
            unload(sim, flight, ulds, Some(train));
        }
    });
}

/// Brings a train to a place; at a stand there is room for a few at a time.
pub(super) fn fetch_train<'a>(
    sim: &mut Sim<'a>,
    tug: String,
    to: String,
    then: impl FnOnce(&mut Sim<'a>, String) + 'a,
) {
    let room = trains_at(&to);
    let go = move |sim: &mut Sim<'a>| {
        let from = sim.train_at.insert(tug.clone(), to.clone()).unwrap_or_else(|| PARK.into());
        if from == to {
            then(sim, tug);
            return;
        }
        let name = tug.clone();
        sim.travel(&name, ObjectKind::Tug, &from, &to.clone(), move |sim| then(sim, tug));
    };
    match room {
        Some(room) => sim.reserve(&room, go),
        None => go(sim),
    }
}

/// The room for trains beside a stand; no other place limits them.
pub(super) fn trains_at(place: &str) -> Option<String> {
    place.ends_with("-side").then(|| format!("{place}{TRAINS}"))
}

/// A train with nothing more to do at a stand makes room for others.
pub(super) fn park(sim: &mut Sim<'_>, tug: String, side: String) {
    sim.vacate(&format!("{side}{TRAINS}"));
    sim.train_at.insert(tug.clone(), PARK.into());
    sim.travel(&tug.clone(), ObjectKind::Tug, &side, PARK, move |sim| sim.release(Pool::Trains, tug));
}

/// Pulls a train to a door of the hall and sets its ULDs down there.
pub(super) fn haul(sim: &mut Sim<'_>, train: Train, side: String) {
    let over = sim.over(Incident::DgLeak);
    if over > sim.now {
        sim.at(over, move |sim| haul(sim, train, side));
        return;
    }
    let door = next_door(sim, 1..=8);
    *sim.doors.entry(door.clone()).or_default() += train.load.len();
    sim.train_at.insert(train.tug.clone(), door.clone());
    sim.vacate(&format!("{side}{TRAINS}"));
    let tug = train.tug.clone();
    sim.travel(&tug, ObjectKind::Tug, &side, &door.clone(), move |sim| set_down(sim, train, door));
}

/// Sets the ULDs of a train down at a door, one after the other.
pub(super) fn set_down(sim: &mut Sim<'_>, train: Train, door: String) {
    let mut wait = TimeSpan::from_secs(30);
    for (k, uld) in train.load.into_iter().enumerate() {
        let span = sim.minutes(0.8, 1.2, 2.0);
        wait = TimeSpan::from_nanos(wait.nanos() + span.nanos());
        let (door, dolly) = (door.clone(), dolly(&train.tug, k + 1));
        sim.after(wait, move |sim| {
            sim.tell(&uld, What::Unloaded { from: dolly.into(), at: Some(door.clone().into()) });
            sim.after(TimeSpan::from_secs(20), move |sim| check_in(sim, uld, door));
        });
    }
    let tug = train.tug;
    sim.after(TimeSpan::from_nanos(wait.nanos() + 60_000_000_000), move |sim| go_home(sim, tug, &door));
}

/// A train that nobody waits for makes room at its door, too.
fn go_home(sim: &mut Sim<'_>, tug: String, door: &str) {
    if sim.is_wanted(Pool::Trains) {
        sim.release(Pool::Trains, tug);
        return;
    }
    sim.train_at.insert(tug.clone(), PARK.into());
    sim.travel(&tug.clone(), ObjectKind::Tug, door, PARK, move |sim| sim.release(Pool::Trains, tug));
}

/// Scan, weight, damage check; then to a roller deck.
pub(super) fn check_in(sim: &mut Sim<'_>, uld: String, door: String) {
    let lane = door.replace("door", "lane");
    sim.reserve(&lane.clone(), move |sim| {
        if let Some(count) = sim.doors.get_mut(&door) {
            *count = count.saturating_sub(1);
        }
        sim.travel(&uld.clone(), ObjectKind::Uld, &door, &lane.clone(), move |sim| on_lane(sim, uld, lane));
    });
}

/// On the check-in lane: two to five minutes; assumption.
pub(super) fn on_lane(sim: &mut Sim<'_>, uld: String, lane: String) {
    sim.scan(&uld, &lane);
    sim.status(&uld, StatusCode::Fiw);
    let span = sim.minutes(2.0, 3.0, 5.0);
    sim.after(span, move |sim| {
        sim.status(&uld, StatusCode::Rcf);
        if sim.chance(0.004) {
            sim.tell(&uld, What::Status { code: StatusCode::Dis, detail: Some("damaged".into()) });
        }
        let deck = take_deck(sim);
        sim.vacate(&lane);
        sim.travel(&uld.clone(), ObjectKind::Uld, &lane, &deck.clone(), move |sim| customs(sim, uld, deck));
    });
}

/// The roller deck that holds least, with one more on its way to it.
pub(super) fn take_deck(sim: &mut Sim<'_>) -> String {
    let deck = least(&sim.decks, 1..=6);
    *sim.decks.entry(deck.clone()).or_default() += 1;
    deck
}

fn leave_deck(sim: &mut Sim<'_>, deck: &str) {
    if let Some(count) = sim.decks.get_mut(deck) {
        *count = count.saturating_sub(1);
    }
}

/// The door that holds least, of those whose numbers are in `among`; of several, the one whose turn it is.
fn next_door(sim: &mut Sim<'_>, among: std::ops::RangeInclusive<usize>) -> String {
    let turn = sim.number("door") as usize;
    let mut all: Vec<String> = among.map(|number| format!("door-{number}")).collect();
    let first = turn % all.len().max(1);
    all.rotate_left(first);
    // Of several that hold as little, the first is found.
    all.into_iter().min_by_key(|door| sim.doors.get(door).copied().unwrap_or_default()).unwrap_or_default()
}

/// The place that holds least, of those of a row whose numbers are in `among`.
pub(super) fn least(places: &BTreeMap<String, usize>, among: std::ops::RangeInclusive<usize>) -> String {
    let number = |place: &String| place.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let of_row = places.iter().filter(|(place, _)| among.contains(&number(place)));
    of_row.min_by_key(|(_, count)| **count).map_or_else(String::new, |(place, _)| place.clone())
}

/// Notification and customs: most are released in minutes, some are held.
pub(super) fn customs(sim: &mut Sim<'_>, uld: String, deck: String) {
    let span = sim.minutes(6.0, 14.0, 40.0);
    sim.after(span, move |sim| {
        sim.status(&uld, StatusCode::Nfd);
        sim.status(&uld, StatusCode::Crc);
        // Assumption; the airport checks 0.006 % of all declarations, a ULD holds thousands of them.
        let share = if sim.is_on(Incident::CustomsBacklog) { 0.6 } else { 0.04 };
        if sim.chance(share) {
            sim.after(TimeSpan::from_secs(45), move |sim| hold(sim, uld, deck));
        } else if sim.chance(0.1) {
            sim.acquire(Pool::Xray, move |sim, xray| screen(sim, uld, deck, xray));
        } else {
            let span = sim.minutes(4.0, 10.0, 30.0);
            sim.after(span, move |sim| clear(sim, uld, deck));
        }
    });
}

fn screen(sim: &mut Sim<'_>, uld: String, deck: String, xray: String) {
    let start = sim.powered();
    sim.at(start, move |sim| {
        leave_deck(sim, &deck);
        sim.travel(&uld.clone(), ObjectKind::Uld, &deck, &xray.clone(), move |sim| in_xray(sim, uld, xray));
    });
}

/// In the X-ray machine: 5 to 15 minutes; assumption.
pub(super) fn in_xray(sim: &mut Sim<'_>, uld: String, xray: String) {
    sim.scan(&uld, &xray);
    let span = sim.minutes(5.0, 8.0, 15.0);
    sim.after(span, move |sim| {
        sim.status(&uld, StatusCode::Ccd);
        let deck = take_deck(sim);
        sim.travel(&uld.clone(), ObjectKind::Uld, &xray.clone(), &deck.clone(), move |sim| {
            sim.release(Pool::Xray, xray);
            await_break_down(sim, uld, deck);
        });
    });
}

fn hold(sim: &mut Sim<'_>, uld: String, deck: String) {
    let reasons = ["random check", "declared value", "product safety", "counterfeit suspected"];
    let reason = sim.one_of(&reasons).unwrap_or("random check");
    sim.status(&uld, StatusCode::Tgc);
    sim.tell(&uld, What::HoldSet { hold: "customs".into(), reason: Some(reason.into()) });
    to_cage(sim, uld, deck);
}

/// What is held goes to the customs cage as soon as there is room.
pub(super) fn to_cage(sim: &mut Sim<'_>, uld: String, deck: String) {
    sim.reserve("customs-cage", move |sim| {
        leave_deck(sim, &deck);
        sim.travel(&uld.clone(), ObjectKind::Uld, &deck, "customs-cage", move |sim| in_cage(sim, uld));
    });
}

/// Held: minutes to a day. Source: DOMAIN 2.1, general knowledge.
pub(super) fn in_cage(sim: &mut Sim<'_>, uld: String) {
    let backlog = if sim.is_on(Incident::CustomsBacklog) { 3.0 } else { 1.0 };
    let span = sim.minutes(40.0 * backlog, 110.0 * backlog, 600.0 * backlog);
    sim.after(span, move |sim| {
        sim.tell(&uld, What::HoldReleased { hold: "customs".into() });
        sim.after(TimeSpan::from_secs(120), move |sim| from_cage(sim, uld));
    });
}

/// What was released goes back to a deck.
pub(super) fn from_cage(sim: &mut Sim<'_>, uld: String) {
    let deck = take_deck(sim);
    sim.vacate("customs-cage");
    sim.travel(&uld.clone(), ObjectKind::Uld, "customs-cage", &deck.clone(), move |sim| clear(sim, uld, deck));
}

pub(super) fn clear(sim: &mut Sim<'_>, uld: String, deck: String) {
    sim.status(&uld, StatusCode::Ccd);
    await_break_down(sim, uld, deck);
}

pub(super) fn await_break_down(sim: &mut Sim<'_>, uld: String, deck: String) {
    sim.acquire(Pool::BreakDown, move |sim, station| {
        sim.reserve("airlock", move |sim| {
            leave_deck(sim, &deck);
            sim.travel(&uld.clone(), ObjectKind::Uld, &deck, "airlock", move |sim| in_airlock(sim, uld, station));
        });
    });
}

/// Through the fence: from the air side, under customs, to the land side.
pub(super) fn in_airlock(sim: &mut Sim<'_>, uld: String, station: String) {
    sim.scan(&uld, "airlock");
    sim.status(&uld, StatusCode::Fow);
    let span = sim.minutes(1.0, 2.0, 5.0);
    sim.after(span, move |sim| {
        sim.status(&uld, StatusCode::Dlv);
        sim.vacate("airlock");
        sim.travel(&uld.clone(), ObjectKind::Uld, "airlock", &station.clone(), move |sim| {
            break_down(sim, uld, station, 0.0)
        });
    });
}

/// Roll cages that the parcels of a ULD fill; assumption, from about 2.7 t a main-deck pallet and 150 kg a cage.
fn cages_of(uld: &str) -> u32 {
    if uld.starts_with("AKE") { 7 } else { 18 }
}

/// Cartons come off for 20 to 60 minutes and go to the sorters; the empty ULD goes to the pool. `done` is the part that
/// is off already, from 0 to 1. Source: DOMAIN 2.1, general knowledge.
pub(super) fn break_down(sim: &mut Sim<'_>, uld: String, station: String, done: f64) {
    let span = sim.minutes(20.0, 34.0, 60.0);
    let span = TimeSpan::from_secs_f64(span.secs() * (1.0 - done.clamp(0.0, 1.0)));
    let cages = (f64::from(cages_of(&uld)) * (1.0 - done.clamp(0.0, 1.0))).round() as u32;
    if done <= 0.0 {
        crew::begins(sim, &uld, &station);
    }
    let number: u32 = station.trim_start_matches("breakdown-").parse().unwrap_or(1);
    let sorter = if number <= 6 { 1 } else { 2 };
    for k in 0..cages {
        let part = (f64::from(k) + 0.5) / f64::from(cages);
        let when = work_done(sim, sorter, TimeSpan::from_secs_f64(span.secs() * part)) + TimeSpan::from_secs(240);
        let (uld, station) = (uld.clone(), station.clone());
        sim.at(when, move |sim| {
            if sim.plan.detail == Detail::Bags {
                outbound::bags(sim, &uld, &station, sorter);
            }
            outbound::cage(sim, Flow::Import, sorter, uld);
        });
    }
    sim.at(work_done(sim, sorter, span), move |sim| {
        crew::ends(sim, &uld);
        sim.reserve("empty-pool", move |sim| {
            sim.travel(&uld.clone(), ObjectKind::Uld, &station.clone(), "empty-pool", move |sim| in_pool(sim, uld));
            sim.release(Pool::BreakDown, station);
        });
    });
}

/// When work at a station is done that takes so long from now on: while its sorter is jammed there is nowhere to put a carton.
fn work_done(sim: &Sim<'_>, sorter: u32, span: TimeSpan) -> EventTime {
    let done = sim.now + span;
    let jam = Incident::SorterJam
        .span(sim.midnight)
        .filter(|_| sorter == 1 && sim.plan.incidents.contains(&Incident::SorterJam));
    match jam {
        Some((from, until)) if from < done && sim.now < until => {
            done + TimeSpan::from_nanos(until.nanos() - from.max(sim.now).nanos())
        }
        _ => done,
    }
}

/// Empties leave with a later flight or on the road; assumption.
pub(super) fn in_pool(sim: &mut Sim<'_>, uld: String) {
    let span = sim.minutes(240.0, 420.0, 900.0);
    sim.after(span, move |sim| {
        sim.tell(&uld, What::Leaves { to: Some("empties to the owner".into()) });
        sim.vacate("empty-pool");
    });
}

/// Export: flights go back about a quarter full. Source: N. Dabe in brf.be 1778716 (2023).
/// `built` are there already.
pub(super) fn export_for(sim: &mut Sim<'_>, flight: &Flight, lands: EventTime, built: u32) {
    let count = (flight.main + flight.lower) / 4;
    for k in built..count {
        let type_code = uld_type(sim, true);
        let uld = format!("{type_code}{:05}EH", 10_000 + sim.number("uld"));
        let before = 150.0 - f64::from(k) * 12.0;
        let begins = (lands - TimeSpan::from_secs_f64(before * 60.0)).max(sim.begin);
        let flight = flight.clone();
        sim.at(begins, move |sim| {
            sim.tell(
                &uld,
                What::Enters {
                    kind: ObjectKind::Uld,
                    type_code: Some(type_code.into()),
                    flow: Flow::Export,
                    at: Some("build-up".into()),
                    attributes: vec![attribute("flight", flight.id.clone())],
                },
            );
            sim.status(&uld, StatusCode::Rcs);
            // It is wanted at the aircraft when most of the import is off.
            build_up(sim, uld, Outbound { flight: flight.id, stand: flight.stand }, lands + TimeSpan::from_minutes(75));
        });
    }
}

/// The flight that an export ULD is for.
#[derive(Clone, Debug)]
pub(super) struct Outbound {
    pub flight: String,
    pub stand: String,
}

/// A ULD is built up, and taken to a door when it is wanted.
pub(super) fn build_up(sim: &mut Sim<'_>, uld: String, bound: Outbound, wanted: EventTime) {
    let span = sim.minutes(25.0, 40.0, 70.0);
    sim.after(span, move |sim| {
        sim.status(&uld, StatusCode::Man);
        sim.at(wanted.max(sim.now), move |sim| {
            let door = next_door(sim, 5..=8);
            *sim.doors.entry(door.clone()).or_default() += 1;
            sim.travel(&uld.clone(), ObjectKind::Uld, "build-up", &door.clone(), move |sim| {
                at_door(sim, uld, door, bound)
            });
        });
    });
}

/// An export ULD waits at a door for a train.
pub(super) fn at_door(sim: &mut Sim<'_>, uld: String, door: String, bound: Outbound) {
    sim.acquire(Pool::Trains, move |sim, tug| take_out(sim, uld, door, tug, bound));
}

fn take_out(sim: &mut Sim<'_>, uld: String, door: String, tug: String, bound: Outbound) {
    fetch_train(sim, tug, door.clone(), move |sim, tug| {
        sim.status(&uld, StatusCode::Fow);
        let dolly = dolly(&tug, 1);
        sim.tell_at(sim.now + TimeSpan::from_secs(40), &uld, What::Loaded { into: dolly.into() });
        sim.after(TimeSpan::from_secs(70), move |sim| {
            if let Some(count) = sim.doors.get_mut(&door) {
                *count = count.saturating_sub(1);
            }
            let side = format!("{}-side", bound.stand);
            fetch_train(sim, tug, side, move |sim, tug| put_aboard(sim, uld, tug, bound));
        });
    });
}

/// At the aircraft, an export ULD goes from its dolly onto the loader and in.
pub(super) fn put_aboard(sim: &mut Sim<'_>, uld: String, tug: String, bound: Outbound) {
    let side = format!("{}-side", bound.stand);
    let dolly = dolly(&tug, 1);
    sim.after(TimeSpan::from_secs(60), move |sim| {
        sim.tell(&uld, What::Unloaded { from: dolly.into(), at: Some(side.clone().into()) });
        sim.tell_at(sim.now + TimeSpan::from_secs(50), &uld, What::Loaded { into: bound.flight.into() });
        park(sim, tug, side);
    });
}

/// The flight leaves when the export is on, two hours on blocks at the least. Source: rtbf.be 9873123.
pub(super) fn depart_when_ready(sim: &mut Sim<'_>, flight: &Flight) {
    let loading = sim.minutes(45.0, 60.0, 90.0);
    let leaves = (sim.now + loading).max(flight.planned + TimeSpan::from_minutes(175));
    let flight = flight.clone();
    sim.at(leaves, move |sim| {
        sim.status(&flight.id, StatusCode::Dep);
        crew::ends_at_stand(sim, &flight.id);
        loaders_go_home(sim, &flight.stand);
        sim.travel(&flight.id.clone(), ObjectKind::Aircraft, &flight.stand, "line-up-22L", move |sim| {
            take_off(sim, flight.id)
        });
    });
}

pub(super) fn take_off(sim: &mut Sim<'_>, flight: String) {
    sim.after(TimeSpan::from_secs(60), move |sim| sim.leave_with_load(&flight, "HGH"));
}
