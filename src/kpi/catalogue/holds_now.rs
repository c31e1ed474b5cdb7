//! Held now.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, holds};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "holds-now",
    label: "Held now",
    definition: "Objects that somebody holds: customs, security, damage",
    source: "customs holds, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Now("objects"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: holds::all,
    whole: one,
};
