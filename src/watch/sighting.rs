//! What a rule sees, before what belongs together is put together.

use crate::hub::{EventTime, ObjectId, Severity, TimeSpan, layout::PlaceId};

/// One thing that a rule sees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sighting {
    pub from: EventTime,
    /// [`EventTime::MAX`] when it is not over.
    pub until: EventTime,
    /// How bad, in the unit of the rule: minutes, a count, a value.
    pub measure: f64,
    /// Of what it is, when that is one object.
    pub object: Option<ObjectId>,
    /// Where, when that is one place.
    pub place: Option<PlaceId>,
    /// All objects that it is about.
    pub objects: Vec<ObjectId>,
    /// The times and objects of the events that prove it.
    pub moments: Vec<(EventTime, ObjectId)>,
    /// The name and severity of the alarm that told of it.
    pub alarm: Option<(String, Severity)>,
    /// What the teller said of it.
    pub text: Option<String>,
}

/// Puts together what overlaps or follows within `merge`; without it, each stays alone.
pub fn together(mut sightings: Vec<Sighting>, merge: Option<TimeSpan>) -> Vec<Vec<Sighting>> {
    sightings.sort_by_key(|sighting| (sighting.from, sighting.object));
    let Some(merge) = merge else { return sightings.into_iter().map(|sighting| vec![sighting]).collect() };
    let mut groups: Vec<(EventTime, Vec<Sighting>)> = Vec::new();
    for sighting in sightings {
        match groups.last_mut() {
            Some((end, group)) if sighting.from <= (*end).max(EventTime::MIN) || sighting.from - merge <= *end => {
                *end = (*end).max(sighting.until);
                group.push(sighting);
            }
            _ => groups.push((sighting.until, vec![sighting])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The worst of a group.
pub fn worst(group: &[Sighting]) -> Option<&Sighting> {
    group.iter().max_by(|a, b| a.measure.total_cmp(&b.measure))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sighting(from: i64, until: i64) -> Sighting {
        Sighting { from: EventTime::from_secs(from), until: EventTime::from_secs(until), ..Sighting::default() }
    }

    #[test]
    fn what_follows_soon_belongs_together() {
        let all = vec![sighting(100, 110), sighting(0, 50), sighting(10, 20), sighting(55, 60)];
        let sizes = |merge: Option<i64>| -> Vec<usize> {
            together(all.clone(), merge.map(TimeSpan::from_secs)).iter().map(Vec::len).collect()
        };
        assert_eq!(sizes(None), [1, 1, 1, 1]);
        assert_eq!(sizes(Some(0)), [2, 1, 1]);
        assert_eq!(sizes(Some(5)), [3, 1]);
        assert_eq!(sizes(Some(40)), [4]);
    }
}
