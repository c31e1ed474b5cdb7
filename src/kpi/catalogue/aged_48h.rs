//! ULDs on site over 48 h.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "aged-48h",
    source: "kpi-source-free-time",
    group: Group::Load,
    measure: Measure::Now("ULDs"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: presence::older_than_two_days,
    whole: one,
};
