//! Live sources: each reads on a thread of its own and sends what arrives through one bounded channel.
//!
//! Where a protocol lets a reader slow its writer down (files, pipes, sockets, JetStream), a full channel does so, and nothing
//! is lost; where it does not (MQTT), what there is no room for is dropped and counted. A source that fails is tried again, waiting twice as long each time; what it is doing is told by its [`Status`].

mod address;
mod clock;
mod growing;
mod manifest;
mod mqtt;
mod nats;
mod outlet;
mod past;
mod payload;
mod recording;
mod retry;
mod server;
mod simulation;
mod socket;
mod streams;
mod tcp;
mod unix;
mod websocket;

use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use crossbeam_channel::{Receiver, SendTimeoutError, Sender};

use self::payload::Decoder;
pub use self::{
    address::{Address, AddressError},
    clock::SourceClock,
    manifest::{Verified, verify},
    mqtt::MqttUrl,
    nats::NatsUrl,
    outlet::Outlet,
    past::{Frame, Past, Shelf, Window},
    recording::{Keep, Recorder, RecordingError, RecordingStatus, UNREADABLE},
    server::without_secrets,
    websocket::WebSocketUrl,
};
use crate::{
    hub::{EventTime, HubEvent, Issue, TimeSpan},
    say,
};

/// Arrivals that wait to be taken; then sources wait, too.
const ROOM: usize = 65_536;

/// How long something waits for room before it is dropped, where the other side cannot be made to wait.
const PATIENCE: Duration = Duration::from_secs(1);

/// Something that arrived from a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Which source, by its number.
    pub source: usize,
    /// When it arrived, on the clock of this machine.
    pub received: EventTime,
    /// What it is.
    pub told: Told,
    /// The message as it came, where it is not an event of ours that says all of it itself; of a message that told several
    /// events, it is with the first.
    pub raw: Option<Arc<str>>,
}

impl Arrival {
    /// The event, with the time at which it was learned: what it says itself, or when it arrived, to a millisecond, and never
    /// before it happened.
    pub fn event(&self) -> Option<HubEvent<'static>> {
        let Told::Event(event) = &self.told else { return None };
        let mut event = event.clone();
        let millis = (self.received - event.time).nanos().max(0) / 1_000_000;
        event.recorded = event.recorded.or(Some(event.time + TimeSpan::from_millis(millis)));
        Some(event)
    }
}

/// What arrived.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// An event.
    Event(HubEvent<'static>),
    /// Something that is no event.
    Problem(Issue),
}

/// What a source is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// It tries to reach the other side, or waits for it.
    #[default]
    Connecting,
    /// It is there, and listens.
    Live,
    /// It listens, and nobody is there who would say anything.
    Waiting,
    /// It was lost and will be tried again.
    Lost,
    /// It is over: the other side said all that it will say.
    Ended,
}

impl State {
    /// The name a person reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Connecting => say!("live-connecting"),
            Self::Live => say!("live-live"),
            Self::Waiting => say!("live-waiting"),
            Self::Lost => say!("live-lost"),
            Self::Ended => say!("live-ended"),
        }
    }
}

/// How a source is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Status {
    /// What it is doing.
    pub state: State,
    /// Why it was lost.
    pub reason: Option<String>,
    /// How many events arrived.
    pub events: u64,
    /// How many things arrived that are no events.
    pub bad: u64,
    /// How often it was lost.
    pub losses: u64,
    /// How many events there was no room for, where the protocol cannot wait.
    pub dropped: u64,
    /// How many messages the server dropped since the connection was made, whoever they were for, where it tells.
    pub dropped_by_server: u64,
    /// How many messages wait at the server, where it tells.
    pub waiting: Option<u64>,
    /// What the other side says of itself, such as its last will.
    pub said: Option<String>,
    /// The latest time of any event.
    pub last_event: Option<EventTime>,
    /// When something arrived last, on the clock of this machine.
    pub last_arrival: Option<EventTime>,
}

/// A source that is being read; it ends when it is dropped.
pub struct Source {
    /// Where it is.
    pub address: Address,
    link: Link,
}

impl Source {
    /// How it is doing.
    pub fn status(&self) -> Status {
        self.link.status().clone()
    }

    /// What a recorder needs of it.
    pub fn keeper(&self) -> Keeper {
        let (taken, settled) = (self.link.taken.clone(), self.link.settled.clone());
        Keeper { name: self.address.to_string(), number: self.link.number, taken, settled }
    }
}

/// What a recorder has of a source: its name, and where to note what is safe on disk. A server that keeps what it sent until
/// it is safe is told so.
#[derive(Clone, Debug, Default)]
pub struct Keeper {
    /// The name, for events that do not name their source.
    pub name: String,
    /// The number of the source.
    number: usize,
    taken: Arc<AtomicU64>,
    settled: Arc<Settled>,
}

#[derive(Debug, Default)]
struct Settled {
    /// Whether anybody notes what is safe; else everything is that was taken.
    is_recorded: AtomicBool,
    /// How many arrivals are safe.
    count: AtomicU64,
    /// How many there were before the recording began, which nobody notes.
    before: AtomicU64,
}

impl Keeper {
    /// From now on only what is noted is safe; `waiting` arrivals of all sources are still to be noted.
    fn begin(&self, waiting: u64) {
        let before = self.taken.load(Ordering::Acquire).saturating_sub(waiting);
        self.settled.before.store(before, Ordering::Release);
        self.settled.count.store(before, Ordering::Release);
        self.settled.is_recorded.store(true, Ordering::Release);
    }

