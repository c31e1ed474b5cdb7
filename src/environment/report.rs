//! The day so far: sun and power, rain and water, measured where something measures, modelled beside it.

use jiff::tz::TimeZone;

use super::{Irradiance, Site, SiteError, Valve, cell_temperature, runoff_mm, sun};
use crate::hub::{EventLog, EventTime, Measurement, ObjectId, TimeSpan};

/// From one step of the models to the next.
const STEP: TimeSpan = TimeSpan::from_minutes(1);

/// A value that was measured longer ago says nothing of now.
const STALE: TimeSpan = TimeSpan::from_minutes(15);

/// The environment from midnight on the clock of the site up to an instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The instant.
    pub at: EventTime,
    /// Sun and power.
    pub power: Power,
    /// Rain and water.
    pub water: Water,
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
    /// What the panels give now, in kW, measured.
    pub pv_kw: Option<f64>,
    /// What PVWatts makes of the light and the air now, in kW.
    pub pv_model_kw: Option<f64>,
    /// What the hub takes now, in kW, measured.
    pub load_kw: Option<f64>,
    /// What the panels gave today, in kWh.
    pub pv_kwh: f64,
    /// What PVWatts makes of today's light, in kWh.
    pub pv_model_kwh: f64,
    /// What the hub took today, in kWh.
    pub load_kwh: f64,
    /// What of the panels' power the hub took itself, in kWh.
    pub used_kwh: f64,
    /// kg CO2e that the grid did not have to give off for it.
    pub avoided_kg: f64,
}

impl Power {
    /// Share of the panels' power that is used here; `None` when they gave none.
    pub fn self_consumption(&self) -> Option<f64> {
        (self.pv_kwh > 0.0).then(|| self.used_kwh / self.pv_kwh)
    }

    /// Share of what is used that comes from the panels; `None` when nothing was used.
    pub fn self_sufficiency(&self) -> Option<f64> {
        (self.load_kwh > 0.0).then(|| self.used_kwh / self.load_kwh)
    }
}

/// Rain and water.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Water {
    /// Rain now, in mm/h, measured.
    pub rain_mm_per_h: Option<f64>,
    /// Rain of today, in mm.
    pub rain_mm: f64,
    /// What ran off today, in m³, by the models of the catchments.
    pub runoff_m3: f64,
    /// What of it came from where fuel may be spilled: it may never seep away.
    pub guarded_m3: f64,
    /// Level of the basin now, in m, measured.
    pub level_m: Option<f64>,
    /// Level by level-pool routing from the level at midnight, in m.
    pub level_model_m: f64,
    /// What went out of the basin today, in m³, by the model.
    pub outflow_m3: f64,
    /// What the basin could not hold, in m³, by the model.
    pub spilled_m3: f64,
    /// What more the basin holds than at midnight, in m³, by the model.
    pub stored_m3: f64,
    /// Whether the valve of the basin is open, as far as events tell.
    pub valve: Option<bool>,
}

impl Water {
    /// What came in less what went out, spilled and is stored, in m³: nothing, but for rounding.
    pub fn balance_m3(&self) -> f64 {
        self.runoff_m3 - self.outflow_m3 - self.spilled_m3 - self.stored_m3
    }
}

/// A quantity that somebody measures, with its values in time order.
struct Signal<'a> {
    values: Vec<Measurement<'a>>,
}

impl<'a> Signal<'a> {
    /// The series of a quantity: that of `of`, or the first that there is.
    fn find(log: &'a EventLog, quantity: &str, of: Option<ObjectId>, (from, until): (EventTime, EventTime)) -> Self {
        let mut all = log.series().filter(|(_, name, _)| *name == quantity).map(|(object, ..)| object);
        let object = match of {
            Some(of) => all.find(|object| *object == of),
            None => all.next(),
        };
        let values = object.map(|object| log.measurements_between(object, quantity, from, until).collect());
        Self { values: values.unwrap_or_default() }
    }

    /// The value at an instant, if it is not stale.
    fn at(&self, time: EventTime) -> Option<f64> {
        let last = self.last(time)?;
        (time - last.time <= STALE).then_some(last.value)
    }

    /// The last value, however old.
    fn last(&self, time: EventTime) -> Option<&Measurement<'a>> {
        self.values[..self.values.partition_point(|value| value.time <= time)].last()
    }
}

