//! The basins of a site from midnight on: measured where a gauge tells, by level-pool routing beside it.

use super::{
    Basin, Valve,
    signals::Signal,
    storm::{self, STEP},
};
use crate::hub::{EventLog, EventTime, Layout, layout::StormBasin};

/// A basin, since midnight.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    /// Which.
    pub basin: StormBasin,
    /// Whether the rain of some minute is known: without it there is no model.
    pub is_modelled: bool,
    /// Level now, in m, measured.
    pub level_m: Option<f64>,
    /// Level by level-pool routing from the level at midnight, in m.
    pub level_model_m: f64,
    /// What comes to it now, in L/s, by the model.
    pub inflow_l_per_s: f64,
    /// What went out of it today, in m³, by the model.
    pub outflow_m3: f64,
    /// What it could not hold, in m³, by the model.
    pub spilled_m3: f64,
    /// What more it holds than at midnight, in m³, by the model.
    pub stored_m3: f64,
    /// Whether its valve is open, as far as events tell.
    pub valve: Option<bool>,
}

impl Pool {
    /// A value of the model; none without rain that is known.
    pub fn modelled(&self, value: f64) -> Option<f64> {
        self.is_modelled.then_some(value)
    }

    /// The level now, in m: measured, or by the model where nobody measures it and the rain is known.
    pub fn level(&self) -> Option<f64> {
        self.level_m.or(self.modelled(self.level_model_m))
    }

    /// Whether the valve is open; one of which nobody tells is.
    pub fn valve(&self) -> Valve {
        if self.valve == Some(false) { Valve::Shut } else { Valve::Open }
    }

    /// What goes out of it now through orifice, throttle and weir, in L/s; none where the level is not known.
    pub fn outflow_l_per_s(&self) -> Option<f64> {
        Some(Basin::of(&self.basin).outflow_m3_per_s(self.level()?, self.valve()) * 1_000.0)
    }
}

/// Level-pool routing of a basin from midnight on, and what its gauge tells.
pub(super) struct Routing<'a> {
    pool: Pool,
    model: Basin,
    level: Signal<'a>,
    valve: Signal<'a>,
}

impl<'a> Routing<'a> {
    pub(super) fn of(
        log: &'a EventLog,
        layout: &Layout,
        basin: usize,
        rain: &Signal<'_>,
        (midnight, span): (EventTime, (EventTime, EventTime)),
    ) -> Self {
        let of = &layout.grounds.basins[basin];
        let [level, valve] = ["level", "valve_open"].map(|quantity| Signal::of_basin(log, of, quantity, span));
        let measured = level.last(midnight).or(level.values.first()).map(|first| first.value);
        let start = measured.unwrap_or_else(|| storm::level_before(rain, &layout.grounds, basin, midnight));
        let pool = Pool {
            basin: of.clone(),
            is_modelled: false,
            level_m: None,
            level_model_m: start,
            inflow_l_per_s: 0.0,
            outflow_m3: 0.0,
            spilled_m3: 0.0,
            stored_m3: 0.0,
            valve: None,
        };
        Self { pool, model: Basin::of(of), level, valve }
    }

    /// The minute that ends then, in which so much came in.
    pub(super) fn step(&mut self, time: EventTime, inflow_m3: f64) {
        let is_shut = self.valve.last(time).is_some_and(|value| value.value <= 0.0);
        let valve = if is_shut { Valve::Shut } else { Valve::Open };
        let step = self.model.step(self.pool.level_model_m, inflow_m3, STEP.secs(), valve);
        self.pool.inflow_l_per_s = inflow_m3 / STEP.secs() * 1_000.0;
        self.pool.stored_m3 += (step.level_m - self.pool.level_model_m) * self.model.area_m2;
        self.pool.outflow_m3 += step.outflow_m3;
        self.pool.spilled_m3 += step.spilled_m3;
        self.pool.level_model_m = step.level_m;
    }

    /// The basin at the instant.
    pub(super) fn at(&self, at: EventTime) -> Pool {
        let valve = self.valve.last(at).map(|value| value.value > 0.0);
        Pool { level_m: self.level.at(at), valve, ..self.pool.clone() }
    }
}
