//! Walking: at the height of the eyes, with walls, fences and things that are in the way.

use bevy::prelude::*;

use super::{
    ShownObject, buildings, greenery, lamps,
    meshes::Shape,
    plane,
    scenery::{flat, outline},
};
use crate::hub::layout::{Layout, PlaceKind, ShapeKind};

/// How high above the ground one looks from, in metres.
pub const EYES_M: f32 = 1.7;

/// How near one comes to a wall, in metres.
const GIRTH_M: f32 = 0.4;

/// How quickly one walks, and runs, in metres a second. A place of this size is not crossed at the pace of a stroll.
pub const PACE_M_PER_S: (f32, f32) = (3.0, 12.0);

/// How thick a post is about, in metres.
const POST_M: f32 = 0.2;

/// What is farther than so many metres is not come to in one go.
const NEAR_M: f32 = 50.0;

/// No step is longer than that, in metres, so that nobody steps through a wall.
const STEP_M: f32 = 0.25;

/// Where one goes who cannot go on: along what is in the way, so much to a side, in radians.
const ALONG: [f32; 4] = [0.35, 0.7, 1.05, 1.4];

/// What stands in the way of who walks.
#[derive(Default)]
pub struct Obstacles {
    walls: Vec<(Vec2, Vec2)>,
    /// Columns, masts and trees.
    posts: Vec<Vec2>,
    /// Where walls can be passed, and how near one has to come to the middle of it.
    doors: Vec<(Vec2, f32)>,
}

impl Obstacles {
    /// The walls and fences of a layout with their doors, what is built into the hall, and what stands outside.
    pub fn of(layout: &Layout) -> Self {
        let mut walls = Vec::new();
        let mut posts: Vec<Vec2> = lamps::mast_feet(layout).into_iter().map(flat).collect();
        posts.extend(greenery::tree_feet(layout).into_iter().map(flat));
        for shape in &layout.shapes {
            let mut lane = outline(shape);
            match shape.kind {
                ShapeKind::Hall => {
                    posts.extend(buildings::column_feet(layout, &lane));
                    lane.extend(lane.first().copied());
                }
                ShapeKind::Building | ShapeKind::Sorter | ShapeKind::Basin => lane.extend(lane.first().copied()),
                ShapeKind::Partition | ShapeKind::Fence | ShapeKind::Hedge | ShapeKind::Conveyor => {}
                _ => continue,
            }
            walls.extend(lane.windows(2).map(|pair| (pair[0], pair[1])));
        }
        let mut doors = Vec::new();
        for (_, place) in layout.places() {
            match place.kind {
                // See where the door is drawn.
                PlaceKind::AirsideDoor => doors.push((flat(place.at.offset(place.heading, 5.2, 0.0)), 3.2)),
                PlaceKind::RailDoor => doors.push((flat(place.at), 9.0)),
                PlaceKind::Airlock => doors.push((flat(place.at), 7.0)),
                // Roller decks and machines are walked around.
                PlaceKind::Rack
                | PlaceKind::CustomsCage
                | PlaceKind::Xray
                | PlaceKind::Chute
                | PlaceKind::Induction => {
                    let (ahead, right) = (place.size.0 / 2.0, place.size.1 / 2.0);
                    let corners = [(ahead, right), (ahead, -right), (-ahead, -right), (-ahead, right)]
                        .map(|(ahead, right)| flat(place.at.offset(place.heading, ahead, right)));
                    walls.extend(plane::sides(&corners));
                }
                _ => {}
            }
        }
        Self { walls, posts, doors }
    }

    /// Whether one can stand there.
    fn is_free(&self, at: Vec2, things: &[ShownObject]) -> bool {
        let in_the_way = |(a, b): &(Vec2, Vec2)| {
            let nearest = plane::nearest(at, (*a, *b));
            let has_door = self.doors.iter().any(|(door, room)| door.distance(nearest) < *room);
            nearest.distance(at) < GIRTH_M && !has_door
        };
        let is_at_a_post = self.posts.iter().any(|post| post.distance(at) < GIRTH_M + POST_M);
        !is_at_a_post && !self.walls.iter().any(in_the_way) && !things.iter().any(|thing| holds(thing, at))
    }

    /// What of it is near a point.
    fn near(&self, at: Vec2) -> Self {
        let walls = self.walls.iter().filter(|wall| plane::nearest(at, **wall).distance(at) < NEAR_M).copied();
        let posts = self.posts.iter().filter(|post| post.distance(at) < NEAR_M).copied();
        Self { walls: walls.collect(), posts: posts.collect(), doors: self.doors.clone() }
    }

