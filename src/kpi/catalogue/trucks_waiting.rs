//! Trucks waiting.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "trucks-waiting",
    source: "kpi-source-usual",
    group: Group::Load,
    measure: Measure::Now("trucks"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::waited,
    whole: one,
};
