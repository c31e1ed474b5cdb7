//! Work that another run of the program does beside the window: reports, share files, films. What the command line makes, the
//! window makes, and the picture goes on meanwhile.

use std::{
    ffi::OsString,
    fs,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    thread::JoinHandle,
    time::Instant,
};

use bevy::prelude::*;
use bevy_egui::egui::{self, RichText};
use clap::ValueEnum;

use super::{
    UiMessage,
    export::{self, Saved},
    notice::{self, notice_ui},
    opened::Panel,
    picture::{Picture, UiAction},
    theme,
    tour::Tours,
};
use crate::{
    feed::{Writer, ndjson::Header},
    guide::Day,
    hub::{EventTime, layout::View},
    language::Language,
    publish::{FilmFormat, Link},
    say,
    twin::{Session, file_name},
};

/// What the program was started with, which another run of it needs, too.
#[derive(Resource, Clone, Debug, Default)]
pub struct Errands {
    /// The scene that was named.
    pub scene: Option<PathBuf>,
    /// The map that was named.
    pub map: Option<PathBuf>,
    /// What the site goes by, as it was typed.
    pub norms: Vec<OsString>,
}

/// A picture of the log: when, from where, and what is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    /// The instant.
    pub at: EventTime,
    /// From where one looks.
    pub eye: View,
    /// The object that is chosen.
    pub select: Option<String>,
    /// The incident whose card is open, by its key.
    pub incident: Option<String>,
}

impl Sight {
    /// What is seen of a picture from a view, with the card of an incident.
    pub fn of(picture: &Picture<'_>, view: &View, incident: Option<usize>) -> Self {
        let eye = View { name: String::new(), ..view.clone() };
        let select = picture.object.map(|object| picture.log.object_name(object).to_owned());
        let incident = incident.and_then(|at| Some(picture.incidents.get(at)?.key()));
        Self { at: picture.playback.time, eye, select, incident }
    }

    /// The link that opens it in that log.
    fn link(self, log: Option<&Path>) -> OsString {
        let log = log.map(|path| path.display().to_string());
        let (at, select, incident, eye) = (Some(self.at.to_string()), self.select, self.incident, Some(self.eye));
        Link { log, at, select, incident, eye, ..Link::default() }.to_string().into()
    }
}

/// What is filmed.
#[derive(Clone, Debug, PartialEq)]
pub enum Filmed {
    /// A tour, by its number.
    Tour(usize),
    /// A span of the log.
    Span {
        /// Its beginning.
        sight: Sight,
        /// Its end.
        to: EventTime,
        /// Seconds of the hub per second.
        speed: f64,
        /// Whether the eye follows what is chosen.
        is_followed: bool,
    },
}

/// A film as it is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmOrder {
    /// Of what.
    pub what: Filmed,
    /// How it is packed.
    pub format: FilmFormat,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

impl FilmOrder {
    /// A film of a tour as most want it.
    pub fn of_tour(number: usize) -> Self {
        Self { what: Filmed::Tour(number), format: FilmFormat::usual(), size: (1280, 720) }
    }
}

/// What is to be made.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// A report of an incident, by its number from zero.
    Report(usize),
    /// A share file of an incident.
    Share {
        /// Its number, from zero.
        incident: usize,
        /// How it opens; none for ten seconds before the incident.
        sight: Option<Sight>,
        /// Whether names are taken out.
        is_redacted: bool,
    },
    /// A share file of a span.
    ShareSpan {
        /// How it opens.
        sight: Sight,
        /// Its beginning and its end.
        span: (EventTime, EventTime),
        /// Whether names are taken out.
        is_redacted: bool,
    },
    /// A film.
    Film(FilmOrder),
    /// A picture.
    Still {
        /// Of what.
        sight: Sight,
        /// Width and height in pixels.
        size: (u32, u32),
        /// The panels of the window that are open; none where they are left out.
        panels: Option<Vec<Panel>>,
    },
}

