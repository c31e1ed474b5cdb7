//! NATS JetStream: a stream that a server keeps, so that who comes late or was away gets what was missed.
//!
//! Every message has a number in its stream. A reader that was cut off goes on after the last one that it had; with a durable
//! name the server remembers that for it, too, and across runs. Source: NATS documentation, JetStream consumers.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt, io,
    time::{Duration, Instant},
};

use async_nats::{
    Client, ConnectOptions, HeaderMap,
    jetstream::{
        self, Context,
        consumer::{AckPolicy, Consumer, DeliverPolicy, pull},
        context::PublishAckFuture,
        message::Acker,
        stream,
    },
};
use bytes::Bytes;
use futures_util::StreamExt;
use tokio::{runtime::Runtime, time::timeout};

use super::{
    AddressError, Link, State, Stopped,
    retry::Retry,
    server::{Parts, Server, hidden},
};
use crate::{hub::EventTime, language::numerals::bare, say};

/// How long a read waits before it looks whether it is still wanted.
const PATIENCE: Duration = Duration::from_millis(300);

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// Messages that are asked for at a time.
const BATCH: usize = 1_000;

/// Messages that the server sends before it hears that earlier ones are safe.
const UNSETTLED: i64 = 100_000;

/// After so long the server sends again what a durable reader did not say to be safe.
const AGAIN: Duration = Duration::from_secs(10);

/// Messages sent before the server has to say that it keeps them.
const UNKEPT: usize = 2_000;

/// The stream that is meant when none is named.
const STREAM: &str = "HUBSCOPE";

/// A stream of a server, and where in it to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NatsUrl {
    server: Server,
    stream: String,
    subject: Option<String>,
    durable: Option<String>,
    from: From,
    /// How many servers of a cluster are to keep a stream that is made.
    replicas: usize,
}

/// Where to begin in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    /// With all that the server keeps.
    All,
    /// With what comes from now on.
    New,
    /// With that number.
    Sequence(u64),
    /// With what the server got at that time.
    Time(EventTime),
}

impl NatsUrl {
    pub(super) fn parse(text: &str, is_secure: bool) -> Result<Self, AddressError> {
        let mut parts = Parts::of(text, is_secure, 4_222)?;
        // A name of JetStream must not have these.
        let name = |text: &str| {
            let is_name = !text.is_empty()
                && text.chars().all(|sign| !sign.is_whitespace() && !matches!(sign, '.' | '*' | '>' | '/' | '\\'));
            is_name.then(|| text.to_owned())
        };
        let durable = parts.option("durable", say!("address-nats-name"), name)?;
        let subject = parts.option("subject", say!("address-nats-subject"), |text| {
            (!text.is_empty() && !text.contains(char::is_whitespace)).then(|| text.to_owned())
        })?;
        let from = parts.option("from", say!("address-nats-from"), |text| match text {
            "all" => Some(From::All),
            "new" => Some(From::New),
            _ => match text.parse() {
                Ok(number) => (number > 0).then_some(From::Sequence(number)),
                Err(_) => EventTime::parse(text).ok().map(From::Time),
            },
        })?;
        let replicas = parts.option("replicas", say!("address-nats-replicas"), |text| {
            text.parse().ok().filter(|replicas| (1..=5).contains(replicas))
        })?;
        let path = parts.path.clone();
        let stream = if path.is_empty() { Some(STREAM.to_owned()) } else { name(&path) };
        let stream = stream.ok_or(AddressError::NoStream { found: hidden(text) })?;
        let server = parts.finish(say!("address-nats-options"))?;
        let (from, replicas) = (from.unwrap_or(From::All), replicas.unwrap_or(1));
        Ok(Self { server, stream, subject, durable, from, replicas })
    }
}

impl fmt::Display for NatsUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.server.is_secure { "nats+tls" } else { "nats" };
        write!(f, "{scheme}://{}/{}", self.server.hosts.join(","), self.stream)
    }
}

fn runtime() -> io::Result<Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

async fn connect(server: &Server) -> io::Result<Client> {
    let mut options = ConnectOptions::new().name("hubscope").connection_timeout(CONNECT);
    if server.is_secure {
        let config = std::sync::Arc::unwrap_or_clone(server.tls()?);
        options = options.require_tls(true).tls_client_config(config);
    }
    if let Some(login) = server.login()? {
        options = if login.password.is_empty() {
            options.token(login.user)
        } else {
            options.user_and_password(login.user, login.password)
        };
    }
    let hosts: Vec<String> = server.hosts.iter().map(|host| format!("nats://{host}")).collect();
    options.connect(hosts).await.map_err(io::Error::other)
}

/// Listens until the source is no longer wanted.
pub fn run(wanted: &NatsUrl, link: &Link) {
    let runtime = match runtime() {
        Ok(runtime) => runtime,
        Err(error) => return link.set(State::Ended, Some(error.to_string())),
    };
    let mut retry = Retry::new(link.number);
    let mut had = Had::default();
    while !link.is_stopped() {
        match runtime.block_on(listen(wanted, link, &mut had, &mut retry)) {
            Ok(Stopped) => return,
            Err(error) => link.set(State::Lost, Some(error.to_string())),
        }
        retry.wait(link);
    }
}

