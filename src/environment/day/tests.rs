use super::*;
use crate::{
    environment::{Modelled, modelled, rows, runoff_mm},
    hub::{
        Flow, HubEvent,
        layout::{StormBasin, scene::liege},
    },
    simulate::{Detail, Incident, Plan, simulate},
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
    assert!(is(power.self_consumption().expect("some"), 2.0 / 3.0) && is(power.self_sufficiency().expect("some"), 1.0));
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
        ["2021-06-21T03:00:00Z", "2021-06-21T12:00:00Z", "2021-06-21T22:59:00Z", "2021-06-21T23:30:00Z"].map(of_night),
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

/// A course is what the reports of its instants say, told at one go: on a day with rain, vehicles and parcels that come and leave.
#[test]
fn a_course_is_the_reports_of_its_instants() {
    let layout = liege();
    let plan = Plan {
        start: "2021-11-08".parse().expect("a date"),
        days: 1,
        seed: 3,
        incidents: vec![Incident::FuelSpill],
        detail: Detail::Bags,
        has_train: false,
    };
    let log = EventLog::of(&simulate(&layout, &plan).expect("a day"));
    let zone = TimeZone::get("Europe/Brussels").expect("a zone");
    let site = Site::bundled().expect("a site");
    let noon = EventTime::parse("2021-11-08T12:00:00Z").expect("a time");
    let all = course(&log, &layout, &site, &zone, noon, TimeSpan::from_minutes(90)).expect("a course");
    let end = log.span().expect("a span").1.min(EventTime::parse("2021-11-08T23:00:00Z").expect("a time"));
    assert_eq!(all.last().map(|report| report.at), Some(end));
    assert!(all.len() > 12 && all.windows(2).all(|pair| pair[0].at < pair[1].at), "{} reports", all.len());
    let parcels: Vec<u64> = all.iter().map(|report| report.transport.parcels).collect();
    assert!(parcels.last() > Some(&1_000), "{parcels:?}");
    for of in &all {
        let alone = report(&log, &layout, &site, &zone, of.at).expect("a report");
        assert_eq!((of.noise, of.transport.parcels, of.transport.elsewhere), {
            (alone.noise, alone.transport.parcels, alone.transport.elsewhere)
        });
        assert_eq!(of.transport.chains.len(), alone.transport.chains.len());
        for (one, other) in rows(of, &site).iter().zip(rows(&alone, &site)) {
            assert_eq!(one.name, other.name);
            // Sums that are made in another order differ in their last digits.
            let is_same = match (one.value, other.value) {
                (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
                (a, b) => a == b,
            };
            assert!(is_same, "{} at {}: {:?}, {:?} by itself", one.name, of.at, one.value, other.value);
        }
    }
}
