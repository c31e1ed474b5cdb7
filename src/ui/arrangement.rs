//! How the panels are arranged: remembered from one run to the next.

use bevy_egui::egui::{self, Context, Id, Rect, pos2, vec2};
use serde::{Deserialize, Serialize};

use super::{Memory, Tab, board::board_id};

/// Where the panels are, and what they show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    /// How wide the panel on the left is, in points; none for the usual.
    left: Option<f32>,
    /// How wide the one on the right is.
    right: Option<f32>,
    /// What the panel on the left shows.
    tab: Tab,
    /// Whether the map is hidden.
    is_map_hidden: bool,
    /// Where the board is, and how large: left, top, width, height.
    board: Option<(f32, f32, f32, f32)>,
}

/// A panel is at least so wide, and at most.
const WIDTHS: (f32, f32) = (150.0, 700.0);

impl Arrangement {
    /// How wide the panel on the left is to be at first.
    pub fn left(&self) -> f32 {
        self.left.filter(|width| width.is_finite()).unwrap_or(230.0).clamp(WIDTHS.0, WIDTHS.1)
    }

    /// The same of the one on the right.
    pub fn right(&self) -> f32 {
        self.right.filter(|width| width.is_finite()).unwrap_or(290.0).clamp(WIDTHS.0, WIDTHS.1)
    }

    /// How the panels are arranged now.
    pub(super) fn of(ctx: &Context, memory: &Memory) -> Self {
        let width = |id: &str| Some(egui::containers::panel::PanelState::load(ctx, Id::new(id))?.size().x.round());
        let before = &memory.arrangement;
        let board = ctx.memory(|memory| memory.area_rect(board_id()));
        let board = board.filter(|_| memory.board.is_open).map(|rect| {
            let round = |points: f32| points.round();
            (round(rect.left()), round(rect.top()), round(rect.width()), round(rect.height()))
        });
        Self {
            left: width("explorer").or(before.left),
            right: width("inspector").or(before.right),
            tab: memory.tab,
            is_map_hidden: memory.overlay.is_map_hidden,
            board: board.or(before.board),
        }
    }

    /// Arranges the panels so.
    pub(super) fn restore(self, memory: &mut Memory) {
        memory.tab = self.tab;
        memory.overlay.is_map_hidden = self.is_map_hidden;
        memory.board.place = self.board();
        memory.arrangement = self;
    }

    /// Where the board was.
    fn board(&self) -> Option<Rect> {
        let (left, top, width, height) = self.board?;
        let rect = Rect::from_min_size(pos2(left, top), vec2(width, height));
        (rect.is_finite() && width > 100.0 && height > 100.0).then_some(rect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_is_as_usual() {
        let mut memory = Memory::default();
        let arrangement =
            Arrangement { board: Some((30.0, 40.0, 900.0, 500.0)), tab: Tab::Incidents, ..Arrangement::default() };
        arrangement.restore(&mut memory);
        let place = Rect::from_min_size(pos2(30.0, 40.0), vec2(900.0, 500.0));
        // What lies over the picture is not there again: the picture may be what a link promised.
        assert_eq!((memory.board.is_open, memory.board.place, memory.tab), (false, Some(place), Tab::Incidents));
        let wrong = Arrangement {
            left: Some(f32::NAN),
            right: Some(9_999.0),
            board: Some((f32::INFINITY, 0.0, 500.0, 500.0)),
            ..Arrangement::default()
        };
        assert_eq!((wrong.left(), wrong.right(), wrong.board()), (230.0, 700.0, None));
    }
}
