//! `hubscope report`: what went wrong, why, and what it brought about, as one file to hand over.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use sha2::{Digest, Sha256};

use super::{
    bundled,
    input::{self, CliError},
    norms::NormsArgs,
    ready::Wanted,
};
use crate::{
    feed::{self, live},
    guide::Notes,
    hub::{
        EventTime, Location, TimeSpan,
        layout::{Heading, Point, RoofMode, View},
    },
    language::Language,
    publish::{Link, Picture, Report, Source},
    say,
    twin::{
        CameraCommand, PlaybackCommand, Session,
        app::{self, Quality, Scene},
    },
    ui::{self, Filming},
    watch::Incident,
};

/// Which incident.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder; left out, or `day`, the bundled day
    log: Option<PathBuf>,
    /// Its number in `hubscope incidents`, or the rule that found it; left out, the worst one
    #[arg(long, value_name = "ID")]
    incident: Option<String>,
    /// The file to write
    #[arg(long, value_name = "HTML")]
    out: PathBuf,
    /// Without pictures, which need a graphics driver
    #[arg(long)]
    no_pictures: bool,
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

/// The size of the pictures, in pixels.
const SIZE: (u32, u32) = (1280, 720);

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let layout = Arc::new(input::open_mapped_scene(args.scene.as_deref(), args.map.as_deref())?);
    let norms = args.norms.open()?;
    let named_norms = args.norms.named();
    let wanted = Wanted { log: args.log.clone(), map: args.map.clone(), norms, named_norms, ..Wanted::default() };
    let ready = input::watched(|progress| wanted.open(layout, progress))?;
    let at = find(&ready.session.incidents, args.incident.as_deref())?;
    let plan = plan(&ready.session, at, args);
    let sources = sources(args)?;
    let notes = notes(ready.session.notes_file.as_deref())?;
    let (pictures, session) = if args.no_pictures {
        (Vec::new(), ready.session)
    } else {
        let device = app::probe().map_err(CliError::Graphics)?;
        let scene = Scene { ready, view: None, quality: args.quality.settled(&device) };
        draw(scene, plan)?
    };
    let command = command(args, at);
    let report = Report {
        log: &session.log,
        layout: &session.layout,
        zone: &session.zone,
        name: &session.name,
        incidents: &session.incidents,
        at,
        kpis: &session.kpis,
        issues: &session.issues,
        notes: &notes,
        pictures: &pictures,
        sources: &sources,
        made: live::now(),
        command: &command,
    };
    fs::write(&args.out, report.html()).map_err(|source| CliError::Write { path: args.out.clone(), source })?;
    let incident = &session.incidents[at];
    let path = args.out.display().to_string();
    let told = say!("cli-reported", path = path, label = &*incident.label, sentence = &*incident.sentence);
    input::print(&(told + "\n"))
}

/// What people wrote down about the log; a file that cannot be read is told, for a report must not leave it out in silence.
pub fn notes(file: Option<&Path>) -> Result<Notes, CliError> {
    let Some(file) = file else { return Ok(Notes::default()) };
    match fs::read_to_string(file) {
        Ok(text) => Notes::parse(&text).map_err(|source| CliError::Notes { path: file.to_owned(), source }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Notes::default()),
        Err(source) => Err(CliError::Read { path: file.to_owned(), source }),
    }
}

/// The incident of that number or rule; the worst and earliest when none is named.
pub fn find(incidents: &[Incident], wanted: Option<&str>) -> Result<usize, CliError> {
    if incidents.is_empty() {
        return Err(CliError::NoIncidents);
    }
    let Some(wanted) = wanted else {
        let worst = (0..incidents.len())
            .max_by_key(|at| (incidents[*at].severity, incidents[*at].effects.len(), std::cmp::Reverse(*at)));
        return Ok(worst.unwrap_or(0));
    };
    let by_number =
        wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < incidents.len());
    let is_wanted = |name: &str| name == wanted || name.ends_with(&format!("/{wanted}"));
    let by_rule = || incidents.iter().position(|incident| incident.names().any(is_wanted));
    by_number.or_else(by_rule).ok_or_else(|| {
        let mut known: Vec<&str> = incidents.iter().flat_map(Incident::names).collect();
        known.sort_unstable();
        known.dedup();
        CliError::NoIncident { wanted: wanted.to_owned(), count: incidents.len(), known: known.join(", ") }
    })
}

/// A picture that is to be drawn.
struct Planned {
    caption: String,
    at: EventTime,
    link: Link,
}

/// Which pictures tell the incident: before it, in the midst of it, and when it is over.
fn plan(session: &Session, at: usize, args: &Args) -> Vec<Planned> {
    let incident = &session.incidents[at];
    let end = session.log.span().map_or(incident.from, |(_, end)| end);
    let until = incident.until.unwrap_or(end).min(end);
    let half = TimeSpan::from_secs_f64(until.secs_since(incident.from) / 2.0);
    let mut moments =
        vec![("report-picture-before", incident.approach()), ("report-picture-amid", incident.from + half)];
    if incident.until.is_some() && until > incident.from {
        moments.push(("report-picture-over", until));
    }
    let whole = |path: &Option<PathBuf>| {
        let path = path.as_deref()?;
        Some(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()).display().to_string())
    };
    let (log, scene, map) = (whole(&args.log), whole(&args.scene), whole(&args.map));
    let planned = moments.into_iter().map(|(caption, time)| {
        let clock = time.zoned(&session.zone).strftime("%H:%M:%S").to_string();
        let link = Link {
            log: log.clone(),
            at: Some(time.to_string()),
            select: incident.object.map(|object| session.log.object_name(object).to_owned()),
            incident: Some(incident.key()),
            eye: Some(eye(session, incident, time)),
            scene: scene.clone(),
            map: map.clone(),
        };
        Planned { caption: say!(caption, clock = clock), at: time, link }
    });
    planned.collect()
}

