//! Where a live source is.

use std::{fmt, path::PathBuf, str::FromStr, sync::Arc};

use super::{mqtt::MqttUrl, nats::NatsUrl, server, websocket::WebSocketUrl};
use crate::{hub::HubEvent, language::quoted, say};

/// Where a live source is, as a user writes it.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// Standard input: `-`.
    Standard,
    /// A file that grows: `file:PATH`.
    File(PathBuf),
    /// A TCP socket to connect to: `tcp://HOST:PORT`.
    Tcp(String),
    /// A TCP socket to listen at: `tcp-listen://HOST:PORT`.
    TcpListen(String),
    /// A Unix socket to connect to: `unix:PATH`.
    Unix(PathBuf),
    /// A Unix socket to listen at: `unix-listen:PATH`.
    UnixListen(PathBuf),
    /// A WebSocket to connect to: `ws://HOST[:PORT]/PATH`, or `wss:` over TLS.
    WebSocket(WebSocketUrl),
    /// A WebSocket to listen at, for [`super::Outlet`] only: `ws-listen://HOST:PORT`.
    WebSocketListen(String),
    /// Topics of an MQTT broker: `mqtt://HOST[:PORT]/TOPIC`, or `mqtts:` over TLS.
    Mqtt(MqttUrl),
    /// A stream of NATS JetStream: `nats://HOST[:PORT]/STREAM`, or `nats+tls:`.
    Nats(NatsUrl),
    /// No server at all: events that are told when their time has come. Nobody can write it.
    Simulation(Arc<[HubEvent<'static>]>),
}

impl Address {
    /// Whether events can be read from there.
    pub fn is_source(&self) -> bool {
        !matches!(self, Self::WebSocketListen(_))
    }
}

/// Text that is no address of a live source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It begins with nothing that is known.
    #[error("{}", say!("address-unknown", found = quoted(found)))]
    Unknown {
        /// The text.
        found: String,
    },
    /// A host or port is missing.
    #[error("{}", say!("address-no-port", found = quoted(found)))]
    NoPort {
        /// The text.
        found: String,
    },
    /// A plain socket with a name or a password.
    #[error("{}", say!("address-login", found = quoted(found)))]
    Login {
        /// The text, without secrets.
        found: String,
    },
    /// The host of a server is missing, or no host.
    #[error("{}", say!("address-no-server", found = quoted(found)))]
    NoServer {
        /// The text, without secrets.
        found: String,
    },
    /// There is no topic, or wildcards stand where they may not.
    #[error("{}", say!("address-no-topic", found = quoted(found)))]
    NoTopic {
        /// The text, without secrets.
        found: String,
    },
    /// What should be the name of a stream is none.
    #[error("{}", say!("address-no-stream", found = quoted(found)))]
    NoStream {
        /// The text, without secrets.
        found: String,
    },
    /// An option has no meaning as it is.
    #[error("{}", say!("address-option", expected = *expected, name = name, found = quoted(found)))]
    Option {
        /// Its name.
        name: String,
        /// What it may be.
        expected: &'static str,
        /// What it is.
        found: String,
    },
    /// An option that this kind of server does not have.
    #[error("{}", say!("address-no-option", known = *known, name = quoted(name), found = quoted(found)))]
    UnknownOption {
        /// Its name.
        name: String,
        /// Which there are.
        known: &'static str,
        /// The text, without secrets.
        found: String,
    },
    /// A path is missing.
    #[error("{}", say!("address-no-path", found = quoted(found)))]
    NoPath {
        /// The text.
        found: String,
    },
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let found = || server::hidden(text);
        let socket = |rest: &str| {
            let rest = rest.trim_end_matches('/');
            let port = rest.rsplit_once(':').filter(|(host, _)| !host.is_empty()).map(|(_, port)| port.parse::<u16>());
            match port {
                _ if rest.contains('@') => Err(AddressError::Login { found: found() }),
                Some(Ok(1..)) => Ok(rest.to_owned()),
                _ => Err(AddressError::NoPort { found: found() }),
            }
        };
        let path = |rest: &str| {
            let rest = rest.strip_prefix("//").unwrap_or(rest);
            if rest.is_empty() { Err(AddressError::NoPath { found: found() }) } else { Ok(PathBuf::from(rest)) }
        };
        match text.split_once(':') {
            None if text == "-" => Ok(Self::Standard),
            Some(("file", rest)) => path(rest).map(Self::File),
            Some(("unix", rest)) => path(rest).map(Self::Unix),
            Some(("unix-listen", rest)) => path(rest).map(Self::UnixListen),
            Some(("tcp", rest)) => socket(rest.strip_prefix("//").unwrap_or_default()).map(Self::Tcp),
            Some(("tcp-listen", rest)) => socket(rest.strip_prefix("//").unwrap_or_default()).map(Self::TcpListen),
            Some(("ws-listen", rest)) => socket(rest.strip_prefix("//").unwrap_or_default()).map(Self::WebSocketListen),
            Some((scheme @ ("ws" | "wss"), _)) => WebSocketUrl::parse(text, scheme == "wss").map(Self::WebSocket),
            Some((scheme @ ("mqtt" | "mqtts"), _)) => MqttUrl::parse(text, scheme == "mqtts").map(Self::Mqtt),
            Some((scheme @ ("nats" | "nats+tls"), _)) => NatsUrl::parse(text, scheme == "nats+tls").map(Self::Nats),
            _ => Err(AddressError::Unknown { found: server::hidden(text) }),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str("-"),
            Self::File(path) => write!(f, "file:{}", path.display()),
            Self::Tcp(socket) => write!(f, "tcp://{socket}"),
            Self::TcpListen(socket) => write!(f, "tcp-listen://{socket}"),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
            Self::UnixListen(path) => write!(f, "unix-listen:{}", path.display()),
            Self::WebSocket(url) => url.fmt(f),
            Self::WebSocketListen(socket) => write!(f, "ws-listen://{socket}"),
            Self::Mqtt(url) => url.fmt(f),
            Self::Nats(url) => url.fmt(f),
            Self::Simulation(_) => f.write_str("simulation"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_it_is_read() {
        for text in [
            "-",
            "file:/var/log/hub.ndjson",
            "tcp://localhost:7000",
            "tcp-listen://[::1]:7000",
            "unix:/run/hub",
            "unix-listen:a b",
            "ws://localhost:9000/events",
            "ws-listen://127.0.0.1:9000",
            "mqtts://broker.example:8883/lgg/+/events/#",
            "nats://a:4222,b:4222/HUB",
        ] {
            assert_eq!(text.parse::<Address>().map(|address| address.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("file:///a/b".parse(), Ok(Address::File("/a/b".into())));
    }

    #[test]
    fn what_is_left_out_is_what_is_usual() {
        let shown = |text: &str| text.parse::<Address>().map(|address| address.to_string());
        assert_eq!(shown("mqtt://localhost/hub/#"), Ok("mqtt://localhost:1883/hub/#".to_owned()));
        assert_eq!(shown("nats://localhost"), Ok("nats://localhost:4222/HUBSCOPE".to_owned()));
        assert_eq!(shown("wss://hub.example/live"), Ok("wss://hub.example:443/live".to_owned()));
        assert_eq!(shown("mqtt://me:secret@localhost/hub"), Ok("mqtt://localhost:1883/hub".to_owned()));
    }

    #[track_caller]
    fn check_refused(text: &str, words: &str) {
        let error = text.parse::<Address>().expect_err("no address").to_string();
        assert!(error.contains(words) && error.contains(text), "{error}");
    }

    #[test]
    fn a_secret_is_not_in_an_error() {
        let texts =
            ["mqtt://me:geheim@host/", "nats://me:geheim@host/a.b", "foo://me:geheim@host", "ws://me:geheim@/x?y=1"];
        for text in texts {
            let error = text.parse::<Address>().expect_err("no address").to_string();
            assert!(!error.contains("geheim"), "{error}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_an_example() {
        check_refused("day.ndjson", "file:PATH");
        check_refused("tcp://localhost", "host and a port");
        check_refused("tcp://:7000", "host and a port");
        check_refused("tcp://localhost:99999", "host and a port");
        check_refused("tcp:localhost:7000", "host and a port");
        check_refused("file:", "a path");
        check_refused("gopher://x:1", "tcp://HOST:PORT");
        check_refused("mqtt://localhost", "a topic");
        check_refused("mqtt://localhost/a/#/b", "a topic");
        check_refused("mqtt://localhost/a?colour=red", "version, qos, client and ca");
        check_refused("nats://localhost/a.b", "name of a stream");
    }
}
