//! Which names stand in the picture: what is chosen, what the pointer is over, aircraft, stands, zones of the hall.

use std::collections::BTreeSet;

use bevy::prelude::*;
use bevy_egui::egui;

use super::{labels, picture::Picture, theme};
use crate::{
    hub::{
        Location, ObjectKind,
        layout::{PlaceKind, RoofMode},
    },
    twin::{Hovered, Volumes, world_from_hub},
};

/// Who walks is told what is within so many metres: walls, and what stands about, hide the rest.
const WALKER_SEES_M: f32 = 60.0;

/// The names to be drawn of what the eye sees from where it is, `project` telling where on the screen a point is: what is chosen, what the pointer is over, aircraft, stands in use, zones of the hall, and what a tour
/// speaks of.
pub fn names(
    picture: &Picture<'_>,
    hovered: &Hovered,
    (eye, project): (Vec3, impl Fn(Vec3) -> Option<egui::Pos2>),
    is_walking: bool,
    highlights: &[String],
) -> Vec<labels::Label> {
    let mut labels = Vec::new();
    let mut add = |point: Vec3, text: String, rank: u8, colour: egui::Color32| {
        if let Some(at) = project(point) {
            labels.push(labels::Label { at, text, rank, colour });
        }
    };
    let Some(shown) = picture.shown else { return labels };
    for object in &shown.objects {
        let is_chosen = picture.object == Some(object.object);
        let is_hovered = hovered.0 == Some(object.object);
        let kind = picture.state.get(object.object).map(|state| state.kind);
        let name = picture.log.object_name(object.object);
        // What a device tells of is a place of the layout, too: that is what is spoken of, and it has a name.
        let device = || picture.layout.place(name).map(|place| picture.layout.get(place).said());
        let is_told = !highlights.is_empty() && is_among(highlights, name) && device().is_none();
        // What was known of it was not so.
        let is_otherwise = shown.differs(object.object) && object.is_visible;
        let is_named = is_chosen
            || is_hovered
            || is_told
            || is_otherwise
            || (kind == Some(ObjectKind::Aircraft) && object.is_visible);
        if is_named {
            let (rank, colour) = if is_chosen || is_told {
                (5, theme::accent())
            } else if is_otherwise {
                (4, theme::alarm())
            } else if is_hovered {
                (4, theme::ink())
            } else {
                (3, theme::ink())
            };
            let top = Vec3::Y * object.shape.size().y;
            let name = device().unwrap_or(name.into());
            let name = if is_otherwise { format!("≠ {name}") } else { name.into_owned() };
            add(object.position + top, name, rank, colour);
        }
    }
    // What is at a place that the layout does not know is told where it is, once a place.
    let mut told = BTreeSet::new();
    for (object, state) in shown.objects.iter().zip(&picture.state.objects) {
        let Location::At(place) = state.location else { continue };
        let (label, is_known) = picture.place_label(place);
        if !is_known && object.is_visible && told.insert(place) {
            add(object.position + Vec3::Y * 3.0, short(&label), 2, theme::quiet());
        }
    }
    // What stands behind a building is not named on its roof.
    let walls = Volumes::of(picture.layout);
    for (_, place) in picture.layout.places() {
        if is_among(highlights, &place.id) {
            add(world_from_hub(place.at, 1.0), place.said().into_owned(), 5, theme::accent());
            continue;
        }
        let reach: f32 = match place.kind {
            PlaceKind::Stand
            | PlaceKind::OffMap
            | PlaceKind::CustomsCage
            | PlaceKind::Airlock
            | PlaceKind::RailDoor
            | PlaceKind::Track
            | PlaceKind::TruckPark
            | PlaceKind::EmptyPool
            | PlaceKind::Quarantine
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
        // An aircraft is named itself: its stand is before its nose.
        let ahead = if place.kind == PlaceKind::Stand { place.size.0 / 2.0 - 6.0 } else { 0.0 };
        let point = world_from_hub(place.at.offset(place.heading, ahead, 0.0), 1.0);
        // Who walks sees no farther than walls and what stands about let them.
        let reach_here = if is_walking { reach.min(WALKER_SEES_M) } else { reach };
        if point.distance(eye) < reach_here && walls.drawn_in(point, eye, picture.roof != RoofMode::On) == eye {
            add(point, place.said().into_owned(), u8::from(reach > 600.0), theme::quiet());
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use bevy::{camera::CameraProjection, time::TimeUpdateStrategy};
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{
        hub::{EventLog, EventTime, Playback, layout::scene::liege},
        simulate::{Detail, Plan, simulate},
        twin::{Noting, Playhead, Session, Shown, ViewPose, core_plugin},
    };

    const SCREEN: egui::Vec2 = egui::vec2(1920.0, 1080.0);

    /// In every view of the scene there are names, none on another, none over what is reserved, all within the picture.
    #[test]
    fn in_no_view_of_the_scene_do_names_overlap() {
        let layout = liege();
        let start = "2021-11-08".parse().expect("a date");
        let plan = Plan { start, days: 1, seed: 1, incidents: vec![], detail: Detail::Cages, has_train: true };
        let log = EventLog::of(&simulate(&layout, &plan).expect("a day"));
        let mut playback = Playback::new(log.span().expect("events"));
        playback.time = EventTime::parse("2021-11-08T11:45:00Z").expect("a time");
        let mut app = bevy::app::App::new();
        app.add_plugins(MinimalPlugins).insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(1)));
        app.insert_resource(Playhead(playback));
        app.insert_resource(Session::new(log, layout, TimeZone::UTC, "day".into()));
        app.add_plugins(core_plugin);
        app.update();
        let (session, shown) = (app.world().resource::<Session>(), app.world().resource::<Shown>());
        let state = shown.state.as_ref().expect("a state");
        let noting = Noting::default();
        let (mut named, mut spoken_of) = (0, 0);
        for view in &session.layout.views {
            let picture =
                Picture { shown: Some(shown), roof: view.roof, ..Picture::of(session, &noting, &playback, state) };
            let eye = ViewPose::of(view).transform();
            let lens = PerspectiveProjection { aspect_ratio: SCREEN.x / SCREEN.y, ..ViewPose::lens() };
            let project = |point: Vec3| {
                let seen = eye.to_matrix().inverse().transform_point3(point);
                let at = (seen.z < -0.5).then(|| lens.get_clip_from_view().project_point3(seen))?;
                (at.x.abs() <= 1.0 && at.y.abs() <= 1.0)
                    .then(|| egui::pos2((at.x + 1.0) / 2.0 * SCREEN.x, (1.0 - at.y) / 2.0 * SCREEN.y))
            };
            // What a tour speaks of has its name, also where a device of that id tells of it.
            let told =
                names(&picture, &Hovered::default(), (eye.translation, &project), false, &["storm-basin".into()]);
            assert!(told.iter().all(|label| label.text != "storm-basin"), "{}: an id", view.name);
            spoken_of += told.iter().filter(|label| label.text == "Storm basin" && label.rank == 5).count();
            let all = names(&picture, &Hovered::default(), (eye.translation, project), false, &[]);
            let within = egui::Rect::from_min_size(egui::Pos2::ZERO, SCREEN);
            let reserved = [egui::Rect::from_min_size(egui::pos2(1_700.0, 12.0), egui::vec2(176.0, 132.0))];
            let (mut rects, mut all) = (Vec::new(), Some(all));
            let ctx = egui::Context::default();
            let _ = ctx.run_ui(egui::RawInput::default(), |ui| {
                if let Some(all) = all.take() {
                    let painter = ui.ctx().layer_painter(egui::LayerId::background());
                    rects = labels::draw(&painter, within, &reserved, all);
                }
            });
            named += rects.len();
            for (k, rect) in rects.iter().enumerate() {
                assert!(within.contains_rect(*rect), "{}: a name leaves the picture", view.name);
                let others = reserved.iter().chain(&rects[..k]);
                assert!(others.into_iter().all(|other| !other.intersects(*rect)), "{}: names overlap", view.name);
            }
        }
        assert!(spoken_of > 2, "the basin is named in {spoken_of} views");
        assert!(named > 60, "only {named} names in all views");
    }
}
