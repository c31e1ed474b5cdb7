//! Sorters in use.

use crate::kpi::{Better, Group, Kpi, Measure, sorting};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "sorter-use",
    label: "Sorters in use",
    definition: "Bags and parcels that are put on the sorters, of what their inductions can do: 3,000 an hour each, an assumption",
    source: "sorter utilisation, DOMAIN 2.6",
    group: Group::Load,
    measure: Measure::OfCapacity,
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: sorting::inducted,
    whole: sorting::capacity,
};
