//! Hubscope.
pub mod cli;
pub mod environment;
pub mod feed;
pub mod hub;
pub mod simulate;
#[cfg(feature = "viewer")]
pub mod twin;
#[cfg(feature = "viewer")]
pub mod ui;
