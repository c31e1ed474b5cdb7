//! Bags sorted.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "bags-sorted",
    label: "Bags sorted",
    definition: "Bags and parcels that leave a chute, an hour",
    source: "parcels sorted, DOMAIN 2.6",
    group: Group::Throughput,
    measure: Measure::PerHour("bag"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::sorted,
    whole: one,
};
