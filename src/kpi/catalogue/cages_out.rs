//! Cages loaded.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "cages-out",
    label: "Cages loaded",
    definition: "Roll cages and pallets that leave a staging lane, an hour",
    source: "throughput, DOMAIN 2.6",
    group: Group::Throughput,
    measure: Measure::PerHour("cage"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::staged,
    whole: one,
};
