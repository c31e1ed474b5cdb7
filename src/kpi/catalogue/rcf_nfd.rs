//! RCF to NFD.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, milestones};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "rcf-nfd",
    source: "kpi-source-milestones",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: milestones::received_to_notified,
    whole: one,
};
