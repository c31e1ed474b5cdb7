//! Hubscope.
pub mod cli;
pub mod feed;
pub mod hub;
