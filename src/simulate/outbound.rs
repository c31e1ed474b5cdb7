//! From the sorters over staging to the trucks.

use rand::RngExt;

use super::{
    Incident, crew,
    engine::{ALL_STAGING, Pool, Sim, Staged},
    inbound,
    timetable::attribute,
};
use crate::hub::{EventTime, Flow, ObjectKind, StatusCode, TimeSpan, What};

/// In nanoseconds.
const MINUTE: i64 = 60_000_000_000;

/// Roll cages that a 13.6 m trailer takes, as EUR pallets. Source: DOMAIN 2.5.
const TRUCKLOAD: usize = 33;

/// Bags in a roll cage; assumption.
const BAGS: u32 = 10;

/// A full roll cage comes off a chute and goes to a staging lane.
pub(super) fn cage(sim: &mut Sim<'_>, flow: Flow, sorter: u32, uld: String) {
    let jam = if sorter == 1 { sim.over(Incident::SorterJam) } else { sim.now };
    let start = jam.max(sim.powered());
    if start > sim.now {
        // What waited comes out over the following half hour.
        let spread = TimeSpan::from_secs_f64(sim.rng.random_range(20.0..1_800.0));
        sim.at(start + spread, move |sim| cage(sim, flow, sorter, uld));
        return;
    }
    // With all lanes full, what is sorted goes round on the sorter.
    sim.reserve(ALL_STAGING, move |sim| {
        let chute = format!("chute-{sorter}-{}", sim.rng.random_range(1..=12));
        let id = format!("CAGE-{:05}", sim.number("cage"));
        let attributes = vec![attribute("from_uld", uld)];
        let at = Some(chute.clone().into());
        sim.tell(&id, What::Enters { kind: ObjectKind::Pallet, type_code: Some("ROLL".into()), flow, at, attributes });
        let span = sim.minutes(1.0, 3.0, 9.0);
        sim.after(span, move |sim| from_chute(sim, id, chute));
    });
}

/// A full cage goes to the staging lane that holds least; room in one is kept for it.
pub(super) fn from_chute(sim: &mut Sim<'_>, cage: String, chute: String) {
    let lane = inbound::least(&sim.lanes, 1..=24);
    *sim.lanes.entry(lane.clone()).or_default() += 1;
    sim.travel(&cage.clone(), ObjectKind::Pallet, &chute, &lane.clone(), move |sim| {
        sim.staged.push_back(Staged { cage, lane })
    });
}

/// The bags that fill one cage, on their way over the sorter.
pub(super) fn bags(sim: &mut Sim<'_>, uld: &str, station: &str, sorter: u32) {
    let induction = format!("induction-{sorter}");
    for _ in 0..BAGS {
        let id = format!("BAG-{:06}", sim.number("bag"));
        let attributes = vec![attribute("from_uld", uld)];
        let at = Some(station.to_owned().into());
        sim.tell(&id, What::Enters { kind: ObjectKind::Bag, type_code: None, flow: Flow::Import, at, attributes });
        let (station, induction) = (station.to_owned(), induction.clone());
        // From hand to hand at the station, in seconds; assumption.
        let span = TimeSpan::from_secs_f64(sim.bag_rng.random_range(12.0..150.0));
        sim.after(span, move |sim| {
            sim.travel(&id.clone(), ObjectKind::Bag, &station, &induction.clone(), move |sim| {
                let chute = format!("chute-{sorter}-{}", sim.bag_rng.random_range(1..=12));
                let planned = sim.now + TimeSpan::from_minutes(5);
                sim.tell(&id, What::Plan { milestone: "chute".into(), planned, at: Some(chute.clone().into()) });
                over_sorter(sim, id, induction, sorter, chute);
            });
        });
    }
}

/// Of a thousand bags: labels that cannot be read, chutes that are full, and wrong chutes. Assumption, from usual rates of cross-belt
/// sorters: 98 to 99.5 % are read.
const UNREAD: u32 = 15;
const FULL: u32 = 10;
const WRONG: u32 = 3;

/// Once round the sorter; assumption.
const ROUND: TimeSpan = TimeSpan::from_secs(75);