/// What there is to know of the environment at `at`.
pub fn report(
    log: &EventLog,
    site: &Site,
    origin: (f64, f64, f64),
    zone: &TimeZone,
    at: EventTime,
) -> Result<Report, SiteError> {
    let midnight = midnight(at, zone).max(log.span().map_or(at, |(begin, _)| begin)).min(at);
    // What was told on the day before may still hold: a level, a valve.
    let span = (midnight - TimeSpan::from_minutes(1_440), at);
    let weather = log.series().find(|(_, name, _)| *name == "rain").map(|(object, ..)| object);
    let signal = |quantity: &str| Signal::find(log, quantity, None, span);
    let (rain, light) = (signal("rain"), signal("irradiance"));
    let air = Signal::find(log, "temperature", weather, span);
    let (pv, load, level, valve) = (signal("power"), signal("load"), signal("level"), signal("valve_open"));

    let (panels, basin) = (site.panels(), site.basin());
    let model_kw = |time: EventTime| {
        let sun = sun(time, origin.0, origin.1)?;
        let global = light.at(time)?;
        let (beam, diffuse) = split(global, sun.elevation_deg, time);
        let on_panels: Irradiance = panels.irradiance(sun, beam, diffuse);
        let cell = cell_temperature(on_panels.total, air.at(time).unwrap_or(AIR_C));
        Some(panels.ac_w(panels.dc_w(on_panels, cell)) / 1_000.0)
    };
    let mut power = Power {
        sun_deg: sun(at, origin.0, origin.1).map_or(f64::NAN, |sun| sun.elevation_deg),
        irradiance: light.at(at),
        pv_kw: pv.at(at),
        pv_model_kw: model_kw(at),
        load_kw: load.at(at),
        ..Power::default()
    };
    let start = level.last(midnight).or(level.values.first()).map_or(0.0, |first| first.value);
    let mut water = Water {
        rain_mm_per_h: rain.at(at),
        level_m: level.at(at),
        level_model_m: start,
        valve: valve.last(at).map(|value| value.value > 0.0),
        ..Water::default()
    };
    let hours = STEP.secs() / 3_600.0;
    let mut missing = 0;
    let mut time = midnight;
    while time + STEP <= at {
        time = time + STEP;
        let (made, taken) = (pv.at(time), load.at(time));
        missing += u32::from(made.is_none() || taken.is_none() || rain.at(time).is_none());
        power.pv_kwh += made.unwrap_or_default() * hours;
        power.load_kwh += taken.unwrap_or_default() * hours;
        power.used_kwh += made.unwrap_or_default().min(taken.unwrap_or_default()) * hours;
        power.pv_model_kwh += model_kw(time).unwrap_or_default() * hours;

        let before = water.rain_mm;
        water.rain_mm += rain.at(time).unwrap_or_default() * hours;
        let ran = |guarded_only: bool| -> f64 {
            let areas = site.catchments.iter().filter(|catchment| !guarded_only || !catchment.is_clean);
            areas
                .map(|area| {
                    let mm = runoff_mm(water.rain_mm, area.curve_number) - runoff_mm(before, area.curve_number);
                    mm / 1_000.0 * area.area_m2
                })
                .sum()
        };
        let (all, guarded) = (ran(false), ran(true));
        water.runoff_m3 += all;
        water.guarded_m3 += guarded;
        let is_shut = valve.last(time).is_some_and(|value| value.value <= 0.0);
        let valve = if is_shut { Valve::Shut } else { Valve::Open };
        let step = basin.step(water.level_model_m, all, STEP.secs(), valve);
        water.stored_m3 += (step.level_m - water.level_model_m) * basin.area_m2;
        water.outflow_m3 += step.outflow_m3;
        water.spilled_m3 += step.spilled_m3;
        water.level_model_m = step.level_m;
    }
    power.avoided_kg = power.used_kwh * site.factor("grid")?.value;
    Ok(Report { at, power, water, missing_minutes: missing })
}

/// The air when nothing measures it, in °C: the yearly mean of Bierset, DOMAIN 1.4.
const AIR_C: f64 = 11.0;

/// Midnight before an instant, on the clock of the site.
fn midnight(at: EventTime, zone: &TimeZone) -> EventTime {
    let start = at.zoned(zone).start_of_day().ok();
    let nanos = start.and_then(|start| i64::try_from(start.timestamp().as_nanosecond()).ok());
    nanos.map_or(at, EventTime::from_nanos)
}

