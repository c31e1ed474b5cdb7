//! How much the picture may cost: the tiers, what a device is likely to manage, and what it turned out to manage.

use bevy::{
    asset::{load_internal_asset, uuid_handle},
    camera::MainPassResolutionOverride,
    core_pipeline::fullscreen_material::{FullscreenMaterial, FullscreenMaterialPlugin},
    ecs::query::QueryItem,
    light::{DirectionalLightShadowMap, ShadowFilteringMethod},
    prelude::*,
    render::{
        extract_component::{ExtractComponent, ExtractComponentPlugin},
        render_resource::ShaderType,
        sync_component::SyncComponent,
    },
    shader::ShaderRef,
    window::PrimaryWindow,
};
use serde::{Deserialize, Serialize};

use super::{
    Eye, MainCamera, Playhead, TwinSystems,
    camera::glide,
    material::{Instances, LeanMaterial},
};
use crate::say;

/// How much the picture may cost.
#[derive(
    Resource, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum, Serialize, Deserialize,
)]
pub enum Quality {
    /// No shadows, no smoothing of edges: for integrated graphics and software rendering
    Low,
    /// Shadows of the sun
    Medium,
    /// Fine shadows, smooth edges
    High,
    /// What the graphics device manages: that is measured
    #[default]
    Auto,
}

impl Quality {
    /// What a person calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Low => say!("twin-quality-low"),
            Self::Medium => say!("twin-quality-medium"),
            Self::High => say!("twin-quality-high"),
            Self::Auto => say!("twin-quality-auto"),
        }
    }

    /// Whether the sun throws shadows.
    pub fn has_shadows(self) -> bool {
        matches!(self, Self::Medium | Self::High)
    }

    /// Whether shadows are fine.
    pub fn has_fine_shadows(self) -> bool {
        self == Self::High
    }

    /// The width of a shadow map in points.
    pub fn shadow_map(self) -> usize {
        if self.has_fine_shadows() { 4_096 } else { 2_048 }
    }

    /// How the edges of shadows are smoothed.
    pub fn shadow_edges(self) -> ShadowFilteringMethod {
        if self == Self::High { ShadowFilteringMethod::Gaussian } else { ShadowFilteringMethod::Hardware2x2 }
    }

    /// How the edges of things are smoothed.
    pub fn msaa(self) -> Msaa {
        if self == Self::High { Msaa::Sample4 } else { Msaa::Off }
    }

    /// What a device is likely to manage, when it is left to the program.
    pub fn settled(self, device: &Device) -> Self {
        match (self, device.is_software, device.is_integrated) {
            (Self::Auto, true, _) => Self::Low,
            (Self::Auto, _, true) => Self::Medium,
            (Self::Auto, ..) => Self::High,
            (chosen, ..) => chosen,
        }
    }

    fn cheaper(self) -> Option<Self> {
        match self {
            Self::High => Some(Self::Medium),
            Self::Medium => Some(Self::Low),
            Self::Low | Self::Auto => None,
        }
    }
}

/// The graphics device that is used.
#[derive(Resource, Clone, Debug)]
pub struct Device {
    /// Its name.
    pub name: String,
    /// Whether it is a program that does what a device would.
    pub is_software: bool,
    /// Whether it shares memory with the processor.
    pub is_integrated: bool,
}

/// Which part of the points of the window the picture of the hub is drawn with, along each side; panels always have all.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pixels {
    /// All of them.
    #[default]
    All,
    /// Three in four.
    ThreeQuarters,
    /// Every other.
    Half,
}

impl Pixels {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::All, Self::ThreeQuarters, Self::Half];

    /// What a person calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => say!("twin-pixels-all"),
            Self::ThreeQuarters => say!("twin-pixels-three-quarters"),
            Self::Half => say!("twin-pixels-half"),
        }
    }

    /// As a part of one.
    pub const fn part(self) -> f32 {
        match self {
            Self::All => 1.0,
            Self::ThreeQuarters => 0.75,
            Self::Half => 0.5,
        }
    }

    const fn fewer(self) -> Option<Self> {
        match self {
            Self::All => Some(Self::ThreeQuarters),
            Self::ThreeQuarters => Some(Self::Half),
            Self::Half => None,
        }
    }
}

/// Whether another tier is drawn with than before: what was made for that is made anew.
pub fn is_other(quality: Option<Res<Quality>>) -> bool {
    quality.is_some_and(|quality| quality.is_changed() && !quality.is_added())
}

/// What was asked for: the tier and the pixels that are drawn with may be others, when it is left to the program.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The tier.
    pub quality: Quality,
    /// The pixels; fewer are drawn when they are left to the program and even the lowest tier is slow.
    pub pixels: Pixels,
}

