//! Putting the app together: with a window, or with a picture in memory and no display at all.

use std::{sync::OnceLock, time::Duration};

use bevy::{
    app::{PluginsState, TerminalCtrlCHandlerPlugin},
    camera::{ImageRenderTarget, RenderTarget},
    image::Image,
    light::DirectionalLightShadowMap,
    log::LogPlugin,
    prelude::*,
    render::{
        RenderApp, RenderPlugin,
        pipelined_rendering::PipelinedRenderingPlugin,
        render_resource::{CachedPipelineState, Extent3d, PipelineCache, TextureFormat},
        settings::{RenderCreation, WgpuSettings},
        view::screenshot::{Screenshot, ScreenshotCaptured},
    },
    time::TimeUpdateStrategy,
    window::{
        CursorOptions, ExitCondition, Monitor, MonitorSelection, PresentMode, PrimaryWindow, WindowMode, WindowPlugin,
        WindowResolution,
    },
    winit::{UpdateMode, WinitPlugin, WinitSettings},
};

pub use super::tiers::{Device, Quality};
use super::{
    CameraCommand, ComingBeside, Eye, Live, Opening, Playhead, Ready, Selected, Session, camera, core_plugin, opening,
    picking, render_plugin,
    tiers::{self, Pixels, Wanted},
};
use crate::say;

/// Looks for a graphics device; without one the engine would stop the program.
pub fn probe() -> Result<Device, String> {
    let usual = WgpuSettings::default();
    let all = usual.backends.unwrap_or(wgpu::Backends::empty());
    let (info, backends) = [wgpu::Backends::PRIMARY & all, all]
        .into_iter()
        .find_map(|backends| Some((adapter(backends, usual.power_preference)?, backends)))
        .ok_or(say!("film-no-driver"))?;
    // A second probe would find the same.
    let _ = BACKENDS.set(backends);
    Ok(Device {
        name: info.name,
        is_software: info.device_type == wgpu::DeviceType::Cpu,
        is_integrated: info.device_type == wgpu::DeviceType::IntegratedGpu,
    })
}

/// The graphics interfaces by which a device was found.
static BACKENDS: OnceLock<wgpu::Backends> = OnceLock::new();

fn adapter(backends: wgpu::Backends, power_preference: wgpu::PowerPreference) -> Option<wgpu::AdapterInfo> {
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    descriptor.backends = backends;
    let instance = wgpu::Instance::new(descriptor);
    let options =
        wgpu::RequestAdapterOptions { power_preference, compatible_surface: None, force_fallback_adapter: false };
    bevy::tasks::block_on(instance.request_adapter(&options)).ok().map(|adapter| adapter.get_info())
}

/// Rendering with the interfaces that the probe found, so that the others are not even tried.
fn rendering() -> RenderPlugin {
    let usual = WgpuSettings::default();
    let backends = BACKENDS.get().copied().or(usual.backends);
    let settings = WgpuSettings { backends, ..usual };
    RenderPlugin { render_creation: RenderCreation::Automatic(Box::new(settings)), ..default() }
}

/// What is to be shown.
pub struct Scene {
    /// The log on its layout.
    pub ready: Ready,
    /// The view at first.
    pub view: Option<String>,
    /// How much the picture may cost.
    pub quality: Quality,
}

impl Scene {
    fn install(self, app: &mut App) {
        let playhead = Playhead(opening::playback(&self.ready));
        let is_elsewhere = self.view.is_none() && self.ready.session.is_elsewhere(self.ready.at);
        app.insert_resource(self.ready.session).insert_resource(playhead).insert_resource(self.quality);
        app.insert_resource(DirectionalLightShadowMap { size: self.quality.shadow_map() });
        app.add_plugins((core_plugin, render_plugin));
        if let Some(view) = self.view {
            app.world_mut().write_message(CameraCommand::View(view));
        }
        if is_elsewhere {
            app.world_mut().write_message(CameraCommand::FlyToUnknown);
        }
        app.world_mut().write_message(CameraCommand::Arrive);
    }
}

