//! `hubscope kpi`: the key figures up to an instant.

use std::{collections::BTreeMap, fmt::Write, path::PathBuf};

use serde_json::json;

use super::{
    input::{self, CliError},
    norms,
};
use crate::{
    hub::{Flow, Occupancy, TimeSpan, motion::Scenery},
    kpi::{Kpi, Measure, Reading, Series, Window, made_of, since},
    language::{Language, numerals::number, within},
    publish, say,
};

/// Which log, and which instant.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A file or folder; left out, or `day`, the bundled day
    log: Option<PathBuf>,
    /// The instant; left out, the end of the log
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    at: Option<String>,
    /// Count what goes in one direction only
    #[arg(long, value_name = "DIRECTION")]
    flow: Option<Direction>,
    /// Read the figures over a window before the instant, too: shift, day, or so long: 8h, 1d12h, 90m
    #[arg(long, value_name = "WINDOW", value_parser = Window::parse)]
    window: Option<Window>,
    /// The scene
    #[arg(long, value_name = "FILE")]
    scene: Option<PathBuf>,
    /// A file that maps the ids of another system to places of the scene
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// What is wanted of the figures, and how late is on time; left out, what comes with the program
    #[arg(long, value_name = "FILE")]
    targets: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print CSV
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// Print what every figure is and where its formula comes from, as Markdown
    #[arg(long, conflicts_with_all = ["log", "at", "json", "csv"])]
    reference: bool,
}

/// Runs the command. What programs read is in English.
pub fn run(args: &Args) -> Result<(), CliError> {
    let language = if args.json || args.csv { Language::English } else { Language::spoken() };
    language.speaking(|| told(args))
}

