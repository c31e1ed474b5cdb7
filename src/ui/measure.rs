//! What is being measured, drawn over the picture, and what came of it.

use bevy::math::Vec3;
use bevy_egui::egui::{self, Align2, FontId, Painter, Pos2, Rect, Stroke, vec2};

use super::{labels, numbers::number, picture::UiAction, theme};
use crate::{
    hub::layout::Point,
    say,
    twin::{Measure, MeasureCommand, ViewPose, world_from_hub},
};

/// A length as it is read: metres with a decimal up to a kilometre, then kilometres.
fn length(metres: f64) -> String {
    if metres < 1_000.0 { format!("{} m", number(metres, 1)) } else { format!("{} km", number(metres / 1_000.0, 2)) }
}

/// An area as it is read: square metres up to ten hectares, then hectares.
fn area(square_metres: f64) -> String {
    if square_metres < 100_000.0 {
        format!("{} m²", number(square_metres, 0))
    } else {
        format!("{} ha", number(square_metres / 10_000.0, 1))
    }
}

/// What was measured, in words.
pub fn words(measure: &Measure) -> String {
    match (measure.points.len(), measure.is_closed, measure.area()) {
        (0, ..) => say!("measure-begin").into(),
        (1, ..) => say!("measure-go-on").into(),
        (_, true, Some(enclosed)) => {
            say!("measure-around", length = length(measure.length()), area = area(enclosed))
        }
        (_, true, None) => say!("measure-crossed", length = length(measure.length())),
        (2, ..) => length(measure.length()),
        (count, ..) => say!("measure-parts", length = length(measure.length()), parts = count - 1),
    }
}

/// Draws the line with its lengths, where room for these is not `taken`.
pub fn draw(painter: &Painter, measure: &Measure, project: impl Fn(Vec3) -> Option<Pos2>, taken: &mut Vec<Rect>) {
    let at = |point: Point| project(world_from_hub(point, 0.3));
    if measure.is_closed {
        let corners: Option<Vec<Pos2>> = measure.points.iter().map(|point| at(*point)).collect();
        fill(painter, &corners.unwrap_or_default());
    }
    for (a, b) in measure.legs() {
        let (Some(from), Some(to)) = (at(a), at(b)) else { continue };
        painter.line_segment([from, to], Stroke::new(4.0, theme::LABEL));
        painter.line_segment([from, to], Stroke::new(2.0, theme::ACCENT));
        if from.distance(to) > 44.0 {
            let galley = painter.layout_no_wrap(length(a.distance(b)), FontId::proportional(12.0), theme::INK);
            let ground = Align2::CENTER_CENTER.anchor_size(from.lerp(to, 0.5), galley.size() + vec2(8.0, 4.0));
            if labels::take(taken, ground) {
                painter.rect_filled(ground, 3.0, theme::LABEL);
                painter.galley(ground.min + vec2(4.0, 2.0), galley, theme::INK);
            }
        }
    }
    for point in measure.points.iter().filter_map(|point| at(*point)) {
        painter.circle(point, 4.0, theme::LABEL, Stroke::new(2.0, theme::ACCENT));
    }
}

/// Fills a face that may have hollows.
fn fill(painter: &Painter, corners: &[Pos2]) {
    let mut indices = Vec::<u32>::new();
    earcut::Earcut::new().earcut(corners.iter().map(|corner| [corner.x, corner.y]), &[], &mut indices);
    let mut mesh = egui::Mesh::default();
    corners.iter().for_each(|corner| mesh.colored_vertex(*corner, theme::ACCENT.gamma_multiply(0.18)));
    indices.chunks_exact(3).for_each(|face| mesh.add_triangle(face[0], face[1], face[2]));
    painter.add(egui::Shape::mesh(mesh));
}

/// The card that tells what came of it, and what its keys ask for.
pub fn measure_ui(ctx: &egui::Context, measure: &Measure, pose: &ViewPose, free: Rect) -> Vec<UiAction> {
    let mut actions = Vec::new();
    if !measure.is_on {
        return actions;
    }
    let is_typing = ctx.egui_wants_keyboard_input();
    let pressed = |key| !is_typing && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    if pressed(egui::Key::Escape) {
        actions.push(UiAction::Measure(MeasureCommand::Toggle));
    }
    if pressed(egui::Key::Backspace) {
        actions.push(UiAction::Measure(MeasureCommand::TakeBack));
    }
    if pressed(egui::Key::Enter) {
        actions.push(UiAction::Measure(MeasureCommand::Add(middle(pose), near(pose))));
    }
    theme::card(ctx, "measure", free, 420.0, |ui| {
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(words(measure)).strong().size(15.0));
            if ui.button(say!("measure-take-back")).on_hover_text(say!("measure-take-back-hint")).clicked() {
                actions.push(UiAction::Measure(MeasureCommand::TakeBack));
            }
            if ui.button(say!("measure-end")).on_hover_text(say!("measure-end-hint")).clicked() {
                actions.push(UiAction::Measure(MeasureCommand::Toggle));
            }
        });
        ui.label(egui::RichText::new(say!("measure-hint")).small().color(theme::QUIET));
    });
    actions
}

/// The point of the ground in the middle of the picture.
fn middle(pose: &ViewPose) -> Point {
    Point::new(f64::from(pose.target.x), f64::from(-pose.target.z))
}

/// What is so near the first point that it is meant, in metres: about a dozen points of the picture.
pub fn near(pose: &ViewPose) -> f64 {
    f64::from(pose.metres_across(720.0)) * 12.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_measured_is_told_with_its_unit() {
        let point = |east: f64, north: f64| Point::new(east, north);
        let mut measure = Measure { is_on: true, ..Measure::default() };
        assert_eq!(words(&measure), "Click where it begins");
        measure.points = vec![point(0.0, 0.0), point(240.0, 0.0)];
        assert_eq!(words(&measure), "240.0 m");
        measure.points.extend([point(240.0, 125.0), point(0.0, 125.0)]);
        assert_eq!(words(&measure), "605.0 m in 3 parts");
        measure.is_closed = true;
        assert_eq!(words(&measure), "730.0 m around, 30,000 m²");
        measure.points = vec![point(0.0, 0.0), point(1_000.0, 0.0), point(1_000.0, 1_000.0), point(0.0, 1_000.0)];
        assert_eq!(words(&measure), "4.00 km around, 100.0 ha");
    }
}