/// For a window: the tier can be changed while it is there, and is measured when it is left to the program.
pub fn window_plugin(app: &mut App) {
    load_internal_asset!(app, ENLARGE, "../../assets/shaders/enlarge.wgsl", Shader::from_wgsl);
    app.add_plugins((FullscreenMaterialPlugin::<Enlarge>::default(), ExtractComponentPlugin::<Smaller>::default()))
        .init_resource::<Pixels>()
        .init_resource::<Pace>()
        .add_systems(Update, (want, measure).chain().in_set(TwinSystems::Advance))
        .add_systems(
            Update,
            (draw_with.run_if(resource_changed::<Quality>), resize.after(glide)).in_set(TwinSystems::Present),
        );
}

const ENLARGE: Handle<Shader> = uuid_handle!("7b3f4d1e-5b0a-4f0e-9a54-7f0f6f3f3f52");

/// Spreads the picture over the window when it was drawn with fewer pixels.
#[derive(Component, ExtractComponent, Clone, Copy, ShaderType, Default)]
struct Enlarge {
    part: f32,
}

/// The part of the window that is drawn on, in pixels. The engine wants to be told so where it draws.
#[derive(Component, Clone, Copy, PartialEq, Eq)]
struct Smaller(UVec2);

impl SyncComponent for Smaller {
    type Target = MainPassResolutionOverride;
}

impl ExtractComponent for Smaller {
    type QueryData = &'static Self;
    type QueryFilter = ();
    type Out = MainPassResolutionOverride;

    fn extract_component(smaller: QueryItem<'_, '_, Self::QueryData>) -> Option<Self::Out> {
        Some(MainPassResolutionOverride(smaller.0))
    }
}

impl FullscreenMaterial for Enlarge {
    fn fragment_shader() -> ShaderRef {
        ENLARGE.into()
    }
}

/// Another choice: it is drawn so, and measured anew when it is left to the program.
fn want(
    wanted: Option<Res<Wanted>>,
    device: Option<Res<Device>>,
    mut drawn: (ResMut<Quality>, ResMut<Pixels>),
    mut pace: ResMut<Pace>,
) {
    let (Some(wanted), Some(device)) = (wanted, device) else { return };
    if !wanted.is_changed() {
        return;
    }
    *pace = Pace::default();
    drawn.0.set_if_neq(wanted.quality.settled(&device));
    drawn.1.set_if_neq(wanted.pixels);
}

/// How quickly frames follow one another.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
struct Pace {
    frames: u32,
    millis: f32,
    /// Whether a dearer tier was tried: it is not tried again.
    has_tried: bool,
}

/// What is to be done about the pace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Stay,
    Cheaper,
    Dearer,
}

impl Pace {
    /// Frames after a change that are not counted: programs of the graphics device are made ready.
    const WARM_UP: u32 = 40;
    /// Frames whose mean is looked at.
    const WINDOW: u32 = 60;
    /// Slower than so many milliseconds a frame is too slow for a tier above the lowest: fewer than forty frames a second.
    const SLOW_MS: f32 = 25.0;
    /// The same in the lowest tier, below which there are only fewer pixels.
    const SLOW_LOW_MS: f32 = 45.0;
    /// Quicker than that, there is room for more.
    const QUICK_MS: f32 = 17.5;

    fn note(&mut self, millis: f32, drawn: Quality) -> Verdict {
        self.frames += 1;
        if self.frames <= Self::WARM_UP {
            return Verdict::Stay;
        }
        let counted = (self.frames - Self::WARM_UP) as f32;
        self.millis += (millis - self.millis) / counted;
        if self.frames < Self::WARM_UP + Self::WINDOW {
            return Verdict::Stay;
        }
        let slow_ms = if drawn == Quality::Low { Self::SLOW_LOW_MS } else { Self::SLOW_MS };
        let verdict = match self.millis {
            slow if slow > slow_ms => Verdict::Cheaper,
            quick if quick < Self::QUICK_MS && !self.has_tried => Verdict::Dearer,
            _ => Verdict::Stay,
        };
        *self = Self { has_tried: self.has_tried || verdict != Verdict::Stay, ..Self::default() };
        verdict
    }
}

/// Measures frames while something moves, and settles for what the device manages.
fn measure(
    time: Res<Time<Real>>,
    wanted: Option<Res<Wanted>>,
    (playhead, eye): (Option<Res<Playhead>>, Res<Eye>),
    mut drawn: (ResMut<Quality>, ResMut<Pixels>),
    mut pace: ResMut<Pace>,
    window: Query<&Window, With<PrimaryWindow>>,
    mut was_moving: Local<bool>,
) {
    let is_moving = playhead.is_some_and(|playhead| playhead.0.is_playing) || eye.now != eye.goal;
    let secs = time.delta_secs();
    // After a rest, the time since the last frame tells nothing; a window that nobody looks at may be drawn as seldom as the system
    // likes.
    let is_going_on = std::mem::replace(&mut *was_moving, is_moving) && is_moving;
    let is_looked_at = window.iter().all(|window| window.focused);
    if wanted.is_none_or(|wanted| wanted.quality != Quality::Auto) || !is_going_on || !is_looked_at {
        return;
    }
    let verdict = pace.note(secs * 1_000.0, *drawn.0);
    let (quality, pixels) = settle(verdict, *drawn.0, *drawn.1);
    drawn.0.set_if_neq(quality);
    drawn.1.set_if_neq(pixels);
}

