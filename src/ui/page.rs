//! A panel as one long page: drawn apart from the window, with all that one would have to scroll for, and saved as a picture.

use std::path::PathBuf;

use bevy::{
    camera::{ImageRenderTarget, RenderTarget},
    ecs::schedule::ScheduleLabel,
    prelude::*,
    render::{
        render_resource::TextureFormat,
        view::screenshot::{Screenshot, ScreenshotCaptured},
    },
    window::RequestRedraw,
};
use bevy_egui::{
    EguiContext, EguiSchedule,
    egui::{self, pos2, vec2},
};

use super::{
    Memory, UiMessage,
    board::board_page_ui,
    environment::environment_ui,
    export::{self, Saved},
    fonts,
    incidents::incidents_ui,
    picture::{Picture, UiAction},
    settings::Settings,
    theme,
};
use crate::{
    language::Language,
    say,
    twin::{Noting, Playhead, Selected, Session, Shown},
};

/// Which panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Sun and power, rain and water, transport.
    Environment,
    /// The list of incidents, with the card that is open.
    Incidents,
    /// What is in front on the board.
    Board,
}

/// A page that is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Of which panel.
    pub panel: Panel,
    /// What its picture is called.
    pub name: String,
    /// How wide it is, in points.
    pub width: f32,
    /// Pixels of a point.
    pub scale: f32,
}

/// Shows what is on the page.
#[derive(ScheduleLabel, Clone, Debug, PartialEq, Eq, Hash)]
struct PagePass;

/// A page that is being drawn.
#[derive(Component)]
struct Drawn {
    page: Page,
    folder: PathBuf,
    target: ImageRenderTarget,
    frames: u32,
}

/// No page is higher, in pixels: what every graphics device can draw.
const HIGHEST: u32 = 8_192;

/// After so many frames letters are there, and tables as wide as they want to be.
const FRAMES: u32 = 6;

/// Around what is on the page, in points.
const MARGIN: f32 = 12.0;

pub fn plugin(app: &mut App) {
    app.add_systems(Update, (begin, take).chain()).add_systems(PagePass, show);
}

/// Begins a page that is asked for.
fn begin(
    mut asked: MessageReader<UiMessage>,
    session: Option<Res<Session>>,
    mut images: ResMut<Assets<Image>>,
    mut commands: Commands,
) {
    for UiMessage(action) in asked.read() {
        let UiAction::SavePage(page) = action else { continue };
        let beside = session.as_ref().and_then(|session| session.map.file.as_deref());
        let width = ((page.width + 2.0 * MARGIN) * page.scale).ceil().clamp(64.0, HIGHEST as f32) as u32;
        let canvas = images.add(Image::new_target_texture(width, HIGHEST, TextureFormat::Rgba8UnormSrgb, None));
        // The engine tells targets apart by their scale, too: the picture is taken of this one.
        let target = ImageRenderTarget { handle: canvas, scale_factor: page.scale };
        let [r, g, b, _] = theme::panel().to_array();
        commands.spawn((
            Camera2d,
            Camera { order: -1, clear_color: ClearColorConfig::Custom(Color::srgb_u8(r, g, b)), ..default() },
            RenderTarget::Image(target.clone()),
            Msaa::Off,
            EguiSchedule::new(PagePass),
            Drawn { page: page.clone(), folder: export::folder(beside), target, frames: 0 },
        ));
    }
}

/// Takes the picture of a page that is drawn, and puts the page away.
fn take(mut pages: Query<(Entity, &mut Drawn)>, mut redraw: MessageWriter<RequestRedraw>, mut commands: Commands) {
    for (entity, mut drawn) in &mut pages {
        redraw.write(RequestRedraw);
        drawn.frames += 1;
        if drawn.frames == FRAMES {
            let (page, folder) = (drawn.page.clone(), drawn.folder.clone());
            commands.spawn(Screenshot(RenderTarget::Image(drawn.target.clone()))).observe(
                move |captured: On<ScreenshotCaptured>, mut commands: Commands| {
                    commands.insert_resource(Saved::now(write(&captured.image, &page, &folder)));
                    commands.entity(entity).despawn();
                },
            );
        }
    }
}

