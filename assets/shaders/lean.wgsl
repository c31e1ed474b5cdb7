// The lean material: one sun, light from the sky above and the ground below, and what is known about an object.
// Objects get their place from `instances`, by the tag of their mesh; the same for the picture and its shadows.

#import bevy_pbr::{
    mesh_functions,
    view_transformations::position_world_to_clip,
}
#ifdef PREPASS_PIPELINE
#import bevy_pbr::prepass_io::{Vertex, VertexOutput}
#else
#import bevy_pbr::{
    forward_io::Vertex,
    mesh_view_bindings::{view, lights},
    mesh_view_types,
    shadows,
}
#endif

struct Instance {
    position: vec3<f32>,
    yaw: f32,
    scale: vec3<f32>,
    flags: u32,
    tint: vec4<f32>,
};

struct Light {
    to_sun: vec4<f32>,   // w: 1 when shadows are drawn
    sun: vec4<f32>,      // linear colour; w: light of masts and lamps, or of clouds
    sky: vec4<f32>,      // linear colour of the zenith
    horizon: vec4<f32>,  // linear colour of the horizon; w: haze per metre
    ground: vec4<f32>,   // light that comes back from the ground; w: 0 day to 1 night
};

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<storage, read> instances: array<Instance>;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<storage, read> light: Light;

const HATCHED: u32 = 1u;
const INFERRED: u32 = 2u;
const STALE: u32 = 4u;
const HOVERED: u32 = 8u;
const SELECTED: u32 = 16u;
const GLOWS: u32 = 32u;

fn turned(v: vec3<f32>, yaw: f32) -> vec3<f32> {
    let s = sin(yaw);
    let c = cos(yaw);
    return vec3(c * v.x + s * v.z, v.y, -s * v.x + c * v.z);
}

fn placed(instance: Instance, p: vec3<f32>) -> vec3<f32> {
    return instance.position + turned(p * instance.scale, instance.yaw);
}

#ifdef PREPASS_PIPELINE
@vertex
fn vertex(v: Vertex) -> VertexOutput {
    var out: VertexOutput;
    let instance = instances[mesh_functions::get_tag(v.instance_index)];
    out.world_position = vec4(placed(instance, v.position), 1.0);
    out.position = position_world_to_clip(out.world_position.xyz);
#ifdef UNCLIPPED_DEPTH_ORTHO_EMULATION
    out.unclipped_depth = out.position.z;
    out.position.z = min(out.position.z, 1.0);
#endif
#ifdef VERTEX_COLORS
    out.color = v.color;
#endif
#ifdef VERTEX_OUTPUT_INSTANCE_INDEX
    out.instance_index = v.instance_index;
#endif
    return out;
}
#else
struct Lean {
    @builtin(position) clip: vec4<f32>,
    @location(0) world: vec3<f32>,
    // Lit in the low tier, where light is worked out at the corners; else the plain colour.
    @location(1) color: vec4<f32>,
#ifdef RICH
    @location(2) normal: vec3<f32>,
#endif
#ifdef CROWD
    @location(3) @interpolate(flat) flags: u32,
    @location(4) facing: f32,
#endif
};

fn received(n: vec3<f32>) -> vec3<f32> {
    let up = 0.5 + 0.5 * n.y;
    // Light of the sky is bluish, but a model is looked at with the eye adapted to it.
    let overhead = light.sky.rgb * 0.18 + light.horizon.rgb * 0.3;
    // By night from masts and lamps, by day from clouds.
    let masts = mix(vec3(0.94, 0.97, 1.0), vec3(1.0, 0.94, 0.82), light.ground.w) * light.sun.w;
    return mix(light.ground.rgb, mix(overhead, vec3(dot(overhead, vec3(0.333))), 0.5) + masts, up);
}

