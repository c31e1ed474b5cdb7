//! Over the picture: the chosen incident with what brought it about and what it brought about, as a chain from place to place.

use bevy::prelude::Vec3;
use bevy_egui::egui::{
    Align2, Area, Context, FontId, Id, Order, Painter, Pos2, Rect, Sense, Shape, Stroke, WidgetInfo, WidgetType, vec2,
};

use super::{incidents, numbers::in_words, picture::Picture, theme};
use crate::{
    hub::{EventTime, Location, MAX_NESTING, ObjectId, PlaceRef},
    say,
    twin::world_from_hub,
    watch::{self, Incident},
};

/// A link of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The incident, by its number.
    pub incident: usize,
    /// Its place in the chain: the first deviation is 1; effects of the chosen one share a number.
    pub number: usize,
    /// Which of several that share it.
    pub letter: Option<char>,
    /// Where it was, on the ground.
    pub at: Vec3,
}

/// The chain of an incident from the first deviation over itself to its effects; those of which nobody told where they were are left out.
pub fn steps(picture: &Picture<'_>, chosen: usize) -> Vec<Step> {
    let mut chain = watch::chain(picture.incidents, chosen);
    chain.reverse();
    let length = chain.len();
    let effects = picture.incidents.get(chosen).map(|incident| &incident.effects[..]).unwrap_or_default();
    let numbered = chain.into_iter().zip(1..).chain(effects.iter().map(|effect| (*effect, length + 1)));
    let mut all = numbered
        .filter_map(|(incident, number)| {
            Some(Step { incident, number, letter: None, at: spot(picture, picture.incidents.get(incident)?)? })
        })
        .collect::<Vec<_>>();
    let many = all.iter().filter(|step| step.number == length + 1).count();
    let shared = all.iter_mut().filter(|step| many > 1 && step.number == length + 1);
    shared.zip('a'..='z').for_each(|(step, letter)| step.letter = Some(letter));
    all
}

/// Where an incident was: its place, or where what it is about was when it began, or as soon as that was anywhere.
fn spot(picture: &Picture<'_>, incident: &Incident) -> Option<Vec3> {
    let placed = |place: PlaceRef| picture.places.get(place.index()).copied().flatten();
    let mut objects = incident.objects().iter().take(MOST_LOOKED_AT);
    let times = || {
        let proof = incident.evidence.iter().take(MOST_LOOKED_AT).map(|proof| proof.time);
        std::iter::once(incident.from).chain(proof).chain(incident.until)
    };
    let of_object = |object, time| match located(picture, object, time)? {
        Location::At(place) => placed(place),
        Location::Moving { from, to } => placed(to).or_else(|| placed(from?)),
        Location::Inside(_) | Location::Unplaced => None,
    };
    let of_objects = || objects.find_map(|object| times().find_map(|time| of_object(*object, time)));
    let place = incident.place.or_else(of_objects)?;
    Some(world_from_hub(picture.layout.get(place).at, 3.0))
}

/// Objects and instants that are looked at before it is given up.
const MOST_LOOKED_AT: usize = 8;

/// Where an object is, or what it is in.
fn located(picture: &Picture<'_>, object: ObjectId, time: EventTime) -> Option<Location> {
    let mut location = picture.log.object_at(object, time)?.location;
    for _ in 0..MAX_NESTING {
        let Location::Inside(parent) = location else { break };
        location = picture.log.object_at(parent, time)?.location;
    }
    Some(location)
}

/// Draws the chain; gives the room that the words of each incident take.
pub fn draw(
    painter: &Painter,
    picture: &Picture<'_>,
    chosen: Option<usize>,
    project: impl Fn(Vec3) -> Option<Pos2>,
) -> Vec<(usize, Rect)> {
    let Some(chosen) = chosen else { return Vec::new() };
    let mut taken: Vec<(usize, Rect)> = Vec::new();
    let mut drawn: Vec<(usize, Pos2)> = Vec::new();
    let mut boxes = Vec::new();
    let all = steps(picture, chosen);
    // Who stands alone is marked by its place already.
    if all.len() < 2 {
        return taken;
    }
    for step in &all {
        let (Some(mut at), Some(incident)) = (project(step.at), picture.incidents.get(step.incident)) else { continue };
        let words = format!("{}  {}", incidents::short_clock(picture, incident.from), incident.label);
        let galley = painter.layout_no_wrap(words, FontId::proportional(12.0), theme::ink());
        let size = galley.size() + vec2(34.0, 8.0);
        // Several at one place stand below one another.
        let mut room = Rect::from_min_size(at - vec2(12.0, size.y / 2.0), size);
        // What begins in the picture is read to its end.
        let over = (room.right() - (painter.clip_rect().right() - 6.0)).clamp(0.0, size.x);
        if painter.clip_rect().contains(at) {
            room = room.translate(vec2(-over, 0.0));
        }
        while let Some((_, other)) = taken.iter().find(|(_, other)| other.intersects(room)) {
            room = room.translate(vec2(0.0, other.bottom() + 3.0 - room.top()));
        }
        at = room.left_center() + vec2(12.0, 0.0);
        drawn.push((step.number, at));
        boxes.push((room, galley, step, incident));
        taken.push((step.incident, room));
    }
    for (number, at) in drawn.iter().filter(|(number, _)| *number > 1) {
        let Some((_, before)) = drawn.iter().find(|(other, _)| other + 1 == *number) else { continue };
        arrow(painter, *before, *at);
    }
    for (room, galley, step, incident) in boxes {
        let at = room.left_center() + vec2(12.0, 0.0);
        painter.rect(
            room,
            5.0,
            theme::label(),
            Stroke::new(if step.incident == chosen { 2.0 } else { 1.0 }, incidents::colour(incident.severity)),
            bevy_egui::egui::StrokeKind::Inside,
        );
        painter.circle_filled(at, 9.0, incidents::colour(incident.severity));
        let number = step.letter.map_or_else(|| step.number.to_string(), |letter| format!("{}{letter}", step.number));
        painter.text(at, Align2::CENTER_CENTER, number, FontId::proportional(11.0), theme::panel());
        painter.galley(room.left_top() + vec2(26.0, 4.0), galley, theme::ink());
    }
    taken
}

/// An arrow from the rim of one number to that of another.
fn arrow(painter: &Painter, from: Pos2, to: Pos2) {
    let way = to - from;
    if way.length() <= 24.0 {
        return;
    }
    let along = way.normalized();
    let (begin, tip) = (from + along * 11.0, to - along * 11.0);
    let (back, across) = (along * 10.0, along.rot90() * 4.5);
    painter.line_segment([begin, tip - back * 0.8], Stroke::new(2.0, theme::alarm()));
    painter.add(Shape::convex_polygon(
        vec![tip, tip - back + across, tip - back - across],
        theme::alarm(),
        Stroke::NONE,
    ));
}

/// Lets one click on the words of an incident of the chain; gives the one that was clicked.
pub fn link_clicked(ctx: &Context, picture: &Picture<'_>, words: &[(usize, Rect)]) -> Option<usize> {
    words.iter().find_map(|(at, room)| {
        let incident = picture.incidents.get(*at)?;
        let shown =
            Area::new(Id::new(("link of a chain", *at))).fixed_pos(room.min).order(Order::Background).show(ctx, |ui| {
                let response = ui.allocate_response(room.size(), Sense::click());
                response.widget_info(|| {
                    let label = say!("causes-link", incident = incident.label.as_str());
                    WidgetInfo::labeled(WidgetType::Button, true, label)
                });
                response.on_hover_text(in_words(&incident.sentence))
            });
        shown.inner.clicked().then_some(*at)
    })
}
