//! What lessons need: the day on which one is given, and what is wrong with it there.

use std::{fs, path::Path};

use clap::ValueEnum;

use super::{
    bundled,
    input::{self, CliError},
    norms,
};
use crate::{
    feed::{self, Opened, Progress, ndjson::Header},
    guide::{Day, Fault, Lesson, Seen},
    hub::{EventLog, Layout, Occupancy, layout::Point, motion::Scenery, nearest},
    kpi::{Kpi, Series},
    simulate::{Detail, Incident, Plan, simulate},
};

/// A lesson of a file, with its text.
pub fn open_lesson(path: &Path) -> Result<(Lesson, String), CliError> {
    let text = fs::read_to_string(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
    let lesson = Lesson::parse(&text).map_err(|source| CliError::Lesson { path: path.to_owned(), source })?;
    Ok((lesson, text))
}

/// The log of the day on which a lesson is given.
pub fn open_day(day: &Day, layout: &Layout, progress: &Progress) -> Result<Opened, CliError> {
    Ok(match day {
        Day::Opening => feed::open_bytes(bundled::DAY.0, bundled::DAY.1)?,
        Day::File(path) => feed::open(path, progress)?,
        Day::Simulated { incidents, seed } => {
            let incidents = incidents.iter().map(|name| incident(name)).collect::<Result<_, _>>()?;
            let start = jiff::civil::date(2021, 11, 8);
            let plan = Plan { start, days: 1, seed: *seed, incidents, detail: Detail::Cages, has_train: false };
            let log = EventLog::of(&simulate(layout, &plan)?);
            Opened {
                log,
                header: Some(Header::new(&layout.site, &layout.time_zone)),
                files: Vec::new(),
                refused: Vec::new(),
            }
        }
    })
}

/// What goes wrong, by its name on the command line.
fn incident(name: &str) -> Result<Incident, CliError> {
    Incident::from_str(name, false).map_err(|_| {
        let known: Vec<String> = Incident::ALL
            .iter()
            .filter_map(|incident| incident.to_possible_value().map(|value| value.get_name().to_owned()))
            .collect();
        let nearest = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        CliError::NoSuchIncident { found: name.to_owned(), known: known.join(", "), nearest }
    })
}

/// What is wrong with a lesson on its day, told with the lines of its text.
pub fn faults(lesson: &Lesson, text: &str, layout: &Layout) -> Result<Vec<Fault>, CliError> {
    let opened = input::watched(|progress| open_day(&lesson.day, layout, progress))?;
    input::check_site(&opened, layout)?;
    let (log, zone) = (&opened.log, input::zone_of(&opened));
    let (begin, _) = log.span().ok_or(CliError::NoEvents)?;
    let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(log));
    let scenery = Scenery { log, layout, places: &places, occupancy: &occupancy };
    let goals = norms::open_goals(None)?;
    let kpis: Vec<Series> = Kpi::all(&goals).map(|kpi| Series::of(kpi, &scenery)).collect();
    let (state, eye) = (log.state_at(begin), (Point::default(), 0.0));
    let seen = Seen { log, layout, places: &places, kpis: &kpis, state: &state, object: None, place: None, eye };
    Ok(lesson.check(text, &seen, &zone))
}
