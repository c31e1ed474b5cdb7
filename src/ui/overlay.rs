//! What lies over the picture and is no label: the trail of what is chosen, the scale, north, the map, and what the picture
//! costs.

use bevy::prelude::*;
use bevy_egui::egui::{self, Align2, Color32, FontId, Painter, Pos2, Rect, Sense, Stroke, pos2, vec2};

use super::{
    labels, numbers,
    picture::{Picture, UiAction},
    theme,
};
use crate::{
    hub::{
        EventTime, ObjectId, TimeSpan,
        layout::{Heading, Layout, PlaceKind, Point, ShapeKind, View},
        motion::{Certainty, Planned, Stretch},
    },
    say,
    twin::{Costs, Quality, Session, ViewPose, world_from_hub},
};

/// What overlays remember.
#[derive(Default)]
pub struct OverlayMemory {
    /// Whether the map is hidden.
    pub is_map_hidden: bool,
    /// Whether it is told what the picture costs.
    pub are_costs_shown: bool,
    /// The trail that was worked out last, and of what.
    trail: Option<(TrailOf, Vec<Stretch>)>,
}

/// The object, the version of the log, and the minute.
type TrailOf = (ObjectId, u64, i64);

/// How far back and ahead a trail goes.
const BACK: TimeSpan = TimeSpan::from_minutes(90);
const AHEAD: TimeSpan = TimeSpan::from_minutes(60);

/// Draws where what is chosen came from, where it will go as the log tells, and where it should go by the plans of now.
pub fn trail(
    painter: &Painter,
    picture: &Picture<'_>,
    session: &Session,
    project: impl Fn(Vec3) -> Option<Pos2>,
    memory: &mut OverlayMemory,
    taken: &mut Vec<Rect>,
) {
    let Some(object) = picture.object else { return };
    let now = picture.playback.time;
    let of = (object, picture.log.version(), now.nanos() / 60_000_000_000);
    if memory.trail.as_ref().is_none_or(|(known, _)| *known != of) {
        memory.trail = Some((of, session.scenery().trail(object, now - BACK, now + AHEAD)));
    }
    let Some((_, stretches)) = &memory.trail else { return };
    for stretch in stretches {
        draw_stretch(painter, stretch, now, &project);
    }
    let location = picture.state.get(object).map(|state| state.location);
    for way in session.scenery().planned(object, location, now) {
        draw_planned(painter, &way, picture, &project, taken);
    }
}

/// Draws a way that is only planned: dotted, with the clock at which it should be done at its end.
fn draw_planned(
    painter: &Painter,
    way: &Planned,
    picture: &Picture<'_>,
    project: &impl Fn(Vec3) -> Option<Pos2>,
    taken: &mut Vec<Rect>,
) {
    for pair in way.points.windows(2) {
        let [Some(a), Some(b)] = [pair[0], pair[1]].map(|point| project(world_from_hub(point, 0.4))) else { continue };
        painter.extend(egui::Shape::dotted_line(&[a, b], theme::INK.gamma_multiply(0.75), 7.0, 1.6));
    }
    if let Some(end) = way.points.last().and_then(|end| project(world_from_hub(*end, 0.4))) {
        let words = say!("overlay-planned", clock = picture.clock(way.by));
        let galley = painter.layout_no_wrap(words, FontId::proportional(11.0), theme::INK);
        let ground = Rect::from_min_size(end + vec2(6.0, -8.0), galley.size() + vec2(8.0, 2.0));
        if labels::take(taken, ground) {
            painter.rect_filled(ground, 3.0, theme::LABEL.gamma_multiply(0.85));
            painter.galley(ground.min + vec2(4.0, 1.0), galley, theme::INK);
        }
    }
}

