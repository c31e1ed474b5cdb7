//! Unix sockets, where the system has them.

use std::path::Path;
#[cfg(unix)]
use std::{fs, io};

use super::Link;
#[cfg(not(unix))]
use super::State;
#[cfg(unix)]
use super::{socket, streams::PATIENCE};

#[cfg(unix)]
/// Reads from a socket that is connected to.
pub fn connect(path: &Path, link: &Link) {
    socket::connect(link, || std::os::unix::net::UnixStream::connect(path).and_then(ready));
}

#[cfg(unix)]
pub fn listen(path: &Path, link: &Link) {
    socket::listen(link, || {
        let listener = listener_at(path)?;
        listener.set_nonblocking(true)?;
        Ok(move || listener.accept().and_then(|(stream, _)| ready(stream)))
    });
}

/// A socket to listen at. One that an earlier run left behind is in the way; anything else of that name is not ours to remove.
#[cfg(unix)]
pub fn listener_at(path: &Path) -> io::Result<std::os::unix::net::UnixListener> {
    use std::os::unix::fs::FileTypeExt;
    let is_left_over = fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_socket())
        && std::os::unix::net::UnixStream::connect(path).is_err();
    if is_left_over {
        fs::remove_file(path)?;
    }
    std::os::unix::net::UnixListener::bind(path)
}

#[cfg(unix)]
fn ready(stream: std::os::unix::net::UnixStream) -> io::Result<std::os::unix::net::UnixStream> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

#[cfg(not(unix))]
pub fn connect(_: &Path, link: &Link) {
    link.set(State::Ended, Some(crate::say!("stream-no-unix").into()));
}

#[cfg(not(unix))]
pub fn listen(path: &Path, link: &Link) {
    connect(path, link);
}
