//! Why: which incident brought another about.

use super::{Incident, Link, Rules};
use crate::hub::TimeSpan;

/// How long after a cause is over it still has effects: what piled up takes that long to be worked off. Assumption.
const AFTERMATH: TimeSpan = TimeSpan::from_minutes(180);

/// Gives each incident its cause and its effects. A cause did not begin after its effect, and goes not back to it.
pub fn link(incidents: &mut [Incident], rules: &Rules) {
    for effect in 0..incidents.len() {
        let found = &incidents[effect];
        let Some(rule) = rules.get(&found.rule) else { continue };
        let cause = rule.because_of.iter().find_map(|link| {
            let is_cause =
                |at: &usize| brings_about(&incidents[*at], found, link) && !chain(incidents, *at).contains(&effect);
            // Of several, the one that is about the same things, and of these the one that began last: the nearest.
            let nearest = |at: &usize| (is_shared(&incidents[*at], found), incidents[*at].from, *at);
            (0..incidents.len()).filter(is_cause).max_by_key(nearest)
        });
        if let Some(cause) = cause {
            incidents[effect].is_cause_likely = !is_shared(&incidents[cause], &incidents[effect]);
            incidents[effect].cause = Some(cause);
            incidents[cause].effects.push(effect);
        }
    }
}

/// Whether two incidents are about the same thing, or at the same place: then one is not only before the other.
fn is_shared(one: &Incident, other: &Incident) -> bool {
    let is_same_place = one.place.is_some() && one.place == other.place;
    is_same_place || one.objects().iter().any(|object| other.objects().contains(object))
}

fn brings_about(cause: &Incident, effect: &Incident, link: &Link) -> bool {
    let is_before = cause.from <= effect.from;
    link.is_between(cause, effect) && is_before && cause.until.is_none_or(|until| effect.from <= until + AFTERMATH)
}

/// From an incident back to what began it, the incident itself first.
pub fn chain(incidents: &[Incident], at: usize) -> Vec<usize> {
    let causes = std::iter::successors(Some(at), |at| incidents.get(*at).and_then(|incident| incident.cause));
    causes.take(incidents.len()).collect()
}
