//! What was where from when until when, beside what was planned: a lane for each flight, dock, truck and sorter.

use std::collections::BTreeMap;

use super::{milestones::reached, sorting};
use crate::{
    hub::{EventTime, ObjectId, ObjectKind, TimeSpan, What, layout::PlaceKind, motion::Scenery, words},
    language::Language,
    say,
};

/// What lanes are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LaneGroup {
    /// A lane for each aircraft: from on blocks (ARR) to off blocks (DEP), or while it is in the picture where nobody told of these.
    Flights,
    /// A lane for each truck dock: while a vehicle is at it, and from when it was planned there until what was planned of it next.
    Docks,
    /// A lane for each truck: from gate in to gate out, or while it is in the picture where no gate saw it.
    Trucks,
    /// A lane for each induction of a sorter: while something that came over it was on the sorter.
    Sorters,
    /// A lane for each alarm of a machine: while it was on.
    Machines,
}

impl LaneGroup {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Flights, Self::Docks, Self::Trucks, Self::Sorters, Self::Machines];

    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Flights => say!("kpi-lanes-flights"),
            Self::Docks => say!("kpi-lanes-docks"),
            Self::Trucks => say!("kpi-lanes-trucks"),
            Self::Sorters => say!("kpi-lanes-sorters"),
            Self::Machines => say!("kpi-lanes-machines"),
        }
    }

    /// The same in English, whatever is spoken: for tables that programs read.
    pub fn name(self) -> &'static str {
        Language::English.speaking(|| self.label())
    }
}

/// A lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// What it is of.
    pub group: LaneGroup,
    /// What it is called.
    pub label: String,
    /// What was so, in the order of time.
    pub actual: Vec<Bar>,
    /// What was planned, by the first plan of each milestone: what was promised.
    pub planned: Vec<Bar>,
    /// The same by the last plans, where they are others.
    pub put_off: Vec<Bar>,
}

impl Lane {
    fn of_dock(name: &str) -> Self {
        let (label, group) = (name.to_owned(), LaneGroup::Docks);
        Self { group, label, actual: Vec::new(), planned: Vec::new(), put_off: Vec::new() }
    }

    /// What was promised of an object on it.
    pub fn planned_of(&self, object: ObjectId) -> Option<Bar> {
        self.planned.iter().copied().find(|bar| bar.object == object)
    }

    /// To what an object on it was put off.
    pub fn put_off_of(&self, object: ObjectId) -> Option<Bar> {
        self.put_off.iter().copied().find(|bar| bar.object == object)
    }
}

/// A span of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Who was there.
    pub object: ObjectId,
    /// From when.
    pub from: EventTime,
    /// Until when; [`EventTime::MAX`] while it lasts.
    pub until: EventTime,
}

impl Bar {
    fn overlaps(&self, (from, until): (EventTime, EventTime)) -> bool {
        self.from <= until && self.until >= from
    }
}

