//! ULDs on site over 24 h.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "aged-24h",
    source: "kpi-source-free-time",
    group: Group::Load,
    measure: Measure::Now("ULDs"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: presence::older_than_a_day,
    whole: one,
};
