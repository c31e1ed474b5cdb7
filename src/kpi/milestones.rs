//! From milestone to milestone, by the status codes of shipments, of ULDs that carry none that is told of, and of flights.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use crate::{
    hub::{EventLog, EventTime, ObjectId, ObjectKind, StatusCode, What, motion::Scenery},
    say,
};

pub fn received_to_notified(scenery: &Scenery<'_>) -> Vec<Case> {
    between(scenery.log, StatusCode::Rcf, StatusCode::Nfd)
}

pub fn notified_to_delivered(scenery: &Scenery<'_>) -> Vec<Case> {
    between(scenery.log, StatusCode::Nfd, StatusCode::Dlv)
}

pub fn arrival_to_received(scenery: &Scenery<'_>) -> Vec<Case> {
    between(scenery.log, StatusCode::Arr, StatusCode::Rcf)
}

fn between(log: &EventLog, begins: StatusCode, ends: StatusCode) -> Vec<Case> {
    counted(log, |consignment| {
        let until = consignment.reached(log, ends).unwrap_or(EventTime::MAX);
        let from = consignment.begun(log, begins)?;
        let due = consignment.planned(log, &ends.code(), EventTime::MAX);
        (from <= until).then_some(Case { due, ..Case::new(consignment.object, from, until) })
    })
}

/// The cases of all shipments that have one, and of the ULDs that none of these was in: what a ULD goes through its shipments go
/// through with it, and nothing counts twice.
pub(super) fn counted<C: IntoIterator<Item = Case>>(log: &EventLog, of: impl Fn(&Consignment) -> C) -> Vec<Case> {
    let (mut cases, mut carriers) = (Vec::new(), BTreeSet::new());
    for shipment in shipments(log) {
        let before = cases.len();
        cases.extend(of(&shipment));
        if cases.len() == before {
            continue;
        }
        for part in shipment.all() {
            carriers.extend(log.history(part).filter(|event| !event.is_retracted).filter_map(|event| {
                match &event.event.what {
                    What::Loaded { into } => log.object(into),
                    _ => None,
                }
            }));
        }
    }
    let ulds = log.objects().filter(|object| log.identity(*object).0 == ObjectKind::Uld);
    let own = ulds.filter(|object| !carriers.contains(object)).map(Consignment::one);
    cases.extend(own.flat_map(|uld| of(&uld)));
    cases
}

/// Something that milestones are told of.
pub(super) struct Consignment {
    /// The shipment or ULD; of a shipment that nothing tells of itself, the first of its pieces.
    pub object: ObjectId,
    /// The pieces of a shipment.
    parts: Vec<ObjectId>,
}

impl Consignment {
    const fn one(object: ObjectId) -> Self {
        Self { object, parts: Vec::new() }
    }

    /// When it reached a milestone: when that was told of it, or when the last of its pieces had. Source: ONE Record, good practice:
    /// a shipment reaches a milestone when all its pieces have.
    pub fn reached(&self, log: &EventLog, wanted: StatusCode) -> Option<EventTime> {
        let of_parts = || {
            let times: Option<Vec<EventTime>> = self.parts.iter().map(|part| first(log, *part, wanted)).collect();
            times?.into_iter().max()
        };
        first(log, self.object, wanted).filter(|_| !self.parts.contains(&self.object)).or_else(of_parts)
    }

    /// When it is first told of.
    pub fn began(&self, log: &EventLog) -> Option<EventTime> {
        self.all()
            .filter_map(|object| log.history(object).find(|event| !event.is_retracted))
            .map(|it| it.event.time)
            .min()
    }

