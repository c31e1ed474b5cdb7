//! What hangs on what: dollies behind their tug, a ULD on its dolly, a trailer behind its tractor.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

use bevy::prelude::*;

use super::{
    meshes::JOINT_AHEAD_M,
    project::{DECK_M, ShownObject},
    world_from_hub, yaw_from_heading, yaw_of,
};
use crate::hub::{
    EventTime, HubState, ObjectKind,
    layout::Route,
    motion::{Course, Leg},
};

/// What is in or on another, carriers first; who was loaded first comes first.
pub fn carried_in<'a>(state: &HubState, leg: impl Fn(usize) -> Option<&'a Leg>) -> Vec<(usize, usize, usize)> {
    let parent = |at: usize| match leg(at)?.course {
        Course::Inside(parent) => state.objects.binary_search_by_key(&parent, |object| object.object).ok(),
        _ => None,
    };
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(above) = parent(at).filter(|_| depth < crate::hub::MAX_NESTING) {
            (at, depth) = (above, depth + 1);
        }
        depth
    };
    let mut children: Vec<(usize, usize, EventTime, usize)> =
        (0..state.objects.len()).filter_map(|at| Some((depth(at), parent(at)?, state.objects[at].since, at))).collect();
    children.sort_unstable();
    let mut before = (None, 0);
    children
        .into_iter()
        .map(|(_, carrier, _, child)| {
            before = if before.0 == Some(carrier) { (before.0, before.1 + 1) } else { (Some(carrier), 0) };
            (carrier, before.1, child)
        })
        .collect()
}

/// Places what another carries: a dolly behind its tug, a ULD on its dolly; what is inside is not seen.
pub fn carry(
    child: &mut ShownObject,
    carrier: &ShownObject,
    kind: ObjectKind,
    ordinal: usize,
    leg: Option<&Leg>,
    time: EventTime,
) {
    child.certainty = carrier.certainty;
    child.is_moving = carrier.is_moving;
    child.yaw = carrier.yaw;
    child.is_visible = carrier.is_visible;
    match kind {
        ObjectKind::Tug => {
            let behind = 4.4 + 4.0 * ordinal as f32;
            (child.position, child.yaw) = towed(carrier, behind, leg, time);
        }
        ObjectKind::Dolly => child.position = carrier.position + Vec3::Y * DECK_M,
        ObjectKind::Uld | ObjectKind::Pallet => child.position = carrier.position + Vec3::Y * carrier.shape.size().y,
        _ => {
            child.position = carrier.position + Vec3::Y;
            child.is_visible = false;
        }
    }
}

/// The point and turn so many metres behind a tug on its route: a train bends where the road does.
fn towed(tug: &ShownObject, behind: f32, leg: Option<&Leg>, time: EventTime) -> (Vec3, f32) {
    let straight = || {
        let back = Quat::from_rotation_y(tug.yaw) * Vec3::Z;
        (tug.position + back * behind, tug.yaw)
    };
    let Some((route, metres)) = leg.and_then(|leg| along(leg, time)) else { return straight() };
    on_course(route, metres - f64::from(behind)).unwrap_or_else(straight)
}

/// The route of a leg, and how many metres of it are done.
fn along(leg: &Leg, time: EventTime) -> Option<(&Route, f64)> {
    let Course::Travels { route, departs, arrives, .. } = &leg.course else { return None };
    let all = arrives.secs_since(*departs);
    let part = if all > 0.0 { (time.secs_since(*departs) / all).clamp(0.0, 1.0) } else { 1.0 };
    Some((route, part * route.length()))
}

/// The point and turn so far along a route, which goes straight on before its start and after its end.
fn on_course(route: &Route, metres: f64) -> Option<(Vec3, f32)> {
    let on = metres.clamp(0.0, route.length());
    let (point, heading) = route.at(on)?;
    let yaw = yaw_from_heading(heading);
    let ahead = Quat::from_rotation_y(yaw) * Vec3::NEG_Z;
    Some((world_from_hub(point, 0.0) + ahead * (metres - on) as f32, yaw))
}

/// How far behind the middle of a truck the middle axle of its trailer is, and how far ahead its steered axle, in metres; see
/// the mesh.
const TRAILER_AXLE_M: f64 = 5.5;
const STEERED_AXLE_M: f64 = 7.4;