/// An app with a window, for a picture that was asked for and a device that draws it.
pub fn windowed(scene: Scene, (asked, device): (Wanted, Device), size: (u32, u32)) -> App {
    let mut app = App::new();
    let title = format!("Hubscope: {}", scene.ready.session.name);
    let window = Window {
        title,
        resolution: WindowResolution::new(size.0, size.1),
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    app.add_plugins(
        DefaultPlugins
            .set(LogPlugin { filter: "warn,wgpu=error,naga=warn,bevy_egui=warn".into(), ..default() })
            .set(WindowPlugin {
                primary_window: Some(window),
                close_when_requested: false,
                // A presenter's window does not outlive the picture.
                exit_condition: ExitCondition::OnPrimaryClosed,
                ..default()
            })
            .set(rendering()),
    );
    app.set_error_handler(bevy::ecs::error::error);
    let (msaa, edges) = (scene.quality.msaa(), scene.quality.shadow_edges());
    scene.install(&mut app);
    app.insert_resource(asked).insert_resource(device);
    app.add_plugins((picking::pointer_plugin, opening::window_plugin, tiers::window_plugin));
    app.insert_resource(WinitSettings {
        focused_mode: resting(Duration::ZERO),
        unfocused_mode: resting(Duration::ZERO),
    });
    app.add_systems(Startup, move |mut commands: Commands| {
        commands.spawn((
            camera::camera(msaa, edges),
            Camera { clear_color: ClearColorConfig::Custom(Color::BLACK), ..default() },
        ));
    });
    // In `Last` the engine hands changes of the window on; what changes after that may be taken for what the system told.
    // A screen that stands alone is not closed by a key.
    app.add_systems(Update, bevy::window::close_when_requested.run_if(not(resource_exists::<super::HandsOff>)));
    app.add_systems(PostUpdate, name_window).add_systems(Last, pace).add_systems(Update, fit);
    app
}

/// A window that would be larger than the largest screen, on one of many points for instance, is made to fit it at first.
fn fit(mut windows: Query<&mut Window, With<PrimaryWindow>>, monitors: Query<&Monitor>, mut is_done: Local<bool>) {
    if *is_done {
        return;
    }
    let screens = monitors.iter().map(|monitor| monitor.physical_size());
    let (Some(screen), Ok(mut window)) = (screens.reduce(UVec2::max), windows.single_mut()) else { return };
    *is_done = true;
    let size = window.physical_size();
    let fitting = size.min(screen);
    if fitting != size {
        window.resolution.set_physical_resolution(fitting.x, fitting.y);
    }
}

/// Lets the window take the whole screen, without a pointer, and whoever would close it has to know how.
pub fn fill_screen(app: &mut App) {
    app.add_systems(Startup, |mut windows: Query<(&mut Window, &mut CursorOptions), With<PrimaryWindow>>| {
        for (mut window, mut cursor) in &mut windows {
            window.mode = WindowMode::BorderlessFullscreen(MonitorSelection::Current);
            cursor.visible = false;
        }
    });
}

/// With nothing moving, a frame is drawn only when the user does something. Programs of the graphics device are made ready
/// in the background, so at first a frame is drawn now and then without being asked for.
fn resting(since_start: Duration) -> UpdateMode {
    let is_new = since_start < Duration::from_secs(20);
    UpdateMode::reactive_low_power(Duration::from_secs(if is_new { 1 } else { 600 }))
}

/// Draws all the time only while something moves, and now and then while a log is being opened.
fn pace(
    time: Res<Time<Real>>,
    (playhead, eye): (Res<Playhead>, Res<Eye>),
    (opening, beside): (Option<Res<Opening>>, Option<Res<ComingBeside>>),
    live: Option<Res<Live>>,
    (quality, pixels): (Res<Quality>, Option<Res<Pixels>>),
    mut settings: ResMut<WinitSettings>,
    mut changed: Local<Duration>,
) {
    // Another tier has programs of its own.
    if quality.is_changed() || pixels.is_some_and(|pixels| pixels.is_changed()) {
        *changed = time.elapsed();
    }
    let is_waiting = opening.is_some() || beside.is_some() || (live.is_some() && !playhead.0.is_live);
    let wanted = if is_waiting && !playhead.0.is_playing {
        UpdateMode::reactive(Duration::from_millis(100))
    } else if playhead.0.is_playing || eye.now != eye.goal {
        UpdateMode::Continuous
    } else {
        resting(time.elapsed().saturating_sub(*changed))
    };
    if settings.focused_mode != wanted {
        settings.focused_mode = wanted;
        settings.unfocused_mode = wanted;
    }
}

/// The title tells what is open, the instant, how it moves, and what is chosen: for the task bar, and for who cannot see.
fn name_window(
    session: Res<Session>,
    playhead: Res<Playhead>,
    selected: Res<Selected>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
) {
    let playback = &playhead.0;
    let clock = playback.time.zoned(&session.zone).strftime("%H:%M:%S").to_string();
    let way = if playback.is_reversed { "-" } else { "" };
    let pace = if playback.is_playing { format!("{way}{}×", playback.speed) } else { say!("twin-paused").into() };
    let object = selected.0.map(|object| session.log.object_name(object).to_owned());
    let place = selected.1.map(|place| session.layout.get(place).said().into_owned());
    let chosen = object.or(place).map(|name| format!(", {name}")).unwrap_or_default();
    let title = format!("Hubscope: {}, {clock}, {pace}{chosen}", session.name);
    for mut window in &mut window {
        if window.title != title {
            window.title.clone_from(&title);
        }
    }
}

/// What is drawn over the 3D picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Nothing.
    Bare,
    /// Names and the clock, as large in every picture as in one of 1280x720.
    Names,
    /// The panels of the window.
    Panels,
}

