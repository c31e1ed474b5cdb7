//! Where one looked, at what, and how: back and forth, as in a browser.

use bevy::prelude::*;

use super::{UiMessage, picture::UiAction};
use crate::{
    hub::layout::View,
    twin::{CameraCommand, Eye, RoofSetting, SelectCommand, Selected, Session, ShowAnnounced},
};

/// So many looks are remembered.
const MOST: usize = 200;

/// What is come back to.
#[derive(Clone, Debug, PartialEq)]
struct Look {
    eye: View,
    selected: Selected,
    announced: bool,
}

/// The looks so far, and which of them is shown.
#[derive(Resource, Default)]
struct History {
    all: Vec<Look>,
    at: usize,
    /// What was about to be remembered in the frame before: only what stays is.
    pending: Option<Look>,
}

impl History {
    /// Remembers a look that stayed as it is for a frame; what was come back from is forgotten then.
    fn note(&mut self, look: Look) {
        if self.pending.as_ref() != Some(&look) {
            self.pending = Some(look);
            return;
        }
        if self.all.get(self.at).is_some_and(|shown| *shown == look) {
            return;
        }
        if !self.all.is_empty() {
            self.all.truncate(self.at + 1);
        }
        self.all.push(look);
        if self.all.len() > MOST {
            self.all.remove(0);
        }
        self.at = self.all.len() - 1;
    }

    fn back(&mut self) -> Option<Look> {
        self.at = self.at.checked_sub(1)?;
        self.all.get(self.at).cloned()
    }

    fn forth(&mut self) -> Option<Look> {
        let look = self.all.get(self.at + 1).cloned()?;
        self.at += 1;
        Some(look)
    }
}

pub fn plugin(app: &mut App) {
    app.init_resource::<History>()
        .add_systems(Update, (obey, note.run_if(resource_exists::<Session>)).chain())
        // Objects and places are those of another log then.
        .add_systems(Update, forget.run_if(resource_exists_and_changed::<Session>).before(note));
}

fn forget(mut history: ResMut<History>, session: Res<Session>, mut day: Local<Option<String>>) {
    // A live log changes all the time and stays the same.
    if day.as_deref() != Some(&session.name) {
        *day = Some(session.name.clone());
        *history = History::default();
    }
}

fn note(
    eye: Res<Eye>,
    (selected, roof, announced): (Res<Selected>, Res<RoofSetting>, Res<ShowAnnounced>),
    mut history: ResMut<History>,
) {
    // On its way the eye is nowhere; who follows or walks is not coming back to every step.
    if eye.now != eye.goal || eye.is_following || eye.is_walking {
        return;
    }
    let look = Look { eye: eye.goal.view(String::new(), roof.0), selected: *selected, announced: announced.0 };
    let history = history.bypass_change_detection();
    history.note(look);
}

fn obey(
    mut asked: MessageReader<UiMessage>,
    mut history: ResMut<History>,
    (mut camera, mut select): (MessageWriter<CameraCommand>, MessageWriter<SelectCommand>),
    mut announced: ResMut<ShowAnnounced>,
) {
    for UiMessage(action) in asked.read() {
        let look = match action {
            UiAction::Back => history.back(),
            UiAction::Forth => history.forth(),
            _ => continue,
        };
        let Some(look) = look else { continue };
        camera.write(CameraCommand::Fly(look.eye));
        select.write(match look.selected {
            Selected(Some(object), _) => SelectCommand::Object(object),
            Selected(None, Some(place)) => SelectCommand::Place(place),
            Selected(None, None) => SelectCommand::Nothing,
        });
        announced.0 = look.announced;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::layout::{Heading, RoofMode};

    fn look(distance: f64) -> Look {
        let heading = Heading::from_degrees(0.0);
        let eye =
            View { name: String::new(), target: (0.0, 0.0, 0.0), distance, heading, pitch: 30.0, roof: RoofMode::On };
        Look { eye, selected: Selected::default(), announced: false }
    }

    #[test]
    fn one_goes_back_and_forth_and_a_new_look_ends_what_was_ahead() {
        let mut history = History::default();
        let stay = |history: &mut History, distance: f64| {
            history.note(look(distance));
            history.note(look(distance));
        };
        for distance in [10.0, 20.0, 30.0] {
            stay(&mut history, distance);
        }
        // What does not stay is not remembered.
        history.note(look(99.0));
        assert_eq!(history.forth(), None);
        assert_eq!(history.back(), Some(look(20.0)));
        assert_eq!(history.back(), Some(look(10.0)));
        assert_eq!(history.back(), None);
        assert_eq!(history.forth(), Some(look(20.0)));
        stay(&mut history, 20.0);
        stay(&mut history, 40.0);
        assert_eq!(history.forth(), None);
        assert_eq!(history.back(), Some(look(20.0)));
        (0..1_000).for_each(|k| stay(&mut history, f64::from(k) + 100.0));
        assert_eq!(history.all.len(), MOST);
        assert_eq!(history.back(), Some(look(1_098.0)));
    }
}
