//! Alarms on.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "alarms-now",
    label: "Alarms on",
    definition: "Alarms that are raised and not cleared",
    source: "safety, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Now("alarms"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::alarms,
    whole: one,
};
