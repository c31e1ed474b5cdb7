//! Reads the command line and runs one command.

use std::{ffi::OsString, process::ExitCode};

use hubscope::{
    cli::{Cli, complaint, reordered, speak},
    feed::live,
};
use mimalloc::MiMalloc;

/// Blocks that one thread fills and another frees are what the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    speak(&args);
    let cli = match Cli::read(reordered(args)) {
        Ok(cli) => cli,
        // What was typed is shown again, but for what nobody else is to read.
        Err(error) if error.use_stderr() => {
            eprint!("{}", live::without_secrets(&complaint(&error), std::env::args()));
            return ExitCode::from(2);
        }
        Err(error) => error.exit(),
    };
    match cli.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hubscope: {}", live::without_secrets(&error.to_string(), std::env::args()));
            ExitCode::from(if error.is_usage() { 2 } else { 1 })
        }
    }
}
