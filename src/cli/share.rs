//! `hubscope share`: a part of a log as one small file that opens at one moment in any Hubscope.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    bundled,
    input::{self, CliError},
    norms::NormsArgs,
    ready::{self, Wanted},
    report,
};
use crate::{
    feed::{self, Cut, Reader, Sink, Writer, notes_beside},
    guide::Notes,
    hub::{
        EventLog, EventTime, HubEvent, Issue, Layout, Place, TimeSpan,
        layout::{View, scene},
    },
    language::numerals::bare,
    publish::{Redaction, SceneText, Share},
    say,
    twin::Session,
    ui::Settings,
    watch,
};

/// What to share.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder, or a link that a report has; left out, the bundled day
    log: Option<PathBuf>,
    /// The file to write; .hubscope is usual
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The incident that it shows, by its number in `hubscope incidents` or the rule that found it
    #[arg(long, value_name = "ID", conflicts_with_all = ["from", "to"])]
    incident: Option<String>,
    /// The instant at which it opens; left out, its beginning, or ten seconds before the incident
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// Its beginning; left out, half an hour before --at
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    from: Option<String>,
    /// Its end; left out, half an hour after --at
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    to: Option<String>,
    /// The view in which it opens
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// The object to choose
    #[arg(long, value_name = "ID")]
    select: Option<String>,
    /// Pseudonyms in place of the names of objects; no attributes, details, reasons, sources, notes, or names of people
    #[arg(long)]
    redact: bool,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    #[command(flatten)]
    norms: NormsArgs,
}

/// So much before and after the moment is shared where nothing else is said.
const AROUND: TimeSpan = TimeSpan::from_minutes(30);

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let layout = ready::open_scene(args.log.as_deref(), args.scene.as_deref(), args.map.as_deref())?;
    ready::check_view(&layout, args.view.as_deref())?;
    let wanted = Wanted {
        log: args.log.clone(),
        at: args.at.clone(),
        select: args.select.clone(),
        map: args.map.clone(),
        norms: args.norms.open()?,
        named_norms: args.norms.named(),
        ..Wanted::default()
    };
    let (wanted, eye) = wanted.linked()?;
    let log = wanted.log.clone();
    if log.as_deref().is_some_and(|log| input::is_same_file(log, &args.out)) {
        return Err(CliError::WouldOverwrite { path: args.out.clone() });
    }
    let session = input::watched(|progress| wanted.open(layout.into(), progress))?.session;
    let part = part(args, &wanted, &session)?;
    let mut scene = scene_text(args.scene.as_deref())?;
    scene.map = session.map.entries.clone();
    let named = args.view.as_deref().and_then(|name| session.layout.view(name)).cloned();
    let mut share = Share {
        since: part.from,
        at: part.at,
        select: part.select,
        eye: eye.or(named).or(part.eye),
        views: Settings::load().views,
        notes: notes(log.as_deref(), &session, (part.from, part.until))?,
        scene,
        norms: args.norms.texts()?,
        is_redacted: false,
    };
    let redaction = args.redact.then(|| {
        let objects = session.log.objects();
        let named = objects.map(|object| (session.log.object_name(object), session.log.identity(object).0));
        Redaction::of(named, share.scene.map.clone())
    });
    if let Some(redaction) = &redaction {
        share.redact(redaction);
    }
    let header = share.header(&session.layout.site, &session.layout.time_zone)?;
    let mut writer = Writer::begin(&args.out, &header)?;
    let mut redacted = Redacted { redaction, sink: &mut writer };
    write(log.as_deref(), &session.log, (part.from, part.until), &mut redacted)?;
    let written = writer.finish()?;
    let bytes = fs::metadata(&args.out).map_or(0, |file| file.len());
    let redacted = if args.redact { say!("cli-without-names") } else { "" };
    let (out, kib) = (args.out.display(), bytes.div_ceil(1024));
    let told = say!(
        "cli-shared",
        events = bare(written.events),
        out = out.to_string(),
        kib = kib.to_string(),
        redacted = redacted,
    );
    input::print(&(told + "\n"))
}

/// The part that is shared, and how it opens.
struct Part {
    from: EventTime,
    until: EventTime,
    at: EventTime,
    select: Option<String>,
    eye: Option<View>,
}

