//! The engine: a clock, things that wait for their time, and pools that others wait for.

use std::collections::{BTreeMap, VecDeque};

use jiff::tz::TimeZone;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Normal, Triangular};

use super::{Incident, Plan, shifts};
use crate::hub::{
    EventTime, HubEvent, Layout, ObjectKind, StatusCode, TimeSpan, What, layout::PlaceKind, motion::usual_speed,
};

/// The places without which the model cannot run.
pub(super) const NEEDED: &[&str] = &[
    "runway-22L",
    "line-up-22L",
    "stand-110",
    "stand-118",
    "stand-128",
    "door-1",
    "door-8",
    "lane-1",
    "lane-8",
    "deck-1",
    "deck-6",
    "customs-cage",
    "xray-1",
    "airlock",
    "breakdown-1",
    "breakdown-12",
    "chute-1-1",
    "chute-2-12",
    "induction-1",
    "induction-2",
    "staging-1",
    "staging-24",
    "dock-1",
    "dock-47",
    "gate-in",
    "gate-out",
    "truck-park",
    "road-e42",
    "rail-door",
    "equipment-park",
    "empty-pool",
    "build-up",
    "quarantine",
    "weather-mast",
    "apron-drain",
    "solar-roof",
    "storm-basin",
    "transformer",
    "sorter-1",
    "sorter-2",
];

type Task<'a> = Box<dyn FnOnce(&mut Sim<'a>) + 'a>;
type Claim<'a> = Box<dyn FnOnce(&mut Sim<'a>, String) + 'a>;

/// Something of which there are only so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pool {
    /// A tug with four dollies.
    Trains,
    /// A staffed break-down station.
    BreakDown,
    /// A truck dock.
    Docks,
    /// An X-ray machine.
    Xray,
}

/// A place with so many slots and no more.
struct Room<'a> {
    free: usize,
    waiting: VecDeque<Task<'a>>,
}

/// The ending of a room for trains at a place, and how many it takes; assumption.
pub(super) const TRAINS: &str = "/trains";
const TRAINS_AT_A_STAND: usize = 4;

/// All staging lanes together, as a room.
pub(super) const ALL_STAGING: &str = "staging";

#[derive(Default)]
struct Shared<'a> {
    free: VecDeque<String>,
    waiting: VecDeque<Claim<'a>>,
    busy: usize,
}

/// A cage that waits in a staging lane.
#[derive(Clone, Debug)]
pub(super) struct Staged {
    pub cage: String,
    pub lane: String,
}

/// The simulation as it runs.
pub(super) struct Sim<'a> {
    pub layout: &'a Layout,
    pub plan: &'a Plan,
    pub zone: TimeZone,
    /// Midnight of the first day.
    pub midnight: EventTime,
    /// The first instant, later than midnight when the simulation goes on from a log.
    pub begin: EventTime,
    pub end: EventTime,
    pub now: EventTime,
    pub rng: ChaCha8Rng,
    /// The chance of bags, apart from all else: a day with bags is the same day with more told of it.
    pub bag_rng: ChaCha8Rng,
    pub staged: VecDeque<Staged>,
    /// How many ULDs stand on each roller deck.
    pub decks: BTreeMap<String, usize>,
    /// How many cages stand in, or are on their way to, each staging lane.
    pub lanes: BTreeMap<String, usize>,
    /// How many ULDs stand at, or are on their way to, each airside door.
    pub doors: BTreeMap<String, usize>,
    /// Where each tug and loader is, or is going.
    pub train_at: BTreeMap<String, String>,
    /// What lay in or on each object at the beginning.
    pub aboard: BTreeMap<String, Vec<String>>,
    tasks: BTreeMap<(EventTime, u64), Task<'a>>,
    task_count: u64,
    pools: BTreeMap<Pool, Shared<'a>>,
    rooms: BTreeMap<String, Room<'a>>,
    events: Vec<HubEvent<'static>>,
    ids: BTreeMap<String, u32>,
}

/// How long a truck takes to go past its bay and back into it, in seconds; assumption.
const BACKING_SECS: f64 = 40.0;

