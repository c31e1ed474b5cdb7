//! `hubscope view`: the window.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use super::{
    input::{self, CliError},
    lesson,
    norms::NormsArgs,
    ready::{self, Wanted},
    shot,
};
use crate::{
    feed,
    guide::{Lesson, Tour},
    hub::Layout,
    language::{Language, quoted},
    say,
    twin::{
        self, CameraCommand, CompareCommand, CouldNotOpen, Norms, OpenCommand, Opener, Opening, Ready, Wish,
        app::{self, Quality, Scene},
    },
    ui::{CardAtFirst, Errands, Kiosk, Lessons, Settings, Tours},
};

/// What to open.
#[derive(Debug, clap::Args)]
pub struct ViewArgs {
    /// A file or folder, or a link that a report has; left out, the bundled day
    log: Option<PathBuf>,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    #[command(flatten)]
    norms: NormsArgs,
    /// The instant to begin at
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// Another log on the same clock, as ghosts: its first day over the first day of the log
    #[arg(long, value_name = "LOG")]
    beside: Option<PathBuf>,
    /// That log in a picture of its own, side by side with the first
    #[arg(long, requires = "beside")]
    side_by_side: bool,
    /// Seconds of the hub per second
    #[arg(long, value_name = "X", value_parser = speed, allow_negative_numbers = true)]
    speed: Option<f64>,
    /// The object to choose
    #[arg(long, value_name = "ID")]
    select: Option<String>,
    /// The view to begin with
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// A tour to give
    #[arg(long, value_name = "FILE")]
    tour: Option<PathBuf>,
    /// Give the tour over and over, full screen, until somebody types that word: for a screen that stands alone
    #[arg(long, value_name = "WORD", conflicts_with = "lesson", value_parser = word)]
    kiosk: Option<String>,
    /// A lesson to take
    #[arg(long, value_name = "FILE", conflicts_with_all = ["tour", "log", "at", "select"])]
    lesson: Option<PathBuf>,
    /// How much the picture may cost
    #[arg(long, value_name = "Q", default_value = "auto")]
    quality: Quality,
}

impl ViewArgs {
    /// The log that was named.
    pub fn log(&self) -> Option<&Path> {
        self.log.as_deref()
    }
}

fn speed(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| say!("cli-number", text = quoted(text)))
}

/// What ends a kiosk: something that can be typed, and is not typed by chance.
fn word(text: &str) -> Result<String, String> {
    let is_typed = text.chars().count() >= 4 && text.chars().all(|sign| !sign.is_control());
    is_typed.then(|| text.to_owned()).ok_or_else(|| say!("cli-word", text = quoted(text)))
}

/// A log that is read within this time is there when the window opens; a longer one comes later.
const PATIENCE: Duration = Duration::from_millis(800);

