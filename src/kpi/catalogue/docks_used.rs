//! Docks used.

use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "docks-used",
    source: "kpi-source-usual",
    group: Group::Load,
    measure: Measure::Occupied,
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: stays::docked,
    whole: stays::docks,
};
