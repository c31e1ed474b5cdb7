//! Measured values that should not be.

use super::{Sighting, told};
use crate::{
    hub::{EventTime, ObjectId, ObjectKind, TimeSpan, layout::StormBasin, motion::Scenery, unit},
    say,
};

/// From the first value outside a range to the first that is inside again, for at least as long as `settle`.
pub fn range(
    scenery: &Scenery<'_>,
    kind: ObjectKind,
    quantity: &str,
    (least, most): (Option<f64>, Option<f64>),
    settle: TimeSpan,
) -> Vec<Sighting> {
    let log = scenery.log;
    let beyond = |value: f64| {
        let above = most.map_or(0.0, |most| value - most);
        let below = least.map_or(0.0, |least| least - value);
        above.max(below)
    };
    let mut all = Vec::new();
    let series = log.series().filter(|(object, name, _)| *name == quantity && log.identity(*object).0 == kind);
    for (object, ..) in series {
        let mut open: Option<(Sighting, f64)> = None;
        // Since when it is inside again.
        let mut back: Option<EventTime> = None;
        for value in log.measurements(object, quantity) {
            let is_out = beyond(value.value) > 0.0;
            if let Some(until) = back.filter(|back| value.time - *back >= settle) {
                all.extend(open.take().map(|(sighting, _)| Sighting { until, ..sighting }));
                back = None;
            }
            if is_out {
                back = None;
                let (sighting, worst) = open.get_or_insert_with(|| {
                    let place = told::place_of(scenery, object, value.time);
                    let sighting = Sighting {
                        from: value.time,
                        object: Some(object),
                        place,
                        objects: vec![object],
                        ..Sighting::default()
                    };
                    (sighting, 0.0)
                });
                sighting.moments.push((value.time, object));
                if beyond(value.value) > *worst {
                    *worst = beyond(value.value);
                    sighting.measure = value.value;
                    sighting.text =
                        Some(format!("{} {}", rounded(value.value), unit::label(value.unit)).trim_end().to_owned());
                }
            } else if open.is_some() {
                back = back.or(Some(value.time));
            }
        }
        let until = back.unwrap_or(EventTime::MAX);
        all.extend(open.map(|(sighting, _)| Sighting { until, ..sighting }));
    }
    all
}

/// Basins of the scene that stand higher than they should, by their gauges; of one without a name, by all that tell a level.
pub fn basin_level(scenery: &Scenery<'_>, settle: TimeSpan) -> Vec<Sighting> {
    let of_basin = |basin: &StormBasin| {
        let found = range(scenery, ObjectKind::Sensor, "level", (None, Some(basin.limit_m)), settle);
        let is_of = |sighting: &Sighting| {
            let name = sighting.object.map(|object| scenery.log.object_name(object));
            basin.gauge.is_none() || name == basin.gauge.as_deref()
        };
        let told = |sighting: Sighting| {
            let (value, limit) = (sighting.text.unwrap_or_default(), format!("{} m", basin.limit_m));
            let text = say!("watch-basin", name = &basin.name, value = value, limit = limit);
            Sighting { text: Some(text), ..sighting }
        };
        found.into_iter().filter(is_of).map(told).collect::<Vec<_>>()
    };
    scenery.layout.grounds.basins.iter().flat_map(of_basin).collect()
}

/// With no more digits than say something: what was converted has many.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

/// Alarms of a name during which a valve is open: the quantity that tells of it is above zero.
pub fn open_valve(scenery: &Scenery<'_>, alarm: &str, quantity: &str) -> Vec<Sighting> {
    let log = scenery.log;
    let alarms =
        told::alarms(scenery).into_iter().filter(|told| told.alarm.as_ref().is_some_and(|(name, _)| name == alarm));
    let valves = log.series().filter(|(_, name, _)| *name == quantity).map(|(object, ..)| object).collect::<Vec<_>>();
    alarms
        .flat_map(|told| {
            let below = valves.iter().filter(|valve| is_upstream(scenery, &told, **valve)).collect::<Vec<_>>();
            below.into_iter().filter_map(move |valve| {
                let mut open = None;
                let mut shut = EventTime::MAX;
                for value in log.measurements(*valve, quantity).filter(|value| value.time < told.until) {
                    let is_open = value.value > 0.0;
                    match open {
                        // The last word before the alarm, or the first after it.
                        None if is_open => open = Some(value.time),
                        Some(_) if !is_open && value.time <= told.from => open = None,
                        Some(_) if !is_open => {
                            shut = shut.min(value.time);
                            break;
                        }
                        _ => {}
                    }
                }
                let since = open?;
                let until = shut.min(told.until);
                Some(Sighting {
                    from: since.max(told.from),
                    until,
                    measure: (until - told.from).secs() / 60.0,
                    object: Some(*valve),
                    place: told::place_of(scenery, *valve, told.from),
                    objects: told.objects.iter().copied().chain([*valve]).collect(),
                    moments: told.moments.iter().copied().chain([(since, *valve), (shut, *valve)]).collect(),
                    text: Some(alarm.to_owned()),
                    ..Sighting::default()
                })
            })
        })
        .collect()
}

