//! How live goes on for weeks in so much memory: what is old leaves it, and comes back from the recording when somebody looks.
//!
//! When the log has grown to half of its share, a *young* one begins beside it, which knows only what it takes from then on;
//! when the log has all of its share, the young one takes its place. Who goes back further than the log reaches is shown what
//! a thread reads from the recording, while live goes on beside it.

use std::{
    mem, thread,
    time::{Duration, Instant},
};

use crossbeam_channel::{Receiver, TryRecvError};

use super::{Session, derived::Deriver, picking::Selected, tally::Tally};
use crate::{
    feed::{
        Progress,
        live::{Past, Shelf, Window},
    },
    hub::{EventLog, EventTime, HubEvent, Inserted, Place, What},
    say,
};

/// How much memory the events of live sources may take, unless the user says otherwise: 2 GiB.
pub const BUDGET: usize = 2 << 30;

/// Of the budget the log has this share; the log of the figures is as large, the young one half as large, and the rest is for
/// the figures themselves, for what came back, and for what the allocator does not give back at once.
const SHARE: f64 = 0.12;

/// So many frames are put aside while the log grows to its share.
const FRAMES: usize = 8;

/// About the bytes of an event.
const EVENT: usize = 70;

/// How often it is looked how much there is.
const LOOK: Duration = Duration::from_millis(500);

/// What is in memory, and what has left it.
pub(super) struct Memory {
    /// Bytes that events may take.
    pub budget: usize,
    young: Option<Young>,
    past: Option<Past>,
    /// All that arrived.
    tally: Tally,
    /// The earliest of it.
    first: Option<EventTime>,
    /// Events since the last frame.
    since_frame: usize,
    /// From when on the log of now tells; none when nothing has left it.
    from: Option<EventTime>,
    looked: Option<Instant>,
    used: usize,
    /// The session of now, while the past is shown.
    away: Option<Box<Session>>,
    shown: Option<(EventTime, EventTime)>,
    trip: Option<Trip>,
    /// What could not be read, of which span, and why.
    failure: Option<((EventTime, EventTime), String)>,
}

/// A log that will take the place of the one that is shown.
struct Young {
    log: EventLog,
    from: EventTime,
    /// Whether the figures are being made of it.
    is_asked: bool,
}

/// The way back to a part of the past.
struct Trip {
    at: EventTime,
    window: Window,
    progress: Progress,
    answer: Receiver<Result<Box<Session>, String>>,
}

/// How much of live is in memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemoryView {
    /// Bytes that events take.
    pub used: usize,
    /// Bytes that they may take.
    pub budget: usize,
    /// From when on they are in memory; none when nothing has left it.
    pub from: Option<EventTime>,
    /// From when on they can come back from the recording.
    pub back_to: Option<EventTime>,
    /// All that arrived, by when it happened.
    pub tally: Tally,
    /// What is looked at now.
    pub look: Look,
}

/// What is looked at while live goes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Look {
    /// What is in memory.
    #[default]
    Memory,
    /// What is on its way back from the recording: of when, and how much of it is there, of 1.
    Coming(EventTime, Option<f32>),
    /// What came back: from when until when.
    Back(EventTime, EventTime),
    /// What has left memory and is in no recording.
    Gone,
    /// What could not be read, and why.
    Failed(String),
}

impl MemoryView {
    /// From when until when the log that is shown tells.
    pub fn told(&self) -> (EventTime, EventTime) {
        match self.look {
            Look::Back(from, until) => (from, until),
            _ => (self.from.unwrap_or(EventTime::MIN), EventTime::MAX),
        }
    }

    /// From when on anything can be looked at: in memory, or from the recording.
    pub fn begin(&self) -> EventTime {
        let from = self.from.unwrap_or(EventTime::MIN);
        self.back_to.map_or(from, |back| back.min(from))
    }

    /// About how many events that can be looked at happened between two instants.
    pub fn events_between(&self, from: EventTime, until: EventTime) -> f64 {
        self.tally.between(from.max(self.begin()), until)
    }
}

impl Memory {
    pub fn new(budget: usize) -> Self {
        Self {
            budget,
            young: None,
            past: None,
            tally: Tally::default(),
            first: None,
            since_frame: 0,
            from: None,
            looked: None,
            used: 0,
            away: None,
            shown: None,
            trip: None,
            failure: None,
        }
    }

