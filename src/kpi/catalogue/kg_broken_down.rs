//! Weight broken down.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "kg-broken-down",
    label: "Weight broken down",
    definition: "Gross weight of the ULDs that leave a break-down station, an hour; ULDs whose weight nobody told count nothing",
    source: "throughput, DOMAIN 2.6",
    group: Group::Throughput,
    measure: Measure::PerHour("kg"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::kilograms_broken_down,
    whole: one,
};
