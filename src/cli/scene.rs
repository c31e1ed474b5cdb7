//! `hubscope scene import`: public map data made into a scene file.

use std::{fs, path::PathBuf};

use clap::{Args, Subcommand};

use crate::feed::airport;

/// Work on scene files.
#[derive(Debug, Args)]
pub struct Command {
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
pub fn run(command: Command) -> Result<(), Box<dyn std::error::Error>> {
    let Action::Import { folder, runways, out } = command.action;
    let scene = airport::import(&folder, &runways)?;
    let pretty = ron::ser::PrettyConfig::new().depth_limit(4).separate_tuple_members(false).compact_arrays(false);
    let text = ron::ser::to_string_pretty(&scene, pretty)?;
    let head = "// Written by `hubscope scene import`; do not change it by hand.\n// © OpenStreetMap contributors, ODbL: openstreetmap.org/copyright\n";
    fs::write(&out, format!("{head}{text}\n"))
        .map_err(|error| format!("could not write {}: {error}", out.display()))?;
    eprintln!("Wrote {} with {} groups.", out.display(), scene.groups.len());
    Ok(())
}
