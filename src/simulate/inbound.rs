//! From the aircraft to the break-down station, and back for export.

use std::collections::VecDeque;

use rand::RngExt;

use super::{
    Detail, Incident,
    engine::{Pool, Sim},
    outbound,
    timetable::attribute,
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
struct Train {
    tug: String,
    load: Vec<String>,
}

/// ULDs a tug pulls at once. Source: DOMAIN 2.1, "4-6 dollies".
const TRAIN_LENGTH: usize = 4;

/// The flight comes into the picture on the runway, with all its ULDs.
pub(super) fn land(sim: &mut Sim<'_>, flight: Flight) {
    sim.tell(
        &flight.id,
        What::Enters {
            kind: ObjectKind::Aircraft,
            type_code: Some(flight.type_code.into()),
            flow: Flow::None,
            at: Some("runway-22R".into()),
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
        ulds.push_back(id);
    }
    let (id, stand) = (flight.id.clone(), flight.stand.clone());
    sim.travel(&id, ObjectKind::Aircraft, "runway-22R", &stand.clone(), move |sim| {
        sim.status(&flight.id, StatusCode::Arr);
        // Chocks, doors, loader: assumption.
        let span = sim.minutes(8.0, 12.0, 20.0);
        sim.after(span, move |sim| unload(sim, flight, ulds, None));
        place_loader(sim, &stand);
    });
}

fn uld_type(sim: &mut Sim<'_>, is_main: bool) -> &'static str {
    match (is_main, sim.rng.random_range(0..10)) {
        (true, 0..=6) => "PMC",
        (true, _) => "PAG",
        (false, 0..=4) => "AKE",
        (false, _) => "PMC",
    }
}

fn place_loader(sim: &mut Sim<'_>, stand: &str) {
    let loader = format!("LOADER-{}", sim.number("loader") % 4 + 1);
    let side = format!("{stand}-side");
    let from = sim.train_at.get(&loader).cloned().unwrap_or_else(|| "equipment-park".into());
    sim.train_at.insert(loader.clone(), side.clone());
    sim.travel(&loader, ObjectKind::Lift, &from, &side, |_| {});
}

/// Takes the next ULD off; a train is sent away when it is full or the last ULD is on it.
fn unload(sim: &mut Sim<'_>, flight: Flight, mut ulds: VecDeque<String>, train: Option<Train>) {
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
        let dolly = format!("DOLLY-{}{}", &train.tug[4..], train.load.len() + 1);
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

fn fetch_train<'a>(sim: &mut Sim<'a>, tug: String, to: String, then: impl FnOnce(&mut Sim<'a>, String) + 'a) {
    let from = sim.train_at.insert(tug.clone(), to.clone()).unwrap_or_else(|| "equipment-park".into());
    if from == to {
        then(sim, tug);
        return;
    }
    let name = tug.clone();
    sim.travel(&name, ObjectKind::Tug, &from, &to, move |sim| then(sim, tug));
}

/// Pulls a train to a door of the hall and sets its ULDs down there.
fn haul(sim: &mut Sim<'_>, train: Train, side: String) {
    let over = sim.over(Incident::DgLeak);
    if over > sim.now {
        sim.at(over, move |sim| haul(sim, train, side));
        return;
    }
    let door = format!("door-{}", sim.rng.random_range(1..=8));
    sim.train_at.insert(train.tug.clone(), door.clone());
    let tug = train.tug.clone();
    sim.travel(&tug, ObjectKind::Tug, &side, &door.clone(), move |sim| {
        let mut wait = TimeSpan::from_secs(30);
        for (k, uld) in train.load.into_iter().enumerate() {
            let span = sim.minutes(0.8, 1.2, 2.0);
            wait = TimeSpan::from_nanos(wait.nanos() + span.nanos());
            let (door, dolly) = (door.clone(), format!("DOLLY-{}{}", &train.tug[4..], k + 1));
            sim.after(wait, move |sim| {
                sim.tell(&uld, What::Unloaded { from: dolly.into(), at: Some(door.clone().into()) });
                sim.after(TimeSpan::from_secs(20), move |sim| check_in(sim, uld, door));
            });
        }
        let tug = train.tug;
        sim.after(TimeSpan::from_nanos(wait.nanos() + 60_000_000_000), move |sim| sim.release(Pool::Trains, tug));
    });
}

/// Scan, weight, damage check; then to a roller deck.
fn check_in(sim: &mut Sim<'_>, uld: String, door: String) {
    let lane = door.replace("door", "lane");
    sim.travel(&uld.clone(), ObjectKind::Uld, &door, &lane.clone(), move |sim| {
        sim.scan(&uld, &lane);
        sim.status(&uld, StatusCode::Fiw);
        // Assumption: two to five minutes on the lane.
        let span = sim.minutes(2.0, 3.0, 5.0);
        sim.after(span, move |sim| {
            sim.status(&uld, StatusCode::Rcf);
            if sim.chance(0.004) {
                sim.tell(&uld, What::Status { code: StatusCode::Dis, detail: Some("damaged".into()) });
            }
            let deck = least(&sim.decks);
            *sim.decks.entry(deck.clone()).or_default() += 1;
            sim.travel(&uld.clone(), ObjectKind::Uld, &lane, &deck.clone(), move |sim| customs(sim, uld, deck));
        });
    });
}

/// The place of several that holds least.
pub(super) fn least(places: &std::collections::BTreeMap<String, usize>) -> String {
    places.iter().min_by_key(|(_, count)| **count).map_or_else(String::new, |(place, _)| place.clone())
}

/// Notification and customs: most are released in minutes, some are held.
fn customs(sim: &mut Sim<'_>, uld: String, deck: String) {
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
        *sim.decks.entry(deck.clone()).or_default() -= 1;
        sim.travel(&uld.clone(), ObjectKind::Uld, &deck, &xray.clone(), move |sim| {
            sim.scan(&uld, &xray);
            let span = sim.minutes(5.0, 8.0, 15.0);
            sim.after(span, move |sim| {
                sim.status(&uld, StatusCode::Ccd);
                let target = least(&sim.decks);
                *sim.decks.entry(target.clone()).or_default() += 1;
                sim.travel(&uld.clone(), ObjectKind::Uld, &xray.clone(), &target.clone(), move |sim| {
                    sim.release(Pool::Xray, xray);
                    await_break_down(sim, uld, target);
                });
            });
        });
    });
}

fn hold(sim: &mut Sim<'_>, uld: String, deck: String) {
    let reasons = ["random check", "declared value", "product safety", "counterfeit suspected"];
    let reason = sim.one_of(&reasons).unwrap_or("random check");
    sim.status(&uld, StatusCode::Tgc);
    sim.tell(&uld, What::HoldSet { hold: "customs".into(), reason: Some(reason.into()) });
    *sim.decks.entry(deck.clone()).or_default() -= 1;
    sim.travel(&uld.clone(), ObjectKind::Uld, &deck, "customs-cage", move |sim| {
        // Minutes to a day. Source: DOMAIN 2.1, general knowledge.
        let backlog = if sim.is_on(Incident::CustomsBacklog) { 3.0 } else { 1.0 };
        let span = sim.minutes(40.0 * backlog, 110.0 * backlog, 600.0 * backlog);
        sim.after(span, move |sim| {
            sim.tell(&uld, What::HoldReleased { hold: "customs".into() });
            let deck = least(&sim.decks);
            *sim.decks.entry(deck.clone()).or_default() += 1;
            sim.after(TimeSpan::from_secs(120), move |sim| {
                sim.travel(&uld.clone(), ObjectKind::Uld, "customs-cage", &deck.clone(), move |sim| {
                    clear(sim, uld, deck)
                });
            });
        });
    });
}

fn clear(sim: &mut Sim<'_>, uld: String, deck: String) {
    sim.status(&uld, StatusCode::Ccd);
    await_break_down(sim, uld, deck);
}

fn await_break_down(sim: &mut Sim<'_>, uld: String, deck: String) {
    sim.acquire(Pool::BreakDown, move |sim, station| {
        *sim.decks.entry(deck.clone()).or_default() -= 1;
        sim.travel(&uld.clone(), ObjectKind::Uld, &deck, "airlock", move |sim| {
            sim.scan(&uld, "airlock");
            sim.status(&uld, StatusCode::Fow);
            let span = sim.minutes(1.0, 2.0, 5.0);
            sim.after(span, move |sim| {
                sim.status(&uld, StatusCode::Dlv);
                sim.travel(&uld.clone(), ObjectKind::Uld, "airlock", &station.clone(), move |sim| {
                    break_down(sim, uld, station)
                });
            });
        });
    });
}

/// Cartons come off for 20 to 60 minutes and go to the sorters; the empty ULD goes back to the pool.
/// Source: DOMAIN 2.1, general knowledge.
fn break_down(sim: &mut Sim<'_>, uld: String, station: String) {
    let span = sim.minutes(20.0, 34.0, 60.0);
    let cages = if uld.starts_with("AKE") { 9 } else { 22 };
    let number: u32 = station.trim_start_matches("breakdown-").parse().unwrap_or(1);
    let sorter = if number <= 6 { 1 } else { 2 };
    for k in 0..cages {
        let part = (f64::from(k) + 0.5) / f64::from(cages);
        let when = TimeSpan::from_secs_f64(span.secs() * part + 240.0);
        let (uld, station) = (uld.clone(), station.clone());
        sim.after(when, move |sim| {
            if sim.plan.detail == Detail::Bags {
                outbound::bags(sim, &uld, &station, sorter);
            }
            outbound::cage(sim, Flow::Import, sorter, uld);
        });
    }
    sim.after(span, move |sim| {
        sim.travel(&uld.clone(), ObjectKind::Uld, &station.clone(), "empty-pool", move |sim| {
            // Empties leave with a later flight or on the road; assumption.
            let span = sim.minutes(240.0, 420.0, 900.0);
            sim.after(span, move |sim| sim.tell(&uld, What::Leaves { to: Some("empties to the owner".into()) }));
        });
        sim.release(Pool::BreakDown, station);
    });
}

/// Export: flights go back about a quarter full. Source: N. Dabe in brf.be 1778716 (2023).
pub(super) fn export_for(sim: &mut Sim<'_>, flight: &Flight, lands: EventTime) {
    let count = (flight.main + flight.lower) / 4;
    for k in 0..count {
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
            let span = sim.minutes(25.0, 40.0, 70.0);
            sim.after(span, move |sim| {
                sim.status(&uld, StatusCode::Man);
                let door = format!("door-{}", sim.rng.random_range(5..=8));
                // It is wanted at the aircraft when most of the import is off.
                let wanted = (lands + TimeSpan::from_minutes(75)).max(sim.now);
                sim.at(wanted, move |sim| {
                    sim.travel(&uld.clone(), ObjectKind::Uld, "build-up", &door.clone(), move |sim| {
                        sim.acquire(Pool::Trains, move |sim, tug| take_out(sim, uld, door, tug, flight));
                    });
                });
            });
        });
    }
}

