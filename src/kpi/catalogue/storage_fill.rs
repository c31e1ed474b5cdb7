//! Storage in use.

use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "storage-fill",
    source: "kpi-source-capacity",
    group: Group::Load,
    measure: Measure::Share,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::in_storage,
    whole: stays::storage_positions,
};
