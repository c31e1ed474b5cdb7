//! The day so far: sun and power, rain and water, measured where something measures, modelled beside it.

use super::{Chain, Leg, Pool};
use crate::hub::EventTime;

/// The environment from midnight on the clock of the site up to an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The instant.
    pub at: EventTime,
    /// Since when sums are made, if that is later than midnight because the log is a part of another, which begins then.
    pub since: Option<EventTime>,
    /// Sun and power.
    pub power: Power,
    /// Rain and water.
    pub water: Water,
    /// What came and left.
    pub transport: Transport,
    /// Flights, and those of the night.
    pub noise: Noise,
    /// Minutes of the day so far for which a value was missing; they count as nothing.
    pub missing_minutes: u32,
}

/// Sun and power.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Power {
    /// Degrees of the sun above the horizon.
    pub sun_deg: f64,
    /// Light on the level, in W/m², measured.
    pub irradiance: Option<f64>,
    /// The same by the height of the sun, and what clouds that were measured let through.
    pub irradiance_model: f64,
    /// Minutes of daylight today for which nobody measured the light: PVWatts had the modelled one.
    pub modelled_light_minutes: u32,
    /// What the panels give now, in kW, measured.
    pub pv_kw: Option<f64>,
    /// What PVWatts makes of the light and the air now, in kW; of the modelled light, where nobody measures it.
    pub pv_model_kw: Option<f64>,
    /// What the hub takes now, in kW, measured.
    pub load_kw: Option<f64>,
    /// Minutes of today for which the power of the panels is known, and the load of the hub.
    pub known_minutes: (u32, u32),
    /// Minutes for which both are.
    pub both_minutes: u32,
    /// What the panels gave and what the hub took in these minutes, in kWh.
    pub both_kwh: (f64, f64),
    /// What the hub took today, in kWh; by its consumers where nobody measured it.
    pub load_filled_kwh: f64,
    /// What the panels gave today, in kWh, in the minutes for which that is known.
    pub pv_kwh: f64,
    /// What PVWatts makes of today's light, in kWh.
    pub pv_model_kwh: f64,
    /// The same of the minutes for which the power of the panels is known.
    pub pv_model_known_kwh: f64,
    /// What its consumers would take now, by what they are known or assumed to take, in kW.
    pub load_model_kw: f64,
    /// What of it the sorters would take, in kW, if any consumer belongs to them.
    pub sorting_model_kw: Option<f64>,
    /// What the hub took today, in kWh, in the minutes for which that is known.
    pub load_kwh: f64,
    /// What its consumers would have taken today, in kWh.
    pub load_model_kwh: f64,
    /// The same of the minutes for which the load of the hub is known.
    pub load_model_known_kwh: f64,
    /// What of the panels' power the hub took itself, in kWh.
    pub used_kwh: f64,
    /// The same by the models of both, in kWh.
    pub used_model_kwh: f64,
    /// kg CO2e that the grid did not have to give off for it.
    pub avoided_kg: f64,
}

impl Power {
    /// Share of the panels' power that is used here, of the minutes for which that and the load are known; `None` when they gave none.
    pub fn self_consumption(&self) -> Option<f64> {
        (self.both_kwh.0 > 0.0).then(|| self.used_kwh / self.both_kwh.0)
    }

    /// kWh for each of so many, be it tonnes or parcels, gaps of the meter filled by what its consumers take; `None` without any, or
    /// where nobody measures the load.
    pub fn kwh_for_each(&self, count: f64) -> Option<f64> {
        (count > 0.0 && self.known_minutes.1 > 0).then(|| self.load_filled_kwh / count)
    }

    /// The same by the model of the load; `None` without any.
    pub fn model_kwh_for_each(&self, count: f64) -> Option<f64> {
        (count > 0.0).then(|| self.load_model_kwh / count)
    }

    /// What the panels gave today less what PVWatts makes of the same minutes, in kWh; `None` where nobody measured it.
    pub fn pv_difference_kwh(&self) -> Option<f64> {
        (self.known_minutes.0 > 0).then_some(self.pv_kwh - self.pv_model_known_kwh)
    }

    /// What the hub took today less what its consumers would have taken in the same minutes, in kWh; `None` where nobody measured it.
    pub fn load_difference_kwh(&self) -> Option<f64> {
        (self.known_minutes.1 > 0).then_some(self.load_kwh - self.load_model_known_kwh)
    }

    /// What comes from the grid now, in kW, less what goes to it; `None` where one of both is not measured.
    pub fn from_grid_kw(&self) -> Option<f64> {
        Some(self.load_kw? - self.pv_kw?)
    }

