//! Time on customs hold.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "hold-time",
    label: "Time on customs hold",
    definition: "How long a hold of customs that was released was on, median",
    source: "customs holds, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Minutes,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::of_customs,
    whole: one,
};
