//! Oldest hold.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "oldest-hold",
    label: "Oldest hold",
    definition: "How long the oldest hold that is on has been so",
    source: "customs holds, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Oldest,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::all,
    whole: one,
};