fn part(args: &Args, wanted: &Wanted, session: &Session) -> Result<Part, CliError> {
    let (begin, end) = session.log.span().ok_or(CliError::NoEvents)?;
    let instant = |text: &Option<String>| {
        text.as_deref().map(|text| input::instant(text, &session.log, &session.zone)).transpose()
    };
    let at = instant(&wanted.at)?;
    if let Some(id) = &args.incident {
        let found = report::find(&session.incidents, Some(id))?;
        let incident = &session.incidents[found];
        // What brought it about goes along.
        let chain = watch::chain(&session.incidents, found);
        let first = chain.iter().map(|at| session.incidents[*at].from).min().unwrap_or(incident.from);
        // What it brought about, and what it made late, is told in the part, too.
        let effects = incident.effects.iter().filter_map(|at| session.incidents.get(*at));
        let effects = effects.map(|effect| effect.until.unwrap_or(effect.from));
        let delays = incident.delayed.iter().filter_map(|delay| delay.reached);
        let over = incident.until.unwrap_or(end);
        let until = effects.chain(delays).fold(over, EventTime::max).min(end);
        let object = incident.object.map(|object| session.log.object_name(object).to_owned());
        let at = at.unwrap_or(incident.approach()).max(begin);
        return Ok(Part {
            // Wherever it opens, that is in it.
            from: (first - AROUND).max(begin).min(at),
            until: (until + AROUND).max(at).min(end),
            at,
            select: wanted.select.clone().or(object),
            eye: Some(report::eye(session, incident, incident.from)),
        });
    }
    let (from, until) = (instant(&args.from)?, instant(&args.to)?);
    let at = at.or(from).ok_or(CliError::NothingToShare)?;
    let from = from.unwrap_or((at - AROUND).max(begin));
    let until = until.unwrap_or((at + AROUND).min(end));
    if from > at || at > until {
        let clock = |time| input::clock(time, &session.zone);
        return Err(CliError::Backwards { from: clock(from), until: clock(until) });
    }
    Ok(Part { from, until, at, select: wanted.select.clone(), eye: None })
}

/// What people wrote down about that part.
fn notes(log: Option<&Path>, session: &Session, span: (EventTime, EventTime)) -> Result<Notes, CliError> {
    let beside = log.map(notes_beside).or_else(|| session.notes_file.clone());
    let mut notes = report::notes(beside.as_deref())?;
    notes.bookmarks.retain(|bookmark| (span.0..=span.1).contains(&bookmark.time));
    let inside = session
        .incidents
        .iter()
        .filter(|incident| incident.from <= span.1 && incident.until.is_none_or(|until| until >= span.0));
    let keys: Vec<String> =
        inside.map(|incident| crate::guide::key_of(incident, &session.log, &session.layout)).collect();
    notes.incidents.retain(|key, _| keys.contains(key));
    Ok(notes)
}

fn write(
    log: Option<&Path>,
    events: &EventLog,
    (from, until): (EventTime, EventTime),
    sink: &mut Redacted<'_>,
) -> Result<(), CliError> {
    let mut cut = Cut::new(feed::Part::of(events, from, until), sink);
    let reader = Reader::default();
    match log {
        Some(log) => drop(input::watched(|progress| reader.read(&[log], progress, &mut cut))?),
        None => reader.read_bytes(bundled::DAY.0, bundled::DAY.1, &mut cut)?,
    }
    Ok(())
}

/// Passes events on without names, where that is wanted.
struct Redacted<'a> {
    redaction: Option<Redaction>,
    sink: &'a mut Writer,
}

impl Sink for Redacted<'_> {
    fn file(&mut self, name: &str) -> u32 {
        self.sink.file(name)
    }

    fn event(&mut self, event: &HubEvent<'_>, place: Place) {
        match &self.redaction {
            Some(redaction) => self.sink.event(&redaction.event(event), place),
            None => self.sink.event(event, place),
        }
    }

    fn title(&mut self, place: &str, title: &str) {
        self.sink.title(place, title);
    }

    fn issue(&mut self, issue: Issue) {
        self.sink.issue(issue);
    }

    fn count(&self) -> usize {
        self.sink.count()
    }
}

/// The text of a scene, with the files that it builds on.
pub fn scene_text(path: Option<&Path>) -> Result<SceneText, CliError> {
    let (name, text) = match path {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|source| CliError::Read { path: path.into(), source })?;
            (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text)
        }
        None => (bundled::SCENE.0.to_owned(), bundled::SCENE.1.to_owned()),
    };
    let folder = path.and_then(Path::parent).unwrap_or(Path::new(""));
    let includes = RefCell::new(BTreeMap::new());
    let include = |wanted: &str| {
        let of_file = || path.and_then(|_| fs::read_to_string(folder.join(wanted)).ok());
        let text = of_file().or_else(|| bundled::included(wanted).map(str::to_owned)).ok_or(io::ErrorKind::NotFound)?;
        includes.borrow_mut().insert(wanted.to_owned(), text.clone());
        Ok(text)
    };
    scene::parse(&name, &text, &include)?;
    Ok(SceneText { name, text, includes: includes.into_inner(), map: BTreeMap::new() })
}

/// The layout that a share file brings along.
pub fn shared_scene(scene: &SceneText) -> Result<Layout, CliError> {
    let include = |wanted: &str| {
        let text = scene.includes.get(wanted).cloned();
        text.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    };
    let mut layout = scene::parse(&scene.name, &scene.text, &include)?;
    scene::map(&mut layout, &scene.name, &scene::map_to_ron(&scene.map))?;
    Ok(layout)
}
