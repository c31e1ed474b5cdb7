//! Live sources in the twin: what arrives is put into the log, and the playhead stays at the edge of what is known.

use std::time::{Duration, Instant};

use bevy::prelude::*;
use crossbeam_channel::Receiver;

use super::{Playhead, Session, TwinSystems};
use crate::{
    feed::live::{self, Arrival, Recorder, RecordingStatus, Source, SourceClock, State, Status, Told},
    hub::{EventTime, Place, TimeSpan},
};

pub fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        ingest
            .in_set(TwinSystems::Ingest)
            .run_if(resource_exists::<Live>.and_then(resource_exists::<Session>).and_then(resource_exists::<Playhead>)),
    );
}

/// How far behind the sources the live picture is, unless the user says otherwise: what arrives within it is never late.
pub const BUFFER: TimeSpan = TimeSpan::from_secs(2);

/// Arrivals that are put into the log in one frame.
const A_FRAME: usize = 4_096;

/// Of all time, at most this share goes into what is made of the whole log: slots, key figures, incidents.
const SHARE: u32 = 20;

/// What is being read live.
#[derive(Resource)]
pub struct Live {
    sources: Vec<Reading>,
    arrivals: Receiver<Arrival>,
    /// Who writes down what arrives.
    recorder: Option<Recorder>,
    /// How far behind the sources the live picture is.
    pub buffer: TimeSpan,
    derived: Option<(u64, Instant)>,
    cost: Duration,
}

struct Reading {
    source: Source,
    clock: SourceClock,
    late: u64,
}

/// How one source is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceView {
    /// Where it is.
    pub address: String,
    /// What it is doing.
    pub status: Status,
    /// How much later than it says its events arrive at best: the way, and how far its clock is from ours.
    pub lag: Option<TimeSpan>,
    /// How many events came too late for the live picture, and were put in their place.
    pub late: u64,
}

impl Live {
    /// What arrives from `sources`.
    pub fn new(sources: Vec<Source>, arrivals: Receiver<Arrival>, recorder: Option<Recorder>) -> Self {
        let readings = sources.into_iter().map(|source| Reading { source, clock: SourceClock::default(), late: 0 });
        let sources = readings.collect();
        Self { sources, arrivals, recorder, buffer: BUFFER, derived: None, cost: Duration::ZERO }
    }

    /// How the sources are doing.
    pub fn views(&self) -> Vec<SourceView> {
        let view = |reading: &Reading| SourceView {
            address: reading.source.address.to_string(),
            status: reading.source.status(),
            lag: reading.clock.lag(),
            late: reading.late,
        };
        self.sources.iter().map(view).collect()
    }

    /// How the recording is doing, if there is one.
    pub fn recording(&self) -> Option<RecordingStatus> {
        self.recorder.as_ref().map(Recorder::status)
    }

    /// Up to when the picture is to be trusted: what the slowest source should have told, less the buffer.
    fn edge(&self, now: EventTime) -> Option<EventTime> {
        let going = self.sources.iter().filter(|reading| reading.source.status().state != State::Ended);
        going.filter_map(|reading| reading.clock.watermark(now)).min().map(|watermark| watermark - self.buffer)
    }
}

/// Puts what arrived into the log, and moves the edge.
fn ingest(mut live: ResMut<Live>, mut session: ResMut<Session>, mut playhead: ResMut<Playhead>) {
    let now = live::now();
    // The picture asks the log for its version; that the session as a whole is another one is not so.
    let session = session.bypass_change_detection();
    let live = &mut *live;
    for arrival in live.arrivals.try_iter().take(A_FRAME) {
        let Some(reading) = live.sources.get_mut(arrival.source) else { continue };
        if let Some(event) = arrival.event() {
            let late = reading.clock.arrive(arrival.received, event.time);
            reading.late += u64::from(late > live.buffer);
            let file = session.log.source(&reading.source.address.to_string());
            session.log.insert(&event, Place { file, line: 0 });
        } else if let Told::Problem(issue) = arrival.told {
            session.issues.push(issue.clone());
            session.log.note(issue);
        }
    }
    if session.places.len() != session.log.places().len() {
        session.places = session.layout.resolve(session.log.places());
    }
    live.derive(session);
    let Some(span) = session.log.span() else { return };
    let edge = live.edge(now).unwrap_or(span.1).max(span.0);
    let playback = &mut playhead.0;
    let is_first = playback.edge.is_none();
    playback.reach(edge, span);
    if is_first {
        playback.go_live();
    }
}

impl Live {
    /// Makes anew what is made of the whole log, if there is anything new and that does not take too much of the time.
    fn derive(&mut self, session: &mut Session) {
        let version = session.log.version();
        let is_due = self.derived.is_none_or(|(made_of, at)| {
            made_of != version && at.elapsed() >= (self.cost * SHARE).max(Duration::from_millis(250))
        });
        if is_due {
            let start = Instant::now();
            session.refresh();
            self.cost = start.elapsed();
            self.derived = Some((version, Instant::now()));
        }
    }
}
