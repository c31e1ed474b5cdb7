//! A feed as bad as real ones: lines twice, late, out of order, broken.

use std::io::{self, Write};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::{
    feed::ndjson,
    hub::{HubEvent, TimeSpan},
};

/// Writes the events as a messy feed would: about one line in fifty late, one in a hundred twice, one in a
/// thousand broken. Nothing is lost, but for the broken lines, which stand beside whole ones.
pub fn write_messy(out: &mut impl Write, events: &[HubEvent<'static>], seed: u64) -> io::Result<()> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x6d65_7373);
    let mut arrivals: Vec<(crate::hub::EventTime, usize, HubEvent<'static>)> = Vec::with_capacity(events.len());
    for (k, event) in events.iter().enumerate() {
        let mut event = event.clone();
        let mut at = event.time;
        if rng.random_bool(0.02) {
            at = event.time + TimeSpan::from_millis(rng.random_range(5_000..1_800_000));
            event.recorded = Some(at);
        }
        if rng.random_bool(0.01) {
            arrivals.push((at + TimeSpan::from_millis(rng.random_range(0..60_000)), k, event.clone()));
        }
        arrivals.push((at, k, event));
    }
    arrivals.sort_by_key(|(at, k, _)| (*at, *k));
    for (_, _, event) in &arrivals {
        ndjson::write_event(out, event)?;
        if rng.random_bool(0.001) {
            let mut line = Vec::new();
            ndjson::write_event(&mut line, event)?;
            line.truncate(rng.random_range(1..line.len().max(2)));
            line.push(b'\n');
            out.write_all(&line)?;
        }
    }
    Ok(())
}
