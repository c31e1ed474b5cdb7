//! `hubscope scene import`: public map data made into a scene file.

use std::{fs, path::PathBuf};

use clap::Subcommand;

use super::input::CliError;
use crate::{feed::airport, language::numerals::bare, say};

/// Work on scene files.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make a scene file of public map data of the airport
    Import {
        /// The folder with the GeoJSON files: eblg-estate, eblg-taxiways, eblg-parking-boxes, eblg-serviceroads, localroads, ramp-parkings
        folder: PathBuf,
        /// The runway table of OurAirports, cut to the airport
        #[arg(long)]
        runways: PathBuf,
        /// The scene file to write
        #[arg(long)]
        out: PathBuf,
    },
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let Action::Import { folder, runways, out } = &args.action;
    let scene = airport::import(folder, runways)?;
    let pretty = ron::ser::PrettyConfig::new().depth_limit(4);
    let text = ron::ser::to_string_pretty(&scene, pretty).map_err(|error| CliError::Format(error.to_string()))?;
    let head = "// Written by `hubscope scene import`; do not change it by hand.\n// © OpenStreetMap contributors, ODbL: openstreetmap.org/copyright\n";
    fs::write(out, format!("{head}{text}\n")).map_err(|source| CliError::Write { path: out.clone(), source })?;
    eprintln!("{}", say!("cli-groups", groups = bare(scene.groups.len()), path = out.display().to_string()));
    Ok(())
}
