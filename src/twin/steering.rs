//! The eye by hand: with the mouse around what one looks at, with the keys over the ground, or on foot.

use bevy::{
    input::mouse::{AccumulatedMouseScroll, MouseScrollUnit},
    prelude::*,
    window::{CursorMoved, PrimaryWindow},
};
use bevy_egui::input::{EguiWantsInput, egui_wants_any_keyboard_input, egui_wants_any_pointer_input};

use super::{Eye, Shown, TwinSystems, surroundings::Surroundings, walk::PACE_M_PER_S};

pub fn plugin(app: &mut App) {
    app.init_resource::<EguiWantsInput>().add_systems(
        Update,
        (drag.run_if(not(egui_wants_any_pointer_input)), keys.run_if(not(egui_wants_any_keyboard_input)))
            .run_if(not(resource_exists::<HandsOff>))
            .in_set(TwinSystems::Advance),
    );
}

/// While it is there, nobody moves the eye or chooses anything by hand.
#[derive(Resource, Clone, Copy, Debug)]
pub struct HandsOff;

/// While this is there, Page Up, Page Down and A are a presenter's: they go through a tour, and move no eye.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Presenting;

fn drag(
    buttons: Res<ButtonInput<MouseButton>>,
    held: Res<ButtonInput<KeyCode>>,
    mut moved: MessageReader<CursorMoved>,
    scroll: Res<AccumulatedMouseScroll>,
    window: Query<&Window, With<PrimaryWindow>>,
    mut eye: ResMut<Eye>,
) {
    // Where the pointer is, not how the mouse moved: on a remote desktop or a tablet there is no mouse.
    let motion: Vec2 = moved.read().filter_map(|moved| moved.delta).sum();
    let mut goal = eye.goal;
    if eye.is_walking {
        if motion != Vec2::ZERO && buttons.pressed(MouseButton::Left) {
            goal.heading += motion.x * 0.14;
            goal.pitch += motion.y * 0.12;
            eye.walk_by_hand(goal);
        }
        return;
    }
    let is_panning = buttons.pressed(MouseButton::Middle)
        || buttons.pressed(MouseButton::Right)
        || (buttons.pressed(MouseButton::Left) && held.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]));
    if motion != Vec2::ZERO && is_panning {
        let metres = goal.distance * 0.0012;
        let (sin, cos) = goal.heading.to_radians().sin_cos();
        let (right, ahead) = (Vec3::new(cos, 0.0, sin), Vec3::new(sin, 0.0, -cos));
        goal.target += (-right * motion.x + ahead * motion.y) * metres;
        eye.is_following = false;
    } else if motion != Vec2::ZERO && buttons.pressed(MouseButton::Left) {
        goal.heading += motion.x * 0.22;
        goal.pitch += motion.y * 0.18;
    }
    // Over a panel the wheel is the panel's, also where there is nothing to scroll.
    let pointer = window.single().ok().and_then(Window::cursor_position);
    let is_over_picture =
        eye.free.zip(pointer).is_none_or(|((from, to), at)| at.cmpge(from).all() && at.cmplt(to).all());
    if scroll.delta.y != 0.0 && is_over_picture {
        let notches = if scroll.unit == MouseScrollUnit::Line { scroll.delta.y } else { scroll.delta.y / 60.0 };
        goal.distance *= 0.86_f32.powf(notches.clamp(-6.0, 6.0));
    }
    if goal != eye.goal {
        eye.take_by_hand(goal);
    }
}

/// The keys of a presenter's remote, and the one that lets a tour go on by itself.
const PRESENTERS: [KeyCode; 3] = [KeyCode::PageUp, KeyCode::PageDown, KeyCode::KeyA];

/// W A S D move over the ground, Q and E turn, R and V tilt, Page Up and Down zoom; who walks does so with the same keys, and
/// runs with Shift.
fn keys(
    keys: Res<ButtonInput<KeyCode>>,
    time: Res<Time<Real>>,
    mut eye: ResMut<Eye>,
    (shown, surroundings): (Res<Shown>, Res<Surroundings>),
    presenting: Option<Res<Presenting>>,
) {
    if keys.any_pressed([KeyCode::ControlLeft, KeyCode::ControlRight, KeyCode::AltLeft]) {
        return;
    }
    let is_free = |key: KeyCode| presenting.is_none() || !PRESENTERS.contains(&key);
    let pressed = |key: KeyCode| i8::from(keys.pressed(key) && is_free(key));
    let axis = |plus: KeyCode, minus: KeyCode| f32::from(pressed(plus) - pressed(minus));
    let secs = time.delta_secs().min(0.1);
    let mut goal = eye.goal;
    let (sin, cos) = goal.heading.to_radians().sin_cos();
    let step = Vec3::new(cos, 0.0, sin) * axis(KeyCode::KeyD, KeyCode::KeyA)
        + Vec3::new(sin, 0.0, -cos) * axis(KeyCode::KeyW, KeyCode::KeyS);
    if eye.is_walking {
        let pace =
            if keys.any_pressed([KeyCode::ShiftLeft, KeyCode::ShiftRight]) { PACE_M_PER_S.1 } else { PACE_M_PER_S.0 };
        let way = step.normalize_or_zero() * pace * secs;
        if way != Vec3::ZERO {
            let to = surroundings.obstacles.walk(goal.target.xz(), way.xz(), &shown.objects);
            (goal.target.x, goal.target.z) = (to.x, to.y);
        }
        goal.heading += axis(KeyCode::KeyE, KeyCode::KeyQ) * 70.0 * secs;
        goal.pitch += axis(KeyCode::KeyV, KeyCode::KeyR) * 40.0 * secs;
        if goal != eye.goal {
            eye.walk_by_hand(goal);
        }
        return;
    }
    goal.target += step * (goal.distance * 0.9 * secs);
    goal.heading += axis(KeyCode::KeyE, KeyCode::KeyQ) * 60.0 * secs;
    goal.pitch += axis(KeyCode::KeyR, KeyCode::KeyV) * 40.0 * secs;
    goal.distance *= 2.5_f32.powf(axis(KeyCode::PageDown, KeyCode::PageUp) * secs);
    if goal != eye.goal {
        if step != Vec3::ZERO {
            eye.is_following = false;
        }
        eye.take_by_hand(goal);
    }
}