    /// Where one comes to who goes that far: up to what is in the way, and along it.
    pub fn walk(&self, from: Vec2, way: Vec2, things: &[ShownObject]) -> Vec2 {
        let near: Vec<ShownObject> = (things.iter())
            .filter(|thing| {
                thing.is_visible
                    // People step aside, and what is overhead is walked under.
                    && thing.shape != Shape::Person
                    && thing.position.y < OVERHEAD_M
                    && thing.position.xz().distance(from) < NEAR_M + thing.shape.size().z / 2.0
            })
            .copied()
            .collect();
        let around = self.near(from);
        let mut at = from;
        let steps = (way.length() / STEP_M).ceil().clamp(1.0, NEAR_M / STEP_M);
        let step = way / (way.length() / STEP_M).ceil().max(1.0);
        for _ in 0..steps as usize {
            // Who stands in something already may go wherever they like.
            let is_stuck = !around.is_free(at, &near);
            let ways = std::iter::once(step).chain(ALONG.into_iter().flat_map(|turn| [turn, -turn]).map(|turn| {
                // The part of the step that goes along a wall that stands so.
                Vec2::from_angle(turn).rotate(step) * turn.cos()
            }));
            let Some(free) = { ways }.find(|step| is_stuck || around.is_free(at + *step, &near)) else { break };
            at += free;
        }
        at
    }
}

/// So high above the ground things are overhead, in metres: bags on a sorter.
const OVERHEAD_M: f32 = 2.1;

