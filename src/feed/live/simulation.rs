//! Events that are known beforehand, told when their time has come: a live hub without a server.

use std::{thread, time::Duration};

use super::{Link, State, Stopped, Told, now};
use crate::hub::HubEvent;

/// Tells `events`, which are in the order of time: what is past at once, the rest as it happens.
pub fn run(events: &[HubEvent<'static>], link: &Link) {
    link.set(State::Live, None);
    let began = now();
    for event in events {
        while event.time > now() {
            if link.is_stopped() {
                return;
            }
            let left = Duration::try_from_secs_f64(event.time.secs_since(now())).unwrap_or_default();
            thread::sleep(left.min(Duration::from_millis(200)));
        }
        let mut event = event.clone();
        if event.time <= began {
            // What was before we looked was told when it was.
            event.recorded = event.recorded.or(Some(event.time));
        }
        if let Err(Stopped) = link.send(Told::Event(event), None, None) {
            return;
        }
    }
    link.set(State::Ended, None);
}
