//! Streams of lines: standard input, files that grow, sockets.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    net::{TcpListener, TcpStream, ToSocketAddrs},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use super::{Address, Link, State, Stopped, mqtt, nats, retry::Retry, simulation, websocket};
use crate::feed::ndjson::LONGEST_LINE;

/// How long a read waits before it looks whether it is still wanted.
pub const PATIENCE: Duration = Duration::from_millis(300);

/// Reads a source until it ends or is no longer wanted.
pub fn run(address: &Address, link: &Link) {
    match address {
        Address::Standard => {
            link.set(State::Live, None);
            finish(link, lines(io::stdin().lock(), link));
        }
        Address::File(path) => tail(path, link),
        Address::Tcp(socket) => connect(link, || tcp(socket)),
        Address::TcpListen(socket) => listen(link, || {
            let listener = TcpListener::bind(socket)?;
            listener.set_nonblocking(true)?;
            Ok(move || listener.accept().and_then(|(stream, _)| ready_tcp(stream)))
        }),
        Address::Unix(path) => unix_connect(path, link),
        Address::UnixListen(path) => unix_listen(path, link),
        Address::WebSocket(url) => websocket::run(url, link),
        Address::Mqtt(url) => mqtt::run(url, link),
        Address::Nats(url) => nats::run(url, link),
        Address::Simulation(events) => simulation::run(events, link),
        Address::WebSocketListen(_) => link.set(State::Ended, Some("nothing can be read from there".into())),
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

fn finish(link: &Link, over: Over) {
    match over {
        Over::End => link.set(State::Ended, None),
        Over::Broken(error) => link.set(State::Lost, Some(error.to_string())),
        Over::Unwanted => {}
    }
}

/// Takes line after line. What stands after the last line break is taken as a line when the stream ends.
fn lines(input: impl Read, link: &Link) -> Over {
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

/// Connects, reads, and tries again when that breaks off.
fn connect<S: Read>(link: &Link, open: impl Fn() -> io::Result<S>) {
    let mut retry = Retry::new(link.number);
    while !link.is_stopped() {
        match open() {
            Ok(stream) => {
                link.set(State::Live, None);
                retry.reset();
                match lines(stream, link) {
                    Over::Unwanted => return,
                    Over::End => link.set(State::Lost, Some("the other side closed the connection".into())),
                    over @ Over::Broken(_) => finish(link, over),
                }
            }
            Err(error) => link.set(State::Lost, Some(error.to_string())),
        }
        retry.wait(link);
    }
}

/// Listens, and reads each that connects on a thread of its own.
fn listen<S, A>(link: &Link, bind: impl Fn() -> io::Result<A>)
where
    S: Read + Send + 'static,
    A: FnMut() -> io::Result<S>,
{
    let mut retry = Retry::new(link.number);
    let peers: Arc<Peers> = Arc::default();
    while !link.is_stopped() {
        match bind() {
            Ok(mut accept) => {
                peers.told(link, 0);
                while !link.is_stopped() {
                    match accept() {
                        Ok(stream) => serve(link, stream, &peers),
                        Err(error) if is_pause(&error) => thread::sleep(Duration::from_millis(50)),
                        Err(error) => {
                            link.set(State::Lost, Some(error.to_string()));
                            break;
                        }
                    }
                }
            }
            Err(error) => link.set(State::Lost, Some(error.to_string())),
        }
        retry.wait(link);
    }
}

/// How many are connected to a socket that is listened at.
#[derive(Default)]
struct Peers(Mutex<i32>);

impl Peers {
    /// So many more, or fewer, are there.
    fn told(&self, link: &Link, more: i32) {
        let mut count = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *count += more;
        let state = if *count > 0 { State::Live } else { State::Waiting };
        let reason = link.status().reason.take().filter(|_| more < 0);
        link.set(state, reason);
    }
}

fn serve<S: Read + Send + 'static>(link: &Link, stream: S, peers: &Arc<Peers>) {
    let (served, others) = (link.clone(), Arc::clone(peers));
    peers.told(link, 1);
    let reading = move || {
        if let Over::Broken(error) = lines(stream, &served) {
            served.status().reason = Some(format!("a connection broke off: {error}"));
        }
        others.told(&served, -1);
    };
    let name = format!("source-{}-peer", link.number);
    if let Err(error) = thread::Builder::new().name(name).spawn(reading) {
        peers.told(link, -1);
        link.status().reason = Some(format!("a connection was refused: {error}"));
    }
}

pub fn tcp(socket: &str) -> io::Result<TcpStream> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, "the host has no address");
    for address in socket.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, Duration::from_secs(5)).and_then(ready_tcp) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn ready_tcp(stream: TcpStream) -> io::Result<TcpStream> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

