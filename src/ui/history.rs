//! What was done, to be taken back and done again: where one looked, at what and how, as in a browser, and what one wrote
//! down, as in any program.

use bevy::prelude::*;

use super::{Memory, Settings, UiMessage, picture::UiAction};
use crate::{
    guide::Layer,
    hub::layout::View,
    twin::{
        CameraCommand, Edits, Eye, MapCommand, NoteCommand, Noting, RoofSetting, SelectCommand, Selected, Session,
        ShowAnnounced,
    },
};

/// So many looks are remembered.
const MOST: usize = 200;

/// What is come back to.
#[derive(Clone, Debug, PartialEq)]
struct Look {
    eye: View,
    selected: Selected,
    announced: bool,
    layers: Vec<Layer>,
}

impl Look {
    /// Whether nobody could tell one from the other: the eye that flies to a view comes to stand a rounding beside it.
    fn is_like(&self, other: &Self) -> bool {
        let (a, b) = (&self.eye, &other.eye);
        let is_near = |a: f64, b: f64, least: f64| (a - b).abs() <= least;
        let turn = (a.heading.degrees() - b.heading.degrees()).rem_euclid(360.0);
        let step = 1e-4 * a.distance.abs().max(1.0);
        is_near(a.target.0, b.target.0, step)
            && is_near(a.target.1, b.target.1, step)
            && is_near(a.target.2, b.target.2, step)
            && is_near(a.distance, b.distance, step)
            && is_near(a.pitch, b.pitch, 0.01)
            && turn.min(360.0 - turn) <= 0.01
            && (a.roof, self.selected, self.announced) == (b.roof, other.selected, other.announced)
            && self.layers == other.layers
    }
}

/// What can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// To where one looks now.
    Look,
    /// Something that was noted about the log.
    Note,
    /// What an id means.
    Map,
    /// Something about the tour that is being made.
    Tour,
    /// A view that was kept, or how the board is arranged.
    Kept,
}

impl Step {
    const ALL: [Self; 5] = [Self::Look, Self::Note, Self::Map, Self::Tour, Self::Kept];
}

/// The steps of all kinds in the order in which they were made, found by looking at what was changed: whoever takes
/// something back by a button of its own panel takes it out of this order, too.
#[derive(Default)]
struct Order {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Of each kind, the changes that were ever made, and those that stand.
    seen: [(usize, usize); Step::ALL.len()],
}

impl Order {
    /// Takes note of how many changes of each kind there are.
    fn note(&mut self, counts: [(usize, usize); Step::ALL.len()]) {
        for ((step, seen), now) in Step::ALL.into_iter().zip(&mut self.seen).zip(counts) {
            let (before, now) = (std::mem::replace(seen, now), now);
            if now.0 < before.0 {
                // It is about something else now.
                self.done.retain(|one| *one != step);
                self.undone.retain(|one| *one != step);
                self.done.extend(std::iter::repeat_n(step, now.1));
            } else if now.0 > before.0 {
                self.done.extend(std::iter::repeat_n(step, now.0 - before.0));
                self.undone.clear();
            } else if now.1 < before.1 {
                (now.1..before.1).for_each(|_| carry(step, &mut self.done, &mut self.undone));
            } else {
                (before.1..now.1).for_each(|_| carry(step, &mut self.undone, &mut self.done));
            }
        }
    }
}

/// Takes the last of a kind from one to the other.
fn carry(step: Step, from: &mut Vec<Step>, to: &mut Vec<Step>) {
    if let Some(at) = from.iter().rposition(|one| *one == step) {
        to.push(from.remove(at));
    }
}

/// The looks so far, and which of them is shown.
#[derive(Default)]
struct Looks {
    all: Vec<Look>,
    at: usize,
    made: usize,
    /// What was about to be remembered in the frame before: only what stays is.
    pending: Option<Look>,
}

