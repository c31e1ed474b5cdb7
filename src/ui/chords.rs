//! Keys that are pressed with others. Where a frame takes long, a key and what was held with it go down and up within one, and
//! the key would be taken for the plain one: Ctrl+K for K.

use bevy::{
    input::keyboard::{Key, KeyboardInput},
    prelude::*,
};
use bevy_egui::{EguiInput, egui, helpers};

/// Gives every key of the frame what was held when it went down or up.
pub fn keep(mut keys: MessageReader<KeyboardInput>, mut inputs: Query<&mut EguiInput>, mut held: Local<Held>) {
    let told: Vec<egui::Modifiers> = keys.read().filter_map(|key| held.take(key)).collect();
    if told.is_empty() {
        return;
    }
    for mut input in &mut inputs {
        let mut of_keys = told.iter();
        let mut events = Vec::with_capacity(input.events.len());
        for mut event in std::mem::take(&mut input.events) {
            if let egui::Event::Key { modifiers, pressed, .. } = &mut event
                && let Some(then) = of_keys.next()
            {
                // With a key of commands held nothing was typed.
                if *pressed && then.command && !modifiers.command && matches!(events.last(), Some(egui::Event::Text(_)))
                {
                    events.pop();
                }
                *modifiers = *then;
            }
            events.push(event);
        }
        input.events = events;
    }
}

/// Which modifiers are held, from key to key.
#[derive(Default)]
pub struct Held {
    alt: bool,
    control: bool,
    shift: bool,
    system: bool,
}

impl Held {
    /// Takes a key; gives what is held with it, if panels are told of such a key.
    fn take(&mut self, key: &KeyboardInput) -> Option<egui::Modifiers> {
        let is_down = key.state.is_pressed();
        match key.logical_key {
            Key::Alt => self.alt = is_down,
            Key::Control => self.control = is_down,
            Key::Shift => self.shift = is_down,
            Key::Super | Key::Meta => self.system = is_down,
            _ => {}
        }
        let is_told = helpers::bevy_to_egui_key(&key.logical_key).is_some()
            || helpers::bevy_to_egui_physical_key(&key.key_code).is_some();
        let is_mac = cfg!(target_os = "macos");
        is_told.then_some(egui::Modifiers {
            alt: self.alt,
            ctrl: self.control,
            shift: self.shift,
            mac_cmd: is_mac && self.system,
            command: if is_mac { self.system } else { self.control },
        })
    }
}

#[cfg(test)]
mod tests {
    use bevy::input::{ButtonState, keyboard::KeyCode};

    use super::*;

    fn key(logical_key: Key, key_code: KeyCode, state: ButtonState) -> KeyboardInput {
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window: Entity::PLACEHOLDER }
    }

    #[test]
    fn a_chord_within_one_frame_is_still_one() {
        let mut app = App::new();
        app.add_message::<KeyboardInput>().add_systems(Update, keep);
        let k = || (Key::Character("k".into()), KeyCode::KeyK);
        // What is told when all of it comes at once: the key as if nothing was held.
        let of_k = |pressed| egui::Event::Key {
            key: egui::Key::K,
            physical_key: Some(egui::Key::K),
            pressed,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        };
        let events = vec![egui::Event::Text("k".into()), of_k(true), of_k(false)];
        let input = EguiInput(egui::RawInput { events, ..Default::default() });
        let entity = app.world_mut().spawn(input).id();
        for (logical, code, state) in [
            (Key::Control, KeyCode::ControlLeft, ButtonState::Pressed),
            (k().0, k().1, ButtonState::Pressed),
            (k().0, k().1, ButtonState::Released),
            (Key::Control, KeyCode::ControlLeft, ButtonState::Released),
        ] {
            app.world_mut().write_message(key(logical, code, state));
        }
        app.update();
        let events = &app.world().get::<EguiInput>(entity).expect("it").events;
        let told: Vec<(bool, bool)> = (events.iter())
            .map(|event| match event {
                egui::Event::Key { pressed, modifiers, .. } => (*pressed, modifiers.command),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(told, [(true, true), (false, true)]);
    }
}
