//! Live sources in the twin: what arrives is put into the log, and the playhead stays at the edge of what is known.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use bevy::prelude::*;
use crossbeam_channel::Receiver;

use super::{Playhead, Session, TwinSystems};
use crate::{
    feed::{
        live::{
            self, Address, Arrival, Feeds, Keep, Recorder, RecordingStatus, Source, SourceClock, State, Status, Told,
        },
        ndjson::Header,
    },
    hub::{EventTime, Inserted, Place, TimeSpan},
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
    /// What a recording that was stopped still hands on.
    rest: Option<Receiver<Arrival>>,
    /// Where more sources can be added.
    feeds: Option<Feeds>,
    /// Who writes down what arrives.
    recorder: Option<Recorder>,
    /// How far behind the sources the live picture is.
    pub buffer: TimeSpan,
    derived: Option<(u64, Instant)>,
    cost: Duration,
}

struct Reading {
    /// None when it is no longer read.
    source: Option<Source>,
    address: String,
    clock: SourceClock,
    late: u64,
    duplicates: u64,
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
    /// How many events came again, and were left out.
    pub duplicates: u64,
}

impl Reading {
    fn of(source: Source) -> Self {
        let address = source.address.to_string();
        Self { source: Some(source), address, clock: SourceClock::default(), late: 0, duplicates: 0 }
    }

    /// How it is doing; one that is no longer read has ended.
    fn status(&self) -> Status {
        let ended = || Status { state: State::Ended, reason: Some("no longer read".into()), ..Status::default() };
        self.source.as_ref().map_or_else(ended, Source::status)
    }
}

impl Live {
    /// What arrives from `sources`.
    pub fn new(sources: Vec<Source>, arrivals: Receiver<Arrival>, recorder: Option<Recorder>) -> Self {
        let sources = sources.into_iter().map(Reading::of).collect();
        let (rest, feeds) = (None, None);
        Self { sources, arrivals, rest, feeds, recorder, buffer: BUFFER, derived: None, cost: Duration::ZERO }
    }

    /// How the sources are doing.
    pub fn views(&self) -> Vec<SourceView> {
        let view = |reading: &Reading| SourceView {
            address: reading.address.clone(),
            status: reading.status(),
            lag: reading.clock.lag(),
            late: reading.late,
            duplicates: reading.duplicates,
        };
        self.sources.iter().map(view).collect()
    }

    /// Lets sources be added, and a recording be begun, while it goes on.
    pub fn growing(mut self, feeds: Feeds) -> Self {
        self.feeds = Some(feeds);
        self
    }

    /// Whether sources can be added.
    pub fn can_grow(&self) -> bool {
        self.feeds.is_some()
    }

    /// Begins to read one more source.
    pub fn add(&mut self, address: Address) -> Result<(), String> {
        let Some(feeds) = &mut self.feeds else { return Err("no source can be added here".into()) };
        let source = feeds.add(address).map_err(|error| error.to_string())?;
        if let Some(recorder) = &self.recorder {
            recorder.add(source.keeper());
        }
        self.sources.push(Reading::of(source));
        Ok(())
    }

    /// Stops reading a source; what it told stays.
    pub fn remove(&mut self, number: usize) {
        if let Some(reading) = self.sources.get_mut(number) {
            reading.source = None;
        }
    }

    /// Begins to write down what arrives.
    pub fn record(&mut self, folder: &Path, header: &Header) -> Result<(), String> {
        let Some(feeds) = self.feeds.as_ref().filter(|_| self.recorder.is_none()) else {
            return Err("no recording can be begun here".into());
        };
        let keepers = self.sources.iter().filter_map(|reading| reading.source.as_ref()).map(Source::keeper).collect();
        let begun = Recorder::begin(folder, header, Keep::default(), keepers, feeds.arrivals());
        let (recorder, shown) = begun.map_err(|error| error.to_string())?;
        (self.recorder, self.arrivals) = (Some(recorder), shown);
        Ok(())
    }

    /// Ends the recording when what has arrived is on disk.
    pub fn stop_recording(&mut self) {
        let (Some(recorder), Some(feeds)) = (self.recorder.take(), &self.feeds) else { return };
        recorder.stop();
        self.rest = Some(std::mem::replace(&mut self.arrivals, feeds.arrivals()));
    }

    /// How the recording is doing, if there is one.
    pub fn recording(&self) -> Option<RecordingStatus> {
        self.recorder.as_ref().map(Recorder::status)
    }

    /// Up to when the picture is to be trusted: what the slowest source should have told, less the buffer.
    fn edge(&self, now: EventTime) -> Option<EventTime> {
        let going = self.sources.iter().filter(|reading| reading.status().state != State::Ended);
        going.filter_map(|reading| reading.clock.watermark(now)).min().map(|watermark| watermark - self.buffer)
    }
}

/// Puts what arrived into the log, and moves the edge.
fn ingest(mut live: ResMut<Live>, mut session: ResMut<Session>, mut playhead: ResMut<Playhead>) {
    let now = live::now();
    // The picture asks the log for its version; that the session as a whole is another one is not so.
    let session = session.bypass_change_detection();
    let live = &mut *live;
    let rest: Vec<Arrival> = live.rest.iter().flat_map(|rest| rest.try_iter().take(A_FRAME)).collect();
    // What a recording that was stopped has still to hand on comes before what is newer.
    let room = if live.rest.as_ref().is_none_or(Receiver::is_empty) { A_FRAME - rest.len() } else { 0 };
    let new: Vec<Arrival> = live.arrivals.try_iter().take(room).collect();
    for arrival in rest.into_iter().chain(new) {
        let Some(reading) = live.sources.get_mut(arrival.source) else { continue };
        if let Some(event) = arrival.event() {
            let late = reading.clock.arrive(arrival.received, event.time);
            reading.late += u64::from(late > live.buffer);
            let file = session.log.source(&reading.address);
            if session.log.insert(&event, Place { file, line: 0 }) == Inserted::Duplicate {
                reading.duplicates += 1;
            }
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
