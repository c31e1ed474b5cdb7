//! Going on from a hub as it is at an instant of a log: everything that is there does what it would have done next.

use std::collections::{BTreeMap, VecDeque};

use super::{
    crew,
    engine::{ALL_STAGING, Pool, Sim, Staged},
    inbound::{self, Flight, Outbound, Train},
    outbound,
    timetable::FREIGHTERS,
};
use crate::hub::{
    EventLog, EventTime, Flow, HubState, Location, ObjectId, ObjectKind, ObjectState, StatusCode, TimeSpan, What,
};

/// Puts all that is in `state` into the simulation.
pub(super) fn take_over(sim: &mut Sim<'_>, log: &EventLog, state: &HubState) {
    let past = Past { log, state, children: children(state) };
    for name in log.objects().map(|object| log.object_name(object)) {
        if let Some((series, number)) = series_of(name) {
            sim.number_from(series, number);
        }
    }
    for object in &state.objects {
        let load = past.names(past.load(object.object));
        if !load.is_empty() {
            sim.aboard.insert(past.name(object.object), load);
        }
    }
    let is_first =
        |kind| matches!(kind, ObjectKind::Tug | ObjectKind::Lift | ObjectKind::Forklift | ObjectKind::Pallet);
    let first = |object: &&ObjectState| is_first(object.kind);
    // Equipment and what is staged first: what comes after asks for it.
    for object in state.objects.iter().filter(first) {
        go_on(sim, &past, object);
    }
    for object in state.objects.iter().filter(|object| !first(object)) {
        go_on(sim, &past, object);
    }
    for object in log.objects().filter(|object| state.get(*object).is_none()) {
        expect(sim, &past, object);
    }
}

/// Who is announced and has not come yet comes about when it is planned.
fn expect(sim: &mut Sim<'_>, past: &Past<'_>, object: ObjectId) {
    let plans = past.log.plans_at(object, past.state.time);
    let planned = |milestone: &str| plans.iter().find(|plan| plan.milestone == milestone);
    // What was here and left has plans, too.
    let is_past = past
        .log
        .history(object)
        .any(|event| matches!(event.event.what, What::Enters { .. }) && event.event.time <= past.state.time);
    if is_past {
        return;
    }
    let id = past.name(object);
    if let Some(plan) = planned("ARR") {
        let Some(stand) = plans.iter().find_map(|plan| plan.at).map(|at| past.log.place_name(at).to_owned()) else {
            return;
        };
        let (type_code, main, lower, ..) = sim.one_of(&FREIGHTERS).unwrap_or(FREIGHTERS[0]);
        let delay = TimeSpan::from_secs_f64(sim.normal(4.0, 14.0).max(-20.0) * 60.0);
        let flight = Flight { id, type_code, main, lower, stand, planned: plan.planned };
        let lands = (plan.planned + delay).max(sim.begin);
        let is_for = |other: &&ObjectState| {
            other.flow == Flow::Export && past.attribute(other.object, "flight").as_deref() == Some(&*flight.id)
        };
        let built = past.state.objects.iter().filter(is_for).count() as u32;
        inbound::export_for(sim, &flight, lands, built);
        sim.at(lands, move |sim| inbound::land(sim, flight));
    } else if let Some(plan) = planned("gate_in") {
        let planned = plan.planned;
        let delay = TimeSpan::from_secs_f64(sim.normal(3.0, 16.0) * 60.0);
        sim.at((planned + delay).max(sim.begin), move |sim| outbound::truck_comes(sim, id, planned));
    }
}

/// What was before the simulation.
struct Past<'a> {
    log: &'a EventLog,
    state: &'a HubState,
    children: BTreeMap<ObjectId, Vec<ObjectId>>,
}

