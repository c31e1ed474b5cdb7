//! All key figures, each in a file of its own, in the order in which tables show them.

mod aged_24h;
mod aged_48h;
mod alarms;
mod alarms_now;
mod arr_rcf;
mod bags_sorted;
mod break_down_queue;
mod build_up_fill;
mod cages_out;
mod customs_fill;
mod damage_rate;
mod delivered_as_promised;
mod discrepancy_rate;
mod dock_to_stock;
mod dock_turn;
mod docks_busy;
mod docks_used;
mod dwell_airlock;
mod dwell_break_down;
mod dwell_build_up;
mod dwell_check_in;
mod dwell_customs;
mod dwell_empties;
mod dwell_quarantine;
mod dwell_rail_door;
mod dwell_staging;
mod dwell_storage;
mod dwell_xray;
mod empties_fill;
mod flights_on_time;
mod flown_as_planned;
mod hold_releases;
mod hold_time;
mod holds_now;
mod kg_broken_down;
mod mis_sort;
mod nfd_dlv;
mod no_read;
mod oldest_hold;
mod other_holds_now;
mod people;
mod people_air_station;
mod people_apron;
mod people_break_down;
mod people_customs;
mod people_docks;
mod people_sorting;
mod quarantine_fill;
mod rcf_nfd;
mod recirculation;
mod safety_events;
mod sorter_use;
mod staging_fill;
mod storage_fill;
mod truck_park_fill;
mod truck_wait;
mod trucks_on_time;
mod trucks_out;
mod trucks_waiting;
mod uld_broken_down;
mod uld_built_up;
mod uld_on_site;
mod without_damage;
mod without_discrepancy;

use super::Kpi;
use crate::hub::motion::Scenery;

/// Of what is counted one by one the whole is one.
fn one(_: &Scenery<'_>) -> f64 {
    1.0
}

/// All key figures.
pub const ALL: &[Kpi] = &[
    uld_broken_down::KPI,
    kg_broken_down::KPI,
    uld_built_up::KPI,
    cages_out::KPI,
    bags_sorted::KPI,
    trucks_out::KPI,
    arr_rcf::KPI,
    rcf_nfd::KPI,
    nfd_dlv::KPI,
    dwell_check_in::KPI,
    dwell_storage::KPI,
    dwell_xray::KPI,
    dwell_airlock::KPI,
    dwell_break_down::KPI,
    dwell_customs::KPI,
    dwell_quarantine::KPI,
    dwell_build_up::KPI,
    dwell_staging::KPI,
    dwell_empties::KPI,
    dwell_rail_door::KPI,
    dock_turn::KPI,
    dock_to_stock::KPI,
    truck_wait::KPI,
    uld_on_site::KPI,
    aged_24h::KPI,
    aged_48h::KPI,
    storage_fill::KPI,
    staging_fill::KPI,
    customs_fill::KPI,
    quarantine_fill::KPI,
    build_up_fill::KPI,
    empties_fill::KPI,
    sorter_use::KPI,
    docks_busy::KPI,
    docks_used::KPI,
    break_down_queue::KPI,
    trucks_waiting::KPI,
    truck_park_fill::KPI,
    flights_on_time::KPI,
    trucks_on_time::KPI,
    flown_as_planned::KPI,
    delivered_as_promised::KPI,
    holds_now::KPI,
    oldest_hold::KPI,
    hold_time::KPI,
    hold_releases::KPI,
    other_holds_now::KPI,
    damage_rate::KPI,
    discrepancy_rate::KPI,
    without_discrepancy::KPI,
    without_damage::KPI,
    no_read::KPI,
    recirculation::KPI,
    mis_sort::KPI,
    alarms_now::KPI,
    alarms::KPI,
    safety_events::KPI,
    people::KPI,
    people_apron::KPI,
    people_air_station::KPI,
    people_break_down::KPI,
    people_sorting::KPI,
    people_docks::KPI,
    people_customs::KPI,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, find_message};

    #[test]
    fn every_figure_says_what_it_is() {
        for kpi in ALL {
            let is_said = |more: &str| find_message(&format!("kpi-{}{more}", kpi.id)).is_some();
            assert!(is_said("") && is_said("-definition"), "{}", kpi.id);
        }
        let in_german = Language::German.speaking(|| trucks_waiting::KPI.label());
        assert_eq!((trucks_waiting::KPI.label(), in_german), ("Trucks waiting", "Wartende Lkw"));
    }
}
