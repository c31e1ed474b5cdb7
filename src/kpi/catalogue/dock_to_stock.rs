//! Door to storage.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "dock-to-stock",
    source: "kpi-source-stock",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::door_to_stock,
    whole: one,
};
