//! Without damage.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "without-damage",
    source: "quality: DIS codes, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: presence::without_damage,
    whole: one,
};
