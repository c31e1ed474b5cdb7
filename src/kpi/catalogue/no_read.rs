//! Not read on the sorter.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, sorting};

/// See its definition, in `kpi.ftl`.
pub const KPI: Kpi = Kpi {
    id: "no-read",
    source: "kpi-source-usual",
    group: Group::Quality,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: sorting::unread,
    whole: one,
};
