//! The keyboard: one table that both works and explains itself.

use bevy_egui::egui::{self, Context, Key, Modifiers};

use super::{
    notes,
    picture::{Picture, UiAction},
};
use crate::{
    hub::{PlaybackAction, TimeSpan, layout::RoofMode},
    say,
    twin::{MeasureCommand, NoteCommand},
};

/// A key, what it is called on an English keyboard, the message that tells what it does, and the deed.
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
    with(Modifiers::COMMAND, Key::O, "Ctrl+O", "keys-open", |picture| choose(picture, false)),
    with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O, "Ctrl+Shift+O", "keys-open-folder", |picture| {
        choose(picture, true)
    }),
    plain(Key::Space, "Space", "keys-play", |_| play(PlaybackAction::TogglePlay)),
    plain(Key::K, "K", "keys-play", |_| play(PlaybackAction::TogglePlay)),
    plain(Key::J, "J", "keys-reverse", |_| play(PlaybackAction::Reverse)),
    plain(Key::ArrowLeft, "Left", "keys-minute-back", |_| seek(-60)),
    plain(Key::ArrowRight, "Right", "keys-minute-on", |_| seek(60)),
    with(Modifiers::SHIFT, Key::ArrowLeft, "Shift+Left", "keys-quarter-back", |_| seek(-900)),
    with(Modifiers::SHIFT, Key::ArrowRight, "Shift+Right", "keys-quarter-on", |_| seek(900)),
    plain(Key::Comma, ",", "keys-previous", |_| play(PlaybackAction::StepPrevious)),
    plain(Key::Period, ".", "keys-next", |_| play(PlaybackAction::StepNext)),
    plain(Key::N, "N", "keys-incident-next", |_| Some(UiAction::NextIncident)),
    with(Modifiers::SHIFT, Key::N, "Shift+N", "keys-incident-before", |_| Some(UiAction::PreviousIncident)),
    plain(Key::B, "B", "keys-bookmark", |picture| Some(UiAction::Note(NoteCommand::Add(picture.bookmark())))),
    with(Modifiers::SHIFT, Key::B, "Shift+B", "keys-bookmark-there", |picture| {
        picture.bookmark_there().map(|bookmark| UiAction::Note(NoteCommand::Add(bookmark)))
    }),
    with(Modifiers::COMMAND, Key::ArrowLeft, "Ctrl+Left", "keys-bookmark-before", |picture| {
        notes::before(picture).map(UiAction::Bookmark)
    }),
    with(Modifiers::COMMAND, Key::ArrowRight, "Ctrl+Right", "keys-bookmark-next", |picture| {
        notes::after(picture).map(UiAction::Bookmark)
    }),
    plain(Key::Home, "Home", "keys-start", |_| play(PlaybackAction::ToStart)),
    plain(Key::End, "End", "keys-end", |_| play(PlaybackAction::ToEnd)),
    plain(Key::Plus, "+", "keys-faster", |_| play(PlaybackAction::Faster)),
    plain(Key::Equals, "=", "keys-faster", |_| play(PlaybackAction::Faster)),
    plain(Key::Minus, "-", "keys-slower", |_| play(PlaybackAction::Slower)),
    plain(Key::L, "L", "keys-loop", |picture| {
        let (here, span) = (picture.playback.time, TimeSpan::from_minutes(15));
        let looped = picture.playback.looped.is_none().then_some((here - span, here + span));
        play(PlaybackAction::Loop(looped))
    }),
    plain(Key::OpenBracket, "[", "keys-loop-begin", |picture| {
        let (here, end) = (picture.playback.time, picture.playback.span.1);
        let until = picture.playback.looped.map(|looped| looped.1).filter(|until| *until > here).unwrap_or(end);
        play(PlaybackAction::Loop(Some((here, until))))
    }),
    plain(Key::CloseBracket, "]", "keys-loop-end", |picture| {
        let (here, start) = (picture.playback.time, picture.playback.span.0);
        let from = picture.playback.looped.map(|looped| looped.0).filter(|from| *from < here).unwrap_or(start);
        play(PlaybackAction::Loop(Some((from, here))))
    }),
    plain(Key::F, "F", "keys-follow", |_| Some(UiAction::ToggleFollow)),
    with(Modifiers::SHIFT, Key::F, "Shift+F", "keys-follow-as", |picture| {
        Some(UiAction::FollowAs(if picture.is_following { picture.manner.next() } else { picture.manner }))
    }),
    plain(Key::Enter, "Enter", "keys-fly", |picture| picture.object.map(UiAction::FlyTo)),
    plain(Key::Escape, "Esc", "keys-nothing", |_| Some(UiAction::Deselect)),
    plain(Key::O, "O", "keys-roof", |picture| {
        Some(UiAction::Roof(match picture.roof {
            RoofMode::On => RoofMode::Ghost,
            RoofMode::Ghost => RoofMode::Off,
            RoofMode::Off => RoofMode::On,
        }))
    }),
    plain(Key::G, "G", "keys-figures", |_| Some(UiAction::ToggleBoard)),
    plain(Key::U, "U", "keys-places", |_| Some(UiAction::ToggleMapping)),
    with(Modifiers::ALT, Key::ArrowLeft, "Alt+Left", "keys-back", |_| Some(UiAction::Back)),
    with(Modifiers::ALT, Key::ArrowRight, "Alt+Right", "keys-forth", |_| Some(UiAction::Forth)),
    with(Modifiers::COMMAND, Key::Z, "Ctrl+Z", "keys-undo", |_| Some(UiAction::Undo)),
    with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z, "Ctrl+Shift+Z", "keys-redo", |_| Some(UiAction::Redo)),
    with(Modifiers::COMMAND, Key::Y, "", "", |_| Some(UiAction::Redo)),
    with(Modifiers::COMMAND, Key::Plus, "Ctrl++", "keys-larger", |_| Some(UiAction::Scale { is_larger: true })),
    with(Modifiers::COMMAND, Key::Equals, "", "", |_| Some(UiAction::Scale { is_larger: true })),
    // Where the plus is on the key of another sign.
    with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Equals, "", "", |_| Some(UiAction::Scale { is_larger: true })),
    with(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Plus, "", "", |_| Some(UiAction::Scale { is_larger: true })),
    with(Modifiers::COMMAND, Key::Minus, "Ctrl+-", "keys-smaller", |_| Some(UiAction::Scale { is_larger: false })),
    with(Modifiers::COMMAND, Key::Num0, "Ctrl+0", "keys-usual", |_| Some(UiAction::UsualScale)),
    plain(Key::X, "X", "keys-walk", |_| Some(UiAction::ToggleWalk)),
    plain(Key::H, "H", "keys-colour", |_| Some(UiAction::NextHeat)),
    plain(Key::T, "T", "keys-flows", |_| Some(UiAction::ToggleFlows)),
    plain(Key::M, "M", "keys-map", |_| Some(UiAction::ToggleMap)),
    with(Modifiers::SHIFT, Key::M, "Shift+M", "keys-measure", |_| Some(UiAction::Measure(MeasureCommand::Toggle))),
    plain(Key::F3, "F3", "keys-costs", |_| Some(UiAction::ToggleCosts)),
    plain(Key::I, "I", "keys-as-known", |_| play(PlaybackAction::ToggleAsKnown)),
    plain(Key::P, "P", "keys-announced", |_| Some(UiAction::ToggleAnnounced)),
    plain(Key::Num0, "0", "keys-all", |_| Some(UiAction::FrameAll)),
    plain(Key::Num1, "1", "keys-view-first", |picture| view(picture, 0)),
    plain(Key::Num2, "2", "keys-view-second", |picture| view(picture, 1)),
    plain(Key::Num3, "", "", |picture| view(picture, 2)),
    plain(Key::Num4, "", "", |picture| view(picture, 3)),
    plain(Key::Num5, "", "", |picture| view(picture, 4)),
    plain(Key::Num6, "", "", |picture| view(picture, 5)),
    plain(Key::Num7, "", "", |picture| view(picture, 6)),
    plain(Key::Num8, "8", "keys-view-own", |picture| saved(picture, 0)),
    plain(Key::Num9, "", "", |picture| saved(picture, 1)),
    with(Modifiers::COMMAND, Key::B, "Ctrl+B", "keys-view-save", |picture| {
        Some(UiAction::SaveView(super::views::fresh_name(picture.saved)))
    }),
    with(Modifiers::COMMAND, Key::E, "Ctrl+E", "keys-take", |picture| {
        picture.live.is_none().then_some(UiAction::ToggleTake)
    }),
    with(Modifiers::COMMAND, Key::L, "Ctrl+L", "keys-link", |_| Some(UiAction::CopyLink(None))),
    plain(Key::Z, "Z", "keys-panels", |_| Some(UiAction::TogglePanels)),
    with(Modifiers::COMMAND, Key::K, "Ctrl+K", "keys-palette", |_| Some(UiAction::TogglePalette)),
    with(Modifiers::SHIFT, Key::Slash, "?", "keys-keys", |_| Some(UiAction::ToggleKeys)),
    plain(Key::Questionmark, "", "", |_| Some(UiAction::ToggleKeys)),
    plain(Key::F1, "F1", "keys-keys", |_| Some(UiAction::ToggleKeys)),
];

