//! The presenter's window: notes, what comes next, and how long it has been going on, while the audience sees the picture.

use std::time::{Duration, Instant};

use bevy::{
    camera::RenderTarget,
    ecs::schedule::ScheduleLabel,
    prelude::*,
    window::{RequestRedraw, WindowRef, WindowResolution},
};
use bevy_egui::{
    EguiContext, EguiSchedule,
    egui::{self, RichText},
};

use super::{
    Memory, UiMessage,
    picture::UiAction,
    theme,
    tour::{Step, TourMemory},
};
use crate::say;

/// Shows what is in the presenter's window.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
struct PresenterPass;

/// The window, and the camera that draws into it.
#[derive(Component)]
struct Presenter;

/// Width and height of the window at first, in points.
const SIZE: (u32, u32) = (640, 480);

pub fn plugin(app: &mut App) {
    app.add_systems(Update, (obey, close).chain()).add_systems(PresenterPass, show);
}

/// Opens the window, or closes it.
fn obey(mut asked: MessageReader<UiMessage>, mut commands: Commands, open: Query<Entity, With<Presenter>>) {
    let is_asked = asked.read().filter(|UiMessage(action)| *action == UiAction::TogglePresenter).count() % 2 == 1;
    if !is_asked {
        return;
    }
    if !open.is_empty() {
        open.iter().for_each(|entity| commands.entity(entity).despawn());
        return;
    }
    let title = say!("presenter-title").to_owned();
    let resolution = WindowResolution::new(SIZE.0, SIZE.1);
    let window = commands.spawn((Window { title, resolution, ..default() }, Presenter)).id();
    commands.spawn((
        Camera2d,
        Camera { order: 1, clear_color: ClearColorConfig::Custom(Color::WHITE), ..default() },
        RenderTarget::Window(WindowRef::Entity(window)),
        Msaa::Off,
        EguiSchedule::new(PresenterPass),
        Presenter,
    ));
}

/// With the tour the window goes, and with the window what draws into it.
fn close(
    mut commands: Commands,
    mut memory: ResMut<Memory>,
    windows: Query<Entity, (With<Presenter>, With<Window>)>,
    cameras: Query<Entity, (With<Presenter>, With<Camera>)>,
) {
    let is_presented = !windows.is_empty();
    if memory.tour.as_ref().is_some_and(|given| given.is_presented() != is_presented)
        && let Some(given) = &mut memory.tour
    {
        given.present(is_presented);
    }
    if memory.tour.is_none() {
        windows.iter().for_each(|window| commands.entity(window).despawn());
    }
    if windows.is_empty() || memory.tour.is_none() {
        cameras.iter().for_each(|camera| commands.entity(camera).despawn());
    }
}

fn show(
    mut contexts: Query<&mut EguiContext, With<Presenter>>,
    mut memory: ResMut<Memory>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut is_dressed: Local<bool>,
) {
    let Ok(mut context) = contexts.single_mut() else { return };
    let ctx = context.get_mut().clone();
    if !std::mem::replace(&mut *is_dressed, true) || ctx.global_style().visuals.panel_fill != theme::panel() {
        theme::apply(&ctx, false);
    }
    let Some(given) = &mut memory.tour else { return };
    let steps = presenter_ui(&ctx, given, Instant::now());
    if !steps.is_empty() {
        given.take(steps);
        // The audience's window shows it.
        redraw.write(RequestRedraw);
    }
}

/// What the presenter sees of a tour at an instant, and what is asked for by key and by button.
pub fn presenter_ui(ctx: &egui::Context, given: &TourMemory, now: Instant) -> Vec<Step> {
    let mut steps = given.keys(ctx);
    ctx.request_repaint_after(Duration::from_secs(1));
    let mut root = egui::Ui::new(ctx.clone(), "presenter".into(), egui::UiBuilder::new().max_rect(ctx.viewport_rect()));
    egui::Frame::new().fill(theme::panel()).inner_margin(18.0).show(&mut root, |ui| {
        ui.set_min_size(ui.available_size());
        let Some(stop) = given.stop() else { return };
        ui.horizontal(|ui| {
            let (at, count) = given.at();
            ui.label(RichText::new(say!("tour-at", at = at, count = count)).size(15.0).color(theme::quiet()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new(elapsed(given, now)).size(15.0).color(theme::quiet()));
            });
        });
        ui.label(RichText::new(stop.title.said()).size(22.0).strong());
        ui.label(RichText::new(stop.caption.said()).size(14.0).color(theme::quiet()));
        ui.separator();
        // What is at the foot keeps its place, however long the notes are.
        let foot = 84.0;
        egui::ScrollArea::vertical().max_height((ui.available_height() - foot).max(40.0)).auto_shrink([false; 2]).show(
            ui,
            |ui| {
                let notes = stop.notes.said();
                let notes = if notes.is_empty() { say!("tour-notes-none") } else { notes };
                ui.label(RichText::new(notes).size(19.0));
            },
        );
        ui.separator();
        let next = given
            .next()
            .map_or_else(|| say!("presenter-last").to_owned(), |next| say!("tour-upcoming", title = next.title.said()));
        ui.label(RichText::new(next).size(15.0).strong());
        ui.horizontal(|ui| {
            for (label, step) in [
                ("tour-back", Step::Previous),
                ("tour-next", Step::Next),
                ("tour-again", Step::Again),
                ("tour-automatic", Step::Automatic),
                ("presenter-close", Step::Window),
                ("tour-end", Step::End),
            ] {
                if ui.button(RichText::new(say!(label)).size(15.0)).clicked() {
                    steps.push(step);
                }
            }
        });
    });
    steps
}

/// For how long the tour has been given, and for how long this stop.
pub fn elapsed(given: &TourMemory, now: Instant) -> String {
    let clock = |since: Instant| {
        let secs = now.saturating_duration_since(since).as_secs();
        format!("{}:{:02}", secs / 60, secs % 60)
    };
    let (tour, stop) = given.since();
    say!("presenter-elapsed", tour = clock(tour), stop = clock(stop))
}
