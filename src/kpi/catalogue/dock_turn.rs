//! Dock turn time.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "dock-turn",
    label: "Dock turn time",
    definition: "How long a truck that leaves a dock stood at it, median",
    source: "dock turn time, DOMAIN 2.6",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::docked,
    whole: one,
};
