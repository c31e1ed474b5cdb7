//! Down the wrong chute.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, sorting};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "mis-sort",
    label: "Down the wrong chute",
    definition: "Of a hundred bags and parcels that came down a chute and had one planned, those for which that was another one",
    source: "mis-sort rate, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: sorting::missorted,
    whole: one,
};
