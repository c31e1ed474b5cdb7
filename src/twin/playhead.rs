//! The playhead in the engine: requests come as messages, real time moves it.

use bevy::prelude::*;

use super::{Selected, Session, TwinSystems};
use crate::hub::{Playback, PlaybackAction};

pub fn plugin(app: &mut App) {
    app.add_message::<PlaybackCommand>()
        .add_systems(Update, (apply, advance).chain().in_set(TwinSystems::Advance).run_if(resource_exists::<Playhead>));
}

/// A request to the playhead.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct PlaybackCommand(pub PlaybackAction);

/// The playhead.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Playhead(pub Playback);

fn apply(
    mut commands: MessageReader<PlaybackCommand>,
    mut playhead: ResMut<Playhead>,
    session: Res<Session>,
    selected: Res<Selected>,
) {
    for PlaybackCommand(action) in commands.read() {
        let log = &session.log;
        playhead.0.apply(*action, |t| log.next_time(t, selected.0), |t| log.previous_time(t, selected.0));
    }
}

/// The clock of the hub is paced by real time; Bevy's own clock would lose what a slow frame takes.
fn advance(time: Res<Time<Real>>, mut playhead: ResMut<Playhead>) {
    if playhead.0.is_playing {
        playhead.0.advance(time.delta_secs_f64());
    }
}
