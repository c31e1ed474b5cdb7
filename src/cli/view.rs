//! `hubscope view` and `hubscope shot`: the picture, in a window or in a file.

use std::path::PathBuf;

use bevy::image::Image;

use super::input::{self, CliError};
use crate::{
    hub::EventTime,
    twin::{
        Session,
        app::{self, Quality, Scene},
    },
};

/// What to open.
#[derive(Debug, clap::Args)]
pub struct ViewArgs {
    /// A file or folder; left out, the bundled day
    log: Option<PathBuf>,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// The instant to begin at
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// Seconds of the hub per second
    #[arg(long, value_name = "X")]
    speed: Option<f64>,
    /// The object to choose
    #[arg(long, value_name = "ID")]
    select: Option<String>,
    /// The view to begin with
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// How much the picture may cost
    #[arg(long, value_name = "Q", default_value = "auto")]
    quality: Quality,
}

/// What to draw.
#[derive(Debug, clap::Args)]
pub struct ShotArgs {
    /// A file or folder; left out, the bundled day
    log: Option<PathBuf>,
    /// The instant
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: String,
    /// The picture to write
    #[arg(long, value_name = "PNG")]
    out: PathBuf,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1280x720", value_parser = size)]
    size: (u32, u32),
    /// The view
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// The object to choose
    #[arg(long, value_name = "ID")]
    select: Option<String>,
    /// With the panels of the window
    #[arg(long)]
    panels: bool,
    /// How much the picture may cost
    #[arg(long, value_name = "Q", default_value = "high")]
    quality: Quality,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
}

/// The largest side of a picture, which every graphics device can draw.
const LARGEST: u32 = 8_192;

fn size(text: &str) -> Result<(u32, u32), String> {
    let parsed = text.split_once(['x', 'X']).and_then(|(w, h)| Some((w.trim().parse().ok()?, h.trim().parse().ok()?)));
    match parsed {
        Some((width, height)) if (16..=LARGEST).contains(&width) && (16..=LARGEST).contains(&height) => {
            Ok((width, height))
        }
        _ => Err(format!("expected a size such as 1280x720, each side from 16 to {LARGEST} pixels, found {text:?}")),
    }
}

struct Wanted<'a> {
    log: Option<&'a PathBuf>,
    scene: Option<&'a PathBuf>,
    map: Option<&'a PathBuf>,
    at: Option<&'a str>,
    view: Option<&'a str>,
    quality: Quality,
}

/// Half past twelve on the opening day: the first flight is being unloaded.
const OPENING: &str = "12:30";

fn open(wanted: &Wanted<'_>) -> Result<Scene, CliError> {
    let layout = input::open_mapped_scene(wanted.scene.map(PathBuf::as_path), wanted.map.map(PathBuf::as_path))?;
    let opened = input::open_log(wanted.log.map(PathBuf::as_path))?;
    input::check_site(&opened, &layout)?;
    let zone = input::zone_of(&opened);
    let (from, _) = opened.log.span().ok_or(CliError::NoEvents)?;
    let at: EventTime = match (wanted.at, wanted.log) {
        (Some(at), _) => input::instant(at, &opened.log, &zone)?,
        (None, None) => input::instant(OPENING, &opened.log, &zone)?,
        (None, Some(_)) => from,
    };
    if let Some(view) = wanted.view.filter(|view| !layout.views.iter().any(|known| known.name == *view)) {
        let known = layout.views.iter().map(|view| view.name.as_str()).collect::<Vec<_>>().join(", ");
        return Err(CliError::NoView { wanted: view.to_owned(), known });
    }
    let name = match wanted.log {
        Some(path) => path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        None => "the opening day".to_owned(),
    };
    let session = Session::new(opened.log, layout, zone, name);
    Ok(Scene { session, at, view: wanted.view.map(str::to_owned), quality: wanted.quality })
}

/// Opens the window; with no display, leaves a picture and the key figures instead.
pub fn view(args: ViewArgs) -> Result<(), CliError> {
    let wanted = Wanted {
        log: args.log.as_ref(),
        scene: args.scene.as_ref(),
        map: args.map.as_ref(),
        at: args.at.as_deref(),
        view: args.view.as_deref(),
        quality: args.quality,
    };
    let mut scene = open(&wanted)?;
    let selected = args.select.as_deref().map(|id| input::object(&scene.session.log, id)).transpose()?;
    let device = app::probe().map_err(CliError::Graphics)?;
    scene.quality = scene.quality.settled(&device);
    if !app::has_display() {
        return without_display(scene);
    }
    let mut app = app::windowed(scene, (1280, 720));
    crate::ui::install(&mut app, selected, args.speed);
    match app.run() {
        bevy::app::AppExit::Success => Ok(()),
        bevy::app::AppExit::Error(_) => {
            Err(CliError::Graphics("the window was closed by an error of the graphics driver".into()))
        }
    }
}

fn without_display(mut scene: Scene) -> Result<(), CliError> {
    let out = PathBuf::from("hubscope.png");
    eprintln!(
        "There is no display (DISPLAY and WAYLAND_DISPLAY are not set), so the first picture is written to {} instead.",
        out.display()
    );
    eprintln!(
        "To see the window, run Hubscope in a desktop session, or under a virtual one: apt-get install xvfb, then xvfb-run hubscope."
    );
    scene.quality = Quality::Medium;
    let table = crate::twin::figures::table(&scene.session, scene.at);
    let mut app = app::offscreen(scene, (1280, 720));
    app::start(&mut app);
    write_png(&app::picture(&mut app).map_err(CliError::Graphics)?, &out)?;
    input::print(&table)
}

/// Draws one picture.
pub fn shot(args: ShotArgs) -> Result<(), CliError> {
    let wanted = Wanted {
        log: args.log.as_ref(),
        scene: args.scene.as_ref(),
        map: args.map.as_ref(),
        at: Some(&args.at),
        view: args.view.as_deref(),
        quality: args.quality,
    };
    let mut scene = open(&wanted)?;
    let selected = args.select.as_deref().map(|id| input::object(&scene.session.log, id)).transpose()?;
    let device = app::probe().map_err(CliError::Graphics)?;
    scene.quality = scene.quality.settled(&device);
    let mut app = app::offscreen(scene, args.size);
    if args.panels {
        crate::ui::install(&mut app, selected, None);
    } else if let Some(object) = selected {
        app.world_mut().write_message(crate::twin::SelectCommand::Object(object));
    }
    app::start(&mut app);
    let image = app::picture(&mut app).map_err(CliError::Graphics)?;
    write_png(&image, &args.out)
}

fn write_png(image: &Image, out: &PathBuf) -> Result<(), CliError> {
    let failed = |reason: String| CliError::Write { path: out.clone(), source: std::io::Error::other(reason) };
    let picture = image.clone().try_into_dynamic().map_err(|error| failed(error.to_string()))?.to_rgb8();
    picture.save_with_format(out, image::ImageFormat::Png).map_err(|error| failed(error.to_string()))
}
