//! Instants in order, held as small as they can be without losing a nanosecond.

/// Instants, sorted. Clocks tick in whole milliseconds or seconds, so most times are a small number of steps after the
/// first; where that does not hold they are kept as they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Times {
    /// As they are, eight bytes each; empty when they are packed.
    plain: Vec<i64>,
    /// Packed: the first, nanoseconds of a step, and the steps from the first to each, four bytes each.
    first: i64,
    step: i64,
    steps: Vec<u32>,
}

impl Times {
    /// Sorted instants, as small as they can be.
    pub fn of(plain: Vec<i64>) -> Self {
        let mut times = Self { plain, ..Self::default() };
        times.pack();
        times
    }

    pub fn len(&self) -> usize {
        self.plain.len() + self.steps.len()
    }

    pub fn get(&self, at: usize) -> Option<i64> {
        match self.steps.get(at) {
            Some(count) => Some(self.first + self.step * i64::from(*count)),
            None => self.plain.get(at).copied(),
        }
    }

    pub fn first(&self) -> Option<i64> {
        self.get(0)
    }

    pub fn last(&self) -> Option<i64> {
        self.get(self.len().checked_sub(1)?)
    }

    /// How many are at or before `time`.
    pub fn count_until(&self, time: i64) -> usize {
        if self.steps.is_empty() {
            return self.plain.partition_point(|t| *t <= time);
        }
        if time < self.first {
            return 0;
        }
        let whole = (i128::from(time) - i128::from(self.first)) / i128::from(self.step);
        self.steps.partition_point(|count| i128::from(*count) <= whole)
    }

    /// How many are before `time`.
    pub fn count_before(&self, time: i64) -> usize {
        time.checked_sub(1).map_or(0, |before| self.count_until(before))
    }

    pub fn push(&mut self, time: i64) {
        self.unpacked().push(time);
    }

    pub fn insert(&mut self, at: usize, time: i64) {
        self.unpacked().insert(at, time);
    }

    pub fn split_off(&mut self, at: usize) -> Self {
        Self { plain: self.unpacked().split_off(at), ..Self::default() }
    }

    /// Makes them as small as they can be.
    fn pack(&mut self) {
        let times = &mut self.plain;
        let Some(&first) = times.first() else { return };
        let away = |time: &i64| time.abs_diff(first);
        let step = times.iter().fold(0, |step, time| greatest_common_divisor(step, away(time))).max(1);
        let steps: Result<Vec<u32>, _> = times.iter().map(|time| u32::try_from(away(time) / step)).collect();
        match (i64::try_from(step), steps) {
            (Ok(step), Ok(steps)) => *self = Self { plain: Vec::new(), first, step, steps },
            _ => times.shrink_to_fit(),
        }
    }

    fn unpacked(&mut self) -> &mut Vec<i64> {
        let steps = std::mem::take(&mut self.steps);
        self.plain.extend(steps.into_iter().map(|count| self.first + self.step * i64::from(count)));
        &mut self.plain
    }

    pub fn bytes(&self) -> usize {
        self.plain.capacity() * size_of::<i64>() + self.steps.capacity() * size_of::<u32>()
    }
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn packed_times_say_the_same(
            mut times in prop::collection::vec(prop_oneof![-50_i64..50, any::<i64>(), (0_i64..90_000).prop_map(|ms| ms * 1_000_000)], 0..40),
            asked in any::<i64>(),
        ) {
            times.sort_unstable();
            let plain = Times { plain: times.clone(), ..Times::default() };
            let mut packed = plain.clone();
            packed.pack();
            let near: Vec<i64> = times.iter().flat_map(|t| [t.saturating_sub(1), *t, t.saturating_add(1)]).collect();
            for time in near.into_iter().chain([asked, i64::MIN, i64::MAX]) {
                prop_assert_eq!(packed.count_until(time), plain.count_until(time), "until {}", time);
                prop_assert_eq!(packed.count_before(time), plain.count_before(time), "before {}", time);
            }
            let all: Vec<Option<i64>> = (0..=times.len()).map(|at| packed.get(at)).collect();
            prop_assert_eq!(all, (0..=times.len()).map(|at| plain.get(at)).collect::<Vec<_>>());
            packed.push(i64::MAX);
            prop_assert_eq!((packed.len(), packed.last()), (times.len() + 1, Some(i64::MAX)));
        }
    }

    #[test]
    fn milliseconds_take_four_bytes() {
        let plain = (0..100).map(|k| 1_636_326_000_000_000_000 + k * 1_000_000).collect();
        let mut times = Times { plain, ..Times::default() };
        times.pack();
        assert_eq!((times.step, times.steps.len(), times.plain.len()), (1_000_000, 100, 0));
    }
}
