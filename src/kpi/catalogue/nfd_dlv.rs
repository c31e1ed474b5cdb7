//! NFD to DLV.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, milestones};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "nfd-dlv",
    label: "NFD to DLV",
    definition: "From the notice to the consignee until delivery, median; within plan is by the first plan of a ULD, or by the limit where it has none, and counts what is overdue before it comes",
    source: "Cargo iQ milestones",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: milestones::notified_to_delivered,
    whole: one,
};
