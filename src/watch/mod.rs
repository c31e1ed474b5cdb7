//! Rules that find incidents in a log and explain them: what, where, since when, how bad, why, and what it delayed.
//!
//! A rule is data ([`Rule`], in `scenes/rules.ron`). What it looks for is one of [`Find`], each a function from the log to
//! [`Sighting`]s. Sightings that belong together become one [`Incident`]; [`cause`] then links incidents to the ones that
//! brought them about. Alarms that the log itself tells of are sightings like any other.
//!
//! **Invariant:** the list is a function of (log, layout, rules). Nothing here knows the clock on the wall.

mod cause;
mod crowds;
mod knock_on;
mod lateness;
mod readers;
mod readings;
mod rules;
mod same;
mod sentence;
mod sighting;
mod stays;
mod strangers;
mod stream;
mod told;

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use self::sighting::{Sighting, together, worst};
pub use self::{
    cause::chain,
    knock_on::Delay,
    rules::{Find, Link, Rule, RuleError, Rules},
    strangers::strangers,
};
use crate::hub::{EventTime, ObjectId, Severity, layout::PlaceId, motion::Scenery, words};

/// Something that went wrong, found by a rule or told by an alarm.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// The rule that found it; `alarm/` and the name of the alarm when the log told of it.
    pub rule: String,
    /// The alarms that told of the same, each as `alarm/` and its name.
    pub alarms: Vec<String>,
    /// What sort of incident it is, in a few words.
    pub label: String,
    /// How bad it is.
    pub severity: Severity,
    /// Since when.
    pub from: EventTime,
    /// Until when; `None` when it was not over at the end of the log.
    pub until: Option<EventTime>,
    /// Where, when that is one place.
    pub place: Option<PlaceId>,
    /// What it is about: of several objects the one that its sentence names.
    pub object: Option<ObjectId>,
    /// What, where and how bad, in one sentence.
    pub sentence: String,
    /// What one would do about it; empty where the rules do not say.
    pub advice: String,
    /// The events that prove it, in time order: a hundred of them, those of the worst first chosen.
    pub evidence: Vec<Evidence>,
    /// At how many instants something of it happened, beyond those hundred too.
    pub moments: usize,
    /// The incident of the same list that brought it about.
    pub cause: Option<usize>,
    /// Whether that is only likely: it was on before, as the rules say that it may bring this about, but no thing and no place is
    /// of both.
    pub is_cause_likely: bool,
    /// The incidents of the same list that it brought about.
    pub effects: Vec<usize>,
    /// What it delayed, itself or by what it brought about: the latest first. One thing may be late for several milestones.
    pub delayed: Vec<Delay>,
    objects: Vec<ObjectId>,
}

impl Incident {
    /// Everything that it is about.
    pub fn objects(&self) -> &[ObjectId] {
        &self.objects
    }

    /// How many things it delayed.
    pub fn things_delayed(&self) -> usize {
        self.delayed.iter().map(|delay| delay.object).collect::<BTreeSet<_>>().len()
    }

    /// The rule that found it, and the alarms that told of the same.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.rule[..]).chain(self.alarms.iter().map(String::as_str))
    }

    /// What names it in a link: its rule and when it began, which stay when other rules find more.
    pub fn key(&self) -> String {
        format!("{}@{}", self.rule, self.from)
    }

    /// Whether an id is one of its names, or stands for all alarms and it was told by one.
    pub fn is_named(&self, id: &str) -> bool {
        self.names().any(|name| name == id || name.split('/').next() == Some(id))
    }

    /// The instant to look at it from: ten seconds before it begins.
    pub fn approach(&self) -> EventTime {
        self.from - crate::hub::TimeSpan::from_secs(10)
    }

    /// Whether it is on at an instant.
    pub fn is_on(&self, time: EventTime) -> bool {
        self.from <= time && self.until.is_none_or(|until| time < until)
    }
}

/// An event that proves an incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// When.
    pub time: EventTime,
    /// What it happened to.
    pub object: ObjectId,
    /// What happened, in words.
    pub words: String,
}

/// Events that are kept to prove one incident.
const EVIDENCE: usize = 100;

