//! Bytes to events: files, and maps of airports.
//!
//! **Invariant:** a decoder never stops at a bad record; it notes an [`Issue`](crate::hub::Issue) and reads the next.

pub mod airport;
pub mod epcis;
pub mod live;
pub mod ndjson;
mod open;
mod progress;

pub use self::{
    open::{OpenError, Opened, open, open_bytes},
    progress::Progress,
};
