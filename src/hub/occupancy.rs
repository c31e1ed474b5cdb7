//! Which slot of its place an object has.
//!
//! The slot is a function of the log: whoever comes takes the lowest slot that is free at that moment and
//! keeps it until it goes. Ties are broken by name, so the order of arrival of the events is no matter. People take none from goods and
//! vehicles: theirs are counted for themselves.

use std::collections::BTreeMap;

use super::{EventLog, EventTime, ObjectId, ObjectKind, PlaceRef};

/// Every stay of every place, with its slot.
#[derive(Clone, Debug, Default)]
pub struct Occupancy {
    by_place: Vec<Vec<Stay>>,
    version: u64,
}

/// One object at one place for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Who.
    pub object: ObjectId,
    /// From when.
    pub from: EventTime,
    /// Until when; [`EventTime::MAX`] when nothing later is known.
    pub until: EventTime,
    /// In which slot, from zero.
    pub slot: u32,
}

impl Occupancy {
    /// The occupancy of every place of a log.
    pub fn of(log: &EventLog) -> Self {
        let mut by_place = vec![Vec::new(); log.places().len()];
        for (object, place, from, until) in log.stays() {
            by_place[place.index()].push(Stay { object, from, until, slot: 0 });
        }
        for stays in &mut by_place {
            stays.sort_by(|a, b| (a.from, log.object_name(a.object)).cmp(&(b.from, log.object_name(b.object))));
            let is_person = |stay: &&mut Stay| log.identity(stay.object).0 == ObjectKind::Person;
            let (people, things): (Vec<_>, Vec<_>) = stays.iter_mut().partition(is_person);
            give_slots(people);
            give_slots(things);
        }
        Self { by_place, version: log.version() }
    }

    /// The version of the log that it was made of.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The stay of `object` at `place` that holds at `time`.
    pub fn stay(&self, place: PlaceRef, object: ObjectId, time: EventTime) -> Option<&Stay> {
        let stays = self.by_place.get(place.index())?;
        let before = stays.partition_point(|stay| stay.from <= time);
        stays[..before]
            .iter()
            .rev()
            .find(|stay| stay.object == object)
            .filter(|stay| stay.until > time || stay.from == time)
    }

    /// All stays at a place, by their beginning.
    pub fn stays(&self, place: PlaceRef) -> &[Stay] {
        self.by_place.get(place.index()).map(|stays| &stays[..]).unwrap_or_default()
    }

    /// How many objects are at a place at `time`.
    pub fn count(&self, place: PlaceRef, time: EventTime) -> usize {
        self.stays(place).iter().filter(|stay| stay.from <= time && time < stay.until).count()
    }
}

fn give_slots(stays: Vec<&mut Stay>) {
    let mut ends = BTreeMap::<(EventTime, u32), ()>::new();
    let mut free = std::collections::BTreeSet::<u32>::new();
    let mut next = 0;
    for stay in stays {
        while let Some(entry) = ends.first_entry().filter(|entry| entry.key().0 <= stay.from) {
            free.insert(entry.remove_entry().0.1);
        }
        stay.slot = free.pop_first().unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        ends.insert((stay.until, stay.slot), ());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{HubEvent, What};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_two_objects_share_a_slot(
            (visits, shuffled) in prop::collection::vec((0_usize..12, 0_i64..200, 1_i64..40), 1..40)
                .prop_flat_map(|visits| (Just(visits.clone()), Just(visits).prop_shuffle()))
        ) {
            let log = |visits: &[(usize, i64, i64)]| {
                let event = |object: usize, secs: i64, what| HubEvent {
                    time: EventTime::from_secs(secs), recorded: None, id: None, source: None,
                    object: format!("U{object}").into(), what, extensions: Vec::new(),
                };
                let events: Vec<_> = visits.iter().flat_map(|(object, at, stay)| [
                    event(*object, *at, What::Arrives { at: "rack".into() }),
                    event(*object, at + stay, What::Departs { from: None, to: "dock".into() }),
                ]).collect();
                EventLog::of(&events)
            };
            let (first, second) = (log(&visits), log(&shuffled));
            let (a, b) = (Occupancy::of(&first), Occupancy::of(&second));
            let shown = |log: &EventLog, occupancy: &Occupancy| {
                let rack = log.places().find("rack").map(PlaceRef).expect("rack");
                occupancy.stays(rack).iter().map(|s| (log.object_name(s.object).to_owned(), s.from, s.until, s.slot)).collect::<Vec<_>>()
            };
            let stays = shown(&first, &a);
            prop_assert_eq!(&stays, &shown(&second, &b));
            for (at, one) in stays.iter().enumerate() {
                for other in &stays[at + 1..] {
                    let together = one.1 < other.2 && other.1 < one.2;
                    prop_assert!(!together || one.3 != other.3, "{:?} and {:?}", one, other);
                }
            }
        }
    }
}