/// The consumer of this run: the durable one, or one that begins after the last message that we had.
async fn consumer(wanted: &NatsUrl, context: &Context, last: Option<u64>) -> io::Result<Consumer<pull::Config>> {
    let stream = context.get_stream(&wanted.stream).await.map_err(|error| {
        io::Error::other(say!("stream-nats-no-stream", wanted = wanted.stream.to_string(), error = error.to_string()))
    })?;
    let deliver_policy = match (last, wanted.from) {
        (Some(last), _) if wanted.durable.is_none() => DeliverPolicy::ByStartSequence { start_sequence: last + 1 },
        (_, From::All) => DeliverPolicy::All,
        (_, From::New) => DeliverPolicy::New,
        (_, From::Sequence(start_sequence)) => DeliverPolicy::ByStartSequence { start_sequence },
        (_, From::Time(time)) => {
            let start_time = async_nats::datetime::from_nanos(time.nanos().into()).map_err(io::Error::other)?;
            DeliverPolicy::ByStartTime { start_time }
        }
    };
    let config = pull::Config {
        durable_name: wanted.durable.clone(),
        deliver_policy,
        filter_subject: wanted.subject.clone().unwrap_or_default(),
        ack_wait: AGAIN,
        ack_policy: if wanted.durable.is_some() { AckPolicy::Explicit } else { AckPolicy::None },
        max_ack_pending: if wanted.durable.is_some() { UNSETTLED } else { 0 },
        inactive_threshold: if wanted.durable.is_some() { Duration::ZERO } else { Duration::from_secs(120) },
        ..Default::default()
    };
    match &wanted.durable {
        Some(name) => stream.get_or_create_consumer(name, config).await.map_err(io::Error::other),
        None => stream.create_consumer(config).await.map_err(io::Error::other),
    }
}

async fn listen(wanted: &NatsUrl, link: &Link, had: &mut Had, retry: &mut Retry) -> io::Result<Stopped> {
    let client = connect(&wanted.server).await?;
    let consumer = consumer(wanted, &jetstream::new(client.clone()), had.last()).await?;
    let stream = consumer.stream().max_messages_per_batch(BATCH).heartbeat(Duration::from_secs(5));
    let mut messages = stream.expires(Duration::from_secs(30)).messages().await.map_err(io::Error::other)?;
    link.set(State::Live, None);
    let mut unsettled = VecDeque::<(u64, Acker)>::new();
    let mut delivered = 0;
    loop {
        if link.is_stopped() {
            settle(&mut unsettled, link.settled()).await?;
            // What was told goes out before the connection ends.
            let _ = timeout(PATIENCE, client.flush()).await;
            return Ok(Stopped);
        }
        match timeout(PATIENCE, messages.next()).await {
            // The client would try again without a word; that nobody is there is told.
            Err(_) if client.connection_state() != async_nats::connection::State::Connected => {
                return Err(io::Error::other(say!("stream-broke-off")));
            }
            Err(_) => settle(&mut unsettled, link.settled()).await?,
            Ok(None) => return Err(io::Error::other(say!("stream-server-ended"))),
            Ok(Some(Err(error))) => return Err(io::Error::other(error)),
            Ok(Some(Ok(message))) => {
                retry.reset();
                let (number, delivery, waiting) = {
                    let info = message.info().map_err(io::Error::other)?;
                    (info.stream_sequence, info.consumer_sequence, info.pending)
                };
                // The client mends a broken line without a word, and what the line was carrying is gone. A durable reader is sent
                // it again; any other has to begin anew after what it has.
                if wanted.durable.is_none() && delivery != delivered + 1 {
                    let lost = delivery.saturating_sub(delivered + 1);
                    return Err(io::Error::other(say!("stream-lost", lost = bare(lost))));
                }
                delivered = delivery;
                link.status().waiting = Some(waiting);
                let (message, acker) = message.split();
                // A server sends again what it has not heard to be safe; of this run we have it. What an earlier run had and
                // did not keep may come after what is new.
                if had.is_new(number) && link.take(&message.payload).is_err() {
                    return Ok(Stopped);
                }
                if wanted.durable.is_some() {
                    unsettled.push_back((link.taken(), acker));
                    if unsettled.len().is_multiple_of(256) {
                        settle(&mut unsettled, link.settled()).await?;
                    }
                }
            }
        }
    }
}

/// Tells the server of each message that is safe.
async fn settle(unsettled: &mut VecDeque<(u64, Acker)>, settled: u64) -> io::Result<()> {
    while unsettled.front().is_some_and(|(taken, _)| *taken <= settled)
        && let Some((_, acker)) = unsettled.pop_front()
    {
        acker.ack().await.map_err(io::Error::other)?;
    }
    Ok(())
}

/// The numbers of the messages that this run had, as spans from a first to a last one.
#[derive(Default)]
struct Had(BTreeMap<u64, u64>);

