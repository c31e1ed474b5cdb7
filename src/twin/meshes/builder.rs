//! Building meshes from blocks, prisms, ribbons and lofts.

use std::collections::BTreeMap;

use bevy::{asset::RenderAssetUsages, mesh::Indices, mesh::PrimitiveTopology, prelude::*};

/// The colour of a surface, and how much of it the instance may tint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    rgb: [f32; 3],
    tint: f32,
    surface: Surface,
}

/// What a surface is made of: where light is worked out for each point, it has the grain of that. The shader has the same
/// numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surface {
    /// Smooth.
    #[default]
    Plain = 0,
    /// Mown grass.
    Grass = 1,
    /// Slabs of concrete, with their joints.
    Slabs = 2,
    /// Asphalt.
    Asphalt = 3,
    /// The floor of a hall.
    Floor = 4,
    /// Walls of ribbed sheets.
    Cladding = 5,
    /// Crops.
    Field = 6,
    /// Water.
    Water = 7,
    /// Panes, in which the sky is seen.
    Panes = 8,
    /// Flat roofs, in sheets.
    Roofing = 9,
    /// A lamp of something that moves: as bright as it is, whatever falls on it.
    Lamp = 10,
}

impl Paint {
    /// A fixed colour, given as sRGB 0 to 255.
    pub fn rgb(r: u8, g: u8, b: u8) -> Self {
        let [r, g, b, _] = linear(r, g, b);
        Self { rgb: [r, g, b], tint: 0.0, surface: Surface::Plain }
    }

    /// The colour of the instance.
    pub const fn tinted() -> Self {
        Self { rgb: [1.0, 1.0, 1.0], tint: 1.0, surface: Surface::Plain }
    }

    /// Light of its own, as a linear colour.
    pub const fn light(rgb: Vec3) -> Self {
        Self { rgb: [rgb.x, rgb.y, rgb.z], tint: 0.0, surface: Surface::Plain }
    }

    /// A lamp of something that moves, as a linear colour.
    pub const fn lamp(r: f32, g: f32, b: f32) -> Self {
        Self { rgb: [r, g, b], tint: 0.0, surface: Surface::Lamp }
    }

    /// The same colour, darker by a factor.
    pub fn shaded(self, factor: f32) -> Self {
        Self { rgb: self.rgb.map(|value| value * factor), ..self }
    }

    /// The same colour on something else.
    pub const fn on(self, surface: Surface) -> Self {
        Self { surface, ..self }
    }

    /// The last is how much of the colour of the instance it takes; below zero it takes none, and is what it is made of.
    const fn vertex(self) -> [f32; 4] {
        let made_of = self.surface as u8 as f32;
        [self.rgb[0], self.rgb[1], self.rgb[2], if made_of > 0.0 { -made_of } else { self.tint }]
    }
}

/// A linear colour, opaque, of an sRGB one.
pub fn linear(r: u8, g: u8, b: u8) -> [f32; 4] {
    Color::srgb_u8(r, g, b).to_linear().to_f32_array()
}

/// A mesh under construction.
#[derive(Default)]
pub struct Builder {
    positions: Vec<[f32; 3]>,
    normals: Vec<[f32; 3]>,
    colors: Vec<[f32; 4]>,
    /// See [`Builder::turning`] and [`Builder::ahead_of_the_joint`].
    moves: Vec<[f32; 2]>,
    moving: [f32; 2],
    indices: Vec<u32>,
}

/// What is ahead of the joint of something that bends; the shader has the same number.
const AHEAD: f32 = 100.0;

impl Builder {
    /// Builds what turns with the ground that passes under it, about an axle that lies across at that height and so far behind.
    pub fn turning(&mut self, (height, behind): (f32, f32), build: impl FnOnce(&mut Self)) {
        let before = self.moving;
        self.moving = [before[0] + height, behind];
        build(self);
        self.moving = before;
    }

    /// Builds what is ahead of the joint at which an instance bends, such as the tractor of a truck.
    pub fn ahead_of_the_joint(&mut self, build: impl FnOnce(&mut Self)) {
        let before = self.moving;
        self.moving[0] += AHEAD;
        build(self);
        self.moving = before;
    }

    fn corner(&mut self, position: Vec3, normal: Vec3, colour: [f32; 4]) {
        self.positions.push(position.to_array());
        self.normals.push(normal.to_array());
        self.colors.push(colour);
        self.moves.push(self.moving);
    }

