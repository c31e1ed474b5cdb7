//! MQTT 3.1.1 and 5: topics of a broker, with wildcards.
//!
//! The broker keeps what is sent with quality of service 1 while we are away for a short time: the session goes on under one
//! client id. MQTT has no word for 'wait': when there is no room for what it sends, that is dropped, and counted.
//!
//! Source: MQTT Version 3.1.1 (OASIS, 2014) and MQTT Version 5.0 (OASIS, 2019).

use std::{
    collections::VecDeque,
    fmt, io, thread,
    time::{Duration, Instant},
};

use rumqttc::{QoS, RecvTimeoutError, TlsConfiguration, Transport, v5};

use super::{
    AddressError, Link, State, Stopped,
    retry::Retry,
    server::{Parts, Server},
};
use crate::{feed::ndjson::LONGEST_LINE, say};

/// A word from each side at least so often.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// How long a read waits before it looks whether it is still wanted.
const PATIENCE: Duration = Duration::from_millis(300);

/// How long the broker keeps what we miss, seconds; 3.1.1 has no such limit.
const AWAY: u32 = 3_600;

/// Things to send that may wait.
const REQUESTS: usize = 1_024;

/// Messages sent before the broker has to say that it has them.
const UNKEPT: usize = 512;

/// After so long without a broker a sender gives up.
const GIVE_UP: Duration = Duration::from_secs(60);

/// Where Mosquitto tells how many messages it dropped, whoever they were for.
const DROPPED: &str = "$SYS/broker/publish/messages/dropped";

/// A broker that ends a connection so soon after it was asked how many it dropped does not want to be asked.
const OFFENCE: Duration = Duration::from_secs(3);

/// The last part of a topic on which a sender tells whether it is there.
const STATUS: &str = "status";

/// Topics of a broker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MqttUrl {
    server: Server,
    /// A topic to send to, or a filter to listen at.
    pub topic: String,
    version: Version,
    qos: u8,
    client: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Version {
    Three,
    Five,
}

impl MqttUrl {
    pub(super) fn parse(text: &str, is_secure: bool) -> Result<Self, AddressError> {
        let mut parts = Parts::of(text, is_secure, if is_secure { 8_883 } else { 1_883 })?;
        let version = parts.option("version", say!("address-mqtt-version"), |text| match text {
            "3" | "3.1.1" => Some(Version::Three),
            "5" => Some(Version::Five),
            _ => None,
        })?;
        let qos = parts.option("qos", say!("address-mqtt-qos"), |text| text.parse().ok().filter(|qos| *qos <= 1))?;
        let client =
            parts.option("client", say!("address-a-name"), |text| (!text.is_empty()).then(|| text.to_owned()))?;
        let topic = parts.path.clone();
        let is_filter = topic.split('/').rev().skip(1).all(|level| level != "#")
            && topic.split('/').all(|level| level.len() == 1 || !level.contains(['+', '#']));
        if topic.is_empty() || !is_filter {
            return Err(AddressError::NoTopic { found: super::server::hidden(text) });
        }
        let server = parts.finish(say!("address-mqtt-options"))?;
        Ok(Self { server, topic, version: version.unwrap_or(Version::Five), qos: qos.unwrap_or(1), client })
    }

    /// Whether many topics may match.
    pub fn has_wildcards(&self) -> bool {
        self.topic.contains(['+', '#'])
    }

    fn qos(&self) -> QoS {
        if self.qos == 0 { QoS::AtMostOnce } else { QoS::AtLeastOnce }
    }

    /// The topics to listen at: those that were named, and the one on which a sender tells whether it is there.
    fn filters(&self) -> Vec<String> {
        // Of a filter that ends with `#` they are a part already.
        let also = (!self.topic.ends_with('#')).then(|| self.status_topic());
        [Some(self.topic.clone()), also].into_iter().flatten().collect()
    }

    fn status_topic(&self) -> String {
        format!("{}/{STATUS}", self.topic)
    }
}

impl fmt::Display for MqttUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.server.is_secure { "mqtts" } else { "mqtt" };
        write!(f, "{scheme}://{}/{}", self.server.hosts.join(","), self.topic)
    }
}

/// What a broker told.
enum Heard {
    Connected,
    Message {
        topic: String,
        payload: Vec<u8>,
    },
    /// It has what we sent.
    Acknowledged,
    Other,
}

