//! Damage.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "damage-rate",
    source: "quality: damage per 10,000 ULDs, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Of(10_000),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: presence::damaged,
    whole: one,
};
