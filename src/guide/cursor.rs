//! Where one is in a tour.

/// Where one is in a tour, and whether it goes on by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cursor {
    /// The stop, from zero.
    pub stop: usize,
    /// How many stops there are; at least one.
    count: usize,
    /// When the stop was reached, in seconds on the caller's clock.
    since: f64,
    /// Whether it goes on by itself.
    pub is_automatic: bool,
    /// Whether it begins again after the last stop.
    pub is_looped: bool,
}

impl Cursor {
    /// At the first stop.
    pub fn new(count: usize, now: f64) -> Self {
        Self { stop: 0, count: count.max(1), since: now, is_automatic: false, is_looped: false }
    }

    /// Goes to a stop, at the utmost the last one; also when one is there already, to look again.
    pub fn go(&mut self, stop: usize, now: f64) {
        (self.stop, self.since) = (stop.min(self.count - 1), now);
    }

    /// Goes on; whether there was anywhere to go.
    pub fn next(&mut self, now: f64) -> bool {
        let is_last = self.stop + 1 == self.count;
        if is_last && !self.is_looped {
            return false;
        }
        self.go(if is_last { 0 } else { self.stop + 1 }, now);
        true
    }

    /// Goes back; whether there was anywhere to go.
    pub fn previous(&mut self, now: f64) -> bool {
        let Some(stop) = self.stop.checked_sub(1) else { return false };
        self.go(stop, now);
        true
    }

    /// Goes on when it does so by itself and the stop has lasted `secs`; whether it went.
    pub fn advance(&mut self, now: f64, secs: f64) -> bool {
        self.is_automatic && self.left(now, secs) <= 0.0 && self.next(now)
    }

    /// Seconds that are left of a stop that lasts `secs`.
    pub fn left(&self, now: f64, secs: f64) -> f64 {
        (self.since + secs - now).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_on_by_itself_to_the_end_and_round() {
        let mut cursor = Cursor::new(3, 0.0);
        assert!(!cursor.advance(100.0, 5.0), "only when it is asked to");
        cursor.is_automatic = true;
        assert!(cursor.advance(100.0, 5.0));
        assert_eq!((cursor.stop, cursor.left(102.0, 5.0)), (1, 3.0));
        assert!(!cursor.advance(104.0, 5.0) && cursor.advance(105.0, 5.0) && !cursor.advance(200.0, 5.0));
        cursor.is_looped = true;
        assert!(cursor.advance(201.0, 5.0));
        assert_eq!(cursor.stop, 0);
        assert!(!cursor.previous(202.0) && cursor.next(203.0) && cursor.previous(204.0));
        cursor.go(99, 0.0);
        assert_eq!(cursor.stop, 2);
    }
}
