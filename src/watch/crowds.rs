//! Too many at once: queues and how they grow, what stays empty beside them, full zones, holds.

use std::collections::BTreeSet;

use super::Sighting;
use crate::{
    hub::{
        EventTime, ObjectId, ObjectKind, TimeSpan, What,
        layout::{PlaceId, PlaceKind},
        motion::Scenery,
    },
    say,
};

/// A stay of something that is counted: who, where, from when, until when.
pub type Counted = (ObjectId, Option<PlaceId>, EventTime, EventTime);

/// More objects of a kind at places of some kinds than the limit, for longer than the span.
pub fn at_places(scenery: &Scenery<'_>, kind: ObjectKind, at: &[PlaceKind], limit: (u32, TimeSpan)) -> Vec<Sighting> {
    crowds(stays(scenery, kind, at), limit)
}

/// Queues that grow: when more are there than `within` before, by more than the limit.
pub fn growing(
    scenery: &Scenery<'_>,
    kind: ObjectKind,
    at: &[PlaceKind],
    (limit, within): (u32, TimeSpan),
) -> Vec<Sighting> {
    grown(&stays(scenery, kind, at), (limit, within))
}

/// Places of a kind that stay empty while others wait for them. The text tells how many of them were taken at most.
pub fn idle(
    scenery: &Scenery<'_>,
    kind: ObjectKind,
    (waits_at, limit): (&[PlaceKind], u32),
    (of, taken): (PlaceKind, u32),
    span: TimeSpan,
) -> Vec<Sighting> {
    let (waiting, used) = (stays(scenery, kind, waits_at), stays(scenery, kind, &[of]));
    let all = scenery.layout.places().filter(|(_, place)| place.kind == of).count();
    let (waiters, users) = (Course::of(&waiting), Course::of(&used));
    let mut times: Vec<EventTime> = waiters.times().chain(users.times()).collect();
    times.sort();
    times.dedup();
    let is_idle = |time: EventTime| waiters.at(time) > limit as usize && users.at(time) <= taken as usize;
    let mut found = Vec::new();
    let mut since: Option<(EventTime, usize, usize)> = None;
    for time in times.into_iter().chain([EventTime::MAX]) {
        if time < EventTime::MAX && is_idle(time) {
            let (_, most, used) = since.get_or_insert((time, 0, 0));
            (*most, *used) = ((*most).max(waiters.at(time)), (*used).max(users.at(time)));
            continue;
        }
        let Some((from, most, used)) = since.take().filter(|(from, ..)| time - *from > span) else { continue };
        let mut sighting = among(&waiting, (from, time), most as f64);
        sighting.text = Some(say!("watch-of", used = used.to_string(), all = all.to_string()));
        found.push(sighting);
    }
    found
}

/// What was there within a span, as a sighting.
fn among(counted: &[Counted], (from, until): (EventTime, EventTime), measure: f64) -> Sighting {
    let there = counted.iter().filter(|(_, _, came, went)| *came < until && from < *went);
    let objects: BTreeSet<ObjectId> = there.clone().map(|(object, ..)| *object).collect();
    let moments = there.filter(|(_, _, came, _)| *came >= from).map(|(object, _, came, _)| (*came, *object));
    Sighting {
        from,
        until,
        measure,
        objects: objects.into_iter().collect(),
        moments: moments.collect(),
        ..Sighting::default()
    }
}

/// How many are there over time.
struct Course(Vec<(EventTime, usize)>);

impl Course {
    fn of(counted: &[Counted]) -> Self {
        let mut changes: Vec<(EventTime, i64)> = counted
            .iter()
            .filter(|(_, _, from, until)| from < until)
            .flat_map(|(_, _, from, until)| [(*from, 1), (*until, -1)])
            .collect();
        changes.sort();
        let mut count = 0;
        let steps = changes.chunk_by(|a, b| a.0 == b.0).filter_map(|now| {
            count += now.iter().map(|(_, by)| by).sum::<i64>();
            Some((now.first()?.0, usize::try_from(count).unwrap_or_default()))
        });
        Self(steps.collect())
    }

