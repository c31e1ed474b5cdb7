//! Door to storage.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "dock-to-stock",
    source: "dock to stock, WERC DC Measures: 4 to 8 h on average, best below 3.5 h",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::door_to_stock,
    whole: one,
};
