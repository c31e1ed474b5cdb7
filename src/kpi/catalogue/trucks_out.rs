//! Trucks turned round.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "trucks-out",
    label: "Trucks turned round",
    definition: "Trucks that leave a dock, an hour",
    source: "throughput, DOMAIN 2.6",
    group: Group::Throughput,
    measure: Measure::PerHour("truck"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::docked,
    whole: one,
};
