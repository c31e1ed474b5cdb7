//! Flown as planned.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, departures};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "flown-as-planned",
    source: "kpi-source-fap",
    group: Group::Service,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: departures::flown_as_planned,
    whole: one,
};
