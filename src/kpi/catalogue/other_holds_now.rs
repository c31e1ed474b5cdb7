//! Held by others now.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "other-holds-now",
    label: "Held by others now",
    definition: "Objects that others than customs hold: security, damage",
    source: "holds, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Now("objects"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::of_others,
    whole: one,
};
