//! What a rule finds and what an alarm tells of may be the same thing: then it is one incident.

use super::{EVIDENCE, Find, Incident, Rules};
use crate::{hub::EventTime, say};

/// Puts each alarm to the incident of which it tells too, by what the rules say is the same and by their times.
pub fn join(incidents: &mut Vec<Incident>, rules: &Rules) {
    let is_alarm = |incident: &Incident| rules.get(&incident.rule).is_some_and(|rule| rule.find == Find::Alarm);
    let (alarms, mut found): (Vec<Incident>, Vec<Incident>) = incidents.drain(..).partition(is_alarm);
    for alarm in alarms {
        let is_same = |incident: &&mut Incident| {
            let links = rules.get(&incident.rule).map(|rule| &rule.same_as[..]).unwrap_or_default();
            links.iter().any(|link| link.is_between(&alarm, incident)) && overlap(&alarm, incident)
        };
        // Of several the one that began nearest to it.
        let apart = |incident: &&mut Incident| incident.from.nanos().abs_diff(alarm.from.nanos());
        let nearest = found.iter_mut().filter(is_same).min_by_key(apart);
        match nearest {
            Some(incident) => take_in(incident, alarm),
            None => incidents.push(alarm),
        }
    }
    incidents.append(&mut found);
}

fn overlap(a: &Incident, b: &Incident) -> bool {
    let until = |incident: &Incident| incident.until.unwrap_or(EventTime::MAX);
    a.from <= until(b) && b.from <= until(a)
}

/// What was found stays what it is, and lasts as long as either of both.
fn take_in(incident: &mut Incident, alarm: Incident) {
    incident.sentence = say!("watch-told-by-alarm", sentence = &incident.sentence, alarm = &alarm.sentence);
    incident.severity = incident.severity.max(alarm.severity);
    incident.from = incident.from.min(alarm.from);
    incident.until = incident.until.zip(alarm.until).map(|(a, b)| a.max(b));
    incident.place = incident.place.or(alarm.place);
    incident.moments += alarm.moments;
    // The alarm is never what is left out of too many.
    incident.evidence.truncate(EVIDENCE.saturating_sub(alarm.evidence.len()));
    incident.evidence.extend(alarm.evidence);
    incident.evidence.sort_by(|a, b| (a.time, a.object, &a.words).cmp(&(b.time, b.object, &b.words)));
    // What both are proved by is one proof.
    incident.evidence.dedup();
    incident.objects.extend(alarm.objects);
    incident.objects.sort();
    incident.objects.dedup();
    incident.alarms.push(alarm.rule);
}
