//! How the clock of a source goes beside ours.

use crate::hub::{EventTime, TimeSpan};

/// Events of a source are compared with what arrived in this span, and in the one before.
const WINDOW: TimeSpan = TimeSpan::from_secs(30);

/// An event is far ahead when it says that it happened so much later than all others.
const FAR: TimeSpan = TimeSpan::from_minutes(60);

/// So many events in a row that are far ahead are believed.
const MANY: u32 = 20;

/// The clock of a source, as far as its events tell.
///
/// The lag of an event is how much later it arrives than it says that it happened: the way, and how far the two clocks are
/// apart. The least lag of late is taken for the usual one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SourceClock {
    /// The least lag of the window that has begun, and when it began.
    new: Option<(EventTime, TimeSpan)>,
    /// The least lag of the window before.
    old: Option<TimeSpan>,
    /// Events in a row that were far ahead of all others.
    ahead: u32,
}

impl SourceClock {
    /// An event of `time` arrives.
    pub fn arrive(&mut self, received: EventTime, time: EventTime) {
        let lag = received - time;
        let usual = self.lag().unwrap_or(lag);
        // One event with a wrong date must not take the picture along; many in a row are what the time is there now.
        self.ahead = if usual - lag > FAR { self.ahead + 1 } else { 0 };
        if self.ahead > 0 && self.ahead < MANY {
            return;
        }
        self.new = match self.new {
            Some((began, least)) if received - began < WINDOW => Some((began, least.min(lag))),
            Some((_, least)) => {
                self.old = Some(least);
                Some((received, lag))
            }
            None => Some((received, lag)),
        };
    }

    /// The usual lag; `None` before anything arrived.
    pub fn lag(&self) -> Option<TimeSpan> {
        let new = self.new.map(|(_, least)| least);
        [new, self.old].into_iter().flatten().min()
    }

    /// What time it is at the source, when it is `now` here: up to there its events should have arrived.
    pub fn watermark(&self, now: EventTime) -> Option<EventTime> {
        Some(now - self.lag()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn secs(secs: i64) -> EventTime {
        EventTime::from_secs(secs)
    }

    #[test]
    fn a_clock_that_is_hours_off_is_read_as_it_goes() {
        let mut clock = SourceClock::default();
        (0..100).for_each(|k| clock.arrive(secs(10_000 + k), secs(k)));
        assert_eq!(clock.watermark(secs(10_200)), Some(secs(200)));
    }

    #[test]
    fn a_source_that_paused_is_believed_again_after_a_while() {
        let mut clock = SourceClock::default();
        clock.arrive(secs(0), secs(0));
        clock.arrive(secs(600), secs(0));
        assert_eq!(clock.lag(), Some(TimeSpan::from_secs(0)));
        (1..100).for_each(|k| clock.arrive(secs(600 + k), secs(k)));
        assert_eq!(clock.lag(), Some(TimeSpan::from_secs(600)));
    }

    #[test]
    fn one_event_from_the_future_takes_nothing_along_and_many_do() {
        let mut clock = SourceClock::default();
        clock.arrive(secs(1_000), secs(999));
        clock.arrive(secs(1_001), secs(1_000_000));
        assert_eq!(clock.watermark(secs(1_002)), Some(secs(1_001)));
        clock.arrive(secs(1_003), secs(1_002));
        assert_eq!(clock.lag(), Some(TimeSpan::from_secs(1)));
        for k in 0..40 {
            clock.arrive(secs(1_010 + k), secs(90_000 + k));
        }
        assert_eq!(clock.watermark(secs(1_050)), Some(secs(90_040)));
    }

    proptest! {
        /// The watermark never runs ahead of the source: what was on its way for the least time is at it.
        #[test]
        fn the_watermark_is_where_the_quickest_event_was(lags in prop::collection::vec(0_i64..20, 1..30)) {
            let mut clock = SourceClock::default();
            for (k, lag) in lags.iter().enumerate() {
                clock.arrive(secs(k as i64), secs(k as i64 - lag));
            }
            let least = lags.iter().min().copied().expect("some");
            prop_assert_eq!(clock.lag(), Some(TimeSpan::from_secs(least)));
        }
    }
}
