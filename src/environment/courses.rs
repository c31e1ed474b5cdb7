//! The course of a quantity over a log by its model, to be drawn beside what is measured.

use jiff::tz::TimeZone;

use super::{
    Site, Storm, Valve,
    signals::{Signal, Sky, hour, midnight},
    storm::STEP,
};
use crate::hub::{EventLog, EventTime, TimeSpan};

/// The course of a quantity by its model, beside what is measured of it: what it is called, and its values.
pub struct Modelled {
    /// By what.
    pub label: &'static str,
    /// The values, in the unit in which the quantity is measured.
    pub values: Vec<(EventTime, f64)>,
}

/// Logs that are longer have no course of the basin: it is worked out minute by minute.
const LONGEST_COURSE: TimeSpan = TimeSpan::from_minutes(40 * 1_440);

/// So many values a course has at most.
const COURSE: i64 = 600;

/// The course of a quantity over a log by its model: of the light, the roof's power, the hub's load, the level of the basin.
/// None where there is no model of it.
pub fn modelled(
    log: &EventLog,
    site: &Site,
    origin: (f64, f64, f64),
    zone: &TimeZone,
    quantity: &str,
) -> Option<Modelled> {
    let span = log.span()?;
    let sky = Sky::find(log, site, origin, span);
    let minutes = (span.1.secs_since(span.0) / 60.0) as i64;
    let step = (minutes / COURSE).max(1);
    let times = (0..=minutes / step).map(|k| span.0 + TimeSpan::from_minutes(k * step));
    let (label, values) = match quantity {
        "irradiance" => ("by a clear sky", times.map(|time| (time, sky.modelled(time))).collect()),
        "power" => ("by PVWatts", times.filter_map(|time| Some((time, sky.roof_kw(time)?))).collect()),
        "load" => ("by its consumers", times.map(|time| (time, site.load_kw(hour(time, zone)))).collect()),
        "level" if span.1 - span.0 <= LONGEST_COURSE => ("by routing", levels(log, site, zone, span, step)),
        _ => return None,
    };
    Some(Modelled { label, values })
}

/// The level of the basin by routing, each day from what was measured at its beginning.
fn levels(
    log: &EventLog,
    site: &Site,
    zone: &TimeZone,
    span: (EventTime, EventTime),
    step: i64,
) -> Vec<(EventTime, f64)> {
    let signal = |quantity: &str| Signal::find(log, quantity, None, span);
    let (rain, level, valve) = (signal("rain"), signal("level"), signal("valve_open"));
    let (basin, hours) = (site.basin(), STEP.secs() / 3_600.0);
    let mut values = Vec::new();
    let mut storm = Storm::default();
    let (mut day, mut metres) = (midnight(span.0, zone), level.values.first().map_or(0.0, |it| it.value));
    for minute in 1.. {
        let time = span.0 + TimeSpan::from_minutes(minute);
        if time > span.1 {
            break;
        }
        let today = midnight(time, zone);
        if today != day {
            day = today;
            metres = level.last(today).map_or(metres, |it| it.value);
        }
        let ran = storm.fall(site, rain.at(time).unwrap_or_default() * hours);
        let is_shut = valve.last(time).is_some_and(|value| value.value <= 0.0);
        let valve = if is_shut { Valve::Shut } else { Valve::Open };
        metres = basin.step(metres, ran.to_basin_m3(), STEP.secs(), valve).level_m;
        if minute % step == 0 {
            values.push((time, metres));
        }
    }
    values
}