impl<'a> Sim<'a> {
    pub fn new(layout: &'a Layout, plan: &'a Plan, zone: TimeZone, (midnight, end): (EventTime, EventTime)) -> Self {
        let mut pools = BTreeMap::<Pool, Shared<'a>>::new();
        let mut fill = |pool, names: Vec<String>| pools.entry(pool).or_default().free.extend(names);
        fill(Pool::Trains, (1..=8).map(|k| format!("TUG-{k:02}")).collect());
        fill(Pool::BreakDown, (1..=12).map(|k| format!("breakdown-{k}")).collect());
        // The docks in the middle of the face are nearest to most staging lanes and are given out first.
        let mut docks: Vec<i32> = (1..=47).collect();
        docks.sort_by_key(|dock| ((dock - 24).abs() * 7) % 48);
        fill(Pool::Docks, docks.into_iter().map(|k| format!("dock-{k}")).collect());
        fill(Pool::Xray, vec!["xray-1".into(), "xray-2".into()]);
        Self {
            layout,
            plan,
            zone,
            midnight,
            begin: midnight,
            end,
            now: midnight,
            rng: ChaCha8Rng::seed_from_u64(plan.seed),
            bag_rng: ChaCha8Rng::seed_from_u64(plan.seed ^ 0x6261_6773),
            staged: VecDeque::new(),
            decks: (1..=6).map(|k| (format!("deck-{k}"), 0)).collect(),
            lanes: (1..=24).map(|k| (format!("staging-{k}"), 0)).collect(),
            doors: (1..=8).map(|k| (format!("door-{k}"), 0)).collect(),
            train_at: BTreeMap::new(),
            aboard: BTreeMap::new(),
            tasks: BTreeMap::new(),
            task_count: 0,
            pools,
            rooms: BTreeMap::new(),
            events: Vec::new(),
            ids: BTreeMap::new(),
        }
    }

    /// Begins at an instant of a log and not at midnight.
    pub fn resume_at(&mut self, time: EventTime) {
        self.begin = time;
        self.now = time;
    }

    /// Whether the simulation goes on from a log.
    pub fn is_resumed(&self) -> bool {
        self.begin > self.midnight
    }

