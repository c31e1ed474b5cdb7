//! The log as events once more: for what is to be sent, written, or gone on from.

use super::EventLog;
use crate::hub::{EventTime, HubEvent, What};

impl EventLog {
    /// All that is told up to an instant and was not taken back, in time order.
    pub fn events_until(&self, time: EventTime) -> Vec<HubEvent<'static>> {
        let told = self.objects().flat_map(|object| self.history(object));
        let counts = told.filter(|event| !event.is_retracted && !matches!(event.event.what, What::Retracted { .. }));
        let mut events: Vec<HubEvent<'static>> =
            counts.filter(|event| event.event.time <= time).map(|event| event.event.into_owned()).collect();
        for ((object, quantity), signal) in &self.signals {
            let rows = signal.rows.iter().filter(|row| !row.retracted && row.time <= time.nanos());
            events.extend(rows.map(|row| self.measured_event(*object, *quantity, signal, row).into_owned()));
        }
        events.sort_by_key(|event| event.time);
        events
    }
}
