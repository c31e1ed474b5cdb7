//! The day so far: sun and power, rain and water, measured where something measures, modelled beside it.

use jiff::tz::TimeZone;

use super::{
    Chain, Leg, Pool, Site, SiteError, Storm,
    pools::Routing,
    signals::{Meters, Signal, Sky, hour},
    storm::{self, STEP},
    sun,
    transport::{Legs, legs},
};
use crate::hub::{EventLog, EventTime, Layout, ObjectId, ObjectKind, TimeSpan, What};

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

/// What there is to know of the environment at `at`.
pub fn report(
    log: &EventLog,
    layout: &Layout,
    site: &Site,
    zone: &TimeZone,
    at: EventTime,
) -> Result<Report, SiteError> {
    let midnight = at.midnight(zone).max(log.span().map_or(at, |(begin, _)| begin)).min(at);
    // Of what was before a part of a log only so much is told as it takes to know what is there.
    let since = log.part_begins().filter(|begins| *begins > midnight && *begins <= at);
    let midnight = since.unwrap_or(midnight);
    // What was told on the day before may still hold: a level, a valve.
    let span = (midnight - TimeSpan::from_minutes(1_440), at);
    let rain = Signal::find(log, "rain", None, (midnight - storm::LONGEST, at));
    let mut storm = Storm::at(&rain, midnight);
    let (pv, load) =
        (Meters::find(log, "power", &site.meters.power, span), Meters::find(log, "load", &site.meters.load, span));
    let (grounds, origin) = (&layout.grounds, layout.origin);
    let sky = Sky::find(log, layout, span);
    let mut power = Power {
        sun_deg: sun(at, origin.0, origin.1).map_or(f64::NAN, |sun| sun.elevation_deg),
        irradiance: sky.light.at(at),
        irradiance_model: sky.modelled(at),
        pv_kw: pv.at(at),
        pv_model_kw: sky.roof_kw(at),
        load_kw: load.at(at),
        load_model_kw: site.load_kw(hour(at, zone)),
        sorting_model_kw: site.sorting_kw(hour(at, zone)),
        ..Power::default()
    };
    let mut water = Water { rain_mm_per_h: rain.at(at), ..Water::default() };
    let mut pools: Vec<Routing<'_>> =
        (0..grounds.basins.len()).map(|basin| Routing::of(log, layout, basin, &rain, (midnight, span))).collect();
    let hours = STEP.secs() / 3_600.0;
    let mut missing = 0;
    let mut time = midnight;
    while time + STEP <= at {
        time = time + STEP;
        let (made, taken) = (pv.at(time), load.at(time));
        power.known_minutes.0 += u32::from(made.is_some());
        power.known_minutes.1 += u32::from(taken.is_some());
        water.known_minutes += u32::from(rain.at(time).is_some());
        water.unknown_minutes += u32::from(rain.at(time).is_none());
        missing += u32::from(made.is_none() || taken.is_none() || rain.at(time).is_none());
        power.pv_kwh += made.unwrap_or_default() * hours;
        power.load_kwh += taken.unwrap_or_default() * hours;
        if let Some((made, taken)) = made.zip(taken) {
            power.both_minutes += 1;
            power.both_kwh.0 += made * hours;
            power.both_kwh.1 += taken * hours;
            power.used_kwh += made.min(taken) * hours;
        }
        let roof = sky.roof_kw(time).unwrap_or_default();
        power.pv_model_kwh += roof * hours;
        power.pv_model_known_kwh += made.map_or(0.0, |_| roof * hours);
        power.modelled_light_minutes += u32::from(sky.light.at(time).is_none() && sky.modelled(time) > 0.0);
        // An hour that a consumer begins at is not that of the minute before it.
        let consumers = site.load_kw(hour(time - TimeSpan::from_secs(30), zone));
        power.load_model_kwh += consumers * hours;
        power.load_model_known_kwh += taken.map_or(0.0, |_| consumers * hours);
        power.load_filled_kwh += taken.unwrap_or(consumers) * hours;
        power.used_model_kwh += roof.min(consumers) * hours;

        let mm = rain.at(time).unwrap_or_default() * hours;
        water.rain_mm += mm;
        let ran = storm.fall(grounds, mm);
        water.runoff_m3 += ran.all_m3;
        water.guarded_m3 += ran.guarded_m3;
        water.seeped_m3 += ran.seeped_m3;
        water.direct_m3 += ran.direct_m3;
        water.unheld_m3 += ran.unheld_m3();
        if let Some(separator) = &grounds.separator {
            let takes = separator.nominal_l_per_s / 1_000.0 * STEP.secs();
            water.past_separator_m3 += (ran.guarded_m3 - takes).max(0.0);
            water.separator_l_per_s = (water.known_minutes > 0).then(|| ran.guarded_m3 / STEP.secs() * 1_000.0);
        }
        water.catchments_l_per_s = ran.from_m3.iter().map(|m3| m3 / STEP.secs() * 1_000.0).collect();
        pools.iter_mut().zip(&ran.into_m3).for_each(|(pool, m3)| pool.step(time, *m3));
    }
    let is_modelled = water.known_minutes > 0;
    water.basins = pools.into_iter().map(|pool| Pool { is_modelled, ..pool.at(at) }).collect();
    power.avoided_kg = power.used_kwh * site.factor("grid")?.value;
    let Legs { legs, chains, elsewhere } = legs(log, site, origin, (midnight - TimeSpan::from_nanos(1), at))?;
    let hub_kg_co2e = power.from_grid_kwh() * site.factor("grid")?.value;
    let parcels = parcels(log, midnight, at);
    let mut transport = Transport { legs, chains: Vec::new(), hub_kg_co2e, elsewhere, parcels };
    let out = transport.tonnes_out();
    transport.chains = chains.with_hub((out > 0.0).then(|| hub_kg_co2e / out));
    let noise = noise(log, site, zone, midnight, at);
    Ok(Report { at, since, power, water, transport, noise, missing_minutes: missing })
}

