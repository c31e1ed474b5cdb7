//! What the sensors tell: weather, sun on the roof, power, and the storm basin. All of it is made up, in likely bounds.

use super::{Incident, engine::Sim};
use crate::{
    environment::{self, Basin, Irradiance, PvArray, Storm, Valve},
    hub::{EventLog, EventTime, Flow, ObjectKind, TimeSpan, What, layout::Grounds},
};

/// From one reading to the next.
const STEP_MINUTES: i64 = 1;

/// Share of the sky that is covered at the least while it pours; assumption.
const RAIN_CLOUD: f64 = 0.96;

/// So many minutes after a spill the valve of the basin is shut, and so many after the end of it it is opened again; assumption.
pub(super) const VALVE_MINUTES: (i64, i64) = (12, 30);

/// Tells what the sensors say from the beginning to the end; those of a log that is gone on from are there already.
pub(super) fn prepare(sim: &mut Sim<'_>, mut weather: Weather) {
    if !sim.is_resumed() {
        sensors(sim);
    }
    // Readings are taken on the whole minute.
    let minute = 60_000_000_000;
    let mut time = EventTime::from_nanos(sim.begin.nanos().saturating_add(minute - 1).div_euclid(minute) * minute);
    while time < sim.end {
        read(sim, &mut weather, time);
        time = time + TimeSpan::from_minutes(STEP_MINUTES);
    }
}

fn sensors(sim: &mut Sim<'_>) {
    for (sensor, type_code) in [
        ("weather-mast", "weather station"),
        ("apron-drain", "oil probe"),
        ("solar-roof", "photovoltaic array"),
        ("transformer", "electricity meter"),
        ("storm-basin", "level gauge"),
        ("sorter-1", "sorter"),
        ("sorter-2", "sorter"),
    ] {
        let at = Some(sensor.into());
        let enters = What::Enters {
            kind: ObjectKind::Sensor,
            type_code: Some(type_code.into()),
            flow: Flow::None,
            at,
            attributes: vec![],
        };
        sim.tell(sensor, enters);
    }
}

/// What the weather has come to.
pub(super) struct Weather {
    /// Share of the sky, 0 to 1.
    cloud: f64,
    /// mm/h.
    rain: f64,
    /// Metres of water in the basin.
    level_m: f64,
    /// What has fallen of the storm that goes on.
    storm: Storm,
}

impl Default for Weather {
    fn default() -> Self {
        Self { cloud: 0.6, rain: 0.0, level_m: 0.35, storm: Storm::default() }
    }
}

impl Weather {
    /// The weather as the sensors of a log told it last.
    pub fn of(log: &EventLog, time: EventTime) -> Self {
        let last = |sensor: &str, quantity: &str| {
            let told = log.object(sensor).map(|sensor| log.measurements_at(sensor, time)).unwrap_or_default();
            told.iter().find(|value| value.quantity == quantity).map(|value| value.value)
        };
        let usual = Self::default();
        Self {
            cloud: last("weather-mast", "cloud_cover").map_or(usual.cloud, |percent| percent / 100.0),
            rain: last("weather-mast", "rain").unwrap_or(usual.rain),
            level_m: last("storm-basin", "level").unwrap_or(usual.level_m),
            ..usual
        }
    }
}