impl Past<'_> {
    fn name(&self, object: ObjectId) -> String {
        self.log.object_name(object).to_owned()
    }

    fn names(&self, objects: &[ObjectId]) -> Vec<String> {
        objects.iter().map(|object| self.name(*object)).collect()
    }

    fn load(&self, object: ObjectId) -> &[ObjectId] {
        self.children.get(&object).map(|load| &load[..]).unwrap_or_default()
    }

    fn attribute(&self, object: ObjectId, wanted: &str) -> Option<String> {
        self.log.attributes(object).find(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned())
    }

    /// The planned time of a milestone, or now when there is none.
    fn planned(&self, object: ObjectId, milestone: &str) -> EventTime {
        let plans = self.log.plans_at(object, self.state.time);
        plans.iter().find(|plan| plan.milestone == milestone).map_or(self.state.time, |plan| plan.planned)
    }

    /// The flight that an export ULD is for, and its stand.
    fn bound(&self, uld: ObjectId) -> Option<Outbound> {
        let flight = self.attribute(uld, "flight")?;
        let object = self.log.object(&flight)?;
        let planned = self.log.plans_at(object, self.state.time).into_iter().find_map(|plan| plan.at);
        let stand = self.attribute(object, "stand").or(planned.map(|at| self.log.place_name(at).to_owned()))?;
        Some(Outbound { flight, stand })
    }
}

fn children(state: &HubState) -> BTreeMap<ObjectId, Vec<ObjectId>> {
    let mut children = BTreeMap::<ObjectId, Vec<(EventTime, ObjectId)>>::new();
    for object in &state.objects {
        if let Location::Inside(parent) = object.location {
            children.entry(parent).or_default().push((object.since, object.object));
        }
    }
    let in_order = |mut load: Vec<(EventTime, ObjectId)>| {
        load.sort();
        load.into_iter().map(|(_, object)| object).collect()
    };
    children.into_iter().map(|(parent, load)| (parent, in_order(load))).collect()
}

/// A number as large as this is none that we gave.
const MOST_OF_A_SERIES: u32 = 100_000_000;

/// The series that an id of ours was numbered in, and its number.
fn series_of(name: &str) -> Option<(&'static str, u32)> {
    let numbered = |prefix: &str| name.strip_prefix(prefix)?.parse().ok().filter(|number| *number < MOST_OF_A_SERIES);
    for (prefix, series) in
        [("CAGE-", "cage"), ("BAG-", "bag"), ("TRUCK-", "truck"), ("CONT-", "container"), ("EURO-", "euro")]
    {
        if let Some(number) = numbered(prefix) {
            return Some((series, number));
        }
    }
    let number: u32 = name.get(3..8)?.parse().ok()?;
    name.ends_with("EH").then_some(("uld", number.checked_sub(10_000)?))
}

/// Where an object is, or where it is bound and since when.
fn go_on(sim: &mut Sim<'_>, past: &Past<'_>, object: &ObjectState) {
    match object.location {
        Location::At(place) => at_place(sim, past, object, past.log.place_name(place), false),
        Location::Moving { from, to } => {
            let to = past.log.place_name(to);
            let from = from.map_or(to, |from| past.log.place_name(from));
            keep_room(sim, past, object, to);
            under_way(sim, past, object, from, to);
        }
        // What is in or on another goes on with it.
        Location::Inside(_) | Location::Unplaced => {}
    }
}

/// The object arrives where it is bound, and goes on from there.
fn under_way(sim: &mut Sim<'_>, past: &Past<'_>, object: &ObjectState, from: &str, to: &str) {
    let name = past.name(object.object);
    let Some(next) = next_step(sim, past, object, to, true) else { return };
    // A cage for a trailer goes in at once.
    if object.kind == ObjectKind::Pallet && row(to) == "dock" {
        let left = sim.left_of(object.kind, (from, to, object.since));
        sim.after(left, next);
        return;
    }
    sim.travel_on(&name, object.kind, (from, to, object.since), next);
}

fn at_place(sim: &mut Sim<'_>, past: &Past<'_>, object: &ObjectState, place: &str, is_coming: bool) {
    keep_room(sim, past, object, place);
    if let Some(next) = next_step(sim, past, object, place, is_coming) {
        sim.at(sim.now, next);
    }
}

