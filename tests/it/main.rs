//! The one integration binary: what a user sees, from outside.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

/// The command line, with good files and bad ones.
mod commands;
/// A small day, written down.
mod golden;
/// The key figures.
mod incidents;
mod kpi;
/// The rooms of `src/` keep to their side of the line.
mod layers;
/// Live sources, recordings, and the twin at the edge of what is known.
mod live;
/// The laws of motion.
mod motion;
/// The panels, by their accessibility labels.
mod panels;
/// Pictures without a window.
mod shots;
/// The systems of the twin, without a graphics device.
mod twin;
/// The real window, driven as a user would.
mod window;

/// What the tests have in common.
mod common;
