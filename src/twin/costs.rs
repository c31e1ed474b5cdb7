//! What the picture costs: draws, triangles, time and memory, counted only while somebody looks.

use std::collections::BTreeSet;

use bevy::{
    asset::AssetId,
    camera::visibility::ViewVisibility,
    light::{CascadeShadowConfig, NotShadowCaster},
    prelude::*,
};

use super::material::LeanMaterial;

pub fn plugin(app: &mut App) {
    app.init_resource::<Costs>().add_systems(Last, count.run_if(is_wanted));
}

/// The most draws of a view of the scene, on a day such as the opening day; a test holds every view to it.
pub const MOST_DRAWS: usize = 60;

/// The most triangles of a view: in the low tier, which software and old devices draw, and in the others.
pub const MOST_TRIANGLES: (usize, usize) = (260_000, 520_000);

/// What the picture costs.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Costs {
    /// Whether somebody looks.
    pub is_wanted: bool,
    /// What is drawn at once: all meshes of one shape and material, but what is seen through by itself, from far to near.
    pub draws: usize,
    /// Their triangles.
    pub triangles: usize,
    /// Triangles that are drawn once more for the shadows of the sun; with several cascades those of all of them.
    pub shadow_triangles: usize,
    /// Milliseconds from frame to frame, the mean of the last ones.
    pub frame_ms: f32,
    /// Memory of the process in megabytes; none where the system does not tell.
    pub memory_mb: Option<f32>,
}

fn is_wanted(costs: Res<Costs>) -> bool {
    costs.is_wanted
}

fn count(
    mut costs: ResMut<Costs>,
    meshes: Res<Assets<Mesh>>,
    materials: Res<Assets<LeanMaterial>>,
    drawn: Query<(&Mesh3d, &MeshMaterial3d<LeanMaterial>, &ViewVisibility, Has<NotShadowCaster>)>,
    suns: Query<(&DirectionalLight, &CascadeShadowConfig)>,
    time: Res<Time<Real>>,
) {
    let triangles = |mesh: &Mesh3d| {
        let mesh = meshes.get(&mesh.0)?;
        Some(mesh.indices().map_or(mesh.count_vertices(), bevy::mesh::Indices::len) / 3)
    };
    let mut batches: BTreeSet<(AssetId<Mesh>, AssetId<LeanMaterial>)> = BTreeSet::new();
    (costs.draws, costs.triangles, costs.shadow_triangles) = (0, 0, 0);
    let shadowed = suns.iter().filter(|(sun, _)| sun.shadow_maps_enabled);
    let cascades: usize = shadowed.map(|(_, cascades)| cascades.bounds.len()).sum();
    for (mesh, material, _, casts_none) in drawn.iter().filter(|(_, _, visibility, _)| visibility.get()) {
        let is_solid = materials.get(&material.0).is_some_and(|material| material.alpha_mode() == AlphaMode::Opaque);
        if !is_solid || batches.insert((mesh.id(), material.id())) {
            costs.draws += 1;
        }
        let count = triangles(mesh).unwrap_or(0);
        costs.triangles += count;
        costs.shadow_triangles += if is_solid && !casts_none { count * cascades } else { 0 };
    }
    let millis = time.delta_secs() * 1_000.0;
    // Where nothing moves no frame is drawn: the time since the last one says nothing of what this one took.
    let is_idle = millis > 1_000.0;
    costs.frame_ms = if is_idle {
        costs.frame_ms
    } else if costs.frame_ms == 0.0 {
        millis
    } else {
        costs.frame_ms * 0.9 + millis * 0.1
    };
    let pages =
        std::fs::read_to_string("/proc/self/statm").ok().and_then(|text| text.split(' ').nth(1)?.parse::<f32>().ok());
    costs.memory_mb = pages.map(|pages| pages * 4_096.0 / 1e6);
}
