//! What the window and the stills have in common: a log on a scene, ready to be shown.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::input::{self, CliError};
use crate::{
    feed::{Progress, Reader, table::Mapping},
    hub::{EventLog, EventTime, Layout, layout::View},
    publish::Link,
    twin::{self, PlaceMap, Ready, Session},
    ui::Settings,
};

/// Which log to show, and from which instant on.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// A file or folder; the bundled day when there is none.
    pub log: Option<PathBuf>,
    /// The instant.
    pub at: Option<String>,
    /// The object to choose.
    pub select: Option<String>,
    /// Which column of a table is what; left out, that is guessed.
    pub mapping: Option<Mapping>,
    /// The file that says what ids mean, if one was named; the layout has it already.
    pub map: Option<PathBuf>,
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
        self.log = link.log.map(PathBuf::from);
        self.at = self.at.or(link.at);
        self.select = self.select.or(link.select);
        Ok((self, link.eye))
    }

    /// What the log is called.
    pub fn name(&self) -> String {
        let file = self.log.as_ref().map(|path| path.file_name().unwrap_or(path.as_os_str()));
        file.map_or_else(|| "the opening day".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Opens the log on a layout.
    pub fn open(&self, layout: Arc<Layout>, progress: &Progress) -> Result<Ready, CliError> {
        let opened = match &self.log {
            Some(path) => Reader { mapping: self.mapping.clone() }.open(&[path], progress)?,
            None => input::open_log(None)?,
        };
        input::check_site(&opened, &layout)?;
        let (layout, map) = self.mapped(layout)?;
        let zone = input::zone_of(&opened);
        let (from, _) = opened.log.span().ok_or(CliError::NoEvents)?;
        let at = match (&self.at, &self.log) {
            (Some(at), _) => input::instant(at, &opened.log, &zone)?,
            (None, None) => input::instant(OPENING, &opened.log, &zone)?,
            (None, Some(_)) => from,
        };
        let selected = self.select.as_deref().map(|id| input::object(&opened.log, id)).transpose()?;
        let beside = self.log.as_deref().map(twin::notes_beside);
        let notes_file = beside.or_else(|| Settings::kept("opening-day.notes.ron"));
        let session = Session { map, notes_file, ..Session::new(opened.log, layout, zone, self.name()) };
        Ok(Ready { session, at, selected })
    }

    /// The layout with what the map beside the log says, unless another map was named.
    fn mapped(&self, mut layout: Arc<Layout>) -> Result<(Arc<Layout>, PlaceMap), CliError> {
        let file = self.map.clone().or_else(|| self.log.as_deref().map(twin::map_beside));
        let Some(file) = file else { return Ok((layout, PlaceMap::default())) };
        let entries = input::put_map(Arc::make_mut(&mut layout), &file)?;
        Ok((layout, PlaceMap::new(Some(file), entries)))
    }

    /// The hub with no log, to be shown while the log is being read: the opening day at half past twelve.
    pub fn nothing_yet(&self, layout: Arc<Layout>) -> Ready {
        let zone = jiff::tz::TimeZone::get(&layout.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let noon = EventTime::parse("2021-11-08T11:30:00Z").unwrap_or_default();
        Ready { session: Session::new(EventLog::default(), layout, zone, self.name()), at: noon, selected: None }
    }
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
