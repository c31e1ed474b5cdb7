//! Colours, sizes and type of the panels: the only place where they are chosen.

use std::sync::atomic::{AtomicBool, Ordering};

use bevy_egui::egui::{self, Color32, CornerRadius, FontId, Stroke, TextStyle, Visuals};

use crate::hub::{Flow, motion::Certainty};

/// Whether contrast is as high as it goes, for who sees little or sits in the sun.
static IS_STARK: AtomicBool = AtomicBool::new(false);

/// Draws with as much contrast as there is from now on, or as usual.
pub fn be_stark(is_stark: bool) {
    IS_STARK.store(is_stark, Ordering::Relaxed);
}

/// A colour as usual, or that of high contrast: at least seven to one against the ground, as WCAG 2.2 wants it at level AAA.
fn either(usual: Color32, stark: Color32) -> Color32 {
    if IS_STARK.load(Ordering::Relaxed) { stark } else { usual }
}

/// The accent: the chosen object, the playhead.
pub fn accent() -> Color32 {
    either(Color32::from_rgb(216, 92, 20), Color32::from_rgb(138, 50, 0))
}
/// Something is wrong.
pub fn alarm() -> Color32 {
    either(Color32::from_rgb(213, 94, 0), Color32::from_rgb(150, 20, 0))
}
/// What is shown is now.
pub fn live() -> Color32 {
    either(Color32::from_rgb(190, 30, 45), Color32::from_rgb(140, 0, 20))
}
/// What is shown was.
pub fn replay() -> Color32 {
    either(Color32::from_rgb(0, 92, 148), Color32::from_rgb(0, 60, 110))
}
/// Something waits for a release.
pub fn hold() -> Color32 {
    either(Color32::from_rgb(190, 160, 0), Color32::from_rgb(95, 78, 0))
}
/// Text that is there when one looks for it.
pub fn quiet() -> Color32 {
    either(Color32::from_rgb(98, 106, 116), Color32::from_rgb(40, 44, 50))
}
/// Plain text.
pub fn ink() -> Color32 {
    either(Color32::from_rgb(32, 38, 46), Color32::BLACK)
}
/// The ground of panels.
pub fn panel() -> Color32 {
    either(Color32::from_rgb(248, 249, 250), Color32::WHITE)
}
/// Lines between things.
pub fn line() -> Color32 {
    either(Color32::from_rgb(216, 220, 225), Color32::from_rgb(60, 66, 74))
}
/// Bars of quantities.
pub fn bar() -> Color32 {
    either(Color32::from_rgb(150, 172, 196), Color32::from_rgb(40, 80, 130))
}
/// The ground of labels in the picture.
pub fn label() -> Color32 {
    either(Color32::from_rgba_premultiplied(240, 242, 244, 240), Color32::WHITE)
}

/// The colour of a flow, the same as in the picture; from the colour-blind-safe set of Okabe and Ito.
pub const fn flow(flow: Flow) -> Color32 {
    match flow {
        Flow::Import => Color32::from_rgb(0, 114, 178),
        Flow::Export => Color32::from_rgb(230, 159, 0),
        Flow::Transfer => Color32::from_rgb(0, 158, 115),
        Flow::Rail => Color32::from_rgb(204, 121, 167),
        Flow::None => Color32::from_rgb(150, 156, 164),
    }
}

/// The colour that goes with how sure something is.
pub fn certainty(certainty: Certainty) -> Color32 {
    match certainty {
        Certainty::Known => ink(),
        Certainty::Inferred => Color32::from_rgb(30, 90, 160),
        Certainty::Stale => quiet(),
    }
}

/// Figures that stand below one another, all digits of one width.
pub fn figures(size: f32) -> FontId {
    FontId::monospace(size)
}

/// A card at the foot of the picture: a tour's, a lesson's, that of the first start.
pub fn card(ctx: &egui::Context, id: &'static str, free: egui::Rect, width: f32, add: impl FnOnce(&mut egui::Ui)) {
    let frame = egui::Frame::window(&ctx.global_style()).fill(panel()).inner_margin(14.0);
    egui::Area::new(id.into())
        .order(egui::Order::Middle)
        .pivot(egui::Align2::CENTER_BOTTOM)
        .fixed_pos(egui::pos2(free.center().x, free.bottom() - 14.0))
        .show(ctx, |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width);
                add(ui);
            });
        });
}

/// Sets the look of all panels; in simple mode what is to be pressed is larger.
pub fn apply(ctx: &egui::Context, is_large: bool) {
    ctx.all_styles_mut(|style| {
        style.visuals = Visuals::light();
        let v = &mut style.visuals;
        v.panel_fill = panel();
        v.window_fill = panel();
        v.override_text_color = Some(ink());
        v.hyperlink_color = replay();
        v.window_stroke = Stroke::new(1.0, line());
        v.widgets.noninteractive.bg_stroke = Stroke::new(1.0, line());
        v.selection.bg_fill = Color32::from_rgb(250, 218, 196);
        v.selection.stroke = Stroke::new(1.0, accent());
        if IS_STARK.load(Ordering::Relaxed) {
            for widget in [&mut v.widgets.inactive, &mut v.widgets.hovered, &mut v.widgets.active, &mut v.widgets.open]
            {
                widget.bg_stroke = Stroke::new(1.5, line());
                widget.weak_bg_fill = Color32::WHITE;
            }
            v.selection.bg_fill = Color32::from_rgb(255, 226, 140);
            v.weak_text_color = Some(quiet());
        }
        for widget in [&mut v.widgets.inactive, &mut v.widgets.hovered, &mut v.widgets.active, &mut v.widgets.open] {
            widget.corner_radius = CornerRadius::same(4);
        }
        style.spacing.item_spacing = egui::vec2(6.0, 5.0);
        style.spacing.button_padding = if is_large { egui::vec2(12.0, 7.0) } else { egui::vec2(7.0, 3.0) };
        let letters = if is_large { 15.0 } else { 13.0 };
        style.text_styles.insert(TextStyle::Body, FontId::proportional(letters));
        style.text_styles.insert(TextStyle::Button, FontId::proportional(letters));
        style.text_styles.insert(TextStyle::Small, FontId::proportional(letters - 2.0));
        style.text_styles.insert(TextStyle::Heading, FontId::proportional(16.0));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How far two colours are apart, from 1 to 21. Source: WCAG 2.2, "contrast ratio" and "relative luminance".
    fn contrast(a: Color32, b: Color32) -> f64 {
        let luminance = |colour: Color32| {
            let part = |byte: u8| {
                let share = f64::from(byte) / 255.0;
                if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn what_is_written_can_be_read() {
        assert!(contrast(ink(), panel()) > 7.0 && contrast(quiet(), panel()) > 4.5);
        be_stark(true);
        for colour in [ink(), quiet(), accent(), alarm(), live(), replay(), hold()] {
            let ratio = contrast(colour, panel());
            assert!(ratio >= 7.0, "{colour:?} is {ratio:.1} to one");
        }
        assert!(contrast(line(), panel()) >= 4.5, "lines are seen");
        be_stark(false);
    }
}
