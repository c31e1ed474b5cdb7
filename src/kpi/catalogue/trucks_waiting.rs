//! Trucks waiting.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "trucks-waiting",
    label: "Trucks waiting",
    definition: "Trucks in the truck park",
    source: "queues, DOMAIN 2.6",
    group: Group::Load,
    measure: Measure::Now("trucks"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::waited,
    whole: one,
};
