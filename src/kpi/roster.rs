//! Who is on shift, as a roster measures it.

use super::Case;
use crate::hub::{EventTime, motion::Scenery};

/// Before the names of quantities that count people.
const STAFF: &str = "staff_";

/// Each count of each role, from when it is told until the next one is.
pub fn people(scenery: &Scenery<'_>) -> Vec<Case> {
    let log = scenery.log;
    let mut cases = Vec::new();
    for (object, quantity, _) in log.series().filter(|(_, quantity, _)| quantity.starts_with(STAFF)) {
        let mut told = log.measurements(object, quantity).peekable();
        while let Some(count) = told.next() {
            let until = told.peek().map_or(EventTime::MAX, |next| next.time);
            cases.push(Case { amount: count.value, ..Case::new(object, count.time, until) });
        }
    }
    cases
}
