//! Too long at one place, too long held, and machines from which nothing comes.

use std::collections::BTreeMap;

use super::{Sighting, crowds};
use crate::hub::{
    EventTime, ObjectId, ObjectKind, TimeSpan,
    layout::{PlaceId, PlaceKind, Shape, ShapeKind},
    motion::Scenery,
};

/// Stays of a kind at places of some kinds that last longer than the limit.
pub fn dwell(scenery: &Scenery<'_>, kind: ObjectKind, at: &[PlaceKind], limit: TimeSpan) -> Vec<Sighting> {
    too_long(scenery, crowds::stays(scenery, kind, at), limit)
}

/// Holds that last longer than the limit.
pub fn held_long(scenery: &Scenery<'_>, hold: &str, limit: TimeSpan) -> Vec<Sighting> {
    too_long(scenery, crowds::holds(scenery, hold), limit)
}

/// What lasts longer than the limit is seen from the moment when it does.
fn too_long(scenery: &Scenery<'_>, counted: Vec<crowds::Counted>, limit: TimeSpan) -> Vec<Sighting> {
    let end = scenery.log.span().map_or(EventTime::MIN, |(_, end)| end);
    let long = counted.into_iter().filter(|(_, _, from, until)| (*until).min(end) - *from > limit);
    long.map(|(object, place, from, until)| Sighting {
        from: from + limit,
        until,
        measure: (until.min(end) - from).secs() / 60.0,
        object: Some(object),
        place,
        objects: vec![object],
        moments: vec![(from, object), (until, object)],
        ..Sighting::default()
    })
    .collect()
}

/// Machines to whose places nothing comes for longer than the limit, while at least `busy` objects are upstream and there
/// is room downstream, and people enough for that work.
pub fn standstill(
    scenery: &Scenery<'_>,
    at: PlaceKind,
    limit: TimeSpan,
    (upstream, busy, crew): (PlaceKind, u32, Option<&(String, u32)>),
    downstream: &[PlaceKind],
) -> Vec<Sighting> {
    let mut arrivals = BTreeMap::<&str, Vec<(EventTime, ObjectId, PlaceId)>>::new();
    let mut work = Changes::default();
    let mut taken: Vec<Changes> = downstream.iter().map(|_| Changes::default()).collect();
    for (object, place, from, until) in scenery.log.stays() {
        let Some(known) = scenery.places.get(place.index()).copied().flatten() else { continue };
        let place = scenery.layout.get(known);
        match place.kind {
            kind if kind == at => arrivals.entry(machine(&place.id)).or_default().push((from, object, known)),
            kind if kind == upstream => work.0.extend([(from, 1), (until, -1)]),
            kind => {
                let mine = downstream.iter().zip(&mut taken).filter(|(of, _)| **of == kind);
                mine.for_each(|(_, taken)| taken.0.extend([(from, 1), (until, -1)]));
            }
        }
    }
    work.0.sort();
    taken.iter_mut().for_each(|taken| taken.0.sort());
    let slots = |kind: PlaceKind| -> i64 {
        let of_kind = scenery.layout.places().filter(|(_, place)| place.kind == kind);
        of_kind.map(|(_, place)| place.capacity() as i64).sum()
    };
    let taken: Vec<(Changes, i64)> = taken.into_iter().zip(downstream.iter().map(|kind| slots(*kind))).collect();
    let mut all = Vec::new();
    for (name, mut times) in arrivals {
        times.sort();
        for pair in times.windows(2) {
            let &[(from, before, place), (until, after, _)] = pair else { continue };
            let named = sorter_at(scenery, place);
            let is_still = until - from > limit
                && work.bounds(from, until).0 >= i64::from(busy)
                && manned(scenery, crew, (from, until)).is_none_or(|manned| manned >= f64::from(busy))
                && taken.iter().all(|(taken, slots)| taken.bounds(from, until).1 * 10 < slots * 9);
            all.extend(is_still.then(|| Sighting {
                from: from + limit,
                until,
                measure: (until - from).secs() / 60.0,
                // The machine, or where the last came out of it before.
                place: Some(named.as_ref().and_then(|(_, place)| *place).unwrap_or(place)),
                objects: vec![before, after],
                moments: vec![(from, before), (until, after)],
                text: Some(named.as_ref().map_or_else(|| name.to_owned(), |(name, _)| name.clone())),
                ..Sighting::default()
            }));
        }
    }
    all
}

