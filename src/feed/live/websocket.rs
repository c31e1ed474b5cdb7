//! A WebSocket to connect to: each message is an event, several lines of them, or an array.

use std::{
    fmt,
    io::{self, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use rustls::{ClientConnection, StreamOwned, pki_types::ServerName};
use tungstenite::{
    Error, Message, WebSocket,
    client::IntoClientRequest,
    http::{HeaderValue, header::AUTHORIZATION},
    protocol::WebSocketConfig,
};

use super::{
    AddressError, Link, State,
    retry::Retry,
    server::{Parts, Server},
    streams::{self, Over, PATIENCE},
    tcp,
};
use crate::{feed::ndjson::LONGEST_LINE, say};

/// How long a handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// After so long without a word the other side is asked whether it is there; after three times that it is taken for lost.
const SILENCE: Duration = Duration::from_secs(30);

/// Messages are at most so many lines long.
const LINES: usize = 16;

/// A WebSocket server, and the path at which it tells events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebSocketUrl {
    server: Server,
    path: String,
}

impl WebSocketUrl {
    pub(super) fn parse(text: &str, is_secure: bool) -> Result<Self, AddressError> {
        let parts = Parts::of(text, is_secure, if is_secure { 443 } else { 80 })?;
        let path = parts.path.clone();
        Ok(Self { server: parts.finish("ca")?, path })
    }
}

impl fmt::Display for WebSocketUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.server.is_secure { "wss" } else { "ws" };
        write!(f, "{scheme}://{}/{}", self.server.hosts.join(","), self.path)
    }
}

/// A connection, encrypted or not.
pub trait Wire: Read + Write + Send {
    /// The socket below.
    fn socket(&self) -> &TcpStream;
}

impl Wire for TcpStream {
    fn socket(&self) -> &TcpStream {
        self
    }
}

impl Wire for StreamOwned<ClientConnection, TcpStream> {
    fn socket(&self) -> &TcpStream {
        &self.sock
    }
}

/// Connects to a server; what is received waits at most [`PATIENCE`].
pub fn connect(wanted: &WebSocketUrl) -> io::Result<WebSocket<Box<dyn Wire>>> {
    let server = &wanted.server;
    let socket = tcp::open(server.hosts.first().map_or("", String::as_str))?;
    socket.set_read_timeout(Some(HANDSHAKE))?;
    socket.set_nodelay(true)?;
    let wire: Box<dyn Wire> = if server.is_secure {
        let name = ServerName::try_from(server.first().0.to_owned()).map_err(io::Error::other)?;
        let connection = ClientConnection::new(server.tls()?, name).map_err(io::Error::other)?;
        Box::new(StreamOwned::new(connection, socket))
    } else {
        Box::new(socket)
    };
    let mut request = wanted.to_string().into_client_request().map_err(io::Error::other)?;
    if let Some(login) = server.login()? {
        let words = data_encoding::BASE64.encode(format!("{}:{}", login.user, login.password).as_bytes());
        let mut value = HeaderValue::from_str(&format!("Basic {words}")).map_err(io::Error::other)?;
        value.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, value);
    }
    let limits = WebSocketConfig::default()
        .max_message_size(Some(LINES * LONGEST_LINE))
        .max_frame_size(Some(LINES * LONGEST_LINE));
    let (socket, _) = tungstenite::client::client_with_config(request, wire, Some(limits))
        .map_err(|error| io::Error::other(say!("stream-no-websocket", error = error.to_string())))?;
    socket.get_ref().socket().set_read_timeout(Some(PATIENCE))?;
    Ok(socket)
}

/// Reads messages until the source is no longer wanted.
pub fn run(wanted: &WebSocketUrl, link: &Link) {
    let mut retry = Retry::new(link.number);
    while !link.is_stopped() {
        match connect(wanted) {
            Ok(mut socket) => {
                link.set(State::Live, None);
                let began = Instant::now();
                match read(&mut socket, link) {
                    Over::Unwanted => {
                        // The other side is told that nobody listens any more; whether it hears that is its affair.
                        let _ = socket.close(None).and_then(|()| socket.flush());
                        return;
                    }
                    Over::End => link.set(State::Lost, Some(say!("stream-closed").into())),
                    Over::Broken(error) => link.set(State::Lost, Some(error.to_string())),
                }
                // A server that accepts and hangs up at once is not asked again at once.
                if began.elapsed() > SILENCE {
                    retry.reset();
                }
            }
            Err(error) => link.set(State::Lost, Some(error.to_string())),
        }
        retry.wait(link);
    }
}

fn read(socket: &mut WebSocket<Box<dyn Wire>>, link: &Link) -> Over {
    let (mut heard, mut asked) = (Instant::now(), Instant::now());
    while !link.is_stopped() {
        let taken = match socket.read() {
            Ok(Message::Text(text)) => link.take(text.as_bytes()),
            Ok(Message::Binary(bytes)) => link.take(&bytes),
            Ok(Message::Close(_)) | Err(Error::ConnectionClosed | Error::AlreadyClosed) => return Over::End,
            Ok(_) => Ok(()),
            Err(Error::Io(error)) if streams::is_pause(&error) => {
                if heard.elapsed() > 3 * SILENCE {
                    return Over::Broken(io::Error::new(io::ErrorKind::TimedOut, say!("stream-no-answer")));
                }
                if heard.elapsed().min(asked.elapsed()) > SILENCE {
                    asked = Instant::now();
                    if let Err(error) = socket.send(Message::Ping(Default::default())) {
                        return Over::Broken(io::Error::other(error));
                    }
                }
                continue;
            }
            Err(Error::Io(error)) => return Over::Broken(error),
            Err(error) => return Over::Broken(io::Error::other(error)),
        };
        heard = Instant::now();
        if taken.is_err() {
            return Over::Unwanted;
        }
    }
    Over::Unwanted
}

/// Shares what is needed to speak as a server: tests and `hubscope feed` do.
pub fn accept(socket: TcpStream) -> io::Result<WebSocket<TcpStream>> {
    socket.set_nonblocking(false)?;
    socket.set_read_timeout(Some(HANDSHAKE))?;
    socket.set_nodelay(true)?;
    let accepted = tungstenite::accept(socket).map_err(|error| io::Error::other(error.to_string()))?;
    accepted.get_ref().set_write_timeout(Some(HANDSHAKE))?;
    Ok(accepted)
}
