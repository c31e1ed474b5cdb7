//! ARR to RCF.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, milestones};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "arr-rcf",
    label: "ARR to RCF",
    definition: "From the arrival of a flight until a ULD of it is received, median; within plan is by the first plan of a ULD, or by the limit where it has none, and counts what is overdue before it comes",
    source: "Cargo iQ milestones",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: milestones::arrival_to_received,
    whole: one,
};