    /// What the hub took from the grid today, in kWh: by the models of the load and the panels where nobody measured the load.
    pub fn from_grid_kwh(&self) -> f64 {
        let (taken, own) = match self.known_minutes.1 {
            0 => (self.load_model_kwh, self.used_model_kwh),
            _ => (self.load_filled_kwh, self.used_kwh),
        };
        (taken - own).max(0.0)
    }

    /// Share of what is used that comes from the panels, of the same minutes; `None` when nothing was used.
    pub fn self_sufficiency(&self) -> Option<f64> {
        (self.both_kwh.1 > 0.0).then(|| self.used_kwh / self.both_kwh.1)
    }
}

/// Rain and water.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Water {
    /// Rain now, in mm/h, measured.
    pub rain_mm_per_h: Option<f64>,
    /// Minutes of today for which the rain is known.
    pub known_minutes: u32,
    /// Minutes of today for which it is not: they count as dry.
    pub unknown_minutes: u32,
    /// Rain of today, in mm.
    pub rain_mm: f64,
    /// What ran off today, in m³, by the models of the catchments.
    pub runoff_m3: f64,
    /// What of it came from where fuel may be spilled: it may never seep away.
    pub guarded_m3: f64,
    /// What of it was clean and let seep away.
    pub seeped_m3: f64,
    /// What goes into the separator now, in L/s, by the model; none without one, or without rain that is known.
    pub separator_l_per_s: Option<f64>,
    /// What went past the separator today because it was more than that takes, in m³.
    pub past_separator_m3: f64,
    /// What fell on the basins themselves today, in m³.
    pub direct_m3: f64,
    /// What came to no basin today, because the site has none, in m³.
    pub unheld_m3: f64,
    /// What comes from each catchment of the site now, in L/s, by the model.
    pub catchments_l_per_s: Vec<f64>,
    /// The basins of the site.
    pub basins: Vec<Pool>,
}

impl Water {
    /// What ran off and fell on the basins, less what seeped away, came to no basin, went out, spilled and is stored, in m³: nothing,
    /// but for rounding.
    pub fn balance_m3(&self) -> f64 {
        let held: f64 = self.basins.iter().map(|pool| pool.outflow_m3 + pool.spilled_m3 + pool.stored_m3).sum();
        self.runoff_m3 + self.direct_m3 - self.seeped_m3 - self.unheld_m3 - held
    }
}

/// What came and left since midnight, and what that gave off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transport {
    /// By lane and direction.
    pub legs: Vec<Leg>,
    /// By consignment, with what the hub gave off for it.
    pub chains: Vec<Chain>,
    /// kg CO2e that the hub gave off: what it took from the grid.
    pub hub_kg_co2e: f64,
    /// Vehicles that came from or left for somewhere that is no lane of the site.
    pub elsewhere: u32,
    /// Parcels and bags that left, if the log tells of them.
    pub parcels: u64,
}

impl Transport {
    /// kg CO2e of all legs, well to wake.
    pub fn kg_co2e(&self) -> f64 {
        self.legs.iter().map(|leg| leg.kg_co2e).sum()
    }

    /// kg CO2e of all legs and of the hub between them.
    pub fn kg_co2e_with_hub(&self) -> f64 {
        self.kg_co2e() + self.hub_kg_co2e
    }

    /// Tonne-kilometres of all legs.
    pub fn tonne_km(&self) -> f64 {
        self.legs.iter().map(|leg| leg.tonne_km).sum()
    }

    /// Share of the tonnes whose mass is assumed; `None` where nothing came or left.
    pub fn assumed_share(&self) -> Option<f64> {
        let all: f64 = self.legs.iter().map(|leg| leg.tonnes).sum();
        (all > 0.0).then(|| self.legs.iter().map(|leg| leg.assumed_tonnes).sum::<f64>() / all)
    }

    /// Tonnes that left the hub, which its own emissions are shared out over (ISO 14083, hub operations).
    pub fn tonnes_out(&self) -> f64 {
        self.legs.iter().filter(|leg| !leg.is_inbound).map(|leg| leg.tonnes).sum()
    }
}

/// Flights beside what was said of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noise {
    /// Landings and take-offs since midnight.
    pub today: u32,
    /// Those of them that were by night.
    pub by_night: u32,
    /// Landings and take-offs of the night that is on, or was the last: one night, before midnight and after it.
    pub last_night: u32,
    /// Flights, which land and take off, of the seven days before the instant: by their landings.
    pub week: u32,
}
