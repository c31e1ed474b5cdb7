//! Not read on the sorter.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, sorting};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "no-read",
    label: "Not read on the sorter",
    definition: "Of a hundred bags and parcels that are put on a sorter, those of which the scanner says that it could not read them",
    source: "no-read rate, DOMAIN 2.6",
    group: Group::Quality,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::Less,
    cases: sorting::unread,
    whole: one,
};
