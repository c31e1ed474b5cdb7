//! Everything that moves, drawn: a pool of copies for each mesh, whose places are written once a frame.

use std::collections::BTreeMap;

use bevy::{
    camera::visibility::NoFrustumCulling, light::NotShadowCaster, mesh::MeshTag, prelude::*,
    render::storage::ShaderBuffer,
};

use super::{
    Hovered, Selected, Session, Shown, ShownObject, TwinSystems,
    material::{Instance, Instances, LeanMaterial, flag},
    meshes::{Shape, linear},
};
use crate::hub::{Flow, ObjectKind, motion::Certainty};

pub fn plugin(app: &mut App) {
    app.init_resource::<Pools>()
        .add_systems(Update, present.in_set(TwinSystems::Present).run_if(resource_exists::<Session>));
}

/// The copies of each mesh: their tags in the instance buffer.
#[derive(Resource, Default)]
struct Pools {
    by_shape: BTreeMap<Shape, Pool>,
    /// The outlines of what is chosen and of what is under the pointer.
    outlines: [Option<Outline>; 2],
}

struct Outline {
    entity: Entity,
    tag: u32,
}

#[derive(Default)]
struct Pool {
    mesh: Handle<Mesh>,
    tags: Vec<u32>,
    used: usize,
}

/// Copies that are made at a time.
const BATCH: usize = 16;

fn present(
    mut commands: Commands,
    mut pools: ResMut<Pools>,
    mut instances: ResMut<Instances>,
    mut meshes: ResMut<Assets<Mesh>>,
    (mut buffers, mut materials): (ResMut<Assets<ShaderBuffer>>, ResMut<Assets<LeanMaterial>>),
    (shown, selected, hovered): (Res<Shown>, Res<Selected>, Res<Hovered>),
) {
    if !shown.is_changed() && !selected.is_changed() && !hovered.is_changed() && !instances.is_changed() {
        return;
    }
    let Some(state) = &shown.state else { return };
    let Pools { by_shape, outlines } = &mut *pools;
    let (tints, alarm) = (Tints::new(), linear(213, 94, 0));
    let before: Vec<(Shape, usize)> =
        by_shape.iter_mut().map(|(shape, pool)| (*shape, std::mem::take(&mut pool.used))).collect();
    for (object, fact) in shown.objects.iter().zip(&state.objects) {
        if !object.is_visible {
            continue;
        }
        let pool =
            by_shape.entry(object.shape).or_insert_with(|| Pool { mesh: meshes.add(object.shape.mesh()), ..default() });
        if pool.used == pool.tags.len() {
            grow(pool, &mut commands, &mut instances);
        }
        let mut flags = match object.certainty {
            Certainty::Known => 0,
            Certainty::Inferred => flag::INFERRED,
            Certainty::Stale => flag::STALE,
        };
        flags |= if fact.is_held { flag::HATCHED } else { 0 };
        flags |= if selected.0 == Some(object.object) { flag::SELECTED } else { 0 };
        flags |= if hovered.0 == Some(object.object) { flag::HOVERED } else { 0 };
        let tint = if fact.is_alarmed { alarm } else { tints.of(fact.kind, fact.flow) };
        let instance = Instance { position: object.position, yaw: object.yaw, scale: Vec3::ONE, flags, tint };
        instances.set(pool.tags[pool.used], instance);
        pool.used += 1;
    }
    for (shape, used) in before {
        let Some(pool) = by_shape.get(&shape) else { continue };
        for tag in pool.tags.iter().take(used).skip(pool.used) {
            instances.set(*tag, Instance { scale: Vec3::ZERO, ..Instance::PLAIN });
        }
    }
    let around =
        [(selected.0, linear(255, 122, 0)), (hovered.0.filter(|_| hovered.0 != selected.0), linear(20, 30, 44))];
    for (outline, (object, colour)) in outlines.iter_mut().zip(around) {
        let object = object.and_then(|object| shown.get(object)).filter(|object| object.is_visible);
        let mesh = object.and_then(|object| by_shape.get(&object.shape)).map(|pool| pool.mesh.clone());
        draw_around(outline, object.zip(mesh), colour, &mut commands, &mut instances);
    }
    instances.upload(&mut buffers, &mut materials);
}

/// Draws an outline around an object, or none.
fn draw_around(
    outline: &mut Option<Outline>,
    object: Option<(&ShownObject, Handle<Mesh>)>,
    tint: [f32; 4],
    commands: &mut Commands,
    instances: &mut Instances,
) {
    let hidden = Instance { scale: Vec3::ZERO, ..Instance::PLAIN };
    let Some((object, mesh)) = object else {
        if let Some(outline) = outline {
            instances.set(outline.tag, hidden);
        }
        return;
    };
    let Outline { entity, tag } = outline.get_or_insert_with(|| {
        let tag = instances.add(hidden);
        let bundle = (MeshMaterial3d(instances.outline.clone()), MeshTag(tag), NoFrustumCulling, NotShadowCaster);
        Outline { entity: commands.spawn((bundle, Transform::default(), Visibility::default())).id(), tag }
    });
    commands.entity(*entity).insert_if_neq(Mesh3d(mesh));
    let instance = Instance { position: object.position, yaw: object.yaw, tint, scale: Vec3::ONE, ..hidden };
    instances.set(*tag, instance);
}

fn grow(pool: &mut Pool, commands: &mut Commands, instances: &mut Instances) {
    for _ in 0..BATCH {
        let tag = instances.add(Instance { scale: Vec3::ZERO, ..Instance::PLAIN });
        pool.tags.push(tag);
        let material = MeshMaterial3d(instances.crowd.clone());
        commands.spawn((Mesh3d(pool.mesh.clone()), material, MeshTag(tag), NoFrustumCulling));
    }
}

/// The colours of the flows, from the colour-blind-safe set of Okabe and Ito, ready for the graphics device.
struct Tints {
    import: [f32; 4],
    export: [f32; 4],
    transfer: [f32; 4],
    rail: [f32; 4],
    empty: [f32; 4],
    other: [f32; 4],
}

impl Tints {
    fn new() -> Self {
        Self {
            import: linear(0, 114, 178),
            export: linear(230, 159, 0),
            transfer: linear(0, 158, 115),
            rail: linear(204, 121, 167),
            empty: linear(150, 156, 164),
            other: linear(176, 182, 190),
        }
    }

    fn of(&self, kind: ObjectKind, flow: Flow) -> [f32; 4] {
        match flow {
            Flow::Import => self.import,
            Flow::Export => self.export,
            Flow::Transfer => self.transfer,
            Flow::Rail => self.rail,
            Flow::None if kind == ObjectKind::Uld => self.empty,
            Flow::None => self.other,
        }
    }
}
