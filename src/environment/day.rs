//! A day of the hub, gone through minute by minute: what is measured and what models make of it, summed up.

use jiff::tz::TimeZone;

use super::{
    Noise, Pool, Power, Report, Site, SiteError, Storm, Transport, Water,
    pools::Routing,
    signals::{Meters, Signal, Sky, hour},
    storm::{self, STEP},
    sun,
    transport::Legs,
};
use crate::hub::{EventLog, EventTime, Layout, ObjectId, ObjectKind, TimeSpan, What};

/// What there is to know of the environment at `at`.
pub fn report(
    log: &EventLog,
    layout: &Layout,
    site: &Site,
    zone: &TimeZone,
    at: EventTime,
) -> Result<Report, SiteError> {
    Day::begin((log, layout, site, zone), at, at).report(at)
}

/// The reports of the day of `at` on the clock of the site, from its midnight to the next or to the end of the log, so far apart, and
/// of its last instant. How long a value holds is told by all those of the day.
pub fn course(
    log: &EventLog,
    layout: &Layout,
    site: &Site,
    zone: &TimeZone,
    at: EventTime,
    step: TimeSpan,
) -> Result<Vec<Report>, SiteError> {
    let midnight = at.midnight(zone);
    // The longest day has 25 hours, and the shortest 23.
    let next = (midnight + TimeSpan::from_minutes(36 * 60)).midnight(zone);
    let end = log.span().map_or(at, |(_, end)| end.clamp(midnight, next));
    let mut day = Day::begin((log, layout, site, zone), at.min(end), end);
    let first = day.midnight;
    let steps = (1..).map(|k| midnight + TimeSpan::from_nanos(step.nanos().max(1) * k));
    let instants = steps.skip_while(|time| *time <= first).take_while(|time| *time < end);
    [first].into_iter().chain(instants).chain((end > first).then_some(end)).map(|time| day.report(time)).collect()
}

/// A day that is gone through, up to some minute of it.
struct Day<'a> {
    log: &'a EventLog,
    layout: &'a Layout,
    site: &'a Site,
    zone: &'a TimeZone,
    /// From when on sums are made.
    midnight: EventTime,
    /// The same, where the log is a part of another, which begins then.
    since: Option<EventTime>,
    rain: Signal<'a>,
    made: Meters<'a>,
    taken: Meters<'a>,
    sky: Sky<'a>,
    storm: Storm,
    pools: Vec<Routing<'a>>,
    left: Left,
    legs: Legs,
    power: Power,
    water: Water,
    missing: u32,
    /// The end of the last minute that is in the sums.
    minute: EventTime,
    /// Up to when vehicles are counted.
    counted: EventTime,
}

impl<'a> Day<'a> {
    /// The day of an instant, at its beginning; `end` is the last instant of it that is wanted.
    fn begin(
        (log, layout, site, zone): (&'a EventLog, &'a Layout, &'a Site, &'a TimeZone),
        at: EventTime,
        end: EventTime,
    ) -> Self {
        let midnight = at.midnight(zone).max(log.span().map_or(at, |(begin, _)| begin)).min(at);
        // Of what was before a part of a log only so much is told as it takes to know what is there.
        let since = log.part_begins().filter(|begins| *begins > midnight && *begins <= at);
        let midnight = since.unwrap_or(midnight);
        // What was told on the day before may still hold: a level, a valve.
        let span = (midnight - TimeSpan::from_minutes(1_440), end);
        let rain = Signal::find(log, "rain", None, (midnight - storm::LONGEST, end));
        let basins = 0..layout.grounds.basins.len();
        Self {
            log,
            layout,
            site,
            zone,
            midnight,
            since,
            storm: Storm::at(&rain, midnight),
            pools: basins.map(|basin| Routing::of(log, layout, basin, &rain, (midnight, span))).collect(),
            made: Meters::find(log, "power", &site.meters.power, span),
            taken: Meters::find(log, "load", &site.meters.load, span),
            sky: Sky::find(log, layout, span),
            left: Left::of(log, (midnight, end)),
            legs: Legs::default(),
            power: Power::default(),
            water: Water::default(),
            missing: 0,
            rain,
            minute: midnight,
            counted: midnight - TimeSpan::from_nanos(1),
        }
    }

