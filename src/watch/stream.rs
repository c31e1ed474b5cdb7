//! The log itself: when it is silent, late, or says things twice.

use super::Sighting;
use crate::hub::{EventTime, IssueKind, TimeSpan, motion::Scenery};

/// Spans longer than the limit in which nothing at all is told.
pub fn gaps(scenery: &Scenery<'_>, limit: TimeSpan) -> Vec<Sighting> {
    let log = scenery.log;
    let mut all = Vec::new();
    let Some((mut at, _)) = log.span() else { return all };
    while let Some(next) = log.next_time(at, None) {
        if next - at > limit {
            all.push(Sighting {
                from: at + limit,
                until: next,
                measure: (next - at).secs() / 60.0,
                ..Sighting::default()
            });
        }
        at = next;
    }
    all
}

/// One sighting over the whole log when too much of it came late, twice, or unreadable.
pub fn feed(scenery: &Scenery<'_>, limit_per_mille: u32) -> Vec<Sighting> {
    let log = scenery.log;
    let unreadable = log.issues().count(IssueKind::Unreadable);
    let bad = log.late() + log.duplicates() + unreadable;
    let Some((from, until)) = log.span().filter(|_| bad * 1_000 > u64::from(limit_per_mille) * log.len() as u64) else {
        return Vec::new();
    };
    let text = format!("{} late, {} twice, {unreadable} unreadable", log.late(), log.duplicates());
    vec![Sighting {
        from,
        until: EventTime::max(from, until),
        measure: bad as f64 * 1_000.0 / log.len() as f64,
        text: Some(text),
        ..Sighting::default()
    }]
}
