//! The log itself: when it is silent, late, or says things twice.

use super::Sighting;
use crate::{
    hub::{EventTime, IssueKind, TimeSpan, motion::Scenery},
    language::numerals::bare,
    say,
};

/// Spans longer than the limit in which nothing at all is told.
pub fn gaps(scenery: &Scenery<'_>, limit: TimeSpan) -> Vec<Sighting> {
    let sighting = |(at, until): (EventTime, EventTime)| Sighting {
        from: at + limit,
        until,
        measure: (until - at).secs() / 60.0,
        ..Sighting::default()
    };
    scenery.log.gaps(limit).map(sighting).collect()
}

/// One sighting over the whole log when too much of it came late, twice, or unreadable.
pub fn feed(scenery: &Scenery<'_>, limit_per_mille: u32) -> Vec<Sighting> {
    let log = scenery.log;
    let unreadable = log.issues().count(IssueKind::Unreadable);
    let bad = log.late() + log.duplicates() + unreadable;
    let Some((from, until)) = log.span().filter(|_| bad * 1_000 > u64::from(limit_per_mille) * log.len() as u64) else {
        return Vec::new();
    };
    let [late, twice, unreadable] = [log.late(), log.duplicates(), unreadable].map(bare);
    let text = say!("watch-feed-odd", late = late, twice = twice, unreadable = unreadable);
    vec![Sighting {
        from,
        until: EventTime::max(from, until),
        measure: bad as f64 * 1_000.0 / log.len() as f64,
        text: Some(text),
        ..Sighting::default()
    }]
}
