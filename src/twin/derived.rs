//! What is made of a whole log: slots, key figures, incidents. Of a log that grows, a thread of its own makes it, from a log
//! of its own that is told the same: the picture never waits for it.

use std::{
    mem,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender};
use jiff::tz::TimeZone;

use super::Norms;
use crate::{
    feed::live::Frame,
    hub::{EventLog, HubEvent, Issue, IssueKind, Issues, Layout, Occupancy, Place, layout::PlaceId, motion::Scenery},
    kpi::{Kpi, Series},
    say,
    watch::{self, Incident},
};

/// What is made of a whole log.
pub struct Derived {
    /// Who has which slot.
    pub occupancy: Occupancy,
    /// What is odd about the log, by itself and on its layout.
    pub issues: Issues,
    /// The key figures.
    pub kpis: Vec<Series>,
    /// What went wrong, by its beginning.
    pub incidents: Vec<Incident>,
}

impl Derived {
    /// Makes it of a log on a layout.
    pub fn of(log: &EventLog, (layout, places): (&Layout, &[Option<PlaceId>]), norms: &Norms, zone: &TimeZone) -> Self {
        let occupancy = Occupancy::of(log);
        let mut issues = log.issues().clone();
        let scenery = Scenery { log, layout, places, occupancy: &occupancy };
        issues.append(scenery.audit());
        let kpis = Kpi::all(&norms.goals).map(|kpi| Series::of(kpi, &scenery)).collect();
        for brief in watch::strangers(&norms.rules, &scenery) {
            let hint = say!("strangers-hint").into();
            issues.push(Issue { kind: IssueKind::NotUnderstood, brief, hint, place: None });
        }
        let incidents = watch::incidents(&scenery, &norms.rules, zone);
        Self { occupancy, issues, kpis, incidents }
    }
}

/// Orders that wait for the thread; with more it starts anew from a copy of the log.
const ROOM: usize = 200_000;

/// At least so many times as long as it took is waited before it is made again.
const REST: u32 = 3;

/// The least time between two.
const LEAST: Duration = Duration::from_millis(250);

/// What the thread is told.
enum Order {
    Event(HubEvent<'static>, Arc<str>),
    Issue(Issue),
    /// From now on it is this log.
    Log(Box<EventLog>, u64),
    /// From now on names mean these places.
    Layout(Arc<Layout>),
    Frame(Frame),
}

/// The thread that makes it, as seen from the twin.
pub(super) struct Deriver {
    orders: Sender<Order>,
    answer: Arc<Mutex<Option<(u64, Derived)>>>,
    /// The layout that it was told of last.
    layout: Arc<Layout>,
    /// The log that is meant: each that takes the place of another has the next number.
    pub generation: u64,
    is_behind: bool,
}

impl Deriver {
    /// Begins with an empty log.
    pub fn begin(layout: Arc<Layout>, norms: Arc<Norms>, zone: TimeZone) -> Self {
        let (orders, received) = crossbeam_channel::bounded(ROOM);
        let answer = Arc::default();
        let (log, known) = (EventLog::default(), Arc::clone(&layout));
        let mut work = Work { log, generation: 0, layout, meaning: 0, norms, zone, answer: Arc::clone(&answer) };
        // Without the thread there are no figures, and everything else is as it should be.
        let _ = thread::Builder::new().name("figures".into()).spawn(move || work.run(&received));
        Self { orders, answer, layout: known, generation: 0, is_behind: false }
    }

    /// Tells an event that was put into the log.
    pub fn event(&mut self, event: HubEvent<'static>, source: &Arc<str>) {
        self.tell(|| Order::Event(event, Arc::clone(source)));
    }

    /// Tells an issue that was put into the log.
    pub fn issue(&mut self, issue: &Issue) {
        self.tell(|| Order::Issue(issue.clone()));
    }

    /// Asks for a frame to be written; says whether it will be.
    pub fn frame(&mut self, frame: Frame) -> bool {
        self.tell(|| Order::Frame(frame))
    }

    /// From now on names mean the places of `layout`.
    pub fn place(&mut self, layout: &Arc<Layout>) {
        if !Arc::ptr_eq(&self.layout, layout) && self.tell(|| Order::Layout(Arc::clone(layout))) {
            self.layout = Arc::clone(layout);
        }
    }

    /// From now on `log` is meant.
    pub fn replace(&mut self, log: EventLog) {
        self.generation += 1;
        let generation = self.generation;
        self.is_behind = false;
        self.tell(|| Order::Log(Box::new(log), generation));
    }

    /// When it could not be told everything, it is told all at once.
    pub fn catch_up(&mut self, log: &EventLog) {
        if mem::take(&mut self.is_behind) {
            let generation = self.generation;
            self.tell(|| Order::Log(Box::new(log.clone()), generation));
        }
    }

    /// What was made of the log that is meant, if there is anything new.
    pub fn answer(&self) -> Option<Derived> {
        let mut answer = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
        let (generation, derived) = answer.take()?;
        (generation == self.generation).then_some(derived)
    }

    fn tell(&mut self, order: impl FnOnce() -> Order) -> bool {
        self.is_behind |= self.orders.is_full();
        !self.is_behind && self.orders.try_send(order()).is_ok()
    }
}

/// What the thread holds.
struct Work {
    log: EventLog,
    generation: u64,
    layout: Arc<Layout>,
    /// How often names were given another meaning.
    meaning: u64,
    norms: Arc<Norms>,
    zone: TimeZone,
    answer: Arc<Mutex<Option<(u64, Derived)>>>,
}

impl Work {
    fn run(&mut self, orders: &Receiver<Order>) {
        let (mut made_of, mut made, mut cost) = (None, Instant::now(), Duration::ZERO);
        loop {
            match orders.recv_timeout(Duration::from_millis(100)) {
                Ok(order) => self.obey(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            for order in orders.try_iter().take(ROOM / 10) {
                self.obey(order);
            }
            let now = Some(((self.generation, self.meaning), self.log.version()));
            let is_other = made_of.map(|(which, _)| which) != Some((self.generation, self.meaning));
            if made_of != now && (is_other || made.elapsed() >= (cost * REST).max(LEAST)) {
                let start = Instant::now();
                let places = self.layout.resolve(self.log.places());
                let derived = Derived::of(&self.log, (&self.layout, &places), &self.norms, &self.zone);
                let mut answer = self.answer.lock().unwrap_or_else(PoisonError::into_inner);
                *answer = Some((self.generation, derived));
                (made_of, made, cost) = (now, Instant::now(), start.elapsed());
            }
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Event(event, source) => {
                let file = self.log.source(&source);
                self.log.insert(&event, Place { file, line: 0 });
            }
            Order::Issue(issue) => self.log.note(issue),
            Order::Log(log, generation) => (self.log, self.generation) = (*log, generation),
            Order::Layout(layout) => {
                self.layout = layout;
                self.meaning += 1;
            }
            Order::Frame(frame) => {
                // A frame that is not there is missed, and told of, when somebody wants to go back to it.
                let _ = frame.write(&self.log);
            }
        }
    }
}
