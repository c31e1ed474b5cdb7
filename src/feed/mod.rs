//! Bytes to events: files, and maps of airports; and events to files again.
//!
//! **Invariant:** a decoder never stops at a bad record; it notes an [`Issue`](crate::hub::Issue) and reads the next. What is
//! told of the trade's own formats is told by [`format::Format`]; every one of them has a file here.

mod ahead;
pub mod airport;
mod beside;
mod cargo_imp;
mod cargo_xml;
mod cut;
mod encoding;
pub mod epcis;
mod flat;

pub mod format;
mod glimpse;
mod guarded;
mod json;
pub mod live;
mod mcap;
mod merge;
pub mod ndjson;
mod ocel;
mod one_record;
mod open;
mod parquet;
mod process;
mod progress;
pub(crate) mod sink;
mod sorter;
mod spool;
pub mod table;
mod tracks;
mod unpack;
mod weather;
mod write;
mod xes;
mod xml;

pub use self::{
    beside::{columns_beside, map_beside, notes_beside},
    open::{
        OpenError, Opened, Reader, files_of, gather, gather_bytes, header_in, header_of, is_pipe, look, open,
        open_bytes, preview, reasons,
    },
    process::{SITE, ZONE},
    progress::Progress,
    sink::Gathered,
    write::{Output, WriteError, Writer, Written},
};
#[cfg(feature = "viewer")]
pub(crate) use self::{cut::Part, sink::Sink};
pub(crate) use self::{
    cut::{Cast, Cut, Ends},
    merge::Merge,
};
