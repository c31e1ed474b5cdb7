//! ULDs on site.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "uld-on-site",
    source: "kpi-source-usual",
    group: Group::Load,
    measure: Measure::Now("ULDs"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: presence::ulds,
    whole: one,
};
