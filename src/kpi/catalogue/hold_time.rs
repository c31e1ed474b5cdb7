//! Time on customs hold.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "hold-time",
    source: "kpi-source-customs",
    group: Group::Quality,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::of_customs,
    whole: one,
};
