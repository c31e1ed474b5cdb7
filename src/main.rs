//! Reads the command line and runs one command.

use std::process::ExitCode;

use clap::Parser;
use hubscope::cli::Cli;

fn main() -> ExitCode {
    match Cli::parse().run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hubscope: {error}");
            ExitCode::FAILURE
        }
    }
}
