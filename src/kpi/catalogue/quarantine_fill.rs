//! Quarantine in use.

use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "quarantine-fill",
    source: "kpi-source-capacity",
    group: Group::Load,
    measure: Measure::Share,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::in_quarantine,
    whole: stays::quarantine_positions,
};