    fn times(&self) -> impl Iterator<Item = EventTime> {
        self.0.iter().map(|(time, _)| *time)
    }

    /// How many are there just after an instant.
    fn at(&self, time: EventTime) -> usize {
        self.0[..self.0.partition_point(|(at, _)| *at <= time)].last().map_or(0, |(_, count)| *count)
    }
}

/// When the count is beyond that of `within` before, by more than the limit.
fn grown(counted: &[Counted], (limit, within): (u32, TimeSpan)) -> Vec<Sighting> {
    let course = Course::of(counted);
    // The count changes at its steps, and what it is held against at the same steps so much later.
    let mut times: Vec<EventTime> =
        course.times().filter(|time| *time < EventTime::MAX).flat_map(|time| [time, time + within]).collect();
    times.sort();
    times.dedup();
    let growth = |time: EventTime| course.at(time).saturating_sub(course.at(time - within));
    let mut found = Vec::new();
    let mut since: Option<(EventTime, usize)> = None;
    for time in times {
        let by = growth(time);
        if by > limit as usize {
            let (_, most) = since.get_or_insert((time, 0));
            *most = (*most).max(by);
        } else if let Some((from, most)) = since.take() {
            // Who made it grow came in the time before.
            let mut sighting = among(counted, (from - within, time), most as f64);
            sighting.from = from;
            found.push(sighting);
        }
    }
    found
}

/// Every stay of objects of a kind at places of some kinds.
pub fn stays(scenery: &Scenery<'_>, kind: ObjectKind, at: &[PlaceKind]) -> Vec<Counted> {
    let log = scenery.log;
    log.stays()
        .filter_map(|(object, place, from, until)| {
            let place = scenery.places.get(place.index()).copied().flatten()?;
            let is_meant = at.contains(&scenery.layout.get(place).kind) && log.identity(object).0 == kind;
            is_meant.then_some((object, Some(place), from, until))
        })
        .collect()
}

/// More objects held at once than the limit, for longer than the span.
pub fn held(scenery: &Scenery<'_>, hold: &str, limit: (u32, TimeSpan)) -> Vec<Sighting> {
    crowds(holds(scenery, hold), limit)
}

/// Every hold of that name, from when it is set until it is released.
pub fn holds(scenery: &Scenery<'_>, wanted: &str) -> Vec<Counted> {
    let mut all = Vec::new();
    for object in scenery.log.objects() {
        let mut since = None;
        for event in scenery.log.history(object).filter(|event| !event.is_retracted) {
            match &event.event.what {
                What::HoldSet { hold, .. } if hold == wanted => since = since.or(Some(event.event.time)),
                What::HoldReleased { hold } if hold == wanted => {
                    all.extend(since.take().map(|from| (object, None, from, event.event.time)));
                }
                What::Leaves { .. } => all.extend(since.take().map(|from| (object, None, from, event.event.time))),
                _ => {}
            }
        }
        all.extend(since.map(|from| (object, None, from, EventTime::MAX)));
    }
    all
}

