//! Weight broken down.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "kg-broken-down",
    source: "kpi-source-usual",
    group: Group::Throughput,
    measure: Measure::PerHour("kg"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::kilograms_broken_down,
    whole: one,
};