/// What is being made.
#[derive(Resource)]
pub struct Running {
    words: String,
    out: PathBuf,
    child: Child,
    began: Instant,
    /// Thousandths that are done; zero while nobody knows.
    done: Arc<AtomicU64>,
    said: Option<JoinHandle<String>>,
    /// What only it reads.
    _script: Option<tempfile::TempPath>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that is over cannot be ended, which is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
        // The name was taken when it began. Where nothing came of it, nothing stays, and nothing of what had been done.
        let _ = fs::remove_file(Writer::part_of(&self.out));
        if fs::metadata(&self.out).is_ok_and(|file| file.len() == 0) {
            let _ = fs::remove_file(&self.out);
        }
    }
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Errands>().add_systems(Update, (obey, follow).chain());
}

/// Begins what was asked for, or says why it cannot be.
fn obey(
    mut asked: MessageReader<UiMessage>,
    mut commands: Commands,
    running: Option<Res<Running>>,
    (errands, tours): (Res<Errands>, Res<Tours>),
    session: Option<Res<Session>>,
) {
    for UiMessage(action) in asked.read() {
        match (action, &session) {
            (UiAction::CancelErrand, _) => commands.remove_resource::<Running>(),
            (UiAction::Errand(_), _) if running.is_some() => {
                commands.insert_resource(Saved::now(Err(say!("errand-busy").into())));
            }
            (UiAction::Errand(errand), Some(session)) => match begin(errand, &errands, &tours, session) {
                Ok(running) => commands.insert_resource(running),
                Err(why) => commands.insert_resource(Saved::now(Err(why))),
            },
            _ => {}
        }
    }
}

fn begin(errand: &Errand, errands: &Errands, tours: &Tours, session: &Session) -> Result<Running, String> {
    let log = on_disk(session)?;
    let folder = export::folder(session.map.file.as_deref());
    let mut script = None;
    let (words, name, ending, mut args) = match errand {
        Errand::Report(at) => {
            let name = say!("errand-report-name", incident = label(session, *at));
            (say!("errand-report"), name, "html", numbered("report", *at))
        }
        Errand::Share { incident, sight, is_redacted } => {
            let name = say!("errand-share-name", incident = label(session, *incident));
            let mut args = numbered("share", *incident);
            args.extend(sight.clone().map(|sight| sight.link(log.as_deref())));
            args.extend(is_redacted.then(|| "--redact".into()));
            (say!("errand-share"), name, "hubscope", args)
        }
        Errand::ShareSpan { sight, span: (from, to), is_redacted } => {
            let name = say!("errand-share-name", incident = export::instant(sight.at, &session.zone));
            let mut args = vec!["share".into(), sight.clone().link(log.as_deref())];
            args.extend(["--from".into(), from.to_string().into(), "--to".into(), to.to_string().into()]);
            args.extend(is_redacted.then(|| "--redact".into()));
            (say!("errand-share"), name, "hubscope", args)
        }
        Errand::Still { sight, size, panels } => {
            let name = say!("errand-still-name", clock = export::instant(sight.at, &session.zone));
            let mut args = vec!["shot".into(), sight.clone().link(log.as_deref()), "--size".into(), sized(*size)];
            args.extend(panels.iter().map(|_| "--panels".into()));
            args.extend(panels.iter().flatten().flat_map(named));
            (say!("errand-still"), name, "png", args)
        }
        Errand::Film(FilmOrder { what: Filmed::Span { sight, to, speed, is_followed }, format, size }) => {
            let name = say!("errand-film-name", tour = export::instant(sight.at, &session.zone));
            let mut args = vec!["film".into(), sight.clone().link(log.as_deref()), "--tell".into()];
            args.extend(["--from".into(), sight.at.to_string().into(), "--to".into(), to.to_string().into()]);
            args.extend(["--speed".into(), speed.to_string().into()]);
            args.extend(is_followed.then(|| "--follow".into()));
            args.extend(is_followed.then_some(sight.select.as_ref()).flatten().into_iter().flat_map(|name| {
                let name: OsString = name.into();
                ["--select".into(), name]
            }));
            args.extend(packed(*format, *size));
            (say!("errand-film"), name, format.ending(), args)
        }
        Errand::Film(FilmOrder { what: Filmed::Tour(number), format, size }) => {
            let tour = tours.get(*number).ok_or_else(|| say!("errand-tour-gone"))?;
            let file = tempfile::Builder::new().prefix("tour").suffix(".ron").tempfile();
            let unwritten = |error: io::Error| say!("errand-tour-unwritten", error = error.to_string());
            let file = file.map_err(unwritten)?.into_temp_path();
            fs::write(&file, tour.to_ron()).map_err(unwritten)?;
            let name = say!("errand-film-name", tour = tour.title.said());
            let mut args = vec!["film".into(), file.as_os_str().to_owned(), "--tell".into()];
            args.extend(packed(*format, *size));
            script = Some(file);
            (say!("errand-film"), name, format.ending(), args)
        }
    };
    let option = |name: &str, path: &Path| [name.into(), path.as_os_str().to_owned()];
    match (log, errand) {
        (Some(log), Errand::Film(FilmOrder { what: Filmed::Tour(_), .. })) => args.extend(option("--log", &log)),
        (Some(log), Errand::Report(_) | Errand::Share { sight: None, .. }) => args.push(log.into()),
        // The others name it in their links.
        _ => {}
    }
    args.extend(errands.scene.iter().flat_map(|path| option("--scene", path)));
    args.extend(errands.map.iter().flat_map(|path| option("--map", path)));
    args.extend(errands.norms.iter().cloned());
    args.extend(["--language".into(), Language::spoken().code().into()]);
    let out = export::fresh(&folder, &name, ending)
        .map_err(|error| say!("errand-unwritable", folder = folder.display().to_string(), error = error.to_string()))?;
    args.extend(option("--out", &out));
    start(words, out, &args, script)
}