    /// The session of now: it may be another one than is shown.
    pub fn now<'a>(&'a mut self, session: &'a mut Session) -> &'a mut Session {
        match &mut self.away {
            Some(away) => away,
            None => session,
        }
    }

    pub fn view(&self) -> MemoryView {
        let look = match (&self.failure, &self.trip, self.shown) {
            (Some((_, failure)), ..) => Look::Failed(failure.clone()),
            (None, Some(trip), _) => Look::Coming(trip.at, trip.progress.fraction()),
            (None, None, Some((from, until))) => Look::Back(from, until),
            (None, None, None) if self.away.is_some() => Look::Gone,
            (None, None, None) => Look::Memory,
        };
        MemoryView {
            used: self.used,
            budget: self.budget,
            from: self.from,
            back_to: self.back_to(),
            tally: self.tally.clone(),
            look,
        }
    }

    /// What arrives is recorded from now on.
    pub fn record(&mut self, shelf: Shelf) -> std::io::Result<()> {
        let mut past = Past::new(shelf)?;
        if self.first.is_none() {
            past.begin_empty()?;
        }
        (self.past, self.since_frame) = (Some(past), usize::MAX);
        Ok(())
    }

    /// From when on something can come back from the recording: where that begins, if nothing was before it.
    fn back_to(&self) -> Option<EventTime> {
        let back = self.past.as_ref()?.begin()?;
        if back == EventTime::MIN { self.first } else { Some(back) }
    }

    /// The first instant that can be looked at, when the log of now begins at `first`.
    pub fn begin(&self, first: EventTime) -> EventTime {
        let first = self.from.unwrap_or(first);
        self.back_to().map_or(first, |back| back.min(first))
    }

    /// The log of which figures are to be made.
    pub fn meant<'a>(&'a mut self, session: &'a mut Session) -> &'a EventLog {
        match &self.young {
            Some(young) if young.is_asked => &young.log,
            _ => match &self.away {
                Some(away) => &away.log,
                None => &session.log,
            },
        }
    }

    /// Nothing is recorded any more.
    pub fn stop(&mut self, edge: EventTime) {
        if let Some(past) = &mut self.past {
            past.end(edge);
        }
    }

    /// Puts an event into the log of now; none when it tells of something that had left before that log begins: it would stay
    /// there for ever.
    pub fn insert(&mut self, session: &mut Session, event: &HubEvent<'_>, source: &str) -> Option<Inserted> {
        let from = self.from;
        let log = &mut self.now(session).log;
        if from.is_some_and(|from| is_forgotten(log, from, event)) {
            return None;
        }
        let file = log.source(source);
        let inserted = log.insert(event, Place { file, line: 0 });
        if inserted == Inserted::New {
            self.tally.add(event.time);
            self.first = Some(self.first.map_or(event.time, |first| first.min(event.time)));
            self.since_frame = self.since_frame.saturating_add(1);
            if let Some(young) = &mut self.young
                && !is_forgotten(&young.log, young.from, event)
            {
                let file = young.log.source(source);
                young.log.insert(event, Place { file, line: 0 });
            }
        }
        Some(inserted)
    }

    /// Puts frames aside and lets go of what is old, when it is time; `edge` is up to when sources have told.
    pub fn tend(&mut self, session: &mut Session, deriver: &mut Deriver, edge: EventTime) {
        let share = (self.budget as f64 * SHARE) as usize;
        if self.since_frame > share / FRAMES / EVENT
            && let Some(past) = self.past.as_mut().filter(|past| !past.is_over())
        {
            past.forget();
            let frame = past.frame(edge);
            if deriver.frame(frame) {
                self.since_frame = 0;
            } else {
                past.drop_last();
            }
        }
        if self.looked.is_some_and(|looked| looked.elapsed() < LOOK) {
            return;
        }
        self.looked = Some(Instant::now());
        let shown = if self.away.is_some() { session.log.bytes() } else { 0 };
        let log = self.now(session).log.bytes();
        let young = self.young.as_ref().map_or(0, |young| young.log.bytes());
        self.used = 2 * log + young + shown;
        match &mut self.young {
            None if log > share / 2 => {
                let log = self.now(session).log.since(edge);
                self.young = Some(Young { log, from: edge, is_asked: false });
            }
            Some(young) if log > share && !young.is_asked => {
                young.is_asked = true;
                deriver.replace(young.log.clone());
            }
            _ => {}
        }
    }

