//! The lean material: what everything in the picture is drawn with.
//!
//! Objects do not move in Bevy's sense: each drawn copy of a mesh carries a tag, and the vertex shader finds its place in
//! one buffer that is written once a frame. So the engine has nothing to do for an object from frame to frame.

use bevy::{
    asset::{RenderAssetUsages, load_internal_asset, uuid_handle},
    mesh::MeshVertexBufferLayoutRef,
    pbr::{MaterialPipeline, MaterialPipelineKey},
    prelude::*,
    render::{
        render_resource::{AsBindGroup, Face, RenderPipelineDescriptor, SpecializedMeshPipelineError},
        storage::ShaderBuffer,
    },
    shader::ShaderRef,
};

use super::tiers::Quality;

const SHADER: Handle<Shader> = uuid_handle!("3b0f6f0c-9a6e-4c55-8f0d-5f6b7a1c9e21");

/// The instances that the buffer has room for at first; it grows by doubling.
const FIRST_CAPACITY: usize = 2_048;

pub fn plugin(app: &mut App) {
    load_internal_asset!(app, SHADER, "../../assets/shaders/lean.wgsl", Shader::from_wgsl);
    app.add_plugins(MaterialPlugin::<LeanMaterial>::default()).init_resource::<Instances>();
}

/// The material. There is one of it for each [`Role`].
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
#[bind_group_data(LeanKey)]
pub struct LeanMaterial {
    #[storage(0, read_only)]
    instances: Handle<ShaderBuffer>,
    #[storage(1, read_only)]
    light: Handle<ShaderBuffer>,
    key: LeanKey,
}

/// What a program of the graphics device is made for: each leaves out what it does not need.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LeanKey {
    role: Role,
    /// Whether light and shadow are worked out for each point, and not only for the corners.
    is_rich: bool,
}

/// What is drawn.
#[repr(u8)]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// The place.
    Scenery,
    /// What moves in it: it can be held, inferred, stale, hovered and chosen.
    Crowd,
    /// What can be seen through.
    Glass,
    /// What goes around something: the inner side of a copy that is a little too large.
    Outline,
    /// The sky.
    Sky,
    /// Light that is added to what it falls on, by night.
    Glow,
}

impl From<&LeanMaterial> for LeanKey {
    fn from(material: &LeanMaterial) -> Self {
        material.key
    }
}

impl Material for LeanMaterial {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }
    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }
    fn prepass_vertex_shader() -> ShaderRef {
        SHADER.into()
    }
    fn alpha_mode(&self) -> AlphaMode {
        match self.key.role {
            Role::Glass => AlphaMode::Blend,
            // With no opacity of its own, it only adds.
            Role::Glow => AlphaMode::Premultiplied,
            _ => AlphaMode::Opaque,
        }
    }
    fn enable_prepass() -> bool {
        false
    }
    fn enable_shadows() -> bool {
        true
    }
    fn specialize(
        _: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        _: &MeshVertexBufferLayoutRef,
        key: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let LeanKey { role, is_rich } = key.bind_group_data;
        let mut defs = Vec::new();
        match role {
            Role::Scenery => {}
            Role::Crowd => defs.push("CROWD"),
            Role::Glass => descriptor.primitive.cull_mode = None,
            Role::Outline => {
                defs.push("OUTLINE");
                descriptor.primitive.cull_mode = Some(Face::Front);
            }
            Role::Sky => defs.push("SKY"),
            Role::Glow => {
                defs.push("GLOW");
                descriptor.primitive.cull_mode = None;
            }
        }
        if is_rich && matches!(role, Role::Scenery | Role::Crowd | Role::Glass | Role::Sky) {
            defs.push("RICH");
        }
        for def in defs {
            descriptor.vertex.shader_defs.push(def.into());
            if let Some(fragment) = &mut descriptor.fragment {
                fragment.shader_defs.push(def.into());
            }
        }
        Ok(())
    }
}

