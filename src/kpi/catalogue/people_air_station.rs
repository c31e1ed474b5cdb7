//! People in the air station.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, roster};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "people-air-station",
    source: "kpi-source-roster",
    group: Group::People,
    measure: Measure::Now("people"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: roster::air_station,
    whole: one,
};
