//! Waiting for break-down.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "break-down-queue",
    label: "Waiting for break-down",
    definition: "ULDs in storage and lanes of the hall that are not broken down yet",
    source: "queues, DOMAIN 2.6",
    group: Group::Load,
    measure: Measure::Now("ULDs"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::before_break_down,
    whole: one,
};
