//! Customs holds released.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "hold-releases",
    source: "kpi-source-customs",
    group: Group::Quality,
    measure: Measure::PerHour("hold"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: holds::of_customs,
    whole: one,
};
