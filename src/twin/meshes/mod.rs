//! Meshes made in code, true to size: metres, forward is -Z, the ground is y = 0.

mod aircraft;
mod builder;
mod far;
mod movers;

use bevy::prelude::*;

pub use self::builder::{Builder, Paint, Surface, linear};
use crate::hub::ObjectKind;

/// A mesh that many objects share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shape {
    /// A freighter of that type, with its cargo doors closed or open.
    Freighter(Freighter, Door),
    /// A loaded aircraft pallet.
    Pallet,
    /// A container with a cut corner.
    LowerDeckContainer,
    /// A roll cage.
    Cage,
    /// A bag.
    Bag,
    /// A truck with its trailer.
    Truck,
    /// A truck with a shipping container.
    ContainerTruck,
    /// An apron tug.
    Tug,
    /// A forklift.
    Forklift,
    /// A dolly.
    Dolly,
    /// A main-deck loader, with its platform down or at the sill of a door.
    Loader(Platform),
    /// A person.
    Person,
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
    /// From afar is where it takes fewer than about fourteen of the thousand lines of a picture.
    pub fn of(length: f32, away: f32) -> Self {
        const LEAST: f32 = 0.01;
        if length < away * LEAST { Self::Far } else { Self::Near }
    }
}

/// Where the platform of a loader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Platform {
    /// Down, as it is on the move.
    Down,
    /// At the sill of the door of a main deck.
    Raised,
}

impl Platform {
    /// How much higher than down it is, in metres.
    pub const fn rise(self) -> f32 {
        match self {
            Self::Down => 0.0,
            // To a sill at 4.65 m: 4.7 to 5.0 m by makers' figures, less what rounding of the hull takes.
            Self::Raised => 1.6,
        }
    }
}

/// Whether the cargo doors of an aircraft are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Door {
    /// They are closed, as they are on the move.
    Closed,
    /// They are open, as they are on a stand.
    Open,
}

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
                _ => Self::Pallet,
            },
            ObjectKind::Pallet => Self::Cage,
            ObjectKind::Bag | ObjectKind::Parcel => Self::Bag,
            ObjectKind::Truck | ObjectKind::Trailer => Self::Truck,
            ObjectKind::Container | ObjectKind::Train | ObjectKind::Wagon => Self::ContainerTruck,
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
    pub const fn size(self) -> Vec3 {
        match self {
            Self::Freighter(freighter, _) => {
                let (length, span, height, ..) = freighter.dimensions();
                Vec3::new(span, height, length)
            }
            Self::Pallet => Vec3::new(2.44, 2.5, 3.18),
            Self::LowerDeckContainer => Vec3::new(2.0, 1.63, 1.53),
            Self::Cage => Vec3::new(0.8, 1.8, 1.2),
            Self::Bag => Vec3::new(0.6, 0.5, 0.9),
            Self::Truck | Self::ContainerTruck => Vec3::new(2.55, 4.0, 16.5),
            Self::Tug => Vec3::new(1.8, 1.9, 3.4),
            Self::Forklift => Vec3::new(1.16, 2.2, 2.95),
            Self::Dolly => Vec3::new(2.5, 0.5, 3.3),
            Self::Loader(platform) => Vec3::new(3.6, 3.4 + platform.rise(), 9.5),
            Self::Person => Vec3::new(0.5, 1.8, 0.3),
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
            Self::Pallet => movers::pallet(&mut builder),
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
mod tests {
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

    /// Seen from afar, most of a convex thing looks at whoever sees it: its faces look outwards.
    #[test]
    fn faces_look_outwards() {
        for shape in [
            Shape::Pallet,
            Shape::LowerDeckContainer,
            Shape::Cage,
            Shape::Bag,
            Shape::Truck,
            Shape::Freighter(Freighter::B744, Door::Closed),
            Shape::Freighter(Freighter::B77L, Door::Closed),
        ] {
            let mesh = shape.mesh(Detail::Near);
            let (low, high) = extent(&mesh);
            let middle = (low + high) / 2.0;
            let (Some(VertexAttributeValues::Float32x3(points)), Some(VertexAttributeValues::Float32x3(normals))) =
                (mesh.attribute(Mesh::ATTRIBUTE_POSITION), mesh.attribute(Mesh::ATTRIBUTE_NORMAL))
            else {
                panic!("no normals");
            };
            let indices: Vec<usize> = mesh.indices().expect("indices").iter().collect();
            let (mut outward, mut all) = (0.0, 0.0);
            for corners in indices.chunks_exact(3) {
                let [a, b, c] = [corners[0], corners[1], corners[2]].map(|k| Vec3::from_array(points[k]));
                let face = (b - a).cross(c - a);
                let normal = Vec3::from_array(normals[corners[0]]);
                assert!(face.length() < 1e-4 || face.dot(normal) > 0.0, "{shape:?}: a face and its normal disagree");
                let away = ((a + b + c) / 3.0 - middle) * Vec3::new(1.0, 1.0, 0.15);
                all += face.length();
                outward += if face.dot(away) > 0.0 { face.length() } else { 0.0 };
            }
            assert!(outward / all > 0.6, "{shape:?}: only {:.0} % of the skin looks outwards", outward / all * 100.0);
        }
    }

    #[test]
    fn from_afar_things_are_as_large_and_much_simpler() {
        for shape in [
            Shape::Pallet,
            Shape::LowerDeckContainer,
            Shape::Cage,
            Shape::Truck,
            Shape::ContainerTruck,
            Shape::Tug,
            Shape::Forklift,
            Shape::Dolly,
            Shape::Loader(Platform::Down),
            Shape::Loader(Platform::Raised),
            Shape::Person,
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

    #[test]
    fn everything_else_fills_its_size_and_stands_on_the_ground() {
        for shape in [
            Shape::Pallet,
            Shape::LowerDeckContainer,
            Shape::Cage,
            Shape::Truck,
            Shape::ContainerTruck,
            Shape::Tug,
            Shape::Forklift,
            Shape::Dolly,
        ] {
            let (low, high) = extent(&shape.mesh(Detail::Near));
            let (found, expected) = (high - low, shape.size());
            assert!(
                (found / expected - Vec3::ONE).abs().max_element() < 0.05,
                "{shape:?}: {found}, expected {expected}"
            );
            assert!(low.y.abs() < 0.02, "{shape:?} stands at {}", low.y);
        }
    }
}