    /// Whether nothing was built.
    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// The mesh.
    pub fn mesh(self) -> Mesh {
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.positions)
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, self.normals)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, self.colors)
            .with_inserted_indices(Indices::U32(self.indices))
    }

    /// The mesh of something that can move: each corner also knows the mean of the normals that meet in it, for an outline, and
    /// what it does when the thing goes along.
    pub fn outlined_mesh(self) -> Mesh {
        // Corners that lie within a millimetre of one another are one.
        let key = |position: &[f32; 3]| position.map(|metres| (metres * 1_000.0).round() as i32);
        let mut sums = BTreeMap::<[i32; 3], Vec3>::new();
        for (position, normal) in self.positions.iter().zip(&self.normals) {
            *sums.entry(key(position)).or_default() += Vec3::from_array(*normal);
        }
        let outward = |position: &[f32; 3]| {
            let sum = sums.get(&key(position)).copied().unwrap_or_default();
            sum.normalize_or(Vec3::Y).extend(1.0).to_array()
        };
        let outward: Vec<[f32; 4]> = self.positions.iter().map(outward).collect();
        let moves = self.moves.clone();
        self.mesh()
            .with_inserted_attribute(Mesh::ATTRIBUTE_TANGENT, outward)
            .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, moves)
    }

    /// A triangle, counter-clockwise seen from outside.
    pub fn triangle(&mut self, corners: [Vec3; 3], paint: Paint) {
        let normal = (corners[1] - corners[0]).cross(corners[2] - corners[0]).normalize_or(Vec3::Y);
        let first = self.positions.len() as u32;
        for corner in corners {
            self.corner(corner, normal, paint.vertex());
        }
        self.indices.extend([first, first + 1, first + 2]);
    }

    /// A four-sided face, counter-clockwise seen from outside.
    pub fn quad(&mut self, corners: [Vec3; 4], paint: Paint) {
        let normal = (corners[2] - corners[0]).cross(corners[3] - corners[1]).normalize_or(Vec3::Y);
        let first = self.positions.len() as u32;
        for corner in corners {
            self.corner(corner, normal, paint.vertex());
        }
        self.indices.extend([first, first + 1, first + 2, first, first + 2, first + 3]);
    }

    /// A four-sided face of a curved skin, with the normals of the skin in its corners; it looks the way that they do.
    pub fn curved(&mut self, corners: [Vec3; 4], normals: [Vec3; 4], paint: Paint) {
        let way = (corners[2] - corners[0]).cross(corners[3] - corners[1]);
        let is_outward = way.dot(normals.iter().sum()) >= 0.0;
        let first = self.positions.len() as u32;
        for (corner, normal) in corners.into_iter().zip(normals) {
            self.corner(corner, normal.normalize_or(Vec3::Y), paint.vertex());
        }
        let [b, d] = if is_outward { [1, 3] } else { [3, 1] };
        self.indices.extend([first, first + b, first + 2, first, first + 2, first + d]);
    }

    /// A face of three or four corners, each with light of its own.
    pub fn shaded_face(&mut self, corners: &[Vec3], light: &[Vec3]) {
        let first = self.positions.len() as u32;
        for (corner, light) in corners.iter().zip(light) {
            self.corner(*corner, Vec3::Y, Paint::light(*light).vertex());
        }
        let count = corners.len().min(light.len()) as u32;
        for k in 2..count {
            self.indices.extend([first, first + k - 1, first + k]);
        }
    }

    /// A block around `middle`, a little darker towards the ground, where less light comes.
    pub fn block(&mut self, middle: Vec3, size: Vec3, paint: Paint) {
        let h = size / 2.0;
        let at = |x: f32, y: f32, z: f32| middle + Vec3::new(x * h.x, y * h.y, z * h.z);
        self.quad([at(-1.0, 1.0, 1.0), at(1.0, 1.0, 1.0), at(1.0, 1.0, -1.0), at(-1.0, 1.0, -1.0)], paint);
        if middle.y - h.y > 0.3 {
            self.quad(
                [at(-1.0, -1.0, -1.0), at(1.0, -1.0, -1.0), at(1.0, -1.0, 1.0), at(-1.0, -1.0, 1.0)],
                paint.shaded(0.7),
            );
        }
        for (a, b) in [
            ((-1.0, 1.0), (1.0, 1.0)),
            ((1.0, 1.0), (1.0, -1.0)),
            ((1.0, -1.0), (-1.0, -1.0)),
            ((-1.0, -1.0), (-1.0, 1.0)),
        ] {
            self.wall(at(a.0, -1.0, a.1), at(b.0, -1.0, b.1), size.y, paint);
        }
    }

    /// A block of one colour all round, for what turns and has no foot.
    pub fn bar(&mut self, middle: Vec3, size: Vec3, paint: Paint) {
        let h = size / 2.0;
        let at = |x: f32, y: f32, z: f32| middle + Vec3::new(x * h.x, y * h.y, z * h.z);
        let corner = |k: usize| {
            let side = |bit: usize| if k & bit == 0 { -1.0 } else { 1.0 };
            at(side(1), side(2), side(4))
        };
        for face in [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]] {
            self.quad(face.map(corner), paint);
        }
    }

    /// An upright face from `a` to `b`, seen from the right of that direction, darker at its foot.
    pub fn wall(&mut self, a: Vec3, b: Vec3, height: f32, paint: Paint) {
        let up = Vec3::Y * height;
        let first = self.positions.len();
        self.quad([a, b, b + up, a + up], paint);
        for foot in [first, first + 1] {
            self.colors[foot] = paint.shaded(0.82).vertex();
        }
    }

    /// A prism over a simple outline of the ground plane (x and z), from `floor` to `top`; with no sides when flat.
    pub fn prism(&mut self, outline: &[Vec2], floor: f32, top: f32, roof: Paint, sides: Paint) {
        let outline = oriented(outline);
        self.flat(&outline, top, roof);
        if top > floor {
            for (a, b) in outline.iter().zip(outline.iter().cycle().skip(1)) {
                self.wall(Vec3::new(a.x, floor, a.y), Vec3::new(b.x, floor, b.y), top - floor, sides);
            }
        }
    }

    /// A flat face over a simple outline, looking up.
    pub fn flat(&mut self, outline: &[Vec2], height: f32, paint: Paint) {
        let outline = oriented(outline);
        let points: Vec<[f32; 2]> = outline.iter().map(|p| p.to_array()).collect();
        let mut triangles = Vec::<u32>::new();
        earcut::Earcut::new().earcut(points.iter().copied(), &[], &mut triangles);
        for corners in triangles.chunks_exact(3) {
            let [a, b, c] =
                [corners[0], corners[1], corners[2]].map(|k| outline[k as usize]).map(|p| Vec3::new(p.x, height, p.y));
            let upward = (b - a).cross(c - a).y > 0.0;
            self.triangle(if upward { [a, b, c] } else { [a, c, b] }, paint);
        }
    }

    /// A flat face over a simple outline, looking down.
    pub fn ceiling(&mut self, outline: &[Vec2], height: f32, paint: Paint) {
        let first = self.indices.len();
        self.flat(outline, height, paint);
        for corners in self.indices[first..].chunks_exact_mut(3) {
            corners.swap(1, 2);
        }
        for corner in self.indices[first..].iter().map(|index| *index as usize) {
            self.normals[corner] = [0.0, -1.0, 0.0];
        }
    }

    /// A ribbon of that width along a course, flat on the ground at `height`.
    pub fn ribbon(&mut self, course: &[Vec2], width: f32, height: f32, paint: Paint) {
        let sides: Vec<(Vec2, Vec2)> = (0..course.len()).map(|at| mitre(course, at, width / 2.0)).collect();
        for (at, pair) in sides.windows(2).enumerate() {
            // Ribbons that cross lie at slightly different heights, so that neither flickers.
            let y = height + (at % 3) as f32 * 0.004;
            let corner = |p: Vec2| Vec3::new(p.x, y, p.y);
            let [a, b, c, d] = [corner(pair[0].0), corner(pair[1].0), corner(pair[1].1), corner(pair[0].1)];
            // Where a ribbon turns within its own width its sides cross: each half looks up by itself.
            for [p, q, r] in [[a, b, c], [a, c, d]] {
                let upward = (q - p).cross(r - p).y > 0.0;
                self.triangle(if upward { [p, q, r] } else { [p, r, q] }, paint);
            }
        }
    }

    /// A skin over rings of points; each ring has as many as the next, and goes round counter-clockwise seen from its front.
    pub fn loft(&mut self, rings: &[Vec<Vec3>], paint: impl Fn(Vec3) -> Paint) {
        for pair in rings.windows(2) {
            let (front, back) = (&pair[0], &pair[1]);
            let count = front.len().min(back.len());
            for k in 0..count {
                let next = (k + 1) % count;
                let corners = [front[k], back[k], back[next], front[next]];
                let middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4.0;
                self.quad(corners, paint(middle));
            }
        }
    }

    /// A smooth skin over rings of points, as [`Builder::loft`] has it: light goes over it without edges, colour does not.
    pub fn skin(&mut self, rings: &[Vec<Vec3>], paint: impl Fn(Vec3) -> Paint) {
        let count = rings.iter().map(Vec::len).min().unwrap_or(0);
        let mut normals = vec![vec![Vec3::ZERO; count]; rings.len()];
        let corners = |at: usize, k: usize| [(at, k), (at + 1, k), (at + 1, (k + 1) % count), (at, (k + 1) % count)];
        let faces = (0..rings.len().saturating_sub(1)).flat_map(|at| (0..count).map(move |k| (at, k)));
        for (at, k) in faces.clone() {
            let [a, b, c, d] = corners(at, k).map(|(at, k)| rings[at][k]);
            let normal = (c - a).cross(d - b);
            for (at, k) in corners(at, k) {
                normals[at][k] += normal;
            }
        }
        for (at, k) in faces {
            let first = self.positions.len() as u32;
            let face = corners(at, k);
            let middle = face.iter().map(|(at, k)| rings[*at][*k]).sum::<Vec3>() / 4.0;
            let colour = paint(middle).vertex();
            let [a, b, c, d] = face.map(|(at, k)| rings[at][k]);
            let own = (c - a).cross(d - b).normalize_or(Vec3::Y);
            for (at, k) in face {
                // Over a sharp edge light does not go.
                let smooth = normals[at][k].normalize_or(own);
                let normal = if smooth.dot(own) > 0.5 { smooth } else { own };
                self.corner(rings[at][k], normal, colour);
            }
            self.indices.extend([first, first + 1, first + 2, first, first + 2, first + 3]);
        }
    }

    /// A thin slab over four corners of its middle plane, such as a wing; `thickness` in metres.
    pub fn slab(&mut self, corners: [Vec3; 4], thickness: f32, paint: Paint) {
        let normal = (corners[2] - corners[0]).cross(corners[3] - corners[1]).normalize_or(Vec3::Y) * (thickness / 2.0);
        let top = corners.map(|corner| corner + normal);
        let bottom = corners.map(|corner| corner - normal);
        self.quad(top, paint);
        self.quad([bottom[3], bottom[2], bottom[1], bottom[0]], paint.shaded(0.8));
        for k in 0..4 {
            let next = (k + 1) % 4;
            self.quad([bottom[k], bottom[next], top[next], top[k]], paint);
        }
    }

    /// An upright cylinder, or one that lies along z.
    pub fn cylinder(&mut self, from: Vec3, to: Vec3, radii: (f32, f32), sides: usize, paint: Paint) {
        let axis = (to - from).normalize_or(Vec3::Y);
        let right = axis.any_orthonormal_vector();
        let up = axis.cross(right);
        let ring = |middle: Vec3, radius: f32| -> Vec<Vec3> {
            let angle = |k: usize| k as f32 / sides as f32 * std::f32::consts::TAU;
            (0..sides).map(|k| middle + right * (angle(k).cos() * radius) + up * (angle(k).sin() * radius)).collect()
        };
        let (start, end) = (ring(from, radii.0), ring(to, radii.1));
        for k in 0..sides {
            let next = (k + 1) % sides;
            self.quad([start[k], start[next], end[next], end[k]], paint);
            self.triangle([end[k], end[next], to], paint);
            self.triangle([start[next], start[k], from], paint);
        }
    }
}

/// The outline so that walls drawn along it look outwards.
fn oriented(outline: &[Vec2]) -> Vec<Vec2> {
    let next = outline.iter().cycle().skip(1);
    let area: f32 = outline.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    if area > 0.0 { outline.iter().rev().copied().collect() } else { outline.to_vec() }
}

/// The two sides of a ribbon at a point of its course; sharp corners are cut rather than drawn out.
fn mitre(course: &[Vec2], at: usize, half: f32) -> (Vec2, Vec2) {
    let direction = |a: usize, b: usize| (course[b] - course[a]).normalize_or(Vec2::X);
    let before = if at > 0 { direction(at - 1, at) } else { direction(at, (at + 1).min(course.len() - 1)) };
    let after = if at + 1 < course.len() { direction(at, at + 1) } else { before };
    let across = (before.perp() + after.perp()).normalize_or(after.perp());
    let stretch = (1.0 / across.dot(after.perp()).max(0.5)).min(2.0);
    let offset = across * (half * stretch);
    (course[at] - offset, course[at] + offset)
}