/// What is special about one instance; the shader has the same bits.
pub mod flag {
    /// Held: striped in the colour of holds.
    pub const HATCHED: u32 = 1;
    /// Only inferred: half there.
    pub const INFERRED: u32 = 2;
    /// Not heard of for long: pale grey.
    pub const STALE: u32 = 4;
    /// Under the pointer.
    pub const HOVERED: u32 = 8;
    /// Chosen.
    pub const SELECTED: u32 = 16;
    /// Gives light of its own.
    pub const GLOWS: u32 = 32;

    /// Bent by so many radians to the left at its joint, in the upper half of the word: a truck in a curve. An instance is read
    /// anew for every one that moves, every frame, and should be no larger than it must.
    pub fn bent(radians: f32) -> u32 {
        let part = (radians / std::f32::consts::PI).clamp(-1.0, 1.0) * f32::from(i16::MAX);
        u32::from((part as i16).cast_unsigned()) << 16
    }
}

/// One drawn copy of a mesh, laid out as the shader reads it.
#[repr(C)]
#[derive(Clone, Copy, Debug, bytemuck::Pod, bytemuck::Zeroable)]
pub struct Instance {
    /// Where, in the engine's axes.
    pub position: Vec3,
    /// Turn about the vertical axis in radians.
    pub yaw: f32,
    /// Size; zero is not drawn.
    pub scale: Vec3,
    /// See [`flag`].
    pub flags: u32,
    /// Linear colour, and opacity; of what moves, which is never seen through, metres that its wheels have turned.
    pub tint: [f32; 4],
}

impl Instance {
    /// A mesh as it is, in the middle of the world.
    pub const PLAIN: Instance =
        Instance { position: Vec3::ZERO, yaw: 0.0, scale: Vec3::ONE, flags: 0, tint: [1.0, 1.0, 1.0, 1.0] };
}

/// So many masts give light to things.
pub const MOST_MASTS: usize = 24;

/// What gives light to things by night; what falls on the ground is drawn by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lamps {
    /// What masts are aimed at, east and south, how far around that they give light, in metres, and how strong that is.
    pub masts: [[f32; 4]; MOST_MASTS],
    /// How many there are.
    pub count: usize,
    /// The hall: the middle of it, east and south, and half its length and width in metres; then which way its length goes, how
    /// strong its light is, and up to which height there is any, in metres.
    pub hall: [[f32; 4]; 2],
}

/// The light of the hour.
#[derive(Clone, Copy, Debug, Default)]
pub struct Light {
    /// The direction to the sun (the moon by night), and 1 when shadows are drawn.
    pub to_sun: [f32; 4],
    /// Linear colour of the sun, and the light of masts and lamps.
    pub sun: [f32; 4],
    /// Linear colour of the zenith, and how much of the sky clouds cover, from 0 to 1.
    pub sky: [f32; 4],
    /// Linear colour of the horizon, and haze per metre.
    pub horizon: [f32; 4],
    /// Linear colour of what comes back from the ground, and 0 by day to 1 by night.
    pub ground: [f32; 4],
    /// How wet the ground is, from 0 to 1, how far away half of what is there is left, in metres, and how many lamps there are.
    pub weather: [f32; 4],
    /// The direction to where the sun stands in the sky, and 1 where it is seen.
    pub disc: [f32; 4],
    /// What gives light to things by night.
    pub lamps: Lamps,
}

/// The instance buffer, its materials, and the light.
#[derive(Resource)]
pub struct Instances {
    all: Vec<Instance>,
    /// How many of them the buffer on the device has room for.
    room: usize,
    buffer: Handle<ShaderBuffer>,
    light: Handle<ShaderBuffer>,
    /// The place itself.
    pub scenery: Handle<LeanMaterial>,
    /// What moves in it.
    pub crowd: Handle<LeanMaterial>,
    /// What can be seen through.
    pub glass: Handle<LeanMaterial>,
    /// What goes around something.
    pub outline: Handle<LeanMaterial>,
    /// The sky.
    pub sky: Handle<LeanMaterial>,
    /// Light that is added by night.
    pub glow: Handle<LeanMaterial>,
}

