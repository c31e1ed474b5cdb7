//! Who is on shift, as a roster measures it.

use super::Case;
use crate::hub::{EventTime, motion::Scenery};

/// Before the names of quantities that count people.
const STAFF: &str = "staff_";

/// Everybody.
pub fn people(scenery: &Scenery<'_>) -> Vec<Case> {
    of_roles(scenery, |_| true)
}

pub fn apron(scenery: &Scenery<'_>) -> Vec<Case> {
    of_roles(scenery, |role| role == "apron")
}

pub fn air_station(scenery: &Scenery<'_>) -> Vec<Case> {
    of_roles(scenery, |role| role == "air_station")
}

pub fn break_down(scenery: &Scenery<'_>) -> Vec<Case> {
    of_roles(scenery, |role| role == "break_down")
}

pub fn sorting(scenery: &Scenery<'_>) -> Vec<Case> {
    of_roles(scenery, |role| role == "sorting")
}

pub fn docks(scenery: &Scenery<'_>) -> Vec<Case> {
    of_roles(scenery, |role| role == "docks")
}

pub fn customs(scenery: &Scenery<'_>) -> Vec<Case> {
    of_roles(scenery, |role| role == "customs")
}

/// Each count of each role that is meant, from when it is told until the next one is.
fn of_roles(scenery: &Scenery<'_>, is_meant: impl Fn(&str) -> bool) -> Vec<Case> {
    let log = scenery.log;
    let mut cases = Vec::new();
    let of_staff = |quantity: &str| quantity.strip_prefix(STAFF).is_some_and(&is_meant);
    for (object, quantity, _) in log.series().filter(|(_, quantity, _)| of_staff(quantity)) {
        let mut told = log.measurements(object, quantity).peekable();
        while let Some(count) = told.next() {
            let until = told.peek().map_or(EventTime::MAX, |next| next.time);
            cases.push(Case { amount: count.value, ..Case::new(object, count.time, until) });
        }
    }
    cases
}