/// Opens the window, which speaks the language that is named, or what its settings say; with no display, leaves a picture and the
/// key figures instead.
pub fn run(args: ViewArgs, named: Option<Language>) -> Result<(), CliError> {
    let layout = Arc::new(ready::open_scene(args.log.as_deref(), args.scene.as_deref(), args.map.as_deref())?);
    ready::check_view(&layout, args.view.as_deref())?;
    let (norms, named_norms) = (args.norms.open()?, args.norms.named());
    let tour = args.tour.as_deref().map(input::open_tour).transpose()?;
    let lesson = args.lesson.as_deref().map(|path| open_lesson(path, &layout)).transpose()?;
    let day = lesson.as_ref().map(|lesson| Wanted::of(lesson.day.clone())).unwrap_or_default();
    let (wanted, eye) = Wanted {
        log: args.log.or_else(|| day.log.clone()),
        at: args.at,
        select: args.select,
        map: args.map.clone(),
        norms: norms.clone(),
        named_norms: named_norms.clone(),
        has_scene: args.scene.is_some(),
        ..day
    }
    .linked()?;
    let device = app::probe().map_err(CliError::Graphics)?;
    if !twin::has_display() {
        let ready = input::watched(|progress| wanted.open(layout, progress))?;
        check_tour(tour.as_ref(), args.tour.as_deref(), &ready)?;
        return without_display(Scene { ready, view: args.view, quality: Quality::Medium });
    }
    let mut settings = Settings { named_language: named, ..Settings::load() };
    // What is told of the log is told in it from the first.
    settings.spoken().choose();
    let usual = wanted;
    let is_named = usual.log.is_some() || lesson.is_some() || tour.is_some();
    let (mut wanted, mut not_reopened) = if is_named { (usual.clone(), None) } else { reopened(&usual, &settings) };
    // Of a table the window asks what its columns are, as of one that is dropped on it; not who has said more of what to show.
    let is_plain = is_named && lesson.is_none() && tour.is_none() && args.kiosk.is_none() && wanted.is_plain();
    // What was open last is read as was said then; where that is not known any more, or does not fit, it is asked, too.
    let is_alone = !is_named && wanted.more.is_empty();
    let mut asked_of = None;
    if let Some(path) = wanted.log.clone().filter(|_| is_plain || is_alone)
        && let Some(preview) = feed::preview(&path, &layout.time_zone)
    {
        let said = settings.columns_of(&path).filter(|mapping| is_alone && preview.told(mapping).is_ok());
        match said {
            Some(mapping) => wanted.mapping = Some(mapping.clone()),
            None => asked_of = Some(path),
        }
    }
    let mut answer = match &asked_of {
        Some(_) => Ok(Ok(wanted.nothing_yet(layout.clone()))),
        None => begin(&wanted, &layout)?.wait(PATIENCE),
    };
    // What was open last and cannot be opened any more is told of, and the usual day is shown.
    if let (Ok(Err(reason)), true) = (&answer, !is_named && wanted.log.is_some()) {
        not_reopened = Some(CouldNotOpen { name: wanted.name(), reason: reason.clone() });
        wanted = usual;
        answer = begin(&wanted, &layout)?.wait(PATIENCE);
    }
    let (ready, opening) = match answer {
        Ok(answer) => (answer.map_err(CliError::Refused)?, None),
        Err(mut opening) => {
            let beginning = opening.take_beginning();
            (beginning.unwrap_or_else(|| wanted.nothing_yet(layout.clone())), Some(opening))
        }
    };
    if opening.is_none() {
        check_tour(tour.as_ref(), args.tour.as_deref(), &ready)?;
    }
    let (selected, eye) = (ready.selected, eye.or_else(|| ready.eye.clone().filter(|_| args.view.is_none())));
    settings.speed = args.speed.unwrap_or(settings.speed);
    let asked = settings.drawn(args.quality);
    let quality = asked.quality.settled(&device);
    let mut app = app::windowed(Scene { ready, view: args.view, quality }, (asked, device), settings.window);
    crate::ui::install(&mut app, selected, Some(settings));
    if let Some(eye) = eye {
        app.world_mut().write_message(CameraCommand::Fly(eye));
    }
    if let Some(incident) = wanted.incident {
        app.insert_resource(CardAtFirst(incident));
    }
    if let Some(lesson) = lesson {
        app.insert_resource(Lessons::beginning_with(lesson));
    }
    let tours = tour.map(Tours::beginning_with);
    if let Some(word) = args.kiosk {
        app.insert_resource(Kiosk::new(word, tours.as_ref().and_then(Tours::start)));
        app.insert_resource(twin::HandsOff);
        app::fill_screen(&mut app);
    }
    if let Some(tours) = tours {
        app.insert_resource(tours);
    }
    if let Some(path) = args.beside {
        app.world_mut().write_message(CompareCommand::With(path));
        app.world_mut().write_message(CompareCommand::SideBySide(args.side_by_side));
    }
    app.insert_resource(Errands { scene: args.scene, map: args.map.clone(), norms: args.norms.typed() });
    app.insert_resource(opener(layout, args.map, (norms, named_norms)));
    if let Some(path) = asked_of {
        app.world_mut().write_message(OpenCommand::File(path));
    }
    if let Some(opening) = opening {
        app.insert_resource(opening);
    }
    if let Some(not_reopened) = not_reopened {
        app.insert_resource(not_reopened);
    }
    match app.run() {
        // Ctrl+C is no error.
        bevy::app::AppExit::Success => Ok(()),
        bevy::app::AppExit::Error(code) if code.get() == 130 => Ok(()),
        bevy::app::AppExit::Error(_) => Err(CliError::Graphics(say!("cli-window-closed").into())),
    }
}

