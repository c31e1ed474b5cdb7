//! Every key figure beside a plain walk through the raw events: no log, no series, no sums, nothing that is kept from one instant to
//! the next. A figure that has no such walk fails the tests.

use std::collections::{BTreeMap, BTreeSet};

use super::{Goals, Kpi, Measure, Reading, Series};
use crate::hub::{
    EventLog, EventTime, Flow, HubEvent, Layout, ObjectKind, Occupancy, StatusCode, TimeSpan, What, layout::PlaceKind,
    motion::Scenery,
};

type Event = HubEvent<'static>;

/// Where something is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spot<'a> {
    At(&'a str),
    In(&'a str),
    Elsewhere,
}

/// When something was put on a sorter and whether it was read, each time; when it came down a chute, and whether that was the planned one.
type Sorted = (Vec<(EventTime, bool)>, Option<(EventTime, Option<bool>)>);

/// Something that a figure is made of.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: EventTime,
    until: Option<EventTime>,
    due: Option<EventTime>,
    amount: f64,
    is_such: bool,
}

impl Piece {
    const fn of(from: EventTime, until: Option<EventTime>) -> Self {
        Self { from, until, due: None, amount: 1.0, is_such: true }
    }
}

/// What was told and not taken back, object by object and in time order.
struct Told<'a> {
    layout: &'a Layout,
    begin: EventTime,
    lives: BTreeMap<&'a str, Vec<&'a Event>>,
}

/// In which order events of one object at one instant count.
fn rank(what: &What<'_>) -> usize {
    const ORDER: [&str; 15] = [
        "enters",
        "retracted",
        "plan",
        "arrives",
        "unloaded",
        "observed",
        "status",
        "hold_set",
        "hold_released",
        "measures",
        "alarm_raised",
        "alarm_cleared",
        "loaded",
        "departs",
        "leaves",
    ];
    ORDER.iter().position(|name| *name == what.name()).expect("a name")
}

impl<'a> Told<'a> {
    fn of(layout: &'a Layout, events: &'a [Event]) -> Self {
        let taken_back: BTreeSet<&str> = events
            .iter()
            .filter_map(|event| match &event.what {
                What::Retracted { event, .. } => Some(&event[..]),
                _ => None,
            })
            .collect();
        let mut lives = BTreeMap::<&str, Vec<&Event>>::new();
        for event in events {
            if !event.id.as_deref().is_some_and(|id| taken_back.contains(id)) {
                lives.entry(&event.object).or_default().push(event);
            }
        }
        lives.values_mut().for_each(|life| life.sort_by_key(|event| (event.time, rank(&event.what))));
        let begin = events.iter().map(|event| event.time).min().expect("events") - TimeSpan::from_nanos(1);
        Self { layout, begin, lives }
    }

    fn life(&self, object: &str) -> &[&'a Event] {
        self.lives.get(object).map_or(&[], |life| &life[..])
    }

    /// What the object said of itself when it last entered.
    fn entered(&self, object: &str) -> Option<&'a What<'static>> {
        self.life(object).iter().rev().map(|event| &event.what).find(|what| matches!(what, What::Enters { .. }))
    }

    fn kind(&self, object: &str) -> ObjectKind {
        match self.entered(object) {
            Some(What::Enters { kind, .. }) => *kind,
            _ => ObjectKind::Unknown,
        }
    }

