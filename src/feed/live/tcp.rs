//! TCP sockets.

use std::{
    io,
    net::{TcpListener, TcpStream, ToSocketAddrs},
    time::Duration,
};

use super::{Link, socket, streams::PATIENCE};
use crate::say;

/// Reads from a socket that is connected to.
pub fn connect(address: &str, link: &Link) {
    socket::connect(link, || open(address));
}

/// Reads from all who connect.
pub fn listen(address: &str, link: &Link) {
    socket::listen(link, || {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(move || listener.accept().and_then(|(stream, _)| ready(stream)))
    });
}

/// Connects to a host and a port, whichever of its addresses answers.
pub fn open(socket: &str) -> io::Result<TcpStream> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, say!("stream-no-address"));
    for address in socket.to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, Duration::from_secs(5)).and_then(ready) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn ready(stream: TcpStream) -> io::Result<TcpStream> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}