/// Begins to open what is wanted.
fn begin(wanted: &Wanted, layout: &Arc<Layout>) -> Result<Opening, CliError> {
    let (name, wanted, layout) = (wanted.name(), wanted.clone(), layout.clone());
    let work = move |progress: &feed::Progress, show: &mut dyn FnMut(Ready)| {
        wanted.open_glimpsed(layout, progress, show).map_err(|error| error.to_string())
    };
    Opening::begin(name, Box::new(work)).map_err(CliError::Graphics)
}

/// What to begin with where no log is named: what was open last, if the settings want it, and why it is not that.
fn reopened(usual: &Wanted, settings: &Settings) -> (Wanted, Option<CouldNotOpen>) {
    match settings.to_reopen() {
        Ok(mut files) if !files.is_empty() => {
            let log = Some(files.remove(0));
            (Wanted { log, more: files, ..usual.clone() }, None)
        }
        Ok(_) => (usual.clone(), None),
        Err(gone) => {
            let reason = say!("opening-was-moved", path = gone.display().to_string());
            (usual.clone(), Some(CouldNotOpen { name: twin::name_of(&gone, 0), reason }))
        }
    }
}

/// A lesson of a file; refuses one that names what is not there.
fn open_lesson(path: &Path, layout: &Layout) -> Result<Lesson, CliError> {
    let (lesson, text) = lesson::open_lesson(path)?;
    let fault = lesson::faults(&lesson, &text, layout)?.into_iter().next();
    fault.map_or(Ok(lesson), |source| Err(CliError::LessonFault { path: path.to_owned(), source }))
}

/// Refuses a tour that names what is not there.
fn check_tour(tour: Option<&Tour>, path: Option<&Path>, ready: &Ready) -> Result<(), CliError> {
    let Some((tour, path)) = tour.zip(path) else { return Ok(()) };
    let wrong = tour.check(&ready.session.layout, &ready.session.log).into_iter().next();
    wrong.map_or(Ok(()), |source| Err(CliError::Tour { path: path.to_owned(), source }))
}

/// Opens other logs on the same scene.
fn opener(layout: Arc<Layout>, map: Option<PathBuf>, (norms, named_norms): (Arc<Norms>, Vec<&'static str>)) -> Opener {
    Opener(Box::new(move |wish| {
        let (layout, map, norms, named_norms) = (layout.clone(), map.clone(), norms.clone(), named_norms.clone());
        Box::new(move |progress, show| -> Result<Ready, String> {
            let wanted = match wish {
                Wish::File { path, mapping, is_kept } => {
                    if let Some(mapping) = mapping.as_ref().filter(|_| is_kept) {
                        let beside = feed::columns_beside(&path);
                        fs::write(&beside, mapping.to_ron()).map_err(|error| {
                            say!("cli-open-without", path = beside.display().to_string(), error = error.to_string())
                        })?;
                    }
                    let mapping = mapping.map(|mapping| *mapping);
                    Wanted { log: Some(path), mapping, map, norms, named_norms, ..Wanted::default() }
                }
                Wish::Several(paths) => {
                    let mut paths = paths.into_iter();
                    let log = paths.next();
                    Wanted { log, more: paths.collect(), map, norms, named_norms, ..Wanted::default() }
                }
                Wish::Day(day) => Wanted { map, norms, named_norms, ..Wanted::of(day) },
            };
            wanted.open_glimpsed(layout, progress, show).map_err(|error| error.to_string())
        })
    }))
}

fn without_display(scene: Scene) -> Result<(), CliError> {
    let out = PathBuf::from("hubscope.png");
    eprintln!("{}", say!("cli-no-display", path = out.display().to_string()));
    eprintln!("{}", say!("cli-see-window"));
    let table = crate::twin::figures::table(&scene.ready.session, scene.ready.at);
    let mut app = app::offscreen(scene, (1280, 720), app::Overlay::Bare);
    app::start(&mut app);
    shot::write_png(&app::picture(&mut app).map_err(CliError::Graphics)?, &out)?;
    input::print(&table)
}
