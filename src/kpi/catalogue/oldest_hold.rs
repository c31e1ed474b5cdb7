//! Oldest customs hold.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "oldest-hold",
    source: "kpi-source-customs",
    group: Group::Quality,
    measure: Measure::Oldest,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::of_customs,
    whole: one,
};