/// The log of a session as a file; none for what comes with the program. A simulated day is written where reports go, once.
pub fn on_disk(session: &Session) -> Result<Option<PathBuf>, String> {
    let (incidents, seed) = match &session.day {
        Some(Day::Opening) => return Ok(None),
        Some(Day::File(path)) => return Ok(Some(std::path::absolute(path).unwrap_or_else(|_| path.clone()))),
        Some(Day::Simulated { incidents, seed }) => (incidents, seed),
        // Several files are put together into one.
        None if session.files.len() > 1 => {
            let folder = export::folder(session.map.file.as_deref());
            return write_whole_log(session, &folder, &folder.join(format!("{}.ndjson", file_name(&session.name))))
                .map(Some);
        }
        None => return Err(say!("errand-unsaved").into()),
    };
    let folder = export::folder(session.map.file.as_deref());
    // Another version of the program may simulate another day.
    let version = env!("CARGO_PKG_VERSION");
    let path = folder.join(format!("simulated {} {seed} by {version}.ndjson", incidents.join(" ")));
    if path.exists() {
        return Ok(Some(path));
    }
    write_whole_log(session, &folder, &path).map(Some)
}

/// Writes the log of a session into that folder, under that name.
fn write_whole_log(session: &Session, folder: &Path, path: &Path) -> Result<PathBuf, String> {
    let unwritable = |error: &dyn std::fmt::Display| {
        say!("errand-unwritable", folder = folder.display().to_string(), error = error.to_string())
    };
    fs::create_dir_all(folder).map_err(|error| unwritable(&error))?;
    let header = Header::new(&session.layout.site, &session.layout.time_zone);
    let mut out = Writer::begin(path, &header).map_err(|error| unwritable(&error))?;
    session.log.events_until(EventTime::MAX).iter().for_each(|event| out.push_event(event));
    out.finish().map_err(|error| unwritable(&error))?;
    Ok(path.to_owned())
}

