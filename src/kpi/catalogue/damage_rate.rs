//! Damage.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "damage-rate",
    source: "kpi-source-damage",
    group: Group::Quality,
    measure: Measure::Of(10_000),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: presence::damaged,
    whole: one,
};