/// Where it is kept whether something was being typed in the frame before.
fn typing() -> egui::Id {
    egui::Id::new("was typing")
}

/// Whether keys are for something that is being typed, Escape too, which ends that and lets the field go before anybody looks.
pub fn are_typed(ctx: &Context) -> bool {
    ctx.egui_wants_keyboard_input() || ctx.data(|data| data.get_temp::<bool>(typing())).unwrap_or_default()
}

/// What the keys that were pressed ask for; none while text is being typed, but for the palette's own key.
pub fn pressed(ctx: &Context, picture: &Picture<'_>) -> Vec<UiAction> {
    let is_typing = ctx.egui_wants_keyboard_input();
    // Escape ends typing, and then nothing but that: by now the field has let go of the keyboard already.
    let memory = typing();
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
        // While something is typed, what is taken back is what was typed.
        let is_for_palette = binding.modifiers.command && !matches!(key, Key::Z | Key::Y);
        if is_for_text && !is_for_palette { None } else { (binding.action)(picture) }
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

/// Names of keys that keyboards of other languages have otherwise, and their messages.
const NAMES: [(&str, &str); 10] = [
    ("Ctrl", "keys-name-ctrl"),
    ("Shift", "keys-name-shift"),
    ("Alt", "keys-name-alt"),
    ("Space", "keys-name-space"),
    ("Left", "keys-name-left"),
    ("Right", "keys-name-right"),
    ("Home", "keys-name-home"),
    ("End", "keys-name-end"),
    ("Enter", "keys-name-enter"),
    ("Esc", "keys-name-esc"),
];

/// A key, and what is held with it, as the reader's keyboard has it.
fn named(shown: &str) -> String {
    let word = |part: &str| {
        // The last plus of all is the key itself.
        let held = part.strip_suffix('+').filter(|name| !name.is_empty());
        let (name, plus) = held.map_or((part, ""), |name| (name, "+"));
        let name = NAMES.iter().find(|(known, _)| *known == name).map_or(name, |(_, id)| say!(id));
        format!("{name}{plus}")
    };
    shown.split_inclusive('+').map(word).collect()
}

/// What the mouse does, and the keys that are held: the messages of both.
const MOUSE: [(&str, &str); 8] = [
    ("keys-drag", "keys-drag-does"),
    ("keys-right-drag", "keys-right-drag-does"),
    ("keys-wheel", "keys-wheel-does"),
    ("keys-move", "keys-move-does"),
    ("keys-double-click", "keys-double-click-does"),
    ("keys-shift-drag", "keys-shift-drag-does"),
    ("keys-drop", "keys-drop-does"),
    ("keys-tab", "keys-tab-does"),
];

/// Between the columns of the keys, in points.
const APART: f32 = 14.0;

/// The room for what a key does, in so many columns of that width in all: what is longer goes on in the next line.
fn room_for_words(ui: &egui::Ui, lines: &[(String, &str)], columns: usize, width: f32) -> f32 {
    let font = egui::TextStyle::Body.resolve(ui.style());
    let wide = |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::BLACK).size().x;
    let keys = lines.iter().map(|(shown, _)| wide(shown)).fold(0.0, f32::max);
    (width / columns as f32 - keys - 2.0 * APART).max(120.0)
}

