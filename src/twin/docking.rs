//! Loaders at aircraft: a place tells that a loader stands beside a stand, and the doors tell where; what is unloaded comes down on
//! its deck.

use bevy::prelude::*;

use super::{
    Session, ShownObject,
    carrying::{near_end, turned},
    meshes::{DECK_BEHIND_M, DECK_DOWN_M, Freighter, Platform, Shape},
};
use crate::hub::{Flow, HubState, Location, ObjectKind, ObjectState, layout::PlaceKind};

/// Metres between the fuselage and the platform of a loader.
const GAP_M: f32 = 0.25;

/// A loader that stands at a door of an aircraft.
#[derive(Clone, Copy)]
pub struct Docked {
    /// The loader, by its place in the state.
    pub loader: usize,
    /// The aircraft, by its place in the state.
    pub aircraft: usize,
    /// What that is.
    pub freighter: Freighter,
    /// Whether it stands at the nose, and not at the side.
    pub is_at_nose: bool,
    /// Where it stands, square to the fuselage.
    pub position: Vec3,
    /// How it is turned about the vertical axis.
    pub yaw: f32,
    /// What it lifts or lowers now, by its place in the state, and how much of the way from the hold to the ground is left, from 1
    /// to 0.
    pub rides: Option<(usize, f32)>,
}

/// The loaders that stand beside aircraft: the first one of a stand at the side of the main deck, another one at the nose of what
/// has a door there.
pub fn docked(session: &Session, state: &HubState, objects: &[ShownObject], ulds: &[usize]) -> Vec<Docked> {
    let place_of = |object: &ObjectState| session.place_of(object.location);
    let mut all: Vec<Docked> = Vec::new();
    let loaders = state.objects.iter().enumerate().filter(|(_, object)| object.kind == ObjectKind::Lift);
    for (at, loader) in loaders {
        if objects.get(at).is_none_or(|shown| shown.is_moving || !shown.is_visible) {
            continue;
        }
        let Some(side) = place_of(loader) else { continue };
        let place = session.layout.get(side);
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
        let is_at_nose = match all.iter().filter(|docked| docked.aircraft == aircraft).count() {
            0 => false,
            1 if freighter.nose_door_behind().is_some() => true,
            _ => continue,
        };
        let (position, yaw) = at_the_door(shown, freighter, is_at_nose);
        // What was told of last is on its way now.
        let rides = (ulds.iter().copied())
            .filter(|uld| !is_at_nose && place_of(&state.objects[*uld]) == Some(side))
            .filter_map(|uld| {
                let object = &state.objects[uld];
                let secs = state.time.secs_since(object.since) as f32;
                let is_placed = matches!(object.location, Location::At(_)) && !objects[uld].is_moving;
                (is_placed && (0.0..LIFT_SECS).contains(&secs)).then_some((object.since, uld, secs / LIFT_SECS))
            })
            .max_by_key(|(since, ..)| *since)
            .map(|(_, uld, part)| {
                let is_export = state.objects[uld].flow == Flow::Export;
                (uld, if is_export { part } else { 1.0 - part })
            });
        all.push(Docked { loader: at, aircraft, freighter, is_at_nose, position, yaw, rides });
    }
    all
}

/// Whether a ULD stands beside an aircraft that is on a stand.
pub fn is_worked_on(session: &Session, state: &HubState, aircraft: usize, ulds: &[usize]) -> bool {
    let Some(stand) = session.place_of(state.objects[aircraft].location) else { return false };
    let side = session.layout.place(&format!("{}-side", session.layout.get(stand).id));
    side.is_some() && ulds.iter().any(|uld| session.place_of(state.objects[*uld].location) == side)
}

/// From the hold to a dolly it takes so many seconds; assumption, what the simulated day takes, too.
const LIFT_SECS: f32 = 35.0;

/// Where a loader stands that serves the main-deck door on the left of an aircraft, or its nose, and how it is turned.
fn at_the_door(aircraft: &ShownObject, freighter: Freighter, is_at_nose: bool) -> (Vec3, f32) {
    let half = Shape::Loader(Platform::Down).size().z / 2.0;
    // Its platform is ahead of it, and ahead is the fuselage.
    let (offset, turn) = match freighter.nose_door_behind().filter(|_| is_at_nose) {
        Some(nose) => (Vec3::new(0.0, 0.0, nose - GAP_M - half), std::f32::consts::PI),
        None => (
            Vec3::new(-(freighter.sill().0 + GAP_M + half), 0.0, freighter.side_door_behind()),
            -std::f32::consts::FRAC_PI_2,
        ),
    };
    (aircraft.position + Quat::from_rotation_y(aircraft.yaw) * offset, aircraft.yaw + turn)
}

