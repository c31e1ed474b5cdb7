//! The picture: every frame it shows what is true at the playhead, and keeps nothing of its own.
//!
//! The straight line of a frame: [`TwinSystems::Ingest`] takes in what live sources told, [`TwinSystems::Advance`] moves the playhead, [`TwinSystems::Project`] asks the log what
//! is true there, [`TwinSystems::Present`] writes it into the instance buffer. Objects are never entities that remember.

pub mod app;
mod belts;
mod beside;
mod buildings;
mod camera;
mod carrying;
mod conveyors;
mod corners;
mod costs;
mod crowd;
mod derived;
mod display;
mod docking;
mod doors;
mod edits;
pub mod figures;
mod fittings;
mod flight;
mod footing;
mod greenery;
mod keeping;
mod lamps;
mod letters;
mod live;
mod mapping;
mod markings;
mod material;
mod measure;
mod memory;
mod meshes;
mod norms;
mod noting;
mod opening;
mod outside;
mod picking;
mod piles;
mod plane;
mod playhead;
mod project;
mod scenery;
mod sky;
mod split;
mod steering;
mod surroundings;
mod tally;
mod tiers;
mod tiles;
mod walk;
mod weather;

use bevy::{prelude::*, render::storage::ShaderBuffer};

pub(crate) use self::opening::name_of;
pub use self::{
    beside::{Beside, ComingBeside, CompareCommand},
    camera::{CameraCommand, Eye, MainCamera, Manner, ViewPose},
    costs::{Costs, MOST_DRAWS, MOST_TRIANGLES},
    display::has_display,
    edits::Edits,
    flight::Volumes,
    keeping::{file_name, read_kept, write_whole},
    live::{Live, SourceView},
    mapping::{MapCommand, PlaceMap},
    measure::{Measure, MeasureCommand},
    memory::{BUDGET, Look, MemoryView},
    norms::Norms,
    noting::{NoteCommand, Noting},
    opening::{AskFirst, CouldNotOpen, Dropped, InQuestion, OpenCommand, Opener, Opening, Ready, Wish},
    picking::{Hovered, Pointed, SelectCommand, Selected, pick},
    playhead::{PlaybackCommand, Playhead},
    project::{Session, Shown, ShownObject, Silence, Silences},
    scenery::{RoofSetting, ShowAnnounced},
    split::Split,
    steering::{HandsOff, Presenting},
    tally::Tally,
    tiers::{Device, Pixels, Quality, Wanted},
    tiles::Tiles,
};

/// The straight line that a frame walks, in this order.
#[derive(SystemSet, Clone, Debug, PartialEq, Eq, Hash)]
pub enum TwinSystems {
    /// Put what arrived from live sources into the log.
    Ingest,
    /// Read what the user did, and move the playhead.
    Advance,
    /// Ask the log what is true at the playhead.
    Project,
    /// Make the picture show it.
    Present,
}

/// A point of hub space, with metres above the ground, in the engine's axes: x east, y up, z south.
pub fn world_from_hub(point: crate::hub::layout::Point, up: f64) -> Vec3 {
    Vec3::new(point.east as f32, up as f32, -point.north as f32)
}

/// The turn about the vertical axis that makes a mesh whose forward is -Z look along a heading.
pub fn yaw_from_heading(heading: crate::hub::layout::Heading) -> f32 {
    -(heading.degrees() as f32).to_radians()
}

/// The same for a way over the ground, in the engine's x and z.
fn yaw_of(way: Vec2) -> f32 {
    f32::atan2(-way.x, -way.y)
}

/// What needs no graphics device: the playhead, the state, what is chosen. Tests run it as it is.
pub fn core_plugin(app: &mut App) {
    app.configure_sets(
        Update,
        (TwinSystems::Ingest, TwinSystems::Advance, TwinSystems::Project, TwinSystems::Present).chain(),
    );
    app.add_plugins((
        playhead::plugin,
        project::plugin,
        picking::plugin,
        measure::plugin,
        camera::plugin,
        surroundings::plugin,
        opening::plugin,
        beside::plugin,
        live::plugin,
        mapping::plugin,
        noting::plugin,
    ));
}

/// What draws.
pub fn render_plugin(app: &mut App) {
    app.add_plugins((
        material::plugin,
        scenery::plugin,
        tiles::plugin,
        crowd::plugin,
        belts::plugin,
        doors::plugin,
        sky::plugin,
        split::plugin,
        weather::plugin,
        costs::plugin,
        camera::render_plugin,
        steering::plugin,
    ));
}

/// What writes the places of everything that moves into the buffer that a graphics device would draw from: for measuring.
/// It needs Bevy's `AssetPlugin`.
pub fn buffer_plugin(app: &mut App) {
    app.init_asset::<Mesh>().init_asset::<ShaderBuffer>().init_asset::<material::LeanMaterial>();
    app.init_resource::<material::Instances>().add_plugins(crowd::plugin);
}
