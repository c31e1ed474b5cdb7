//! Docks busy.

use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "docks-busy",
    label: "Docks busy",
    definition: "Docks with a truck at them, of a hundred",
    source: "docks busy, DOMAIN 2.6",
    group: Group::Load,
    measure: Measure::Share,
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: stays::docked,
    whole: stays::docks,
};
