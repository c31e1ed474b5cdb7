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
    tint: vec4<f32>,     // w: opacity; of what moves, metres that its wheels have turned
};

struct Light {
    to_sun: vec4<f32>,   // w: 1 when shadows are drawn
    sun: vec4<f32>,      // linear colour; w: light of masts and lamps, or of clouds
    sky: vec4<f32>,      // linear colour of the zenith; w: cover of clouds
    horizon: vec4<f32>,  // linear colour of the horizon; w: haze per metre
    ground: vec4<f32>,   // light that comes back from the ground; w: 0 day to 1 night
    weather: vec4<f32>,  // x: how wet the ground is; y: metres to where half is left; z: how many masts
    disc: vec4<f32>,     // direction to where the sun stands; w: 1 where it is seen
    masts: array<vec4<f32>, 24>, // x, y: what they are aimed at, east and south; z: reach; w: strength
    hall: array<vec4<f32>, 2>,   // the middle and half of its sides; its way, z: strength, w: height
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

// What is ahead of the joint, and where that is: see `Builder::ahead_of_the_joint`.
const AHEAD: f32 = 100.0;
const JOINT_AHEAD_M: f32 = 4.6;

// Turns about an axis that lies across, as a wheel does that goes ahead.
fn rolled(v: vec3<f32>, angle: f32) -> vec3<f32> {
    let s = sin(angle);
    let c = cos(angle);
    return vec3(v.x, c * v.y + s * v.z, -s * v.y + c * v.z);
}

// A point of a mesh, or a direction when `is_point` is zero, with what turns and bends where it is now.
fn moved(instance: Instance, p: vec3<f32>, moving: vec2<f32>, is_point: f32) -> vec3<f32> {
    var at = p;
    let is_ahead = moving.x >= AHEAD;
    let height = select(moving.x, moving.x - AHEAD, is_ahead);
    if height > 0.0 {
        let axle = vec3(0.0, height, moving.y) * is_point;
        at = axle + rolled(at - axle, instance.tint.w / height);
    }
    // The upper half of the flags is the bend to the left at the joint: see `flag::bent`.
    let bend = f32(bitcast<i32>(instance.flags) >> 16u) / 32767.0 * 3.14159265;
    if is_ahead && bend != 0.0 {
        let joint = vec3(0.0, 0.0, -JOINT_AHEAD_M) * is_point;
        at = joint + turned(at - joint, bend);
    }
    return at;
}

#ifdef PREPASS_PIPELINE
@vertex
fn vertex(v: Vertex) -> VertexOutput {
    var out: VertexOutput;
    let instance = instances[mesh_functions::get_tag(v.instance_index)];
    var place = v.position;
#ifdef VERTEX_UVS_A
    place = moved(instance, place, v.uv, 1.0);
#endif
    out.world_position = vec4(placed(instance, place), 1.0);
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
    // What it is made of: see `Surface`.
    @location(5) @interpolate(flat) surface: u32,
    // Metres above the foot of what is drawn.
    @location(6) above: f32,
#endif
#ifdef CROWD
    @location(3) @interpolate(flat) flags: u32,
    @location(4) facing: f32,
    // Of masts and lamps.
    @location(7) lamps: f32,
#endif
};

// The light that comes through panes by night, from the rooms behind them.
const LIT: vec3<f32> = vec3(0.5, 0.41, 0.25);

fn received(n: vec3<f32>) -> vec3<f32> {
    let up = 0.5 + 0.5 * n.y;
    // Light of the sky is bluish, but a model is looked at with the eye adapted to it.
    let overhead = light.sky.rgb * 0.18 + light.horizon.rgb * 0.3;
    // By night from masts and lamps, by day from clouds.
    let masts = mix(vec3(0.94, 0.97, 1.0), vec3(1.0, 0.94, 0.82), light.ground.w) * light.sun.w;
    return mix(light.ground.rgb, mix(overhead, vec3(dot(overhead, vec3(0.333))), 0.5) + masts, up);
}

// The light of lamps by night.
const LAMP: vec3<f32> = vec3(1.0, 0.91, 0.72);
const MAST_M: f32 = 25.0;

// How much light of masts and of the lamps of the hall falls on a point of a thing.
fn lamp_light(p: vec3<f32>, n: vec3<f32>) -> f32 {
    if light.ground.w < 0.01 {
        return 0.0;
    }
    var sum = 0.0;
    let count = u32(light.weather.z);
    for (var k = 0u; k < count; k++) {
        let mast = light.masts[k];
        let away = vec3(mast.x - p.x, MAST_M - p.y, mast.y - p.z);
        let near = max(1.0 - length(away.xz) / mast.z, 0.0);
        sum += mast.w * near * near * (0.3 + 0.7 * max(dot(n, normalize(away)), 0.0));
    }
    let away = p.xz - light.hall[0].xy;
    let way = light.hall[1].xy;
    if abs(dot(away, way)) < light.hall[0].z && abs(dot(away, vec2(-way.y, way.x))) < light.hall[0].w && p.y < light.hall[1].w {
        sum += light.hall[1].z * (0.55 + 0.45 * n.y);
    }
    return min(sum, 1.1) * light.ground.w;
}

@vertex
fn vertex(v: Vertex) -> Lean {
    var out: Lean;
    let instance = instances[mesh_functions::get_tag(v.instance_index)];
    var place = v.position;
#ifdef VERTEX_UVS_A
    place = moved(instance, place, v.uv, 1.0);
#endif
    out.world = placed(instance, place);
#ifdef OUTLINE
#ifdef VERTEX_TANGENTS
    // The tangent holds the mean of the normals around a corner, so that the outline has no gaps.
    var outward = v.tangent.xyz;
#ifdef VERTEX_UVS_A
    outward = moved(instance, outward, v.uv, 0.0);
#endif
    out.world += turned(outward, instance.yaw) * (0.0026 * distance(out.world, view.world_position));
#endif
#endif
    out.clip = position_world_to_clip(out.world);
    var normal = vec3(0.0, 1.0, 0.0);
#ifdef VERTEX_NORMALS
    var own = v.normal;
#ifdef VERTEX_UVS_A
    own = moved(instance, own, v.uv, 0.0);
#endif
    normal = normalize(turned(own / max(instance.scale, vec3(1e-6)), instance.yaw));
#endif
    out.color = instance.tint;
#ifndef OUTLINE
#ifdef VERTEX_COLORS
    // The alpha of a vertex says how much of the instance's colour it takes.
    out.color = vec4(mix(v.color.rgb, instance.tint.rgb, max(v.color.a, 0.0)), instance.tint.a);
#endif
#endif
    var shines = (instance.flags & GLOWS) != 0u;
#ifdef CROWD
#ifdef VERTEX_COLORS
    // Lamps of what moves, by day too.
    if v.color.a < -9.5 {
        shines = true;
        out.color = vec4(v.color.rgb * mix(0.6, 1.0, light.ground.w), instance.tint.a);
    }
#endif
    if (instance.flags & STALE) != 0u {
        out.color = vec4(mix(vec3(0.45), vec3(dot(out.color.rgb, vec3(0.3, 0.6, 0.1))), 0.25), out.color.a);
    }
    out.color.a = 1.0;
    out.flags = instance.flags;
    out.facing = abs(dot(normal, normalize(view.world_position - out.world)));
    out.lamps = lamp_light(out.world, normal);
#endif
#ifdef RICH
    out.surface = 0u;
#ifdef VERTEX_COLORS
    out.surface = u32(max(-v.color.a, 0.0) + 0.5);
#endif
    out.above = v.position.y * instance.scale.y;
    out.normal = normal;
    if shines {
        out.normal = vec3(0.0);
    }
#else
#ifndef GLOW
    if !shines {
        let toward = max(dot(normal, light.to_sun.xyz), 0.0);
        var lit = received(normal) + light.sun.rgb * toward;
#ifdef CROWD
        lit += LAMP * out.lamps;
#endif
        out.color = vec4(out.color.rgb * lit, out.color.a);
    }
#ifndef CROWD
#ifdef VERTEX_COLORS
    if v.color.a > -8.5 && v.color.a < -7.5 && normal.y < 0.5 {
        out.color = vec4(out.color.rgb + LIT * (0.6 * light.ground.w), out.color.a);
    }
#endif
#endif
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
    let glow = max(dot(direction, light.disc.xyz), 0.0) * light.disc.w;
    color += light.sun.rgb * (pow(glow, 350.0) * 0.6 + pow(glow, 8.0) * 0.035);
    return color;
}

fn view_depth(world: vec3<f32>) -> f32 {
    return dot(vec4(view.view_from_world[0].z, view.view_from_world[1].z,
                    view.view_from_world[2].z, view.view_from_world[3].z), vec4(world, 1.0));
}

#ifdef RICH
const GRASS: u32 = 1u;
const SLABS: u32 = 2u;
const ASPHALT: u32 = 3u;
const FLOOR: u32 = 4u;
const CLADDING: u32 = 5u;
const FIELD: u32 = 6u;
const WATER: u32 = 7u;
const PANES: u32 = 8u;
const ROOFING: u32 = 9u;

fn chance(cell: vec2<i32>) -> f32 {
    var h = u32(cell.x) * 0x9e3779b9u ^ u32(cell.y) * 0x85ebca6bu;
    h = (h ^ (h >> 15u)) * 0x27d4eb2fu;
    h = (h ^ (h >> 13u)) * 0x165667b1u;
    return f32((h >> 8u) & 0xffffu) / 65536.0;
}

// Smooth chance, from 0 to 1, of about one metre.
fn noise(p: vec2<f32>) -> f32 {
    let cell = vec2<i32>(floor(p));
    let f = fract(p);
    let k = f * f * (3.0 - 2.0 * f);
    return mix(mix(chance(cell), chance(cell + vec2(1, 0)), k.x),
               mix(chance(cell + vec2(0, 1)), chance(cell + vec2(1, 1)), k.x), k.y);
}

// How much of a grain of so many metres is seen where a point of the picture is `foot` metres wide.
fn seen(metres: f32, foot: f32) -> f32 {
    return 1.0 - smoothstep(0.2 * metres, 0.7 * metres, foot);
}

// A line of a grid: 1 in it. What is thinner than a point of the picture is as much fainter.
fn joint(at: f32, pitch: f32, width: f32, foot: f32) -> f32 {
    let away = abs(fract(at / pitch + 0.5) - 0.5) * pitch;
    let wide = max(width, foot);
    return (1.0 - smoothstep(0.35 * wide, 0.75 * wide, away)) * min(width / wide, 1.0) * seen(pitch, foot);
}

// Clouds in a layer far above, as much of the sky as was measured. They thin out towards the horizon, into its haze.
fn clouded(clear: vec3<f32>, up: vec3<f32>) -> vec3<f32> {
    let cover = light.sky.w;
    let at = up.xz / (max(up.y, 0.0) + 0.09) * 1.7;
    let cell = vec2(dot(at, vec2(0.83, 0.56)), dot(at, vec2(-0.56, 0.83)));
    let body = 0.5 * noise(at) + 0.26 * noise(cell * 2.1 + 7.0) + 0.14 * noise(at * 4.7) + 0.1 * noise(cell * 9.3);
    let density = smoothstep(0.78 - 0.62 * cover, 1.02 - 0.5 * cover, body) * smoothstep(0.0, 0.16, up.y);
    let lit = light.horizon.rgb * 1.04 + light.sun.rgb * 0.16;
    let shade = mix(lit, light.horizon.rgb * 0.8, smoothstep(0.5, 0.85, body) * 0.6);
    return mix(clear, shade, density * 0.8);
}

// The grain of what a surface is made of, as a factor of its colour.
fn grain(surface: u32, world: vec3<f32>, n: vec3<f32>, foot: f32) -> vec3<f32> {
    let p = world.xz;
    // The apron and the hall lie along the runways.
    let q = vec2(dot(p, vec2(0.7096, -0.7046)), dot(p, vec2(0.7046, 0.7096)));
    // Chance has a lattice, which is not seen where two of them cross.
    let r = vec2(dot(p, vec2(0.829, 0.559)), dot(p, vec2(-0.559, 0.829)));
    switch surface {
        case GRASS: {
            let g = 0.3 * noise(r / 230.0) + 0.3 * noise(p / 67.0) + 0.2 * noise(r / 17.0)
                + 0.2 * mix(0.5, noise(p / 2.1), seen(2.1, foot));
            let mown = (step(0.5, fract(q.y / 30.0)) - 0.5) * 0.03 * seen(20.0, foot);
            return mix(vec3(0.74, 0.81, 0.66), vec3(1.18, 1.13, 1.06), g) + vec3(mown);
        }
        case FIELD: {
            let rows = sin(p.x * 1.4 + 9.0 * noise(p / 140.0)) * 0.035 * seen(4.5, foot);
            let g = 0.6 * noise(r / 190.0) + 0.4 * noise(p / 29.0);
            return mix(vec3(0.84, 0.88, 0.8), vec3(1.1, 1.08, 1.04), g) + vec3(rows);
        }
        case SLABS: {
            let lines = max(joint(q.x, 7.5, 0.09, foot), joint(q.y, 7.5, 0.09, foot));
            let slab = (chance(vec2<i32>(floor(q / 7.5 + 0.5))) - 0.5) * 0.055 * seen(7.5, foot);
            let worn = 0.06 * (noise(r / 41.0) - 0.5) + 0.06 * (noise(p / 11.0) - 0.5) + 0.05 * (noise(p / 1.1) - 0.5) * seen(1.1, foot);
            return vec3(1.0 + slab + worn - 0.16 * lines);
        }
        case ASPHALT: {
            let worn = 0.1 * (noise(r / 31.0) - 0.5) + 0.07 * (noise(p / 5.3) - 0.5) * seen(5.3, foot)
                + 0.08 * (noise(p / 0.45) - 0.5) * seen(0.45, foot);
            return vec3(1.0 + worn);
        }
        case FLOOR: {
            let lines = max(joint(q.x, 6.0, 0.05, foot), joint(q.y, 6.0, 0.05, foot));
            let worn = 0.05 * (noise(p / 9.0) - 0.5) + 0.035 * (noise(p / 1.3) - 0.5) * seen(1.3, foot);
            return vec3(1.0 + worn - 0.11 * lines);
        }
        case CLADDING: {
            let along = dot(p, normalize(vec2(-n.z, n.x) + vec2(1e-5)));
            let rib = (abs(fract(along / 0.5) - 0.5) - 0.25) * 0.22 * seen(0.5, foot);
            let sheet = joint(along, 6.0, 0.07, foot) + 0.6 * joint(world.y, 3.2, 0.05, foot);
            return vec3(1.0 + rib - 0.14 * sheet + 0.03 * (noise(vec2(along, world.y) / 7.0) - 0.5));
        }
        case ROOFING: {
            let sheets = joint(q.x, 2.4, 0.05, foot) + 0.5 * joint(q.y, 24.0, 0.12, foot);
            return vec3(1.0 - 0.08 * sheets + 0.05 * (noise(p / 17.0) - 0.5));
        }
        default: { return vec3(1.0); }
    }
}
#endif

// Software rendering pays for every branch, taken or not, so what a picture does not need is left out of its program.
@fragment
fn fragment(in: Lean) -> @location(0) vec4<f32> {
    let ray = in.world - view.world_position;
#ifdef SKY
    let up = normalize(ray);
    var above = sky_color(up);
#ifdef RICH
    above = clouded(above, up);
#endif
    return vec4(above, 1.0);
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
        if ((cell.x + cell.y) & 1u) == 1u {
            discard;
        }
    }
    let stripe = fract((in.world.x + in.world.y + in.world.z) * 0.9);
    rgb = select(rgb, vec3(0.871, 0.768, 0.054), (in.flags & HATCHED) != 0u && stripe < 0.5);
#endif
#ifdef RICH
    if dot(in.normal, in.normal) > 0.1 {
        var n = normalize(in.normal);
        let away = length(ray);
        let look = ray / max(away, 1e-3);
        // How wide a point of the picture is there, for the lens that the camera has; grazing looks see less.
        let foot = away * 0.0009 / max(abs(dot(look, n)), 0.12);
        rgb *= grain(in.surface, in.world, n, foot);
        if in.surface == WATER {
            let p = in.world.xz;
            // A breath of wind: two sets of ripples across one another.
            let a = noise(vec2(dot(p, vec2(0.8, 0.6)), dot(p, vec2(-0.15, 0.2))) / 0.55) - 0.5;
            let c = noise(vec2(dot(p, vec2(-0.5, 0.86)), dot(p, vec2(0.2, 0.12))) / 1.3) - 0.5;
            n = normalize(vec3(0.05 * a * seen(0.55, foot) + 0.035 * c, 1.0, 0.04 * c * seen(1.3, foot) - 0.03 * a));
        }
        // Paving is darker when it is wet, and throws back the sky where water stands on it.
        var puddle = 0.0;
        if light.weather.x > 0.0 && n.y > 0.9 && (in.surface == SLABS || in.surface == ASPHALT) {
            let stands = smoothstep(0.5, 0.72, noise(in.world.xz / 13.0) * 0.6 + noise(in.world.zx / 3.7) * 0.4);
            puddle = light.weather.x * mix(0.35, 1.0, stands);
            rgb *= 1.0 - light.weather.x * mix(0.22, 0.34, stands);
        }
        let toward = max(dot(n, light.to_sun.xyz), 0.0);
        var shadow = 1.0;
        if light.to_sun.w > 0.5 && toward > 0.0 && lights.n_directional_lights > 0u {
            shadow = shadows::fetch_directional_shadow(0u, vec4(in.world, 1.0), n, view_depth(in.world), in.clip.xy);
        }
        // Close to the ground less of the sky is seen.
        let open = mix(0.74, 1.0, max(smoothstep(0.0, 1.5, in.above), smoothstep(0.2, 0.8, n.y)));
        var lit = received(n) * open + light.sun.rgb * (toward * shadow);
#ifdef CROWD
        lit += LAMP * in.lamps;
#else
        // What lies flat has the pools of light that are drawn on it.
        if abs(n.y) < 0.5 {
            lit += LAMP * lamp_light(in.world, n);
        }
#endif
        rgb = rgb * lit;
        // What is smooth throws back the sky, the more the flatter one looks at it, and the sun.
        let back = reflect(look, n);
        let grazing = pow(1.0 - clamp(-dot(look, n), 0.0, 1.0), 5.0);
        var gloss = 0.0;
#ifdef CROWD
        gloss = 0.03 + 0.3 * grazing;
#endif
        if in.surface == PANES { gloss = 0.22 + 0.6 * grazing; }
        // Of windows, and not of solar panels; not behind every one is somebody at work.
        if in.surface == PANES && n.y < 0.5 {
            rgb += LIT * (light.ground.w * mix(0.25, 1.0, chance(vec2<i32>(floor(in.world.xz / 5.0)))));
        }
        if in.surface == WATER { gloss = 0.1 + 0.8 * grazing; }
        if in.surface == FLOOR { gloss = 0.16 * grazing; }
        if puddle > 0.0 { gloss = puddle * (0.05 + 0.75 * grazing); }
        if gloss > 0.0 {
            rgb = mix(rgb, sky_color(vec3(back.x, abs(back.y), back.z)), gloss);
            let shine = pow(max(dot(back, light.to_sun.xyz), 0.0), 90.0) * min(gloss * 3.0, 1.0) * shadow;
            // Rough wet concrete spreads what a mirror would throw back.
            rgb += light.sun.rgb * (shine * select(1.0, 0.3, puddle > 0.0));
        }
    }
#endif
#ifdef CROWD
    let rim = (1.0 - in.facing) * (1.0 - in.facing);
    rgb = select(rgb, mix(rgb, vec3(1.0, 0.55, 0.08), 0.08 + 0.3 * rim), (in.flags & SELECTED) != 0u);
    rgb = select(rgb, mix(rgb, vec3(1.0), 0.2), (in.flags & HOVERED) != 0u);
#endif
    // Nearly 1 - exp(-x) for what little haze there is, and much quicker; over kilometres the land goes into the sky.
    let far = length(ray) / max(light.weather.y, 1.0);
    let x = length(ray) * light.horizon.w + far * far;
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