/// The lanes on which something was, or was planned, in a span of time; by group and then by time, docks by their names.
pub fn lanes(scenery: &Scenery<'_>, span: (EventTime, EventTime)) -> Vec<Lane> {
    let log = scenery.log;
    let (mut lanes, mut docks) = (Vec::new(), BTreeMap::<String, Lane>::new());
    for object in log.objects() {
        let kind = log.identity(object).0;
        let group = match kind {
            ObjectKind::Aircraft => LaneGroup::Flights,
            ObjectKind::Truck | ObjectKind::Trailer => LaneGroup::Trucks,
            ObjectKind::Sensor => LaneGroup::Machines,
            _ => continue,
        };
        let mut history = log.history(object);
        let Some(first) = history.next().map(|event| event.event.time) else { continue };
        if first > span.1 {
            continue;
        }
        if group == LaneGroup::Machines {
            for (alarm, bars) in alarms(scenery, object) {
                let actual: Vec<Bar> = bars.into_iter().filter(|bar| bar.overlaps(span)).collect();
                if actual.is_empty() {
                    continue;
                }
                let name = log.object_name(object);
                let place = scenery.layout.place(name).map(|place| scenery.layout.get(place).said());
                let label = format!("{}: {}", place.as_deref().unwrap_or(name), words::alarm(&alarm));
                lanes.push(Lane { group, label, actual, planned: Vec::new(), put_off: Vec::new() });
            }
            continue;
        }
        let (mut stay, at_docks) = visits(scenery, object);
        // As plans have it: by the same milestones.
        let ends = if group == LaneGroup::Flights { ("ARR", "DEP") } else { ("gate_in", "gate_out") };
        if let [bar] = &mut stay[..] {
            bar.from = reached(log, object, ends.0).unwrap_or(bar.from);
            bar.until = reached(log, object, ends.1).unwrap_or(bar.until).max(bar.from);
        }
        let plans = Plans::of(scenery, object);
        for (name, bar) in at_docks.into_iter().filter(|(_, bar)| bar.overlaps(span)) {
            docks.entry(name).or_insert_with_key(|name| Lane::of_dock(name)).actual.push(bar);
        }
        for (name, bar) in plans.at_docks.into_iter().filter(|(_, bar)| bar.overlaps(span)) {
            docks.entry(name).or_insert_with_key(|name| Lane::of_dock(name)).planned.push(bar);
        }
        let (planned, put_off) = (plans.first, plans.put_off);
        let is_planned_here = planned.iter().any(|bar| bar.overlaps(span));
        let actual: Vec<Bar> = stay.into_iter().filter(|bar| bar.overlaps(span)).collect();
        if !actual.is_empty() || is_planned_here {
            lanes.push(Lane { group, label: log.object_name(object).to_owned(), actual, planned, put_off });
        }
    }
    lanes.extend(sorters(scenery, span));
    lanes.extend(docks.into_values().map(|mut lane| {
        lane.actual.sort_by_key(|bar| bar.from);
        lane.planned.sort_by_key(|bar| bar.from);
        lane
    }));
    let begin = |lane: &Lane| {
        let planned = lane.planned.first().map(|bar| bar.from);
        lane.actual.first().map(|bar| bar.from).or(planned).unwrap_or(EventTime::MAX)
    };
    // Docks have the order of their names, with numbers as numbers.
    lanes.sort_by_cached_key(|lane| match lane.group {
        LaneGroup::Docks => (lane.group, EventTime::MIN, number_of(&lane.label), lane.label.clone()),
        group => (group, begin(lane), 0, lane.label.clone()),
    });
    lanes
}

/// With less time than that between two bags, a sorter went on in between.
const RUNS_ON: TimeSpan = TimeSpan::from_minutes(3);

/// A lane for each induction over which something came: from what is put on to what comes down a chute, without pauses that are
/// shorter than a few minutes; beside it until when that was planned, where the log has such plans. Who is there is what came first.
fn sorters(scenery: &Scenery<'_>, span: (EventTime, EventTime)) -> Vec<Lane> {
    // What was so, and what was planned.
    let mut by_place = BTreeMap::<String, (Vec<Bar>, Vec<Bar>)>::new();
    for sorting::Run { object, induction, from, until, due } in sorting::runs(scenery) {
        // What is longer on a sorter than a round or two takes stands on it.
        let is_round = until - from <= RUNS_ON;
        let ends = [(from, if is_round { until } else { from }), (until, until)];
        let actual =
            ends.into_iter().take(if is_round { 1 } else { 2 }).map(|(from, until)| Bar { object, from, until });
        let actual: Vec<Bar> = actual.filter(|bar| bar.overlaps(span)).collect();
        let planned = due.map(|until| Bar { object, from, until }).filter(|bar| bar.overlaps(span));
        if actual.is_empty() && planned.is_none() {
            continue;
        }
        let lane = by_place.entry(scenery.layout.get(induction).name.clone()).or_default();
        lane.0.extend(actual);
        lane.1.extend(planned);
    }
    let lane = |(label, (actual, planned)): (String, (Vec<Bar>, Vec<Bar>))| Lane {
        group: LaneGroup::Sorters,
        label,
        actual: without_pauses(actual),
        planned: without_pauses(planned),
        put_off: Vec::new(),
    };
    by_place.into_iter().map(lane).collect()
}

/// Bars in the order of time, those that follow one another after a few minutes as one.
fn without_pauses(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by_key(|bar| bar.from);
    let mut all: Vec<Bar> = Vec::new();
    for bar in bars {
        match all.last_mut() {
            Some(last) if bar.from <= last.until + RUNS_ON => last.until = last.until.max(bar.until),
            _ => all.push(bar),
        }
    }
    all
}

/// The number at the end of a name.
fn number_of(name: &str) -> u64 {
    let digits = name.len() - name.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
    name[name.len() - digits..].parse().unwrap_or(0)
}