/// Light on the level split into what comes straight from the sun, on a plane across it, and what comes from the sky.
///
/// By the share of the light that there would be without air. Source: Erbs, Klein and Duffie (1982).
fn split(global: f64, elevation_deg: f64, time: EventTime) -> (f64, f64) {
    let height = elevation_deg.to_radians().sin();
    if height < 0.05 {
        return (0.0, global);
    }
    let day = (time.nanos() / 86_400_000_000_000) as f64 % 365.25;
    let above = 1_367.0 * (1.0 + 0.033 * (day / 365.25 * std::f64::consts::TAU).cos()) * height;
    let k = (global / above).clamp(0.0, 1.0);
    let diffuse = match k {
        k if k <= 0.22 => 1.0 - 0.09 * k,
        k if k <= 0.8 => 0.9511 - 0.1604 * k + 4.388 * k.powi(2) - 16.638 * k.powi(3) + 12.336 * k.powi(4),
        _ => 0.165,
    };
    (global * (1.0 - diffuse) / height, global * diffuse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{Flow, HubEvent, ObjectKind, What};

    const ORIGIN: (f64, f64, f64) = (50.6364, 5.4428, 198.0);

    /// A log in which sensors tell the same all day.
    fn log(values: &[(&'static str, &'static str, f64)]) -> EventLog {
        let noon = EventTime::parse("2021-06-21T00:00:00Z").expect("a time");
        let mut events = Vec::new();
        for minute in 0..1_440 {
            for (object, quantity, value) in values {
                let what = What::Measures { quantity: (*quantity).into(), value: *value, unit: "1".into() };
                let time = noon + TimeSpan::from_minutes(minute);
                events.push(HubEvent {
                    time,
                    recorded: None,
                    id: None,
                    source: None,
                    object: (*object).into(),
                    what,
                    extensions: Vec::new(),
                });
            }
        }
        let enters =
            What::Enters { kind: ObjectKind::Sensor, type_code: None, flow: Flow::None, at: None, attributes: vec![] };
        events.push(HubEvent {
            time: noon,
            recorded: None,
            id: None,
            source: None,
            object: "mast".into(),
            what: enters,
            extensions: Vec::new(),
        });
        EventLog::of(&events)
    }

    fn at(text: &str, log: &EventLog) -> Report {
        let site = Site::bundled().expect("a site");
        report(log, &site, ORIGIN, &TimeZone::UTC, EventTime::parse(text).expect("a time")).expect("a report")
    }

    #[test]
    fn energy_is_power_over_time_and_only_what_is_used_here_saves() {
        let log = log(&[("roof", "power", 600.0), ("meter", "load", 400.0), ("mast", "rain", 0.0)]);
        let power = at("2021-06-21T10:00:00Z", &log).power;
        let is = |value: f64, expected: f64| (value - expected).abs() < 1e-6;
        assert!(is(power.pv_kwh, 6_000.0) && is(power.load_kwh, 4_000.0) && is(power.used_kwh, 4_000.0), "{power:?}");
        assert!(
            is(power.self_consumption().expect("some"), 2.0 / 3.0) && is(power.self_sufficiency().expect("some"), 1.0)
        );
        assert!(is(power.avoided_kg, 4_000.0 * 0.164), "{power:?}");
    }

    #[test]
    fn rain_runs_off_and_the_balance_closes() {
        let log = log(&[("mast", "rain", 20.0), ("basin", "level", 0.4)]);
        let report = at("2021-06-21T05:00:00Z", &log);
        let water = report.water;
        assert!((water.rain_mm - 100.0).abs() < 1e-6);
        let roof_and_yard = runoff_mm(100.0, 98.0) / 1_000.0 * 52_800.0;
        let grass = runoff_mm(100.0, 74.0) / 1_000.0 * 12_000.0;
        assert!((water.runoff_m3 - roof_and_yard - grass).abs() < 1e-6, "{water:?}");
        assert!((water.guarded_m3 - runoff_mm(100.0, 98.0) / 1_000.0 * 22_800.0).abs() < 1e-6);
        assert!(water.level_model_m > 1.5, "{water:?}");
        assert!(water.balance_m3().abs() < water.runoff_m3 * 1e-3, "{} m³", water.balance_m3());
    }

    #[test]
    fn what_is_not_measured_is_said_to_be_missing() {
        let report = at("2021-06-21T01:00:00Z", &log(&[("mast", "rain", 1.0)]));
        assert_eq!((report.missing_minutes, report.power.pv_kw, report.power.self_consumption()), (60, None, None));
        let late = at("2021-06-22T06:00:00Z", &log(&[("mast", "rain", 1.0)]));
        assert_eq!(late.water.rain_mm_per_h, None, "the last value is six hours old");
    }

    #[test]
    fn light_that_is_split_is_the_same_light() {
        let noon = EventTime::parse("2021-06-21T12:00:00Z").expect("a time");
        for global in [20.0, 150.0, 500.0, 900.0] {
            let (beam, diffuse) = split(global, 60.0, noon);
            assert!((beam * 60.0_f64.to_radians().sin() + diffuse - global).abs() < 1e-9);
            assert!(beam >= 0.0 && diffuse > 0.0);
        }
    }
}
