//! ULDs on site over 48 h.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, presence};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "aged-48h",
    label: "ULDs on site over 48 h",
    definition: "ULDs that have been on the ground for more than 48 hours",
    source: "ageing, DOMAIN 2.6: free time is 24 to 48 h",
    group: Group::Load,
    measure: Measure::Now("ULDs"),
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: presence::older_than_two_days,
    whole: one,
};