/// A bag is put on the sorter: it goes down its chute, or round again.
fn over_sorter(sim: &mut Sim<'_>, id: String, induction: String, sorter: u32, chute: String) {
    // What is on the way to a jam waits before it.
    let over = sim.over(Incident::SorterJam);
    if sorter == 1 && over > sim.now {
        sim.at(over, move |sim| over_sorter(sim, id, induction, sorter, chute));
        return;
    }
    sim.scan(&id, &induction);
    let chance = sim.bag_rng.random_range(0..1_000);
    if chance < UNREAD {
        sim.tell(&id, What::Status { code: StatusCode::Osi, detail: Some("no read".into()) });
    }
    if chance < UNREAD + FULL {
        sim.after(ROUND, move |sim| over_sorter(sim, id, induction, sorter, chute));
        return;
    }
    let is_wrong = chance < UNREAD + FULL + WRONG;
    let chute = if is_wrong { format!("chute-{sorter}-{}", sim.bag_rng.random_range(1..=12)) } else { chute };
    sim.after(TimeSpan::from_secs(8), move |sim| {
        sim.travel(&id.clone(), ObjectKind::Bag, &induction, &chute, move |sim| into_cage(sim, id));
    });
}

/// A bag falls into the cage under its chute, and is told of no longer.
pub(super) fn into_cage(sim: &mut Sim<'_>, bag: String) {
    sim.after(TimeSpan::from_secs(30), move |sim| sim.tell(&bag, What::Leaves { to: Some("into a cage".into()) }));
}

/// A truck comes from the motorway, waits in the park, and backs up to a dock as soon as one is free.
pub(super) fn truck_comes(sim: &mut Sim<'_>, id: String, planned: EventTime) {
    enter_by_road(sim, &id, ObjectKind::Truck, "TRAILER-13.6", Flow::None);
    to_gate(sim, id, planned);
}

/// From the road to the gate, where there is room for a few at a time; the others wait on the road.
pub(super) fn to_gate(sim: &mut Sim<'_>, id: String, planned: EventTime) {
    sim.reserve("gate-in", move |sim| {
        sim.travel(&id.clone(), ObjectKind::Truck, "road-e42", "gate-in", move |sim| at_gate(sim, id, planned));
    });
}

/// At the gate: papers and a slot.
pub(super) fn at_gate(sim: &mut Sim<'_>, id: String, planned: EventTime) {
    sim.scan(&id, "gate-in");
    let span = sim.minutes(1.0, 2.0, 4.0);
    sim.after(span, move |sim| {
        sim.vacate("gate-in");
        sim.travel(&id.clone(), ObjectKind::Truck, "gate-in", "truck-park", move |sim| {
            let leaves = planned + TimeSpan::from_minutes(140);
            sim.tell(&id, What::Plan { milestone: "gate_out".into(), planned: leaves, at: Some("gate-out".into()) });
            in_park(sim, id)
        });
    });
}

/// In the truck park, until a dock is free.
pub(super) fn in_park(sim: &mut Sim<'_>, id: String) {
    let paper = sim.minutes(2.0, 4.0, 10.0);
    sim.after(paper, move |sim| sim.acquire(Pool::Docks, move |sim, dock| dock_truck(sim, id, dock)));
}

fn enter_by_road(sim: &mut Sim<'_>, id: &str, kind: ObjectKind, type_code: &'static str, flow: Flow) {
    let at = Some("road-e42".into());
    sim.tell(id, What::Enters { kind, type_code: Some(type_code.into()), flow, at, attributes: vec![] });
}

/// A truck that is called has so many minutes to back up to its dock, and the dock is kept for it so many after that; assumption.
const CALLED: [(&str, i64); 2] = [("dock_in", 5), ("dock_out", 80)];

fn dock_truck(sim: &mut Sim<'_>, id: String, dock: String) {
    for (milestone, minutes) in CALLED {
        // Plans are made by the minute.
        let planned = EventTime::from_nanos((sim.now.nanos().div_euclid(MINUTE) + minutes) * MINUTE);
        sim.tell(&id, What::Plan { milestone: milestone.into(), planned, at: Some(dock.clone().into()) });
    }
    sim.travel(&id.clone(), ObjectKind::Truck, "truck-park", &dock.clone(), move |sim| {
        // 45 to 90 minutes at the dock. Source: DOMAIN 2.1, general knowledge.
        let stay = sim.minutes(45.0, 62.0, 90.0);
        at_dock(sim, id, dock, vec![], sim.now + stay)
    });
}

/// At the dock until `until`: doors, then loading.
pub(super) fn at_dock(sim: &mut Sim<'_>, id: String, dock: String, cages: Vec<String>, until: EventTime) {
    let start = sim.minutes(4.0, 6.0, 10.0);
    sim.after(start, move |sim| load(sim, id, dock, cages, until));
}