fn take_out(sim: &mut Sim<'_>, uld: String, door: String, tug: String, flight: Flight) {
    fetch_train(sim, tug, door.clone(), move |sim, tug| {
        sim.status(&uld, StatusCode::Fow);
        let dolly = format!("DOLLY-{}1", &tug[4..]);
        sim.tell_at(sim.now + TimeSpan::from_secs(40), &uld, What::Loaded { into: dolly.clone().into() });
        sim.after(TimeSpan::from_secs(70), move |sim| {
            let side = format!("{}-side", flight.stand);
            fetch_train(sim, tug, side.clone(), move |sim, tug| {
                sim.after(TimeSpan::from_secs(60), move |sim| {
                    sim.tell(&uld, What::Unloaded { from: dolly.into(), at: Some(side.into()) });
                    sim.tell_at(sim.now + TimeSpan::from_secs(50), &uld, What::Loaded { into: flight.id.into() });
                    sim.release(Pool::Trains, tug);
                });
            });
        });
    });
}

/// The flight leaves when the export is on, two hours on blocks at the least. Source: rtbf.be 9873123.
fn depart_when_ready(sim: &mut Sim<'_>, flight: &Flight) {
    let loading = sim.minutes(45.0, 60.0, 90.0);
    let leaves = (sim.now + loading).max(flight.planned + TimeSpan::from_minutes(175));
    let flight = flight.clone();
    sim.at(leaves, move |sim| {
        sim.status(&flight.id, StatusCode::Dep);
        sim.travel(&flight.id.clone(), ObjectKind::Aircraft, &flight.stand, "runway-04L", move |sim| {
            sim.after(TimeSpan::from_secs(60), move |sim| {
                let to = Some("HGH".into());
                sim.leave_with_load(&flight.id, to);
            });
        });
    });
}
