//! The keyboard: one table that both works and explains itself.

use bevy_egui::egui::{self, Context, Key, Modifiers};

use super::{
    incidents, notes,
    picture::{Picture, UiAction},
};
use crate::{
    hub::{PlaybackAction, TimeSpan, layout::RoofMode},
    twin::{MeasureCommand, NoteCommand},
};

/// A key, what it is called, what it does in words, and in deed.
struct Binding {
    key: Key,
    modifiers: Modifiers,
    shown: &'static str,
    does: &'static str,
    action: fn(&Picture<'_>) -> Option<UiAction>,
}

const fn plain(
    key: Key,
    shown: &'static str,
    does: &'static str,
    action: fn(&Picture<'_>) -> Option<UiAction>,
) -> Binding {
    Binding { key, modifiers: Modifiers::NONE, shown, does, action }
}

const fn with(
    modifiers: Modifiers,
    key: Key,
    shown: &'static str,
    does: &'static str,
    action: fn(&Picture<'_>) -> Option<UiAction>,
) -> Binding {
    Binding { key, modifiers, shown, does, action }
}

fn seek(secs: i64) -> Option<UiAction> {
    Some(UiAction::Playback(PlaybackAction::SeekBy(TimeSpan::from_secs(secs))))
}

fn play(action: PlaybackAction) -> Option<UiAction> {
    Some(UiAction::Playback(action))
}

fn view(picture: &Picture<'_>, number: usize) -> Option<UiAction> {
    picture.layout.views.get(number).map(|view| UiAction::View(view.name.clone()))
}

fn saved(picture: &Picture<'_>, number: usize) -> Option<UiAction> {
    picture.saved.get(number).cloned().map(UiAction::FlyToView)
}

/// What is live goes on being so.
fn choose(picture: &Picture<'_>, is_folder: bool) -> Option<UiAction> {
    picture.live.is_none().then_some(UiAction::Choose { is_folder })
}

const BINDINGS: &[Binding] = &[
    with(Modifiers::COMMAND, Key::O, "Ctrl+O", "Open a file", |picture| choose(picture, false)),
    with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O, "Ctrl+Shift+O", "Open a folder of logs", |picture| {
        choose(picture, true)
    }),
    plain(Key::Space, "Space", "Play or pause", |_| play(PlaybackAction::TogglePlay)),
    plain(Key::K, "K", "Play or pause", |_| play(PlaybackAction::TogglePlay)),
    plain(Key::J, "J", "Play the other way round", |_| play(PlaybackAction::Reverse)),
    plain(Key::ArrowLeft, "Left", "A minute back", |_| seek(-60)),
    plain(Key::ArrowRight, "Right", "A minute on", |_| seek(60)),
    with(Modifiers::SHIFT, Key::ArrowLeft, "Shift+Left", "A quarter of an hour back", |_| seek(-900)),
    with(Modifiers::SHIFT, Key::ArrowRight, "Shift+Right", "A quarter of an hour on", |_| seek(900)),
    plain(Key::Comma, ",", "Previous event, of the chosen object if there is one", |_| {
        play(PlaybackAction::StepPrevious)
    }),
    plain(Key::Period, ".", "Next event, of the chosen object if there is one", |_| play(PlaybackAction::StepNext)),
    plain(Key::N, "N", "To the next incident, ten seconds before it", |picture| {
        incidents::after(picture).map(UiAction::Incident)
    }),
    with(Modifiers::SHIFT, Key::N, "Shift+N", "To the incident before", |picture| {
        incidents::before(picture).map(UiAction::Incident)
    }),
    plain(Key::B, "B", "Bookmark here", |picture| Some(UiAction::Note(NoteCommand::Add(picture.bookmark())))),
    with(Modifiers::COMMAND, Key::ArrowLeft, "Ctrl+Left", "To the bookmark before", |picture| {
        notes::before(picture).map(UiAction::Bookmark)
    }),
    with(Modifiers::COMMAND, Key::ArrowRight, "Ctrl+Right", "To the next bookmark", |picture| {
        notes::after(picture).map(UiAction::Bookmark)
    }),
    plain(Key::Home, "Home", "To the start", |_| play(PlaybackAction::ToStart)),
    plain(Key::End, "End", "To the end", |_| play(PlaybackAction::ToEnd)),
    plain(Key::Plus, "+", "Faster", |_| play(PlaybackAction::Faster)),
    plain(Key::Equals, "=", "Faster", |_| play(PlaybackAction::Faster)),
    plain(Key::Minus, "-", "Slower", |_| play(PlaybackAction::Slower)),
    plain(Key::L, "L", "Loop half an hour around here, or stop it", |picture| {
        let (here, span) = (picture.playback.time, TimeSpan::from_minutes(15));
        let looped = picture.playback.looped.is_none().then_some((here - span, here + span));
        play(PlaybackAction::Loop(looped))
    }),
    plain(Key::OpenBracket, "[", "Begin the loop here", |picture| {
        let (here, end) = (picture.playback.time, picture.playback.span.1);
        let until = picture.playback.looped.map(|looped| looped.1).filter(|until| *until > here).unwrap_or(end);
        play(PlaybackAction::Loop(Some((here, until))))
    }),
    plain(Key::CloseBracket, "]", "End the loop here", |picture| {
        let (here, start) = (picture.playback.time, picture.playback.span.0);
        let from = picture.playback.looped.map(|looped| looped.0).filter(|from| *from < here).unwrap_or(start);
        play(PlaybackAction::Loop(Some((from, here))))
    }),
    plain(Key::F, "F", "Follow the chosen object, or stop it", |_| Some(UiAction::ToggleFollow)),
    with(Modifiers::SHIFT, Key::F, "Shift+F", "Follow it from around, from behind, from above", |picture| {
        Some(UiAction::FollowAs(if picture.is_following { picture.manner.next() } else { picture.manner }))
    }),
    plain(Key::Enter, "Enter", "Fly to the chosen object", |picture| picture.object.map(UiAction::FlyTo)),
    plain(Key::Escape, "Esc", "Choose nothing", |_| Some(UiAction::Deselect)),
    plain(Key::O, "O", "Roof on, ghosted, off", |picture| {
        Some(UiAction::Roof(match picture.roof {
            RoofMode::On => RoofMode::Ghost,
            RoofMode::Ghost => RoofMode::Off,
            RoofMode::Off => RoofMode::On,
        }))
    }),
    plain(Key::G, "G", "Figures: key figures and what is measured", |_| Some(UiAction::ToggleBoard)),
    plain(Key::U, "U", "Places of this log that the map does not know", |_| Some(UiAction::ToggleMapping)),
    with(Modifiers::ALT, Key::ArrowLeft, "Alt+Left", "Back to how you looked before (Ctrl+Z)", |_| {
        Some(UiAction::Back)
    }),
    with(Modifiers::ALT, Key::ArrowRight, "Alt+Right", "Forth again (Ctrl+Y)", |_| Some(UiAction::Forth)),
    with(Modifiers::COMMAND, Key::Z, "", "", |_| Some(UiAction::Back)),
    with(Modifiers::COMMAND, Key::Y, "", "", |_| Some(UiAction::Forth)),
    with(Modifiers::COMMAND, Key::Plus, "Ctrl++", "Larger letters", |_| Some(UiAction::Scale { is_larger: true })),
    with(Modifiers::COMMAND, Key::Equals, "", "", |_| Some(UiAction::Scale { is_larger: true })),
    with(Modifiers::COMMAND, Key::Minus, "Ctrl+-", "Smaller letters", |_| Some(UiAction::Scale { is_larger: false })),
    with(Modifiers::COMMAND, Key::Num0, "Ctrl+0", "Letters as large as usual", |_| Some(UiAction::UsualScale)),
    plain(Key::X, "X", "Walk where you look, or fly again", |_| Some(UiAction::ToggleWalk)),
    plain(
        Key::H,
        "H",
        "Colour by how full places are, how much stood there, how long, ways by how often they are driven, nothing",
        |_| Some(UiAction::NextHeat),
    ),
    plain(Key::T, "T", "Flows: what went where", |_| Some(UiAction::ToggleFlows)),
    plain(Key::M, "M", "Hide or show the map", |_| Some(UiAction::ToggleMap)),
    with(Modifiers::SHIFT, Key::M, "Shift+M", "Measure on the ground, or no more", |_| {
        Some(UiAction::Measure(MeasureCommand::Toggle))
    }),
    plain(Key::F3, "F3", "What the picture costs", |_| Some(UiAction::ToggleCosts)),
    plain(Key::I, "I", "The hub as it was known then, or as it was", |_| play(PlaybackAction::ToggleAsKnown)),
    plain(Key::P, "P", "Outline the announced project, or not", |_| Some(UiAction::ToggleAnnounced)),
    plain(Key::Num0, "0", "See all that is there", |_| Some(UiAction::FrameAll)),
    plain(Key::Num1, "1", "First view", |picture| view(picture, 0)),
    plain(Key::Num2, "2", "Second view, and so on to 7", |picture| view(picture, 1)),
    plain(Key::Num3, "", "", |picture| view(picture, 2)),
    plain(Key::Num4, "", "", |picture| view(picture, 3)),
    plain(Key::Num5, "", "", |picture| view(picture, 4)),
    plain(Key::Num6, "", "", |picture| view(picture, 5)),
    plain(Key::Num7, "", "", |picture| view(picture, 6)),
    plain(Key::Num8, "8", "First view of your own, and 9", |picture| saved(picture, 0)),
    plain(Key::Num9, "", "", |picture| saved(picture, 1)),
    with(Modifiers::COMMAND, Key::B, "Ctrl+B", "Save this view as one of your own", |picture| {
        Some(UiAction::SaveView(super::views::fresh_name(picture.saved)))
    }),
    with(Modifiers::COMMAND, Key::L, "Ctrl+L", "Copy a link that opens this very picture", |_| {
        Some(UiAction::CopyLink(None))
    }),
    plain(Key::Tab, "Tab", "Hide or show the panels", |_| Some(UiAction::TogglePanels)),
    with(Modifiers::COMMAND, Key::K, "Ctrl+K", "Command palette", |_| Some(UiAction::TogglePalette)),
    with(Modifiers::SHIFT, Key::Slash, "?", "These keys", |_| Some(UiAction::ToggleKeys)),
    plain(Key::Questionmark, "", "", |_| Some(UiAction::ToggleKeys)),
    plain(Key::F1, "F1", "These keys", |_| Some(UiAction::ToggleKeys)),
];

/// What the keys that were pressed ask for; none while text is being typed, but for the palette's own key.
pub fn pressed(ctx: &Context, picture: &Picture<'_>) -> Vec<UiAction> {
    let is_typing = ctx.egui_wants_keyboard_input();
    // Escape ends typing, and then nothing but that: by now the field has let go of the keyboard already.
    let memory = egui::Id::new("was typing");
    let was_typing = ctx.data(|data| data.get_temp::<bool>(memory)).unwrap_or_default();
    ctx.data_mut(|data| data.insert_temp(memory, is_typing));
    // Each press is looked at with the modifiers of its own moment: in a slow frame, both may be over when it is drawn.
    let presses: Vec<(Key, Modifiers)> = ctx.input(|input| {
        let press = |event: &egui::Event| match event {
            egui::Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        };
        input.events.iter().filter_map(press).collect()
    });
    let asks = |(key, modifiers): (Key, Modifiers)| {
        let bound = |wanted: Modifiers| {
            BINDINGS.iter().find(|binding| binding.key == key && wanted.matches_exact(binding.modifiers))
        };
        // Many layouts, the Belgian one among them, have digits and signs only with Shift.
        let is_shifted_sign = modifiers == Modifiers::SHIFT && is_sign(key);
        let binding = bound(modifiers).or_else(|| bound(Modifiers::NONE).filter(|_| is_shifted_sign))?;
        let is_for_text = is_typing || was_typing && key == Key::Escape;
        if is_for_text && !binding.modifiers.command { None } else { (binding.action)(picture) }
    };
    presses.into_iter().filter_map(asks).collect()
}

/// Whether a key writes a digit or a sign.
fn is_sign(key: Key) -> bool {
    use Key::*;
    matches!(
        key,
        Num0 | Num1
            | Num2
            | Num3
            | Num4
            | Num5
            | Num6
            | Num7
            | Num8
            | Num9
            | Plus
            | Minus
            | Equals
            | Comma
            | Period
            | OpenBracket
            | CloseBracket
            | Questionmark
    )
}

/// What the mouse does.
const MOUSE: [(&str, &str); 7] = [
    ("Drag", "Turn the picture"),
    ("Right drag", "Move over the ground"),
    ("Wheel", "Nearer and farther; over the timeline, more and less time"),
    ("W A S D, Q E, R V", "Move, turn, tilt"),
    ("Double click", "Fly there"),
    ("Shift+drag", "Over the timeline: loop that part"),
    ("Drop a file", "Open it"),
];

/// Explains the keys, in three columns, or in two where there is less room.
pub fn keys_ui(ctx: &Context, is_open: &mut bool) {
    egui::Window::new("Keys")
        .open(is_open)
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            let lines: Vec<(&str, &str)> = BINDINGS
                .iter()
                .filter(|binding| !binding.shown.is_empty())
                .map(|binding| (binding.shown, binding.does))
                .chain(MOUSE)
                .collect();
            let columns = if ctx.content_rect().width() > 1_150.0 { 3 } else { 2 };
            let rows = lines.len().div_ceil(columns);
            let height = (ctx.content_rect().height() - 120.0).max(120.0);
            let width = (ctx.content_rect().width() - 40.0).max(120.0);
            egui::ScrollArea::both().max_height(height).max_width(width).show(ui, |ui| {
                egui::Grid::new("keys").num_columns(2 * columns).spacing([14.0, 3.0]).show(ui, |ui| {
                    for row in 0..rows {
                        for (shown, does) in lines.iter().skip(row).step_by(rows) {
                            ui.label(egui::RichText::new(*shown).strong());
                            ui.label(*does);
                        }
                        ui.end_row();
                    }
                });
            });
        });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things() {
        // What moves the eye is held down: it may not do anything else at the same time. See `twin::steering`.
        let moves = [Key::W, Key::A, Key::S, Key::D, Key::Q, Key::E, Key::R, Key::V, Key::PageUp, Key::PageDown];
        for (at, one) in BINDINGS.iter().enumerate() {
            assert!(one.modifiers != Modifiers::NONE || !moves.contains(&one.key), "{} moves the eye", one.shown);
            let same = |other: &&Binding| (other.key, other.modifiers) == (one.key, one.modifiers);
            assert!(BINDINGS.iter().skip(at + 1).find(same).is_none(), "{} is there twice", one.shown);
        }
    }
}