/// A connection of either version.
enum Wire {
    Three(rumqttc::Client, Box<rumqttc::Connection>),
    Five(v5::Client, Box<v5::Connection>),
}

/// What `sender` is told to the broker as: what others hear when we vanish.
fn open(wanted: &MqttUrl, id: &str, is_sender: bool) -> io::Result<Wire> {
    let (host, port) = wanted.server.first();
    let login = wanted.server.login()?;
    let transport = if wanted.server.is_secure {
        Transport::tls_with_config(TlsConfiguration::Rustls(wanted.server.tls()?))
    } else {
        Transport::tcp()
    };
    let largest = 16 * LONGEST_LINE;
    Ok(match wanted.version {
        Version::Three => {
            let mut options = rumqttc::MqttOptions::new(id, host, port);
            options.set_keep_alive(KEEP_ALIVE).set_clean_session(is_sender).set_transport(transport);
            options.set_max_packet_size(largest, largest);
            if let Some(login) = login {
                options.set_credentials(login.user, login.password);
            }
            if is_sender {
                options.set_last_will(rumqttc::LastWill::new(wanted.status_topic(), "offline", QoS::AtLeastOnce, true));
            }
            let (client, connection) = rumqttc::Client::new(options, REQUESTS);
            Wire::Three(client, Box::new(connection))
        }
        Version::Five => {
            let mut options = v5::MqttOptions::new(id, host, port);
            options.set_keep_alive(KEEP_ALIVE).set_clean_start(is_sender).set_transport(transport);
            // Its own limits come after, because setting them anew would forget the others.
            options.set_session_expiry_interval((!is_sender).then_some(AWAY));
            options.set_max_packet_size(Some(largest as u32));
            if let Some(login) = login {
                options.set_credentials(login.user, login.password);
            }
            if is_sender {
                let (topic, qos) = (wanted.status_topic(), v5::mqttbytes::QoS::AtLeastOnce);
                options.set_last_will(v5::mqttbytes::v5::LastWill::new(topic, "offline", qos, true, None));
            }
            let (client, connection) = v5::Client::new(options, REQUESTS);
            Wire::Five(client, Box::new(connection))
        }
    })
}

fn qos_five(qos: QoS) -> v5::mqttbytes::QoS {
    match qos {
        QoS::AtMostOnce => v5::mqttbytes::QoS::AtMostOnce,
        QoS::AtLeastOnce => v5::mqttbytes::QoS::AtLeastOnce,
        QoS::ExactlyOnce => v5::mqttbytes::QoS::ExactlyOnce,
    }
}

impl Wire {
    fn subscribe(&self, filter: &str, qos: QoS) -> io::Result<()> {
        match self {
            Self::Three(client, _) => client.try_subscribe(filter, qos).map_err(io::Error::other),
            Self::Five(client, _) => client.try_subscribe(filter, qos_five(qos)).map_err(io::Error::other),
        }
    }

    /// Hands a message over, unless too many wait already.
    fn publish(&self, topic: &str, qos: QoS, retain: bool, payload: Vec<u8>) -> bool {
        match self {
            Self::Three(client, _) => client.try_publish(topic, qos, retain, payload).is_ok(),
            Self::Five(client, _) => client.try_publish(topic, qos_five(qos), retain, payload).is_ok(),
        }
    }

    fn disconnect(&self) {
        // One that is gone already is as good.
        match self {
            Self::Three(client, _) => drop(client.try_disconnect()),
            Self::Five(client, _) => drop(client.try_disconnect()),
        }
    }

