//! Holds and alarms: what begins with one event and ends with another of the same name.

use std::collections::BTreeMap;

use super::Case;
use crate::hub::{EventTime, ObjectId, What, motion::Scenery};

/// Every hold of customs, from when it is set until it is released.
pub fn of_customs(scenery: &Scenery<'_>) -> Vec<Case> {
    held(scenery, is_of_customs)
}

/// Every hold of others.
pub fn of_others(scenery: &Scenery<'_>) -> Vec<Case> {
    held(scenery, |hold| !is_of_customs(hold))
}

fn is_of_customs(hold: &str) -> bool {
    hold.eq_ignore_ascii_case("customs")
}

fn held(scenery: &Scenery<'_>, is_meant: impl Fn(&str) -> bool) -> Vec<Case> {
    pairs(scenery, |what| match what {
        What::HoldSet { hold, .. } if is_meant(hold) => Some((hold, true)),
        What::HoldReleased { hold } if is_meant(hold) => Some((hold, false)),
        _ => None,
    })
}

/// Every alarm, from when it is raised until it is cleared.
pub fn alarms(scenery: &Scenery<'_>) -> Vec<Case> {
    alarms_named(scenery, |_| true)
}

/// The same alarms, each of which counts when it is raised: who is warned an hour later is not warned.
pub fn raised(scenery: &Scenery<'_>) -> Vec<Case> {
    when_raised(alarms(scenery))
}

/// Those of them that are about safety.
pub fn safety_events(scenery: &Scenery<'_>) -> Vec<Case> {
    let is_safety = |name: &str| name.to_lowercase().split(['-', '_', ' ', '/']).any(|word| SAFETY.contains(&word));
    when_raised(alarms_named(scenery, is_safety))
}

/// Words of which one stands in the name of an alarm that is about safety: fuel, dangerous goods, fire, who or what was hit, or nearly.
/// Assumption: how alarms are called is no standard.
const SAFETY: [&str; 10] = ["fuel", "spill", "leak", "dg", "fire", "smoke", "injury", "collision", "miss", "emergency"];

fn alarms_named(scenery: &Scenery<'_>, is_meant: impl Fn(&str) -> bool) -> Vec<Case> {
    pairs(scenery, |what| match what {
        What::AlarmRaised { alarm, .. } if is_meant(alarm) => Some((&alarm[..], true)),
        What::AlarmCleared { alarm } if is_meant(alarm) => Some((&alarm[..], false)),
        _ => None,
    })
}

fn when_raised(cases: Vec<Case>) -> Vec<Case> {
    cases.into_iter().map(|case| Case { counts: case.from, ..case }).collect()
}

fn pairs(scenery: &Scenery<'_>, mark: impl for<'a> Fn(&'a What<'_>) -> Option<(&'a str, bool)>) -> Vec<Case> {
    let mut cases = Vec::new();
    for object in scenery.log.objects() {
        let mut open = BTreeMap::<String, EventTime>::new();
        for event in scenery.log.history(object).filter(|event| !event.is_retracted) {
            match mark(&event.event.what) {
                Some((name, true)) => drop(open.entry(name.to_owned()).or_insert(event.event.time)),
                Some((name, false)) => {
                    let begun = open.remove(name);
                    cases.extend(begun.map(|from| Case::new(object, from, event.event.time)));
                }
                None => {}
            }
        }
        let on = |(_, from): (String, EventTime)| -> Case { Case::new(object, from, EventTime::MAX) };
        cases.extend(open.into_iter().map(on));
    }
    cases.sort_by_key(|case: &Case| -> (EventTime, ObjectId) { (case.from, case.object) });
    cases
}
