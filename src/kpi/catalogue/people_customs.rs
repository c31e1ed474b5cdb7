//! People of customs.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, roster};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "people-customs",
    label: "People of customs",
    definition: "People of customs who are on shift, as the roster tells",
    source: "people by role, DOMAIN 2.6",
    group: Group::People,
    measure: Measure::Now("people"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: roster::customs,
    whole: one,
};
