//! Down the wrong chute.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, sorting};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "mis-sort",
    source: "kpi-source-mis-sort",
    group: Group::Quality,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: sorting::missorted,
    whole: one,
};
