//! A part of a log that shows the same picture as the whole of it.
//!
//! Of a log that is open [`Part::of`] knows who belongs to the part. Of one that may be larger than the memory three passes over its
//! events find it out: [`Ends`] when it begins and ends and what is taken back in it, [`Cast`] who is there, [`Hosts`] what those
//! were loaded into. They need room for each object, not for each event.

use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::sink::Sink;
#[cfg(any(feature = "viewer", test))]
use crate::hub::{EventLog, ObjectId, TimeSpan};
use crate::hub::{EventTime, HubEvent, Issue, Place, What};

/// A name of which only the hash is kept: two that are one by chance bring along what nobody needs, and leave nothing out.
type Name = u64;

fn name_of(name: impl Hash) -> Name {
    FxBuildHasher.hash_one(name)
}

/// What belongs to a part of the time.
///
/// Of what was before, that is what happened to the objects that have a part in it: without that nobody would know what they are
/// and where they stand. Nothing of what is planned for later.
pub(crate) struct Part {
    from: EventTime,
    until: EventTime,
    /// The objects that have a part in it.
    cast: FxHashSet<Name>,
    /// The last value of each quantity of each sensor when the part begins.
    last: FxHashSet<(Name, EventTime)>,
    /// Events that are taken back only after the part: they never happened, and what says so is not in it.
    gone: FxHashSet<Name>,
}

impl Part {
    /// The part of `log` from `from` on, up to and with `until`.
    #[cfg(any(feature = "viewer", test))]
    pub fn of(log: &EventLog, from: EventTime, until: EventTime) -> Self {
        let sensors: FxHashSet<_> = log.series().map(|(object, ..)| object).collect();
        let last = sensors.into_iter().flat_map(|object| {
            let values = log.measurements_at(object, from).into_iter();
            values.flat_map(move |value| {
                // A log adds the unit to the name of what is measured in another one, too.
                let apart = format!(" ({})", value.unit);
                let names = [Some(value.quantity), value.quantity.strip_suffix(&apart)];
                names.into_iter().flatten().map(move |name| (series(log.object_name(object), name), value.time))
            })
        });
        let last = last.collect();
        let mut ends = Ends::default();
        log.objects().flat_map(|object| log.history(object)).for_each(|event| ends.see(&event.event));
        Self { from, until, cast: cast(log, from, until), last, gone: ends.gone_after(until) }
    }

    fn holds(&self, event: &HubEvent<'_>) -> bool {
        match &event.what {
            _ if event.time > self.until => false,
            // Who tells it may be anybody, and so may be who it is told of; it counts even where it is taken back itself.
            What::Retracted { .. } => true,
            _ if event.id.as_deref().is_some_and(|id| self.gone.contains(&name_of(id))) => false,
            What::Measures { quantity, .. } => {
                event.time >= self.from || self.last.contains(&(series(&event.object, quantity), event.time))
            }
            _ => self.cast.contains(&name_of(event.object.as_ref())),
        }
    }
}

fn series(object: &str, quantity: &str) -> Name {
    name_of((object, quantity))
}

/// The objects that have a part in a span: those that are there when it begins, those to which something happens in it, and
/// what they are or were loaded into. One that comes only later is merely planned.
#[cfg(any(feature = "viewer", test))]
fn cast(log: &EventLog, from: EventTime, until: EventTime) -> FxHashSet<Name> {
    let state = log.state_at(from);
    let comes_by_then = |object: ObjectId| {
        let mut enters = log.history(object).filter(|event| matches!(event.event.what, What::Enters { .. }));
        // What never enters is shown all the same, as something unknown.
        enters.next().is_none_or(|first| first.event.time <= until)
    };
    let acts = |object: &ObjectId| {
        let is_there = state.get(*object).is_some();
        let next = log.next_time(from - TimeSpan::from_nanos(1), Some(*object));
        let happens = || {
            let mut all = log.history(*object).map(|event| event.event);
            all.any(|event| (from..=until).contains(&event.time) && is_fact(&event.what))
        };
        is_there || (next.is_some_and(|next| next <= until) && (comes_by_then(*object) || happens()))
    };
    let mut cast = FxHashSet::default();
    for object in log.objects().filter(acts) {
        cast.insert(name_of(log.object_name(object)));
        for event in log.history(object).filter(|event| event.event.time <= until) {
            cast.extend(host(&event.event).map(name_of));
        }
    }
    cast
}

/// Whether it happens, and is not merely planned or taken back.
fn is_fact(what: &What<'_>) -> bool {
    !matches!(what, What::Plan { .. } | What::Retracted { .. })
}

/// What an object is or was loaded into.
fn host<'a>(event: &'a HubEvent<'_>) -> Option<&'a str> {
    match &event.what {
        What::Loaded { into: host } | What::Unloaded { from: host, .. } => Some(host),
        _ => None,
    }
}

/// The first pass: when a log begins and ends, and which events are taken back in it.
#[derive(Default)]
pub(crate) struct Ends {
    span: Option<(EventTime, EventTime)>,
    /// The ids of events that are taken back, each with when that was told first.
    retracted: FxHashMap<Name, EventTime>,
}

