//! What things stand on of which nobody tells: a dolly below a ULD that goes by itself, the air below who approaches.

use bevy::prelude::*;

use super::{Session, scenery::outline};
use crate::hub::{
    Location,
    layout::{Layout, PlaceKind, ShapeKind},
};

/// The angle of an approach, as a gradient: the usual 3°.
const GLIDE: f32 = 0.052_4;

/// So far beside the line of a runway, and before its end, somebody is about to touch down, in metres. Farther away are taxiways.
const ASIDE_M: f32 = 60.0;
const BEFORE_M: f32 = 160.0;

/// The ends of the runways.
#[derive(Default)]
pub struct Approaches(Vec<(Vec2, Vec2)>);

impl Approaches {
    /// The ends of the runways of a layout, and the way from each out into the air.
    pub fn of(layout: &Layout) -> Self {
        let runways = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Runway);
        let ends = runways.flat_map(|shape| {
            let line = outline(shape);
            let (first, last) = (line.first().copied().unwrap_or_default(), line.last().copied().unwrap_or_default());
            let out = (last - first).normalize_or(Vec2::X);
            [(first, -out), (last, out)]
        });
        Self(ends.collect())
    }

    /// How high an aircraft is that is before a runway or has just left it, in metres; zero elsewhere.
    pub fn height_at(&self, point: Vec2) -> f32 {
        let height = |(end, out): &(Vec2, Vec2)| {
            let away = point - *end;
            let before = away.dot(*out);
            let is_near = away.perp_dot(*out).abs() < ASIDE_M && (0.0..BEFORE_M).contains(&before);
            if is_near { before * GLIDE } else { 0.0 }
        };
        self.0.iter().map(height).fold(0.0, f32::max)
    }
}

/// Whether something at a location stands on rollers, or lies on the ground: what else is there stands on a dolly.
pub fn has_footing(session: &Session, location: Location) -> bool {
    let place = session.place_of(location).map(|place| session.layout.get(place).kind);
    matches!(
        place,
        Some(
            PlaceKind::Rack
                | PlaceKind::Lane
                | PlaceKind::AirsideDoor
                | PlaceKind::CustomsCage
                | PlaceKind::Xray
                | PlaceKind::EmptyPool
                | PlaceKind::OffMap
        )
    )
}

/// Whether an aircraft is where its cargo doors are opened.
pub fn is_on_stand(session: &Session, location: Location) -> bool {
    let place = session.place_of(location).map(|place| session.layout.get(place).kind);
    place.is_none_or(|kind| kind == PlaceKind::Stand)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::twin::scenery::flat;

    #[test]
    fn who_comes_to_the_hub_comes_down_a_glide_slope() {
        let include = |_: &str| Ok(include_str!("../../scenes/lgg-airport.ron").to_owned());
        let scene = include_str!("../../scenes/liege.ron");
        let layout: Layout = crate::hub::layout::scene::parse("liege.ron", scene, &include).expect("the scene");
        let approaches = Approaches::of(&layout);
        let at = |id: &str| flat(layout.get(layout.place(id).expect("a place")).at);
        let near = approaches.height_at(at("runway-04L"));
        assert!((3.0..7.0).contains(&near), "92 m before the threshold at {near} m");
        for stand in ["stand-126", "stand-110", "runway-22R"] {
            assert_eq!(approaches.height_at(at(stand)), 0.0, "{stand}");
        }
        let [first, last] =
            layout.shapes.iter().find(|shape| shape.kind == ShapeKind::Runway).expect("one").outline[..]
        else {
            panic!("a line")
        };
        assert!(approaches.height_at(flat(first).lerp(flat(last), 0.5)) == 0.0, "on the runway");
    }
}
