//! People at the docks.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, roster};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "people-docks",
    source: "kpi-source-roster",
    group: Group::People,
    measure: Measure::Now("people"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: roster::docks,
    whole: one,
};
