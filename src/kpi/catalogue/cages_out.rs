//! Cages loaded.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "cages-out",
    source: "kpi-source-usual",
    group: Group::Throughput,
    measure: Measure::PerHour("cage"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::staged,
    whole: one,
};
