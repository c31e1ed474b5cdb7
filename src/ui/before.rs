//! How it was before a tour: its end goes back there.

use super::picture::{Picture, UiAction};
use crate::{
    guide::Layer,
    hub::{
        EventTime, ObjectId, PlaybackAction,
        layout::{PlaceId, RoofMode, View},
    },
};

/// What a tour changes, as it was before.
#[derive(Clone, Debug)]
pub struct Before {
    /// Whether the panels were hidden.
    pub is_bare: bool,
    /// What was laid over the picture.
    pub layers: Vec<Layer>,
    is_announced_shown: bool,
    roof: RoofMode,
    view: View,
    chosen: (Option<ObjectId>, Option<PlaceId>),
    is_following: bool,
    /// Where the playhead was, how fast it went, and in what log that was.
    time: EventTime,
    speed: f64,
    span: (EventTime, EventTime),
}

impl Before {
    /// What is so now, seen from `view`.
    pub fn of(picture: &Picture<'_>, view: View, is_bare: bool, layers: Vec<Layer>) -> Self {
        Self {
            is_bare,
            layers,
            is_announced_shown: picture.is_announced_shown,
            roof: picture.roof,
            view,
            chosen: (picture.object, picture.place),
            is_following: picture.is_following,
            time: picture.playback.time,
            speed: picture.playback.speed,
            span: picture.playback.span,
        }
    }

    /// What goes back there. In another log, or in one that grows, nothing but how the picture is drawn.
    pub fn again(self, picture: &Picture<'_>) -> Vec<UiAction> {
        let mut actions = vec![UiAction::Roof(self.roof)];
        if picture.is_announced_shown != self.is_announced_shown {
            actions.push(UiAction::ToggleAnnounced);
        }
        if picture.playback.span != self.span {
            return actions;
        }
        actions.push(match self.chosen {
            (Some(object), _) => UiAction::Select(object),
            (None, Some(place)) => UiAction::SelectPlace(place),
            (None, None) => UiAction::Deselect,
        });
        actions
            .extend([PlaybackAction::SetSpeed(self.speed), PlaybackAction::SeekTo(self.time)].map(UiAction::Playback));
        actions.push(match self.chosen {
            (Some(object), _) if self.is_following => UiAction::FollowObject(object),
            _ => UiAction::FlyToView(self.view),
        });
        actions
    }
}