/// Keeps what an object has where it is, or is bound: a slot, a station, a dock, a train.
fn keep_room(sim: &mut Sim<'_>, past: &Past<'_>, object: &ObjectState, place: &str) {
    let name = past.name(object.object);
    let is_laden = past.load(object.object).iter().any(|dolly| !past.load(*dolly).is_empty());
    match (object.kind, row(place)) {
        (ObjectKind::Tug, _) => {
            sim.train_at.insert(name.clone(), place.to_owned());
            // A train under way is free once it is there.
            let room = inbound::trains_at(place);
            if is_laden || room.is_some() || matches!(object.location, Location::Moving { .. }) {
                sim.take(Pool::Trains, &name);
            }
            if let Some(room) = room {
                sim.occupy(&room);
            }
        }
        (ObjectKind::Lift, _) => {
            let is_homeward = place == inbound::PARK && matches!(object.location, Location::Moving { .. });
            let at = if is_homeward { inbound::HOMEWARD } else { place };
            sim.train_at.insert(name, at.to_owned());
        }
        (ObjectKind::Forklift, _) => {
            sim.train_at.insert(name, place.to_owned());
            past.names(past.load(object.object)).iter().for_each(|pallet| crew::onto_sorter(sim, pallet));
        }
        (ObjectKind::Truck, "dock") => sim.take(Pool::Docks, place),
        (ObjectKind::Truck, "gate-in" | "gate-out") => sim.occupy(place),
        (ObjectKind::Uld, "breakdown") => sim.take(Pool::BreakDown, place),
        (ObjectKind::Uld, "xray") => sim.take(Pool::Xray, place),
        (ObjectKind::Uld, "deck") => *sim.decks.entry(place.to_owned()).or_default() += 1,
        (ObjectKind::Uld, "door") => *sim.doors.entry(place.to_owned()).or_default() += 1,
        (ObjectKind::Uld, "lane" | "airlock" | "customs-cage" | "empty-pool") => sim.occupy(place),
        (ObjectKind::Pallet, "chute") => sim.occupy(ALL_STAGING),
        (ObjectKind::Pallet, "staging") => {
            sim.occupy(ALL_STAGING);
            *sim.lanes.entry(place.to_owned()).or_default() += 1;
        }
        _ => {}
    }
}

/// The row of a place: its id without the number.
fn row(place: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match place.split_once('-') {
        Some((row, number)) if is_number(number) || row == "chute" => row,
        _ if place.ends_with("-side") => "side",
        _ => place,
    }
}

type Step<'a> = Box<dyn FnOnce(&mut Sim<'a>) + 'a>;

fn step<'a>(then: impl FnOnce(&mut Sim<'a>) + 'a) -> Option<Step<'a>> {
    Some(Box::new(then))
}

/// What an object does at a place: `is_coming` when it is still on its way there.
fn next_step<'a>(
    sim: &mut Sim<'a>,
    past: &Past<'_>,
    object: &ObjectState,
    place: &str,
    is_coming: bool,
) -> Option<Step<'a>> {
    let place = place.to_owned();
    match object.kind {
        ObjectKind::Uld => uld_step(sim, past, object, place, is_coming),
        ObjectKind::Aircraft => aircraft_step(past, object, place, is_coming),
        ObjectKind::Truck => truck_step(past, object, place),
        ObjectKind::Tug => tug_step(past, object, place),
        ObjectKind::Pallet => pallet_step(past, object, place),
        ObjectKind::Container => container_step(past, object, &place),
        ObjectKind::Bag => {
            let bag = past.name(object.object);
            step(move |sim| outbound::into_cage(sim, bag))
        }
        ObjectKind::Forklift if place != crew::DOOR => {
            let forklift = past.name(object.object);
            step(move |sim| crew::go_back(sim, forklift, &place))
        }
        ObjectKind::Lift if is_coming => {
            let loader = past.name(object.object);
            step(move |sim| drop(sim.train_at.insert(loader, place)))
        }
        _ if is_coming => step(|_| {}),
        _ => None,
    }
}

