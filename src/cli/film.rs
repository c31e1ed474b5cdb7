//! `hubscope film`: a tour, or a part of a log, as a film.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use indicatif::{ProgressBar, ProgressStyle};

use super::{
    input::{self, CliError},
    norms::NormsArgs,
    number,
    ready::{self, Wanted},
    record, shot,
};
use crate::{
    guide::{TOURS, Tour},
    hub::{EventTime, PlaybackAction, TimeSpan},
    language::{numerals::bare, quoted},
    publish::{Film, FilmFormat, pictures},
    say,
    twin::{
        CameraCommand, PlaybackCommand, SelectCommand, Session,
        app::{self, Overlay, Quality, Scene},
    },
    ui::{self, Filming},
};

/// What to film.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A tour: a file (.ron), or `hub` or `parcel`, which come with the program; or a log, of which --from and --to are filmed
    #[arg(value_name = "TOUR|LOG")]
    what: Option<PathBuf>,
    /// The log on which a tour is given; left out, the bundled day
    #[arg(long, value_name = "LOG")]
    log: Option<PathBuf>,
    /// The film to write: .mp4 (H.264), .webm (VP9) and .webp by the ffmpeg of this machine, .gif by itself
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The first instant, where no tour is filmed
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, requires = "to")]
    from: Option<String>,
    /// The last instant
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, requires = "from")]
    to: Option<String>,
    /// Seconds of the hub per second of the film
    #[arg(long, value_name = "X", default_value_t = 60.0, value_parser = speed, allow_negative_numbers = true)]
    speed: f64,
    /// The view
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// The object to choose
    #[arg(long, value_name = "ID")]
    select: Option<String>,
    /// Follow it
    #[arg(long, requires = "select")]
    follow: bool,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1280x720", value_parser = shot::size)]
    size: (u32, u32),
    /// AV1 in place of H.264: half the size, for what is new enough
    #[arg(long)]
    av1: bool,
    /// Pictures a second
    #[arg(long, value_name = "N", default_value_t = 25, value_parser = number::whole(1..=60_u32))]
    fps: u32,
    /// With the panels of the window
    #[arg(long)]
    panels: bool,
    /// Tell how far it is, a line at a time: `done` and thousandths
    #[arg(long, hide = true)]
    tell: bool,
    /// How much the pictures may cost
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

fn speed(text: &str) -> Result<f64, String> {
    let parsed = text.parse().ok().filter(|speed| (0.1..=3_600.0).contains(speed));
    parsed.ok_or_else(|| say!("cli-film-speed", text = quoted(&text)))
}

/// A film longer than this is a slip of the pen.
const LONGEST_SECS: f64 = 3_600.0;

/// The tour that is meant, if one is.
fn tour_of(what: Option<&Path>) -> Result<Option<Tour>, CliError> {
    let Some(path) = what else { return Ok(None) };
    let bundled = TOURS.iter().find(|(name, _)| Path::new(name) == path && !path.exists());
    if let Some((_, text)) = bundled {
        return Tour::parse(text).map(Some).map_err(|source| CliError::Tour { path: path.to_owned(), source });
    }
    // A bare word that names no file is meant as a tour.
    if path.extension().is_none() && path.components().count() == 1 && !path.exists() {
        let known = TOURS.map(|(name, _)| name).join(", ");
        return Err(CliError::NoTour { wanted: path.display().to_string(), known });
    }
    path.extension().is_some_and(|ending| ending == "ron").then(|| input::open_tour(path)).transpose()
}

/// How it is packed.
fn format(args: &Args) -> Result<FilmFormat, CliError> {
    match FilmFormat::of(&args.out)? {
        FilmFormat::Mp4 if args.av1 => Ok(FilmFormat::Av1),
        _ if args.av1 => Err(CliError::Av1Elsewhere { path: args.out.clone() }),
        format => Ok(format),
    }
}

/// What is filmed, and for how long.
enum Shooting {
    Tour(Tour),
    Span(EventTime, EventTime),
}