/// Parcels and bags that are told of no longer, from midnight on.
fn parcels(log: &EventLog, midnight: EventTime, at: EventTime) -> u64 {
    let is_small = |object: &ObjectId| matches!(log.identity(*object).0, ObjectKind::Parcel | ObjectKind::Bag);
    let left = |object: &ObjectId| {
        let mut back = log.history(*object).rev().skip_while(|event| event.event.time > at);
        back.next().is_some_and(|last| midnight <= last.event.time && matches!(last.event.what, What::Leaves { .. }))
    };
    log.objects().filter(is_small).filter(left).count() as u64
}

/// When the night began that is on at an instant, or that was the last before it.
fn last_night(site: &Site, zone: &TimeZone, at: EventTime) -> EventTime {
    let begin = site.movements.night_from_hour;
    let hours = (hour(at, zone) - begin).rem_euclid(24.0);
    // To the second: the hour of the day is a fraction.
    at - TimeSpan::from_secs_f64((hours * 3_600.0).round())
}

/// Aircraft that come into the picture have landed, those that leave it have taken off.
fn noise(log: &EventLog, site: &Site, zone: &TimeZone, midnight: EventTime, at: EventTime) -> Noise {
    let week = at - TimeSpan::from_minutes(7 * 1_440);
    let night = last_night(site, zone, at);
    let mut noise = Noise::default();
    for object in log.objects().filter(|object| log.identity(*object).0 == ObjectKind::Aircraft) {
        for event in log.history(object).filter(|event| !event.is_retracted) {
            let time = event.event.time;
            let is_landing = matches!(event.event.what, What::Enters { .. });
            if time > at || !(is_landing || matches!(event.event.what, What::Leaves { .. })) {
                continue;
            }
            noise.week += u32::from(is_landing && time > week);
            noise.last_night += u32::from(time >= night && site.is_night(hour(time, zone)));
            if time >= midnight {
                noise.today += 1;
                noise.by_night += u32::from(site.is_night(hour(time, zone)));
            }
        }
    }
    noise
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        environment::{Modelled, modelled, runoff_mm},
        hub::{
            Flow, HubEvent,
            layout::{StormBasin, scene::liege},
        },
    };

    /// What a sensor tells so many minutes after an instant.
    fn measured(
        begin: &str,
        minute: i64,
        (object, quantity, value): (&'static str, &'static str, f64),
    ) -> HubEvent<'static> {
        HubEvent {
            time: EventTime::parse(begin).expect("a time") + TimeSpan::from_minutes(minute),
            recorded: None,
            id: None,
            source: None,
            object: object.into(),
            what: What::Measures { quantity: quantity.into(), value, unit: "1".into() },
            extensions: Vec::new(),
        }
    }

    /// A log in which sensors tell the same all day.
    fn log(values: &[(&'static str, &'static str, f64)]) -> EventLog {
        let noon = EventTime::parse("2021-06-21T00:00:00Z").expect("a time");
        let mut events = Vec::new();
        for minute in 0..1_440 {
            events.extend(values.iter().map(|told| measured("2021-06-21T00:00:00Z", minute, *told)));
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
        report(log, &liege(), &site, &TimeZone::UTC, EventTime::parse(text).expect("a time")).expect("a report")
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
    fn flights_of_the_night_are_counted_and_loads_are_modelled() {
        let mut events = Vec::new();
        // Two landings and a take-off: by day, at half past two by night, and on the day before.
        for (flight, entered, left) in
            [("A", "2021-06-21T02:30:00Z", Some("2021-06-21T10:00:00Z")), ("B", "2021-06-20T10:00:00Z", None)]
        {
            let mut tell = |text: &str, what: What<'static>| {
                let time = EventTime::parse(text).expect("a time");
                let object = flight.into();
                events.push(HubEvent {
                    time,
                    recorded: None,
                    id: None,
                    source: None,
                    object,
                    what,
                    extensions: Vec::new(),
                });
            };
            let kind = ObjectKind::Aircraft;
            tell(entered, What::Enters { kind, type_code: None, flow: Flow::None, at: None, attributes: vec![] });
            left.into_iter().for_each(|left| tell(left, What::Leaves { to: Some("HGH".into()) }));
        }
        let report = at("2021-06-21T12:00:00Z", &EventLog::of(&events));
        assert_eq!(report.noise, Noise { today: 2, by_night: 1, last_night: 1, week: 2 });
        // Before midnight and after it is one night; what was by day, or the night before, is none of it.
        let mut nights = Vec::new();
        for (flight, text) in [
            ("C", "2021-06-20T22:59:00Z"),
            ("D", "2021-06-20T23:00:00Z"),
            ("E", "2021-06-21T06:59:00Z"),
            ("F", "2021-06-21T07:00:00Z"),
            ("G", "2021-06-20T02:00:00Z"),
            ("H", "2021-06-21T23:30:00Z"),
        ] {
            let kind = ObjectKind::Aircraft;
            nights.push(HubEvent {
                time: EventTime::parse(text).expect("a time"),
                recorded: None,
                id: None,
                source: None,
                object: flight.into(),
                what: What::Enters { kind, type_code: None, flow: Flow::None, at: None, attributes: vec![] },
                extensions: Vec::new(),
            });
        }
        let nights = EventLog::of(&nights);
        let of_night = |text: &str| at(text, &nights).noise.last_night;
        assert_eq!(
            ["2021-06-21T03:00:00Z", "2021-06-21T12:00:00Z", "2021-06-21T22:59:00Z", "2021-06-21T23:30:00Z"]
                .map(of_night),
            [1, 2, 2, 1]
        );
        // Six hours of the night and six of the day.
        let expected = 12.0 * 160.0 + 6.0 * 189.0 + 6.0 * 420.0;
        assert!((report.power.load_model_kwh - expected).abs() < 1e-6, "{}", report.power.load_model_kwh);
        assert_eq!(report.power.load_model_kw, 580.0);
    }

    #[test]
    fn rain_runs_off_and_the_balance_closes() {
        let log = log(&[("mast", "rain", 20.0), ("storm-basin", "level", 0.4)]);
        let report = at("2021-06-21T05:00:00Z", &log);
        let water = report.water;
        assert!((water.rain_mm - 100.0).abs() < 1e-6);
        let roof_and_yards = runoff_mm(100.0, 98.0) / 1_000.0 * 62_791.0;
        let grass = runoff_mm(100.0, 74.0) / 1_000.0 * 12_000.0;
        assert!((water.runoff_m3 - roof_and_yards - grass).abs() < 1e-6, "{water:?}");
        assert!((water.guarded_m3 - runoff_mm(100.0, 98.0) / 1_000.0 * 32_791.0).abs() < 1e-6);
        assert!(water.basins[0].level_model_m > 1.5, "{water:?}");
        assert!(water.balance_m3().abs() < water.runoff_m3 * 1e-3, "{} m³", water.balance_m3());
    }

    #[test]
    fn where_nobody_measures_the_light_the_model_has_that_of_the_sun_and_the_clouds() {
        let dark = at("2021-06-21T12:00:00Z", &log(&[("mast", "rain", 0.0)])).power;
        assert_eq!(dark.irradiance, None);
        assert!(dark.irradiance_model > 850.0 && dark.irradiance_model < 950.0, "{dark:?}");
        assert!(dark.pv_model_kw.expect("a model") > 1_500.0 && dark.modelled_light_minutes > 450, "{dark:?}");
        let cloudy = at("2021-06-21T12:00:00Z", &log(&[("mast", "rain", 0.0), ("mast", "cloud_cover", 100.0)])).power;
        assert!((cloudy.irradiance_model / dark.irradiance_model - 0.25).abs() < 1e-9);
        // What is measured goes before.
        let told = at("2021-06-21T12:00:00Z", &log(&[("mast", "rain", 0.0), ("mast", "irradiance", 100.0)])).power;
        assert!(told.pv_model_kw.expect("a model") < 300.0 && told.modelled_light_minutes == 0, "{told:?}");
    }

    #[test]
    fn where_a_meter_says_nothing_for_hours_shares_are_of_the_others() {
        // 600 kW from the roof and 400 into the hub all day, but nobody measures the load from two to eight.
        let whole = [("roof", "power", 600.0), ("meter", "load", 400.0), ("mast", "rain", 0.0)];
        let gone = |minute: i64| (120..480).contains(&minute);
        let mut events = Vec::new();
        for (object, quantity, value) in whole {
            let known = (0..720).filter(|minute| quantity != "load" || !gone(*minute));
            events.extend(known.map(|minute| measured("2021-06-21T00:00:00Z", minute, (object, quantity, value))));
        }
        let power = at("2021-06-21T11:00:00Z", &EventLog::of(&events)).power;
        assert!((power.self_consumption().expect("some") - 2.0 / 3.0).abs() < 1e-9, "{power:?}");
        assert!((power.self_sufficiency().expect("some") - 1.0).abs() < 1e-9, "{power:?}");
        // The hub took some all the same: by its consumers.
        let filled = power.kwh_for_each(1.0).expect("some");
        assert!(filled > power.load_kwh + 1_000.0, "{filled} of {power:?}");
        events.retain(|event| &event.object[..] != "meter");
        let power = at("2021-06-21T11:00:00Z", &EventLog::of(&events)).power;
        assert_eq!((power.self_consumption(), power.self_sufficiency(), power.kwh_for_each(1.0)), (None, None, None));
    }

    #[test]
    fn a_basin_of_which_nobody_tells_keeps_its_water_over_midnight() {
        let rain = |minute: i64| measured("2021-06-20T12:00:00Z", minute, ("mast", "rain", 5.0));
        let log = EventLog::of(&(0..900).map(rain).collect::<Vec<_>>());
        let level = |text: &str| at(text, &log).water.basins[0].clone();
        let (before, after) = (level("2021-06-20T23:59:00Z"), level("2021-06-21T00:01:00Z"));
        assert!(before.level_model_m > 0.5 && (after.level_model_m - before.level_model_m).abs() < 0.01, "{after:?}");
    }

    #[test]
    fn each_basin_takes_its_own_catchments_and_is_told_by_its_own_gauge() {
        let mut layout = liege();
        let second =
            StormBasin { name: "North basin".into(), gauge: Some("north".into()), ..layout.grounds.basins[0].clone() };
        layout.grounds.basins.push(second);
        layout.grounds.catchments[1].basin = Some("North basin".into());
        let log = log(&[
            ("mast", "rain", 20.0),
            ("storm-basin", "level", 0.4),
            ("north", "level", 0.0),
            ("north", "valve_open", 0.0),
        ]);
        let time = EventTime::parse("2021-06-21T05:00:00Z").expect("a time");
        let site = Site::bundled().expect("a site");
        let water = report(&log, &layout, &site, &TimeZone::UTC, time).expect("a report").water;
        let yard = runoff_mm(100.0, 98.0) / 1_000.0 * 22_800.0;
        let north = &water.basins[1];
        // With what falls on it: 100 mm on 3,000 m².
        assert!((north.stored_m3 - yard - 300.0).abs() < 1e-6 && north.outflow_m3 == 0.0, "{north:?}");
        assert!((water.direct_m3 - 600.0).abs() < 1e-6, "{water:?}");
        assert_eq!(
            (water.basins[0].level_m, north.level_m, water.basins[0].valve, north.valve),
            (Some(0.4), Some(0.0), None, Some(false))
        );
        assert!(water.balance_m3().abs() < water.runoff_m3 * 1e-3, "{} m³", water.balance_m3());
        let courses = modelled(&log, &layout, &site, &TimeZone::UTC, "level");
        assert_eq!(
            courses.iter().map(Modelled::label).collect::<Vec<_>>(),
            ["Storm basin, by routing", "North basin, by routing"]
        );
        layout.grounds.basins.clear();
        layout.grounds.catchments.iter_mut().for_each(|area| area.basin = None);
        let water = report(&log, &layout, &site, &TimeZone::UTC, time).expect("a report").water;
        assert!((water.unheld_m3 - water.runoff_m3).abs() < 1e-6 && water.balance_m3().abs() < 1e-6, "{water:?}");
    }

    #[test]
    fn meters_are_summed_while_all_of_them_tell() {
        let two = log(&[("a", "load", 100.0), ("b", "load", 50.0), ("mast", "rain", 0.0)]);
        assert_eq!(at("2021-06-21T10:00:00Z", &two).power.load_kw, Some(150.0));
        let mut site = Site::bundled().expect("a site");
        let time = EventTime::parse("2021-06-21T10:00:00Z").expect("a time");
        let mut load = |ids: &[&str]| {
            site.meters.load = ids.iter().map(|id| (*id).to_owned()).collect();
            report(&two, &liege(), &site, &TimeZone::UTC, time).expect("a report").power.load_kw
        };
        assert_eq!((load(&["a"]), load(&["a", "gone"])), (Some(100.0), None));
    }

    #[test]
    fn a_storm_goes_on_over_midnight() {
        // 10 mm/h from eight in the evening until two at night; after a dry half day another rain is another one.
        let rain = |begin: &str, minutes: i64, value: f64| {
            (0..=minutes).map(|minute| measured(begin, minute, ("mast", "rain", value))).collect::<Vec<_>>()
        };
        let grounds = liege().grounds;
        let ran = |from: f64, until: f64| -> f64 {
            let of = |area: &crate::hub::layout::Catchment| {
                (runoff_mm(until, area.curve_number) - runoff_mm(from, area.curve_number)) / 1_000.0 * area.area_m2
            };
            grounds.catchments.iter().map(of).sum()
        };
        let storm = EventLog::of(&rain("2021-06-20T20:00:00Z", 360, 10.0));
        let water = at("2021-06-21T02:00:00Z", &storm).water;
        assert!((water.rain_mm - 20.0).abs() < 1e-6, "{} mm", water.rain_mm);
        assert!((water.runoff_m3 - ran(40.0, 60.0)).abs() < 1e-6, "{} of {} m³", water.runoff_m3, ran(40.0, 60.0));
        let mut apart = rain("2021-06-20T10:00:00Z", 240, 10.0);
        apart.extend(rain("2021-06-20T14:01:00Z", 600, 0.0));
        apart.extend(rain("2021-06-21T00:02:00Z", 118, 10.0));
        let water = at("2021-06-21T02:00:00Z", &EventLog::of(&apart)).water;
        assert!((water.runoff_m3 - ran(0.0, water.rain_mm)).abs() < 1e-6, "{water:?}");
    }

    #[test]
    fn what_the_separator_cannot_take_goes_past_it_and_only_clean_water_seeps_away() {
        // 20 mm/h on 32,791 m² are 182 L/s at most, 60 mm/h 547 L/s.
        let gentle = at("2021-06-21T05:00:00Z", &log(&[("mast", "rain", 20.0)])).water;
        let into = gentle.separator_l_per_s.expect("a separator");
        assert!(into > 140.0 && into < 182.2, "{gentle:?}");
        assert_eq!(gentle.past_separator_m3, 0.0);
        let heavy = at("2021-06-21T05:00:00Z", &log(&[("mast", "rain", 60.0)])).water;
        assert!(heavy.past_separator_m3 > 0.3 * heavy.guarded_m3, "{heavy:?}");
        let mut layout = liege();
        layout.grounds.catchments[0].seeps = 0.5;
        let site = Site::bundled().expect("a site");
        let log = log(&[("mast", "rain", 20.0)]);
        let time = EventTime::parse("2021-06-21T05:00:00Z").expect("a time");
        let water = report(&log, &layout, &site, &TimeZone::UTC, time).expect("a report").water;
        assert!((water.seeped_m3 - runoff_mm(100.0, 98.0) / 1_000.0 * 30_000.0 / 2.0).abs() < 1e-6, "{water:?}");
        assert!(water.balance_m3().abs() < water.runoff_m3 * 1e-3, "{} m³", water.balance_m3());
    }

    /// The courses are the values of the reports at the same instants.
    #[test]
    fn a_course_by_a_model_is_what_the_reports_say() {
        let log = log(&[("mast", "rain", 8.0), ("mast", "irradiance", 300.0), ("storm-basin", "level", 0.4)]);
        let (site, layout) = (Site::bundled().expect("a site"), liege());
        for quantity in ["irradiance", "power", "load", "level"] {
            let course = modelled(&log, &layout, &site, &TimeZone::UTC, quantity).remove(0);
            assert!(course.values.len() > 500, "{quantity}: {}", course.values.len());
            for (time, value) in course.values.iter().skip(30).step_by(97) {
                let report = report(&log, &layout, &site, &TimeZone::UTC, *time).expect("a report");
                let expected = match quantity {
                    "irradiance" => report.power.irradiance_model,
                    "power" => report.power.pv_model_kw.expect("a model"),
                    "load" => report.power.load_model_kw,
                    _ => report.water.basins[0].level_model_m,
                };
                assert!((value - expected).abs() < 1e-9, "{quantity}: {value}, {expected} in the report");
            }
        }
        assert!(modelled(&log, &layout, &site, &TimeZone::UTC, "humidity").is_empty());
    }

    /// What is measured once an hour holds for that hour; what cannot be is not known.
    #[test]
    fn hourly_values_hold_for_their_hour_and_impossible_ones_never() {
        let begin = EventTime::parse("2021-06-21T00:00:00Z").expect("a time");
        let hourly = |quantity: &'static str, value: f64| {
            let event = |hour: i64| HubEvent {
                time: begin + TimeSpan::from_minutes(60 * hour),
                recorded: None,
                id: None,
                source: None,
                object: "mast".into(),
                what: What::Measures { quantity: quantity.into(), value, unit: "1".into() },
                extensions: Vec::new(),
            };
            EventLog::of(&(0..24).map(event).collect::<Vec<_>>())
        };
        let dark = at("2021-06-21T18:00:00Z", &hourly("irradiance", 0.0)).power;
        assert_eq!((dark.irradiance, dark.modelled_light_minutes), (Some(0.0), 0));
        assert!(dark.pv_model_kwh.abs() < 1e-9, "{} kWh without light", dark.pv_model_kwh);
        let rain = at("2021-06-21T12:00:00Z", &hourly("rain", 2.0)).water;
        assert!((rain.rain_mm - 24.0).abs() < 1e-9, "{} mm", rain.rain_mm);
        assert_eq!(at("2021-06-21T12:00:00Z", &hourly("rain", 1e12)).water.known_minutes, 0);
        assert_eq!(at("2021-06-21T12:00:00Z", &hourly("load", -500.0)).power.known_minutes.1, 0);
    }

    #[test]
    fn what_is_not_measured_is_said_to_be_missing() {
        let report = at("2021-06-21T01:00:00Z", &log(&[("mast", "rain", 1.0)]));
        assert_eq!((report.missing_minutes, report.power.pv_kw, report.power.self_consumption()), (60, None, None));
        let late = at("2021-06-22T06:00:00Z", &log(&[("mast", "rain", 1.0)]));
        assert_eq!(late.water.rain_mm_per_h, None, "the last value is six hours old");
    }
}
