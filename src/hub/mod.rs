//! What a hub is, and what is true of it at an instant.
//!
//! **Invariant:** nothing here knows the wall clock, the engine, a file or the network. Everything is
//! a function of the layout, the log and t.

mod event;
pub(crate) mod identifier;
mod issue;
pub mod layout;
mod log;
pub mod motion;
mod names;
mod occupancy;
mod playback;
mod state;
mod time;
pub mod unit;
pub mod words;

pub(crate) use self::log::EventHash;
pub use self::{
    event::{Attribute, Flow, HubEvent, ObjectKind, Severity, StatusCode, What},
    identifier::canonical_id,
    issue::{Issue, IssueKind, IssuePlace, Issues},
    layout::Layout,
    log::{Details, EventLog, EventRef, Inserted, LATE, LogBuilder, Measurement, MotionFact, Place, Plan},
    names::{Names, did_you_mean, nearest},
    occupancy::{Occupancy, Stay},
    playback::{Playback, PlaybackAction, SPEEDS},
    state::{HubState, Location, MAX_NESTING, ObjectId, ObjectState, PlaceRef},
    time::{EventTime, TimeError, TimeInput, TimeInputError, TimeSpan, parse_span},
};
