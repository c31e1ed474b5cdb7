//! Oldest customs hold.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "oldest-hold",
    label: "Oldest customs hold",
    definition: "How long the oldest hold of customs that is on has been so",
    source: "customs holds, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Oldest,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::of_customs,
    whole: one,
};
