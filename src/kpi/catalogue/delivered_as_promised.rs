//! Delivered as promised.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, departures};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "delivered-as-promised",
    source: "kpi-source-dap",
    group: Group::Service,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: departures::delivered_as_promised,
    whole: one,
};