/// From where an incident is seen: near enough to see its place or object, and what is around.
pub fn eye(session: &Session, incident: &Incident, time: EventTime) -> View {
    let of_object = || {
        let object = incident.object.or_else(|| incident.objects().first().copied())?;
        let mut state = session.log.object_at(object, time).or_else(|| session.log.object_at(object, incident.from))?;
        // What is inside something is where that is.
        for _ in 0..crate::hub::MAX_NESTING {
            let Location::Inside(parent) = state.location else { break };
            state = session.log.object_at(parent, time)?;
        }
        session.place_of(state.location)
    };
    let place = incident.place.or_else(of_object).map(|place| session.layout.get(place));
    let (point, distance) = match place {
        Some(place) => (place.at, (place.size.0.max(place.size.1) * 1.6).clamp(110.0, 320.0)),
        None => {
            let hall = session.layout.views.first();
            let target = hall.map_or((-705.0, 225.0, 0.0), |view| view.target);
            (Point::new(target.0, target.1), 420.0)
        }
    };
    View {
        name: "Report".into(),
        target: (point.east, point.north, 0.0),
        distance,
        heading: Heading::from_degrees(338.0),
        pitch: 32.0,
        roof: RoofMode::Off,
    }
}

/// Draws the pictures one after the other, with names, the clock, and what it is about outlined; gives the session back.
fn draw(scene: Scene, plan: Vec<Planned>) -> Result<(Vec<Picture>, Session), CliError> {
    let named = plan.first().and_then(|planned| planned.link.select.as_deref());
    let selected = named.and_then(|name| scene.ready.session.log.object(name));
    let mut app = app::offscreen(scene, SIZE, app::Overlay::Names);
    ui::install(&mut app, selected, None);
    app.insert_resource(Filming::of_span(false));
    app::start(&mut app);
    let mut pictures = Vec::new();
    for planned in plan {
        if let Some(eye) = planned.link.eye.clone() {
            app.world_mut().write_message(CameraCommand::Fly(eye));
            app.world_mut().write_message(CameraCommand::Arrive);
        }
        app.world_mut().write_message(PlaybackCommand(crate::hub::PlaybackAction::SeekTo(planned.at)));
        app.update();
        let image = app::picture(&mut app).map_err(CliError::Graphics)?;
        pictures.push(Picture { caption: planned.caption, png: super::shot::png(&image)?, link: planned.link });
    }
    let session = app.world_mut().remove_resource::<Session>();
    let session = session.ok_or_else(|| CliError::Graphics(say!("cli-log-lost").into()))?;
    Ok((pictures, session))
}

/// The files that the report rests on, with their checksums.
fn sources(args: &Args) -> Result<Vec<Source>, CliError> {
    let hash = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut all = Vec::new();
    let read = |path: &Path, what: &'static str| -> Result<Source, CliError> {
        let bytes = fs::read(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
        Ok(Source { name: path.display().to_string(), what: say!(what).to_owned(), sha256: hash(&bytes) })
    };
    match &args.log {
        None => all.push(Source {
            name: bundled::DAY.0.into(),
            what: say!("report-source-day").into(),
            sha256: hash(bundled::DAY.1),
        }),
        Some(path) => {
            for file in feed::files_of(path)? {
                all.push(read(&file, "report-source-log")?);
            }
        }
    }
    match &args.scene {
        None => all.push(Source {
            name: bundled::SCENE.0.into(),
            what: say!("report-source-bundled-scene").into(),
            sha256: hash(bundled::SCENE.1.as_bytes()),
        }),
        Some(path) => all.push(read(path, "report-source-scene")?),
    }
    for (option, file) in args.norms.files() {
        let what = match option {
            "rules" => "report-source-rules",
            "targets" => "report-source-targets",
            _ => "report-source-environment",
        };
        all.push(read(file, what)?);
    }
    Ok(all)
}

/// The command that makes the report again.
fn command(args: &Args, at: usize) -> String {
    let number = (at + 1).to_string();
    let named = [("--scene", &args.scene), ("--map", &args.map)];
    let named = named.into_iter().filter_map(|(name, file)| Some([name.into(), file.as_ref()?.into()])).flatten();
    let log = args.log.iter().map(|log| log.as_os_str().to_owned());
    let last = ["--incident".into(), number.into(), "--out".into(), args.out.as_os_str().to_owned()];
    let spoken = Some(Language::spoken()).filter(|spoken| *spoken != Language::English);
    let spoken = spoken.into_iter().flat_map(|spoken| ["--language".into(), spoken.code().into()]);
    let words = log.chain(named).chain(args.norms.typed()).chain(last).chain(spoken);
    let quoted = words.map(|word: OsString| {
        let word = word.to_string_lossy();
        if word.contains(char::is_whitespace) { format!(" \"{word}\"") } else { format!(" {word}") }
    });
    format!("hubscope report{}", quoted.collect::<String>())
}
