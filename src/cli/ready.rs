//! What the window and the stills have in common: a log on a scene, ready to be shown.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    input::{self, CliError},
    lesson, norms, share,
};
use crate::{
    feed::{self, Opened, Progress, Reader, table::Mapping},
    guide::Day,
    hub::{EventLog, EventTime, Layout, layout::View},
    publish::{Link, Share},
    say,
    twin::{self, Norms, PlaceMap, Ready, Session},
    ui::Settings,
};

/// Which log to show, and from which instant on.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// A file or folder; the bundled day when there is none.
    pub log: Option<PathBuf>,
    /// Others that are merged with it by time.
    pub more: Vec<PathBuf>,
    /// The instant.
    pub at: Option<String>,
    /// The object to choose.
    pub select: Option<String>,
    /// The incident whose card is open, by its key.
    pub incident: Option<String>,
    /// Which column of a table is what; left out, that is guessed.
    pub mapping: Option<Mapping>,
    /// The file that says what ids mean, if one was named; the layout has it already.
    pub map: Option<PathBuf>,
    /// What goes wrong on a simulated day, and what chance begins with, when the log is one.
    pub simulated: Option<(Vec<String>, u64)>,
    /// What the site goes by.
    pub norms: Arc<Norms>,
    /// What of it was named; of what was not, that of a share file goes before it.
    pub named_norms: Vec<&'static str>,
    /// Whether somebody named the scene; otherwise that of a share file goes before it.
    pub has_scene: bool,
}

/// Half past twelve on the opening day: the first flight is being unloaded.
const OPENING: &str = "12:30";

impl Wanted {
    /// What a link names instead of a log is taken out of it; gives from where one looks, if it tells. What is named
    /// beside the link goes before it.
    pub fn linked(mut self) -> Result<(Self, Option<View>), CliError> {
        self.log = input::log_of(self.log.as_deref()).map(Path::to_owned);
        let text = self.log.as_ref().map(|log| log.to_string_lossy().into_owned()).unwrap_or_default();
        if !Link::is_one(&text) {
            return Ok((self, None));
        }
        let link: Link = text.parse()?;
        self.log = link.log.map(found);
        self.map = self.map.or(link.map.map(found));
        self.has_scene |= link.scene.is_some();
        self.at = self.at.or(link.at);
        self.select = self.select.or(link.select);
        self.incident = self.incident.or(link.incident);
        Ok((self, link.eye))
    }

    /// The day of a lesson.
    pub fn of(day: Day) -> Self {
        match day {
            Day::Opening => Self::default(),
            Day::File(path) => Self { log: Some(path), ..Self::default() },
            Day::Simulated { incidents, seed } => Self { simulated: Some((incidents, seed)), ..Self::default() },
        }
    }

    /// The day that it is, for lessons.
    fn day(&self) -> Day {
        match (&self.simulated, &self.log) {
            (Some((incidents, seed)), _) => Day::Simulated { incidents: incidents.clone(), seed: *seed },
            (None, Some(path)) => Day::File(std::path::absolute(path).unwrap_or_else(|_| path.clone())),
            (None, None) => Day::Opening,
        }
    }

    /// What the log is called.
    pub fn name(&self) -> String {
        if let Some((incidents, _)) = &self.simulated {
            return say!("twin-day-simulated-with", incidents = incidents.join(", "));
        }
        let name = |path: &PathBuf| twin::name_of(path, self.more.len());
        self.log.as_ref().map_or_else(|| say!("twin-day-opening").to_owned(), name)
    }

    /// Opens the log on a layout.
    pub fn open(&self, layout: Arc<Layout>, progress: &Progress) -> Result<Ready, CliError> {
        let opened = match &self.log {
            Some(_) => self.reader(&layout).open(&self.paths(), progress)?,
            None => lesson::open_day(&self.day(), &layout, progress)?,
        };
        self.ready(opened, layout)
    }

