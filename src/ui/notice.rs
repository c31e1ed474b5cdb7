//! Notices that come by themselves: above all else, and where they cover none of the windows that somebody works in.

use bevy_egui::egui::{self, Order, Pos2, Rect, Ui, Vec2, pos2, vec2};

/// The notices that there are: neither covers the other.
pub const ERRAND: &str = "errand";
pub const SAVED: &str = "saved";

/// As large as a notice is thought to be until it was seen, in points.
const USUAL: Vec2 = vec2(360.0, 38.0);

/// So far a notice keeps from the edges of its room and from windows.
const GAP: f32 = 8.0;

/// Shows a notice at the top of a room, or as near to there as no window is.
pub fn notice_ui(ctx: &egui::Context, name: &'static str, room: Rect, add: impl FnOnce(&mut Ui)) {
    let id = egui::Id::new(name);
    let (size, windows) = ctx.memory(|memory| {
        let other = [ERRAND, SAVED].into_iter().filter(|other| *other != name).map(egui::Id::new);
        let others: Vec<egui::Id> = other.collect();
        let layers = memory.areas().visible_layer_ids().into_iter();
        let is_in_the_way = |layer: &egui::LayerId| layer.order == Order::Middle || others.contains(&layer.id);
        let windows: Vec<Rect> = layers.filter(is_in_the_way).filter_map(|layer| memory.area_rect(layer.id)).collect();
        (memory.area_rect(id).map_or(USUAL, |rect| rect.size()), windows)
    });
    let shown = egui::Area::new(id).fixed_pos(place(size, room, &windows)).order(Order::Foreground).show(ctx, |ui| {
        egui::Frame::window(&ctx.global_style()).show(ui, add);
    });
    // How large it is shows only when it is drawn, and its place depends on that.
    if (shown.response.rect.size() - size).length() > 0.5 {
        ctx.request_repaint();
    }
}

/// Where the corner of something of that size comes: in the middle of the top, or beside or below that, where no window is; where there is
/// no such room, in the middle of the top.
fn place(size: Vec2, room: Rect, windows: &[Rect]) -> Pos2 {
    const STEP: Vec2 = vec2(24.0, 22.0);
    let room = room.shrink(GAP);
    let (middle, free) = (room.center().x - size.x / 2.0, (room.size() - size).max(Vec2::ZERO));
    let (rows, columns) = ((free.y / STEP.y) as u16, (free.x / 2.0 / STEP.x) as u16);
    let at = |row: u16, column: f32| pos2(middle + column * STEP.x, room.top() + f32::from(row) * STEP.y);
    let nearest_first =
        |row: u16| (0..=columns).flat_map(move |k| [f32::from(k), -f32::from(k)]).map(move |k| at(row, k));
    let is_free = |at: &Pos2| {
        let rect = Rect::from_min_size(*at, size).expand(GAP / 2.0);
        windows.iter().all(|window| !window.intersects(rect))
    };
    (0..=rows).flat_map(nearest_first).find(is_free).unwrap_or(at(0, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_covers_no_window_as_long_as_there_is_room() {
        let room = Rect::from_min_max(pos2(230.0, 26.0), pos2(1_280.0, 626.0));
        let size = vec2(400.0, 38.0);
        let placed = |windows: &[Rect]| Rect::from_min_size(place(size, room, windows), size);
        let alone = placed(&[]);
        assert_eq!((alone.center().x, alone.top()), (room.center().x, room.top() + GAP));
        let window = |x: f32, y: f32, wide: f32, high: f32| Rect::from_min_size(pos2(x, y), vec2(wide, high));
        // The maker of tours, where it opens; what is taken away beside it; the board over nearly all.
        for windows in [
            vec![window(250.0, 60.0, 330.0, 400.0)],
            vec![window(250.0, 40.0, 330.0, 400.0), window(600.0, 30.0, 360.0, 300.0)],
            vec![window(240.0, 30.0, 1_000.0, 520.0)],
        ] {
            let found = placed(&windows);
            assert!(room.contains_rect(found), "{found:?}");
            assert!(windows.iter().all(|window| !window.intersects(found)), "{found:?} over {windows:?}");
        }
        // Where all is taken, it is still to be seen.
        assert_eq!(placed(&[room]), alone);
    }
}