fn draw_stretch(painter: &Painter, stretch: &Stretch, now: EventTime, project: &impl Fn(Vec3) -> Option<Pos2>) {
    let total: f64 = stretch.points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let span = stretch.until.secs_since(stretch.from);
    let part = if span > 0.0 { (now.secs_since(stretch.from) / span).clamp(0.0, 1.0) } else { 1.0 };
    let done = if now < stretch.from { 0.0 } else { part * total };
    let mut at = 0.0;
    for pair in stretch.points.windows(2) {
        let length = pair[0].distance(pair[1]);
        let split = ((done - at) / length.max(1e-9)).clamp(0.0, 1.0);
        let middle = pair[0].towards(pair[1], split);
        let up = |metres: f64| {
            let part = if total > 0.0 { metres / total } else { 1.0 };
            0.4 + stretch.climb.0 + (stretch.climb.1 - stretch.climb.0) * part
        };
        let ends = [(pair[0], up(at)), (middle, up(at + split * length)), (pair[1], up(at + length))];
        at += length;
        for (parts, is_past) in [(&ends[..2], true), (&ends[1..], false)] {
            let [a, b] = [parts[0], parts[1]].map(|(point, up)| project(world_from_hub(point, up)));
            let (Some(a), Some(b)) = (a, b) else { continue };
            if a.distance(b) < 0.5 {
                continue;
            }
            let colour = if is_past { theme::ACCENT } else { theme::ACCENT.gamma_multiply(0.7) };
            // What is still to come, and what was only inferred, is dashed.
            if is_past && stretch.certainty == Certainty::Known {
                painter.line_segment([a, b], Stroke::new(2.5, colour));
            } else {
                painter.extend(egui::Shape::dashed_line(&[a, b], Stroke::new(2.0, colour), 7.0, 5.0));
            }
        }
    }
}

/// A bar as long as so many metres are in the middle of the picture, and the way north. Gives the room that they take.
pub fn scale(painter: &Painter, free: Rect, pose: &ViewPose) -> Rect {
    let metres = pose.metres_across(free.height()) * 120.0;
    let power = 10_f32.powf(metres.log10().floor());
    let nice = [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|nice| *nice <= metres).unwrap_or(power);
    let width = 120.0 * nice / metres;
    let right = free.right_bottom() + vec2(-16.0, -14.0);
    let left = right - vec2(width, 0.0);
    let ink = Stroke::new(1.5, theme::INK);
    let ground = Rect::from_min_max(left - vec2(10.0, 24.0), right + vec2(10.0, 8.0));
    painter.rect_filled(ground, 4.0, theme::LABEL.gamma_multiply(0.75));
    painter.line_segment([left, right], ink);
    for end in [left, right] {
        painter.line_segment([end - vec2(0.0, 5.0), end], ink);
    }
    let (length, unit) = if nice >= 1_000.0 { (nice / 1_000.0, "km") } else { (nice, "m") };
    let text = format!("{} {unit}", numbers::localized(&length.to_string()));
    painter.text(
        left.lerp(right, 0.5) - vec2(0.0, 6.0),
        Align2::CENTER_BOTTOM,
        text,
        FontId::proportional(11.0),
        theme::INK,
    );
    let middle = pos2(ground.left() - 26.0, ground.center().y);
    let (sin, cos) = (-pose.heading).to_radians().sin_cos();
    let turned = |x: f32, y: f32| middle + vec2(x * cos - y * sin, x * sin + y * cos);
    painter.circle_filled(middle, 16.0, theme::LABEL.gamma_multiply(0.75));
    let needle = vec![turned(0.0, -4.0), turned(4.5, 10.0), turned(0.0, 7.0), turned(-4.5, 10.0)];
    painter.add(egui::Shape::convex_polygon(needle, theme::ACCENT, Stroke::NONE));
    painter.text(
        turned(0.0, -10.0),
        Align2::CENTER_CENTER,
        say!("overlay-north"),
        FontId::proportional(9.0),
        theme::INK,
    );
    ground.union(Rect::from_center_size(middle, vec2(34.0, 34.0)))
}

/// How one walks, in place of the scale.
pub fn walking(painter: &Painter, free: Rect) -> Rect {
    let galley = painter.layout_no_wrap(say!("overlay-walking").to_owned(), FontId::proportional(12.0), theme::INK);
    let size = galley.size() + vec2(16.0, 10.0);
    let ground = Rect::from_min_size(free.right_bottom() - size - vec2(14.0, 14.0), size);
    painter.rect_filled(ground, 4.0, theme::LABEL.gamma_multiply(0.85));
    painter.galley(ground.min + vec2(8.0, 5.0), galley, theme::INK);
    ground
}

/// The day and the clock of the site, for a film, which has no transport bar.
pub fn clock(painter: &Painter, free: Rect, picture: &Picture<'_>) -> Rect {
    let time = picture.playback.time;
    let galley = |text: String, font: FontId| painter.layout_no_wrap(text, font, theme::INK);
    let (clock, day) =
        (galley(picture.clock(time), theme::figures(18.0)), galley(picture.date(time), FontId::proportional(12.0)));
    let size = vec2(clock.size().x.max(day.size().x), clock.size().y + day.size().y);
    let ground = Rect::from_min_size(free.min + vec2(14.0, 12.0), size + vec2(16.0, 10.0));
    painter.rect_filled(ground, 4.0, theme::LABEL.gamma_multiply(0.9));
    let below = ground.min + vec2(8.0, 5.0 + clock.size().y);
    painter.galley(ground.min + vec2(8.0, 5.0), clock, theme::INK);
    painter.galley(below, day, theme::QUIET);
    ground
}