/// A panel that is open, as the command line is told.
fn named(panel: &Panel) -> Vec<OsString> {
    let value = panel.to_possible_value();
    value.map(|value| vec!["--panel".into(), value.get_name().into()]).unwrap_or_default()
}

fn numbered(command: &str, incident: usize) -> Vec<OsString> {
    vec![command.into(), "--incident".into(), (incident + 1).to_string().into()]
}

fn label(session: &Session, at: usize) -> String {
    session.incidents.get(at).map(|incident| incident.label.clone()).unwrap_or_default()
}

fn sized((width, height): (u32, u32)) -> OsString {
    format!("{width}x{height}").into()
}

/// How a film is packed, as the command line is told.
fn packed(format: FilmFormat, size: (u32, u32)) -> Vec<OsString> {
    let mut args = vec!["--size".into(), sized(size)];
    args.extend((format == FilmFormat::Av1).then(|| "--av1".into()));
    args.extend(["--fps".into(), format.usual_fps().to_string().into()]);
    args
}

/// Runs the program with these arguments.
fn start(words: &str, out: PathBuf, args: &[OsString], script: Option<tempfile::TempPath>) -> Result<Running, String> {
    let program = std::env::current_exe().map_err(|error| say!("errand-no-program", error = error.to_string()))?;
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| say!("errand-no-start", error = error.to_string()))?;
    let done = Arc::new(AtomicU64::new(0));
    let told = done.clone();
    if let Some(output) = child.stdout.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(part) = line.strip_prefix("done ").and_then(|part| part.parse().ok()) {
                    told.store(part, Relaxed);
                }
            }
        });
    }
    let said = child.stderr.take().map(|mut errors| {
        std::thread::spawn(move || {
            let mut text = String::new();
            // What cannot be read was not said.
            let _ = errors.read_to_string(&mut text);
            text
        })
    });
    let began = Instant::now();
    Ok(Running { words: words.to_owned(), out, child, began, done, said, _script: script })
}

/// Tells when it is over.
fn follow(mut commands: Commands, running: Option<ResMut<Running>>) {
    let Some(mut running) = running else { return };
    let done = match running.child.try_wait() {
        Ok(None) => return,
        Ok(Some(status)) if status.success() => Ok(running.out.clone()),
        Ok(Some(_)) => {
            let said = running.said.take().and_then(|said| said.join().ok()).unwrap_or_default();
            let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or(say!("errand-broke-off"));
            Err(last.trim_start_matches("hubscope: ").to_owned())
        }
        Err(error) => Err(error.to_string()),
    };
    commands.insert_resource(Saved::now(done));
    commands.remove_resource::<Running>();
}

/// How far it is, and how to stop it.
pub fn errand_ui(ctx: &egui::Context, room: egui::Rect, running: &Running) -> Option<UiAction> {
    ctx.request_repaint_after_secs(0.25);
    let mut action = None;
    notice_ui(ctx, notice::ERRAND, room, |ui| {
        ui.horizontal(|ui| {
            ui.spinner();
            let secs = running.began.elapsed().as_secs_f64();
            let part = running.done.load(Relaxed) as f64 / 1_000.0;
            let far = if part > 0.0 {
                let left = (secs / part * (1.0 - part)).ceil();
                let span = crate::hub::TimeSpan::from_secs(left as i64).to_string();
                say!("errand-left", percent = format!("{:.0}", part * 100.0), span = span)
            } else {
                format!("{secs:.0} s")
            };
            ui.label(&running.words);
            ui.label(RichText::new(far).color(theme::quiet()));
            if ui.button(say!("errand-cancel")).clicked() {
                action = Some(UiAction::CancelErrand);
            }
        });
    });
    action
}
