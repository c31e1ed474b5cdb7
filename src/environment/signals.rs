//! What is measured, and what is modelled of the light beside it.

use jiff::tz::TimeZone;

use super::{Irradiance, PvArray, cell_temperature, clear_sky, sun, through_clouds};
use crate::hub::{EventLog, EventTime, Layout, Measurement, ObjectId, ObjectKind, TimeSpan, layout::StormBasin};

/// A value that was measured longer ago says nothing of now; of what is measured less often, the last value holds until the next
/// is due.
const STALE: TimeSpan = TimeSpan::from_minutes(15);

/// Nothing holds longer: hourly values do, with some delay.
const LONGEST: TimeSpan = TimeSpan::from_minutes(70);

/// A quantity that somebody measures, with its values in time order.
pub(super) struct Signal<'a> {
    pub(super) values: Vec<Measurement<'a>>,
    /// How long a value holds.
    holds: TimeSpan,
    /// What a value can be; what cannot be is not known.
    plausible: fn(f64) -> Option<f64>,
}

impl<'a> Signal<'a> {
    /// The series of a quantity: that of `of`, or the first that there is.
    pub(super) fn find(
        log: &'a EventLog,
        quantity: &str,
        of: Option<ObjectId>,
        (from, until): (EventTime, EventTime),
    ) -> Self {
        let mut all = log.series().filter(|(_, name, _)| *name == quantity).map(|(object, ..)| object);
        let object = match of {
            Some(of) => all.find(|object| *object == of),
            None => all.next(),
        };
        let values = object.map(|object| log.measurements_between(object, quantity, from, until).collect());
        let values: Vec<Measurement<'a>> = values.unwrap_or_default();
        Self { holds: holds(&values), values, plausible: plausible(quantity) }
    }

    /// What the gauge of a basin tells; nothing, where the log does not know the one that it names.
    pub(super) fn of_basin(
        log: &'a EventLog,
        basin: &StormBasin,
        quantity: &str,
        span: (EventTime, EventTime),
    ) -> Self {
        match &basin.gauge {
            Some(gauge) => Self::of_object(log, quantity, gauge, span),
            None => Self::find(log, quantity, None, span),
        }
    }

    /// The temperature of the air outside: of a station that tells of the weather, or of a sensor of its own. That of goods is none.
    fn of_air(log: &'a EventLog, span: (EventTime, EventTime)) -> Self {
        let tells = |quantity: &str| {
            let all: Vec<ObjectId> =
                log.series().filter(|(_, name, _)| *name == quantity).map(|(object, ..)| object).collect();
            all
        };
        let weather: Vec<ObjectId> =
            ["rain", "irradiance", "cloud_cover", "wind_speed", "pressure"].into_iter().flat_map(tells).collect();
        let all = tells("temperature");
        let station = all.iter().find(|object| weather.contains(object));
        let sensor = || all.iter().find(|object| log.identity(**object).0 == ObjectKind::Sensor);
        match station.or_else(sensor) {
            Some(object) => Self::find(log, "temperature", Some(*object), span),
            None => Self { holds: STALE, values: Vec::new(), plausible: plausible("temperature") },
        }
    }

    /// What an object of that id tells; nothing, where the log does not know it.
    fn of_object(log: &'a EventLog, quantity: &str, id: &str, span: (EventTime, EventTime)) -> Self {
        match log.object(id) {
            Some(object) => Self::find(log, quantity, Some(object), span),
            None => Self { holds: STALE, values: Vec::new(), plausible: plausible(quantity) },
        }
    }

    /// The value at an instant, if it is not stale.
    pub(super) fn at(&self, time: EventTime) -> Option<f64> {
        let last = self.last(time)?;
        (self.plausible)(last.value).filter(|_| time - last.time <= self.holds)
    }

