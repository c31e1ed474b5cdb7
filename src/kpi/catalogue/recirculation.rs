//! Went round the sorter again.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, sorting};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "recirculation",
    label: "Went round the sorter again",
    definition: "Of a hundred bags and parcels that came down a chute, those that were put on more than once before",
    source: "recirculation, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: sorting::went_round,
    whole: one,
};