/// Explains the keys, in three columns, or in two where there is less room.
pub fn keys_ui(ctx: &Context, is_open: &mut bool) {
    egui::Window::new(say!("keys-title"))
        .id(egui::Id::new("Keys"))
        .open(is_open)
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ctx, |ui| {
            let mouse = MOUSE.map(|(shown, does)| (say!(shown).to_owned(), say!(does)));
            let lines: Vec<(String, &str)> = BINDINGS
                .iter()
                .filter(|binding| !binding.shown.is_empty())
                .map(|binding| (named(binding.shown), say!(binding.does)))
                .chain(mouse)
                .collect();
            let height = (ctx.content_rect().height() - 120.0).max(120.0);
            let width = (ctx.content_rect().width() - 60.0).max(120.0);
            let columns = if width > 1_100.0 { 3 } else { 2 };
            let rows = lines.len().div_ceil(columns);
            let words = room_for_words(ui, &lines, columns, width - 20.0);
            let area = egui::ScrollArea::both().max_height(height).max_width(width);
            // A window of itself gives no more room than it thinks is usual.
            area.min_scrolled_width(width).min_scrolled_height(height).show(ui, |ui| {
                egui::Grid::new("keys").num_columns(2 * columns).spacing([APART, 3.0]).show(ui, |ui| {
                    for row in 0..rows {
                        for (shown, does) in lines.iter().skip(row).step_by(rows) {
                            ui.label(egui::RichText::new(shown).strong());
                            ui.scope(|ui| {
                                ui.set_max_width(words);
                                ui.add(egui::Label::new(*does).wrap());
                            });
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
    use crate::language::Language;

    #[test]
    fn keys_are_called_as_they_are_on_the_keyboard_of_the_reader() {
        let all = ["Ctrl+Shift+O", "Ctrl++", "Ctrl+-", "+", "Alt+Left", "Space", "[", "F3"];
        assert_eq!(Language::English.speaking(|| all.map(named)), all);
        let german = Language::German.speaking(|| all.map(named));
        assert_eq!(german, ["Strg+Umschalt+O", "Strg++", "Strg+-", "+", "Alt+Links", "Leertaste", "[", "F3"]);
    }

    #[test]
    fn tab_is_left_to_the_panels_and_what_moves_through_them() {
        let moves = [Key::Tab, Key::ArrowUp, Key::ArrowDown];
        let plain = BINDINGS.iter().filter(|binding| binding.modifiers == Modifiers::NONE);
        let taken: Vec<&str> =
            plain.filter(|binding| moves.contains(&binding.key)).map(|binding| binding.shown).collect();
        assert_eq!(taken, Vec::<&str>::new());
    }

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
