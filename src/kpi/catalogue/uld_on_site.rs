//! ULDs on site.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "uld-on-site",
    label: "ULDs on site",
    definition: "ULDs that have been seen on the ground and have not left",
    source: "work in progress, DOMAIN 2.6",
    group: Group::Load,
    measure: Measure::Now("ULDs"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: presence::ulds,
    whole: one,
};
