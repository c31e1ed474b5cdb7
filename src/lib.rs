//! Hubscope: a digital twin of an airport logistics hub.
//!
//! The picture is a pure function of the layout, the log and t. Everything here lies on one straight line:
//!
//! 1. [`feed`] makes events of bytes: files of our own format and of the trade's. A bad record becomes an issue, and the
//!    next one is read. [`simulate`] makes events of a seed.
//! 2. [`hub`] is the core: what can happen, the log that answers for any instant, the layout, and motion along it.
//! 3. [`environment`] knows the sun over the hub and what solar panels make of it; [`kpi`] makes numbers of the log.
//! 4. [`watch`] finds incidents in the log by rules, and what brought them about; [`guide`] walks through tours.
//! 5. [`twin`] asks the log every frame what is true at the playhead, and draws that. It keeps no state of the hub.
//! 6. [`publish`] makes what one takes away: reports, tables, and links that open the same picture again.
//! 7. [`ui`] holds the panels: functions that are given what to show and give back what the user asked for.
//! 8. [`cli`] puts it together, one file a command.
//!
//! Beside the line stands [`language`]: what all of them say, in the language of who reads it.
//!
//! Arrows go down only: `cli` knows `ui`, `ui` knows `twin`, and nothing below `twin` names an engine. A test reads the
//! sources and holds that; so does the build without the feature `viewer`, which leaves the engine out.

pub mod cli;
pub mod environment;
pub mod feed;
pub mod guide;
pub mod hub;
pub mod kpi;
pub mod language;
pub mod publish;
pub mod simulate;
#[cfg(feature = "viewer")]
pub mod twin;
#[cfg(feature = "viewer")]
pub mod ui;
pub mod watch;
