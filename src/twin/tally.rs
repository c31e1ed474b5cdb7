//! How many events there were when: coarse, and small however long it goes on.

use std::collections::BTreeMap;

use crate::hub::{EventTime, TimeSpan};

/// More parts than this are never kept; then each is made twice as long.
const MOST: usize = 2_000;

/// Events counted in parts of equal length. It begins with minutes; after two days they are two minutes long, and so on.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// How long a part is, nanoseconds.
    width: i64,
    /// How many events happened in each; a part is named by how often its length fits between the epoch and its beginning.
    parts: BTreeMap<i64, u64>,
}

impl Default for Tally {
    fn default() -> Self {
        Self { width: TimeSpan::from_minutes(1).nanos(), parts: BTreeMap::new() }
    }
}

impl Tally {
    /// One more event happened at `time`.
    pub fn add(&mut self, time: EventTime) {
        *self.parts.entry(time.nanos().div_euclid(self.width)).or_default() += 1;
        while self.parts.len() > MOST {
            self.width = self.width.saturating_mul(2);
            let parts = std::mem::take(&mut self.parts);
            for (part, count) in parts {
                *self.parts.entry(part.div_euclid(2)).or_default() += count;
            }
        }
    }

    /// About how many events happened from one instant up to another: of a part that lies across an end, its share.
    pub fn between(&self, from: EventTime, until: EventTime) -> f64 {
        if until <= from {
            return 0.0;
        }
        let share = |(part, count): (&i64, &u64)| {
            let begin = EventTime::from_nanos(part.saturating_mul(self.width));
            let end = EventTime::from_nanos(begin.nanos().saturating_add(self.width));
            let common = until.min(end).secs_since(from.max(begin)).max(0.0);
            *count as f64 * common / end.secs_since(begin)
        };
        let first = from.nanos().div_euclid(self.width);
        let last = until.nanos().div_euclid(self.width);
        self.parts.range(first..=last).map(share).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// However the time is cut, no event is counted twice or left out.
        #[test]
        fn the_counts_of_all_spans_are_all_events(
            mut times in prop::collection::vec(0_i64..40_000_000, 1..4_000),
            mut cuts in prop::collection::vec(0_i64..40_000_000, 0..20),
        ) {
            let mut tally = Tally::default();
            times.iter().for_each(|secs| tally.add(EventTime::from_secs(*secs)));
            prop_assert!(tally.parts.len() <= MOST);
            cuts.extend([-200_000_000, 200_000_000]);
            cuts.sort_unstable();
            let between = |pair: &[i64]| tally.between(EventTime::from_secs(pair[0]), EventTime::from_secs(pair[1]));
            let all: f64 = cuts.windows(2).map(between).sum();
            prop_assert!((all - times.len() as f64).abs() < 1e-6, "{all} of {}", times.len());
            times.sort_unstable();
            let before = tally.between(EventTime::from_secs(-200_000_000), EventTime::from_secs(times[0] - 60 - 40_000_000));
            prop_assert_eq!(before, 0.0);
        }
    }

    #[test]
    fn an_event_is_counted_where_it_happened() {
        let mut tally = Tally::default();
        tally.add(EventTime::from_secs(90));
        let between = |from, until| tally.between(EventTime::from_secs(from), EventTime::from_secs(until));
        assert_eq!((between(0, 60), between(60, 120), between(60, 90), between(120, 999)), (0.0, 1.0, 0.5, 0.0));
    }

    #[test]
    fn dates_that_cannot_be_do_not_break_it() {
        let mut tally = Tally::default();
        for time in [EventTime::MIN, EventTime::from_secs(5), EventTime::MAX] {
            tally.add(time);
        }
        assert_eq!(tally.between(EventTime::from_secs(0), EventTime::from_secs(60)), 1.0);
    }
}
