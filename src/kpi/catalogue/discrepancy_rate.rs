//! Discrepancies.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "discrepancy-rate",
    source: "kpi-source-dis",
    group: Group::Quality,
    measure: Measure::Of(1_000),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: presence::discrepancies,
    whole: one,
};