/// What is drawn with after a verdict.
fn settle(verdict: Verdict, quality: Quality, pixels: Pixels) -> (Quality, Pixels) {
    match verdict {
        Verdict::Cheaper => match (quality.cheaper(), pixels.fewer()) {
            (Some(cheaper), _) => (cheaper, pixels),
            (None, Some(fewer)) => (quality, fewer),
            (None, None) => (quality, pixels),
        },
        Verdict::Dearer if quality == Quality::Medium => (Quality::High, pixels),
        Verdict::Dearer | Verdict::Stay => (quality, pixels),
    }
}

/// Draws with another tier.
fn draw_with(
    quality: Res<Quality>,
    instances: Res<Instances>,
    mut materials: ResMut<Assets<LeanMaterial>>,
    camera: Query<Entity, With<MainCamera>>,
    mut commands: Commands,
) {
    instances.draw_richly(&mut materials, quality.has_shadows());
    commands.insert_resource(DirectionalLightShadowMap { size: quality.shadow_map() });
    for camera in &camera {
        commands.entity(camera).insert((quality.msaa(), quality.shadow_edges()));
    }
}

/// Keeps the part of the window that is drawn on as large as is wanted. Fewer pixels than that are only for what moves: a picture
/// that stands still has time to be sharp.
fn resize(
    (drawn, wanted): (Res<Pixels>, Option<Res<Wanted>>),
    (playhead, eye): (Option<Res<Playhead>>, Res<Eye>),
    camera: Query<(Entity, &Camera, Option<&Smaller>), With<MainCamera>>,
    mut commands: Commands,
) {
    let is_moving = playhead.is_some_and(|playhead| playhead.0.is_playing) || eye.now != eye.goal;
    let pixels = if is_moving { *drawn } else { wanted.map_or(*drawn, |wanted| wanted.pixels) };
    for (entity, camera, drawn) in &camera {
        let Some(size) = camera.physical_target_size().filter(|_| pixels != Pixels::All) else {
            if drawn.is_some() {
                commands.entity(entity).remove::<(Smaller, Enlarge)>();
            }
            continue;
        };
        let part = pixels.part();
        let size = (size.as_vec2() * part).floor().max(Vec2::ONE).as_uvec2();
        if drawn.is_none_or(|drawn| drawn.0 != size) {
            commands.entity(entity).insert((Smaller(size), Enlarge { part }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(pace: &mut Pace, drawn: Quality, millis: f32, frames: u32) -> Vec<Verdict> {
        (0..frames).map(|_| pace.note(millis, drawn)).filter(|verdict| *verdict != Verdict::Stay).collect()
    }

    #[test]
    fn a_slow_device_settles_for_less_and_a_quick_one_tries_more_once() {
        let mut pace = Pace::default();
        assert_eq!(run(&mut pace, Quality::Medium, 80.0, 100), [Verdict::Cheaper]);
        assert_eq!(run(&mut pace, Quality::Low, 30.0, 400), []);
        // What was left is not tried again, however quick the cheaper tier is.
        assert_eq!(run(&mut pace, Quality::Low, 5.0, 400), []);
        let mut pace = Pace::default();
        assert_eq!(run(&mut pace, Quality::Medium, 16.7, 400), [Verdict::Dearer]);
        assert_eq!(run(&mut pace, Quality::High, 60.0, 100), [Verdict::Cheaper]);
        // Thirty frames a second are too few as long as there is a cheaper tier.
        assert_eq!(run(&mut Pace::default(), Quality::High, 33.0, 100), [Verdict::Cheaper]);
    }

    #[test]
    fn what_is_made_ready_at_first_counts_for_nothing() {
        let mut pace = Pace::default();
        assert_eq!(run(&mut pace, Quality::High, 900.0, Pace::WARM_UP), []);
        assert_eq!(run(&mut pace, Quality::High, 22.0, 300), []);
    }

    /// A device on which a tier takes so many milliseconds a frame comes down to one that it manages, and stays there.
    #[test]
    fn a_device_comes_down_to_what_it_manages() {
        let settles = |millis: fn(Quality, Pixels) -> f32| {
            let (mut pace, mut drawn) = (Pace::default(), (Quality::High, Pixels::All));
            for _ in 0..1_000 {
                let verdict = pace.note(millis(drawn.0, drawn.1), drawn.0);
                drawn = settle(verdict, drawn.0, drawn.1);
            }
            drawn
        };
        assert_eq!(settles(|_, _| 12.0), (Quality::High, Pixels::All));
        let integrated = |quality, _| if quality == Quality::High { 40.0 } else { 20.0 };
        assert_eq!(settles(integrated), (Quality::Medium, Pixels::All));
        let software = |quality, pixels: Pixels| match quality {
            Quality::Low => 120.0 * pixels.part() * pixels.part(),
            _ => 300.0,
        };
        assert_eq!(settles(software), (Quality::Low, Pixels::Half));
    }
}
