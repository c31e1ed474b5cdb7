//! A seeded model of the hub, which writes logs: demo days, lessons, load for tests.
//!
//! It is a discrete-event simulation: flights, trucks and container shuttles come by a timetable, and everything
//! after that waits for what it needs — a tug, a break-down station, a dock. Service times are distributions; each
//! says where it comes from. The same seed gives the same events.

mod crew;
mod engine;
mod inbound;
mod incidents;
mod messy;
mod outbound;
mod rail;
mod resume;
mod shifts;
mod timetable;
mod weather;

use jiff::{civil::Date, tz::TimeZone};

use self::weather::Weather;
pub use self::{incidents::Incident, messy::write_messy};
use crate::{
    hub::{EventLog, EventTime, HubEvent, HubState, Layout, TimeSpan},
    language::{numerals::bare, quoted},
    say,
};

/// What to simulate.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The first day, on the clock of the site.
    pub start: Date,
    /// How many days, at least one.
    pub days: u32,
    /// What chance begins with.
    pub seed: u64,
    /// What goes wrong.
    pub incidents: Vec<Incident>,
    /// How fine the events are.
    pub detail: Detail,
    /// Whether a block train comes every day.
    pub has_train: bool,
}

/// How fine the events of a simulation are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Roll cages are the smallest goods.
    #[default]
    Cages,
    /// Every bag of parcels is told of: some ten times the events.
    Bags,
}

/// A layout on which the hub cannot be simulated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SimulateError {
    /// A place is missing.
    #[error("{}", say!("simulate-place", place = quoted(place)))]
    MissingPlace {
        /// Its id.
        place: String,
    },
    /// The state to go on from is of another day.
    #[error(
        "{}",
        say!("simulate-state", from = from.to_string(), until = until.to_string(), found = found.to_string())
    )]
    Outside {
        /// The beginning of the first day.
        from: EventTime,
        /// The end of the last.
        until: EventTime,
        /// The instant of the state.
        found: EventTime,
    },
    /// The dates do not exist.
    #[error("{}", say!("simulate-dates", start = start.to_string(), days = bare(days)))]
    Dates {
        /// The first day.
        start: Date,
        /// How many.
        days: u32,
    },
}

/// Simulates the hub: all events, in time order.
pub fn simulate(layout: &Layout, plan: &Plan) -> Result<Vec<HubEvent<'static>>, SimulateError> {
    let mut sim = begin(layout, plan)?;
    prepare(&mut sim, Weather::default());
    rail::prepare(&mut sim, &|_| false);
    Ok(sim.run())
}

/// Goes on from the hub as it is in a state of a log, on the first day of the plan: only the events after it.
///
/// What is there does what it would have done next, and what is announced comes; chance begins anew with the seed.
pub fn simulate_from(
    layout: &Layout,
    plan: &Plan,
    log: &EventLog,
    state: &HubState,
) -> Result<Vec<HubEvent<'static>>, SimulateError> {
    let mut sim = begin(layout, plan)?;
    if state.time < sim.midnight || state.time >= sim.end {
        return Err(SimulateError::Outside { from: sim.midnight, until: sim.end, found: state.time });
    }
    // Nothing is told a second time of the instant at which the log is left.
    sim.resume_at(state.time + TimeSpan::from_millis(1));
    resume::take_over(&mut sim, log, state);
    prepare(&mut sim, Weather::of(log, state.time));
    rail::prepare(&mut sim, &|name| log.object(name).is_some());
    Ok(sim.run())
}

fn prepare(sim: &mut engine::Sim<'_>, weather: Weather) {
    shifts::prepare(sim);
    timetable::prepare(sim);
    weather::prepare(sim, weather);
    incidents::prepare(sim);
}