    /// The same; what takes longer is shown as far as it is read, once.
    pub fn open_glimpsed(
        &self,
        layout: Arc<Layout>,
        progress: &Progress,
        show: &mut dyn FnMut(Ready),
    ) -> Result<Ready, CliError> {
        if self.log.is_none() {
            return self.open(layout, progress);
        }
        let mut glimpse = |opened: Opened| {
            // What is wanted may come later than the beginning; a share file says where it opens, and is small.
            let is_share = opened.header.as_ref().is_some_and(|header| header.share.is_some());
            let beginning = Self { at: None, select: None, ..self.clone() };
            if let Some(mut ready) = (!is_share).then(|| beginning.ready(opened, layout.clone()).ok()).flatten() {
                // It stays so where the rest is not waited for.
                ready.session.name = say!("opening-only-beginning", name = ready.session.name);
                show(ready);
            }
        };
        let opened = self.reader(&layout).open_glimpsed(&self.paths(), progress, &mut glimpse)?;
        self.ready(opened, layout)
    }

    /// All files and folders.
    fn paths(&self) -> Vec<&Path> {
        self.log.iter().chain(&self.more).map(PathBuf::as_path).collect()
    }

    fn reader(&self, layout: &Layout) -> Reader {
        Reader { mapping: self.mapping.clone(), zone: Some(layout.time_zone.clone()) }
    }

    fn ready(&self, opened: Opened, layout: Arc<Layout>) -> Result<Ready, CliError> {
        let day = self.day();
        let shared = opened.header.as_ref().map(Share::of).transpose()?.flatten();
        let (layout, map) = match &shared {
            // It brings its layout along, and its views.
            Some(share) if !self.has_scene => {
                let mut layout = share::shared_scene(&share.scene)?;
                layout.views.extend(share.views.iter().cloned());
                let map = PlaceMap::new(self.log.as_deref().map(feed::map_beside), share.scene.map.clone());
                (Arc::new(layout), map)
            }
            _ => self.mapped(layout)?,
        };
        input::check_site(&opened, &layout)?;
        // A log that tells no site is of this one.
        let zone = opened.header.as_ref().map_or(&layout.time_zone, |header| &header.time_zone);
        let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let (from, _) = opened.log.span().ok_or(CliError::NoEvents)?;
        let at = match (&self.at, &self.log, &shared) {
            (Some(at), ..) => input::instant(at, &opened.log, &zone)?,
            (None, None, _) => input::instant(OPENING, &opened.log, &zone)?,
            (None, Some(_), Some(share)) => share.at,
            (None, Some(_), None) => from,
        };
        let select = self.select.as_ref().or(shared.as_ref().and_then(|share| share.select.as_ref()));
        let selected = select.map(|id| input::object(&opened.log, id)).transpose()?;
        let beside = self.log.as_deref().map(feed::notes_beside);
        let usual = || Settings::kept("opening-day.notes.ron").filter(|_| self.simulated.is_none());
        let notes_file = beside.or_else(usual);
        let notes = shared.as_ref().map(|share| share.notes.clone()).unwrap_or_default();
        let norms = match &shared {
            Some(share) => norms::shared(&share.norms, &self.norms, &self.named_norms)?,
            None => Arc::clone(&self.norms),
        };
        let opened = Session::by(norms, opened.log, layout, zone, self.name());
        let files = self.paths().into_iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
        let files = files.collect();
        // No lesson is held on several files.
        let day = Some(day).filter(|_| self.more.is_empty());
        let session = Session { map, notes_file, notes, day, files, ..opened };
        Ok(Ready { session, at, selected, eye: shared.and_then(|share| share.eye) })
    }

    /// The layout with what the map beside the log says, unless another map was named.
    fn mapped(&self, mut layout: Arc<Layout>) -> Result<(Arc<Layout>, PlaceMap), CliError> {
        let file = self.map.clone().or_else(|| self.log.as_deref().map(feed::map_beside));
        let Some(file) = file else { return Ok((layout, PlaceMap::default())) };
        let entries = input::put_map(Arc::make_mut(&mut layout), &file)?;
        Ok((layout, PlaceMap::new(Some(file), entries)))
    }

    /// Whether nothing is said but what to open.
    pub fn is_plain(&self) -> bool {
        self.more.is_empty() && self.at.is_none() && self.select.is_none() && self.mapping.is_none()
    }