fn told(args: &Args) -> Result<(), CliError> {
    let goals = norms::open_goals(args.targets.as_deref())?;
    if args.reference {
        let layout = input::open_scene(args.scene.as_deref())?;
        return input::print(&publish::reference(&goals, &layout, &norms::open_site(None)?));
    }
    let layout = input::open_scene_of(args.log.as_deref(), args.scene.as_deref(), args.map.as_deref())?;
    let opened = input::open_log(args.log.as_deref())?;
    let (log, zone) = (&opened.log, input::zone_of(&opened));
    let ((_, end), begin) = log.span().zip(since(log)).ok_or(CliError::NoEvents)?;
    let at = args.at.as_deref().map(|at| input::instant(at, log, &zone)).transpose()?.unwrap_or(end);
    let (places, occupancy) = (layout.resolve(log.places()), Occupancy::of(log));
    let scenery = Scenery { log, layout: &layout, places: &places, occupancy: &occupancy };
    let hour = at - TimeSpan::from_minutes(60);
    let window =
        args.window.map(|window| window.read(at, &layout, &zone)).map(|(from, until)| (from.max(begin), until));
    let all = Kpi::all(&goals).map(|kpi| {
        let series = Series::of(kpi, &scenery);
        let series = match args.flow {
            Some(direction) => series.of_objects(|object| log.identity(object).1 == direction.flow()),
            None => series,
        };
        let over = window.map(|(from, until)| series.reading(from, until));
        let kinds = if args.json { made_of(log, &series.behind(begin, at)) } else { BTreeMap::new() };
        (kpi, series.reading(hour, at), over, (series.reading(begin, at), kinds))
    });
    if args.json {
        let figure = |reading: Reading| json!({ "count": reading.count, "value": reading.value, "p90": reading.p90, "max": reading.most, "within_percent": reading.within });
        let figures = all.map(|(kpi, last_hour, over, (whole, kinds))| {
            let mut so_far = figure(whole);
            so_far["made_of"] = json!(kinds);
            json!({
                "id": kpi.id, "label": kpi.label(), "unit": kpi.measure.unit(), "definition": kpi.definition(),
                "source": kpi.source(), "target": kpi.target, "tolerance_minutes": kpi.tolerance, "last_hour": figure(last_hour), "so_far": so_far, "window": over.map(figure),
            })
        });
        let flow = args.flow.map(Direction::flow);
        let window = args
            .window
            .map(Window::label)
            .zip(window)
            .map(|(label, (from, until))| json!({ "label": label, "after": from, "until": until }));
        let figures = figures.collect::<Vec<_>>();
        let since = log.part_begins();
        return input::print_json(
            &json!({ "at": at, "part_begins": since, "flow": flow, "window": window, "figures": figures }),
        );
    }
    if args.csv {
        let span = args.window.map(Window::label).unwrap_or_default();
        let all: Vec<_> = all.collect();
        let readings = all.iter().flat_map(|(kpi, last_hour, over, (whole, _))| {
            let over = over.map(|reading| (kpi, span.as_str(), reading));
            [(kpi, "last 60 min", *last_hour)].into_iter().chain(over).chain([(kpi, "so far", *whole)])
        });
        return input::print(&publish::figures_table(readings));
    }
    let clock = at.zoned(&zone).strftime("%Y-%m-%d %H:%M:%S %Z");
    let direction = args.flow.map(|direction| format!(", {}", within(direction.flow().label()))).unwrap_or_default();
    let title = args.window.map(Window::label).unwrap_or_default();
    let cases = say!("cli-cases");
    let over = if window.is_some() { format!(" {title:>46} {cases:>7}") } else { String::new() };
    let head = format!("{:<28} {:>16}{over} {:>46} {cases:>7}", "", say!("cli-last-hour"), say!("cli-so-far"));
    let part = log.part_begins().map(|since| {
        let since = since.zoned(&zone).strftime("%Y-%m-%d %H:%M:%S %Z").to_string();
        format!("{}\n", say!("cli-part", since = since))
    });
    let part = part.unwrap_or_default();
    let mut text =
        format!("{}{direction}\n{part}{head}\n", say!("cli-head", layout = &layout.name, clock = clock.to_string()));
    for (kpi, last_hour, over, (whole, _)) in all {
        let measure = kpi.measure;
        let short = |reading: Reading| {
            let text = |value: f64| format!("{} {}", number(value, digits(measure, value)), measure.unit_of(value));
            reading.value.map_or_else(|| "-".to_owned(), text)
        };
        let long = |reading: Reading| {
            let within = reading.within.map(|share| say!("cli-in-plan", share = number(share, 0))).unwrap_or_default();
            let spread = reading.p90.zip(reading.most);
            let spread = spread
                .map(|(p90, most)| say!("cli-spread", p90 = number(p90, 0), most = number(most, 0), within = &within));
            spread.map_or_else(|| short(reading), |spread| format!("{} {spread}", short(reading)))
        };
        let (last_hour, so_far) = (short(last_hour), long(whole));
        let cells = match over {
            Some(over) => {
                format!("{last_hour:>16} {:>46} {:>7} {so_far:>46} {:>7}", long(over), over.count, whole.count)
            }
            None => format!("{last_hour:>16} {so_far:>46} {:>7}", whole.count),
        };
        let _ = writeln!(text, "{:<28} {cells}", kpi.label());
    }
    input::print(&text)
}

/// Digits behind the point: what is counted has none, what is a small share has more.
fn digits(measure: Measure, value: f64) -> usize {
    match measure {
        Measure::Now(_) if value.fract() == 0.0 => 0,
        _ if value != 0.0 && value.abs() < 0.1 => 3,
        _ => 1,
    }
}

/// A direction of goods.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Direction {
    Import,
    Export,
    Transfer,
    Rail,
}

impl Direction {
    const fn flow(self) -> Flow {
        match self {
            Self::Import => Flow::Import,
            Self::Export => Flow::Export,
            Self::Transfer => Flow::Transfer,
            Self::Rail => Flow::Rail,
        }
    }
}