    fn attribute(&self, object: &str, wanted: &str) -> Option<&'a str> {
        let Some(What::Enters { attributes, .. }) = self.entered(object) else { return None };
        attributes.iter().find(|one| one.name == wanted).map(|one| &one.value[..])
    }

    fn all_of(&self, kinds: &[ObjectKind]) -> Vec<&'a str> {
        self.lives.keys().copied().filter(|object| kinds.contains(&self.kind(object))).collect()
    }

    fn place_kind(&self, name: &str) -> Option<PlaceKind> {
        self.layout.place(name).map(|place| self.layout.get(place).kind)
    }

    /// Where an event says that its object is from then on, if it says so.
    fn spot(&self, event: &'a Event) -> Option<Spot<'a>> {
        Some(match &event.what {
            What::Enters { at, .. } => at.as_deref().map_or(Spot::Elsewhere, Spot::At),
            What::Arrives { at } | What::Observed { at } => Spot::At(at),
            What::Departs { .. } | What::Leaves { .. } => Spot::Elsewhere,
            What::Loaded { into } => Spot::In(into),
            What::Unloaded { at: Some(at), .. } => Spot::At(at),
            What::Unloaded { from, at: None } => self.ground(from, event.time),
            _ => return None,
        })
    }

    /// The place at which something stands with all that it is in.
    fn ground(&self, object: &str, time: EventTime) -> Spot<'a> {
        let told = self.life(object).iter().take_while(|event| event.time <= time).filter_map(|event| self.spot(event));
        match told.last() {
            Some(Spot::In(outer)) => self.ground(outer, time),
            Some(spot) => spot,
            None => Spot::Elsewhere,
        }
    }

    /// Every stay of an object: where, from when, until when.
    fn stays_of(&self, object: &str) -> Vec<(&'a str, Piece)> {
        let spots: Vec<(EventTime, Spot<'a>)> =
            self.life(object).iter().filter_map(|event| Some((event.time, self.spot(event)?))).collect();
        let mut stays = Vec::new();
        for (k, (time, spot)) in spots.iter().enumerate() {
            let Spot::At(place) = spot else { continue };
            if k == 0 || spots[k - 1].1 != *spot {
                let next = spots[k..].iter().find(|(_, later)| later != spot);
                stays.push((*place, Piece::of(*time, next.map(|(time, _)| *time))));
            }
        }
        stays
    }

    /// The stays of kinds of objects at a kind of place.
    fn stays(&self, kinds: &[ObjectKind], place: PlaceKind) -> Vec<Piece> {
        let of = |object| self.stays_of(object).into_iter().filter(|(at, _)| self.place_kind(at) == Some(place));
        self.all_of(kinds).into_iter().flat_map(of).map(|(_, piece)| piece).collect()
    }

    fn stays_that_end(&self, kinds: &[ObjectKind], place: PlaceKind) -> Vec<Piece> {
        self.stays(kinds, place).into_iter().filter(|piece| piece.until.is_some()).collect()
    }

    fn positions(&self, kind: PlaceKind) -> f64 {
        let places = self.layout.places().filter(|(_, place)| place.kind == kind);
        places.map(|(_, place)| f64::from(place.slots.0) * f64::from(place.slots.1) * f64::from(place.stack)).sum()
    }

    fn first(&self, object: &str, wanted: StatusCode) -> Option<EventTime> {
        let is_it = |event: &&&Event| matches!(&event.what, What::Status { code, .. } if *code == wanted);
        self.life(object).iter().find(is_it).map(|event| event.time)
    }

    fn plan(&self, object: &str, wanted: &str, before: Option<EventTime>) -> Option<EventTime> {
        let told = self.life(object).iter().filter(|event| before.is_none_or(|before| event.time <= before));
        told.filter_map(|event| match &event.what {
            What::Plan { milestone, planned, .. } if milestone == wanted => Some(*planned),
            _ => None,
        })
        .next()
    }

    /// What milestones are told of: shipments with their pieces, and ULDs. The first name is that of the shipment itself, if it is told of.
    fn shipments(&self) -> Vec<(Option<&'a str>, Vec<&'a str>)> {
        let mut all = BTreeMap::<&str, (Option<&str>, Vec<&str>)>::new();
        for object in self.lives.keys().copied() {
            match self.entered(object) {
                Some(What::Enters { kind: ObjectKind::Unknown, type_code: Some(code), .. })
                    if ["AWB", "Waybill", "Shipment"].contains(&&code[..]) =>
                {
                    all.entry(object).or_default().0 = Some(object);
                }
                Some(What::Enters { kind: ObjectKind::Parcel, .. }) => {
                    all.entry(self.attribute(object, "link.ofShipment").unwrap_or(object)).or_default().1.push(object);
                }
                _ => {}
            }
        }
        all.into_values().collect()
    }

    /// One piece for each shipment that has one, and for each ULD that none of those was put into.
    fn consignments(&self, of: impl Fn(Option<&'a str>, &[&'a str]) -> Vec<Piece>) -> Vec<Piece> {
        let (mut found, mut carriers) = (Vec::new(), BTreeSet::new());
        for (own, pieces) in self.shipments() {
            let more = of(own, &pieces);
            for event in own.iter().chain(&pieces).flat_map(|object| self.life(object)).filter(|_| !more.is_empty()) {
                if let What::Loaded { into } = &event.what {
                    carriers.insert(&into[..]);
                }
            }
            found.extend(more);
        }
        let ulds = self.all_of(&[ObjectKind::Uld]).into_iter().filter(|uld| !carriers.contains(uld));
        ulds.for_each(|uld| found.extend(of(Some(uld), &[])));
        found
    }

    fn reached(&self, own: Option<&str>, pieces: &[&str], wanted: StatusCode) -> Option<EventTime> {
        own.and_then(|own| self.first(own, wanted)).or_else(|| {
            let times: Vec<_> = pieces.iter().map(|piece| self.first(piece, wanted)).collect();
            if times.iter().any(Option::is_none) { None } else { times.into_iter().flatten().max() }
        })
    }

    fn promised(
        &self,
        own: Option<&str>,
        pieces: &[&str],
        wanted: &str,
        before: Option<EventTime>,
    ) -> Option<EventTime> {
        let of_pieces = || pieces.iter().filter_map(|piece| self.plan(piece, wanted, before)).max();
        own.and_then(|own| self.plan(own, wanted, before)).or_else(of_pieces)
    }

    fn between(&self, begins: StatusCode, ends: StatusCode) -> Vec<Piece> {
        self.consignments(|own, pieces| {
            let of_flight = || {
                let from = own.filter(|_| begins == StatusCode::Arr && pieces.is_empty())?;
                let flight = self.life(from).iter().find_map(|event| match &event.what {
                    What::Unloaded { from, .. } if self.kind(from) == ObjectKind::Aircraft => Some(&from[..]),
                    _ => None,
                })?;
                self.first(flight, begins)
            };
            let until = self.reached(own, pieces, ends);
            let from = self.reached(own, pieces, begins).or_else(of_flight);
            let from = from.filter(|from| until.is_none_or(|until| *from <= until));
            let due = self.promised(own, pieces, &ends.code(), None);
            from.map(|from| Piece { due, ..Piece::of(from, until) }).into_iter().collect()
        })
    }

    /// From the plan until it departed, if that was later.
    fn beside_plan(planned: Option<EventTime>, until: Option<EventTime>) -> Vec<Piece> {
        let planned = planned.into_iter();
        planned.map(|planned| Piece::of(until.map_or(planned, |until| until.min(planned)), until)).collect()
    }

    fn departures(
        &self,
        kind: ObjectKind,
        milestone: &str,
        departed: impl Fn(&str) -> Option<EventTime>,
    ) -> Vec<Piece> {
        let of = |object: &str| Self::beside_plan(self.plan(object, milestone, departed(object)), departed(object));
        self.all_of(&[kind]).into_iter().flat_map(of).collect()
    }

    fn promises(&self, wanted: StatusCode) -> Vec<Piece> {
        let found = self.consignments(|own, pieces| {
            let until = self.reached(own, pieces, wanted);
            Self::beside_plan(self.promised(own, pieces, &wanted.code(), until), until)
        });
        if found.is_empty() {
            return self.departures(ObjectKind::Aircraft, &wanted.code(), |object| self.first(object, wanted));
        }
        found
    }

    /// What begins with an event of a name and ends with the next other one of the same name.
    fn pairs(&self, mark: impl Fn(&'a What<'static>) -> Option<(&'a str, bool)>) -> Vec<Piece> {
        let mut found = Vec::new();
        for life in self.lives.values() {
            let marks: Vec<(EventTime, &str, bool)> = life
                .iter()
                .filter_map(|event| mark(&event.what).map(|(name, begins)| (event.time, name, begins)))
                .collect();
            for name in marks.iter().map(|(_, name, _)| *name).collect::<BTreeSet<_>>() {
                let mut open = None;
                for (time, _, begins) in marks.iter().filter(|(_, other, _)| *other == name) {
                    match (open, begins) {
                        (None, true) => open = Some(*time),
                        (Some(from), false) => {
                            found.push(Piece::of(from, Some(*time)));
                            open = None;
                        }
                        _ => {}
                    }
                }
                found.extend(open.map(|from| Piece::of(from, None)));
            }
        }
        found
    }

    fn holds(&self, is_of_customs: bool) -> Vec<Piece> {
        let is_meant = |hold: &str| hold.eq_ignore_ascii_case("customs") == is_of_customs;
        self.pairs(|what| match what {
            What::HoldSet { hold, .. } if is_meant(hold) => Some((&hold[..], true)),
            What::HoldReleased { hold } if is_meant(hold) => Some((&hold[..], false)),
            _ => None,
        })
    }

    fn alarms(&self, words: Option<&[&str]>) -> Vec<Piece> {
        let is_meant = |alarm: &str| {
            let alarm = alarm.to_lowercase();
            words.is_none_or(|words| alarm.split(['-', '_', ' ', '/']).any(|part| words.contains(&part)))
        };
        self.pairs(|what| match what {
            What::AlarmRaised { alarm, .. } if is_meant(alarm) => Some((&alarm[..], true)),
            What::AlarmCleared { alarm } if is_meant(alarm) => Some((&alarm[..], false)),
            _ => None,
        })
    }

    /// What each series of people counts, from one count to the next.
    fn people(&self, role: Option<&str>) -> Vec<Piece> {
        let mut counts = BTreeMap::<(&str, &str), Vec<(EventTime, f64)>>::new();
        for event in self.lives.values().flatten() {
            if let What::Measures { quantity, value, .. } = &event.what
                && let Some(of) = quantity.strip_prefix("staff_")
                && role.is_none_or(|role| role == of)
            {
                counts.entry((&event.object, quantity)).or_default().push((event.time, *value));
            }
        }
        let each = |all: Vec<(EventTime, f64)>| {
            let ends: Vec<_> = all.iter().skip(1).map(|(time, _)| Some(*time)).chain([None]).collect();
            all.into_iter().zip(ends).map(|((from, amount), until)| Piece { amount, ..Piece::of(from, until) })
        };
        counts.into_values().flat_map(each).collect()
    }

    /// The times that ULDs are on the ground.
    fn visits_of(&self, uld: &str) -> Vec<Piece> {
        #[derive(Clone, Copy, PartialEq)]
        enum Is<'a> {
            Away,
            OnSite(EventTime),
            Aboard(Option<EventTime>, &'a str, EventTime),
        }
        let (mut is, mut visits) = (Is::Away, Vec::new());
        let over = |from: Option<EventTime>, until| from.map(|from| Piece::of(from, Some(until)));
        let begins: Vec<EventTime> = self.stays_of(uld).iter().map(|(_, stay)| stay.from).collect();
        for event in self.life(uld) {
            is = match (&event.what, is) {
                (What::Loaded { into }, Is::Away) if self.kind(into) == ObjectKind::Aircraft => {
                    Is::Aboard(None, into, event.time)
                }
                (What::Loaded { into }, Is::OnSite(from)) if self.kind(into) == ObjectKind::Aircraft => {
                    Is::Aboard(Some(from), into, event.time)
                }
                (What::Unloaded { from, .. }, Is::Aboard(since, flight, _)) if from == flight => {
                    since.map_or(Is::Away, Is::OnSite)
                }
                (_, is) => is,
            };
            if begins.contains(&event.time) && matches!(self.spot(event), Some(Spot::At(_))) {
                is = match is {
                    Is::OnSite(from) => Is::OnSite(from),
                    Is::Away => Is::OnSite(event.time),
                    Is::Aboard(from, _, left) => {
                        visits.extend(over(from, left));
                        Is::OnSite(event.time)
                    }
                };
            }
            if matches!(event.what, What::Leaves { .. }) {
                match is {
                    Is::Away => {}
                    Is::OnSite(from) => visits.extend(over(Some(from), event.time)),
                    Is::Aboard(from, _, left) => visits.extend(over(from, left)),
                }
                is = Is::Away;
            }
        }
        match is {
            Is::Away => {}
            Is::OnSite(from) => visits.push(Piece::of(from, None)),
            Is::Aboard(from, _, left) => visits.extend(over(from, left)),
        }
        visits
    }

    fn on_site(&self, hours: i64) -> Vec<Piece> {
        let all = self.all_of(&[ObjectKind::Uld]).into_iter().flat_map(|uld| self.visits_of(uld));
        let late = all.map(|visit| Piece { from: visit.from + TimeSpan::from_minutes(60 * hours), ..visit });
        late.filter(|visit| visit.until.is_none_or(|until| visit.from < until)).collect()
    }

    /// The visits of a ULD that are over, with how many events of a sort were told of each.
    fn told_of(&self, uld: &str, is_such: fn(&What<'_>) -> bool) -> Vec<Piece> {
        let visits = self.visits_of(uld);
        let mut counts = vec![0.0; visits.len()];
        for event in self.life(uld).iter().filter(|event| is_such(&event.what)) {
            // It belongs to the last visit that had begun, or to the first one.
            let at = visits.iter().rposition(|visit| visit.from <= event.time).unwrap_or(0);
            counts.iter_mut().skip(at).take(1).for_each(|count| *count += 1.0);
        }
        let all = visits.into_iter().zip(counts).filter(|(visit, _)| visit.until.is_some());
        all.map(|(visit, amount)| Piece { amount, ..visit }).collect()
    }

    fn all_told_of(&self, is_such: fn(&What<'_>) -> bool, make: fn(Piece) -> Piece) -> Vec<Piece> {
        self.all_of(&[ObjectKind::Uld]).into_iter().flat_map(|uld| self.told_of(uld, is_such)).map(make).collect()
    }

    fn discrepancies(&self) -> Vec<Piece> {
        self.consignments(|own, pieces| match own.filter(|own| self.kind(own) == ObjectKind::Uld) {
            Some(uld) => self.told_of(uld, is_discrepancy),
            None => {
                let told: Vec<_> = own.iter().chain(pieces).flat_map(|object| self.life(object)).collect();
                let amount = told.iter().filter(|event| is_discrepancy(&event.what)).count() as f64;
                let until = self.reached(own, pieces, StatusCode::Dlv);
                until.map(|until| Piece { amount, ..Piece::of(until, Some(until)) }).into_iter().collect()
            }
        })
    }

    /// Of each bag and parcel: when it was put on a sorter and whether it was read, and when it came down which chute.
    fn sorted(&self) -> Vec<Sorted> {
        let each = |object: &'a str| {
            let (mut scans, mut chute, mut wanted) = (Vec::<(EventTime, bool)>::new(), None, None::<&str>);
            for event in self.life(object) {
                match &event.what {
                    What::Observed { at } | What::Arrives { at } => match self.place_kind(at) {
                        Some(PlaceKind::Induction) => {
                            let again = scans.last().is_some_and(|(last, _)| event.time.secs_since(*last) <= 20.0);
                            scans.extend((!again).then_some((event.time, true)));
                        }
                        Some(PlaceKind::Chute) if chute.is_none() => {
                            let is_right = wanted.map(|wanted| self.layout.place(wanted) == self.layout.place(at));
                            chute = Some((event.time, is_right));
                        }
                        _ => {}
                    },
                    What::Plan { at: Some(at), .. } if self.place_kind(at) == Some(PlaceKind::Chute) => {
                        wanted = Some(at);
                    }
                    What::Status { detail: Some(words), .. } if words.replace([' ', '-'], "") == "noread" => {
                        scans.last_mut().into_iter().for_each(|(_, is_read)| *is_read = false);
                    }
                    _ => {}
                }
            }
            (scans, chute)
        };
        self.all_of(&[ObjectKind::Bag, ObjectKind::Parcel]).into_iter().map(each).collect()
    }

    fn scans(&self) -> Vec<Piece> {
        let scans = self.sorted().into_iter().flat_map(|(scans, _)| scans);
        scans.map(|(time, is_read)| Piece { is_such: !is_read, ..Piece::of(time, Some(time)) }).collect()
    }

    fn down_chutes(&self, is_such: fn(usize, Option<bool>) -> Option<bool>) -> Vec<Piece> {
        let each = |(scans, chute): Sorted| {
            let (time, is_right) = chute?;
            let before = scans.iter().filter(|(scan, _)| *scan <= time).count();
            Some(Piece { is_such: is_such(before, is_right)?, ..Piece::of(time, Some(time)) })
        };
        self.sorted().into_iter().filter_map(each).collect()
    }

    fn waiting_for_break_down(&self) -> Vec<Piece> {
        let is_import = |uld: &&str| matches!(self.entered(uld), Some(What::Enters { flow: Flow::Import, .. }));
        let stays = self.all_of(&[ObjectKind::Uld]).into_iter().filter(is_import).flat_map(|uld| self.stays_of(uld));
        let is_there = |at: &str| matches!(self.place_kind(at), Some(PlaceKind::Lane | PlaceKind::Rack));
        stays.filter(|(at, _)| is_there(at)).map(|(_, piece)| piece).collect()
    }

    fn door_to_stock(&self) -> Vec<Piece> {
        let each = |uld: &'a str| {
            let stays = self.stays_of(uld);
            let first = |kind: PlaceKind, since: EventTime| {
                let there = stays.iter().filter(|(at, _)| self.place_kind(at) == Some(kind));
                there.map(|(_, stay)| stay.from).filter(|from| *from >= since).min()
            };
            let door = first(PlaceKind::AirsideDoor, EventTime::MIN)?;
            Some(Piece::of(door, Some(first(PlaceKind::Rack, door)?)))
        };
        self.all_of(&[ObjectKind::Uld]).into_iter().filter_map(each).collect()
    }

    fn weighed(&self) -> Vec<Piece> {
        let each = |uld: &'a str| {
            let kg = self.attribute(uld, "gross_kg").and_then(|text| text.parse::<f64>().ok());
            let stays = self.stays_of(uld).into_iter();
            let left = stays.filter(|(at, stay)| {
                self.place_kind(at) == Some(PlaceKind::BreakDown) && stay.until.is_some() && kg.is_some()
            });
            left.map(|(_, stay)| Piece { amount: kg.unwrap_or_default(), ..stay }).collect::<Vec<_>>()
        };
        self.all_of(&[ObjectKind::Uld]).into_iter().flat_map(each).collect()
    }

    /// What a figure is made of, and the whole that a share is of; none of a figure that is not known here.
    fn pieces(&self, id: &str) -> Option<(Vec<Piece>, f64)> {
        use ObjectKind::{Bag, Container, Pallet, Parcel, Truck, Uld};
        const SAFETY: &[&str] =
            &["fuel", "spill", "leak", "dg", "fire", "smoke", "injury", "collision", "miss", "emergency"];
        let stay = |kind: ObjectKind, place: PlaceKind| (self.stays_that_end(&[kind], place), 1.0);
        let fill = |kind: ObjectKind, place: PlaceKind| (self.stays(&[kind], place), self.positions(place));
        let raised =
            |words| self.alarms(words).into_iter().map(|piece| Piece::of(piece.from, Some(piece.from))).collect();
        Some(match id {
            "uld-broken-down" | "dwell-break-down" => stay(Uld, PlaceKind::BreakDown),
            "kg-broken-down" => (self.weighed(), 1.0),
            "uld-built-up" | "dwell-build-up" => stay(Uld, PlaceKind::BuildUp),
            "cages-out" | "dwell-staging" => stay(Pallet, PlaceKind::Staging),
            "bags-sorted" => (self.stays_that_end(&[Bag, Parcel], PlaceKind::Chute), 1.0),
            "arr-rcf" => (self.between(StatusCode::Arr, StatusCode::Rcf), 1.0),
            "rcf-nfd" => (self.between(StatusCode::Rcf, StatusCode::Nfd), 1.0),
            "nfd-dlv" => (self.between(StatusCode::Nfd, StatusCode::Dlv), 1.0),
            "dwell-check-in" => stay(Uld, PlaceKind::Lane),
            "dwell-storage" => stay(Uld, PlaceKind::Rack),
            "dwell-xray" => stay(Uld, PlaceKind::Xray),
            "dwell-airlock" => stay(Uld, PlaceKind::Airlock),
            "dwell-customs" => stay(Uld, PlaceKind::CustomsCage),
            "dwell-quarantine" => stay(Uld, PlaceKind::Quarantine),
            "dwell-empties" => stay(Uld, PlaceKind::EmptyPool),
            "dwell-rail-door" => stay(Container, PlaceKind::RailDoor),
            "trucks-out" | "dock-turn" | "docks-busy" | "docks-used" => fill(Truck, PlaceKind::Dock),
            "truck-wait" | "trucks-waiting" | "truck-park-fill" => fill(Truck, PlaceKind::TruckPark),
            "dock-to-stock" => (self.door_to_stock(), 1.0),
            "uld-on-site" => (self.on_site(0), 1.0),
            "aged-24h" => (self.on_site(24), 1.0),
            "aged-48h" => (self.on_site(48), 1.0),
            "storage-fill" => fill(Uld, PlaceKind::Rack),
            "staging-fill" => fill(Pallet, PlaceKind::Staging),
            "customs-fill" => fill(Uld, PlaceKind::CustomsCage),
            "quarantine-fill" => fill(Uld, PlaceKind::Quarantine),
            "build-up-fill" => fill(Uld, PlaceKind::BuildUp),
            "empties-fill" => fill(Uld, PlaceKind::EmptyPool),
            "sorter-use" => {
                let inductions = self.layout.places().filter(|(_, place)| place.kind == PlaceKind::Induction);
                (self.scans(), inductions.count() as f64 * 3_000.0)
            }
            "break-down-queue" => (self.waiting_for_break_down(), 1.0),
            "flights-on-time" => {
                (self.departures(ObjectKind::Aircraft, "DEP", |flight| self.first(flight, StatusCode::Dep)), 1.0)
            }
            "trucks-on-time" => {
                let is_out = |event: &&&Event| match &event.what {
                    What::Arrives { at } | What::Observed { at } => at == "gate-out" || at == "gate_out",
                    _ => false,
                };
                let out = |truck: &str| self.life(truck).iter().find(is_out).map(|event| event.time);
                (self.departures(Truck, "gate_out", out), 1.0)
            }
            "flown-as-planned" => (self.promises(StatusCode::Dep), 1.0),
            "delivered-as-promised" => (self.promises(StatusCode::Dlv), 1.0),
            "holds-now" | "oldest-hold" | "hold-time" | "hold-releases" => (self.holds(true), 1.0),
            "other-holds-now" => (self.holds(false), 1.0),
            "without-discrepancy" => {
                (self.all_told_of(is_discrepancy, |it| Piece { is_such: it.amount == 0.0, amount: 1.0, ..it }), 1.0)
            }
            "without-damage" => {
                (self.all_told_of(is_damage, |it| Piece { is_such: it.amount == 0.0, amount: 1.0, ..it }), 1.0)
            }
            "damage-rate" => (self.all_told_of(is_damage, |it| Piece { amount: it.amount.min(1.0), ..it }), 1.0),
            "discrepancy-rate" => (self.discrepancies(), 1.0),
            "no-read" => (self.scans(), 1.0),
            "recirculation" => (self.down_chutes(|before, _| (before > 0).then_some(before > 1)), 1.0),
            "mis-sort" => (self.down_chutes(|_, is_right| is_right.map(|is_right| !is_right)), 1.0),
            "alarms-now" => (self.alarms(None), 1.0),
            "alarms" => (raised(None), 1.0),
            "safety-events" => (raised(Some(SAFETY)), 1.0),
            "people" => (self.people(None), 1.0),
            id => (self.people(Some(&id.strip_prefix("people-")?.replace('-', "_"))), 1.0),
        })
    }

    /// What a figure is in a window, gone through one by one.
    fn reading(&self, kpi: &Kpi, (all, whole): &(Vec<Piece>, f64), from: EventTime, until: EventTime) -> Reading {
        let from = from.max(self.begin);
        let is_in = |time: EventTime| from < time && time <= until;
        let late = |it: &Piece| {
            let limit = it.due.or(kpi.tolerance.map(|minutes| it.from + TimeSpan::from_secs_f64(minutes * 60.0)));
            limit.filter(|limit| it.until.is_none_or(|until| until > *limit))
        };
        let hours = until.secs_since(from) / 3_600.0;
        let ended: Vec<&Piece> = all.iter().filter(|it| it.until.is_some_and(is_in)).collect();
        let open: Vec<&Piece> =
            all.iter().filter(|it| it.from <= until && it.until.is_none_or(|end| end > until)).collect();
        let sum = |some: &[&Piece]| some.iter().map(|it| it.amount).sum::<f64>();
        let is_told = !all.is_empty();
        let of_count = |count: usize, value: Option<f64>| Reading { count, value, ..Reading::default() };
        match kpi.measure {
            Measure::PerHour(_) => of_count(ended.len(), (is_told && hours > 0.0).then(|| sum(&ended) / hours)),
            Measure::OfCapacity => {
                let is_there = is_told && hours > 0.0;
                of_count(ended.len(), is_there.then(|| sum(&ended) / hours / whole * 100.0))
            }
            Measure::Now(_) => of_count(open.len(), is_told.then(|| sum(&open))),
            Measure::Share => of_count(open.len(), is_told.then(|| sum(&open) / whole * 100.0)),
            Measure::Oldest => {
                let oldest = open.iter().map(|it| it.from).min();
                of_count(open.len(), oldest.map(|from| until.secs_since(from) / 60.0))
            }
            Measure::Of(many) => {
                let some = !ended.is_empty();
                of_count(ended.len(), some.then(|| sum(&ended) / ended.len() as f64 * f64::from(many)))
            }
            Measure::Occupied => {
                let taken =
                    |it: &Piece| it.until.unwrap_or(EventTime::MAX).min(until).secs_since(it.from.max(from)).max(0.0);
                let begun = all.iter().filter(|it| it.from <= until).count();
                let over = all.iter().filter(|it| it.until.is_some_and(|end| end <= from)).count();
                let share = all.iter().map(taken).sum::<f64>() / (hours * 3_600.0 * whole) * 100.0;
                of_count(begun.saturating_sub(over), (is_told && hours > 0.0).then_some(share))
            }
            Measure::Percent if kpi.tolerance.is_some() => {
                let good = all.iter().filter(|it| it.until.is_some_and(is_in) && late(it).is_none()).count();
                let bad = all.iter().filter_map(late).filter(|limit| is_in(*limit + TimeSpan::from_nanos(1))).count();
                let all = good + bad;
                of_count(all, (all > 0).then(|| good as f64 / all as f64 * 100.0))
            }
            Measure::Percent => {
                let such = ended.iter().filter(|it| it.is_such).count();
                let some = !ended.is_empty();
                of_count(ended.len(), some.then(|| such as f64 / ended.len() as f64 * 100.0))
            }
            Measure::Minutes => {
                let mut minutes: Vec<f64> =
                    ended.iter().filter_map(|it| it.until.map(|until| until.secs_since(it.from) / 60.0)).collect();
                minutes.sort_by(f64::total_cmp);
                // The least length that so many of a hundred do not exceed.
                let least = |share: usize| {
                    let is_enough = |value: &&f64| {
                        minutes.iter().filter(|other| *other <= value).count() * 100 >= share * minutes.len()
                    };
                    minutes.iter().find(is_enough).copied()
                };
                let judged = all.iter().filter(|it| it.due.is_some() || kpi.tolerance.is_some());
                let clear = |it: &&Piece| match late(it) {
                    Some(limit) => is_in(limit.max(it.from) + TimeSpan::from_nanos(1)),
                    None => it.until.is_some_and(is_in),
                };
                let judged: Vec<&Piece> = judged.filter(clear).collect();
                let kept = judged.iter().filter(|it| late(it).is_none()).count();
                Reading {
                    count: minutes.len(),
                    value: least(50),
                    p90: least(90),
                    most: minutes.last().copied(),
                    within: (!judged.is_empty()).then(|| kept as f64 / judged.len() as f64 * 100.0),
                }
            }
        }
    }
}

