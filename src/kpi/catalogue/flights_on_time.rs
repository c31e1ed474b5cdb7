//! Flights on time.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, departures};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "flights-on-time",
    label: "Flights on time",
    definition: "Of a hundred flights that departed or were to, those whose departure was told at its first plan or within the tolerance after it",
    source: "on-time departure; DOMAIN 2.6",
    group: Group::Service,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: departures::flights,
    whole: one,
};
