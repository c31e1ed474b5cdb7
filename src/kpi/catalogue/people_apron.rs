//! People on the apron.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, roster};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "people-apron",
    label: "People on the apron",
    definition: "People on the apron who are on shift, as the roster tells",
    source: "people by role, DOMAIN 2.6",
    group: Group::People,
    measure: Measure::Now("people"),
    target: None,
    tolerance: None,
    better: Better::Neither,
    cases: roster::apron,
    whole: one,
};
