//! Colours, sizes and type of the panels: the only place where they are chosen.

use bevy_egui::egui::{self, Color32, CornerRadius, FontId, Stroke, TextStyle, Visuals};

use crate::hub::{Flow, motion::Certainty};

/// The accent: the chosen object, the playhead.
pub const ACCENT: Color32 = Color32::from_rgb(216, 92, 20);
/// Something is wrong.
pub const ALARM: Color32 = Color32::from_rgb(213, 94, 0);
/// What is shown is now.
pub const LIVE: Color32 = Color32::from_rgb(190, 30, 45);
/// What is shown was.
pub const REPLAY: Color32 = Color32::from_rgb(0, 92, 148);
/// Something waits for a release.
pub const HOLD: Color32 = Color32::from_rgb(190, 160, 0);
/// Text that is there when one looks for it.
pub const QUIET: Color32 = Color32::from_rgb(98, 106, 116);
/// Plain text.
pub const INK: Color32 = Color32::from_rgb(32, 38, 46);
/// The ground of panels.
pub const PANEL: Color32 = Color32::from_rgb(248, 249, 250);
/// Lines between things.
pub const LINE: Color32 = Color32::from_rgb(216, 220, 225);
/// Bars of quantities.
pub const BAR: Color32 = Color32::from_rgb(150, 172, 196);
/// The ground of labels in the picture.
pub const LABEL: Color32 = Color32::from_rgba_premultiplied(240, 242, 244, 240);

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
pub const fn certainty(certainty: Certainty) -> Color32 {
    match certainty {
        Certainty::Known => INK,
        Certainty::Inferred => Color32::from_rgb(30, 90, 160),
        Certainty::Stale => QUIET,
    }
}

/// Figures that stand below one another, all digits of one width.
pub fn figures(size: f32) -> FontId {
    FontId::monospace(size)
}

/// A card at the foot of the picture: a tour's, a lesson's, that of the first start.
pub fn card(ctx: &egui::Context, id: &'static str, free: egui::Rect, width: f32, add: impl FnOnce(&mut egui::Ui)) {
    let frame = egui::Frame::window(&ctx.global_style()).fill(PANEL).inner_margin(14.0);
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

/// Sets the look of all panels.
pub fn apply(ctx: &egui::Context) {
    ctx.all_styles_mut(|style| {
        style.visuals = Visuals::light();
        let v = &mut style.visuals;
        v.panel_fill = PANEL;
        v.window_fill = PANEL;
        v.override_text_color = Some(INK);
        v.window_stroke = Stroke::new(1.0, LINE);
        v.widgets.noninteractive.bg_stroke = Stroke::new(1.0, LINE);
        v.selection.bg_fill = Color32::from_rgb(250, 218, 196);
        v.selection.stroke = Stroke::new(1.0, ACCENT);
        for widget in [&mut v.widgets.inactive, &mut v.widgets.hovered, &mut v.widgets.active, &mut v.widgets.open] {
            widget.corner_radius = CornerRadius::same(4);
        }
        style.spacing.item_spacing = egui::vec2(6.0, 5.0);
        style.spacing.button_padding = egui::vec2(7.0, 3.0);
        style.text_styles.insert(TextStyle::Body, FontId::proportional(13.0));
        style.text_styles.insert(TextStyle::Button, FontId::proportional(13.0));
        style.text_styles.insert(TextStyle::Small, FontId::proportional(11.0));
        style.text_styles.insert(TextStyle::Heading, FontId::proportional(16.0));
    });
}