/// Whether what is spilled where an alarm is runs to the basin of a valve. A scene without basins tells nothing of where it runs: then
/// every valve may be the one. So may every basin where nothing tells where the alarm is.
fn is_upstream(scenery: &Scenery<'_>, alarm: &Sighting, valve: ObjectId) -> bool {
    let basins = &scenery.layout.grounds.basins;
    if basins.is_empty() {
        return true;
    }
    let name = scenery.log.object_name(valve);
    let is_of = |basin: &StormBasin| basin.gauge.as_deref().is_none_or(|gauge| gauge == name);
    match alarm.place.and_then(|place| scenery.layout.drained_into(scenery.layout.get(place).at)) {
        Some(basin) => basins.get(basin).is_some_and(is_of),
        None => basins.iter().any(is_of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Flow, HubEvent, Occupancy, What};

    /// A valve answers for what runs to its own basin.
    #[test]
    fn a_spill_is_beside_the_valve_that_it_runs_to() {
        use crate::hub::layout::{Catchment, PlaceKind};
        let mut layout = crate::hub::layout::scene::liege();
        let second = StormBasin {
            name: "North basin".into(),
            gauge: Some("north-basin".into()),
            ..layout.grounds.basins[0].clone()
        };
        layout.grounds.basins.push(second);
        let is_yard = |area: &&mut Catchment| area.name == "Truck yard";
        layout.grounds.catchments.iter_mut().find(is_yard).expect("the yard").basin = Some("North basin".into());
        let event = |minute: i64, object: &str, what: What<'static>| HubEvent {
            time: EventTime::from_secs(minute * 60),
            recorded: None,
            id: None,
            source: None,
            object: object.to_owned().into(),
            what,
            extensions: Vec::new(),
        };
        let gate = layout.places().find(|(_, place)| place.kind == PlaceKind::Gate).expect("a gate").1.id.clone();
        for (place, valve) in [("apron-drain".to_owned(), "storm-basin"), (gate, "north-basin")] {
            let mut events = vec![
                event(10, "spill", What::Arrives { at: place.into() }),
                event(
                    11,
                    "spill",
                    What::AlarmRaised { alarm: "fuel-spill".into(), severity: Default::default(), text: None },
                ),
            ];
            for basin in ["storm-basin", "north-basin"] {
                let open = What::Measures { quantity: "valve_open".into(), value: 1.0, unit: "1".into() };
                events.push(event(5, basin, open));
            }
            let log = EventLog::of(&events);
            let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
            let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
            let found = open_valve(&scenery, "fuel-spill", "valve_open");
            let valves: Vec<_> = found.iter().filter_map(|it| Some(log.object_name(it.object?))).collect();
            assert_eq!(valves, [valve]);
        }
    }

    #[test]
    fn a_value_that_wavers_about_its_limit_is_one_excursion() {
        let event = |minute: i64, what: What<'static>| HubEvent {
            time: EventTime::from_secs(minute * 60),
            recorded: None,
            id: None,
            source: None,
            object: "U".into(),
            what,
            extensions: Vec::new(),
        };
        let measures = |(minute, value): (i64, f64)| {
            event(minute, What::Measures { quantity: "temperature".into(), value, unit: "Cel".into() })
        };
        let kind = ObjectKind::Uld;
        let enters = What::Enters { kind, type_code: None, flow: Flow::None, at: None, attributes: vec![] };
        let told = [(1, 7.9), (5, 8.1), (10, 7.9), (15, 8.3), (20, 7.8), (60, 7.5), (65, 8.2), (70, 7.0)];
        let log = EventLog::of(&std::iter::once(event(0, enters)).chain(told.map(measures)).collect::<Vec<_>>());
        let layout = crate::hub::layout::scene::liege();
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        let spans = |settle: i64| -> Vec<(i64, i64)> {
            let minute = |time: EventTime| time.nanos() / 60_000_000_000;
            let all = range(&scenery, kind, "temperature", (None, Some(8.0)), TimeSpan::from_minutes(settle));
            all.iter().map(|one| (minute(one.from), minute(one.until))).collect()
        };
        assert_eq!(spans(30), [(5, 20), (65, 70)]);
        assert_eq!(spans(0), [(5, 10), (15, 20), (65, 70)]);
        assert_eq!(spans(60), [(5, 70)]);
    }
}