impl FromWorld for Instances {
    fn from_world(world: &mut World) -> Self {
        let is_rich = world.get_resource::<Quality>().is_none_or(|quality| quality.has_shadows());
        let mut buffers = world.resource_mut::<Assets<ShaderBuffer>>();
        let instances = buffers.add(buffer(roomy(&[], FIRST_CAPACITY)));
        let light = buffers.add(ShaderBuffer::new(&[0; 112 + 16 * (MOST_MASTS + 2)], RenderAssetUsages::RENDER_WORLD));
        let mut materials = world.resource_mut::<Assets<LeanMaterial>>();
        let mut add = |role| {
            let key = LeanKey { role, is_rich };
            materials.add(LeanMaterial { instances: instances.clone(), light: light.clone(), key })
        };
        let (scenery, crowd, glass) = (add(Role::Scenery), add(Role::Crowd), add(Role::Glass));
        let (outline, sky, glow) = (add(Role::Outline), add(Role::Sky), add(Role::Glow));
        Self {
            all: Vec::new(),
            room: FIRST_CAPACITY,
            buffer: instances,
            light,
            scenery,
            crowd,
            glass,
            outline,
            sky,
            glow,
        }
    }
}

/// The instances, and room for more: a buffer that keeps its size is written anew on the device, another one would have
/// to be bound anew.
fn roomy(all: &[Instance], room: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(room * size_of::<Instance>());
    bytes.extend_from_slice(bytemuck::cast_slice(all));
    bytes.resize(room * size_of::<Instance>(), 0);
    Some(bytes)
}

fn buffer(data: Option<Vec<u8>>) -> ShaderBuffer {
    ShaderBuffer { data, asset_usage: RenderAssetUsages::RENDER_WORLD, ..ShaderBuffer::default() }
}

impl Instances {
    /// A new place in the buffer; its number is the tag of the mesh that is drawn with it.
    pub fn add(&mut self, instance: Instance) -> u32 {
        let tag = self.all.len() as u32;
        self.all.push(instance);
        tag
    }

    /// Changes an instance.
    pub fn set(&mut self, tag: u32, instance: Instance) {
        if let Some(place) = self.all.get_mut(tag as usize) {
            *place = instance;
        }
    }

    /// Sends the instances to the graphics device.
    pub fn upload(&mut self, buffers: &mut Assets<ShaderBuffer>, materials: &mut Assets<LeanMaterial>) {
        if self.all.len() > self.room {
            self.room = self.all.len().next_power_of_two();
            self.buffer = buffers.add(buffer(roomy(&self.all, self.room)));
            for handle in [&self.scenery, &self.crowd, &self.glass, &self.outline, &self.sky, &self.glow] {
                if let Some(mut material) = materials.get_mut(handle) {
                    material.instances = self.buffer.clone();
                }
            }
        } else if let Some(mut buffer) = buffers.get_mut(&self.buffer) {
            buffer.data = roomy(&self.all, self.room);
        }
    }

    /// Works light and shadow out for each point, or only for the corners.
    pub fn draw_richly(&self, materials: &mut Assets<LeanMaterial>, is_rich: bool) {
        for handle in [&self.scenery, &self.crowd, &self.glass, &self.outline, &self.sky, &self.glow] {
            let is_so = materials.get(handle).is_some_and(|material| material.key.is_rich == is_rich);
            if let Some(mut material) = materials.get_mut(handle).filter(|_| !is_so) {
                material.key.is_rich = is_rich;
            }
        }
    }

    /// Sends the light to the graphics device.
    pub fn upload_light(&self, buffers: &mut Assets<ShaderBuffer>, light: &Light) {
        let rows = [light.to_sun, light.sun, light.sky, light.horizon, light.ground, light.weather, light.disc];
        let rows = rows.iter().chain(&light.lamps.masts).chain(&light.lamps.hall);
        if let Some(mut buffer) = buffers.get_mut(&self.light) {
            buffer.data = Some(rows.flatten().flat_map(|word| word.to_le_bytes()).collect());
        }
    }
}
