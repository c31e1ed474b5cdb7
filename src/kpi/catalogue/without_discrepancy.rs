//! Without a discrepancy.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "without-discrepancy",
    label: "Without a discrepancy",
    definition: "ULDs that leave without a discrepancy (DIS) told of them, of a hundred",
    source: "quality: DIS codes, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: presence::without_discrepancy,
    whole: one,
};