@vertex
fn vertex(v: Vertex) -> Lean {
    var out: Lean;
    let instance = instances[mesh_functions::get_tag(v.instance_index)];
    out.world = placed(instance, v.position);
#ifdef OUTLINE
#ifdef VERTEX_TANGENTS
    // The tangent holds the mean of the normals around a corner, so that the outline has no gaps.
    out.world += turned(v.tangent.xyz, instance.yaw) * (0.0026 * distance(out.world, view.world_position));
#endif
#endif
    out.clip = position_world_to_clip(out.world);
    var normal = vec3(0.0, 1.0, 0.0);
#ifdef VERTEX_NORMALS
    normal = normalize(turned(v.normal / max(instance.scale, vec3(1e-6)), instance.yaw));
#endif
    out.color = instance.tint;
#ifndef OUTLINE
#ifdef VERTEX_COLORS
    // The alpha of a vertex says how much of the instance's colour it takes.
    out.color = vec4(mix(v.color.rgb, instance.tint.rgb, v.color.a), instance.tint.a);
#endif
#endif
#ifdef CROWD
    if (instance.flags & STALE) != 0u {
        out.color = vec4(mix(vec3(0.45), vec3(dot(out.color.rgb, vec3(0.3, 0.6, 0.1))), 0.25), out.color.a);
    }
    out.flags = instance.flags;
    out.facing = abs(dot(normal, normalize(view.world_position - out.world)));
#endif
#ifdef RICH
    out.normal = normal;
    if (instance.flags & GLOWS) != 0u {
        out.normal = vec3(0.0);
    }
#else
#ifndef GLOW
    if (instance.flags & GLOWS) == 0u {
        let toward = max(dot(normal, light.to_sun.xyz), 0.0);
        out.color = vec4(out.color.rgb * (received(normal) + light.sun.rgb * toward), out.color.a);
    }
#endif
#endif
#ifdef GLOW
    out.color = vec4(out.color.rgb * light.ground.w, 0.0);
#endif
    return out;
}

fn sky_color(direction: vec3<f32>) -> vec3<f32> {
    let up = clamp(direction.y, 0.0, 1.0);
    var color = mix(light.horizon.rgb, light.sky.rgb, pow(up, 0.5));
    let glow = max(dot(direction, light.to_sun.xyz), 0.0);
    color += light.sun.rgb * (pow(glow, 350.0) * 0.6 + pow(glow, 8.0) * 0.035);
    return color;
}

fn view_depth(world: vec3<f32>) -> f32 {
    return dot(vec4(view.view_from_world[0].z, view.view_from_world[1].z,
                    view.view_from_world[2].z, view.view_from_world[3].z), vec4(world, 1.0));
}

// Software rendering pays for every branch, taken or not, so what a picture does not need is left out of its program.
@fragment
fn fragment(in: Lean) -> @location(0) vec4<f32> {
    let ray = in.world - view.world_position;
#ifdef SKY
    return vec4(sky_color(normalize(ray)), 1.0);
#else
#ifdef OUTLINE
    return vec4(in.color.rgb, 1.0);
#else
#ifdef GLOW
    return vec4(in.color.rgb, 0.0);
#else
    var rgb = in.color.rgb;
#ifdef CROWD
    // What is only inferred is drawn with a screen door: half there.
    if (in.flags & INFERRED) != 0u {
        let cell = vec2<u32>(in.clip.xy);
        if ((cell.x + cell.y) & 1u) == 1u && ((cell.x ^ cell.y) & 2u) == 0u {
            discard;
        }
    }
    let stripe = fract((in.world.x + in.world.y + in.world.z) * 0.9);
    rgb = select(rgb, vec3(0.871, 0.768, 0.054), (in.flags & HATCHED) != 0u && stripe < 0.5);
#endif
#ifdef RICH
    if dot(in.normal, in.normal) > 0.1 {
        let n = normalize(in.normal);
        let toward = max(dot(n, light.to_sun.xyz), 0.0);
        var shadow = 1.0;
        if light.to_sun.w > 0.5 && toward > 0.0 && lights.n_directional_lights > 0u {
            shadow = shadows::fetch_directional_shadow(0u, vec4(in.world, 1.0), n, view_depth(in.world), in.clip.xy);
        }
        rgb = rgb * (received(n) + light.sun.rgb * (toward * shadow));
    }
#endif
#ifdef CROWD
    let rim = (1.0 - in.facing) * (1.0 - in.facing);
    rgb = select(rgb, mix(rgb, vec3(1.0, 0.55, 0.08), 0.08 + 0.3 * rim), (in.flags & SELECTED) != 0u);
    rgb = select(rgb, mix(rgb, vec3(1.0), 0.2), (in.flags & HOVERED) != 0u);
#endif
    // Nearly 1 - exp(-x) for what little haze there is, and much quicker.
    let x = length(ray) * light.horizon.w;
    rgb = mix(rgb, light.horizon.rgb, x / (1.0 + x));
    // A soft shoulder above 0.8, so that white surfaces in the sun keep their shape.
    let over = max(rgb - 0.8, vec3(0.0));
    rgb = min(rgb, vec3(0.8)) + over / (1.7 + over * 5.0);
    return vec4(rgb, in.color.a);
#endif
#endif
#endif
}
#endif