fn begin<'a>(layout: &'a Layout, plan: &'a Plan) -> Result<engine::Sim<'a>, SimulateError> {
    for place in engine::NEEDED {
        if layout.place(place).is_none() {
            return Err(SimulateError::MissingPlace { place: (*place).to_owned() });
        }
    }
    let zone = TimeZone::get(&layout.time_zone).unwrap_or(TimeZone::UTC);
    let dates = SimulateError::Dates { start: plan.start, days: plan.days };
    let midnight = |day: i64| {
        let date = plan.start.checked_add(jiff::Span::new().days(day)).ok()?;
        let zoned = date.to_zoned(zone.clone()).ok()?;
        i64::try_from(zoned.timestamp().as_nanosecond()).ok().map(EventTime::from_nanos)
    };
    let begin = midnight(0).filter(|_| plan.days > 0).ok_or(dates.clone())?;
    let end = midnight(i64::from(plan.days)).ok_or(dates)?;
    Ok(engine::Sim::new(layout, plan, zone, (begin, end)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::hub::{Occupancy, What, motion::Scenery};

    fn liege() -> Layout {
        crate::hub::layout::scene::liege()
    }

    fn plan(seed: u64, days: u32) -> Plan {
        let incidents = vec![Incident::CustomsBacklog, Incident::DockCongestion];
        Plan {
            start: "2021-11-08".parse().expect("a date"),
            days,
            seed,
            incidents,
            detail: Detail::Cages,
            has_train: false,
        }
    }

    /// Nothing that cannot be: no jump, no place with more than it holds, no place or object that nobody knows.
    #[track_caller]
    fn check_sound(layout: &Layout, events: &[HubEvent<'static>]) -> EventLog {
        let log = EventLog::of(events);
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let mut issues = Scenery { log: &log, layout, places: &places, occupancy: &occupancy }.audit();
        issues.append(log.issues().clone());
        assert_eq!(issues.total(), 0, "{:#?}", issues.kept());
        log
    }

    /// Who tells of every bag tells of the same day: the same ULDs, cages and trucks at the same times.
    #[test]
    fn a_day_with_bags_is_the_same_day_with_more_told_of_it() {
        let layout = liege();
        let coarse = Plan { detail: Detail::Cages, ..plan(5, 1) };
        let fine = Plan { detail: Detail::Bags, ..coarse.clone() };
        let all = simulate(&layout, &fine).expect("a day");
        let is_bag = |event: &HubEvent<'_>| event.object.starts_with("BAG-");
        let without: Vec<&HubEvent<'_>> = all.iter().filter(|event| !is_bag(event)).collect();
        let same = simulate(&layout, &coarse).expect("a day");
        assert!(all.len() > 3 * same.len(), "{} events with bags", all.len());
        assert_eq!(without, same.iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_simulated_week_holds_nothing_that_cannot_be() {
        let layout = liege();
        for seed in [3, 7] {
            check_sound(&layout, &simulate(&layout, &plan(seed, 7)).expect("a week"));
        }
    }

    #[test]
    fn a_simulation_goes_on_from_any_state() {
        let layout = liege();
        let day = simulate(&layout, &plan(4, 1)).expect("a day");
        let log = EventLog::of(&day);
        for minutes in (30..1_440).step_by(95) {
            let time = EventTime::from_nanos(log.span().expect("events").0.nanos()) + TimeSpan::from_minutes(minutes);
            let after = simulate_from(&layout, &plan(5, 1), &log, &log.state_at(time)).expect("the rest of the day");
            assert_eq!(after, simulate_from(&layout, &plan(5, 1), &log, &log.state_at(time)).expect("again"));
            assert!(after.iter().all(|event| event.time > time), "only what comes after");
            let before = day.iter().filter(|event| event.time <= time).cloned();
            let whole: Vec<_> = before.chain(after).collect();
            let whole_log = check_sound(&layout, &whole);
            let mut entered = BTreeMap::<&str, u32>::new();
            for event in whole.iter().filter(|event| matches!(event.what, What::Enters { .. })) {
                *entered.entry(&event.object).or_default() += 1;
            }
            assert!(entered.values().all(|count| *count == 1), "nobody comes twice, {minutes} min into the day");
            // What was under way when the log was left does not stand still for ever.
            let (_, end) = whole_log.span().expect("events");
            let stuck = log.state_at(time).objects.into_iter().filter(|object| {
                let name = log.object_name(object.object);
                let is_moving = matches!(object.location, crate::hub::Location::Moving { .. });
                let last = whole_log.object(name).and_then(|id| whole_log.object_at(id, end));
                is_moving && last.is_some_and(|last| last.seen <= time) && time + TimeSpan::from_minutes(60) < end
            });
            assert_eq!(stuck.count(), 0, "{minutes} min into the day");
        }
    }
}
