//! Where a live source is.

use std::{fmt, path::PathBuf, str::FromStr};

/// Where a live source is, as a user writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// Text that is no address of a live source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It begins with nothing that is known.
    #[error(
        "expected a live source such as -, file:PATH, tcp://HOST:PORT, tcp-listen://HOST:PORT, unix:PATH or unix-listen:PATH, found {found:?}"
    )]
    Unknown {
        /// The text.
        found: String,
    },
    /// A host or port is missing.
    #[error("expected a host and a port from 1 to 65535 as in tcp://localhost:7000, found {found:?}")]
    NoPort {
        /// The text.
        found: String,
    },
    /// A path is missing.
    #[error("expected a path after the colon as in file:day.ndjson, found {found:?}")]
    NoPath {
        /// The text.
        found: String,
    },
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let found = || text.to_owned();
        let socket = |rest: &str| {
            let rest = rest.trim_end_matches('/');
            let port = rest.rsplit_once(':').filter(|(host, _)| !host.is_empty()).map(|(_, port)| port.parse::<u16>());
            match port {
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
            _ => Err(AddressError::Unknown { found: found() }),
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
        ] {
            assert_eq!(text.parse::<Address>().map(|address| address.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("file:///a/b".parse(), Ok(Address::File("/a/b".into())));
    }

    #[track_caller]
    fn check_refused(text: &str, words: &str) {
        let error = text.parse::<Address>().expect_err("no address").to_string();
        assert!(error.contains(words) && error.contains(text), "{error}");
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
    }
}