/// Writes what is on a page: up to where nothing more is.
fn write(image: &Image, page: &Page, folder: &std::path::Path) -> Result<PathBuf, String> {
    let whole = image.clone().try_into_dynamic().map_err(|error| error.to_string())?.to_rgb8();
    let ground = *whole.get_pixel(0, 0);
    let is_empty = |row: u32| (0..whole.width()).all(|column| *whole.get_pixel(column, row) == ground);
    let last = (0..whole.height()).rev().find(|row| !is_empty(*row)).unwrap_or(0);
    let height = (last + (MARGIN * page.scale).ceil() as u32).min(whole.height());
    let cut = image::imageops::crop_imm(&whole, 0, 0, whole.width(), height.max(1)).to_image();
    export::write_png(&cut, &page.name, folder)
}

fn show(
    mut contexts: Query<(&mut EguiContext, &Drawn)>,
    mut memory: ResMut<Memory>,
    (session, noting, playhead): (Option<Res<Session>>, Res<Noting>, Res<Playhead>),
    (shown, selected, settings): (Res<Shown>, Res<Selected>, Option<Res<Settings>>),
) {
    let (Some(session), Some(state)) = (session, &shown.state) else { return };
    let picture = Picture {
        shown: Some(&shown),
        object: selected.0,
        place: selected.1,
        pinned: settings.as_ref().map(|settings| &settings.pinned[..]).unwrap_or_default(),
        ..Picture::of(&session, &noting, &playhead.0, state)
    };
    for (mut context, drawn) in &mut contexts {
        let ctx = context.get_mut().clone();
        if Language::spoken() == Language::Chinese {
            fonts::chinese(&ctx);
        }
        theme::apply(&ctx, settings.as_ref().is_some_and(|settings| settings.is_simple));
        export::mark_page(&ctx);
        page_ui(&ctx, &picture, &drawn.page, &mut memory);
    }
}

/// What is on a page: its title with the instant, and the panel.
fn page_ui(ctx: &egui::Context, picture: &Picture<'_>, page: &Page, memory: &mut Memory) {
    let room =
        egui::Rect::from_min_size(pos2(MARGIN, MARGIN), vec2(page.width, HIGHEST as f32 / page.scale - 2.0 * MARGIN));
    let mut ui = egui::Ui::new(ctx.clone(), "page".into(), egui::UiBuilder::new().max_rect(room));
    let title = say!(
        "page-title",
        log = &picture.layout.name,
        day = picture.date(picture.playback.time),
        clock = picture.clock(picture.playback.time),
    );
    ui.label(egui::RichText::new(title).strong());
    ui.separator();
    // What is asked for by a page nobody asked for: no pointer is over it.
    let _ = match page.panel {
        Panel::Environment => environment_ui(&mut ui, picture, &mut memory.environment),
        Panel::Incidents => incidents_ui(&mut ui, picture, &mut memory.incidents),
        Panel::Board => board_page_ui(&mut ui, picture, &mut memory.board),
    };
}

#[cfg(test)]
mod tests {
    use bevy::{asset::RenderAssetUsages, render::render_resource::Extent3d};

    use super::*;

    #[test]
    fn a_page_ends_where_nothing_more_is_on_it() {
        let size = Extent3d { width: 100, height: 400, depth_or_array_layers: 1 };
        let ground = [248, 249, 250, 255];
        let dimension = bevy::render::render_resource::TextureDimension::D2;
        let mut image =
            Image::new_fill(size, dimension, &ground, TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::default());
        image.set_color_at(40, 123, Color::BLACK).expect("a pixel");
        let page = Page { panel: Panel::Environment, name: "environment".into(), width: 76.0, scale: 2.0 };
        let folder = tempfile::tempdir().expect("a folder");
        let path = write(&image, &page, folder.path()).expect("written");
        let read = image::open(path).expect("a picture").to_rgb8();
        assert_eq!((read.width(), read.height()), (100, 123 + 24));
        assert_eq!(read.get_pixel(40, 123).0, [0, 0, 0]);
    }
}