/// All incidents of a log, by their beginning. Times within their words are read on the clock of `zone`.
pub fn incidents(scenery: &Scenery<'_>, rules: &Rules, zone: &TimeZone) -> Vec<Incident> {
    let mut all: Vec<Incident> = rules
        .rules
        .iter()
        .flat_map(|rule| {
            let groups = together(rule.find.sightings(scenery), rule.merge()).into_iter();
            groups
                .filter(|group| group.len() >= rule.least_together as usize)
                .map(|group| incident(scenery, (rules, rule), group, zone))
        })
        .collect();
    // What was before a part of a log is told in part only: its silence proves nothing.
    if let Some(since) = scenery.log.part_begins() {
        all.retain(|incident| incident.until.is_none_or(|until| until > since));
    }
    same::join(&mut all, rules);
    all.sort_by(|a, b| (a.from, &a.rule, a.object).cmp(&(b.from, &b.rule, b.object)));
    cause::link(&mut all, rules);
    knock_on::link(&mut all, scenery);
    all
}

fn incident(scenery: &Scenery<'_>, (rules, rule): (&Rules, &Rule), group: Vec<Sighting>, zone: &TimeZone) -> Incident {
    let sentence = rule.find.sentence(scenery, &group);
    let mut objects: Vec<ObjectId> = group.iter().flat_map(|sighting| sighting.objects.iter().copied()).collect();
    objects.sort();
    objects.dedup();
    let place = group.first().and_then(|first| first.place);
    let place = place.filter(|place| group.iter().all(|sighting| sighting.place == Some(*place)));
    let told = group.iter().find_map(|sighting| sighting.alarm.clone());
    let id = told.as_ref().map_or_else(|| rule.id.clone(), |(name, _)| format!("{}/{name}", rule.id));
    let (evidence, moments) = evidence((scenery, &rule.find), &group, zone);
    Incident {
        advice: rules.advice(&id).to_owned(),
        rule: id,
        alarms: Vec::new(),
        label: told.as_ref().map_or_else(
            || rule.label.said().to_owned(),
            |(name, _)| format!("{} {}", rule.label.said(), words::alarm(name)),
        ),
        severity: match told {
            Some((_, severity)) => severity,
            None if worst(&group).is_some_and(|worst| rule.find.is_mild(worst)) => Severity::Info,
            None => rule.severity,
        },
        from: group.iter().map(|sighting| sighting.from).min().unwrap_or_default(),
        until: group.iter().map(|sighting| sighting.until).max().filter(|until| *until < EventTime::MAX),
        place,
        object: worst(&group).and_then(|worst| worst.object),
        sentence,
        evidence,
        moments,
        cause: None,
        is_cause_likely: false,
        effects: Vec::new(),
        delayed: Vec::new(),
        objects,
    }
}

/// The events of a group, told in words, and at how many instants something of it happened.
fn evidence((scenery, find): (&Scenery<'_>, &Find), group: &[Sighting], zone: &TimeZone) -> (Vec<Evidence>, usize) {
    let mut moments: Vec<(EventTime, ObjectId)> =
        group.iter().flat_map(|sighting| sighting.moments.iter().copied()).collect();
    moments.sort();
    moments.dedup();
    let count = moments.len();
    // Of too many those of the worst: what the sentence says is proven first.
    if count > EVIDENCE {
        let mut by_weight: Vec<&Sighting> = group.iter().collect();
        by_weight.sort_by(|a, b| b.measure.total_cmp(&a.measure));
        moments = by_weight.iter().flat_map(|sighting| sighting.moments.iter().copied()).take(EVIDENCE).collect();
        moments.sort();
        moments.dedup();
    }
    let mut all = Vec::new();
    for (time, object) in moments {
        let events = scenery.log.history(object).filter(|event| event.event.time == time && !event.is_retracted);
        let told =
            events.filter(|event| find.is_proof(&event.event.what)).map(|event| words::of(&event.event.what, zone));
        let measured = scenery.log.measurements_at(object, time);
        let measured = measured
            .iter()
            .filter(|value| value.time == time)
            .map(|value| words::measures(value.quantity, value.value, value.unit));
        all.extend(told.chain(measured).map(|words| Evidence { time, object, words }));
    }
    all.truncate(EVIDENCE);
    (all, count)
}
