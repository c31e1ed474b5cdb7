//! The command line.

pub mod scene;
