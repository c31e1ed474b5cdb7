//! Flown as planned.

use super::one;
use crate::kpi::{Better, Group, Kpi, Measure, departures};

/// See its definition.
pub const KPI: Kpi = Kpi {
    id: "flown-as-planned",
    label: "Flown as planned",
    definition: "Of a hundred objects that departed or were to, those whose departure (DEP) came at its first plan or within the tolerance after it",
    source: "flown as planned; Cargo iQ",
    group: Group::Service,
    measure: Measure::Percent,
    target: None,
    tolerance: None,
    better: Better::More,
    cases: departures::flown_as_planned,
    whole: one,
};
