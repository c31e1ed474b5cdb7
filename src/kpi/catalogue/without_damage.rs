//! Without damage.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "without-damage",
    label: "Without damage",
    definition: "ULDs that leave without damage told of them, as a discrepancy (DIS) or as what held them, of a hundred",
    source: "quality: DIS codes, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: presence::without_damage,
    whole: one,
};