    /// The last value, however old.
    pub(super) fn last(&self, time: EventTime) -> Option<&Measurement<'a>> {
        self.values[..self.values.partition_point(|value| value.time <= time)].last()
    }
}

/// Meters of which the sum counts.
pub(super) struct Meters<'a>(Vec<Signal<'a>>);

impl<'a> Meters<'a> {
    /// Those of these ids; without any, all that tell the quantity.
    pub(super) fn find(log: &'a EventLog, quantity: &str, ids: &[String], span: (EventTime, EventTime)) -> Self {
        if ids.is_empty() {
            let all = log.series().filter(|(_, name, _)| *name == quantity).map(|(object, ..)| object);
            return Self(all.map(|object| Signal::find(log, quantity, Some(object), span)).collect());
        }
        Self(ids.iter().map(|id| Signal::of_object(log, quantity, id, span)).collect())
    }

    /// Their sum at an instant; of which one is silent, the sum is not known.
    pub(super) fn at(&self, time: EventTime) -> Option<f64> {
        if self.0.is_empty() {
            return None;
        }
        self.0.iter().map(|meter| meter.at(time)).sum()
    }
}

/// What a quantity can be. Instruments tell a little less than nothing by night; what is far off is a fault of theirs.
fn plausible(quantity: &str) -> fn(f64) -> Option<f64> {
    match quantity {
        // No light on the ground is brighter than that of the sun outside the air by more than clouds at its side add.
        "irradiance" | "irradiance_direct_normal" | "irradiance_diffuse" => {
            |value| (-30.0..=2_000.0).contains(&value).then_some(value.max(0.0))
        }
        // The most that was ever measured in a minute is 31.2 mm (WMO's archive: Unionville, 1956).
        "rain" => |value| (0.0..=2_000.0).contains(&value).then_some(value),
        "power" => |value| (-1_000.0..1e6).contains(&value).then_some(value.max(0.0)),
        "load" => |value| (0.0..1e6).contains(&value).then_some(value),
        _ => |value| value.is_finite().then_some(value),
    }
}

/// How long a value of such a series holds: a little longer than from one to the next, as a rule.
fn holds(values: &[Measurement<'_>]) -> TimeSpan {
    let mut gaps: Vec<TimeSpan> = values.windows(2).map(|pair| pair[1].time - pair[0].time).collect();
    gaps.sort_unstable();
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(STALE);
    TimeSpan::from_secs_f64(usual.secs() * 1.15).clamp(STALE, LONGEST)
}

/// The light, as it is measured and as it is modelled, and what the panels make of it.
pub(super) struct Sky<'a> {
    pub(super) light: Signal<'a>,
    /// What of it comes straight from the sun, on a plane across it, and what from the sky.
    parts: (Signal<'a>, Signal<'a>),
    pub(super) cloud: Signal<'a>,
    pub(super) air: Signal<'a>,
    pub(super) arrays: Vec<PvArray>,
    pub(super) origin: (f64, f64, f64),
}

impl<'a> Sky<'a> {
    pub(super) fn find(log: &'a EventLog, layout: &Layout, span: (EventTime, EventTime)) -> Self {
        Self {
            light: Signal::find(log, "irradiance", None, span),
            parts: (
                Signal::find(log, "irradiance_direct_normal", None, span),
                Signal::find(log, "irradiance_diffuse", None, span),
            ),
            cloud: Signal::find(log, "cloud_cover", None, span),
            air: Signal::of_air(log, span),
            arrays: layout.grounds.panels.iter().map(PvArray::of).collect(),
            origin: layout.origin,
        }
    }

