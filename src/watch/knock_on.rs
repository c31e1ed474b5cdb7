//! What an incident delayed: flights, trucks, ULDs that reached a milestone later than was first planned, by how much.

use std::collections::{BTreeMap, BTreeSet};

use super::Incident;
use crate::hub::{EventTime, ObjectId, TimeSpan, What, motion::Scenery};

/// A milestone that came later than was first planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Delay {
    /// What was late.
    pub object: ObjectId,
    /// For what: a status code, or a word such as `gate_out`.
    pub milestone: String,
    /// When it was first planned.
    pub planned: EventTime,
    /// When it came; `None` when it had not by the end of the log.
    pub reached: Option<EventTime>,
    /// How late that is; of what has not come, how late it is at the end of the log.
    pub late: TimeSpan,
}

/// So late is not late. Assumption.
const ON_TIME: TimeSpan = TimeSpan::from_minutes(1);

/// What each incident delayed: of all that it and what it brought about are about, the milestones that came late after it began; the
/// latest first, each object and milestone once.
pub fn link(incidents: &mut [Incident], scenery: &Scenery<'_>) {
    let mut known = BTreeMap::<ObjectId, Vec<Delay>>::new();
    for at in 0..incidents.len() {
        let mut objects = BTreeSet::<ObjectId>::new();
        let (mut seen, mut ahead) = (BTreeSet::from([at]), vec![at]);
        while let Some(incident) = ahead.pop().and_then(|next| incidents.get(next)) {
            objects.extend(incident.objects());
            ahead.extend(incident.effects.iter().filter(|effect| seen.insert(**effect)));
        }
        let from = incidents[at].from;
        let mut delayed: Vec<Delay> = Vec::new();
        for object in objects {
            let all = known.entry(object).or_insert_with(|| delays(scenery, object));
            // What was due and late before it began it did not delay.
            delayed.extend(
                all.iter()
                    .filter(|delay| delay.planned + delay.late >= from && delay.planned + LATEST >= from)
                    .cloned(),
            );
        }
        delayed.sort_by(|a, b| (b.late, a.object, &a.milestone).cmp(&(a.late, b.object, &b.milestone)));
        incidents[at].delayed = delayed;
    }
}

/// A milestone that was due longer ago than this when something happened was not delayed by it. Assumption.
const LATEST: TimeSpan = TimeSpan::from_minutes(60);

/// The milestones of an object that came late.
fn delays(scenery: &Scenery<'_>, object: ObjectId) -> Vec<Delay> {
    let log = scenery.log;
    let end = log.span().map_or(EventTime::MIN, |(_, end)| end);
    let events: Vec<_> = log.history(object).filter(|event| !event.is_retracted).collect();
    let has_left = matches!(events.last().map(|event| &event.event.what), Some(What::Leaves { .. }));
    let mut planned = BTreeMap::<String, EventTime>::new();
    for event in &events {
        if let What::Plan { milestone, planned: at, .. } = &event.event.what {
            planned.entry(milestone.to_string()).or_insert(*at);
        }
    }
    let of = |(milestone, planned): (String, EventTime)| {
        let reached = events.iter().find(|event| event.event.what.is_milestone(&milestone));
        let reached = reached.map(|event| event.event.time);
        if reached.is_none() && has_left {
            // It went on without anybody telling when: nothing is known of it.
            return None;
        }
        let late = reached.unwrap_or(end) - planned;
        (late > ON_TIME).then_some(Delay { object, milestone, planned, reached, late })
    };
    planned.into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        hub::{EventLog, Occupancy},
        simulate::{Detail, Incident as Named, Plan, simulate},
        watch::{Rules, incidents},
    };

    fn found_in(seed: u64, named: Named, detail: Detail) -> (EventLog, Vec<Incident>) {
        let layout = crate::hub::layout::scene::liege();
        let start = "2021-11-08".parse().expect("a date");
        let plan = Plan { start, days: 1, seed, incidents: vec![named], detail, has_train: false };
        let log = EventLog::of(&simulate(&layout, &plan).expect("a day"));
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        let all = incidents(&scenery, &Rules::bundled().expect("rules"), &jiff::tz::TimeZone::UTC);
        (log, all)
    }

    /// Trucks that waited for a dock came to one in the end: nothing that has left is said to be on its way still.
    #[test]
    fn what_has_left_is_not_on_its_way() {
        for seed in [7, 4242] {
            let (log, all) = found_in(seed, Named::DockCongestion, Detail::Cages);
            let delays: Vec<&Delay> = all.iter().flat_map(|incident| &incident.delayed).collect();
            assert!(delays.iter().any(|delay| delay.milestone == "gate_out"), "{delays:#?}");
            for delay in delays {
                let last = log.history(delay.object).last().map(|event| event.event.what.name());
                assert!(delay.reached.is_some() || last != Some("leaves"), "{delay:?}");
                if let Some(reached) = delay.reached.filter(|_| delay.milestone == "dock_in") {
                    let seen = log.history(delay.object).find(|event| event.event.time == reached);
                    let what = seen.map(|event| event.event.what.clone());
                    let is_dock = matches!(&what, Some(What::Arrives { at }) if at.starts_with("dock-"));
                    assert!(is_dock, "{delay:?}: {what:?}");
                }
            }
        }
    }

    /// The late aircraft delays itself and what was on it, and says by how much.
    #[test]
    fn a_late_flight_delays_what_was_aboard() {
        let (_, all) = found_in(3, Named::LateAircraft, Detail::Cages);
        let found =
            all.iter().find(|incident| !incident.delayed.is_empty()).expect("an incident that delayed something");
        let most = &found.delayed[0];
        assert!(found.delayed.iter().all(|delay| delay.late <= most.late && delay.late > ON_TIME));
        for delay in &found.delayed {
            if let Some(reached) = delay.reached {
                assert_eq!(delay.late, reached - delay.planned, "{delay:?}");
            }
        }
        // Two hours and forty minutes, by the definition of the incident.
        let flights = found.delayed.iter().filter(|delay| delay.milestone == "ARR" || delay.milestone == "DEP");
        let late: Vec<f64> = flights.map(|delay| delay.late.secs() / 60.0).collect();
        assert!(late.iter().any(|minutes| (100.0..220.0).contains(minutes)), "{late:?}");
    }
}
