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

/// Draws as many labels as fit without touching one another or what is `reserved`, the most important first; gives where.
pub fn draw(painter: &Painter, within: Rect, reserved: &[Rect], mut labels: Vec<Label>) -> Vec<Rect> {
    // Of equals what is nearer to the eye, which stands lower in the picture.
    labels.sort_by(|a, b| b.rank.cmp(&a.rank).then_with(|| b.at.y.total_cmp(&a.at.y)));
    let mut taken = reserved.to_vec();
    for label in labels {
        let size = if label.rank > 2 { 13.0 } else { 11.0 };
        let galley = painter.layout_no_wrap(label.text.clone(), FontId::proportional(size), label.colour);
        let rect = Align2::CENTER_BOTTOM.anchor_size(label.at - vec2(0.0, 10.0), galley.size() + vec2(10.0, 4.0));
        if !within.contains_rect(rect) || !take(&mut taken, rect) {
            continue;
        }
        painter
            .line_segment([label.at, label.at - vec2(0.0, 10.0)], Stroke::new(1.0, label.colour.gamma_multiply(0.5)));
        painter.rect_filled(rect, 4.0, theme::label());
        painter.galley(rect.min + vec2(5.0, 2.0), galley, label.colour);
    }
    taken.split_off(reserved.len())
}

/// Takes room for words, if none of it is taken.
pub fn take(taken: &mut Vec<Rect>, rect: Rect) -> bool {
    let is_free = taken.iter().all(|other| !other.expand(2.0).intersects(rect));
    if is_free {
        taken.push(rect);
    }
    is_free
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{self, pos2};
    use proptest::prelude::*;

    use super::*;

    fn drawn(labels: Vec<Label>, within: Rect, reserved: &[Rect]) -> Vec<Rect> {
        let ctx = egui::Context::default();
        let mut rects = Vec::new();
        let mut labels = Some(labels);
        let _ = ctx.run_ui(egui::RawInput::default(), |ui| {
            let painter = ui.ctx().layer_painter(egui::LayerId::background());
            if let Some(labels) = labels.take() {
                rects = draw(&painter, within, reserved, labels);
            }
        });
        rects
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever is named wherever: no two names touch, and none leaves the picture or lies over what is reserved.
        #[test]
        fn no_two_names_touch(
            named in proptest::collection::vec((-50.0_f32..1_330.0, -50.0_f32..770.0, 0_u8..6, 1_usize..24), 0..120),
        ) {
            let within = Rect::from_min_max(pos2(230.0, 26.0), pos2(990.0, 626.0));
            let reserved = [Rect::from_min_size(pos2(802.0, 38.0), vec2(176.0, 132.0))];
            let label = |(x, y, rank, length): (f32, f32, u8, usize)| Label {
                at: pos2(x, y),
                text: "Stand 126 and more of it".chars().take(length).collect(),
                rank,
                colour: Color32::BLACK,
            };
            let best = named.iter().map(|(_, _, rank, _)| *rank).max();
            let rects = drawn(named.iter().copied().map(label).collect(), within, &reserved);
            for (at, rect) in rects.iter().enumerate() {
                prop_assert!(within.contains_rect(*rect));
                prop_assert!(reserved.iter().chain(&rects[..at]).all(|other| !other.intersects(*rect)));
            }
            // Of those that matter most, one that has room is there.
            let roomy = named.iter().any(|(x, y, rank, _)| {
                Some(*rank) == best && (400.0..700.0).contains(x) && (200.0..600.0).contains(y)
            });
            prop_assert!(!roomy || !rects.is_empty());
        }
    }
}