impl Had {
    /// Notes a message; gives whether it was not had before.
    fn is_new(&mut self, number: u64) -> bool {
        let before = self.0.range(..=number).next_back().map(|(first, last)| (*first, *last));
        let first = match before {
            Some((_, last)) if last >= number => return false,
            Some((first, last)) if last + 1 == number => first,
            _ => number,
        };
        let last = self.0.remove(&(number + 1)).unwrap_or(number);
        self.0.insert(first, last);
        true
    }

    /// The last one.
    fn last(&self) -> Option<u64> {
        self.0.last_key_value().map(|(_, last)| *last)
    }
}

/// After so long without a server that keeps what it gets, a sender gives up.
const GIVE_UP: Duration = Duration::from_secs(60);

/// Sends events into a stream, each one again until the server says that it keeps it.
pub struct Publisher {
    runtime: Runtime,
    context: Context,
    subject: String,
    /// So that what is sent twice, because an answer was lost, is kept once.
    name: String,
    sent: u64,
    unkept: VecDeque<Unkept>,
}

/// What was sent and may not be kept yet.
struct Unkept {
    id: String,
    payload: Bytes,
    kept: PublishAckFuture,
}

impl Publisher {
    /// Connects; a stream that is not there is made, and keeps what it gets until its server's own limits.
    pub fn connect(wanted: &NatsUrl) -> io::Result<Self> {
        let runtime = runtime()?;
        let subject = wanted.subject.clone().unwrap_or_else(|| format!("{}.events", wanted.stream.to_lowercase()));
        let context = runtime.block_on(async {
            let context = jetstream::new(connect(&wanted.server).await?);
            if context.get_stream(&wanted.stream).await.is_err() {
                let config = stream::Config {
                    name: wanted.stream.clone(),
                    subjects: vec![subject.clone()],
                    num_replicas: wanted.replicas,
                    ..Default::default()
                };
                context.create_stream(config).await.map_err(io::Error::other)?;
            }
            Ok::<_, io::Error>(context)
        })?;
        let name = format!("{:016x}", rand::random::<u64>());
        Ok(Self { runtime, context, subject, name, sent: 0, unkept: VecDeque::new() })
    }

    /// Sends one event.
    pub fn send(&mut self, payload: &[u8]) -> io::Result<()> {
        self.sent += 1;
        let (id, payload) = (format!("{}-{}", self.name, self.sent), Bytes::copy_from_slice(payload));
        let kept = self.runtime.block_on(publish(&self.context, &self.subject, &id, &payload))?;
        self.unkept.push_back(Unkept { id, payload, kept });
        if self.unkept.len() >= UNKEPT { self.wait(UNKEPT / 2) } else { Ok(()) }
    }

    /// Waits until at most so many are not kept. What the server does not answer for in time is sent again, with all that came
    /// after it, so that the order stays: the server knows by its id what it has.
    fn wait(&mut self, left: usize) -> io::Result<()> {
        let mut began = Instant::now();
        while self.unkept.len() > left
            && let Some(first) = self.unkept.pop_front()
        {
            let (context, subject) = (&self.context, &self.subject);
            let Unkept { id, payload, kept } = first;
            match self.runtime.block_on(async { timeout(CONNECT, kept).await }) {
                Ok(Ok(_)) => began = Instant::now(),
                _ if began.elapsed() > GIVE_UP => {
                    return Err(io::Error::new(io::ErrorKind::TimedOut, say!("stream-nats-unkept")));
                }
                _ => {
                    let rest: Vec<Unkept> = self.unkept.drain(..).collect();
                    let again = [(id, payload)].into_iter().chain(rest.into_iter().map(|one| (one.id, one.payload)));
                    for (id, payload) in again {
                        let kept = self.runtime.block_on(publish(context, subject, &id, &payload))?;
                        self.unkept.push_back(Unkept { id, payload, kept });
                    }
                }
            }
        }
        Ok(())
    }

    /// Goes on with the connection for so long.
    pub fn idle(&mut self, wait: Duration) -> io::Result<()> {
        self.wait(0)?;
        // A timer belongs to the runtime that it is made in.
        self.runtime.block_on(async { tokio::time::sleep(wait).await });
        Ok(())
    }

    /// Waits until the server keeps everything.
    pub fn finish(&mut self) -> io::Result<()> {
        self.wait(0)
    }
}

async fn publish(context: &Context, subject: &str, id: &str, payload: &Bytes) -> io::Result<PublishAckFuture> {
    let mut headers = HeaderMap::new();
    headers.insert(async_nats::header::NATS_MESSAGE_ID, id);
    context.publish_with_headers(subject.to_owned(), headers, payload.clone()).await.map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_had_is_known_in_whatever_order_it_came() {
        let mut had = Had::default();
        let news: Vec<bool> = [5, 6, 1, 3, 2, 5, 4, 3, 7].into_iter().map(|number| had.is_new(number)).collect();
        assert_eq!(news, [true, true, true, true, true, false, true, false, true]);
        assert_eq!((had.0.len(), had.last()), (1, Some(7)));
    }
}
