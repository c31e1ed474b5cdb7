//! Alarms on.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "alarms-now",
    source: "kpi-source-alarms",
    group: Group::Quality,
    measure: Measure::Now("alarms"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::alarms,
    whole: one,
};
