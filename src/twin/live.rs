//! Live sources in the twin: what arrives is put into the log, and the playhead stays at the edge of what is known.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use bevy::prelude::*;
use crossbeam_channel::{Receiver, TryRecvError};

use super::{
    PlaceMap, Playhead, Selected, Session, Silence, Silences, TwinSystems,
    derived::Deriver,
    memory::{BUDGET, Memory, MemoryView},
};
use crate::{
    feed::{
        live::{
            self, Address, Arrival, Feeds, Keep, Recorder, RecordingStatus, Source, SourceClock, State, Status, Told,
        },
        ndjson::Header,
    },
    hub::{EventTime, Inserted, Layout, Playback, TimeSpan},
    say,
};

pub fn plugin(app: &mut App) {
    let is_live = || resource_exists::<Live>.and_then(resource_exists::<Session>).and_then(resource_exists::<Playhead>);
    app.add_systems(
        Update,
        (
            ingest.in_set(TwinSystems::Ingest).run_if(is_live()),
            // After the playhead has moved: no picture is made of a log that does not reach there.
            look.after(TwinSystems::Advance).before(TwinSystems::Project).run_if(is_live()),
        ),
    );
}

/// How far behind the sources the live picture is, unless the user says otherwise: what arrives within it is never late.
pub const BUFFER: TimeSpan = TimeSpan::from_secs(2);

/// Arrivals that are put into the log in one frame.
const A_FRAME: usize = 4_096;

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
    /// How much is kept of a recording that is begun here.
    kept: Keep,
    /// How far behind the sources the live picture is.
    pub buffer: TimeSpan,
    deriver: Option<Deriver>,
    memory: Memory,
    /// What names mean: in the log of now, and in what comes back of earlier.
    meaning: Option<(Arc<Layout>, PlaceMap)>,
}

/// A source of which nothing arrived for so long, though it is there, has fallen silent. Basis: assumption; hubs report
/// positions, measurements or heartbeats every few seconds.
const SILENCE: TimeSpan = TimeSpan::from_secs(60);

/// So far behind the quickest source another one is waited for.
const WAIT: TimeSpan = TimeSpan::from_minutes(60);

/// Over so long the rate of a source is reckoned.
const RATE: Duration = Duration::from_secs(3);

struct Reading {
    /// None when it is no longer read.
    source: Option<Source>,
    address: Arc<str>,
    clock: SourceClock,
    late: u64,
    duplicates: u64,
    /// Events that tell of what had left memory.
    forgotten: u64,
    /// When its last event was, of one that is no longer read.
    left: Option<EventTime>,
    /// When events were counted last, how many there were, and how many a second came before that.
    counted: (Instant, u64, f64),
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
    /// How much later its events arrive than is usual among the sources: how far its clock is behind theirs, if its way is as long.
    /// None when it is alone.
    pub skew: Option<TimeSpan>,
    /// Up to when it should have told everything.
    pub watermark: Option<EventTime>,
    /// Events a second, lately.
    pub rate: f64,
    /// Whether nothing is heard of it any more: what it told of is stale.
    pub is_silent: bool,
    /// How many events came too late for the live picture, and were put in their place.
    pub late: u64,
    /// How many events came again, and were left out.
    pub duplicates: u64,
    /// How many events came so late that what they tell of had left memory, and were left out of the picture.
    pub forgotten: u64,
}

impl Reading {
    fn of(source: Source) -> Self {
        let address = source.address.to_string().into();
        Self {
            source: Some(source),
            address,
            clock: SourceClock::default(),
            late: 0,
            duplicates: 0,
            forgotten: 0,
            left: None,
            counted: (Instant::now(), 0, 0.0),
        }
    }

    /// Counts how many events come in a second.
    fn count(&mut self) {
        let (at, before, _) = self.counted;
        let elapsed = at.elapsed();
        if elapsed >= RATE {
            let events = self.status().events;
            let rate = events.saturating_sub(before) as f64 / elapsed.as_secs_f64();
            self.counted = (Instant::now(), events, rate);
        }
    }

    /// What was heard of it last, if nothing is heard any more. One that is over has said all that it will say.
    fn silence(&self, now: EventTime) -> Option<Silence> {
        let silence = |since| Silence { source: Arc::clone(&self.address), since };
        if let Some(left) = self.left {
            return Some(silence(left));
        }
        let status = self.status();
        let quiet = now - status.last_arrival?;
        let is_silent = match status.state {
            State::Lost | State::Connecting => true,
            State::Live | State::Waiting => quiet > SILENCE,
            State::Ended => false,
        };
        let since = self.clock.watermark(status.last_arrival?)?;
        is_silent.then(|| silence(since))
    }