/// The spans in which a vehicle was in the picture, and those in which it was at a dock.
fn visits(scenery: &Scenery<'_>, object: ObjectId) -> (Vec<Bar>, Vec<(String, Bar)>) {
    let log = scenery.log;
    let (mut stays, mut docks) = (Vec::new(), Vec::new());
    let (mut entered, mut dock) = (None::<EventTime>, None::<(String, EventTime)>);
    for event in log.history(object).filter(|event| !event.is_retracted) {
        let time = event.event.time;
        let at = match &event.event.what {
            What::Observed { at } | What::Arrives { at } => dock_of(scenery, at),
            What::Departs { .. } | What::Leaves { .. } => None,
            // What else is told of it does not move it.
            What::Enters { .. } => {
                entered = entered.or(Some(time));
                continue;
            }
            _ => continue,
        };
        entered = entered.or(Some(time));
        if dock.as_ref().map(|(name, _)| name) != at.as_ref() {
            docks.extend(dock.take().map(|(name, from)| (name, Bar { object, from, until: time })));
            dock = at.map(|name| (name, time));
        }
        if matches!(event.event.what, What::Leaves { .. }) {
            stays.extend(entered.take().map(|from| Bar { object, from, until: time }));
        }
    }
    stays.extend(entered.map(|from| Bar { object, from, until: EventTime::MAX }));
    docks.extend(dock.map(|(name, from)| (name, Bar { object, from, until: EventTime::MAX })));
    (stays, docks)
}

/// What a person calls a dock, if a place is one.
fn dock_of(scenery: &Scenery<'_>, place: &str) -> Option<String> {
    let place = scenery.layout.get(scenery.layout.place(place)?);
    (place.kind == PlaceKind::Dock).then(|| place.name.clone())
}

/// What was planned of a vehicle.
struct Plans {
    /// From the first to the last instant that its first plans name.
    first: Vec<Bar>,
    /// The same of its last plans, where they are others.
    put_off: Vec<Bar>,
    /// At docks: from when until when it was to be at each, by first plans.
    at_docks: Vec<(String, Bar)>,
}

impl Plans {
    fn of(scenery: &Scenery<'_>, object: ObjectId) -> Self {
        let mut first = BTreeMap::<String, (EventTime, Option<String>)>::new();
        for event in scenery.log.history(object).filter(|event| !event.is_retracted) {
            if let What::Plan { milestone, planned, at } = &event.event.what {
                let dock = at.as_ref().and_then(|at| dock_of(scenery, at));
                first.entry(milestone.to_string()).or_insert((*planned, dock));
            }
        }
        let bar = |times: &[EventTime]| {
            let ends = times.iter().min().zip(times.iter().max());
            ends.map(|(from, until)| Bar { object, from: *from, until: *until })
        };
        let times: Vec<EventTime> = first.values().map(|(time, _)| *time).collect();
        let plans = scenery.log.plans_at(object, EventTime::MAX);
        let last: Vec<EventTime> = plans.iter().map(|plan| plan.planned).collect();
        let mut at_docks = BTreeMap::<&str, Vec<EventTime>>::new();
        for (time, dock) in first.values() {
            dock.iter().for_each(|dock| at_docks.entry(dock).or_default().push(*time));
        }
        // When it is to be there alone does not tell until when: until what is planned next.
        let next = |from: EventTime| times.iter().copied().filter(|time| *time > from).min();
        let stays = at_docks.into_iter().filter_map(|(dock, times)| {
            let stay = bar(&times)?;
            let until = if stay.from < stay.until { stay.until } else { next(stay.from).unwrap_or(stay.until) };
            Some((dock.to_owned(), Bar { until, ..stay }))
        });
        let at_docks = stays.collect();
        let (first, last) = (bar(&times), bar(&last));
        Self {
            at_docks,
            put_off: last.filter(|_| last != first).into_iter().collect(),
            first: first.into_iter().collect(),
        }
    }
}

