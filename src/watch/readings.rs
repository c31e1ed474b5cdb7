//! Measured values that should not be.

use super::{Sighting, told};
use crate::hub::{EventTime, ObjectKind, motion::Scenery, unit};

/// From the first value outside a range to the first that is inside again.
pub fn range(
    scenery: &Scenery<'_>,
    kind: ObjectKind,
    quantity: &str,
    (least, most): (Option<f64>, Option<f64>),
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
        for value in log.measurements(object, quantity) {
            let is_out = beyond(value.value) > 0.0;
            if is_out {
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
            } else if let Some((sighting, _)) = open.take() {
                all.push(Sighting { until: value.time, ..sighting });
            }
        }
        all.extend(open.map(|(sighting, _)| Sighting { until: EventTime::MAX, ..sighting }));
    }
    all
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
