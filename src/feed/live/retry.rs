//! Trying again: each time after twice as long, up to a bound, and never all at once.

use std::{thread, time::Duration};

use super::Link;

const FIRST: Duration = Duration::from_millis(500);
const LONGEST: Duration = Duration::from_secs(30);

/// How long to wait before the next try.
pub struct Retry {
    next: Duration,
    /// What chance goes on with: sources that were lost together shall not come back together.
    seed: u64,
}

impl Retry {
    pub fn new(number: usize) -> Self {
        Self { next: FIRST, seed: super::now().nanos() as u64 ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) }
    }

    /// It worked: the next loss is a first one again.
    pub fn reset(&mut self) {
        self.next = FIRST;
    }

    /// The wait before the next try: half of it is chance.
    fn step(&mut self) -> Duration {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let chance = (self.seed >> 40) as f64 / (1_u64 << 24) as f64;
        let wait = self.next.mul_f64(0.5 + 0.5 * chance);
        self.next = (self.next * 2).min(LONGEST);
        wait
    }

    /// Waits, unless the source is stopped meanwhile.
    pub fn wait(&mut self, link: &Link) {
        let mut left = self.step();
        while !left.is_zero() && !link.is_stopped() {
            let part = left.min(Duration::from_millis(100));
            thread::sleep(part);
            left -= part;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_bound_and_begin_anew() {
        let mut retry = Retry::new(3);
        let waits: Vec<Duration> = (0..12).map(|_| retry.step()).collect();
        for (k, wait) in waits.iter().enumerate() {
            let most = (FIRST * (1 << k.min(8))).min(LONGEST);
            assert!(*wait <= most && *wait >= most / 2, "{k}: {wait:?}, at most {most:?}");
        }
        retry.reset();
        assert!(retry.step() <= FIRST);
    }
}
