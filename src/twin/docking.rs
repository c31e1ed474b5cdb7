//! Loaders at aircraft: a place tells that a loader stands beside a stand, and its door tells where.

use bevy::prelude::*;

use super::{
    Session, ShownObject,
    meshes::{Freighter, Platform, Shape},
};
use crate::hub::{HubState, ObjectKind, ObjectState, layout::PlaceKind};

/// Metres between the fuselage and the platform of a loader.
const GAP_M: f32 = 0.25;

/// The loaders that stand beside an aircraft, by their numbers among the objects, each with where it stands: at the cargo
/// door of the main deck, square to the fuselage. One loader an aircraft.
pub fn docked(session: &Session, state: &HubState, objects: &[ShownObject]) -> Vec<(usize, Vec3, f32, Freighter)> {
    let place_of = |object: &ObjectState| session.place_of(object.location);
    let mut served = Vec::new();
    let mut all = Vec::new();
    let loaders = state.objects.iter().enumerate().filter(|(_, object)| object.kind == ObjectKind::Lift);
    for (at, loader) in loaders {
        if objects.get(at).is_none_or(|shown| shown.is_moving || !shown.is_visible) {
            continue;
        }
        let Some(place) = place_of(loader).map(|place| session.layout.get(place)) else { continue };
        if place.kind != PlaceKind::StandSide {
            continue;
        }
        let Some(stand) = place.id.strip_suffix("-side").and_then(|id| session.layout.place(id)) else { continue };
        let is_there = |(_, object): &(usize, &ObjectState)| {
            object.kind == ObjectKind::Aircraft && place_of(object) == Some(stand)
        };
        let Some((aircraft, _)) = state.objects.iter().enumerate().find(is_there) else { continue };
        let Some(shown) = objects.get(aircraft).filter(|shown| !shown.is_moving) else { continue };
        let Shape::Freighter(freighter, _) = shown.shape else { continue };
        if served.contains(&aircraft) {
            continue;
        }
        served.push(aircraft);
        let (position, yaw) = at_the_door(shown, freighter);
        all.push((at, position, yaw, freighter));
    }
    all
}

/// Where a loader stands that serves the main-deck door on the left of an aircraft, and how it is turned.
fn at_the_door(aircraft: &ShownObject, freighter: Freighter) -> (Vec3, f32) {
    let out = freighter.sill().0 + GAP_M + Shape::Loader(Platform::Down).size().z / 2.0;
    let offset = Quat::from_rotation_y(aircraft.yaw) * Vec3::new(-out, 0.0, freighter.side_door_behind());
    // Its platform is ahead of it, and ahead is the fuselage.
    (aircraft.position + offset, aircraft.yaw - std::f32::consts::FRAC_PI_2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        hub::{ObjectId, motion::Certainty},
        twin::meshes::Door,
    };

    #[test]
    fn the_platform_meets_the_door() {
        for freighter in Freighter::ALL {
            for yaw in [0.0, 1.0, -2.5] {
                let aircraft = ShownObject {
                    object: ObjectId(1),
                    shape: Shape::Freighter(freighter, Door::Open),
                    position: Vec3::new(5.0, 0.0, 7.0),
                    yaw,
                    bend: 0.0,
                    certainty: Certainty::Known,
                    is_moving: false,
                    has_dolly: false,
                    is_visible: true,
                };
                let (position, turned) = at_the_door(&aircraft, freighter);
                let in_aircraft = Quat::from_rotation_y(-yaw) * (position - aircraft.position);
                // On the left, and where the door is.
                assert!(in_aircraft.x < -7.0, "{freighter:?}: {in_aircraft}");
                assert!((in_aircraft.z - freighter.side_door_behind()).abs() < 0.01);
                // Half a length ahead of the loader is the skin of the fuselage.
                let ahead =
                    Quat::from_rotation_y(turned) * Vec3::NEG_Z * (Shape::Loader(Platform::Down).size().z / 2.0);
                let tip = Quat::from_rotation_y(-yaw) * (position + ahead - aircraft.position);
                let (out, sill) = freighter.sill();
                assert!((-tip.x - out - GAP_M).abs() < 0.01, "{freighter:?}: {tip}");
                // By makers' figures the sills of main decks are 4.6 to 5.6 m above the ground.
                assert!((4.4..5.8).contains(&sill), "{freighter:?}: a sill at {sill} m");
            }
        }
    }
}
