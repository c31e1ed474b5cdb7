//! Live sources: each reads on a thread of its own and sends what arrives through one bounded channel.
//!
//! Where a protocol lets a reader slow its writer down (files, pipes, sockets), a full channel does so, and nothing is lost.
//! A source that fails is tried again, waiting twice as long each time; what it is doing is told by its [`Status`].

mod address;
mod clock;
mod payload;
mod recording;
mod retry;
mod streams;

use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crossbeam_channel::{Receiver, SendTimeoutError, Sender};

use self::payload::Decoder;
pub use self::{
    address::{Address, AddressError},
    clock::SourceClock,
    recording::{Recorder, RecordingError, RecordingStatus, verify},
};
use crate::hub::{EventTime, HubEvent, Issue, TimeSpan};

/// Arrivals that wait to be taken; then sources wait, too.
const ROOM: usize = 65_536;

/// Something that arrived from a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Which source, by its number.
    pub source: usize,
    /// When it arrived, on the clock of this machine.
    pub received: EventTime,
    /// What it is.
    pub told: Told,
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
    /// It was lost and will be tried again.
    Lost,
    /// It is over: the other side said all that it will say.
    Ended,
}

impl State {
    /// The name a person reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Connecting => "Connecting",
            Self::Live => "Live",
            Self::Lost => "Lost, trying again",
            Self::Ended => "Ended",
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
}

impl Drop for Source {
    fn drop(&mut self) {
        self.link.stop.store(true, Ordering::Relaxed);
    }
}

/// Begins to read all of `addresses`.
pub fn begin(addresses: Vec<Address>) -> io::Result<(Vec<Source>, Receiver<Arrival>)> {
    let (sender, receiver) = crossbeam_channel::bounded(ROOM);
    let sources = addresses.into_iter().enumerate().map(|(number, address)| {
        let decoder = Arc::new(Mutex::new(Decoder::new(address.to_string())));
        let link = Link { number, sender: sender.clone(), decoder, status: Arc::default(), stop: Arc::default() };
        let (reader, read) = (link.clone(), address.clone());
        thread::Builder::new().name(format!("source-{number}")).spawn(move || streams::run(&read, &reader))?;
        Ok(Source { address, link })
    });
    Ok((sources.collect::<io::Result<_>>()?, receiver))
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

    /// Takes one message apart and sends what it tells on; waits while there is no room.
    fn take(&self, message: &[u8]) -> Result<(), Stopped> {
        let received = now();
        let all = self.decoder.lock().unwrap_or_else(PoisonError::into_inner).told(message);
        for told in all {
            {
                let mut status = self.status();
                status.last_arrival = Some(received);
                match &told {
                    Told::Event(event) => {
                        status.events += 1;
                        status.last_event = status.last_event.max(Some(event.time));
                    }
                    Told::Problem(_) => status.bad += 1,
                }
            }
            self.send(Arrival { source: self.number, received, told })?;
        }
        Ok(())
    }

    fn send(&self, arrival: Arrival) -> Result<(), Stopped> {
        let mut arrival = arrival;
        loop {
            arrival = match self.sender.send_timeout(arrival, Duration::from_millis(200)) {
                Ok(()) => return Ok(()),
                Err(SendTimeoutError::Timeout(_)) if self.is_stopped() => return Err(Stopped),
                Err(SendTimeoutError::Timeout(arrival)) => arrival,
                Err(SendTimeoutError::Disconnected(_)) => return Err(Stopped),
            }
        }
    }
}
