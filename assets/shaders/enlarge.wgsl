// Spreads a picture that was drawn into a part of its canvas over all of it.

#import bevy_core_pipeline::fullscreen_vertex_shader::FullscreenVertexOutput

struct Enlarge {
    part: f32,
};

@group(0) @binding(0) var canvas: texture_2d<f32>;
@group(0) @binding(1) var unused: sampler;
@group(0) @binding(2) var<uniform> enlarge: Enlarge;

@fragment
fn fragment(in: FullscreenVertexOutput) -> @location(0) vec4<f32> {
    let size = vec2<f32>(textureDimensions(canvas));
    let drawn = floor(size * enlarge.part);
    let at = in.uv * drawn - 0.5;
    let low = floor(at);
    let k = at - low;
    let near = vec2<i32>(clamp(low, vec2(0.0), drawn - 1.0));
    let next = vec2<i32>(clamp(low + 1.0, vec2(0.0), drawn - 1.0));
    let above = mix(textureLoad(canvas, near, 0), textureLoad(canvas, vec2(next.x, near.y), 0), k.x);
    let below = mix(textureLoad(canvas, vec2(near.x, next.y), 0), textureLoad(canvas, next, 0), k.x);
    return mix(above, below, k.y);
}