#[cfg(unix)]
fn unix_connect(path: &Path, link: &Link) {
    connect(link, || std::os::unix::net::UnixStream::connect(path).and_then(ready_unix));
}

#[cfg(unix)]
fn unix_listen(path: &Path, link: &Link) {
    listen(link, || {
        let listener = unix_listener(path)?;
        listener.set_nonblocking(true)?;
        Ok(move || listener.accept().and_then(|(stream, _)| ready_unix(stream)))
    });
}

/// A socket to listen at. One that an earlier run left behind is in the way; anything else of that name is not ours to remove.
#[cfg(unix)]
pub fn unix_listener(path: &Path) -> io::Result<std::os::unix::net::UnixListener> {
    use std::os::unix::fs::FileTypeExt;
    let is_left_over = fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_socket())
        && std::os::unix::net::UnixStream::connect(path).is_err();
    if is_left_over {
        fs::remove_file(path)?;
    }
    std::os::unix::net::UnixListener::bind(path)
}

#[cfg(unix)]
fn ready_unix(stream: std::os::unix::net::UnixStream) -> io::Result<std::os::unix::net::UnixStream> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

#[cfg(not(unix))]
fn unix_connect(_: &Path, link: &Link) {
    link.set(State::Ended, Some("this system has no Unix sockets; use tcp://".into()));
}

#[cfg(not(unix))]
fn unix_listen(path: &Path, link: &Link) {
    unix_connect(path, link);
}

/// Reads a file and goes on as it grows; when it is cut off or another takes its name, begins with the new one.
fn tail(path: &Path, link: &Link) {
    let mut retry = Retry::new(link.number);
    while !link.is_stopped() {
        match File::open(path) {
            Ok(file) => {
                link.set(State::Live, None);
                retry.reset();
                match lines(Growing::new(path, file, link), link) {
                    Over::Unwanted => return,
                    // Another file has the name now.
                    Over::End => continue,
                    over @ Over::Broken(_) => finish(link, over),
                }
            }
            Err(error) => link.set(State::Lost, Some(error.to_string())),
        }
        retry.wait(link);
    }
}

/// A file that has no end until another takes its name.
struct Growing<'a> {
    path: &'a Path,
    file: File,
    at: u64,
    link: &'a Link,
    /// Another file has the name; what this one still holds is read first.
    is_old: bool,
    /// What was read last, to be known again: a file may be cut off and be longer than before when it is looked at next.
    last: Vec<u8>,
    /// Whether it waited for more since.
    has_waited: bool,
}

/// So much of what was read last is kept.
const LAST: usize = 512;

impl<'a> Growing<'a> {
    const fn new(path: &'a Path, file: File, link: &'a Link) -> Self {
        Self { path, file, at: 0, link, is_old: false, last: Vec::new(), has_waited: false }
    }

    /// Whether what was read is no longer in it.
    fn is_cut(&mut self) -> io::Result<bool> {
        if self.file.metadata()?.len() < self.at {
            return Ok(true);
        }
        let mut there = vec![0; self.last.len()];
        self.file.seek(SeekFrom::Start(self.at - self.last.len() as u64))?;
        match self.file.read_exact(&mut there) {
            Ok(()) => Ok(there != self.last),
            // It was cut off in this moment.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(true),
            Err(error) => Err(error),
        }
    }
}

impl Read for Growing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if std::mem::take(&mut self.has_waited) && self.is_cut()? {
            // What is in it now is new.
            self.file.seek(SeekFrom::Start(0))?;
            self.at = 0;
            let was_in_line = self.last.last().is_some_and(|byte| *byte != b'\n');
            self.last.clear();
            if was_in_line && let Some(first) = buffer.first_mut() {
                // The line that was being written when it was cut off is none of the new ones.
                *first = b'\n';
                return Ok(1);
            }
        }
        let count = self.file.read(buffer)?;
        if count > 0 {
            self.at += count as u64;
            self.last.extend_from_slice(&buffer[count.saturating_sub(LAST)..count]);
            let old = self.last.len().saturating_sub(LAST);
            self.last.drain(..old);
            return Ok(count);
        }
        if self.is_old || self.link.is_stopped() {
            return Ok(0);
        }
        self.is_old = is_replaced(self.path, &self.file);
        self.has_waited = !self.is_old;
        thread::sleep(Duration::from_millis(100));
        Err(io::Error::from(io::ErrorKind::WouldBlock))
    }
}

#[cfg(unix)]
fn is_replaced(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |found: fs::Metadata| (found.dev(), found.ino());
    match (fs::metadata(path), file.metadata()) {
        (Ok(named), Ok(open)) => identity(named) != identity(open),
        // While the name is gone, a new file may still come.
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_replaced(_: &Path, _: &File) -> bool {
    false
}
