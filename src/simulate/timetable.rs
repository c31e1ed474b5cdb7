//! Who comes when: flights, trucks, container shuttles, and the equipment that is there from the beginning.

use super::{
    Incident, crew,
    engine::{Pool, Sim},
    inbound::{self, Flight},
    outbound,
};
use crate::hub::{Attribute, Flow, ObjectKind, What};

/// Flights on each day of the week from Monday on: 18 a week. Source: strategielogistique.org (about 2025), as an
/// average; how they fall on the days is an assumption.
const FLIGHTS: [u32; 7] = [3, 2, 3, 2, 3, 3, 2];

/// When flights land, in minutes after midnight. Source: L'Avenir 2021-11-08, "mid-day and end of day"; the minutes are
/// an assumption.
const LANDINGS: [f64; 3] = [11.2 * 60.0, 15.0 * 60.0, 18.4 * 60.0];

/// Freighters: type, main-deck and lower-deck ULDs, share, and whether only stands 110 and 112 are wide enough.
/// Source: DOMAIN 2.5 for the positions; the shares are an assumption.
pub(super) const FREIGHTERS: [(&str, u32, u32, f64, bool); 4] = [
    ("B744F", 30, 9, 0.4, false),
    ("B77LF", 27, 10, 0.25, false),
    ("B748F", 34, 12, 0.2, true),
    ("A332F", 22, 8, 0.15, false),
];

/// From the planned landing to the planned departure, in minutes: so many, and more for every ULD; assumption, what nineteen of
/// twenty flights keep to.
const TURNROUND: (f64, f64) = (130.0, 3.1);

/// Trucks a day. Source: Trends 2021, L'Avenir 2022.
const TRUCKS: u32 = 60;

/// Container shuttles a day from the rail terminal; assumption, switched off in the picture by the Rail layer.
const SHUTTLES: u32 = 3;

pub(super) fn prepare(sim: &mut Sim<'_>) {
    if !sim.is_resumed() {
        equipment(sim);
    }
    for day in 0..sim.plan.days {
        let date = sim.plan.start.checked_add(jiff::Span::new().days(i64::from(day))).unwrap_or(sim.plan.start);
        let count = FLIGHTS[date.weekday().to_monday_zero_offset() as usize % 7];
        for k in 0..count {
            flight(sim, day, k, count, date.strftime("%m%d").to_string());
        }
        for k in 0..TRUCKS {
            truck(sim, day, k);
        }
        for k in 0..SHUTTLES {
            let minute = 9.5 * 60.0 + f64::from(k) * 150.0 + sim.normal(0.0, 15.0);
            let time = sim.clock(day, minute);
            if time >= sim.begin {
                sim.at(time, outbound::shuttle_comes);
            }
        }
        let docks_open = sim.clock(day, 18.0 * 60.0);
        sim.at(docks_open, |sim| sim.serve(Pool::Docks));
    }
}

fn equipment(sim: &mut Sim<'_>) {
    let enters = |kind, type_code: &'static str| What::Enters {
        kind,
        type_code: Some(type_code.into()),
        flow: Flow::None,
        at: Some(inbound::PARK.into()),
        attributes: vec![],
    };
    for tug in 1..=8 {
        let name = format!("TUG-{tug:02}");
        sim.tell(&name, enters(ObjectKind::Tug, "TUG"));
        for dolly in 1..=4 {
            let dolly = format!("DOLLY-{tug:02}{dolly}");
            sim.tell(&dolly, enters(ObjectKind::Dolly, "DOLLY"));
            sim.tell(&dolly, What::Loaded { into: name.clone().into() });
        }
        sim.train_at.insert(name, inbound::PARK.into());
    }
    let at = Some(crew::DOOR.into());
    let (kind, flow) = (ObjectKind::Forklift, Flow::None);
    sim.tell(crew::FORKLIFT, What::Enters { kind, type_code: None, flow, at, attributes: vec![] });
    sim.train_at.insert(crew::FORKLIFT.into(), crew::DOOR.into());
    for lift in 1..=inbound::LOADERS {
        sim.tell(&format!("LOADER-{lift}"), enters(ObjectKind::Lift, "MDL"));
    }
}