/// The part of the site that the map shows, in hub space: south-west and north-east corner of where things stand, which is not
/// out on the runways and roads, with some room around it, as wide as four to three.
fn mapped(layout: &Layout) -> (Point, Point) {
    const ROOM_M: f64 = 60.0;
    const LEAST_M: f64 = 200.0;
    let is_inner =
        |kind: PlaceKind| !matches!(kind, PlaceKind::Runway | PlaceKind::Road | PlaceKind::Track | PlaceKind::OffMap);
    let places = layout.places().filter(|(_, place)| is_inner(place.kind)).map(|(_, place)| place.at);
    let (low, high) = places.fold(
        (Point::new(f64::INFINITY, f64::INFINITY), Point::new(f64::NEG_INFINITY, f64::NEG_INFINITY)),
        |(low, high), at| {
            (
                Point::new(low.east.min(at.east), low.north.min(at.north)),
                Point::new(high.east.max(at.east), high.north.max(at.north)),
            )
        },
    );
    if !low.east.is_finite() {
        return (Point::new(-LEAST_M, -LEAST_M * 0.75), Point::new(LEAST_M, LEAST_M * 0.75));
    }
    let middle = low.towards(high, 0.5);
    let half = ((high.east - low.east) / 2.0).max((high.north - low.north) / 2.0 / 0.75).max(LEAST_M) + ROOM_M;
    (
        Point::new(middle.east - half, middle.north - half * 0.75),
        Point::new(middle.east + half, middle.north + half * 0.75),
    )
}

/// A small map with where the eye looks; a click flies there. Gives the room that it takes, too.
pub fn map_ui(
    ctx: &egui::Context,
    free: Rect,
    picture: &Picture<'_>,
    pose: &ViewPose,
    memory: &OverlayMemory,
) -> (Option<UiAction>, Option<Rect>) {
    if memory.is_map_hidden || free.width() < 640.0 || free.height() < 360.0 {
        return (None, None);
    }
    let (low, high) = mapped(picture.layout);
    let size = vec2(176.0, 176.0 * ((high.north - low.north) / (high.east - low.east)) as f32);
    let area = egui::Area::new("map".into())
        .fixed_pos(free.right_top() + vec2(-size.x - 12.0, 12.0))
        .order(egui::Order::Background);
    let shown = area.show(ctx, |ui| {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, say!("overlay-map")));
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 5.0, theme::LABEL);
        let place = |point: Point| {
            let x = (point.east - low.east) / (high.east - low.east);
            let y = (high.north - point.north) / (high.north - low.north);
            rect.min + vec2(x as f32 * rect.width(), y as f32 * rect.height())
        };
        draw_map(&painter, picture, &place);
        let target = Point::new(f64::from(pose.target.x), f64::from(-pose.target.z));
        let eye = target.offset(
            Heading::from_degrees(f64::from(pose.heading)),
            -f64::from(pose.distance * pose.pitch.to_radians().cos()),
            0.0,
        );
        let (from, to) = (place(eye), place(target));
        painter.line_segment([from, to], Stroke::new(1.5, theme::ACCENT));
        painter.circle_filled(to, 3.5, theme::ACCENT);
        painter.rect_stroke(rect, 5.0, Stroke::new(1.0, theme::LINE), egui::StrokeKind::Inside);
        let clicked = response
            .on_hover_text(say!("overlay-map-hint"))
            .interact_pointer_pos()
            .filter(|_| ui.input(|input| input.pointer.primary_clicked()));
        clicked.map(|at| {
            let (x, y) = ((at.x - rect.min.x) / rect.width(), (at.y - rect.min.y) / rect.height());
            let east = low.east + f64::from(x) * (high.east - low.east);
            let north = high.north - f64::from(y) * (high.north - low.north);
            UiAction::FlyToView(View {
                name: "Map".into(),
                target: (east, north, 0.0),
                distance: f64::from(pose.distance),
                heading: Heading::from_degrees(f64::from(pose.heading)),
                pitch: f64::from(pose.pitch),
                roof: picture.roof,
            })
        })
    });
    (shown.inner, Some(shown.response.rect))
}

