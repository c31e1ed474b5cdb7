//! People at break-down.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, roster};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "people-break-down",
    label: "People at break-down",
    definition: "People at break-down who are on shift, as the roster tells",
    source: "people by role, DOMAIN 2.6",
    group: Group::People,
    measure: Measure::Now("people"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: roster::break_down,
    whole: one,
};
