//! The one integration binary: what a user sees, from outside.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

/// Live sources on real servers, with everything that can go wrong on the way.
mod brokers;
/// The command line, with good files and bad ones.
mod commands;
/// EPCIS, as we write it and as partners do.
mod epcis;
/// Films, without a window.
mod films;
/// The formats of the trade.
mod formats;
/// Bytes that nobody meant.
mod fuzz;
/// A small day, written down.
mod golden;
/// What went wrong, found.
mod incidents;
/// The key figures.
mod kpi;
/// The rooms of `src/` keep to their side of the line.
mod layers;
/// Lessons, taken.
mod lessons;
/// Live sources, recordings, and the twin at the edge of what is known.
mod live;
/// The laws of motion.
mod motion;
/// Notes, bookmarks and lanes, in their panels and on the disk.
mod notes;
/// The panels, by their accessibility labels.
mod panels;
/// Reports of incidents.
mod reports;
/// Share files.
mod shares;
/// Pictures without a window.
mod shots;
/// What other programs make of recordings.
mod tools;
/// The systems of the twin, without a graphics device.
mod twin;
/// The real window, driven as a user would.
mod window;
/// What the program itself writes into data.
mod words;

/// What the tests have in common.
mod common;
/// How much memory is held.
mod held;
/// Real servers.
mod servers;

#[global_allocator]
static ALLOCATOR: held::Counting = held::Counting;
