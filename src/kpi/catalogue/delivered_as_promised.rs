//! Delivered as promised.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, departures};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "delivered-as-promised",
    label: "Delivered as promised",
    definition: "Of a hundred objects that were delivered or were to be, those whose delivery (DLV) was not later than its first plan",
    source: "delivered as promised; Cargo iQ",
    group: Group::Service,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: departures::delivered_as_promised,
    whole: one,
};
