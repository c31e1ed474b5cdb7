//! Safety events.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "safety-events",
    source: "kpi-source-alarms",
    group: Group::Quality,
    measure: Measure::PerHour("event"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::safety_events,
    whole: one,
};
