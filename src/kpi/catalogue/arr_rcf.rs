//! ARR to RCF.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, milestones};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "arr-rcf",
    source: "kpi-source-milestones",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: milestones::arrival_to_received,
    whole: one,
};