    /// So many arrivals of this source are safe since the recording began.
    fn note(&self, count: u64) {
        self.settled.count.store(self.settled.before.load(Ordering::Acquire) + count, Ordering::Release);
    }

    /// Nothing is noted any more.
    fn end(&self) {
        self.settled.is_recorded.store(false, Ordering::Release);
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.link.stop.store(true, Ordering::Relaxed);
    }
}

/// Begins to read all of `addresses`.
pub fn begin(addresses: Vec<Address>) -> io::Result<(Vec<Source>, Receiver<Arrival>)> {
    let mut feeds = Feeds::default();
    let sources = addresses.into_iter().map(|address| feeds.add(address)).collect::<io::Result<_>>()?;
    Ok((sources, feeds.arrivals()))
}

/// Sources that share one channel; more may come.
pub struct Feeds {
    sender: Sender<Arrival>,
    receiver: Receiver<Arrival>,
    count: usize,
}

impl Default for Feeds {
    fn default() -> Self {
        let (sender, receiver) = crossbeam_channel::bounded(ROOM);
        Self { sender, receiver, count: 0 }
    }
}

impl Feeds {
    /// What arrives from all of them.
    pub fn arrivals(&self) -> Receiver<Arrival> {
        self.receiver.clone()
    }

    /// Begins to read one more.
    pub fn add(&mut self, address: Address) -> io::Result<Source> {
        if !address.is_source() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                say!("stream-serves", address = address.to_string()),
            ));
        }
        let number = self.count;
        self.count += 1;
        let decoder = Arc::new(Mutex::new(Decoder::new(address.to_string())));
        let link = Link {
            number,
            sender: self.sender.clone(),
            decoder,
            status: Arc::default(),
            stop: Arc::default(),
            taken: Arc::default(),
            settled: Arc::default(),
        };
        let (reader, read) = (link.clone(), address.clone());
        thread::Builder::new().name(format!("source-{number}")).spawn(move || streams::run(&read, &reader))?;
        Ok(Source { address, link })
    }
}

/// Now, on the clock of this machine.
pub fn now() -> EventTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    EventTime::from_nanos(i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
}

/// What a reading thread has of its source.
#[derive(Clone)]
struct Link {
    number: usize,
    sender: Sender<Arrival>,
    decoder: Arc<Mutex<Decoder>>,
    status: Arc<Mutex<Status>>,
    stop: Arc<AtomicBool>,
    /// How many arrivals were sent on.
    taken: Arc<AtomicU64>,
    settled: Arc<Settled>,
}

/// Nobody takes arrivals any more: the reader may end.
#[derive(Debug, PartialEq, Eq)]
struct Stopped;

impl Link {
    fn status(&self) -> MutexGuard<'_, Status> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, state: State, reason: Option<String>) {
        let mut status = self.status();
        if state == State::Lost && status.state != State::Lost {
            status.losses += 1;
        }
        status.state = state;
        status.reason = reason;
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// How many arrivals were sent on.
    fn taken(&self) -> u64 {
        self.taken.load(Ordering::Acquire)
    }

    /// How many of them are safe: on disk, when there is a recording.
    fn settled(&self) -> u64 {
        let is_recorded = self.settled.is_recorded.load(Ordering::Acquire);
        if is_recorded { self.settled.count.load(Ordering::Acquire) } else { self.taken() }
    }

    /// Takes one message apart and sends what it tells on; waits while there is no room.
    fn take(&self, message: &[u8]) -> Result<(), Stopped> {
        self.pass_on(message, None)
    }

    /// Takes one message apart and sends what it tells on; what there is no room for is dropped after a short wait.
    fn offer(&self, message: &[u8]) -> Result<(), Stopped> {
        self.pass_on(message, Some(PATIENCE))
    }

    fn pass_on(&self, message: &[u8], limit: Option<Duration>) -> Result<(), Stopped> {
        let (told, is_ours) = self.told(message);
        // A line of ours says itself what it says.
        let mut raw = (!is_ours).then(|| Arc::from(String::from_utf8_lossy(message)));
        told.into_iter().try_for_each(|told| self.send(told, raw.take(), limit))
    }

    /// What a message tells, and whether it is ours.
    fn told(&self, message: &[u8]) -> (Vec<Told>, bool) {
        self.decoder.lock().unwrap_or_else(PoisonError::into_inner).told(message)
    }

    /// Sends on what was told, and counts it. Without a limit it waits until there is room.
    fn send(&self, told: Told, raw: Option<Arc<str>>, limit: Option<Duration>) -> Result<(), Stopped> {
        let received = now();
        let event = if let Told::Event(event) = &told { Some(event.time) } else { None };
        let mut arrival = Arrival { source: self.number, received, told, raw };
        let began = Instant::now();
        loop {
            arrival = match self.sender.send_timeout(arrival, Duration::from_millis(200)) {
                Ok(()) => break,
                Err(SendTimeoutError::Timeout(_)) if self.is_stopped() => return Err(Stopped),
                Err(SendTimeoutError::Timeout(_)) if limit.is_some_and(|limit| began.elapsed() >= limit) => {
                    self.status().dropped += 1;
                    return Ok(());
                }
                Err(SendTimeoutError::Timeout(arrival)) => arrival,
                Err(SendTimeoutError::Disconnected(_)) => return Err(Stopped),
            }
        }
        self.taken.fetch_add(1, Ordering::Release);
        let mut status = self.status();
        status.last_arrival = Some(received);
        match event {
            Some(time) => {
                status.events += 1;
                status.last_event = status.last_event.max(Some(time));
            }
            None => status.bad += 1,
        }
        Ok(())
    }
}
