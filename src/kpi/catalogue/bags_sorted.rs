//! Bags sorted.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "bags-sorted",
    source: "kpi-source-usual",
    group: Group::Throughput,
    measure: Measure::PerHour("bag"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::sorted,
    whole: one,
};
