//! Meshes made in code, true to size: metres, forward is -Z, the ground is y = 0.

mod aircraft;
mod builder;
mod far;
mod movers;

use bevy::prelude::*;

pub use self::{
    builder::{Builder, Paint, Surface, linear},
    movers::JOINT_AHEAD_M,
};
use super::Quality;
use crate::hub::ObjectKind;

/// A mesh that many objects share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// A freighter of that type, with its cargo doors closed or open.
    Freighter(Freighter, Door),
    /// A loaded aircraft pallet.
    Pallet(Sheet),
    /// An aircraft pallet without a load.
    EmptyPallet,
    /// A container with a cut corner.
    LowerDeckContainer,
    /// A roll cage.
    Cage,
    /// A euro pallet with goods.
    EuroPallet,
    /// A bag.
    Bag,
    /// A truck with its trailer.
    Truck,
    /// A truck with a shipping container.
    ContainerTruck,
    /// A locomotive.
    Locomotive,
    /// A wagon with containers.
    Wagon,
    /// An apron tug.
    Tug,
    /// A forklift.
    Forklift,
    /// A dolly.
    Dolly,
    /// A main-deck loader, with its platform down or at the sill of a door.
    Loader(Platform),
    /// The deck of a loader that goes up and down.
    LoaderDeck,
    /// A person.
    Person,
    /// A carrier of a sorter, with two trays.
    Tray,
    /// The leaf of a door, one metre high and wide.
    Leaf,
    /// A box, for all else.
    Box,
}

/// How finely something is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Detail {
    /// With all that it has.
    Near,
    /// With what can be told from afar.
    Far,
}

impl Detail {
    /// What something is drawn with whose longest side is so long, from so far away, both in metres.
    ///
    /// From afar is where it takes fewer than about fourteen of the thousand lines of a picture; where each triangle counts,
    /// fewer than sixty.
    pub fn of(length: f32, away: f32, quality: Quality) -> Self {
        let least = if quality == Quality::Low { 0.04 } else { 0.01 };
        if length < away * least { Self::Far } else { Self::Near }
    }
}

/// The sheet of an aircraft pallet, 125 inches long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sheet {
    /// PMC: 96 inches wide.
    Pmc,
    /// PAG: 88 inches wide.
    Pag,
}

impl Sheet {
    /// Its width in metres.
    const fn width(self) -> f32 {
        match self {
            Self::Pmc => 2.44,
            Self::Pag => 2.24,
        }
    }
}

/// Where the platform of a loader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Platform {
    /// Down, as it is on the move.
    Down,
    /// At the sill of the main-deck door of such a freighter.
    At(Freighter),
}

/// How high the rollers of a platform are that is down, in metres.
const PLATFORM_M: f32 = 3.12;

impl Platform {
    /// How much higher than down it is, in metres.
    pub fn rise(self) -> f32 {
        match self {
            Self::Down => 0.0,
            Self::At(freighter) => freighter.sill().1 - PLATFORM_M,
        }
    }
}

/// Whether the cargo doors of an aircraft are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Door {
    /// They are closed, as they are on the move.
    Closed,
    /// That on the side of the main deck is open, as it is where a loader stands at it.
    Open,
    /// That and the nose are, of those that have a nose that opens.
    Both,
}

/// How high the deck of a loader is that is down, above the ground in metres.
pub const DECK_DOWN_M: f32 = 1.3;

/// How far behind the middle of a loader its deck is, in metres.
pub const DECK_BEHIND_M: f32 = 2.4;

/// A type of freighter. Lengths and spans are the makers' figures, rounded to a decimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Freighter {
    /// Boeing 747-400F: 70.7 m long, 64.4 m span.
    B744,
    /// Boeing 747-8F: 76.3 m long, 68.4 m span.
    B748,
    /// Boeing 777F: 63.7 m long, 64.8 m span.
    B77L,
    /// Airbus A330-200F: 58.8 m long, 60.3 m span.
    A332,
}

