//! What sockets of every kind have in common: they are connected to, or listened at.

use std::{
    io::{self, Read},
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};

use super::{
    Link, State,
    retry::Retry,
    streams::{Over, finish, is_pause, lines},
};
use crate::say;

/// Connects, reads, and tries again when that breaks off.
pub fn connect<S: Read>(link: &Link, open: impl Fn() -> io::Result<S>) {
    let mut retry = Retry::new(link.number);
    while !link.is_stopped() {
        match open() {
            Ok(stream) => {
                link.set(State::Live, None);
                retry.reset();
                match lines(stream, link) {
                    Over::Unwanted => return,
                    Over::End => link.set(State::Lost, Some(say!("stream-closed").into())),
                    over @ Over::Broken(_) => finish(link, over),
                }
            }
            Err(error) => link.set(State::Lost, Some(error.to_string())),
        }
        retry.wait(link);
    }
}

/// Listens, and reads each that connects on a thread of its own.
pub fn listen<S, A>(link: &Link, bind: impl Fn() -> io::Result<A>)
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
            served.status().reason = Some(say!("stream-one-broke-off", error = error.to_string()));
        }
        others.told(&served, -1);
    };
    let name = format!("source-{}-peer", link.number);
    if let Err(error) = thread::Builder::new().name(name).spawn(reading) {
        peers.told(link, -1);
        link.status().reason = Some(say!("stream-refused", error = error.to_string()));
    }
}