    /// The hub with no log, to be shown while the log is being read: the opening day at half past twelve.
    pub fn nothing_yet(&self, layout: Arc<Layout>) -> Ready {
        let zone = jiff::tz::TimeZone::get(&layout.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let noon = EventTime::parse("2021-11-08T11:30:00Z").unwrap_or_default();
        Ready {
            session: Session::by(self.norms.clone(), EventLog::default(), layout, zone, self.name()),
            at: noon,
            selected: None,
            eye: None,
        }
    }
}

/// The file that a link names; where it is not there, one of that name in the folder where one is, for links travel from one
/// machine to another.
fn found(named: String) -> PathBuf {
    let path = PathBuf::from(named);
    let here = path.file_name().map(PathBuf::from).filter(|here| !path.exists() && here.exists());
    here.unwrap_or(path)
}

/// The scene of a command, with its map: those that are named, or else those of the link that stands for the log.
pub fn open_scene(log: Option<&Path>, scene: Option<&Path>, map: Option<&Path>) -> Result<Layout, CliError> {
    let text = log.map(|log| log.to_string_lossy().into_owned()).filter(|text| Link::is_one(text));
    let link = text.map(|text| text.parse::<Link>()).transpose()?.unwrap_or_default();
    let (of_link, map_of_link) = (link.scene.map(found), link.map.map(found));
    input::open_mapped_scene(scene.or(of_link.as_deref()), map.or(map_of_link.as_deref()))
}

/// Opens another log, to be laid beside one, on the same layout and by the same norms.
pub fn open_beside(log: PathBuf, layout: &Arc<Layout>, first: &Wanted) -> Result<Session, CliError> {
    let norms = first.norms.clone();
    let wanted = Wanted { log: Some(log), map: first.map.clone(), norms, has_scene: true, ..Wanted::default() };
    Ok(input::watched(|progress| wanted.open(layout.clone(), progress))?.session)
}

/// Refuses a view that the scene does not have.
pub fn check_view(layout: &Layout, view: Option<&str>) -> Result<(), CliError> {
    match view {
        Some(view) if layout.view(view).is_none() => {
            let known = layout.views.iter().map(|view| view.name.as_str()).collect::<Vec<_>>().join(", ");
            Err(CliError::NoView { wanted: view.to_owned(), known })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn several_files_are_one_log_in_the_order_of_time() {
        let folder = tempfile::tempdir().expect("folder");
        let write = |name: &str, minute: u8| {
            let path = folder.path().join(name);
            let line = format!(
                "{{\"t\":\"2021-11-08T05:0{minute}:00Z\",\"obj\":\"{name}\",\"arrives\":{{\"at\":\"gate-in\"}}}}\n"
            );
            fs::write(&path, line).expect("written");
            path
        };
        let (log, more) = (write("late.ndjson", 5), vec![write("early.ndjson", 1)]);
        let layout = Arc::new(input::open_scene(None).expect("the scene"));
        let wanted = Wanted { log: Some(log.clone()), more: more.clone(), ..Wanted::default() };
        let ready = wanted.open(layout.clone(), &Progress::default()).expect("opened");
        let (session, first) = (&ready.session, EventTime::parse("2021-11-08T05:01:00Z").expect("a time"));
        assert_eq!((session.log.len(), ready.at, &*session.name), (2, first, "late.ndjson and 1 more"));
        assert_eq!((&session.files, &session.day), (&vec![log.clone(), more[0].clone()], &None));
        // Another clock than Liège's is that of a log that tells none.
        let mut there = (*layout).clone();
        there.time_zone = "Asia/Shanghai".into();
        let table = folder.path().join("table.csv");
        fs::write(&table, "uld,zone,time\nPMC1,dock,2021-11-08 06:00\n").expect("written");
        let ready = Wanted { log: Some(table), ..Wanted::default() }.open(there.into(), &Progress::default());
        let ready = ready.expect("opened");
        assert_eq!(
            (ready.at.to_string(), ready.session.zone.iana_name()),
            ("2021-11-07T22:00:00Z".into(), Some("Asia/Shanghai"))
        );
    }
}