impl Freighter {
    /// All types.
    pub const ALL: [Freighter; 4] = [Self::B744, Self::B748, Self::B77L, Self::A332];

    /// Length, span, height of the tail and diameter of the fuselage in metres, and how many engines.
    pub const fn dimensions(self) -> (f32, f32, f32, f32, u32) {
        match self {
            Self::B744 => (70.7, 64.4, 19.4, 6.5, 4),
            Self::B748 => (76.3, 68.4, 19.4, 6.5, 4),
            Self::B77L => (63.7, 64.8, 18.6, 6.2, 2),
            Self::A332 => (58.8, 60.3, 16.9, 5.64, 2),
        }
    }

    /// How far behind its middle the main-deck cargo door on its left is, in metres.
    pub fn side_door_behind(self) -> f32 {
        aircraft::side_door_behind(self)
    }

    /// How far behind its middle the nose door opens, in metres; none of what has none.
    pub fn nose_door_behind(self) -> Option<f32> {
        aircraft::nose_door_behind(self)
    }

    /// Where its gear stands, the nose gear first: metres to the right and behind the middle.
    pub fn feet(self) -> Vec<Vec2> {
        aircraft::feet(self)
    }

    /// Boxes around its parts: the middle of each, and half its size, in metres; by which it is pointed at.
    pub fn boxes(self) -> Vec<(Vec3, Vec3)> {
        aircraft::boxes(self)
    }

    /// How far the sill of that door is from the middle of the fuselage, and how high above the ground, in metres.
    pub fn sill(self) -> (f32, f32) {
        aircraft::sill(self)
    }
}

impl Shape {
    /// The shape of an object of that kind and type.
    pub fn of(kind: ObjectKind, type_code: Option<&str>) -> Self {
        match kind {
            ObjectKind::Aircraft => {
                let freighter = match type_code.unwrap_or_default() {
                    "B748F" | "B748" => Freighter::B748,
                    "B77LF" | "B77L" | "B777F" => Freighter::B77L,
                    "A332F" | "A332" => Freighter::A332,
                    _ => Freighter::B744,
                };
                Self::Freighter(freighter, Door::Closed)
            }
            ObjectKind::Uld => match type_code.unwrap_or_default() {
                "AKE" | "RKN" | "AKN" | "DPE" => Self::LowerDeckContainer,
                "PAG" | "PAJ" | "PAD" | "PAA" | "PAP" | "P1P" => Self::Pallet(Sheet::Pag),
                _ => Self::Pallet(Sheet::Pmc),
            },
            ObjectKind::Pallet => match type_code.unwrap_or_default() {
                // What the pallet of 1200 by 800 mm is usually called.
                "EUR" | "EPAL" | "EUR1" | "EPAL1" | "EP" => Self::EuroPallet,
                _ => Self::Cage,
            },
            ObjectKind::Bag | ObjectKind::Parcel => Self::Bag,
            ObjectKind::Truck | ObjectKind::Trailer => Self::Truck,
            ObjectKind::Container => Self::ContainerTruck,
            ObjectKind::Train => Self::Locomotive,
            ObjectKind::Wagon => Self::Wagon,
            ObjectKind::Tug => Self::Tug,
            ObjectKind::Forklift => Self::Forklift,
            ObjectKind::Dolly => Self::Dolly,
            ObjectKind::Lift => Self::Loader(Platform::Down),
            ObjectKind::Person => Self::Person,
            ObjectKind::Sensor | ObjectKind::Unknown => Self::Box,
        }
    }

    /// The shape of what stands: the cargo doors of an aircraft are open.
    pub const fn at_rest(self) -> Self {
        match self {
            Self::Freighter(freighter, _) => Self::Freighter(freighter, Door::Open),
            other => other,
        }
    }

