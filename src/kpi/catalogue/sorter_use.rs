//! Sorters in use.

use crate::kpi::{Better, Group, Kpi, Measure, sorting};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "sorter-use",
    source: "kpi-source-usual",
    group: Group::Load,
    measure: Measure::OfCapacity,
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: sorting::inducted,
    whole: sorting::capacity,
};
