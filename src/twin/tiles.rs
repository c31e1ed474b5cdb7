//! Colours that lie on places, on the ground and below what stands there: what heat maps show.

use bevy::{camera::visibility::NoFrustumCulling, light::NotShadowCaster, mesh::MeshTag, prelude::*};

use super::{
    Session, TwinSystems,
    material::{Instance, Instances, flag},
    meshes::{Builder, Paint},
};
use crate::hub::layout::{Layout, PlaceId};

/// The places that are coloured, each with its colour in sRGB. Who wants none empties it.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Tiles(pub Vec<(PlaceId, [u8; 3])>);

/// How high colours lie above the ground, in metres: above lines that are painted on it, below what stands there.
const ABOVE_M: f32 = 0.27;

/// How much of what is below they cover, from 0 to 1.
const OPACITY: f32 = 0.72;

/// The mesh of all tiles, and its instance.
#[derive(Resource)]
struct Carpet {
    tag: u32,
    entity: Option<Entity>,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Tiles>().add_systems(Startup, make).add_systems(
        Update,
        lay.run_if(resource_exists::<Session>.and_then(resource_changed::<Tiles>)).in_set(TwinSystems::Present),
    );
}

fn make(mut instances: ResMut<Instances>, mut commands: Commands) {
    let tag = instances.add(Instance { tint: [1.0, 1.0, 1.0, OPACITY], flags: flag::GLOWS, ..Instance::PLAIN });
    commands.insert_resource(Carpet { tag, entity: None });
}

fn lay(
    tiles: Res<Tiles>,
    session: Res<Session>,
    carpet: Option<ResMut<Carpet>>,
    instances: Res<Instances>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
) {
    let Some(mut carpet) = carpet else { return };
    if let Some(entity) = carpet.entity.take() {
        commands.entity(entity).despawn();
    }
    let builder = carpet_of(&session.layout, &tiles.0);
    if builder.is_empty() {
        return;
    }
    let material = MeshMaterial3d(instances.glass.clone());
    let parts = (Mesh3d(meshes.add(builder.mesh())), material, MeshTag(carpet.tag), NoFrustumCulling, NotShadowCaster);
    carpet.entity = Some(commands.spawn(parts).id());
}

fn carpet_of(layout: &Layout, tiles: &[(PlaceId, [u8; 3])]) -> Builder {
    let mut b = Builder::default();
    for (place, [red, green, blue]) in tiles {
        let place = layout.get(*place);
        let (l, w) = (place.size.0 / 2.0, place.size.1 / 2.0);
        let corners = [(l, w), (l, -w), (-l, -w), (-l, w)].map(|(ahead, right)| {
            let corner = place.at.offset(place.heading, ahead, right);
            Vec2::new(corner.east as f32, -corner.north as f32)
        });
        b.flat(&corners, ABOVE_M, Paint::rgb(*red, *green, *blue));
    }
    b
}