    /// Length, height and width in metres, of which picking and stacking make use.
    pub fn size(self) -> Vec3 {
        match self {
            Self::Freighter(freighter, _) => {
                let (length, span, height, ..) = freighter.dimensions();
                Vec3::new(span, height, length)
            }
            Self::Pallet(sheet) => Vec3::new(sheet.width(), 2.5, 3.18),
            Self::LoaderDeck => Vec3::new(3.1, 0.3, 4.0),
            Self::EmptyPallet => Vec3::new(2.44, 0.1, 3.18),
            Self::EuroPallet => Vec3::new(0.8, 1.355, 1.2),
            Self::Locomotive => Vec3::new(2.9, 4.28, 14.7),
            Self::Wagon => Vec3::new(2.46, 3.745, 19.74),
            Self::Tray => Vec3::new(1.44, 0.18, 2.85),
            Self::Leaf => Vec3::new(1.0, 1.0, 0.12),
            Self::LowerDeckContainer => Vec3::new(2.0, 1.63, 1.53),
            Self::Cage => Vec3::new(0.8, 1.8, 1.2),
            Self::Bag => Vec3::new(0.6, 0.5, 0.9),
            Self::Truck | Self::ContainerTruck => Vec3::new(2.55, 4.0, 16.5),
            Self::Tug => Vec3::new(1.8, 1.9, 3.4),
            Self::Forklift => Vec3::new(1.16, 2.2, 2.95),
            // The bar counts: it lies ahead of the deck, whose middle is that of the dolly.
            Self::Dolly => Vec3::new(2.5, 0.5, 4.0),
            Self::Loader(platform) => Vec3::new(3.65, 3.58 + platform.rise(), 9.5),
            Self::Person => Vec3::new(0.69, 1.77, 0.28),
            Self::Box => Vec3::new(0.8, 1.6, 0.8),
        }
    }