/// The spans in which a machine had each of its alarms.
fn alarms(scenery: &Scenery<'_>, object: ObjectId) -> BTreeMap<String, Vec<Bar>> {
    let mut all = BTreeMap::<String, Vec<Bar>>::new();
    for event in scenery.log.history(object).filter(|event| !event.is_retracted) {
        let time = event.event.time;
        match &event.event.what {
            What::AlarmRaised { alarm, .. } => {
                let bars = all.entry(alarm.to_string()).or_default();
                // One that is raised again goes on.
                if bars.last().is_none_or(|last| last.until < EventTime::MAX) {
                    bars.push(Bar { object, from: time, until: EventTime::MAX });
                }
            }
            What::AlarmCleared { alarm } => {
                let open = all.get_mut(&alarm[..]).and_then(|bars| bars.last_mut());
                open.into_iter().for_each(|bar| bar.until = bar.until.min(time));
            }
            _ => {}
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::{EventLog, Flow, HubEvent, Occupancy, Severity};

    fn event(secs: i64, object: &'static str, what: What<'static>) -> HubEvent<'static> {
        let time = EventTime::from_secs(secs);
        HubEvent { time, recorded: None, id: None, source: None, object: object.into(), what, extensions: Vec::new() }
    }

    fn enters(kind: ObjectKind) -> What<'static> {
        What::Enters { kind, type_code: None, flow: Flow::None, at: None, attributes: vec![] }
    }

    #[test]
    fn lanes_tell_who_was_where_and_what_was_planned() {
        let layout = crate::hub::layout::scene::liege();
        let dock = |number: &str| What::Arrives { at: format!("dock-{number}").into() };
        let plan = |milestone: &'static str, secs| What::Plan {
            milestone: milestone.into(),
            planned: EventTime::from_secs(secs),
            at: None,
        };
        let alarm = || What::AlarmRaised { alarm: "jam".into(), severity: Severity::Critical, text: None };
        let log = EventLog::of(&[
            event(10, "T", enters(ObjectKind::Truck)),
            event(10, "T", plan("gate_out", 90)),
            event(15, "T", plan("gate_out", 95)),
            event(
                16,
                "T",
                What::Plan {
                    milestone: "at_dock".into(),
                    planned: EventTime::from_secs(18),
                    at: Some("dock-10".into()),
                },
            ),
            event(20, "T", dock("10")),
            event(30, "T", What::Departs { from: None, to: "gate-out".into() }),
            event(40, "T", What::Leaves { to: None }),
            event(50, "U", enters(ObjectKind::Truck)),
            event(60, "U", dock("2")),
            event(25, "F", enters(ObjectKind::Aircraft)),
            event(12, "B", enters(ObjectKind::Bag)),
            event(
                14,
                "B",
                What::Plan {
                    milestone: "chute".into(),
                    planned: EventTime::from_secs(30),
                    at: Some("chute-1-3".into()),
                },
            ),
            event(15, "B", What::Observed { at: "induction-1".into() }),
            event(35, "B", What::Arrives { at: "chute-1-3".into() }),
            event(5, "S", enters(ObjectKind::Sensor)),
            event(45, "S", alarm()),
            event(55, "S", What::AlarmCleared { alarm: "jam".into() }),
        ]);
        let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(&log));
        let scenery = Scenery { log: &log, layout: &layout, places: &places, occupancy: &occupancy };
        let in_words = |span: (i64, i64)| -> Vec<String> {
            let all = lanes(&scenery, (EventTime::from_secs(span.0), EventTime::from_secs(span.1)));
            let secs = |time: EventTime| if time == EventTime::MAX { -1 } else { time.nanos() / 1_000_000_000 };
            let bars = |lane: &Lane| -> Vec<String> {
                lane.actual.iter().map(|bar| format!("{}-{}", secs(bar.from), secs(bar.until))).collect()
            };
            let planned = |lane: &Lane| {
                let told = |bars: &[Bar], word: &str| -> String {
                    bars.iter().map(|bar| format!(" {word} {}-{}", secs(bar.from), secs(bar.until))).collect()
                };
                told(&lane.planned, "planned") + &told(&lane.put_off, "put off")
            };
            all.iter().map(|lane| format!("{} {}{}", lane.label, bars(lane).join(" "), planned(lane))).collect()
        };
        assert_eq!(
            in_words((0, 100)),
            [
                "F 25--1",
                "Dock 2 60--1",
                "Dock 10 20-30 planned 18-90",
                "T 10-40 planned 18-90 put off 18-95",
                "U 50--1",
                "Induction 1 15-35 planned 15-30",
                "S: jam 45-55"
            ]
        );
        // Only what reaches into the span is told; a plan does, too.
        assert_eq!(
            in_words((0, 22)),
            ["Dock 10 20-30 planned 18-90", "T 10-40 planned 18-90 put off 18-95", "Induction 1 15-35 planned 15-30"]
        );
        assert_eq!(
            in_words((80, 95)),
            ["F 25--1", "Dock 2 60--1", "Dock 10  planned 18-90", "T  planned 18-90 put off 18-95", "U 50--1"]
        );
    }
}