/// Puts cage after cage into the trailer until it is full or its time is up.
fn load(sim: &mut Sim<'_>, truck: String, dock: String, mut cages: Vec<String>, until: EventTime) {
    if cages.len() >= TRUCKLOAD || sim.now >= until {
        return leave(sim, truck, dock, cages, until);
    }
    let Some(Staged { cage, lane }) = sim.staged.pop_front() else {
        sim.after(TimeSpan::from_secs(90), move |sim| load(sim, truck, dock, cages, until));
        return;
    };
    if let Some(count) = sim.lanes.get_mut(&lane) {
        *count = count.saturating_sub(1);
    }
    sim.vacate(ALL_STAGING);
    sim.tell(&cage, What::Departs { from: Some(lane.clone().into()), to: dock.clone().into() });
    let span = sim.travel_time(ObjectKind::Pallet, &lane, &dock);
    let when = sim.now + span;
    sim.tell_at(when, &cage, What::Loaded { into: truck.clone().into() });
    cages.push(cage);
    let next = sim.minutes(0.6, 1.1, 2.0);
    sim.after(next, move |sim| load(sim, truck, dock, cages, until));
}

fn leave(sim: &mut Sim<'_>, truck: String, dock: String, cages: Vec<String>, until: EventTime) {
    let seal = sim.minutes(2.0, 4.0, 8.0);
    // A full trailer does not wait for its time, but the last cage must be in.
    let ready = if cages.len() >= TRUCKLOAD { sim.now + seal } else { until.max(sim.now) + seal };
    sim.at(ready + TimeSpan::from_secs(120), move |sim| {
        // Who finds no room at the gate waits at its dock.
        sim.reserve("gate-out", move |sim| {
            sim.travel(&truck.clone(), ObjectKind::Truck, &dock.clone(), "gate-out", move |sim| {
                sim.release(Pool::Docks, dock);
                at_gate_out(sim, truck, cages)
            });
        });
    });
}

/// At the gate on the way out.
pub(super) fn at_gate_out(sim: &mut Sim<'_>, truck: String, cages: Vec<String>) {
    sim.scan(&truck, "gate-out");
    sim.after(TimeSpan::from_secs(50), move |sim| {
        sim.vacate("gate-out");
        sim.travel(&truck.clone(), ObjectKind::Truck, "gate-out", "road-e42", move |sim| gone(sim, truck, cages))
    });
}

/// On the motorway, out of the picture.
pub(super) fn gone(sim: &mut Sim<'_>, truck: String, cages: Vec<String>) {
    for cage in cages {
        sim.tell(&cage, What::Leaves { to: Some("the road".into()) });
    }
    sim.tell_at(sim.now + TimeSpan::from_secs(1), &truck, What::Leaves { to: Some("the road".into()) });
}

/// A container comes by truck from the rail terminal and is emptied at the rail door.
pub(super) fn shuttle_comes(sim: &mut Sim<'_>) {
    let id = format!("CONT-{:04}", sim.number("container"));
    let what = What::Enters {
        kind: ObjectKind::Container,
        type_code: Some("40HC".into()),
        flow: Flow::Rail,
        at: Some("road-e42".into()),
        attributes: vec![attribute("from", "rail terminal")],
    };
    sim.tell(&id, what);
    sim.travel(&id.clone(), ObjectKind::Container, "road-e42", "rail-door", move |sim| at_rail_door(sim, id, 0.0));
}

/// Cages in a container; assumption.
const CONTAINER_CAGES: u32 = 20;

/// A container is emptied at the rail door; `done` is the part that is out already, from 0 to 1.
pub(super) fn at_rail_door(sim: &mut Sim<'_>, id: String, done: f64) {
    let left = (f64::from(CONTAINER_CAGES) * (1.0 - done.clamp(0.0, 1.0))).round() as u32;
    crew::empty(sim, left);
    for k in 0..left {
        let when = TimeSpan::from_secs_f64(300.0 + f64::from(k) * 110.0);
        let id = id.clone();
        sim.after(when, move |sim| cage(sim, Flow::Rail, 2, id));
    }
    let span = sim.minutes(45.0, 55.0, 80.0);
    sim.after(TimeSpan::from_secs_f64(span.secs() * (1.0 - done.clamp(0.0, 1.0))), move |sim| {
        sim.travel(&id.clone(), ObjectKind::Container, "rail-door", "road-e42", move |sim| to_terminal(sim, id))
    });
}

/// An empty container goes back to the rail terminal: that is no lane of goods.
pub(super) fn to_terminal(sim: &mut Sim<'_>, container: String) {
    sim.tell(&container, What::Leaves { to: Some("rail terminal, empty".into()) });
}
