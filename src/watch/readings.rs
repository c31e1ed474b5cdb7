//! Measured values that should not be.

use super::{Sighting, told};
use crate::{
    hub::{EventTime, ObjectKind, TimeSpan, layout::StormBasin, motion::Scenery, unit},
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
            valves.iter().filter_map(move |valve| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Flow, HubEvent, Occupancy, What};

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