impl Ends {
    fn see(&mut self, event: &HubEvent<'_>) {
        let (first, last) = self.span.unwrap_or((event.time, event.time));
        self.span = Some((first.min(event.time), last.max(event.time)));
        if let What::Retracted { event: wrong, .. } = &event.what {
            let told = self.retracted.entry(name_of(wrong.as_ref())).or_insert(event.time);
            *told = event.time.min(*told);
        }
    }

    fn gone_after(&self, until: EventTime) -> FxHashSet<Name> {
        self.retracted.iter().filter(|(_, told)| **told > until).map(|(id, _)| *id).collect()
    }

    /// The times of the first and the last event; `None` where there is none.
    pub fn span(&self) -> Option<(EventTime, EventTime)> {
        self.span
    }
}

/// The second pass: who is there when a part begins, and to whom something happens in it.
pub(crate) struct Cast {
    from: EventTime,
    until: EventTime,
    ends: Ends,
    objects: FxHashMap<Name, Seen>,
    /// Of each quantity in each of its units.
    last: FxHashMap<(Name, Name), EventTime>,
}

/// What was seen of an object.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// When it last moved before the part began, and whether it left then.
    motion: Option<EventTime>,
    has_left: bool,
    /// Whether anything else says that it was there.
    exists: bool,
    /// Whether anything is told of it in the part, and whether anything of that happens.
    acts: bool,
    happens: bool,
    /// Whether it enters, and whether it does so before the part ends.
    enters: bool,
    enters_by_then: bool,
}

impl Seen {
    fn is_wanted(&self) -> bool {
        let is_there = if self.motion.is_some() { !self.has_left } else { self.exists };
        is_there || self.happens || (self.acts && (!self.enters || self.enters_by_then))
    }
}

impl Cast {
    /// For the part from `from` on, up to and with `until`.
    pub fn new(from: EventTime, until: EventTime, ends: Ends) -> Self {
        let (objects, last) = (FxHashMap::default(), FxHashMap::default());
        Self { from, until, ends, objects, last }
    }

    /// The third pass.
    pub fn hosts(self) -> Hosts {
        let wanted = self.objects.into_iter().filter(|(_, seen)| seen.is_wanted());
        let cast: FxHashSet<Name> = wanted.map(|(name, _)| name).collect();
        let gone = self.ends.gone_after(self.until);
        let last = self.last.into_iter().map(|((series, _), time)| (series, time)).collect();
        Hosts { hosts: FxHashSet::default(), part: Part { from: self.from, until: self.until, cast, last, gone } }
    }

    fn see(&mut self, event: &HubEvent<'_>) {
        let is_live = event.id.as_deref().is_none_or(|id| !self.ends.retracted.contains_key(&name_of(id)));
        let is_before = event.time <= self.from;
        if let What::Measures { quantity, unit, .. } = &event.what {
            if is_live && is_before {
                let series = (series(&event.object, quantity), name_of(unit.as_ref()));
                let last = self.last.entry(series).or_insert(event.time);
                *last = event.time.max(*last);
            }
            return;
        }
        if event.time > self.until && !matches!(event.what, What::Enters { .. }) {
            return;
        }
        let seen = self.objects.entry(name_of(event.object.as_ref())).or_default();
        if (self.from..=self.until).contains(&event.time) {
            seen.acts = true;
            seen.happens |= is_fact(&event.what);
        }
        if matches!(event.what, What::Enters { .. }) {
            seen.enters = true;
            seen.enters_by_then |= event.time <= self.until;
        }
        if !(is_live && is_before) {
            return;
        }
        match &event.what {
            What::Enters { .. }
            | What::Departs { .. }
            | What::Arrives { .. }
            | What::Observed { .. }
            | What::Loaded { .. }
            | What::Unloaded { .. }
            | What::Leaves { .. } => {
                let leaves = matches!(event.what, What::Leaves { .. });
                match seen.motion {
                    Some(last) if last > event.time => {}
                    // Of what happens at once leaving comes last.
                    Some(last) if last == event.time => seen.has_left |= leaves,
                    _ => (seen.motion, seen.has_left) = (Some(event.time), leaves),
                }
            }
            What::Plan { .. } | What::Retracted { .. } | What::Measures { .. } => {}
            _ => seen.exists = true,
        }
    }
}

/// The third pass: what the objects of a part are or were loaded into.
pub(crate) struct Hosts {
    hosts: FxHashSet<Name>,
    part: Part,
}

impl Hosts {
    /// The part.
    pub fn part(mut self) -> Part {
        self.part.cast.extend(self.hosts);
        self.part
    }
}

