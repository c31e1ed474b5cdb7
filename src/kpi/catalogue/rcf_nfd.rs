//! RCF to NFD.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, milestones};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "rcf-nfd",
    label: "RCF to NFD",
    definition: "From a ULD's receipt until its consignee is notified, median; within plan is by the first plan of a ULD, or by the limit where it has none, and counts what is overdue before it comes",
    source: "Cargo iQ milestones",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: milestones::received_to_notified,
    whole: one,
};