fn read(sim: &mut Sim<'_>, weather: &mut Weather, time: EventTime) {
    let local = time.zoned(&sim.zone);
    let hour = f64::from(local.hour()) + f64::from(local.minute()) / 60.0;
    let season = f64::from(local.day_of_year() - 15) / 365.25 * std::f64::consts::TAU;
    weather.cloud = (weather.cloud + sim.normal(0.0, 0.05) + (0.62 - weather.cloud) * 0.03).clamp(0.0, 1.0);
    let is_storm = {
        let span = Incident::FuelSpill.span(sim.midnight);
        sim.plan.incidents.contains(&Incident::FuelSpill)
            && span.is_some_and(|(from, until)| from <= time && time < until)
    };
    let fallen = sim.plan.incidents.contains(&Incident::July2021).then(|| fallen_mm(sim, time));
    if is_storm || fallen.is_some_and(|fallen| fallen < FLOOD_MM) {
        weather.cloud = weather.cloud.max(RAIN_CLOUD);
    }
    weather.rain = match () {
        () if fallen.is_some_and(|fallen| fallen < FLOOD_MM) => (fallen_mm(sim, time + TimeSpan::from_minutes(30))
            - fallen_mm(sim, time - TimeSpan::from_minutes(30)))
        .max(0.0),
        () if is_storm => 28.0 + sim.normal(0.0, 3.0),
        () if weather.cloud > 0.85 => (weather.rain + sim.normal(0.15, 0.5)).clamp(0.0, 8.0),
        () => (weather.rain * 0.5 - 0.05).max(0.0),
    };
    weather.fall(
        match fallen {
            Some(fallen) => fallen - fallen_mm(sim, time - TimeSpan::from_minutes(STEP_MINUTES)),
            None => weather.rain * STEP_MINUTES as f64 / 60.0,
        },
        &sim.layout.grounds,
        valve(sim, time),
    );
    let temperature =
        11.0 - 8.0 * season.cos() + 3.5 * ((hour - 15.0) / 24.0 * std::f64::consts::TAU).cos() + sim.normal(0.0, 0.2);
    let height = sun_height(sim, time);
    let clear = if height > 0.0 { 1_098.0 * height * (-0.057 / height).exp() } else { 0.0 };
    let irradiance = clear * (1.0 - 0.75 * weather.cloud.powf(3.4));
    // All panels are taken to lie flat, where all light counts alike; what the glass takes of a low sun is left out.
    let light = Irradiance { total: irradiance, behind_glass: irradiance };
    let cell = environment::cell_temperature(irradiance, temperature);
    let arrays = sim.layout.grounds.panels.iter().map(PvArray::of);
    let power = arrays.map(|array| array.ac_w(array.dc_w(light, cell))).sum::<f64>() / 1_000.0;
    let shift = if (6.0..22.0).contains(&hour) { 1.0 } else { 0.45 };
    let is_dark = sim.plan.incidents.contains(&Incident::PowerCut)
        && Incident::PowerCut.span(sim.midnight).is_some_and(|(from, until)| from <= time && time < until);
    let load = if is_dark { 0.0 } else { 420.0 * shift + 160.0 + sim.normal(0.0, 12.0) };
    for (sensor, quantity, value, digits, unit) in [
        ("weather-mast", "temperature", temperature, 1, "Cel"),
        ("weather-mast", "cloud_cover", weather.cloud * 100.0, 0, "%"),
        ("weather-mast", "rain", weather.rain, 1, "mm/h"),
        ("weather-mast", "irradiance", irradiance, 0, "W/m2"),
        ("solar-roof", "power", power, 0, "kW"),
        ("transformer", "load", load, 0, "kW"),
        ("storm-basin", "level", weather.level_m, 3, "m"),
    ] {
        let scale = 10_f64.powi(digits);
        // Zero has one sign only.
        let value = (value * scale).round() / scale + 0.0;
        sim.tell_at(time, sensor, What::Measures { quantity: quantity.into(), value, unit: unit.into() });
    }
}

/// What fell at Spa from 13 to 15 July 2021 in 48 hours, in mm. Source: IRM by way of rtl.be (DOMAIN 1.4); what fell at Bierset was not
/// found.
const FLOOD_MM: f64 = 217.1;

/// How long it fell, and when it fell most, in hours from the beginning; the course is an assumption: it rises and falls evenly.
const FLOOD_HOURS: f64 = 48.0;
const FLOOD_PEAK: f64 = 18.0;

/// What of it has fallen by then, in mm.
fn fallen_mm(sim: &Sim<'_>, time: EventTime) -> f64 {
    let hours = (time.secs_since(sim.midnight) / 3_600.0).clamp(0.0, FLOOD_HOURS);
    let share = if hours < FLOOD_PEAK {
        hours * hours / (FLOOD_HOURS * FLOOD_PEAK)
    } else {
        1.0 - (FLOOD_HOURS - hours).powi(2) / (FLOOD_HOURS * (FLOOD_HOURS - FLOOD_PEAK))
    };
    FLOOD_MM * share
}

/// Whether the valve of the basin is open then.
fn valve(sim: &Sim<'_>, time: EventTime) -> Valve {
    let span = Incident::FuelSpill.span(sim.midnight).filter(|_| sim.plan.incidents.contains(&Incident::FuelSpill));
    let (shut, opened) = VALVE_MINUTES;
    let is_shut = span.is_some_and(|(from, until)| {
        from + TimeSpan::from_minutes(shut) <= time && time < until + TimeSpan::from_minutes(opened)
    });
    if is_shut { Valve::Shut } else { Valve::Open }
}

impl Weather {
    /// Takes in the rain of a step, in mm: what runs off comes to the basin, by the models of the environment.
    fn fall(&mut self, mm: f64, grounds: &Grounds, valve: Valve) {
        let inflow = self.storm.fall(grounds, mm).into_m3;
        if let Some((basin, inflow)) = grounds.basins.first().zip(inflow.first()) {
            self.level_m = Basin::of(basin).step(self.level_m, *inflow, (STEP_MINUTES * 60) as f64, valve).level_m;
        }
    }
}

/// The sine of the height of the sun. Haurwitz (1945) takes it for its clear sky.
fn sun_height(sim: &Sim<'_>, time: EventTime) -> f64 {
    let (latitude, longitude, _) = sim.layout.origin;
    environment::sun(time, latitude, longitude).map_or(0.0, |sun| sun.elevation_deg.to_radians().sin())
}