/// Where people stand who work at a loader: metres to its right and behind its middle, and which way they look, in turns to the
/// left of it. Two at the ends of its deck, one at its platform, and one who watches; assumption.
const POSTS: [(f32, f32, f32); 4] = [(2.7, 2.4, 0.25), (-2.7, 4.2, -0.25), (2.6, -3.2, 0.3), (-5.2, 7.5, -0.1)];

impl Docked {
    /// Where one of the people stands who work at it, and how turned.
    pub fn post(&self, number: usize) -> (Vec3, f32) {
        let (right, behind, turn) = POSTS[number % POSTS.len()];
        // More than there are posts stand behind one another.
        let row = (number / POSTS.len()) as f32;
        let offset = Vec3::new(right, 0.0, behind + row * 1.2);
        let at = self.position + Quat::from_rotation_y(self.yaw) * offset;
        (at, self.yaw + turn * std::f32::consts::TAU)
    }

    /// How high the deck of the loader is above the ground, in metres.
    pub fn deck_m(&self) -> f32 {
        self.rides.map_or(DECK_DOWN_M, |(_, left)| self.height(left))
    }

    /// Over the platform it goes level, then down with the deck, then off it.
    fn height(&self, left: f32) -> f32 {
        let up = self.freighter.sill().1;
        up + (DECK_DOWN_M - up) * near_end(left - 0.2, 0.45)
    }

    /// Where a ULD is of whose way from the hold to where it is set down so much is left, from 1 to 0.
    pub fn riding(&self, left: f32, set_down: Vec3) -> Vec3 {
        let ahead = |metres: f32| Quat::from_rotation_y(self.yaw) * Vec3::NEG_Z * metres;
        let half = Shape::Loader(Platform::Down).size().z / 2.0;
        let (hold, deck) = (ahead(half + 2.0), ahead(-DECK_BEHIND_M));
        // Into the hold it goes over the platform, which is as long as three tenths of its time.
        let over = deck.lerp(hold, near_end(1.0 - left, 0.3));
        let on_loader = self.position + over + Vec3::Y * self.height(left);
        on_loader.lerp(set_down, near_end(left, 0.18))
    }
}

/// How a ULD is turned that rides on a loader: along it, and as it is set down at the end.
pub fn turned_on(docked: &Docked, left: f32, set_down: f32) -> f32 {
    turned(docked.yaw, set_down, near_end(left, 0.18))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        hub::ObjectId,
        twin::{
            meshes::Door,
            project::{DECK_M, hidden},
        },
    };

    fn aircraft(freighter: Freighter, yaw: f32) -> ShownObject {
        ShownObject {
            position: Vec3::new(5.0, 0.0, 7.0),
            yaw,
            is_visible: true,
            ..hidden(ObjectId(1), Shape::Freighter(freighter, Door::Open))
        }
    }

    #[test]
    fn the_platform_meets_the_door() {
        for freighter in Freighter::ALL {
            for yaw in [0.0, 1.0, -2.5] {
                let aircraft = aircraft(freighter, yaw);
                let (position, turned) = at_the_door(&aircraft, freighter, false);
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

    #[test]
    fn a_loader_at_the_nose_stands_ahead_of_it_and_looks_aft() {
        let aircraft = aircraft(Freighter::B748, 0.7);
        let (position, turned) = at_the_door(&aircraft, Freighter::B748, true);
        let there = Quat::from_rotation_y(-0.7) * (position - aircraft.position);
        assert!(there.x.abs() < 0.01 && there.z < -36.0 && there.z > -40.0, "{there}");
        let ahead = Quat::from_rotation_y(turned - 0.7) * Vec3::NEG_Z;
        assert!(ahead.z > 0.99, "{ahead}");
    }

    /// From the hold, level over the platform, down, and to where it is set down, without a jump.
    #[test]
    fn what_is_unloaded_comes_down_on_the_deck() {
        let freighter = Freighter::B744;
        let (position, yaw) = at_the_door(&aircraft(freighter, 0.3), freighter, false);
        let docked = Docked { loader: 0, aircraft: 1, freighter, is_at_nose: false, position, yaw, rides: None };
        let set_down = position + Vec3::new(3.0, DECK_M, 6.0);
        let way: Vec<Vec3> = (0..=350).rev().map(|k| docked.riding(k as f32 / 350.0, set_down)).collect();
        assert!(way.windows(2).all(|pair| pair[0].distance(pair[1]) < 0.35));
        assert!((way[0].y - freighter.sill().1).abs() < 0.01 && way[350].distance(set_down) < 0.01);
        // While it goes down, it is on the deck.
        let deck = |k: usize| Docked { rides: Some((2, 1.0 - k as f32 / 350.0)), ..docked }.deck_m();
        for (k, at) in way.iter().enumerate().take(280).skip(110) {
            assert!((at.y - deck(k)).abs() < 0.01, "{k}: {} on a deck at {}", at.y, deck(k));
        }
        assert!(way.windows(2).all(|pair| pair[1].y <= pair[0].y + 1e-3));
    }
}