/// How much work people can do at once in a span: the least there is of it; none where the log does not count them.
fn manned(scenery: &Scenery<'_>, crew: Option<&(String, u32)>, (from, until): (EventTime, EventTime)) -> Option<f64> {
    let (quantity, each) = crew?;
    let log = scenery.log;
    let people = log.series().filter(|(_, name, _)| name == quantity).filter_map(|(object, ..)| {
        let told = log.measurements_between(object, quantity, EventTime::MIN, until);
        // The last word before the span holds at its beginning.
        let (before, within): (Vec<_>, Vec<_>) = told.partition(|value| value.time <= from);
        before.last().into_iter().chain(&within).map(|value| value.value).reduce(f64::min)
    });
    people.reduce(|a, b| a + b).map(|people| people / f64::from((*each).max(1)))
}

/// A chute is no farther from the outline of its sorter than so many metres.
const CHUTE_M: f64 = 12.0;

/// The sorter that is drawn beside a place: its name, and the place of that name.
fn sorter_at(scenery: &Scenery<'_>, place: PlaceId) -> Option<(String, Option<PlaceId>)> {
    let at = scenery.layout.get(place).at;
    let sorters =
        scenery.layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Sorter && !shape.name.is_empty());
    let away = |shape: &Shape| {
        let sides = shape.outline.iter().zip(shape.outline.iter().cycle().skip(1));
        sides.map(|(a, b)| at.distance_to_line(*a, *b)).fold(f64::INFINITY, f64::min)
    };
    let (nearest, metres) = sorters.map(|shape| (shape, away(shape))).min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let named = scenery.layout.places().find(|(_, place)| place.name == nearest.name).map(|(id, _)| id);
    (metres <= CHUTE_M).then(|| (nearest.name.clone(), named))
}

/// The id without its last number: what the places of one machine share.
fn machine(id: &str) -> &str {
    id.rsplit_once('-').map_or(id, |(name, _)| name)
}

/// What comes and goes, in time order: how the number that is there changes.
#[derive(Default)]
struct Changes(Vec<(EventTime, i32)>);

impl Changes {
    /// The least and the most that are there between two instants.
    fn bounds(&self, from: EventTime, until: EventTime) -> (i64, i64) {
        let (before, after) = self.0.split_at(self.0.partition_point(|(time, _)| *time <= from));
        let mut sum: i64 = before.iter().map(|(_, change)| i64::from(*change)).sum();
        let (mut least, mut most) = (sum, sum);
        for (_, change) in after.iter().take_while(|(time, _)| *time < until) {
            sum += i64::from(*change);
            (least, most) = (least.min(sum), most.max(sum));
        }
        (least, most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_and_the_most_of_a_span_are_those_within_it() {
        let secs = EventTime::from_secs;
        let changes = Changes(vec![(secs(0), 1), (secs(5), 1), (secs(10), -1), (secs(20), 1), (secs(30), 1)]);
        assert_eq!(changes.bounds(secs(5), secs(10)), (2, 2));
        assert_eq!(changes.bounds(secs(5), secs(30)), (1, 2));
        assert_eq!(changes.bounds(secs(-5), secs(40)), (0, 3));
    }

    #[test]
    fn places_of_one_machine_differ_in_their_last_number() {
        assert_eq!(["chute-1-12", "chute-1-2", "belt"].map(machine), ["chute-1", "chute-1", "belt"]);
    }
}
