//! Trucks turned round.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "trucks-out",
    source: "kpi-source-usual",
    group: Group::Throughput,
    measure: Measure::PerHour("truck"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::docked,
    whole: one,
};
