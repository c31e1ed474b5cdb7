//! The course of a quantity over a log by its model, to be drawn beside what is measured.

use jiff::tz::TimeZone;

use super::{
    Basin, Site, Storm, Valve,
    signals::{Signal, Sky, hour},
    storm::STEP,
};
use crate::{
    hub::{EventLog, EventTime, Layout, TimeSpan},
    say,
};

/// The course of a quantity by its model, beside what is measured of it: by what, and its values.
pub struct Modelled {
    /// The message that names the model.
    model: &'static str,
    /// The basin that it is of, where there are several.
    basin: Option<String>,
    /// The values, in the unit in which the quantity is measured.
    pub values: Vec<(EventTime, f64)>,
}

impl Modelled {
    /// By what it is, in words.
    pub fn label(&self) -> String {
        let model = say!(self.model);
        match &self.basin {
            Some(basin) => say!("env-of-basin", basin = basin, model = model),
            None => model.to_owned(),
        }
    }
}

/// Logs that are longer have no course of the basin: it is worked out minute by minute.
const LONGEST_COURSE: TimeSpan = TimeSpan::from_minutes(40 * 1_440);

/// So many values a course has at most.
const COURSE: i64 = 600;

/// The course of a quantity over a log by its model: of the light, the roof's power, the hub's load, the level of each basin.
/// None where there is no model of it.
pub fn modelled(log: &EventLog, layout: &Layout, site: &Site, zone: &TimeZone, quantity: &str) -> Vec<Modelled> {
    let Some(span) = log.span() else { return Vec::new() };
    let sky = Sky::find(log, layout, span);
    let minutes = (span.1.secs_since(span.0) / 60.0) as i64;
    let step = (minutes / COURSE).max(1);
    let times = (0..=minutes / step).map(|k| span.0 + TimeSpan::from_minutes(k * step));
    let (model, values) = match quantity {
        "irradiance" => (sky.model(), times.map(|time| (time, sky.modelled(time))).collect()),
        "power" => ("env-by-pvwatts", times.filter_map(|time| Some((time, sky.roof_kw(time)?))).collect()),
        "load" => ("env-by-consumers", times.map(|time| (time, site.load_kw(hour(time, zone)))).collect()),
        "level" if span.1 - span.0 <= LONGEST_COURSE => {
            let basins = &layout.grounds.basins;
            let course = |basin: usize| Modelled {
                model: "env-by-routing",
                basin: (basins.len() > 1).then(|| basins[basin].name.clone()),
                values: levels(log, layout, basin, zone, step),
            };
            return (0..basins.len()).map(course).collect();
        }
        _ => return Vec::new(),
    };
    vec![Modelled { model, basin: None, values }]
}

/// The level of a basin by routing, each day from what was measured at its beginning.
fn levels(log: &EventLog, layout: &Layout, basin: usize, zone: &TimeZone, step: i64) -> Vec<(EventTime, f64)> {
    let Some(span) = log.span() else { return Vec::new() };
    let (grounds, of) = (&layout.grounds, &layout.grounds.basins[basin]);
    let rain = Signal::find(log, "rain", None, span);
    let [level, valve] = ["level", "valve_open"].map(|quantity| Signal::of_basin(log, of, quantity, span));
    let (pool, hours) = (Basin::of(of), STEP.secs() / 3_600.0);
    let mut values = Vec::new();
    let mut storm = Storm::default();
    let (mut day, mut metres) = (span.0.midnight(zone), level.values.first().map_or(0.0, |it| it.value));
    for minute in 1.. {
        let time = span.0 + TimeSpan::from_minutes(minute);
        if time > span.1 {
            break;
        }
        let today = time.midnight(zone);
        if today != day {
            day = today;
            metres = level.last(today).map_or(metres, |it| it.value);
        }
        let ran = storm.fall(grounds, rain.at(time).unwrap_or_default() * hours);
        let is_shut = valve.last(time).is_some_and(|value| value.value <= 0.0);
        let valve = if is_shut { Valve::Shut } else { Valve::Open };
        metres = pool.step(metres, ran.into_m3[basin], STEP.secs(), valve).level_m;
        if minute % step == 0 {
            values.push((time, metres));
        }
    }
    values
}
