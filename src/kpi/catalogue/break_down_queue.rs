//! Waiting for break-down.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "break-down-queue",
    source: "kpi-source-usual",
    group: Group::Load,
    measure: Measure::Now("ULDs"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::before_break_down,
    whole: one,
};
