//! The sorters: what is put on them, what cannot be read, what goes round again, and what comes down the wrong chute.

use super::Case;
use crate::hub::{
    EventTime, ObjectId, ObjectKind, TimeSpan, What,
    layout::{PlaceId, PlaceKind},
    motion::Scenery,
};

/// Bags and parcels that one induction can put on a sorter in an hour. Basis: assumption; inductions of cross-belt sorters are
/// offered with 2,000 to 4,000.
const AN_HOUR: f64 = 3_000.0;

/// Scans of one object at one induction that are nearer to one another are one.
const ONE_SCAN: TimeSpan = TimeSpan::from_secs(20);

/// A bag or parcel on its way over a sorter.
#[derive(Default)]
struct Pass {
    /// When it was put on, each time.
    inductions: Vec<EventTime>,
    /// Where it was put on first.
    induction: Option<PlaceId>,
    /// Which of these were not read.
    unread: Vec<usize>,
    /// When it was first planned to be down a chute.
    due: Option<EventTime>,
    /// When it came down a chute, and whether that was the planned one, where one was planned.
    chute: Option<(EventTime, Option<bool>)>,
}

fn pass(scenery: &Scenery<'_>, object: ObjectId) -> Pass {
    let mut pass = Pass::default();
    let mut planned = None::<String>;
    for event in scenery.log.history(object).filter(|event| !event.is_retracted) {
        let time = event.event.time;
        match &event.event.what {
            What::Observed { at } | What::Arrives { at } => {
                let Some(place) = scenery.layout.place(at) else { continue };
                match scenery.layout.get(place).kind {
                    PlaceKind::Induction if pass.inductions.last().is_none_or(|last| time - *last > ONE_SCAN) => {
                        pass.inductions.push(time);
                        pass.induction.get_or_insert(place);
                    }
                    PlaceKind::Chute if pass.chute.is_none() => {
                        let wanted = planned.as_deref().and_then(|name| scenery.layout.place(name));
                        pass.chute = Some((time, wanted.map(|wanted| wanted == place)));
                    }
                    _ => {}
                }
            }
            What::Plan { at: Some(at), planned: due, .. } => {
                let is_chute =
                    scenery.layout.place(at).is_some_and(|at| scenery.layout.get(at).kind == PlaceKind::Chute);
                planned = if is_chute { Some(at.to_string()) } else { planned };
                pass.due = pass.due.or(is_chute.then_some(*due));
            }
            What::Status { detail: Some(detail), .. } if is_unread(detail) => {
                pass.unread.extend(pass.inductions.len().checked_sub(1));
            }
            _ => {}
        }
    }
    pass.unread.dedup();
    pass
}

/// Whether the words of a scanner say that it could not read: "no read", "no-read", "NOREAD".
fn is_unread(words: &str) -> bool {
    let letters: String = words.chars().filter(|sign| sign.is_alphabetic()).collect();
    letters.to_lowercase().contains("noread")
}

fn passes<'a>(scenery: &'a Scenery<'_>) -> impl Iterator<Item = (ObjectId, Pass)> + 'a {
    let is_sorted = |object: &ObjectId| matches!(scenery.log.identity(*object).0, ObjectKind::Bag | ObjectKind::Parcel);
    scenery.log.objects().filter(is_sorted).map(|object| (object, pass(scenery, object)))
}

/// What was on a sorter once.
pub(super) struct Run {
    /// What.
    pub object: ObjectId,
    /// Over which induction it came first.
    pub induction: PlaceId,
    /// From when.
    pub from: EventTime,
    /// Until when; without a chute, while it was put on.
    pub until: EventTime,
    /// Until when it was first planned to be down a chute.
    pub due: Option<EventTime>,
}

/// All that was on the sorters.
pub(super) fn runs<'a>(scenery: &'a Scenery<'_>) -> impl Iterator<Item = Run> + 'a {
    passes(scenery).filter_map(|(object, pass)| {
        let (from, last) = (*pass.inductions.first()?, *pass.inductions.last()?);
        let until = pass.chute.map_or(last, |(time, _)| time).max(from);
        Some(Run { object, induction: pass.induction?, from, until, due: pass.due.filter(|due| *due > from) })
    })
}

/// Everything that is put on a sorter, each time.
pub fn inducted(scenery: &Scenery<'_>) -> Vec<Case> {
    let each = |(object, pass): (ObjectId, Pass)| {
        pass.inductions.into_iter().map(move |time| Case::new(object, time, time)).collect::<Vec<_>>()
    };
    passes(scenery).flat_map(each).collect()
}

/// The same, and whether it could not be read.
pub fn unread(scenery: &Scenery<'_>) -> Vec<Case> {
    let each = |(object, pass): (ObjectId, Pass)| {
        let Pass { inductions, unread, .. } = pass;
        let case =
            |(k, time): (usize, &EventTime)| Case { is_good: unread.contains(&k), ..Case::new(object, *time, *time) };
        inductions.iter().enumerate().map(case).collect::<Vec<_>>()
    };
    passes(scenery).flat_map(each).collect()
}

/// What came down a chute, and whether it went round before.
pub fn went_round(scenery: &Scenery<'_>) -> Vec<Case> {
    passes(scenery)
        .filter_map(|(object, pass)| {
            let (until, _) = pass.chute?;
            // What comes back later is another matter.
            let before = pass.inductions.partition_point(|time| *time <= until);
            let from = pass.inductions[..before].first()?;
            Some(Case { is_good: before > 1, ..Case::new(object, *from, until) })
        })
        .collect()
}

/// What came down a chute and had one planned, and whether that was another one.
pub fn missorted(scenery: &Scenery<'_>) -> Vec<Case> {
    passes(scenery)
        .filter_map(|(object, pass)| {
            let (time, is_planned) = pass.chute?;
            Some(Case { is_good: !is_planned?, ..Case::new(object, time, time) })
        })
        .collect()
}

/// Bags and parcels that all inductions can put on the sorters in an hour.
pub fn capacity(scenery: &Scenery<'_>) -> f64 {
    scenery.layout.places().filter(|(_, place)| place.kind == PlaceKind::Induction).count() as f64 * AN_HOUR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scanners_say_in_several_ways_that_they_could_not_read() {
        for (words, is) in
            [("no read", true), ("NOREAD", true), ("No-Read at S1", true), ("read", false), ("nothing", false)]
        {
            assert_eq!(is_unread(words), is, "{words}");
        }
    }
}
