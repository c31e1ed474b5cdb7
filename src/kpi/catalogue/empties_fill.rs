//! Empties pool in use.

use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "empties-fill",
    label: "Empties pool in use",
    definition: "Positions of the pool of empty ULDs that are taken, of a hundred",
    source: "capacity: trouble above 85 %, DOMAIN 2.6",
    group: Group::Load,
    measure: Measure::Share,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::in_pool,
    whole: stays::pool_positions,
};