fn flight(sim: &mut Sim<'_>, day: u32, k: u32, count: u32, date: String) {
    let landing = LANDINGS[if count == 2 && k == 1 { 2 } else { k as usize % 3 }];
    let minute = (landing + sim.normal(0.0, 10.0)).round();
    let planned = sim.clock(day, minute);
    let share = sim.normal(0.0, 1.0).abs().fract();
    let mut sum = 0.0;
    let freighter = FREIGHTERS.iter().find(|freighter| {
        sum += freighter.3;
        share < sum
    });
    let (kind, main, lower, _, is_wide) = *freighter.unwrap_or(&FREIGHTERS[0]);
    let mut delay = sim.normal(4.0, 14.0).max(-20.0);
    if k == 1 && day == 0 && sim.plan.incidents.contains(&Incident::LateAircraft) {
        delay = 160.0;
    }
    let stands: &[&str] = match (is_wide, k) {
        (true, 0) => &["stand-110"],
        (true, _) => &["stand-112"],
        (false, 0) => &["stand-126", "stand-118"],
        (false, 1) => &["stand-128", "stand-120"],
        (false, _) => &["stand-124", "stand-122"],
    };
    let stand = sim.one_of(stands).unwrap_or("stand-118").to_owned();
    let flight = Flight { id: format!("FLIGHT-{date}-{}", k + 1), type_code: kind, main, lower, stand, planned };
    let told = planned - crate::hub::TimeSpan::from_minutes(11 * 60);
    if sim.is_resumed() && told <= sim.begin {
        return;
    }
    let told = told.max(sim.begin);
    sim.tell_at(
        told,
        &flight.id,
        What::Plan { milestone: "ARR".into(), planned, at: Some(flight.stand.clone().into()) },
    );
    let leaves = planned + by_five(TURNROUND.0 + TURNROUND.1 * f64::from(main + lower));
    sim.tell_at(told, &flight.id, What::Plan { milestone: "DEP".into(), planned: leaves, at: None });
    let lands = planned + crate::hub::TimeSpan::from_secs_f64(delay * 60.0);
    if delay > 60.0 {
        let known = planned - crate::hub::TimeSpan::from_minutes(50);
        sim.tell_at(known, &flight.id, What::Plan { milestone: "ARR".into(), planned: lands, at: None });
    }
    inbound::export_for(sim, &flight, lands, 0);
    sim.at(lands, move |sim| inbound::land(sim, flight));
}

fn truck(sim: &mut Sim<'_>, day: u32, k: u32) {
    // Two waves, after the mid-day and the evening flights; assumption.
    let minute = if k % 5 < 2 { sim.normal(9.0 * 60.0, 150.0) } else { sim.normal(17.5 * 60.0, 190.0) };
    let planned = sim.clock(day, minute.clamp(10.0, 23.5 * 60.0).round());
    let delay = sim.normal(3.0, 16.0);
    let comes = planned + crate::hub::TimeSpan::from_secs_f64(delay * 60.0);
    let told = planned - crate::hub::TimeSpan::from_minutes(120);
    if sim.is_resumed() && told <= sim.begin {
        return;
    }
    let id = format!("TRUCK-{:04}", sim.number("truck"));
    sim.tell_at(
        told.max(sim.begin),
        &id,
        What::Plan { milestone: "gate_in".into(), planned, at: Some("gate-in".into()) },
    );
    sim.at(comes, move |sim| outbound::truck_comes(sim, id, planned));
}

/// Minutes as plans give them: by five.
pub(super) fn by_five(minutes: f64) -> crate::hub::TimeSpan {
    crate::hub::TimeSpan::from_minutes((minutes / 5.0).round() as i64 * 5)
}

/// One attribute.
pub(super) fn attribute(name: &'static str, value: impl Into<String>) -> Attribute<'static> {
    Attribute { name: name.into(), value: value.into().into() }
}