/// Passes that look at events and keep none; what is odd is told when the part is written.
macro_rules! looks {
    ($pass:ty, $look:expr) => {
        impl Sink for $pass {
            fn file(&mut self, _name: &str) -> u32 {
                0
            }

            fn event(&mut self, event: &HubEvent<'_>, _place: Place) {
                let look: fn(&mut $pass, &HubEvent<'_>) = $look;
                look(self, event);
            }

            fn issue(&mut self, _issue: Issue) {}

            fn count(&self) -> usize {
                0
            }
        }
    };
}

looks!(Ends, Ends::see);
looks!(Cast, Cast::see);
looks!(Hosts, |hosts, event| {
    if event.time <= hosts.part.until
        && let Some(host) = host(event)
        && hosts.part.cast.contains(&name_of(event.object.as_ref()))
    {
        hosts.hosts.insert(name_of(host));
    }
});

/// Passes on what belongs to a part.
pub(crate) struct Cut<'a> {
    sink: &'a mut dyn Sink,
    part: Part,
    /// How many events of earlier it passed on.
    pub earlier: u64,
}

impl<'a> Cut<'a> {
    /// Of that part.
    pub fn new(part: Part, sink: &'a mut dyn Sink) -> Self {
        Self { sink, part, earlier: 0 }
    }
}

impl Sink for Cut<'_> {
    fn file(&mut self, name: &str) -> u32 {
        self.sink.file(name)
    }

    fn event(&mut self, event: &HubEvent<'_>, place: Place) {
        if self.part.holds(event) {
            self.earlier += u64::from(event.time < self.part.from);
            self.sink.event(event, place);
        }
    }

    fn title(&mut self, place: &str, title: &str) {
        self.sink.title(place, title);
    }

    fn issue(&mut self, issue: Issue) {
        self.sink.issue(issue);
    }

    fn count(&self) -> usize {
        self.sink.count()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::feed::sink::Kept;

    fn what(kind: u8, other: u8) -> What<'static> {
        let place = || format!("place-{}", other % 3).into();
        match kind {
            0 => What::Enters {
                kind: Default::default(),
                type_code: None,
                flow: Default::default(),
                at: Some(place()),
                attributes: Vec::new(),
            },
            1 => What::Departs { from: None, to: place() },
            2 => What::Arrives { at: place() },
            3 => What::Loaded { into: format!("object-{other}").into() },
            4 => What::Unloaded { from: format!("object-{other}").into(), at: None },
            5 => What::Leaves { to: None },
            6 => What::Plan { milestone: "DEP".into(), planned: EventTime::from_secs(30), at: None },
            7 => What::HoldSet { hold: "customs".into(), reason: None },
            8 => What::Measures { quantity: format!("q{}", other % 2).into(), value: 1.0, unit: "u".into() },
            _ => What::Retracted { event: format!("e{other}").into(), reason: None, corrected_by: Vec::new() },
        }
    }

    fn parts(told: &[HubEvent<'static>], from: EventTime, until: EventTime) -> [Vec<HubEvent<'static>>; 2] {
        let pass = |sink: &mut dyn Sink| told.iter().for_each(|event| sink.event(event, Place::default()));
        let mut ends = Ends::default();
        pass(&mut ends);
        let mut cast = Cast::new(from, until, ends);
        pass(&mut cast);
        let mut hosts = cast.hosts();
        pass(&mut hosts);
        [hosts.part(), Part::of(&EventLog::of(told), from, until)].map(|part| {
            let mut kept = Kept::default();
            pass(&mut Cut::new(part, &mut kept));
            kept.0
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        /// What is cut out of a stream is what is cut out of the log, and shows the picture that the log shows.
        #[test]
        fn a_part_of_a_stream_is_the_part_of_the_log(
            told in prop::collection::vec((0_i64..20, 0_u8..5, 0_u8..10, 0_u8..5, prop::option::of(0_u8..5)), 0..60),
            from in 0_i64..20,
            more in 0_i64..8,
        ) {
            let told: Vec<HubEvent<'static>> = told.into_iter().map(|(secs, object, kind, other, id)| HubEvent {
                time: EventTime::from_secs(secs),
                recorded: None,
                id: id.map(|id| format!("e{id}").into()),
                source: None,
                object: format!("object-{object}").into(),
                what: what(kind, other),
                extensions: Vec::new(),
            }).collect();
            // An id names one event.
            let mut names = FxHashSet::default();
            let told: Vec<_> = told.into_iter().filter(|event| event.id.is_none() || names.insert(event.id.clone())).collect();
            let (from, until) = (EventTime::from_secs(from), EventTime::from_secs(from + more));
            let [streamed, opened] = parts(&told, from, until);
            prop_assert_eq!(&streamed, &opened);
            let (whole, part) = (EventLog::of(&told), EventLog::of(&streamed));
            for time in [from, until] {
                let there = |log: &EventLog| {
                    let state = log.state_at(time);
                    let mut all: Vec<String> = state.objects.iter().map(|object| {
                        format!("{} {:?} {:?}", log.object_name(object.object), log.holds_at(object.object, time), log.plans_at(object.object, time))
                    }).collect();
                    all.sort();
                    all
                };
                prop_assert_eq!(there(&whole), there(&part));
            }
        }
    }
}
