//! Two logs side by side: the one beside has a picture of its own, from the same eye and as large as the window, of which panels show
//! a part.
//!
//! Buildings, ground, light and weather are in both pictures, those of the log that is shown; what moves is in one of them.

use bevy::{
    camera::{RenderTarget, visibility::RenderLayers},
    ecs::system::SystemParam,
    image::Image,
    prelude::*,
    render::render_resource::TextureFormat,
};

use super::{Beside, MainCamera, Quality, TwinSystems, camera};

pub fn plugin(app: &mut App) {
    app.add_systems(Update, draw.in_set(TwinSystems::Present).after(camera::look));
}

/// What moves in the log that is shown.
pub const SHOWN: RenderLayers = RenderLayers::layer(1);

/// What moves in the log beside.
pub const OTHER: RenderLayers = RenderLayers::layer(2);

/// Whether the log beside has a picture of its own.
#[derive(Resource, Debug, Default)]
pub struct Split {
    /// Whether it is wanted; without a log beside there is none.
    pub is_on: bool,
    /// Width and height of its picture in pixels: as those of the window, so that both are seen alike, of which panels show a part.
    pub size: (u32, u32),
    /// Its picture.
    pub image: Option<Handle<Image>>,
}

/// The camera that draws the log beside.
#[derive(Component)]
pub struct OtherCamera;

/// The camera of the log that is shown.
type IsMain = (With<MainCamera>, Without<OtherCamera>);

/// Draws the log beside into its picture while that is wanted.
fn draw(
    mut commands: Commands,
    mut split: ResMut<Split>,
    (beside, quality): (Option<Res<Beside>>, Res<Quality>),
    main: Query<(&Transform, &Projection), IsMain>,
    mut other: Query<(Entity, &mut Transform, &mut Projection), With<OtherCamera>>,
    mut images: ResMut<Assets<Image>>,
) {
    let is_wanted = split.is_on && beside.is_some() && split.size.0 > 0 && split.size.1 > 0;
    if !is_wanted {
        other.iter().for_each(|(entity, ..)| commands.entity(entity).despawn());
        if split.image.is_some() {
            split.image = None;
        }
        return;
    }
    let (width, height) = split.size;
    let known = split.image.clone();
    let is_fitting =
        |image: &Handle<Image>| images.get(image).is_some_and(|image| image.size() == UVec2::new(width, height));
    if known.as_ref().is_none_or(|image| !is_fitting(image)) {
        other.iter().for_each(|(entity, ..)| commands.entity(entity).despawn());
        let image = images.add(Image::new_target_texture(width, height, TextureFormat::Rgba8UnormSrgb, None));
        commands.spawn((
            OtherCamera,
            camera::lens(quality.msaa(), quality.shadow_edges()),
            Camera { order: -1, clear_color: ClearColorConfig::Custom(Color::BLACK), ..default() },
            RenderTarget::Image(image.clone().into()),
            RenderLayers::from_layers(&[0, 2]),
        ));
        split.image = Some(image);
        return;
    }
    let Ok((seen, lens)) = main.single() else { return };
    for (_, mut transform, mut projection) in &mut other {
        transform.set_if_neq(*seen);
        if let (Projection::Perspective(seen), Projection::Perspective(now)) = (lens, &*projection)
            && (now.fov, now.near) != (seen.fov, seen.near)
            && let Projection::Perspective(now) = &mut *projection
        {
            (now.fov, now.near) = (seen.fov, seen.near);
        }
    }
}

/// Whether there is a log beside, and how it is drawn.
#[derive(SystemParam)]
pub struct Pictures<'w> {
    beside: Option<Res<'w, Beside>>,
    split: Res<'w, Split>,
}

impl Pictures<'_> {
    /// The log beside.
    pub fn beside(&self) -> Option<&Beside> {
        self.beside.as_deref()
    }

    /// Whether it has a picture of its own.
    pub fn are_two(&self) -> bool {
        self.split.is_on && self.beside.is_some()
    }

    /// Whether something else of it is there than in the frame before.
    pub fn is_other(&self) -> bool {
        self.beside.as_ref().is_some_and(|beside| beside.is_changed())
    }
}
