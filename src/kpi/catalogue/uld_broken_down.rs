//! ULDs broken down.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, stays};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "uld-broken-down",
    label: "ULDs broken down",
    definition: "ULDs that leave a break-down station, an hour",
    source: "throughput, DOMAIN 2.6",
    group: Group::Throughput,
    measure: Measure::PerHour("ULD"),
    target: None,
    tolerance: None,
    better: Better::More,
    cases: stays::broken_down,
    whole: one,
};