    /// By what the light is modelled, the message of it: a clear sky, unless somebody tells of clouds.
    pub(super) fn model(&self) -> &'static str {
        if self.cloud.values.is_empty() { "env-by-clear-sky" } else { "env-by-sky" }
    }

    /// The light that there would be, in W/m²: of a clear sky, less what clouds take where somebody tells of them.
    pub(super) fn modelled(&self, time: EventTime) -> f64 {
        let clear = sun(time, self.origin.0, self.origin.1).map_or(0.0, |sun| clear_sky(sun.elevation_deg));
        clear * self.cloud.at(time).map_or(1.0, |percent| through_clouds(percent / 100.0))
    }

    /// What the panels make of the light, in kW.
    pub(super) fn roof_kw(&self, time: EventTime) -> Option<f64> {
        let sun = sun(time, self.origin.0, self.origin.1)?;
        let global = self.light.at(time).unwrap_or_else(|| self.modelled(time));
        let measured = self.parts.0.at(time).zip(self.parts.1.at(time));
        let (beam, diffuse) = measured.unwrap_or_else(|| split(global, sun.elevation_deg, time));
        let air = self.air.at(time).unwrap_or(AIR_C);
        let watts = self.arrays.iter().map(|panels| {
            let on_panels: Irradiance = panels.irradiance(sun, beam, diffuse);
            panels.ac_w(panels.dc_w(on_panels, cell_temperature(on_panels.total, air)))
        });
        Some(watts.sum::<f64>() / 1_000.0)
    }
}

/// The hour of the day on the clock of the site, with its fraction.
pub(super) fn hour(time: EventTime, zone: &TimeZone) -> f64 {
    let clock = time.zoned(zone);
    f64::from(clock.hour()) + f64::from(clock.minute()) / 60.0 + f64::from(clock.second()) / 3_600.0
}

/// The air when nothing measures it, in °C: the yearly mean of Bierset, DOMAIN 1.4.
const AIR_C: f64 = 11.0;

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
    use crate::hub::{Flow, HubEvent, What};

    #[test]
    fn goods_do_not_tell_of_the_air_and_light_that_is_measured_in_parts_is_not_split() {
        let layout = crate::hub::layout::scene::liege();
        let noon = EventTime::parse("2021-06-21T12:00:00Z").expect("a time");
        let event = |object: &'static str, what| HubEvent {
            time: noon,
            recorded: None,
            id: None,
            source: None,
            object: object.into(),
            what,
            extensions: Vec::new(),
        };
        let enters = |kind| What::Enters { kind, type_code: None, flow: Flow::None, at: None, attributes: vec![] };
        let measures = |quantity: &'static str, value| What::Measures {
            quantity: quantity.into(),
            value,
            unit: if quantity == "temperature" { "Cel" } else { "W/m2" }.into(),
        };
        let span = (noon - TimeSpan::from_minutes(60), noon);
        let cold = [event("A-ULD", enters(ObjectKind::Uld)), event("A-ULD", measures("temperature", 4.0))];
        let log = EventLog::of(&cold);
        assert_eq!(Sky::find(&log, &layout, span).air.at(noon), None);
        let station = [
            event("W", enters(ObjectKind::Sensor)),
            event("W", measures("temperature", 24.0)),
            event("W", measures("irradiance", 600.0)),
        ];
        let log = EventLog::of(cold.iter().chain(&station));
        let sky = Sky::find(&log, &layout, span);
        let told: Vec<(&str, f64)> = sky.air.values.iter().map(|value| (value.unit, value.value)).collect();
        assert_eq!((sky.air.at(noon), &told[..]), (Some(24.0), &[("Cel", 24.0)][..]));
        let split = sky.roof_kw(noon).expect("a power");
        // All of it from the sky: nothing is lost in the glass of a flat roof, and much of what a beam would bring to one that leans.
        let parts = [measures("irradiance_direct_normal", 0.0), measures("irradiance_diffuse", 600.0)];
        let parts = parts.map(|what| event("W", what));
        let log = EventLog::of(cold.iter().chain(&station).chain(&parts));
        let measured = Sky::find(&log, &layout, span).roof_kw(noon).expect("a power");
        assert!((measured - split).abs() > 0.5, "{measured} and {split} kW");
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
