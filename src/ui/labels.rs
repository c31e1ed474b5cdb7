//! Names in the picture: short, facing the eye, never on top of one another.

use bevy_egui::egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Stroke, vec2};

use super::theme;

/// A name and where it belongs in the picture, in points.
#[derive(Clone, Debug)]
pub struct Label {
    /// The foot of the label.
    pub at: Pos2,
    /// What it says.
    pub text: String,
    /// Labels of higher rank are placed first.
    pub rank: u8,
    /// A colour of its own.
    pub colour: Color32,
}

/// Draws as many labels as fit without touching one another or what is `reserved`, the most important first.
pub fn draw(painter: &Painter, within: Rect, reserved: &[Rect], mut labels: Vec<Label>) {
    labels.sort_by(|a, b| b.rank.cmp(&a.rank).then_with(|| a.at.y.total_cmp(&b.at.y)));
    let mut taken = reserved.to_vec();
    for label in labels {
        let size = if label.rank > 2 { 13.0 } else { 11.0 };
        let galley = painter.layout_no_wrap(label.text.clone(), FontId::proportional(size), label.colour);
        let rect = Align2::CENTER_BOTTOM.anchor_size(label.at - vec2(0.0, 10.0), galley.size() + vec2(10.0, 4.0));
        if !within.contains_rect(rect) || taken.iter().any(|other| other.expand(2.0).intersects(rect)) {
            continue;
        }
        painter
            .line_segment([label.at, label.at - vec2(0.0, 10.0)], Stroke::new(1.0, label.colour.gamma_multiply(0.5)));
        painter.rect_filled(rect, 4.0, theme::LABEL);
        painter.galley(rect.min + vec2(5.0, 2.0), galley, label.colour);
        taken.push(rect);
    }
}