    /// The next that the broker tells; `None` when it tells nothing for so long.
    fn next(&mut self, patience: Duration) -> io::Result<Option<Heard>> {
        let gone = || io::Error::other(say!("stream-over"));
        match self {
            Self::Three(_, connection) => match connection.recv_timeout(patience) {
                Ok(Ok(rumqttc::Event::Incoming(packet))) => Ok(Some(match packet {
                    rumqttc::Packet::ConnAck(_) => Heard::Connected,
                    rumqttc::Packet::PubAck(_) => Heard::Acknowledged,
                    rumqttc::Packet::Publish(message) => {
                        Heard::Message { topic: message.topic, payload: message.payload.to_vec() }
                    }
                    _ => Heard::Other,
                })),
                Ok(Ok(rumqttc::Event::Outgoing(_))) => Ok(Some(Heard::Other)),
                Ok(Err(error)) => Err(io::Error::other(error)),
                Err(RecvTimeoutError::Timeout) => Ok(None),
                Err(RecvTimeoutError::Disconnected) => Err(gone()),
            },
            Self::Five(_, connection) => match connection.recv_timeout(patience) {
                Ok(Ok(v5::Event::Incoming(packet))) => Ok(Some(match packet {
                    v5::mqttbytes::v5::Packet::ConnAck(_) => Heard::Connected,
                    v5::mqttbytes::v5::Packet::PubAck(_) => Heard::Acknowledged,
                    v5::mqttbytes::v5::Packet::Publish(message) => Heard::Message {
                        topic: String::from_utf8_lossy(&message.topic).into_owned(),
                        payload: message.payload.to_vec(),
                    },
                    _ => Heard::Other,
                })),
                Ok(Ok(v5::Event::Outgoing(_))) => Ok(Some(Heard::Other)),
                Ok(Err(error)) => Err(io::Error::other(error)),
                Err(v5::RecvTimeoutError::Timeout) => Ok(None),
                Err(v5::RecvTimeoutError::Disconnected) => Err(gone()),
            },
        }
    }
}

/// A name of our own, which no other has by chance.
fn id_of(wanted: &MqttUrl) -> String {
    wanted.client.clone().unwrap_or_else(|| format!("hubscope-{:08x}", rand::random::<u32>()))
}

/// Listens until the source is no longer wanted.
pub fn run(wanted: &MqttUrl, link: &Link) {
    let mut retry = Retry::new(link.number);
    let id = id_of(wanted);
    let mut may_ask = true;
    while !link.is_stopped() {
        match listen(wanted, &id, link, &mut retry, &mut may_ask) {
            Ok(Stopped) => return,
            Err(error) => link.set(State::Lost, Some(error.to_string())),
        }
        retry.wait(link);
    }
}

fn listen(wanted: &MqttUrl, id: &str, link: &Link, retry: &mut Retry, may_ask: &mut bool) -> io::Result<Stopped> {
    let mut wire = open(wanted, id, false)?;
    let mut connected: Option<Instant> = None;
    let mut dropped = Counter::default();
    while !link.is_stopped() {
        let patience = if connected.is_some() { PATIENCE } else { CONNECT };
        let heard = wire.next(patience).inspect_err(|_| {
            *may_ask &= connected.is_none_or(|connected| connected.elapsed() > OFFENCE);
        });
        match heard? {
            None if connected.is_none() => {
                return Err(io::Error::new(io::ErrorKind::TimedOut, say!("stream-broker-silent")));
            }
            Some(Heard::Connected) => {
                connected = Some(Instant::now());
                link.set(State::Live, None);
                retry.reset();
                for filter in wanted.filters() {
                    wire.subscribe(&filter, wanted.qos())?;
                }
                if *may_ask {
                    wire.subscribe(DROPPED, QoS::AtMostOnce)?;
                }
            }
            Some(Heard::Message { topic, payload }) if topic == DROPPED => {
                link.status().dropped_by_server += dropped.more(&payload);
            }
            Some(Heard::Message { topic, payload }) => {
                if topic.rsplit('/').next() == Some(STATUS) {
                    link.status().said = Some(said(&payload));
                } else if link.offer(&payload).is_err() {
                    return Ok(Stopped);
                }
            }
            _ => {}
        }
    }
    wire.disconnect();
    // The farewell goes out as the connection is driven on; the end of it is an error, and expected.
    while let Ok(Some(_)) = wire.next(PATIENCE) {}
    Ok(Stopped)
}

/// A number that only grows, until it begins anew.
#[derive(Default)]
struct Counter(Option<u64>);

impl Counter {
    /// How much it grew since it was told last.
    fn more(&mut self, told: &[u8]) -> u64 {
        let Some(now) = str::from_utf8(told).ok().and_then(|text| text.trim().parse::<u64>().ok()) else { return 0 };
        let before = self.0.replace(now);
        before.map_or(0, |before| now.checked_sub(before).unwrap_or(now))
    }
}

/// What a sender says of itself, short and fit to be shown.
fn said(payload: &[u8]) -> String {
    let text = String::from_utf8_lossy(payload);
    text.chars().filter(|sign| !sign.is_control()).take(120).collect()
}

