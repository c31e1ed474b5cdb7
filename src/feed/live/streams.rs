//! What every source begins with, and lines as standard input, files and sockets bring them.

use std::{
    io::{self, BufRead, BufReader, Read},
    time::Duration,
};

use super::{Address, Link, State, Stopped, growing, mqtt, nats, simulation, tcp, unix, websocket};
use crate::{feed::ndjson::LONGEST_LINE, say};

/// How long a read waits before it looks whether it is still wanted.
pub const PATIENCE: Duration = Duration::from_millis(300);

/// Reads a source until it ends or is no longer wanted.
pub fn run(address: &Address, link: &Link) {
    match address {
        Address::Standard => {
            link.set(State::Live, None);
            finish(link, lines(io::stdin().lock(), link));
        }
        Address::File(path) => growing::run(path, link),
        Address::Tcp(socket) => tcp::connect(socket, link),
        Address::TcpListen(socket) => tcp::listen(socket, link),
        Address::Unix(path) => unix::connect(path, link),
        Address::UnixListen(path) => unix::listen(path, link),
        Address::WebSocket(url) => websocket::run(url, link),
        Address::Mqtt(url) => mqtt::run(url, link),
        Address::Nats(url) => nats::run(url, link),
        Address::Simulation(events) => simulation::run(events, link),
        Address::WebSocketListen(_) => link.set(State::Ended, Some(say!("stream-unreadable").into())),
    }
}

/// Why a stream of lines is over.
pub enum Over {
    /// The other side has said all.
    End,
    /// It broke off.
    Broken(io::Error),
    /// Nobody wants it any more.
    Unwanted,
}

impl From<Stopped> for Over {
    fn from(_: Stopped) -> Self {
        Self::Unwanted
    }
}

/// Tells how a stream of lines ended.
pub fn finish(link: &Link, over: Over) {
    match over {
        Over::End => link.set(State::Ended, None),
        Over::Broken(error) => link.set(State::Lost, Some(error.to_string())),
        Over::Unwanted => {}
    }
}

/// Takes line after line. What stands after the last line break is taken as a line when the stream ends.
pub fn lines(input: impl Read, link: &Link) -> Over {
    let mut input = BufReader::new(input);
    let mut line = Vec::new();
    let mut is_too_long = false;
    loop {
        if link.is_stopped() {
            return Over::Unwanted;
        }
        let room = (LONGEST_LINE + 2).saturating_sub(line.len()) as u64;
        match input.by_ref().take(room).read_until(b'\n', &mut line) {
            Ok(0) if line.is_empty() || is_too_long => return Over::End,
            Ok(0) => {
                let last = std::mem::take(&mut line);
                if let Err(stopped) = link.take(&last) {
                    return stopped.into();
                }
            }
            Ok(_) if line.last() == Some(&b'\n') => {
                if !std::mem::take(&mut is_too_long)
                    && let Err(stopped) = link.take(&line)
                {
                    return stopped.into();
                }
                line.clear();
            }
            // Of a line that is too long only the beginning is looked at, which says so; the rest goes by.
            Ok(_) if line.len() > LONGEST_LINE => {
                if !std::mem::replace(&mut is_too_long, true)
                    && let Err(stopped) = link.take(&line)
                {
                    return stopped.into();
                }
                line.clear();
            }
            Ok(_) => {}
            Err(error) if is_pause(&error) => {}
            Err(error) => return Over::Broken(error),
        }
    }
}

/// Whether an error only says that nothing came for a while.
pub fn is_pause(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted)
}
