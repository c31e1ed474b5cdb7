//! A seeded model of the hub, which writes logs: demo days, lessons, load for tests.
//!
//! It is a discrete-event simulation: flights, trucks and container shuttles come by a timetable, and everything
//! after that waits for what it needs — a tug, a break-down station, a dock. Service times are distributions; each
//! says where it comes from. The same seed gives the same events.

mod engine;
mod inbound;
mod incidents;
mod messy;
mod outbound;
mod timetable;
mod weather;

use jiff::{civil::Date, tz::TimeZone};

pub use self::{incidents::Incident, messy::write_messy};
use crate::hub::{EventTime, HubEvent, Layout};

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
    #[error(
        "expected the scene to have the place {place:?}, which the model of the hub needs; simulate on the bundled scene, or add it"
    )]
    MissingPlace {
        /// Its id.
        place: String,
    },
    /// The dates do not exist.
    #[error("expected days between the years 1900 and 2200, found {start} and {days} days")]
    Dates {
        /// The first day.
        start: Date,
        /// How many.
        days: u32,
    },
}

/// Simulates the hub: all events, in time order.
pub fn simulate(layout: &Layout, plan: &Plan) -> Result<Vec<HubEvent<'static>>, SimulateError> {
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
    let mut sim = engine::Sim::new(layout, plan, zone, begin, end);
    timetable::prepare(&mut sim);
    weather::prepare(&mut sim);
    incidents::prepare(&mut sim);
    Ok(sim.run())
}