fn uld_step<'a>(
    sim: &mut Sim<'a>,
    past: &Past<'_>,
    object: &ObjectState,
    place: String,
    is_coming: bool,
) -> Option<Step<'a>> {
    let uld = past.name(object.object);
    let bound = past.bound(object.object).filter(|_| object.flow == Flow::Export);
    let done = if is_coming { 0.0 } else { sim.now.secs_since(object.since) / (34.0 * 60.0) };
    match (row(&place).to_owned().as_str(), bound) {
        ("build-up", Some(bound)) => {
            let wanted = past.log.object(&bound.flight).map_or(sim.now, |flight| past.planned(flight, "ARR"));
            step(move |sim| inbound::build_up(sim, uld, bound, wanted + TimeSpan::from_minutes(75)))
        }
        ("door", Some(bound)) => step(move |sim| inbound::at_door(sim, uld, place, bound)),
        ("side", Some(bound)) => step(move |sim| {
            let into = bound.flight.into();
            sim.tell(&uld, What::Loaded { into });
        }),
        ("side", None) => step(move |sim| {
            sim.acquire(Pool::Trains, move |sim, tug| {
                inbound::fetch_train(sim, tug, place.clone(), move |sim, tug| {
                    let dolly = inbound::dolly(&tug, 1);
                    sim.tell(&uld, What::Loaded { into: dolly.into() });
                    sim.after(TimeSpan::from_secs(35), move |sim| {
                        inbound::haul(sim, Train { tug, load: vec![uld] }, place);
                    });
                });
            });
        }),
        ("door", None) => step(move |sim| inbound::check_in(sim, uld, place)),
        ("lane", _) => step(move |sim| inbound::on_lane(sim, uld, place)),
        ("deck", _) if object.is_held => step(move |sim| inbound::to_cage(sim, uld, place)),
        ("deck", _) => match object.status {
            Some(StatusCode::Ccd) => step(move |sim| inbound::await_break_down(sim, uld, place)),
            Some(StatusCode::Nfd | StatusCode::Crc | StatusCode::Tgc) => {
                step(move |sim| inbound::clear(sim, uld, place))
            }
            _ => step(move |sim| inbound::customs(sim, uld, place)),
        },
        ("customs-cage", _) if object.is_held => step(move |sim| inbound::in_cage(sim, uld)),
        ("customs-cage", _) => step(move |sim| inbound::from_cage(sim, uld)),
        ("xray", _) => step(move |sim| inbound::in_xray(sim, uld, place)),
        ("airlock", _) => step(move |sim| {
            sim.acquire(Pool::BreakDown, move |sim, station| inbound::in_airlock(sim, uld, station));
        }),
        ("breakdown", _) => step(move |sim| inbound::break_down(sim, uld, place, done)),
        ("empty-pool", _) => step(move |sim| inbound::in_pool(sim, uld)),
        _ if is_coming => step(|_| {}),
        _ => None,
    }
}

fn aircraft_step<'a>(past: &Past<'_>, object: &ObjectState, place: String, is_coming: bool) -> Option<Step<'a>> {
    let id = past.name(object.object);
    if row(&place) == "line-up-22L" {
        return step(move |sim| inbound::take_off(sim, id));
    }
    if row(&place) != "stand" {
        return is_coming.then(|| -> Step<'a> { Box::new(|_| {}) });
    }
    let type_code = past.log.identity(object.object).2;
    let freighter = FREIGHTERS.iter().find(|freighter| type_code == Some(freighter.0)).unwrap_or(&FREIGHTERS[0]);
    let (type_code, main, lower, ..) = *freighter;
    let planned = past.planned(object.object, "ARR");
    let flight = Flight { id, type_code, main, lower, stand: place, planned };
    let is_import = |uld: &ObjectId| past.state.get(*uld).is_some_and(|uld| uld.flow != Flow::Export);
    let load: Vec<ObjectId> = past.load(object.object).iter().copied().filter(is_import).collect();
    let ulds: VecDeque<String> = past.names(&load).into();
    match (is_coming, ulds.is_empty()) {
        (true, _) => step(move |sim| inbound::on_blocks(sim, flight, ulds)),
        (false, true) => step(move |sim| inbound::depart_when_ready(sim, &flight)),
        (false, false) => step(move |sim| inbound::unload(sim, flight, ulds, None)),
    }
}

