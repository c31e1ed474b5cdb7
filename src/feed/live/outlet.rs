//! Where a log is sent, as a live source would tell it.

use std::{
    fs::OpenOptions,
    io::{self, BufWriter, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::Duration,
};

use crossbeam_channel::{Receiver, Sender};
use tungstenite::{Message, WebSocket};

use super::{
    Address, mqtt, nats, tcp,
    websocket::{self, Wire},
};
use crate::{feed::ndjson, hub::HubEvent, say};

/// A listener who does not take what is sent for so long is let go.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where a log is sent.
pub struct Outlet(Kind);

enum Kind {
    Lines(Box<dyn Write + Send>),
    WebSocket(Box<WebSocket<Box<dyn Wire>>>),
    Serve { new: Receiver<Box<dyn Peer>>, peers: Vec<Box<dyn Peer>> },
    Mqtt(Box<mqtt::Publisher>),
    Nats(Box<nats::Publisher>),
}

/// One who listens to what is served.
trait Peer: Send {
    fn send(&mut self, line: &[u8]) -> io::Result<()>;
}

impl Peer for TcpStream {
    fn send(&mut self, line: &[u8]) -> io::Result<()> {
        self.write_all(line)
    }
}

#[cfg(unix)]
impl Peer for std::os::unix::net::UnixStream {
    fn send(&mut self, line: &[u8]) -> io::Result<()> {
        self.write_all(line)
    }
}

impl Peer for WebSocket<TcpStream> {
    fn send(&mut self, line: &[u8]) -> io::Result<()> {
        WebSocket::send(self, text(line)).map_err(io::Error::other)
    }
}

/// A line without its end as a message.
fn text(line: &[u8]) -> Message {
    Message::text(String::from_utf8_lossy(line).trim_end().to_owned())
}

impl Outlet {
    /// Opens it; where others are to connect, waits for the first of them.
    pub fn open(address: &Address) -> io::Result<Self> {
        Ok(Self(match address {
            Address::Standard => Kind::Lines(Box::new(BufWriter::new(io::stdout()))),
            Address::File(path) => {
                Kind::Lines(Box::new(BufWriter::new(OpenOptions::new().create(true).append(true).open(path)?)))
            }
            Address::Tcp(socket) => Kind::Lines(Box::new(BufWriter::new(tcp::open(socket)?))),
            Address::TcpListen(socket) => {
                let listener = TcpListener::bind(socket)?;
                serve(move |peers| {
                    for stream in listener.incoming().flatten() {
                        if stream.set_write_timeout(Some(PATIENCE)).is_ok() && peers.send(Box::new(stream)).is_err() {
                            return;
                        }
                    }
                })?
            }
            Address::WebSocketListen(socket) => {
                let listener = TcpListener::bind(socket)?;
                serve(move |peers| {
                    // Who does not speak the protocol is none who listens.
                    for peer in listener.incoming().flatten().filter_map(|stream| websocket::accept(stream).ok()) {
                        if peers.send(Box::new(peer)).is_err() {
                            return;
                        }
                    }
                })?
            }
            #[cfg(unix)]
            Address::Unix(path) => {
                Kind::Lines(Box::new(BufWriter::new(std::os::unix::net::UnixStream::connect(path)?)))
            }
            #[cfg(unix)]
            Address::UnixListen(path) => {
                let listener = super::unix::listener_at(path)?;
                serve(move |peers| {
                    for stream in listener.incoming().flatten() {
                        if stream.set_write_timeout(Some(PATIENCE)).is_ok() && peers.send(Box::new(stream)).is_err() {
                            return;
                        }
                    }
                })?
            }
            Address::WebSocket(url) => Kind::WebSocket(Box::new(websocket::connect(url)?)),
            Address::Mqtt(url) if url.has_wildcards() => {
                return Err(io::Error::other(say!("stream-one-topic")));
            }
            Address::Mqtt(url) => Kind::Mqtt(Box::new(mqtt::Publisher::connect(url)?)),
            Address::Nats(url) => Kind::Nats(Box::new(nats::Publisher::connect(url)?)),
            _ => return Err(io::Error::other(say!("stream-no-outlet"))),
        }))
    }

    /// Sends one event.
    pub fn send(&mut self, event: &HubEvent<'_>) -> io::Result<()> {
        if let Kind::Lines(out) = &mut self.0 {
            return ndjson::write_event(out, event);
        }
        let mut line = Vec::new();
        ndjson::write_event(&mut line, event)?;
        match &mut self.0 {
            Kind::Lines(_) => Ok(()),
            Kind::WebSocket(socket) => socket.send(text(&line)).map_err(io::Error::other),
            Kind::Serve { new, peers } => {
                peers.extend(new.try_iter());
                peers.retain_mut(|peer| peer.send(&line).is_ok());
                Ok(())
            }
            Kind::Mqtt(publisher) => publisher.send(line.trim_ascii_end()),
            Kind::Nats(publisher) => publisher.send(line.trim_ascii_end()),
        }
    }

    /// Sees to it that what was sent is there, and waits.
    pub fn idle(&mut self, wait: Duration) -> io::Result<()> {
        match &mut self.0 {
            Kind::Lines(out) => out.flush()?,
            Kind::Mqtt(publisher) => return publisher.idle(wait),
            Kind::Nats(publisher) => return publisher.idle(wait),
            Kind::WebSocket(_) | Kind::Serve { .. } => {}
        }
        thread::sleep(wait);
        Ok(())
    }

    /// Waits until the other side has everything.
    pub fn finish(mut self) -> io::Result<()> {
        match &mut self.0 {
            Kind::Lines(out) => out.flush(),
            Kind::WebSocket(socket) => {
                socket.close(None).map_err(io::Error::other)?;
                // It answers the farewell; an error then is the end that was asked for.
                while socket.read().is_ok() {}
                Ok(())
            }
            Kind::Serve { .. } => Ok(()),
            Kind::Mqtt(publisher) => publisher.finish(),
            Kind::Nats(publisher) => publisher.finish(),
        }
    }
}

/// Serves those who connect, on a thread of its own, and waits for the first.
fn serve(accept: impl FnOnce(&Sender<Box<dyn Peer>>) + Send + 'static) -> io::Result<Kind> {
    let (sender, new) = crossbeam_channel::unbounded();
    thread::Builder::new().name("serve".into()).spawn(move || accept(&sender))?;
    let first = new.recv().map_err(io::Error::other)?;
    Ok(Kind::Serve { new, peers: vec![first] })
}
