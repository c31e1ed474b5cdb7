//! Trucks on time.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, departures};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "trucks-on-time",
    source: "kpi-source-on-time",
    group: Group::Service,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: departures::trucks,
    whole: one,
};