/// Runs the command.
pub fn run(args: Args) -> Result<(), CliError> {
    let format = format(&args)?;
    let tour = tour_of(args.what.as_deref())?;
    if tour.is_some() && args.from.is_some() {
        return Err(CliError::TourOrSpan);
    }
    let log = if tour.is_some() { args.log.clone() } else { args.what.clone().or_else(|| args.log.clone()) };
    let layout = Arc::new(ready::open_scene(args.what.as_deref(), args.scene.as_deref(), args.map.as_deref())?);
    ready::check_view(&layout, args.view.as_deref())?;
    let wanted = Wanted {
        log,
        at: args.from.clone(),
        select: args.select.clone(),
        map: args.map.clone(),
        norms: args.norms.open()?,
        named_norms: args.norms.named(),
        has_scene: args.scene.is_some(),
        ..Wanted::default()
    };
    let (wanted, eye) = wanted.linked()?;
    let ready = input::watched(|progress| wanted.open(layout, progress))?;
    let shooting = shooting(&args, tour, &ready.session)?;
    let secs = match &shooting {
        Shooting::Tour(tour) => tour.secs(),
        Shooting::Span(from, to) => to.secs_since(*from) / args.speed,
    };
    if secs > LONGEST_SECS {
        return Err(CliError::FilmTooLong { secs: secs.round() });
    }
    let (selected, eye) = (ready.selected, eye.or_else(|| ready.eye.clone().filter(|_| args.view.is_none())));
    let device = app::probe().map_err(CliError::Graphics)?;
    let scene = Scene { ready, view: args.view.clone(), quality: args.quality.settled(&device) };
    let mut app = app::offscreen(scene, args.size, if args.panels { Overlay::Panels } else { Overlay::Names });
    ui::install(&mut app, selected, None);
    let begin = match &shooting {
        Shooting::Tour(tour) => {
            app.insert_resource(Filming::of_tour(tour.clone()));
            None
        }
        Shooting::Span(from, _) => {
            app.insert_resource(Filming::of_span(args.panels));
            Some(*from)
        }
    };
    if let Some(object) = selected {
        app.world_mut().write_message(SelectCommand::Object(object));
        if args.follow {
            app.world_mut().write_message(CameraCommand::Follow);
        }
    }
    if let Some(eye) = eye {
        app.world_mut().write_message(CameraCommand::Fly(eye));
    }
    app.world_mut().write_message(CameraCommand::Arrive);
    app::start(&mut app);
    let count = pictures(secs, args.fps);
    shoot(&args, format, &mut app, begin, count)
}

/// What is to be filmed, once it is known to be there.
fn shooting(args: &Args, tour: Option<Tour>, session: &Session) -> Result<Shooting, CliError> {
    if let Some(tour) = tour {
        let path = args.what.clone().unwrap_or_default();
        let wrong = tour.check(&session.layout, &session.log).into_iter().next();
        return wrong.map_or(Ok(Shooting::Tour(tour)), |source| Err(CliError::Tour { path, source }));
    }
    let (Some(from), Some(to)) = (&args.from, &args.to) else { return Err(CliError::NothingToFilm) };
    let instant = |text: &str| input::instant(text, &session.log, &session.zone);
    let (from, to) = (instant(from)?, instant(to)?);
    if from >= to {
        return Err(CliError::FilmBackwards);
    }
    Ok(Shooting::Span(from, to))
}

/// Draws all pictures and packs them; with a bar on a terminal, and Ctrl+C to leave it.
fn shoot(
    args: &Args,
    format: FilmFormat,
    app: &mut bevy::app::App,
    begin: Option<EventTime>,
    count: usize,
) -> Result<(), CliError> {
    let mut film = Film::begin(&args.out, format, args.size, args.fps)?;
    let is_left: Arc<AtomicBool> = record::until_asked();
    let bar = ProgressBar::new(count as u64);
    if let Ok(style) = ProgressStyle::with_template(say!("cli-film-bar")) {
        bar.set_style(style);
    }
    let secs = 1.0 / f64::from(args.fps);
    let mut refused = None;
    let stage = |app: &mut bevy::app::App, number: usize| {
        // The instant is worked out for each picture, not added up.
        if let Some(begin) = begin {
            let time = begin + TimeSpan::from_secs_f64(number as f64 * secs * args.speed);
            app.world_mut().write_message(PlaybackCommand(PlaybackAction::SeekTo(time)));
        }
        if number == 0 {
            app.world_mut().write_message(CameraCommand::Arrive);
        }
    };
    let take = |number: usize, image: &bevy::image::Image| {
        bar.inc(1);
        let thousandths = |number: usize| 1_000 * number / count;
        if args.tell && thousandths(number + 1) > thousandths(number) {
            // Who does not listen any more does not want to know.
            let _ = input::print(&format!("done {}\n", thousandths(number + 1)));
        }
        if is_left.load(Ordering::Relaxed) {
            refused = Some(CliError::Left);
            return Err(String::new());
        }
        let pixels = image.data.as_deref().unwrap_or_default();
        film.push(pixels).map_err(|error| {
            refused = Some(error.into());
            String::new()
        })
    };
    let drawn = app::film(app, (count, secs), stage, ui::are_letters_late, take);
    bar.finish_and_clear();
    if let Some(refused) = refused {
        return Err(refused);
    }
    drawn.map_err(CliError::Graphics)?;
    let size = film.finish()?;
    let told = say!(
        "cli-filmed",
        path = args.out.display().to_string(),
        count = bare(count),
        width = size.0.to_string(),
        height = size.1.to_string(),
        secs = format!("{:.1}", count as f64 * secs),
    );
    input::print(&(told + "\n"))
}