/// When more than `limit` are there at once for longer than `span`.
fn crowds(counted: Vec<Counted>, (limit, span): (u32, TimeSpan)) -> Vec<Sighting> {
    let places: BTreeSet<_> = counted.iter().map(|(_, place, ..)| *place).collect();
    let place = places.first().copied().flatten().filter(|_| places.len() == 1);
    let mut changes: Vec<(EventTime, bool, ObjectId)> = counted
        .into_iter()
        .filter(|(_, _, from, until)| from < until)
        .flat_map(|(object, _, from, until)| [(from, true, object), (until, false, object)])
        .collect();
    changes.sort();
    let mut all = Vec::new();
    let mut there = BTreeSet::new();
    let mut crowd: Option<Sighting> = None;
    // What happens at one instant is counted as one: who comes takes the place of who goes.
    for now in changes.chunk_by(|a, b| a.0 == b.0) {
        let Some((time, ..)) = now.first().copied() else { continue };
        for (_, is_coming, object) in now {
            if *is_coming {
                there.insert(*object)
            } else {
                there.remove(object)
            };
        }
        if there.len() > limit as usize {
            let crowd = crowd.get_or_insert_with(|| Sighting {
                from: time,
                place,
                objects: there.iter().copied().collect(),
                ..Sighting::default()
            });
            crowd.measure = crowd.measure.max(there.len() as f64);
            let came = now.iter().filter(|(_, is_coming, _)| *is_coming);
            crowd.objects.extend(came.clone().map(|(.., object)| *object));
            crowd.moments.extend(came.map(|(time, _, object)| (*time, *object)));
        } else if let Some(crowd) = crowd.take() {
            let crowd = Sighting { until: time, ..crowd };
            all.extend((crowd.until - crowd.from > span).then_some(crowd));
        }
    }
    // With more than the limit there for ever, the last change is at the end of time.
    all.extend(crowd.map(|crowd| Sighting { until: EventTime::MAX, ..crowd }));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// It has grown where the count is beyond that of some time before, and nowhere else.
        #[test]
        fn a_queue_grows_where_the_count_says_so(
            stays in prop::collection::vec((0_i64..100, 1_i64..30), 1..40), limit in 0_u32..4, within in 1_i64..20,
        ) {
            let secs = EventTime::from_secs;
            let counted: Vec<Counted> =
                stays.iter().enumerate().map(|(k, (from, long))| (ObjectId(k as u32), None, secs(*from), secs(from + long))).collect();
            let found = grown(&counted, (limit, TimeSpan::from_secs(within)));
            let count = |at: i64| stays.iter().filter(|(from, long)| *from <= at && at < from + long).count();
            for at in 0..160 {
                let by = count(at).saturating_sub(count(at - within));
                let is_found = found.iter().any(|one| one.from <= secs(at) && secs(at) < one.until);
                prop_assert_eq!(is_found, by > limit as usize, "at {}", at);
            }
            for one in &found {
                let most = (0..200)
                    .filter(|at| one.from <= secs(*at) && secs(*at) < one.until)
                    .map(|at| count(at).saturating_sub(count(at - within)))
                    .max();
                prop_assert_eq!(most, Some(one.measure as usize));
                prop_assert!(!one.objects.is_empty());
            }
        }

        /// At every instant of a crowd more than the limit are there, and outside none lasts longer than the span.
        #[test]
        fn a_crowd_is_where_the_count_is_beyond_the_limit(
            stays in prop::collection::vec((0_i64..100, 1_i64..30), 1..40), limit in 0_u32..5, span in 0_i64..10,
        ) {
            let secs = EventTime::from_secs;
            let counted: Vec<Counted> =
                stays.iter().enumerate().map(|(k, (from, long))| (ObjectId(k as u32), None, secs(*from), secs(from + long))).collect();
            let found = crowds(counted, (limit, TimeSpan::from_secs(span)));
            let count = |at: i64| stays.iter().filter(|(from, long)| *from <= at && at < from + long).count();
            let beyond = |at: i64| count(at) > limit as usize;
            for at in 0..140 {
                let is_found = found.iter().any(|crowd| crowd.from <= secs(at) && secs(at) < crowd.until);
                let first = (0..=at).rev().take_while(|at| beyond(*at)).last();
                let lasts = first.map_or(0, |first| (first..200).take_while(|at| beyond(*at)).count() as i64);
                prop_assert_eq!(is_found, beyond(at) && lasts > span, "at {}", at);
            }
            for crowd in &found {
                let most = (0..200).filter(|at| crowd.from <= secs(*at) && secs(*at) < crowd.until).map(count).max();
                prop_assert_eq!(most, Some(crowd.measure as usize));
            }
        }
    }
}