/// Bends a truck where its road does: the joint, the trailer's axles and the steered axle are on the road.
pub fn articulate(truck: &mut ShownObject, leg: &Leg, time: EventTime) {
    let Some((route, metres)) = along(leg, time) else { return };
    let joint_ahead = f64::from(JOINT_AHEAD_M);
    let at = |ahead: f64| on_course(route, metres + ahead).map(|(point, _)| point);
    let (Some(behind), Some(joint), Some(front)) = (at(-TRAILER_AXLE_M), at(joint_ahead), at(STEERED_AXLE_M)) else {
        return;
    };
    let yaw = |way: Vec3| (way.length_squared() > 0.01).then(|| yaw_of(way.xz()));
    let (Some(trailer), Some(tractor)) = (yaw(joint - behind), yaw(front - joint)) else { return };
    let turn = (tractor - trailer + PI).rem_euclid(TAU) - PI;
    (truck.yaw, truck.bend) = (trailer, turn.clamp(-MOST_BEND, MOST_BEND));
    let height = truck.position.y;
    truck.position = (joint + Quat::from_rotation_y(trailer) * Vec3::Z * JOINT_AHEAD_M).with_y(height);
}

/// A tractor stands no more than square to its trailer.
const MOST_BEND: f32 = FRAC_PI_2;

#[cfg(test)]
mod tests {
    use super::{
        super::{meshes::Shape, project::hidden},
        *,
    };
    use crate::hub::{Layout, ObjectId, motion::Certainty};
    use std::sync::Arc;

    /// On its way to a dock a truck bends at its joint: joint and axles are on the road, and it never folds up.
    #[test]
    fn a_truck_keeps_to_the_road_with_all_of_its_axles() {
        let include = |_: &str| Ok(include_str!("../../scenes/lgg-airport.ron").to_owned());
        let scene = include_str!("../../scenes/liege.ron");
        let layout: Layout = crate::hub::layout::scene::parse("liege.ron", scene, &include).expect("the scene");
        let place = |id: &str| layout.place(id).expect("a place");
        let route = layout.route(ObjectKind::Truck, place("road-e42"), place("dock-20"));
        let (departs, secs) = (EventTime::from_secs(0), 200.0);
        let leg = Leg {
            course: Course::Travels {
                route: Arc::clone(&route),
                departs,
                arrives: departs + crate::hub::TimeSpan::from_secs_f64(secs),
                certainty: Certainty::Known,
            },
            from: departs,
            until: EventTime::MAX,
        };
        let (mut most, mut last): (f32, Option<f32>) = (0.0, None);
        for step in 0..=2_000 {
            let part = f64::from(step) / 2_000.0;
            let mut truck = ShownObject { is_moving: true, is_visible: true, ..hidden(ObjectId(1), Shape::Truck) };
            articulate(&mut truck, &leg, departs + crate::hub::TimeSpan::from_secs_f64(part * secs));
            let metres = part * route.length();
            let on_road = |ahead: f64| on_course(&route, metres + ahead).expect("a point").0;
            let of_trailer = |ahead: f32| truck.position + Quat::from_rotation_y(truck.yaw) * Vec3::NEG_Z * ahead;
            let joint = of_trailer(JOINT_AHEAD_M);
            assert!(joint.distance(on_road(f64::from(JOINT_AHEAD_M))) < 0.05, "{step}: the joint is at {joint}");
            let behind = on_road(-TRAILER_AXLE_M);
            let way = (joint - behind).normalize();
            assert!(
                way.dot(Quat::from_rotation_y(truck.yaw) * Vec3::NEG_Z) > 0.999,
                "{step}: the trailer looks elsewhere"
            );
            let front = on_road(STEERED_AXLE_M) - joint;
            let ahead = Quat::from_rotation_y(truck.yaw + truck.bend) * Vec3::NEG_Z;
            let is_folded = truck.bend.abs() >= MOST_BEND - 1e-4;
            assert!(is_folded || front.normalize().dot(ahead) > 0.999, "{step}: the tractor looks elsewhere");
            if let Some(last) = last {
                let turn = (truck.yaw - last + PI).rem_euclid(TAU) - PI;
                assert!(turn.abs() < 0.12, "{step}: the trailer turns by {turn} at once");
            }
            last = Some(truck.yaw);
            most = most.max(truck.bend.abs());
        }
        assert!(most > 0.2, "it never bends: {most}");
    }
}