/// Whether a thing stands at a point: aircraft can be walked under, but not through their wheels.
fn holds(thing: &ShownObject, at: Vec2) -> bool {
    let away = at - thing.position.xz();
    let (sin, cos) = thing.yaw.sin_cos();
    let (across, along) = (cos * away.x - sin * away.y, sin * away.x + cos * away.y);
    if let Shape::Freighter(freighter, _) = thing.shape {
        let mut feet = freighter.feet().into_iter();
        return feet.any(|foot| foot.distance(Vec2::new(across, along)) < 1.2 + GIRTH_M);
    }
    let size = thing.shape.size();
    across.abs() < size.x / 2.0 + GIRTH_M && along.abs() < size.z / 2.0 + GIRTH_M
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        hub::ObjectId,
        twin::{
            meshes::{Door, Freighter},
            project::hidden,
        },
    };

    fn yard() -> Obstacles {
        let corners = [Vec2::new(-10.0, -10.0), Vec2::new(10.0, -10.0), Vec2::new(10.0, 10.0), Vec2::new(-10.0, 10.0)];
        let walls = (0..4).map(|k| (corners[k], corners[(k + 1) % 4])).collect();
        Obstacles { walls, posts: vec![Vec2::new(-5.0, 0.0)], doors: vec![(Vec2::new(10.0, 0.0), 1.5)] }
    }

    #[test]
    fn walls_hold_and_doors_let_through() {
        let yard = yard();
        let end = yard.walk(Vec2::ZERO, Vec2::new(0.0, 50.0), &[]);
        assert!(end.y < 10.0 - GIRTH_M + 0.01 && end.y > 9.0, "{end}");
        // Along the wall one goes on.
        let end = yard.walk(Vec2::new(0.0, 9.5), Vec2::new(5.0, 5.0), &[]);
        assert!(end.y < 10.0 && end.x > 4.5, "{end}");
        let end = yard.walk(Vec2::ZERO, Vec2::new(30.0, 0.0), &[]);
        assert!(end.x > 29.0, "through the door: {end}");
        let end = yard.walk(Vec2::new(0.0, 5.0), Vec2::new(30.0, 0.0), &[]);
        assert!(end.x < 10.0, "beside the door: {end}");
        let end = yard.walk(Vec2::ZERO, Vec2::new(-4.6, 0.0), &[]);
        assert!(end.x > -4.5, "through the post: {end}");
    }

    #[test]
    fn nobody_walks_through_a_truck_or_is_caught_in_one() {
        let truck = ShownObject {
            position: Vec3::new(0.0, 0.0, -20.0),
            yaw: std::f32::consts::FRAC_PI_2,
            is_visible: true,
            ..hidden(ObjectId(1), Shape::Truck)
        };
        let none = Obstacles::default();
        let end = none.walk(Vec2::new(3.0, 0.0), Vec2::new(0.0, -40.0), &[truck]);
        assert!(end.y > -20.0, "{end}");
        let end = none.walk(Vec2::new(0.0, -20.0), Vec2::new(0.0, -40.0), &[truck]);
        assert!(end.y < -50.0, "out of it: {end}");
    }

    #[test]
    fn people_step_aside_and_what_is_overhead_is_walked_under() {
        let (none, way) = (Obstacles::default(), Vec2::new(0.0, -10.0));
        let at = |shape: Shape, up: f32| ShownObject {
            position: Vec3::new(0.0, up, -5.0),
            is_visible: true,
            ..hidden(ObjectId(1), shape)
        };
        let crates = Shape::Truck;
        for (thing, gets_by) in [(at(Shape::Person, 0.0), true), (at(crates, 2.4), true), (at(crates, 0.0), false)] {
            let end = none.walk(Vec2::new(0.0, 8.0), way * 2.0, &[thing]);
            assert_eq!(end.y < -11.0, gets_by, "{end}");
        }
    }

    #[test]
    fn aircraft_are_walked_under_but_not_through_their_wheels() {
        let freighter = Freighter::B744;
        let aircraft = ShownObject { is_visible: true, ..hidden(ObjectId(1), Shape::Freighter(freighter, Door::Open)) };
        let none = Obstacles::default();
        let nose = freighter.feet()[0];
        // Step by step, one goes around them.
        let mut at = nose + Vec2::new(-8.0, 0.0);
        for _ in 0..64 {
            at = none.walk(at, Vec2::new(STEP_M, 0.0), &[aircraft]);
            assert!(at.distance(nose) > 1.2, "through the wheels at {at}");
        }
        assert!((at.y - nose.y).abs() > 1.0, "{at}");
        let end = none.walk(Vec2::new(-8.0, 0.0), Vec2::new(16.0, 0.0), &[aircraft]);
        assert!(end.x > 7.0, "{end}");
    }

    /// Where the fence is open the airlock is, and one goes through it.
    #[test]
    fn one_walks_through_the_airlock_and_not_beside_it() {
        let layout = crate::hub::layout::scene::liege();
        let obstacles = Obstacles::of(&layout);
        let airlock = layout.get(layout.place("airlock").expect("an airlock"));
        let at = |ahead: f64, right: f64| flat(airlock.at.offset(airlock.heading, ahead, right));
        let (from, to) = (at(-14.0, 0.0), at(14.0, 0.0));
        let end = obstacles.walk(from, to - from, &[]);
        assert!(end.distance(to) < 1.0, "from {from} to {end}, not to {to}");
        let (from, to) = (at(-6.0, 30.0), at(14.0, 30.0));
        let end = obstacles.walk(from, to - from, &[]);
        assert!((end - from).dot((to - from).normalize()) < 6.0, "through the fence to {end}");
    }

    #[test]
    fn nobody_walks_through_racks_and_machines_of_the_hall() {
        let layout = crate::hub::layout::scene::liege();
        let obstacles = Obstacles::of(&layout);
        for id in ["deck-1", "chute-1-3"] {
            let place = layout.get(layout.place(id).expect("a place"));
            let (length, width) = place.size;
            let across = |right: f64| flat(place.at.offset(place.heading, 0.0, right));
            let (from, to) = (across(width / 2.0 + 1.0), across(-width / 2.0 - 1.0));
            let end = obstacles.walk(from, to - from, &[]);
            assert!(end.distance(to) > width as f32 / 2.0, "{id}, {length} by {width} m: from {from} to {end}");
        }
    }

    #[test]
    fn the_hall_of_the_scene_can_be_entered_by_its_doors_only() {
        let layout = crate::hub::layout::scene::liege();
        let obstacles = Obstacles::of(&layout);
        let door = layout.get(layout.place("door-3").expect("a door"));
        let at = |ahead: f64, right: f64| flat(door.at.offset(door.heading, ahead, right));
        let inside = |p: Vec2| p.distance(at(-4.0, 0.0)) < 4.0;
        assert!(inside(obstacles.walk(at(14.0, 0.0), at(-4.0, 0.0) - at(14.0, 0.0), &[])));
        let beside = obstacles.walk(at(14.0, 8.0), at(-4.0, 8.0) - at(14.0, 8.0), &[]);
        assert!(beside.distance(at(14.0, 8.0)) < 9.5, "through the wall");
    }
}
