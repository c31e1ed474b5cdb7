//! Dwell in staging.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "dwell-staging",
    label: "Dwell in staging",
    definition: "How long a cage or pallet that leaves a staging lane stood there, median",
    source: "ULD dwell, DOMAIN 2.6",
    group: Group::Time,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: stays::staged,
    whole: one,
};