    /// Goes on for a minute.
    fn step(&mut self) {
        self.minute = self.minute + STEP;
        let (time, hours, site) = (self.minute, STEP.secs() / 3_600.0, self.site);
        let (made, taken, rain) = (self.made.at(time), self.taken.at(time), self.rain.at(time));
        let (power, water) = (&mut self.power, &mut self.water);
        power.known_minutes.0 += u32::from(made.is_some());
        power.known_minutes.1 += u32::from(taken.is_some());
        water.known_minutes += u32::from(rain.is_some());
        water.unknown_minutes += u32::from(rain.is_none());
        self.missing += u32::from(made.is_none() || taken.is_none() || rain.is_none());
        power.pv_kwh += made.unwrap_or_default() * hours;
        power.load_kwh += taken.unwrap_or_default() * hours;
        if let Some((made, taken)) = made.zip(taken) {
            power.both_minutes += 1;
            power.both_kwh.0 += made * hours;
            power.both_kwh.1 += taken * hours;
            power.used_kwh += made.min(taken) * hours;
        }
        let roof = self.sky.roof_kw(time).unwrap_or_default();
        power.pv_model_kwh += roof * hours;
        power.pv_model_known_kwh += made.map_or(0.0, |_| roof * hours);
        power.modelled_light_minutes += u32::from(self.sky.light.at(time).is_none() && self.sky.modelled(time) > 0.0);
        // An hour that a consumer begins at is not that of the minute before it.
        let consumers = site.load_kw(hour(time - TimeSpan::from_secs(30), self.zone));
        power.load_model_kwh += consumers * hours;
        power.load_model_known_kwh += taken.map_or(0.0, |_| consumers * hours);
        power.load_filled_kwh += taken.unwrap_or(consumers) * hours;
        power.used_model_kwh += roof.min(consumers) * hours;

        let (grounds, mm) = (&self.layout.grounds, rain.unwrap_or_default() * hours);
        water.rain_mm += mm;
        let ran = self.storm.fall(grounds, mm);
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
        self.pools.iter_mut().zip(&ran.into_m3).for_each(|(pool, m3)| pool.step(time, *m3));
    }

    /// Goes on up to an instant, which is none before the last, and tells what there is to know then.
    fn report(&mut self, at: EventTime) -> Result<Report, SiteError> {
        while self.minute + STEP <= at {
            self.step();
        }
        let (log, site, zone, sky) = (self.log, self.site, self.zone, &self.sky);
        self.legs.count(log, site, self.layout.origin, (self.counted, at))?;
        self.counted = at;
        let grid = site.factor("grid")?.value;
        let power = Power {
            sun_deg: sun(at, sky.origin.0, sky.origin.1).map_or(f64::NAN, |sun| sun.elevation_deg),
            irradiance: sky.light.at(at),
            irradiance_model: sky.modelled(at),
            pv_kw: self.made.at(at),
            pv_model_kw: sky.roof_kw(at),
            load_kw: self.taken.at(at),
            load_model_kw: site.load_kw(hour(at, zone)),
            sorting_model_kw: site.sorting_kw(hour(at, zone)),
            avoided_kg: self.power.used_kwh * grid,
            ..self.power.clone()
        };
        let is_modelled = self.water.known_minutes > 0;
        let basins = self.pools.iter().map(|pool| Pool { is_modelled, ..pool.at(at) }).collect();
        let water = Water { rain_mm_per_h: self.rain.at(at), basins, ..self.water.clone() };
        let hub_kg_co2e = power.from_grid_kwh() * grid;
        let mut transport = Transport {
            legs: self.legs.by_lane(),
            chains: Vec::new(),
            hub_kg_co2e,
            elsewhere: self.legs.elsewhere,
            parcels: self.left.at(at),
        };
        let out = transport.tonnes_out();
        transport.chains = self.legs.chains.with_hub((out > 0.0).then(|| hub_kg_co2e / out));
        let noise = noise(log, site, zone, self.midnight, at);
        Ok(Report { at, since: self.since, power, water, transport, noise, missing_minutes: self.missing })
    }
}

/// Parcels and bags that are told of no longer.
struct Left {
    /// When such a time began, in order: with their last word, that they leave.
    begun: Vec<EventTime>,
    /// When one ended, in order: with another word after all.
    ended: Vec<EventTime>,
}

impl Left {
    /// Those of a span.
    fn of(log: &EventLog, (midnight, end): (EventTime, EventTime)) -> Self {
        let is_small = |object: &ObjectId| matches!(log.identity(*object).0, ObjectKind::Parcel | ObjectKind::Bag);
        let (mut begun, mut ended) = (Vec::new(), Vec::new());
        for object in log.objects().filter(is_small) {
            let mut left = false;
            for event in log.history(object) {
                let time = event.event.time;
                if time > end {
                    break;
                }
                if left {
                    ended.push(time);
                }
                left = midnight <= time && matches!(event.event.what, What::Leaves { .. });
                if left {
                    begun.push(time);
                }
            }
        }
        begun.sort_unstable();
        ended.sort_unstable();
        Self { begun, ended }
    }

    /// How many they are at an instant.
    fn at(&self, at: EventTime) -> u64 {
        let until = |all: &[EventTime]| all.partition_point(|time| *time <= at);
        until(&self.begun).saturating_sub(until(&self.ended)) as u64
    }
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
mod tests;
