//! Alarms raised.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "alarms",
    source: "kpi-source-alarms",
    group: Group::Quality,
    measure: Measure::PerHour("alarm"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::raised,
    whole: one,
};