    /// How many things of a sort are told of it and its pieces.
    pub fn count(&self, log: &EventLog, is_such: impl Fn(&What<'_>) -> bool) -> u32 {
        let such =
            |object| log.history(object).filter(|event| !event.is_retracted && is_such(&event.event.what)).count();
        self.all().map(|object| such(object) as u32).sum()
    }

    /// The shipment or ULD, and its pieces.
    pub fn all(&self) -> impl Iterator<Item = ObjectId> {
        let own = (!self.parts.contains(&self.object)).then_some(self.object);
        own.into_iter().chain(self.parts.iter().copied())
    }

    /// The same of the milestone from which time is taken. A ULD arrives with the aircraft that it is taken from.
    fn begun(&self, log: &EventLog, wanted: StatusCode) -> Option<EventTime> {
        match self.reached(log, wanted) {
            None if wanted == StatusCode::Arr && self.parts.is_empty() => {
                first(log, flight_of(log, self.object)?, wanted)
            }
            told => told,
        }
    }

    /// The first plan for a milestone of those that were told before an instant: what was promised, whatever was planned later. Of
    /// pieces the latest counts, as does the latest that reaches it.
    pub fn planned(&self, log: &EventLog, wanted: &str, before: EventTime) -> Option<EventTime> {
        let of_parts = || self.parts.iter().filter_map(|part| planned(log, *part, wanted, before)).max();
        planned(log, self.object, wanted, before).filter(|_| !self.parts.contains(&self.object)).or_else(of_parts)
    }
}

/// The shipments of a log: what stands there under the number of its waybill, and what stands there as pieces.
fn shipments(log: &EventLog) -> Vec<Consignment> {
    let mut whole: BTreeMap<ObjectId, Consignment> =
        log.objects().filter(|object| log.is_shipment(*object)).map(|it| (it, Consignment::one(it))).collect();
    // By the name of the shipment, where it is no object of the log.
    let mut only_pieces = BTreeMap::<String, Consignment>::new();
    for piece in log.objects().filter(|object| log.identity(*object).0 == ObjectKind::Parcel) {
        let of = log.attributes(piece).find(|(name, _)| *name == OF_SHIPMENT).map(|(_, shipment)| shipment);
        match of.and_then(|name| log.object(name)).and_then(|object| whole.get_mut(&object)) {
            Some(shipment) => shipment.parts.push(piece),
            None => {
                let name = of.unwrap_or_else(|| log.object_name(piece)).to_owned();
                let known = only_pieces.entry(name).or_insert_with(|| Consignment::one(piece));
                known.parts.push(piece);
            }
        }
    }
    whole.into_values().chain(only_pieces.into_values()).collect()
}

/// The attribute by which a piece tells of which shipment it is: the property `ofShipment` of ONE Record.
const OF_SHIPMENT: &str = "link.ofShipment";

/// What cases are of, and how many of each: shipments, ULDs, trucks; by the names that a person reads.
pub fn made_of(log: &EventLog, cases: &[Case]) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for case in cases {
        let is_piece = || log.attributes(case.object).any(|(name, _)| name == OF_SHIPMENT);
        let kind = match log.identity(case.object).0 {
            ObjectKind::Unknown if log.is_shipment(case.object) => say!("kpi-shipment"),
            ObjectKind::Parcel if is_piece() => say!("kpi-shipment"),
            kind => kind.label(),
        };
        *kinds.entry(kind).or_default() += 1;
    }
    kinds
}

/// The aircraft that something was first taken from.
fn flight_of(log: &EventLog, object: ObjectId) -> Option<ObjectId> {
    log.history(object).filter(|event| !event.is_retracted).find_map(|event| {
        let What::Unloaded { from, .. } = &event.event.what else { return None };
        log.object(from).filter(|from| log.identity(*from).0 == ObjectKind::Aircraft)
    })
}

/// The first plan of an object for a milestone, of those that were told before an instant.
pub(super) fn planned(log: &EventLog, object: ObjectId, wanted: &str, before: EventTime) -> Option<EventTime> {
    let told = log.history(object).take_while(|event| event.event.time <= before);
    told.filter(|event| !event.is_retracted).find_map(|event| match &event.event.what {
        What::Plan { milestone, planned, .. } if milestone == wanted => Some(*planned),
        _ => None,
    })
}

/// When an object first reached a milestone, as plans name it.
pub(super) fn reached(log: &EventLog, object: ObjectId, milestone: &str) -> Option<EventTime> {
    let mut events = log.history(object).filter(|event| !event.is_retracted);
    events.find(|event| event.event.what.is_milestone(milestone)).map(|event| event.event.time)
}

/// When an object first reached a milestone.
pub(super) fn first(log: &EventLog, object: ObjectId, wanted: StatusCode) -> Option<EventTime> {
    let mut events = log.history(object).filter(|event| !event.is_retracted);
    let is_wanted = |what: &What<'_>| matches!(what, What::Status { code, .. } if *code == wanted);
    events.find(|event| is_wanted(&event.event.what)).map(|event| event.event.time)
}
