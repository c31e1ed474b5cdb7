//! Reads the command line and runs one command.

use std::process::ExitCode;

use clap::Parser;
use hubscope::cli::Cli;
use mimalloc::MiMalloc;

/// Blocks that one thread fills and another frees are what the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hubscope: {error}");
            ExitCode::FAILURE
        }
    }
}