impl Overlay {
    /// Pixels of a point of what is drawn over a picture of that height.
    fn scale(self, height: u32) -> f32 {
        if self == Self::Names { (height as f32 / 720.0).max(1.0) } else { 1.0 }
    }
}

/// The picture that an app without a window draws on.
#[derive(Resource, Clone)]
pub struct Canvas {
    image: Handle<Image>,
    /// Pixels of a point.
    scale: f32,
    /// Width and height of the picture that is wanted, in pixels.
    size: (u32, u32),
}

/// Until everything is ready, a bare picture is drawn so many times smaller: on software rendering, pixels are what costs.
/// Panels would settle for the room that they find there.
const WARM_UP: u32 = 8;

/// An app that draws into memory.
pub fn offscreen(scene: Scene, size: (u32, u32), overlay: Overlay) -> App {
    let mut app = App::new();
    let mut plugins = DefaultPlugins
        .build()
        .disable::<WinitPlugin>()
        .disable::<PipelinedRenderingPlugin>()
        .disable::<TerminalCtrlCHandlerPlugin>()
        .set(WindowPlugin {
            primary_window: None,
            primary_cursor_options: None,
            exit_condition: ExitCondition::DontExit,
            close_when_requested: false,
        })
        .set(RenderPlugin { synchronous_pipeline_compilation: true, ..rendering() });
    plugins = plugins.set(LogPlugin { filter: "error".into(), ..default() });
    app.add_plugins(plugins);
    app.set_error_handler(bevy::ecs::error::error);
    let (msaa, edges) = (scene.quality.msaa(), scene.quality.shadow_edges());
    scene.install(&mut app);
    let small = |side: u32| if overlay == Overlay::Bare { (side / WARM_UP).max(1) } else { side };
    let image = Image::new_target_texture(small(size.0), small(size.1), TextureFormat::Rgba8UnormSrgb, None);
    let canvas = app.world_mut().resource_mut::<Assets<Image>>().add(image);
    let canvas = Canvas { image: canvas, scale: overlay.scale(size.1), size };
    app.insert_resource(canvas.clone());
    app.world_mut().spawn((
        camera::camera(msaa, edges),
        Camera { clear_color: ClearColorConfig::Custom(Color::BLACK), ..default() },
        canvas.target(),
    ));
    app
}

impl Canvas {
    /// What is drawn on, and of which pictures are taken: the engine tells targets apart by their scale, too.
    fn target(&self) -> RenderTarget {
        RenderTarget::Image(ImageRenderTarget { handle: self.image.clone(), scale_factor: self.scale })
    }
}

