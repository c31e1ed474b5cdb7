//! Dwell in the airlock.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "dwell-airlock",
    label: "Dwell in the airlock",
    definition: "How long a ULD that leaves the airlock stood in it, median",
    source: "ULD dwell, DOMAIN 2.6",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::through_airlock,
    whole: one,
};