/// Sends events to a topic, each one kept until the broker has it.
pub struct Publisher {
    wanted: MqttUrl,
    id: String,
    wire: Wire,
    /// What the broker has not said that it has, in the order in which it was sent.
    unkept: VecDeque<Outgoing>,
}

struct Outgoing {
    is_status: bool,
    payload: Vec<u8>,
}

impl Publisher {
    /// Connects; others hear 'online' on the topic of the status, and 'offline' when we vanish.
    pub fn connect(wanted: &MqttUrl) -> io::Result<Self> {
        let id = id_of(wanted);
        let wire = Self::dial(wanted, &id)?;
        let mut publisher = Self { wanted: wanted.clone(), id, wire, unkept: VecDeque::new() };
        publisher.push(Outgoing { is_status: true, payload: b"online".to_vec() })?;
        Ok(publisher)
    }

    fn dial(wanted: &MqttUrl, id: &str) -> io::Result<Wire> {
        let mut wire = open(wanted, id, true)?;
        match wire.next(CONNECT)? {
            Some(Heard::Connected) => Ok(wire),
            _ => Err(io::Error::new(io::ErrorKind::TimedOut, say!("stream-broker-silent"))),
        }
    }

    /// Sends one event.
    pub fn send(&mut self, payload: &[u8]) -> io::Result<()> {
        self.push(Outgoing { is_status: false, payload: payload.to_vec() })
    }

    fn push(&mut self, outgoing: Outgoing) -> io::Result<()> {
        while self.unkept.len() >= UNKEPT {
            self.drive(PATIENCE)?;
        }
        self.hand_over(&outgoing)?;
        if outgoing.is_status || self.wanted.qos() != QoS::AtMostOnce {
            self.unkept.push_back(outgoing);
        }
        Ok(())
    }

    fn hand_over(&mut self, outgoing: &Outgoing) -> io::Result<()> {
        let (topic, qos) = if outgoing.is_status {
            (self.wanted.status_topic(), QoS::AtLeastOnce)
        } else {
            (self.wanted.topic.clone(), self.wanted.qos())
        };
        while !self.wire.publish(&topic, qos, outgoing.is_status, outgoing.payload.clone()) {
            self.drive(PATIENCE)?;
        }
        Ok(())
    }

    /// Goes on with the connection, and dials again when it breaks off. Gives whether anything was heard.
    fn drive(&mut self, patience: Duration) -> io::Result<bool> {
        match self.wire.next(patience) {
            Ok(heard) => {
                if matches!(heard, Some(Heard::Acknowledged)) {
                    self.unkept.pop_front();
                }
                Ok(heard.is_some())
            }
            Err(error) => self.dial_again(error).map(|()| true),
        }
    }

    /// Sends what the broker may not have once more: who listens knows an event that comes twice.
    fn dial_again(&mut self, mut error: io::Error) -> io::Result<()> {
        let began = Instant::now();
        while began.elapsed() < GIVE_UP {
            thread::sleep(PATIENCE);
            match Self::dial(&self.wanted, &self.id) {
                Ok(wire) => self.wire = wire,
                Err(other) => {
                    error = other;
                    continue;
                }
            }
            let again: Vec<Outgoing> = self.unkept.drain(..).collect();
            for outgoing in again {
                self.hand_over(&outgoing)?;
                self.unkept.push_back(outgoing);
            }
            return Ok(());
        }
        Err(error)
    }

    /// Goes on with the connection for so long.
    pub fn idle(&mut self, wait: Duration) -> io::Result<()> {
        let until = Instant::now() + wait;
        while let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
            self.drive(left.max(Duration::from_millis(1)))?;
        }
        Ok(())
    }

    /// Waits until the broker has everything, and says farewell.
    pub fn finish(&mut self) -> io::Result<()> {
        self.push(Outgoing { is_status: true, payload: b"offline".to_vec() })?;
        let mut quiet = Instant::now();
        while !self.unkept.is_empty() {
            if self.drive(PATIENCE)? {
                quiet = Instant::now();
            } else if quiet.elapsed() > CONNECT {
                return Err(io::Error::new(io::ErrorKind::TimedOut, say!("stream-broker-unsure")));
            }
        }
        self.wire.disconnect();
        while let Ok(Some(_)) = self.wire.next(PATIENCE) {}
        Ok(())
    }
}