fn truck_step<'a>(past: &Past<'_>, object: &ObjectState, place: String) -> Option<Step<'a>> {
    let id = past.name(object.object);
    let cages = past.names(past.load(object.object));
    let planned = past.planned(object.object, "gate_in");
    let since = object.since;
    match row(&place) {
        "gate-in" => step(move |sim| outbound::at_gate(sim, id, planned)),
        "truck-park" => step(move |sim| outbound::in_park(sim, id)),
        "dock" => step(move |sim| outbound::at_dock(sim, id, place, cages, since + TimeSpan::from_minutes(62))),
        "gate-out" => step(move |sim| outbound::at_gate_out(sim, id, cages)),
        // On the way in it has no load yet.
        "road-e42" if cages.is_empty() => step(move |sim| {
            outbound::to_gate(sim, id, planned);
        }),
        "road-e42" => step(move |sim| outbound::gone(sim, id, cages)),
        _ => None,
    }
}

fn tug_step<'a>(past: &Past<'_>, object: &ObjectState, place: String) -> Option<Step<'a>> {
    let tug = past.name(object.object);
    let ulds: Vec<ObjectId> =
        past.load(object.object).iter().flat_map(|dolly| past.load(*dolly).iter().copied()).collect();
    let bound = ulds
        .first()
        .and_then(|uld| past.state.get(*uld).filter(|uld| uld.flow == Flow::Export).and_then(|_| past.bound(*uld)));
    let load = past.names(&ulds);
    match (row(&place), bound, load.is_empty()) {
        ("side", _, true) => step(move |sim| inbound::park(sim, tug, place)),
        (_, _, true) if matches!(object.location, Location::Moving { .. }) => {
            step(move |sim| sim.release(Pool::Trains, tug))
        }
        (_, _, true) => None,
        ("door", None, _) => step(move |sim| {
            *sim.doors.entry(place.clone()).or_default() += load.len();
            inbound::set_down(sim, Train { tug, load }, place);
        }),
        ("side", None, _) => step(move |sim| inbound::haul(sim, Train { tug, load }, place)),
        ("side", Some(bound), _) => {
            let uld = load.into_iter().next()?;
            step(move |sim| inbound::put_aboard(sim, uld, tug, bound))
        }
        (_, Some(bound), _) => {
            let uld = load.into_iter().next()?;
            let side = format!("{}-side", bound.stand);
            step(move |sim| {
                inbound::fetch_train(sim, tug, side, move |sim, tug| inbound::put_aboard(sim, uld, tug, bound))
            })
        }
        _ => None,
    }
}

fn pallet_step<'a>(past: &Past<'_>, object: &ObjectState, place: String) -> Option<Step<'a>> {
    let cage = past.name(object.object);
    match row(&place) {
        "chute" => step(move |sim| outbound::from_chute(sim, cage, place)),
        "staging" => step(move |sim| sim.staged.push_back(Staged { cage, lane: place })),
        // On its way into a trailer, whichever stands there.
        "dock" => {
            let at = past.log.places().find(&place);
            let truck = past.state.objects.iter().find(|other| {
                let here = matches!(other.location, Location::At(p) if Some(p.index() as u32) == at);
                here && other.kind == ObjectKind::Truck
            });
            let truck = past.name(truck?.object);
            step(move |sim| sim.tell(&cage, What::Loaded { into: truck.into() }))
        }
        "rail-door" | "infeed" => step(move |sim| crew::onto_sorter(sim, &cage)),
        _ => None,
    }
}

fn container_step<'a>(past: &Past<'_>, object: &ObjectState, place: &str) -> Option<Step<'a>> {
    let id = past.name(object.object);
    let done = past.state.time.secs_since(object.since) / (55.0 * 60.0);
    match row(place) {
        "rail-door" => step(move |sim| outbound::at_rail_door(sim, id, done)),
        // It comes full and leaves empty; one that has been at the door is on its way out.
        "road-e42" => step(move |sim| outbound::to_terminal(sim, id)),
        _ => None,
    }
}
