//! Docks used.

use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "docks-used",
    label: "Docks used",
    definition: "The time in which trucks are at docks, of the time of all docks, of a hundred",
    source: "dock utilisation: occupied time over available time, DOMAIN 2.6",
    group: Group::Load,
    measure: Measure::Occupied,
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: stays::docked,
    whole: stays::docks,
};