    /// How it is doing; one that is no longer read has ended.
    fn status(&self) -> Status {
        let ended = || Status { state: State::Ended, reason: Some(say!("twin-let-go").into()), ..Status::default() };
        self.source.as_ref().map_or_else(ended, Source::status)
    }
}

impl Live {
    /// What arrives from `sources`.
    pub fn new(sources: Vec<Source>, arrivals: Receiver<Arrival>, recorder: Option<Recorder>) -> Self {
        let sources = sources.into_iter().map(Reading::of).collect();
        let (rest, feeds, deriver) = (None, None, None);
        let memory = Memory::new(BUDGET);
        let (kept, buffer, meaning) = (Keep::default(), BUFFER, None);
        let mut live = Self { sources, arrivals, rest, feeds, recorder: None, kept, buffer, deriver, memory, meaning };
        live.keep(recorder);
        live
    }

    /// How many bytes the events may take in memory; what is older comes back from the recording when somebody looks.
    pub fn with_budget(mut self, bytes: usize) -> Self {
        self.memory.budget = bytes;
        self
    }

    /// From now on names mean this, in whatever part of the log is shown.
    pub(super) fn mean(&mut self, layout: &Arc<Layout>, map: &PlaceMap) {
        self.meaning = Some((Arc::clone(layout), map.clone()));
    }

    /// How much of it is in memory.
    pub fn memory(&self) -> MemoryView {
        self.memory.view()
    }

    fn keep(&mut self, recorder: Option<Recorder>) {
        // Without room for what it takes to go back, nothing comes back; the recording itself is whole.
        if let Some(recorder) = &recorder {
            let _ = self.memory.record(recorder.shelf());
        }
        self.recorder = recorder;
    }

    /// How the sources are doing.
    pub fn views(&self) -> Vec<SourceView> {
        let mut lags: Vec<TimeSpan> = self.sources.iter().filter_map(|reading| reading.clock.lag()).collect();
        lags.sort();
        // Of two, the quicker one is taken for right; of more, most are.
        let usual = lags.get((lags.len().saturating_sub(1)) / 2).copied().filter(|_| lags.len() > 1);
        let now = live::now();
        let view = |reading: &Reading| SourceView {
            watermark: reading.clock.watermark(now),
            rate: reading.counted.2,
            is_silent: reading.silence(now).is_some(),
            skew: reading.clock.lag().zip(usual).map(|(lag, usual)| lag - usual),
            address: reading.address.to_string(),
            status: reading.status(),
            lag: reading.clock.lag(),
            late: reading.late,
            duplicates: reading.duplicates,
            forgotten: reading.forgotten,
        };
        self.sources.iter().map(view).collect()
    }

    /// Lets sources be added, and a recording be begun of which so much is kept, while it goes on.
    pub fn growing(mut self, feeds: Feeds, keep: Keep) -> Self {
        (self.feeds, self.kept) = (Some(feeds), keep);
        self
    }

    /// Whether sources can be added.
    pub fn can_grow(&self) -> bool {
        self.feeds.is_some()
    }

    /// Begins to read one more source.
    pub fn add(&mut self, address: Address) -> Result<(), String> {
        let Some(feeds) = &mut self.feeds else { return Err(say!("twin-no-source").into()) };
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
            reading.left = reading.status().last_arrival.and_then(|arrival| reading.clock.watermark(arrival));
            reading.source = None;
        }
    }

    /// Begins to write down what arrives.
    pub fn record(&mut self, folder: &Path, header: &Header) -> Result<(), String> {
        let Some(feeds) = self.feeds.as_ref().filter(|_| self.recorder.is_none()) else {
            return Err(say!("twin-no-recording").into());
        };
        let keepers = self.sources.iter().filter_map(|reading| reading.source.as_ref()).map(Source::keeper).collect();
        let begun = Recorder::begin(folder, header, self.kept, keepers, feeds.arrivals());
        let (recorder, shown) = begun.map_err(|error| error.to_string())?;
        self.arrivals = shown;
        self.keep(Some(recorder));
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

    /// Up to when the picture is to be trusted: what the slowest source should have told, less the buffer. Who is far behind the
    /// others is not waited for: what it tells is late.
    fn edge(&self, now: EventTime) -> Option<EventTime> {
        let going = self.sources.iter().filter(|reading| reading.status().state != State::Ended);
        let told: Vec<EventTime> = going.filter_map(|reading| reading.clock.watermark(now)).collect();
        let quickest = told.iter().copied().max()?;
        let slowest = told.into_iter().filter(|told| quickest - *told <= WAIT).min();
        slowest.map(|watermark| watermark - self.buffer)
    }
}

