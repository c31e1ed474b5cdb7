//! What things stand on: rollers, the ground, or a dolly of which nobody tells.

use super::Session;
use crate::hub::{Location, layout::PlaceKind};

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