    /// The mesh.
    pub fn mesh(self, detail: Detail) -> Mesh {
        let mut builder = Builder::default();
        if detail == Detail::Far && far::far(&mut builder, self) {
            return builder.outlined_mesh();
        }
        match self {
            Self::Freighter(freighter, door) => aircraft::freighter(&mut builder, freighter, door),
            Self::Pallet(sheet) => movers::pallet(&mut builder, sheet.width()),
            Self::LoaderDeck => movers::loader_deck(&mut builder),
            Self::EmptyPallet => movers::empty_pallet(&mut builder),
            Self::EuroPallet => movers::euro_pallet(&mut builder),
            Self::Locomotive => movers::locomotive(&mut builder),
            Self::Wagon => movers::wagon(&mut builder),
            Self::Tray => movers::tray(&mut builder),
            Self::Leaf => movers::leaf(&mut builder),
            Self::LowerDeckContainer => movers::container(&mut builder),
            Self::Cage => movers::cage(&mut builder),
            Self::Bag => builder.block(Vec3::new(0.0, 0.25, 0.0), Vec3::new(0.6, 0.5, 0.9), Paint::tinted()),
            Self::Truck => movers::truck(&mut builder, false),
            Self::ContainerTruck => movers::truck(&mut builder, true),
            Self::Tug => movers::tug(&mut builder),
            Self::Forklift => movers::forklift(&mut builder),
            Self::Dolly => movers::dolly(&mut builder),
            Self::Loader(platform) => movers::loader(&mut builder, platform.rise()),
            Self::Person => movers::person(&mut builder),
            Self::Box => builder.block(Vec3::new(0.0, 0.8, 0.0), Vec3::new(0.8, 1.6, 0.8), Paint::tinted()),
        }
        builder.outlined_mesh()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use bevy::mesh::VertexAttributeValues;

    fn extent(mesh: &Mesh) -> (Vec3, Vec3) {
        let Some(VertexAttributeValues::Float32x3(points)) = mesh.attribute(Mesh::ATTRIBUTE_POSITION) else {
            panic!("no positions");
        };
        assert!(points.iter().flatten().all(|value| value.is_finite()));
        points
            .iter()
            .map(|p| Vec3::from_array(*p))
            .fold((Vec3::MAX, Vec3::MIN), |(low, high), p| (low.min(p), high.max(p)))
    }

    #[test]
    fn freighters_are_true_to_size() {
        for freighter in Freighter::ALL {
            let (length, span, height, ..) = freighter.dimensions();
            let (low, high) = extent(&Shape::Freighter(freighter, Door::Closed).mesh(Detail::Near));
            let size = high - low;
            for (found, expected) in [(size.z, length), (size.x, span), (high.y, height)] {
                assert!((found / expected - 1.0).abs() < 0.02, "{freighter:?}: {found} m, expected {expected} m");
            }
            assert!(low.y.abs() < 0.05, "{freighter:?} stands on the ground, not at {}", low.y);
        }
    }

    const ALL: [Shape; 31] = [
        Shape::Freighter(Freighter::B744, Door::Closed),
        Shape::Freighter(Freighter::B744, Door::Open),
        Shape::Freighter(Freighter::B748, Door::Closed),
        Shape::Freighter(Freighter::B748, Door::Open),
        Shape::Freighter(Freighter::B77L, Door::Closed),
        Shape::Freighter(Freighter::B77L, Door::Open),
        Shape::Freighter(Freighter::A332, Door::Closed),
        Shape::Freighter(Freighter::A332, Door::Open),
        Shape::Freighter(Freighter::B744, Door::Both),
        Shape::Freighter(Freighter::B748, Door::Both),
        Shape::Pallet(Sheet::Pmc),
        Shape::Pallet(Sheet::Pag),
        Shape::EmptyPallet,
        Shape::LowerDeckContainer,
        Shape::Cage,
        Shape::EuroPallet,
        Shape::Bag,
        Shape::Truck,
        Shape::ContainerTruck,
        Shape::Locomotive,
        Shape::Wagon,
        Shape::Tug,
        Shape::Forklift,
        Shape::Dolly,
        Shape::Loader(Platform::Down),
        Shape::Loader(Platform::At(Freighter::B77L)),
        Shape::Person,
        Shape::Tray,
        Shape::LoaderDeck,
        Shape::Leaf,
        Shape::Box,
    ];

    /// The faces of a mesh, each as its corners, and the normals at its first corners.
    pub fn faces(mesh: &Mesh) -> Vec<([Vec3; 3], Vec3)> {
        let (Some(VertexAttributeValues::Float32x3(points)), Some(VertexAttributeValues::Float32x3(normals))) =
            (mesh.attribute(Mesh::ATTRIBUTE_POSITION), mesh.attribute(Mesh::ATTRIBUTE_NORMAL))
        else {
            panic!("no normals");
        };
        assert!(points.iter().chain(normals).flatten().all(|value| value.is_finite()));
        let indices: Vec<usize> = mesh.indices().expect("indices").iter().collect();
        let corners = |face: &[usize]| [face[0], face[1], face[2]].map(|k| Vec3::from_array(points[k]));
        indices.chunks_exact(3).map(|face| (corners(face), Vec3::from_array(normals[face[0]]))).collect()
    }

    /// The parts of a mesh that hang together, each as its faces; corners within a tenth of a millimetre are one.
    fn parts(all: &[([Vec3; 3], Vec3)]) -> Vec<Vec<[[i32; 3]; 3]>> {
        let key = |corner: Vec3| (corner * 10_000.0).round().as_ivec3().to_array();
        let mut part_of = std::collections::BTreeMap::<[i32; 3], usize>::new();
        let mut parts: Vec<Vec<[[i32; 3]; 3]>> = Vec::new();
        for (corners, _) in all {
            let face = corners.map(key);
            let met: std::collections::BTreeSet<usize> =
                face.iter().filter_map(|at| part_of.get(at).copied()).collect();
            let mut faces = vec![face];
            met.iter().for_each(|part| faces.append(&mut parts[*part]));
            let number = parts.len();
            part_of.extend(faces.iter().flatten().map(|at| (*at, number)));
            parts.push(faces);
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// So many edges above the ground belong to one face only: what is deliberately open, because it stands on or in something.
    fn open_edges(part: &[[[i32; 3]; 3]]) -> usize {
        let mut edges = std::collections::BTreeMap::<([i32; 3], [i32; 3]), i32>::new();
        for face in part {
            for k in 0..3 {
                let (a, b) = (face[k], face[(k + 1) % 3]);
                if a != b {
                    *edges.entry(if a < b { (a, b) } else { (b, a) }).or_default() += if a < b { 1 } else { -1 };
                }
            }
        }
        // Nothing is seen of the underside of what stands less than 31 cm above the ground.
        edges.iter().filter(|((a, b), count)| **count != 0 && a[1].max(b[1]) > 3_100).count()
    }

    /// What is open above the ground, and why nobody sees into it: wings, engines and doors of freighters stand in the hull, and
    /// the deflector of a truck on its cab.
    const fn may_be_open(shape: Shape) -> bool {
        matches!(shape, Shape::Freighter(..) | Shape::Truck | Shape::ContainerTruck)
    }

    /// Freight goes in and out under the raised nose: what hangs before the doorway, as wide as a pallet, is higher than a pallet with
    /// its load, which is 2.44 m, on the floor of the main deck.
    #[test]
    fn nothing_of_a_raised_nose_hangs_before_its_doorway() {
        for freighter in [Freighter::B744, Freighter::B748] {
            let mesh = Shape::Freighter(freighter, Door::Both).mesh(Detail::Near);
            let door = freighter.nose_door_behind().expect("a nose door");
            let (_, floor) = freighter.sill();
            let before = faces(&mesh).into_iter().flat_map(|(corners, _)| corners);
            let before: Vec<Vec3> = before.filter(|corner| corner.z < door - 3.2 && corner.x.abs() < 1.22).collect();
            assert!(before.len() > 100, "the nose is there");
            let lowest = before.iter().map(|corner| corner.y).fold(f32::INFINITY, f32::min);
            assert!(lowest > floor + 2.44, "{freighter:?}: {:.2} m above the floor", lowest - floor);
        }
    }

    #[test]
    fn meshes_are_closed_or_deliberately_open_and_look_outwards() {
        for shape in ALL {
            for detail in [Detail::Near, Detail::Far] {
                let all = faces(&shape.mesh(detail));
                for (corners, normal) in &all {
                    let face = (corners[1] - corners[0]).cross(corners[2] - corners[0]);
                    assert!(
                        face.length() < 1e-5 || face.dot(*normal) > 0.0,
                        "{shape:?}: a face and its normal disagree"
                    );
                }
                for part in parts(&all) {
                    let metres = |at: [i32; 3]| IVec3::from_array(at).as_vec3() / 10_000.0;
                    let corners = || part.iter().flatten().map(|at| metres(*at));
                    let middle = corners().sum::<Vec3>() / (part.len() * 3) as f32;
                    // Seen from its foot, an underside that is not there would add nothing.
                    let foot = middle.with_y(corners().map(|corner| corner.y).fold(f32::INFINITY, f32::min));
                    let volume: f32 = (part.iter())
                        .map(|face| face.map(|at| metres(at) - foot))
                        .map(|[a, b, c]| a.dot(b.cross(c)) / 6.0)
                        .sum();
                    // What is flat has no inside.
                    assert!(volume > -1e-3, "{shape:?} {detail:?}: a part around {middle} is inside out, {volume} m³");
                    let edges = open_edges(&part);
                    assert!(
                        edges == 0 || may_be_open(shape),
                        "{shape:?} {detail:?} around {middle}: {edges} open edges"
                    );
                }
            }
        }
    }

    #[test]
    fn from_afar_things_are_as_large_and_much_simpler() {
        for shape in [
            Shape::Pallet(Sheet::Pmc),
            Shape::Pallet(Sheet::Pag),
            Shape::LowerDeckContainer,
            Shape::Cage,
            Shape::Truck,
            Shape::ContainerTruck,
            Shape::Tug,
            Shape::Forklift,
            Shape::Dolly,
            Shape::Loader(Platform::Down),
            Shape::Loader(Platform::At(Freighter::B77L)),
            Shape::Person,
            Shape::Locomotive,
            Shape::Wagon,
            Shape::EuroPallet,
            Shape::EmptyPallet,
            Shape::Freighter(Freighter::B744, Door::Closed),
            Shape::Freighter(Freighter::B748, Door::Closed),
            Shape::Freighter(Freighter::B77L, Door::Closed),
            Shape::Freighter(Freighter::A332, Door::Open),
        ] {
            let (near, far) = (shape.mesh(Detail::Near), shape.mesh(Detail::Far));
            let size = |mesh: &Mesh| {
                let (low, high) = extent(mesh);
                high - low
            };
            let off = (size(&near) - size(&far)).abs() / size(&near);
            assert!(off.max_element() < 0.25, "{shape:?}: {} near, {} far", size(&near), size(&far));
            let corners = |mesh: &Mesh| mesh.indices().map_or(0, bevy::mesh::Indices::len);
            assert!(corners(&far) * 2 <= corners(&near) || corners(&far) <= 36, "{shape:?}: {}", corners(&far));
        }
    }

    /// Published figures, width, height and length in metres: of ULDs the IATA codes (DOMAIN 2.4); of trucks the most that Directive
    /// 96/53/EC allows; of wagons UIC's Sgns; of pallets EN 13698-1; of locomotives, loaders, tugs, forklifts and dollies a usual
    /// one of its kind: MaK G 1206, 30-tonne main-deck loaders, tow tractors of 30 kN, forklifts of 2.5 t, dollies for 125-inch
    /// pallets with their bar.
    #[test]
    fn things_are_as_large_as_published() {
        for (shape, published) in [
            (Shape::Pallet(Sheet::Pmc), Vec3::new(2.438, 2.5, 3.175)),
            (Shape::Pallet(Sheet::Pag), Vec3::new(2.235, 2.5, 3.175)),
            (Shape::LowerDeckContainer, Vec3::new(2.006, 1.626, 1.534)),
            (Shape::EuroPallet, Vec3::new(0.8, 1.355, 1.2)),
            (Shape::Truck, Vec3::new(2.55, 4.0, 16.5)),
            (Shape::ContainerTruck, Vec3::new(2.55, 4.0, 16.5)),
            (Shape::Wagon, Vec3::new(2.438, 3.745, 19.74)),
            (Shape::Locomotive, Vec3::new(2.9, 4.28, 14.7)),
            (Shape::Tug, Vec3::new(1.8, 1.9, 3.4)),
            (Shape::Forklift, Vec3::new(1.16, 2.2, 2.95)),
            (Shape::Dolly, Vec3::new(2.5, 0.5, 4.0)),
            (Shape::Cage, Vec3::new(0.8, 1.8, 1.2)),
        ] {
            // The mesh itself, and not what is said of it.
            let (low, high) = extent(&shape.mesh(Detail::Near));
            let off = ((high - low) / published - Vec3::ONE).abs().max_element();
            assert!(off <= 0.02, "{shape:?}: {}, published {published}", high - low);
        }
    }

    #[test]
    fn everything_else_fills_its_size_and_stands_on_the_ground() {
        for shape in [
            Shape::Pallet(Sheet::Pmc),
            Shape::Pallet(Sheet::Pag),
            Shape::LowerDeckContainer,
            Shape::Cage,
            Shape::Truck,
            Shape::ContainerTruck,
            Shape::Tug,
            Shape::Forklift,
            Shape::Dolly,
            Shape::Locomotive,
            Shape::Wagon,
            Shape::EuroPallet,
            Shape::EmptyPallet,
            Shape::Bag,
            Shape::Loader(Platform::Down),
            Shape::Loader(Platform::At(Freighter::B77L)),
            Shape::Person,
            Shape::Box,
        ] {
            let (low, high) = extent(&shape.mesh(Detail::Near));
            let (found, expected) = (high - low, shape.size());
            assert!(
                (found / expected - Vec3::ONE).abs().max_element() < 0.02,
                "{shape:?}: {found}, expected {expected}"
            );
            assert!(low.y.abs() < 0.02, "{shape:?} stands at {}", low.y);
        }
    }
}