    /// Runs until nothing waits any more or the last day is over; gives all events in time order.
    pub fn run(mut self) -> Vec<HubEvent<'static>> {
        while let Some(((time, _), task)) = self.tasks.pop_first() {
            if time >= self.end {
                break;
            }
            self.now = time;
            task(&mut self);
        }
        let end = self.end;
        self.events.retain(|event| event.time < end);
        self.events.sort_by_key(|event| event.time);
        self.events
    }

    /// Does something at `time`, or now if that is past.
    pub fn at(&mut self, time: EventTime, task: impl FnOnce(&mut Sim<'a>) + 'a) {
        self.task_count += 1;
        self.tasks.insert((time.max(self.now), self.task_count), Box::new(task));
    }

    /// Does something after `span`.
    pub fn after(&mut self, span: TimeSpan, task: impl FnOnce(&mut Sim<'a>) + 'a) {
        self.at(self.now + span, task);
    }

    /// Does something as soon as one of `pool` is free.
    pub fn acquire(&mut self, pool: Pool, task: impl FnOnce(&mut Sim<'a>, String) + 'a) {
        self.pools.entry(pool).or_default().waiting.push_back(Box::new(task));
        self.serve(pool);
    }

    /// Whether anybody waits for one of `pool`.
    pub fn is_wanted(&self, pool: Pool) -> bool {
        self.pools.get(&pool).is_some_and(|shared| !shared.waiting.is_empty())
    }

    /// Gives one of `pool` back.
    pub fn release(&mut self, pool: Pool, item: String) {
        let shared = self.pools.entry(pool).or_default();
        shared.busy = shared.busy.saturating_sub(1);
        shared.free.push_back(item);
        self.serve(pool);
    }

    /// Takes a certain one of `pool`, which is in use from the beginning.
    pub fn take(&mut self, pool: Pool, item: &str) {
        let shared = self.pools.entry(pool).or_default();
        let before = shared.free.len();
        shared.free.retain(|free| free != item);
        shared.busy += before - shared.free.len();
    }

    /// Goes on as soon as there is room for one more at a place; the room is kept for it.
    pub fn reserve(&mut self, place: &str, task: impl FnOnce(&mut Sim<'a>) + 'a) {
        let room = self.room(place);
        if room.free > 0 {
            room.free -= 1;
            task(self);
        } else {
            room.waiting.push_back(Box::new(task));
        }
    }

    /// Gives room at a place back, to who waits for it longest.
    pub fn vacate(&mut self, place: &str) {
        let room = self.room(place);
        match room.waiting.pop_front() {
            Some(task) => task(self),
            None => room.free += 1,
        }
    }

    /// Takes room at a place for something that is there from the beginning.
    pub fn occupy(&mut self, place: &str) {
        let room = self.room(place);
        room.free = room.free.saturating_sub(1);
    }

    fn room(&mut self, place: &str) -> &mut Room<'a> {
        let slots = |place: &str| self.layout.place(place).map_or(1, |place| self.layout.get(place).capacity());
        let free = match place {
            ALL_STAGING => self.lanes.keys().map(|lane| slots(lane)).sum(),
            _ if place.ends_with(TRAINS) => TRAINS_AT_A_STAND,
            _ => slots(place),
        };
        self.rooms.entry(place.to_owned()).or_insert_with(|| Room { free, waiting: VecDeque::new() })
    }

    /// Serves who waits for `pool`, as far as there is any and it is staffed.
    pub fn serve(&mut self, pool: Pool) {
        loop {
            let open = self.open(pool);
            let shared = self.pools.entry(pool).or_default();
            if shared.busy >= open || shared.waiting.is_empty() {
                return;
            }
            let Some(item) = shared.free.pop_front() else { return };
            let Some(claim) = shared.waiting.pop_front() else { return };
            shared.busy += 1;
            claim(self, item);
        }
    }

    /// How many of a pool may be in use now.
    fn open(&self, pool: Pool) -> usize {
        let clock = self.now.zoned(&self.zone);
        match pool {
            Pool::BreakDown => shifts::crewed_stations(clock.hour(), clock.minute()),
            Pool::Docks if self.is_on(Incident::DockCongestion) && (12..18).contains(&clock.hour()) => 2,
            _ => usize::MAX,
        }
    }

    /// Whether an incident is on now.
    pub fn is_on(&self, incident: Incident) -> bool {
        let Some((from, until)) = incident.span(self.midnight) else { return false };
        self.plan.incidents.contains(&incident) && from <= self.now && self.now < until
    }

    /// When work that needs power may go on: now, or when the power is back.
    pub fn powered(&self) -> EventTime {
        self.over(Incident::PowerCut)
    }

    /// Now, or the end of an incident that is on.
    pub fn over(&self, incident: Incident) -> EventTime {
        match incident.span(self.midnight) {
            Some((_, until)) if self.is_on(incident) => until,
            _ => self.now,
        }
    }

    /// Tells an event that happens now.
    pub fn tell(&mut self, object: &str, what: What<'static>) {
        self.tell_at(self.now, object, what);
    }

    /// Tells an event that happens at `time`.
    pub fn tell_at(&mut self, time: EventTime, object: &str, what: What<'static>) {
        let time = EventTime::from_nanos(time.nanos() / 1_000_000 * 1_000_000);
        self.events.push(HubEvent {
            time,
            recorded: None,
            id: None,
            source: None,
            object: object.to_owned().into(),
            what,
            extensions: Vec::new(),
        });
    }

    /// Tells a milestone that is reached now.
    pub fn status(&mut self, object: &str, code: StatusCode) {
        self.tell(object, What::Status { code, detail: None });
    }

    /// Tells that a read point sees an object, unless the reader is silent.
    pub fn scan(&mut self, object: &str, at: &str) {
        if !(at == "airlock" && self.is_on(Incident::SilentReader)) {
            self.tell(object, What::Observed { at: at.to_owned().into() });
        }
    }

    /// Sends an object from one place to another, and goes on when it is there.
    pub fn travel(
        &mut self,
        object: &str,
        kind: ObjectKind,
        from: &str,
        to: &str,
        then: impl FnOnce(&mut Sim<'a>) + 'a,
    ) {
        self.tell(object, What::Departs { from: Some(from.to_owned().into()), to: to.to_owned().into() });
        let span = self.travel_time(kind, from, to);
        self.arrive_after(span, object, to, then);
    }

    /// Goes on with a travel that began before the simulation did.
    pub fn travel_on(
        &mut self,
        object: &str,
        kind: ObjectKind,
        way: (&str, &str, EventTime),
        then: impl FnOnce(&mut Sim<'a>) + 'a,
    ) {
        let left = self.left_of(kind, way);
        self.arrive_after(left, object, way.1, then);
    }

    /// What is left of a travel from place to place that began at some time.
    pub fn left_of(&mut self, kind: ObjectKind, (from, to, departed): (&str, &str, EventTime)) -> TimeSpan {
        let span = self.travel_time(kind, from, to);
        (departed + span - self.now).max(TimeSpan::from_secs(4))
    }

    fn arrive_after(&mut self, span: TimeSpan, object: &str, to: &str, then: impl FnOnce(&mut Sim<'a>) + 'a) {
        let (object, to) = (object.to_owned(), to.to_owned());
        self.after(span, move |sim| {
            sim.tell(&object, What::Arrives { at: to.into() });
            then(sim);
        });
    }

    /// How long an object of that kind takes from place to place, at 85 to 100 % of its usual speed.
    pub fn travel_time(&mut self, kind: ObjectKind, from: &str, to: &str) -> TimeSpan {
        let (metres, backs) = match (self.layout.place(from), self.layout.place(to)) {
            (Some(from), Some(to)) => {
                let is_bay = matches!(self.layout.get(to).kind, PlaceKind::Dock | PlaceKind::TruckPark);
                (self.layout.route(kind, from, to).length(), kind == ObjectKind::Truck && is_bay)
            }
            _ => (100.0, false),
        };
        let rng = if kind == ObjectKind::Bag { &mut self.bag_rng } else { &mut self.rng };
        let speed = usual_speed(kind) * rng.random_range(0.85..1.0);
        TimeSpan::from_secs_f64((metres / speed).max(4.0) + if backs { BACKING_SECS } else { 0.0 })
    }

    /// A span from a triangular distribution, in minutes.
    pub fn minutes(&mut self, least: f64, usual: f64, most: f64) -> TimeSpan {
        let minutes = Triangular::new(least, most, usual).map_or(usual, |shape| shape.sample(&mut self.rng));
        TimeSpan::from_secs_f64(minutes * 60.0)
    }

    /// A value from a normal distribution.
    pub fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        Normal::new(mean, deviation).map_or(mean, |shape| shape.sample(&mut self.rng))
    }

    /// Whether something happens that does so in `share` of all cases.
    pub fn chance(&mut self, share: f64) -> bool {
        self.rng.random_bool(share)
    }

    /// One of several.
    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty()).then(|| all[self.rng.random_range(0..all.len())])
    }

    /// Lets a series of ids go on after a number that was given out before.
    pub fn number_from(&mut self, series: &str, last: u32) {
        let count = self.ids.entry(series.to_owned()).or_default();
        *count = last.max(*count);
    }

    /// The next number of a series of ids.
    pub fn number(&mut self, series: &str) -> u32 {
        let count = self.ids.entry(series.to_owned()).or_default();
        *count = count.saturating_add(1);
        *count
    }

    /// So many minutes into a day of the simulation, on the clock of the site.
    pub fn clock(&self, day: u32, minutes: f64) -> EventTime {
        let date = self.plan.start.checked_add(jiff::Span::new().days(i64::from(day))).unwrap_or(self.plan.start);
        let midnight = date.to_zoned(self.zone.clone()).ok();
        let midnight =
            midnight.and_then(|zoned| i64::try_from(zoned.timestamp().as_nanosecond()).ok()).unwrap_or_default();
        EventTime::from_nanos(midnight) + TimeSpan::from_secs_f64(minutes * 60.0)
    }
}

impl Sim<'_> {
    /// What lies in or on an object now, by the events told so far.
    fn load_of(&self, object: &str) -> Vec<String> {
        let mut load = self.aboard.get(object).cloned().unwrap_or_default();
        for event in self.events.iter().filter(|event| event.time <= self.now) {
            match &event.what {
                What::Loaded { into } if into == object => load.push(event.object.to_string()),
                What::Unloaded { from, .. } if from == object => load.retain(|child| *child != event.object),
                _ => {}
            }
        }
        load
    }

    /// An object leaves, and with it all that was loaded into it and not taken out again.
    pub fn leave_with_load(&mut self, object: &str, to: &'static str) {
        for child in self.load_of(object) {
            self.tell(&child, What::Leaves { to: Some(to.into()) });
        }
        let last = self.now + TimeSpan::from_millis(1);
        self.tell_at(last, object, What::Leaves { to: Some(to.into()) });
    }
}
