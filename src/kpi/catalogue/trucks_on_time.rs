//! Trucks on time.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, departures};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "trucks-on-time",
    label: "Trucks on time",
    definition: "Of a hundred trucks that left or were to, those seen at the gate out at their first plan or within the tolerance after it",
    source: "on-time departure; DOMAIN 2.6",
    group: Group::Service,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: departures::trucks,
    whole: one,
};
