//! Held by customs now.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "holds-now",
    source: "kpi-source-customs",
    group: Group::Quality,
    measure: Measure::Now("objects"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::of_customs,
    whole: one,
};
