//! Hubscope.
pub mod hub;