fn draw_map(painter: &Painter, picture: &Picture<'_>, place: &impl Fn(Point) -> Pos2) {
    let line = |points: &[Point], width: f32, colour: Color32| {
        let points: Vec<Pos2> = points.iter().map(|point| place(*point)).collect();
        painter.add(egui::Shape::line(points, Stroke::new(width, colour)));
    };
    for shape in &picture.layout.shapes {
        match shape.kind {
            ShapeKind::Runway => line(&shape.outline, 4.0, theme::BAR),
            ShapeKind::Taxiway => line(&shape.outline, 1.2, theme::BAR),
            ShapeKind::Road => line(&shape.outline, 0.8, theme::LINE),
            ShapeKind::Stand | ShapeKind::Building | ShapeKind::Hall | ShapeKind::Basin => {
                let closed: Vec<Point> = shape.outline.iter().chain(shape.outline.first()).copied().collect();
                let colour = if shape.kind == ShapeKind::Hall { theme::INK } else { theme::QUIET };
                line(&closed, if shape.kind == ShapeKind::Hall { 1.6 } else { 0.7 }, colour);
            }
            _ => {}
        }
    }
    let Some(shown) = picture.shown else { return };
    for (object, state) in shown.objects.iter().zip(&picture.state.objects).filter(|(object, _)| object.is_visible) {
        let is_chosen = picture.object == Some(object.object);
        let radius = if is_chosen {
            3.0
        } else if state.kind == crate::hub::ObjectKind::Aircraft {
            2.6
        } else {
            1.0
        };
        let colour = if is_chosen { theme::ACCENT } else { theme::flow(state.flow) };
        let point = Point::new(f64::from(object.position.x), f64::from(-object.position.z));
        painter.circle_filled(place(point), radius, colour);
    }
}

/// Between what something is called and its figure, in points.
const COSTS_GAP: f32 = 13.0;

/// What the picture costs (F3). Gives the room that it takes.
pub fn costs(
    painter: &Painter,
    free: Rect,
    picture: &Picture<'_>,
    costs: &Costs,
    tier: Quality,
    memory: &OverlayMemory,
) -> Option<Rect> {
    if !memory.are_costs_shown {
        return None;
    }
    let objects = picture.shown.map_or(0, |shown| shown.objects.len());
    let millis = picture.shown.map_or(0.0, |shown| shown.millis);
    let figure = |value: f64, digits: usize, unit: &str| format!("{:>9} {unit}", numbers::number(value, digits));
    let count = |many: usize| format!("{many:>9}");
    let frame = match costs.frame_ms {
        // The first frame has none before it.
        0.0 => format!("{:>9} ms", "–"),
        millis => figure(f64::from(millis), 1, "ms"),
    };
    let held = costs.memory_mb.map(|mb| figure(f64::from(mb), 0, "MB"));
    let lines = [
        (say!("overlay-costs-frame"), frame),
        (say!("overlay-costs-tier"), format!("{:>9}", tier.label())),
        (say!("overlay-costs-state"), figure(f64::from(millis), 2, "ms")),
        (say!("overlay-costs-objects"), count(objects)),
        (say!("overlay-costs-draws"), count(costs.draws)),
        (say!("overlay-costs-triangles"), count(costs.triangles)),
        (say!("overlay-costs-shadows"), count(costs.shadow_triangles)),
        (say!("overlay-costs-log"), figure(picture.log.bytes() as f64 / 1e6, 1, "MB")),
        (say!("overlay-costs-memory"), held.unwrap_or_else(|| say!("overlay-costs-untold").to_owned())),
    ];
    let galley = |text: String| painter.layout_no_wrap(text, theme::figures(11.0), theme::INK);
    let rows = lines.map(|(label, value)| (galley(label.to_owned()), galley(value)));
    // Words are of any width, figures stand below one another.
    let (mut left, mut right, mut height) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (label, value) in &rows {
        left = left.max(label.size().x + COSTS_GAP);
        right = right.max(value.size().x);
        height = height.max(label.size().y).max(value.size().y);
    }
    let size = vec2(left + right, height * rows.len() as f32);
    let rect = Rect::from_min_size(free.left_top() + vec2(12.0, 12.0), size + vec2(16.0, 10.0));
    painter.rect_filled(rect, 4.0, theme::LABEL);
    let mut at = rect.min + vec2(8.0, 5.0);
    for (label, value) in rows {
        painter.galley(at, label, theme::INK);
        painter.galley(at + vec2(left, 0.0), value, theme::INK);
        at.y += height;
    }
    Some(rect)
}
