//! Wait for a dock.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "truck-wait",
    label: "Wait for a dock",
    definition: "How long a truck that leaves the truck park stood there, median",
    source: "queues, DOMAIN 2.6",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::waited,
    whole: one,
};
