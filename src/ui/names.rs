//! Which names stand in the picture: what is chosen, what the pointer is over, aircraft, stands, zones of the hall.

use std::collections::BTreeSet;

use bevy::prelude::*;
use bevy_egui::egui::{self, pos2};

use super::{labels, picture::Picture, theme};
use crate::{
    hub::{
        Location, ObjectKind,
        layout::{PlaceKind, RoofMode},
    },
    twin::{Hovered, world_from_hub},
};

/// Who walks is told what is within so many metres: walls, and what stands about, hide the rest.
const WALKER_SEES_M: f32 = 60.0;

/// The names to be drawn: what is chosen, what the pointer is over, aircraft, stands in use, zones of the hall, and what a tour
/// speaks of.
pub fn names(
    picture: &Picture<'_>,
    hovered: &Hovered,
    camera: &Camera,
    transform: &GlobalTransform,
    is_walking: bool,
    highlights: &[String],
) -> Vec<labels::Label> {
    let mut labels = Vec::new();
    let eye = transform.translation();
    let mut add = |point: Vec3, text: String, rank: u8, colour: egui::Color32| {
        if let Ok(at) = camera.world_to_viewport(transform, point) {
            labels.push(labels::Label { at: pos2(at.x, at.y), text, rank, colour });
        }
    };
    let Some(shown) = picture.shown else { return labels };
    for object in &shown.objects {
        let is_chosen = picture.object == Some(object.object);
        let is_hovered = hovered.0 == Some(object.object);
        let kind = picture.state.get(object.object).map(|state| state.kind);
        let is_told = !highlights.is_empty() && is_among(highlights, picture.log.object_name(object.object));
        let is_named = is_chosen || is_hovered || is_told || (kind == Some(ObjectKind::Aircraft) && object.is_visible);
        if is_named {
            let (rank, colour) = if is_chosen || is_told {
                (5, theme::ACCENT)
            } else if is_hovered {
                (4, theme::INK)
            } else {
                (3, theme::INK)
            };
            let top = Vec3::Y * object.shape.size().y;
            add(object.position + top, picture.log.object_name(object.object).to_owned(), rank, colour);
        }
    }
    // What is at a place that the layout does not know is told where it is, once a place.
    let mut told = BTreeSet::new();
    for (object, state) in shown.objects.iter().zip(&picture.state.objects) {
        let Location::At(place) = state.location else { continue };
        let is_known = picture.place_label(place).1;
        if !is_known && object.is_visible && told.insert(place) {
            add(object.position + Vec3::Y * 3.0, short(picture.log.place_name(place)), 2, theme::QUIET);
        }
    }
    for (_, place) in picture.layout.places() {
        if is_among(highlights, &place.id) {
            add(world_from_hub(place.at, 1.0), place.name.clone(), 5, theme::ACCENT);
            continue;
        }
        let reach: f32 = match place.kind {
            PlaceKind::Stand
            | PlaceKind::OffMap
            | PlaceKind::CustomsCage
            | PlaceKind::Airlock
            | PlaceKind::RailDoor
            | PlaceKind::TruckPark
            | PlaceKind::EmptyPool
            | PlaceKind::EquipmentPark => 700.0,
            PlaceKind::Gate | PlaceKind::BuildUp | PlaceKind::Rack | PlaceKind::Device => 320.0,
            PlaceKind::BreakDown | PlaceKind::AirsideDoor => 170.0,
            PlaceKind::Dock | PlaceKind::Staging => 90.0,
            _ => continue,
        };
        // Under a closed roof there is nothing to be named, but for who is under it.
        let is_inside = matches!(
            place.kind,
            PlaceKind::CustomsCage
                | PlaceKind::Airlock
                | PlaceKind::BuildUp
                | PlaceKind::Rack
                | PlaceKind::BreakDown
                | PlaceKind::Staging
                | PlaceKind::Device
        );
        if is_inside && picture.roof == RoofMode::On && !is_walking {
            continue;
        }
        // What covers half the hall names nothing that one could see.
        if place.size.0 > 150.0 && place.kind == PlaceKind::Device {
            continue;
        }
        let point = world_from_hub(place.at, 1.0);
        // Who walks sees no farther than walls and what stands about let them.
        let reach_here = if is_walking { reach.min(WALKER_SEES_M) } else { reach };
        if point.distance(eye) < reach_here {
            add(point, place.name.clone(), u8::from(reach > 600.0), theme::QUIET);
        }
    }
    labels
}

fn is_among(names: &[String], name: &str) -> bool {
    names.iter().any(|one| one == name)
}

/// The end of a long name, which is what tells one from another.
fn short(name: &str) -> String {
    const MOST: usize = 28;
    let count = name.chars().count();
    if count <= MOST { name.to_owned() } else { format!("…{}", name.chars().skip(count - MOST).collect::<String>()) }
}