/// Puts what arrived into the log, and moves the edge.
fn ingest(
    mut live: ResMut<Live>,
    mut session: ResMut<Session>,
    mut playhead: ResMut<Playhead>,
    mut selected: ResMut<Selected>,
    mut silences: ResMut<Silences>,
) {
    let now = live::now();
    // The picture asks the log for its version; that the session as a whole is another one is told where it is.
    let shown = session.bypass_change_detection();
    let live = &mut *live;
    let deriver = live
        .deriver
        .get_or_insert_with(|| Deriver::begin(shown.layout.clone(), shown.norms.clone(), shown.zone.clone()));
    let shown_until = playhead.0.edge;
    // A recording that was stopped hands on what it had still to record; only then nobody else reads what is newer.
    let mut new = Vec::new();
    while new.len() < A_FRAME {
        match live.rest.as_ref().unwrap_or(&live.arrivals).try_recv() {
            Ok(arrival) => new.push(arrival),
            Err(TryRecvError::Disconnected) if live.rest.is_some() => live.rest = None,
            Err(_) => break,
        }
    }
    for arrival in new {
        let Some(reading) = live.sources.get_mut(arrival.source) else { continue };
        if let Some(event) = arrival.event() {
            reading.clock.arrive(arrival.received, event.time);
            // The live picture has shown that instant without it.
            reading.late += u64::from(shown_until.is_some_and(|shown| event.time < shown));
            let Some(inserted) = live.memory.insert(shown, &event, &reading.address) else {
                reading.forgotten += 1;
                continue;
            };
            reading.duplicates += u64::from(inserted == Inserted::Duplicate);
            deriver.event(event, &reading.address);
        } else if let Told::Problem(issue) = arrival.told {
            let told = live.memory.now(shown);
            told.issues.push(issue.clone());
            deriver.issue(&issue);
            told.log.note(issue);
        }
    }
    live.sources.iter_mut().for_each(Reading::count);
    let silent = Silences(live.sources.iter().filter_map(|reading| reading.silence(now)).collect());
    silences.set_if_neq(silent);
    let (layout, map) = live.meaning.get_or_insert_with(|| (Arc::clone(&shown.layout), shown.map.clone()));
    shown.mean(layout, map);
    live.memory.now(shown).mean(layout, map);
    deriver.place(layout);
    let told = live.memory.now(shown);
    if told.places.len() != told.log.places().len() {
        told.places = told.layout.resolve(told.log.places());
    }
    deriver.catch_up(live.memory.meant(shown));
    let mut is_other = false;
    if let Some(derived) = deriver.answer() {
        is_other |= live.memory.turn(shown, &mut selected);
        live.memory.now(shown).take(derived);
    }
    let Some(span) = live.memory.now(shown).log.span() else { return };
    let edge = live.edge(now).unwrap_or(span.1).max(span.0);
    if live.recorder.as_ref().is_none_or(|recorder| recorder.status().failure.is_some()) {
        live.memory.stop(edge);
    }
    if let Some(deriver) = &mut live.deriver {
        live.memory.tend(shown, deriver, edge.min(span.1));
    }
    let playback = &mut playhead.0;
    let is_first = playback.edge.is_none();
    playback.reach(edge, (live.memory.begin(span.0), span.1));
    if is_first {
        playback.go_live();
    }
    if is_other {
        session.set_changed();
    }
}

/// Shows the log that tells of where the playhead is.
fn look(mut live: ResMut<Live>, mut session: ResMut<Session>, playhead: Res<Playhead>, mut selected: ResMut<Selected>) {
    let Playback { time, is_live, edge: Some(_), .. } = playhead.0 else { return };
    let shown = session.bypass_change_detection();
    if live.memory.look(shown, &mut selected, time, is_live) {
        session.set_changed();
    }
}
