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
        for (object, quantity, _) in self.series() {
            let measured = self.measurements_between(object, quantity, EventTime::MIN, time);
            events.extend(measured.map(|measured| HubEvent {
                time: measured.time,
                recorded: None,
                id: None,
                source: None,
                object: self.object_name(object).to_owned().into(),
                what: What::Measures {
                    quantity: measured.quantity.to_owned().into(),
                    value: measured.value,
                    unit: measured.unit.to_owned().into(),
                },
            }));
        }
        events.sort_by_key(|event| event.time);
        events
    }
}