    /// The figures of the log of now have come: if they are of the young one, it takes its place now.
    pub fn turn(&mut self, session: &mut Session, selected: &mut Selected) -> bool {
        let Some(young) = self.young.take_if(|young| young.is_asked) else { return false };
        self.from = Some(young.from);
        let is_shown = self.away.is_none();
        let now = self.now(session);
        let chosen = selected.0.filter(|_| is_shown).map(|object| now.log.object_name(object).to_owned());
        now.log = young.log;
        now.places = now.layout.resolve(now.log.places());
        if is_shown {
            selected.0 = chosen.and_then(|name| now.log.object(&name));
        }
        is_shown
    }

    /// Shows what the playhead is at: the log of now, or what came back from the recording.
    pub fn look(&mut self, session: &mut Session, selected: &mut Selected, time: EventTime, is_live: bool) -> bool {
        if is_live || self.from.is_none_or(|from| time >= from) {
            self.leave();
            let Some(now) = self.away.take() else { return false };
            show(session, *now, selected);
            return true;
        }
        let in_span = |(from, until): (EventTime, EventTime)| from <= time && time < until;
        if self.shown.is_some_and(in_span) {
            return false;
        }
        if let Some(trip) = self.trip.take_if(|trip| !in_span(trip.window.span())) {
            trip.progress.cancel();
        }
        if let Some(trip) = &self.trip {
            let answer = match trip.answer.try_recv() {
                Err(TryRecvError::Empty) => return false,
                Err(TryRecvError::Disconnected) => Err(say!("twin-broke-off").to_owned()),
                Ok(answer) => answer,
            };
            let span = trip.window.span();
            self.trip = None;
            match answer {
                Ok(back) => {
                    (self.shown, self.failure) = (Some(span), None);
                    show(session, *back, selected);
                    return true;
                }
                Err(reason) => self.failure = Some((span, reason)),
            }
            return false;
        }
        // What could not be read is told until somebody looks elsewhere.
        self.failure.take_if(|(span, _)| !in_span(*span));
        if self.failure.is_some() {
            return false;
        }
        let window = self.past.as_ref().and_then(|past| past.window(time));
        let is_new = self.shown.take().is_some() || self.away.is_none();
        if is_new {
            let empty = session.empty();
            let before = show(session, empty, selected);
            self.away.get_or_insert(Box::new(before));
        }
        if let Some(window) = window {
            let span = window.span();
            let begun = begin(session, window, time);
            self.trip = begun.map_err(|error| self.failure = Some((span, error.to_string()))).ok();
        }
        is_new
    }

    fn leave(&mut self) {
        if let Some(trip) = self.trip.take() {
            trip.progress.cancel();
        }
        (self.shown, self.failure) = (None, None);
    }
}

fn is_forgotten(log: &EventLog, from: EventTime, event: &HubEvent<'_>) -> bool {
    event.time <= from
        && !matches!(event.what, What::Enters { .. } | What::Retracted { .. })
        && log.object(&event.object).is_none()
}

/// Puts one session in the place of another; what is chosen stays chosen, if it is there. Gives the one before.
fn show(session: &mut Session, other: Session, selected: &mut Selected) -> Session {
    let chosen = selected.0.map(|object| session.log.object_name(object).to_owned());
    let before = mem::replace(session, other);
    selected.0 = chosen.and_then(|name| session.log.object(&name));
    before
}

/// Begins to read a part of the past.
fn begin(session: &Session, window: Window, at: EventTime) -> std::io::Result<Trip> {
    let (sender, answer) = crossbeam_channel::bounded(1);
    let progress = Progress::default();
    let (told, wanted) = (progress.clone(), window.clone());
    let (layout, zone, name) = (session.layout.clone(), session.zone.clone(), session.name.clone());
    let norms = session.norms.clone();
    let notes_file = session.notes_file.clone();
    let work = move || {
        let read = wanted.read(&told).map_err(|error| error.to_string());
        // Who asked may look elsewhere by now.
        let session = |log| Session { notes_file, ..Session::by(norms, log, layout, zone, name) };
        let _ = sender.send(read.map(session).map(Box::new));
    };
    thread::Builder::new().name("past".into()).spawn(work)?;
    Ok(Trip { at, window, progress, answer })
}