impl Looks {
    /// Remembers a look that stayed as it is for a frame; what was come back from is forgotten then.
    fn note(&mut self, look: Look) {
        if self.pending.as_ref() != Some(&look) {
            self.pending = Some(look);
            return;
        }
        if self.all.get(self.at).is_some_and(|shown| shown.is_like(&look)) {
            return;
        }
        if !self.all.is_empty() {
            self.all.truncate(self.at + 1);
            self.made += 1;
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

    const fn count(&self) -> (usize, usize) {
        (self.made, self.at)
    }
}

/// Views that are kept, and the figures that stand first on the board.
type Kept = (Vec<View>, Vec<String>);

/// What was done.
#[derive(Resource, Default)]
struct History {
    looks: Looks,
    kept: Edits<Kept>,
    /// As it was kept in the frame before.
    kept_now: Option<Kept>,
    order: Order,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<History>()
        .add_systems(Update, (obey, note).chain().run_if(resource_exists::<Session>))
        // Objects and places are those of another log then.
        .add_systems(Update, forget.run_if(resource_exists_and_changed::<Session>).before(obey));
}

fn forget(mut history: ResMut<History>, session: Res<Session>, mut day: Local<Option<String>>) {
    // A live log changes all the time and stays the same.
    if day.as_deref() != Some(&session.name) {
        *day = Some(session.name.clone());
        history.looks = Looks::default();
    }
}

/// Takes note of what was done since the frame before.
fn note(
    (eye, memory, settings): (Res<Eye>, Res<Memory>, Option<Res<Settings>>),
    (selected, roof, announced): (Res<Selected>, Res<RoofSetting>, Res<ShowAnnounced>),
    (noting, session): (Res<Noting>, Res<Session>),
    mut history: ResMut<History>,
) {
    let history = history.bypass_change_detection();
    // On its way the eye is nowhere; who follows or walks is not coming back to every step.
    if eye.now == eye.goal && !eye.is_following && !eye.is_walking {
        let eye = eye.goal.view(String::new(), roof.0);
        let layers = memory.heat.layers();
        history.looks.note(Look { eye, selected: *selected, announced: announced.0, layers });
    }
    if let Some(settings) = settings {
        let now = || (settings.views.clone(), settings.pinned.clone());
        let before = history.kept_now.get_or_insert_with(now);
        if before.0 != settings.views || before.1 != settings.pinned {
            let before = std::mem::replace(before, now());
            history.kept.note(before);
        }
    }
    let tour = memory.editor.as_ref().map(|editor| editor.edits().count()).unwrap_or_default();
    let counts =
        [history.looks.count(), noting.edits().count(), session.map.edits().count(), tour, history.kept.count()];
    history.order.note(counts);
}

fn obey(
    mut asked: MessageReader<UiMessage>,
    mut history: ResMut<History>,
    (mut camera, mut select, mut note, mut map): (
        MessageWriter<CameraCommand>,
        MessageWriter<SelectCommand>,
        MessageWriter<NoteCommand>,
        MessageWriter<MapCommand>,
    ),
    (mut announced, mut memory, mut settings): (ResMut<ShowAnnounced>, ResMut<Memory>, Option<ResMut<Settings>>),
) {
    for UiMessage(action) in asked.read() {
        let (step, is_back) = match action {
            UiAction::Back => (Step::Look, true),
            UiAction::Forth => (Step::Look, false),
            UiAction::Undo => match history.order.done.last() {
                Some(step) => (*step, true),
                None => continue,
            },
            UiAction::Redo => match history.order.undone.last() {
                Some(step) => (*step, false),
                None => continue,
            },
            _ => continue,
        };
        let look = match step {
            Step::Look if is_back => history.looks.back(),
            Step::Look => history.looks.forth(),
            Step::Note => {
                note.write(if is_back { NoteCommand::Undo } else { NoteCommand::Redo });
                None
            }
            Step::Map => {
                map.write(if is_back { MapCommand::Undo } else { MapCommand::Redo });
                None
            }
            Step::Tour => {
                match &mut memory.editor {
                    Some(editor) if is_back => editor.undo(),
                    Some(editor) => editor.redo(),
                    None => {}
                }
                None
            }
            Step::Kept => {
                let history = &mut *history;
                if let (Some(settings), Some(now)) = (&mut settings, &mut history.kept_now) {
                    if is_back {
                        history.kept.undo(now)
                    } else {
                        history.kept.redo(now)
                    };
                    (settings.views, settings.pinned) = now.clone();
                }
                None
            }
        };
        let Some(look) = look else { continue };
        camera.write(CameraCommand::Fly(look.eye));
        select.write(match look.selected {
            Selected(Some(object), _) => SelectCommand::Object(object),
            Selected(None, Some(place)) => SelectCommand::Place(place),
            Selected(None, None) => SelectCommand::Nothing,
        });
        announced.0 = look.announced;
        memory.heat.show(&look.layers);
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
        Look { eye, selected: Selected::default(), announced: false, layers: Vec::new() }
    }

    #[test]
    fn one_goes_back_and_forth_and_a_new_look_ends_what_was_ahead() {
        let mut history = Looks::default();
        let stay = |history: &mut Looks, distance: f64| {
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

    #[test]
    fn who_comes_back_to_a_look_can_go_forth_again_though_the_eye_stands_a_rounding_beside_it() {
        let turned = |degrees: f64| {
            let mut look = look(20.0);
            look.eye.heading = Heading::from_degrees(degrees);
            look
        };
        let mut history = Looks::default();
        let stay = |history: &mut Looks, look: Look| {
            history.note(look.clone());
            history.note(look);
        };
        let narrow = f64::from(-0.123_f32);
        stay(&mut history, turned(narrow));
        stay(&mut history, turned(90.0));
        assert_eq!(history.back(), Some(turned(narrow)));
        stay(&mut history, turned(f64::from(turned(narrow).eye.heading.degrees() as f32)));
        assert_eq!(history.forth(), Some(turned(90.0)));
        stay(&mut history, turned(90.1));
        assert_eq!(history.forth(), None);
        assert_eq!(history.back(), Some(turned(90.0)));
    }

    #[test]
    fn steps_of_all_kinds_are_taken_back_in_the_order_in_which_they_were_made() {
        let mut order = Order::default();
        let mut counts = [(0, 0); 5];
        let (note, look) = (1, 0);
        // A look, a note, another look.
        for kind in [look, note, look] {
            counts[kind] = (counts[kind].0 + 1, counts[kind].1 + 1);
            order.note(counts);
        }
        assert_eq!(order.done, [Step::Look, Step::Note, Step::Look]);
        // The note is taken back by the button of its panel.
        counts[note].1 = 0;
        order.note(counts);
        assert_eq!((&order.done[..], &order.undone[..]), (&[Step::Look, Step::Look][..], &[Step::Note][..]));
        counts[note].1 = 1;
        order.note(counts);
        assert_eq!((order.done.last(), order.undone.len()), (Some(&Step::Note), 0));
        // What is new ends what could be done again.
        counts[look].1 = 1;
        order.note(counts);
        counts[note] = (2, 2);
        order.note(counts);
        assert_eq!((order.done.len(), order.undone.len()), (3, 0));
        // Another log has other notes.
        counts[note] = (0, 0);
        order.note(counts);
        assert_eq!(order.done, [Step::Look]);
    }
}
