//! People at the docks.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, roster};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "people-docks",
    label: "People at the docks",
    definition: "People at the docks who are on shift, as the roster tells",
    source: "people by role, DOMAIN 2.6",
    group: Group::People,
    measure: Measure::Now("people"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: roster::docks,
    whole: one,
};