fn is_discrepancy(what: &What<'_>) -> bool {
    matches!(what, What::Status { code: StatusCode::Dis, .. })
}

fn is_damage(what: &What<'_>) -> bool {
    match what {
        What::Status { code: StatusCode::Dis, detail: Some(words) } => words.to_lowercase().contains("damage"),
        What::HoldSet { hold, .. } => hold.to_lowercase().contains("damage"),
        _ => false,
    }
}

/// Whether two readings are one, but for what sums of many numbers are rounded by.
fn are_one(a: &Reading, b: &Reading) -> bool {
    let is = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-7 * a.abs().max(b.abs()).max(1.0),
        (a, b) => a == b,
    };
    a.count == b.count && is(a.value, b.value) && is(a.p90, b.p90) && is(a.most, b.most) && is(a.within, b.within)
}

/// Reads every figure of events in these windows both ways; gives the first that differs, and in how many windows each had a value.
fn compare(
    layout: &Layout,
    events: &[Event],
    windows: &[(EventTime, EventTime)],
) -> Result<BTreeMap<&'static str, usize>, String> {
    let log = EventLog::of(events);
    let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
    let scenery = Scenery { log: &log, layout, places: &places, occupancy: &occupancy };
    let told = Told::of(layout, events);
    let mut values = BTreeMap::new();
    for kpi in Kpi::all(&Goals::bundled().expect("goals")) {
        let pieces = told.pieces(kpi.id).ok_or_else(|| format!("{} has no walk through the events", kpi.id))?;
        let series = Series::of(kpi, &scenery);
        for (from, until) in windows {
            let (read, walked) = (series.reading(*from, *until), told.reading(&kpi, &pieces, *from, *until));
            if !are_one(&read, &walked) {
                return Err(format!("{} after {from} until {until}: {read:?}, one by one {walked:?}", kpi.id));
            }
            *values.entry(kpi.id).or_default() += usize::from(read.value.is_some_and(|value| value != 0.0));
        }
    }
    Ok(values)
}

mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        hub::Attribute,
        simulate::{Detail, Incident, Plan, simulate},
    };

    /// Windows whose ends are anywhere in a log, among them the whole of it.
    fn windows(events: &[Event], many: usize) -> Vec<(EventTime, EventTime)> {
        let times = events.iter().map(|event| event.time);
        let (begin, end) = (times.clone().min().expect("events"), times.max().expect("events"));
        let span = (end - begin).nanos() as u64;
        // Xorshift: any numbers will do, as long as they are the same each time.
        let mut seed = 88_172_645_463_325_252_u64;
        let mut instant = || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            begin + TimeSpan::from_nanos((seed % span.max(1)) as i64)
        };
        let any = (0..many).map(|_| {
            let (a, b) = (instant(), instant());
            (a.min(b), a.max(b))
        });
        any.chain([(begin - TimeSpan::from_minutes(60), end)]).collect()
    }

    #[test]
    fn figures_of_the_simulated_day_are_what_the_events_say_one_by_one() {
        let layout = crate::hub::layout::scene::liege();
        let start = "2021-11-08".parse().expect("a date");
        let incidents = vec![Incident::CustomsBacklog, Incident::DgLeak, Incident::SorterJam];
        let plan = Plan { start, days: 1, seed: 21, incidents, detail: Detail::Bags, has_train: true };
        let events = simulate(&layout, &plan).expect("a day");
        let values = compare(&layout, &events, &windows(&events, 20)).expect("the same figures");
        let silent: Vec<_> = values.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
        assert_eq!(silent, NOT_ON_THAT_DAY, "figures that are nothing in every window");
    }

    /// What does not happen on the simulated day: nothing lies for 24 hours, nothing is damaged, held by others than customs or put into
    /// quarantine. All of it happens in the random logs.
    const NOT_ON_THAT_DAY: &[&str] = &[
        "aged-24h",
        "aged-48h",
        "damage-rate",
        "discrepancy-rate",
        "dwell-quarantine",
        "other-holds-now",
        "quarantine-fill",
    ];

    /// A place of each kind that figures are of, by its id.
    fn places(layout: &Layout) -> Vec<String> {
        use PlaceKind::*;
        let kinds = [
            Lane,
            Rack,
            CustomsCage,
            Xray,
            Airlock,
            BreakDown,
            BuildUp,
            Induction,
            Chute,
            Staging,
            Dock,
            TruckPark,
            RailDoor,
            EmptyPool,
            Quarantine,
            AirsideDoor,
        ];
        let of = |kind| layout.places().filter(move |(_, place)| place.kind == kind).take(2);
        let known = kinds.into_iter().flat_map(of).map(|(_, place)| place.id.clone());
        known.chain(["gate-out".to_owned(), "nowhere".to_owned()]).collect()
    }

    const OBJECTS: [(&str, ObjectKind, Option<&str>); 16] = [
        ("PMC00001LH", ObjectKind::Uld, Some("PMC")),
        ("PMC00002LH", ObjectKind::Uld, Some("PMC")),
        ("AKE00003LH", ObjectKind::Uld, None),
        ("FLIGHT-1", ObjectKind::Aircraft, None),
        ("FLIGHT-2", ObjectKind::Aircraft, None),
        ("TRUCK-1", ObjectKind::Truck, None),
        ("TRUCK-2", ObjectKind::Truck, None),
        ("CAGE-1", ObjectKind::Pallet, None),
        ("BAG-1", ObjectKind::Bag, None),
        ("BAG-2", ObjectKind::Bag, None),
        ("PIECE-1", ObjectKind::Parcel, Some("S-1")),
        ("PIECE-2", ObjectKind::Parcel, Some("020-12345675")),
        ("PIECE-3", ObjectKind::Parcel, Some("S-1")),
        ("020-12345675", ObjectKind::Unknown, Some("AWB")),
        ("BOX-1", ObjectKind::Container, None),
        ("ROSTER", ObjectKind::Sensor, None),
    ];

    /// Some event: of which object, when, of which sort, and of what.
    type Any = (usize, i64, u8, usize);

    fn event(places: &[String], number: usize, (object, secs, sort, of): Any) -> Event {
        let (name, kind, more) = OBJECTS[object];
        let place = || match kind {
            ObjectKind::Truck if of % 3 == 0 => "gate-out".into(),
            _ => places[of % places.len()].clone().into(),
        };
        let codes =
            [StatusCode::Arr, StatusCode::Rcf, StatusCode::Nfd, StatusCode::Dlv, StatusCode::Dep, StatusCode::Dis];
        let code = codes[of % codes.len()];
        let hold = ["customs", "damage", "security"][of % 3];
        let alarm = ["fuel-spill", "jam"][of % 2];
        let flight = ["FLIGHT-1", "FLIGHT-2", "TRUCK-1"][of % 3];
        // Nothing is put into what may be put into it.
        let carrier = if kind == ObjectKind::Uld { flight } else { ["PMC00001LH", "PMC00002LH"][of % 2] };
        let can_be_carried = matches!(
            kind,
            ObjectKind::Uld | ObjectKind::Pallet | ObjectKind::Bag | ObjectKind::Parcel | ObjectKind::Unknown
        );
        let what = match sort {
            0 => {
                let shipment = more.filter(|_| kind == ObjectKind::Parcel);
                let weight = (of % 3 != 0).then(|| Attribute::new("gross_kg", format!("{}", 100 + of)));
                let known = shipment.map(|of| Attribute::new("link.ofShipment", of)).into_iter().chain(weight);
                What::Enters {
                    kind,
                    type_code: more.map(Into::into),
                    flow: [Flow::Import, Flow::Export][of % 2],
                    at: (of % 4 == 0).then(place),
                    attributes: known.collect(),
                }
            }
            1 => What::Departs { from: None, to: place() },
            2..=4 => What::Arrives { at: place() },
            5 => What::Observed { at: place() },
            6 if can_be_carried => What::Loaded { into: carrier.into() },
            7 if can_be_carried => What::Unloaded { from: carrier.into(), at: (of % 2 == 0).then(place) },
            8..=10 => {
                let detail = ["no read", "damaged", "MSCA"].get(of % 5).map(|words| (*words).into());
                What::Status { code, detail }
            }
            11 => What::HoldSet { hold: hold.into(), reason: None },
            12 => What::HoldReleased { hold: hold.into() },
            13 => What::Leaves { to: None },
            14 | 15 => What::Plan {
                milestone: ["DEP", "DLV", "RCF", "NFD", "gate_out", "chute"][of % 6].into(),
                planned: EventTime::from_secs(secs + of as i64 * 7_000 - 3_000),
                at: (of % 6 == 5).then(|| places[of * 7 % places.len()].clone().into()),
            },
            16 => What::Measures {
                quantity: ["staff_apron", "staff_customs", "rain"][of % 3].into(),
                value: of as f64,
                unit: "1".into(),
            },
            17 => What::AlarmRaised { alarm: alarm.into(), severity: Default::default(), text: None },
            18 => What::AlarmCleared { alarm: alarm.into() },
            _ => What::Retracted { event: format!("e{}", of * 3).into(), reason: None, corrected_by: Vec::new() },
        };
        // No two at one instant: which of them counts first would be told by nothing.
        let time = EventTime::from_nanos(secs * 1_000_000_000 + number as i64);
        let id = Some(format!("e{number}").into());
        HubEvent { time, recorded: None, id, source: None, object: name.into(), what, extensions: Vec::new() }
    }

    fn some_events() -> impl Strategy<Value = Vec<Any>> {
        prop::collection::vec((0..OBJECTS.len(), 0_i64..300_000, 0_u8..20, 0_usize..40), 1..250)
    }

    fn events(layout: &Layout, any: Vec<Any>) -> Vec<Event> {
        let places = places(layout);
        // What things are is told at first, as a rule.
        let known = (0..OBJECTS.len()).map(|object| (object, 0, 0, object));
        known.chain(any).enumerate().map(|(number, any)| event(&places, number, any)).collect()
    }

    /// The random logs leave no figure out: each is more than nothing in some of them.
    #[test]
    fn random_logs_tell_of_every_figure() {
        use proptest::{strategy::ValueTree, test_runner::TestRunner};
        let layout = crate::hub::layout::scene::liege();
        let mut runner = TestRunner::deterministic();
        let mut values = BTreeMap::<&str, usize>::new();
        for _ in 0..80 {
            let events = events(&layout, some_events().new_tree(&mut runner).expect("a log").current());
            let more = compare(&layout, &events, &windows(&events, 6)).expect("the same figures");
            more.into_iter().for_each(|(id, count)| *values.entry(id).or_default() += count);
        }
        let silent: Vec<_> = values.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
        // People are told of in two roles.
        let of_roles = ["people-air-station", "people-break-down", "people-docks", "people-sorting"];
        assert_eq!(silent, of_roles, "figures that are nothing in every log");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

        /// Whatever happens, in whatever order it is told.
        #[test]
        fn figures_of_any_log_are_what_its_events_say_one_by_one(any in some_events()) {
            let layout = crate::hub::layout::scene::liege();
            let events = events(&layout, any);
            if let Err(differs) = compare(&layout, &events, &windows(&events, 6)) {
                prop_assert!(false, "{}", differs);
            }
        }
    }
}
