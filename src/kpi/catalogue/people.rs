//! People on shift.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, roster};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "people",
    label: "People on shift",
    definition: "People on shift as the roster tells, all roles together",
    source: "people by role, DOMAIN 2.6",
    group: Group::People,
    measure: Measure::Now("people"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: roster::people,
    whole: one,
};
