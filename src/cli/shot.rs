//! `hubscope shot`: one picture of one instant, without a window or a display.

use std::{path::PathBuf, sync::Arc};

use bevy::image::Image;

use super::{
    input::{self, CliError},
    norms::NormsArgs,
    ready::{self, Wanted},
};
use crate::{
    hub::{EventTime, ObjectId, ObjectKind},
    language::{numerals::bare, quoted},
    say,
    twin::{
        Beside, CameraCommand, Costs, SelectCommand, Session, Split,
        app::{self, Overlay, Quality, Scene},
    },
    ui::{CardAtFirst, Filming, Panel, open_panels},
};

/// What to draw.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder, or a link that a report has; left out, the bundled day
    log: Option<PathBuf>,
    /// The instant; a link may name it, too
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
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
    /// Another log on the same clock, as ghosts: its first day over the first day of the log
    #[arg(long, value_name = "LOG")]
    beside: Option<PathBuf>,
    /// That log in a picture of its own, side by side with the first; with --panels or --clock, which have room for two
    #[arg(long, requires = "beside")]
    side_by_side: bool,
    /// With the panels of the window
    #[arg(long)]
    panels: bool,
    /// With the panels of the window, and these of them open
    #[arg(long, value_name = "NAME")]
    panel: Vec<Panel>,
    /// With the day and the clock of the site, and names
    #[arg(long, conflicts_with_all = ["panels", "panel"])]
    clock: bool,
    /// Tell how much is drawn
    #[arg(long, hide = true)]
    costs: bool,
    /// How much the picture may cost
    #[arg(long, value_name = "Q", default_value = "high")]
    quality: Quality,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    #[command(flatten)]
    norms: NormsArgs,
}

/// The largest side of a picture, which every graphics device can draw.
const LARGEST: u32 = 8_192;

pub fn size(text: &str) -> Result<(u32, u32), String> {
    let parsed = text.split_once(['x', 'X']).and_then(|(w, h)| Some((w.trim().parse().ok()?, h.trim().parse().ok()?)));
    match parsed {
        Some((width, height)) if (16..=LARGEST).contains(&width) && (16..=LARGEST).contains(&height) => {
            Ok((width, height))
        }
        _ => Err(say!("cli-size", most = LARGEST.to_string(), text = quoted(&text))),
    }
}

/// Runs the command.
pub fn run(args: Args) -> Result<(), CliError> {
    if !args.out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png")) {
        return Err(CliError::NotAPicture { path: args.out });
    }
    let layout = Arc::new(ready::open_scene(args.log.as_deref(), args.scene.as_deref(), args.map.as_deref())?);
    ready::check_view(&layout, args.view.as_deref())?;
    let (wanted, eye) = Wanted {
        log: args.log,
        at: args.at,
        select: args.select,
        map: args.map,
        norms: args.norms.open()?,
        named_norms: args.norms.named(),
        has_scene: args.scene.is_some(),
        ..Wanted::default()
    }
    .linked()?;
    if wanted.at.is_none() {
        return Err(CliError::NoInstant);
    }
    let ready = input::watched(|progress| wanted.open(layout.clone(), progress))?;
    let beside = args.beside.map(|log| ready::open_beside(log, &layout, &wanted)).transpose()?;
    let has_panels = args.panels || !args.panel.is_empty();
    let first = || first_uld(&ready.session, ready.at).filter(|_| args.panel.contains(&Panel::Inspector));
    let (selected, eye) =
        (ready.selected.or_else(first), eye.or_else(|| ready.eye.clone().filter(|_| args.view.is_none())));
    let device = app::probe().map_err(CliError::Graphics)?;
    let scene = Scene { ready, view: args.view, quality: args.quality.settled(&device) };
    let overlay = match () {
        () if has_panels => Overlay::Panels,
        () if args.clock => Overlay::Names,
        () => Overlay::Bare,
    };
    let mut app = app::offscreen(scene, args.size, overlay);
    if has_panels || args.clock {
        crate::ui::install(&mut app, selected, None);
        open_panels(&mut app, &args.panel);
        if let Some(key) = wanted.incident {
            app.insert_resource(CardAtFirst(key));
        }
        if args.clock {
            app.insert_resource(Filming::of_span(false));
        }
    } else if let Some(object) = selected {
        app.world_mut().write_message(SelectCommand::Object(object));
    }
    if let Some(other) = beside {
        let beside = Beside::new(other, app.world().resource::<Session>());
        app.insert_resource(beside);
        app.world_mut().resource_mut::<Split>().is_on = args.side_by_side;
    }
    if let Some(eye) = eye {
        app.world_mut().write_message(CameraCommand::Fly(eye));
    }
    // A still does not wait for an eye on its way, however far that is.
    app.world_mut().write_message(CameraCommand::Arrive);
    app.world_mut().resource_mut::<Costs>().is_wanted = args.costs;
    app::start(&mut app);
    write_png(&app::picture(&mut app).map_err(CliError::Graphics)?, &args.out)?;
    if args.costs {
        let Costs { draws, triangles, .. } = *app.world().resource::<Costs>();
        let told = say!("cli-costs", draws = bare(draws), triangles = bare(triangles));
        input::print(&(told + "\n"))?;
    }
    Ok(())
}

/// The first ULD that is in the picture at an instant.
fn first_uld(session: &Session, at: EventTime) -> Option<ObjectId> {
    let state = session.log.state_at(at);
    state.objects.iter().find(|object| object.kind == ObjectKind::Uld).map(|object| object.object)
}

/// Writes a picture as PNG.
pub fn write_png(image: &Image, out: &PathBuf) -> Result<(), CliError> {
    std::fs::write(out, png(image)?).map_err(|source| CliError::Write { path: out.clone(), source })
}

/// A picture as the bytes of a PNG file.
pub fn png(image: &Image) -> Result<Vec<u8>, CliError> {
    let failed = |reason: String| CliError::Graphics(say!("cli-unpacked", reason = reason.to_string()));
    let picture = image.clone().try_into_dynamic().map_err(|error| failed(error.to_string()))?.to_rgb8();
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).map_err(|error| failed(error.to_string()))?;
    Ok(bytes.into_inner())
}
