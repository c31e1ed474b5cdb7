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

const SHADER: Handle<Shader> = uuid_handle!("3b0f6f0c-9a6e-4c55-8f0d-5f6b7a1c9e21");

/// Bytes of one instance in the buffer.
pub const INSTANCE_BYTES: usize = 48;

/// The instances that the buffer has room for at first; it grows by doubling.
const FIRST_CAPACITY: usize = 8_192;

pub fn plugin(app: &mut App) {
    load_internal_asset!(app, SHADER, "../../assets/shaders/lean.wgsl", Shader::from_wgsl);
    app.add_plugins(MaterialPlugin::<LeanMaterial>::default()).init_resource::<Instances>();
}

/// The material. There are three of it: one that hides what lies behind, one that does not, and one for outlines, which
/// shows the inner side of a copy that is a little too large.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
#[bind_group_data(LeanKey)]
pub struct LeanMaterial {
    #[storage(0, read_only)]
    instances: Handle<ShaderBuffer>,
    #[storage(1, read_only)]
    light: Handle<ShaderBuffer>,
    alpha: AlphaMode,
    is_outline: bool,
}

#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LeanKey {
    is_two_sided: bool,
    is_outline: bool,
}

impl From<&LeanMaterial> for LeanKey {
    fn from(material: &LeanMaterial) -> Self {
        LeanKey { is_two_sided: material.alpha != AlphaMode::Opaque, is_outline: material.is_outline }
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
        self.alpha
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
        if key.bind_group_data.is_two_sided {
            descriptor.primitive.cull_mode = None;
        } else if key.bind_group_data.is_outline {
            descriptor.primitive.cull_mode = Some(Face::Front);
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
    /// The sky.
    pub const SKY: u32 = 32;
    /// Gives light of its own.
    pub const GLOWS: u32 = 64;
    /// Grown by a few pixels along the normals of its corners, in one colour.
    pub const OUTLINE: u32 = 128;
}

/// One drawn copy of a mesh.
#[derive(Clone, Copy, Debug)]
pub struct Instance {
    /// Where, in the engine's axes.
    pub position: Vec3,
    /// Turn about the vertical axis in radians.
    pub yaw: f32,
    /// Size; zero is not drawn.
    pub scale: Vec3,
    /// See [`flag`].
    pub flags: u32,
    /// Linear colour and opacity.
    pub tint: [f32; 4],
}

impl Instance {
    /// A mesh as it is, in the middle of the world.
    pub const PLAIN: Instance =
        Instance { position: Vec3::ZERO, yaw: 0.0, scale: Vec3::ONE, flags: 0, tint: [1.0, 1.0, 1.0, 1.0] };

    fn write(&self, bytes: &mut [u8]) {
        let [x, y, z] = self.position.to_array();
        let [width, height, depth] = self.scale.to_array();
        let [r, g, b, a] = self.tint;
        let words = [x, y, z, self.yaw, width, height, depth, f32::from_bits(self.flags), r, g, b, a];
        for (word, bytes) in words.iter().zip(bytes.chunks_exact_mut(4)) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
    }
}

/// The light of the hour.
#[derive(Clone, Copy, Debug, Default)]
pub struct Light {
    /// The direction to the sun (the moon by night), and 1 when shadows are drawn.
    pub to_sun: [f32; 4],
    /// Linear colour of the sun, and the light of masts and lamps.
    pub sun: [f32; 4],
    /// Linear colour of the zenith.
    pub sky: [f32; 4],
    /// Linear colour of the horizon, and haze per metre.
    pub horizon: [f32; 4],
    /// Linear colour of what comes back from the ground, and 0 by day to 1 by night.
    pub ground: [f32; 4],
}

/// The instance buffer, its materials, and the light.
#[derive(Resource)]
pub struct Instances {
    bytes: Vec<u8>,
    next: u32,
    buffer: Handle<ShaderBuffer>,
    light: Handle<ShaderBuffer>,
    /// What hides what lies behind it.
    pub solid: Handle<LeanMaterial>,
    /// What does not.
    pub glass: Handle<LeanMaterial>,
    /// What goes around something.
    pub outline: Handle<LeanMaterial>,
}

impl FromWorld for Instances {
    fn from_world(world: &mut World) -> Self {
        let mut buffers = world.resource_mut::<Assets<ShaderBuffer>>();
        let bytes = vec![0; FIRST_CAPACITY * INSTANCE_BYTES];
        let buffer = buffers.add(ShaderBuffer::new(&bytes, RenderAssetUsages::RENDER_WORLD));
        let light = buffers.add(ShaderBuffer::new(&[0; 80], RenderAssetUsages::RENDER_WORLD));
        let mut materials = world.resource_mut::<Assets<LeanMaterial>>();
        let mut add = |alpha, is_outline| {
            materials.add(LeanMaterial { instances: buffer.clone(), light: light.clone(), alpha, is_outline })
        };
        let (solid, glass) = (add(AlphaMode::Opaque, false), add(AlphaMode::Blend, false));
        let outline = add(AlphaMode::Opaque, true);
        Self { bytes, next: 0, buffer, light, solid, glass, outline }
    }
}

impl Instances {
    /// A new place in the buffer; its number is the tag of the mesh that is drawn with it.
    pub fn add(&mut self, instance: Instance) -> u32 {
        let tag = self.next;
        self.next += 1;
        if self.next as usize * INSTANCE_BYTES > self.bytes.len() {
            self.bytes.resize(self.bytes.len() * 2, 0);
        }
        self.set(tag, &instance);
        tag
    }

    /// Changes an instance.
    pub fn set(&mut self, tag: u32, instance: &Instance) {
        let at = tag as usize * INSTANCE_BYTES;
        if let Some(bytes) = self.bytes.get_mut(at..at + INSTANCE_BYTES) {
            instance.write(bytes);
        }
    }

    /// Sends the instances to the graphics device.
    pub fn upload(
        &mut self,
        buffers: &mut Assets<ShaderBuffer>,
        materials: &mut Assets<LeanMaterial>,
        sent: &mut usize,
    ) {
        if self.bytes.len() != *sent && *sent > 0 {
            self.buffer = buffers.add(ShaderBuffer::new(&self.bytes, RenderAssetUsages::RENDER_WORLD));
            for handle in [&self.solid, &self.glass, &self.outline] {
                if let Some(mut material) = materials.get_mut(handle) {
                    material.instances = self.buffer.clone();
                }
            }
        } else if let Some(mut buffer) = buffers.get_mut(&self.buffer) {
            buffer.data = Some(self.bytes.clone());
        }
        *sent = self.bytes.len();
    }

    /// Sends the light to the graphics device.
    pub fn upload_light(&self, buffers: &mut Assets<ShaderBuffer>, light: &Light) {
        let rows = [light.to_sun, light.sun, light.sky, light.horizon, light.ground];
        if let Some(mut buffer) = buffers.get_mut(&self.light) {
            buffer.data = Some(rows.iter().flatten().flat_map(|word| word.to_le_bytes()).collect());
        }
    }
}
