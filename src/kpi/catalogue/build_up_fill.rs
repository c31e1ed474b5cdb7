//! Build-up in use.

use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "build-up-fill",
    source: "kpi-source-capacity",
    group: Group::Load,
    measure: Measure::Share,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::in_build_up,
    whole: stays::build_up_positions,
};