/// Makes an app that draws into memory ready to be updated.
pub fn start(app: &mut App) {
    while app.plugins_state() == PluginsState::Adding {
        bevy::tasks::tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();
}

/// Frames after which a picture that is still not ready never will be.
const PATIENCE: usize = 3_000;

/// Draws until everything is ready, and takes the picture.
pub fn picture(app: &mut App) -> Result<Image, String> {
    settle(app)?;
    enlarge(app);
    capture(app)
}

/// Draws a frame; says so when the engine gave up, as it does when the graphics device is lost.
fn update(app: &mut App) -> Result<(), String> {
    app.update();
    match app.should_exit() {
        Some(_) => Err(say!("film-device-lost").into()),
        None => Ok(()),
    }
}

/// Draws small until every program of the graphics device is ready.
fn settle(app: &mut App) -> Result<(), String> {
    let mut settled = 0;
    let mut count = 0;
    for frame in 0..PATIENCE {
        update(app)?;
        let (is_ready, pipelines) = pipelines(app);
        settled = if is_ready && pipelines == count { settled + 1 } else { 0 };
        count = pipelines;
        if settled >= 2 && frame >= 4 {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Err(say!("film-not-ready").into())
}

/// Gives the canvas its full size; the eye hears of it within a frame, and letters that are shown for the first time get to the
/// graphics device a frame after that.
fn enlarge(app: &mut App) {
    let Canvas { image, size, .. } = app.world().resource::<Canvas>().clone();
    if let Some(mut canvas) = app.world_mut().resource_mut::<Assets<Image>>().get_mut(&image)
        && canvas.width() != size.0
    {
        canvas.resize(Extent3d { width: size.0, height: size.1, depth_or_array_layers: 1 });
    }
    app.update();
    app.update();
}

/// Takes a picture of what the canvas shows, which waits until it is drawn.
pub fn capture(app: &mut App) -> Result<Image, String> {
    let target = app.world().resource::<Canvas>().target();
    let (sender, receiver) = crossbeam_channel::bounded(1);
    app.world_mut().spawn(Screenshot(target)).observe(move |captured: On<ScreenshotCaptured>| {
        // The channel has room for the one picture that is asked for.
        let _ = sender.try_send(captured.image.clone());
    });
    for _ in 0..PATIENCE {
        update(app)?;
        if let Ok(image) = receiver.try_recv() {
            return Ok(image);
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Err(say!("film-no-picture").into())
}

/// Pictures that are on their way from the graphics device at once: more would only wait.
const ON_THE_WAY: usize = 4;

/// Draws `count` pictures, so many seconds of the app apart however long they take, and gives each to `take` in order.
/// `stage` is called before each one is drawn, with its number from zero; `are_letters_late` tells whether panels show letters
/// that are drawn only in the next frame.
///
/// # Errors
///
/// When the graphics device is lost, or `take` says that it is enough.
pub fn film(
    app: &mut App,
    (count, secs): (usize, f64),
    mut stage: impl FnMut(&mut App, usize),
    are_letters_late: impl Fn(&mut App) -> bool,
    mut take: impl FnMut(usize, &Image) -> Result<(), String>,
) -> Result<(), String> {
    // While it gets ready, no time goes by.
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
    settle(app)?;
    enlarge(app);
    let target = app.world().resource::<Canvas>().target();
    let (sender, receiver) = crossbeam_channel::unbounded();
    let shoot = |app: &mut App, number: usize, try_number: u32| {
        let sender = sender.clone();
        app.world_mut().spawn(Screenshot(target.clone())).observe(move |captured: On<ScreenshotCaptured>| {
            // The other end is there as long as this function.
            let _ = sender.send((number, try_number, captured.image.clone()));
        });
        update(app)
    };
    let mut wanted: Vec<u32> = Vec::new();
    let mut taken = 0;
    let mut hand_on = |taken: &mut usize, wanted: &[u32]| {
        while let Ok((number, try_number, image)) = receiver.try_recv() {
            if wanted.get(number).is_none_or(|wanted| *wanted == try_number) {
                take(number, &image)?;
                *taken += 1;
            }
        }
        Ok::<(), String>(())
    };
    for number in 0..count {
        stage(app, number);
        if number == 0 {
            (0..3).try_for_each(|_| update(app))?;
        }
        let step = if number == 0 { Duration::ZERO } else { Duration::from_secs_f64(secs) };
        app.insert_resource(TimeUpdateStrategy::ManualDuration(step));
        let before = app.world().get_resource::<Eye>().map(|eye| eye.now);
        shoot(app, number, 0)?;
        app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::ZERO));
        // Names are put where their things were a frame ago, and letters get to the graphics device a frame late: the same
        // instant is drawn again then.
        let is_late = before != app.world().get_resource::<Eye>().map(|eye| eye.now) || are_letters_late(app);
        if is_late {
            shoot(app, number, 1)?;
        }
        wanted.push(u32::from(is_late));
        hand_on(&mut taken, &wanted)?;
        let mut patience = PATIENCE;
        while number + 1 - taken > if number + 1 == count { 0 } else { ON_THE_WAY } {
            patience = patience.checked_sub(1).ok_or(say!("film-no-picture"))?;
            update(app)?;
            hand_on(&mut taken, &wanted)?;
        }
    }
    Ok(())
}

fn pipelines(app: &mut App) -> (bool, usize) {
    let Some(cache) = app.get_sub_app(RenderApp).and_then(|render| render.world().get_resource::<PipelineCache>())
    else {
        return (false, 0);
    };
    let mut count = 0;
    for pipeline in cache.pipelines() {
        match pipeline.state {
            CachedPipelineState::Ok(_) => count += 1,
            _ => return (false, 0),
        }
    }
    (count > 0 && cache.waiting_pipelines().next().is_none(), count)
}
