//! What stands around the eye: what it flies over, walks along, and where it comes in.

use std::sync::Arc;

use bevy::prelude::*;

use super::{
    Session, TwinSystems,
    flight::Volumes,
    plane,
    scenery::{flat, outline},
    walk::Obstacles,
};
use crate::hub::layout::{Heading, Layout, PlaceKind, ShapeKind};

pub fn plugin(app: &mut App) {
    app.init_resource::<Surroundings>()
        .add_systems(Update, survey.in_set(TwinSystems::Ingest).run_if(resource_exists_and_changed::<Session>));
}

/// So far before the place of a door, which lies outside and looks in, somebody stands who is about to go in, in metres.
const BEFORE_M: f64 = 9.0;

/// What stands on a layout.
#[derive(Resource, Default)]
pub struct Surroundings {
    layout: Option<Arc<Layout>>,
    /// The buildings that are flown over.
    pub volumes: Volumes,
    /// What is in the way of who walks.
    pub obstacles: Obstacles,
    /// The outlines of halls, and how high they are in metres.
    halls: Vec<(Vec<Vec2>, f32)>,
    /// Where one stands before a door, and the heading in which one goes in.
    doors: Vec<(Vec2, Heading)>,
}

impl Surroundings {
    fn of(layout: &Arc<Layout>) -> Self {
        let halls = layout.shapes.iter().filter(|shape| shape.kind == ShapeKind::Hall);
        let halls = halls.map(|shape| (outline(shape), shape.extent as f32)).collect();
        let doors = layout
            .places()
            .filter(|(_, place)| place.kind == PlaceKind::AirsideDoor)
            .map(|(_, place)| (flat(place.at.offset(place.heading, -BEFORE_M, 0.0)), place.heading));
        Self {
            layout: Some(Arc::clone(layout)),
            volumes: Volumes::of(layout),
            obstacles: Obstacles::of(layout),
            halls,
            doors: doors.collect(),
        }
    }

    /// Whether a roof that can be taken off is over a point of the ground.
    pub fn is_roofed(&self, at: Vec2) -> bool {
        self.halls.iter().any(|(hall, _)| plane::holds(hall, at))
    }

    /// Whether no rain falls at a point, on or off as the roof may be in the picture.
    pub fn is_sheltered(&self, at: Vec3) -> bool {
        self.halls.iter().any(|(hall, height)| at.y < *height && plane::holds(hall, at.xz()))
    }

    /// For a point under a roof: where one stands before the nearest door, and the heading in which one goes in. None where
    /// there is no roof, or no door.
    pub fn way_in(&self, at: Vec2) -> Option<(Vec2, Heading)> {
        let doors = self.doors.iter().filter(|_| self.is_roofed(at)).copied();
        doors.min_by(|(a, _), (b, _)| a.distance(at).total_cmp(&b.distance(at)))
    }
}

fn survey(session: Res<Session>, mut surroundings: ResMut<Surroundings>) {
    // A log that grows stays on its layout.
    if !surroundings.layout.as_ref().is_some_and(|layout| Arc::ptr_eq(layout, &session.layout)) {
        *surroundings = Surroundings::of(&session.layout);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_looks_at_a_roof_walks_in_by_the_nearest_door() {
        let layout = crate::hub::layout::scene::liege();
        let surroundings = Surroundings::of(&Arc::new(layout.clone()));
        for place in ["deck-1", "breakdown-12", "chute-2-3"] {
            let under = flat(layout.get(layout.place(place).expect("a place")).at);
            let (before, heading) = surroundings.way_in(under).expect("a door");
            assert!(surroundings.is_roofed(under) && !surroundings.is_roofed(before), "{place}");
            let (sin, cos) = (heading.degrees() as f32).to_radians().sin_cos();
            let inside = surroundings.obstacles.walk(before, Vec2::new(sin, -cos) * 20.0, &[]);
            assert!(surroundings.is_roofed(inside), "{place}: from {before} one comes to {inside}");
            let other = layout.places().filter(|(_, place)| place.kind == PlaceKind::AirsideDoor);
            let nearest = other.map(|(_, door)| flat(door.at).distance(under)).fold(f32::INFINITY, f32::min);
            assert!(before.distance(under) < nearest + 20.0, "{place}: another door is nearer");
        }
        let outside = flat(layout.get(layout.place("truck-park").expect("a place")).at);
        assert_eq!(surroundings.way_in(outside), None);
    }
}
